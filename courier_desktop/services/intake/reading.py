"""A file's sheets as plain cells, whatever it is: delimited text, XLSX, XLS, ODS, a web table; or why it is none."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import UnreadableFileError
from courier_desktop.domain.intake.header import header_score
from courier_desktop.domain.intake.table import RawTable, squared
from courier_desktop.services.intake.decoding import decoded, repaired, visible
from courier_desktop.services.intake.markup import looks_like_markup, tables_of
from courier_desktop.services.intake.separated import read_rows

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 256 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first bytes of files that people drop by mistake, and what they are.
_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
)
_CONTROL_SHARE = 20
_MOST_CELLS = 20_000_000
_THREE_DECIMALS = 3


def read_tables(path: Path) -> list[RawTable]:
    """The sheets of a file that hold anything, as they stand in it.

    Raises UnreadableFileError, whose `why` is the code of the sentence to say.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFileError(why="file_too_large", path=path.name, limit=f"{MOST_BYTES >> 20} MB")
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(why="file_missing", path=path.name) from None
    except OSError:
        raise UnreadableFileError(why="file_no_access", path=path.name) from None
    return tables_in(content, path.name)


def tables_in(content: bytes, name: str) -> list[RawTable]:
    """The sheets in those bytes; `name` is only told in errors."""
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError(why="empty_file", path=name)
    for head, kind in _STRANGERS:
        if content.startswith(head) and not (head == b"BM" and _is_text(content)):
            raise UnreadableFileError(why="wrong_type", path=name, type=kind)
    found = _workbook(content, name) if content.startswith((_ZIP, _OLE)) else _text_tables(content, name)
    tables = [table for table in found if any(any(row) for row in table.rows)]
    if not tables:
        raise UnreadableFileError(why="empty_file", path=name)
    return tables


def best_table(tables: list[RawTable]) -> RawTable:
    """The sheet that looks most like orders: a known header and rows below it; the first among equals."""

    def rank(table: RawTable) -> tuple[float, int]:
        score = header_score(table)
        return (score * (2 if len(table.rows) > 1 else 1), 0)

    return tables[0] if len(tables) == 1 else max(tables, key=rank)


def _is_text(content: bytes) -> bool:
    """Whether the bytes read as text rather than as a program's own."""
    sample = content[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(1 for b in sample if b < 9 or 13 < b < 32)  # noqa: PLR2004 - control characters but white space
    zeros = sample.count(0)
    return (odd - zeros) * _CONTROL_SHARE <= len(sample) and (zeros * 3 <= len(sample) * 2)


def _text_tables(content: bytes, name: str) -> list[RawTable]:
    """The one table of a delimited text, or those of a web page."""
    if not _is_text(content):
        raise UnreadableFileError(why="wrong_type", path=name)
    text = repaired(decoded(content))
    if looks_like_markup(text):
        return [squared(name, rows) for rows in tables_of(text)]
    if text.lstrip()[:1] in {"{", "["} and text.rstrip()[-1:] in {"}", "]"}:
        raise UnreadableFileError(why="wrong_type", path=name, type="JSON")
    rows = read_rows(text)
    table = squared(name, rows)
    if table.width < 2:  # noqa: PLR2004 - one column names nobody's address
        raise UnreadableFileError(why="one_column", path=name)
    return [table]


def _workbook(content: bytes, name: str) -> list[RawTable]:
    """The visible sheets of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        shown = [sheet for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible] or sheets
        found = []
        for sheet in shown:
            cells = book.get_sheet_by_name(sheet.name)
            # One stray cell in the last row makes a sheet of a million empty ones.
            if cells.total_height * cells.total_width > _MOST_CELLS:
                raise UnreadableFileError(why="file_too_large", path=name, limit=f"{_MOST_CELLS:,}")
            rows = cells.to_python(skip_empty_area=False)
            found.append(squared(sheet.name, [[_cell(value) for value in row] for row in rows]))
    except PasswordError:
        raise UnreadableFileError(why="encrypted_file", path=name) from None
    except (CalamineError, OSError, ValueError):
        raise _no_workbook(content, name) from None
    return found


def _no_workbook(content: bytes, name: str) -> UnreadableFileError:
    """Why a container is no workbook: a document, an archive of something else, or a damaged one."""
    if b"word/document.xml" in content:
        return UnreadableFileError(why="wrong_type", path=name, type="DOCX")
    if content.startswith(_ZIP) and not any(mark in content for mark in (b"xl/", b"opendocument", b"content.xml")):
        return UnreadableFileError(why="wrong_type", path=name, type="ZIP")
    return UnreadableFileError(why="file_unreadable", path=name)


def _cell(value: str | float | bool | time | date | datetime | timedelta | None) -> str:  # noqa: FBT001 - a cell may be a boolean
    """A cell's value as people write it: whole numbers without ".0", dates the ISO way, midnight left out."""
    match value:
        case str():
            return visible(value) if "\x00" not in value else visible(value.replace("\x00", ""))
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return _figure(value)
        case datetime():
            return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
        case time():
            return value.isoformat("minutes")
        case _:
            return str(value)


def _figure(value: float) -> str:
    """A number's digits; three decimals get a fourth, for a dot before three digits would part thousands."""
    if value == int(value) if abs(value) < 1e18 else False:  # noqa: PLR2004 - beyond that no digit is meant
        return str(int(value))
    text = f"{value:.10f}".rstrip("0").rstrip(".") if abs(value) < 1e18 else repr(value)  # noqa: PLR2004
    if len(text.partition(".")[2]) == _THREE_DECIMALS:
        text += "0"
    return text
