"""Anything may happen in any order: nobody is told twice, nothing is lost, both sides agree after every step."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, MessageState, Post, StateNews
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.person import Person
from courier_desktop.domain.statuses import Status
from courier_desktop.services import (
    acts,
    delays,
    erasing,
    gateways,
    integrity,
    messages,
    notices,
    outbox,
    outcomes,
    persons,
    sending,
)
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.services.erasing import Wish
from courier_desktop.store import ledger
from courier_desktop.store import notices as notice_rows
from tests.fakes.desk import copied, migrated_ledger
from tests.fakes.gateway import CutError
from tests.sending.world import NAMES, World, perhaps_refused, world_over

_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
_PEOPLE = st.integers(0, 2)
_GATEWAY = st.sampled_from(NAMES)
_STEPS = st.sampled_from(
    [
        *("take", "take_and_lose", "take_and_cut", "cut", "lost", "wait", "later", "line", "config", "nobody"),
        *("refused", "template", "stop"),
    ]
)
_PICK = st.integers(0, 10_000)
_template: list[Path] = []


def template() -> Path:
    """An empty ledger, made once."""
    if not _template:
        _template.append(migrated_ledger(Path(tempfile.mkdtemp()) / "data"))
    return _template[0]


class AtTheDesk(RuleBasedStateMachine):
    """The office, the recipients, the services, the power and the clock, each as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        copied(template(), self.folder / "data")
        self.opened = world_over(self.folder / "data")
        self.world: World = self.opened.__enter__()
        self.ctx = self.world.desk.ctx

    def teardown(self) -> None:
        try:
            self.world.settle_all()
            before = self._notices()
            integrity.rebuild(self.ctx)
            assert self._notices() == before
        finally:
            self.opened.__exit__(None, None, None)
            shutil.rmtree(self.folder)

    def _notices(self) -> list[object]:
        with self.ctx.read() as conn:
            return [notice_rows.load(conn, one) for one in self.world.known]

    def notice(self, pick: int, *found: NoticeState) -> NoticeId | None:
        """One in one of these states; None for none."""
        with self.ctx.read() as conn:
            known = [one for each in self.world.shipments for one in notice_rows.of_shipment(conn, each)]
        fit = [one.notice_id for one in known if not found or one.state in found]
        return fit[pick % len(fit)] if fit else None

    # ----------------------------------------------------------------------------------------------------- the office

    @initialize(preferred=st.sampled_from([Channel.SMS, Channel.WHATSAPP, Channel.TELEGRAM]))
    def begin(self, preferred: Channel) -> None:
        self.world.acquaint(0, preferred)
        self.world.acquaint(1, Channel.SMS)
        self.world.acquaint(2, Channel.TELEGRAM)
        self.set_out(person=0, count=2, state="Jalisco")
        self.set_out(person=1, count=1, state="Jalisco")

    @rule(person=_PEOPLE, count=st.integers(1, 3), state=st.sampled_from(["Jalisco", "Baja California"]))
    def set_out(self, person: int, count: int, state: str) -> None:
        self.world.desk.route([self.world.register(person, state) for _ in range(count)])

    @precondition(lambda self: self.world.shipments)
    @rule(pick=_PICK, status=st.sampled_from([Status.DELIVERED, Status.AT_DEPOT, Status.READY_FOR_PICKUP]))
    def mark(self, pick: int, status: Status) -> None:
        with perhaps_refused():
            self.world.desk.mark(self.one(pick), status)

    @precondition(lambda self: self.world.shipments)
    @rule(pick=_PICK)
    def set_back(self, pick: int) -> None:
        draft = DelayDraft(cause=Cause.TRAFFIC, scope=Scope.LIST, refs=(self.one(pick),), minutes=90)
        with perhaps_refused():
            delays.declare(self.ctx, draft)

    @rule()
    def undo(self) -> None:
        last = acts.last_act(self.ctx)
        if last is None:
            return
        # Whatever it touched may stand otherwise than the messages from now on.
        with self.ctx.read() as conn:
            touched = {event.shipment_id for event in ledger.of_act(conn, last.act_id) if event.shipment_id}
        with perhaps_refused():
            acts.undo(self.ctx)
            self.world.undone.update(touched)

    def one(self, pick: int):  # type: ignore[no-untyped-def]  # noqa: ANN201
        return self.world.shipments[pick % len(self.world.shipments)]

    @rule(pick=_PICK, act=st.sampled_from(["cancel", "send_again", "try_now", "by_hand_instead"]))
    def in_bulk(self, pick: int, act: str) -> None:
        one = self.notice(pick)
        if one is not None:
            with perhaps_refused():
                if getattr(messages, act)(self.ctx, [one]).done and act == "send_again":
                    self.world.answer(one)

    @rule(pick=_PICK, answer=st.sampled_from(["confirm", "not_sent", "drop", "edit"]))
    def answer(self, pick: int, answer: str) -> None:
        asked = self.notice(pick, NoticeState.MAYBE_SENT) if answer != "edit" else self.notice(pick)
        one = asked or self.notice(pick, NoticeState.QUEUED)
        if one is None:
            return
        with perhaps_refused():
            if answer == "confirm":
                notices.confirm(self.ctx, one)
            elif answer == "not_sent":
                notices.not_sent(self.ctx, one)
                self.world.answer(one)
            elif answer == "drop":
                notices.drop(self.ctx, one, "skipped")
                self.world.answer(one)
            else:
                notices.edit(self.ctx, one, "Con otras palabras")

    @rule(pick=_PICK)
    def send_by_hand(self, pick: int) -> None:
        one = self.notice(pick, NoticeState.PREPARED)
        if one is not None:
            with perhaps_refused():
                notices.open_link(self.ctx, one)
                notices.confirm(self.ctx, one)

    @rule(person=_PEOPLE)
    def erase(self, person: int) -> None:
        found = persons.candidates(self.ctx, self.world.phone(person))
        if not found:
            return
        with perhaps_refused():
            done = erasing.erase(self.ctx, Person.of(found), Wish(ended_only=True))
            with self.ctx.read() as conn:
                rows = conn.execute("SELECT shipment_id, number FROM shipments").fetchall()
            self.world.erased.update(row[0] for row in rows if row[1] in done.shipments)

    # ------------------------------------------------------------------------------------------------- the recipients

    @rule(person=_PEOPLE, out=st.booleans())
    def wish(self, person: int, out: bool) -> None:
        with perhaps_refused():
            if out:
                notices.opt_out(self.ctx, self.world.phone(person), "llamada")
            else:
                notices.opt_in(self.ctx, self.world.phone(person))

    @rule(person=_PEOPLE, pick=_PICK, text=st.sampled_from(["BAJA", "ALTA", "¿A qué hora?"]), name=_GATEWAY)
    def write(self, person: int, pick: int, text: str, name: GatewayName) -> None:
        chat = name is GatewayName.TELEGRAM
        address = str(7_000_000 + person) if chat else self.world.phone(person)
        said = Inbound(
            reference=f"in-{pick}", address=address, kind=InboundKind.TEXT, at=self.world.desk.clock.now, text=text
        )
        sending.take_post(self.ctx, name, Post(inbound=(said,)), keep_cursor=True)

    # --------------------------------------------------------------------------------------- the services and the power


