"""The hash chain over the ledger: each event's digest covers its own content and the digest before it."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

DIGEST_BYTES = 16
BEGINNING = bytes(DIGEST_BYTES)
# Not in any of the texts: ids, codes, names of staff and JSON hold no control characters.
_BETWEEN = "\x1f"
_REPORT_EVERY = 5_000

# Everything that a row says, in the order of `link`. The act's columns are part of each of its events.
_ROWS = (
    "SELECT l.seq, l.event_id, a.act_id, a.actor, a.source, a.place, a.recorded_at,"
    " l.shipment_id, l.route_id, l.kind, l.body, l.occurred_at, l.chain"
    " FROM ledger AS l JOIN acts AS a ON a.first_seq = l.act ORDER BY l.seq"
)


def link(before: bytes, seq: int, event_id: bytes, *said: str | None) -> bytes:
    """The digest of an event after the one with the digest `before`.

    `said` = act id, actor, source, place, recorded at, shipment, route, kind, body, occurred at (None = as recorded).
    """
    return digest(before, seq, event_id, _BETWEEN.join([part or "" for part in said]))


def digest(before: bytes, seq: int, event_id: bytes, said: str) -> bytes:
    """The same when what the row says is one text already."""
    return blake2b(before + event_id + f"{seq}{_BETWEEN}{said}".encode(), digest_size=DIGEST_BYTES).digest()


def act_text(act_id: str, actor: str, source: str, place: str, recorded_at: str) -> str:
    """The beginning of what each row of an act says."""
    return "".join([part + _BETWEEN for part in (act_id, actor, source, place, recorded_at)])


def event_text(shipment_id: str | None, route_id: str | None, kind: str, body: str, occurred_at: str | None) -> str:
    """The rest of what a row says."""
    return f"{shipment_id or ''}\x1f{route_id or ''}\x1f{kind}\x1f{body}\x1f{occurred_at or ''}"


def head(conn: sqlite3.Connection) -> tuple[int, bytes]:
    """The newest event's number and digest; (0, the beginning) in an empty ledger."""
    row = conn.execute("SELECT seq, chain FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return (0, BEGINNING) if row is None else (int(row[0]), bytes(row[1]))


def first_break(conn: sqlite3.Connection, progress: Callable[[int], None] | None = None) -> int | None:
    """The number of the first event that is missing or not as it was recorded; None when the chain is whole."""
    # A full read of the ledger, on purpose: only `verify` and the checks of backups ask this.
    before, expected = BEGINNING, 1
    for seq, event_id, *said, digest in _all(conn):
        if seq != expected or link(before, seq, event_id, *said) != digest:
            return min(int(seq), expected)
        before, expected = digest, seq + 1
        if progress is not None and seq % _REPORT_EVERY == 0:
            progress(seq)
    # An event whose act is gone stands in no row of the joined query.
    return expected if head(conn)[0] >= expected else None


def _all(conn: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    cursor = conn.cursor()
    cursor.row_factory = None
    return cursor.execute(_ROWS)
