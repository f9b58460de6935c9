"""The locked screen: what it hides, who it lets in, when it comes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import Role, StaffMember
from courier_desktop.services import recovery, settings, staff
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.lock import LockScreen
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.page import Page
from courier_desktop.ui.pages import PageSpec
from courier_desktop.ui.parts.floating import Popover, Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.pin_popover import PinPopover
from courier_desktop.ui.recovery_popover import RecoveryPopover
from courier_desktop.ui.shell import Shell
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.keyboard import click, key, key_anywhere, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
PIN, OTHER = "4711", "0815"


class PlainPage(Page):
    """A page with a field and a key."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.pressed = 0
        self.filters: dict[str, object] = {}
        self.edit = QLineEdit()
        QVBoxLayout(self).addWidget(self.edit)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("E", "En reparto", self._count)]

    def first_focus(self) -> QLineEdit:
        return self.edit

    def open_filter(self, **filters: object) -> None:
        self.filters = filters

    def _count(self) -> None:
        self.pressed += 1


class World:
    """A window over a real ledger, with one plain page that counts its key."""

    def __init__(self, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        names = ("today", "settings")
        pages = [PageSpec(name, "cog-outline", name, PlainPage) for name in names]
        self.window = MainWindow(desk.ctx, jobs, lambda _text: (), pages)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)

    @property
    def page(self) -> PlainPage:
        page = self.window.stack.page
        assert isinstance(page, PlainPage)
        return page

    @property
    def screen(self) -> LockScreen:
        shown = self.window.findChildren(LockScreen)
        assert shown
        return shown[-1]

    def lock(self) -> LockScreen:
        self.window.turns.lock()
        self.settle()
        return self.screen

    def type_pin(self, pin: str) -> None:
        type_text(self.screen.pin, pin)
        key(self.screen.pin, Qt.Key.Key_Return)
        self.settle()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("template"))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        yield made


@pytest.fixture
def ana(desk: Desk) -> StaffMember:
    return staff.add(desk.ctx, "Ana Núñez", pin=PIN)


@pytest.fixture
def beto(desk: Desk, ana: StaffMember) -> StaffMember:
    assert ana.role is Role.OWNER
    return staff.add(desk.ctx, "Beto Muñoz", Role.DRIVER)


@pytest.fixture
def world(desk: Desk, jobs: Jobs, qtbot: QtBot) -> Iterator[World]:
    made = World(desk, jobs, qtbot)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.window.go("today")
    made.window.turns.settle()
    made.settle()
    yield made
    made.window.close()
    made.window.deleteLater()


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
