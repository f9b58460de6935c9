"""What the page's letters and buttons open besides marks: routes, notices, the rest, and the next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.wording import say
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.menu import MenuItem
from courier_desktop.ui.shipments.ask_popover import AskPopover, Question
from courier_desktop.ui.shipments.history import act_title, telling_of
from courier_desktop.ui.shipments.marks import MarkDesk, ids_of, named
from courier_desktop.ui.shipments.menus import bulk_items, decide_items, notify_items, route_items
from courier_desktop.ui.shipments.next_step import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.ids import EventId
    from courier_desktop.domain.rows import ActRow, RouteRow, ShipmentDetail, ShipmentRow
    from courier_desktop.services.routes import Decision


class ShipmentDesk(MarkDesk):
    """Everything that the page asks; the acts themselves are ShipmentActs'."""

    def route(self, rows: Sequence[ShipmentRow]) -> None:
        """G: the routes that may take them, or a new one."""
        if rows:
            self._acts.open_routes(partial(self._show_routes, rows))

    def _show_routes(self, rows: Sequence[ShipmentRow], found: Sequence[RouteRow]) -> None:
        items = route_items(found, partial(self._routed, rows), partial(self._new_route, rows))
        self.menu(self.tr("Poner en ruta {0}").format(named(rows)), items)

    def _routed(self, rows: Sequence[ShipmentRow], route: RouteRow) -> None:
        self._acts.assign(rows, route.route_id, route.code)

    def _new_route(self, rows: Sequence[ShipmentRow]) -> None:
        question = Question(
            title=self.tr("Ruta nueva"),
            about=named(rows),
            label=self.tr("Nombre"),
            verb=self.tr("Armarla"),
            icon="map-marker-path",
        )
        popover = AskPopover(question)
        popover.answered.connect(partial(self._acts.assign_new, rows))
        self.show(popover)

    def notify(self, rows: Sequence[ShipmentRow]) -> None:
        """W: what may be told to these."""
        if rows:
            self.menu(self.tr("Avisar {0}").format(named(rows)), notify_items(rows, self._doing(rows)))

    def more(self, rows: Sequence[ShipmentRow]) -> None:
        """X: the rest that may be done; for a single shipment also what concerns its data and its history."""
        if len(rows) == 1:
            self._acts.look_up(rows[0].shipment_id, self._show_more)
        elif rows:
            self.menu(named(rows), bulk_items(rows, self._doing(rows)))

    def _show_more(self, found: tuple[ShipmentDetail, ActRow | None]) -> None:
        detail, act = found
        rows = (detail.row,)
        undo = [self._undo_item(detail, act)] if act is not None else []
        self.menu(named(rows), [*self._own_items(detail), *bulk_items(rows, self._doing(rows)), *undo])

    def _undo_item(self, detail: ShipmentDetail, act: ActRow) -> MenuItem:
        ctx = self._shell.ctx
        title = act_title(detail, act.act_id, telling_of(ctx))
        many = self.tr("toca %n guía(s)", "", act.count) if act.count > 1 else ""
        return MenuItem(
            text=self.tr("Deshacer: {0}").format(title),
            run=partial(self._acts.undo, act.act_id),
            icon="undo",
            detail=many,
            key="U",
        )

    def _doing(self, rows: Sequence[ShipmentRow]) -> dict[str, Callable[[], object]]:
        ids, acts = ids_of(rows), self._acts
        return {
            "mark": partial(self.mark, rows),
            "depot": partial(acts.mark_status, ids, Status.AT_DEPOT),
            "counter": partial(acts.mark_status, ids, Status.READY_FOR_PICKUP),
            "ask": partial(acts.ask_addresses, ids),
            "setback": partial(self._shell.declare_setback, shipment_ids=ids),
            "slips": partial(acts.print_slips, ids),
            "cancel": partial(self.cancel, rows),
            "messages": partial(self._shell.go, "messages", shipment_ids=ids),
        }

    def _own_items(self, detail: ShipmentDetail) -> list[MenuItem]:
        number, phone = detail.row.number, detail.recipient.phone
        status = detail.row.status
        ended = say("end_state", current_language(), number=number, status=status) if STATUSES[status].end else ""
        amend = MenuItem(
            text=self.tr("Corregir datos…"),
            run=partial(self.amend, detail),
            icon="pencil-outline",
            key="E",
            blocked=ended,
        )
        link = MenuItem(
            text=self.tr("Copiar su enlace"), run=partial(self._acts.copy_link, number), icon="link-variant", key="L"
        )
        out = detail.recipient.opted_out_at is not None
        word = self.tr("Quiere avisos otra vez") if out else self.tr("No quiere avisos")
        turn = self._acts.opt_in if out else self._acts.opt_out
        blocked = "" if phone else self.tr("No hay teléfono anotado.")
        icon = "bell-outline" if out else "bell-off-outline"
        notices = MenuItem(text=word, run=partial(turn, phone), icon=icon, key="O", blocked=blocked)
        history = MenuItem(
            text=self.tr("Historia y corrección…"), run=partial(self.history, (detail.row,)), icon="history", key="H"
        )
        person = MenuItem(
            text=self.tr("Datos de esta persona…"),
            run=partial(self.person, detail),
            icon="card-account-details-outline",
            key="D",
        )
        card = MenuItem(
            text=self.tr("Ficha del destinatario…"), run=partial(self.card, detail), icon="account-outline", key="F"
        )
        return [amend, history, link, notices, card, person]

    def card(self, detail: ShipmentDetail) -> None:
        """How the recipient is reached, what they prefer, refuse and wrote."""
        from courier_desktop.ui.contacts.card import ContactSheet

        self._shell.show_sheet(ContactSheet(self._shell, detail.row.shipment_id, detail.row.number))

    def person(self, detail: ShipmentDetail) -> None:
        """What is held about the recipient: seen, exported, erased."""
        from courier_desktop.ui.person.sheet import PersonSheet

        self._shell.show_sheet(PersonSheet(self._shell, detail.row.shipment_id, detail.row.number))

    def history(self, rows: Sequence[ShipmentRow], event_id: EventId | None = None) -> None:
        """Ctrl+H: the whole history of one, from which each line can be corrected."""
        from courier_desktop.ui.shipments.history_sheet import open_history

        if len(rows) == 1:
            open_history(self._shell, rows[0].shipment_id, event_id)

    def amend(self, detail: ShipmentDetail) -> None:
        """Correct what is known of it."""
        from courier_desktop.ui.shipments.amend_sheet import AmendSheet

        self._shell.show_sheet(AmendSheet(self._shell, detail))

    def step(self, step: Step, detail: ShipmentDetail) -> None:
        """Do the next sensible step of the drawer's shipment."""
        rows, ids = (detail.row,), (detail.row.shipment_id,)
        steps: dict[Step, Callable[[], object]] = {
            Step.MESSAGE: partial(self._shell.go, "messages", shipment_id=ids[0]),
            Step.ADDRESS: partial(self.amend, detail),
            Step.RECEIVE: partial(self._acts.mark_status, ids, Status.AT_DEPOT),
            Step.RELEASE: partial(self._acts.mark_status, ids, Status.AT_DEPOT),
            Step.ROUTE: partial(self.route, rows),
            Step.OPEN_ROUTE: partial(self._shell.go, "routes", route_id=detail.route_id),
            Step.DELIVER: partial(self.deliver, rows),
            Step.DECIDE: partial(self._decide, detail.row),
            Step.RETURNED: partial(self._acts.mark_status, ids, Status.RETURNED),
        }
        if step in steps:
            steps[step]()

    def _decide(self, row: ShipmentRow) -> None:
        def decided(decision: Decision) -> None:
            self._acts.decide((row.shipment_id,), decision)

        self.menu(self.tr("¿Qué sigue?"), decide_items(row, decided))
