"""A copy of the ledger is whole and of one moment, whatever others write meanwhile, or it is not there at all."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.errors import CancelledError, LedgerOpenError, RefusedError
from courier_desktop.paths import backups_dir, ledger_path
from courier_desktop.store import backup, backup_reading, manifests
from courier_desktop.store.backup import Order, write_backup
from courier_desktop.store.db import Store
from courier_desktop.store.durable import place_error, sha256_of
from tests.fakes.desk import desk_over

AT = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with desk_over(tmp_path / "data") as desk:
        desk.shipments(3)
    return ledger_path(tmp_path / "data")


def order(ledger: Path, **changes: object) -> Order:
    values: dict[str, object] = {"why": BackupWhy.BY_HAND, "made_at": AT}
    return Order(source=ledger, folder=backups_dir(ledger.parent), **values | changes)  # type: ignore[arg-type]  # fields by name


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def files_no_larger_than(limit: int) -> Iterator[None]:
    """A disk that is full: each write beyond is refused by the system."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_backup_holds_what_the_ledger_holds_and_says_so(ledger: Path) -> None:
    made = write_backup(order(ledger))
    assert made is not None
    assert names(backups_dir(ledger.parent)) == ["courier-20261119-150000.db", "courier-20261119-150000.db.json"]
    assert made.manifest.sha256 == sha256_of(made.path)
    assert manifests.load(made.path) == made.manifest
    held = made.manifest.facts
    assert (held.events, held.shipments, held.newest_at, len(held.ledger)) == (3, 3, AT, 32)
    assert backup_reading.look_into(made.path) == held


def test_a_copy_of_a_ledger_that_is_written_is_of_one_moment(ledger: Path) -> None:
    store = Store(ledger)
    with store.write() as conn:
        conn.executemany("INSERT INTO texts VALUES (?,?)", [(f"a{n}", "x" * 900) for n in range(20_000)])
    stop = threading.Event()

    def write() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            with store.write() as conn:
                conn.execute("INSERT INTO texts VALUES (?,?)", (f"b{n}", "left"))
                conn.execute("INSERT INTO texts VALUES (?,?)", (f"c{n}", "right"))

    writer = threading.Thread(target=write)
    writer.start()
    steps: list[int] = []
    try:
        made = write_backup(order(ledger), lambda done, _total: steps.append(done))
    finally:
        stop.set()
        writer.join()
        store.close()
    assert made is not None
    assert steps == sorted(steps)
    with backup_reading.frozen(made.path) as conn:
        assert backup_reading.damage(conn) == ()
        pairs = conn.execute("SELECT sum(text_id LIKE 'b%'), sum(text_id LIKE 'c%') FROM texts").fetchone()
        assert pairs[0] == pairs[1]


def test_the_same_content_is_not_written_twice_even_after_opening_anew(ledger: Path) -> None:
    made = write_backup(order(ledger))
    assert made is not None
    assert write_backup(order(ledger, unless=made.manifest.content)) is None
    with desk_over(ledger.parent):
        assert write_backup(order(ledger, unless=made.manifest.content)) is None
    with desk_over(ledger.parent) as desk:
        desk.count = 9
        desk.shipment()
    again = write_backup(order(ledger, unless=made.manifest.content))
    assert again is not None
    assert again.path.name == "courier-20261119-150001.db"


def test_cancelling_leaves_nothing(ledger: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done > total // 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_backup(order(ledger), cancel)
    assert names(backups_dir(ledger.parent)) == []


def test_a_full_disk_leaves_nothing_and_says_so(ledger: Path) -> None:
    with pytest.raises(RefusedError) as caught, files_no_larger_than(40_000):
        write_backup(order(ledger))
    assert caught.value.refusal == "backup_place_full"
    assert names(backups_dir(ledger.parent)) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "backup_place_full"),
        (errno.EDQUOT, "backup_place_full"),
        (errno.EROFS, "backup_place_read_only"),
        (errno.EACCES, "backup_place_read_only"),
        (errno.EIO, "backup_place_gone"),
        (errno.ENOENT, "backup_place_gone"),
        (errno.ENODEV, "backup_place_gone"),
        (errno.ETIMEDOUT, "backup_place_gone"),
    ],
)
def test_each_trouble_of_the_disk_is_told_apart_and_leaves_nothing(ledger: Path, number: int, code: str) -> None:
    def fail(done: int, _total: int) -> None:
        if done:
            raise OSError(number, "the disk says no")

    with pytest.raises(RefusedError) as caught:
        write_backup(order(ledger), fail)
    assert caught.value.refusal == code
    assert names(backups_dir(ledger.parent)) == []


