"""Puts the rows of an export into an empty ledger as they stood in the one that it came from."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from courier_desktop.domain.exports import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_MUST_BE_EMPTY = (
    "ledger",
    "acts",
    "parties",
    "addresses",
    "texts",
    "opt_outs",
    "drivers",
    "staff",
    "serials",
    "column_maps",
    "imported_orders",
    "contacts",
    "outbox",
    "inbound",
)

# Each takes the values of an export's row in its order.
_INSERTS: dict[str, str] = {
    "parties": (
        "INSERT INTO parties (name, phone, phone_typed, email, company, language, sender_key, party_id)"
        " VALUES (?,?,?,?,?,?,?,?)"
    ),
    "addresses": (
        "INSERT INTO addresses (street, exterior, interior, colonia, postal_code, municipality, state, country,"
        " between_streets, reference, latitude, longitude, address_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
    ),
    "texts": "INSERT INTO texts (text, text_id) VALUES (?,?)",
    "drivers": "INSERT INTO drivers (name, phone, vehicle, active, driver_id) VALUES (?,?,?,?,?)",
    "staff": (
        "INSERT INTO staff (name, role, active, staff_id, pin, failed, locked_until) VALUES (?,?,?,?, '', 0, NULL)"
    ),
    "opt_outs": "INSERT INTO opt_outs (phone_key, since, actor, source) VALUES (?,?,?,?)",
    "settings": "INSERT INTO settings (name, value) VALUES (?,?)",
    "serials": "INSERT INTO serials (prefix, last) VALUES (?,?)",
    "column_maps": "INSERT INTO column_maps (sender_key, signature, mapping) VALUES (?,?,?)",
    "imported_orders": "INSERT INTO imported_orders (ordinal, said) VALUES (?,?)",
    # Their files have all columns in the table's order.
    **{
        table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"
        for table in messages.TABLES
    },
}
# What the owner has set: that of the export takes its place.
_SETTINGS = ("settings", "message_templates", "template_maps", "prices")


class ImpossibleRowError(ValueError):
    """A row that the tables cannot hold: there already, or of another kind."""


def is_empty(conn: sqlite3.Connection) -> bool:
    """Whether nothing was ever recorded and nobody is known; settings may stand."""
    return not any(conn.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in _MUST_BE_EMPTY)


def clear_settings(conn: sqlite3.Connection) -> None:
    """Forget the settings, words and prices: those of the export take their place."""
    for table in _SETTINGS:
        conn.execute(f"DELETE FROM {table}")


def add(conn: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Add rows of any table but the events. ImpossibleRowError when the table cannot hold one."""
    stored = _STORED.get(table)
    _insert(conn, _INSERTS[table], rows if stored is None else [stored(row) for row in rows])


def add_events(conn: sqlite3.Connection, acts: Iterable[Sequence[object]], events: Iterable[Sequence[object]]) -> None:
    """Add acts and events, each in the order of its table's columns. ImpossibleRowError as in `add`."""
    _insert(conn, "INSERT INTO acts VALUES (?,?,?,?,?,?)", acts)
    _insert(conn, "INSERT INTO ledger VALUES (?,?,?,?,?,?,?,?,?)", events)


def _insert(conn: sqlite3.Connection, statement: str, rows: Iterable[Sequence[object]]) -> None:
    try:
        conn.executemany(statement, rows)
    except (sqlite3.IntegrityError, OverflowError) as error:
        raise ImpossibleRowError(str(error)) from error


def _setting(row: Sequence[object]) -> Sequence[object]:
    return (row[0], json.dumps(row[1]))


def _marks(row: Sequence[object]) -> Sequence[object]:
    return (row[0], bytes.fromhex(str(row[1])))


_STORED: dict[str, Callable[[Sequence[object]], Sequence[object]]] = {"settings": _setting, "imported_orders": _marks}
