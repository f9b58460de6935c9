"""A damaged ledger salvaged: everything readable stands in a new one, and the report names what does not."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.exports import messages
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.staff import Right, Role
from courier_desktop.paths import ledger_path
from courier_desktop.services import integrity, settings, shipments, staff
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.salvage import Salvaged, Wish, put_in_place, salvage
from courier_desktop.store import gateways
from courier_desktop.store.pages import Image, tree
from tests.fakes.damage import cut, flip, leaves, root_of, spoil_page
from tests.fakes.desk import MORNING, desk_over, migrated_ledger
from tests.services.exports.days import some_messages

COUNT = 60


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose ledger holds a day's work, one note of it longer than a page."""
    folder = migrated_ledger(tmp_path_factory.mktemp("day"))
    with desk_over(folder) as desk:
        some = [desk.shipment(note="Ñandú " * 2000 if n == 7 else "Tocar fuerte") for n in range(COUNT)]
        desk.route(some[:20])
        for one in some[:20]:
            desk.mark(one, "delivered")
        desk.driver("Chela Ríos")
    return folder


@pytest.fixture
def damaged(day: Path, tmp_path: Path) -> Path:
    return shutil.copytree(day, tmp_path / "damaged")


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that a salvage must bring."""
    names = (
        "ledger",
        "acts",
        "parties",
        "addresses",
        "texts",
        "drivers",
        "settings",
        "serials",
        "shipments",
        "notices",
    )
    with closing(sqlite3.connect(ledger_path(folder))) as conn:
        return {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}


def salvaged(folder: Path, **wishes: object) -> Salvaged:
    """Salvage that folder's ledger, which is not touched by it."""
    before = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    done = salvage(Wish(folder, folder.with_name("new"), **wishes))  # type: ignore[arg-type]  # wishes by name
    assert {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()} == before
    assert sorted(one.name for one in Path(done.path).parent.iterdir()) == ["courier.db", "salvage.json", "seen.json"]
    assert json.loads(Path(done.report).read_text(encoding="utf-8"))["events"] == done.events
    assert done.verified
    return done


def new_of(folder: Path) -> Path:
    return folder.with_name("new")


def test_a_page_is_read_as_sqlite_reads_it(day: Path) -> None:
    path = ledger_path(day)
    image = Image(path, None)
    with closing(sqlite3.connect(path)) as conn:
        for table in ("ledger", "parties", "addresses", "texts", "shipments"):
            mine = [cell.values for _, cells in tree(image, root_of(path, table)) for cell in cells or ()]
            names = ", ".join(row[1] for row in conn.execute(f"PRAGMA table_info({table})"))
            theirs = conn.execute(f"SELECT {names} FROM {table}").fetchall()
            assert len(mine) == len(theirs)
            # A row's number stands beside its columns, and a whole number among real ones stands as one.
            whole = [tuple(row[1:]) if mine[0][0] is None else tuple(row) for row in theirs]
            bare = [row[1:] if mine[0][0] is None else row for row in mine]
            assert sorted(map(repr, bare)) == sorted(map(repr, whole))
    image.close()


def test_a_whole_ledger_comes_out_whole(day: Path, damaged: Path) -> None:
    done = salvaged(damaged)
    assert (done.whole, done.missing_events, done.nameless, done.broken_pages, done.from_backup) == (True, 0, 0, 0, 0)
    assert done.shipments == COUNT
    assert tables(new_of(damaged)) == tables(day)


