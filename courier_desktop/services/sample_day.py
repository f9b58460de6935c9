"""The sample day told act by act through the real services: the morning of a courier with five routes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party, Promise, ShipmentDraft
from courier_desktop.domain.ids import DriverId, RouteId, ShipmentId
from courier_desktop.domain.phone import normalize_phone
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import ShipmentQuery, StopRow, View
from courier_desktop.domain.statuses import Status
from courier_desktop.services import delays, loading, marking, notices, registering, route_boards, routes, settings
from courier_desktop.services import shipments as shipment_service
from courier_desktop.services.context import Context
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect
from courier_desktop.services.sample_clock import SampleClock
from courier_desktop.services.sample_messages import SampleMessages
from courier_desktop.services.spoken import is_company

if TYPE_CHECKING:
    from collections.abc import Iterator

Act = tuple[datetime, Callable[[], object]]
# The office sends by hand now and then; what came after the last of these waits for the person who opens the sample.
_SENDINGS = ("08:46", "09:40", "10:38", "11:20")
_KEPT_BACK = 6
_QUIET_UNTIL, _QUIET_FROM = 8, 20
_EVERY_FIFTH, _EVERY_NINTH = 5, 9
_FAMILY = ("Marta", "Rosa", "Luis", "Carmen", "Toño", "Lupita")


@dataclass
class SampleMorning:
    """Tells the plan to one context; `acts` are its steps in the order of their times."""

    ctx: Context
    clock: SampleClock
    plan: dict[str, Any]
    folder: Path
    messages: SampleMessages
    drivers: list[DriverId] = field(default_factory=list)
    route_ids: dict[str, RouteId] = field(default_factory=dict)
    orders: dict[str, ShipmentId] = field(default_factory=dict)

    def acts(self) -> list[Act]:
        """Everything that happened, with its moment, in order."""
        return sorted([*self._before_today(), *self._office(), *self._on_the_road()], key=lambda act: act[0])

    def _before_today(self) -> Iterator[Act]:
        clock = self.clock
        yield clock.days_ago(16, "12:05"), self._set_up
        yield clock.days_ago(16, "18:30"), self._opt_outs
        yield clock.days_ago(4, "16:10"), self._forgotten
        for file in self.plan["files"]:
            at = clock.days_ago(1, "10:15") if file["imported"] == "yesterday" else clock.at(file["imported"])
            yield at, partial(self._import, self.folder / file["name"], file["sender"])
        yield clock.days_ago(1, "17:40"), self._agreed
        yield clock.days_ago(1, "18:20"), self.messages.send

    def _office(self) -> Iterator[Act]:
        clock, setback = self.clock, self.plan["delay"]
        yield clock.at("07:12"), self._make_routes
        yield clock.at("07:15"), self._ask_addresses
        for route in self.plan["routes"]:
            yield clock.at(route["load"]), partial(self._load, route)
            if route["publish"]:
                yield clock.at(route["publish"]), partial(self._publish, route)
        for sending in _SENDINGS:
            yield clock.at(sending), self.messages.send
        yield clock.at("10:50"), self._receive_second_round
        yield clock.at("10:52"), self.messages.leave_unsure
        yield clock.at(setback["at"]), self._declare
        yield clock.at("11:14"), self.messages.send_half_of_setback
        yield clock.at("11:41"), self.messages.open_next

    def _on_the_road(self) -> Iterator[Act]:
        for route in self.plan["routes"]:
            if not route["closed"]:
                continue
            first, last = self.clock.at(route["starts"]), self.clock.at(route["last"])
            for place in range(1, route["closed"] + 1):
                # Rounds are uneven: some doors take longer than others, the last mark is on time.
                swing = (
                    timedelta(minutes=(place * 37 % 5 - 2) * self.clock.speed)
                    if place < route["closed"]
                    else timedelta()
                )
                moment = first + (last - first) * place / route["closed"] + swing
                yield moment, partial(self._mark, route, _visited(route, place))
            if route["door"]:
                yield self.clock.at(route["door"]), partial(self._at_door, route)

    # ---------------------------------------------------------------------------------------------------- the office

    def _set_up(self) -> None:
        for name, value in self.plan["settings"].items():
            settings.change(self.ctx, name, value)
        first, last = (moment.astimezone(self.clock.zone) for moment in (self.clock.at("08:04"), self.clock.now))
        if first.hour < _QUIET_UNTIL or last.hour >= _QUIET_FROM:
            # Looked at late or before dawn: without quiet hours, or every message would wait.
            settings.change(self.ctx, "quiet_until", "00:00")
            settings.change(self.ctx, "quiet_from", "00:00")
        for driver in self.plan["drivers"]:
            row = settings.save_driver(self.ctx, driver["name"], phone=driver["phone"], vehicle=driver["vehicle"])
            self.drivers.append(row.driver_id)

    def _import(self, file: Path, sender: str) -> None:
        found = inspect(self.ctx, file, sender)
        # The rows to mend are told in the window; beside the bundled files nothing is written.
        apply_import(self.ctx, plan_import(self.ctx, found, sender), folder=self.ctx.store.path.parent)

    def _opt_outs(self) -> None:
        for phone in self.plan["opted_out"]:
            notices.opt_out(self.ctx, normalize_phone(phone).e164, "BAJA")

    def _forgotten(self) -> None:
        """Parcels that reached the depot days ago and that nobody has touched since."""
        for one in self.plan["forgotten"]:
            draft = ShipmentDraft(
                sender=Party(one["sender"]),
                recipient=Party(one["name"], phone=one["phone"], phone_typed=one["phone"]),
                address=Address(
                    street=one["street"],
                    exterior=one["exterior"],
                    colonia=one["colonia"],
                    postal_code=one["cp"],
                    municipality=one["city"],
                    state="Jalisco",
                ),
            )
            made = registering.register(self.ctx, draft)
            self._marked((made.shipment_id,), Status.AT_DEPOT)
        self.messages.send()

    def _find_orders(self) -> None:
        for shipment_id in shipment_service.ids(self.ctx, ShipmentQuery(view=View.ALL)):
            found = shipment_service.detail(self.ctx, shipment_id).order_number
            if found:
                self.orders[found] = shipment_id

    def _agreed(self) -> None:
        """Yesterday some asked for another hour: that window is theirs today."""
        self._find_orders()
        for number, (start, end) in self.plan["agreed"].items():
            window = Promise(self.clock.whole_hour(start), self.clock.whole_hour(end))
            what = marking.Mark(
                shipment_ids=(self.orders[number],),
                target=Status.ATTEMPT_FAILED,
                reason=ReasonCode.RESCHEDULE_REQUESTED,
                promise=window,
            )
            marking.mark(self.ctx, what)

    def _make_routes(self) -> None:
        self._find_orders()
        for route in self.plan["routes"]:
            route_id = routes.create(
                self.ctx,
                route["name"],
                driver_id=self.drivers[route["driver"]],
                starts_at=self.clock.at(route["starts"]),
                minutes_per_stop=self.clock.pace(route["minutes"]),
                code=route["code"],
            )
            routes.assign(self.ctx, route_id, [self.orders[number] for number in route["orders"]])
            self.route_ids[route["code"]] = route_id
        self.messages.kept_back = {self.orders[number] for number in self.plan["routes"][1]["orders"][-_KEPT_BACK:]}

    def _ask_addresses(self) -> None:
        query = ShipmentQuery(view=View.NEEDS_ADDRESS)
        registering.ask_for_address(self.ctx, shipment_service.ids(self.ctx, query))

    def _load(self, route: dict[str, Any]) -> None:
        """Read every piece onto its route; the second round has only begun."""
        route_id = self.route_ids[route["code"]]
        most = 10_000 if route["publish"] else self.plan["loaded_so_far"]
        reads = [stop.number for stop in self._stops(route) for _ in range(stop.pieces)]
        for number in reads[:most]:
            loading.scan(self.ctx, route_id, number)
            self.clock.tick(4)
        if route["publish"]:
            loading.close_load(self.ctx, route_id, {})

    def _publish(self, route: dict[str, Any]) -> None:
        routes.publish(self.ctx, self.route_ids[route["code"]])

    def _receive_second_round(self) -> None:
        self._marked(tuple(stop.shipment_id for stop in self._stops(self.plan["routes"][-1])), Status.AT_DEPOT)

    def _declare(self) -> None:
        setback = self.plan["delay"]
        draft = delays.DelayDraft(
            cause=Cause(setback["cause"]),
            scope=delays.Scope.ROUTE,
            refs=(self.route_ids[setback["route"]],),
            minutes=setback["minutes"],
            note=setback["note"],
        )
        delays.declare(self.ctx, draft)

    # ------------------------------------------------------------------------------------------------------- the road

    def _stops(self, route: dict[str, Any]) -> tuple[StopRow, ...]:
        return route_boards.board(self.ctx, self.route_ids[route["code"]]).stops

    def _marked(self, shipment_ids: tuple[ShipmentId, ...], target: Status | str) -> None:
        marking.mark(self.ctx, marking.Mark(shipment_ids=shipment_ids, target=target))

    def _at_door(self, route: dict[str, Any]) -> None:
        self._marked((self._stops(route)[route["closed"]].shipment_id,), marking.AT_DOOR)

    def _mark(self, route: dict[str, Any], place: int) -> None:
        stop = self._stops(route)[place - 1]
        reason = route["failed"].get(str(place))
        if reason:
            what = marking.Mark(
                shipment_ids=(stop.shipment_id,), target=Status.ATTEMPT_FAILED, reason=ReasonCode(reason)
            )
        else:
            name, relation = _receiver(stop.recipient, place)
            what = marking.Mark(
                shipment_ids=(stop.shipment_id,),
                target=Status.DELIVERED,
                received_by=name,
                relation=relation,
                collected=stop.cash,
            )
        marking.mark(self.ctx, what)


def _visited(route: dict[str, Any], place: int) -> int:
    """Which stop was done as the n-th: now and then a driver passes one by and comes back for it."""
    one, other = route.get("swapped", (0, 0))
    return int({one: other, other: one}.get(place, place))


def _receiver(recipient: str, place: int) -> tuple[str, str]:
    """Who opened the door: mostly the recipient, now and then somebody at home or the guard."""
    given = _FAMILY[place % len(_FAMILY)]
    if is_company(recipient):
        return given, "employee"
    if place % _EVERY_FIFTH == 1:
        return f"{given} {recipient.rsplit(maxsplit=1)[-1]}", "family"
    if place % _EVERY_NINTH == 0:
        return "Caseta", "guard"
    return recipient, "recipient"
