"""A restore puts the backup in the ledger's place or leaves everything: also when it is killed at any of its steps."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.paths import backups_dir, ledger_path, restore_note
from courier_desktop.services import backups, integrity
from courier_desktop.store import backup_reading, looks, manifests
from courier_desktop.store import backup_restoring as restoring
from courier_desktop.store.db import Store
from courier_desktop.store.migrations import VERSION
from tests.fakes.desk import Clock, desk_over

AT = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
OLD, NEW = 5, 3


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A ledger of five shipments whose backup holds three."""
    folder = tmp_path / "data"
    with desk_over(folder, Clock()) as desk:
        desk.shipments(NEW)
        backups.make(desk.ctx)
        desk.shipments(OLD - NEW)
    return folder


def backup_of(data: Path) -> Path:
    return manifests.backups_in(backups_dir(data))[0]


def events(data: Path) -> int:
    """How many there are, once the ledger has been opened as the program opens it, and that it is in order."""
    with desk_over(data) as desk:
        found = integrity.verify(desk.ctx)
        assert found.clean, found
        return found.events


def asides(data: Path) -> list[Path]:
    return [path for path in manifests.backups_in(backups_dir(data)) if manifests.is_aside(path.name)]


def refused(data: Path, source: Path) -> str:
    with pytest.raises(RefusedError) as caught:
        restoring.stage(data, source)
    return caught.value.refusal


def exchanged(data: Path, source: Path) -> str:
    staged = restoring.stage(data, source)
    restoring.bring_to_this_version(staged)
    return restoring.exchange(staged, AT)


def test_the_backup_takes_the_place_and_the_ledger_before_it_is_kept(data: Path) -> None:
    aside = exchanged(data, backup_of(data))
    assert events(data) == NEW
    assert aside == "before-restore-20261119-180000.db"
    assert backup_reading.look_into(backups_dir(data) / aside).events == OLD
    assert not (data / "restoring").exists()
    assert not restore_note(data).exists()


def test_the_way_back_is_a_restore_too(data: Path) -> None:
    aside = exchanged(data, backup_of(data))
    exchanged(data, backups_dir(data) / aside)
    assert events(data) == OLD
    assert len(asides(data)) == 2


