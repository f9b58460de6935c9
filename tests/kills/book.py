"""What must be in a ledger, kept beside it by the parent, and the comparison after each kill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.services import care, erasing, integrity, settings, shipments
from courier_desktop.services.context import Context
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import ledger
from tests.kills.life import MORNING
from tests.kills.story import Commit, Op
from tests.kills.witness import digest

_ALL = 10**9


@dataclass(slots=True)
class Findings:
    """What is wrong after a kill, in sentences; nothing when all is well."""

    losses: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)
    drift: list[str] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [f"{kind}: {line}" for kind, lines in self.lists().items() for line in lines]

    def lists(self) -> dict[str, list[str]]:
        return {name: getattr(self, name) for name in Findings.__slots__}

    def take(self, other: Findings) -> None:
        for kind, lines in other.lists().items():
            getattr(self, kind).extend(lines)


@dataclass(slots=True)
class Book:
    """The events that were answered for (id → digest), those of the last life, and what plain rows may hold."""

    events: dict[str, str] = field(default_factory=dict)
    plain: dict[str, set[str]] = field(default_factory=dict)
    fresh: dict[str, str] = field(default_factory=dict)

    def take(self, commits: Sequence[Commit], ops: Mapping[int, Op]) -> None:
        """What these transactions brought: those that were answered for, plain rows also of the one under way."""
        for commit in commits:
            if commit.done:
                self.fresh.update(commit.events)
            for name, value in (ops[commit.op].facts if commit.op in ops else {}).items():
                known = set() if commit.done else self.plain.get(name, set())
                self.plain[name] = known | {value}
        self.events.update(self.fresh)

    def go_back(self, events: Mapping[str, str]) -> None:
        """A restore: the ledger holds what its backup held, and nobody told us of its plain rows."""
        self.events = dict(events)
        self.fresh.clear()
        self.plain.clear()

    def copy(self) -> Book:
        return Book(dict(self.events), {name: set(values) for name, values in self.plain.items()}, dict(self.fresh))


@contextmanager
def opened(folder: Path) -> Iterator[Context]:
    """The ledger as the program opens it after a crash."""
    ctx = open_context(folder, actor="judge", clock=lambda: MORNING)
    try:
        yield ctx
    finally:
        close_context(ctx)


def judge(folder: Path, book: Book, maybe: Sequence[Commit], *, thorough: bool = True) -> Findings:
    """Compare a ledger with its book. Each of `maybe` is there whole or not at all; what is there joins the book."""
    found = Findings()
    try:
        with opened(folder) as ctx:
            _compare(ctx, book, maybe, found, thorough=thorough)
            if thorough:
                _look_closely(ctx, found)
            if erasing.unfinished(ctx):
                erasing.finish(ctx)
    except LedgerOpenError as error:
        found.damage.append(f"does not open: {error.params}")
    return found


def _compare(ctx: Context, book: Book, maybe: Sequence[Commit], found: Findings, *, thorough: bool) -> None:
    with ctx.read() as conn:
        told = tuple(str(row[0]) for row in conn.execute("PRAGMA integrity_check"))
        if told != ("ok",):
            found.damage.extend(told)
        total = ledger.last_seq(conn)
        recent = sum(len(one.events) for one in maybe) + len(book.fresh)
        stands = {str(e.event_id): digest(e) for e in ledger.newest_acts(conn, _ALL if thorough else recent)}
    for one in maybe:
        there = [event_id for event_id in one.events if event_id in stands]
        if there and len(there) < len(one.events):
            found.halves.append(f"{len(there)} of the {len(one.events)} events of a transaction that was not answered")
        if there:
            book.events.update(one.events)
    asked = book.events if thorough else book.fresh
    lost = [event_id for event_id, content in asked.items() if stands.get(event_id) != content]
    strange = [event_id for event_id in stands if event_id not in book.events]
    if lost:
        found.losses.append(f"{len(lost)} events that were answered for, the first {lost[0]}")
    if strange:
        found.halves.append(f"{len(strange)} events of no committed transaction, the first {strange[0]}")
    if total != len(book.events) and not lost and not strange:
        found.losses.append(f"{len(book.events)} events were answered for, {total} are there")
    book.fresh.clear()
    _compare_plain(ctx, book, found)
    behind = care.went_back(ctx)
    if behind is not None:
        found.losses.append(f"the program itself says so: {behind}")


def _compare_plain(ctx: Context, book: Book, found: Findings) -> None:
    stands = {"company": ctx.settings.company, "draft": settings.draft(ctx, "shipment") or ""}
    for name, values in book.plain.items():
        if name in stands and stands[name] not in values:
            found.losses.append(f"{name} is {stands[name]!r}, answered for was {sorted(values)}")
        elif name in stands:
            book.plain[name] = {stands[name]}


def _look_closely(ctx: Context, found: Findings) -> None:
    verified = integrity.verify(ctx)
    found.damage.extend(verified.damage)
    if not verified.clean:
        found.drift.append(f"{verified.drifted} rows: {[(d.table, d.key, d.fields) for d in verified.drifts[:3]]}")
    with ctx.read() as conn:
        events = ledger.newest_acts(conn, _ALL)[::-1]
    found.doubles.extend(planned_twice(events))
    listed = shipments.ids(ctx, ShipmentQuery(view=View.ALL), _ALL)
    rows = shipments.rows_of(ctx, listed)
    nameless = [row.number for row in rows if not row.recipient]
    if len(rows) != len(listed) or nameless:
        found.halves.append(f"{len(listed)} shipments, {len(rows)} with their people; without a name: {nameless[:3]}")


def planned_twice(events: Iterable[ev.Event]) -> list[str]:
    """Notices that the ledger plans twice for one shipment, event, occasion and channel; orders entered twice."""
    kept = list(events)
    gone = corrected_ids(kept)
    plans: Counter[tuple[object, ...]] = Counter()
    orders: Counter[tuple[object, ...]] = Counter()
    for event in kept:
        fact = event.fact
        if event.event_id in gone:
            continue
        if isinstance(fact, ev.NoticePlanned):
            plans[event.shipment_id, fact.event.value, fact.occasion, fact.channel.value] += 1
        elif isinstance(fact, ev.Registered) and fact.order_key:
            orders[fact.sender_id, fact.order_key] += 1
    twice = [(what, count) for counted in (plans, orders) for what, count in counted.items() if count > 1]
    return [f"{count} times {what}" for what, count in twice]
