"""Backups of the ledger: make them, keep the right ones, bring them to a second place, say how safe the courier is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from courier_desktop.domain.backup_keeping import Copy, surplus
from courier_desktop.domain.backup_rows import BackupRow, BackupStanding, BackupWhy, Manifest
from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.paths import backups_dir
from courier_desktop.services.backup_checking import Watch, agrees, read_next, unverified, verify_next
from courier_desktop.store import backup, backup_key, backup_reading, manifests, plain, second_place
from courier_desktop.store.backup import Order, Written
from courier_desktop.store.second_place import PlaceState

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.services.context import Context
    from courier_desktop.store.durable import Step

T = TypeVar("T")

# A ledger this small is verified at once; a larger one later, beside the work.
VERIFIED_AT_ONCE_BYTES = 24 << 20
TRY_AGAIN_AFTER = timedelta(minutes=10)
VERIFY_EVERY = timedelta(hours=24)
_HERE, _SECOND = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a backup. `unchanged` = nothing was written since the last one, which is `row`."""

    row: BackupRow
    unchanged: bool
    second_trouble: str = ""
    deleted: int = 0


def folder_of(ctx: Context) -> Path:
    """The data folder of the ledger that the context is over."""
    return ctx.store.path.parent


# ------------------------------------------------------------------------------------------------------------- making


def make(ctx: Context, why: BackupWhy = BackupWhy.BY_HAND, *, job: Watch | None = None, to: Path | None = None) -> Made:
    """Back the ledger up, bring it to the second place (or to `to` this once), and delete what is too many.

    A second place that cannot be reached is no error: `second_trouble` names its code. RefusedError when this
    computer's disk does not take it, LedgerOpenError when the ledger is damaged, CancelledError; then nothing half
    stays and the backups there are as they were.
    """
    ctx.need(Right.BACKUP if why is BackupWhy.BY_HAND else Right.UPKEEP)
    data_dir, now = folder_of(ctx), ctx.clock()
    try:
        found, unchanged = _with_room(ctx, backups_dir(data_dir), partial(_here, ctx, why, now, job))
    except RefusedError as error:
        _note(data_dir, trouble=error.refusal)
        raise
    except LedgerOpenError as error:
        _note(data_dir, trouble=str(error.params["why"]))
        raise
    _note(data_dir, trouble="", seen_at=now)
    if to is not None:
        second_place.begin(to, data_dir)
        second_place.bring(found, to, data_dir, share(job, _HERE, _SECOND))
    trouble = _to_second_place(ctx, found, now, share(job, _HERE, _SECOND))
    deleted = prune(ctx)
    ctx.published(frozenset({Topic.SETTINGS}))
    return Made(_row(found.path, here=True, second=not trouble), unchanged, trouble, deleted)


def _with_room(ctx: Context, folder: Path, write: Callable[[], T]) -> T:
    """What it gives; on a full disk tried once more without the backups there that are too many."""
    try:
        return write()
    except RefusedError as error:
        if error.refusal != "backup_place_full" or not _prune_in(ctx, folder, ledger_id(ctx)):
            raise
        return write()


def _here(ctx: Context, why: BackupWhy, now: datetime, job: Watch | None) -> tuple[Written, bool]:
    data_dir = folder_of(ctx)
    newest = _newest_good(backups_dir(data_dir))
    recipient = backup_key.public_key(data_dir)
    # One that is not encrypted as the owner wants it now counts as none.
    fits = newest is not None and (newest.path.suffix == ".age") == bool(recipient)
    if newest is not None and fits and _stands_as(newest.manifest, ctx.store.path):
        return newest, True
    content = newest.manifest.content if newest is not None and fits else ""
    order = Order(
        source=ctx.store.path,
        folder=backups_dir(data_dir),
        why=why,
        made_at=now,
        recipient=recipient,
        unless=content,
        verify=_verifier(job, why, sealed=bool(recipient)),
        hasty_over=VERIFIED_AT_ONCE_BYTES if why is BackupWhy.CLOSING else None,
    )
    made = backup.write_backup(order, share(job, 0.0, _HERE if ctx.settings.backup_folder else 1.0))
    if made is None and newest is not None:
        # The same content under other times: remember these.
        stood = backup.how_it_stands(ctx.store.path)
        same = Written(newest.path, replace(newest.manifest, stood=stood))
        manifests.save(same.path, same.manifest)
        return same, True
    if made is None:
        raise RefusedError("backup_not_here", name="")
    return made, False


