"""The second place of the backups (a USB drive, a shared or synchronised folder), and what is known of it.

What is known stands beside the backups, not in the ledger: it tells of this computer, must be readable when the ledger
is not, must not go back with a restore, and must not make the ledger look changed.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.times import maybe_from_text, to_text
from courier_desktop.domain.values import dataclass, fields
from courier_desktop.paths import backups_dir
from courier_desktop.store import backup_key, erasures, manifests
from courier_desktop.store.durable import (
    Step,
    bring_small,
    no_step,
    place_error,
    pour,
    said_as_place_errors,
    sha256_of,
    sweep,
    write_text,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.store.backup import Written

# Stands in the folder once it has been chosen: a drive that is not connected may leave an empty folder of its name.
SIGN = "courier-backups.json"
_STATE = "state.json"
_STALE_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class PlaceState:
    """What is known of the places. `trouble` and `second_trouble` = codes of the last try, "" when it went well.

    `seen_at` = when the ledger was last found backed up, be it that nothing had changed.
    """

    trouble: str = ""
    seen_at: datetime | None = None
    second_folder: str = ""
    second_chosen_at: datetime | None = None
    second_at: datetime | None = None
    second_tried_at: datetime | None = None
    second_trouble: str = ""


def load_state(data_dir: Path) -> PlaceState:
    """What is known; nothing when nothing was written or it cannot be read."""
    try:
        values = json.loads((backups_dir(data_dir) / _STATE).read_text(encoding="utf-8"))
        return PlaceState(
            trouble=str(values["trouble"]),
            seen_at=maybe_from_text(values["seen_at"]),
            second_folder=str(values["second_folder"]),
            second_chosen_at=maybe_from_text(values["second_chosen_at"]),
            second_at=maybe_from_text(values["second_at"]),
            second_tried_at=maybe_from_text(values["second_tried_at"]),
            second_trouble=str(values["second_trouble"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return PlaceState()


def save_state(data_dir: Path, state: PlaceState) -> None:
    """Keep what is known. OSError when the folder cannot be written."""
    known = {one.name: getattr(state, one.name) for one in fields(state)}
    values = {name: to_text(one) if isinstance(one, datetime) else one for name, one in known.items()}
    backups_dir(data_dir).mkdir(parents=True, exist_ok=True)
    write_text(backups_dir(data_dir) / _STATE, json.dumps(values, indent=2) + "\n")


def begin(folder: Path, data_dir: Path) -> None:
    """Make a folder the second place. RefusedError when it is the first one, or cannot be written."""
    if _inside(folder, data_dir):
        raise RefusedError("backup_place_same", path=str(folder))
    with said_as_place_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder / SIGN, json.dumps({"program": "Courier Desktop"}) + "\n")


def _inside(folder: Path, data_dir: Path) -> bool:
    whole, ours = folder.resolve(), data_dir.resolve()
    return whole == ours or ours in whole.parents


def reach(folder: Path) -> None:
    """RefusedError when the place that was chosen is not there now."""
    try:
        (folder / SIGN).stat()
    except OSError as error:
        raise place_error(error, folder) from error


def bring(backup: Written, folder: Path, data_dir: Path, step: Step = no_step) -> Path:
    """Copy a backup, its manifest and the locked keys there; read back and compared. The copy's path.

    RefusedError when the place is gone, full, read-only, or gives back other bytes than it was given.
    """
    reach(folder)
    with said_as_place_errors(folder):
        sweep(folder, "courier-", backup.manifest.made_at.timestamp() - _STALE_S)
        for key in backup_key.key_files(data_dir):
            bring_small(key, folder / key.name)
        # Who was erased here must be erased where this is restored; another courier's list may stand there too.
        erasures.keep_aside(folder, erasures.load(data_dir))
        target = folder / backup.path.name
        there = manifests.load(target) if target.exists() else None
        if there is not None and there.sha256 == backup.manifest.sha256:
            return target
        if target.exists():
            # Another courier's PC wrote in the same second.
            target = folder / manifests.free_name(folder, backup.manifest.made_at)
            target = target.with_name(target.name + (".age" if backup.path.suffix == ".age" else ""))
        with written(target) as part:
            _pour_and_compare(backup, part, folder, step)
            manifests.save(target, backup.manifest)
    return target


def _pour_and_compare(backup: Written, part: Path, folder: Path, step: Step) -> None:
    def halves(begun: int) -> Step:
        return lambda done, total: step(begun * total + done, 2 * total)

    pour(backup.path, part, halves(0))
    _forget_cached(part)
    if sha256_of(part, halves(1)) != backup.manifest.sha256:
        raise RefusedError("backup_place_wrong", path=str(folder))


def _forget_cached(path: Path) -> None:
    """Make the next read come from the drive itself, where the system can be told so."""
    if hasattr(os, "posix_fadvise"):
        number = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(number)
