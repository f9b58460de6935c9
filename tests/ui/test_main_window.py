"""The window: pages built when first shown, everything by keyboard, narrow and wide, what floats over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.rows import SearchHit
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.topics import Topic
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.keys import Hint, KeyHelp
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.page import Page
from courier_desktop.ui.pages import PAGES, PageSpec
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.shell import Shell
from tests.ui.fakes import FakeContext
from tests.ui.keyboard import click, key, key_anywhere, type_text

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class PlainPage(Page):
    """A page that keeps what it was asked."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.SHIPMENTS})

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__(shell)
        self.name = name
        self.refreshed = 0
        self.filters: dict[str, object] = {}
        self.pressed: list[str] = []
        self.edit = QLineEdit()
        QVBoxLayout(self).addWidget(self.edit)

    @property
    def title(self) -> str:
        return self.name

    def keys(self) -> list[KeyHelp]:
        return [
            KeyHelp("E", "En reparto", lambda: self.pressed.append("E"), hint="filtrar"),
            KeyHelp("F", "Fallido", lambda: self.pressed.append("F"), hint="filtrar"),
            KeyHelp("F8", "Contratiempo", lambda: self.pressed.append("F8"), hint="contratiempo"),
        ]

    def refresh(self) -> None:
        self.refreshed += 1

    def open_filter(self, **filters: object) -> None:
        self.filters = filters


class World:
    """A window over two plain pages and a search that answers from a table."""

    def __init__(self, jobs: Jobs) -> None:
        self.ctx = FakeContext()
        self.built: list[str] = []
        self.hits: dict[str, list[SearchHit]] = {}
        pages = [
            PageSpec("today", "white-balance-sunny", "Hoy", self.maker("today")),
            PageSpec("shipments", "package-variant-closed", "Envíos", self.maker("shipments")),
        ]
        self.window = MainWindow(self.ctx, jobs, lambda text, _stop: self.hits.get(text, []), pages)  # type: ignore[arg-type]

    def maker(self, name: str) -> Callable[[Shell], Page]:
        def make(shell: Shell) -> Page:
            self.built.append(name)
            return PlainPage(shell, name)

        return make

    @property
    def page(self) -> PlainPage:
        page = self.window.stack.page
        assert isinstance(page, PlainPage)
        return page


@pytest.fixture
def world(qtbot: QtBot, jobs: Jobs) -> Iterator[World]:
    made = World(jobs)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.window.go("today")
    yield made
    made.window.close()
    made.window.deleteLater()


def hit(number: str) -> SearchHit:
    status = Status.OUT_FOR_DELIVERY
    return SearchHit(ShipmentId(number), number, "Itzel Ochoa Barragán", "Oblatos", status, "R3")


def test_a_page_is_built_when_it_is_first_shown_and_once(world: World) -> None:
    assert world.built == ["today"]
    world.window.go("shipments")
    world.window.go("today")
    world.window.go("shipments")
    assert world.built == ["today", "shipments"]


def test_alt_and_a_figure_go_to_a_page(world: World) -> None:
    key_anywhere(Qt.Key.Key_2, ALT)
    assert world.window.stack.key == "shipments"
    assert world.window.rail.items["shipments"].isChecked()


def test_alt_and_a_figure_go_to_a_page_from_a_field_and_write_nothing(world: World) -> None:
    world.window.top.focus_field()
    key_anywhere(Qt.Key.Key_2, ALT)
    assert world.window.stack.key == "shipments"
    assert world.window.top.field.edit.text() == ""
    world.page.edit.setFocus()
    key_anywhere(Qt.Key.Key_1, ALT)
    assert world.window.stack.key == "today"
    assert world.page.edit.text() == ""


def test_filters_reach_the_page(world: World) -> None:
    world.window.open_shipment(ShipmentId("s-1"))
    assert world.page.name == "shipments"
    assert world.page.filters == {"shipment_id": "s-1"}


def test_letters_reach_the_page_but_not_from_a_field(world: World) -> None:
    key_anywhere(Qt.Key.Key_E)
    key_anywhere(Qt.Key.Key_F8)
    world.page.edit.setFocus()
    key_anywhere(Qt.Key.Key_E)
    key_anywhere(Qt.Key.Key_F8)
    assert world.page.pressed == ["E", "F8", "F8"]
    assert world.page.edit.text() == "e"


