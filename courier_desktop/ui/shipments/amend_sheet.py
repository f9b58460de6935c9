"""Correct what is known of a shipment: the same form, and only what changed is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.capture import ADDRESS_NAMES, FormValues, address_of, parse_weight, recipient_of
from courier_desktop.domain.draft import Promise
from courier_desktop.domain.money import Money, parse_money
from courier_desktop.domain.values import replace
from courier_desktop.services import acts, registering
from courier_desktop.services.registering import Changes
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.format import money_text, phone_text
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.shipments.form import ShipmentForm
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from courier_desktop.domain.address import Address
    from courier_desktop.domain.draft import Party
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ActId, ShipmentId
    from courier_desktop.domain.rows import ShipmentDetail, Window
    from courier_desktop.domain.settings import Settings
    from courier_desktop.services.acts import Undone
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

translate = QCoreApplication.translate


def values_of(detail: ShipmentDetail) -> FormValues:
    """The form as it stands filled with a shipment."""
    person, address = detail.recipient, detail.address
    return FormValues(
        phone=phone_text(person.phone) if person.phone else person.phone_typed,
        name=person.name,
        company=person.company,
        language=person.language,
        pieces=len(detail.pieces),
        weight="" if not detail.weight_g else f"{detail.weight_g / 1000:g}",
        contents=detail.contents,
        cash="" if detail.row.cash is None else money_text(detail.row.cash),
        declared="" if detail.declared is None else money_text(detail.declared),
        promise=_promise(detail.row.window),
        note=detail.note,
        signed_copy=detail.signed_copy,
        **{name: getattr(address, name) for name in ADDRESS_NAMES},
    )


def _promise(window: Window) -> Promise | None:
    return Promise(window.start, window.end) if window.start is not None and window.end is not None else None


def currency_of(detail: ShipmentDetail, settings: Settings) -> str:
    """The currency of the shipment's amounts."""
    amount = detail.row.cash or detail.declared
    return amount.currency if amount is not None else settings.currency


def changes_between(
    detail: ShipmentDetail, before: FormValues, after: FormValues, settings: Settings
) -> Changes | None:
    """What to record; None when nothing is different. An emptied amount is none."""

    def differ(*names: str) -> bool:
        return any(getattr(before, name) != getattr(after, name) for name in names)

    currency = currency_of(detail, settings)
    found: dict[str, Any] = {}
    if differ("phone", "name", "company", "language"):
        found["recipient"] = _recipient(detail, after, settings.region, phone_too=differ("phone"))
    if differ(*ADDRESS_NAMES):
        found["address"] = _address(detail, after)
    if differ("cash"):
        found["cash_on_delivery"] = parse_money(after.cash, currency) or Money(0, currency)
    if differ("declared"):
        found["declared_value"] = parse_money(after.declared, currency) or Money(0, currency)
    if differ("promise") and after.promise is not None:
        found["promise"] = after.promise
    if differ("weight"):
        found["weight_g"] = parse_weight(after.weight) or 0
    for name in ("pieces", "contents", "note", "signed_copy"):
        if differ(name):
            found[name] = getattr(after, name)
    return Changes(**found) if found else None


def _recipient(detail: ShipmentDetail, after: FormValues, region: str, *, phone_too: bool) -> Party:
    person = replace(recipient_of(after, region), email=detail.recipient.email)
    if phone_too:
        return person
    return replace(person, phone=detail.recipient.phone, phone_typed=detail.recipient.phone_typed)


def _address(detail: ShipmentDetail, after: FormValues) -> Address:
    """The address as typed; where it stands on the map is no longer known once it is another."""
    return address_of(after, detail.address.country)


def _amend(ctx: Context, shipment_id: ShipmentId, changes: Changes) -> ActId | None:
    registering.amend(ctx, shipment_id, changes)
    act = acts.last_act(ctx)
    return act.act_id if act is not None else None


class AmendSheet(Sheet):
    """One shipment's form, filled; Ctrl+Enter records what changed and closes."""

    def __init__(self, shell: Shell, detail: ShipmentDetail) -> None:
        title = translate("AmendSheet", "Corregir {0}").format(detail.row.number)
        super().__init__("pencil-outline", title, detail.sender.name)
        self._shell, self._detail = shell, detail
        self._filled = values_of(detail)
        self.form = ShipmentForm(shell.ctx, amending=True, currency=currency_of(detail, shell.ctx.settings))
        self._words = Label("", Type.SMALL_MEDIUM, Tone.RED)
        self.save = Button(self.tr("Guardar"), Kind.FILLED, icon="check", key="Ctrl+Return")
        self._saving = self._closed = False
        self.body.addWidget(self.form, 1)
        self.foot.addWidget(self._words.set_eliding(), 1)
        self.foot.addWidget(self.save)
        self.save.clicked.connect(self.save_now)
        self.form.show_values(self._filled)
        # What a field makes of a text (a line break in a note) is no change of the person's.
        self._filled = self.form.values
        self.form.check_address()

    def keys(self) -> list[KeyHelp]:
        """Ctrl+Enter saves."""
        return [KeyHelp("Ctrl+Return", self.tr("Guardar lo corregido"), self.save_now, self.tr("guardar"))]

    def first_focus(self) -> QWidget:
        """What the address lacks, else the phone."""
        name = next(iter(self._detail.missing), "phone")
        return self.form.fields[name if name in self.form.fields else "phone"].editor

    @property
    def trouble(self) -> str:
        """Why nothing was saved, as the foot says it."""
        return self._words.text()

    def close_up(self) -> None:
        """Close; what was typed and not saved is gone."""
        if self.isHidden():
            return
        self._closed = True
        super().close_up()
        self.deleteLater()

    def save_now(self) -> None:
        """Record what changed; nothing changed just closes."""
        if self._saving:
            return
        wrong = self.form.verify()
        if wrong is not None:
            self._words.setText(self.tr("Revisa lo marcado en rojo."))
            wrong.setFocus()
            return
        changes = changes_between(self._detail, self._filled, self.form.values, self._shell.ctx.settings)
        if changes is None:
            self.close_up()
            return
        self._saving = True
        work = partial(_amend, self._shell.ctx, self._detail.row.shipment_id, changes)
        self._shell.jobs.run(work, done=self._amended, failed=self._refused)

    def _amended(self, act_id: ActId | None) -> None:
        said = self.tr("Guía {0} corregida").format(self._detail.row.number)
        self._shell.offer_undo(said, partial(_undo, self._shell, act_id, self._detail.row.number))
        if not self._closed:
            self.close_up()

    def _refused(self, error: CourierError | BugReport) -> None:
        self._saving = False
        if self._closed:
            self._shell.tell_error(error)
        else:
            self._words.setText(sentence_of(error))


def _undo(shell: Shell, act_id: ActId | None, number: str) -> None:
    """Take the correction back; the sheet is gone by then."""

    def say(_what: Undone) -> None:
        shell.say(translate("AmendSheet", "Deshecho: {0} queda como estaba").format(number))

    shell.jobs.run(partial(acts.undo, shell.ctx, act_id), done=say)