def _verifier(job: Watch | None, why: BackupWhy, *, sealed: bool) -> Callable[[Path], bool | None]:
    """Verifies at once what is small: a large one takes minutes, and a program of its own (`to_verify`).

    Whoever closes the window does not wait for it, unless it will be encrypted and only its owner opens it later.
    """

    def verify(copy: Path) -> bool | None:
        wanted = sealed or why is not BackupWhy.CLOSING
        return agrees(copy, job) if wanted and copy.stat().st_size <= VERIFIED_AT_ONCE_BYTES else None

    return verify


def _stands_as(manifest: Manifest, ledger: Path) -> bool:
    return bool(manifest.stood) and manifest.stood == backup.how_it_stands(ledger)


def due(ctx: Context) -> bool:
    """Whether the hours that the courier set have gone by since the last backup, and somebody wrote meanwhile."""
    data_dir = folder_of(ctx)
    newest, seen = _newest_good(backups_dir(data_dir)), second_place.load_state(data_dir).seen_at
    if newest is None:
        return bool(ledger_id(ctx))
    age = ctx.clock() - max(newest.manifest.made_at, seen or newest.manifest.made_at)
    if timedelta(0) <= age < timedelta(hours=ctx.settings.backup_hours):
        return False
    return not _stands_as(newest.manifest, ctx.store.path)


def upkeep(ctx: Context, job: Watch | None = None) -> None:
    """What the window does by itself now and then: a backup that is due, the second place when it is back, a check.

    What fails is told by `standing`, and tried again. A ledger that is only looked at is left alone.
    """
    if ctx.store.read_only:
        return
    try:
        read_next(folder_of(ctx), job)
        if due(ctx):
            make(ctx, BackupWhy.TIMER, job=job)
        elif second_waits(ctx) and _time_to_look(ctx):
            catch_up(ctx, job)
        else:
            verify_next(folder_of(ctx), VERIFIED_AT_ONCE_BYTES, clock=ctx.clock, job=job)
    except (RefusedError, LedgerOpenError):
        return


def to_verify(ctx: Context) -> Path | None:
    """The newest backup, when it is too large to be verified beside the work and none was for a day; else None."""
    rows = list_of(folder_of(ctx), ctx.settings.backup_folder)
    verified = [row.verified_at for row in rows if row.verified_at is not None]
    if verified and timedelta(0) <= ctx.clock() - max(verified) < VERIFY_EVERY:
        return None
    return unverified(folder_of(ctx))


def at_closing(ctx: Context, job: Watch | None = None) -> None:
    """The backup that goes with closing the window: none of an empty ledger, none when nothing changed."""
    try:
        if ledger_id(ctx):
            make(ctx, BackupWhy.CLOSING, job=job)
    except (RefusedError, LedgerOpenError):
        return


def worth_closing_with(ctx: Context) -> bool:
    """Whether closing the window now might need a backup first. Asks no database."""
    if not ctx.settings.backup_at_closing or ctx.store.read_only:
        return False
    newest = _newest_good(backups_dir(folder_of(ctx)))
    return newest is None or not _stands_as(newest.manifest, ctx.store.path)


# ---------------------------------------------------------------------------------------------------- the second place


def choose_place(ctx: Context, folder: Path | None) -> None:
    """Bring backups to that folder too from now on, or to none. RefusedError when it cannot be written."""
    ctx.need(Right.SETTINGS)
    data_dir = folder_of(ctx)
    if folder is not None:
        second_place.begin(folder, data_dir)
    with ctx.write(Right.SETTINGS) as tx:
        plain.save_setting(tx.conn, "backup_folder", str(folder) if folder is not None else "")
        tx.topics.add(Topic.SETTINGS)
    _note(data_dir, second_folder=str(folder or ""), second_chosen_at=ctx.clock(), second_at=None, second_trouble="")


