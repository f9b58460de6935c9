"""Rows about people, named by id: parties, addresses, texts, opt-outs, drivers."""

from __future__ import annotations

from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address
from courier_desktop.domain.ids import AddressId, DriverId, PartyId, RouteId, TextId
from courier_desktop.domain.rows import DriverRow
from courier_desktop.domain.words import Language
from courier_desktop.store.many import write_many

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.draft import Party

_SALT_END = 33
PartyValues = tuple[str, str | None, str, str, str, str, str, str]
_LANGUAGES = {language: language.value for language in Language}
_address_parts = attrgetter(
    "street",
    "exterior",
    "interior",
    "colonia",
    "postal_code",
    "municipality",
    "state",
    "country",
    "between",
    "references",
    "latitude",
    "longitude",
)


def party_values(party_id: str, party: Party, sender_key: str | None = None) -> PartyValues:
    """The row of a party, in the table's order."""
    return (
        party_id,
        sender_key,
        party.name,
        party.phone,
        party.phone_typed,
        party.email,
        party.company,
        _LANGUAGES[party.language],
    )


def add_parties(conn: sqlite3.Connection, rows: Iterable[PartyValues]) -> None:
    """Add parties."""
    write_many(conn, "INSERT INTO parties VALUES (?,?,?,?,?,?,?,?)", rows)


def sender_by_key(conn: sqlite3.Connection, sender_key: str) -> PartyId | None:
    """The sender of that folded name."""
    row = conn.execute("SELECT party_id FROM parties WHERE sender_key = ?", (sender_key,)).fetchone()
    return None if row is None else PartyId(row[0])


def sender_names(conn: sqlite3.Connection) -> list[str]:
    """The names of all senders, in alphabetical order."""
    return [row[0] for row in conn.execute("SELECT name FROM parties WHERE sender_key IS NOT NULL ORDER BY sender_key")]


def sender_parties(conn: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """The id and name of every sender, in alphabetical order."""
    rows = conn.execute("SELECT party_id, name FROM parties WHERE sender_key IS NOT NULL ORDER BY sender_key")
    return tuple((str(row[0]), str(row[1])) for row in rows)


def party_row(conn: sqlite3.Connection, party_id: PartyId) -> sqlite3.Row:
    """A party with its opt-out, if any."""
    row: sqlite3.Row = conn.execute("SELECT * FROM parties WHERE party_id = ?", (party_id,)).fetchone()
    return row


def shares_phone(conn: sqlite3.Connection, phone: str, party_id: PartyId) -> bool:
    """Whether another party has that phone."""
    found = conn.execute(
        "SELECT 1 FROM parties WHERE phone = ? AND phone <> '' AND party_id <> ? LIMIT 1", (phone, party_id)
    )
    return found.fetchone() is not None


def address_values(address_id: str, address: Address) -> tuple[object, ...]:
    """The row of an address, in the table's order."""
    return (address_id, *_address_parts(address))


def add_addresses(conn: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Add addresses."""
    write_many(conn, "INSERT INTO addresses VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)


def address_of(conn: sqlite3.Connection, address_id: AddressId) -> Address:
    """The address of that id."""
    return address_from(conn.execute("SELECT * FROM addresses WHERE address_id = ?", (address_id,)).fetchone())


def address_from(row: sqlite3.Row) -> Address:
    """An Address out of a row that holds the table's columns."""
    return Address(
        street=row["street"],
        exterior=row["exterior"],
        interior=row["interior"],
        colonia=row["colonia"],
        postal_code=row["postal_code"],
        municipality=row["municipality"],
        state=row["state"],
        country=row["country"],
        between=row["between_streets"],
        references=row["reference"],
        latitude=row["latitude"],
        longitude=row["longitude"],
    )


def add_texts(conn: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Add texts about people."""
    write_many(conn, "INSERT INTO texts VALUES (?,?)", rows)


def text_of(conn: sqlite3.Connection, text_id: TextId | None) -> str:
    """The text of that id, empty without one."""
    if text_id is None:
        return ""
    row = conn.execute("SELECT text FROM texts WHERE text_id = ?", (text_id,)).fetchone()
    return "" if row is None else str(row[0])


def opt_out_of(conn: sqlite3.Connection, phone_key: str) -> sqlite3.Row | None:
    """Since when, by whom and where from that phone wants no notices; also of one whose person was erased."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT * FROM opt_outs WHERE phone_key IN (?, ?)", (phone_key, hidden_key(conn, phone_key))
    ).fetchone()
    return row


def hidden_key(conn: sqlite3.Connection, phone_key: str, fresh_salt: str = "") -> str | None:
    """Under what an erased person's opt-out stands: "#", a salt, a digest of both, so that it outlives the phone.

    All share the salt of the first; `fresh_salt` (32 hex digits) makes that one, without it there is none: None.
    Whoever has the whole file could still try all phones against it: it is a pseudonym, not a secret.
    """
    row = conn.execute(
        "SELECT phone_key FROM opt_outs WHERE phone_key >= '#' AND phone_key < '$' UNION ALL"
        " SELECT phone_key FROM contacts WHERE phone_key >= '#' AND phone_key < '$' LIMIT 1"
    ).fetchone()
    salt = fresh_salt if row is None else str(row[0])[1:_SALT_END]
    if not salt:
        return None
    return f"#{salt}{blake2b(phone_key.encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()}"


def set_opt_out(conn: sqlite3.Connection, phone_key: str, since: str, actor: str, source: str) -> None:
    """Note that this phone wants no notices; the first note stays."""
    conn.execute(
        "INSERT INTO opt_outs VALUES (?,?,?,?) ON CONFLICT (phone_key) DO NOTHING", (phone_key, since, actor, source)
    )


def clear_opt_out(conn: sqlite3.Connection, phone_key: str) -> None:
    """The phone wants notices again."""
    conn.execute("DELETE FROM opt_outs WHERE phone_key IN (?, ?)", (phone_key, hidden_key(conn, phone_key)))


def save_driver(conn: sqlite3.Connection, driver: DriverRow) -> None:
    """Add or change a driver."""
    conn.execute(
        "INSERT INTO drivers VALUES (?,?,?,?,?) ON CONFLICT (driver_id) DO UPDATE SET"
        " name=excluded.name, phone=excluded.phone, vehicle=excluded.vehicle, active=excluded.active",
        (driver.driver_id, driver.name, driver.phone, driver.vehicle, int(driver.active)),
    )


def drivers(conn: sqlite3.Connection) -> tuple[DriverRow, ...]:
    """All drivers, the active first, by name."""
    rows: Sequence[sqlite3.Row] = conn.execute("SELECT * FROM drivers ORDER BY active DESC, name").fetchall()
    return tuple(
        DriverRow(DriverId(row["driver_id"]), row["name"], row["phone"], row["vehicle"], bool(row["active"]))
        for row in rows
    )


def driver_of_route(conn: sqlite3.Connection, route_id: RouteId) -> sqlite3.Row | None:
    """The driver of a route."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT d.* FROM routes AS r JOIN drivers AS d ON d.driver_id = r.driver_id WHERE r.route_id = ?", (route_id,)
    ).fetchone()
    return row


def party_by_phone(conn: sqlite3.Connection, phone: str) -> sqlite3.Row | None:
    """The newest recipient with that phone (ids are time-ordered)."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT * FROM parties WHERE phone = ? AND phone <> '' AND sender_key IS NULL ORDER BY party_id DESC LIMIT 1",
        (phone,),
    ).fetchone()
    return row
