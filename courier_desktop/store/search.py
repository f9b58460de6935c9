"""Search as you type: FTS5 over text folded by us, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.fold import tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_MOST_WORDS = 8
_PHONE_TAILS = (4, 7, 8, 10)


def search_text(number: str, phone: str, *parts: str) -> str:
    """The folded words under which a shipment is found; phones also by their last digits."""
    digits = "".join(c for c in phone if c.isdigit())
    serial = "".join(c for c in number if c.isdigit()).lstrip("0")
    tails = [digits[-n:] for n in _PHONE_TAILS if len(digits) >= n]
    words = [*tokens(f"{number} {' '.join(parts)}"), serial, digits, *tails]
    return " ".join(dict.fromkeys(word for word in words if word))


def add(conn: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index new shipments: ordinal and folded text."""
    listed = list(rows)
    conn.executemany("INSERT INTO search_text VALUES (?,?)", listed)
    conn.executemany("INSERT INTO search (rowid, text) VALUES (?,?)", listed)


def change(conn: sqlite3.Connection, ordinal: int, text: str) -> None:
    """Index a shipment anew."""
    old = conn.execute("SELECT text FROM search_text WHERE ordinal = ?", (ordinal,)).fetchone()
    if old is not None:
        conn.execute("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", (ordinal, old[0]))
    conn.execute("INSERT OR REPLACE INTO search_text VALUES (?,?)", (ordinal, text))
    conn.execute("INSERT INTO search (rowid, text) VALUES (?,?)", (ordinal, text))


def match_words(text: str) -> str | None:
    """What FTS5 is asked for: every word as a prefix; None when there is no word."""
    words = tokens(text)[:_MOST_WORDS]
    return " ".join(f'"{word}"*' for word in words) if words else None


def hits(conn: sqlite3.Connection, text: str, limit: int) -> Sequence[sqlite3.Row]:
    """The newest shipments that hold every word: id, number, recipient, place, status, route code."""
    words = match_words(text)
    if words is None:
        return []
    return conn.execute(
        "SELECT s.shipment_id, s.number, s.status, p.name AS recipient, a.street, a.exterior, a.colonia,"
        " r.code AS route_code"
        " FROM (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) AS f"
        " JOIN shipments AS s ON s.ordinal = f.rowid"
        " JOIN parties AS p ON p.party_id = s.recipient_id"
        " JOIN addresses AS a ON a.address_id = s.address_id"
        " LEFT JOIN routes AS r ON r.route_id = s.route_id"
        " ORDER BY f.rowid DESC",
        (words, limit),
    ).fetchall()
