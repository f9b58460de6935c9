"""The sections of the drawer: promise, recipient and address, money, and what else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.phone import digits
from courier_desktop.domain.reasons import Need
from courier_desktop.ui.format import moment_text, money_text, phone_text, promise_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, NoticeLine
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.status import DELAY_LOOK, Look, Pill
from courier_desktop.ui.parts.strip import FAR_MINUTES, Labels, PromiseStrip, PromiseView, strip_tone
from courier_desktop.ui.shipments.columns import OVER
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.rows import ShipmentDetail, ShipmentRow, Window
    from courier_desktop.ui.shipments.history import Telling

translate = QCoreApplication.translate


class PromiseCard(Card):
    """What was promised beside what is expected, and the strip of both; quiet words when nothing was promised."""

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=4, quiet=True)
        self.body.setContentsMargins(13, 8, 13, 4)
        self._promised, self._expected = Label("", Type.MONEY), Label("", Type.MONEY)
        self._expected_caption = Label("", Type.CAPTION, "t3")
        self._late = Pill(height=22)
        self._strip = PromiseStrip()
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(0)
        grid.addWidget(Label(self.tr("Prometido"), Type.CAPTION, "t3"), 0, 0)
        grid.addWidget(self._expected_caption, 0, 1)
        grid.addWidget(self._promised, 1, 0)
        grid.addWidget(self._expected, 1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._late, 0, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(grid)
        self.body.addWidget(self._strip)

    def show_promise(self, row: ShipmentRow, telling: Telling) -> None:
        """Show that shipment's promise."""
        window = row.window
        over = row.status in OVER
        self.setVisible(not over and (window.end is not None or window.done is not None))
        promised = promise_text(window.start, window.end, telling.now, telling.zone, current_language())
        self._promised.setText(promised if window.end is not None else self.tr("sin hora"))
        point = window.done or window.estimate
        self._expected_caption.setText(self.tr("Entregado") if window.done is not None else self.tr("Estimado"))
        self._expected_caption.setVisible(point is not None)
        self._expected.setVisible(point is not None)
        self._expected.setText(moment_text(point, telling.now, telling.zone, current_language()) if point else "")
        self._expected.set_ink(strip_tone(window) if point is not None else "t1")
        self._show_late(window)
        now = telling.now if window.done is None else None
        self._strip.show_view(PromiseView(window, telling.zone, now=now, labels=Labels.ALL))

    def _show_late(self, window: Window) -> None:
        late = window.late_minutes
        self._late.setVisible(late > 0)
        if late > 0:
            shown = (
                self.tr("+{0} min").format(late)
                if late < FAR_MINUTES
                else self.tr("+{0} h").format(round(late / 60, 1))
            )
            self._late.show_look(shown, Look(DELAY_LOOK.icon, strip_tone(window)))


