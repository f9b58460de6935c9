"""How the ledger's file is: asked in the background, and noted outside it how far it had come."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass
from courier_desktop.store import looks
from courier_desktop.store.ledger import id_text
from courier_desktop.store.plain import keep, kept

if TYPE_CHECKING:
    from pathlib import Path

_CHECKED = "checked"
_TRUSTED = "clock_trusted"
_MOST_FOUND = 20
_NEWEST_ACTS = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest event that was known to stand in the ledger: its number, its id, when it was recorded."""

    seq: int
    event_id: str
    at: str


def newest(conn: sqlite3.Connection) -> Seen | None:
    """The newest event; None in an empty ledger."""
    row = conn.execute(
        "SELECT l.seq, l.event_id, a.recorded_at FROM ledger AS l JOIN acts AS a ON a.first_seq = l.act"
        " ORDER BY l.seq DESC LIMIT 1"
    ).fetchone()
    return None if row is None else Seen(int(row[0]), id_text(row[1]), str(row[2]))


def holds(conn: sqlite3.Connection, seen: Seen) -> bool:
    """Whether that event stands under that number."""
    row = conn.execute("SELECT event_id FROM ledger WHERE seq = ?", (seen.seq,)).fetchone()
    return row is not None and id_text(row[0]) == seen.event_id


def load_seen(path: Path) -> Seen | None:
    """What was noted in that file; None when it holds no such note."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Seen(int(said["seq"]), str(said["event_id"]), str(said["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save_seen(path: Path, seen: Seen) -> None:
    """Note it there; the note is whole or the one before. OSError."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps({"seq": seen.seq, "event_id": seen.event_id, "at": seen.at}) + "\n", encoding="utf-8")
    part.replace(path)


def latest_recorded(conn: sqlite3.Connection) -> str | None:
    """The latest time at which any of the newest acts was recorded, by this computer's clock or another's."""
    row = conn.execute(
        "SELECT max(recorded_at) FROM (SELECT recorded_at FROM acts ORDER BY first_seq DESC LIMIT ?)", (_NEWEST_ACTS,)
    ).fetchone()
    return None if row[0] is None else str(row[0])


def every_page(path: Path) -> tuple[str, ...]:
    """What SQLite finds wrong in any page of the file or between its tables and indexes; empty when all is well.

    Reads the whole file on a connection of its own: seconds with a large ledger. sqlite3.Error when it cannot go on.
    """
    with closing(sqlite3.connect(f"{looks.file_uri(path)}?mode=ro", uri=True)) as conn:
        found = tuple(str(row[0]) for row in conn.execute(f"PRAGMA integrity_check({_MOST_FOUND})"))
    return () if found == ("ok",) else found


def checked(conn: sqlite3.Connection) -> str | None:
    """What was kept of the last check in the background."""
    return kept(conn, _CHECKED)


def keep_checked(conn: sqlite3.Connection, said: str) -> None:
    """Keep what a check found."""
    keep(conn, _CHECKED, said)


def trusted_until(conn: sqlite3.Connection) -> str | None:
    """Up to which recorded time somebody said that this computer's clock is right all the same."""
    return kept(conn, _TRUSTED)


def trust_until(conn: sqlite3.Connection, at: str) -> None:
    """Believe this computer's clock against everything recorded up to that time."""
    keep(conn, _TRUSTED, at)
