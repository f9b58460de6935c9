"""What is held about the person, in one column to read: who they are, their shipments, where else they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.ui.contacts.words import channel_lines, talk_line
from courier_desktop.ui.format import phone_text
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import PILL, draw_pill, pill_width, write, write_elided
from courier_desktop.ui.parts.status import STATUS_LOOKS, status_word
from courier_desktop.ui.person.words import dated, mention_words, shipments_word
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.person import Held, HeldShipment, Mention

LINE, CAPTION_WIDTH, MENTION = 30, 130, 38
translate = QCoreApplication.translate


class _Painted(QWidget):
    """A column of painted lines of one height."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._height, self._count = height, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _show(self, count: int, spoken: str) -> None:
        self._count = count
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._height * self._count)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height * self._count)


class ShipmentLines(_Painted):
    """The person's shipments, the newest first: number, day, status, where to, how many notices."""

    def __init__(self) -> None:
        super().__init__(translate("PersonSheet", "Sus guías"), LINE)
        self._shipments: Sequence[HeldShipment] = ()
        self._zone: ZoneInfo | None = None

    def show_shipments(self, shipments: Sequence[HeldShipment], zone: ZoneInfo) -> None:
        """Show these."""
        self._shipments, self._zone = shipments, zone
        self._show(len(shipments), ". ".join(f"{one.detail.row.number}, {self._told(one)}" for one in shipments))

    def _told(self, one: HeldShipment) -> str:
        row = one.detail.row
        day = dated(row.registered_at, self._zone) if self._zone is not None else ""
        notices = translate("PersonSheet", "%n aviso(s)", None, len(one.detail.notices))
        parts = (day, row.sender, notices if one.detail.notices else "", one.detail.received_by)
        return " · ".join(part for part in parts if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        for place, one in enumerate(self._shipments):
            row, top = one.detail.row, place * LINE
            if place:
                painter.fillRect(QRectF(0, top, self.width(), 1), theme.line)
            write(painter, QRectF(0, top, 120, LINE), row.number, Type.STRONG, theme.t1)
            look, word = STATUS_LOOKS[row.status], status_word(row.status)
            wide = pill_width(look.icon, word)
            box = QRectF(self.width() - wide, top + (LINE - PILL) / 2, wide, PILL)
            draw_pill(painter, box, look.icon, word, theme.tone(look.tone))
            left = max(110.0, text_width(row.number, Type.STRONG) + 16)
            room = QRectF(left, top, self.width() - wide - left - 12, LINE)
            write_elided(painter, room, self._told(one), Type.SMALL, theme.t2)


class MentionLines(_Painted):
    """The texts that may name the person: where each stands, and its words."""

    def __init__(self) -> None:
        super().__init__(translate("PersonSheet", "Puede que la nombren"), MENTION)
        self._mentions: Sequence[Mention] = ()

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """Show these."""
        self._mentions = mentions
        self._show(len(mentions), ". ".join(f"{mention_words(one)}: {one.text}" for one in mentions))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        for place, one in enumerate(self._mentions):
            top = place * MENTION
            box = QRectF(0, top + 1, self.width(), 18)
            write_elided(painter, box, mention_words(one), Type.SMALL_STRONG, theme.t2)
            write_elided(painter, box.translated(0, 17), " ".join(one.text.split()), Type.SMALL, theme.t1)


class HeldPane(QScrollArea):
    """Everything held, told in the office's language."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnMinimumWidth(0, CAPTION_WIDTH)
        self._facts.setColumnStretch(1, 1)
        self._shipments_head, self._shipments = Label("", Type.CARD), ShipmentLines()
        self._mentions_head, self._mentions = Label("", Type.CARD), MentionLines()
        self._mentions_why = Label(
            translate("PersonSheet", "Son textos de otros que llevan su nombre o su teléfono; puede ser un tocayo."),
            Type.SMALL,
            "t2",
            wrap=True,
        )
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(22, 14, 22, 16)
        column.setSpacing(8)
        column.addLayout(self._facts)
        column.addSpacing(8)
        for part in (self._shipments_head, self._shipments):
            column.addWidget(part)
        column.addSpacing(8)
        for below in (self._mentions_head, self._mentions_why, self._mentions):
            column.addWidget(below)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_held(self, held: Held) -> None:
        """Show it."""
        self._show_facts(self._told(held))
        count = len(held.shipments)
        self._shipments_head.setText(translate("PersonSheet", "Sus guías · {0}").format(count))
        self._shipments.show_shipments(held.shipments, self._zone)
        named = bool(held.mentions)
        self._mentions_head.setText(translate("PersonSheet", "Puede que la nombren · {0}").format(len(held.mentions)))
        for below in (self._mentions_head, self._mentions_why, self._mentions):
            below.setVisible(named)
        self._mentions.show_mentions(held.mentions)

    def _told(self, held: Held) -> list[tuple[str, str]]:
        received = dict.fromkeys(one.detail.received_by for one in held.shipments if one.detail.received_by)
        notes = dict.fromkeys(one.detail.note for one in held.shipments if one.detail.note)
        return [
            (translate("PersonSheet", "Nombre"), "\n".join(held.names)),
            (translate("PersonSheet", "Teléfono"), "\n".join(phone_text(one) for one in held.phones)),
            (translate("PersonSheet", "Correo"), "\n".join(held.emails)),
            (translate("PersonSheet", "Empresa"), "\n".join(held.companies)),
            (
                translate("PersonSheet", "Domicilio"),
                "\n".join(
                    ", ".join(part for part in (one.street_line(), one.city_line()) if part) for one in held.addresses
                ),
            ),
            (translate("PersonSheet", "Notas"), "\n".join(notes)),
            (translate("PersonSheet", "Quién recibió"), "\n".join(received)),
            (
                translate("PersonSheet", "No quiere avisos"),
                "\n".join(
                    translate("PersonSheet", "desde el {0}, lo anotó {1}").format(
                        dated(one.since, self._zone), one.actor
                    )
                    for one in held.opt_outs
                ),
            ),
            (translate("PersonSheet", "Canales"), "\n".join(channel_lines(held.talk.contacts))),
            (translate("PersonSheet", "Mensajes"), talk_line(held.talk)),
            (
                translate("PersonSheet", "Como remitente"),
                "\n".join(f"{one.party.name} · {shipments_word(one.shipments)}" for one in held.senders),
            ),
            (
                translate("PersonSheet", "Antes, en guías ajenas"),
                "\n".join(one.number for one in held.former if one.number),
            ),
        ]

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for line, (caption, text) in enumerate((caption, text) for caption, text in facts if text):
            self._facts.addWidget(Label(caption, Type.SMALL, "t3"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(Label(text, Type.MEDIUM, wrap=True), line, 1)