class WhoBlock(QWidget):
    """Recipient, phone, address, between which streets, landmarks."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", Type.CARD).set_eliding()
        self.phone = Button("", Kind.PLAIN, icon="whatsapp", height=28)
        self._street = Label("", Type.BODY, wrap=True)
        self._between, self._references = _fact(self.tr("Entre calles")), _fact(self.tr("Referencias"))
        self._missing = NoticeLine("", "map-marker-question-outline", Tone.AMBER)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self.phone)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for box, _label in (self._between, self._references):
            pair.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._street)
        column.addLayout(pair)
        column.addWidget(self._missing)

    def show_who(self, detail: ShipmentDetail) -> None:
        """Show the recipient and where the parcel goes."""
        self._name.setText(detail.recipient.name or self.tr("Sin nombre"))
        self._show_phone(detail)
        address = detail.address
        lines = [line for line in (address.street_line(), address.city_line()) if line]
        self._street.setText("\n".join(lines) or self.tr("Sin domicilio"))
        for (box, label), text in ((self._between, address.between), (self._references, address.references)):
            label.setText(text)
            box.setVisible(bool(text))
        self._missing.setVisible(bool(detail.missing))
        parts = ", ".join(missing_word(part) for part in detail.missing)
        self._missing.show_text(self.tr("Falta {0} para encontrar la puerta").format(parts))

    def _show_phone(self, detail: ShipmentDetail) -> None:
        phone, typed = detail.recipient.phone, detail.recipient.phone_typed
        self.phone.set_icon("whatsapp" if phone else "phone-off-outline")
        self.phone.setText(phone_text(phone) if phone else typed or self.tr("sin teléfono"))
        self.phone.setToolTip(self.tr("Copiar el teléfono") if phone else self.tr("No se lee como teléfono"))
        self.phone.setProperty("digits", f"+{digits(phone)}" if phone else typed)


class MoneyCard(Card):
    """What is to collect at the door, or was."""

    def __init__(self) -> None:
        super().__init__(margin=0)
        self._word, self._amount = Label("", Type.MEDIUM, "t2"), Label("", Type.MONEY)
        self._said = Label("", Type.CAPTION, "t2")
        row = QHBoxLayout()
        row.setContentsMargins(13, 7, 13, 7)
        row.setSpacing(10)
        self._icon = IconLabel("cash", "t2", 18)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addWidget(self._amount)
        row.addStretch(1)
        row.addWidget(self._said)
        self.body.addLayout(row)

    def show_money(self, row: ShipmentRow) -> None:
        """Show the amount and what became of it; hidden when nothing is to collect."""
        self.setVisible(row.cash is not None)
        collected = row.collected
        self._word.setText(self.tr("Cobrado") if collected is not None else self.tr("Cobrar"))
        self._amount.setText(money_text(collected if collected is not None else row.cash))
        right = collected is None or collected == row.cash
        self._amount.set_ink("t1" if right else Tone.AMBER)
        self._icon.set_icon("cash", "t2" if right else Tone.AMBER)
        self._said.setText(
            self.tr("efectivo, al entregar") if collected is None else self.tr("eran {0}").format(money_text(row.cash))
        )
        self._said.setVisible(collected is None or not right)


class Extras(QWidget):
    """What is owed, the opt-out, the note, contents, sender and order: only what there is."""

    def __init__(self) -> None:
        super().__init__()
        self._opted_out = NoticeLine("", "bell-off-outline", Tone.RED)
        self._owed = NoticeLine("", "camera-outline", Tone.AMBER)
        self._facts = {
            "received": _fact(self.tr("Recibió")),
            "note": _fact(self.tr("Nota")),
            "contents": _fact(self.tr("Contenido")),
            "sender": _fact(self.tr("Remitente")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in (self._opted_out, self._owed, *(box for box, _ in self._facts.values())):
            column.addWidget(box)

    def show_extras(self, detail: ShipmentDetail, telling: Telling) -> None:
        """Show what else is known."""
        since = detail.recipient.opted_out_at
        self._opted_out.setVisible(since is not None)
        if since is not None:
            when = moment_text(since, telling.now, telling.zone, current_language())
            text = self.tr("No quiere avisos: lo anotó {0}, {1}")
            self._opted_out.show_text(text.format(detail.recipient.opted_out_by, when))
        self._owed.setVisible(bool(detail.owed))
        owed = ", ".join(owed_word(need) for need in detail.owed)
        self._owed.show_text(self.tr("Falta adjuntar al intento: {0}").format(owed))
        texts = {
            "received": _received(detail),
            "note": detail.note,
            "contents": _contents(detail),
            "sender": _sender(detail),
        }
        for key, text in texts.items():
            box, label = self._facts[key]
            label.setText(text)
            box.setVisible(bool(text))


def _fact(caption: str) -> tuple[QWidget, Label]:
    """A caption over its words."""
    box, label = QWidget(), Label("", Type.SMALL_MEDIUM, wrap=True)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(caption, Type.CAPTION, "t3"))
    column.addWidget(label)
    return box, label


def _received(detail: ShipmentDetail) -> str:
    from courier_desktop.ui.parts.deliver import relation_word

    if not detail.received_by:
        return ""
    return " · ".join(part for part in (detail.received_by, relation_word(detail.relation)) if part)


def _contents(detail: ShipmentDetail) -> str:
    pieces = translate("ShipmentDrawer", "%n bulto(s)", None, detail.row.pieces)
    loaded = sum(1 for piece in detail.pieces if piece.loaded)
    parts = [detail.contents, pieces]
    if detail.weight_g:
        parts.append(f"{detail.weight_g / 1000:g} kg")
    if 0 < loaded < detail.row.pieces:
        parts.append(translate("ShipmentDrawer", "{0} de {1} cargados").format(loaded, detail.row.pieces))
    if detail.declared is not None:
        parts.append(translate("ShipmentDrawer", "valor declarado {0}").format(money_text(detail.declared)))
    if detail.signed_copy:
        parts.append(translate("ShipmentDrawer", "con acuse firmado"))
    return " · ".join(part for part in parts if part)


def _sender(detail: ShipmentDetail) -> str:
    order = translate("ShipmentDrawer", "pedido {0}").format(detail.order_number) if detail.order_number else ""
    return " · ".join(part for part in (detail.sender.name, order) if part)


def missing_word(part: str) -> str:
    """A missing part of an address, after "falta"."""
    return {
        "street": translate("ShipmentDrawer", "la calle"),
        "exterior": translate("ShipmentDrawer", "el número"),
        "postal_code": translate("ShipmentDrawer", "el código postal"),
        "colonia": translate("ShipmentDrawer", "la colonia"),
    }.get(part, part)


def owed_word(need: Need) -> str:
    """The evidence still owed."""
    return {
        Need.PHOTO: translate("ShipmentDrawer", "foto de la fachada"),
        Need.CALLS: translate("ShipmentDrawer", "cuántas llamadas"),
        Need.NOTE: translate("ShipmentDrawer", "nota"),
        Need.NEW_PROMISE: translate("ShipmentDrawer", "nuevo día"),
        Need.DELAY: translate("ShipmentDrawer", "contratiempo"),
    }[need]
