"""Cards and what stands in them: error, notice line, empty state, loading rows, progress, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.parts.paint import draw_bar, rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.ui.parts.button import Button

CARD_RADIUS = 10
SKELETON_AFTER_MS = 150
PROGRESS_AFTER_MS = 300


class Card(QFrame):
    """A surface with a thin outline. `body` is its column, 16 px inside unless told otherwise."""

    def __init__(self, *, margin: int = 16, spacing: int = 8, quiet: bool = False) -> None:
        super().__init__()
        self._quiet = quiet
        self._radius = 8 if quiet else CARD_RADIUS
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        ground = theme.sunken if self._quiet else theme.surface
        rounded(QPainter(self), QRectF(self.rect()), self._radius, ground, theme.line2 if self._quiet else theme.line)


class Rule(QWidget):
    """A thin line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().line)


class Stat(QWidget):
    """A figure over its caption, right-aligned: "61 / entregadas"."""

    def __init__(self, caption: str, figure: str = "", ink: Ink = "t1") -> None:
        super().__init__()
        self._figure = Label(figure, Type.TITLE, ink)
        self._caption = Label(caption, Type.CAPTION, "t3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._figure, self._caption):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: str, ink: Ink = "t1", caption: str | None = None) -> None:
        """Show that figure."""
        self._figure.setText(figure)
        self._figure.set_ink(ink)
        if caption is not None:
            self._caption.setText(caption)
        self.setAccessibleName(f"{figure} {self._caption.text()}")


class NoticeLine(QFrame):
    """A tinted line with an icon: offline, quiet hours, stale figures."""

    def __init__(self, text: str, icon: str = "information-outline", tone: Tone = Tone.AMBER) -> None:
        super().__init__()
        self._tone = tone
        self._sign = icon
        self._icon = IconLabel(icon, tone, 18)
        self._label = Label(text, Type.MEDIUM, tone, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.row = row

    def show_text(self, text: str, tone: Tone | None = None) -> None:
        """Say something else, perhaps in another tone."""
        self._label.setText(text)
        if tone is not None:
            self._tone = tone
            self._label.set_ink(tone)
            self._icon.set_icon(self._sign, tone)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 8, current_theme().tone(self._tone).tint)


class ErrorCard(Card):
    """What happened, what was kept, what to do: in place, with a red edge, never a box out of the blue."""

    def __init__(
        self, happened: str, kept: str = "", buttons: Sequence[Button] = (), *, icon: str = "alert-circle-outline"
    ) -> None:
        super().__init__(margin=0, spacing=0)
        row = QHBoxLayout()
        row.setContentsMargins(18, 12, 16, 12)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, Tone.RED, 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Label(happened, Type.STRONG, "t1", wrap=True))
        if kept:
            column.addWidget(Label(kept, Type.SMALL, "t2", wrap=True))
        if buttons:
            column.addSpacing(6)
            column.addLayout(button_row(buttons))
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.setAccessibleName(f"{happened} {kept}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        edge = QRectF(0, 10, 4, self.height() - 20)
        rounded(QPainter(self), edge, 2, current_theme().tone(Tone.RED).solid)


class EmptyState(QWidget):
    """Icon, what is missing, why, and one button with its key."""

    def __init__(self, icon: str, missing: str, why: str = "", button: Button | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "t3", 26), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role, ink in ((missing, Type.CARD, "t1"), (why, Type.SMALL, "t2")):
            label = Label(text, role, ink, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
            label.setHidden(not text)
        if button is not None:
            column.addSpacing(4)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(f"{missing} {why}")


class SkeletonRows(QWidget):
    """Three grey row shapes, shown only when loading takes longer than 150 ms: `begin()`, then `end()`."""

    def __init__(self, rows: int = 3, over: QWidget | None = None) -> None:
        """`over`: laid over that widget, and there only while it shows: Qt scrolls nothing that something lies over."""
        super().__init__(over)
        self._rows, self._over = rows, over
        self.setHidden(over is not None)
        self._shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SKELETON_AFTER_MS)
        self._timer.timeout.connect(lambda: self._set_shown(True))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def painted(self) -> bool:
        """Whether the grey shapes show."""
        return self._shown

    def begin(self) -> None:
        """Loading begins."""
        self._timer.start()

    def end(self) -> None:
        """Loading is over."""
        self._timer.stop()
        self._set_shown(False)

    def sizeHint(self) -> QSize:
        return QSize(300, 30 * self._rows + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter, theme = QPainter(self), current_theme()
        for row in range(self._rows):
            top = 14 + 30 * row
            for begin, share in ((0.0, 0.17), (0.21, 0.2), (0.45, (0.32, 0.27, 0.23)[row % 3]), (0.84, 0.16)):
                free = self.width() - 28
                rounded(painter, QRectF(14 + begin * free, top, share * free, 10), 4, theme.line)

    def _set_shown(self, shown: bool) -> None:
        self._shown = shown
        if self._over is not None:
            self.setVisible(shown)
        self.update()


class ProgressCard(Card):
    """What is being done, n of total, Esc cancels; shows itself after 300 ms only. Call `begin`, `advance`, `end`."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(margin=14, spacing=8)
        self._what = Label("", Type.MEDIUM)
        self._figures = Label("", Type.SMALL, "t2")
        self._share = 0.0
        head = QHBoxLayout()
        head.addWidget(self._what.set_eliding(), 1)
        head.addWidget(self._figures)
        self.body.addLayout(head)
        self.body.setContentsMargins(14, 9, 14, 16)
        self.body.addSpacing(16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PROGRESS_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self, what: str) -> None:
        """Say what is being done; appears when it takes long."""
        self._what.setText(what)
        self._figures.setText(self.tr("Esc cancela"))
        self._share = 0.0
        self._timer.start()

    def advance(self, done: int, total: int) -> None:
        """Show n of total."""
        self._share = done / total if total else 0.0
        self._figures.setText(self.tr("{0} de {1} · Esc cancela").format(f"{done:,}", f"{total:,}"))
        self.setAccessibleName(f"{self._what.text()} {self._figures.text()}")
        self.update()

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        bar = QRectF(14, self.height() - 20, self.width() - 28, 6)
        draw_bar(QPainter(self), bar, self._share, theme.fill, theme.line2)


def button_row(buttons: Sequence[Button], *, ahead: bool = False) -> QBoxLayout:
    """Buttons side by side, 8 px apart, at the left, or at the right with `ahead`."""
    row = QHBoxLayout()
    row.setSpacing(8)
    if ahead:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    if not ahead:
        row.addStretch(1)
    return row
