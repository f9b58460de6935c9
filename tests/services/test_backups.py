"""Backups as the courier has them: made when something changed, kept here and in a second place, told when late."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.errors import CancelledError, LedgerOpenError, RefusedError
from courier_desktop.domain.staff import Role
from courier_desktop.paths import backups_dir, ledger_path
from courier_desktop.services import backup_checking, backups, settings, staff
from courier_desktop.store import backup_key, manifests, second_place
from tests.fakes.desk import Clock, Desk, desk_over


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(data_dir: Path, clock: Clock) -> Iterator[Desk]:
    with desk_over(data_dir, clock) as made:
        made.shipments(2)
        yield made


@pytest.fixture
def usb(desk: Desk, tmp_path: Path) -> Path:
    backups.choose_place(desk.ctx, tmp_path / "usb")
    return tmp_path / "usb"


def made(desk: Desk, why: BackupWhy = BackupWhy.BY_HAND) -> backups.Made:
    return backups.make(desk.ctx, why)


def names(folder: Path) -> list[str]:
    return [path.name for path in manifests.backups_in(folder)]


class Watching:
    """Somebody who looks on, and may want it no more after some steps."""

    def __init__(self, patience: int = 10_000) -> None:
        self.patience = patience
        self.seen: list[int] = []

    def check(self) -> None:
        if len(self.seen) >= self.patience:
            raise CancelledError

    def progress(self, done: int, _total: int) -> None:
        self.seen.append(done)


# ------------------------------------------------------------------------------------------------------------- making


def test_a_backup_is_verified_and_listed(desk: Desk, data_dir: Path) -> None:
    row = made(desk).row
    assert backups.list_of(data_dir) == (backups.list_of(data_dir)[0],)
    listed = backups.list_of(data_dir)[0]
    assert (listed.name, listed.events, listed.shipments, listed.why) == (row.name, 2, 2, BackupWhy.BY_HAND)
    assert listed.verified_at == desk.clock()
    assert not listed.encrypted


def test_nothing_is_written_twice_while_nothing_changed(desk: Desk, clock: Clock, data_dir: Path) -> None:
    first = made(desk)
    clock.advance(hours=5)
    assert made(desk).unchanged
    assert made(desk).row.name == first.row.name
    desk.shipment()
    assert not made(desk).unchanged
    assert len(names(backups_dir(data_dir))) == 2


def test_a_changed_setting_is_worth_a_backup(desk: Desk, clock: Clock) -> None:
    made(desk)
    settings.change(desk.ctx, "company", "Mensajería Colibrí")
    clock.advance(minutes=1)
    assert not made(desk).unchanged


def test_progress_runs_from_beginning_to_end(desk: Desk, usb: Path) -> None:
    watch = Watching()
    backups.make(desk.ctx, job=watch)
    assert watch.seen == sorted(watch.seen)
    assert watch.seen[-1] == 1000


def test_cancelled_it_leaves_nothing_half(desk: Desk, usb: Path, data_dir: Path) -> None:
    for patience in range(4):
        with pytest.raises(CancelledError):
            backups.make(desk.ctx, job=Watching(patience))
        assert [*backups_dir(data_dir).glob("*.part"), *usb.glob("*.part")] == []


def test_a_damaged_ledger_is_told_and_the_good_backups_stay(desk: Desk, clock: Clock, data_dir: Path) -> None:
    made(desk)
    desk.shipments(20)
    desk.ctx.store.conn().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = ledger_path(data_dir)
    content = bytearray(path.read_bytes())
    content[8192 : 8192 * 9] = b"\xa5" * (8192 * 8)
    path.write_bytes(bytes(content))
    clock.advance(hours=1)
    with pytest.raises(LedgerOpenError):
        made(desk)
    assert len(names(backups_dir(data_dir))) == 1
    assert backups.standing(desk.ctx).trouble == "ledger_damaged"


def test_it_is_due_after_the_hours_when_somebody_wrote(desk: Desk, clock: Clock) -> None:
    assert backups.due(desk.ctx)
    made(desk)
    clock.advance(hours=3, minutes=59)
    desk.shipment()
    assert not backups.due(desk.ctx)
    clock.advance(minutes=2)
    assert backups.due(desk.ctx)
    made(desk, BackupWhy.TIMER)
    assert not backups.due(desk.ctx)


def test_a_look_that_found_nothing_new_counts_until_the_hours_have_gone_again(desk: Desk, clock: Clock) -> None:
    made(desk)
    clock.advance(hours=5)
    assert made(desk, BackupWhy.TIMER).unchanged
    assert not backups.due(desk.ctx)


def test_a_clock_that_was_set_back_does_not_stop_them(desk: Desk, clock: Clock) -> None:
    made(desk)
    clock.advance(days=-30)
    assert backups.due(desk.ctx)


def test_an_empty_ledger_is_backed_up_by_nobody_but_a_person(tmp_path: Path, clock: Clock) -> None:
    with desk_over(tmp_path / "empty", clock) as empty:
        assert not backups.due(empty.ctx)
        backups.at_closing(empty.ctx)
        backups.upkeep(empty.ctx)
        assert backups.list_of(tmp_path / "empty") == ()
        assert made(empty).row.events == 0


def test_what_the_window_does_by_itself(
    desk: Desk, clock: Clock, usb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    usb.rename(tmp_path / "pulled out")
    monkeypatch.setattr(backups, "VERIFIED_AT_ONCE_BYTES", 1000)
    backups.upkeep(desk.ctx)
    monkeypatch.undo()
    assert [row.why for row in backups.list_of(data_dir)] == [BackupWhy.TIMER]
    (tmp_path / "pulled out").rename(usb)
    backups.upkeep(desk.ctx)
    assert names(usb) == []
    assert backups.list_of(data_dir)[0].verified_at is not None
    clock.advance(minutes=11)
    backups.upkeep(desk.ctx)
    assert names(usb) == names(backups_dir(data_dir))


def test_cancelled_in_the_middle_of_a_long_check(desk: Desk, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("courier_desktop.store.backup_reading._ASK_EVERY", 1)
    path = Path(made(desk).row.path)
    with pytest.raises(CancelledError):
        backup_checking.check(data_dir, path, clock=desk.clock, job=Watching(0))
    assert not backups.list_of(data_dir)[0].damaged


def test_closing_asks_for_one_unless_the_courier_wants_none(desk: Desk) -> None:
    assert backups.worth_closing_with(desk.ctx)
    settings.change(desk.ctx, "backup_at_closing", False)
    assert not backups.worth_closing_with(desk.ctx)


def test_who_may_only_read_makes_none_by_hand_but_the_program_does(desk: Desk) -> None:
    staff.add(desk.ctx, "Ana", Role.OWNER)
    desk.ctx.staffed, desk.ctx.staff = True, None
    with pytest.raises(RefusedError):
        made(desk)
    assert made(desk, BackupWhy.TIMER).row.events


# ------------------------------------------------------------------------------------------------------------- keeping


def test_over_weeks_the_old_ones_go_in_both_places(desk: Desk, clock: Clock, usb: Path, data_dir: Path) -> None:
    deleted = 0
    for _ in range(40):
        clock.advance(hours=13)
        settings.change(desk.ctx, "city", f"Guadalajara {clock():%d %H}")
        deleted += made(desk, BackupWhy.TIMER).deleted
    here = names(backups_dir(data_dir))
    assert here == names(usb)
    assert len(here) < 25
    assert deleted == 2 * (40 - len(here))
    assert sorted(usb.glob("*.json")) == sorted(
        [*(usb / f"{name}.json" for name in here), usb / "courier-backups.json"]
    )


def test_what_is_not_ours_is_never_deleted(desk: Desk, clock: Clock, usb: Path) -> None:
    foreign = [usb / "courier-20200101-120000.db", usb / "courier-20200102-120000.db", usb / "fotos.zip"]
    for path in foreign:
        path.write_bytes(b"theirs")
    theirs = json.loads(manifests.manifest_path(Path(made(desk).row.path)).read_text(encoding="utf-8"))
    theirs["ledger"] = "of another courier"
    manifests.manifest_path(foreign[1]).write_text(json.dumps(theirs), encoding="utf-8")
    for _ in range(30):
        clock.advance(days=20)
        settings.change(desk.ctx, "city", f"{clock():%d %H %m}")
        made(desk)
    assert all(path.exists() for path in foreign)


def test_a_full_disk_gives_up_the_old_ones_that_are_too_many(
    desk: Desk, clock: Clock, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refusing = second_place.bring, [True]

    def full_at_first(*args: Any) -> Path:  # noqa: ANN401 - as it is called
        if refusing and refusing.pop():
            raise RefusedError("backup_place_full", path=str(usb))
        return real(*args)

    for hour in range(14):
        clock.advance(minutes=90)
        settings.change(desk.ctx, "city", f"Guadalajara {hour}")
        made(desk)
    before = len(names(usb))
    clock.advance(days=1)
    settings.change(desk.ctx, "city", "Zapopan")
    monkeypatch.setattr(second_place, "bring", full_at_first)
    assert made(desk).second_trouble == ""
    assert refusing == []
    assert len(names(usb)) < before


# ---------------------------------------------------------------------------------------------------- the second place


def test_a_second_place_that_is_away_is_no_error_and_told_after_days(
    desk: Desk, clock: Clock, usb: Path, tmp_path: Path
) -> None:
    assert made(desk).second_trouble == ""
    usb.rename(tmp_path / "pulled out")
    desk.shipment()
    assert made(desk).second_trouble == "backup_place_gone"
    assert backups.late(desk.ctx) is None
    clock.advance(days=2, hours=23)
    assert backups.late(desk.ctx) is None
    clock.advance(hours=2)
    late = backups.late(desk.ctx)
    assert late is not None
    assert (late.second_late_days, late.second_trouble) == (3, "backup_place_gone")
    assert backups.second_waits(desk.ctx)
    (tmp_path / "pulled out").rename(usb)
    assert backups.catch_up(desk.ctx) == ""
    assert len(names(usb)) == 2
    assert backups.late(desk.ctx) is None
    assert not backups.second_waits(desk.ctx)


def test_a_place_typed_into_the_settings_is_begun_at_the_next_backup(desk: Desk, tmp_path: Path) -> None:
    settings.change(desk.ctx, "backup_folder", str(tmp_path / "share"))
    assert backups.second_waits(desk.ctx) is False
    made(desk)
    assert len(names(tmp_path / "share")) == 1


def test_a_place_is_taken_back(desk: Desk, usb: Path) -> None:
    backups.choose_place(desk.ctx, None)
    made(desk)
    assert names(usb) == []
    assert backups.standing(desk.ctx).second_folder == ""


def test_this_once_to_another_folder(desk: Desk, tmp_path: Path) -> None:
    backups.make(desk.ctx, to=tmp_path / "once")
    assert len(names(tmp_path / "once")) == 1
    assert desk.ctx.settings.backup_folder == ""


def test_the_list_holds_what_stands_in_the_second_place_only(desk: Desk, usb: Path, data_dir: Path) -> None:
    made(desk)
    shutil.rmtree(backups_dir(data_dir))
    row = backups.list_of(data_dir, str(usb))[0]
    assert (row.here, row.second, Path(row.path).parent) == (False, True, usb)


# ----------------------------------------------------------------------------------------------------------- checking


def test_a_large_backup_is_verified_later(desk: Desk, monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    monkeypatch.setattr(backups, "VERIFIED_AT_ONCE_BYTES", 1000)
    row = made(desk).row
    assert row.verified_at is None
    assert backup_checking.verify_next(data_dir, 1000, clock=desk.clock) == ""
    assert backups.to_verify(desk.ctx) == Path(row.path)
    assert backup_checking.verify_next(data_dir, 10**9, clock=desk.clock) == row.name
    assert backups.list_of(data_dir)[0].verified_at == desk.clock()
    assert backup_checking.verify_next(data_dir, 10**9, clock=desk.clock) == ""
    assert backups.to_verify(desk.ctx) is None


def test_a_large_one_made_at_closing_is_read_through_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    monkeypatch.setattr(backups, "VERIFIED_AT_ONCE_BYTES", 1000)
    backups.at_closing(desk.ctx)
    path = manifests.backups_in(backups_dir(data_dir))[0]
    hasty = manifests.load(path)
    assert hasty is not None
    assert (hasty.unread, hasty.verified_at) == (True, None)
    backups.upkeep(desk.ctx)
    read = manifests.load(path)
    assert read is not None
    assert (read.unread, read.damaged) == (False, False)
    manifests.save(path, hasty)
    content = bytearray(path.read_bytes())
    content[8192 : 8192 * 9] = b"\xa5" * (8192 * 8)
    path.write_bytes(bytes(content))
    assert backup_checking.read_next(data_dir) == path.name
    assert backups.list_of(data_dir)[0].damaged


def test_large_ones_are_verified_once_a_day(desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    made(desk)
    monkeypatch.setattr(backups, "VERIFIED_AT_ONCE_BYTES", 1000)
    clock.advance(hours=5)
    desk.shipment()
    made(desk)
    assert backups.to_verify(desk.ctx) is None
    clock.advance(hours=20)
    assert backups.to_verify(desk.ctx) is not None


def test_a_ledger_that_drifted_is_backed_up_and_told(desk: Desk, data_dir: Path) -> None:
    desk.ctx.store.conn().execute("UPDATE shipments SET pieces = 9")
    row = made(desk).row
    assert (row.drifted, row.damaged, row.verified_at) == (True, False, None)


def test_a_backup_that_rots_is_found_and_noted(desk: Desk, data_dir: Path) -> None:
    path = Path(made(desk).row.path)
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(RefusedError) as caught:
        backup_checking.check(data_dir, path, clock=desk.clock)
    assert caught.value.refusal == "backup_changed"
    assert backups.list_of(data_dir)[0].damaged
    assert backups.standing(desk.ctx).last is None
    assert not made(desk).unchanged


def test_a_good_one_is_checked_whole(desk: Desk, data_dir: Path) -> None:
    checked = backup_checking.check(data_dir, Path(made(desk).row.path), clock=desk.clock)
    assert (checked.verified, checked.facts.events) == (True, 2)


def test_a_file_that_is_no_backup_is_told(desk: Desk, data_dir: Path, tmp_path: Path) -> None:
    packed = tmp_path / "x.db"
    packed.write_bytes(gzip.compress(b"x"))
    for path, code in ((packed, "backup_damaged"), (tmp_path / "none.db", "backup_not_here")):
        with pytest.raises(RefusedError) as caught:
            backup_checking.check(data_dir, path, clock=desk.clock)
        assert caught.value.refusal == code


# ---------------------------------------------------------------------------------------------------------- encrypted


@pytest.mark.slow
def test_encrypted_backups_need_no_passphrase_to_be_made(desk: Desk, clock: Clock, usb: Path, data_dir: Path) -> None:
    plain = made(desk).row
    backup_key.make_key(data_dir, "cuatro palabras mías", clock())
    clock.advance(hours=1)
    row = made(desk).row
    assert (row.encrypted, row.verified_at) == (True, clock())
    assert row.name.endswith(".db.age")
    assert made(desk).unchanged
    assert (usb / "backup-key.age").exists()
    assert (backups_dir(data_dir) / "backup-key.age").exists()
    assert b"SQLite format 3" not in Path(row.path).read_bytes()
    assert not plain.encrypted
    checked = backup_checking.check(data_dir, Path(row.path), "cuatro palabras mías", clock=clock)
    assert checked.verified
    assert not (data_dir / "restoring").exists()


def test_late_counts_from_the_day_the_place_was_chosen(desk: Desk, clock: Clock, usb: Path) -> None:
    shutil.rmtree(usb)
    made(desk)
    clock.advance(days=3)
    late = backups.late(desk.ctx)
    assert late is not None
    assert late.second_at is None