def test_the_pages_keys_work_from_the_rail_too(world: World) -> None:
    world.window.rail.items["today"].setFocus()
    key_anywhere(Qt.Key.Key_E)
    assert world.page.pressed == ["E"]


def test_the_hint_bar_shows_the_pages_keys_neighbours_joined(world: World) -> None:
    assert world.window.hint_bar.hints == (Hint(("E", "F"), "filtrar"), Hint(("F8",), "contratiempo"))


@pytest.mark.parametrize(
    ("which", "held", "signal"),
    [
        (Qt.Key.Key_I, CTRL, "import_asked"),
        (Qt.Key.Key_N, CTRL, "new_asked"),
        (Qt.Key.Key_Z, CTRL, "undo_asked"),
    ],
)
def test_the_windows_own_keys(
    qtbot: QtBot, world: World, which: Qt.Key, held: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(world.window, signal)):
        key_anywhere(which, held)


def test_the_question_mark_lists_every_key(world: World) -> None:
    type_text(world.page, "?")
    sheet = world.window.floats.sheet
    assert sheet is not None
    shown = {label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")}
    assert {"En reparto", "Contratiempo", "Buscar o escanear", "Importar un archivo"} <= shown
    key_anywhere(Qt.Key.Key_Escape)
    assert world.window.floats.sheet is None
    assert QApplication.focusWidget() is world.page


def test_a_change_refreshes_the_page_seen_and_the_other_when_it_is_shown(qtbot: QtBot, world: World) -> None:
    today = world.page
    world.window.go("shipments")
    shipments = world.page
    assert (today.refreshed, shipments.refreshed) == (1, 1)
    world.ctx.listeners[0](frozenset({Topic.SHIPMENTS}))
    qtbot.waitUntil(lambda: shipments.refreshed == 2)
    assert today.refreshed == 1
    world.window.go("today")
    assert today.refreshed == 2
    world.ctx.listeners[0](frozenset({Topic.SETTINGS}))
    qtbot.wait(20)
    assert today.refreshed == 2


def test_f2_types_finds_and_enter_opens(qtbot: QtBot, world: World, jobs: Jobs) -> None:
    world.hits["itzel"] = [hit("CLB-1"), hit("CLB-2")]
    key_anywhere(Qt.Key.Key_F2)
    edit = world.window.top.field.edit
    assert QApplication.focusWidget() is edit
    type_text(edit, "itzel")
    qtbot.waitUntil(world.window.top.panel.isVisible)
    key(edit, Qt.Key.Key_Down)
    key(edit, Qt.Key.Key_Return)
    assert world.page.filters == {"shipment_id": "CLB-2"}
    assert edit.text() == ""
    assert world.window.top.panel.isHidden()


def test_a_scanner_is_faster_than_the_answers(qtbot: QtBot, world: World) -> None:
    world.hits["CLB-9"] = [hit("CLB-9")]
    world.window.top.focus_field()
    edit = world.window.top.field.edit
    type_text(edit, "CLB-9")
    key(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: world.page.filters == {"shipment_id": "CLB-9"})


def test_nothing_found_is_said_and_the_text_stays(qtbot: QtBot, world: World) -> None:
    world.window.top.focus_field()
    edit = world.window.top.field.edit
    type_text(edit, "zzz")
    with qtbot.waitSignal(world.window.top.nothing_found):
        key(edit, Qt.Key.Key_Return)
    assert world.window.top.panel.isVisible()
    assert edit.text() == "zzz"
    key(edit, Qt.Key.Key_Escape)
    assert world.window.top.panel.isHidden()
    assert QApplication.focusWidget() is world.page


def test_only_the_newest_texts_answers_are_shown(qtbot: QtBot, world: World, jobs: Jobs) -> None:
    world.hits["ab"] = [hit("CLB-2")]
    world.window.top.focus_field()
    edit = world.window.top.field.edit
    type_text(edit, "a")
    world.window.top._ask()
    type_text(edit, "b")
    world.window.top._ask()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [found.number for found in world.window.top.panel.hits] == ["CLB-2"]


@pytest.mark.parametrize(("width", "slim"), [(1366, False), (1240, False), (1239, True), (911, True)])
def test_the_rail_shrinks_when_the_window_is_narrow(world: World, width: int, slim: bool) -> None:
    world.window.resize(width, 600)
    assert world.window.rail.slim is slim
    assert world.window.rail.width() == (57 if slim else 185)
    assert not world.window.grab().isNull()


def test_the_window_does_not_get_smaller_than_its_least(world: World) -> None:
    assert world.window.minimumSize().toTuple() == (900, 500)
    assert world.window.minimumSizeHint().width() <= 900


def test_counts_stand_beside_the_pages_names(world: World) -> None:
    world.window.set_count("shipments", 9)
    assert world.window.rail.items["shipments"].accessibleName() == "Envíos 9"
    world.window.set_count("shipments", 0)
    assert world.window.rail.items["shipments"].accessibleName() == "Envíos"
    world.window.set_count("inbox", 5)  # a room that is not there is no error


def test_files_dropped_on_the_window_are_told(qtbot: QtBot, world: World, tmp_path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "pedidos.csv")), QUrl("https://example.com/x")])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), action, carried, button, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(world.window.files_dropped) as told:
        world.window.dropEvent(drop)
    assert told.args == [[tmp_path / "pedidos.csv"]]


