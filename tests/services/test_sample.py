"""The sample day: its files can be made again, its morning happens whole, and it goes without a trace."""

from __future__ import annotations

import csv
import json
import runpy
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.phone import normalize_phone
from courier_desktop.domain.rows import RouteState, ShipmentQuery, View
from courier_desktop.domain.statuses import StopState
from courier_desktop.domain.today_rows import TodayKind
from courier_desktop.paths import resources_dir
from courier_desktop.services import delays, notices, shipments
from courier_desktop.services.context import Context
from courier_desktop.services.integrity import verify
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.route_boards import routes_of_day
from courier_desktop.services.sample import (
    SampleDay,
    load_sample_day,
    remove_sample_day,
    sample_dir,
    sample_files,
)
from courier_desktop.services.sample_clock import SampleClock
from courier_desktop.services.today import today

FOLDER = resources_dir() / "sample"
MEXICO = ZoneInfo("America/Mexico_City")
NOW = datetime(2026, 11, 19, 17, 42, tzinfo=UTC)  # 11:42 in Guadalajara


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Context, SampleDay]]:
    ctx = open_context(tmp_path_factory.mktemp("sample"), clock=lambda: NOW)
    yield ctx, load_sample_day(ctx)
    close_context(ctx)


def test_the_bundled_files_are_what_the_script_makes(tmp_path: Path) -> None:
    runpy.run_path(str(FOLDER / "make_sample.py"))["main"](tmp_path)
    for name in ("moda-tapatia.csv", "dulces-regionales.csv", "plan.json"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name
    made, bundled = (load_workbook(folder / "guias-colibri.xlsx").active for folder in (tmp_path, FOLDER))
    assert made is not None
    assert bundled is not None
    assert list(made.values) == list(bundled.values)


def test_the_files_hold_the_traits_of_real_exports() -> None:
    shopify = (FOLDER / "moda-tapatia.csv").read_bytes()
    tiendanube = (FOLDER / "dulces-regionales.csv").read_bytes()
    rows = list(csv.DictReader(shopify.decode("utf-8").splitlines()))
    orders = Counter(row["Name"] for row in rows)
    assert len(orders) == 72
    assert max(orders.values()) == 2
    assert any(row["Shipping Phone"] == "3.33556E+09" for row in rows)
    with pytest.raises(UnicodeDecodeError):
        tiendanube.decode("utf-8")
    assert "ñ" in tiendanube.decode("latin-1")
    assert tiendanube.count(b";") > tiendanube.count(b",")


def test_every_phone_is_well_formed_and_invented() -> None:
    rows = csv.DictReader((FOLDER / "moda-tapatia.csv").read_text(encoding="utf-8").splitlines())
    phones = [row["Shipping Phone"] for row in rows if row["Shipping Phone"] and "E" not in row["Shipping Phone"]]
    assert len(phones) > 60
    assert all(normalize_phone(phone).e164.startswith("+52335550") for phone in phones)


def test_the_morning_is_the_pictures(loaded: tuple[Context, SampleDay]) -> None:
    ctx, made = loaded
    routes = routes_of_day(ctx)
    assert [(route.code, route.done, route.failed, route.stops) for route in routes] == [
        ("R1", 22, 0, 32),
        ("R2", 14, 1, 34),
        ("R3", 11, 2, 30),
        ("R4", 13, 0, 22),
        ("R5", 0, 0, 32),
    ]
    assert [route.shift_minutes for route in routes] == [-12, 10, 38, 14, 0]
    assert (routes[4].state, routes[4].loaded, routes[4].pieces) == (RouteState.LOADING, 14, 37)
    assert routes[1].next_state is StopState.AT_DOOR
    assert routes[1].next_stop.startswith("José María Vigil 2456")
    assert (made.delivered, made.failed, made.routes) == (60, 3, 5)


def test_the_day_needs_somebody(loaded: tuple[Context, SampleDay]) -> None:
    lines = {line.kind: line.count for line in today(loaded[0]).lines}
    assert lines[TodayKind.ADDRESSES] == 5
    assert lines[TodayKind.ATTEMPTS] == 3
    assert lines[TodayKind.STUCK] == 2
    assert lines[TodayKind.MAYBE_SENT] == 1
    assert lines[TodayKind.CALLS] >= 2
    assert 5 <= lines[TodayKind.MESSAGES] <= 25


def test_every_order_of_the_files_is_in(loaded: tuple[Context, SampleDay]) -> None:
    counted = shipments.counts(loaded[0], ShipmentQuery(view=View.ALL))
    assert counted.total == 155 + 2  # 70, 50 and 35 orders of the files, and two typed days ago
    assert 155 / 4 < counted.cash + today(loaded[0]).delivered / 3 < 155 / 2


def test_the_setback_was_told_to_whom_it_concerns(loaded: tuple[Context, SampleDay]) -> None:
    ctx = loaded[0]
    (setback,) = delays.newest(ctx)
    assert (setback.minutes, setback.shipments) == (45, 17)
    assert 0 < setback.confirmed < setback.notices < setback.shipments
    states = Counter(row.state for row in notices.history(ctx, 2000))
    assert {NoticeState.PREPARED, NoticeState.OPENED, NoticeState.MAYBE_SENT} <= states.keys()
    assert states[NoticeState.BLOCKED] >= 3
    assert states[NoticeState.CONFIRMED] > 100


def test_nothing_happens_in_the_future_or_out_of_order(loaded: tuple[Context, SampleDay]) -> None:
    ctx = loaded[0]
    query = ShipmentQuery(view=View.ALL)
    for shipment_id in shipments.ids(ctx, query)[::9]:
        events = shipments.detail(ctx, shipment_id).events
        times = [event.occurred_at for event in events]
        assert max(times) <= NOW
        assert times == sorted(times, reverse=True)


def test_the_ledger_of_the_sample_is_sound(loaded: tuple[Context, SampleDay]) -> None:
    assert verify(loaded[0]).clean


def test_the_clock_is_given_back(loaded: tuple[Context, SampleDay]) -> None:
    assert loaded[0].clock() == NOW


def test_a_ledger_with_shipments_is_left_alone(loaded: tuple[Context, SampleDay]) -> None:
    before = shipments.counts(loaded[0], ShipmentQuery(view=View.ALL)).total
    with pytest.raises(RefusedError) as refused:
        load_sample_day(loaded[0])
    assert refused.value.refusal == "ledger_not_empty"
    assert shipments.counts(loaded[0], ShipmentQuery(view=View.ALL)).total == before


def test_it_can_be_cancelled_and_removed(data_dir: Path) -> None:
    folder = sample_dir(data_dir)
    folder.mkdir()
    heard: list[tuple[int, int]] = []
    ctx = open_context(folder, clock=lambda: NOW)
    with pytest.raises(CancelledError):
        load_sample_day(ctx, progress=lambda done, total: heard.append((done, total)), cancel=lambda: len(heard) == 3)
    assert [done for done, _ in heard] == [1, 2, 3]
    assert ctx.clock() == NOW
    close_context(ctx)
    remove_sample_day(data_dir)
    assert not folder.exists()
    remove_sample_day(data_dir)


def test_the_files_are_named_in_the_order_of_their_import() -> None:
    assert [path.name for path in sample_files()] == [
        "dulces-regionales.csv",
        "moda-tapatia.csv",
        "guias-colibri.xlsx",
    ]
    assert all(path.is_file() for path in sample_files())
    assert json.loads((FOLDER / "plan.json").read_text(encoding="utf-8"))["delay"]["minutes"] == 45


@pytest.mark.parametrize("hour", range(24))
def test_the_plan_fits_into_any_day_so_far(hour: int) -> None:
    now = datetime(2026, 11, 19, hour, 7, tzinfo=MEXICO).astimezone(UTC)
    clock = SampleClock(now, MEXICO)
    midnight = datetime(2026, 11, 19, tzinfo=MEXICO)
    moments = [clock.at(at) for at in ("06:50", "08:10", "11:10", "11:42")]
    assert moments == sorted(moments)
    assert moments[0] >= midnight
    assert moments[-1] == now
    assert clock.at("12:30") == now + timedelta(minutes=48)
    assert clock.pace(12) >= 1


def test_the_clock_goes_neither_back_nor_past_the_present() -> None:
    clock = SampleClock(NOW, MEXICO)
    clock.move_to(clock.at("10:00"))
    clock.move_to(clock.at("09:00"))
    assert clock() == clock.at("10:00")
    clock.tick(100_000)
    assert clock() == NOW
