"""The public views: any SQLite tool reads them from a file opened for reading only, and by an index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party
from courier_desktop.domain.ids import DriverId
from courier_desktop.domain.money import Money
from courier_desktop.domain.staff import Role
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import ledger_path
from courier_desktop.services import delays, integrity, notices, staff
from courier_desktop.store import ledger
from courier_desktop.store.public_views import VIEWS
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.services.exports.days import some_messages

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
NAMES = re.findall(r"CREATE VIEW (\w+)", VIEWS)
EXAMPLES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with something in every view."""
    made = migrated_ledger(tmp_path_factory.mktemp("views"))
    with desk_over(made) as desk:
        a_day(desk)
        assert integrity.verify(desk.ctx).clean
    return made


def a_day(desk: Desk) -> None:
    one = desk.shipment(cash_on_delivery=Money(125_050), note="Portón azul", contents="Blusa")
    two = desk.shipment(recipient=Party("Íñigo Núñez", phone="+5213314820937"))
    desk.route([one, two], driver_id=DriverId(desk.driver()))
    desk.mark(one, Status.DELIVERED, received_by="Eva", relation="family", collected=Money(125_050))
    delays.declare(
        desk.ctx,
        delays.DelayDraft(cause=Cause.TRAFFIC, scope=delays.Scope.LIST, refs=(two,), minutes=240, note="Manifestación"),
    )
    notices.opt_out(desk.ctx, "+523314820937", "answer")
    some_messages(desk, one)
    staff.add(desk.ctx, "Ana", Role.OWNER)


