"""The frozen rows of backups and restoring: what a copy holds, what a restore would take away."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from courier_desktop.domain.values import dataclass


class BackupWhy(StrEnum):
    """What made the program write a backup."""

    BY_HAND = "by_hand"
    CLOSING = "closing"
    TIMER = "timer"
    BEFORE_MIGRATION = "before_migration"
    BEFORE_RESTORE = "before_restore"


class Gone(StrEnum):
    """What a restore takes away, in groups that a person counts in."""

    SHIPMENTS = "shipments"
    MARKS = "marks"
    ROUTES = "routes"
    NOTICES = "notices"
    DELAYS = "delays"
    OTHER = "other"


class Present(StrEnum):
    """How the ledger that a restore would replace stands."""

    SAME = "same"
    OTHER = "other"
    EMPTY = "empty"
    MISSING = "missing"
    UNREADABLE = "unreadable"


_GROUPS: tuple[tuple[Gone, frozenset[str], tuple[str, ...]], ...] = (
    (Gone.SHIPMENTS, frozenset({"registered"}), ()),
    (Gone.NOTICES, frozenset(), ("notice",)),
    (Gone.DELAYS, frozenset(), ("delay",)),
    (Gone.ROUTES, frozenset({"left_behind"}), ("route", "stop", "load", "promise")),
    (
        Gone.MARKS,
        frozenset({"status", "at_door", "delivered", "attempt_failed", "on_hold", "counter", "return", "cancelled"}),
        (),
    ),
)


def group_of(kind: str) -> Gone:
    """The group of a ledger's kind of event; kinds of other versions fall under OTHER."""
    for group, kinds, heads in _GROUPS:
        if kind in kinds or any(kind.startswith(head) for head in heads):
            return group
    return Gone.OTHER


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What a ledger's file holds: `ledger` tells one courier's ledger from another's ("" while it is empty)."""

    schema: int
    events: int
    shipments: int
    ledger: str
    chain: str
    newest_at: datetime | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is written beside a backup. `sha256` is the file's, `content` that of the ledger inside it.

    `damaged` = a check found the file broken; `drifted` = the file is whole, but the ledger in it does not agree with
    its own history; `verified_at` = it does, and when that was seen.
    """

    made_at: datetime
    why: BackupWhy
    program: str
    facts: LedgerFacts
    sha256: str
    content: str
    bytes: int
    verified_at: datetime | None = None
    damaged: bool = False
    drifted: bool = False
    unread: bool = False
    # How the ledger's own files stood when it was copied: the same again = nothing was written since.
    stood: str = ""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup as it is listed. What its manifest would tell is None or 0 when there is none."""

    name: str
    path: str
    made_at: datetime
    bytes: int
    encrypted: bool
    here: bool
    second: bool
    why: BackupWhy | None = None
    schema: int = 0
    events: int = 0
    shipments: int = 0
    newest_at: datetime | None = None
    verified_at: datetime | None = None
    damaged: bool = False
    drifted: bool = False


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How safe the courier is. `trouble` and `second_trouble` are codes of wording, "" when all is well."""

    last: BackupRow | None
    folder: str
    trouble: str
    second_folder: str
    second_at: datetime | None
    second_trouble: str
    second_late_days: int
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """What stands in the present ledger and not in the backup: events, by group, the first shipments' numbers."""

    events: int
    groups: tuple[tuple[Gone, int], ...]
    numbers: tuple[str, ...]
    since: datetime | None
    newest_at: datetime | None


NO_LOSS = Loss(0, (), (), None, None)


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restore would bring and what it would take; `returns` = events of the backup that the present lacks."""

    name: str
    made_at: datetime | None
    why: BackupWhy | None
    facts: LedgerFacts
    encrypted: bool
    verified_at: datetime | None
    present: Present
    present_events: int
    loss: Loss
    returns: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that is done: what stands now, and the name under which the ledger from before is kept ("" = none)."""

    events: int
    shipments: int
    aside: str
