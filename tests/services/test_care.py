"""Has the ledger gone back, is the clock behind, is the file whole: asked quietly, and said plainly."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.paths import ledger_path, seen_path
from courier_desktop.services import care, integrity, notices, noticing, shipments
from courier_desktop.services.open import Opening, close_context, open_context
from courier_desktop.store import ledger
from tests.fakes.damage import flip, leaves, root_of, spoil_page
from tests.fakes.desk import MORNING, Clock, Desk, desk_over

# ------------------------------------------------------------------------------------------------- gone back


def crashed(folder: Path, count: int) -> None:
    """Another program adds that many shipments and is cut off: they stand in the write-ahead log only."""
    script = f"""
import os
from pathlib import Path
from tests.fakes.desk import Desk, Clock
from courier_desktop.services.open import open_context
from courier_desktop.services import care
ctx = open_context(Path({str(folder)!r}), actor="Ana", clock=Clock())
desk = Desk(ctx, ctx.clock, count=500)
desk.shipments({count})
care.note_seen(ctx)
os._exit(9)
"""
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=root).returncode == 9


def test_a_log_that_was_deleted_is_noticed(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "ledger")
    with desk_over(folder) as desk:
        desk.shipments(3)
    crashed(folder, 5)
    ledger_path(folder).with_name("courier.db-wal").unlink()
    with desk_over(folder) as desk:
        found = care.went_back(desk.ctx)
        assert found is not None
        assert found.code == "ledger_went_back"
        with desk.ctx.read() as conn:
            last = ledger.last_seq(conn)
        assert found.params["last"] == last < int(found.params["seen"])
    # It is said until somebody says that this is right, whatever is written meanwhile.
    with desk_over(folder) as desk:
        desk.count = 1000
        desk.shipments(30)
    with desk_over(folder) as desk:
        assert care.went_back(desk.ctx) is not None
        care.accept(desk.ctx)
        assert care.went_back(desk.ctx) is None


def test_an_older_copy_put_in_place_is_noticed(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "ledger")
    with desk_over(folder) as desk:
        desk.shipments(2)
    older = shutil.copy(ledger_path(folder), tmp_path / "older.db")
    with desk_over(folder) as desk:
        desk.count = 1000
        desk.shipments(2)
    shutil.copy(older, ledger_path(folder))
    with desk_over(folder) as desk:
        assert care.went_back(desk.ctx) is not None
        assert care.last_seen(folder) > 0


def test_a_crash_loses_nothing_so_nothing_is_said(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "ledger")
    crashed(folder, 5)
    with desk_over(folder) as desk:
        assert care.went_back(desk.ctx) is None
        with desk.ctx.read() as conn:
            assert ledger.last_seq(conn) >= 5


def test_a_ledger_begun_anew_is_expected_to_hold_nothing(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "ledger")
    with desk_over(folder) as desk:
        desk.shipments(2)
    (folder / "backups").mkdir()
    shutil.move(ledger_path(folder), folder / "backups" / "courier-20261119-120000.db")
    ctx = open_context(folder, how=Opening.ANEW)
    assert care.went_back(ctx) is None
    close_context(ctx)


def test_a_note_that_is_none_is_no_finding(desk: Desk) -> None:
    seen_path(desk.ctx.store.path.parent).write_text("{", encoding="utf-8")
    assert care.went_back(desk.ctx) is None
    care.note_seen(desk.ctx)
    desk.shipment()
    care.note_seen(desk.ctx)
    assert care.last_seen(desk.ctx.store.path.parent) > 0


# -------------------------------------------------------------------------------------------- the clock set back


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(days=365)])
def test_a_clock_set_back_keeps_the_order_and_says_so(desk: Desk, back: timedelta) -> None:
    before = desk.shipment()
    assert care.clock_behind(desk.ctx) is None
    desk.clock.now -= back
    found = care.clock_behind(desk.ctx)
    assert found is not None
    assert (found.code, found.params["at"]) == ("clock_set_back", "19/11/2026 09:00")
    after = desk.shipment()
    # Ids of one program go on in order, and the ledger's own number orders everything.
    assert before < after
    with desk.ctx.read() as conn:
        newest = [event.shipment_id for event in ledger.newest_acts(conn, 50) if event.fact.kind == "registered"]
    assert newest == [after, before]
    desk.mark(after, "at_depot")
    assert [fact.kind for fact in desk.facts(after)][:1] == ["registered"]
    assert integrity.verify(desk.ctx).clean
    # It is still said after a mark by the wrong clock, until somebody believes the clock or it is put right.
    assert care.clock_behind(desk.ctx) is not None
    care.trust_clock(desk.ctx)
    assert care.clock_behind(desk.ctx) is None


def test_a_clock_put_right_by_minutes_is_no_finding(desk: Desk) -> None:
    desk.shipment()
    desk.clock.now -= timedelta(minutes=5)
    assert care.clock_behind(desk.ctx) is None


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(days=365)])
def test_a_clock_set_back_tells_nobody_twice_and_lets_nothing_expire(desk: Desk, back: timedelta) -> None:
    some = desk.shipments(2)
    desk.route(some)
    told = {one: desk.told(one) for one in some}
    waiting = {one.notice_id for one in notices.of_shipment(desk.ctx, some[0]) if one.state is NoticeState.PREPARED}
    assert NoticeEvent.OUT_FOR_DELIVERY in told[some[0]]
    desk.clock.now -= back
    assert noticing.expire_due(desk.ctx) == 0
    assert {one: desk.told(one) for one in some} == told
    desk.mark(some[0], "delivered")
    assert desk.told(some[0]).count(NoticeEvent.OUT_FOR_DELIVERY) == 1
    assert desk.told(some[0]).count(NoticeEvent.DELIVERED) == 1
    # Put right again, the other's notice is as it was.
    desk.clock.now += back
    assert noticing.expire_due(desk.ctx) == 0
    states = {one.event: one.state for one in desk.notices(some[0])}
    assert states[NoticeEvent.DELIVERED] is NoticeState.PREPARED
    assert desk.told(some[1]).count(NoticeEvent.OUT_FOR_DELIVERY) == 1
    assert waiting
    assert integrity.verify(desk.ctx).clean


def test_ids_of_a_program_started_by_a_clock_set_back_are_no_ones_else(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "ledger")
    with desk_over(folder) as desk:
        first = desk.shipments(20)
    with desk_over(folder, Clock(MORNING - timedelta(hours=2))) as desk:
        desk.count = 100
        second = desk.shipments(20)
        assert not set(first) & set(second)
        assert integrity.verify(desk.ctx).clean


# ------------------------------------------------------------------------------------- the check in the background


def test_a_whole_ledger_is_checked_once_a_day(desk: Desk) -> None:
    desk.route(desk.shipments(5))
    assert care.check_due(desk.ctx)
    found = care.check(desk.ctx)
    assert (found.code, found.detail) == ("", ())
    assert care.last_check(desk.ctx) == found
    assert not care.check_due(desk.ctx)
    desk.clock.advance(hours=25)
    assert care.check_due(desk.ctx)


@pytest.fixture
def worn(template: Path, tmp_path: Path) -> Path:
    folder = shutil.copytree(template, tmp_path / "ledger")
    with desk_over(folder) as desk:
        some = desk.shipments(60)
        desk.route(some[:20])
    return folder


def checked(folder: Path) -> care.Checked:
    with desk_over(folder) as desk:
        found = care.check(desk.ctx)
        kept = care.last_check(desk.ctx)
        assert kept is None or kept.code == found.code
        assert care.check_due(desk.ctx) or not found.code
        return found


def test_a_damaged_table_page_is_found(worn: Path) -> None:
    path = ledger_path(worn)
    spoil_page(path, leaves(path, "parties")[0])
    assert checked(worn).code == "ledger_damaged"


def test_a_damaged_index_page_is_found(worn: Path) -> None:
    path = ledger_path(worn)
    spoil_page(path, root_of(path, "shipments_by_status"))
    assert checked(worn).code == "ledger_damaged"


def test_a_bit_of_an_index_is_found(worn: Path) -> None:
    path = ledger_path(worn)
    page = leaves(path, "shipments_by_status")[0]
    flip(path, path.read_bytes().index(b"registered", (page - 1) * 4096), 1)
    assert checked(worn).code == "ledger_damaged"


def test_a_bit_of_an_event_is_found(worn: Path) -> None:
    path = ledger_path(worn)
    page = leaves(path, "ledger")[0]
    flip(path, path.read_bytes().index(b'"serial":', (page - 1) * 4096) + 9, 1)
    found = checked(worn)
    assert found.code == "ledger_altered"


def test_a_change_behind_the_programs_back_is_found(worn: Path) -> None:
    with closing(sqlite3.connect(ledger_path(worn))) as conn:
        conn.execute("UPDATE shipments SET pieces = pieces + 1 WHERE ordinal = (SELECT min(ordinal) FROM shipments)")
        conn.commit()
    assert checked(worn).code == "drift_found"


@pytest.mark.parametrize("what", [b'"serial":', b'"kind"', b"registered"])
def test_an_event_that_cannot_be_understood_is_a_damaged_ledger(worn: Path, what: bytes) -> None:
    path = ledger_path(worn)
    content = path.read_bytes()
    start = (leaves(path, "ledger")[0] - 1) * 4096
    place = content.find(what, start, start + 4096)
    flip(path, max(place, content.index(b'{"', start) + 1), 0x40)
    assert checked(worn).code in {"ledger_damaged", "ledger_altered"}


def test_a_damaged_search_index_says_that_the_rest_is_whole(worn: Path) -> None:
    path = ledger_path(worn)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE search_data SET block = ? WHERE id > 10", (b"\xff" * 200,))
        conn.commit()
    with desk_over(worn) as desk:
        with pytest.raises(LedgerOpenError) as caught:
            shipments.find(desk.ctx, "Itzel")
        assert caught.value.params["why"] == "ledger_search_damaged"
        integrity.rebuild(desk.ctx)
        assert shipments.find(desk.ctx, "Itzel")
        assert integrity.verify(desk.ctx).clean
