"""The rows about one person: found by phone, blanked by id, and the file's pages freed of what stood there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.ids import PartyId, ShipmentId, TextId
from courier_desktop.domain.person import ERASED
from courier_desktop.store import people
from courier_desktop.store.faults import said_as_ledger_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from io import RawIOBase
    from pathlib import Path

    from courier_desktop.store.db import Store

_AT_ONCE = 500
_CHUNK = 1 << 24
_PAGES_A_STEP = 2000
_ADDRESS_COLUMNS = (
    *("street", "exterior", "interior", "colonia", "postal_code", "municipality"),
    *("state", "between_streets", "reference"),
)


class PartyOfShipment(NamedTuple):
    """A recipient's row, and the address that stands beside it now ("" for a row that no shipment shows)."""

    party_id: PartyId
    name: str
    phone: str
    address_id: str


def _some(ids: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids in bundles that SQLite takes at once, each with its question marks."""
    for start in range(0, len(ids), _AT_ONCE):
        part = tuple(ids[start : start + _AT_ONCE])
        yield ", ".join("?" * len(part)), part


# ---------------------------------------------------------------------------------------------------- who is who


def recipients_of(conn: sqlite3.Connection, shipment_ids: Sequence[ShipmentId]) -> list[PartyOfShipment]:
    """The recipients of these shipments as they are now, newest shipment first."""
    found: list[tuple[int, PartyOfShipment]] = []
    for marks, some in _some(shipment_ids):
        rows = conn.execute(
            "SELECT s.ordinal, p.party_id, p.name, p.phone, coalesce(s.address_id, s.shipment_id) FROM shipments AS s"
            " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
            f" WHERE s.shipment_id IN ({marks})",
            some,
        )
        found.extend((row[0], PartyOfShipment(PartyId(row[1]), row[2], row[3], row[4])) for row in rows)
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


def recipients_by_phone(conn: sqlite3.Connection, phones: Sequence[str]) -> list[PartyOfShipment]:
    """Every recipient's row with one of these phones (E.164, each spelling for itself), newest first."""
    found: list[PartyOfShipment] = []
    for marks, some in _some(phones):
        rows = conn.execute(
            "SELECT p.party_id, p.name, p.phone, coalesce(s.address_id, s.shipment_id, '')"
            " FROM parties AS p INDEXED BY parties_by_phone"
            " LEFT JOIN shipments AS s ON s.recipient_id = p.party_id"
            " OR (s.shipment_id = p.party_id AND s.recipient_id IS NULL)"
            f" WHERE p.phone IN ({marks}) AND p.phone <> '' AND p.sender_key IS NULL ORDER BY p.party_id DESC",
            some,
        )
        found.extend(PartyOfShipment(PartyId(row[0]), row[1], row[2], row[3]) for row in rows)
    return found


def shipments_of(conn: sqlite3.Connection, parties: Sequence[PartyId]) -> dict[PartyId, ShipmentId]:
    """The shipment whose recipient each of these rows is now; none for those that were corrected away."""
    found: dict[PartyId, ShipmentId] = {}
    for marks, some in _some(parties):
        rows = conn.execute(
            f"SELECT recipient_id, shipment_id FROM shipments WHERE recipient_id IN ({marks})"
            f" UNION ALL SELECT shipment_id, shipment_id FROM shipments"
            f" WHERE shipment_id IN ({marks}) AND recipient_id IS NULL",
            (*some, *some),
        )
        found.update((PartyId(row[0]), ShipmentId(row[1])) for row in rows)
    return found


def bearers(conn: sqlite3.Connection, parties: Sequence[PartyId]) -> dict[PartyId, ShipmentId]:
    """The shipment on which each of these rows was entered, also when it is another's now or was taken back."""
    found: dict[PartyId, ShipmentId] = {}
    for marks, some in _some(parties):
        rows = conn.execute(
            f"SELECT DISTINCT shipment_id FROM ledger WHERE shipment_id IN ({marks}) AND kind = 'registered'", some
        )
        found.update((PartyId(row[0]), ShipmentId(row[0])) for row in rows)
    unknown = [party for party in parties if party not in found]
    if unknown:
        # A full read of the ledger, once for an erasure: no index names a row that was corrected away.
        wanted = " OR ".join("instr(body, ?)" for _ in unknown)
        rows = conn.execute(
            "SELECT shipment_id, body FROM ledger WHERE kind IN ('registered', 'amended') AND shipment_id IS NOT NULL"
            f" AND ({wanted}) ORDER BY seq",
            unknown,
        )
        for shipment_id, body in rows:
            found.update((party, ShipmentId(shipment_id)) for party in unknown if f'"{party}"' in body)
    return found


def senders_like(conn: sqlite3.Connection, keys: Sequence[str], phones: Sequence[str]) -> list[PartyId]:
    """The senders of these folded names or phones."""
    found: dict[PartyId, None] = {}
    for column, values in (("sender_key", keys), ("phone", phones)):
        for marks, some in _some([one for one in values if one]):
            # The plus and the second clause make SQLite take the index of phones.
            sql = (
                f"SELECT party_id FROM parties WHERE {column} IN ({marks}) AND {column} <> '' AND +sender_key NOT NULL"
            )
            found.update((PartyId(row[0]), None) for row in conn.execute(sql, some))
    return list(found)


def shipments_sent(conn: sqlite3.Connection, sender_id: PartyId) -> list[ShipmentId]:
    """The shipments of a sender."""
    # A full read of the shipments where no order is numbered: only an export or an erasure of a sender asks.
    rows = conn.execute("SELECT shipment_id FROM shipments WHERE sender_id = ? ORDER BY ordinal", (sender_id,))
    return [ShipmentId(row[0]) for row in rows]


def texts_of(conn: sqlite3.Connection, ids: Sequence[TextId]) -> dict[TextId, str]:
    """These texts that are not empty."""
    found: dict[TextId, str] = {}
    for marks, some in _some(ids):
        rows = conn.execute(f"SELECT text_id, text FROM texts WHERE text_id IN ({marks}) AND text <> ''", some)
        found.update((TextId(row[0]), row[1]) for row in rows)
    return found


def texts_like(conn: sqlite3.Connection, patterns: Sequence[str]) -> Iterator[tuple[TextId, str]]:
    """The texts that match one of these LIKE patterns."""
    # A full read of the texts: the index of words does not hold messages.
    for pattern in patterns:
        rows = conn.execute("SELECT text_id, text FROM texts WHERE text LIKE ?", (pattern,))
        yield from ((TextId(row[0]), row[1]) for row in rows)


def stands_in(conn: sqlite3.Connection, text_id: TextId) -> tuple[str, str]:
    """What a text is, as a code of MentionKind, and the number of its shipment ("" without one)."""
    if conn.execute("SELECT 1 FROM delays WHERE note_id = ?", (text_id,)).fetchone():
        return "setback_note", ""
    # Full reads, for the few texts that name somebody else's person.
    row = conn.execute(
        "SELECT s.number FROM notices AS n JOIN shipments AS s ON s.shipment_id = n.shipment_id WHERE n.text_id = ?",
        (text_id,),
    ).fetchone()
    if row is not None:
        return "notice", str(row[0])
    row = conn.execute(
        "SELECT number FROM shipments WHERE ? IN (note_id, contents_id, received_by_id)", (text_id,)
    ).fetchone()
    return ("text", "") if row is None else ("shipment", str(row[0]))


def drafts(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """The kept drafts: name and body."""
    return [(row[0], row[1]) for row in conn.execute("SELECT name, body FROM drafts")]


def column_maps(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """The remembered maps: sender, signature, mapping."""
    rows = conn.execute("SELECT sender_key, signature, mapping FROM column_maps")
    return [(row[0], row[1], row[2]) for row in rows]


# ------------------------------------------------------------------------------------------------------- blanking


def full_rows(
    conn: sqlite3.Connection, parties: Iterable[str], addresses: Iterable[str], texts: Iterable[str]
) -> tuple[int, int, int]:
    """How many of these rows hold something: parties, addresses, texts."""
    asked = (
        (f"SELECT 1 FROM parties {_PARTY_HOLDS}", parties),
        (f"SELECT 1 FROM addresses {_ADDRESS_HOLDS}", addresses),
        (f"SELECT 1 FROM texts {_TEXT_HOLDS}", texts),
    )
    counted = [sum(conn.execute(sql, (one,)).fetchone() is not None for one in ids) for sql, ids in asked]
    return counted[0], counted[1], counted[2]


class Contents(NamedTuple):
    """What stands in rows about people. `names` are as they are sorted by; `written` how SQLite writes whole rows."""

    texts: list[str]
    names: list[str]
    phones: list[str]
    written: list[str]


def contents(conn: sqlite3.Connection, parties: Iterable[str], addresses: Iterable[str]) -> Contents:
    """What stands in these rows, each value once."""
    found = Contents([], [], [], [])
    for party in parties:
        sql = "SELECT name, phone, phone_typed, email, company, sort_name FROM parties WHERE party_id = ?"
        for *row, sort_name in conn.execute(sql, (party,)):
            found.texts.extend(row)
            found.names.append(sort_name)
            found.phones.append(row[1])
            found.written.append("".join(row))
    for address in addresses:
        sql = f"SELECT {', '.join(_ADDRESS_COLUMNS)} FROM addresses WHERE address_id = ?"
        for row in conn.execute(sql, (address,)):
            found.texts.extend(row)
            found.written.append("".join(row))
    return Contents(*(list(dict.fromkeys(one for one in part if one)) for part in found))


def borne_by_nobody(conn: sqlite3.Connection, found: Contents) -> list[str]:
    """Those of these names and phones that no row bears any more."""
    asked = (("sort_name", found.names), ("phone", found.phones))
    return [
        one
        for column, values in asked
        for one in values
        if conn.execute(f"SELECT 1 FROM parties WHERE {column} = ? AND {column} <> '' LIMIT 1", (one,)).fetchone()
        is None
    ]


class Counts(NamedTuple):
    """How many rows held something and hold nothing now."""

    parties: int
    addresses: int
    texts: int


_PARTY_HOLDS = (
    f"WHERE party_id = ? AND (name NOT IN ('', '{ERASED}') OR phone || phone_typed || email || company <> '')"
)
_ADDRESS_HOLDS = f"WHERE address_id = ? AND ({' || '.join(_ADDRESS_COLUMNS)} <> '' OR latitude IS NOT NULL)"
_TEXT_HOLDS = "WHERE text_id = ? AND text <> ''"
_PARTY = (
    f"UPDATE parties SET name = '{ERASED}', phone = '', phone_typed = '', email = '', company = '',"
    f" sender_key = CASE WHEN sender_key IS NULL THEN NULL ELSE '~' || party_id END {_PARTY_HOLDS}"
)
_ADDRESS = (
    f"UPDATE addresses SET {', '.join(f'{one} = {chr(39) * 2}' for one in _ADDRESS_COLUMNS)},"
    f" latitude = NULL, longitude = NULL {_ADDRESS_HOLDS}"
)
_TEXT = f"UPDATE texts SET text = '' {_TEXT_HOLDS}"


def blank(conn: sqlite3.Connection, parties: Iterable[str], addresses: Iterable[str], texts: Iterable[str]) -> Counts:
    """Blank these rows; they stay, so that all that names them stays whole. How many held something."""
    return Counts(
        sum(conn.execute(_PARTY, (one,)).rowcount for one in parties),
        sum(conn.execute(_ADDRESS, (one,)).rowcount for one in addresses),
        sum(conn.execute(_TEXT, (one,)).rowcount for one in texts),
    )


def rewrite_text(conn: sqlite3.Connection, text_id: TextId, text: str) -> None:
    """Put another text in its place."""
    conn.execute("UPDATE texts SET text = ? WHERE text_id = ?", (text, text_id))


def forget_said(conn: sqlite3.Connection, shipment_ids: Sequence[ShipmentId]) -> None:
    """Forget the marks of what a file said of these shipments."""
    for marks, some in _some(shipment_ids):
        conn.execute(
            "DELETE FROM imported_orders WHERE ordinal IN"
            f" (SELECT ordinal FROM shipments WHERE shipment_id IN ({marks}))",
            some,
        )


def drop_drafts(conn: sqlite3.Connection, names: Iterable[str]) -> None:
    """Drop these drafts."""
    conn.executemany("DELETE FROM drafts WHERE name = ?", [(name,) for name in names])


def drop_column_map(conn: sqlite3.Connection, sender_key: str, signature: str) -> None:
    """Forget one remembered map."""
    conn.execute("DELETE FROM column_maps WHERE sender_key = ? AND signature = ?", (sender_key, signature))


def hide_opt_out(conn: sqlite3.Connection, phone_key: str, fresh_salt: str) -> bool:
    """Keep an opt-out under a digest instead of the phone, so that it outlives the person; whether there was one."""
    if conn.execute("SELECT 1 FROM opt_outs WHERE phone_key = ?", (phone_key,)).fetchone() is None:
        return False
    hidden = people.hidden_key(conn, phone_key, fresh_salt)
    conn.execute("UPDATE OR REPLACE opt_outs SET phone_key = ? WHERE phone_key = ?", (hidden, phone_key))
    return True


def forget_word(conn: sqlite3.Connection, word: str) -> bool:
    """Take a word out of the vocabulary for mistyped names, when no shipment bears it any more; whether it went."""
    if conn.execute("SELECT 1 FROM words WHERE word = ?", (word,)).fetchone() is None:
        return False
    if conn.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (f'"{word}"',)).fetchone() is not None:
        return False
    return conn.execute("DELETE FROM words WHERE word = ?", (word,)).rowcount > 0


# ------------------------------------------------------------------------------------------------- the file's pages


def free_pages(store: Store, needles: Sequence[bytes] | None) -> bool:
    """Make the file forget what was blanked: its search index, its log, its pages; whether it has.

    `needles` = what must not stand in it any more; None = not known, then the file is written anew in any case.
    LedgerOpenError as for any write.
    """
    for table in ("search", "phone_digits"):
        _condense(store, table)
    emptied = _empty_log(store)
    if needles is not None and emptied and not holds_bytes(store.bytes(), needles):
        return True
    _write_anew(store)
    return _empty_log(store)


def _condense(store: Store, table: str) -> None:
    """Write a search index anew, in small steps that let others write: what was taken out of it stands in it till then.

    A negative number of pages begins with every part of the index; a step that changed nothing but its own row is the
    last.
    """
    pages, changed = -_PAGES_A_STEP, 2
    while changed > 1:
        with store.write() as conn:
            before = conn.total_changes
            conn.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
            changed = conn.total_changes - before
        pages = _PAGES_A_STEP


def _empty_log(store: Store) -> bool:
    """Fold the write-ahead log into the file and cut it to nothing; False while somebody still reads the old pages."""
    with said_as_ledger_errors(store.path):
        return bool(store.conn().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


def _write_anew(store: Store) -> None:
    """Write the whole file anew: a page may keep a piece of a row that was moved away before it was blanked."""
    conn = store.conn()
    with said_as_ledger_errors(store.path):
        # In memory, the copy of a big ledger would not fit.
        conn.execute("PRAGMA temp_store = FILE")
        try:
            conn.execute("VACUUM")
        finally:
            conn.execute("PRAGMA temp_store = MEMORY")


def holds_bytes(file: RawIOBase, needles: Iterable[bytes]) -> bool:
    """Whether any of these byte strings stands anywhere in the file."""
    wanted = [one for one in needles if one]
    longest = max((len(one) for one in wanted), default=0)
    if not wanted:
        return False
    file.seek(0)
    tail = b""
    while chunk := file.read(_CHUNK):
        seen = tail + chunk
        if any(one in seen for one in wanted):
            return True
        tail = seen[-longest:]
    return False


# ------------------------------------------------------------------------------------------------- other copies


def holds_any(path: Path, parties: Sequence[str], contacts: Sequence[str] = ()) -> bool | None:
    """Whether another ledger file still holds one of these parties' names or contacts; None when nobody can look."""
    asked = [("parties", f"party_id IN (%s) AND name <> '{ERASED}'", parties)]
    asked.append(("contacts", "contact_id IN (%s) AND coalesce(phone_key, '') NOT LIKE '#%%'", contacts))
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as conn:
            # A file of an older release has no contacts.
            there = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            return any(
                conn.execute(f"SELECT 1 FROM {table} WHERE {which % marks} LIMIT 1", some).fetchone()
                for table, which, ids in asked
                if table in there or table == "parties"
                for marks, some in _some(ids)
            )
    except sqlite3.DatabaseError:
        return None
