"""The template as a recipient will read it, on a real shipment: the bubble, the SMS with its counter, the e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.sms import count
from courier_desktop.ui.messages.bubble import Bubble
from courier_desktop.ui.messages.whatsapp_text import WhatsAppText
from courier_desktop.ui.parts.cards import Rule
from courier_desktop.ui.parts.fields import CheckBox, SearchField
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import rounded
from courier_desktop.ui.templates.words import Face, counter_says, counter_words
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.messaging import Cost
    from courier_desktop.domain.template_texts import Written
    from courier_desktop.services.template_preview import Sample


class PreviewPane(QWidget):
    """`searched` carries what was typed to find another shipment; `bare_changed`: with what may be missing, or not."""

    searched = Signal(str)
    bare_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(self.tr("Otro envío: guía o nombre"), key="F9", icon="magnify")
        self._number, self._name = Label("", Type.STRONG), Label("", Type.SMALL, "t2").set_eliding()
        self.bare = CheckBox(self.tr("Como si faltaran los datos"))
        self._ground = _Ground()
        self._part: Cost | None = None
        self.counter = Label("", Type.STRONG)
        self._says = Label("", Type.SMALL, "t2", wrap=True)
        self._build()
        self.search.entered.connect(self.searched)
        self.bare.clicked.connect(self.bare_changed)

    @property
    def text(self) -> str:
        """What is shown, with WhatsApp's marks."""
        return self._ground.text

    def show_sample(self, sample: Sample, sms_part: Cost | None) -> None:
        """Tell which shipment it is; `sms_part` = what a part of an SMS costs."""
        self._part = sms_part
        self._number.setText(sample.number or self.tr("Ejemplo"))
        self._name.setText(sample.recipient if sample.number else self.tr("todavía no hay envíos"))

    def show_message(self, face: Face, written: Written, typed: str) -> None:
        """Show that message; `typed` = the SMS before its letters were made plain."""
        self._ground.show_message(face, written)
        sms = face is Face.SMS
        self.counter.setVisible(sms)
        self._says.setVisible(sms)
        if sms:
            found = count(written.body)
            self.counter.setText(counter_words(found, self._part))
            self.counter.set_ink(Tone.AMBER if found.parts > 1 else "t1")
            self._says.setText(counter_says(found, count(typed)))

    def _build(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self._number)
        who.addWidget(self._name, 1)
        foot = QVBoxLayout()
        foot.setSpacing(1)
        foot.addWidget(self.counter)
        foot.addWidget(self._says)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addLayout(who)
        column.addLayout(foot)
        column.addWidget(area, 1)
        column.addWidget(self.bare)


class _Ground(QWidget):
    """WhatsApp's ground with its bubble, or plain paper for an SMS and an e-mail."""

    def __init__(self) -> None:
        super().__init__()
        self._face = Face.MESSAGE
        self.text = ""
        self._bubble = Bubble()
        self._plain = WhatsAppText()
        self._subject = Label("", Type.CARD, wrap=True)
        self._rule = Rule()
        self._paper = QWidget()
        inside = QVBoxLayout(self._paper)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(9)
        for part in (self._subject, self._rule, self._plain):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bubble)
        column.addWidget(self._paper)
        column.addStretch(1)

    def show_message(self, face: Face, written: Written) -> None:
        """Show that message as its channel does."""
        self._face, self.text = face, written.body
        chat = face in {Face.MESSAGE, Face.OFFICIAL}
        self._bubble.setVisible(chat)
        self._paper.setVisible(not chat)
        if chat:
            self._bubble.show_text(written.body, self.tr("vista previa"))
        else:
            self._plain.show_text(written.body)
            self._subject.setText(written.subject)
        for part in (self._subject, self._rule):
            part.setVisible(face is Face.EMAIL)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        chat = self._face in {Face.MESSAGE, Face.OFFICIAL}
        high = self.height() if chat else self._paper.height()
        rounded(QPainter(self), QRectF(0, 0, self.width(), high), 10, theme.chat if chat else theme.sunken, theme.line2)
