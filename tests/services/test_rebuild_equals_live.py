"""After any day, whatever happened on it, the derived rows are what the ledger alone says."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.corrections import Correction, Why
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import DelayId, RouteId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services import (
    acts,
    corrections,
    delays,
    integrity,
    loading,
    marking,
    notices,
    noticing,
    registering,
    routes,
    shipments,
    today,
)
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.services.marking import AT_DOOR, Mark
from courier_desktop.store import ledger
from tests.fakes.desk import Clock, copied, desk_over, migrated_ledger

DERIVED = ("shipments", "stops", "routes", "notices", "delays", "delay_shipments", "tallies")
PICK = st.integers(0, 30)
T = TypeVar("T")


@cache
def template() -> Path:
    return migrated_ledger(Path(tempfile.mkdtemp()) / "template")


class Bench(RuleBasedStateMachine):
    """A desk, what stands on it, and the comparison."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.open_desk = desk_over(copied(template(), Path(self.folder.name) / "ledger"), self.clock)
        self.desk = self.open_desk.__enter__()
        self.ctx = self.desk.ctx
        self.ids: list[ShipmentId] = []
        self.routes: list[RouteId] = []
        self.delays: list[DelayId] = []
        self.drivers = [self.desk.driver("Beto"), self.desk.driver("Lupita")]

    def teardown(self) -> None:
        try:
            self.check()
        finally:
            self.open_desk.__exit__(None, None, None)
            self.folder.cleanup()

    def check(self) -> None:
        """Verify finds nothing, and rebuilding changes not one byte."""
        found = integrity.verify(self.ctx)
        assert found.clean, found
        assert (found.events, found.shipments) == (self.events(), len(self.living()))
        before = self.dump()
        integrity.rebuild(self.ctx)
        assert self.dump() == before

    def living(self) -> list[ShipmentId]:
        with self.ctx.read() as conn:
            return [ShipmentId(row[0]) for row in conn.execute("SELECT shipment_id FROM shipments")]

    def events(self) -> int:
        with self.ctx.read() as conn:
            return ledger.last_seq(conn)

    def dump(self) -> dict[str, set[tuple[object, ...]]]:
        with self.ctx.read() as conn:
            found = {name: {tuple(row) for row in conn.execute(f"SELECT * FROM {name}")} for name in DERIVED}
            for index in ("search", "phone_digits"):
                conn.execute(
                    f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab(main, {index}, instance)"
                )
                found[index] = {tuple(row) for row in conn.execute(f"SELECT term, doc FROM temp.{index}_terms")}
            return found

    def some(self, listed: Sequence[T], *picks: int) -> list[T]:
        return list(dict.fromkeys(listed[pick % len(listed)] for pick in picks)) if listed else []

    def attempt(self, act: Callable[..., Any], *what: object, **how: object) -> Any:  # noqa: ANN401 - whatever the act answers
        """Do it, or be refused: both are a courier's day."""
        try:
            return act(self.ctx, *what, **how)
        except (RefusedError, NotFoundError):
            return None


class ShipmentRules(Bench):
    """Register, correct, ask."""

    @rule(pieces=st.integers(1, 3), cash=st.booleans(), phone=st.booleans(), whole=st.booleans(), soon=st.booleans())
    def register(self, *, pieces: int, cash: bool, phone: bool, whole: bool, soon: bool) -> None:
        start = self.clock.now + timedelta(hours=2)
        draft = self.desk.draft(
            pieces=pieces,
            cash_on_delivery=Money(125_000) if cash else None,
            promise=Promise(start, start + timedelta(hours=2)) if soon else None,
            note="Tocar el timbre" if soon else "",
        )
        changes: dict[str, Any] = {}
        if not phone:
            changes["recipient"] = Party("Ana Ruiz", phone_typed="33148")
        if not whole:
            changes["address"] = Address(street="Calle Sin Número")
        self.ids.append(self.desk.shipment(**{name: getattr(draft, name) for name in draft.__slots__} | changes))

    @rule(status=st.sampled_from([Status.AT_DEPOT, Status.DELIVERED, Status.IN_TRANSIT, Status.CANCELLED]))
    def import_with_status(self, status: Status) -> None:
        with self.ctx.write(Right.UPKEEP) as tx:
            drafts = [self.desk.draft(status=status), self.desk.draft()]
            self.ids += [done.shipment_id for done in registering.register_in(tx, drafts)]

    @rule(pick=PICK, what=st.integers(0, 4))
    def amend(self, pick: int, what: int) -> None:
        changes = (
            registering.Changes(recipient=Party("Itzel Ochoa Ruiz", phone="+523314820937")),
            registering.Changes(address=Address(street="Juárez", exterior="1", postal_code="44100")),
            registering.Changes(cash_on_delivery=Money(0), weight_g=500),
            registering.Changes(cash_on_delivery=Money(99_900), pieces=2),
            registering.Changes(note="Dejar con el vecino", contents="Zapatos"),
        )[what]
        for one in self.some(self.ids, pick):
            self.attempt(registering.amend, one, changes)

    @rule(picks=st.tuples(PICK, PICK))
    def ask_for_address(self, picks: tuple[int, int]) -> None:
        registering.ask_for_address(self.ctx, self.some(self.ids, *picks))


