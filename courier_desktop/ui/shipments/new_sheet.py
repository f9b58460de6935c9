"""The new shipment sheet: type, save, and the form stands ready for the next one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from shiboken6 import isValid

from courier_desktop.domain.capture import (
    FormValues,
    carried_over,
    next_form,
    read,
    to_draft,
    usual_language,
    written,
)
from courier_desktop.domain.ids import ActId
from courier_desktop.domain.values import dataclass
from courier_desktop.services import acts, registering, settings, shipments
from courier_desktop.services.registering import Registered
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.shipments.form import ShipmentForm
from courier_desktop.ui.shipments.modes import ModeBar
from courier_desktop.ui.shipments.saved_card import SavedCard
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from courier_desktop.domain.draft import Party
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.acts import Undone
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

NAME = "new_shipment"
KEEP_MS = 1500
LOW = 640
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Opening:
    """What the sheet begins with: the kept draft's text and the senders to complete with."""

    draft: str | None
    senders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Saved:
    """What was registered, out of which values, and the act to take back."""

    values: FormValues
    shipment: Registered
    act_id: ActId | None
    missing: bool


def _opening(ctx: Context) -> _Opening:
    return _Opening(settings.draft(ctx, NAME), tuple(shipments.senders(ctx)))


def _register(ctx: Context, values: FormValues) -> _Saved:
    draft = to_draft(values, ctx.settings.region, ctx.settings.currency)
    done = registering.register(ctx, draft)
    act = acts.last_act(ctx)
    settings.keep_draft(ctx, NAME, None)
    return _Saved(values, done, act.act_id if act is not None else None, bool(draft.address.missing()))


def _known(ctx: Context, typed: str) -> Party | None:
    from courier_desktop.domain.phone import normalize_phone

    e164 = normalize_phone(typed, ctx.settings.region).e164
    return shipments.known_recipient(ctx, e164) if e164 else None


def _look_up(shell: Shell, form: ShipmentForm, typed: str) -> None:
    """Ask whose phone that is, and fill it in unless the phone is another by then."""

    def found(party: Party | None) -> None:
        if party is not None and isValid(form) and form.fields["phone"].text == typed:
            form.fill_known(party)

    if not form.fields["name"].text.strip():
        shell.jobs.run(partial(_known, shell.ctx, typed), done=found, key="new_shipment.known")


def _summary(saved: _Saved) -> str:
    waits = translate("NewShipmentSheet", "domicilio por completar") if saved.missing else ""
    return " · ".join(part for part in (saved.values.name.strip(), waits) if part)


