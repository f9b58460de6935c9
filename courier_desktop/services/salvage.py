"""Salvage a damaged ledger: everything that can be read goes into a new one beside it; the damaged one is only read.

Ends in a ledger that agrees with its own history, and in a report of what was kept and what is missing.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import defaultdict
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict, fields
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import ActId
from courier_desktop.domain.values import dataclass, field
from courier_desktop.paths import ledger_path
from courier_desktop.services import integrity
from courier_desktop.services.backup_restoring import exchange
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import backup_restoring, erasures, looks, salvage_mending
from courier_desktop.store import ledger as ledger_rows
from courier_desktop.store import salvage as found_rows
from courier_desktop.store.durable import said_as_place_errors
from courier_desktop.store.faults import said_as_ledger_errors
from courier_desktop.store.pages import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from courier_desktop.domain.backup_rows import Restored
    from courier_desktop.services.backup_checking import Watch
    from courier_desktop.services.context import Context
    from courier_desktop.store.salvage import FoundEvent, Gathered, Shape

REPORT = "salvage.json"
_SCRATCH = ".salvage.db"
_EVENTS_AT_ONCE = 2000
_MOST_SHOWN = 200
# Shares of the whole, in thousandths.
_READING, _WRITING, _DERIVING = 400, 300, 300

# Which rows about people and their words the facts name.
_NAMED = {
    "sender_id": "parties",
    "recipient_id": "parties",
    "party_id": "parties",
    "address_id": "addresses",
    "contents_id": "texts",
    "note_id": "texts",
    "received_by_id": "texts",
    "text_id": "texts",
    "driver_id": "drivers",
}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What stands in the new ledger and what is missing from it.

    `events` stand there, `from_backup` of them from the backup. `missing` = ranges of the old numbers of events that
    neither held, `missing_events` counts them; `mended` = lost beginnings of shipments and routes written anew from
    what the damaged ledger had derived of them; `unreadable` = found but not to be understood; `altered` = old numbers
    of events that are not as they were recorded; `nobody` = events whose act is lost; `nameless` = rows about people
    put there empty, for what stood in them is lost; `otherwise` = numbers of shipments that now stand where they did
    not, for lost events; `whole` = nothing at all is missing or in doubt.
    """

    path: str
    report: str
    events: int
    shipments: int
    people: int
    from_backup: int
    missing_events: int
    missing: tuple[tuple[int, int], ...]
    mended: int
    unreadable: int
    altered: tuple[int, ...]
    nobody: int
    nameless: int
    otherwise: tuple[str, ...]
    broken_pages: int
    whole: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What to salvage and where to.

    With a `backup` of the same courier the new ledger is that backup, to which is added what only the damaged one
    holds. `last_seen` = the number of the newest event that is known to have been recorded.
    """

    source: Path
    to: Path
    backup: Path | None = None
    passphrase: str = ""
    last_seen: int = 0

    @property
    def damaged(self) -> Path:
        """The ledger's file; `source` may be its folder."""
        return ledger_path(self.source) if self.source.is_dir() else self.source


@dataclass(slots=True)
class _Heard:
    """What the events found tell on the way."""

    found: int = 0
    nobody: int = 0
    last: int = 0
    altered: list[int] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    shipments: set[str] = field(default_factory=set)
    named: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def hear(self, one: FoundEvent) -> None:
        if one.seq > self.last + 1:
            self.gaps.append((self.last + 1, one.seq - 1))
        self.last = one.seq
        self.found += 1
        self.nobody += one.nobody
        if one.altered:
            self.altered.append(one.seq)
        if one.event is not None:
            self._note_named(one.event)

    def _note_named(self, event: ev.Event) -> None:
        """Note the rows that the event names; a shipment's own recipient and address bear its id."""
        fact = event.fact
        for one in fields(fact):  # type: ignore[arg-type]  # every fact is a dataclass
            table, value = _NAMED.get(one.name), getattr(fact, one.name)
            if table is not None and value:
                self.named[table].add(value)
        if isinstance(fact, ev.Registered) and event.shipment_id is not None:
            self.shipments.add(event.shipment_id)
            if fact.recipient_id is None:
                self.named["parties"].add(event.shipment_id)
            if fact.address_id is None:
                self.named["addresses"].add(event.shipment_id)

    def missing_after(self, held: int, last_seen: int) -> list[tuple[int, int]]:
        """The old numbers that stand nowhere: a backup that was begun with fills those it held."""
        gaps = list(self.gaps)
        if last_seen > self.last:
            gaps.append((self.last + 1, last_seen))
        return [(max(first, held + 1), last) for first, last in gaps if last > held]


