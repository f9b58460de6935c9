"""What lies over the page: the popover beside a row, the sheet for a whole act, the drawer at the right."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.ui.keys import KeyHelp, press
from courier_desktop.ui.parts.button import IconButton
from courier_desktop.ui.parts.cards import Rule
from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.parts.paint import rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import Theme, current_theme

SHADOW = 14
DRAWER_WIDTH = 400
NARROW_WINDOW = 1024
SHEET_WIDTH, SHEET_HEIGHT, SHEET_SIDE, SHEET_TOP = 1050, 682, 16, 12


def paint_shadow(painter: QPainter, panel: QRectF, radius: float, theme: Theme) -> None:
    """A soft shadow around a floating panel, SHADOW px wide."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strength = 0.045 if theme.dark else 0.015
    for spread in range(SHADOW - 2, 0, -2):
        shade = QColor(0, 0, 0)
        shade.setAlphaF(strength)
        painter.setBrush(shade)
        grown = panel.adjusted(-spread, -spread + 3, spread, spread + 3)
        painter.drawRoundedRect(grown, radius + spread, radius + spread)


class _Floating(QWidget):
    """Holds the focus while it is open, gives it back on closing, and answers its own keys."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before: QWidget | None = None
        self.hide()

    def keys(self) -> list[KeyHelp]:
        """The keys it answers while open."""
        return []

    def first_focus(self) -> QWidget:
        """What takes the focus when it opens."""
        return self

    def _open_over(self, host: QWidget) -> None:
        self._before = QApplication.focusWidget()
        self.setParent(host)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _opened(self) -> None:
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Close, and give the focus back to where it was."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        # What had the focus may be gone by now: another sheet, closed since.
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(event, self.keys()):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            event.accept()
            return
        event.accept()  # a key meant for the panel never reaches the page below

    def focusNextPrevChild(self, forward: bool) -> bool:
        here = QApplication.focusWidget() or self
        candidate: QWidget | None = here
        while candidate is not None:
            candidate = candidate.nextInFocusChain() if forward else candidate.previousInFocusChain()
            if candidate is None or candidate is here:
                break
            tabbed = candidate.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            if tabbed and self.isAncestorOf(candidate) and candidate.isVisible() and candidate.isEnabled():
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                candidate.setFocus(reason)
                break
        return True


class Popover(_Floating):
    """A floating panel for picking, beside a row. Fill `body`; `keys()` may answer figures and letters."""

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SHADOW + 6, SHADOW + 8, SHADOW + 6, SHADOW + 8)
        self.body.setSpacing(4)

    def open_at(self, host: QWidget, anchor: QRect) -> None:
        """Open over `host` (the window) below the anchor, given in the host's coordinates; above it when short."""
        self._open_over(host)
        self.adjustSize()
        size = self.sizeHint().boundedTo(host.size())
        below, above = anchor.bottom() - SHADOW + 4, anchor.top() - size.height() + SHADOW - 4
        top = below if below + size.height() <= host.height() + SHADOW or above < 0 else above
        left = min(max(anchor.left() - SHADOW, -SHADOW), host.width() - size.width() + SHADOW)
        top = min(max(top, -SHADOW), max(-SHADOW, host.height() - size.height() + SHADOW))
        self.setGeometry(QRect(QPoint(left, top), size))
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a widget has its application
        self._opened()

    def close_up(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        super().close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        outside = event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget)
        if outside and isinstance(watched, QWidget) and isinstance(event, QMouseEvent) and self.isVisible():
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self.window():
                self.close_up()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        panel = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, panel, 12, theme)
        rounded(painter, panel, 12, theme.surface, theme.line2)


