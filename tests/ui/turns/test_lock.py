"""The locked screen: what it hides, and who it lets in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import StaffMember
from courier_desktop.services import recovery, settings, staff
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.lock import LockScreen
from courier_desktop.ui.parts.floating import Popover, Sheet
from tests.fakes.desk import Desk, desk_over
from tests.ui.conftest import Stage
from tests.ui.keyboard import click, key, key_anywhere, type_text
from tests.ui.turns.world import CTRL, OTHER, PIN, World

# ------------------------------------------------------------------------------------------------------ what it hides


def test_without_staff_there_is_no_lock(world: World) -> None:
    key(world.window, Qt.Key.Key_L, CTRL)
    assert not world.window.turns.locked
    assert world.window.area.isVisible()
    assert "Ajustes" in world.window.floats.undo_bar.accessibleName()


def test_the_key_locks_from_within_a_field_and_a_sheet(world: World, ana: StaffMember) -> None:
    world.page.edit.setFocus()
    key_anywhere(Qt.Key.Key_L, CTRL)
    world.settle()
    assert world.window.turns.locked
    world.type_pin(PIN)
    sheet = Sheet("lock-outline", "Una hoja")
    world.window.show_sheet(sheet)
    key_anywhere(Qt.Key.Key_L, CTRL)
    world.settle()
    assert world.window.turns.locked
    assert not sheet.isVisible()
    world.type_pin(PIN)
    assert sheet.isVisible()


def test_while_locked_nothing_is_seen_and_nobody_acts(world: World, ana: StaffMember) -> None:
    world.lock()
    assert not any(part.isVisible() for part in (world.window.rail, world.window.area, world.window.hint_bar))
    assert world.desk.ctx.staff is None
    assert world.screen.size() == world.window.size()


def test_while_locked_no_key_reaches_a_page(world: World, ana: StaffMember) -> None:
    world.lock()
    asked: list[str] = []
    world.window.new_asked.connect(lambda: asked.append("new"))
    world.window.undo_asked.connect(lambda: asked.append("undo"))
    for target in (world.screen, world.screen.pin, world.screen.button, world.window):
        key(target, Qt.Key.Key_E)
        key(target, Qt.Key.Key_F2)
        key(target, Qt.Key.Key_Question)
        key(target, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        key(target, Qt.Key.Key_N, CTRL)
        key(target, Qt.Key.Key_Z, CTRL)
        key(target, Qt.Key.Key_Escape)
    for _ in range(12):
        key_anywhere(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert world.screen.isAncestorOf(focus) or focus is world.screen
    assert asked == []
    assert world.page.pressed == 0
    assert world.window.stack.key == "today"
    assert world.window.turns.locked


def test_while_locked_no_file_is_taken_and_no_popover_opens(world: World, ana: StaffMember) -> None:
    open_before = Popover()
    world.window.show_popover(open_before, world.page.edit)
    world.lock()
    assert not open_before.isVisible()
    late = Popover()
    world.window.show_popover(late, world.page.edit)
    assert not late.isVisible()
    assert not world.window.acceptDrops()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/guias.csv")])
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(world.screen, event)
    assert not event.isAccepted()
    late.deleteLater()


def test_what_was_being_typed_is_stored_in_the_name_of_who_typed_it(world: World, ana: StaffMember) -> None:
    edit = world.page.edit
    edit.editingFinished.connect(
        lambda: world.jobs.run(lambda: settings.change(world.desk.ctx, "company", edit.text()))
    )
    edit.setFocus()
    type_text(edit, "Colibri")
    world.lock()
    assert world.desk.ctx.settings.company == "Colibri"
    assert world.desk.ctx.staff is None


# ------------------------------------------------------------------------------------------------------ who is let in


def test_the_pin_lets_in_and_the_keyboard_goes_on_where_it_was(world: World, ana: StaffMember) -> None:
    world.page.edit.setFocus()
    world.lock()
    world.type_pin(PIN)
    assert not world.window.turns.locked
    assert world.desk.ctx.staff == ana
    assert world.page.edit.hasFocus()
    assert world.window.rail.isVisible()
    assert world.window.acceptDrops()


def test_names_are_chosen_by_arrow_and_by_letter(world: World, ana: StaffMember, beto: StaffMember) -> None:
    staff.add(world.desk.ctx, "Álvaro")
    screen = world.lock()
    assert screen.list.row.name == "Álvaro"
    key(screen.pin, Qt.Key.Key_Down)
    assert screen.list.row == ana
    type_text(screen.pin, "b")
    assert screen.list.row == beto
    type_text(screen.pin, "a")
    assert screen.list.row.name == "Álvaro"
    type_text(screen.pin, "a")
    assert screen.list.row == ana
    assert screen.pin.text() == ""


def test_who_has_no_pin_comes_in_by_enter(world: World, beto: StaffMember) -> None:
    screen = world.lock()
    type_text(screen.pin, "b")
    assert screen.pin.isReadOnly()
    assert "Beto" in screen.pin.placeholderText()
    key(screen.pin, Qt.Key.Key_Return)
    world.settle()
    assert world.desk.ctx.staff == beto


def test_a_name_is_chosen_by_the_mouse(world: World, beto: StaffMember) -> None:
    screen = world.lock()
    place = screen.list.visualRect(screen.list.model().index(1, 0)).center()
    click(screen.list.viewport(), place)
    assert screen.pin.hasFocus()
    click(screen.button)
    world.settle()
    assert world.desk.ctx.staff == beto


def test_a_wrong_pin_is_said_and_can_be_typed_over(world: World, ana: StaffMember) -> None:
    screen = world.lock()
    world.type_pin(OTHER)
    assert world.window.turns.locked
    assert screen.field.error == "Ese no es el PIN de Ana Núñez."
    assert screen.pin.selectedText() != ""
    world.type_pin(PIN)
    assert not world.window.turns.locked


def test_who_forgot_the_pin_comes_in_by_the_recovery_number(world: World, ana: StaffMember) -> None:
    number = recovery.make(world.desk.ctx, ana)
    world.lock()
    world.type_pin(number)
    assert not world.window.turns.locked
    assert "número de rescate" in world.window.floats.undo_bar.accessibleName()
    assert not staff.members(world.desk.ctx)[0].has_pin


def test_an_empty_pin_is_asked_for(world: World, ana: StaffMember) -> None:
    screen = world.lock()
    world.type_pin("")
    assert "cuatro a ocho" in screen.field.error


def test_the_wait_is_counted_down_and_ends(
    desk: Desk, ana: StaffMember, beto: StaffMember, jobs: Jobs, stage: Stage, qtbot: QtBot
) -> None:
    seconds = [100.0]
    screen = LockScreen(desk.ctx, jobs, lambda: seconds[0])
    stage(screen)
    screen.ask()

    def type_pin(pin: str) -> None:
        type_text(screen.pin, pin)
        key(screen.pin, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not jobs.busy)

    qtbot.waitUntil(lambda: not jobs.busy)
    for _ in range(4):
        type_pin(OTHER)
    assert "Espera 5 s" in screen.field.error
    assert screen.button.reason == screen.field.error
    key(screen.pin, Qt.Key.Key_Return)
    assert not jobs.busy
    key(screen.pin, Qt.Key.Key_Down)
    assert screen.field.error == ""
    assert screen.button.reason == ""
    key(screen.pin, Qt.Key.Key_Up)
    seconds[0] += 3
    qtbot.waitUntil(lambda: "Espera 2 s" in screen.field.error)
    seconds[0] += 2
    qtbot.waitUntil(lambda: screen.field.error == "")
    assert screen.button.reason == ""
    desk.clock.advance(seconds=5)
    with qtbot.waitSignal(screen.entered) as entered:
        type_pin(PIN)
    assert entered.args == [ana]


def test_it_shows_what_another_program_changed(world: World, beto: StaffMember) -> None:
    screen = world.lock()
    with desk_over(world.desk.ctx.store.path.parent, world.desk.clock) as beside:
        staff.enter(beside.ctx, staff.named(beside.ctx, "Ana Núñez").staff_id, PIN)
        staff.set_active(beside.ctx, beto.staff_id, active=False)
    world.window.turns.settle()
    world.settle()
    world.settle()
    assert [one.name for one in screen.list.model().rows] == ["Ana Núñez"]  # type: ignore[attr-defined]  # our model


def test_what_is_half_typed_outlives_the_news_of_another_program(world: World, ana: StaffMember) -> None:
    screen = world.lock()
    type_text(screen.pin, PIN[:2])
    staff.look_again(world.desk.ctx)
    screen.refresh()
    world.settle()
    assert screen.pin.text() == PIN[:2]
    world.type_pin(PIN[2:])
    assert world.desk.ctx.staff == ana


def test_the_least_window_shows_all_parts(world: World, ana: StaffMember) -> None:
    for n in range(9):
        staff.add(world.desk.ctx, f"Persona {n}")
    world.window.resize(900, 500)
    screen = world.lock()
    world.type_pin(OTHER)
    QApplication.processEvents()
    assert screen.list.mapTo(screen, screen.list.rect().bottomLeft()).y() < screen.field.mapTo(screen, QPoint(0, 0)).y()
    assert screen.button.mapTo(screen, screen.button.rect().bottomLeft()).y() < screen.height() - 28
