"""The readers of an export: the rows of each table out of CSV, JSON lines or a workbook, in a folder or a .zip."""

from __future__ import annotations

import csv
import io
import json
import zlib
from contextlib import contextmanager
from functools import cache
from typing import IO, TYPE_CHECKING, Protocol
from zipfile import BadZipFile, ZipFile

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.exports import manifest
from courier_desktop.domain.exports.cells import Value, from_cell
from courier_desktop.domain.exports.lines import Row, fits, from_line
from courier_desktop.domain.exports.manifest import ExportFormat, FileFacts, Manifest
from courier_desktop.domain.exports.tables import TABLES, VERSION
from courier_desktop.domain.values import replace
from courier_desktop.services.exports.workbook import EXACT_HEAD, EXACT_SHEET, WORKBOOK, from_workbook, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from courier_desktop.domain.exports.columns import Table

_FIELD_LIMIT = 1 << 30
# Of a table that an older export did not have yet.
NO_FILE = FileFacts("", 0, "")


class Package(Protocol):
    """Where an export's files are."""

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file. OSError or KeyError when it is not there."""


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, name: str) -> IO[bytes]:
        return (self._path / name).open("rb")


class _Archive:
    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(name)


@contextmanager
def opened(source: Path) -> Iterator[tuple[Package, Manifest]]:
    """The export in that folder or .zip, with what it says of itself. RefusedError when it is none, or a newer one."""
    try:
        archive = None if source.is_dir() else ZipFile(source)
    except (OSError, BadZipFile):
        raise RefusedError("export_unknown", path=str(source)) from None
    package = _Folder(source) if archive is None else _Archive(archive)
    try:
        yield package, _manifest(package, source)
    finally:
        if archive is not None:
            archive.close()


def _manifest(package: Package, source: Path) -> Manifest:
    try:
        with package.open(manifest.NAME) as file:
            text = file.read().decode()
        version = manifest.version_of(text)
    except _unreadable():
        raise RefusedError("export_unknown", path=str(source)) from None
    if version > VERSION:
        raise RefusedError("export_newer", path=str(source))
    try:
        said = manifest.from_text(text)
    except (LookupError, ValueError, TypeError, AttributeError):
        raise RefusedError("export_damaged", file=manifest.NAME) from None
    if said.files.keys() != {table.name for table in TABLES if table.since <= version}:
        raise RefusedError("export_damaged", file=manifest.NAME)
    younger = {table.name: NO_FILE for table in TABLES if table.since > version}
    return replace(said, files=said.files | younger)


def rows(package: Package, how: ExportFormat, table: Table) -> Iterator[Row]:
    """A table's rows in their order. RefusedError, with the row, when the file is not as it was written."""
    reader = {ExportFormat.CSV: _csv, ExportFormat.JSONL: _json_lines, ExportFormat.XLSX: _sheets}[how]
    file = WORKBOOK if how is ExportFormat.XLSX else f"{table.name}.{how}"
    found = reader(package, file, table)
    place = 0
    while True:
        place += 1
        try:
            row = next(found, None)
        except (UnicodeDecodeError, zlib.error) as error:
            # Read ahead: nobody knows in which row.
            raise RefusedError("export_damaged", file=file) from error
        except _unreadable() as error:
            raise RefusedError("export_damaged", file=file, row=place) from error
        if row is None:
            return
        if not fits(table, row):
            raise RefusedError("export_damaged", file=file, row=place)
        yield row


@cache
def _unreadable() -> tuple[type[Exception], ...]:
    """What is raised over a file that is missing, cut, changed or none of ours."""
    from python_calamine import CalamineError

    return (OSError, EOFError, LookupError, ValueError, TypeError, csv.Error, BadZipFile, zlib.error, CalamineError)


def _csv(package: Package, file: str, table: Table) -> Iterator[Row]:
    # A body may be longer than the module's 128 KB; the limit is the process's and only ever raised.
    csv.field_size_limit(_FIELD_LIMIT)
    columns = table.columns
    with package.open(file) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
        lines = csv.reader(text, strict=True)
        _check_head(next(lines, []), table)
        for cells in lines:
            yield [from_cell(cell, column) for cell, column in zip(cells, columns, strict=True)]


def _json_lines(package: Package, file: str, table: Table) -> Iterator[Row]:
    names = table.names
    with package.open(file) as raw:
        for line in raw:
            yield from_line(names, line.decode())


def _sheets(package: Package, file: str, table: Table) -> Iterator[Row]:
    from python_calamine import CalamineWorkbook

    with package.open(file) as raw:
        # A workbook is read from place to place; one in an archive is taken into memory.
        source = raw if raw.seekable() and not isinstance(package, _Archive) else io.BytesIO(raw.read())
        book = CalamineWorkbook.from_filelike(source)
        names = set(book.sheet_names)
        exact = _exact(book.get_sheet_by_name(EXACT_SHEET).iter_rows(), table) if EXACT_SHEET in names else {}
        place, n = 0, 1
        while n == 1 or sheet_name(table.name, n) in names:
            cells = book.get_sheet_by_name(sheet_name(table.name, n)).iter_rows()
            _check_head(next(cells, []), table)
            for row in cells:
                place += 1
                yield from_workbook(row, table, exact.get(place, {}))
            n += 1


def _exact(lines: Iterator[Sequence[object]], table: Table) -> dict[int, dict[str, Value]]:
    """The values that no cell of that table could hold, by row and column."""
    if tuple(next(lines, [])) != EXACT_HEAD:
        raise ValueError(EXACT_SHEET)
    texts: dict[tuple[int, str], str] = {}
    for name, row, column, _part, quoted in lines:
        if name == table.name:
            key = (int(str(row).partition(".")[0]), str(column))
            texts[key] = texts.get(key, "") + str(quoted)[1:-1]
    found: dict[int, dict[str, Value]] = {}
    for (place, column), text in texts.items():
        found.setdefault(place, {})[column] = json.loads(text)
    return found


def _check_head(head: Iterable[object], table: Table) -> None:
    if tuple(head) != table.names:
        raise ValueError(table.name)
