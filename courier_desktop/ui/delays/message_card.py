"""The message of the current recipient: shown as WhatsApp shows it, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QStackedWidget

from courier_desktop.domain.notices import Channel
from courier_desktop.ui.contacts.words import CHANNEL_ICONS
from courier_desktop.ui.delays.affected import why_unchecked
from courier_desktop.ui.delays.draft import Edited
from courier_desktop.ui.delays.words import Fate
from courier_desktop.ui.messages.whatsapp_text import WhatsAppText
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.services.delay_costs import Priced
    from courier_desktop.ui.delays.affected import Line

HEAD = 26


class MessageCard(Card):
    """`edited` carries the shipment's id and what became of its words: an Edited, or None for the usual text."""

    edited = Signal(str, object)
    edit_ended = Signal()
    size_moved = Signal()

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=4, quiet=True)
        self.body.setContentsMargins(13, 8, 10, 9)
        self._line: Line | None = None
        self._kept: Edited | None = None
        self._priced: Priced | None = None
        self._by = Label("", Type.SMALL_MEDIUM, "t3")
        self._icon = IconLabel("whatsapp", "t2", 16)
        self._title = Label("", Type.SMALL_STRONG, "t1").set_eliding()
        self._stale = Label(self.tr("la hora cambió después"), Type.SMALL_STRONG, Tone.AMBER)
        self._restore = Button(self.tr("Volver al texto"), Kind.LINK, height=22)
        self._edit = Button(self.tr("Editar"), Kind.LINK, height=22, key="E")
        self._text = WhatsAppText(tight=True)
        self._scroll = QScrollArea()
        self.editor = QPlainTextEdit()
        self._pane = QStackedWidget()
        self._build()
        self._edit.clicked.connect(self.toggle_edit)
        self._restore.clicked.connect(self._take_back)
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)

    @property
    def editing(self) -> bool:
        """Whether the words are being changed."""
        return self._pane.currentWidget() is self.editor

    def show_line(self, line: Line | None, kept: Edited | None, priced: Priced | None = None) -> None:
        """Show that recipient's message, in the office's words where there are some; `priced` = as it is carried."""
        self._priced = priced
        same = line is not None and self._line is not None and line.row.shipment_id == self._line.row.shipment_id
        self._line, self._kept = line, kept
        if self.editing and same:
            self._tell_state()
            return
        self._pane.setCurrentWidget(self._scroll)
        if line is not None:
            self._text.show_text(self._as_said(line))
            self._scroll.verticalScrollBar().setValue(0)
        self._tell_state()

    def height_for(self, width: int, most: int) -> int:
        """How high it wants to be, at most so many pixels."""
        if self.editing:
            return most
        margins = self.body.contentsMargins()
        words = self._text.heightForWidth(width - margins.left() - margins.right() - 12)
        return min(most, words + margins.top() + margins.bottom() + HEAD + 6)

    def toggle_edit(self) -> None:
        """Change the words, or be done with it."""
        if self.editing:
            self._end()
        elif self._changeable:
            self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc ends the change; what was written stays."""
        pressed = watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        return super().eventFilter(watched, event)

    @property
    def _changeable(self) -> bool:
        return self._line is not None and self._line.fate in (Fate.TOLD, Fate.LEFT_OUT)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        for part in (self._by, self._stale, self._restore, self._edit):
            head.addWidget(part)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._text)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setAccessibleName(self.tr("Mensaje"))
        self.editor.setTabChangesFocus(True)
        self._pane.addWidget(self._scroll)
        self._pane.addWidget(self.editor)
        self.body.addLayout(head)
        self.body.addWidget(self._pane, 1)

    def _as_said(self, line: Line) -> str:
        """As the recipient reads it: the letters that the channel carries."""
        if self._priced is None or not self._changeable or self._kept is not None:
            return self._words(line)
        return self._priced.text

    def _words(self, line: Line) -> str:
        if line.fate in (Fate.TOLD, Fate.LEFT_OUT):
            return self._kept.text if self._kept is not None else line.row.text
        if line.fate is Fate.BLOCKED:
            return why_unchecked(line)
        return why_unchecked(line)

    def _tell_state(self) -> None:
        line = self._line
        if line is None:
            return
        locked = line.fate is Fate.BLOCKED
        title = self.tr("{0} no recibe aviso") if not self._changeable else self.tr("Mensaje para {0}")
        self._title.setText(title.format(line.row.recipient))
        icon = CHANNEL_ICONS[line.row.channel] if line.row.channel is not None else "whatsapp"
        self._icon.set_icon("lock-outline" if locked else icon, Tone.RED if locked else "t2")
        sms = line.row.channel is Channel.SMS and self._priced is not None and self._changeable
        self._by.setText(self.tr("{0} SMS").format(self._priced.parts) if sms and self._priced is not None else "")
        self._by.setVisible(bool(self._by.text()))
        self._edit.setVisible(self._changeable)
        self._edit.setText(self.tr("Listo") if self.editing else self.tr("Editar"))
        self._edit.set_key("Esc" if self.editing else "E")
        kept = self._kept
        self._stale.setVisible(kept is not None and kept.base != line.row.text)
        self._restore.setVisible(kept is not None)
        self.size_moved.emit()

    def _begin(self) -> None:
        if self._line is None:
            return
        self.editor.blockSignals(True)
        self.editor.setPlainText(self._words(self._line))
        self.editor.blockSignals(False)
        self._pane.setCurrentWidget(self.editor)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell_state()

    def _end(self) -> None:
        self._pane.setCurrentWidget(self._scroll)
        if self._line is not None:
            self._text.show_text(self._words(self._line))
        self._tell_state()
        self.edit_ended.emit()

    def _typed(self) -> None:
        if self._line is None:
            return
        written = self.editor.toPlainText().strip()
        same = written in ("", self._line.row.text)
        self._kept = None if same else Edited(self._line.row.text, written)
        self._tell_state()
        self.edited.emit(self._line.row.shipment_id, self._kept)

    def _take_back(self) -> None:
        if self._line is None:
            return
        self._kept = None
        self.edited.emit(self._line.row.shipment_id, None)
        if self.editing:
            self._begin()
        else:
            self.show_line(self._line, None)
