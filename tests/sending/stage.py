"""Where programs are killed while they send: the services, the ledger, the notices planned meanwhile, both books."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from courier_desktop.domain.contacts import ContactAddress
from courier_desktop.domain.events import NoticeUnsure
from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import GatewayName, MessageState
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.staff import Right
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.paths import ledger_path
from courier_desktop.services import contacts, gateways, integrity, settings
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import ledger, people
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store.outbox import MessageFacts
from tests.fakes.desk import Desk, migrated_ledger
from tests.fakes.gateway import plan_notice_of
from tests.gateways.rigs import smsgate, telegram, twilio_sms
from tests.gateways.servers.base import NOW, FaultyServer, Reply, Request
from tests.gateways.servers.smsgate import USERNAME, SmsGateServer
from tests.gateways.servers.telegram import TelegramServer
from tests.gateways.servers.twilio import TwilioServer
from tests.sending.life import Orders
from tests.sending.nursery import Nursery
from tests.sending.shared import Shared

# Longer than a lease: whoever comes next need not wait for the dead one's.
_JUMP_S = 125.0
_PATIENCE_S = 60.0
_SLOWEST_S = 0.02
GONE = frozenset({NoticeState.SENT, NoticeState.DELIVERED, NoticeState.READ})
_SENT = frozenset({MessageState.SENT, MessageState.DELIVERED, MessageState.READ})
_BUSY = frozenset({MessageState.QUEUED, MessageState.SENDING})


class Slow(FaultyServer):
    """A service that takes its time before it books a message and after: kills land there."""

    luck = random.Random(11)
    under_way = 0

    def answer(self, request: Request) -> Reply:
        if request.method != "POST":
            return super().answer(request)
        self.under_way += 1
        try:
            time.sleep(self.luck.uniform(0, _SLOWEST_S))
            reply = super().answer(request)
            time.sleep(self.luck.uniform(0, _SLOWEST_S))
        finally:
            self.under_way -= 1
        return reply


class SlowSmsGate(Slow, SmsGateServer):
    """Finds a message by our id, and takes none twice."""


class SlowTelegram(Slow, TelegramServer):
    """Cannot be asked what it has taken."""


class SlowTwilio(Slow, TwilioServer):
    """Takes the same twice, and has a list of what it took."""


@dataclass(frozen=True, slots=True)
class Service:
    """A gateway of these tests: its service, what it is set to, whether its books can be asked."""

    make: Callable[[], Slow]
    values: Mapping[str, Value]
    secrets: Mapping[str, str]
    channel: Channel
    known: bool


SERVICES = {
    GatewayName.SMSGATE: Service(SlowSmsGate, {"username": USERNAME}, smsgate.SECRETS, Channel.SMS, known=True),
    GatewayName.TWILIO_SMS: Service(SlowTwilio, twilio_sms.VALUES, twilio_sms.SECRETS, Channel.SMS, known=True),
    GatewayName.TELEGRAM: Service(SlowTelegram, telegram.VALUES, telegram.SECRETS, Channel.TELEGRAM, known=False),
}


@dataclass(slots=True)
class Tally:
    """Both books compared. `notes` = what is wrong, a line each; `cut` = how often a send was told as cut."""

    notices: int = 0
    sent: int = 0
    asked: int = 0
    doubles: int = 0
    losses: int = 0
    cut: int = 0
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The figures in one line."""
        return (
            f"{self.notices} notices, {self.sent} sent once, {self.doubles} doubles, {self.losses} losses,"
            f" {self.asked} asked, {self.cut} sends cut"
        )


