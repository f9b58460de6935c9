"""The courier's own words for notices, by event, language and channel; the empty channel stands for all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.template_texts import OwnWords
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    import sqlite3

Key = tuple[NoticeEvent, Language, str]


def load(conn: sqlite3.Connection, key: Key) -> OwnWords | None:
    """The own words kept for exactly that channel."""
    row = conn.execute(
        "SELECT * FROM message_templates WHERE event = ? AND language = ? AND channel = ?", key
    ).fetchone()
    return None if row is None else _words(row)


def load_all(conn: sqlite3.Connection) -> dict[Key, OwnWords]:
    """All of them; at most a few for each event."""
    rows = conn.execute("SELECT * FROM message_templates")
    return {(NoticeEvent(row["event"]), Language(row["language"]), row["channel"]): _words(row) for row in rows}


def _words(row: sqlite3.Row) -> OwnWords:
    return OwnWords(
        body=row["body"], subject=row["subject"], changed_at=from_text(row["changed_at"]), changed_by=row["changed_by"]
    )


def save(conn: sqlite3.Connection, key: Key, words: OwnWords) -> None:
    """Keep these words there."""
    conn.execute(
        "INSERT INTO message_templates (event, language, channel, subject, body, changed_at, changed_by)"
        " VALUES (?,?,?,?,?,?,?) ON CONFLICT (event, language, channel) DO UPDATE SET subject = excluded.subject,"
        " body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        (*key, words.subject, words.body, to_text(words.changed_at), words.changed_by),
    )


def drop(conn: sqlite3.Connection, key: Key) -> None:
    """Forget the words kept there."""
    conn.execute("DELETE FROM message_templates WHERE event = ? AND language = ? AND channel = ?", key)
