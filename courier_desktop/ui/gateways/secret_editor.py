"""A password or key to be typed: it shows whether one is kept, never which; another takes its place, or none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from courier_desktop.domain.secret import Secret
from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

HEIGHT = 34
_DOTS = "••••••••"


class SecretEditor(QWidget):
    """Kept: "guardada" with change and forget. Else a field that hides what is typed until the eye is pressed."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self._kept = False
        self._forgotten = False
        self._sign = IconLabel("key-variant", Tone.GREEN, 16)
        self._words = Label("", Type.MEDIUM)
        self.change = Button(translate("Gateways", "Cambiar"), height=28)
        self.forget = Button(translate("Gateways", "Olvidar"), Kind.PLAIN, height=28)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(name)
        self.eye = IconButton("eye-outline", translate("Gateways", "Ver lo que se escribe"))
        self.back = Button(translate("Gateways", "Dejar la guardada"), Kind.PLAIN, height=28)
        self._build()
        self.change.clicked.connect(self._begin)
        self.forget.clicked.connect(self._forget)
        self.back.clicked.connect(self._leave)
        self.eye.clicked.connect(self._look)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.show_kept(False)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words)
        row.addWidget(self.edit, 1)
        for part in (self.eye, self.change, self.forget, self.back):
            row.addWidget(part)
        row.addStretch(0)
        self.setMinimumHeight(HEIGHT)

    @property
    def secret(self) -> Secret | None:
        """What was typed anew; an empty one = to be forgotten; None = as it was."""
        if self._forgotten:
            return Secret("")
        typed = self.edit.text().strip()
        return Secret(typed) if typed and not self.edit.isHidden() else None

    @property
    def filled(self) -> bool:
        """Whether there is one, kept or typed."""
        return bool(self.secret) or (self._kept and not self._forgotten)

    def show_kept(self, kept: bool) -> None:
        """Show whether one is kept; what was typed goes."""
        self._kept, self._forgotten = kept, False
        self.edit.clear()
        self._show(typing=not kept)

    def take(self, secret: Secret) -> None:
        """Put back what was typed before, or that it is to be forgotten."""
        self._forgotten = not secret
        self._show(typing=bool(secret))
        self.edit.setText(secret.reveal())

    def _show(self, *, typing: bool) -> None:
        translate = QCoreApplication.translate
        self._words.setText(
            translate("Gateways", "Se olvida al guardar")
            if self._forgotten
            else translate("Gateways", "Guardada {dots}").format(dots=_DOTS)
        )
        self._words.set_ink(Tone.AMBER if self._forgotten else "t1")
        self._sign.set_icon("key-variant", Tone.AMBER if self._forgotten else Tone.GREEN)
        for part in (self._sign, self._words, self.change):
            part.setVisible(not typing)
        self.forget.setVisible(not typing and not self._forgotten)
        self.edit.setVisible(typing)
        self.eye.setVisible(typing)
        self.back.setVisible(self._kept and (typing or self._forgotten))
        self.setFocusProxy(self.edit if typing else self.change)

    def _begin(self) -> None:
        self._forgotten = False
        self._show(typing=True)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _leave(self) -> None:
        self.show_kept(True)
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _forget(self) -> None:
        self._forgotten = True
        self._show(typing=False)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _look(self) -> None:
        hidden = self.edit.echoMode() is QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off-outline" if hidden else "eye-outline")
