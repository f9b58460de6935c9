"""The address of an order out of its cells, in any of the ways in which sheets write one."""

from __future__ import annotations

import re
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.intake.cells import Cells, Rows

_MEXICO = "MX"
_CP = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_WHOLE_LINE_COMMAS = 2
_SHORT_INTERIOR = 12
_CROSSING_SIGN = re.compile(r"\d\s+(?:x|por|entre|e/)\s+\d", re.IGNORECASE)


def address_of(rows: Rows, cells: Cells, country: str) -> Address:
    """The address of an order. `country` is the one to assume where the sheet names none.

    The payer's address stands in as a whole where the recipient's has no street, never mixed with it.
    """
    get = _chooser(rows, cells)
    code = country_code(get(Field.COUNTRY)) or country
    parts = Parts(
        exterior=get(Field.EXTERIOR),
        interior=cells.joined(rows, Field.INTERIOR, " ") if get(Field.INTERIOR) else "",
        colonia=get(Field.COLONIA),
        postal_code=get(Field.POSTAL_CODE),
        municipality=get(Field.MUNICIPALITY),
        state=get(Field.STATE),
        between=get(Field.BETWEEN),
        references=cells.joined(rows, Field.REFERENCES, "; "),
    )
    if place := get(Field.PLACE):
        _take_place(place, parts)
    whole, street = get(Field.FULL_ADDRESS), get(Field.STREET)
    if whole and not street:
        _merge(parts, split_line(whole, mexican=code == _MEXICO))
    elif _is_whole(street, parts):
        _merge(parts, split_line(street, mexican=code == _MEXICO))
    else:
        parts.street = street
    _take_second_line(cells.joined(rows, Field.ADDRESS_LINE2, ", ") if get(Field.ADDRESS_LINE2) else "", parts, code)
    _settle_street(parts, code)
    return _finished(
        parts, parts.country or code, cells.first(rows, Field.LATITUDE), cells.first(rows, Field.LONGITUDE)
    )


def names_unknown_country(rows: Rows, cells: Cells) -> str:
    """The country's cell when it names no country known here, else empty."""
    text = _chooser(rows, cells)(Field.COUNTRY)
    return text if text and not country_code(text) else ""


def _chooser(rows: Rows, cells: Cells) -> Callable[[Field], str]:
    """Reads the recipient's cells, or the payer's when only they have a street."""
    own = _first_own(rows, cells)
    if own(Field.STREET) or own(Field.FULL_ADDRESS):
        return own
    for row in rows:
        if cells.spare(row, Field.STREET) or cells.spare(row, Field.FULL_ADDRESS):
            return _first_spare(rows, cells)
    return own


def _first_own(rows: Rows, cells: Cells) -> Callable[[Field], str]:
    if len(rows) == 1:
        row = rows[0]
        return lambda field: cells.own(row, field)
    return lambda field: next((text for row in rows if (text := cells.own(row, field))), "")


def _first_spare(rows: Rows, cells: Cells) -> Callable[[Field], str]:
    """The payer's cells, and where the sheet has no such column of the payer's, the plain one."""

    def get(field: Field) -> str:
        spare = next((text for row in rows if (text := cells.spare(row, field))), "")
        if spare or cells.mapping.columns(field, fallback=True):
            return spare
        return next((text for row in rows if (text := cells.own(row, field))), "")

    return get


def _is_whole(street: str, parts: Parts) -> bool:
    """Whether the street's cell holds the whole address: commas, and nothing in the other cells."""
    if parts.postal_code or parts.municipality or street.count(",") < _WHOLE_LINE_COMMAS:
        return False
    return not parts.exterior


def _merge(parts: Parts, found: Parts) -> None:
    """Fill what is empty with what was found in the one line; a cell of its own wins."""
    for name in Parts.__dataclass_fields__:
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
    if _CROSSING_SIGN.search(parts.street) and not parts.between:
        parts.between, parts.street = take_crossing(parts.street)
    told = bool(parts.exterior)
    if country == _MEXICO:
        if not told:
            parts.street, parts.exterior, interior = split_street(parts.street)
            parts.interior = parts.interior or interior
        parts.interior = bare_interior(parts.interior)
        parts.colonia = colonia_named(parts.colonia) or parts.colonia
    parts.exterior = exterior = parts.exterior.lstrip("#").strip()
    if told and exterior and parts.street.endswith(f" {exterior}"):
        shorter = parts.street[: -len(exterior)].rstrip(" #,")
        parts.street = parts.street if is_street_kind(shorter) else shorter
    if parts.between[:5].lower() == "entre":
        parts.between = take_between(parts.between)[0] or parts.between


def _finished(parts: Parts, country: str, latitude: str, longitude: str) -> Address:
    """The parts as an address, states and postal codes in their full form."""
    postal_code = clean_postal_code(parts.postal_code, country) if parts.postal_code else ""
    state = parts.state
    if country == _MEXICO:
        if postal_code and not postal_code.isdigit() and (found := _CP.search(postal_code)):
            postal_code = found[1]
        state = mexican_state(state) or state if state else ""
    return Address(
        street=parts.street,
        exterior=parts.exterior,
        interior=parts.interior,
        colonia=parts.colonia,
        postal_code=postal_code,
        municipality=parts.municipality,
        state=state,
        country=country,
        between=parts.between,
        references=parts.references,
        latitude=_degrees(latitude, 90),
        longitude=_degrees(longitude, 180),
    )


def _degrees(text: str, most: int) -> float | None:
    """The degrees of a cell, None when it holds none that exist; 0 is a sheet's way of saying nothing."""
    if not text:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if 0 < abs(value) <= most else None
