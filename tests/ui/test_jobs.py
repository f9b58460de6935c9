"""The database lane: in order, off the GUI thread, answered on it; progress, cancel, stale answers, joining."""

from __future__ import annotations

import threading
import weakref
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from courier_desktop.domain.errors import CancelledError, NotFoundError
from courier_desktop.ui.jobs import BugReport, Job, Jobs


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)


def test_work_runs_elsewhere_and_answers_here(qtbot: QtBot, jobs: Jobs) -> None:
    here = threading.get_ident()
    heard: list[tuple[int, int]] = []
    jobs.run(threading.get_ident, done=lambda there: heard.append((there, threading.get_ident())))
    settle(qtbot, jobs)
    assert heard[0][0] != here
    assert heard[0][1] == here


def test_answers_keep_the_order_of_the_questions(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[int] = []
    for n in range(20):
        jobs.run(lambda n=n: n, done=heard.append)
    settle(qtbot, jobs)
    assert heard == list(range(20))


def test_with_a_key_only_the_last_one_answers(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    begun: list[int] = []
    heard: list[int] = []

    def slow(n: int) -> int:
        begun.append(n)
        gate.wait(5)
        return n

    for n in range(3):
        jobs.run(lambda n=n: slow(n), done=heard.append, key="search")
    gate.set()
    settle(qtbot, jobs)
    assert heard == [2]
    assert 1 not in begun  # it was overtaken while it waited, so it never ran


def test_other_keys_do_not_disturb(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[str] = []
    jobs.run(lambda: "a", done=heard.append, key="one")
    jobs.run(lambda: "b", done=heard.append, key="two")
    settle(qtbot, jobs)
    assert heard == ["a", "b"]


def test_progress_is_heard_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int, int]] = []

    def work(job: Job) -> None:
        for n in range(3):
            job.progress(n, 3)

    jobs.run(work, progress=lambda n, of: seen.append((n, of, threading.get_ident())))
    settle(qtbot, jobs)
    assert seen == [(n, 3, threading.get_ident()) for n in range(3)]


def test_a_cancelled_job_stops_at_its_next_check(qtbot: QtBot, jobs: Jobs) -> None:
    begun, gate = threading.Event(), threading.Event()
    told: list[Any] = []

    def work(job: Job) -> None:
        begun.set()
        gate.wait(5)
        job.check()
        told.append("went on")

    job = jobs.run(work, done=told.append, failed=told.append)
    begun.wait(5)
    job.cancel()
    gate.set()
    settle(qtbot, jobs)
    assert [type(item) for item in told] == [CancelledError]


def test_one_cancelled_before_it_begins_never_begins(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    told: list[Any] = []
    jobs.run(lambda: gate.wait(5))
    job = jobs.run(lambda: told.append("ran"), failed=told.append)
    job.cancel()
    gate.set()
    settle(qtbot, jobs)
    assert [type(item) for item in told] == [CancelledError]


def test_an_expected_error_comes_as_itself(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Any] = []

    def work() -> None:
        raise NotFoundError(number="CLB-1")

    jobs.run(work, done=told.append, failed=told.append)
    settle(qtbot, jobs)
    assert isinstance(told[0], NotFoundError)
    assert told[0].params == {"number": "CLB-1"}


def test_a_bug_comes_as_a_report_to_copy(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Any] = []
    jobs.run(lambda: 1 // 0, failed=told.append)
    settle(qtbot, jobs)
    assert isinstance(told[0], BugReport)
    assert "ZeroDivisionError" in told[0].title
    assert "Traceback" in told[0].detail


def test_a_bug_nobody_listens_for_is_told_all_the_same(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.failed_unheard) as told:
        jobs.run(lambda: 1 // 0)
    assert isinstance(told.args[0], BugReport)


def test_an_answer_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    class Listener(QObject):
        heard = 0

        def listen(self, _answer: object) -> None:
            Listener.heard += 1

    import shiboken6

    listener = Listener()
    jobs.run(lambda: 1, done=listener.listen)
    shiboken6.delete(listener)
    settle(qtbot, jobs)
    assert Listener.heard == 0


def test_stop_joins_the_thread_and_runs_the_end(qtbot: QtBot) -> None:
    ended: list[int] = []
    jobs = Jobs(finish=lambda: ended.append(threading.get_ident()))
    told: list[object] = []
    jobs.run(lambda: 1, done=told.append)
    jobs.stop()
    qtbot.wait(10)
    assert not jobs._thread.is_alive()
    assert ended[0] != threading.get_ident()
    assert told == []


def test_an_order_that_is_over_holds_nothing_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    class Page(QObject):
        def heard(self, _answer: object) -> None:
            pass

    page = Page()
    gone = weakref.ref(page)
    jobs.run(page.objectName, done=page.heard)
    del page
    settle(qtbot, jobs)
    assert gone() is None


def test_a_question_to_the_network_holds_up_neither_the_next_nor_the_ledger(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    heard: list[str] = []
    slow = jobs.network.run(lambda: gate.wait(5), done=lambda _: heard.append("slow"))
    jobs.network.run(lambda: None, done=lambda _: heard.append("network"))
    jobs.run(lambda: None, done=lambda _: heard.append("ledger"))
    qtbot.waitUntil(lambda: sorted(heard) == ["ledger", "network"])
    slow.drop()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.network.busy)
    assert sorted(heard) == ["ledger", "network"]


def test_the_network_is_left_behind_when_the_window_closes(qtbot: QtBot) -> None:
    gate = threading.Event()
    lane = Jobs()
    lane.network.run(lambda: gate.wait(5), done=lambda _: None)
    lane.network.stop(0.0)
    lane.stop()
    gate.set()
    qtbot.wait(50)
