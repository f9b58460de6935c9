"""The menu of whoever acts at the window: let another person come in, choose another PIN."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.values import replace
from courier_desktop.services import recovery, staff
from courier_desktop.ui.parts.menu import MenuItem, MenuPopover
from courier_desktop.ui.pin_popover import PinPopover
from courier_desktop.ui.recovery_popover import RecoveryPopover

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.services.context import Context
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
    popover = PinPopover(window, member, partial(_change_own, window.ctx, member))
    popover.kept.connect(partial(_show_number, window, member))
    window.show_popover(popover, window.rail.staff)


def _change_own(ctx: Context, member: StaffMember, current: str, pin: str) -> str:
    """The recovery number of an owner's new PIN, "" for anybody else."""
    staff.change_own_pin(ctx, current, pin)
    return recovery.make(ctx, replace(member, has_pin=bool(pin)))


def _show_number(window: ShellWindow, member: StaffMember, number: str) -> None:
    if number:
        window.show_popover(RecoveryPopover(member, number), window.rail.staff)
