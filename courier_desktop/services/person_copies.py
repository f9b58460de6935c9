"""The other copies of the ledger that still hold a person: backups, second place, ledgers set aside."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain.person import CopyPlace, CopyState, OtherCopy
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.paths import backups_dir
from courier_desktop.services import backups
from courier_desktop.store import manifests
from courier_desktop.store import persons as rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.contacts import ContactId
    from courier_desktop.domain.ids import PartyId
    from courier_desktop.services.context import Context

_LEDGERS = "*.db"


def copies_of(ctx: Context, parties: Sequence[PartyId], contacts: Sequence[ContactId] = ()) -> tuple[OtherCopy, ...]:
    """Every copy that still holds one of these rows' names or contacts, or that nobody can look into; the newest first.

    Encrypted ones cannot be looked into, nor a second place that is away: it is told as one copy without a date.
    """
    data_dir, second = ctx.store.path.parent, ctx.settings.backup_folder
    found: list[OtherCopy] = []
    for row in backups.list_of(data_dir, second):
        places = ((CopyPlace.HERE, backups_dir(data_dir), row.here), (CopyPlace.SECOND, Path(second), row.second))
        found += [
            OtherCopy(str(folder / row.name), place, row.made_at, _state(folder / row.name, parties, contacts))
            for place, folder, stands in places
            if stands
        ]
    if second and not Path(second).is_dir():
        found.append(OtherCopy(second, CopyPlace.SECOND, None, CopyState.CLOSED))
    for path in sorted(data_dir.glob(_LEDGERS)):
        if path != ctx.store.path:
            made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            found.append(OtherCopy(str(path), CopyPlace.BESIDE, made, _state(path, parties, contacts)))
    return tuple(one for one in found if one.state is not CopyState.CLEAN)


def _state(path: Path, parties: Sequence[PartyId], contacts: Sequence[ContactId]) -> CopyState:
    held = rows.holds_any(path, parties, contacts) if path.suffix == ".db" else None
    if held is None:
        return CopyState.CLOSED
    return CopyState.HOLDS if held else CopyState.CLEAN


def drop_copies(ctx: Context, parties: Sequence[PartyId], copies: Sequence[OtherCopy]) -> tuple[OtherCopy, ...]:
    """Back the ledger up anew, then delete those of these copies that hold the person; what is left.

    Needs Right.ERASE. Errors as of a backup by hand: then nothing is deleted. A closed copy stays, and one that a place
    does not let go.
    """
    ctx.need(Right.ERASE)
    made = backups.make(ctx)
    for one in copies:
        path = Path(one.path)
        if one.state is CopyState.HOLDS and path.name != made.row.name:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                manifests.manifest_path(path).unlink(missing_ok=True)
    ctx.published(frozenset({Topic.SETTINGS}))
    return copies_of(ctx, parties)
