"""A restore shows what it would take before it takes it, works over every release's file, and has a way back."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.backup_rows import BackupWhy, Gone, Present, RestorePreview
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import backups_dir, ledger_path
from courier_desktop.services import backup_checking, backup_keys, backup_restoring, backups, integrity
from courier_desktop.store.migrations import VERSION
from tests.fakes.desk import MORNING, Clock, Desk, desk_over
from tests.fakes.releases import release_files, unpack

LATER = MORNING + timedelta(hours=5)
WORDS = "cuatro palabras mías"


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Desk]:
    with desk_over(data_dir) as made:
        yield made


def preview(data_dir: Path, source: Path) -> RestorePreview:
    staged = backup_restoring.stage(data_dir, source)
    shown = backup_restoring.preview(staged)
    backup_restoring.discard(data_dir)
    return shown


def backed_up(desk: Desk) -> Path:
    return Path(backups.make(desk.ctx).row.path)


def test_the_preview_names_what_would_be_gone(desk: Desk, data_dir: Path) -> None:
    first = desk.shipments(3)
    source = backed_up(desk)
    desk.clock.advance(hours=2)
    later = desk.shipments(2)
    desk.mark(first[0], Status.AT_DEPOT)
    shown = preview(data_dir, source)
    assert (shown.made_at, shown.why, shown.facts.shipments, shown.facts.events) == (MORNING, BackupWhy.BY_HAND, 3, 3)
    assert (shown.present, shown.present_events, shown.returns) == (Present.SAME, 7, 0)
    assert shown.loss.numbers == tuple(desk.state(one).number for one in later)
    assert dict(shown.loss.groups)[Gone.SHIPMENTS] == 2
    assert dict(shown.loss.groups)[Gone.MARKS] == 1
    assert shown.loss.events == sum(dict(shown.loss.groups).values()) == 4
    assert (shown.loss.since, shown.loss.newest_at) == (desk.clock(), desk.clock())
    assert desk.shipments(1)


def test_nothing_would_be_gone_right_after_a_backup(desk: Desk, data_dir: Path) -> None:
    desk.shipments(3)
    shown = preview(data_dir, backed_up(desk))
    assert (shown.loss.events, shown.loss.groups, shown.loss.numbers, shown.returns) == (0, (), (), 0)


def test_going_forward_again_tells_what_comes_back(data_dir: Path) -> None:
    with desk_over(data_dir) as desk:
        desk.shipments(2)
        source = backed_up(desk)
        desk.shipments(3)
    aside = backup_restoring.restore(data_dir, source, now=LATER).aside
    with desk_over(data_dir) as desk:
        desk.count = 50
        desk.shipment()
        shown = preview(data_dir, backups_dir(data_dir) / aside)
    assert (shown.why, shown.returns, shown.loss.events) == (BackupWhy.BEFORE_RESTORE, 3, 1)


def test_another_couriers_backup_is_told(desk: Desk, data_dir: Path, tmp_path: Path) -> None:
    desk.shipments(2)
    with desk_over(tmp_path / "other") as other:
        other.shipments(4)
        source = backed_up(other)
    shown = preview(data_dir, source)
    assert (shown.present, shown.loss.events, shown.returns) == (Present.OTHER, 2, 4)


def test_an_empty_a_missing_and_a_damaged_ledger_are_told_apart(data_dir: Path, tmp_path: Path) -> None:
    with desk_over(tmp_path / "other") as other:
        other.shipments(4)
        source = backed_up(other)
    assert preview(data_dir, source).present is Present.MISSING
    with desk_over(data_dir):
        assert preview(data_dir, source).present is Present.EMPTY
    ledger_path(data_dir).write_bytes(b"\xa5" * 40_000)
    assert preview(data_dir, source).present is Present.UNREADABLE
    done = backup_restoring.restore(data_dir, source, now=LATER)
    assert (done.events, done.shipments) == (4, 4)
    with desk_over(data_dir) as desk:
        assert integrity.verify(desk.ctx).clean
    damaged = next(row for row in backups.list_of(data_dir) if row.name == done.aside)
    assert damaged.damaged


@pytest.mark.parametrize("packed", release_files(), ids=lambda path: path.name)
def test_every_releases_ledger_is_backed_up_and_restored(packed: Path, tmp_path: Path) -> None:
    folder = unpack(packed, tmp_path / "data")
    with desk_over(folder) as desk:
        events = integrity.verify(desk.ctx).events
        desk.shipments(2)
    old = next(row for row in backups.list_of(folder) if row.why is BackupWhy.BEFORE_MIGRATION)
    assert old.events == events
    done = backup_restoring.restore(folder, Path(old.path), now=LATER)
    with desk_over(folder) as desk:
        found = integrity.verify(desk.ctx)
        assert (found.clean, found.events) == (True, events)
        assert done.events == events
        made = backups.make(desk.ctx)
    assert made.row.schema == VERSION
    checked = backup_checking.check(folder, Path(made.row.path), clock=Clock())
    assert checked.verified


@pytest.mark.parametrize("packed", release_files(), ids=lambda path: path.name)
def test_a_releases_bare_file_from_a_drive_is_restored_without_its_manifest(packed: Path, tmp_path: Path) -> None:
    bare = tmp_path / "courier.db"
    with gzip.open(packed) as reading, bare.open("wb") as writing:
        shutil.copyfileobj(reading, writing)
    done = backup_restoring.restore(tmp_path / "data", bare, now=LATER)
    with desk_over(tmp_path / "data") as desk:
        assert integrity.verify(desk.ctx).events == done.events > 1000


@pytest.mark.slow
def test_encrypted_backups_need_the_passphrase_and_work_on_another_computer(
    desk: Desk, data_dir: Path, tmp_path: Path
) -> None:
    desk.shipments(3)
    plain = backed_up(desk)
    backups.choose_place(desk.ctx, tmp_path / "usb")
    with pytest.raises(RefusedError) as caught:
        backup_keys.turn_on(desk.ctx, WORDS, "otra frase")
    assert caught.value.refusal == "backup_passphrase_differs"
    backup_keys.turn_on(desk.ctx, WORDS, WORDS)
    assert backup_keys.is_on(data_dir)
    desk.shipment()
    source = backed_up(desk)
    arrived = tmp_path / "usb" / source.name
    assert backup_keys.plain_ones(desk.ctx) == 1
    assert backup_keys.seal_all(desk.ctx) == 1
    assert not plain.exists()
    assert {row.encrypted for row in backups.list_of(data_dir)} == {True}
    elsewhere = tmp_path / "elsewhere"
    for words, code in (("", "backup_passphrase_needed"), ("equivocada por completo", "backup_passphrase_wrong")):
        with pytest.raises(RefusedError) as caught:
            backup_restoring.stage(elsewhere, arrived, words)
        assert caught.value.refusal == code
    done = backup_restoring.restore(elsewhere, arrived, WORDS, now=LATER)
    assert done.shipments == 4
    with desk_over(elsewhere) as there:
        assert integrity.verify(there.ctx).clean


def test_a_spoilt_encrypted_backup_is_told_before_anything_is_asked_of_the_ledger(desk: Desk, data_dir: Path) -> None:
    backup_keys.turn_on(desk.ctx, WORDS, WORDS)
    desk.shipment()
    source = backed_up(desk)
    content = source.read_bytes()
    source.write_bytes(content[: len(content) // 2])
    with pytest.raises(RefusedError) as caught:
        backup_restoring.stage(data_dir, source, WORDS)
    assert caught.value.refusal == "backup_changed"
    backup_keys.turn_off(desk.ctx)
    assert not backup_keys.is_on(data_dir)
    assert backup_keys.has_key(data_dir)
    assert not backups.make(desk.ctx).row.encrypted


def test_a_restore_that_was_cut_off_is_finished_at_the_next_start(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_over(data_dir) as desk:
        desk.shipments(2)
        source = backed_up(desk)
        desk.shipments(3)
    staged = backup_restoring.stage(data_dir, source)
    monkeypatch.setattr("courier_desktop.store.backup_restoring.finish", lambda _folder: True)
    backup_restoring.exchange(staged, LATER)
    monkeypatch.undo()
    assert (data_dir / "restore.json").exists()
    with desk_over(data_dir) as desk:
        assert integrity.verify(desk.ctx).events == 2
    assert not (data_dir / "restore.json").exists()
