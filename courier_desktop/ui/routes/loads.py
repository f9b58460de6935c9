"""The load check's acts: each read answered with its sound, the last one undone, the check closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from courier_desktop.domain.rows import LoadBoard, ScanRow, ScanVerdict
from courier_desktop.services import loading
from courier_desktop.services.routes import LeftReason
from courier_desktop.ui.routes.choices_sheet import Choice, ChoicesSheet
from courier_desktop.ui.routes.words import LEFT_ICONS, left_word
from courier_desktop.ui.sounds import Sound
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.routes.desk import RouteDesk

_SOUNDS = {ScanVerdict.ALREADY: Sound.ALREADY, ScanVerdict.RIGHT: Sound.RIGHT}


class Loads(QObject):
    """What was read at each route's load check: the ledger keeps the right reads, this keeps the others beside them."""

    def __init__(self, desk: RouteDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._others: dict[RouteId, list[tuple[int, ScanRow]]] = {}
        self._drafts: dict[RouteId, dict[ShipmentId, Choice]] = {}

    def reads(self, load: LoadBoard) -> tuple[ScanRow, ...]:
        """All reads of that load, the newest first: a wrong one stands after the right one it followed."""
        others = self._others.get(load.route.route_id, [])
        keyed = [((read.place, 0), read) for read in load.reads]
        keyed += [((after, place), read) for place, (after, read) in enumerate(others, 1)]
        return tuple(read for _key, read in sorted(keyed, key=lambda pair: pair[0], reverse=True))

    def scan(self, text: str) -> None:
        """A read: right, wrong route, unknown or already loaded."""
        route = self._desk.load_route
        if route is None:
            return
        ctx, route_id = self._desk.ctx, route.route_id
        self._desk.shell.jobs.run(
            lambda: loading.scan(ctx, route_id, text), done=partial(self._scanned, route_id), failed=self._refused
        )

    def undo(self) -> None:
        """Take the last right read back."""
        route = self._desk.load_route
        if route is None:
            return
        ctx, route_id = self._desk.ctx, route.route_id

        def done(read: ScanRow | None) -> None:
            if read is not None:
                self._desk.shell.say(self.tr("Se quitó la última lectura: {0}").format(read.number))
            self._desk.ask()

        self._desk.shell.jobs.run(lambda: loading.undo_scan(ctx, route_id), done=done, failed=self._refused)

    def close(self) -> None:
        """End the check: at once when all is loaded, else with a reason for each parcel that stays."""
        view = self._desk.view
        load = view.load if view is not None else None
        if load is None:
            return
        if not load.loaded:
            self._desk.tell(self.tr("Todavía no se lee ningún bulto de la {0}.").format(load.route.code), Tone.AMBER)
            return
        if not load.unread:
            self._close(load.route.route_id, {})
            return
        title = self.tr("Cerrar la carga de {0}").format(f"{load.route.code} {load.route.name}")
        subtitle = self.tr("%n guía(s) se quedan: di por qué de cada una", None, len(load.unread))
        choices = [
            Choice(reason, left_word(reason), LEFT_ICONS[reason], Tone.NEUTRAL, place)
            for place, reason in enumerate(LeftReason, 1)
        ]
        route_id = load.route.route_id
        sheet = ChoicesSheet(("package-up", title, subtitle), load.unread, choices, self._drafts.get(route_id))
        sheet.closed.connect(lambda: self._drafts.update({route_id: sheet.made}))
        sheet.set_done(self.tr("Cerrar carga"), self.tr("Se quedan en bodega y no se pueden entregar en esta ruta"))
        sheet.decided.connect(partial(self._close, route_id))
        self._desk.open_sheet(sheet)

    def _close(self, route_id: RouteId, reasons: dict[ShipmentId, LeftReason]) -> None:
        ctx = self._desk.ctx
        why = {shipment_id: reason.value for shipment_id, reason in reasons.items()}

        def said(left: int) -> str:
            if not left:
                return self.tr("Carga cerrada: todo arriba")
            return self.tr("Carga cerrada: %n guía(s) se quedan", None, left)

        self._desk.act(lambda: loading.close_load(ctx, route_id, why), said)

    def _scanned(self, route_id: RouteId, read: ScanRow) -> None:
        sound = _SOUNDS.get(read.verdict, Sound.WRONG)
        self._desk.shell.sound(Sound.CASH if read.cash_due else sound)
        if read.verdict is not ScanVerdict.RIGHT:
            view = self._desk.view
            load = view.load if view is not None else None
            after = load.loaded if load is not None and load.route.route_id == route_id else 0
            self._others.setdefault(route_id, []).append((after, read))
        self._desk.ask()

    def _refused(self, error: CourierError | BugReport) -> None:
        self._desk.shell.sound(Sound.WRONG)
        self._desk.tell_failure(error)
