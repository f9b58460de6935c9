"""The names of backups and the manifest beside each: what it holds, so that a list needs not open them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.backup_rows import BackupWhy, LedgerFacts, Manifest
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.store.durable import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(courier|before-restore)-(\d{8}-\d{6})\.db(\.age)?")
ASIDE = "before-restore"


def free_name(folder: Path, made_at: datetime, *, head: str = "courier") -> str:
    """A backup's name of that second in UTC, or of the first second after it whose name is free."""
    at = made_at.astimezone(UTC)
    while any(folder.glob(f"{head}-{at:{_STAMP}}.db*")):
        at += timedelta(seconds=1)
    return f"{head}-{at:{_STAMP}}.db"


def date_in(name: str) -> datetime | None:
    """When a backup of that name was made; None for a name that is not ours or bears no such day."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found.group(2), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def is_aside(name: str) -> bool:
    """Whether that is a ledger set aside by a restore."""
    return name.startswith(ASIDE)


def backups_in(folder: Path) -> list[Path]:
    """The backups of that folder, newest first; none when it cannot be reached."""
    try:
        found = [path for path in folder.iterdir() if date_in(path.name) is not None and path.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: (str(date_in(path.name)), path.name), reverse=True)


def manifest_path(backup: Path) -> Path:
    """Where a backup's manifest stands."""
    return backup.with_name(f"{backup.name}.json")


def save(backup: Path, manifest: Manifest) -> None:
    """Write the manifest beside its backup."""
    values = {
        "made_at": to_text(manifest.made_at),
        "why": manifest.why.value,
        "program": manifest.program,
        **facts_as_json(manifest.facts),
        "sha256": manifest.sha256,
        "content": manifest.content,
        "bytes": manifest.bytes,
        "verified_at": manifest.verified_at and to_text(manifest.verified_at),
        "damaged": manifest.damaged,
        "drifted": manifest.drifted,
        "unread": manifest.unread,
        "stood": manifest.stood,
    }
    write_text(manifest_path(backup), json.dumps(values, indent=2) + "\n")


def load(backup: Path) -> Manifest | None:
    """The manifest of a backup; None when there is none or it cannot be understood."""
    try:
        values = json.loads(manifest_path(backup).read_text(encoding="utf-8"))
        return Manifest(
            made_at=from_text(values["made_at"]),
            why=BackupWhy(values["why"]),
            program=str(values["program"]),
            facts=facts_from_json(values),
            sha256=str(values["sha256"]),
            content=str(values["content"]),
            bytes=int(values["bytes"]),
            verified_at=maybe_from_text(values["verified_at"]),
            damaged=bool(values["damaged"]),
            drifted=bool(values["drifted"]),
            unread=bool(values["unread"]),
            stood=str(values["stood"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def facts_as_json(facts: LedgerFacts) -> dict[str, str | int | None]:
    """What a ledger holds, as it stands in files."""
    return {
        "schema": facts.schema,
        "events": facts.events,
        "shipments": facts.shipments,
        "ledger": facts.ledger,
        "chain": facts.chain,
        "newest_at": None if facts.newest_at is None else to_text(facts.newest_at),
    }


def facts_from_json(values: Mapping[str, object]) -> LedgerFacts:
    """The same read back. KeyError or ValueError when it is not that."""
    newest = values["newest_at"]
    return LedgerFacts(
        schema=int(str(values["schema"])),
        events=int(str(values["events"])),
        shipments=int(str(values["shipments"])),
        ledger=str(values["ledger"]),
        chain=str(values["chain"]),
        newest_at=None if newest is None else from_text(str(newest)),
    )
