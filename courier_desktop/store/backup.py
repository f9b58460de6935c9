"""A consistent copy of the ledger while others write, and the file that comes of it.

SQLite's backup API in steps, over a connection that holds its own snapshot. Measured on a ledger of 494 MB, alone and
beside a writer: 1.1 to 1.4 s by the backup API, 2.0 to 2.7 s by `VACUUM INTO`, which has no progress and cannot be
cancelled; marks waited no longer beside either (0.6 ms in the middle). Without the snapshot each commit of another
connection began the copy anew, and it never ended. What vanishes from the ledger is zeroed there (`secure_delete`), so
a copy of pages holds no more than a copy of rows.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from courier_desktop import __version__
from courier_desktop.domain.backup_rows import BackupWhy, LedgerFacts, Manifest
from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.domain.values import dataclass, field, replace
from courier_desktop.paths import backups_dir
from courier_desktop.store import backup_key, backup_reading, manifests
from courier_desktop.store.durable import (
    Step,
    bring_small,
    flush,
    flush_folder,
    no_step,
    part_of,
    place_error,
    said_as_place_errors,
    sha256_of,
    sweep,
)
from courier_desktop.store.looks import file_uri

_PAGES = 2000
_PROBE = 1 << 20
_STALE_S = 3600
# A file written to within the tick of its clock looks the same twice; some disks count in pairs of seconds.
_TIMES_TELL_AFTER_S = 3.0
# Shares of the whole time, of which each part tells its progress in thousandths.
_COPYING, _CHECKING, _SEALING, _WHOLE = 0.55, 0.15, 0.30, 1000


def _later(_copy: Path) -> bool | None:
    """Leave it for later."""
    return None


@dataclass(frozen=True, slots=True)
class Order:
    """What to copy, where to, and why.

    `unless` = the content that need not be written once more; `verify` = asked of the copy before it is encrypted:
    whether it agrees with its own history, None when that was left for later; `hasty_over` = a plain copy of more bytes
    is not even read through now (some 10 s for each GB): it is at the next start.
    """

    source: Path
    folder: Path
    why: BackupWhy
    made_at: datetime
    recipient: str = ""
    unless: str = ""
    verify: Callable[[Path], bool | None] = _later
    hasty_over: int | None = None

    def is_hasty(self, copy: Path) -> bool:
        """Whether that copy is left to be read through later."""
        return self.hasty_over is not None and not self.recipient and copy.stat().st_size > self.hasty_over


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that stands on the disk."""

    path: Path
    manifest: Manifest


@dataclass(slots=True)
class _Progress:
    """The parts of one backup told as one run from 0 to 1,000."""

    step: Step
    begun: float = 0.0
    share: float = field(default=_COPYING)

    def part(self, share: float) -> None:
        self.begun, self.share = self.begun + self.share, share

    def __call__(self, done: int, total: int) -> None:
        self.step(round(_WHOLE * (self.begun + self.share * (done / total if total else 1.0))), _WHOLE)


def write_backup(order: Order, step: Step = no_step) -> Written | None:
    """Copy the ledger into the folder; None when its content is the one that need not be written.

    The copy is looked into before it gets its name, so a damaged ledger never becomes a backup: LedgerOpenError.
    RefusedError when the place is full, read-only or gone; nothing half stays there.
    """
    progress = _Progress(step, share=_COPYING if order.recipient else _COPYING + _SEALING)
    with said_as_place_errors(order.folder):
        order.folder.mkdir(parents=True, exist_ok=True)
        sweep(order.folder, "courier-", order.made_at.timestamp() - _STALE_S)
        target = order.folder / manifests.free_name(order.folder, order.made_at)
        plain = part_of(target)
        sealed = part_of(target.with_name(f"{target.name}.age"))
        try:
            stood = how_it_stands(order.source)
            copy_pages(order.source, plain, progress)
            progress.part(_CHECKING)
            held = looked_into(plain, order.source, None if order.is_hasty(plain) else progress)
            content = sha256_of(plain, progress)
            if content == order.unless:
                return None
            stood = stood if stood == how_it_stands(order.source) else ""
            manifest = replace(_manifest(order, plain, held, content), stood=stood)
            whole = plain
            if order.recipient:
                for key in backup_key.key_files(order.source.parent):
                    bring_small(key, order.folder / key.name)
                progress.part(_SEALING)
                backup_key.seal(plain, sealed, order.recipient, progress)
                target, whole = target.with_name(f"{target.name}.age"), sealed
                manifest = replace(manifest, sha256=sha256_of(sealed), bytes=sealed.stat().st_size)
            return _named(whole, target, manifest)
        finally:
            for part in (plain, sealed):
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)


