"""The message as the recipient will see it: whom it goes to, the bubble, and its text to change in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.words import Language
from courier_desktop.ui.format import phone_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.whatsapp_text import WhatsAppText
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import CENTER, frame, put, rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from courier_desktop.domain.rows import NoticeRow

HEAD, RADIUS = 52, 14
BUBBLE_MOST, BUBBLE_PAD, CAPTION = 340, 13, 22
EDITOR_HEIGHT = 230
AVATAR = 34


def initials(name: str) -> str:
    """Two letters for the round picture: of the first and the last name, titles such as "Dr." left out."""
    words = [word for word in name.split() if word[0].isalnum() and not word.endswith(".")]
    words = words or [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[1][0] if len(words) > 1 else "")).upper()


class _Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._letters = ""
        self.setFixedSize(AVATAR, AVATAR)

    def show_name(self, name: str) -> None:
        """Show that one's letters."""
        self._letters = initials(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tone = QPainter(self), current_theme().tone(Tone.BLUE)
        rounded(painter, QRectF(self.rect()), AVATAR / 2, tone.tint)
        put(painter, QRectF(self.rect()), self._letters, Type.SMALL_STRONG, tone.text, CENTER)


class Bubble(QWidget):
    """The bubble at the right of the chat's ground, its caption at the foot."""

    def __init__(self) -> None:
        super().__init__()
        self.words = WhatsAppText(ink="on_bubble")
        self.words.setParent(self)
        self._caption = ""

    def show_text(self, text: str, caption: str) -> None:
        """Show that message."""
        self.words.show_text(text)
        self._caption = caption
        self._place()
        self.update()

    @property
    def natural_height(self) -> int:
        """How high the chat's ground wants to be at its width."""
        return self.words.heightForWidth(self._text_width()) + 2 * BUBBLE_PAD + CAPTION + 26

    def sizeHint(self) -> QSize:
        return QSize(440, self.natural_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), current_theme(), self._box()
        rounded(painter, box, 9, theme.bubble)
        right, top = box.right(), box.y()
        tail = QPolygonF([QPointF(right - 12, top), QPointF(right + 7, top), QPointF(right - 2, top + 11)])
        painter.drawPolygon(tail)
        caption = QRectF(box.x(), box.bottom() - CAPTION - 3, box.width() - BUBBLE_PAD, CAPTION)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        put(painter, caption, self._caption, Type.CAPTION, theme.bubble2, flags)

    def _text_width(self) -> int:
        most = max(120, min(BUBBLE_MOST, self.width() - 48) - 2 * BUBBLE_PAD)
        return max(150, self.words.natural_width(most))

    def _box(self) -> QRectF:
        width = self._text_width() + 2 * BUBBLE_PAD
        height = self.words.heightForWidth(self._text_width()) + 2 * BUBBLE_PAD + CAPTION - 4
        return QRectF(self.width() - width - 24, 15, width, height)

    def _place(self) -> None:
        box = self._box()
        width = self._text_width()
        self.words.setGeometry(
            int(box.x()) + BUBBLE_PAD, int(box.y()) + BUBBLE_PAD - 2, width, self.words.heightForWidth(width)
        )
        self.setMinimumHeight(self.natural_height)


class ChatCard(QFrame):
    """Whom it goes to, and the bubble. `edited` carries new words when the person is done changing them."""

    edited = Signal(str)
    edit_began = Signal()
    edit_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._avatar, self._bubble = _Avatar(), Bubble()
        self._name, self._phone = Label("", Type.CARD).set_eliding(), Label("", Type.SMALL, "t2")
        self.editor, self._scroll, self._pane = QPlainTextEdit(), QScrollArea(), QStackedWidget()
        self._text = ""
        self._build()
        self.editor.installEventFilter(self)

    @property
    def editing(self) -> bool:
        """Whether the words are being changed."""
        return self._pane.currentWidget() is self.editor

    def show_notice(self, notice: NoticeRow) -> None:
        """Show that one's message; words being changed stay as they are."""
        self._avatar.show_name(notice.recipient)
        self._name.setText(notice.recipient)
        self._phone.setText(phone_text(notice.to) if notice.to else self.tr("sin teléfono"))
        if not self.editing:
            self._text = notice.text
            self._bubble.show_text(notice.text, self._caption(notice.language))
        self._fit()

    def begin_edit(self) -> None:
        """Change the words in place."""
        self.editor.setPlainText(self._text)
        self._pane.setCurrentWidget(self.editor)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fit()
        self.edit_began.emit()

    def end_edit(self) -> None:
        """Be done with it; changed words are told with `edited`."""
        if not self.editing:
            return
        words = self.editor.toPlainText()
        if words.strip() == self._text.strip():
            self.drop_edit()
        else:
            self.edited.emit(words)

    def drop_edit(self) -> None:
        """Show the message again: its new words come with the notice."""
        self._pane.setCurrentWidget(self._scroll)
        self._fit()
        self.edit_ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and Ctrl+Enter end the change; what was written is kept."""
        if watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or (enter and held):
                self.end_edit()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        body = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(body, RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, theme.chat)
        painter.setClipPath(path)
        painter.fillRect(QRectF(0, 0, body.width(), HEAD), theme.sunken)
        painter.setClipping(False)
        frame(painter, body, RADIUS, theme.line2, 1)

    def _build(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._name)
        who.addWidget(self._phone)
        head = QHBoxLayout()
        head.setContentsMargins(15, 7, 15, 7)
        head.setSpacing(10)
        head.addWidget(self._avatar)
        head.addLayout(who, 1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._bubble)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setAccessibleName(self.tr("Mensaje"))
        self.editor.setTabChangesFocus(True)
        self._pane.addWidget(self._scroll)
        self._pane.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pane, 1)

    def _caption(self, language: Language) -> str:
        if language is current_language():
            return self.tr("vista previa")
        named = {Language.ES: self.tr("español"), Language.EN: self.tr("inglés"), Language.PT: self.tr("portugués")}
        return self.tr("vista previa · {0}").format(named[language])

    def _fit(self) -> None:
        wanted = EDITOR_HEIGHT if self.editing else self._bubble.natural_height
        self.setMaximumHeight(HEAD + wanted + 2)
        self.setMinimumHeight(min(HEAD + wanted + 2, HEAD + 72))
