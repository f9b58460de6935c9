"""Marks from the Shipments page: the menu of statuses, who received it, why it failed, why it is cancelled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRect

from courier_desktop.domain.statuses import Status
from courier_desktop.services.marking import AT_DOOR, Mark
from courier_desktop.ui.parts.deliver import DeliverPopover, DeliverySubject
from courier_desktop.ui.parts.menu import MenuItem, MenuPopover
from courier_desktop.ui.parts.reasons import ReasonPopover, ReasonSubject
from courier_desktop.ui.shipments.ask_popover import AskPopover, Question
from courier_desktop.ui.shipments.menus import mark_items
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from courier_desktop.domain.draft import Promise
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.money import Money
    from courier_desktop.domain.reasons import ReasonCode
    from courier_desktop.domain.rows import ShipmentRow
    from courier_desktop.ui.parts.floating import Popover
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.shipments.acts import ShipmentActs

translate = QCoreApplication.translate


class Asker(QObject):
    """Opens menus and popovers beside the current row."""

    def __init__(self, shell: Shell, acts: ShipmentActs, anchor: QWidget, rect: Callable[[], QRect]) -> None:
        super().__init__()
        self._shell, self._acts, self._anchor, self._rect = shell, acts, anchor, rect

    def show(self, popover: Popover) -> None:
        """Open a popover beside the current row."""
        self._shell.show_popover(popover, self._anchor, self._rect())

    def menu(self, title: str, items: Sequence[MenuItem]) -> None:
        """Open a menu beside the current row."""
        self.show(MenuPopover(title, items))


class MarkDesk(Asker):
    """Asks what a mark needs, then lets ShipmentActs record it."""

    def mark(self, rows: Sequence[ShipmentRow]) -> None:
        """S: every status that these may take."""
        if rows:
            items = mark_items(rows, partial(self._marked, rows), partial(self._at_door, rows))
            self.menu(self.tr("Marcar {0}").format(named(rows)), items)

    def _at_door(self, rows: Sequence[ShipmentRow]) -> None:
        self._acts.mark(Mark(shipment_ids=ids_of(rows), target=AT_DOOR))

    def _marked(self, rows: Sequence[ShipmentRow], status: Status) -> None:
        asks = {Status.DELIVERED: self.deliver, Status.ATTEMPT_FAILED: self.fail, Status.CANCELLED: self.cancel}
        if status in asks:
            asks[status](rows)
        else:
            self._acts.mark_status(ids_of(rows), status)

    def deliver(self, rows: Sequence[ShipmentRow]) -> None:
        """Ask who received it; for several at once the cash is taken as told."""
        first, alone = rows[0], len(rows) == 1
        subject = DeliverySubject(
            who=named(rows),
            recipient=first.recipient if alone else "",
            cash=first.cash if alone and first.collected is None else None,
            pieces=sum(row.pieces for row in rows),
        )
        popover = DeliverPopover(subject)
        popover.delivered.connect(partial(self._delivered, rows))
        self.show(popover)

    def _delivered(self, rows: Sequence[ShipmentRow], name: str, relation: str, cash: Money | None) -> None:
        what = Mark(
            shipment_ids=ids_of(rows), target=Status.DELIVERED, received_by=name, relation=relation, collected=cash
        )
        self._acts.mark(what)

    def fail(self, rows: Sequence[ShipmentRow]) -> None:
        """Ask why it was not delivered."""
        first, ctx = rows[0], self._shell.ctx
        subject = ReasonSubject(who=named(rows), attempts=first.attempts, max_attempts=first.max_attempts)
        popover = ReasonPopover(subject, now=ctx.clock(), zone=ctx.zone)
        popover.chosen.connect(partial(self._failed, rows))
        self.show(popover)

    def _failed(
        self, rows: Sequence[ShipmentRow], code: ReasonCode, note: str, calls: int | None, promise: Promise | None
    ) -> None:
        what = Mark(
            shipment_ids=ids_of(rows),
            target=Status.ATTEMPT_FAILED,
            reason=code,
            note=note,
            calls=calls,
            promise=promise,
        )
        self._acts.mark(what)

    def cancel(self, rows: Sequence[ShipmentRow]) -> None:
        """Ask why, then cancel."""
        question = Question(
            title=self.tr("Cancelar"),
            about=named(rows),
            label=self.tr("Motivo"),
            verb=self.tr("Cancelar la guía") if len(rows) == 1 else self.tr("Cancelar %n guía(s)", "", len(rows)),
            icon="cancel",
            ink=Tone.RED,
            needed=self.tr("Escribe por qué: queda en la historia."),
            danger=True,
        )
        popover = AskPopover(question)
        popover.answered.connect(partial(self._acts.mark_status, ids_of(rows), Status.CANCELLED))
        self.show(popover)


def ids_of(rows: Sequence[ShipmentRow]) -> tuple[ShipmentId, ...]:
    """Their ids."""
    return tuple(row.shipment_id for row in rows)


def named(rows: Sequence[ShipmentRow]) -> str:
    """One by number and name, several by how many."""
    if len(rows) == 1:
        return f"{rows[0].number} · {rows[0].recipient}"
    return translate("ShipmentDesk", "%n guía(s)", None, len(rows))
