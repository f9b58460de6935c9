"""One message through every gateway, cut at every point, with every trouble of the service: what both books say then.

A cut is a kill: whatever stood in a transaction is rolled back and the program's memory is gone. The next program takes
over when the dead one's lease is over. Time is moved by `Now`, for the ledger and the gateway alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from courier_desktop.domain.contacts import ContactAddress
from courier_desktop.domain.draft import Party
from courier_desktop.domain.ids import NoticeId, ShipmentId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, Outcome, Outgoing, Post
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.staff import Right
from courier_desktop.domain.values import replace
from courier_desktop.gateways.base import Gateway
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import contacts
from courier_desktop.services.gateways import Ready
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.sending import Turner, take_post
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import notices as notice_rows
from courier_desktop.store.db import Store
from tests.fakes.desk import Desk, migrated_ledger
from tests.fakes.gateway import CutError, plan_notice_of
from tests.gateways.rigs.base import Rig, Stand, Trouble
from tests.gateways.servers.base import NOW


class Cut(StrEnum):
    """Where the program dies."""

    NOWHERE = "nowhere"
    WRITING_ROW = "writing_row"
    """In the transaction that writes the row: nothing of it stands."""
    ROW_WRITTEN = "row_written"
    PREPARED = "prepared"
    """The gateway's id is had, and not kept yet."""
    ID_KEPT = "id_kept"
    """Just before the request."""
    ANSWERED = "answered"
    """The answer is there, and nothing of it is written."""
    WRITING_OUTCOME = "writing_outcome"
    SETTLED = "settled"


GONE = frozenset({NoticeState.SENT, NoticeState.DELIVERED, NoticeState.READ})
_STEPS = (*(timedelta(minutes=3),) * 5, *(timedelta(minutes=30),) * 6)


@dataclass(frozen=True, slots=True)
class Case:
    """One run: the gateway, where the program dies, what the service does to which of its requests."""

    gateway: GatewayName
    cut: Cut
    trouble: Trouble | None = None
    at: int = 0

    def __str__(self) -> str:
        """What repeats it."""
        trouble = f", {self.trouble.value} at request {self.at + 1}" if self.trouble else ""
        return f"{self.gateway.value}: {self.cut.value}{trouble}"


@dataclass(slots=True)
class Verdict:
    """How it ended: what stands in the ledger, how often the service has it."""

    case: Case
    state: NoticeState
    booked: int
    known: bool
    """Whether the gateway's books can be asked."""

    @property
    def double(self) -> bool:
        """Whether the service has it twice."""
        return self.booked > 1

    @property
    def lost(self) -> bool:
        """Whether nobody will ever know that it did not go: told as sent and not there, or given up on."""
        if self.state in GONE:
            return self.booked == 0
        return self.state is not NoticeState.MAYBE_SENT

    @property
    def asked(self) -> bool:
        """Whether a person is asked what became of it."""
        return self.state is NoticeState.MAYBE_SENT

    @property
    def good(self) -> bool:
        """Whether it may end so: asked only where the gateway cannot tell."""
        return not (self.double or self.lost or (self.asked and self.known))


class CutStore(Store):
    """A ledger whose program dies in the middle of its n-th transaction from now."""

    cut_in: int = 0

    @contextmanager
    def write(self) -> Iterator[object]:  # type: ignore[override]  # the connection, as Store's
        """A transaction, or the one in which all ends."""
        with super().write() as conn:
            yield conn
            self.cut_in -= 1
            if self.cut_in == 0:
                raise CutError


@dataclass
class CutGateway:
    """A gateway at which the program dies."""

    real: Gateway
    cut: Cut
    store: CutStore
    done: list[Outcome] = field(default_factory=list)

    def __getattr__(self, name: str) -> object:
        return getattr(self.real, name)

    def prepare(self, message: Outgoing) -> str:
        self._dies(Cut.ROW_WRITTEN)
        reference = self.real.prepare(message)
        self._dies(Cut.PREPARED)
        return reference

    def send(self, message: Outgoing) -> Outcome:
        self._dies(Cut.ID_KEPT)
        outcome = self.real.send(message)
        self.done.append(outcome)
        self._dies(Cut.ANSWERED)
        if self.cut is Cut.WRITING_OUTCOME:
            self.store.cut_in = 1
        return outcome

    def _dies(self, here: Cut) -> None:
        if self.cut is here:
            raise CutError


