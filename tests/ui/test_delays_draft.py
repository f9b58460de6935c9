"""The setback being written: kept and read back as it was, turned into what the services take."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

import pytest

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.services.delays import Scope
from courier_desktop.ui.delays.draft import Edited, SetbackDraft, read, written
from tests.ui.day import local

ZONE = ZoneInfo("America/Mexico_City")
FULL = SetbackDraft(
    cause=Cause.HOLIDAY,
    scope=Scope.LIST,
    route_id="r1",
    driver_id="d1",
    zone="44380, 443",
    guides=(("s1", "CLB-1"), ("s2", "CLB-2")),
    minutes=75,
    new_window=True,
    day="2026-11-20",
    hours="10-13",
    note="Día feriado “móvil”",
    skipped=frozenset({ShipmentId("s2")}),
    texts={ShipmentId("s1"): Edited("antes", "después")},
)


def test_a_kept_draft_comes_back_as_it_was() -> None:
    assert read(written(FULL)) == FULL
    assert read(written(SetbackDraft())) == SetbackDraft()


@pytest.mark.parametrize(
    "body",
    [None, "", "no es json", "[]", "{}", json.dumps({"cause": "moon", "scope": "route"}), '{"cause": "traffic"}'],
)
def test_what_is_no_draft_is_none(body: str | None) -> None:
    assert read(body) is None


@pytest.mark.parametrize(
    ("scope", "refs"),
    [
        (Scope.ROUTE, ("r1",)),
        (Scope.DRIVER, ("d1",)),
        (Scope.ZONE, ("44380", "443")),
        (Scope.LIST, ("s1", "s2")),
    ],
)
def test_each_scope_names_its_own(scope: Scope, refs: tuple[str, ...]) -> None:
    asked = SetbackDraft(scope=scope, route_id="r1", driver_id="d1", zone="44380, 443", guides=FULL.guides)
    assert asked.refs == refs
    assert SetbackDraft(scope=scope).refs == ()


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [("16-18", local(16), local(18)), ("", local(9), local(20)), ("hasta las 14", local(9), local(14))],
)
def test_a_new_window_is_a_day_and_its_hours(hours: str, start: object, end: object) -> None:
    asked = SetbackDraft(new_window=True, day="2026-11-19", hours=hours).asked(ZONE)
    assert (asked.minutes, asked.new_start, asked.new_end) == (None, start, end)


def test_hours_that_cannot_be_read_give_no_window() -> None:
    asked = SetbackDraft(new_window=True, day="2026-11-19", hours="por la tarde").asked(ZONE)
    assert (asked.minutes, asked.new_start, asked.new_end) == (None, None, None)
    assert SetbackDraft(new_window=True).window(ZONE) == (None, None)
    assert SetbackDraft(minutes=45).asked(ZONE).minutes == 45
