"""What disks, other programs and cut power do to the ledger's file: each is told apart, and nothing is made worse."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.paths import ledger_path
from courier_desktop.store import integrity
from courier_desktop.store.db import Store
from courier_desktop.store.migrations import VERSION
from tests.fakes.damage import cut, first_free_page, flip, leaves, root_of, spoil_page
from tests.fakes.desk import desk_over, migrated_ledger
from tests.fakes.rights import unwritable

WAL_FRAME = 4096 + 24


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose ledger holds a day's work, all of it in its one file."""
    folder = migrated_ledger(tmp_path_factory.mktemp("day"))
    with desk_over(folder) as desk:
        some = desk.shipments(60)
        desk.route(some[:20])
        for one in some[:20]:
            desk.mark(one, "delivered")
        # Rows that were removed leave free pages behind.
        with desk.ctx.store.write() as conn:
            conn.executemany("INSERT INTO drafts VALUES (?,?)", [(str(n), "x" * 2000) for n in range(40)])
        with desk.ctx.store.write() as conn:
            conn.execute("DELETE FROM drafts")
    return folder


@pytest.fixture
def path(day: Path, tmp_path: Path) -> Path:
    shutil.copytree(day, tmp_path / "ledger")
    return ledger_path(tmp_path / "ledger")


@pytest.fixture
def crashed(path: Path) -> Path:
    """The same after a crash: the newest thirty notes stand only in the write-ahead log."""
    script = f"""
import os, sys
from pathlib import Path
from courier_desktop.store.db import Store
store = Store(Path({str(path)!r}))
for n in range(30):
    with store.write() as conn:
        conn.execute("INSERT INTO drafts VALUES (?, 'newest')", (str(n),))
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert wal_of(path).stat().st_size > 30 * WAL_FRAME
    return path


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def why(act: Callable[[], object]) -> str:
    """The code of the fault that the act met, "" when it met none."""
    try:
        act()
    except LedgerOpenError as error:
        return str(error.params["why"])
    return ""


def opened(path: Path) -> str:
    return why(lambda: Store(path).close())


def kept(folder: Path) -> dict[str, bytes]:
    """Every file with its content; what SQLite shares among readers is no content."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith("-shm")}


def notes(store: Store) -> int:
    with store.read() as conn:
        return int(conn.execute("SELECT count(*) FROM drafts").fetchone()[0])


def note(store: Store, text: str = "x") -> None:
    with store.write() as conn:
        conn.execute("INSERT INTO drafts VALUES ((SELECT count(*) FROM drafts), ?)", (text,))


def read_everything(path: Path) -> None:
    store = Store(path)
    try:
        with store.read() as conn:
            for table in ("ledger", "acts", "shipments", "parties", "addresses", "texts", "notices"):
                conn.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        store.close()


def found_by_check(path: Path) -> tuple[str, ...]:
    store = Store(path)
    try:
        with store.read() as conn:
            return integrity.quick_check(conn)
    finally:
        store.close()


# ------------------------------------------------------------------------------------------------------ a damaged file


@pytest.mark.parametrize("offset", [0, 7, 16, 17, 18, 19, 20, 21, 22, 23, 60, 68, 71])
def test_a_damaged_head(path: Path, offset: int) -> None:
    flip(path, offset, 0x40)
    before = kept(path.parent)
    assert opened(path) == "ledger_damaged"
    assert kept(path.parent) == before


