"""The promise strip and the route beads: tones, words, and that every state draws."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from courier_desktop.domain.rows import Window
from courier_desktop.domain.statuses import StopState
from courier_desktop.ui.parts.beads import BeadLegend, RouteBeads, pace_look
from courier_desktop.ui.parts.strip import Labels, PromiseStrip, PromiseView, strip_tone
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

START = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
END = START + timedelta(hours=1)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("window", "tone"),
    [
        (Window(START, END, at(35)), Tone.GREEN),
        (Window(START, END, at(60)), Tone.GREEN),
        (Window(START, END, at(61)), Tone.AMBER),
        (Window(START, END, at(179)), Tone.AMBER),
        (Window(START, END, at(180)), Tone.RED),
        (Window(START, END, at(-5)), Tone.AMBER),
        (Window(START, END, None, at(-5)), Tone.GREEN),
        (Window(START, END, at(90), at(30)), Tone.GREEN),
        (Window(), Tone.GREEN),
    ],
)
def test_the_dot_is_green_inside_amber_outside_red_from_two_hours(window: Window, tone: Tone) -> None:
    assert strip_tone(window) is tone


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("labels", list(Labels))
def test_a_strip_draws_its_estimate_in_its_tone(qtbot: QtBot, labels: Labels) -> None:
    strip = PromiseStrip()
    qtbot.addWidget(strip)
    strip.show_view(PromiseView(Window(START, END, at(101)), UTC, at(-40), None, labels))
    strip.resize(252, strip.sizeHint().height())
    found = colours(strip.grab().toImage())
    assert current_theme().tone(Tone.AMBER).solid.name() in found
    assert current_theme().band.name() in found
    assert strip.accessibleName() == "12:00 13:00 13:41"


def test_a_strip_of_nothing_is_a_bare_axis(qtbot: QtBot) -> None:
    strip = PromiseStrip(PromiseView(Window(), UTC))
    qtbot.addWidget(strip)
    strip.resize(200, 20)
    assert current_theme().line2.name() in colours(strip.grab().toImage())


@pytest.mark.parametrize(
    ("minutes", "text", "tone"),
    [
        (-12, "12 min adelante", Tone.GREEN),
        (-5, "5 min adelante", Tone.GREEN),
        (-4, "a tiempo", Tone.GREEN),
        (15, "a tiempo", Tone.GREEN),
        (16, "16 min atrás", Tone.AMBER),
        (38, "38 min atrás", Tone.AMBER),
    ],
)
def test_the_pace_of_a_route_in_words(minutes: int, text: str, tone: Tone) -> None:
    shown, look = pace_look(minutes)
    assert (shown, look.tone) == (text, tone)


@pytest.mark.parametrize("stops", [1, 34, 60, 61, 400])
def test_beads_of_any_number_draw(qtbot: QtBot, stops: int) -> None:
    beads = RouteBeads([list(StopState)[n % 6] for n in range(stops)], [n % 2 == 0 for n in range(stops)])
    qtbot.addWidget(beads)
    beads.resize(300, beads.sizeHint().height())
    assert len(colours(beads.grab().toImage())) > 1
    assert beads.accessibleName().endswith(f"de {stops}")


def test_done_stops_are_green_and_late_ones_amber(qtbot: QtBot) -> None:
    beads = RouteBeads([StopState.DONE, StopState.PENDING], [False, True])
    qtbot.addWidget(beads)
    beads.resize(100, 16)
    image, theme = beads.grab().toImage(), current_theme()
    assert QColor(image.pixelColor(25, 8)) == theme.tone(Tone.GREEN).solid
    assert QColor(image.pixelColor(75, 8)) == theme.tone(Tone.AMBER).tint


def test_no_beads_and_the_legend_draw(qtbot: QtBot) -> None:
    for widget in (RouteBeads(), BeadLegend()):
        qtbot.addWidget(widget)
        assert not widget.grab().isNull()