def test_what_stood_in_the_log_only_is_kept(data: Path) -> None:
    script = f"""
import os
from pathlib import Path
from courier_desktop.store.db import Store
store = Store(Path({str(ledger_path(data))!r}))
with store.write() as conn:
    conn.execute("INSERT INTO drafts VALUES ('form', 'in the log')")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
    assert looks.beside(ledger_path(data), "-wal").stat().st_size > 0
    aside = exchanged(data, backup_of(data))
    with backup_reading.frozen(backups_dir(data) / aside) as conn:
        assert conn.execute("SELECT body FROM drafts").fetchone()[0] == "in the log"


def test_a_damaged_ledger_is_set_aside_as_it_is(data: Path) -> None:
    content = bytearray(ledger_path(data).read_bytes())
    content[16:90] = b"\xa5" * 74
    ledger_path(data).write_bytes(bytes(content))
    aside = exchanged(data, backup_of(data))
    assert events(data) == NEW
    assert (backups_dir(data) / aside).read_bytes() == bytes(content)
    manifest = manifests.load(backups_dir(data) / aside)
    assert manifest is not None
    assert manifest.damaged


def test_a_missing_ledger_is_no_hindrance(data: Path) -> None:
    ledger_path(data).unlink()
    assert exchanged(data, backup_of(data)) == ""
    assert events(data) == NEW


def test_a_log_without_its_ledger_is_kept_too(data: Path) -> None:
    ledger_path(data).unlink()
    looks.beside(ledger_path(data), "-wal").write_bytes(b"the newest marks")
    exchanged(data, backup_of(data))
    assert events(data) == NEW
    kept = [path for path in backups_dir(data).iterdir() if path.name.endswith("-wal")]
    assert [path.read_bytes() for path in kept] == [b"the newest marks"]


def test_a_ledger_that_another_program_has_open_is_left_alone(data: Path) -> None:
    store = Store(ledger_path(data))
    staged = restoring.stage(data, backup_of(data))
    with pytest.raises(LedgerOpenError) as caught:
        restoring.exchange(staged, AT)
    store.close()
    assert caught.value.params["why"] == "ledger_locked"
    assert asides(data) == []
    assert events(data) == OLD


def test_a_disk_without_second_names_for_files_gets_a_copy(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(_here: Path, _there: Path) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr("os.link", no_link)
    aside = exchanged(data, backup_of(data))
    assert backup_reading.look_into(backups_dir(data) / aside).events == OLD
    assert events(data) == NEW


def test_what_cannot_be_set_aside_is_not_exchanged(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_here: Path, _there: Path) -> str:
        raise OSError(28, "full")

    monkeypatch.setattr("os.link", full)
    monkeypatch.setattr(restoring, "copy_whole", full)
    staged = restoring.stage(data, backup_of(data))
    with pytest.raises(RefusedError) as caught:
        restoring.exchange(staged, AT)
    assert caught.value.refusal == "backup_place_full"
    assert not restore_note(data).exists()
    assert events(data) == OLD


def test_files_that_are_no_good_backups_are_refused_before_anything_is_touched(data: Path, tmp_path: Path) -> None:
    good = backup_of(data)
    assert refused(data, tmp_path / "none.db") == "backup_not_here"
    text = tmp_path / "letter.db"
    text.write_bytes(b"Estimada Ana: " * 500)
    assert refused(data, text) == "backup_not_ours"
    changed = good.read_bytes()
    good.write_bytes(changed[:-1] + b"x")
    assert refused(data, good) == "backup_changed"
    bare = tmp_path / "bare.db"
    bare.write_bytes(changed[:8192] + b"\xa5" * 8192 + changed[16384:])
    assert refused(data, bare) == "backup_damaged"
    newer = bytearray(changed)
    newer[60:64] = (VERSION + 1).to_bytes(4)
    bare.write_bytes(bytes(newer))
    assert refused(data, bare) == "backup_newer"
    assert events(data) == OLD


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from courier_desktop.store import backup_restoring as restoring
from courier_desktop.store.backup_reading import look_into
data, source, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
staged = restoring.stage(data, source)
restoring.bring_to_this_version(staged)
steps = 0
def count(event, _args):
    global steps
    if event in {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir"}:
        steps += 1
        if steps > left:
            os._exit(9)
sys.addaudithook(count)
restoring.exchange(staged, datetime(2026, 11, 19, 18, 0, tzinfo=UTC))
os._exit(0)
"""


@pytest.mark.slow
@pytest.mark.parametrize("damaged", [False, True])
def test_killed_at_each_of_its_steps_it_leaves_the_old_ledger_or_the_new_one(
    data: Path, tmp_path: Path, damaged: bool
) -> None:
    if damaged:
        content = bytearray(ledger_path(data).read_bytes())
        content[16:90] = b"\xa5" * 74
        ledger_path(data).write_bytes(bytes(content))
        looks.beside(ledger_path(data), "-wal").write_bytes(b"what was last marked")
    outcomes: list[int] = []
    status = None
    while status != 0:
        tried = Path(shutil.copytree(data, tmp_path / f"try{len(outcomes)}"))
        words = [sys.executable, "-c", KILLED, str(tried), str(backup_of(tried)), str(len(outcomes))]
        status = subprocess.run(words, check=False, timeout=60).returncode
        outcomes.append(outcome(tried, damaged=damaged))
    assert len(outcomes) > 10
    assert outcomes == sorted(outcomes, reverse=True)
    assert (outcomes[0], outcomes[-1]) == (OLD, NEW)


def opens(tried: Path) -> bool:
    try:
        with desk_over(tried):
            return True
    except LedgerOpenError:
        return False


def outcome(tried: Path, *, damaged: bool) -> int:
    """How many events the ledger holds at the next start; what stood before is there, under one name or the other."""
    if damaged and not opens(tried):
        # The old one, as damaged as it was, with the log beside it.
        assert looks.beside(ledger_path(tried), "-wal").read_bytes() == b"what was last marked"
        return OLD
    held = events(tried)
    if held == NEW:
        aside = asides(tried)[0]
        if damaged:
            assert looks.beside(aside, "-wal").read_bytes() == b"what was last marked"
        else:
            assert backup_reading.look_into(aside).events == OLD
        assert not restore_note(tried).exists()
    return held
