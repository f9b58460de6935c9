"""Everything that the window can do to a shipment, by hand: what it needs, what it does, what sets it right later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.ids import NoticeId, RouteId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services import (
    delays,
    loading,
    marking,
    messages,
    notices,
    registering,
    routes,
    shipments,
)
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect
from courier_desktop.services.marking import AT_DOOR, Mark
from courier_desktop.services.record import record
from courier_desktop.services.registering import Changes
from tests.fakes.desk import Desk
from tests.fakes.gateway import plan_notice_of
from tests.services.intake.test_importing import ANA, LUIS, write

NO_ROUTE = RouteId("")


@dataclass
class Table:
    """A desk with some shipments on it, and what stands ready for the act."""

    desk: Desk
    folder: Path
    ids: list[ShipmentId] = field(default_factory=list)
    route: RouteId = NO_ROUTE
    other: RouteId = NO_ROUTE
    driver: str = ""

    @property
    def one(self) -> ShipmentId:
        return self.ids[0]

    def changes(self, **what: object) -> None:
        registering.amend(self.desk.ctx, self.one, Changes(**what))  # type: ignore[arg-type]  # one field of many kinds

    def notice(self, state: NoticeState) -> NoticeId:
        return next(notice.notice_id for notice in self.desk.notices(self.one) if notice.state is state)

    def mark(self, target: Status | str, **how: object) -> None:
        what = Mark(shipment_ids=tuple(self.ids), target=target, **how)  # type: ignore[arg-type]  # any of a mark's
        assert marking.mark(self.desk.ctx, what).done == len(self.ids)


Step = Callable[[Table], object]


def some(t: Table) -> None:
    t.ids = t.desk.shipments(2, cash_on_delivery=Money(50_000), note="Tocar", contents="Zapatos", pieces=2)


def at(*statuses: Status) -> Step:
    def go(t: Table) -> None:
        some(t)
        for status in statuses:
            t.mark(status, reason=ReasonCode.RECIPIENT_ABSENT if status is Status.ATTEMPT_FAILED else None)

    return go


def routed(t: Table) -> None:
    some(t)
    t.driver = t.desk.driver()
    t.route = t.desk.route(t.ids, out=False)


def loaded(t: Table) -> None:
    routed(t)
    t.desk.load(t.route, t.ids[:1])


def out(t: Table) -> None:
    routed(t)
    routes.publish(t.desk.ctx, t.route)


def failed_out(t: Table) -> None:
    out(t)
    t.mark(Status.ATTEMPT_FAILED, reason=ReasonCode.NO_CONTACT)


def two_routes(t: Table) -> None:
    routed(t)
    t.other = routes.create(t.desk.ctx, "Poniente")


def beside_a_route(t: Table) -> None:
    some(t)
    t.route = routes.create(t.desk.ctx, "Oriente")


def joining(t: Table) -> None:
    out(t)
    t.ids.append(t.desk.shipment())


def delayed(t: Table) -> None:
    out(t)
    setback(t)


def prepared(t: Table) -> None:
    at(Status.AT_DEPOT)(t)


def opened(t: Table) -> None:
    prepared(t)
    notices.open_link(t.desk.ctx, t.notice(NoticeState.PREPARED))


def blocked(t: Table) -> None:
    t.ids = [t.desk.shipment(recipient=Party("Sin Teléfono", phone_typed="33"))]
    t.mark(Status.AT_DEPOT)


def queued(t: Table) -> None:
    some(t)
    now = t.desk.clock.now
    plan_notice_of(t.desk.ctx, t.one, Channel.SMS, text="Llegó.", between=(now, now + timedelta(hours=8)))


def not_arrived(t: Table) -> None:
    queued(t)
    failed = ev.NoticeFailed(notice_id=t.notice(NoticeState.QUEUED), why="number_wrong")
    with t.desk.ctx.write(Right.UPKEEP) as tx:
        tx.source = ev.Source.GATEWAY.value
        record(tx, [tx.event(failed, t.one)])


def incomplete(t: Table) -> None:
    t.ids = [t.desk.shipment(address=Address(street="Calle Sin Número"))]


def unwilling(t: Table) -> None:
    some(t)
    notices.opt_out(t.desk.ctx, phone(t), "call")


def nothing(_t: Table) -> None:
    """The act begins with an empty desk."""


def imported(t: Table) -> None:
    bring(t, ANA, LUIS)


def phone(t: Table) -> str:
    return shipments.detail(t.desk.ctx, t.one).recipient.phone


def bring(t: Table, *rows: list[str]) -> None:
    ctx, file = t.desk.ctx, write(t.folder / "pedidos.csv", *rows)
    apply_import(ctx, plan_import(ctx, inspect(ctx, file), "Tienda Viva"))
    found = [hit for person in ("Ana Ruiz", "Luis Peña") for hit in shipments.find(ctx, person)]
    t.ids = [hit.shipment_id for hit in found]


def setback(t: Table) -> None:
    what = delays.DelayDraft(cause=Cause.WEATHER, scope=delays.Scope.ROUTE, refs=(t.route,), minutes=90)
    delays.declare(t.desk.ctx, what)


def close_load(t: Table) -> None:
    loading.close_load(t.desk.ctx, t.route, dict.fromkeys(t.ids, routes.LeftReason.NO_ROOM))


def close(decision: routes.Decision) -> Step:
    return lambda t: routes.close(t.desk.ctx, t.route, dict.fromkeys(t.ids, decision))


def tomorrow(t: Table) -> Promise:
    start = t.desk.clock.now + timedelta(days=1)
    return Promise(start, start + timedelta(hours=2))


AGAIN = "again"
"""Set right by doing the act again with other values: what it says is no event of a shipment."""


@dataclass(frozen=True)
class Act:
    """One thing that the window does: what it needs, what it does, which service it is.

    `later` = the kind of the event to correct in the history days later, AGAIN, or the other act that sets it right.
    """

    name: str
    covers: str
    before: Step
    do: Step
    later: str
    whole: bool = False


TABLE = (
    Act("register", "register", nothing, lambda t: t.ids.append(t.desk.shipment(note="Tocar")), "registered"),
    Act("import a file", "apply_import", nothing, lambda t: bring(t, ANA, LUIS), "registered", whole=True),
    Act(
        "import a changed file",
        "apply_import",
        imported,
        lambda t: bring(t, [*ANA[:3], "Allende", *ANA[4:]], LUIS),
        "amended",
        whole=True,
    ),
    Act(
        "amend the recipient",
        "amend",
        some,
        lambda t: t.changes(recipient=Party("Eva", phone="+523314800009")),
        "amended",
    ),
    Act(
        "amend the address",
        "amend",
        some,
        lambda t: t.changes(address=Address(street="Juárez", exterior="1")),
        "amended",
    ),
    Act("amend the pieces", "amend", some, lambda t: t.changes(pieces=3), "pieces"),
    Act("amend the cash", "amend", some, lambda t: t.changes(cash_on_delivery=Money(0)), "amended"),
    Act("amend the declared value", "amend", some, lambda t: t.changes(declared_value=Money(90_000)), "amended"),
    Act("amend the promise", "amend", some, lambda t: t.changes(promise=tomorrow(t)), "promise_changed"),
    Act("amend a frozen promise", "amend", out, lambda t: t.changes(promise=tomorrow(t)), "promise_changed"),
    Act("amend the signed copy", "amend", some, lambda t: t.changes(signed_copy=True), "amended"),
    Act("amend the contents", "amend", some, lambda t: t.changes(contents="Libros"), "amended"),
    Act("amend the note", "amend", some, lambda t: t.changes(note=""), "amended"),
    Act("amend the weight", "amend", some, lambda t: t.changes(weight_g=700), "amended"),
    Act(
        "ask for the address",
        "ask_for_address",
        incomplete,
        lambda t: registering.ask_for_address(t.desk.ctx, t.ids),
        "drop",
    ),
    Act("mark pickup scheduled", "mark", some, lambda t: t.mark(Status.PICKUP_SCHEDULED), "status", whole=True),
    Act("mark picked up", "mark", some, lambda t: t.mark(Status.PICKED_UP), "status", whole=True),
    Act("mark at the depot", "mark", some, lambda t: t.mark(Status.AT_DEPOT), "status", whole=True),
    Act("mark in transit", "mark", at(Status.AT_DEPOT), lambda t: t.mark(Status.IN_TRANSIT), "status", whole=True),
    Act("mark out for delivery", "mark", some, lambda t: t.mark(Status.OUT_FOR_DELIVERY), "status", whole=True),
    Act("mark at the door", "mark", out, lambda t: t.mark(AT_DOOR), "at_door", whole=True),
    Act(
        "mark delivered",
        "mark",
        out,
        lambda t: t.mark(Status.DELIVERED, received_by="Eva", relation="neighbour", collected=Money(50_000)),
        "delivered",
        whole=True,
    ),
    Act("mark delivered at once", "mark", some, lambda t: t.mark(Status.DELIVERED), "delivered", whole=True),
    Act(
        "mark failed",
        "mark",
        out,
        lambda t: t.mark(Status.ATTEMPT_FAILED, reason=ReasonCode.RESCHEDULE_REQUESTED, promise=tomorrow(t)),
        "attempt_failed",
        whole=True,
    ),
    Act("hold", "mark", at(Status.AT_DEPOT), lambda t: t.mark(Status.ON_HOLD, note="Revisar"), "on_hold", whole=True),
    Act(
        "put at the counter",
        "mark",
        at(Status.AT_DEPOT),
        lambda t: t.mark(Status.READY_FOR_PICKUP),
        "counter",
        whole=True,
    ),
    Act("return", "mark", at(Status.AT_DEPOT), lambda t: t.mark(Status.RETURNING), "return", whole=True),
    Act(
        "mark returned",
        "mark",
        at(Status.AT_DEPOT, Status.RETURNING),
        lambda t: t.mark(Status.RETURNED),
        "status",
        whole=True,
    ),
    Act("mark lost", "mark", at(Status.AT_DEPOT), lambda t: t.mark(Status.LOST_OR_DAMAGED), "status", whole=True),
    Act("cancel", "mark", some, lambda t: t.mark(Status.CANCELLED, note="Se arrepintió"), "cancelled", whole=True),
    Act("open a route", "create", some, lambda t: routes.create(t.desk.ctx, "Oriente"), AGAIN),
    Act(
        "make a route of them",
        "make",
        some,
        lambda t: routes.make(t.desk.ctx, "Sur", t.ids),
        "stop_assigned",
        whole=True,
    ),
    Act("rename a route", "change", routed, lambda t: routes.change(t.desk.ctx, t.route, name="Norte"), AGAIN),
    Act(
        "give a route a driver",
        "change",
        routed,
        lambda t: routes.change(t.desk.ctx, t.route, driver_id=t.driver),  # type: ignore[arg-type]  # the desk's drivers are texts
        AGAIN,
    ),
    Act(
        "change a route's pace",
        "change",
        routed,
        lambda t: routes.change(t.desk.ctx, t.route, minutes_per_stop=30),
        AGAIN,
    ),
    Act(
        "put on a route",
        "assign",
        beside_a_route,
        lambda t: routes.assign(t.desk.ctx, t.route, t.ids),
        "stop_assigned",
        whole=True,
    ),
    Act(
        "move to another route",
        "assign",
        two_routes,
        lambda t: routes.assign(t.desk.ctx, t.other, t.ids),
        "stop_assigned",
        whole=True,
    ),
    Act(
        "put on a route that is out",
        "assign",
        joining,
        lambda t: routes.assign(t.desk.ctx, t.route, t.ids[-1:]),
        "stop_assigned:2",
    ),
    Act(
        "take off a route",
        "unassign",
        routed,
        lambda t: routes.unassign(t.desk.ctx, t.route, t.ids[:1]),
        "stop_removed",
    ),
    Act("put in another order", "reorder", routed, lambda t: routes.reorder(t.desk.ctx, t.route, t.ids[::-1]), AGAIN),
    Act("publish a route", "publish", routed, lambda t: routes.publish(t.desk.ctx, t.route), "status", whole=True),
    Act(
        "give the rest to another driver",
        "reassign_rest",
        out,
        lambda t: routes.reassign_rest(t.desk.ctx, t.route, t.driver),  # type: ignore[arg-type]  # the desk's drivers are texts
        "stop_assigned",
        whole=True,
    ),
    *(
        Act(f"close a route: {decision}", "close", out, close(decision), "status", whole=True)
        for decision in routes.Decision
    ),
    *(
        Act(
            f"decide a failed one: {decision}",
            "decide",
            failed_out,
            lambda t, decision=decision: routes.decide(t.desk.ctx, t.ids, decision),  # type: ignore[misc]  # bound early
            "status",
            whole=True,
        )
        for decision in routes.Decision
    ),
    Act(
        "read a piece",
        "scan",
        routed,
        lambda t: loading.scan(t.desk.ctx, t.route, t.desk.state(t.one).number),
        "load_scan",
    ),
    Act("close the load check", "close_load", loaded, close_load, "left_behind:1", whole=True),
    Act("declare a setback", "declare", out, setback, "delay", whole=True),
    Act(
        "lift a setback",
        "lift",
        delayed,
        lambda t: delays.lift(t.desk.ctx, delays.newest(t.desk.ctx)[0].delay_id),
        "delay_lifted",
        whole=True,
    ),
    Act(
        "open a message",
        "open_link",
        prepared,
        lambda t: notices.open_link(t.desk.ctx, t.notice(NoticeState.PREPARED)),
        "not_sent",
    ),
    Act(
        "confirm it",
        "confirm",
        opened,
        lambda t: notices.confirm(t.desk.ctx, t.notice(NoticeState.OPENED)),
        "it went out",
    ),
    Act(
        "confirm it and open the next",
        "confirm_and_open",
        opened,
        lambda t: notices.confirm_and_open(
            t.desk.ctx, t.notice(NoticeState.OPENED), t.desk.notices(t.ids[1])[0].notice_id
        ),
        "it went out",
    ),
    Act(
        "it was not sent",
        "not_sent",
        opened,
        lambda t: notices.not_sent(t.desk.ctx, t.notice(NoticeState.OPENED)),
        "open_link",
    ),
    Act(
        "it may have gone out",
        "unsure",
        opened,
        lambda t: notices.unsure(t.desk.ctx, t.notice(NoticeState.OPENED)),
        "not_sent",
    ),
    Act(
        "told by phone",
        "told_by_phone",
        blocked,
        lambda t: notices.told_by_phone(t.desk.ctx, t.notice(NoticeState.BLOCKED)),
        "it was told",
    ),
    Act(
        "drop a message",
        "drop",
        prepared,
        lambda t: notices.drop(t.desk.ctx, t.notice(NoticeState.PREPARED), "skipped"),
        "the next one",
    ),
    Act(
        "edit a message",
        "edit",
        prepared,
        lambda t: notices.edit(t.desk.ctx, t.notice(NoticeState.PREPARED), "Hola"),
        AGAIN,
    ),
    Act(
        "cancel queued messages",
        "cancel",
        queued,
        lambda t: messages.cancel(t.desk.ctx, [t.notice(NoticeState.QUEUED)]),
        "send_again",
    ),
    Act(
        "send messages again",
        "send_again",
        not_arrived,
        lambda t: messages.send_again(t.desk.ctx, [t.notice(NoticeState.FAILED)]),
        "cancel",
    ),
    Act(
        "pass messages to a hand",
        "by_hand_instead",
        queued,
        lambda t: messages.by_hand_instead(t.desk.ctx, [t.notice(NoticeState.QUEUED)]),
        "drop",
    ),
    Act("wants no notices", "opt_out", prepared, lambda t: notices.opt_out(t.desk.ctx, phone(t), "call"), "opted_out"),
    Act("wants notices again", "opt_in", unwilling, lambda t: notices.opt_in(t.desk.ctx, phone(t)), "opted_in"),
)
IN_THE_HISTORY = {
    *("registered", "amended", "pieces", "promise_changed", "status", "at_door", "delivered", "attempt_failed"),
    *("on_hold", "counter", "return", "cancelled", "stop_assigned", "stop_removed", "load_scan", "left_behind"),
    *("delay", "delay_lifted", "opted_out", "opted_in"),
}
