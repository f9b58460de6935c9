"""A gateway's page: at the left how it is set up, at the right how it stands, the test, what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.staff import Right, may
from courier_desktop.ui.gateways.acts import GatewayActs
from courier_desktop.ui.gateways.extras import Extras
from courier_desktop.ui.gateways.fields import GatewayFields
from courier_desktop.ui.gateways.foot import GatewayFoot, hold_word, why_not
from courier_desktop.ui.gateways.guide import Guide
from courier_desktop.ui.gateways.reader import LeftPane
from courier_desktop.ui.gateways.state import CheckResult, StateCard
from courier_desktop.ui.gateways.words import channel_word, sentence
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from courier_desktop.services.gateways import Standing
    from courier_desktop.ui.gateways.work import Seen
    from courier_desktop.ui.shell import Shell

_GUIDE_SHARE, _FORM_SHARE = 43, 57


class GatewaySheet(Sheet):
    """Fill in, test, switch on. Nothing is kept before it is asked for, and a test keeps what was typed first."""

    changed = Signal()

    def __init__(self, shell: Shell, one: Standing) -> None:
        super().__init__(one.form.icon, one.form.title.in_(current_language()), channel_word(one.traits.channel))
        self._shell, self.name, self._standing = shell, one.name, one
        self.acts = GatewayActs(shell, one.name)
        self.state, self.result, self.extras = StateCard(), CheckResult(), Extras(one.name)
        self.fields, self.guide = GatewayFields(one.form), Guide(one.form)
        self.left = LeftPane(self.guide, one.name)
        self.buttons = GatewayFoot(self.foot)
        self.warning = NoticeLine(sentence("keyring_missing"), "information-outline", Tone.AMBER)
        self._build()
        self._connect()
        self.fields.show_values(one.values, one.secrets)
        self.show_standing(one)
        self.acts.look(self._looked)

    @property
    def title(self) -> str:
        """What the gateway is called."""
        return self._standing.form.title.in_(current_language())

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self.acts.busy

    @property
    def why_not(self) -> str:
        """Why it cannot be switched on now; "" when it can, or is."""
        fields = self.fields
        empty = [one for one in self._standing.form.fields if one.required and not fields.editors[one.name].filled]
        return why_not(self._standing, empty, changed=fields.changed, in_sample=self._shell.in_sample)

    def keys(self) -> list[KeyHelp]:
        """F5 tests, Ctrl+S keeps, Ctrl+Enter switches on or off, F6 holds, F1 reads."""
        switch = self.buttons.switch.text()
        keys = [
            KeyHelp("F5", self.tr("Probar: se guarda y se pregunta al servicio"), self.test, hint=self.tr("probar")),
            KeyHelp("Ctrl+S", self.tr("Guardar lo escrito"), self.save, hint=self.tr("guardar")),
            KeyHelp("Ctrl+Return", switch, self.switch, hint=switch.lower()),
        ]
        if self._standing.switched_on:
            keys.append(KeyHelp("F6", hold_word(self._standing), self.hold, hint=hold_word(self._standing).lower()))
        if self.extras.has_request:
            keys.append(
                KeyHelp("F4", self.extras.request.text(), self.extras.request.click, hint=self.tr("ver la petición"))
            )
        if self.extras.has_panel:
            keys.append(KeyHelp("F7", self.extras.panel.text(), self.extras.open_panel, hint=self.tr("abrir su panel")))
        read = self.tr("Leer la guía completa, o volver a los pasos")
        return [*keys, KeyHelp("F1", read, self.left.turn, hint=self.tr("guía"))]

    def first_focus(self) -> QWidget:
        """The first field that is still empty, else the test."""
        missing = {one.name for one in self._standing.missing}
        first = next((one for name, one in self.fields.editors.items() if name in missing), None)
        return first.place if first is not None else self.buttons.test

    def _build(self) -> None:
        form = QVBoxLayout()
        form.setContentsMargins(20, 14, 20, 16)
        form.setSpacing(12)
        for part in (self.state, self.warning, self.result, self.extras, self.fields):
            form.addWidget(part)
        form.addStretch(1)
        self.warning.hide()
        inner = QWidget()
        inner.setLayout(form)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left, _GUIDE_SHARE)
        row.addWidget(_Between())
        row.addWidget(self.area, _FORM_SHARE)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        buttons, acts = self.buttons, self.acts
        for button, act in (
            (buttons.save, self.save),
            (buttons.test, self.test),
            (buttons.hold, self.hold),
            (buttons.switch, self.switch),
        ):
            button.clicked.connect(act)
        self.fields.edited.connect(self._show_buttons)
        self.extras.request_asked.connect(lambda: acts.show_request(self.fields.values))
        self.guide.understood.connect(acts.understand)
        acts.asking.connect(self._asking)
        acts.kept.connect(self._kept)
        acts.done.connect(self._done)
        acts.failed.connect(self.result.show_error)
        acts.shown.connect(self._show_request)
        self.closed.connect(acts.leave)

    # ---------------------------------------------------------------------------------------------------- what it shows

    def show_standing(self, one: Standing) -> None:
        """Show how it stands; what is being typed stays."""
        typing = self.fields.changed
        self._standing = one
        if not typing:
            self.fields.show_values(one.values, one.secrets)
        ctx = self._shell.ctx
        self.state.show_standing(one, ctx.clock(), ctx.zone)
        self.guide.show_understood(one.understood)
        self.extras.show_standing(one)
        self._show_buttons()

    def _show_buttons(self) -> None:
        owner = may(self._shell.ctx.role, Right.SETTINGS)
        forbidden = "" if owner else self.tr("Tu papel no cambia ajustes. Pídelo a un dueño.")
        self.buttons.show(self._standing, changed=self.fields.changed, forbidden=forbidden, why_not=self.why_not)
        self.hints_changed.emit()

    def _looked(self, seen: Seen) -> None:
        if self.idle:
            self.warning.setVisible(not seen.lasting)
            self.show_standing(seen.standing)

    def _kept(self, seen: Seen) -> None:
        """What stands in the fields is what is stored."""
        self.fields.show_values(seen.standing.values, seen.standing.secrets)
        self.warning.setVisible(not seen.lasting)
        self.show_standing(seen.standing)

    def _show_request(self, text: str) -> None:
        """The request, or beside its field which value no request can be made of."""
        wrong = text if text in self.fields.editors else ""
        said = self.tr("Con este valor no se puede armar la petición.")
        self.fields.show_errors({wrong: said} if wrong else {})
        self.extras.show_request("" if wrong else text)

    def _asking(self) -> None:
        self.result.show_busy(self.title)
        self.area.verticalScrollBar().setValue(0)

    def _done(self, seen: Seen, said: str) -> None:
        self.warning.setVisible(not seen.lasting)
        self.show_standing(seen.standing)
        if seen.check is not None:
            self.result.show_check(seen.check)
            if seen.check.good and not self.buttons.switch.off and not seen.standing.switched_on:
                self.buttons.switch.setFocus(Qt.FocusReason.OtherFocusReason)
        elif said:
            self.result.show_kept(said)
        self.area.verticalScrollBar().setValue(0)
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------------- the acts

    def save(self) -> None:
        """Keep what was typed, though something is still missing."""
        if self.idle and not self.buttons.save.off:
            self.acts.keep(self.fields.values, self.fields.new_secrets)

    def test(self) -> None:
        """Keep what was typed, then ask the service; what is missing is told first."""
        if not self.idle or self.buttons.test.off:
            return
        if self.fields.show_missing(frozenset(one.name for one in self._standing.form.fields if one.required)):
            return
        if self.fields.changed:
            self.acts.keep(self.fields.values, self.fields.new_secrets, then_test=True)
        else:
            self.acts.test()

    def switch(self) -> None:
        """Switch it on, or off."""
        if self.idle and not self.buttons.switch.off:
            self.acts.switch(on=not self._standing.switched_on)

    def hold(self) -> None:
        """Pause it, or let it go on."""
        if self.idle and self._standing.switched_on:
            self.acts.hold(paused=not self._standing.trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.acts.leave():
            self.result.clear()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.left.reads:
            self.left.turn()
            event.accept()
        else:
            super().keyPressEvent(event)


class _Between(QWidget):
    """The line between the halves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().line)
