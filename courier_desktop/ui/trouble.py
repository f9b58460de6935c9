"""What stands in place of the window when the ledger does not open: what happened, what was kept, the ways out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.ui.keys import KeyHelp, press
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, ErrorCard, NoticeLine, Rule, button_row
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import draw_bar
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from courier_desktop.ui.ways import Offer, Way

LEDGER_DID_NOT_OPEN = 3
_WIDTH, _HEIGHT, _EDGE = 640, 600, 24
_WIDE = 1000


class TroubleWindow(QWidget):
    """Shows one panel at a time. `left` = the person closed it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Courier Desktop")
        self.setMinimumSize(420, 300)
        self._panel: Panel | HostPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.resize(_WIDTH, _HEIGHT)

    @property
    def panel(self) -> Panel | HostPanel | None:
        """What is shown now."""
        return self._panel

    def show_panel(self, panel: Panel | HostPanel) -> None:
        """Show that instead."""
        old, self._panel = self._panel, panel
        self._column.addWidget(panel)
        if isinstance(panel, HostPanel):
            self.resize(max(self.width(), _WIDE), max(self.height(), _HEIGHT))
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        panel.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._panel is None or not press(event, self._panel.keys()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.left.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().win)


class Panel(QScrollArea):
    """A column that scrolls where it does not fit, over a foot that does not."""

    def __init__(self, title: str) -> None:
        super().__init__()
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(_EDGE, 18, _EDGE, _EDGE)
        self.column.setSpacing(14)
        self.column.addWidget(Label(title, Type.TITLE, wrap=True))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self._first: QWidget = self
        self._keys: list[KeyHelp] = []

    def keys(self) -> list[KeyHelp]:
        """The keys of what is offered."""
        return self._keys

    def first_focus(self) -> QWidget:
        """What Enter does at once."""
        return self._first

    def _end_with(self, buttons: Sequence[Button], first: QWidget | None) -> None:
        self.column.addStretch(1)
        if buttons:
            self.column.addLayout(button_row(buttons, ahead=True))
        self._first = first or self


class WaysPanel(Panel):
    """What happened, and a row for each way out, the best first."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, happened: str, offers: Sequence[tuple[Way, Offer]]) -> None:
        super().__init__(QCoreApplication.translate("Trouble", "Tu libro necesita atención"))
        self.column.addWidget(ErrorCard(happened))
        self.buttons: dict[Way, Button] = {}
        card = Card(margin=0, spacing=0)
        for place, (way, offer) in enumerate(offers, start=1):
            if place > 1:
                card.body.addWidget(Rule())
            card.body.addLayout(self._row(place, way, offer))
        self.column.addWidget(card)
        leave = Button(QCoreApplication.translate("Trouble", "Cerrar el programa"), Kind.PLAIN)
        leave.clicked.connect(self.left)
        self._end_with([leave], next(iter(self.buttons.values()), leave))

    def _row(self, place: int, way: Way, offer: Offer) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 14, 12)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(offer.title, Type.STRONG))
        words.addWidget(Label(offer.explained, Type.SMALL, "t2", wrap=True))
        button = Button(offer.button, Kind.FILLED if place == 1 else Kind.OUTLINED, key=str(place))
        button.setAccessibleName(f"{offer.title}. {offer.explained}")
        choose = partial(self.chosen.emit, way)
        button.clicked.connect(choose)
        self.buttons[way] = button
        self._keys.append(KeyHelp(str(place), offer.title, choose))
        row.addWidget(IconLabel(offer.icon, "accent" if place == 1 else "t2", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class WorkPanel(Panel):
    """What is being done, how far it is, and a button that stops it."""

    cancelled = Signal()

    def __init__(self, title: str, says: str) -> None:
        super().__init__(title)
        self.column.addWidget(Label(says, Type.BODY, "t2", wrap=True))
        self.bar = _Bar()
        self.column.addWidget(self.bar)
        stop = Button(QCoreApplication.translate("Trouble", "Cancelar"), key="Esc")
        stop.clicked.connect(self.cancelled)
        self._keys.append(KeyHelp("Esc", stop.text(), self.cancelled.emit))
        self._end_with([stop], stop)

    def advance(self, done: int, total: int) -> None:
        """Show n of total."""
        self.bar.show_share(done / total if total else 0.0)


class _Bar(QWidget):
    """How much of the whole is done."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(8)

    def show_share(self, share: float) -> None:
        self._share = share
        self.setAccessibleName(f"{round(100 * share)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        draw_bar(QPainter(self), self.rect().toRectF(), self._share, theme.fill, theme.line2)


class OutcomePanel(Panel):
    """What came of it, line by line, and what to do with it."""

    def __init__(
        self,
        title: str,
        notice: tuple[str, Tone],
        lines: Sequence[str],
        acts: Sequence[tuple[Button, Callable[[], object]]],
    ) -> None:
        super().__init__(title)
        text, tone = notice
        icon = {Tone.GREEN: "check-circle-outline", Tone.RED: "alert-circle-outline"}.get(tone, "information-outline")
        self.column.addWidget(NoticeLine(text, icon, tone))
        if lines:
            card = Card(spacing=6)
            for line in lines:
                card.body.addWidget(Label(line, Type.BODY, wrap=True))
            self.column.addWidget(card)
        for button, act in acts:
            button.clicked.connect(act)
        self.buttons = [button for button, _ in acts]
        self._end_with(list(reversed(self.buttons)), self.buttons[0])


class HostPanel(QWidget):
    """A larger part with its buttons under it; the window grows to hold it."""

    def __init__(self, title: str, part: QWidget, buttons: Sequence[Button]) -> None:
        super().__init__()
        self.part = part
        self._buttons = buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 18, _EDGE, 18)
        column.setSpacing(10)
        column.addWidget(Label(title, Type.TITLE, wrap=True))
        card = Card(margin=0, spacing=0)
        card.body.addWidget(part, 1)
        column.addWidget(card, 1)
        column.addLayout(button_row(buttons, ahead=True))

    def keys(self) -> list[KeyHelp]:
        """The keys that stand on its buttons."""
        return [KeyHelp(button.key, button.text(), button.click) for button in self._buttons if button.key]

    def first_focus(self) -> QWidget:
        """The part itself."""
        return self.part
