"""The address of an order out of its cells, in any of the ways in which sheets write one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address, clean_postal_code
from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.places import country_code, is_state, mexican_state
from courier_desktop.domain.intake.streets import (
    Parts,
    bare_interior,
    colonia_named,
    is_interior,
    is_street_kind,
    split_line,
    split_street,
    take_between,
    take_crossing,
)
from courier_desktop.domain.values import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.intake.cells import Cells, Row, Rows

_MEXICO = "MX"
_CP = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_WHOLE_LINE_COMMAS = 2
_SHORT_INTERIOR = 12
_CROSSING_SIGN = re.compile(r"\d\s+(?:x|por|entre|e/)\s+\d", re.IGNORECASE)


class AddressBook:
    """Reads the addresses of a sheet's orders."""

    __slots__ = ("_cells", "_interior", "_located", "_own", "_payers", "_references", "_spare", "_street", "_whole")

    def __init__(self, cells: Cells) -> None:
        """Look up once where the parts of an address stand."""
        self._cells = cells
        self._own = tuple(cells.owner(field) for field in _PLAIN)
        self._spare = tuple(
            cells.reader(field) if not cells.mapping.columns(field, fallback=True) else _spare_of(cells, field)
            for field in _PLAIN
        )
        self._street, self._whole = cells.owner(Field.STREET), cells.owner(Field.FULL_ADDRESS)
        # Where nobody else's address stands, it need not be looked whose counts.
        self._payers = any(cells.mapping.columns(field, fallback=True) for field in (Field.STREET, Field.FULL_ADDRESS))
        self._interior, self._references = cells.joiner(Field.INTERIOR, " "), cells.joiner(Field.REFERENCES, "; ")
        self._located = (
            (cells.reader(Field.LATITUDE), cells.reader(Field.LONGITUDE))
            if cells.has(Field.LATITUDE) or cells.has(Field.LONGITUDE)
            else None
        )

    def address(self, rows: Rows, row: Row, country: str) -> tuple[Address, str]:
        """The address of an order (`row` = its rows merged), and its country's cell when it names none known here.

        `country` is the one to assume where the sheet names none. The payer's address stands in as a whole where the
        recipient's has no street, never mixed with it.
        """
        cells = self._cells
        own = (
            not self._payers
            or bool(self._street(row) or self._whole(row))
            or not (cells.spare(row, Field.STREET) or cells.spare(row, Field.FULL_ADDRESS))
        )
        street, whole, exterior, interior, colonia, postal_code, municipality, state, between, named, place, line2 = [
            read(row) for read in (self._own if own else self._spare)
        ]
        told = country_code(named) if named else ""
        code = told or country
        if interior and own:
            interior = self._interior(rows)
        references = self._references(rows)
        parts = Parts("", exterior, interior, colonia, postal_code, municipality, state, "", between, references)
        if place:
            _take_place(place, parts)
        if (whole and not street) or ("," in street and _is_whole(street, parts)):
            _merge(parts, split_line(street or whole, mexican=code == _MEXICO))
        else:
            parts.street = street
        if line2:
            _take_second_line(cells.joined(rows, Field.ADDRESS_LINE2, ", ") if own else line2, parts, code)
        _settle_street(parts, code)
        latitude, longitude = [read(row) for read in self._located] if self._located else ("", "")
        return _finished(parts, parts.country or code, latitude, longitude), "" if told else named


_PLAIN = (
    Field.STREET,
    Field.FULL_ADDRESS,
    Field.EXTERIOR,
    Field.INTERIOR,
    Field.COLONIA,
    Field.POSTAL_CODE,
    Field.MUNICIPALITY,
    Field.STATE,
    Field.BETWEEN,
    Field.COUNTRY,
    Field.PLACE,
    Field.ADDRESS_LINE2,
)


_PART_NAMES = tuple(field.name for field in fields(Parts))


def _spare_of(cells: Cells, field: Field) -> Callable[[Sequence[str]], str]:
    return lambda row: cells.spare(row, field)


def _is_whole(street: str, parts: Parts) -> bool:
    """Whether the street's cell holds the whole address: commas, and nothing in the other cells."""
    if parts.postal_code or parts.municipality or street.count(",") < _WHOLE_LINE_COMMAS:
        return False
    return not parts.exterior


