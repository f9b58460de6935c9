"""The erasures kept beside the ledger, ids only, so that an older backup put in its place is erased again."""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.event_bodies import from_body, to_body
from courier_desktop.domain.ids import EventId, ShipmentId
from courier_desktop.domain.values import dataclass
from courier_desktop.paths import erasures_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_VERSION = 1
# Under this name the ledger notes which list it has seen.
SEEN = "erasures_seen"
# Under this one, since when an erasure waits for the file's pages to be freed.
UNFINISHED = "erasure_unfinished"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure as the ledger tells it: its event, its shipment if any, when (UTC text), which rows."""

    event_id: EventId
    shipment_id: ShipmentId | None
    at: str
    fact: ev.PersonErased


def keep_aside(folder: Path, erasures: Iterable[Erasure]) -> bool:
    """Write these, and those that stand there already, into the folder's list; False when it cannot be written."""
    path = erasures_path(folder)
    there = {one.event_id: one for one in load(folder)}
    known = there | {one.event_id: one for one in erasures}
    if known.keys() == there.keys():
        return True
    body = {"version": _VERSION, "erasures": [_values(one) for one in sorted(known.values(), key=lambda one: one.at)]}
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            json.dump(body, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        return False
    finally:
        beside.unlink(missing_ok=True)
    return True


def load(folder: Path) -> list[Erasure]:
    """The list of that folder, oldest first; empty without one, and what cannot be read is left out."""
    try:
        body = json.loads(erasures_path(folder).read_text(encoding="utf-8"))
        return [_erasure(one) for one in body["erasures"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def digest(folder: Path) -> str:
    """What tells one list of that folder from another; "" without a list."""
    try:
        return blake2b(erasures_path(folder).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _values(one: Erasure) -> dict[str, object]:
    return {"event_id": one.event_id, "shipment_id": one.shipment_id, "at": one.at, "fact": to_body(one.fact)}


def _erasure(values: dict[str, object]) -> Erasure:
    shipment_id, body = values["shipment_id"], values["fact"]
    fact = from_body(ev.PersonErased.kind, body if isinstance(body, dict) else {})
    if not isinstance(fact, ev.PersonErased):
        raise TypeError(fact)
    return Erasure(
        EventId(str(values["event_id"])),
        None if shipment_id is None else ShipmentId(str(shipment_id)),
        str(values["at"]),
        fact,
    )
