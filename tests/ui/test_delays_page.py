"""The Delays page: what was declared, what became of its notices, its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.causes import Cause
from courier_desktop.services import delays, notices
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.services.open import close_context
from courier_desktop.ui.delays.log import Course, course_word, told_text
from courier_desktop.ui.delays.page import DelaysPage
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.shell import Shell
from tests.ui.conftest import Stage
from tests.ui.day import Day, make_day
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key


@pytest.fixture
def day(data_dir: Path) -> Iterator[Day]:
    made = make_day(data_dir)
    yield made
    close_context(made.ctx)


class Shown:
    """The page on the stage."""

    def __init__(self, qtbot: QtBot, stage: Stage, shell: FakeShell) -> None:
        self.qtbot, self.shell, self.page = qtbot, shell, DelaysPage(cast("Shell", shell))
        stage(self.page).resize(1181, 685)
        self.settle()
        self.page.first_focus().setFocus()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.jobs.busy)

    def again(self) -> None:
        """As the window does when a topic is published."""
        self.page.refresh()
        self.settle()

    def press(self, which: Qt.Key) -> None:
        key(self.page.view, which)
        self.settle()

    def asked(self, name: str) -> list[tuple[tuple[object, ...], dict[str, object]]]:
        return [(args, keywords) for what, args, keywords in self.shell.asked if what == name]


def declare(day: Day, minutes: int = 45, cause: Cause = Cause.TRAFFIC) -> delays.Declared:
    return delays.declare(
        day.ctx,
        DelayDraft(cause=cause, scope=Scope.ROUTE, refs=(str(day.second),), minutes=minutes, note="Choque"),
    )


@pytest.fixture
def shown(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> Shown:
    declare(day)
    return Shown(qtbot, stage, FakeShell(day.ctx, jobs))


def test_an_empty_log_says_so_and_f8_declares(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    shown = Shown(qtbot, stage, FakeShell(day.ctx, jobs))
    assert shown.page._pane.currentWidget() is shown.page._empty
    assert shown.page._new.isHidden()
    assert shown.page.first_focus() is shown.page._first
    key(shown.page, Qt.Key.Key_F8)
    assert shown.asked("declare_setback") == [((), {})]
    declare(day)
    shown.again()
    assert shown.page._pane.currentWidget() is shown.page.view
    assert not shown.page._new.isHidden()


def test_a_line_tells_cause_scope_delay_and_notices(shown: Shown, day: Day) -> None:
    line = shown.page._model.rows[0]
    spoken = [column.text(line) for column in shown.page._model.columns if column.text is not None]
    assert spoken == ["Tráfico", "R2 Oriente", "+45 min", "6", "0 de 2", course_word(line), "11:42", "Ana"]
    assert course_word(line).startswith("Sobre 6 guía")
    first = next(row for row in notices.by_hand(day.ctx) if row.delay_id)
    notices.open_link(day.ctx, first.notice_id)
    notices.confirm(day.ctx, first.notice_id)
    shown.again()
    assert told_text(shown.page._model.rows[0]) == "1 de 2"
    assert shown.page._head.summary.text().startswith("1 abierto")


def test_enter_opens_it_and_esc_closes(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return)
    drawer = shown.page.drawer
    assert drawer.isVisible()
    assert drawer._note.text() == "Choque"
    assert len(drawer._model.rows) == 6
    states = {one.row.recipient: one.notice.state.value if one.notice else "" for one in drawer._model.rows}
    assert states["Itzel Ochoa"] == "prepared"
    assert states["Maricela"] == "blocked"
    assert states["Clínica Santa Elena"] == ""
    assert shown.page.view.hasFocus()
    shown.press(Qt.Key.Key_Escape)
    assert not drawer.isVisible()


def test_enter_on_its_shipment_opens_the_shipment(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return)
    view = shown.page.drawer.view
    view.setFocus()
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Return)
    assert shown.asked("open_shipment") == [((view.row.row.shipment_id,), {})]


def test_l_lifts_it_and_the_undo_brings_it_back(shown: Shown, day: Day) -> None:
    shown.press(Qt.Key.Key_L)
    assert delays.newest(day.ctx)[0].lifted_at is not None
    shown.again()
    assert shown.page._model.rows[0].course is Course.LIFTED
    (text, undo), _ = shown.asked("offer_undo")[0]
    assert str(text).startswith("6 guía")
    assert str(text).endswith("sin contratiempo: Tráfico")
    assert callable(undo)
    undo()
    shown.settle()
    assert delays.newest(day.ctx)[0].lifted_at is None


def test_what_is_over_cannot_be_lifted_again(shown: Shown) -> None:
    shown.press(Qt.Key.Key_L)
    shown.again()
    shown.press(Qt.Key.Key_L)
    assert len(shown.asked("offer_undo")) == 1
    assert "ya no está sobre ninguna guía" in str(shown.asked("say")[0][0][0])


def test_a_newer_setback_leaves_the_older_over(shown: Shown, day: Day) -> None:
    declare(day, minutes=90, cause=Cause.WEATHER)
    shown.again()
    lines = shown.page._model.rows
    assert [line.row.cause for line in lines] == [Cause.WEATHER, Cause.TRAFFIC]
    assert [line.course for line in lines] == [Course.OPEN, Course.OVER]
    assert course_word(lines[1]) == "Terminado"


def test_w_goes_to_its_messages(shown: Shown, day: Day) -> None:
    shown.press(Qt.Key.Key_W)
    assert shown.asked("go") == [(("messages",), {"delay_id": delays.newest(day.ctx)[0].delay_id})]


def test_another_page_may_ask_for_one(shown: Shown, day: Day) -> None:
    older = delays.newest(day.ctx)[0].delay_id
    declare(day, minutes=90)
    shown.page.open_filter(delay_id=older)
    shown.settle()
    assert shown.page.drawer.isVisible()
    assert shown.page.view.row.row.delay_id == older


def test_the_current_line_stays_when_the_log_grows(shown: Shown, day: Day) -> None:
    before = shown.page.view.row.row.delay_id
    declare(day, minutes=90)
    shown.again()
    assert shown.page.view.row.row.delay_id == before
