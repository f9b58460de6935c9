"""The staff in Settings: the owner defines it by keyboard, the others only see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import Role, StaffMember
from courier_desktop.services import staff
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.parts.people import pin_word, spoken_member
from courier_desktop.ui.recovery_popover import RecoveryPopover
from courier_desktop.ui.settings.member_popover import MemberPopover
from courier_desktop.ui.settings.page import SettingsPage
from courier_desktop.ui.settings.staff import StaffCard
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key, type_text

PIN, OTHER = "4711", "0815"


class World:
    """The card on its page over a real ledger; popovers open over the page."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self._qtbot = desk, jobs, qtbot
        self.shell = FakeShell(desk.ctx, jobs)
        shell: Any = self.shell
        self.page = SettingsPage(shell)
        stage(self.page).resize(1181, 685)
        self.settle()

    @property
    def card(self) -> StaffCard:
        return self.page.staff

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.jobs.busy)

    def again(self) -> None:
        self.page.refresh()
        self.settle()

    def members(self) -> list[StaffMember]:
        return list(staff.members(self.desk.ctx))

    def open(self, name: str) -> MemberPopover:
        """Open the form of that person by Enter on their line."""
        view = self.card.list
        view.choose([one.name for one in view.model().rows].index(name))  # type: ignore[attr-defined]  # our model
        key(view, Qt.Key.Key_Return)
        asked = self.shell.asked[-1]
        assert asked[0] == "show_popover"
        popover = asked[1][0]
        assert isinstance(popover, MemberPopover)
        popover.open_at(self.page, view.visualRect(view.currentIndex()))
        return popover

    @property
    def said(self) -> str:
        return next(str(args[0]) for name, args, _ in reversed(self.shell.asked) if name == "say")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("template"))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        yield made