def _manifest(order: Order, copy: Path, held: LedgerFacts, content: str) -> Manifest:
    agrees = order.verify(copy)
    return Manifest(
        made_at=order.made_at,
        why=order.why,
        program=__version__,
        facts=held,
        sha256=content,
        content=content,
        bytes=copy.stat().st_size,
        verified_at=order.made_at if agrees else None,
        drifted=agrees is False,
        unread=order.is_hasty(copy),
    )


def _named(part: Path, target: Path, manifest: Manifest) -> Written:
    # The manifest first: a backup that has its name is told whole.
    manifests.save(target, manifest)
    part.replace(target)
    flush_folder(target.parent)
    return Written(target, manifest)


def copy_pages(source: Path, target: Path, step: Step = no_step) -> None:
    """Copy the ledger as it stands at this moment. LedgerOpenError when it cannot be read."""
    target.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(f"{file_uri(source)}?mode=ro", uri=True, isolation_level=None)) as reading:
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with closing(sqlite3.connect(target, isolation_level=None)) as writing:
                # Nobody else knows this file yet, and it is flushed as a whole before it gets its name.
                writing.execute("PRAGMA journal_mode = OFF")
                writing.execute("PRAGMA synchronous = OFF")
                _copy(reading, writing, target, step)
    except sqlite3.DatabaseError as error:
        raise _said(error, source, target.parent) from error
    flush(target)


def _copy(reading: sqlite3.Connection, writing: sqlite3.Connection, target: Path, step: Step) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        step(total - remaining, total)
        # Little by little: one flush of everything at the end would hold up every mark meanwhile.
        flush(target)

    reading.backup(writing, pages=_PAGES, progress=told, sleep=0)


def _said(error: sqlite3.DatabaseError, source: Path, place: Path) -> RefusedError | LedgerOpenError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return RefusedError("backup_place_full", path=str(place))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return LedgerOpenError(why="ledger_damaged", path=str(source))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerOpenError(why="ledger_locked", path=str(source))
    if name.startswith("SQLITE_READONLY"):
        return RefusedError("backup_place_read_only", path=str(place))
    if not source.exists():
        return LedgerOpenError(why="ledger_missing_folder", path=str(source))
    return place_error(_asked_of_the_disk(place), place)


def _asked_of_the_disk(place: Path) -> OSError:
    """SQLite says only that it could not write; the disk itself says why when it is asked once more."""
    probe = place / f"courier-probe.{os.getpid()}.part"
    try:
        probe.write_bytes(bytes(_PROBE))
    except OSError as error:
        return error
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return OSError(errno.EIO, str(place))


def looked_into(copy: Path, source: Path, step: Step | None = no_step) -> LedgerFacts:
    """What a fresh copy holds. LedgerOpenError when it is damaged: so is the ledger that it was made of.

    Without a `step` it is not read through.
    """
    try:
        with backup_reading.frozen(copy) as conn:
            held = backup_reading.facts(conn, source.name)
            if step is not None and backup_reading.damage(conn, step):
                raise LedgerOpenError(why="ledger_damaged", path=str(source))
            return held
    except RefusedError as error:
        raise LedgerOpenError(why="ledger_damaged", path=str(source)) from error


def how_it_stands(ledger: Path) -> str:
    """Sizes and times of the ledger's files; the same again = nobody wrote meanwhile. "" when that cannot be told.

    Nothing is opened: closing any file of a ledger would drop the locks that this process holds on it.
    """
    if os.name == "nt":
        # There the times of an open file stand still until it is closed.
        return ""
    parts: list[str] = []
    try:
        for name in (ledger.name, f"{ledger.name}-wal"):
            path = ledger.with_name(name)
            if path.exists():
                seen = path.stat()
                if seen.st_mtime > time.time() - _TIMES_TELL_AFTER_S:
                    return ""
                parts.append(f"{name}:{seen.st_size}:{seen.st_mtime_ns}")
    except OSError:
        return ""
    return " ".join(parts)


def copy_before_migration(ledger: Path) -> None:
    """Copy an existing ledger before its tables change. LedgerOpenError when it cannot be: then nothing is changed."""
    data_dir = ledger.parent
    order = Order(
        source=ledger,
        folder=backups_dir(data_dir),
        why=BackupWhy.BEFORE_MIGRATION,
        made_at=datetime.now(UTC),
        recipient=backup_key.public_key(data_dir),
        unless=_newest_content(backups_dir(data_dir)),
    )
    try:
        write_backup(order)
    except RefusedError as error:
        raise LedgerOpenError(why="backup_before_migration", path=str(order.folder), problem=error.refusal) from error


def _newest_content(folder: Path) -> str:
    for backup in manifests.backups_in(folder):
        manifest = manifests.load(backup)
        if manifest is not None and not manifest.damaged:
            return manifest.content
    return ""