class Bench:
    """A ledger and one gateway's service, on which case after case is run."""

    def __init__(self, rig: Rig, stand: Stand, folder: Path) -> None:
        """One ledger for all cases; each has a shipment and a text of its own."""
        migrated_ledger(folder)
        self.rig = rig
        self.stand = stand
        # A pace would put the first send off to a time that the service's clock does not know.
        self.traits = replace(stand.gateway.traits, pace_s=0.0, jitter_s=0.0, daily_cap=None)
        self.ctx = open_context(folder, actor="Ana", clock=NOW)
        # Whatever the hour at which the tests run.
        self.ctx.settings = replace(self.ctx.settings, quiet_until="00:00", quiet_from="00:00")
        self.ctx.store.__class__ = CutStore
        self.ctx.secrets = SessionSecrets()
        self.desk = Desk(self.ctx, NOW)  # type: ignore[arg-type]  # a clock that moves by itself
        self.count = 0
        with self.ctx.write(Right.SETTINGS) as tx:
            gateway_rows.switch(tx.conn, rig.name, on=True)

    def close(self) -> None:
        close_context(self.ctx)

    def run(self, case: Case) -> Verdict:
        """The message planned, sent under that trouble and cut, and everything after it by programs that live."""
        self.count += 1
        text = f"Aviso numero {self.count} de la prueba"
        shipment = self._shipment()
        if self.traits.templates:
            self._writes()
        now = NOW()
        notice_id = plan_notice_of(
            self.ctx, shipment, self.traits.channel, text=text, between=(now, now + timedelta(days=3))
        )
        before = self._booked(text)
        if case.trouble is not None:
            self.stand.trouble(case.at, case.trouble)
        self._first(case)
        for step in _STEPS:
            if self._ended(notice_id):
                break
            NOW.shift += step
            self._later()
        return Verdict(case, self._state(notice_id), self._booked(text) - before, self._known())

    def _writes(self) -> None:
        """The recipient wrote just now, so that free text may go."""
        wrote = Inbound(
            reference=f"in {self.count}", address=self.rig.address, kind=InboundKind.TEXT, at=NOW(), text="Gracias"
        )
        take_post(self.ctx, self.rig.name, Post(inbound=(wrote,)), keep_cursor=False)

    def _shipment(self) -> ShipmentId:
        """A shipment to the rig's recipient."""
        address, channel = self.rig.address, self.traits.channel
        phone = "+523314820937" if channel in {Channel.EMAIL, Channel.TELEGRAM} else address
        email = address if channel is Channel.EMAIL else ""
        made = self.desk.shipment(recipient=Party("Itzel Ochoa", phone=phone, phone_typed=phone, email=email))
        if channel is Channel.TELEGRAM:
            with self.ctx.write(Right.NOTIFY) as tx:
                contact = contacts.contact_at(tx, Channel.SMS, phone)
                known = ContactAddress(
                    channel=channel,
                    address=address,
                    contact_id=contact.contact_id,
                    learned_at=tx.now,
                    learned_from="start",
                )
                contact_rows.save_address(tx.conn, known)
        return made

    def _known(self) -> bool:
        return self.traits.reconciles or self.traits.harmless

    def _first(self, case: Case) -> None:
        store = self.ctx.store
        assert isinstance(store, CutStore)
        store.cut_in = 0
        gateway = CutGateway(self.stand.gateway, case.cut, store)
        turner = self._turner(gateway)  # type: ignore[arg-type]  # it has all of a gateway
        try:
            assert turner.hold()
            if case.cut is Cut.WRITING_ROW:
                store.cut_in = 1
            turner.turn()
        except CutError:
            return
        finally:
            store.cut_in = 0
        if case.cut is not Cut.SETTLED:
            turner.let_go()

    def _later(self) -> None:
        # Somebody has mended what had stopped it.
        with self.ctx.write(Right.NOTIFY) as tx:
            gateway_rows.resume(tx.conn, self.rig.name)
        turner = self._turner(self.stand.gateway)
        turner.turn()
        turner.let_go()

    def _turner(self, gateway: Gateway) -> Turner:
        return Turner(self.ctx, Ready(self.rig.name, gateway, self.traits), f"program {NOW.shift}", luck=lambda: 0.0)

    def _state(self, notice_id: NoticeId) -> NoticeState:
        with self.ctx.read() as conn:
            found = notice_rows.load(conn, notice_id)
        assert found is not None
        return found.state

    def _ended(self, notice_id: NoticeId) -> bool:
        state = self._state(notice_id)
        waits = state is NoticeState.QUEUED or (state is NoticeState.MAYBE_SENT and self._known())
        return not waits

    def _booked(self, text: str) -> int:
        found = self.rig.arrives(text)
        return sum(found.strip() == one.text.strip() for one in self.stand.books())
