"""No query walks through a growing table, but where a comment beside it says why.

Every statement that the store asked while the other tests of this run ran is explained (this module runs last); alone,
it explains those of the sample day.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from courier_desktop.domain.rows import ShipmentQuery, SortBy, View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.today_rows import TodayKind
from courier_desktop.paths import ledger_path
from courier_desktop.services import delays, notices, route_boards, shipments, slips, today
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.sample import load_sample_day
from courier_desktop.store import lists
from courier_desktop.store.db import Store
from tests.fakes.queries import STORE, asked

# Whatever a courier does adds rows here, for ever.
GROWING = {
    "acts",
    "ledger",
    "shipments",
    "stops",
    "routes",
    "notices",
    "delays",
    "delay_shipments",
    "parties",
    "addresses",
    "texts",
    "tallies",
    "imported_orders",
    "words",
    "outbox",
    "outbox_notices",
    "outbox_attempts",
    "contacts",
    "contact_addresses",
    "channel_opt_outs",
    "inbound",
}
# Indexes of a few rows, however many the table has.
OF_FEW = {"ledger_of_neither", "inbound_unseen"}
# They ask other files than this version's ledger: old ones, damaged ones, copies.
OTHER_FILES = {
    "backup.py",
    "backup_reading.py",
    "backup_restoring.py",
    "looks.py",
    "migrations.py",
    "restoring.py",
    "salvage.py",
    "salvage_mending.py",
    "schema.py",
    "second_ledger.py",
}
ALIAS = re.compile(r"\b(?:FROM|JOIN|UPDATE|,)\s+(\w+)(?:\s+AS\s+(\w+))?", re.IGNORECASE)
SCAN = re.compile(r"^SCAN (\w+)(?! VIRTUAL)")
REASON = re.compile(r"# .*(full read|walk)", re.IGNORECASE)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A ledger after the sample day, every page of it looked at."""
    folder = tmp_path_factory.mktemp("plans")
    ctx = open_context(folder, actor="Ana")
    load_sample_day(ctx)
    today.today(ctx)
    for kind in TodayKind:
        today.ids_of(ctx, kind)
    for view in View:
        for sort in SortBy:
            shipments.page(ctx, ShipmentQuery(view=view, sort=sort, statuses=frozenset({Status.DELIVERED})))
            shipments.page(ctx, ShipmentQuery(view=view, sort=sort, text="oblatos", cash=True, delayed=True))
        shipments.counts(ctx, ShipmentQuery(view=view))
    for row in shipments.page(ctx, ShipmentQuery(view=View.TODAY)).rows[:5]:
        shipments.detail(ctx, row.shipment_id)
    shipments.find(ctx, "3312")
    for route in route_boards.routes_of_day(ctx):
        slips.run_sheet(ctx, route.route_id)
    notices.history(ctx)
    delays.newest(ctx)
    close_context(ctx)
    return Store(ledger_path(folder))


def tables(sql: str) -> dict[str, str]:
    """The tables of a statement by the names that its plan calls them."""
    return {alias or table: table for table, alias in ALIAS.findall(sql)}


def scans(store: Store, sql: str) -> list[str]:
    """The growing tables through which this statement walks."""
    plan = store.conn().execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?")).fetchall()
    called = tables(sql)
    details = [row["detail"] for row in plan if row["detail"].split()[-1] not in OF_FEW]
    walked = [match[1] for detail in details if (match := SCAN.match(detail))]
    filtered = " WHERE " in sql and " ORDER BY " not in sql
    if "LIMIT" in sql and not filtered and not any("TEMP B-TREE FOR ORDER BY" in detail for detail in details):
        # In the order asked for, until the page is full: only the outermost table may be walked so.
        walked = walked[1:]
    return [name for name in walked if called.get(name, name) in GROWING]


def questions() -> list[tuple[str, str]]:
    """Each statement with the source of the function that asked it."""
    return [
        (sql, inspect.getsource(code))
        for sql, code in asked.items()
        if Path(code.co_filename).name not in OTHER_FILES
        and re.match(r"\s*(SELECT|WITH|UPDATE|DELETE|INSERT)\b", sql)
        and "temp." not in sql
    ]


def test_no_query_walks_through_a_growing_table_without_saying_why(store: Store) -> None:
    found = {}
    for sql, source in questions():
        walked = scans(store, sql)
        if walked and not REASON.search(source):
            found[sql] = walked
    assert sorted(found) == []


def test_the_rule_can_be_broken(store: Store) -> None:
    assert scans(store, "SELECT * FROM shipments WHERE pieces = ?") == ["shipments"]
    assert scans(store, "SELECT n.* FROM notices AS n WHERE n.language = ? LIMIT 5") == ["n"]
    assert scans(store, "SELECT * FROM shipments WHERE number = ?") == []


def test_enough_was_asked(store: Store) -> None:
    """Each module of the store that asks anything of a ledger was heard."""
    heard = {Path(code.co_filename).name for code in asked.values()}
    silent = {path.name for path in STORE.glob("*.py") if '"SELECT ' in path.read_text(encoding="utf-8")}
    assert {"lists.py", "search.py", "states.py", "ledger.py", "tallies.py", "notices.py"} <= heard
    assert len(questions()) > len(silent)
    assert store.path.exists()
    assert lists.FEW > 0