@pytest.fixture
def world(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> World:
    return World(desk, jobs, stage, qtbot)


@pytest.fixture
def crew(world: World) -> World:
    """Ana owns, with a PIN; Beto drives."""
    staff.add(world.desk.ctx, "Ana Núñez", pin=PIN)
    staff.add(world.desk.ctx, "Beto Muñoz", Role.DRIVER)
    world.again()
    return world


def add(world: World, name: str, pin: str = "") -> None:
    type_text(world.card.name.editor, name)
    type_text(world.card.pin.editor, pin)
    key(world.card.pin.editor, Qt.Key.Key_Return)
    world.settle()
    world.again()


def test_at_first_it_says_what_defining_somebody_means(world: World) -> None:
    assert not world.card.list.isVisible()
    assert "dueña" in world.card.explained
    assert not world.card.role.isEnabled()
    assert world.card.role.currentData() == Role.OWNER


def test_the_first_is_the_owner_and_the_next_what_is_chosen(world: World) -> None:
    add(world, "Ana", PIN)
    assert "Ana" in world.said
    assert world.card.role.isEnabled()
    world.card.role.setCurrentIndex(world.card.role.findData(Role.DRIVER))
    add(world, "Beto")
    assert [(one.name, one.role, one.has_pin) for one in world.members()] == [
        ("Ana", Role.OWNER, True),
        ("Beto", Role.DRIVER, False),
    ]
    assert world.card.name.text == ""
    assert world.card.pin.text == ""


def test_who_is_at_the_desk_is_offered_as_the_first(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    from courier_desktop.services import settings

    settings.change(desk.ctx, "staff", "Ana Lucía")
    assert World(desk, jobs, stage, qtbot).card.name.text == "Ana Lucía"


@pytest.mark.parametrize(
    ("name", "pin", "wrong"), [("", "", "name"), ("beto munoz", "", "name"), ("Caro", "12", "pin")]
)
def test_what_is_wrong_stands_under_its_field(crew: World, name: str, pin: str, wrong: str) -> None:
    add(crew, name, pin)
    fields = {"name": crew.card.name, "pin": crew.card.pin}
    assert [place for place, field in fields.items() if field.invalid] == [wrong]
    assert len(crew.members()) == 2
    assert crew.card.name.text == name


def test_a_letter_is_no_part_of_a_pin(crew: World) -> None:
    type_text(crew.card.pin.editor, "12a34b567890")
    assert crew.card.pin.text == "12345678"


def test_a_member_is_changed_at_once(crew: World) -> None:
    popover = crew.open("Beto Muñoz")
    assert popover.name.editor.hasFocus()
    popover.name.set_text("Beto M.")
    popover.role.choose(Role.OFFICE)
    type_text(popover.pin.editor, OTHER)
    key(popover.pin.editor, Qt.Key.Key_Return)
    crew.settle()
    assert [(one.name, one.role, one.has_pin) for one in crew.members()][1] == ("Beto M.", Role.OFFICE, True)
    assert not popover.isVisible()
    assert "Beto M." in crew.said


def test_saving_without_a_new_pin_keeps_the_one_in_force(crew: World) -> None:
    popover = crew.open("Ana Núñez")
    key(popover.name.editor, Qt.Key.Key_Return)
    crew.settle()
    ana = crew.members()[0]
    assert ana.has_pin
    assert staff.enter(crew.desk.ctx, ana.staff_id, PIN) == ana


def shown_number(world: World) -> str:
    """The recovery number that was shown last, "" when none was."""
    shown = [args[0] for name, args, _ in world.shell.asked if name == "show_popover"]
    return shown[-1].number.text() if shown and isinstance(shown[-1], RecoveryPopover) else ""


def test_an_owners_new_pin_shows_the_recovery_number_once(world: World) -> None:
    add(world, "Ana", PIN)
    first = shown_number(world).replace(" ", "")
    popover = world.open("Ana")
    type_text(popover.pin.editor, OTHER)
    popover.save()
    world.settle()
    second = shown_number(world).replace(" ", "")
    assert len(first) == len(second) == 8
    assert first != second
    assert not staff.enter(world.desk.ctx, world.members()[0].staff_id, second).has_pin


def test_nobody_elses_pin_shows_one(crew: World) -> None:
    popover = crew.open("Beto Muñoz")
    type_text(popover.pin.editor, OTHER)
    popover.save()
    crew.settle()
    assert crew.members()[1].has_pin
    assert shown_number(crew) == ""


def test_a_pin_is_taken_away(crew: World) -> None:
    assert not crew.open("Beto Muñoz").no_pin.isVisible()
    popover = crew.open("Ana Núñez")
    click(popover.no_pin)
    crew.settle()
    assert not crew.members()[0].has_pin


def test_the_last_owner_is_not_put_out_and_it_says_why(crew: World) -> None:
    popover = crew.open("Ana Núñez")
    click(popover.leave)
    crew.settle()
    assert popover.isVisible()
    assert "único dueño" in popover.name.error
    assert crew.members()[0].active


def test_who_left_can_come_back(crew: World) -> None:
    click(crew.open("Beto Muñoz").leave)
    crew.settle()
    assert not crew.members()[1].active
    crew.again()
    popover = crew.open("Beto Muñoz")
    assert popover.leave.text() == "Dar de alta otra vez"
    click(popover.leave)
    crew.settle()
    assert crew.members()[1].active


def test_each_role_says_what_it_may(crew: World) -> None:
    popover = crew.open("Beto Muñoz")
    told = set()
    for role in Role:
        popover.role.choose(role)
        popover.role.chosen.emit(role)
        told.add(popover.meaning)
    assert len(told) == len(Role)


def test_an_owner_without_pin_among_pins_is_warned_of(crew: World) -> None:
    assert crew.card.warning == ""
    staff.add(crew.desk.ctx, "Toño", Role.OWNER)
    crew.again()
    assert "Toño" in crew.card.warning


def test_the_others_only_see_it(crew: World) -> None:
    staff.enter(crew.desk.ctx, crew.members()[1].staff_id)
    crew.again()
    assert not crew.card.add_button.isVisible()
    assert crew.card.explained == "Solo un dueño cambia el personal."
    before = len(crew.shell.asked)
    crew.card.list.choose(0)
    key(crew.card.list, Qt.Key.Key_Return)
    assert len(crew.shell.asked) == before


def test_a_reader_hears_the_line(crew: World) -> None:
    ana, beto = crew.members()
    assert spoken_member(ana) == "Ana Núñez, Dueño, con PIN"
    assert pin_word(staff.set_active(crew.desk.ctx, beto.staff_id, active=False)) == "de baja"


def test_a_figure_leads_to_the_card(world: World) -> None:
    table = world.page.keys()
    figure = next(entry.keys for entry in table if entry.text == "Personal")
    world.page.setFocus()
    type_text(world.page, figure)
    assert world.card.name.editor.hasFocus()