class RouteRules(Bench):
    """Make, load, send out, close."""

    @rule(driver=st.integers(0, 2))
    def open_route(self, driver: int) -> None:
        driver_id = self.drivers[driver] if driver < len(self.drivers) else None
        self.routes.append(routes.create(self.ctx, "Oriente", driver_id=driver_id))  # type: ignore[arg-type]

    @rule(route=PICK, driver=st.integers(0, 1), minutes=st.integers(5, 30))
    def change_route(self, route: int, driver: int, minutes: int) -> None:
        for one in self.some(self.routes, route):
            how = {"driver_id": self.drivers[driver], "minutes_per_stop": minutes, "name": "Poniente"}
            self.attempt(routes.change, one, **how)

    @rule(route=PICK, picks=st.lists(PICK, min_size=1, max_size=8))
    def assign(self, route: int, picks: list[int]) -> None:
        for one in self.some(self.routes, route):
            self.attempt(routes.assign, one, self.some(self.ids, *picks))

    @rule(route=PICK, picks=st.tuples(PICK, PICK))
    def unassign(self, route: int, picks: tuple[int, int]) -> None:
        for one in self.some(self.routes, route):
            self.attempt(routes.unassign, one, self.some(self.ids, *picks))

    @rule(route=PICK, picks=st.lists(PICK, max_size=5))
    def reorder(self, route: int, picks: list[int]) -> None:
        for one in self.some(self.routes, route):
            self.attempt(routes.reorder, one, self.some(self.ids, *picks))

    @rule(route=PICK, picks=st.lists(PICK, min_size=1, max_size=6))
    def scan(self, route: int, picks: list[int]) -> None:
        for one in self.some(self.routes, route):
            for shipment in self.some(self.living(), *picks):
                number = self.desk.state(shipment).number
                self.attempt(loading.scan, one, number)

    @rule(route=PICK)
    def undo_scan(self, route: int) -> None:
        for one in self.some(self.routes, route):
            self.attempt(loading.undo_scan, one)

    @rule(route=PICK, some_reasons=st.booleans())
    def close_load(self, route: int, *, some_reasons: bool) -> None:
        reasons = dict.fromkeys(self.ids, "not_found") if some_reasons else {}
        for one in self.some(self.routes, route):
            self.attempt(loading.close_load, one, reasons)

    @rule(route=PICK)
    def publish(self, route: int) -> None:
        for one in self.some(self.routes, route):
            self.attempt(routes.publish, one)

    @rule(route=PICK, driver=st.integers(0, 1))
    def reassign_rest(self, route: int, driver: int) -> None:
        for one in self.some(self.routes, route):
            made = self.attempt(routes.reassign_rest, one, self.drivers[driver])
            self.routes += [made] if made else []

    @rule(route=PICK, decision=st.sampled_from(routes.Decision))
    def close_route(self, route: int, decision: routes.Decision) -> None:
        for one in self.some(self.routes, route):
            self.attempt(routes.close, one, dict.fromkeys(self.ids, decision))

    @rule(picks=st.lists(PICK, max_size=4), decision=st.sampled_from(routes.Decision))
    def decide(self, picks: list[int], decision: routes.Decision) -> None:
        self.attempt(routes.decide, self.some(self.ids, *picks), decision)


class MarkRules(Bench):
    """Mark and undo."""

    @rule(
        picks=st.lists(PICK, min_size=1, max_size=3),
        status=st.sampled_from([*Status, AT_DOOR, AT_DOOR, Status.DELIVERED, Status.ATTEMPT_FAILED]),
        reason=st.sampled_from(ReasonCode),
        ago=st.sampled_from([0, 10, 45, 300]),
        extra=st.integers(0, 3),
    )
    def mark(self, picks: list[int], status: Status | str, reason: ReasonCode, ago: int, extra: int) -> None:
        start = self.clock.now + timedelta(days=1)
        what = Mark(
            shipment_ids=tuple(self.some(self.ids, *picks)),
            target=status,
            reason=reason if extra else None,
            note="Con el portero" if extra > 1 else "",
            received_by="Vecina" if extra else "",
            relation="neighbour" if extra else "",
            collected=Money(125_000) if extra > 1 else None,
            calls=2 if extra > 1 else None,
            promise=Promise(start, start + timedelta(hours=1)) if extra > 2 else None,
            until=date(2026, 11, 25) if extra else None,
            at=self.clock.now - timedelta(minutes=ago) if ago else None,
        )
        marking.mark(self.ctx, what)

    @rule(pick=PICK)
    def mark_twice_by_phone(self, pick: int) -> None:
        for one in self.some(self.ids, pick):
            event_id = self.ctx.new_event_id()
            for _ in range(2):
                self.desk.mark(one, Status.DELIVERED, received_by="Beto", event_id=event_id)

    @rule()
    def undo(self) -> None:
        self.attempt(acts.undo)

    @rule(pick=st.integers(0, 1000))
    def undo_any_act(self, pick: int) -> None:
        with self.ctx.read() as conn:
            found = [event.act_id for event in ledger.newest_acts(conn, 200)]
        for act_id in self.some(found, pick):
            self.attempt(acts.undo, act_id)