class Stage:
    """A ledger, its services, and programs that send; the test's own program plans meanwhile."""

    def __init__(self, folder: Path, *names: GatewayName) -> None:
        """Nobody sends yet."""
        self.names = names
        self.folder = folder / "data"
        self.told = folder / "told"
        self.shared = Shared(folder / "shared")
        self.servers = {name: SERVICES[name].make().start() for name in names}
        self.luck = random.Random(7)
        self.planned: dict[NoticeId, GatewayName] = {}
        self.nursery = Nursery()
        migrated_ledger(self.folder)
        self.ctx = open_context(self.folder, actor="Ana", place="desk", clock=self.shared)
        self.desk = Desk(self.ctx, self.shared)  # type: ignore[arg-type]  # a clock that moves by itself
        self.ctx.secrets = SessionSecrets()
        # Whatever the hour at which the tests run.
        settings.change(self.ctx, "quiet_until", "00:00")
        settings.change(self.ctx, "quiet_from", "00:00")
        for name, server in self.servers.items():
            values = {"base_url": server.base_url, **SERVICES[name].values}
            known = {word: Secret(secret) for word, secret in SERVICES[name].secrets.items()}
            gateways.save(self.ctx, name, values, known)
            gateways.switch(self.ctx, name, on=True)

    def close(self) -> None:
        """End every life and every service."""
        self.nursery.close()
        close_context(self.ctx)
        for server in self.servers.values():
            server.stop()
        self.shared.close()
        NOW.shift = timedelta(0)

    # ------------------------------------------------------------------------------------------------------- programs

    def begin(self, mistake: str = "", *, stops_at: int = 0, waits: bool = True) -> int:
        """Another program over the ledger; `waits` until it is at work."""
        orders = Orders(
            folder=str(self.folder),
            shared=str(self.shared_path),
            told=str(self.told),
            secrets={name.value: dict(SERVICES[name].secrets) for name in self.names},
            mistake=mistake,
            stops_at=stops_at,
        )
        before = self.shared[Shared.READY]
        one = self.nursery.begin(orders)
        if waits:
            self.until(lambda: self.shared[Shared.READY] > before, "a program at work")
        return one

    @property
    def shared_path(self) -> Path:
        return self.folder.parent / "shared"

    def kill(self, one: int) -> None:
        """SIGKILL, or what the system has in its place; what it had asked of a service is done to its end."""
        self.nursery.kill(one)
        self.rest()

    def rest(self) -> None:
        """Until no service has anything under way."""
        time.sleep(0.02)
        self.until(lambda: not any(server.under_way for server in self.servers.values()), "the services at rest")

    def signal(self, one: int, number: signal.Signals) -> None:
        os.kill(one, number)

    def suspend(self, one: int) -> None:
        """SIGSTOP, but not amid a transaction: a computer that sleeps stops every program that would wait for it."""
        free = False
        while not free:
            self.signal(one, signal.SIGSTOP)
            with closing(sqlite3.connect(ledger_path(self.folder), timeout=0.05, isolation_level=None)) as conn:
                try:
                    conn.execute("BEGIN IMMEDIATE")
                    free = True
                except sqlite3.OperationalError:
                    self.signal(one, signal.SIGCONT)
                    time.sleep(self.luck.uniform(0.001, 0.005))

    def jump(self, seconds: float = _JUMP_S) -> None:
        """So much later: a dead program's lease is over."""
        self.shared[Shared.SHIFT] += seconds
        NOW.shift = timedelta(seconds=self.shared[Shared.SHIFT])

    def flow(self, seconds: float, pace: float) -> None:
        """Let time pass, so many times faster than it does."""
        end = before = time.monotonic()
        end += seconds
        while before < end:
            time.sleep(0.01)
            now = time.monotonic()
            self.jump((now - before) * pace)
            before = now

    @staticmethod
    def until(done: Callable[[], bool], what: str) -> None:
        """Wait for that."""
        end = time.monotonic() + _PATIENCE_S
        while not done():
            assert time.monotonic() < end, f"never came: {what}"
            time.sleep(0.005)

    # --------------------------------------------------------------------------------------------------------- notices

    def plan(self, count: int) -> None:
        """So many notices for each gateway, to somebody else each."""
        for name in self.names * count:
            channel = SERVICES[name].channel
            shipment = self.desk.shipment()
            if channel is Channel.TELEGRAM:
                self._writes_to_the_bot(f"+5233148{self.desk.count:05d}", str(7_000_000 + self.desk.count))
            now = self.shared()
            text = f"Aviso numero {len(self.planned)} de la prueba"
            planned = plan_notice_of(self.ctx, shipment, channel, text=text, between=(now, now + timedelta(days=3)))
            self.planned[planned] = name

    def _writes_to_the_bot(self, phone: str, chat: str) -> None:
        with self.ctx.write(Right.NOTIFY) as tx:
            contact = contacts.contact_at(tx, Channel.SMS, phone)
            known = ContactAddress(
                channel=Channel.TELEGRAM,
                address=chat,
                contact_id=contact.contact_id,
                learned_at=tx.now,
                learned_from="start",
            )
            contact_rows.save_address(tx.conn, known)

    def finish(self, mistake: str = "") -> None:
        """A program that nobody kills sends and settles all that is left."""
        self.begin(mistake)
        end = time.monotonic() + _PATIENCE_S
        while not self._over() and time.monotonic() < end:
            time.sleep(0.15)
            self.rest()
            self.jump(61)

    def _over(self) -> bool:
        waiting = {NoticeState.QUEUED, NoticeState.MAYBE_SENT}
        with self.ctx.read() as conn:
            found = [(notice_rows.load(conn, one), name) for one, name in self.planned.items()]
            under_way = any(rows.in_flight(conn, name) for name in self.names)
        left = [
            notice
            for notice, name in found
            if notice is not None
            and notice.state in waiting
            and (SERVICES[name].known or notice.state is NoticeState.QUEUED)
        ]
        return not under_way and not left

    def in_flight(self) -> set[tuple[str, int]]:
        """The sends that are under way by the ledger: which message, which attempt."""
        with self.ctx.read() as conn:
            return {(one.message_id, one.attempts) for name in self.names for one in rows.in_flight(conn, name)}

    # ---------------------------------------------------------------------------------------------------- both books

    def compare(self) -> Tally:
        """The ledger's and the services' books, notice by notice."""
        books = {name: Counter(one.text for one in server.books) for name, server in self.servers.items()}
        found = Tally(notices=len(self.planned))
        with self.ctx.read() as conn:
            for notice_id, name in self.planned.items():
                notice = notice_rows.load(conn, notice_id)
                messages = rows.of_notice(conn, notice_id)
                texts = {people.text_of(conn, one.text_id) for one in messages}
                booked = sum(books[name][one] for one in texts)
                assert notice is not None
                events = [event.fact for event in ledger.of_shipment(conn, notice.shipment_id)]
                found.cut += sum(isinstance(fact, NoticeUnsure) for fact in events)
                self._compare(
                    found, f"{name.value}: {texts}", notice.state, messages, booked, known=SERVICES[name].known
                )
        if not integrity.verify(self.ctx).clean:
            found.notes.append("the ledger's derived rows drifted")
        if self.told.exists():
            found.notes.append(self.told.read_text(encoding="utf-8"))
        return found

    def _compare(
        self, found: Tally, what: str, state: NoticeState, messages: list[MessageFacts], booked: int, *, known: bool
    ) -> None:
        sent = sum(one.state in _SENT for one in messages)
        found.sent += state in GONE and booked == 1
        found.doubles += booked > 1
        asked = state is NoticeState.MAYBE_SENT
        found.asked += asked
        lost = (state in GONE and booked == 0) or not (state in GONE or asked) or (asked and known)
        found.losses += lost
        same = sent == (state in GONE) and not any(one.state in _BUSY for one in messages)
        if booked > 1 or lost or not same:
            states = [(one.state.value, one.why, one.attempts) for one in messages]
            found.notes.append(f"{what}: {state.value}, booked {booked}, {states}")