def salvage(wish: Wish, *, job: Watch | None = None) -> Salvaged:
    """Read everything readable out of a damaged ledger into a new one.

    RefusedError when a ledger stands there already, when nothing can be read, when the backup is another courier's,
    or when there is no room; CancelledError. Then nothing is left there.
    """
    damaged, target = wish.damaged, ledger_path(wish.to)
    if not damaged.exists() and not looks.beside(damaged, "-wal").exists():
        raise RefusedError("salvage_nothing", path=str(damaged))
    if target.exists():
        raise RefusedError("salvage_place_taken", path=str(wish.to))
    was_there = wish.to.exists()
    with ExitStack() as undone, said_as_place_errors(wish.to), said_as_ledger_errors(target):
        undone.callback(_clear, wish.to, everything=not was_there)
        wish.to.mkdir(parents=True, exist_ok=True)
        result = _Work(wish, job).done()
        undone.pop_all()
        return result


class _Work:
    """One salvage under way."""

    def __init__(self, wish: Wish, job: Watch | None) -> None:
        self._wish, self._job = wish, job
        self._heard = _Heard()
        self._scratch_path = wish.to / _SCRATCH

    def done(self) -> Salvaged:
        with closing(sqlite3.connect(self._scratch_path, isolation_level=None)) as scratch:
            shapes, gathered = self._gathered(scratch)
            self._begin_with_backup()
            ctx = open_context(self._wish.to)
            try:
                result = self._filled(ctx, scratch, shapes, gathered)
            finally:
                close_context(ctx)
        self._scratch_path.unlink()
        Path(result.report).write_text(json.dumps(asdict(result), indent=1) + "\n", encoding="utf-8")
        return result

    def _gathered(self, scratch: sqlite3.Connection) -> tuple[Sequence[Shape], Gathered]:
        shapes = found_rows.lay_scratch(scratch)
        image = Image(self._wish.damaged, looks.beside(self._wish.damaged, "-wal"))
        scratch.execute("BEGIN")
        try:
            gathered = found_rows.gather(image, scratch, shapes, self._share(0, _READING))
        finally:
            scratch.execute("COMMIT")
            image.close()
        if not gathered.rows["ledger"] and not gathered.rows["shipments"]:
            raise RefusedError("salvage_nothing", path=str(self._wish.damaged))
        return shapes, gathered

    def _begin_with_backup(self) -> None:
        """Lay the backup where the new ledger will stand, brought to this version."""
        if self._wish.backup is not None:
            staged = backup_restoring.stage(self._wish.to, self._wish.backup, self._wish.passphrase)
            backup_restoring.bring_to_this_version(staged)
            staged.ledger.replace(ledger_path(self._wish.to))
            # Who was erased since the backup must not come back with it.
            for folder in (self._wish.backup.parent, self._wish.damaged.parent):
                erasures.keep_aside(self._wish.to, erasures.load(folder))
            backup_restoring.discard(self._wish.to)

    def _filled(
        self, ctx: Context, scratch: sqlite3.Connection, shapes: Sequence[Shape], gathered: Gathered
    ) -> Salvaged:
        with ctx.read() as conn:
            held = ledger_rows.last_seq(conn)
        if held and not found_rows.share_events(ctx.store.conn(), self._scratch_path):
            raise RefusedError("salvage_other_ledger")
        unreadable = [one.seq for one in found_rows.events_in_order(scratch) if one.event is None]
        salvage_mending.drop(scratch, unreadable)
        mended = salvage_mending.mend(scratch, held)
        salvage_mending.drop_orphans(scratch, ctx.store.conn())
        added = self._write_events(ctx, scratch, gathered.rows["ledger"])
        found_rows.bring_rows(ctx.store.conn(), self._scratch_path, shapes)
        nameless, shipments = self._derive(ctx, scratch)
        missing = self._heard.missing_after(held, self._wish.last_seen)
        lost = sum(last - first + 1 for first, last in missing)
        altered = tuple(seq for seq in self._heard.altered if seq > held)
        verified = integrity.verify(ctx)
        other = self._otherwise(ctx, scratch)
        return Salvaged(
            path=str(ctx.store.path),
            report=str(self._wish.to / REPORT),
            events=verified.events,
            shipments=shipments,
            people=gathered.rows["parties"],
            from_backup=held and verified.events - added,
            missing_events=lost,
            missing=tuple(missing[:_MOST_SHOWN]),
            mended=mended,
            unreadable=len(unreadable),
            altered=altered[:_MOST_SHOWN],
            nobody=self._heard.nobody,
            nameless=nameless,
            otherwise=other[:_MOST_SHOWN],
            broken_pages=gathered.broken_pages,
            whole=not (lost or altered or mended or self._heard.nobody or nameless or other),
            verified=verified.clean,
        )

    def _write_events(self, ctx: Context, scratch: sqlite3.Connection, total: int) -> int:
        """Append the events found; how many of them the new ledger had lacked."""
        step, added = self._share(_READING, _WRITING), 0
        with ctx.store.write() as conn:
            found_rows.take_staff(conn, scratch)
        distinct = found_rows.Distinct(ctx.store.conn())
        found = found_rows.events_in_order(scratch)
        while some := list(islice(found, _EVENTS_AT_ONCE)):
            for one in some:
                self._heard.hear(one)
            events = [distinct.told_apart(one.event) for one in some if one.event is not None]
            with ctx.store.write() as conn:
                added += found_rows.append(conn, events, lambda: ActId(ctx.new_id()))
            step(self._heard.found, total)
        return added

    def _derive(self, ctx: Context, scratch: sqlite3.Connection) -> tuple[int, int]:
        """Derive everything from the events; how many rows about people are lost, and how many shipments there are."""
        with ctx.store.write() as conn:
            found_rows.settings_hold(conn)
            nameless = sum(found_rows.blank(conn, table, sorted(ids)) for table, ids in self._heard.named.items())
        ctx.reload_settings()
        # Nobody can come in while the staff lies aside.
        ctx.staffed = False
        step, asked = self._share(_READING + _WRITING, _DERIVING), max(1, len(self._heard.shipments))
        shipments = integrity.rebuild(ctx, progress=lambda done: step(min(done, asked), asked))
        with ctx.store.write() as conn:
            found_rows.count_on(conn)
            found_rows.give_staff(conn, scratch)
        return nameless, shipments

    def _otherwise(self, ctx: Context, scratch: sqlite3.Connection) -> tuple[str, ...]:
        """The numbers of the shipments whose status the damaged ledger had otherwise, or that are no longer there."""
        with ctx.read() as conn:
            now = salvage_mending.statuses_now(conn)
        found = salvage_mending.states_found(scratch)
        return tuple(sorted(number for one, (number, status) in found.items() if now.get(one) != status))

    def _share(self, begun: int, share: int) -> Callable[[int, int], None]:
        """That part of the whole run, told to who looks on in thousandths."""

        def step(done: int, total: int) -> None:
            if self._job is not None:
                self._job.check()
                self._job.progress(begun + share * min(done, total) // max(total, 1), _READING + _WRITING + _DERIVING)

        return step


def _clear(to: Path, *, everything: bool) -> None:
    """Take away what an interrupted salvage laid there."""
    if everything:
        shutil.rmtree(to, ignore_errors=True)
        return
    with suppress(OSError):
        for name in (_SCRATCH, REPORT, *(f"{ledger_path(to).name}{ending}" for ending in ("", "-wal", "-shm"))):
            (to / name).unlink(missing_ok=True)


def salvage_dir(data_dir: Path, now: datetime) -> Path:
    """A folder of its own for a salvage, beside the damaged ledger; it does not exist yet."""
    wanted = data_dir / f"salvage-{now:%Y%m%d-%H%M%S}"
    return next(one for n in count() if not (one := wanted.with_name(wanted.name + (f"-{n}" if n else ""))).exists())


def put_in_place(data_dir: Path, salvaged: Salvaged, now: datetime) -> Restored:
    """Make the salvaged ledger the folder's own; the damaged one is set aside among the backups, whole as it is.

    Every context over the folder must be closed. Errors as of a restore.
    """
    staged = backup_restoring.stage(data_dir, Path(salvaged.path))
    return exchange(staged, now)
