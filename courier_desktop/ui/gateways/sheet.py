"""A gateway's page: at the left how it is set up, at the right what it asks for, how it stands, the test."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.staff import Right, may
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.gateways import work
from courier_desktop.ui.gateways.fields import GatewayFields
from courier_desktop.ui.gateways.guide import Guide
from courier_desktop.ui.gateways.state import CheckResult, StateCard
from courier_desktop.ui.gateways.words import channel_word, sentence
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import NoticeLine
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.gateways import Standing
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell

_GUIDE_SHARE, _FORM_SHARE = 43, 57


class GatewaySheet(Sheet):
    """Fill in, test, switch on. Nothing is kept before it is asked for, and a test keeps what was typed first."""

    changed = Signal()

    def __init__(self, shell: Shell, one: Standing) -> None:
        language = current_language()
        super().__init__(one.form.icon, one.form.title.in_(language), channel_word(one.traits.channel))
        self._shell, self.name, self._standing = shell, one.name, one
        self._job: Job | None = None
        self.state = StateCard()
        self.fields = GatewayFields(one.form)
        self.guide = Guide(one.form)
        self.result = CheckResult()
        self._warning = NoticeLine("", "information-outline", Tone.AMBER)
        self.save_button = Button(self.tr("Guardar"), icon="content-save-outline", key="Ctrl+S")
        self.test_button = Button(self.tr("Probar"), icon="progress-check", key="F5")
        self.hold_button = Button(self.tr("Pausar"), Kind.PLAIN, icon="pause-circle-outline", key="F6")
        self.switch_button = Button(self.tr("Encender"), Kind.FILLED, icon="power", key="Ctrl+Return")
        self._why = Label("", Type.SMALL_MEDIUM, "t2", wrap=True)
        self._build()
        self._connect()
        self.fields.show_values(one.values, one.secrets)
        self.show_standing(one)
        shell.jobs.network.run(partial(work.look, shell.ctx, one.name), done=self._looked)

    def keys(self) -> list[KeyHelp]:
        """F5 tests, Ctrl+S keeps, Ctrl+Enter switches on or off, F6 holds, F1 reads."""
        held = bool(self._standing.trouble)
        keys = [
            KeyHelp("F5", self.tr("Probar: se guarda y se pregunta al servicio"), self.test, hint=self.tr("probar")),
            KeyHelp("Ctrl+S", self.tr("Guardar lo escrito"), self.save, hint=self.tr("guardar")),
            KeyHelp("Ctrl+Return", self.switch_button.text(), self.switch, hint=self.switch_button.text().lower()),
        ]
        if self._standing.switched_on:
            text = self.tr("Quitar la pausa") if held else self.tr("Pausar")
            keys.append(KeyHelp("F6", text, self.hold, hint=text.lower()))
        return keys

    def first_focus(self) -> QWidget:
        """The first field that is still empty, else the test."""
        missing = {one.name for one in self._standing.missing}
        first = next((one for name, one in self.fields.editors.items() if name in missing), None)
        if first is not None:
            return first.focusProxy() or first
        return self.test_button

    def _build(self) -> None:
        form = QVBoxLayout()
        form.setContentsMargins(20, 14, 20, 16)
        form.setSpacing(12)
        for part in (self.state, self._warning, self.result, self.fields):
            form.addWidget(part)
        form.addStretch(1)
        self._warning.hide()
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
        row.addWidget(self.guide, _GUIDE_SHARE)
        row.addWidget(_Line())
        row.addWidget(self.area, _FORM_SHARE)
        self.body.addLayout(row, 1)
        self.foot.addWidget(self._why, 1)
        for button in (self.hold_button, self.save_button, self.test_button, self.switch_button):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.test_button.clicked.connect(self.test)
        self.hold_button.clicked.connect(self.hold)
        self.switch_button.clicked.connect(self.switch)
        self.fields.edited.connect(self._show_buttons)
        self.guide.understood.connect(self._understood)
        self.closed.connect(self._leave)

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
        self._show_buttons()

    def _show_buttons(self) -> None:
        one, changed = self._standing, self.fields.changed
        owner = may(self._shell.ctx.role, Right.SETTINGS)
        forbidden = "" if owner else self.tr("Tu papel no cambia ajustes. Pídelo a un dueño.")
        self.save_button.block(forbidden or ("" if changed else self.tr("No hay nada por guardar.")))
        self.test_button.setText(self.tr("Guardar y probar") if changed else self.tr("Probar"))
        self.test_button.block(forbidden if changed else "")
        self.switch_button.setText(self.tr("Apagar") if one.switched_on else self.tr("Encender"))
        self.switch_button.set_kind(Kind.OUTLINED if one.switched_on or self.why_not else Kind.FILLED)
        self.switch_button.block(forbidden or self.why_not)
        self.test_button.set_kind(
            Kind.FILLED if self.why_not and not one.switched_on and not forbidden else Kind.OUTLINED
        )
        self.hold_button.setVisible(one.switched_on)
        self.hold_button.setText(self.tr("Quitar la pausa") if one.trouble else self.tr("Pausar"))
        self.hold_button.set_icon("play-circle-outline" if one.trouble else "pause-circle-outline")
        self._why.setText(forbidden or self.why_not)
        for button in (self.test_button, self.switch_button, self.hold_button):
            button.updateGeometry()
        self.hints_changed.emit()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._job is None

    @property
    def why_not(self) -> str:
        """Why it cannot be switched on now; "" when it can, or is."""
        one, language = self._standing, current_language()
        if one.switched_on:
            return ""
        if self._shell.in_sample:
            return self.tr("El día de ejemplo no envía nada de verdad.")
        if one.missing:
            what = ", ".join(field.label.in_(language) for field in one.missing)
            return self.tr("Para encenderlo falta: {what}").format(what=what)
        if one.form.warning is not None and not one.understood:
            return self.tr("Para encenderlo, lee la advertencia y marca que la entiendes.")
        return ""

    def _looked(self, seen: work.Seen) -> None:
        if self._job is None:
            self._seen(seen)

    def _seen(self, seen: work.Seen) -> None:
        self._job = None
        if not seen.lasting:
            self._warning.show_text(sentence("keyring_missing"))
        self._warning.setVisible(not seen.lasting)
        self.show_standing(seen.standing)
        if seen.check is not None:
            self.result.show_check(seen.check)
            self.area.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------------------------------------------- the acts

    def save(self) -> None:
        """Keep what was typed."""
        if self._job is None and not self.save_button.off:
            self._keep(partial(self._kept, self.tr("Guardado.")))

    def test(self) -> None:
        """Keep what was typed, then ask the service."""
        if self._job is not None or self.test_button.off:
            return
        if self.fields.changed:
            self._keep(self._ask)
        elif not self.fields.show_missing(frozenset(one.name for one in self._standing.missing)):
            self._ask()

    def switch(self) -> None:
        """Switch it on, or off."""
        if self._job is None and not self.switch_button.off:
            on = not self._standing.switched_on
            said = self.tr("Encendido: los avisos de su canal salen solos.") if on else self.tr("Apagado.")
            self._network(partial(work.switch, self._shell.ctx, self.name, on=on), lambda seen: self._kept(said, seen))

    def hold(self) -> None:
        """Pause it, or let it go on."""
        if self._job is None and self._standing.switched_on:
            paused = not self._standing.trouble
            said = self.tr("En pausa: los mensajes esperan.") if paused else self.tr("Sigue enviando.")
            self._network(
                partial(work.hold, self._shell.ctx, self.name, paused=paused), lambda seen: self._kept(said, seen)
            )

    def _keep(self, after: Callable[[work.Seen], object]) -> None:
        fields = self.fields
        missing = fields.show_missing(frozenset(one.name for one in self._standing.form.fields if one.required))
        if missing and after == self._ask:
            return
        keep = partial(work.save, self._shell.ctx, self.name, fields.values, fields.new_secrets)

        def kept(seen: work.Seen) -> None:
            fields.show_values(seen.standing.values, seen.standing.secrets)
            self._seen(seen)
            self.changed.emit()
            after(seen)

        self._network(keep, kept)

    def _ask(self, _seen: work.Seen | None = None) -> None:
        self.result.show_busy(self._standing.form.title.in_(current_language()))
        self.area.verticalScrollBar().setValue(0)
        self._network(partial(work.check, self._shell.ctx, self.name), self._checked)

    def _checked(self, seen: work.Seen) -> None:
        self._seen(seen)
        self.changed.emit()
        if seen.check is not None and seen.check.good and not self.switch_button.off:
            self.switch_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, said: str, seen: work.Seen) -> None:
        self._seen(seen)
        self.result.show_kept(said)
        self.changed.emit()

    def _understood(self, understood: bool) -> None:
        if understood:
            self._network(partial(work.understand, self._shell.ctx, self.name), self._seen)

    def _network(self, act: Callable[[], work.Seen], done: Callable[[work.Seen], object]) -> None:
        self._job = self._shell.jobs.network.run(act, done=done, failed=self._failed)

    def _failed(self, error: CourierError | BugReport) -> None:
        self._job = None
        self.result.show_error(sentence_of(error))

    def _leave(self) -> None:
        """The request under way may go on; its answer is wanted by nobody."""
        if self._job is not None:
            self._job.drop()
            self._job = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._leave()
            self.result.clear()
            event.accept()
            return
        super().keyPressEvent(event)


class _Line(QWidget):
    """The line between the halves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: object) -> None:
        from PySide6.QtGui import QPainter

        QPainter(self).fillRect(self.rect(), current_theme().line)
