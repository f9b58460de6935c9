"""Check a backup by opening it: its bytes, SQLite's own check, and whether it agrees with its own history."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.backup_rows import LedgerFacts
from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.paths import backups_dir
from courier_desktop.services.context import Context
from courier_desktop.store import backup_reading, backup_restoring, manifests, plain
from courier_desktop.store.db import Store
from courier_desktop.store.durable import sha256_of
from courier_desktop.store.migrations import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


class Watch(Protocol):
    """Who looks on: `ui.jobs.Job`."""

    def check(self) -> None:
        """Raise CancelledError when it is wanted no more."""

    def progress(self, done: int, total: int) -> object:
        """Hear n of total."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `verified` None = an older version's file, which is verified once it is restored."""

    name: str
    facts: LedgerFacts
    verified: bool | None


def check(
    data_dir: Path, path: Path, passphrase: str = "", *, clock: Callable[[], datetime], job: Watch | None = None
) -> Checked:
    """Open a backup and read all of it. RefusedError when it is damaged, changed, or stays locked.

    What was found is noted in its manifest.
    """
    try:
        found = _sealed(data_dir, path, passphrase, job) if path.suffix == ".age" else _plain(path, job)
    except RefusedError as error:
        if error.refusal in {"backup_damaged", "backup_changed"}:
            _note(path, damaged=True)
        raise
    if found.verified is not None:
        _note(
            path,
            damaged=False,
            unread=False,
            drifted=not found.verified,
            verified_at=clock() if found.verified else None,
        )
    return found


def _plain(path: Path, job: Watch | None) -> Checked:
    if not path.is_file():
        raise RefusedError("backup_not_here", name=path.name)
    manifest = manifests.load(path)
    if manifest is not None and manifest.sha256 not in {"", sha256_of(path)}:
        raise RefusedError("backup_changed", name=path.name)
    with backup_reading.frozen(path) as conn:
        facts = backup_reading.facts(conn, path.name)
        if backup_reading.damage(conn):
            raise RefusedError("backup_damaged", name=path.name)
    return Checked(path.name, facts, agrees(path, job) if facts.schema == VERSION else None)


def _sealed(data_dir: Path, path: Path, passphrase: str, job: Watch | None) -> Checked:
    staged = backup_restoring.stage(data_dir, path, passphrase)
    try:
        verified = agrees(staged.ledger, job) if staged.facts.schema == VERSION else None
        return Checked(path.name, staged.facts, verified)
    finally:
        backup_restoring.discard(data_dir)


def agrees(copy: Path, job: Watch | None = None) -> bool:
    """Whether every row of a copy is as its own history says, and the history as it was recorded.

    RefusedError when the copy cannot be opened or is damaged.
    """
    # verify knows the whole program; a backup that is not verified must not pay for it.
    from courier_desktop.services import integrity

    def ask(_done: int, _total: int) -> None:
        if job is not None:
            job.check()

    try:
        store = Store(copy, read_only=True)
    except LedgerOpenError as error:
        raise RefusedError("backup_damaged", name=copy.name) from error
    try:
        with store.read() as conn:
            settings = plain.load_settings(conn)
        with backup_reading.cancellable(store.conn(), ask):
            found = integrity.verify(Context(store=store, clock=_no_clock, settings=settings))
    except LedgerOpenError as error:
        raise RefusedError("backup_damaged", name=copy.name) from error
    finally:
        store.close()
    if found.damage:
        raise RefusedError("backup_damaged", name=copy.name)
    return found.clean


def _no_clock() -> datetime:
    # verify compares what stands with what stood; it asks no time.
    raise NotImplementedError


def read_next(data_dir: Path, job: Watch | None = None) -> str:
    """Read through the newest backup that was copied in haste as the window closed; its name, "" for none."""

    def ask(_done: int, _total: int) -> None:
        if job is not None:
            job.check()

    for path in manifests.backups_in(backups_dir(data_dir)):
        manifest = manifests.load(path)
        if manifest is None or not manifest.unread:
            continue
        try:
            with backup_reading.frozen(path) as conn:
                damaged = bool(backup_reading.damage(conn, ask))
        except RefusedError:
            damaged = True
        _note(path, unread=False, damaged=damaged)
        return path.name
    return ""


def verify_next(data_dir: Path, most_bytes: int, *, clock: Callable[[], datetime], job: Watch | None = None) -> str:
    """Verify the newest backup that was only looked into, if it is no larger than that; its name, "" for none."""
    path = unverified(data_dir)
    if path is None or path.stat().st_size > most_bytes:
        return ""
    with suppress(RefusedError):
        check(data_dir, path, clock=clock, job=job)
    return path.name


def unverified(data_dir: Path) -> Path | None:
    """The newest backup, if it was only looked into and can be opened by anybody; what is older was the newest once.

    One that is encrypted was verified before it was, or waits until somebody gives the passphrase.
    """
    for path in manifests.backups_in(backups_dir(data_dir)):
        manifest = manifests.load(path)
        if manifest is None or manifests.is_aside(path.name):
            continue
        open_to_all = path.suffix != ".age" and manifest.facts.schema == VERSION
        known = manifest.damaged or manifest.drifted or manifest.verified_at is not None
        return path if open_to_all and not known else None
    return None


def _note(path: Path, **changes: object) -> None:
    manifest = manifests.load(path)
    if manifest is not None:
        try:
            manifests.save(path, replace(manifest, **changes))  # type: ignore[arg-type]  # fields by name
        except OSError:
            # A place that takes no note is told when it is to take a backup.
            return