def test_a_drive_of_windows_that_is_not_ready_is_gone(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "not ready")
    error.winerror = 21  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    assert place_error(error, tmp_path).refusal == "backup_place_gone"


def test_a_damaged_ledger_never_becomes_a_backup(ledger: Path) -> None:
    with desk_over(ledger.parent) as desk:
        desk.count = 9
        desk.shipments(30)
    content = bytearray(ledger.read_bytes())
    content[8192 : 8192 * 8] = b"\xa5" * (8192 * 7)
    ledger.write_bytes(bytes(content))
    with pytest.raises(LedgerOpenError) as caught:
        write_backup(order(ledger))
    assert caught.value.params["why"] == "ledger_damaged"
    assert names(backups_dir(ledger.parent)) == []


def test_what_an_ended_program_left_is_swept_away(ledger: Path) -> None:
    import os

    folder = backups_dir(ledger.parent)
    folder.mkdir()
    old, fresh = folder / "courier-20261119-120000.db.77.part", folder / "courier-20261119-145900.db.78.part"
    foreign = folder / "notes.part"
    for path, age in ((old, 7200), (fresh, 60), (foreign, 7200)):
        path.touch()
        os.utime(path, (AT.timestamp() - age,) * 2)
    write_backup(order(ledger))
    assert {fresh.name, foreign.name} <= set(names(folder))
    assert not old.exists()


def test_before_a_migration_a_copy_is_kept_and_without_one_nothing_changes(tmp_path: Path) -> None:
    from tests.fakes.releases import release_files, unpack

    folder = unpack(release_files()[0], tmp_path / "data")
    before = backup_reading.look_into(ledger_path(folder))
    (folder / "backups").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(LedgerOpenError) as caught:
        Store(ledger_path(folder))
    assert caught.value.params["why"] == "backup_before_migration"
    assert backup_reading.look_into(ledger_path(folder)) == before
    (folder / "backups").unlink()
    Store(ledger_path(folder)).close()
    kept = manifests.backups_in(backups_dir(folder))
    manifest = manifests.load(kept[0])
    assert manifest is not None
    assert (len(kept), manifest.why, manifest.facts.schema) == (1, BackupWhy.BEFORE_MIGRATION, 1)
    assert backup_reading.look_into(kept[0]) == before


def test_a_new_ledger_needs_no_copy(tmp_path: Path) -> None:
    Store(ledger_path(tmp_path)).close()
    assert not backups_dir(tmp_path).exists()


def test_how_the_files_stand_tells_that_somebody_wrote(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_TIMES_TELL_AFTER_S", -1.0)
    before = backup.how_it_stands(ledger)
    assert before == backup.how_it_stands(ledger)
    store = Store(ledger)
    with store.write() as conn:
        conn.execute("INSERT INTO drafts VALUES ('form', 'x')")
    assert backup.how_it_stands(ledger) != before
    store.close()


def test_times_that_are_too_fresh_tell_nothing(ledger: Path) -> None:
    ledger.touch()
    assert backup.how_it_stands(ledger) == ""


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("courier-20261119-150000.db", AT),
        ("courier-20261119-150000.db.age", AT),
        ("before-restore-20261119-150000.db", AT),
        ("courier-20261319-150000.db", None),
        ("courier-20261119-150000.db.json", None),
        ("courier-20261119-150000.db.55.part", None),
        ("courier.db", None),
        ("vacaciones.jpg", None),
    ],
)
def test_only_our_names_have_a_date(name: str, date: datetime | None) -> None:
    assert manifests.date_in(name) == date


@pytest.mark.parametrize("text", ["", "{", "[]", '{"made_at": 3}', '{"made_at": "2026-11-19T15:00:00.000Z"}'])
def test_a_manifest_that_cannot_be_understood_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "courier-20261119-150000.db"
    manifests.manifest_path(path).write_text(text, encoding="utf-8")
    assert manifests.load(path) is None