def test_a_damaged_list_of_tables(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = bytes(3996)
    path.write_bytes(content)
    before = kept(path.parent)
    assert opened(path) == "ledger_damaged"
    assert kept(path.parent) == before


def test_a_damaged_newest_page(path: Path) -> None:
    spoil_page(path, leaves(path, "ledger")[-1])
    before = kept(path.parent)
    assert opened(path) == "ledger_damaged"
    assert kept(path.parent) == before


@pytest.mark.parametrize("table", ["ledger", "parties", "texts"])
def test_a_damaged_table_page(path: Path, table: str) -> None:
    spoil_page(path, leaves(path, table)[0])
    assert opened(path) == ""
    assert why(lambda: read_everything(path)) == "ledger_damaged"


def test_a_damaged_index_page(path: Path) -> None:
    spoil_page(path, root_of(path, "shipments_by_status"))
    assert opened(path) == ""
    assert why(lambda: read_everything(path)) == ""
    assert found_by_check(path)


def test_a_damaged_list_of_free_pages(path: Path) -> None:
    free = first_free_page(path)
    assert free
    spoil_page(path, free)
    before = kept(path.parent)
    assert opened(path) == "ledger_damaged"
    assert kept(path.parent) == before


def test_a_text_that_is_no_text_any_more(path: Path) -> None:
    content = path.read_bytes()
    flip(path, content.index(b"Itzel Ochoa 7"), 0x80)
    assert why(lambda: read_everything(path)) == "ledger_damaged"


def test_a_setting_that_is_none_any_more(path: Path) -> None:
    content = path.read_bytes()
    flip(path, content.rindex(b'"Mensajer'), 0x40)
    assert opened(path) == "ledger_damaged"


@pytest.mark.parametrize("size", [-4096, -1000, 4096 * 3, 4096 * 3 + 77, 4096, 100, 50, 1])
def test_a_file_cut_short(path: Path, size: int) -> None:
    cut(path, size if size > 0 else path.stat().st_size + size)
    before = kept(path.parent)
    assert opened(path) in {"ledger_damaged", "ledger_not_ours"}
    assert size < 50 or opened(path) == "ledger_damaged"
    assert kept(path.parent) == before


# ------------------------------------------------------------------------------------------------- its write-ahead log


def test_a_log_damaged_in_its_middle(crashed: Path) -> None:
    flip(wal_of(crashed), 32 + 10 * WAL_FRAME + 500)
    before = kept(crashed.parent)
    assert opened(crashed) == "ledger_wal_damaged"
    assert kept(crashed.parent) == before


@pytest.mark.parametrize("size", [-1, -WAL_FRAME + 1])
def test_a_log_torn_at_its_end_loses_only_what_was_never_confirmed(crashed: Path, size: int) -> None:
    cut(wal_of(crashed), wal_of(crashed).stat().st_size + size)
    store = Store(crashed)
    assert notes(store) == 29
    store.close()


def test_a_log_whose_head_is_damaged(crashed: Path) -> None:
    flip(wal_of(crashed), 4)
    before = kept(crashed.parent)
    assert opened(crashed) == "ledger_wal_damaged"
    assert kept(crashed.parent) == before


def test_damaged_shared_memory_is_made_anew(crashed: Path) -> None:
    shm = crashed.with_name(crashed.name + "-shm")
    shm.write_bytes(b"\xa5" * shm.stat().st_size)
    store = Store(crashed)
    assert notes(store) == 30
    store.close()


@pytest.mark.parametrize("left", ["nothing", "empty"])
def test_a_log_without_its_ledger(crashed: Path, left: str) -> None:
    crashed.unlink()
    if left == "empty":
        crashed.touch()
    before = wal_of(crashed).read_bytes()
    assert opened(crashed) == "ledger_only_wal"
    assert wal_of(crashed).read_bytes() == before
    # A new one begins when the person says so, and the log is kept.
    Store(crashed, begin_new=True).close()
    assert crashed.with_name(crashed.name + "-wal.kept").read_bytes() == before


# ---------------------------------------------------------------------------------------------- a file that is missing


@pytest.mark.parametrize("left", ["nothing", "empty"])
def test_a_ledger_gone_from_among_its_backups(path: Path, left: str) -> None:
    backups = path.parent / "backups"
    backups.mkdir()
    path.replace(backups / "courier-20261119-210000.db")
    if left == "empty":
        path.touch()
    before = kept(backups)
    assert opened(path) == "ledger_gone"
    assert kept(backups) == before
    Store(path, begin_new=True).close()
    assert opened(path) == ""


def test_an_empty_file_without_backups_begins_a_ledger(tmp_path: Path) -> None:
    ledger_path(tmp_path).touch()
    assert opened(ledger_path(tmp_path)) == ""


def test_a_ledger_that_cannot_be_brought_to_this_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        # As if a step before this version were missing.
        conn.execute(f"PRAGMA user_version = {VERSION - 1}")
        conn.commit()
    before = path.read_bytes()
    assert opened(path) == "ledger_not_migrated"
    assert path.read_bytes()[:4096] == before[:4096]


# ------------------------------------------------------------------------------------------- the place and other users


def test_a_read_only_folder(path: Path) -> None:
    with unwritable(path.parent):
        assert opened(path) == "ledger_read_only"
        looking = Store(path, read_only=True)
        assert notes(looking) == 0
        assert why(lambda: note(looking)) == "ledger_only_to_read"
        looking.close()
        assert sorted(one.name for one in path.parent.iterdir()) == [path.name, "seen.json"]
    assert opened(path) == ""


def test_a_read_only_folder_after_a_crash(crashed: Path) -> None:
    with unwritable(crashed.parent):
        assert opened(crashed) == "ledger_read_only"
    assert opened(crashed) == ""


def test_a_read_only_file(path: Path) -> None:
    with unwritable(path.parent):
        path.parent.chmod(0o755)
        assert opened(path) == "ledger_read_only"
    assert opened(path) == ""


def test_a_folder_that_may_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    with unwritable(tmp_path / "closed"):
        assert opened(ledger_path(tmp_path / "closed" / "below")) == "ledger_read_only"


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "PRAGMA locking_mode = EXCLUSIVE"])
def test_another_program_keeps_it_busy(path: Path, lock: str) -> None:
    with busy_with(path, lock):
        store = None
        if "EXCLUSIVE" in lock:
            assert why(lambda: Store(path, patience_s=0.2).close()) == "ledger_locked"
        else:
            store = Store(path, patience_s=0.2)
            assert why(lambda: note(store)) == "ledger_locked"
    if store is not None:
        note(store)
        assert notes(store) == 1
        store.close()
    assert opened(path) == ""


