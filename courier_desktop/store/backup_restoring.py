"""Put a backup in the ledger's place: first whole and checked beside it, then exchanged in one stroke.

Before anything of the ledger is touched a note is written (`restore.json`); whoever finds it at the next start finishes
the exchange. So an interrupted restore leaves the old ledger or the new one, never none and never a mixture.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop import __version__
from courier_desktop.domain.backup_rows import BackupWhy, LedgerFacts, Manifest
from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.paths import backups_dir, ledger_path, restore_note, seen_path
from courier_desktop.store import backup_key, backup_reading, erasures, looks, manifests, plain
from courier_desktop.store.durable import (
    Step,
    copy_whole,
    flush,
    flush_folder,
    no_step,
    place_error,
    pour,
    sha256_of,
    write_text,
)
from courier_desktop.store.migrations import VERSION, migrate
from courier_desktop.store.outbox import PUT_IN_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

_STAGING = "restoring"
_PATIENCE_S = 3.0
_UNREADABLE = LedgerFacts(0, 0, 0, "", "", None)


@dataclass(frozen=True, slots=True)
class Staged:
    """A backup laid ready beside the ledger: readable, checked, its version as it was made."""

    data_dir: Path
    source: Path
    ledger: Path
    manifest: Manifest | None
    facts: LedgerFacts


def stage(data_dir: Path, source: Path, passphrase: str = "", step: Step = no_step) -> Staged:
    """Lay a backup ready. RefusedError when it is damaged, no backup, of a newer program, or stays locked."""
    if not source.is_file():
        raise RefusedError("backup_not_here", name=source.name)
    manifest = manifests.load(source)
    ledger = _fresh_staging(data_dir)
    with _said(source, data_dir):
        if source.suffix == ".age":
            _unseal(source, ledger, passphrase, data_dir, step)
        else:
            digest = pour(source, ledger, step)
            if manifest is not None and manifest.sha256 not in {"", digest}:
                raise RefusedError("backup_changed", name=source.name)
            _bring_log(source, ledger)
    _look_at_head(ledger, source.name)
    with backup_reading.frozen(ledger, source.name) as conn:
        held = backup_reading.facts(conn, source.name)
        if backup_reading.damage(conn):
            raise RefusedError("backup_damaged", name=source.name)
    return Staged(data_dir, source, ledger, manifest, held)


def _fresh_staging(data_dir: Path) -> Path:
    folder = data_dir / _STAGING
    shutil.rmtree(folder, ignore_errors=True)
    with _said(folder, data_dir):
        folder.mkdir(parents=True, exist_ok=True)
    return ledger_path(folder)


def _unseal(source: Path, ledger: Path, passphrase: str, data_dir: Path, step: Step) -> None:
    if not passphrase:
        raise RefusedError("backup_passphrase_needed")
    keys = backup_key.unlock((source.parent, data_dir, backups_dir(data_dir)), passphrase)
    manifest = manifests.load(source)
    if manifest is not None and sha256_of(source) != manifest.sha256:
        raise RefusedError("backup_changed", name=source.name)
    backup_key.unseal(source, ledger, keys, step)


def _bring_log(source: Path, ledger: Path) -> None:
    """A ledger set aside unreadable kept its write-ahead log beside it: fold it in."""
    log = looks.beside(source, "-wal")
    if log.exists():
        pour(log, looks.beside(ledger, "-wal"))
        with contextlib.suppress(sqlite3.DatabaseError), closing(sqlite3.connect(ledger)) as conn:
            conn.execute("PRAGMA journal_mode = DELETE").fetchone()


def _look_at_head(ledger: Path, name: str) -> None:
    """Say of a file of another kind that it is no backup, rather than that it is damaged."""
    with ledger.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3\x00"):
            raise RefusedError("backup_not_ours", name=name)


@contextlib.contextmanager
def _said(source: Path, data_dir: Path) -> Iterator[None]:
    """What the disk says, of the place that it says it of: it is read there and written here."""
    try:
        yield
    except OSError as error:
        said = place_error(error, source.parent)
        if said.refusal == "backup_place_gone":
            raise said from error
        raise place_error(error, data_dir) from error


def bring_to_this_version(staged: Staged) -> None:
    """Migrate what is laid ready, if it is of an older version. LedgerOpenError when that cannot be done."""
    if staged.facts.schema < VERSION:
        try:
            with closing(sqlite3.connect(staged.ledger, isolation_level=None)) as conn:
                conn.row_factory = sqlite3.Row
                migrate(conn)
        except sqlite3.DatabaseError as error:
            raise LedgerOpenError(why="ledger_not_migrated", path=str(staged.source)) from error
    flush(staged.ledger)


def discard(data_dir: Path) -> None:
    """Take away what was laid ready."""
    if not restore_note(data_dir).exists():
        shutil.rmtree(data_dir / _STAGING, ignore_errors=True)


def exchange(staged: Staged, now: datetime) -> str:
    """Set the present ledger aside and put what was laid ready in its place; the name it is kept under, "" for none.

    Every connection of this program must be closed. LedgerOpenError when another program has the ledger open;
    RefusedError when it cannot be set aside. Then nothing has changed.
    """
    data_dir = staged.data_dir
    if not staged.ledger.exists():
        raise RefusedError("restore_staging_gone")
    with _said(staged.ledger, data_dir):
        _note_in(staged.ledger, now)
    ledger = ledger_path(data_dir)
    facts = _settled(ledger)
    aside = ""
    with _said(ledger, data_dir):
        if ledger.exists() or looks.beside(ledger, "-wal").exists():
            backups_dir(data_dir).mkdir(parents=True, exist_ok=True)
            aside = manifests.free_name(backups_dir(data_dir), now, head=manifests.ASIDE)
        if staged.source.parent != backups_dir(data_dir):
            # Who was erased where it was made must be erased here.
            erasures.keep_aside(data_dir, erasures.load(staged.source.parent))
        held = None if facts is None else manifests.facts_as_json(facts)
        note = {"aside": aside, "at": to_text(now), "facts": held}
        write_text(restore_note(data_dir), json.dumps(note) + "\n")
        try:
            _set_aside(data_dir, note)
            staged.ledger.replace(ledger)
        except OSError as error:
            _withdraw(data_dir, aside)
            if os.name == "nt" and isinstance(error, PermissionError):
                # Windows exchanges no file that somebody has open.
                raise LedgerOpenError(why="ledger_locked", path=str(ledger)) from error
            raise
        finish(data_dir)
    return aside


def _note_in(ledger: Path, now: datetime) -> None:
    """Let what is laid ready know that it was put in place: the ledger of before may have sent what waits in it."""
    try:
        with closing(sqlite3.connect(ledger, isolation_level=None)) as conn:
            if conn.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                plain.keep(conn, PUT_IN_PLACE, to_text(now))
    except sqlite3.DatabaseError as error:
        raise LedgerOpenError(why="ledger_not_migrated", path=str(ledger)) from error
    flush(ledger)


def finish(data_dir: Path) -> bool:
    """Finish a restore that was interrupted; whether there was one. Cheap when there was none. OSError."""
    noted = restore_note(data_dir)
    if not noted.exists():
        return False
    ledger, staged = ledger_path(data_dir), ledger_path(data_dir / _STAGING)
    if staged.exists():
        _set_aside(data_dir, json.loads(noted.read_text(encoding="utf-8")))
        staged.replace(ledger)
    # The old ledger's log would be taken for the new one's.
    for ending in ("-wal", "-shm", "-journal"):
        looks.beside(ledger, ending).unlink(missing_ok=True)
    # What the old one had come to is not expected of the new one.
    seen_path(data_dir).unlink(missing_ok=True)
    # Nobody must miss what was put aside on purpose.
    seen_path(data_dir).unlink(missing_ok=True)
    flush_folder(data_dir)
    noted.unlink()
    flush_folder(data_dir)
    shutil.rmtree(data_dir / _STAGING, ignore_errors=True)
    return True


def _settled(ledger: Path) -> LedgerFacts | None:
    """What the present ledger holds, its log folded in; None when it is missing or cannot be read.

    LedgerOpenError when another program has it open: leaving the log mode needs the file for oneself.
    """
    if not ledger.exists():
        return None
    try:
        # It tells damage before SQLite may write anything.
        looks.look_before(ledger)
        with closing(sqlite3.connect(ledger, timeout=_PATIENCE_S, isolation_level=None)) as conn:
            conn.execute("PRAGMA journal_mode = DELETE").fetchone()
            return backup_reading.facts(conn, ledger.name)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise LedgerOpenError(why="ledger_locked", path=str(ledger)) from error
        return None
    except LedgerOpenError as error:
        # A newer program's is whole, though not ours to read.
        newer = error.params.get("why") == "ledger_newer"
        return LedgerFacts(int(error.params["theirs"]), 0, 0, "", "", None) if newer else None
    except (sqlite3.DatabaseError, RefusedError, OSError, ValueError, TypeError):
        return None


def _set_aside(data_dir: Path, note: Mapping[str, object]) -> None:
    """Keep the present ledger under its other name: the same file where the disk can, a copy where it cannot."""
    name = str(note["aside"])
    ledger, aside = ledger_path(data_dir), backups_dir(data_dir) / name
    if not name:
        return
    for ending in ("-wal", ""):
        here, there = looks.beside(ledger, ending), looks.beside(aside, ending)
        if here.exists() and not there.exists():
            try:
                os.link(here, there)
            except (OSError, NotImplementedError):
                copy_whole(here, there)
    flush_folder(aside.parent)
    held, at = note["facts"], from_text(str(note["at"]))
    manifests.save(
        aside,
        Manifest(
            made_at=at,
            why=BackupWhy.BEFORE_RESTORE,
            program=__version__,
            facts=manifests.facts_from_json(held) if isinstance(held, dict) else _UNREADABLE,
            sha256="",
            content="",
            bytes=aside.stat().st_size if aside.exists() else 0,
            damaged=held is None,
        ),
    )


def _withdraw(data_dir: Path, aside: str) -> None:
    """Nothing was exchanged: the ledger stays where it is, under one name only."""
    if aside:
        kept = backups_dir(data_dir) / aside
        for path in (kept, looks.beside(kept, "-wal"), manifests.manifest_path(kept)):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    restore_note(data_dir).unlink(missing_ok=True)
