"""The figures that pages show are rows kept current: the same as a count, whatever happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.draft import Promise
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.services import acts, integrity, settings
from courier_desktop.store import tallies
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger

TODAY = "2026-11-19"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("tallies") / "template")


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        yield made


def figures(desk: Desk, what: str, day: str = "") -> dict[str, int]:
    with desk.ctx.read() as conn:
        return tallies.by_bucket(conn, what, day)


def test_a_day_is_counted_as_it_goes(desk: Desk) -> None:
    end = desk.clock.now + timedelta(hours=2)
    promise = Promise(desk.clock.now, end)
    ids = desk.shipments(3, promise=promise, cash_on_delivery=Money(125_000))
    assert figures(desk, "status") == {"registered": 3}
    assert figures(desk, "no_route") == {"registered": 3}
    assert figures(desk, "cash_due") == {"MXN": 375_000}
    desk.route(ids)
    assert figures(desk, "status") == {"out_for_delivery": 3}
    assert figures(desk, "no_route") == {}
    desk.mark(ids[0], Status.DELIVERED, collected=Money(125_000))
    desk.mark(ids[1], Status.ATTEMPT_FAILED, reason=ReasonCode.NO_CONTACT)
    desk.clock.advance(hours=3)
    desk.mark(ids[2], Status.DELIVERED, collected=Money(125_000))
    assert figures(desk, "delivered", TODAY) == {"in": 1, "out": 1}
    assert figures(desk, "failed", TODAY) == {"": 1}
    assert figures(desk, "ended", TODAY) == {"delivered": 2}
    assert figures(desk, "cash_due") == {"MXN": 125_000}
    assert integrity.verify(desk.ctx).clean


def test_what_is_undone_is_uncounted(desk: Desk) -> None:
    one = desk.shipment()
    before = figures(desk, "status")
    desk.mark(one, Status.DELIVERED)
    assert figures(desk, "ended", TODAY) == {"delivered": 1}
    acts.undo(desk.ctx)
    assert figures(desk, "status") == before
    assert figures(desk, "ended", TODAY) == {}
    acts.undo(desk.ctx)
    assert figures(desk, "status") == {}


def test_another_time_zone_begins_its_days_elsewhere(desk: Desk) -> None:
    """15:00 UTC on the 19th is the 20th on Kiritimati."""
    desk.mark(desk.shipment(), Status.DELIVERED)
    settings.change(desk.ctx, "zone", "Pacific/Kiritimati")
    assert figures(desk, "ended", TODAY) == {}
    assert figures(desk, "ended", "2026-11-20") == {"delivered": 1}
    desk.mark(desk.shipment(), Status.DELIVERED)
    assert figures(desk, "ended", "2026-11-20") == {"delivered": 2}
    assert integrity.verify(desk.ctx).clean


def test_a_figure_that_drifted_is_told_and_mended(desk: Desk) -> None:
    desk.shipment()
    with desk.ctx.store.write() as conn:
        conn.execute("UPDATE tallies SET n = 7 WHERE what = 'status'")
    found = integrity.verify(desk.ctx)
    assert [(drift.table, drift.key) for drift in found.drifts] == [("tallies", "status registered")]
    integrity.rebuild(desk.ctx)
    assert integrity.verify(desk.ctx).clean


def test_a_shipment_that_the_search_lost_is_told(desk: Desk) -> None:
    desk.shipment()
    with desk.ctx.store.write() as conn:
        conn.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert [drift.table for drift in integrity.verify(desk.ctx).drifts] == ["search"]