class Anything(AtTheDesk):
    """What the services and the programs do, between the office's acts."""

    @rule(name=_GATEWAY, holder=st.sampled_from(["here", "there"]), script=st.lists(_STEPS, max_size=3))
    def turn(self, name: GatewayName, holder: str, script: list[str]) -> None:
        """Every gateway has its turn; the one named does as the script says."""
        self.world.desk.clock.advance(seconds=130)
        gateway = self.world.gateways[name]
        gateway.script.clear()
        gateway.script.extend(self.world.step(name, one) for one in script)
        for one in NAMES:
            with suppress(CutError):
                self.world.turner(one, holder).turn()
        gateway.script.clear()

    @rule(name=_GATEWAY, holder=st.sampled_from(["here", "there"]))
    def fall_asleep(self, name: GatewayName, holder: str) -> None:
        """A program stops between a message's row and its request."""
        turner = self.world.turner(name, f"{holder}, asleep")
        if name in self.world.asleep or not turner.hold():
            return
        outcomes.recover(self.ctx, turner.ready, turner.holder)
        taken = outbox.take_up(self.ctx, turner.ready, turner.holder, 0.0)
        if isinstance(taken, outbox.Taken):
            self.world.asleep[name] = (turner, taken)

    @rule(name=_GATEWAY, step=_STEPS)
    def wake(self, name: GatewayName, step: str) -> None:
        if name in self.world.asleep:
            self.world.gateways[name].script.append(self.world.step(name, step))
            self.world.wake(name)
            self.world.gateways[name].script.clear()

    @precondition(lambda self: self.world.books)
    @rule(
        pick=_PICK,
        state=st.sampled_from([MessageState.SENT, MessageState.DELIVERED, MessageState.READ, MessageState.FAILED]),
        again_s=st.sampled_from([0.0, 0.0, 600.0]),
        times=st.integers(1, 2),
    )
    def tell(self, pick: int, state: MessageState, again_s: float, times: int) -> None:
        booked = self.world.books[pick % len(self.world.books)]
        news = self.world.news(booked, state, again_s)
        sending.take_post(self.ctx, booked.gateway, Post(states=(news,) * times), keep_cursor=False)

    @rule(name=_GATEWAY)
    def tell_of_others(self, name: GatewayName) -> None:
        unknown = StateNews(state=MessageState.FAILED, message_id="nobodys", reference="ref-nobodys")
        sending.take_post(self.ctx, name, Post(states=(unknown,)), keep_cursor=False)

    @rule(name=_GATEWAY, act=st.sampled_from(["pause", "resume", "off", "on"]))
    def steer(self, name: GatewayName, act: str) -> None:
        match act:
            case "pause":
                gateways.pause(self.ctx, name)
            case "resume":
                gateways.resume(self.ctx, name)
            case _:
                self.world.switch(name, on=act == "on")

    @rule(minutes=st.sampled_from([1, 3, 20, 90, 240, 720]))
    def pass_time(self, minutes: int) -> None:
        self.world.desk.clock.advance(minutes=minutes)

    @invariant()
    def both_sides_agree(self) -> None:
        self.world.check()


TestAnything = Anything.TestCase
TestAnything.settings = settings(
    max_examples=400 if _LONG else 30, stateful_step_count=60 if _LONG else 40, deadline=None
)