def _merge(parts: Parts, found: Parts) -> None:
    """Fill what is empty with what was found in the one line; a cell of its own wins."""
    for name in _PART_NAMES:
        have, new = getattr(parts, name), getattr(found, name)
        if new and not have:
            setattr(parts, name, new)
        elif name == "references" and new and new not in have:
            parts.references = f"{have}; {new}"
    # A lone town's name in the line is the colonia when the sheet has the town in a cell of its own.
    if found.municipality and fold(found.municipality) != fold(parts.municipality) and not parts.colonia:
        parts.colonia = found.municipality


def _take_place(text: str, parts: Parts) -> None:
    """As in "BUENOS AIRES / 11 DE SEPTIEMBRE / 1657": the figure is the postal code, the first name the state."""
    pieces = [piece.strip() for piece in re.split(r"\s*/\s*|\s+-\s+|,", text) if piece.strip()]
    for piece in [p for p in pieces if any(c.isdigit() for c in p)][::-1]:
        if not parts.postal_code and re.fullmatch(r"[A-Za-z]?\d{4,5}(?:[A-Za-z]{3}|-\d{3})?", piece):
            parts.postal_code = piece
            pieces.remove(piece)
    if len(pieces) > 1 and is_state(pieces[-1]) and not is_state(pieces[0]):
        pieces.reverse()
    if pieces:
        parts.state = parts.state or pieces[0]
    if len(pieces) > 1:
        parts.municipality = parts.municipality or ", ".join(pieces[1:])


def _take_second_line(line: str, parts: Parts, country: str) -> None:
    """The second address line is a flat, a colonia, streets between, or else a reference."""
    if not line:
        return
    between, rest = take_between(line)
    if between and not parts.between:
        parts.between, line = between, rest
    if not line or fold(line) == fold(parts.street):
        return
    named = colonia_named(line)
    if named and not parts.colonia:
        parts.colonia = named
    elif is_interior(line) or (len(line) <= _SHORT_INTERIOR and any(c.isdigit() for c in line)):
        parts.interior = " ".join(part for part in (parts.interior, bare_interior(line)) if part)
    elif country == _MEXICO and not parts.colonia and not any(c.isdigit() for c in line):
        parts.colonia = line
    elif country != _MEXICO and not parts.interior:
        parts.interior = line
    else:
        parts.references = "; ".join(part for part in (parts.references, line) if part)


def _settle_street(parts: Parts, country: str) -> None:
    """Numbers out of the street's cell in Mexico, crossings, and a number said twice."""
    street = parts.street
    if not parts.between and " " in street and street[-1:].isdigit() and _CROSSING_SIGN.search(street):
        parts.between, parts.street = take_crossing(parts.street)
    told = bool(parts.exterior)
    if country == _MEXICO:
        if not told:
            parts.street, parts.exterior, interior = split_street(parts.street)
            parts.interior = parts.interior or interior
        if parts.interior:
            parts.interior = bare_interior(parts.interior)
        if parts.colonia:
            parts.colonia = _colonia(parts.colonia)
    parts.exterior = exterior = parts.exterior.lstrip("# ")
    if told and exterior and parts.street.endswith(f" {exterior}"):
        shorter = parts.street[: -len(exterior)].rstrip(" #,")
        parts.street = parts.street if is_street_kind(shorter) else shorter
    if parts.between and parts.between[:5].lower() == "entre":
        parts.between = take_between(parts.between)[0] or parts.between


@lru_cache(maxsize=4096)
def _colonia(text: str) -> str:
    """The colonia without the word that says what it is; a sheet names few, each many times."""
    return colonia_named(text) or text


@lru_cache(maxsize=4096)
def _postal_code(text: str, country: str) -> str:
    """The postal code in its full form."""
    code = clean_postal_code(text, country)
    if country == _MEXICO and code and not code.isdigit() and (found := _CP.search(code)):
        return found[1]
    return code


def _finished(parts: Parts, country: str, latitude: str, longitude: str) -> Address:
    """The parts as an address, states and postal codes in their full form."""
    state = parts.state
    if state and country == _MEXICO:
        state = mexican_state(state) or state
    return Address(
        street=parts.street,
        exterior=parts.exterior,
        interior=parts.interior,
        colonia=parts.colonia,
        postal_code=_postal_code(parts.postal_code, country) if parts.postal_code else "",
        municipality=parts.municipality,
        state=state,
        country=country,
        between=parts.between,
        references=parts.references,
        latitude=_degrees(latitude, 90) if latitude else None,
        longitude=_degrees(longitude, 180) if longitude else None,
    )


def _degrees(text: str, most: int) -> float | None:
    """The degrees of a cell, None when it holds none that exist; 0 is a sheet's way of saying nothing."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if 0 < abs(value) <= most else None
