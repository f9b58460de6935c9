"""The rows of prices, and what the outbox's messages have cost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Cost, GatewayName
from courier_desktop.domain.prices import Price, PriceCategory, PriceKey
from courier_desktop.domain.times import to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime


def load_all(conn: sqlite3.Connection) -> tuple[Price, ...]:
    """Every price that was typed, by gateway, country and category, the newest first."""
    # A full read: the owner types a few of them.
    rows = conn.execute("SELECT * FROM prices ORDER BY gateway, country, category, valid_from DESC")
    return tuple(
        Price(
            PriceKey(
                gateway=GatewayName(row["gateway"]),
                country=row["country"],
                category=PriceCategory(row["category"]),
                valid_from=date.fromisoformat(row["valid_from"]),
            ),
            Cost(row["micros"], row["currency"]),
        )
        for row in rows
    )


def save(conn: sqlite3.Connection, price: Price) -> None:
    """Keep a price; it takes the place of one of the same key."""
    conn.execute(
        "INSERT INTO prices (gateway, country, category, valid_from, micros, currency) VALUES (?,?,?,?,?,?)"
        " ON CONFLICT (gateway, country, category, valid_from)"
        " DO UPDATE SET micros = excluded.micros, currency = excluded.currency",
        (*_key(price.key), price.cost.micros, price.cost.currency),
    )


def drop(conn: sqlite3.Connection, key: PriceKey) -> None:
    """Forget a price."""
    conn.execute("DELETE FROM prices WHERE gateway = ? AND country = ? AND category = ? AND valid_from = ?", _key(key))


def _key(key: PriceKey) -> tuple[str, str, str, str]:
    return key.gateway.value, key.country, key.category.value, key.valid_from.isoformat()


def went_out(conn: sqlite3.Connection, gateway: GatewayName, since: datetime, until: datetime) -> Sequence[sqlite3.Row]:
    """What went out by a gateway between these moments: for each channel and currency its messages, parts and cost.

    What may have gone out counts; what failed only where the gateway told that it cost.
    """
    return conn.execute(
        "SELECT channel, currency, count(*) AS messages, sum(segments) AS segments, count(cost_micros) AS priced,"
        " coalesce(sum(cost_micros), 0) AS micros, coalesce(sum(cost_told), 0) AS told FROM outbox"
        " WHERE gateway = ? AND queued_at >= ? AND queued_at < ?"
        " AND (state IN ('sent', 'delivered', 'read', 'unknown') OR (cost_told = 1 AND cost_micros > 0))"
        " GROUP BY channel, currency ORDER BY channel, currency",
        (gateway.value, to_text(since), to_text(until)),
    ).fetchall()
