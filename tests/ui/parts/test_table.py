"""Tables: pages fetched by key, current row and checks kept by id, keyboard, columns that leave, cells that draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.errors import NotFoundError
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.parts.keyset import PAGE_SIZE, Column, KeysetModel
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.parts.table import CheckCell, TableView, TextCell
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from tests.ui.conftest import Stage
from tests.ui.keyboard import click, key, type_text

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Line:
    """A row of these tests."""

    id: int
    name: str


COLUMNS = (
    Column("check", "", 42, check=True),
    Column("number", "Guía", 90, text=lambda row: f"CLB-{row.id}"),
    Column("name", "Destinatario", 120, stretch=1, text=lambda row: row.name),
    Column("place", "Colonia", 100, leaves=5),
    Column("sender", "Remitente", 100, leaves=9),
)


class Store:
    """Rows by descending id, paged by key; counts how often it is asked."""

    def __init__(self, count: int) -> None:
        self.lines = [Line(n, f"Nombre {n}") for n in range(count, 0, -1)]
        self.asked: list[tuple[int | None, int]] = []

    def fetch(self, after: int | None, limit: int, _stop: object) -> tuple[Sequence[Line], int | None]:
        self.asked.append((after, limit))
        found = [line for line in self.lines if after is None or line.id < after][:limit]
        more = bool(found) and found[-1].id > self.lines[-1].id
        return found, found[-1].id if more else None


class World:
    def __init__(self, jobs: Jobs, count: int = 450, *, opaque: bool = False) -> None:
        self.jobs = jobs
        self.store = Store(count)
        self.model: KeysetModel[Line, int] = KeysetModel(COLUMNS, jobs, lambda line: line.id, "lines")
        cells = [
            CheckCell(),
            TextCell(lambda row: f"CLB-{row.id}", role=Type.STRONG, exact=True),
            TextCell(lambda row: row.name),
            TextCell(lambda row: "Oblatos", quiet=True),
            TextCell(lambda row: "Moda", right=True),
        ]
        self.view = TableView(cells, opaque=opaque)
        self.view.setModel(self.model)
        self.view.resize(700, 400)


@pytest.fixture
def world(qtbot: QtBot, jobs: Jobs, stage: Stage) -> World:
    made = World(jobs)
    window = stage(made.view)
    window.resize(720, 420)
    made.model.load(made.store.fetch)
    qtbot.waitUntil(lambda: not jobs.busy)
    made.view.setFocus()
    return made


def test_the_first_page_comes_and_the_rest_as_one_scrolls(qtbot: QtBot, world: World) -> None:
    assert len(world.model.rows) == PAGE_SIZE
    world.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(world.model.rows) == 2 * PAGE_SIZE)
    world.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(world.model.rows) == 450)
    assert [line.id for line in world.model.rows] == list(range(450, 0, -1))
    assert not world.model.canFetchMore(QModelIndex())
    assert world.store.asked == [(None, 200), (251, 200), (51, 200)]


def test_a_refresh_keeps_the_current_row_and_the_checks_by_id(qtbot: QtBot, world: World) -> None:
    world.view.setCurrentIndex(world.model.index(3, 1))
    current = world.view.row
    world.model.toggle(3)
    world.model.toggle(5)
    world.store.lines.insert(0, Line(900, "Nueva"))
    gone = world.store.lines.pop(6)
    world.model.refresh()
    qtbot.waitUntil(lambda: not world.jobs.busy)
    assert world.view.row == current
    assert world.view.currentIndex().row() == 4
    assert set(world.model.checked) == {current.id}
    assert gone.id not in world.model.checked


def test_a_refresh_of_the_same_rows_moves_nothing(qtbot: QtBot, world: World) -> None:
    moved: list[int] = []
    world.model.layoutChanged.connect(lambda: moved.append(1))
    world.store.lines[0] = Line(450, "Nombre cambiado")
    world.model.refresh()
    qtbot.waitUntil(lambda: world.model.rows[0].name == "Nombre cambiado")
    assert moved == []


def test_another_list_begins_unchecked(qtbot: QtBot, world: World) -> None:
    world.model.toggle(0)
    world.model.load(Store(3).fetch)
    qtbot.waitUntil(lambda: len(world.model.rows) == 3)
    assert world.model.checked == {}


def test_a_failed_page_is_told_and_can_be_asked_again(qtbot: QtBot, world: World) -> None:
    def fail(_after: int | None, _limit: int, _stop: object) -> tuple[Sequence[Line], int | None]:
        raise NotFoundError

    with qtbot.waitSignal(world.model.failed):
        world.model.load(fail)
    assert not world.model.loading
    world.model.load(world.store.fetch)
    qtbot.waitUntil(lambda: not world.jobs.busy)
    assert len(world.model.rows) == PAGE_SIZE


def test_the_keyboard_moves_checks_and_opens(qtbot: QtBot, world: World) -> None:
    opened: list[Any] = []
    world.view.row_opened.connect(opened.append)
    assert world.view.row.id == 450
    key(world.view, Qt.Key.Key_Down)
    key(world.view, Qt.Key.Key_Space)
    assert set(world.model.checked) == {449}
    key(world.view, Qt.Key.Key_Down, SHIFT)
    assert set(world.model.checked) == {449, 448}
    key(world.view, Qt.Key.Key_Return)
    assert [row.id for row in opened] == [448]
    with qtbot.waitSignal(world.view.head_checked):
        key(world.view, Qt.Key.Key_A, CTRL)


def test_letters_are_left_to_the_page(qtbot: QtBot, world: World) -> None:
    before = world.view.row
    type_text(world.view, "nombre 7")
    assert world.view.row == before


def test_the_mouse_checks_in_the_first_column_and_opens_by_a_double_click(qtbot: QtBot, world: World) -> None:
    viewport = world.view.viewport()
    row = world.view.visualRect(world.model.index(2, 0)).center()
    click(viewport, row)
    assert set(world.model.checked) == {448}
    name = world.view.visualRect(world.model.index(4, 2)).center()
    click(viewport, name)
    assert world.view.row.id == 446
    assert set(world.model.checked) == {448}


def test_checking_all_and_none(world: World) -> None:
    world.model.check_all(on=True)
    assert len(world.model.checked) == PAGE_SIZE
    world.model.check_all(on=False)
    assert world.model.checked == {}


def test_columns_leave_by_priority_and_one_stretches(world: World) -> None:
    assert [column.key for column in world.model.columns_for(460)] == ["check", "number", "name", "place", "sender"]
    assert [column.key for column in world.model.columns_for(400)] == ["check", "number", "name", "place"]
    assert [column.key for column in world.model.columns_for(10)] == ["check", "number", "name"]
    world.view.fit_columns()
    total = sum(world.view.columnWidth(place) for place in range(5))
    assert total == world.view.viewport().width()


def test_the_current_row_and_checked_ones_show(world: World) -> None:
    world.view.setCurrentIndex(world.model.index(0, 1))
    world.model.toggle(1)
    image, theme = world.view.viewport().grab().toImage(), current_theme()
    at = world.view.visualRect(world.model.index(0, 3)).bottomRight() - QPoint(3, 5)
    below = world.view.visualRect(world.model.index(1, 3)).bottomRight() - QPoint(3, 5)
    assert QColor(image.pixelColor(at)) == theme.soft
    assert QColor(image.pixelColor(below)) == theme.half_soft


class Exposed(QObject):
    """How high a piece of a widget is painted each time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if isinstance(event, QPaintEvent):
            self.heights.append(sum(rect.height() for rect in event.region()))  # type: ignore[attr-defined]  # it iterates
        return False


