"""A desk, three gateways with books and whatever happens to them; after every step both sides must agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address
from courier_desktop.domain.contacts import ContactAddress
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import CourierError
from courier_desktop.domain.ids import NoticeId, ShipmentId
from courier_desktop.domain.messaging import (
    Feed,
    Found,
    GatewayName,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    StateNews,
    Traits,
    forward,
)
from courier_desktop.domain.notice_life import NoticeFacts
from courier_desktop.domain.notices import TAKEN, Channel, NoticeEvent, NoticeState
from courier_desktop.domain.shipment import corrected_ids
from courier_desktop.domain.staff import Right
from courier_desktop.domain.values import replace
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import contacts, integrity
from courier_desktop.services.gateways import Ready
from courier_desktop.services.noticing import expire_due
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.sending import Turner
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import ledger, people, states
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store.outbox import MessageFacts
from tests.fakes.desk import Clock, Desk
from tests.fakes.gateway import CutError, FakeGateway

KINDS = {
    GatewayName.SMSGATE: Traits(channel=Channel.SMS, states=Feed.POLLED, reconciles=True),
    GatewayName.WAHA: Traits(channel=Channel.WHATSAPP, states=Feed.POLLED, daily_cap=4),
    GatewayName.TELEGRAM: Traits(channel=Channel.TELEGRAM, harmless=True),
}
NAMES = tuple(KINDS)
_QUEUED, _SENDING, _UNKNOWN = MessageState.QUEUED, MessageState.SENDING, MessageState.UNKNOWN
# The steps that are none of `forward`'s.
_MAY_TURN = {
    (_SENDING, _QUEUED): "not processed",
    (_UNKNOWN, _QUEUED): "it is not there",
    (MessageState.SENT, _QUEUED): "the service says that it did not go, for a passing reason",
    (_QUEUED, MessageState.BLOCKED): "it may not go any more",
    (_QUEUED, MessageState.EXPIRED): "its time went by",
    (_SENDING, MessageState.BLOCKED): "the recipient wants none there",
    (_UNKNOWN, MessageState.BLOCKED): "the recipient wants none there",
}
# What may stand in the ledger of a notice whose newest message stands there; nobody having undone anything.
AGREE: dict[MessageState, frozenset[NoticeState]] = {
    _QUEUED: frozenset({NoticeState.QUEUED, NoticeState.EXPIRED, NoticeState.NOT_SENT, NoticeState.CONFIRMED}),
    _SENDING: frozenset({NoticeState.QUEUED, NoticeState.EXPIRED, NoticeState.NOT_SENT}),
    _UNKNOWN: frozenset({NoticeState.MAYBE_SENT, NoticeState.NOT_SENT}),
    MessageState.SENT: frozenset({NoticeState.SENT, NoticeState.CONFIRMED}),
    MessageState.DELIVERED: frozenset({NoticeState.DELIVERED, NoticeState.CONFIRMED}),
    MessageState.READ: frozenset({NoticeState.READ, NoticeState.CONFIRMED}),
    MessageState.FAILED: frozenset({NoticeState.FAILED, NoticeState.QUEUED, NoticeState.NOT_SENT, NoticeState.EXPIRED}),
    MessageState.EXPIRED: frozenset({NoticeState.EXPIRED}),
    MessageState.BLOCKED: frozenset(
        {NoticeState.NOT_SENT, NoticeState.EXPIRED, NoticeState.QUEUED, NoticeState.CONFIRMED}
    ),
}
_OVER = frozenset({NoticeState.EXPIRED, NoticeState.NOT_SENT, NoticeState.BLOCKED, NoticeState.FAILED})


@dataclass
class Booked:
    """A message that a service took. `there` = the recipient has it as far as anybody was told."""

    message_id: str
    gateway: GatewayName
    notices: tuple[NoticeId, ...]
    there: bool = True
    told: MessageState = MessageState.SENT


@dataclass
class Watched(FakeGateway):
    """It looks into the ledger at every send: whether this message may go now."""

    name: GatewayName = GatewayName.SMSGATE
    seen: Callable[[Outgoing], None] = lambda _message: None
    booked: Callable[[Outgoing], None] = lambda _message: None

    def send(self, message: Outgoing) -> Outcome:
        self.seen(message)
        return super().send(message)

    def take(self, message: Outgoing) -> Outcome:
        self.booked(message)
        return super().take(message)


@dataclass
class World:
    """The ledger, the services' books, and what the test knows of both."""

    desk: Desk
    gateways: dict[GatewayName, Watched] = field(default_factory=dict)
    books: list[Booked] = field(default_factory=list)
    was: dict[str, MessageState] = field(default_factory=dict)
    known: dict[NoticeId, ShipmentId] = field(default_factory=dict)
    shipments: list[ShipmentId] = field(default_factory=list)
    # Whose acts were undone: their notices may stand otherwise than the messages.
    undone: set[ShipmentId] = field(default_factory=set)
    erased: set[ShipmentId] = field(default_factory=set)
    asleep: dict[GatewayName, tuple[Turner, object]] = field(default_factory=dict)
    waking: bool = False
    steps: int = 0
    # A person said that it did not go, or wants it once more.
    answered: set[NoticeId] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.desk.ctx.secrets = SessionSecrets()
        for name, traits in KINDS.items():
            found = None if traits.reconciles else Found.CANNOT_TELL
            one = Watched(traits=traits, found=found, name=name)
            one.seen = lambda message, name=name: self.look_at(name, message)  # type: ignore[misc]
            one.booked = lambda message, name=name: self.note_booked(name, message)  # type: ignore[misc]
            self.gateways[name] = one
            self.switch(name, on=True)

    # ---------------------------------------------------------------------------------------------------- happenings

    def switch(self, name: GatewayName, *, on: bool) -> None:
        with self.desk.ctx.write(Right.SETTINGS) as tx:
            gateway_rows.switch(tx.conn, name, on=on)

    def phone(self, person: int) -> str:
        return f"+52331480{person:04d}"

    def acquaint(self, person: int, preferred: Channel) -> None:
        """They prefer a channel; whoever prefers Telegram has written there."""
        with self.desk.ctx.write(Right.NOTIFY) as tx:
            contact = contacts.contact_at(tx, Channel.SMS, self.phone(person))
            contact_rows.save(tx.conn, replace(contact, preferred=preferred))
            if preferred is Channel.TELEGRAM:
                chat = ContactAddress(
                    channel=preferred,
                    address=str(7_000_000 + person),
                    contact_id=contact.contact_id,
                    learned_at=tx.now,
                    learned_from="start",
                )
                contact_rows.save_address(tx.conn, chat)

    def register(self, person: int, state: str) -> ShipmentId:
        one = self.desk.shipment(
            recipient=Party(f"Itzel Ochoa {person}", phone=self.phone(person), phone_typed=self.phone(person)[3:]),
            address=Address(street="Juárez", exterior="7", colonia="Centro", postal_code="44380", state=state),
        )
        self.shipments.append(one)
        return one

    def turner(self, name: GatewayName, holder: str) -> Turner:
        gateway = self.gateways[name]
        return Turner(self.desk.ctx, Ready(name, gateway, gateway.traits), holder, luck=lambda: 0.0)

    def step(self, name: GatewayName, kind: str) -> Outcome | Callable[[Outgoing], Outcome]:
        gateway = self.gateways[name]
        plain = {
            "wait": Outcome(kind=OutcomeKind.RETRY_WAIT, code="gateway_busy", wait_s=300),
            "later": Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later"),
            "line": Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="gateway_unreachable"),
            "config": Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials"),
            "nobody": Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="number_wrong"),
            "refused": Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_refused"),
            "template": Outcome(kind=OutcomeKind.NEEDS_TEMPLATE, code="window_closed"),
            "stop": Outcome(kind=OutcomeKind.OPTED_OUT, code="recipient_stopped"),
            "lost": Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_cut"),
        }
        if kind in plain:
            return plain[kind]
        return {
            "take": gateway.take,
            "take_and_lose": gateway.take_and_lose,
            "take_and_cut": gateway.take_and_cut,
            "cut": gateway.cut,
        }[kind]

    def wake(self, name: GatewayName) -> None:
        turner, taken = self.asleep.pop(name)
        self.waking = True
        try:
            turner._send(taken)  # type: ignore[arg-type]
        except CutError:
            pass
        finally:
            self.waking = False

    def news(self, booked: Booked, state: MessageState, again_s: float) -> StateNews:
        """What a service tells of a message it took; never that what arrived did not."""
        if state is MessageState.FAILED and booked.told in {MessageState.DELIVERED, MessageState.READ}:
            state = MessageState.READ
        if state is MessageState.FAILED:
            for each in self.books:
                each.there = each.there and each.message_id != booked.message_id
        elif not booked.there:
            state = MessageState.FAILED
        booked.told = forward(booked.told, state)
        again = again_s if state is MessageState.FAILED else 0.0
        return StateNews(state=state, message_id=booked.message_id, code="handset_off", again_s=again)

    # ------------------------------------------------------------------------------------------------------ judgement

    def carried(self, message_id: str) -> list[NoticeId]:
        with self.desk.ctx.read() as conn:
            return rows.notices_of(conn, message_id)

    def note_booked(self, name: GatewayName, message: Outgoing) -> None:
        self.books.append(Booked(message.message_id, name, tuple(self.carried(message.message_id))))

    def look_at(self, name: GatewayName, message: Outgoing) -> None:
        """At the moment of a send: its row says so, and none of its notices may not go."""
        with self.desk.ctx.read() as conn:
            facts = rows.load(conn, message.message_id)
            assert facts is not None, "sent without a row"
            assert facts.state is MessageState.SENDING, facts
            assert facts.gateway is name
            if self.waking:
                # What happened while it slept cannot be known to it.
                return
            for one in rows.notices_of(conn, message.message_id):
                self._may_go(conn, facts, one)

    def _may_go(self, conn, facts: MessageFacts, notice_id: NoticeId) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        now = self.desk.clock.now
        notice = notice_rows.load(conn, notice_id)
        assert notice is not None, "sent though undone"
        assert notice.state is NoticeState.QUEUED, f"sent though {notice.state}: {notice.why}"
        assert notice.expires_at is None or notice.expires_at > now, "sent after its time"
        state = states.load(conn, [notice.shipment_id])[notice.shipment_id]
        party = people.party_row(conn, state.recipient_id)
        assert party["phone"], "sent to a person erased"
        to = contacts.recipient_of(conn, party, self.desk.ctx, people.address_of(conn, state.address_id))
        assert to.opt_out is None, "sent after an opt-out"
        assert not to.refuses(facts.channel), "sent by a channel they refuse"
        hour = now.astimezone(to.zone or self.desk.ctx.zone).hour
        assert 8 <= hour < 21, f"sent at {hour}"
        history = ledger.of_shipment(conn, notice.shipment_id)
        assert not withdrawn(history, notice), "sent though what it tells was taken back"
        told = [n for n in notice_rows.of_shipment(conn, notice.shipment_id) if n.planned_at > notice.planned_at]
        if notice.event is NoticeEvent.OUT_FOR_DELIVERY and notice_id not in self.answered:
            assert not any(n.event is NoticeEvent.DELIVERED for n in told), "sent though a later step was told"

    def check(self) -> None:
        """Both sides agree."""
        ctx = self.desk.ctx
        with ctx.read() as conn:
            found: dict[NoticeId, NoticeFacts] = {}
            for shipment_id in self.shipments:
                for one in notice_rows.of_shipment(conn, shipment_id):
                    found[one.notice_id] = one
            messages = {row["message_id"]: rows.facts_of(row) for row in conn.execute("SELECT * FROM outbox")}
            carrying: dict[NoticeId, list[MessageFacts]] = {}
            for notice_id in found:
                carrying[notice_id] = rows.of_notice(conn, notice_id)
        self._forward(messages)
        self._nothing_vanishes(found)
        for notice in found.values():
            self._agree(notice, carrying[notice.notice_id])
        self._no_doubles(found)
        self.steps += 1
        if self.steps % 8 == 0:
            assert integrity.verify(ctx).clean

    def _forward(self, messages: dict[str, MessageFacts]) -> None:
        for message_id, facts in messages.items():
            was = self.was.get(message_id, MessageState.QUEUED)
            now = facts.state
            right = was is now or forward(was, now) is now or (was, now) in _MAY_TURN
            # One turn may bring it back and go on with it.
            on = (was, _QUEUED) in _MAY_TURN and (forward(_QUEUED, now) is now or (_QUEUED, now) in _MAY_TURN)
            assert right or on, f"{was} became {now}"
            self.was[message_id] = now
            if facts.state is _QUEUED:
                assert facts.next_try_at is not None
            if facts.state is _SENDING:
                assert facts.gateway is not None

    def _nothing_vanishes(self, found: dict[NoticeId, NoticeFacts]) -> None:
        for notice_id, shipment_id in self.known.items():
            assert notice_id in found or shipment_id in self.undone, "a notice vanished"
        for notice in found.values():
            self.known[notice.notice_id] = notice.shipment_id
            if notice.state in _OVER:
                assert notice.why, f"{notice.state} without a reason"

    def _agree(self, notice: NoticeFacts, messages: list[MessageFacts]) -> None:
        live = [one for one in messages if one.state in {_QUEUED, _SENDING, _UNKNOWN}]
        assert len(live) <= 1, "two messages of one notice under way"
        free = notice.shipment_id in self.undone | self.erased
        if messages and not free:
            allowed = AGREE[messages[0].state]
            if notice.notice_id in self.answered:
                allowed = allowed | {NoticeState.NOT_SENT, NoticeState.QUEUED}
            assert notice.state in allowed, f"message {messages[0].state} ({messages[0].why}), notice {notice.state}"
        mine = [one for one in self.books if notice.notice_id in one.notices]
        if notice.state in TAKEN:
            assert mine, "told as sent, and no service has it"
        there = any(one.there for one in mine)
        if there and not free and notice.state in {*_OVER, NoticeState.QUEUED}:
            assert messages[0].state in {_SENDING, _UNKNOWN}, f"the recipient has it: {notice.state} {notice.why}"

    def _no_doubles(self, found: dict[NoticeId, NoticeFacts]) -> None:
        """What a recipient has of one matter: never two, unless a person said so or the service can bear it."""
        each: dict[tuple[ShipmentId, NoticeEvent, str], int] = defaultdict(int)
        for booked in self.books:
            if not booked.there or KINDS[booked.gateway].harmless:
                continue
            for notice_id in booked.notices:
                one = found.get(notice_id)
                if one is not None:
                    each[one.shipment_id, one.event, one.occasion] += 1
        for one in found.values():
            if one.channel is Channel.WA_ME and one.state is NoticeState.CONFIRMED:
                each[one.shipment_id, one.event, one.occasion] += 1
        for matter, times in each.items():
            assert times <= 1, f"{times} times told: {matter}"

    def answer(self, notice_id: NoticeId) -> None:
        """A person says that it did not go: the books of that message are theirs to answer for."""
        self.answered.add(notice_id)
        for booked in self.books:
            if notice_id in booked.notices:
                booked.there = False
                self.answered.update(booked.notices)

    def settle_all(self) -> None:
        """Days go by with all gateways well: nothing may be left under way."""
        self.asleep.clear()
        for name, gateway in self.gateways.items():
            gateway.script.clear()
            self.switch(name, on=True)
        for _ in range(9):
            self.desk.clock.advance(hours=13)
            expire_due(self.desk.ctx)
            for name in NAMES:
                self.turner(name, "the last").turn()
        self.check()
        assert integrity.verify(self.desk.ctx).clean
        with self.desk.ctx.read() as conn:
            for notice_id in self.known:
                notice = notice_rows.load(conn, notice_id)
                assert notice is None or notice.state is not NoticeState.QUEUED, "it waits for ever"
                for one in rows.of_notice(conn, notice_id):
                    assert one.state not in {_QUEUED, _SENDING}, f"its message stays {one.state}"


def withdrawn(history: list[ev.Event], notice: NoticeFacts) -> bool:
    """Whether the act that called for a notice was taken back."""
    gone = corrected_ids(history)
    planned = [e for e in history if isinstance(e.fact, ev.NoticePlanned) and e.fact.notice_id == notice.notice_id]
    acts = {one.act_id for one in planned}
    marks = [e for e in history if e.act_id in acts and not isinstance(e.fact, (ev.Corrected, *ev.NOTICE_FACTS))]
    return bool(marks) and all(one.event_id in gone for one in marks)


@contextmanager
def world_over(folder: Path) -> Iterator[World]:
    """A world over that folder's ledger."""
    clock = Clock()
    ctx = open_context(folder, actor="Ana", place="desk", clock=clock)
    try:
        yield World(Desk(ctx, clock))
    finally:
        close_context(ctx)


@contextmanager
def perhaps_refused() -> Iterator[None]:
    """The program may say no."""
    try:
        yield
    except CourierError:
        return