def test_contacts_and_messages_come_along_and_nothing_goes_by_itself(day: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(day, tmp_path / "talk")
    with desk_over(folder) as desk:
        one = desk.shipment(order_number="#777")
        desk.mark(one, "at_depot")
        some_messages(desk, one)
        with desk.ctx.write(Right.UPKEEP) as tx:
            gateways.save_settings(tx.conn, GatewayName.WAHA, {"base_url": "http://127.0.0.1:3000"})
            gateways.switch(tx.conn, GatewayName.WAHA, on=True)
    names = [table.name for table in messages.TABLES]

    def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with closing(sqlite3.connect(ledger_path(path))) as conn:
            return {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}

    spoil_page(ledger_path(folder), leaves(ledger_path(folder), "ledger")[-1])
    salvaged(folder)
    assert rows(new_of(folder)) == rows(folder)
    assert all(rows(folder).values())
    with closing(sqlite3.connect(ledger_path(new_of(folder)))) as conn:
        (found,) = conn.execute("SELECT switched_on, settings FROM gateways").fetchall()
    assert found == (0, '{"base_url": "http://127.0.0.1:3000"}')


def test_a_lost_page_of_events_is_named_and_the_rest_kept(day: Path, damaged: Path) -> None:
    path = ledger_path(damaged)
    spoil_page(path, leaves(path, "ledger")[-3])
    done = salvaged(damaged)
    with closing(sqlite3.connect(ledger_path(day))) as conn:
        everything = int(conn.execute("SELECT max(seq) FROM ledger").fetchone()[0])
    (first, last), *others = done.missing
    assert not others
    assert done.missing_events == last - first + 1 > 5
    assert done.events == everything - done.missing_events
    assert not done.whole
    # Nobody believes what the new ledger says of those that lost an event.
    assert 0 < len(done.otherwise) <= done.missing_events


def test_lost_registrations_are_written_anew_from_the_shipments(day: Path, damaged: Path) -> None:
    path = ledger_path(damaged)
    spoil_page(path, leaves(path, "ledger")[1])
    done = salvaged(damaged)
    assert (done.missing_events, done.shipments) == (0, COUNT)
    assert done.mended > 5
    assert not done.whole
    new, old = tables(new_of(damaged)), tables(day)
    assert new["shipments"] == old["shipments"]


def test_a_route_whose_beginning_is_lost_is_opened_anew(day: Path, damaged: Path) -> None:
    path = ledger_path(damaged)
    with closing(sqlite3.connect(ledger_path(day))) as conn:
        opened = int(conn.execute("SELECT seq FROM ledger WHERE kind = 'route_opened'").fetchone()[0])
    page = next(one for one in leaves(path, "ledger") if opened in numbers_on(path, one))
    spoil_page(path, page)
    done = salvaged(damaged)
    with closing(sqlite3.connect(ledger_path(new_of(damaged)))) as conn:
        assert conn.execute("SELECT name FROM routes").fetchall() == [("Oriente",)]
    assert done.mended >= 1


def numbers_on(path: Path, page: int) -> set[int]:
    image = Image(path, None)
    _, cells, _ = image.cells(page)
    image.close()
    return {cell.number for cell in cells}


def test_a_lost_page_of_names_leaves_blank_ones(damaged: Path) -> None:
    path = ledger_path(damaged)
    spoil_page(path, leaves(path, "parties")[0])
    done = salvaged(damaged)
    assert done.missing_events == 0
    assert done.nameless > 3
    assert done.shipments == COUNT


@pytest.mark.parametrize("table", ["ledger", "acts", "parties", "addresses", "texts"])
def test_a_lost_root_costs_no_row(day: Path, damaged: Path, table: str) -> None:
    path = ledger_path(damaged)
    root = root_of(path, table)
    one_page = leaves(path, table) == [root]
    spoil_page(path, root)
    done = salvaged(damaged)
    if not one_page:
        assert (done.missing_events, done.nobody) == (0, 0)
        lost = len(tables(day)[table]) - len(tables(new_of(damaged))[table])
        # A tree of rows without numbers keeps some of them in its root.
        assert lost == 0 or done.nameless <= 3


@settings_of(max_examples=max(6, settings_of().max_examples // 8))
@given(st.sets(st.integers(2, 100), min_size=1, max_size=12), st.integers(0, 1000))
def test_any_lost_pages_property(
    day: Path, tmp_path_factory: pytest.TempPathFactory, lost: set[int], seed: int
) -> None:
    folder = shutil.copytree(day, tmp_path_factory.mktemp("lost") / "damaged")
    for page in lost:
        spoil_page(ledger_path(folder), page, seed)
    salvaged(folder)


def test_a_lost_list_of_tables_costs_no_event(day: Path, damaged: Path) -> None:
    path = ledger_path(damaged)
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    done = salvaged(damaged)
    assert (done.missing_events, done.nameless, done.shipments) == (0, 0, COUNT)
    new, old = tables(new_of(damaged)), tables(day)
    assert {name: new[name] for name in ("ledger", "parties", "texts", "settings")} == {
        name: old[name] for name in ("ledger", "parties", "texts", "settings")
    }


def test_a_lost_act_leaves_the_event_and_says_that_nobody_is_known(damaged: Path) -> None:
    path = ledger_path(damaged)
    spoil_page(path, leaves(path, "acts")[0])
    done = salvaged(damaged)
    assert done.missing_events == 0
    assert done.nobody > 3
    assert not done.whole


def test_an_altered_event_is_named(damaged: Path) -> None:
    path = ledger_path(damaged)
    content = path.read_bytes()
    page = leaves(path, "ledger")[0]
    start = (page - 1) * 4096
    flip(
        path,
        content.index(b'"pieces"', start)
        if b'"pieces"' in content[start : start + 4096]
        else content.index(b'"serial":', start) + 9,
        1,
    )
    done = salvaged(damaged)
    assert len(done.altered) == 1
    assert not done.whole


def test_a_file_cut_short_gives_what_is_left(damaged: Path) -> None:
    path = ledger_path(damaged)
    cut(path, path.stat().st_size * 4 // 5)
    done = salvaged(damaged)
    assert done.events > 20
    assert done.shipments > 0


def test_the_next_number_comes_after_every_salvaged_one(damaged: Path) -> None:
    path = ledger_path(damaged)
    spoil_page(path, root_of(path, "serials"))
    salvaged(damaged)
    with desk_over(new_of(damaged)) as desk:
        desk.count = 10_000
        desk.shipment()
        assert integrity.verify(desk.ctx).clean


def test_a_log_without_its_ledger_gives_what_it_holds(day: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(day, tmp_path / "live")
    with desk_over(folder) as desk:
        desk.count = 1000
        desk.shipments(5)
        crashed = tmp_path / "damaged"
        crashed.mkdir()
        shutil.copy(folder / "courier.db-wal", crashed / "courier.db-wal")
    done = salvaged(crashed)
    assert done.events >= 5
    assert done.shipments >= 5


def test_a_log_damaged_in_its_middle_gives_what_comes_after(day: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(day, tmp_path / "live")
    with desk_over(folder) as desk:
        desk.count = 1000
        desk.shipments(30)
        shutil.copytree(folder, tmp_path / "damaged")
    wal = tmp_path / "damaged" / "courier.db-wal"
    flip(wal, 32 + 40 * 4120 + 24 + 3000)
    done = salvaged(tmp_path / "damaged")
    assert done.shipments + len(done.altered) + done.missing_events >= COUNT + 30


def test_the_backup_fills_what_is_lost_and_the_rest_is_added(day: Path, damaged: Path) -> None:
    backup = damaged.with_name("courier-20261119-120000.db")
    shutil.copy(ledger_path(day), backup)
    with desk_over(damaged) as desk:
        desk.count = 5000
        desk.clock.advance(hours=2)
        later = desk.shipments(6)
        desk.mark(later[0], "at_depot")
    path = ledger_path(damaged)
    spoil_page(path, leaves(path, "ledger")[0])
    spoil_page(path, leaves(path, "parties")[0])
    done = salvaged(damaged, backup=backup)
    assert (done.missing_events, done.nameless, done.shipments) == (0, 0, COUNT + 6)
    assert done.whole
    assert done.from_backup > 100


def test_another_couriers_backup_is_refused(damaged: Path, tmp_path: Path) -> None:
    other = migrated_ledger(tmp_path / "other")
    with desk_over(other) as desk:
        desk.shipments(2)
    with pytest.raises(RefusedError) as caught:
        salvage(Wish(damaged, new_of(damaged), backup=ledger_path(other)))
    assert caught.value.refusal == "salvage_other_ledger"
    assert not new_of(damaged).exists()


def test_the_staff_comes_along(damaged: Path) -> None:
    ctx = open_context(damaged, actor="Ana")
    staff.add(ctx, "Rosa Núñez", Role.OWNER, "4711")
    close_context(ctx)
    salvaged(damaged)
    ctx = open_context(new_of(damaged))
    assert ctx.staffed
    close_context(ctx)


def test_what_was_recorded_after_the_file_is_named_too(damaged: Path) -> None:
    done = salvaged(damaged, last_seen=100_000)
    assert done.missing[-1][1] == 100_000


@pytest.mark.parametrize("content", [b"", b"Hola" * 5000, bytes(40_960)])
def test_where_nothing_can_be_read_it_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "courier.db").write_bytes(content)
    with pytest.raises(RefusedError) as caught:
        salvage(Wish(tmp_path, tmp_path / "new"))
    assert caught.value.refusal == "salvage_nothing"
    assert not (tmp_path / "new").exists()


def test_a_ledger_that_stands_there_is_left_alone(day: Path, damaged: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        salvage(Wish(ledger_path(day), damaged))
    assert caught.value.refusal == "salvage_place_taken"
    assert ledger_path(damaged).exists()


def test_the_salvaged_ledger_takes_the_damaged_ones_place(damaged: Path) -> None:
    path = ledger_path(damaged)
    spoil_page(path, leaves(path, "ledger")[-1])
    before = path.read_bytes()
    done = salvage(Wish(damaged, damaged / "salvage-1"))
    put_in_place(damaged, done, MORNING)
    aside = [one for one in (damaged / "backups").iterdir() if one.suffix == ".db"]
    assert [one.read_bytes() for one in aside] == [before]
    ctx = open_context(damaged)
    assert shipments.find(ctx, "Itzel Ochoa 3")
    assert integrity.verify(ctx).clean
    settings.change(ctx, "company", "Colibrí")
    close_context(ctx)
