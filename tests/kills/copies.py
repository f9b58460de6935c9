"""After a kill: every backup that has its name is whole, restores went all the way, erased names are in no byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from courier_desktop.domain.errors import CourierError, RefusedError
from courier_desktop.paths import backups_dir, ledger_path
from courier_desktop.services.backup_checking import check
from courier_desktop.store import backup_reading, ledger, manifests
from tests.kills.book import Findings, opened
from tests.kills.desks import Desk
from tests.kills.file_works import newest_last
from tests.kills.life import MORNING
from tests.kills.story import Commit, Made, Restore, Story
from tests.kills.wal import beside
from tests.kills.witness import digest

_ALL = 10**9


def contents(conn: sqlite3.Connection) -> dict[str, str]:
    """A ledger's events (id → digest), oldest first."""
    conn.row_factory = sqlite3.Row
    return {event.event_id: digest(event) for event in reversed(ledger.newest_acts(conn, _ALL))}


def living(folder: Path) -> dict[str, str]:
    """What the ledger of that folder holds, once the program has opened it."""
    with opened(folder) as ctx, ctx.read() as conn:
        return contents(conn)


def replay(desk: Desk, story: Story, found: Findings) -> list[Commit]:
    """Bring the book up to a lone life with a restore in it; the transactions that may be there or not."""
    before: list[Commit] = []
    for step in story.steps:
        if isinstance(step, Commit):
            before.append(step)
        elif isinstance(step, Restore):
            desk.book.take(before, story.ops)
            before = []
            _take_restore(desk, step, found)
    desk.book.take(before, story.ops)
    return [story.pending] if story.pending else []


def _take_restore(desk: Desk, step: Restore, found: Findings) -> None:
    stood, wanted = dict(desk.book.events), desk.kept[step.name]
    took_place = step.done
    if not took_place:
        now = living(desk.folder)
        took_place = now == wanted
        if not took_place and now.keys() != stood.keys():
            found.halves.append(f"an interrupted restore left {len(now)} events, not {len(stood)} nor {len(wanted)}")
    if took_place:
        desk.book.go_back(wanted)
        desk.aside = stood


def judge_backups(desk: Desk, stories: Sequence[Story], found: Findings) -> None:
    """Look into each file with a backup's name that is new since the last life."""
    now = living(desk.folder)
    for folder in (backups_dir(desk.folder), desk.second):
        for path in manifests.backups_in(folder):
            if str(path) not in desk.seen:
                desk.seen.add(str(path))
                _judge_backup(desk, path, now, found)
    for story in stories:
        made = [step.name for step in story.steps if isinstance(step, Made)]
        if made and not (backups_dir(desk.folder) / made[-1]).is_file():
            found.losses.append(f"the backup {made[-1]} that was answered for")


def _judge_backup(desk: Desk, path: Path, now: Mapping[str, str], found: Findings) -> None:
    try:
        checked = check(desk.folder, path, clock=lambda: MORNING)
        with backup_reading.frozen(path) as conn:
            held = contents(conn)
    except CourierError as error:
        found.halves.append(f"backup {path.name}: {error!r}")
        return
    manifest = manifests.load(path)
    if manifest is None or manifest.facts.events != len(held):
        found.halves.append(f"backup {path.name}: it holds {len(held)} events, beside it stands {manifest}")
    if checked.verified is False:
        found.drift.append(f"backup {path.name} does not agree with its own history")
    if path.name in desk.kept:
        wanted = desk.kept[path.name]
    else:
        wanted = desk.aside if manifests.is_aside(path.name) else dict(list(now.items())[: len(held)])
    if held != wanted:
        found.losses.append(f"backup {path.name} holds {len(held)} events, but not the ledger's first {len(wanted)}")
    desk.kept[path.name] = held


def judge_old_copies(desk: Desk, events: int, found: Findings) -> None:
    """The copy that stands before the first release's tables were changed: whole, and of the first release."""
    for path in manifests.backups_in(backups_dir(desk.folder)):
        try:
            checked = check(desk.folder, path, clock=lambda: MORNING)
        except CourierError as error:
            found.halves.append(f"backup before migrating {path.name}: {error!r}")
            continue
        if (checked.facts.schema, checked.facts.events) != (1, events):
            found.losses.append(
                f"backup before migrating {path.name}: {checked.facts}, not the {events} events of before"
            )


def left_in(folder: Path, names: Sequence[str]) -> list[str]:
    """Those of the names that stand in any byte of the ledger's files. Nobody may have it open."""
    path = ledger_path(folder)
    files = [one.read_bytes() for one in (path, beside(path, "-wal")) if one.is_file()]
    return [name for name in names if any(name.encode() in content for content in files)]


def judge_erased(folder: Path, story: Story, found: Findings) -> None:
    """Once the ledger was opened again, a name whose erasure stands there is in no byte of it."""
    names = story.erasing
    if not names:
        return
    with opened(folder) as ctx, ctx.read() as conn:
        held = [name for name in names if conn.execute("SELECT 1 FROM parties WHERE name = ?", (name,)).fetchone()]
    lost = [name for name in story.erased if name in held]
    if lost:
        found.losses.append(f"erased was answered for, and stands there: {lost}")
    left = left_in(folder, [name for name in names if name not in held])
    if left:
        found.halves.append(f"erased, and still in the bytes of the file: {left}")


def judge_births(folder: Path, story: Story, found: Findings) -> None:
    """Each ledger whose first opening was answered for has its tables; the one under way opens all the same."""
    # Older ones may be half taken away.
    for one in newest_last(folder / "new")[-2:]:
        size = ledger_path(one).stat().st_size if ledger_path(one).is_file() else 0
        if one.name in story.born and size == 0:
            found.losses.append(f"the new ledger {one.name} is empty")
        try:
            living(one)
        except (CourierError, sqlite3.Error, RefusedError) as error:
            found.damage.append(f"the new ledger {one.name}: {error!r}")