def test_one_sheet_at_a_time_and_its_keys_in_the_hint_bar(world: World) -> None:
    first, second = Sheet("timer-sand", "Uno"), Sheet("timer-sand", "Dos")
    world.window.show_sheet(first)
    world.window.show_sheet(second)
    assert first.isHidden()
    assert world.window.floats.sheet is second
    assert world.window.hint_bar.hints[-1].keys == ("Esc",)
    key_anywhere(Qt.Key.Key_E)
    assert world.page.pressed == []
    world.window.go("shipments")
    assert second.isHidden()


def test_undo_is_offered_at_the_foot_and_an_error_at_the_head(world: World) -> None:
    undone: list[int] = []
    world.window.offer_undo("4 guías pasaron a la R5", lambda: undone.append(1))
    bar = world.window.floats.undo_bar
    middle = bar.geometry().center().x() - world.window.area.width() // 2
    assert abs(middle) <= 1
    assert bar.geometry().bottom() < world.window.area.height()
    click(bar._button)
    assert undone == [1]
    world.window.tell_error(NotFoundError(what="CLB-1"), "Nada cambió.")
    assert world.window.floats._error is not None
    assert world.window.floats._error.isVisible()
    world.window.go("shipments")
    assert world.window.floats._error is None


def test_a_job_nobody_answers_for_shows_its_error(qtbot: QtBot, world: World, jobs: Jobs) -> None:
    jobs.run(lambda: 1 // 0)
    qtbot.waitUntil(lambda: world.window.floats._error is not None)


def test_the_sample_day_says_so_with_the_way_back(qtbot: QtBot, world: World) -> None:
    assert world.window.sample_bar.isHidden()
    world.window.set_sample(on=True)
    assert world.window.sample_bar.isVisible()
    with qtbot.waitSignal(world.window.sample_left):
        world.window.sample_bar.left.emit()


def test_settings_name_the_courier(world: World) -> None:
    assert world.window.windowTitle() == "Colibrí"
    assert world.window.rail.brand.accessibleName() == "Colibrí Guadalajara"


def test_closing_stops_listening(world: World) -> None:
    world.window.close()
    assert world.ctx.listeners == []


def test_the_pages_of_the_program_have_names_and_icons() -> None:
    from courier_desktop.ui.theme.icons import glyph

    assert [spec.name for spec in PAGES] == [
        "Hoy",
        "Envíos",
        "Rutas",
        "Contratiempos",
        "Mensajes",
        "Etiquetas",
        "Ajustes",
    ]
    assert all(glyph(spec.icon) for spec in PAGES)


def test_every_focusable_thing_of_the_frame_has_a_name(world: World) -> None:
    nameless = [
        widget
        for part in (world.window.rail, world.window.top, world.window.hint_bar)
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not isinstance(widget.focusProxy(), QLineEdit)
        and widget.objectName() != "qt_scrollarea_viewport"
    ]
    assert nameless == []


def test_the_rail_is_walked_by_tab_and_pressed_by_enter(world: World) -> None:
    item = world.window.rail.items["today"]
    item.setFocus(Qt.FocusReason.TabFocusReason)
    key(item, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is world.window.rail.items["shipments"]
    key_anywhere(Qt.Key.Key_Return)
    assert world.window.stack.key == "shipments"
    click(item, QPoint(30, 10))
    assert world.window.stack.key == "today"
