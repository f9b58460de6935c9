"""What can be done to shipments from their page: each act runs on the lane, tells its refusals, offers its undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.times import local_day
from courier_desktop.domain.wording import say
from courier_desktop.services import acts as undoing
from courier_desktop.services import marking, notices, registering, route_boards, routes, shipments, slips
from courier_desktop.services.marking import AT_DOOR, Mark, MarkResult
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.status import status_word
from courier_desktop.ui.shipments.outcomes import Refusal, refusals_of, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.ids import ActId, RouteId, ShipmentId
    from courier_desktop.domain.rows import ActRow, RouteRow, ShipmentDetail, ShipmentRow
    from courier_desktop.services.routes import AssignOutcome, Decision
    from courier_desktop.ui.shell import Shell


class ShipmentActs(QObject):
    """The acts. `told` carries refusals, warnings and how many were done, whenever some were refused or need a look."""

    told = Signal(object, object, int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell

    def mark(self, what: Mark) -> None:
        """Record the mark for all that allow it."""
        ctx = self._shell.ctx
        self._shell.jobs.run(lambda: marking.mark(ctx, what), done=partial(self._marked, what))

    def mark_status(self, ids: Sequence[ShipmentId], status: Status, note: str = "") -> None:
        """Mark these with that status; at the counter with the courier's days."""
        ctx, until = self._shell.ctx, None
        if status is Status.READY_FOR_PICKUP:
            from datetime import timedelta

            until = local_day(ctx.clock(), ctx.zone) + timedelta(days=ctx.settings.counter_days)
        self.mark(Mark(shipment_ids=tuple(ids), target=status, note=note, until=until))

    def _marked(self, what: Mark, result: MarkResult) -> None:
        refused, warned = refusals_of(result.outcomes), warnings_of(result.outcomes)
        if result.done:
            word = self.tr("En la puerta") if what.target == AT_DOOR else status_word(Status(what.target))
            numbers = [one.number for one in result.outcomes if not one.refused]
            self._offer(self._said(numbers, word), result.act_id)
        self.told.emit(refused, warned, result.done)

    def _said(self, numbers: Sequence[str], word: str) -> str:
        if len(numbers) == 1:
            return self.tr("{0}: {1}").format(numbers[0], word)
        return self.tr("%n guía(s): {0}", None, len(numbers)).format(word)

    def _offer(self, text: str, act_id: ActId | None = None) -> None:
        self._shell.offer_undo(text, None if act_id is None else partial(self.undo, act_id))

    def undo(self, act_id: ActId) -> None:
        """Take that act back."""
        ctx = self._shell.ctx
        self._shell.jobs.run(
            lambda: undoing.undo(ctx, act_id), done=lambda _: self._shell.say(self.tr("Deshecho")), failed=self._failed
        )

    def decide(self, ids: Sequence[ShipmentId], decision: Decision) -> None:
        """Deal with failed attempts."""
        ctx = self._shell.ctx
        said = {
            routes.Decision.TOMORROW: self.tr("vuelve a bodega para otro intento"),
            routes.Decision.COUNTER: self.tr("queda en mostrador"),
            routes.Decision.HOLD: self.tr("queda detenida"),
            routes.Decision.RETURN: self.tr("vuelve al remitente"),
        }[decision]

        def done(count: int) -> None:
            self._offer(self.tr("%n guía(s): {0}", None, count).format(said))

        self._shell.jobs.run(lambda: routes.decide(ctx, ids, decision), done=done)

    def look_up(self, shipment_id: ShipmentId, then: Callable[[tuple[ShipmentDetail, ActRow | None]], object]) -> None:
        """Hand on all that is known of that shipment, with the act that its own undo would take back."""
        ctx = self._shell.ctx

        def work() -> tuple[ShipmentDetail, ActRow | None]:
            return shipments.detail(ctx, shipment_id), undoing.last_act_of(ctx, shipment_id)

        self._shell.jobs.run(work, done=then, key="shipments-look-up")

    def open_routes(self, then: Callable[[tuple[RouteRow, ...]], object]) -> None:
        """Hand on the routes that may still take stops."""
        ctx = self._shell.ctx
        self._shell.jobs.run(lambda: route_boards.routes_of_day(ctx), done=then, key="shipments-routes")

    def assign(self, rows: Sequence[ShipmentRow], route_id: RouteId, code: str) -> None:
        """Put these at the end of a route."""
        ctx, ids = self._shell.ctx, [row.shipment_id for row in rows]
        self._shell.jobs.run(lambda: routes.assign(ctx, route_id, ids), done=partial(self._assigned, tuple(rows), code))

    def assign_new(self, rows: Sequence[ShipmentRow], name: str) -> None:
        """Open a route of that name and put these on it."""
        ctx, ids = self._shell.ctx, [row.shipment_id for row in rows]

        def work() -> AssignOutcome:
            return routes.make(ctx, name, ids)[1]

        self._shell.jobs.run(work, done=partial(self._assigned, tuple(rows), name or self.tr("nueva ruta")))

    def _assigned(self, rows: Sequence[ShipmentRow], code: str, outcome: AssignOutcome) -> None:
        numbers = {row.shipment_id: row for row in rows}
        if outcome.assigned:
            first = numbers[outcome.assigned[0]].number
            text = self.tr("{0} pasó a {1}").format(first, code)
            many = self.tr("%n guía(s) pasaron a {0}", None, len(outcome.assigned)).format(code)
            self._offer(text if len(outcome.assigned) == 1 else many)
        refused = tuple(
            Refusal(numbers[one].number, _why_not_routed(numbers[one], why)) for one, why in outcome.refused.items()
        )
        self.told.emit(refused, (), len(outcome.assigned))

    def ask_addresses(self, ids: Sequence[ShipmentId]) -> None:
        """Prepare the question for what is missing in their addresses."""
        ctx = self._shell.ctx

        def done(count: int) -> None:
            if count:
                self._offer(self.tr("%n pregunta(s) de domicilio por enviar", None, count))
            else:
                self._shell.say(self.tr("No había domicilio que preguntar, o ya se preguntó"))

        self._shell.jobs.run(lambda: registering.ask_for_address(ctx, ids), done=done)

    def opt_out(self, phone: str) -> None:
        """Note that this phone wants no notices."""
        ctx = self._shell.ctx
        said = self.tr("Anotado: ese teléfono no quiere avisos")
        self._shell.jobs.run(lambda: notices.opt_out(ctx, phone, "office"), done=lambda _: self._shell.say(said))

    def opt_in(self, phone: str) -> None:
        """Note that this phone wants notices again."""
        ctx = self._shell.ctx
        said = self.tr("Anotado: ese teléfono quiere avisos otra vez")
        self._shell.jobs.run(lambda: notices.opt_in(ctx, phone), done=lambda _: self._shell.say(said))

    def print_slips(self, ids: Sequence[ShipmentId]) -> None:
        """Show Slips with these."""
        self._shell.go("slips", ids=tuple(ids))

    def copy_link(self, number: str) -> None:
        """Put the recipient's link on the clipboard: the tracking page, or the chat that the slip's QR opens."""
        ctx = self._shell.ctx
        self._shell.jobs.run(lambda: slips.qr_text(ctx, number), done=self.copy)

    def copy(self, text: str) -> None:
        """Put the text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(text)
        self._shell.say(self.tr("Copiado: {0}").format(text))

    def _failed(self, error: object) -> None:
        if isinstance(error, RefusedError):
            refusal = Refusal("", say(error.refusal, current_language(), **error.params))
            self.told.emit((refusal,), (), 0)
        else:
            self._shell.tell_error(error)  # type: ignore[arg-type]  # the lane hands on errors and bug reports alone


def _why_not_routed(row: ShipmentRow, code: str) -> str:
    params = {"number": row.number, "status": row.status.value, "route": row.route_code}
    return say(code, current_language(), **params)
