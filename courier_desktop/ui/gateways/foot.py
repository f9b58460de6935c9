"""The foot of a gateway's page: pause, keep, test, on or off; what is blocked says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from courier_desktop.domain.gateway_forms import GatewayField
    from courier_desktop.services.gateways import Standing

translate = QCoreApplication.translate


class GatewayFoot:
    """Its four buttons; the filled one is what comes next."""

    def __init__(self, row: QHBoxLayout) -> None:
        self.hold = Button(translate("Gateways", "Pausar"), Kind.PLAIN, icon="pause-circle-outline", key="F6")
        self.save = Button(translate("Gateways", "Guardar"), icon="content-save-outline", key="Ctrl+S")
        self.test = Button(translate("Gateways", "Probar"), icon="progress-check", key="F5")
        self.switch = Button(translate("Gateways", "Encender"), Kind.FILLED, icon="power", key="Ctrl+Return")
        self._why = Label("", Type.SMALL_MEDIUM, "t2", wrap=True)
        row.addWidget(self._why, 1)
        for button in (self.hold, self.save, self.test, self.switch):
            row.addWidget(button)

    def show(self, one: Standing, *, changed: bool, forbidden: str, why_not: str) -> None:
        """Show what may be done now: `forbidden` to this role, `why_not` it cannot be switched on."""
        on = one.switched_on
        self.save.block(forbidden or ("" if changed else translate("Gateways", "No hay nada por guardar.")))
        self.test.setText(translate("Gateways", "Guardar y probar") if changed else translate("Gateways", "Probar"))
        self.test.block(forbidden if changed else "")
        self.switch.setText(translate("Gateways", "Apagar") if on else translate("Gateways", "Encender"))
        self.switch.block(forbidden or why_not)
        # What was just refused is to be mended and tried again before it is switched on.
        unproved = bool(why_not or one.check_code)
        self.switch.set_kind(Kind.OUTLINED if on or unproved else Kind.FILLED)
        self.test.set_kind(Kind.FILLED if unproved and not forbidden else Kind.OUTLINED)
        self.hold.setText(hold_word(one))
        self.hold.set_icon("play-circle-outline" if one.trouble else "pause-circle-outline")
        self.hold.setVisible(on)
        self._why.setText(forbidden or why_not)
        for button in (self.test, self.switch, self.hold):
            button.updateGeometry()


def hold_word(one: Standing) -> str:
    """What its pause button does now."""
    return translate("Gateways", "Quitar la pausa") if one.trouble else translate("Gateways", "Pausar")


def why_not(one: Standing, empty: Sequence[GatewayField], *, changed: bool, in_sample: bool) -> str:
    """Why it cannot be switched on now; "" when it can, or is. `empty` = required fields without a value."""
    if one.switched_on:
        return ""
    if in_sample:
        return translate("Gateways", "El día de ejemplo no envía nada de verdad.")
    if empty:
        what = ", ".join(field.label.in_(current_language()) for field in empty)
        return translate("Gateways", "Para encenderlo falta: {what}").format(what=what)
    if one.form.warning is not None and not one.understood:
        return translate("Gateways", "Para encenderlo, lee la advertencia y marca que la entiendes.")
    return translate("Gateways", "Guarda o prueba lo escrito antes de encenderlo.") if changed else ""