class CorrectionRules(Bench):
    """Correct what happened earlier, alone or as a whole, with what stands on it or not; corrections too."""

    @rule(pick=PICK, place=st.integers(0, 1000), whole=st.booleans(), along=st.booleans())
    def correct(self, pick: int, place: int, *, whole: bool, along: bool) -> None:
        for shipment in self.some(self.living(), pick):
            events = shipments.detail(self.ctx, shipment).events
            event = events[place % len(events)]
            seen = self.attempt(corrections.preview, event.event_id, whole=whole)
            what = Correction(event_id=event.event_id, why=Why.NOT_SO, note="Se revisó", whole=whole, along=along)
            done = self.attempt(corrections.correct, what)
            assert seen is not None
            assert (done is None) == bool(seen.refused or (seen.later and not along))
            if done is not None and seen.after is not None:
                assert self.desk.state(shipment).status is seen.after.status


class DelayRules(Bench):
    """Declare and lift."""

    @rule(
        scope=st.sampled_from(Scope),
        cause=st.sampled_from(Cause),
        picks=st.lists(PICK, min_size=1, max_size=4),
        minutes=st.sampled_from([None, 0, 30, 200]),
    )
    def declare(self, scope: Scope, cause: Cause, picks: list[int], minutes: int | None) -> None:
        everything: dict[Scope, Sequence[str]] = {
            Scope.ROUTE: self.routes,
            Scope.DRIVER: self.drivers,
            Scope.ZONE: ["44380", "44"],
            Scope.LIST: self.ids,
        }
        window = self.clock.now + timedelta(hours=5)
        draft = DelayDraft(
            cause=cause,
            scope=scope,
            refs=tuple(self.some(everything[scope], *picks)),
            minutes=minutes,
            new_start=window if minutes is None else None,
            new_end=window + timedelta(hours=1) if minutes is None else None,
            note="Choque en Lázaro Cárdenas",
        )
        self.attempt(delays.preview, draft)
        made = self.attempt(delays.declare, draft)
        self.delays += [made.delay_id] if made else []

    @rule(pick=PICK)
    def lift(self, pick: int) -> None:
        for one in self.some(self.delays, pick):
            self.attempt(delays.lift, one)


class NoticeRules(Bench):
    """Send by hand."""

    @rule(pick=st.integers(0, 100), what=st.integers(0, 5))
    def work_on_a_notice(self, pick: int, what: int) -> None:
        for notice in self.some(notices.history(self.ctx), pick):
            act, *rest = (
                (notices.open_link,),
                (notices.confirm,),
                (notices.not_sent,),
                (notices.unsure,),
                (notices.drop, "skipped"),
                (notices.edit, "Hola"),
            )[what]
            self.attempt(act, notice.notice_id, *rest)

    @rule(pick=PICK, back=st.booleans())
    def opt_out(self, pick: int, *, back: bool) -> None:
        for one in self.some(self.living(), pick):
            phone = shipments.detail(self.ctx, one).recipient.phone
            if phone and back:
                notices.opt_in(self.ctx, phone)
            elif phone:
                notices.opt_out(self.ctx, phone, "phone")


class TimeRules(Bench):
    """Time goes by."""

    @rule(minutes=st.sampled_from([1, 12, 40, 180]))
    def wait(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @rule()
    def end_the_day(self) -> None:
        noticing.expire_due(self.ctx)
        assert today.today(self.ctx).shipments <= len(self.living())
        self.check()
        self.clock.advance(hours=15)


class Days(ShipmentRules, RouteRules, MarkRules, CorrectionRules, DelayRules, NoticeRules, TimeRules):
    """Anything that a desk may do, in any order. What the rules refuse is part of a day too."""


# Each example is a whole day: two fifths of the profile's count.
EXAMPLES = hypothesis_settings().max_examples * 2 // 5
Days.TestCase.settings = hypothesis_settings(max_examples=EXAMPLES, stateful_step_count=40)
test_rebuild_equals_live = Days.TestCase
