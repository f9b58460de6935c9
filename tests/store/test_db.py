"""The ledger's file: opened with care, written by one way only, by many threads at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from courier_desktop.domain.errors import CancelledError, LedgerOpenError
from courier_desktop.paths import ledger_path
from courier_desktop.store.db import Store
from courier_desktop.store.migrations import APPLICATION_ID, VERSION
from courier_desktop.store.schema import DERIVED, LEDGER, PEOPLE, PLAIN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger_path(tmp_path / "new" / "folder")


def opened(path: Path) -> str:
    """The code of why it did not open, or "" when it did."""
    try:
        Store(path).close()
    except LedgerOpenError as error:
        return str(error.params["why"])
    return ""


def test_a_new_ledger_is_signed_and_at_this_version(path: Path) -> None:
    store = Store(path)
    with store.read() as conn:
        assert conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert conn.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert conn.execute("PRAGMA synchronous").fetchone()[0] == 2
    store.close()
    assert opened(path) == ""


def test_every_table_is_strict(path: Path) -> None:
    store = Store(path)
    with store.read() as conn:
        loose = conn.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict").fetchall()
    store.close()
    # FTS5 keeps tables of its own, sqlite_master is SQLite's.
    assert {row[0] for row in loose if not row[0].startswith(("search_", "sqlite_"))} == set()
    assert all("STRICT" in part for part in (LEDGER, PEOPLE, DERIVED, PLAIN))


def test_a_wrong_type_is_refused(path: Path) -> None:
    store = Store(path)
    with pytest.raises(sqlite3.IntegrityError), store.write() as conn:
        conn.execute("INSERT INTO serials VALUES ('CLB', 'many')")
    store.close()


def test_a_newer_ledger_is_left_alone(path: Path) -> None:
    opened(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(LedgerOpenError) as caught:
        Store(path)
    assert caught.value.params["why"] == "ledger_newer"
    assert (caught.value.params["theirs"], caught.value.params["ours"]) == (VERSION + 1, VERSION)


def test_another_programs_file_is_not_touched(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE theirs (x)")
        conn.commit()
    before = path.read_bytes()
    assert opened(path) == "ledger_not_ours"
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_another_programs_signed_file_is_not_touched(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA application_id = 7")
    before = path.read_bytes()
    assert opened(path) == "ledger_not_ours"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Hola, esto no es una base de datos. " * 100, b"PK\x03\x04"])
def test_a_file_of_another_kind_is_not_touched(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert opened(path) == "ledger_not_ours"
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    assert opened(path) == ""


def test_a_file_that_a_crash_left_before_its_tables_becomes_a_ledger(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    assert opened(path) == ""


def test_a_damaged_ledger_says_so(path: Path) -> None:
    store = Store(path)
    with store.write() as conn:
        conn.executemany("INSERT INTO texts VALUES (?,?)", [(str(n), "x" * 500) for n in range(500)])
    store.close()
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 40] = b"\xa5" * (4096 * 39)
    path.write_bytes(bytes(content))

    def read_all() -> None:
        with Store(path).read() as conn:
            conn.execute("SELECT * FROM texts").fetchall()

    with pytest.raises(LedgerOpenError) as caught:
        read_all()
    assert caught.value.params["why"] == "ledger_damaged"


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert opened(ledger_path(tmp_path / "file" / "below")) == "ledger_missing_folder"


def test_a_folder_in_the_ledgers_place_says_so(path: Path) -> None:
    path.mkdir(parents=True)
    assert opened(path) == "ledger_missing_folder"


def test_two_threads_write_without_waiting_in_vain(path: Path) -> None:
    store = Store(path)
    trouble: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(100):
                with store.write() as conn:
                    last = conn.execute("SELECT coalesce(max(last), 0) FROM serials").fetchone()[0]
                    conn.execute(
                        "INSERT INTO serials VALUES ('CLB', ?) ON CONFLICT (prefix) DO UPDATE SET last = ?",
                        (last + 1, last + 1),
                    )
        except sqlite3.OperationalError as error:
            trouble.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as conn:
        assert (trouble, conn.execute("SELECT last FROM serials").fetchone()[0]) == ([], 400)
    store.close()


def test_a_failed_write_leaves_nothing_and_the_next_one_works(path: Path) -> None:
    store = Store(path)

    def fail() -> None:
        with store.write() as conn:
            conn.execute("INSERT INTO drafts VALUES ('form', 'half')")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.write() as conn:
        assert conn.execute("SELECT count(*) FROM drafts").fetchone()[0] == 0
    store.close()


def test_a_full_disk_says_so_and_keeps_what_was_there(path: Path) -> None:
    store = Store(path)
    with store.write() as conn:
        conn.execute("INSERT INTO drafts VALUES ('form', 'kept')")
    pages = store.conn().execute("PRAGMA page_count").fetchone()[0]
    store.conn().execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerOpenError) as caught, store.write() as conn:
        conn.executemany("INSERT INTO texts VALUES (?,?)", [(str(n), "x" * 4000) for n in range(200)])
    assert caught.value.params["why"] == "disk_full"
    with store.read() as conn:
        assert [tuple(row) for row in conn.execute("SELECT * FROM drafts")] == [("form", "kept")]
        assert conn.execute("SELECT count(*) FROM texts").fetchone()[0] == 0
    store.close()


def test_a_read_sees_one_state_while_others_write(path: Path) -> None:
    store = Store(path)

    def write() -> None:
        with store.write() as conn:
            conn.execute("INSERT INTO drafts VALUES ('form', 'new')")

    with store.read() as conn:
        assert conn.execute("SELECT count(*) FROM drafts").fetchone()[0] == 0
        other = threading.Thread(target=write)
        other.start()
        other.join()
        assert conn.execute("SELECT count(*) FROM drafts").fetchone()[0] == 0
    with store.read() as conn:
        assert conn.execute("SELECT count(*) FROM drafts").fetchone()[0] == 1
    store.close()


def test_a_query_that_is_not_wanted_any_more_stops_and_the_next_one_works(path: Path) -> None:
    store, looks = Store(path), []

    def stop() -> bool:
        looks.append(1)
        return len(looks) > 3

    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"
    with pytest.raises(CancelledError), store.read(stop) as conn:
        conn.execute(endless).fetchone()
    counted = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 9000) SELECT count(*) FROM c"
    with store.read() as conn:
        assert conn.execute(counted).fetchone()[0] == 9000
    with store.write() as conn:
        assert conn.execute(counted).fetchone()[0] == 9000
    assert len(looks) == 4
    store.close()


def test_a_killed_writer_loses_nothing_that_was_committed(path: Path) -> None:
    script = f"""
import os
from pathlib import Path
from courier_desktop.store.db import Store
store = Store(Path({str(path)!r}))
with store.write() as conn:
    conn.execute("INSERT INTO drafts VALUES ('form', 'committed')")
conn = store.conn()
conn.execute("BEGIN IMMEDIATE")
conn.execute("INSERT INTO drafts VALUES ('other', 'lost')")
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    store = Store(path)
    with store.read() as conn:
        assert [tuple(row) for row in conn.execute("SELECT * FROM drafts")] == [("form", "committed")]
    store.close()


def test_a_closed_store_opens_no_more(path: Path) -> None:
    store = Store(path)
    store.close()
    trouble: list[str] = []

    def ask() -> None:
        try:
            store.conn()
        except LedgerOpenError as error:
            trouble.append(str(error.params["why"]))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert trouble == ["ledger_closed"]
