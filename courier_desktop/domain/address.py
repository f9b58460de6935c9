"""Addresses the Mexican way: street, numbers, colonia, CP, entre calles, referencias; country-neutral underneath."""

from __future__ import annotations

import re
from dataclasses import fields
from operator import attrgetter
from typing import Any

from courier_desktop.domain.values import dataclass, replace

_FIVE_DIGIT_COUNTRIES = frozenset({"MX"})
# What a spreadsheet leaves of "01000".
_ZERO_LOST = 4
_FIVE_DIGITS = 5
_DECIMAL_TAIL = re.compile(r"^(\d+)\.0+$")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a parcel goes. Every part may be empty; `country` is ISO 3166 alpha-2."""

    street: str = ""
    exterior: str = ""
    interior: str = ""
    colonia: str = ""
    postal_code: str = ""
    municipality: str = ""
    state: str = ""
    country: str = "MX"
    between: str = ""
    references: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def missing(self) -> tuple[str, ...]:
        """The parts without which nobody can find the door, in order: street, exterior, postal_code."""
        # Outside Mexico shops write the number into the street line, so only an empty line counts there.
        numbered = self.exterior or self.country != "MX" or any(c.isdigit() for c in self.street)
        if numbered and self.street and self.postal_code:
            return ()
        told = (("street", self.street), ("exterior", numbered), ("postal_code", self.postal_code))
        return tuple(name for name, given in told if not given)

    def street_line(self, interior_word: str = "int.") -> str:
        """The first line: "Calle Gómez de Mendiola 1873, int. 4"."""
        line = " ".join(part for part in (self.street, self.exterior) if part)
        return f"{line}, {interior_word} {self.interior}" if self.interior else line

    def city_line(self) -> str:
        """The last line: "Oblatos, 44380 Guadalajara"."""
        city = " ".join(part for part in (self.postal_code, self.municipality) if part)
        return ", ".join(part for part in (self.colonia, city) if part)


def clean_postal_code(raw: str, country: str = "MX") -> str:
    """The postal code as text: spreadsheets' leading apostrophe and ".0" gone, Mexico's leading zero back."""
    if len(raw) == _FIVE_DIGITS and raw.isdecimal():
        return raw
    text = raw.strip().lstrip("'’").strip()
    if tail := _DECIMAL_TAIL.match(text):
        text = tail.group(1)
    if country in _FIVE_DIGIT_COUNTRIES and text.isdigit() and len(text) == _ZERO_LOST:
        return f"0{text}"
    return text


def tidy(address: Address) -> Address:
    """The address with runs of white space and invisible characters folded in every part."""
    # Most are tidy, as one look at all parts together tells; white space other than the blank is not printable.
    whole = f"{_MARK}{_MARK.join(_text_parts(address))}{_MARK}"
    if whole.isprintable() and "  " not in whole and f" {_MARK}" not in whole and f"{_MARK} " not in whole:
        return address
    changes: dict[str, Any] = {
        name: clean for name in _TEXT_PARTS if (clean := _clean(text := getattr(address, name))) != text
    }
    return replace(address, **changes) if changes else address


_INVISIBLE = str.maketrans("\u2060\u200b\ufeff", "   ")


def _clean(text: str) -> str:
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


_TEXT_PARTS = tuple(field.name for field in fields(Address) if field.type == "str")
_text_parts = attrgetter(*_TEXT_PARTS)
_MARK = "¦"