def catch_up(ctx: Context, job: Watch | None = None) -> str:
    """Bring the newest backup to the second place if it is not there yet; the code of what hinders, "" for nothing."""
    newest = _newest_good(backups_dir(folder_of(ctx)))
    return "" if newest is None else _to_second_place(ctx, newest, ctx.clock(), share(job, 0.0, 1.0))


def _to_second_place(ctx: Context, found: Written, now: datetime, step: Step) -> str:
    data_dir, folder = folder_of(ctx), ctx.settings.backup_folder
    if not folder:
        return ""
    state = second_place.load_state(data_dir)
    try:
        if state.second_folder != folder:
            second_place.begin(Path(folder), data_dir)
            state = _note(data_dir, second_folder=folder, second_chosen_at=now, second_at=None)
        _with_room(ctx, Path(folder), partial(second_place.bring, found, Path(folder), data_dir, step))
    except RefusedError as error:
        _note(data_dir, second_tried_at=now, second_trouble=error.refusal)
        return error.refusal
    _note(data_dir, second_tried_at=now, second_at=now, second_trouble="")
    return ""


def second_waits(ctx: Context) -> bool:
    """Whether the second place lacks the newest backup, so that it is worth looking whether it is there again."""
    data_dir = folder_of(ctx)
    newest, state = _newest_good(backups_dir(data_dir)), second_place.load_state(data_dir)
    if newest is None or not ctx.settings.backup_folder:
        return False
    if state.second_folder != ctx.settings.backup_folder or state.second_trouble or state.second_at is None:
        return True
    return state.second_at < newest.manifest.made_at


# ------------------------------------------------------------------------------------------------------------- keeping


def prune(ctx: Context) -> int:
    """Delete the backups that are too many, here and in the second place; how many.

    What bears no manifest of this ledger stays: in a shared folder it may be another courier's.
    """
    data_dir = folder_of(ctx)
    folders = [backups_dir(data_dir)]
    if ctx.settings.backup_folder and not second_place.load_state(data_dir).second_trouble:
        folders.append(Path(ctx.settings.backup_folder))
    ours = ledger_id(ctx)
    return sum(_prune_in(ctx, folder, ours) for folder in folders)


def _time_to_look(ctx: Context) -> bool:
    """Whether the last try is long enough ago: asking for a network's folder that is away may take seconds."""
    tried = second_place.load_state(folder_of(ctx)).second_tried_at
    return tried is None or not timedelta(0) <= ctx.clock() - tried < TRY_AGAIN_AFTER


def ledger_id(ctx: Context) -> str:
    """What tells this ledger from another courier's: its first event; "" while it is empty."""
    with ctx.read() as conn:
        return backup_reading.first_event(conn)


def is_of(ledger: str, manifest: Manifest | None) -> bool:
    """Whether a backup is of that ledger, or of the time when it was empty."""
    return manifest is not None and manifest.facts.ledger in {"", ledger}


def _prune_in(ctx: Context, folder: Path, ours: str) -> int:
    copies: list[Copy] = []
    for path in manifests.backups_in(folder):
        manifest = manifests.load(path)
        if manifest is None or manifests.is_aside(path.name) or not is_of(ours, manifest):
            continue
        good = not manifest.damaged
        copies.append(Copy(path.name, manifests.date_in(path.name), good, manifest.facts.schema))
    deleted = 0
    for name in surplus(copies, ctx.clock(), ctx.zone):
        try:
            (folder / name).unlink()
            manifests.manifest_path(folder / name).unlink(missing_ok=True)
        except OSError:
            # A place that does not let go of an old one keeps it.
            continue
        deleted += 1
    return deleted


# ------------------------------------------------------------------------------------------------------------- telling


