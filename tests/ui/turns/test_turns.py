"""Whose turn it is: the screen that locks itself, the rail that shows who is in, and their own PIN."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from courier_desktop.domain.staff import StaffMember
from courier_desktop.services import settings, staff
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.pin_popover import PinPopover
from courier_desktop.ui.recovery_popover import RecoveryPopover
from tests.fakes.desk import desk_over
from tests.ui.keyboard import click, key, key_anywhere, type_text
from tests.ui.turns.world import OTHER, PIN, World

# --------------------------------------------------------------------------------------------- when it comes by itself


def test_an_idle_screen_locks_itself(world: World, ana: StaffMember) -> None:
    world.window.turns.settle()
    world.settle()
    world.desk.clock.advance(minutes=9)
    world.window.turns.look()
    assert not world.window.turns.locked
    world.desk.clock.advance(minutes=1)
    world.window.turns.look()
    assert world.window.turns.locked


def test_each_touch_begins_the_minutes_anew(world: World, ana: StaffMember) -> None:
    world.window.turns.settle()
    world.settle()
    handle = world.window.windowHandle()
    touches: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda: QTest.mouseMove(handle, QPoint(300, 300)),
        lambda: QTest.mouseClick(
            handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPointF(300, 30).toPoint()
        ),
    )
    for touch in touches:
        world.desk.clock.advance(minutes=9)
        touch()
        world.window.turns.look()
    assert not world.window.turns.locked
    world.desk.clock.advance(minutes=10)
    world.window.turns.look()
    assert world.window.turns.locked


def test_a_clock_set_back_does_not_keep_it_open(world: World, ana: StaffMember) -> None:
    world.window.turns.settle()
    world.settle()
    world.desk.clock.advance(days=-2)
    world.window.turns.look()
    world.desk.clock.advance(minutes=10)
    world.window.turns.look()
    assert world.window.turns.locked


@pytest.mark.parametrize("guarded", [True, False])
def test_never_by_itself_at_nought_or_without_pins(world: World, guarded: bool) -> None:
    owner = staff.add(world.desk.ctx, "Ana", pin=PIN if guarded else "")
    if guarded:
        settings.change(world.desk.ctx, "lock_minutes", 0)
    world.window.turns.settle()
    world.settle()
    world.desk.clock.advance(days=1)
    world.window.turns.look()
    assert not world.window.turns.locked
    assert world.desk.ctx.staff == owner


def test_whoever_was_put_out_elsewhere_is_locked_out_here(world: World, ana: StaffMember, beto: StaffMember) -> None:
    staff.enter(world.desk.ctx, beto.staff_id)
    with desk_over(world.desk.ctx.store.path.parent, world.desk.clock) as beside:
        staff.enter(beside.ctx, ana.staff_id, PIN)
        staff.set_active(beside.ctx, beto.staff_id, active=False)
    world.window.turns.settle()
    world.settle()
    assert world.window.turns.locked


# --------------------------------------------------------------------------------------------------- who it is, and how


def test_the_rail_shows_whose_turn_it_is(world: World, ana: StaffMember, beto: StaffMember) -> None:
    world.window.turns.settle()
    world.settle()
    block = world.window.rail.staff
    assert (block.first, block.second) == ("Ana Núñez", "Dueño")
    world.lock()
    type_text(world.screen.pin, "b")
    key(world.screen.pin, Qt.Key.Key_Return)
    world.settle()
    assert (block.first, block.second) == ("Beto Muñoz", "Repartidor")


def test_without_staff_the_rail_leads_to_its_definition(world: World) -> None:
    button = world.window.rail.staff.button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    key(button, Qt.Key.Key_Return)
    assert world.window.stack.key == "settings"
    assert world.page.filters == {"group": "staff"}


def test_the_rail_leads_to_the_change_of_person(world: World, ana: StaffMember) -> None:
    click(world.window.rail.staff.button)
    key_anywhere(Qt.Key.Key_C)
    world.settle()
    assert world.window.turns.locked


def open_own_pin(world: World) -> PinPopover:
    click(world.window.rail.staff.button)
    key_anywhere(Qt.Key.Key_P)
    return world.window.findChildren(PinPopover)[-1]


def test_ones_own_pin_is_changed_by_keyboard(world: World, ana: StaffMember) -> None:
    popover = open_own_pin(world)
    for field, text in ((popover.current, PIN), (popover.fresh, OTHER), (popover.again, OTHER)):
        type_text(field.editor, text)
    key_anywhere(Qt.Key.Key_Return)
    world.settle()
    assert not popover.isVisible()
    assert staff.enter(world.desk.ctx, ana.staff_id, OTHER) == ana
    shown = world.window.findChild(RecoveryPopover)
    assert isinstance(shown, RecoveryPopover)
    key_anywhere(Qt.Key.Key_Return)
    assert not shown.isVisible()


@pytest.mark.parametrize(
    ("current", "fresh", "again", "wrong"),
    [(OTHER, "1234", "1234", "current"), (PIN, "1234", "1235", "again"), (PIN, "12", "12", "fresh")],
)
def test_what_is_wrong_stands_under_its_field(
    world: World, ana: StaffMember, current: str, fresh: str, again: str, wrong: str
) -> None:
    popover = open_own_pin(world)
    for field, text in ((popover.current, current), (popover.fresh, fresh), (popover.again, again)):
        type_text(field.editor, text)
    popover.save()
    world.settle()
    fields = {"current": popover.current, "fresh": popover.fresh, "again": popover.again}
    assert [name for name, field in fields.items() if field.invalid] == [wrong]
    assert popover.isVisible()
    assert staff.enter(world.desk.ctx, ana.staff_id, PIN) == ana


def test_the_keys_sheet_lists_the_lock(world: World) -> None:
    assert "Ctrl+L" in [entry.keys for entry in world.window.window_keys()]


def test_the_locked_screen_says_itself_to_a_reader(world: World, beto: StaffMember) -> None:
    screen = world.lock()
    assert screen.accessibleName() == "Pantalla bloqueada"
    assert screen.list.model().index(1, 0).data() == "Beto Muñoz, Repartidor, sin PIN"
    assert all(label.text() for label in screen.findChildren(Label) if label.isVisible())


def test_a_window_without_staff_pays_nothing_for_it() -> None:
    heavy = ("argon2", "ui.lock", "services.staff", "services.pins")
    script = f"import sys, courier_desktop.ui.start; print([name for name in sys.modules if name.endswith({heavy})])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
