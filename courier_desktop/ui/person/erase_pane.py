"""The deliberate step: what goes, what stays, what stands in the way, and which copies are not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.domain.person import CopyState, Why
from courier_desktop.services.erasing import Wish
from courier_desktop.ui.parts.cards import Card, NoticeLine
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import CheckBox
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import write_elided
from courier_desktop.ui.person.words import copies_head, copy_words, in_a_row, shipments_word, why_words
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from courier_desktop.domain.person import ErasePreview, Held, OtherCopy

LINE = 26
translate = QCoreApplication.translate


class CopyLines(QWidget):
    """Copies that still hold the person: when each was made, what it is, where."""

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self._copies: Sequence[OtherCopy] = ()
        self.setAccessibleName(translate("PersonSheet", "Copias que todavía la tienen"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_copies(self, copies: Sequence[OtherCopy]) -> None:
        """Show these."""
        self._copies = copies
        self.setAccessibleDescription(". ".join(", ".join(copy_words(one, self._zone)) for one in copies))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, LINE * len(self._copies))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LINE * len(self._copies))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        for place, one in enumerate(self._copies):
            top, (when, where) = place * LINE, copy_words(one, self._zone)
            icon = "lock-outline" if one.state is CopyState.CLOSED else "database"
            draw_icon(painter, QRectF(0, top, 20, LINE), icon, theme.t2, 16)
            write_elided(painter, QRectF(26, top, 190, LINE), when, Type.SMALL_STRONG, theme.t1)
            write_elided(painter, QRectF(222, top, self.width() - 222, LINE), where, Type.SMALL, theme.t2)


class ErasePane(QScrollArea):
    """What the erasure would do. `changed` calls for another preview, `sure` comes when it may be done."""

    changed = Signal()
    sure = Signal()

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._blocked = False
        self._final = NoticeLine("", "alert-octagon", Tone.RED)
        self._final.show_text(
            translate("PersonSheet", "No se puede deshacer: ni Ctrl+Z ni un respaldo traen estos datos de vuelta.")
        )
        self._goes, self._stays = Label("", Type.MEDIUM, wrap=True), Label("", Type.MEDIUM, wrap=True)
        self._under_way = NoticeLine("", "truck-delivery-outline", Tone.AMBER)
        self.ended_only = CheckBox(translate("PersonSheet", "Borrar solo las terminadas y dejar estas como están"))
        self.mentions, self.as_sender = CheckBox(""), CheckBox("")
        self.mentions.setChecked(True)
        self.why = Segmented([(one, why_words(one)) for one in Why], translate("PersonSheet", "Por qué"))
        self._copies_head, self._copies_why = Label("", Type.STRONG), Label("", Type.SMALL, "t2", wrap=True)
        self._copies = CopyLines(zone)
        self.understood = CheckBox(translate("PersonSheet", "Entiendo que no se puede deshacer"))
        self._build()
        for box in (self.ended_only, self.mentions, self.as_sender):
            box.clicked.connect(lambda _=False: self.changed.emit())
        self.understood.clicked.connect(lambda _=False: self.sure.emit())

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(10)
        column.addWidget(self._final)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for title, told in (
            (translate("PersonSheet", "Se borra"), self._goes),
            (translate("PersonSheet", "Se queda"), self._stays),
        ):
            card = Card(margin=14, spacing=4, quiet=True)
            card.body.addWidget(Label(title, Type.SMALL_STRONG, "t2"))
            card.body.addWidget(told)
            card.body.addStretch(1)
            sides.addWidget(card, 1)
        column.addLayout(sides)
        column.addWidget(self._under_way)
        for box in (self.ended_only, self.mentions, self.as_sender):
            column.addWidget(box)
        reason = QHBoxLayout()
        reason.setSpacing(10)
        reason.addWidget(Label(translate("PersonSheet", "Por qué"), Type.SMALL_STRONG, "t2"))
        reason.addWidget(self.why)
        reason.addStretch(1)
        column.addLayout(reason)
        column.addSpacing(4)
        for part in (self._copies_head, self._copies_why, self._copies):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        why = self.why.value
        return Wish(
            why=why if isinstance(why, Why) else Why.ASKED,
            ended_only=self.ended_only.isChecked(),
            mentions=self.mentions.isChecked(),
            as_sender=self.as_sender.isChecked(),
        )

    @property
    def hindrance(self) -> str:
        """Why it may not be done yet; "" when it may."""
        if self._blocked and not self.ended_only.isChecked():
            return translate("PersonSheet", "Tiene guías sin terminar.")
        if not self.understood.isChecked():
            return translate("PersonSheet", "Marca que entiendes que no se puede deshacer.")
        return ""

    def show_preview(self, foreseen: ErasePreview, held: Held) -> None:
        """Show what would happen."""
        self._blocked = bool(foreseen.under_way)
        self._goes.setText(_goes(foreseen))
        self._stays.setText(
            translate("PersonSheet", "Números de guía, fechas, estados, importes y quién marcó: el libro sigue entero.")
        )
        under_way = translate(
            "PersonSheet", "%n guía(s) sin terminar: {0}. Entrégalas o cancélalas antes.", None, len(foreseen.under_way)
        )
        self._under_way.show_text(under_way.format(in_a_row(foreseen.under_way)))
        for part in (self._under_way, self.ended_only):
            part.setVisible(self._blocked)
        self._show_options(held)
        self._show_copies(foreseen.copies)

    def _show_options(self, held: Held) -> None:
        named = len(held.mentions)
        self.mentions.setText(
            translate("PersonSheet", "También su nombre y teléfono en %n texto(s) de otros que los llevan", None, named)
        )
        self.mentions.setVisible(bool(named))
        sent = sum(one.shipments for one in held.senders)
        self.as_sender.setText(translate("PersonSheet", "También como remitente, con {0}").format(shipments_word(sent)))
        self.as_sender.setVisible(bool(held.senders))

    def _show_copies(self, copies: Sequence[OtherCopy]) -> None:
        if copies:
            why = translate(
                "PersonSheet",
                "De ahí no se borra ahora. Si algún día recuperas una, el programa la vuelve a borrar solo al abrirla.",
            )
        else:
            why = translate("PersonSheet", "Se miró en los respaldos de esta computadora y en el segundo lugar.")
        self._copies_head.setText(copies_head(copies))
        self._copies_why.setText(why)
        self._copies.show_copies(copies)


def _goes(foreseen: ErasePreview) -> str:
    """What is blanked, in words."""
    lines = [
        translate("PersonSheet", "Nombre, teléfono, correo y domicilio"),
        translate("PersonSheet", "%n texto(s): avisos, notas, quién recibió", None, foreseen.texts),
        translate("PersonSheet", "Lo que se encuentra al buscarla"),
        translate("PersonSheet", "En {0}: {1}").format(
            shipments_word(len(foreseen.shipments)), in_a_row(foreseen.shipments)
        )
        if foreseen.shipments
        else "",
        translate("PersonSheet", "Su BAJA se queda, sin el teléfono: no le vuelven a llegar avisos")
        if foreseen.opt_outs
        else "",
    ]
    return "\n".join(line for line in lines if line)
