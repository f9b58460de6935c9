"""The second place: each backup read back and compared, and a place that is not there never mistaken for another."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.errors import RefusedError
from courier_desktop.paths import backups_dir, ledger_path
from courier_desktop.store import backup_key, manifests, second_place
from courier_desktop.store.backup import Order, Written, write_backup
from courier_desktop.store.durable import Step, no_step, sha256_of
from courier_desktop.store.second_place import PlaceState
from tests.fakes.desk import desk_over

AT = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with desk_over(tmp_path / "data") as desk:
        desk.shipments(2)
    return tmp_path / "data"


@pytest.fixture
def usb(tmp_path: Path, data: Path) -> Path:
    second_place.begin(tmp_path / "usb", data)
    return tmp_path / "usb"


@pytest.fixture
def made(data: Path) -> Written:
    written = write_backup(Order(ledger_path(data), backups_dir(data), BackupWhy.BY_HAND, AT))
    assert written is not None
    return written


def refused(made: Written, usb: Path, data: Path, step: Step = no_step) -> str:
    with pytest.raises(RefusedError) as caught:
        second_place.bring(made, usb, data, step)
    return caught.value.refusal


def test_a_backup_arrives_with_its_manifest_and_the_locked_key(made: Written, usb: Path, data: Path) -> None:
    (data / backup_key.LOCKED).write_bytes(b"as good as any key")
    (data / backup_key.PUBLIC).write_text("age1", encoding="utf-8")
    copy = second_place.bring(made, usb, data)
    assert sha256_of(copy) == made.manifest.sha256
    assert manifests.load(copy) == made.manifest
    assert (usb / backup_key.LOCKED).read_bytes() == (data / backup_key.LOCKED).read_bytes()
    assert not (usb / backup_key.PUBLIC).exists()


def test_brought_twice_it_is_written_once(made: Written, usb: Path, data: Path) -> None:
    first = second_place.bring(made, usb, data)
    stood = first.stat().st_mtime_ns
    assert second_place.bring(made, usb, data) == first
    assert first.stat().st_mtime_ns == stood
    assert len(manifests.backups_in(usb)) == 1


def test_a_drive_that_is_not_connected_is_gone(made: Written, usb: Path, data: Path) -> None:
    shutil.rmtree(usb)
    assert refused(made, usb, data) == "backup_place_gone"
    assert not usb.exists()


def test_the_empty_folder_that_a_drive_leaves_is_not_the_drive(made: Written, usb: Path, data: Path) -> None:
    shutil.rmtree(usb)
    usb.mkdir()
    assert refused(made, usb, data) == "backup_place_gone"
    assert list(usb.iterdir()) == []


def test_a_drive_that_vanishes_midway_is_gone(made: Written, usb: Path, data: Path) -> None:
    def vanish(done: int, _total: int) -> None:
        if done:
            shutil.rmtree(usb, ignore_errors=True)

    assert refused(made, usb, data, vanish) == "backup_place_gone"


def test_a_drive_that_gives_back_other_bytes_is_told(made: Written, usb: Path, data: Path) -> None:
    def spoil(done: int, total: int) -> None:
        if done * 2 == total:
            for part in usb.glob("*.part"):
                content = bytearray(part.read_bytes())
                content[5000] ^= 1
                part.write_bytes(bytes(content))

    assert refused(made, usb, data, spoil) == "backup_place_wrong"
    assert [path.name for path in usb.iterdir()] == [second_place.SIGN]


def test_the_ledgers_own_folder_is_no_second_place(data: Path) -> None:
    for folder in (data, backups_dir(data), data / "below" / "it"):
        with pytest.raises(RefusedError) as caught:
            second_place.begin(folder, data)
        assert caught.value.refusal == "backup_place_same"


def test_another_couriers_backup_of_the_same_second_is_not_overwritten(made: Written, usb: Path, data: Path) -> None:
    theirs = usb / made.path.name
    theirs.write_bytes(b"theirs")
    copy = second_place.bring(made, usb, data)
    assert theirs.read_bytes() == b"theirs"
    assert copy.name == "courier-20261119-150001.db"


def test_what_is_known_is_kept_and_rubbish_counts_as_nothing(data: Path) -> None:
    state = PlaceState(second_folder="/media/usb", second_at=AT, second_trouble="backup_place_gone", seen_at=AT)
    second_place.save_state(data, state)
    assert second_place.load_state(data) == state
    (backups_dir(data) / "state.json").write_text("{", encoding="utf-8")
    assert second_place.load_state(data) == PlaceState()
