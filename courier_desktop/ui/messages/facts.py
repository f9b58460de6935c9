"""The right column: the shipment of the message, what holds before sending, what was sent this month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.delays.words import long_why
from courier_desktop.ui.format import promise_text, time_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.board import PACE_MOST, WAITING
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card
from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.parts.status import DELAY_LOOK, Pill
from courier_desktop.ui.parts.strip import strip_tone
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.rows import NoticeRow, ShipmentDetail
    from courier_desktop.services.context import Context
    from courier_desktop.ui.messages.board import Board


class _ShipmentCard(Card):
    """Number, status, promise and estimate, address."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(margin=15, spacing=7)
        self._number = Label("", Type.CARD)
        self._open = Button(self.tr("Ver envío"), Kind.LINK, key="V", height=22)
        self._pill, self._delay = Pill(), Pill(self.tr("Contratiempo"), DELAY_LOOK)
        self._promise, self._estimate = Label("", Type.BODY, "t2"), Label("", Type.SMALL_STRONG)
        self._address = Label("", Type.SMALL, "t3", wrap=True)
        head, pills, self._times = QHBoxLayout(), QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addWidget(self._number, 1)
        head.addWidget(self._open)
        pills.setSpacing(5)
        pills.addWidget(self._pill)
        pills.addWidget(self._delay)
        pills.addStretch(1)
        self._times.setSpacing(2)
        self._times.addWidget(self._promise, 1)
        self._times.addWidget(self._estimate)
        for row in (head, pills, self._times):
            self.body.addLayout(row)
        self.body.addWidget(self._address)
        self._open.clicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_times()

    def _lay_times(self) -> None:
        """Times never elide: the estimate goes under the promise where the card is narrow."""
        beside = self._promise.sizeHint().width() + self._estimate.sizeHint().width() + 36 <= self.width()
        ways = QBoxLayout.Direction
        self._times.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def show_detail(self, detail: ShipmentDetail, ctx: Context) -> None:
        """Show that shipment."""
        row, zone, now = detail.row, ctx.zone, ctx.clock()
        self._number.setText(row.number)
        self._pill.show_status(row.status)
        self._delay.setVisible(row.delayed)
        window = row.window
        promise = promise_text(window.start, window.end, now, zone, current_language())
        self._promise.setText(self.tr("Prometido {0}").format(promise))
        point = window.done or window.estimate
        word = self.tr("entregado {0}") if window.done else self.tr("estimado {0}")
        self._estimate.setText(word.format(time_text(point, zone)) if point else "")
        self._estimate.set_ink(strip_tone(window))
        address = detail.address
        street = " ".join(part for part in (address.street, address.exterior) if part)
        self._address.setText(", ".join(part for part in (street, address.colonia) if part))
        self._lay_times()


class _RuleRow(QWidget):
    """One thing that must hold, with its sign."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._sign, self._what = IconLabel(icon, "t2", 17), Label("", Type.MEDIUM)
        self._why = Label("", Type.SMALL, "t3", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def say(self, what: str, why: str, ink: Ink = "t2", icon: str = "") -> None:
        """Say whether it holds, and why."""
        self._what.setText(what)
        self._what.set_ink("t1" if ink == "t2" else ink)
        self._why.setText(why)
        self._sign.set_icon(icon or self._icon, ink)
        self.setAccessibleName(f"{what}. {why}")


class FactsColumn(QWidget):
    """`shipment_asked` when the person wants to see the shipment."""

    shipment_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shipment = _ShipmentCard()
        self._before, self._month = Card(margin=15, spacing=9), Card(margin=15, spacing=4)
        self._accepts, self._hours = _RuleRow("shield-check-outline"), _RuleRow("clock-check-outline")
        self._pace = _RuleRow("timer-outline")
        self._sent = Label("", Type.STRONG)
        self._before.body.addWidget(Label(self.tr("Antes de enviar"), Type.CARD))
        for row in (self._accepts, self._hours, self._pace):
            self._before.body.addWidget(row)
        self._month.body.addWidget(Label(self.tr("Este mes"), Type.CARD))
        self._month.body.addWidget(self._sent)
        self._month.body.addWidget(Label(self.tr("enviados a mano y confirmados"), Type.SMALL, "t3", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.shipment, self._before, self._month):
            column.addWidget(card)
        column.addStretch(1)
        self.shipment.opened.connect(self.shipment_asked)
        self.shipment.setVisible(False)

    def show_board(self, board: Board) -> None:
        """Show the figures."""
        self._sent.setText(self.tr("%n aviso(s)", "", board.confirmed_this_month))
        hurried = board.pace >= PACE_MOST
        words = self.tr("{0} en 10 min; sugerido, hasta {1}").format(board.pace, PACE_MOST)
        self._pace.say(
            self.tr("Ve con calma") if hurried else self.tr("A buen ritmo"), words, Tone.AMBER if hurried else "t2"
        )

    def show_notice(self, notice: NoticeRow, board: Board, hours: Sequence[str]) -> None:
        """Show what holds for that one; `hours` = from and until when notices may go."""
        self._before.setVisible(True)
        params = board.why.get(notice.notice_id, {})
        if notice.why == "opted_out":
            icon = "message-off-outline"
            self._accepts.say(self.tr("No acepta avisos"), long_why("opted_out", params), Tone.RED, icon)
        elif not notice.to:
            self._accepts.say(self.tr("Sin teléfono"), long_why("no_phone", {}), Tone.RED, "phone-off-outline")
        else:
            self._accepts.say(self.tr("Acepta avisos"), self.tr("no ha pedido BAJA"))
        span = self.tr("avisos de {0} a {1}, hora local").format(*hours)
        if board.quiet_until and notice.state in WAITING:
            self._hours.say(self.tr("Horas de silencio"), span, Tone.AMBER, "bell-off-outline")
        else:
            self._hours.say(self.tr("Dentro de horario"), span)

    def show_detail(self, detail: ShipmentDetail, ctx: Context) -> None:
        """Show the shipment."""
        self.shipment.show_detail(detail, ctx)
        self.shipment.setVisible(True)

    def clear(self) -> None:
        """No shipment, nothing to send."""
        self.shipment.setVisible(False)
        self._before.setVisible(False)
