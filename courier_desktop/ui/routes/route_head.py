"""The head of the chosen route: name, driver, counts, when it ends, the cash, its beads; before it leaves, Publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import RouteRow, RouteState
from courier_desktop.ui.format import money_text, time_text
from courier_desktop.ui.parts.beads import RouteBeads
from courier_desktop.ui.parts.button import SMALL, Button, Kind
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.status import Look, Pill
from courier_desktop.ui.routes.reading import IN_HOUSE
from courier_desktop.ui.routes.words import counts_text, pace_of
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.services.context import Context

MARGIN, GAP = 15, 12


class RouteHead(QWidget):
    """What stands over the stops."""

    publish_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._whole, self._short = "", ""
        self._title = Label("", Type.CARD)
        self._who, self._ends = Label("", Type.SMALL, "t2"), Label("", Type.SMALL, "t2")
        self._pace = Pill("", Look("check", Tone.GREEN))
        self.publish = Button(self.tr("Publicar"), Kind.FILLED, icon="truck-outline", key="P", height=SMALL)
        self._beads = RouteBeads()
        self._build()
        self.publish.clicked.connect(self.publish_asked)

    def show_route(self, row: RouteRow) -> None:
        """Show that route."""
        house = row.state in IN_HOUSE
        self._title.setText(f"{row.code} {row.name}")
        driver = row.driver or self.tr("sin repartidor")
        who, counts = " · ".join(part for part in (driver, row.vehicle) if part), counts_text(row)
        # Where the place is short a name may lose its end, the counts may not.
        self._whole, self._short = f"{who} · {counts}", f"{counts} · {who}"
        self._pace.show_look(*pace_of(row, self._ctx.clock(), self._ctx.zone))
        self._ends.setText(self._ends_text(row))
        self.publish.setVisible(house)
        ready = house and row.stops > 0 and (row.loaded in (0, row.pieces))
        self.publish.set_kind(Kind.FILLED if ready else Kind.OUTLINED)
        self._beads.show_beads(row.beads, row.late)
        self._show_who()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_who()

    def _show_who(self) -> None:
        room = self.width() - self._ends.sizeHint().width() - 2 * MARGIN - GAP
        self._who.setText(self._whole if text_width(self._whole, Type.SMALL) <= room else self._short)

    def _ends_text(self, row: RouteRow) -> str:
        ends = ""
        if row.ends_at is not None and row.state is not RouteState.CLOSED:
            ends = self.tr("termina {0}").format(time_text(row.ends_at, self._ctx.zone))
        left = Money(row.cash.amount_minor - row.collected.amount_minor, row.cash.currency)
        if row.next_state is None and row.state not in IN_HOUSE:
            cash = self.tr("cobrado {0}").format(money_text(row.collected)) if row.collected.amount_minor else ""
        else:
            cash = self.tr("por cobrar {0}").format(money_text(left)) if left.amount_minor > 0 else ""
        return " · ".join(part for part in (ends, cash) if part)

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title.set_eliding(), 1)
        first.addWidget(self._pace)
        first.addWidget(self.publish)
        second.setSpacing(GAP)
        second.addWidget(self._who.set_eliding(), 1)
        self._ends.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self._ends)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 7, MARGIN, 9)
        column.setSpacing(1)
        column.addLayout(first)
        column.addLayout(second)
        column.addSpacing(5)
        column.addWidget(self._beads)