class busy_with:  # noqa: N801 - read as a word
    """Another program that holds that lock."""

    def __init__(self, path: Path, lock: str) -> None:
        script = f"""
import sqlite3, sys
conn = sqlite3.connect({str(path)!r}, isolation_level=None)
conn.execute({lock!r})
if "EXCLUSIVE" in {lock!r}:
    conn.execute("BEGIN EXCLUSIVE")
    conn.execute("INSERT INTO serials VALUES ('ZZ', 1)")
    conn.execute("COMMIT")
print("held", flush=True)
sys.stdin.read()
"""
        self._other = subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> None:
        assert self._other.stdout is not None
        assert self._other.stdout.readline() == "held\n"

    def __exit__(self, *_: object) -> None:
        self._other.communicate("")


# ------------------------------------------------------------------------------------- the drive goes while it is open


def test_a_folder_that_vanishes_while_open(path: Path) -> None:
    store = Store(path)
    note(store)
    away = path.parent.with_name("away")
    path.parent.rename(away)
    assert why(lambda: note(store)) == "ledger_vanished"
    seen: list[str] = []
    late = threading.Thread(target=lambda: seen.append(why(lambda: notes(store))))
    late.start()
    late.join()
    assert seen == ["ledger_vanished"]
    assert not path.exists()
    # It comes back, and all that was confirmed is there.
    away.rename(path.parent)
    note(store)
    assert notes(store) == 2
    store.close()


def test_a_file_exchanged_while_open(path: Path, day: Path) -> None:
    store = Store(path)
    note(store)
    path.rename(path.with_name("ours"))
    shutil.copy(ledger_path(day), path)
    assert why(lambda: note(store)) == "ledger_swapped"
    store.close()
    assert opened(path) == ""


def test_a_disk_that_takes_no_more(path: Path) -> None:
    """As a disk whose files may not grow, or one that fails: every write is refused from a size on."""
    script = f"""
import resource
from pathlib import Path
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.store.db import Store
store = Store(Path({str(path)!r}))
limit = {path.stat().st_size} // 2
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
kept, why = 0, ""
try:
    for n in range(1000):
        with store.write() as conn:
            conn.execute("INSERT INTO drafts VALUES (?, ?)", (str(n), "x" * 2000))
        kept += 1
except LedgerOpenError as error:
    why = error.params["why"]
print(kept, why)
"""
    assert resource.RLIM_INFINITY  # posix only, as the tests are run
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert said[1] == "ledger_disk_fails"
    store = Store(path)
    assert notes(store) == int(said[0]) > 0
    store.close()