@contextmanager
def read_only(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{ledger_path(folder).as_uri()}?mode=ro", uri=True)) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


def columns(conn: sqlite3.Connection, view: str) -> list[str]:
    return [row[1] for row in conn.execute(f"PRAGMA table_info({view})")]


def test_every_view_is_there_and_has_rows(folder: Path) -> None:
    with read_only(folder) as conn:
        there = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        assert there == set(NAMES)
        assert {view for view in NAMES if conn.execute(f"SELECT * FROM {view}").fetchone() is None} == set()


def test_the_page_names_every_view_and_column_in_order(folder: Path) -> None:
    told = {}
    for part in PAGE.split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        (listed,) = (block for block in body.strip().split("\n\n") if re.fullmatch(r"(`\w+`,?\s?)+", block))
        told[name.strip("`")] = re.findall(r"`(\w+)`", listed)
    with read_only(folder) as conn:
        assert told == {view: columns(conn, view) for view in NAMES}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs_on_a_file_opened_for_reading(folder: Path, example: str) -> None:
    with read_only(folder) as conn:
        assert conn.execute(example).description
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            conn.execute("DELETE FROM drivers")
    assert len(EXAMPLES) == len(NAMES)


def test_a_shipment_is_seen_with_all_that_belongs_to_it(folder: Path) -> None:
    with read_only(folder) as conn:
        one, two = conn.execute("SELECT * FROM v_shipments ORDER BY registered_seq").fetchall()
        assert (one["status"], one["recipient"], one["sender"]) == ("delivered", "Itzel Ochoa 1", "Moda Tapatía")
        assert (one["cash_minor"], one["collected_minor"], one["received_by"]) == (125_050, 125_050, "Eva")
        assert (one["note"], one["contents"], one["street"]) == ("Portón azul", "Blusa", "Calle Gómez de Mendiola")
        assert (one["route_code"], one["driver"], one["under_way"]) == ("R1", "Beto Muñoz", 0)
        assert one["delivered_at"] == "2026-11-19T15:00:00.000Z"
        assert (two["delay_cause"], two["under_way"], two["recipient_id"]) == ("traffic", 1, two["shipment_id"])
        stops = conn.execute("SELECT number, state FROM v_stops ORDER BY position").fetchall()
        assert [tuple(stop) for stop in stops] == [(one["number"], "done"), (two["number"], "pending")]
        assert tuple(conn.execute("SELECT stops, marked FROM v_routes").fetchone()) == (2, 1)
        delay = conn.execute("SELECT note, shipments FROM v_delays").fetchone()
        assert tuple(delay) == ("Manifestación", 1)


def test_an_event_bears_the_id_that_the_program_knows_it_by(folder: Path) -> None:
    with desk_over(folder) as desk, desk.ctx.read() as conn:
        known = [(event.event_id, event.fact.kind, event.act_id) for event in reversed(ledger.newest_acts(conn, 1000))]
    with read_only(folder) as conn:
        seen = conn.execute("SELECT event_id, kind, act_id FROM v_events ORDER BY seq").fetchall()
    assert [tuple(row) for row in seen] == known


def test_who_opted_out_is_known_by_whatsapp_s_spelling_too(folder: Path) -> None:
    with read_only(folder) as conn:
        row = conn.execute("SELECT opted_out_source FROM v_people WHERE phone = '+5213314820937'").fetchone()
        assert row[0] == "answer"
        assert conn.execute("SELECT count(*) FROM v_people WHERE opted_out_since IS NULL").fetchone()[0] == 2


def test_no_view_shows_a_pin(folder: Path) -> None:
    with read_only(folder) as conn:
        assert "pin" not in columns(conn, "v_staff")


@pytest.mark.parametrize(
    ("view", "where"),
    [
        ("v_shipments", "number = 'CLB-000001K'"),
        ("v_shipments", "shipment_id = 'x'"),
        ("v_shipments", "route_id = 'x'"),
        ("v_shipments", "status = 'at_depot'"),
        ("v_shipments", "registered_seq > 900000"),
        ("v_events", "number = 'CLB-000001K'"),
        ("v_events", "shipment_id = 'x'"),
        ("v_events", "route_id = 'x'"),
        ("v_events", "seq > 900000"),
        ("v_notices", "number = 'CLB-000001K'"),
        ("v_notices", "notice_id = 'x'"),
        ("v_notices", "planned_at > '2026-11'"),
        ("v_routes", "day = '2026-11-19'"),
        ("v_routes", "route_id = 'x'"),
        ("v_stops", "number = 'CLB-000001K'"),
        ("v_stops", "route_id = 'x'"),
        ("v_stops", "day = '2026-11-19'"),
        ("v_delay_shipments", "number = 'CLB-000001K'"),
        ("v_people", "phone = '+523314820937' AND phone <> ''"),
        ("v_people", "person_id = 'x'"),
        ("v_addresses", "address_id = 'x'"),
        ("v_acts", "act_id = 'x'"),
        ("v_contacts", "contact_id = 'x'"),
        ("v_contact_addresses", "contact_id = 'x'"),
        ("v_contact_addresses", "channel = 'sms' AND address = '+523314820937'"),
        ("v_messages", "message_id = 'x'"),
        ("v_messages", "queued_at > '2026-11'"),
        ("v_message_notices", "message_id = 'x'"),
        ("v_message_notices", "notice_id = 'x'"),
        ("v_inbound", "at > '2026-11'"),
        ("v_inbound", "contact_id = 'x'"),
        ("v_inbound", "shipment_id = 'x'"),
    ],
)
def test_a_lookup_scans_no_table(folder: Path, view: str, where: str) -> None:
    with read_only(folder) as conn:
        plan = [row["detail"] for row in conn.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view} WHERE {where}")]
    assert [step for step in plan if step.startswith("SCAN")] == [], plan


def test_a_count_by_status_reads_no_people(folder: Path) -> None:
    """A view of many joins must not pay for those that a question does not ask."""
    with read_only(folder) as conn:
        asked = "EXPLAIN QUERY PLAN SELECT number FROM v_shipments WHERE number = 'CLB-000001K'"
        plan = [row["detail"] for row in conn.execute(asked)]
    assert not any("texts" in step or "routes" in step for step in plan), plan
