"""Plain rows that are nobody's history: settings, remembered column maps, drafts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.settings import Settings

if TYPE_CHECKING:
    import sqlite3


def load_settings(conn: sqlite3.Connection) -> Settings:
    """The settings; what is not stored, or stored by another version, has its default."""
    stored = {row[0]: json.loads(row[1]) for row in conn.execute("SELECT name, value FROM settings")}
    default = Settings()
    kept = {
        name: value
        for name, value in stored.items()
        if hasattr(default, name) and type(value) is type(getattr(default, name))
    }
    return Settings(**kept)


def save_setting(conn: sqlite3.Connection, name: str, value: str | int | bool) -> None:  # noqa: FBT001 - a switch's value is a bool
    """Store one setting."""
    conn.execute(
        "INSERT INTO settings VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value)),
    )


def column_map(conn: sqlite3.Connection, sender_key: str, signature: str) -> str | None:
    """The mapping remembered for a sender's files of that shape, as it was stored."""
    row = conn.execute(
        "SELECT mapping FROM column_maps WHERE sender_key = ? AND signature = ?", (sender_key, signature)
    ).fetchone()
    return None if row is None else str(row[0])


def save_column_map(conn: sqlite3.Connection, sender_key: str, signature: str, mapping: str) -> None:
    """Remember how a sender's columns were read."""
    conn.execute(
        "INSERT INTO column_maps VALUES (?,?,?) ON CONFLICT (sender_key, signature)"
        " DO UPDATE SET mapping = excluded.mapping",
        (sender_key, signature, mapping),
    )


def draft(conn: sqlite3.Connection, name: str) -> str | None:
    """A kept draft."""
    row = conn.execute("SELECT body FROM drafts WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def save_draft(conn: sqlite3.Connection, name: str, body: str | None) -> None:
    """Keep a draft, or drop it with None."""
    if body is None:
        conn.execute("DELETE FROM drafts WHERE name = ?", (name,))
    else:
        conn.execute(
            "INSERT INTO drafts VALUES (?,?) ON CONFLICT (name) DO UPDATE SET body = excluded.body", (name, body)
        )


def writes_seen(conn: sqlite3.Connection) -> int:
    """A number that changes when another connection has committed; this connection's own writes leave it."""
    return int(conn.execute("PRAGMA data_version").fetchone()[0])


def kept(conn: sqlite3.Connection, name: str) -> str | None:
    """A small note that the program keeps for itself, as it was stored."""
    row = conn.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def keep(conn: sqlite3.Connection, name: str, value: str | None) -> None:
    """Keep such a note, or drop it with None."""
    if value is None:
        conn.execute("DELETE FROM kept WHERE name = ?", (name,))
        return
    conn.execute("INSERT INTO kept VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value))
