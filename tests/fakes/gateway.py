"""A gateway with books of its own: it does what the test says, and can be cut at every point."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import NoticeId, ShipmentId, TextId
from courier_desktop.domain.messaging import (
    Check,
    Feed,
    Found,
    GatewayName,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    Post,
    Reconciled,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.staff import Right
from courier_desktop.domain.words import Language
from courier_desktop.gateways.base import PlainGateway, sent, there
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services.context import Context
from courier_desktop.services.gateways import Ready
from courier_desktop.services.record import record
from courier_desktop.services.sending import Turner
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import people
from tests.fakes.desk import Desk

SMS = Traits(channel=Channel.SMS, states=Feed.POLLED, inbound=Feed.POLLED, reconciles=True)


class CutError(BaseException):
    """The program was killed here: no handler may take it for an error."""


@dataclass
class FakeGateway(PlainGateway):
    """`books` hold what it has taken: (our id, address, text). `script`: what it does with each send, else it takes it.

    A script's step is an outcome to tell without taking the message, or a function of the message.
    """

    traits: Traits = SMS
    books: list[tuple[str, str, str]] = field(default_factory=list)
    script: deque[Outcome | Callable[[Outgoing], Outcome]] = field(default_factory=deque)
    states: dict[str, StateNews] = field(default_factory=dict)
    posts: deque[Post] = field(default_factory=deque)
    found: Found | None = None
    checked: Check = field(default_factory=Check)

    def check(self) -> Check:
        return self.checked

    def send(self, message: Outgoing) -> Outcome:
        step = self.script.popleft() if self.script else self.take
        return step if isinstance(step, Outcome) else step(message)

    def take(self, message: Outgoing) -> Outcome:
        self.books.append((message.message_id, message.address, message.text))
        return sent(f"ref-{message.message_id}")

    def take_and_cut(self, message: Outgoing) -> Outcome:
        self.take(message)
        raise CutError

    def cut(self, message: Outgoing) -> Outcome:
        raise CutError

    def take_and_lose(self, message: Outgoing) -> Outcome:
        self.take(message)
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_cut")

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        return [self.states[one.message_id] for one in pending if one.message_id in self.states]

    def fetch_inbound(self, cursor: str) -> Post:
        return self.posts.popleft() if self.posts else Post(cursor=cursor)

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        known = {one[0] for one in self.books}
        return [self._reconciled(one, there_is=one.message_id in known) for one in messages]

    def _reconciled(self, one: InFlight, *, there_is: bool) -> Reconciled:
        if self.found is not None:
            return Reconciled(message_id=one.message_id, found=self.found)
        if there_is:
            return there(one, MessageState.SENT, f"ref-{one.message_id}")
        return Reconciled(message_id=one.message_id, found=Found.NOT_THERE)


@dataclass
class Sender:
    """A desk whose notices go through a fake gateway."""

    desk: Desk
    gateway: FakeGateway
    name: GatewayName = GatewayName.SMSGATE
    holder: str = "here"

    def __post_init__(self) -> None:
        self.desk.ctx.secrets = SessionSecrets()
        with self.desk.ctx.write(Right.SETTINGS) as tx:
            gateway_rows.switch(tx.conn, self.name, on=True)

    def turner(self, holder: str = "") -> Turner:
        ready = Ready(self.name, self.gateway, self.gateway.traits)
        return Turner(self.desk.ctx, ready, holder or self.holder, luck=lambda: 0.0)

    def turn(self, holder: str = "") -> None:
        self.turner(holder).turn()

    def plan(
        self,
        shipment_id: ShipmentId,
        event: NoticeEvent = NoticeEvent.DELIVERED,
        *,
        text: str = "Su paquete llegó.",
        lasts: timedelta = timedelta(hours=8),
        at: datetime | None = None,
    ) -> NoticeId:
        """A notice of the gateway's channel, planned as the strategy would."""
        channel = self.gateway.traits.channel
        now = self.desk.clock.now
        return plan_notice_of(self.desk.ctx, shipment_id, channel, event, text=text, between=(at or now, now + lasts))


def plan_notice_of(
    ctx: Context,
    shipment_id: ShipmentId,
    channel: Channel,
    event: NoticeEvent = NoticeEvent.DELIVERED,
    *,
    text: str,
    between: tuple[datetime, datetime],
) -> NoticeId:
    """A notice of that channel, planned without a strategy, to go between these times."""
    with ctx.write(Right.NOTIFY) as tx:
        notice_id, text_id = NoticeId(ctx.new_id()), TextId(ctx.new_id())
        people.add_texts(tx.conn, [(text_id, text)])
        fact = ev.NoticePlanned(
            notice_id=notice_id,
            event=event,
            occasion="",
            channel=channel,
            language=Language.ES,
            not_before=between[0],
            expires_at=between[1],
            text_id=text_id,
        )
        record(tx, [tx.event(fact, shipment_id)])
    return notice_id


@contextmanager
def cut_here() -> Iterator[None]:
    """The program dies inside."""
    try:
        yield
    except CutError:
        return
    msg = "nothing was cut"
    raise AssertionError(msg)
