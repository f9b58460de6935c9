"""The menu of whoever acts at the window: let another person come in, choose another PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.services import staff
from courier_desktop.ui.parts.menu import MenuItem, MenuPopover
from courier_desktop.ui.pin_popover import PinPopover

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.ui.window_shell import ShellWindow


def turn_menu(window: ShellWindow, lock: Callable[[], object]) -> MenuPopover:
    """The menu, not opened yet."""
    member = window.ctx.staff
    return MenuPopover(
        member.name if member is not None else QCoreApplication.translate("Turns", "Nadie ha entrado"),
        [
            MenuItem(
                text=QCoreApplication.translate("Turns", "Cambiar de persona o bloquear"),
                icon="account-switch-outline",
                run=lock,
                key="C",
                detail="Ctrl+L",
            ),
            MenuItem(
                text=QCoreApplication.translate("Turns", "Mi PIN"),
                icon="lock-outline",
                run=partial(_ask_pin, window),
                key="P",
                detail=QCoreApplication.translate("Turns", "cambiarlo o quitarlo"),
            ),
        ],
    )


def _ask_pin(window: ShellWindow) -> None:
    member = window.ctx.staff
    if member is None:
        return
    popover = PinPopover(window, member, partial(staff.change_own_pin, window.ctx))
    window.show_popover(popover, window.rail.staff)