def test_an_opaque_table_paints_only_what_scrolling_brings(qtbot: QtBot, jobs: Jobs, stage: Stage) -> None:
    world = World(jobs, opaque=True)
    stage(world.view).resize(720, 420)
    world.model.load(world.store.fetch)
    qtbot.waitUntil(lambda: not jobs.busy)
    qtbot.wait(50)
    exposed = Exposed(world.view.viewport())
    bar = world.view.verticalScrollBar()
    bar.setValue(bar.value() + 33)
    qtbot.waitUntil(lambda: bool(exposed.heights))
    assert exposed.heights[0] == 33
    # What no row covers is the surface, not the window's ground.
    world.model.load(Store(2).fetch)
    qtbot.waitUntil(lambda: not jobs.busy)
    image = world.view.viewport().grab().toImage()
    assert QColor(image.pixelColor(20, image.height() - 5)) == current_theme().surface


def test_a_screen_reader_hears_the_cells(world: World) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert world.model.index(0, 1).data(role) == "CLB-450"
    assert world.model.headerData(2, Qt.Orientation.Horizontal) == "Destinatario"


@pytest.mark.parametrize(("density", "height"), [("compact", 28), ("normal", 33), ("roomy", 40)])
def test_row_heights(world: World, density: str, height: int) -> None:
    world.view.set_density(density)
    assert world.view.rowHeight(0) == height


def test_a_list_of_tall_rows_keeps_its_current_row(qtbot: QtBot, stage: Stage) -> None:
    model = RowsModel(lambda line: line.id, lambda line: line.name)
    view, opened = RowsView(model, RowDelegate(50), "Rutas"), []
    view.row_opened.connect(lambda row: opened.append(row.id))
    stage(view)
    model.set_rows([Line(1, "R1"), Line(2, "R2"), Line(3, "R3")])
    view.setFocus()
    assert view.row.id == 1
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Return)
    model.set_rows([Line(0, "R0"), Line(2, "R2"), Line(3, "R3")])
    assert view.row.id == 2
    assert opened == [2]
    assert view.choose_id(3)
    assert not view.choose_id(99)
    model.set_rows([Line(8, "R8")])
    assert view.row.id == 8
    model.set_rows([])
    assert view.row is None
