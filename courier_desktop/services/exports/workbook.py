"""The export as one workbook: a sheet a table, written row by row so that no sheet stands in memory."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from courier_desktop.domain.exports.cells import Value, to_json
from courier_desktop.domain.exports.columns import Column, Kind, Table
from courier_desktop.domain.money import Money, minor_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from courier_desktop.domain.exports.lines import Row
    from courier_desktop.services.exports.files import Line

WORKBOOK = "courier.xlsx"
# What a sheet and a cell of the format can hold; a cell counts in UTF-16 units.
SHEET_ROWS = 1_048_576
_CELL_UNITS = 32_767
_PART = 16_000
_WHOLE_LIMIT = 2**53
# Values that a cell cannot hold as they are: which sheet, row and column, and the JSON of it in parts.
EXACT_SHEET = "exact_values"
EXACT_HEAD = ("table", "row", "column", "part", "json")
_WIDTHS = {Kind.TEXT: 18, Kind.TIME: 24, Kind.LOCAL: 19, Kind.DAY: 11, Kind.JSON: 40, Kind.HEX: 34}
_FIRST_YEAR = 1900
_PLAIN = frozenset({Kind.TEXT, Kind.TIME, Kind.HEX})
# XML has no sign for these two.
_UNWRITABLE = re.compile("[\ufffe\uffff]")
# A sheet of xlsxwriter (imported only when used), a row and a column.
_Place = tuple[Any, int, int]


def sheet_name(table: str, n: int) -> str:
    """The name of a table's nth sheet, counted from 1."""
    return table if n == 1 else f"{table} ({n})"


class _WatchedFile:
    """A file that asks before it writes, so that packing a large workbook can be stopped.

    Once closed it takes everything and keeps nothing: an archive that was stopped still writes its end.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._place = 0
        self.check: Callable[[], object] | None = None

    def write(self, chunk: bytes) -> int:
        check, self.check = self.check, None
        if check is not None:
            check()
            self.check = check
        if not self._file.closed:
            self._file.write(chunk)
        self._place += len(chunk)
        return len(chunk)

    def tell(self) -> int:
        return self._place

    def seek(self, place: int, whence: int = 0) -> int:
        if not self._file.closed:
            place = self._file.seek(place, whence)
        self._place = place
        return place

    def flush(self) -> None:
        if not self._file.closed:
            self._file.flush()

    def close(self) -> None:
        self._file.close()


class WorkbookWriter:
    """Writes every table into one workbook; text stays text, days and local times are real dates."""

    def __init__(self, folder: Path, sheet_rows: int = SHEET_ROWS) -> None:
        from xlsxwriter import Workbook

        options = {
            "constant_memory": True,
            "tmpdir": str(folder),
            "use_zip64": True,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "nan_inf_to_errors": True,
        }
        self._file = _WatchedFile(folder / WORKBOOK)
        self._book = Workbook(self._file, options)
        self._sheet_rows = sheet_rows
        self._bold = self._book.add_format({"bold": True})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._amounts = {
            digits: self._book.add_format({"num_format": "0" + f".{'0' * digits}" * bool(digits)}) for digits in (0, 2)
        }
        self._exact: Any = None
        self._exact_rows = 0

    def write(self, table: Table, lines: Iterable[Line]) -> str:
        """Write a table into its sheet, and into further ones when it is longer than a sheet; its file."""
        sheets, last = 1, len(table.columns) - 1
        sheet, place = self._begun(sheet_name(table.name, sheets), table), 0
        for n, (row, _) in enumerate(lines, start=1):
            place += 1
            if place == self._sheet_rows:
                self._finished(sheet, table, place)
                sheets += 1
                sheet, place = self._begun(sheet_name(table.name, sheets), table), 1
            for at, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                # An empty text is a cell that is not there, but at the end: a row must not vanish.
                if value is None or (value == "" and not column.empty and at < last):
                    continue
                if not self._put((sheet, place, at), value, column):
                    self._put_exact(table.name, n, column.name, json.dumps(value))
        self._finished(sheet, table, place + 1)
        return WORKBOOK

    def close(self, check: Callable[[], object] = lambda: None) -> None:
        """Write the file itself. OSError when it cannot be written."""
        from xlsxwriter.exceptions import FileCreateError

        self._file.check = check
        try:
            self._book.close()
        except FileCreateError as error:
            # xlsxwriter wraps what the system said.
            raise error.args[0] from error

    def release(self) -> None:
        """Let go of the files in which the sheets were growing, and of the workbook's."""
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()
        self._file.close()

    def _put_exact(self, table: str, row: int, column: str, text: str) -> None:
        """Write what a cell could not hold, in parts, into a sheet of its own."""
        if self._exact is None:
            self._exact = self._book.add_worksheet(EXACT_SHEET)
            for at, title in enumerate(EXACT_HEAD):
                self._exact.write_string(0, at, title, self._bold)
        for part, start in enumerate(range(0, len(text), _PART), start=1):
            self._exact_rows += 1
            self._exact.write_string(self._exact_rows, 0, table)
            self._exact.write_number(self._exact_rows, 1, row)
            self._exact.write_string(self._exact_rows, 2, column)
            self._exact.write_number(self._exact_rows, 3, part)
            # In quotes, so that no part begins or ends with a blank.
            self._exact.write_string(self._exact_rows, 4, f'"{text[start : start + _PART]}"')

    def _begun(self, name: str, table: Table) -> Any:  # noqa: ANN401 - xlsxwriter's sheet, imported only when used
        sheet = self._book.add_worksheet(name)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _WIDTHS.get(column.kind, 10))
            sheet.write_string(0, at, column.name, self._bold)
        sheet.freeze_panes(1, 0)
        return sheet

    def _finished(self, sheet: Any, table: Table, rows: int) -> None:  # noqa: ANN401 - as above
        sheet.autofilter(0, 0, max(rows - 1, 0), len(table.columns) - 1)

    def _put(self, place: _Place, value: Value, column: Column) -> bool:
        """Write a cell; whether it holds the value exactly."""
        if column.kind in _PLAIN and isinstance(value, str):
            return _put_text(place, value) and (value != "" or not column.empty)
        if column.kind is Kind.JSON:
            return _put_text(place, to_json(value))
        sheet, row, at = place
        match value:
            case bool():
                sheet.write_boolean(row, at, value)
            case int() | float():
                sheet.write_number(row, at, value)
                # The format keeps sixteen digits.
                return abs(value) < _WHOLE_LIMIT and float(f"{value:.16G}") == value
            case Money():
                digits = minor_digits(value.currency)
                sheet.write_number(row, at, value.amount_minor / 10**digits, self._amounts[digits])
            case str() if column.kind in {Kind.LOCAL, Kind.DAY} and (moment := _moment(value, column.kind)):
                style = self._time if column.kind is Kind.LOCAL else self._day
                sheet.write_datetime(row, at, moment, style)
            case str():
                return _put_text(place, value)
        return True


