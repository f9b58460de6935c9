"""Search as you type over ten thousand to a million shipments, against a LIKE over six columns."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from bench.ledgers import SIZES, open_kept
from bench.measure import milliseconds, percentile, report, seconds
from courier_desktop.domain.fold import fold
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.services import shipments
from courier_desktop.services.open import close_context

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from courier_desktop.services.context import Context

EACH = 100
TOP = 50
_SCANS = 3
_LIKE = (
    "SELECT s.number, s.status, p.name, a.street, a.colonia FROM shipments AS s"
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
    " WHERE s.number LIKE :like OR s.order_number LIKE :like OR p.name LIKE :like OR p.phone LIKE :like"
    " OR a.street LIKE :like OR a.colonia LIKE :like ORDER BY s.ordinal DESC LIMIT 50"
)


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Print p50 and p99 of each kind of query at each size, beside the scan's seconds."""
    for size in sizes:
        ctx = open_kept(size)
        taken = {kind: _taken(ctx, texts) for kind, texts in _asked(ctx).items()}
        with ctx.read() as conn:
            scan = min(seconds(partial(_scan, conn)) for _ in range(_SCANS))
        for kind, times in taken.items():
            p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
            print(f"  {size:>9,}  {kind:<28} p50 {milliseconds(p50):>10}  p99 {milliseconds(p99):>10}")
        short = [one for kind in ("1 letter", "2 letters", "3 letters") for one in taken[kind]]
        every = [one for times in taken.values() for one in times]
        gates = {10_000: "", 100_000: "gate 50x faster", 1_000_000: "gate 500x faster"}
        what = f"search p99, 1-3 letters, {size:,} / LIKE scan"
        worst, limit = percentile(short, 0.99), gates.get(size, "")
        report(what, milliseconds(worst), milliseconds(scan), worst / scan, f"{scan / worst:,.0f}x faster; {limit}")
        worst = percentile(every, 0.99)
        limit = "limit 16 ms" if size == SIZES[-1] else "gate 5 ms at 100,000"
        report(
            f"search p99, all kinds, {size:,} / LIKE scan", milliseconds(worst), milliseconds(scan), worst / scan, limit
        )
        close_context(ctx)


def _taken(ctx: Context, texts: list[str]) -> list[float]:
    shipments.find(ctx, texts[0], TOP)
    return [seconds(partial(shipments.find, ctx, text, TOP)) for text in texts]


def _scan(conn: sqlite3.Connection) -> object:
    return conn.execute(_LIKE, {"like": "%qwxzk%"}).fetchall()


def _asked(ctx: Context) -> dict[str, list[str]]:
    """Texts of each kind, taken from shipments all over the ledger."""
    chance = random.Random(5)
    picked = _picked(ctx, chance)

    def first(n: int) -> Callable[[dict[str, str]], str]:
        return lambda row: fold(row["name"])[:n]

    def slip(row: dict[str, str]) -> str:
        word = fold(row["name"]).split()[-1]
        place = chance.randrange(1, max(2, len(word) - 1))
        return word[:place] + chance.choice("aeiorst") + word[place + 1 :]

    kinds: dict[str, Callable[[dict[str, str]], str]] = {
        "1 letter": first(1),
        "2 letters": first(2),
        "3 letters": first(3),
        "5 letters": first(5),
        "a whole surname": lambda row: row["name"].split()[-1],
        "name and surname": lambda row: f"{row['name'].split()[0]} {row['name'].split()[-1]}",
        "name and 2 letters": lambda row: f"{row['name'].split()[0]} {row['name'].split()[-1][:2]}",
        "last 4 of the phone": lambda row: row["phone"][-4:],
        "middle 5 of the phone": lambda row: row["phone"][5:10],
        "whole phone": lambda row: row["phone"],
        "street and number": lambda row: f"{row['street']} {row['exterior']}",
        "colonia": lambda row: row["colonia"],
        "postal code": lambda row: row["postal_code"],
        "guide number": lambda row: row["number"],
        "order number": lambda row: row["order_number"],
        "shop": lambda _row: "tapatia",
        "a slip in a surname": slip,
    }
    return {kind: [make(row) for row in picked] for kind, make in kinds.items()}


def _picked(ctx: Context, chance: random.Random) -> list[dict[str, str]]:
    total = shipments.counts(ctx, ShipmentQuery(view=View.ALL)).total
    with ctx.read() as conn:
        highest = conn.execute("SELECT max(ordinal) FROM shipments").fetchone()[0]
        sql = (
            "SELECT s.number, s.order_number, p.name, p.phone, a.street, a.exterior, a.colonia, a.postal_code"
            " FROM shipments AS s JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
            " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
            " WHERE s.ordinal >= ? ORDER BY s.ordinal LIMIT 1"
        )
        places = [chance.randrange(highest) for _ in range(min(EACH, total))]
        rows = [conn.execute(sql, (place,)).fetchone() for place in places]
    return [dict(row) for row in rows if row is not None]


if __name__ == "__main__":
    run()