class NewShipmentSheet(Sheet):
    """Opened with Ctrl+N from anywhere; Esc keeps what is written for the next time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("package-variant-plus", translate("NewShipmentSheet", "Nueva guía"))
        self._shell = shell
        self._blank = FormValues(language=usual_language(shell.ctx.settings.region))
        self.modes, self.form = ModeBar(), ShipmentForm(shell.ctx)
        self.card = SavedCard()
        self._words = Label("", Type.SMALL_MEDIUM, Tone.RED)
        self._empty = Button(self.tr("Vaciar"), Kind.PLAIN, key="Ctrl+L")
        self.save = Button(self.tr("Guardar"), Kind.FILLED, icon="check", key="Ctrl+Return")
        self._last: _Saved | None = None
        self._ready_form = self._blank
        self._saving = self._closed = self._low = False
        self._keeping = QTimer(self)
        self._build()
        self._connect()
        self.form.show_values(self._blank)
        self._show_last(None)
        shell.jobs.run(partial(_opening, shell.ctx), done=self._begin, key="new_shipment.open")

    def keys(self) -> list[KeyHelp]:
        """The sheet's keys."""
        last = [KeyHelp("Ctrl+P", self.tr("Imprimir la etiqueta"), self.print_last, self.tr("imprimir etiqueta"))]
        return [
            KeyHelp("Ctrl+Return", self.tr("Guardar y seguir con otra"), self.save_now, self.tr("guardar")),
            *(last if self._last is not None else []),
            KeyHelp("Ctrl+L", self.tr("Vaciar el formulario"), self.empty, self.tr("vaciar")),
            KeyHelp("Ctrl+Z", self.tr("Deshacer lo guardado"), self.take_back),
            *self.modes.keys(),
        ]

    def first_focus(self) -> QWidget:
        """The sender, or the recipient's phone when the sender stands."""
        name = "phone" if self.form.fields["sender_name"].text.strip() else "sender_name"
        return self.form.fields[name].editor

    @property
    def number(self) -> str:
        """The number just given, "" for none."""
        return self._last.shipment.number if self._last is not None else ""

    @property
    def trouble(self) -> str:
        """Why nothing was saved, as the foot says it."""
        return self._words.text()

    def close_up(self) -> None:
        """Close; what is written is kept for the next time."""
        if self.isHidden():
            return
        self._keeping.stop()
        self._keep()
        self._closed = True
        super().close_up()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z in a form where nothing is typed yet takes the saved shipment back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is not self.parent():
            return event.matches(QKeySequence.StandardKey.Undo) and self.take_back()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the number stands above the form, where it is seen without scrolling."""
        super().resizeEvent(event)
        low = self.panel.height() < LOW
        if low is not self._low:
            self._low = low
            self.card.set_flat(flat=low)
            if low:
                self.modes.set_beside(self.card)
            else:
                self.form.below.addWidget(self.card)

    def take_back(self) -> bool:
        """Undo the registration, while the next one is not begun; whether there was one."""
        if self._last is None or self.form.values != self._ready_form:
            return False
        self._take_back(self._last)
        return True

    def save_now(self) -> None:
        """Register what is written, unless something in it is wrong."""
        if self._saving:
            return
        wrong = self.form.verify()
        if wrong is not None:
            self._words.setText(self.tr("Revisa lo marcado en rojo."))
            wrong.setFocus()
            return
        self._saving = True
        work = partial(_register, self._shell.ctx, self.form.values)
        self._shell.jobs.run(work, done=self._saved, failed=self._not_saved)

    def print_last(self) -> None:
        """Go to the slip of the shipment just saved."""
        if self._last is not None:
            self._shell.go("slips", ids=[self._last.shipment.shipment_id])

    def empty(self) -> None:
        """Begin anew."""
        self.form.show_values(self._blank)
        self._ready_form = self._blank
        self.subtitle.setText("")
        self._keep()
        self.first_focus().setFocus()

    # ---------------------------------------------------------------------------------------------------- its build

    def _build(self) -> None:
        self.body.addWidget(self.modes)
        self.body.addWidget(self.form, 1)
        self.form.below.addWidget(self.card)
        self.foot.addWidget(self._empty)
        self.foot.addSpacing(8)
        self.foot.addWidget(self._words.set_eliding(), 1)
        self.foot.addWidget(self.save)

    def _connect(self) -> None:
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self.modes.changed.connect(self._keeping.start)
        self.form.changed.connect(self._keeping.start)
        self.form.phone_left.connect(partial(_look_up, self._shell, self.form))
        self.save.clicked.connect(self.save_now)
        self.card.print_asked.connect(self.print_last)
        self._empty.clicked.connect(self.empty)
        for editor in self.form.editors():
            editor.installEventFilter(self)

    def _begin(self, begin: _Opening) -> None:
        if self._closed:
            return
        self.form.offer_senders(begin.senders)
        kept = read(begin.draft)
        if kept is None or self.form.values != self._blank:
            return
        self.modes.choose(kept[0])
        self.form.show_values(kept[1])
        self.subtitle.setText(self.tr("se retoma tu borrador"))
        if self.isVisible():
            self.first_focus().setFocus()

    def _keep(self) -> None:
        """Keep what is written, for the next time and against a crash; an empty form leaves no draft."""
        values = self.form.values
        body = None if values == self._blank else written(self.modes.mode, values)
        self._shell.jobs.run(partial(settings.keep_draft, self._shell.ctx, NAME, body), key="new_shipment.keep")

    # ------------------------------------------------------------------------------------------------------- saving

    def _saved(self, saved: _Saved) -> None:
        self._saving = False
        number = saved.shipment.number
        self._shell.offer_undo(self.tr("Guía {0} registrada").format(number), partial(self._take_back, saved))
        if self._closed:
            return
        after = next_form(self.modes.mode, saved.values, self._blank)
        self._ready_form = after
        self.form.show_values(carried_over(self.form.values, saved.values, after))
        self.subtitle.setText(self.tr("sigue el regreso: falta su domicilio") if after.returning else "")
        self._show_last(saved)
        self._keep()
        self.form.verticalScrollBar().setValue(0)
        self.first_focus().setFocus()

    def _not_saved(self, error: CourierError | BugReport) -> None:
        self._saving = False
        if self._closed:
            self._shell.tell_error(error)
        else:
            self._words.setText(sentence_of(error))

    def _take_back(self, saved: _Saved) -> None:
        def undone(_what: Undone) -> None:
            self._shell.say(self.tr("Deshecho: {0} ya no existe").format(saved.shipment.number))
            if self._closed or self._last is not saved:
                return
            if self.form.values == self._ready_form:
                self.form.show_values(saved.values)
            self._show_last(None)

        self._shell.jobs.run(partial(acts.undo, self._shell.ctx, saved.act_id), done=undone)

    def _show_last(self, saved: _Saved | None) -> None:
        self._last = saved
        self._words.setText("")
        self.card.show_saved(self.number, "" if saved is None else _summary(saved))
        self.hints_changed.emit()
