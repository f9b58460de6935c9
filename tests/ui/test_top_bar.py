"""The field at the top while somebody types faster than the ledger answers: the last key wins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.rows import SearchHit
from courier_desktop.domain.statuses import Status
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.top_bar import SearchPanel, TopBar
from tests.ui.conftest import Stage
from tests.ui.keyboard import type_text


class SlowSearch:
    """Answers a text with a hit of its own name, once the gate opens or nobody wants it any more."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun: list[str] = []
        self.given_up: list[str] = []

    def has_begun(self, count: int) -> bool:
        """Whether so many searches have begun."""
        return len(self.begun) == count

    def __call__(self, text: str, stop: Callable[[], bool]) -> list[SearchHit]:
        self.begun.append(text)
        while not self.gate.wait(0.002):
            if stop():
                self.given_up.append(text)
                raise CancelledError
        return [SearchHit(ShipmentId(text), text, "Itzel Ochoa", "Oblatos", Status.REGISTERED, "")]


class Shown(SearchPanel):
    """The panel, which remembers for which texts it showed answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: list[tuple[str, str]] = []

    def show_hits(self, hits, text, under) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - the panel's own
        self.answered.append((text, " ".join(hit.number for hit in hits)))
        super().show_hits(hits, text, under)


@pytest.fixture
def search() -> SlowSearch:
    return SlowSearch()


@pytest.fixture
def top(qtbot: QtBot, jobs: Jobs, stage: Stage, search: SlowSearch) -> TopBar:
    bar = TopBar(jobs, search)
    bar._pause.setInterval(0)
    bar.panel = Shown()
    window = stage(bar)
    bar.panel.setParent(window)
    bar.focus_field()
    return bar


def type_slowly(qtbot: QtBot, top: TopBar, search: SlowSearch, text: str) -> None:
    """Letter after letter, each search begun before the next letter comes."""
    for letter in text:
        awaited = len(search.begun) + 1
        type_text(top.field.edit, letter)
        qtbot.waitUntil(partial(search.has_begun, awaited))


def test_only_the_last_letters_answer_is_shown(qtbot: QtBot, jobs: Jobs, top: TopBar, search: SlowSearch) -> None:
    type_slowly(qtbot, top, search, "marta")
    search.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert isinstance(top.panel, Shown)
    assert top.panel.answered == [("marta", "marta")]


def test_a_search_that_nobody_wants_any_more_leaves_the_lane(
    qtbot: QtBot, jobs: Jobs, top: TopBar, search: SlowSearch
) -> None:
    type_slowly(qtbot, top, search, "mar")
    assert search.given_up == ["m", "ma"]
    search.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)


def test_letters_within_the_pause_ask_once(qtbot: QtBot, jobs: Jobs, top: TopBar, search: SlowSearch) -> None:
    search.gate.set()
    top._pause.setInterval(20)
    type_text(top.field.edit, "marta")
    qtbot.waitUntil(lambda: bool(search.begun) and not jobs.busy)
    assert search.begun == ["marta"]


def test_an_answer_that_comes_after_the_field_was_left_is_not_shown(
    qtbot: QtBot, jobs: Jobs, top: TopBar, search: SlowSearch
) -> None:
    type_slowly(qtbot, top, search, "m")
    top.close_answers()
    search.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert isinstance(top.panel, Shown)
    assert top.panel.answered == []
