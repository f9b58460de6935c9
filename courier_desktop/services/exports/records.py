"""Rows of the ledger's file as the values of an export, and the digest of each file."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from courier_desktop.domain.exports.cells import Value, to_json
from courier_desktop.domain.exports.columns import Kind, Table
from courier_desktop.domain.exports.lines import Row, to_line
from courier_desktop.domain.money import Money
from courier_desktop.domain.settings import setting_specs
from courier_desktop.domain.times import from_text
from courier_desktop.store import exports as stored

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from zoneinfo import ZoneInfo

_DIGEST_BYTES = 16

Raw = tuple[object, ...]


def records(conn: sqlite3.Connection, table: Table, zone: ZoneInfo) -> Iterator[Row]:
    """Every row of that table with the values of its columns, in the order of the export."""
    rows = stored.rows(conn, table.name)
    if table.name == "settings":
        rows = _public(rows)
    converters = [(i, convert) for i, convert in enumerate(_converters(table, zone)) if convert is not None]
    for raw in rows:
        row: Row = list(raw)  # type: ignore[arg-type]  # SQLite's values, the others are converted below
        for i, convert in converters:
            if row[i] is not None:
                row[i] = convert(raw[i], raw)
        yield row


def _public(rows: Iterable[Raw]) -> Iterator[Raw]:
    """The settings that this program knows and that are no secret."""
    specs = setting_specs()
    return (row for row in rows if (spec := specs.get(str(row[0]))) is not None and not spec.secret)


def _converters(table: Table, zone: ZoneInfo) -> list[Callable[[object, Raw], Value] | None]:
    """What turns each column's stored value into the export's; None where it is that already."""
    currency = table.names.index("currency") if "currency" in table.names else 0
    of_kind: dict[Kind, Callable[[object, Raw], Value]] = {
        Kind.FLAG: lambda value, _raw: bool(value),
        Kind.MONEY: lambda value, raw: Money(int(str(value)), str(raw[currency])),
        Kind.LOCAL: lambda value, _raw: _local(str(value), zone),
        Kind.JSON: lambda value, _raw: json.loads(str(value)),
    }
    if table.name == "events":
        of_kind[Kind.JSON] = lambda value, _raw: body_value(str(value))
    return [of_kind.get(column.kind) for column in table.columns]


@lru_cache(maxsize=4096)
def _local(text: str, zone: ZoneInfo) -> str:
    """A time of the ledger on the courier's own clock, to the second."""
    return from_text(text).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def body_value(text: str) -> Value:
    """What an event's body says; its bare text when it is not written as this program writes it."""
    try:
        value: Value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) and to_json(value) == text else text


def body_text(value: Value) -> str:
    """The body of which that is the value."""
    return value if isinstance(value, str) else to_json(value)


class Digest:
    """The digest and the count of a file's rows: the same in every format."""

    def __init__(self, table: Table) -> None:
        self._names = table.names
        self._hash = blake2b(digest_size=_DIGEST_BYTES)
        self.rows = 0

    def add(self, row: Row) -> str:
        """Take one more row in; its JSON line."""
        line = to_line(self._names, row)
        self._hash.update(line.encode() + b"\n")
        self.rows += 1
        return line

    @property
    def text(self) -> str:
        """The digest so far, in hexadecimal."""
        return self._hash.hexdigest()