def _put_text(place: _Place, text: str) -> bool:
    """Write a cell of text; whether it holds all of it."""
    sheet, row, at = place
    short = text
    if len(text) > _PART and _units(text) > _CELL_UNITS:
        short = f"{text[:_PART]}…"
    sheet.write_string(row, at, short)
    return short is text and not _UNWRITABLE.search(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _moment(text: str, kind: Kind) -> date | None:
    """The real date of such a text; None when a spreadsheet knows none so early."""
    moment = datetime.fromisoformat(text) if kind is Kind.LOCAL else date.fromisoformat(text)
    return moment if moment.year > _FIRST_YEAR else None


def from_workbook(cells: Sequence[object], table: Table, exact: dict[str, Value]) -> Row:
    """The row that such cells hold. ValueError or TypeError when they hold none."""
    return [
        exact[column.name] if column.name in exact else _from_sheet(cell, column)
        for cell, column in zip(cells, table.columns, strict=True)
    ]


def _from_sheet(cell: object, column: Column) -> Value:
    if cell == "" and column.empty:
        return None
    match column.kind:
        case Kind.WHOLE | Kind.NUMBER:
            return _figure(cell, column.kind)
        case Kind.FLAG:
            return cell if isinstance(cell, bool) else bool(_figure(cell, Kind.WHOLE))
        case Kind.JSON:
            found: Value = json.loads(str(cell))
            return found
        case Kind.LOCAL if isinstance(cell, datetime):
            return cell.strftime("%Y-%m-%d %H:%M:%S")
        case _:
            if not isinstance(cell, str):
                raise TypeError(column.name)
            return cell


def _figure(cell: object, kind: Kind) -> int | float:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        raise TypeError(kind)
    return cell if kind is Kind.NUMBER else int(cell)
