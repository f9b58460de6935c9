"""A flood of news refreshes a page a few times, then twice a second, and once after its end."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from courier_desktop.ui.pace import AT_ONCE, Pace


def test_a_flood_is_done_once_for_many(qtbot: QtBot) -> None:
    done, now = [], [100.0]
    pace = Pace(lambda: done.append(now[0]), clock=lambda: now[0])
    for _ in range(1000):
        pace.ask()
    assert len(done) == AT_ONCE
    assert pace.waiting
    qtbot.waitUntil(lambda: len(done) == AT_ONCE + 1)
    assert not pace.waiting


def test_what_is_asked_now_and_then_is_done_at_once(qtbot: QtBot) -> None:
    done, now = [], [100.0]
    pace = Pace(lambda: done.append(now[0]), clock=lambda: now[0])
    for _ in range(10):
        now[0] += 1
        pace.ask()
    assert len(done) == 10
    assert not pace.waiting
