"""The phone of an order: the recipient's, else the buyer's; area codes of their own columns put before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.cleaning import is_error
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.phone import PhoneResult, normalize_phone, usual_mexican

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.intake.cells import Cells, Row

_ARGENTINA = "AR"
_MEXICO = "MX"
_LONGEST_AREA = 4
_LONGEST_LOCAL = 8
_MISSING = PhoneResult("", "phone_missing")
_UNREADABLE = PhoneResult("", "phone_unreadable")


class PhoneBook:
    """Reads phones of a sheet; each distinct cell that wants a closer look once."""

    __slots__ = ("_area", "_columns", "_mobile", "_read", "_sender")

    def __init__(self, cells: Cells, titles: tuple[str, ...]) -> None:
        """Learn which column holds the area code of which number."""
        self._columns = cells.columns(Field.PHONE)
        self._read: dict[tuple[str, str], PhoneResult] = {}
        areas = cells.columns(Field.PHONE_AREA)
        self._area = {i: max(before) for i in cells.columns(Field.PHONE) if (before := [a for a in areas if a < i])}
        self._mobile = frozenset(i for i in cells.columns(Field.PHONE) if "cel" in fold(titles[i]))

    def phone(self, row: Row, raw: Sequence[str], country: str) -> tuple[PhoneResult, str, int]:
        """The first good number of the order, what was typed, and its column; else the first problem and its cell.

        `raw` = the order's first row as it came, where a spreadsheet's error such as #N/A still stands.
        """
        first: tuple[PhoneResult, str, int] | None = None
        for column in self._columns:
            if text := row[column]:
                typed = self._with_area(row, column, text, country) if column in self._area else text
                result = self.read(typed, country)
                if result.e164:
                    return result, text, column
                if first is None or first[0].problem == "phone_missing":
                    first = (result, text, column)
        if first is not None:
            return first
        broken = next((i for i in self._columns if is_error(raw[i])), None)
        if broken is not None:
            return _UNREADABLE, raw[broken].strip(), broken
        return _MISSING, "", self._columns[0] if self._columns else -1

    def read(self, text: str, country: str) -> PhoneResult:
        """The number of one cell."""
        if country == _MEXICO and (usual := usual_mexican(text)):
            return PhoneResult(usual)
        key = (text, country)
        result = self._read.get(key)
        if result is None:
            result = self._read[key] = normalize_phone(text, country)
        return result

    def _with_area(self, row: Row, column: int, text: str, country: str) -> str:
        """The number with its area code; Argentina's mobiles get the 9 that WhatsApp needs and lose the 15."""
        area = row[self._area[column]].lstrip("0+")
        if not area or text.startswith("+"):
            return text
        if country == _ARGENTINA and column in self._mobile:
            return _argentine_mobile(area, text.lstrip("0"))
        return f"{area}{text}"


def _argentine_mobile(area: str, local: str) -> str:
    """Area code and number as +54 9 …, without the 54, the 9 and the 15 that people type in between."""
    if len(area) > _LONGEST_AREA:
        area = area.removeprefix("54").removeprefix("9")
    return f"+549{area}{local.removeprefix('15') if len(local) > _LONGEST_LOCAL else local}"
