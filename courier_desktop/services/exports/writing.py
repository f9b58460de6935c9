"""Everything in the ledger as files that any program reads and that an empty ledger takes in again."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop import __version__
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.exports import manifest, page
from courier_desktop.domain.exports.manifest import ExportFormat, FileFacts, Manifest
from courier_desktop.domain.exports.tables import TABLES, VERSION
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import language_of
from courier_desktop.services.exports.files import CsvWriter, JsonLinesWriter
from courier_desktop.services.exports.records import Digest, records
from courier_desktop.services.exports.workbook import WorkbookWriter
from courier_desktop.store import exports as stored

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from courier_desktop.domain.exports.columns import Table
    from courier_desktop.services.context import Context
    from courier_desktop.services.exports.files import Line, Writer
    from courier_desktop.services.intake.importing import Job

README = "README.md"
SCHEMA = "schema.json"
_STEP = 500
_CHUNK = 1 << 20
_WRITERS: dict[ExportFormat, Callable[[Path], Writer]] = {
    ExportFormat.CSV: CsvWriter,
    ExportFormat.JSONL: JsonLinesWriter,
    ExportFormat.XLSX: WorkbookWriter,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """Where it is (a folder, or a .zip), the files, and how many rows each table has."""

    path: Path
    files: tuple[Path, ...]
    rows: dict[str, int]


def export(
    ctx: Context,
    folder: Path,
    how: ExportFormat = ExportFormat.CSV,
    *,
    zipped: bool = False,
    job: Job | None = None,
) -> Exported:
    """Write the whole ledger into the folder, made when there is none; `zipped` = into one file beside it instead.

    All as it stands at one moment. The files appear whole and at the end; those of an earlier export are replaced,
    others are left alone: RefusedError when one is in the way. OSError when it cannot be written.
    """
    ctx.need(Right.EXPORT)
    target = _zip_path(folder) if zipped else folder
    place = target.parent if zipped else target
    place.mkdir(parents=True, exist_ok=True)
    if not zipped:
        _refuse_others(target)
    with _workshop(place) as work:
        rows, names = _write_all(ctx, work, how, job)
        if zipped:
            _zip(work, names, job).replace(target)
        else:
            _move(work, target, names)
    return Exported(target, (target,) if zipped else tuple(target / name for name in names), rows)


def _zip_path(folder: Path) -> Path:
    return folder if folder.suffix.lower() == ".zip" else folder.with_name(f"{folder.name}.zip")


def _refuse_others(folder: Path) -> None:
    """An export may replace an earlier one and nothing else."""
    with suppress(OSError, ValueError):
        manifest.version_of((folder / manifest.NAME).read_text(encoding="utf-8"))
        return
    names = {README, SCHEMA, manifest.NAME, *(f"{table.name}.{how}" for table in TABLES for how in ExportFormat)}
    taken = sorted(path.name for path in folder.iterdir() if path.name in names)
    if taken:
        raise RefusedError("export_folder_taken", path=str(folder), file=taken[0])


@contextmanager
def _workshop(place: Path) -> Iterator[Path]:
    """A hidden folder in which the files grow; it goes with whatever is left in it."""
    work = Path(tempfile.mkdtemp(prefix=".courier-export-", suffix=".part", dir=place))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_all(ctx: Context, work: Path, how: ExportFormat, job: Job | None) -> tuple[dict[str, int], tuple[str, ...]]:
    """Every table and what documents them; the rows of each table and the names of the files."""
    facts: dict[str, FileFacts] = {}
    writer = _WRITERS[how](work)
    with ctx.read() as conn:
        watch = _Watch(job, sum(stored.count(conn, table.name) for table in TABLES) if job else 0)
        try:
            for table in TABLES:
                digest = Digest(table)
                file = writer.write(table, watch.over(_lines(ctx, conn, table, digest)))
                facts[table.name] = FileFacts(file, digest.rows, digest.text)
            writer.close(watch.check)
        finally:
            writer.release()
        seq, chain = stored.head(conn)
        said = Manifest(
            format=how,
            export=VERSION,
            schema=stored.schema_version(conn),
            version=__version__,
            made_at=to_text(ctx.clock()),
            zone=ctx.settings.zone,
            events=seq,
            chain=chain,
            files=facts,
        )
    texts = {
        README: page.page(language_of(ctx.settings.language)),
        SCHEMA: page.schema(),
        manifest.NAME: manifest.to_text(said),
    }
    for name, text in texts.items():
        (work / name).write_text(text, encoding="utf-8", newline="\n")
    names = dict.fromkeys([*(fact.file for fact in facts.values()), *texts])
    return {name: fact.rows for name, fact in facts.items()}, tuple(names)


def _lines(ctx: Context, conn: sqlite3.Connection, table: Table, digest: Digest) -> Iterator[Line]:
    for row in records(conn, table, ctx.zone):
        yield row, digest.add(row)


class _Watch:
    """Tells a job how far it is, row by row over all tables, and lets it stop."""

    def __init__(self, job: Job | None, total: int) -> None:
        self._job = job
        self._total = total
        self._done = 0

    def check(self) -> None:
        """Raise when the person wants it no more."""
        if self._job is not None:
            self._job.check()

    def over(self, lines: Iterator[Line]) -> Iterator[Line]:
        """The same rows, counted."""
        self.check()
        for line in lines:
            self._done += 1
            if self._job is not None and self._done % _STEP == 0:
                self._job.check()
                self._job.progress(min(self._done, self._total), self._total)
            yield line


def _zip(work: Path, names: tuple[str, ...], job: Job | None) -> Path:
    """All of them in one archive, still in the workshop."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    made = work / "export.zip"
    with ZipFile(made, "w") as archive:
        for name in names:
            entry = ZipInfo.from_file(work / name, name)
            # A workbook is an archive already.
            entry.compress_type = ZIP_STORED if name.endswith(".xlsx") else ZIP_DEFLATED
            with (work / name).open("rb") as source, archive.open(entry, "w", force_zip64=True) as into:
                while chunk := source.read(_CHUNK):
                    if job is not None:
                        job.check()
                    into.write(chunk)
    return made


def _move(work: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Put the files in their place, the manifest last: a folder half replaced is never taken for an export."""
    (folder / manifest.NAME).unlink(missing_ok=True)
    for name in names:
        (work / name).replace(folder / name)