class Sheet(_Floating):
    """A whole act over the page area, ground dimmed. `body` is the middle, `foot` the row at the bottom.

    Esc closes; a draft is the sheet's own to keep (connect `closed`). `hints_changed`: its keys are others now.
    """

    hints_changed = Signal()

    def __init__(self, icon: str, title: str, subtitle: str = "", *, ink: Ink = "t2") -> None:
        super().__init__()
        self.panel = _Panel()
        self.panel.setParent(self)
        self.setAccessibleName(title)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._build_head(icon, title, subtitle, ink))
        column.addWidget(Rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(Rule())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(22, 10, 18, 10)
        self.foot.setSpacing(8)
        column.addLayout(self.foot)

    def _build_head(self, icon: str, title: str, subtitle: str, ink: Ink) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 14, 8)
        head.setSpacing(8)
        close = IconButton("close", self.tr("Cerrar"), key="Esc", height=32)
        close.clicked.connect(self.close_up)
        self.subtitle = Label(subtitle, Type.SMALL, "t2")
        head.addWidget(IconLabel(icon, ink, 20))
        head.addWidget(Label(title, Type.HEAD))
        head.addWidget(self.subtitle.set_eliding(), 1)
        head.addWidget(close)
        return head

    def open_over(self, host: QWidget) -> None:
        """Fill the host (the page area) and take the focus."""
        self._open_over(host)
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self._opened()

    def close_up(self) -> None:
        host = self.parentWidget()
        if host is not None:
            host.removeEventFilter(self)
        super().close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(SHEET_WIDTH, self.width() - 2 * SHEET_SIDE)
        height = min(SHEET_HEIGHT, self.height() - 2 * SHEET_TOP)
        top = max(SHEET_TOP, (self.height() - height) // 2)
        self.panel.setGeometry((self.width() - width) // 2, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), QColor(0, 0, 0, 150 if theme.dark else 115))
        paint_shadow(painter, QRectF(self.panel.geometry()), 14, theme)


class _Panel(QFrame):
    """The sheet's own ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        rounded(QPainter(self), QRectF(self.rect()), 14, theme.surface, theme.line2 if theme.dark else None)


class Drawer(QFrame):
    """The 400 px at the right: `head`, a scrolling `body`, and `foot` with the one primary action."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(DRAWER_WIDTH)
        self.head, self.body, self.foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        inner = QWidget()
        inner.setLayout(self.body)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(inner)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 0, 0)
        column.setSpacing(0)
        self.head.setContentsMargins(18, 8, 16, 6)
        self.body.setContentsMargins(18, 0, 16, 10)
        self.foot.setContentsMargins(18, 14, 16, 10)
        self.head.setSpacing(6)
        self.body.setSpacing(8)
        self.foot.setSpacing(6)
        column.addLayout(self.head)
        column.addWidget(self.scroll_area, 1)
        self._foot_line = Rule()
        column.addWidget(self._foot_line)
        column.addLayout(self.foot)
        self.hide()

    def show_foot(self, shown: bool) -> None:
        """Whether the foot takes room: it is an empty strip while there is nothing to do."""
        self._foot_line.setVisible(shown)
        self.foot.setContentsMargins(18, 14 if shown else 0, 16, 10 if shown else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.surface)
        painter.fillRect(0, 0, 1, self.height(), theme.line)
        painter.fillRect(0, 0, self.width(), 1, theme.line)


class DrawerPane(QWidget):
    """Content with a drawer beside it; in a window under 1024 px the drawer lies over the content instead."""

    def __init__(self, content: QWidget, drawer: Drawer) -> None:
        super().__init__()
        self._content, self._drawer = content, drawer
        content.setParent(self)
        drawer.setParent(self)

    @property
    def covers(self) -> bool:
        """Whether the drawer lies over the content."""
        return self.window().width() < NARROW_WINDOW

    def set_open(self, is_open: bool) -> None:
        """Show or hide the drawer; the focus stays where it is."""
        self._drawer.setVisible(is_open)
        self._drawer.raise_()
        self._place()

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        beside = DRAWER_WIDTH if not self._drawer.isHidden() and not self.covers else 0
        self._content.setGeometry(0, 0, self.width() - beside, self.height())
        self._drawer.setGeometry(self.width() - DRAWER_WIDTH, 0, DRAWER_WIDTH, self.height())
