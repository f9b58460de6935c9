"""What taking events back would touch: which go, what stands on them, which messages have gone out already."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import TextId
from courier_desktop.domain.messaging import MessageState
from courier_desktop.domain.notices import TAKEN, NoticeState
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.replay import broken, broken_on_route, ends
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.domain.times import to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, field
from courier_desktop.services.record import record
from courier_desktop.store import ledger, outbox, people, states
from courier_desktop.store import notices as notice_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from courier_desktop.domain.ids import EventId, PartyId, RouteId, ShipmentId
    from courier_desktop.services.context import Tx

_OUT = frozenset({NoticeState.CONFIRMED, NoticeState.MAYBE_SENT, NoticeState.OPENED, *TAKEN})


@dataclass(slots=True)
class Taking:
    """What would be taken back: `events` as asked, `later` what stands on them, `gone_out` messages that stay.

    `refused` is a code of wording when it may not be done at all.
    """

    events: list[ev.Event]
    later: list[ev.Event] = field(default_factory=list)
    gone_out: list[ev.Event] = field(default_factory=list)
    refused: str = ""
    params: dict[str, str | int] = field(default_factory=dict)

    def refuse(self, code: str, **params: str | int) -> Taking:
        """The same, not to be done."""
        self.refused, self.params = code, params
        return self

    @property
    def all(self) -> list[ev.Event]:
        """Everything that would never count any more, were the later ones to go along."""
        return [*self.events, *self.later]


def living(tx: Tx, events: Sequence[ev.Event]) -> list[ev.Event]:
    """Those of the events that were not taken back already."""
    gone = ledger.corrected_among(tx.conn, events)
    return [event for event in events if event.event_id not in gone]


def foresee_taking(tx: Tx, asked: Sequence[ev.Event]) -> Taking:
    """What taking these events back would mean; nothing is written."""
    meant, out = _sorted_by_notice(tx, asked)
    taking = Taking(meant, gone_out=out)
    if any(isinstance(event.fact, ev.PersonErased) for event in meant):
        return taking.refuse("erasure_is_final")
    # A shipment that is gone is registered again: its order may have come in anew meanwhile.
    if any(isinstance(event.fact, ev.Registered) for event in _coming_back(tx, meant)):
        return taking.refuse("cannot_come_back")
    born = {event.shipment_id for event in meant if isinstance(event.fact, ev.Registered)}
    own: dict[ShipmentId, set[EventId]] = {}
    for event in meant:
        if event.shipment_id is not None:
            own.setdefault(event.shipment_id, set()).add(event.event_id)
    for shipment_id, ids in own.items():
        if shipment_id in born:
            _see_registration(tx, shipment_id, ids, taking)
        else:
            _see_shipment(tx, shipment_id, ids, taking)
        if taking.refused:
            return taking
    for route_id in dict.fromkeys(event.route_id for event in taking.all if event.route_id is not None):
        _see_route(tx, route_id, taking)
    return taking


def _coming_back(tx: Tx, events: Iterable[ev.Event]) -> list[ev.Event]:
    """What counts again once these corrections never did."""
    amended = [one for event in events if isinstance(event.fact, ev.Corrected) for one in event.fact.amends]
    return ledger.by_ids(tx.conn, amended) if amended else []


def _sorted_by_notice(tx: Tx, events: Iterable[ev.Event]) -> tuple[list[ev.Event], list[ev.Event]]:
    """The events to take back, and the planned notices that went out meanwhile: those have happened."""
    asked = list(events)
    out = [event for event in asked if isinstance(event.fact, ev.NoticePlanned) and _has_gone(tx, event.fact)]
    if not any(isinstance(event.fact, ev.NoticePlanned) for event in asked):
        return asked, out
    left = {event.event_id for event in out}
    if out:
        # A person sent it by hand: its gateway does not take it up again.
        left |= {e.event_id for e in asked if isinstance(e.fact, ev.NoticeNotSent) and e.fact.why == "by_hand"}
    meant = [event for event in asked if event.event_id not in left]
    planned = [event for event in meant if isinstance(event.fact, ev.NoticePlanned)]
    return [*meant, *(one for event in planned for one in _went_on(tx, event, meant))], out


def _has_gone(tx: Tx, fact: ev.NoticePlanned) -> bool:
    notice = notice_rows.load(tx.conn, fact.notice_id)
    if notice is None:
        return False
    newest = outbox.of_notice(tx.conn, notice.notice_id)[:1] if notice.state is NoticeState.QUEUED else []
    return notice.state in _OUT or any(one.state is MessageState.SENDING for one in newest)


def _went_on(tx: Tx, event: ev.Event, meant: Sequence[ev.Event]) -> list[ev.Event]:
    """The notices by which the same went on, by another channel or by hand, and that have not gone either."""
    fact = event.fact
    if not isinstance(fact, ev.NoticePlanned) or event.shipment_id is None:
        return []
    known = notice_rows.of_shipment(tx.conn, event.shipment_id)
    same = {one.notice_id for one in known if (one.event, one.occasion) == (fact.event, fact.occasion)}
    if len(same) < 2:  # noqa: PLR2004 - itself alone
        return []
    here = {one.event_id for one in meant}
    history = ledger.of_shipment(tx.conn, event.shipment_id)
    since = [one.event_id for one in history].index(event.event_id)
    return [
        one
        for one in living(tx, history[since + 1 :])
        if isinstance(one.fact, ev.NoticePlanned)
        and one.fact.notice_id in same
        and one.event_id not in here
        and not _has_gone(tx, one.fact)
    ]


def _see_registration(tx: Tx, shipment_id: ShipmentId, own: set[EventId], taking: Taking) -> None:
    """A registration is taken back whole, and only while nothing has happened to the shipment since."""
    events = ledger.of_shipment(tx.conn, shipment_id)
    left = own | corrected_ids(events)
    if any(event.event_id not in left and _a_mark(event) for event in events):
        taking.refuse("registration_in_use", number=_number(tx, shipment_id))


def _see_shipment(tx: Tx, shipment_id: ShipmentId, own: set[EventId], taking: Taking) -> None:
    events = ledger.of_shipment(tx.conn, shipment_id)
    gone = corrected_ids(events)
    ids = set(own)
    while True:
        wrong = broken(events, gone, _gone_then(tx, events, ids))
        acts = {event.act_id for event in wrong}
        standing = [e for e in events if e.act_id in acts and e.event_id not in gone | ids and _a_mark(e)]
        if any(event.event_id in gone for event in wrong) or (wrong and not standing):
            # What would come back contradicts what has happened since.
            taking.refuse("cannot_come_back", number=_number(tx, shipment_id))
            return
        if not standing:
            return
        more, out = _sorted_by_notice(tx, standing)
        taking.later += more
        taking.gone_out += out
        ids |= {event.event_id for event in standing}


def _a_mark(event: ev.Event) -> bool:
    return not isinstance(event.fact, ev.Corrected)


def _gone_then(tx: Tx, events: Sequence[ev.Event], taken: Collection[EventId]) -> frozenset[EventId]:
    """Which events never counted once these are taken back; taking a correction back brings its events again."""
    fact = ev.Corrected(amends=tuple(taken), why="")
    return corrected_ids([*events, tx.event(fact)])


def _see_route(tx: Tx, route_id: RouteId, taking: Taking) -> None:
    """What a route did later is not taken along: the person corrects that first."""
    events = ledger.of_route(tx.conn, route_id)
    gone = corrected_ids(events)
    taken = {event.event_id for event in taking.all}
    wrong = broken_on_route(events, gone, _gone_then(tx, events, taken))
    opened = next((event.fact for event in events if isinstance(event.fact, ev.RouteOpened)), None)
    code = opened.code if opened is not None else ""
    if any(isinstance(event.fact, ev.RouteOpened) for event in taking.events if event.route_id == route_id):
        left = gone | taken
        if any(event.event_id not in left and _a_mark(event) for event in events):
            taking.refuse("route_in_use", route=code)
    elif wrong:
        taking.refuse("route_went_on", route=code)


def _number(tx: Tx, shipment_id: ShipmentId) -> str:
    found = states.load(tx.conn, [shipment_id])
    return found[shipment_id].number if shipment_id in found else ""


def leaves_an_end(tx: Tx, events: Sequence[ev.Event]) -> bool:
    """Whether taking these back brings a shipment out of an end state, or into one again.

    A shipment that goes whole, registration and all, leaves nothing.
    """
    born = {event.shipment_id for event in events if isinstance(event.fact, ev.Registered)}
    return any(ends(event.fact) for event in (*events, *_coming_back(tx, events)) if event.shipment_id not in born)


def take_back(tx: Tx, events: Sequence[ev.Event], why: str, note: str = "") -> None:
    """Record that these events never counted: one correction for each shipment and route that they touch."""
    notes: dict[ShipmentId | None, TextId] = {}

    def place(event: ev.Event) -> tuple[str, str]:
        return (event.shipment_id or "", event.route_id or "")

    corrections = []
    for _, group in groupby(sorted(events, key=place), key=place):
        some = list(group)
        shipment_id = some[0].shipment_id
        if note and shipment_id not in notes:
            notes[shipment_id] = TextId(tx.ctx.new_id())
        fact = ev.Corrected(
            amends=tuple(event.event_id for event in some), why=why, note_id=notes.get(shipment_id) if note else None
        )
        corrections.append(tx.event(fact, shipment_id, some[0].route_id))
    people.add_texts(tx.conn, [(text_id, note) for text_id in notes.values()])
    record(tx, corrections)
    tx.topics.add(Topic.PARTIES)
    for event in reversed(events):
        _unwish(tx, event)
    for event in _coming_back(tx, events):
        _wish(tx, event)


def _unwish(tx: Tx, event: ev.Event) -> None:
    """A phone's wish for no notices is a plain row: it goes, or comes back, with the event that noted it."""
    fact = event.fact
    if isinstance(fact, ev.OptedOut):
        people.clear_opt_out(tx.conn, _key(tx, fact.party_id))
    elif isinstance(fact, ev.OptedIn):
        people.set_opt_out(
            tx.conn, _key(tx, fact.party_id), to_text(fact.since), fact.noted_by, people.text_of(tx.conn, fact.note_id)
        )


def _wish(tx: Tx, event: ev.Event) -> None:
    fact = event.fact
    if isinstance(fact, ev.OptedOut):
        people.set_opt_out(
            tx.conn,
            _key(tx, fact.party_id),
            to_text(event.recorded_at),
            event.actor,
            people.text_of(tx.conn, fact.note_id),
        )
    elif isinstance(fact, ev.OptedIn):
        people.clear_opt_out(tx.conn, _key(tx, fact.party_id))


def _key(tx: Tx, party_id: PartyId) -> str:
    return phone_key(people.party_row(tx.conn, party_id)["phone"])