def list_of(data_dir: Path, folder: str = "") -> tuple[BackupRow, ...]:
    """Every backup of that data folder, newest first, also those that stand only in the second place.

    Read from their manifests, so it is quick and needs no ledger. `folder` = the second place; the one last used when
    not given.
    """
    own = {path.name: path for path in manifests.backups_in(backups_dir(data_dir))}
    second = folder or second_place.load_state(data_dir).second_folder
    there = {path.name: path for path in manifests.backups_in(Path(second))} if second else {}
    rows = [_row(own.get(name) or there[name], here=name in own, second=name in there) for name in own | there]
    return tuple(sorted(rows, key=lambda row: (row.made_at, row.name), reverse=True))


def standing(ctx: Context) -> BackupStanding:
    """How safe the courier is: the last good backup, the second place, what is wrong and for how long."""
    data_dir, now = folder_of(ctx), ctx.clock()
    state = second_place.load_state(data_dir)
    newest = _newest_good(backups_dir(data_dir))
    folder = ctx.settings.backup_folder
    known = state if state.second_folder == folder else PlaceState(trouble=state.trouble)
    return BackupStanding(
        last=None if newest is None else _row(newest.path, here=True, second=False),
        folder=str(backups_dir(data_dir)),
        trouble=state.trouble,
        second_folder=folder,
        second_at=known.second_at,
        second_trouble=known.second_trouble,
        second_late_days=_late_days(known, now) if folder else 0,
        encrypted=bool(backup_key.public_key(data_dir)),
    )


def _late_days(state: PlaceState, now: datetime) -> int:
    """Whole days since the second place was last reached while it was tried in vain; 0 while all is well."""
    since = state.second_at or state.second_chosen_at
    return max(0, (now - since).days) if state.second_trouble and since is not None else 0


def late(ctx: Context) -> BackupStanding | None:
    """What Today says quietly: the standing, when it is time that somebody did something about it."""
    found = standing(ctx)
    too_late = found.second_late_days >= max(1, ctx.settings.backup_warn_days)
    return found if too_late or _trouble_here(ctx, found) else None


def _trouble_here(ctx: Context, found: BackupStanding) -> bool:
    """Whether the last try on this computer failed and the last good backup is as old as the courier allows."""
    if not found.trouble:
        return False
    allowed = timedelta(days=ctx.settings.backup_warn_days)
    return found.last is None or ctx.clock() - found.last.made_at >= allowed


def _newest_good(folder: Path) -> Written | None:
    for path in manifests.backups_in(folder):
        manifest = manifests.load(path)
        if manifest is not None and not manifest.damaged and not manifests.is_aside(path.name):
            return Written(path, manifest)
    return None


def _row(path: Path, *, here: bool, second: bool) -> BackupRow:
    manifest = manifests.load(path)
    named = manifests.date_in(path.name) or datetime.fromtimestamp(0, UTC)
    row = BackupRow(
        name=path.name,
        path=str(path),
        made_at=named,
        bytes=_size(path),
        encrypted=path.suffix == ".age",
        here=here,
        second=second,
    )
    if manifest is None:
        return row
    return replace(
        row,
        made_at=manifest.made_at,
        why=manifest.why,
        schema=manifest.facts.schema,
        events=manifest.facts.events,
        shipments=manifest.facts.shipments,
        newest_at=manifest.facts.newest_at,
        verified_at=manifest.verified_at,
        damaged=manifest.damaged,
        drifted=manifest.drifted,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _note(data_dir: Path, **changes: object) -> PlaceState:
    state = replace(second_place.load_state(data_dir), **changes)  # type: ignore[arg-type]  # fields by name
    try:
        second_place.save_state(data_dir, state)
    except OSError:
        # A disk that takes no note takes no backup either; that one is told.
        return state
    return state


def share(job: Watch | None, begun: float, share: float) -> Step:
    """That part of the whole run, told to who looks on in thousandths."""

    def step(done: int, total: int) -> None:
        if job is not None:
            job.check()
            job.progress(round(1000 * (begun + share * (done / total if total else 1.0))), 1000)

    return step
