"""What the scanner reads over the stops: a stop to choose, then a reason or an act of the printed card for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.reasons import REASONS, Need, ReasonCode
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.scan import CardAct, ScannedAct, ScannedNumber, ScannedReason, read_scan
from courier_desktop.services import shipments
from courier_desktop.ui.routes.reading import IN_HOUSE
from courier_desktop.ui.sounds import Sound

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.routes.desk import RouteDesk
    from courier_desktop.ui.routes.marks import Marks


class Scans(QObject):
    """`stop_found` carries the id of a stop on this route, `load_read` what belongs to the load check."""

    stop_found = Signal(object)
    load_read = Signal(str)

    def __init__(self, desk: RouteDesk, marks: Marks) -> None:
        super().__init__(desk)
        self._desk, self._marks = desk, marks

    def scanned(self, text: str) -> None:
        """What the scanner read: a stop to choose, a reason or an act of the card for the chosen stop."""
        read = read_scan(text)
        route = self._desk.route
        self._marks.shut()
        if isinstance(read, ScannedReason):
            self._scanned_reason(read.code)
        elif isinstance(read, ScannedAct):
            self._scanned_act(read.act)
        elif isinstance(read, ScannedNumber) and route is not None and route.state in IN_HOUSE:
            self.load_read.emit(text)
        elif isinstance(read, ScannedNumber):
            self._find(read.number)
        else:
            self._wrong(self.tr("Eso no es una guía ni la tarjeta de motivos: {0}").format(text.strip()[:40]))

    def _scanned_reason(self, code: ReasonCode) -> None:
        stop = self._marks.markable()
        if stop is None:
            self._desk.shell.sound(Sound.WRONG)
            return
        if Need.NOTE in REASONS[code].needs:
            self._marks.failed(code)
            return
        self._marks.record_failure(stop, code, "", None, None)

    def _scanned_act(self, act: CardAct) -> None:
        stop = self._marks.markable() if act is not CardAct.UNDO else None
        if act is CardAct.UNDO:
            self._marks.undo_last()
        elif stop is None:
            self._desk.shell.sound(Sound.WRONG)
        elif act is CardAct.AT_DOOR:
            self._marks.at_door()
        elif stop.cash is not None:
            self._desk.shell.sound(Sound.CASH)
            self._marks.delivered()
        else:
            self._marks.record_delivery(stop, "", "", None)

    def _find(self, number: str) -> None:
        """Choose the stop of that number, on this route or another one that is out."""
        stop = next((stop for stop in self._desk.stops if stop.number == number), None)
        if stop is not None:
            self._desk.shell.sound(Sound.CASH if stop.cash is not None else Sound.RIGHT)
            self._desk.tell("")
            self.stop_found.emit(stop.shipment_id)
            return
        ctx = self._desk.ctx
        self._desk.shell.jobs.run(
            lambda: _locate(ctx, number), done=self._located, failed=self._lost, key="routes-find"
        )

    def _located(self, found: tuple[ShipmentId, RouteId | None, str]) -> None:
        shipment_id, route_id, number = found
        view = self._desk.view
        here = view is not None and any(
            row.route_id == route_id and row.state is RouteState.PUBLISHED for row in view.routes
        )
        if route_id is None or not here:
            self._wrong(self.tr("La guía {0} no va en ninguna ruta de este día").format(number))
            return
        self._desk.shell.sound(Sound.RIGHT)
        self._desk.stop_id = shipment_id
        self._desk.look_at_route(route_id)

    def _lost(self, error: CourierError | BugReport) -> None:
        self._desk.shell.sound(Sound.WRONG)
        self._desk.tell_failure(error)

    def _wrong(self, text: str) -> None:
        self._desk.shell.sound(Sound.WRONG)
        self._desk.tell(text)


def _locate(ctx: Context, number: str) -> tuple[ShipmentId, RouteId | None, str]:
    """The shipment of that number and the route it is on."""
    shipment_id = shipments.resolve(ctx, number)
    shown = shipments.detail(ctx, shipment_id)
    if shown.row.number != number:
        raise NotFoundError(number=number)
    return shipment_id, shown.route_id, number
