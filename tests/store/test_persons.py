"""The rows about one person, and the file that forgets them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from courier_desktop.domain.ids import PartyId, ShipmentId
from courier_desktop.domain.person import ERASED
from courier_desktop.store import people, persons
from courier_desktop.store.db import Store
from tests.kills.witness import unlocked

SECRET = "Nombre Secretísimo que nadie más lleva"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "courier.db")
    yield made
    made.close()


def add(conn: sqlite3.Connection, party: str, name: str = SECRET, phone: str = "+523312345678") -> None:
    columns = "party_id, sender_key, name, phone, phone_typed, email, company, language"
    values = (party, None, name, phone, "33 1234", "a@b", "Co", "es-MX")
    conn.execute(f"INSERT INTO parties ({columns}) VALUES (?,?,?,?,?,?,?,?)", values)


def stands_in_file(path: Path, needles: Sequence[bytes]) -> bool:
    with path.open("rb", buffering=0) as file:
        return persons.holds_bytes(file, needles)


def stands(path: Path, text: str = SECRET) -> bool:
    return any(stands_in_file(one, [text.encode()]) for one in path.parent.iterdir())


def test_a_blanked_row_stays_and_is_counted_once(store: Store) -> None:
    with store.write() as conn:
        add(conn, "a")
        conn.execute("INSERT INTO texts VALUES ('t', 'algo')")
        assert persons.full_rows(conn, ["a", "b"], [], ["t"]) == (1, 0, 1)
        assert persons.blank(conn, ["a", "b"], [], ["t"]) == (1, 0, 1)
        assert persons.blank(conn, ["a", "b"], [], ["t"]) == (0, 0, 0)
        row = people.party_row(conn, PartyId("a"))
    assert (row["name"], row["phone"], row["email"], row["language"]) == (ERASED, "", "", "es-MX")


def test_freed_pages_hold_nothing(store: Store) -> None:
    with store.write() as conn:
        for n in range(200):
            add(conn, f"p{n:03}", f"{SECRET} {n}", f"+5233{n:08}")
    with store.write() as conn:
        persons.blank(conn, [f"p{n:03}" for n in range(0, 200, 3)], [], [])
    gone = [f"{SECRET} {n}+5233{n:08}".encode() for n in range(0, 200, 3)]
    assert persons.free_pages(store, gone)
    assert not stands_in_file(store.path, gone)
    assert stands_in_file(store.path, [f"{SECRET} 1+523300000001".encode()])


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux says who holds which lock")
def test_looking_into_the_file_keeps_the_locks_on_it(store: Store) -> None:
    with store.write() as conn:
        add(conn, "a")
    assert not unlocked(store.path)
    with store.write() as conn:
        persons.blank(conn, ["a"], [], [])
    assert persons.free_pages(store, [b"not there"])
    assert not unlocked(store.path)


@pytest.mark.parametrize("known", [True, False])
def test_a_piece_left_in_a_page_is_found_and_written_away(tmp_path: Path, known: bool) -> None:
    store = Store(tmp_path / "courier.db")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as careless:
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("INSERT INTO texts VALUES ('t', ?)", (SECRET,))
        careless.execute("DELETE FROM texts")
    store.conn().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert stands(store.path)
    assert persons.free_pages(store, [SECRET.encode()] if known else None)
    assert not stands(store.path)
    store.close()


def test_needles_are_found_over_the_edge_of_a_piece(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("wb") as file:
        file.seek((1 << 24) - 3)
        file.write(b"needle")
    assert stands_in_file(path, [b"needle", b""])
    assert not stands_in_file(path, [b"thread"])
    assert not stands_in_file(path, [])


def test_an_opt_out_is_hidden_once_and_found_again(store: Store) -> None:
    phone = "+523312345678"
    with store.write() as conn:
        people.set_opt_out(conn, phone, "2026-11-19", "Ana", "BAJA")
        assert not persons.hide_opt_out(conn, "+523300000000", "ab" * 16)
        assert people.hidden_key(conn, phone) is None
        assert persons.hide_opt_out(conn, phone, "ab" * 16)
        assert not persons.hide_opt_out(conn, phone, "cd" * 16)
        assert people.opt_out_of(conn, phone)["source"] == "BAJA"  # type: ignore[index]
        assert people.opt_out_of(conn, "+523300000000") is None
        people.set_opt_out(conn, phone, "2027-01-01", "Ana", "office")
        assert persons.hide_opt_out(conn, phone, "cd" * 16)
        assert conn.execute("SELECT count(*) FROM opt_outs").fetchone()[0] == 1


def test_another_file_is_asked_and_never_touched(store: Store, tmp_path: Path) -> None:
    with store.write() as conn:
        add(conn, "a")
    copy, junk = tmp_path / "copy.db", tmp_path / "junk.db"
    with closing(sqlite3.connect(copy)) as target:
        store.conn().backup(target)
    junk.write_bytes(b"age-encryption.org/v1")
    before = copy.read_bytes()
    assert persons.holds_any(copy, ["a"]) is True
    assert persons.holds_any(copy, ["b"]) is False
    assert persons.holds_any(junk, ["a"]) is None
    assert copy.read_bytes() == before
    assert not (tmp_path / "copy.db-wal").exists()


QUERIES: dict[str, Callable[[sqlite3.Connection], object]] = {
    "by phone": lambda conn: persons.recipients_by_phone(conn, ["+523312345678", "+5213312345678"]),
    "of shipments": lambda conn: persons.recipients_of(conn, [ShipmentId("a")]),
    "their shipments": lambda conn: persons.shipments_of(conn, [PartyId("a")]),
    "senders": lambda conn: persons.senders_like(conn, ["moda"], ["+523312345678"]),
    "texts": lambda conn: persons.texts_of(conn, []),
    "full rows": lambda conn: persons.full_rows(conn, ["a"], ["a"], ["a"]),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_of_the_sheet_reads_a_whole_table(store: Store, name: str) -> None:
    asked: list[str] = []
    with store.write() as conn:
        for n in range(50):
            add(conn, f"p{n}", phone=f"+5233{n:08}")
        conn.execute("ANALYZE")
        conn.set_trace_callback(asked.append)
        QUERIES[name](conn)
        conn.set_trace_callback(None)
        plans = [row[3] for sql in asked for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [plan for plan in plans if plan.startswith("SCAN") or ("(sender_key=?)" in plan and name != "senders")] == []
