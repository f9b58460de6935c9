"""The form of a shipment, new or to correct: who, where, what; each field checked on leaving it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from courier_desktop.domain.capture import (
    ADDRESS_NAMES,
    MOST_PIECES,
    FormValues,
    address_of,
)
from courier_desktop.domain.words import Language
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.fields import CheckBox, NumberField, Select
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.promise_field import PromiseField
from courier_desktop.ui.shipments.form_fields import Checks, make_fields, say_here
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.draft import Party
    from courier_desktop.services.context import Context

SIDE, GAP, BETWEEN = 22, 8, 26

Row = tuple[tuple[str, int], ...]
_SENDER: Row = (("sender_name", 5), ("sender_phone", 3))
_RECIPIENT: Row = (("phone", 3), ("name", 5))
_COMPANY: Row = (("company", 5), ("language", 3))
_ADDRESS: tuple[Row, ...] = (
    (("street", 6), ("exterior", 2), ("interior", 2)),
    (("colonia", 6), ("postal_code", 4)),
    (("municipality", 6), ("state", 4)),
    (("between", 1), ("references", 1)),
)


class ShipmentForm(QScrollArea):
    """Two columns of fields; `below` = the free place under the parcel's.

    `amending` leaves out what is settled; `currency` is the amounts', else the courier's. `phone_left` carries the
    recipient's phone.
    """

    changed = Signal()
    phone_left = Signal(str)

    def __init__(self, ctx: Context, *, amending: bool = False, currency: str = "") -> None:
        super().__init__()
        self._region, self._currency = ctx.settings.region, currency or ctx.settings.currency
        self._amending, self._returning = amending, False
        self._shown = FormValues()
        self.promise = PromiseField(ctx.clock(), ctx.zone)
        self.signed_copy = CheckBox(self.tr("Lleva acuse: regresa firmado al remitente"))
        self.below = QVBoxLayout()
        self._missing = NoticeLine("", "map-marker-question-outline", Tone.AMBER)
        self._missing_text = ""
        self._pieces, self._language = NumberField(1, MOST_PIECES, 1), Select()
        checks = Checks(self._region, self._currency)
        self.fields = make_fields(checks, self._pieces, self._language, amending=amending)
        self._build()
        self._connect()
        self._show_missing("")

    # ------------------------------------------------------------------------------------------------ what it holds

    @property
    def values(self) -> FormValues:
        """What stands in the form."""
        found: dict[str, Any] = {name: field.text for name, field in self.fields.items()}
        found["pieces"] = self._pieces.value
        found["language"] = Language(str(self._language.currentData()))
        return FormValues(
            **found,
            promise=self.promise.promise,
            signed_copy=self.signed_copy.isChecked(),
            returning=self._returning,
        )

    def show_values(self, values: FormValues) -> None:
        """Show these, silently, with no errors."""
        self.blockSignals(True)
        for name, field in self.fields.items():
            field.set_text(str(getattr(values, name)))
            field.set_hint("")
            field.show_error("")
        self._language.setCurrentIndex(max(0, self._language.findData(values.language.value)))
        self.promise.set_promise(values.promise)
        for field in (self.promise.day, self.promise.hours):
            field.show_error("")
        self.signed_copy.setChecked(values.signed_copy)
        self._returning = values.returning
        self._shown = values
        self._show_missing("")
        self.blockSignals(False)

    def fill_known(self, party: Party) -> None:
        """Fill in who has that phone, where nothing is typed."""
        if self.fields["name"].text.strip():
            return
        self.fields["name"].set_text(party.name)
        self.fields["name"].set_hint(self.tr("de una guía anterior"))
        if not self.fields["company"].text.strip():
            self.fields["company"].set_text(party.company)
        self._language.setCurrentIndex(max(0, self._language.findData(party.language.value)))
        self.changed.emit()

    def offer_senders(self, names: Sequence[str]) -> None:
        """Complete the sender's name with these."""
        editor = self.fields["sender_name"].editor
        if isinstance(editor, QLineEdit):
            completer = QCompleter(list(names), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            # The completer's own delegate knows nothing of the theme.
            popup = QListView()
            completer.setPopup(popup)
            popup.setItemDelegate(QStyledItemDelegate(popup))
            popup.setProperty("completer", "true")
            editor.setCompleter(completer)

    # ---------------------------------------------------------------------------------------------------- its checks

    def verify(self) -> QWidget | None:
        """Check everything now; the first editor that is wrong, None when all is right."""
        wrong = [field.editor for name, field in self.fields.items() if not field.verify() and not self._stood(name)]
        for name in ("sender_name", "name"):
            field = self.fields.get(name)
            if field is not None and not field.text.strip() and not self._stood(name):
                field.show_error(say_here("missing_name"))
                wrong.append(field.editor)
        if not self._promise_right():
            wrong.append((self.promise.day if self.promise.day.invalid else self.promise.hours).editor)
        self.check_address()
        order = self.editors()
        return min(wrong, key=order.index) if wrong else None

    def _promise_right(self) -> bool:
        right = self.promise.verify()
        if right and self._amending and self._shown.promise is not None and self.promise.promise is None:
            # Another window is an amendment; none at all would hide that one was promised.
            self.promise.day.show_error(self.tr("Para quitarla, corrígela en la historia (Ctrl+H)."))
            return False
        return right

    def _stood(self, name: str) -> bool:
        """Whether that is what the shipment had: a bad phone from a file does not keep its street from being mended."""
        return self._amending and self.fields[name].text == str(getattr(self._shown, name))

    def editors(self) -> list[QWidget]:
        """The editors in the order they are gone through."""
        *firsts, note = (field.editor for field in self.fields.values())
        return [*firsts, self.promise.day.editor, self.promise.hours.editor, note]

    @property
    def missing(self) -> str:
        """What is said to be missing of the address, "" for nothing."""
        return self._missing_text

    def check_address(self) -> None:
        """Say what the address lacks."""
        from courier_desktop.domain.wording import say

        address = address_of(self.values, self._region)
        gone = address.missing()
        started = any(getattr(address, name) for name in ADDRESS_NAMES)
        told = say("address_incomplete", current_language(), missing=",".join(gone)) if started and gone else ""
        self._show_missing(told)

    def _show_missing(self, told: str) -> None:
        self._missing_text = told
        self._missing.show_text(told)
        self._missing.setVisible(bool(told))

    # ----------------------------------------------------------------------------------------------------- its build

    def _build(self) -> None:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(SIDE, 14 if self._amending else 6, SIDE, 8)
        row.setSpacing(BETWEEN)
        row.addLayout(self._people_and_place(), 3)
        row.addLayout(self._parcel(), 2)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for editor in self.editors():
            editor.setMinimumWidth(40)
        for here, there in pairwise([*self.editors(), self.signed_copy]):
            QWidget.setTabOrder(here, there)

    def _people_and_place(self) -> QVBoxLayout:
        column = _column()
        if not self._amending:
            column.addWidget(_heading(self.tr("Remitente")))
            column.addLayout(self._row(_SENDER))
        column.addWidget(_heading(self.tr("Destinatario")))
        column.addLayout(self._row(_RECIPIENT))
        column.addLayout(self._row(_COMPANY))
        column.addWidget(_heading(self.tr("Domicilio")))
        for cells in _ADDRESS:
            column.addLayout(self._row(cells))
        column.addStretch(1)
        return column

    def _parcel(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_heading(self.tr("Paquete")))
        column.addLayout(self._row((("pieces", 1), ("weight", 1))))
        column.addWidget(self.fields["contents"])
        column.addLayout(self._row((("cash", 1), ("declared", 1))))
        column.addWidget(_heading(self.tr("Entrega")))
        column.addWidget(self.promise)
        column.addWidget(self.fields["note"])
        column.addSpacing(2)
        column.addWidget(self.signed_copy)
        column.addWidget(self._missing)
        column.addStretch(1)
        column.addLayout(self.below)
        return column

    def _row(self, cells: Row) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, share in cells:
            row.addWidget(self.fields[name], share)
        return row

    def _connect(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field.editor, QLineEdit):
                field.editor.textEdited.connect(self._tell)
            if name in ADDRESS_NAMES:
                field.left.connect(self.check_address)
        self._pieces.changed.connect(self._tell)
        self._language.activated.connect(self._tell)
        self.signed_copy.clicked.connect(self._tell)
        self.promise.left.connect(self._tell)
        self.fields["phone"].left.connect(self._tell_phone)
        for editor in self.editors():
            editor.installEventFilter(self)

    def _tell(self, *_what: object) -> None:
        self.changed.emit()

    def _tell_phone(self) -> None:
        text = self.fields["phone"].text
        if text.strip() and not self.fields["phone"].invalid:
            self.phone_left.emit(text)

    def eventFilter(self, watched: Any, event: Any) -> bool:  # noqa: ANN401 - Qt's own, of any object
        """A field that takes the focus is scrolled into sight."""
        if event.type() == event.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 40)
        return super().eventFilter(watched, event)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    return column


def _heading(text: str) -> Label:
    return Label(text, Type.CARD)
