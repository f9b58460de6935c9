"""The first page of every list, Today's board and the counts, as the ledger grows; against reading the whole list."""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from bench.ledgers import SIZES, open_kept
from bench.measure import milliseconds, report, seconds
from courier_desktop.domain.rows import ShipmentQuery, SortBy, View
from courier_desktop.domain.statuses import Status
from courier_desktop.services import shipments, today
from courier_desktop.services.open import close_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.services.context import Context

ROUNDS = 9

_EVERYTHING = (
    "SELECT s.*, p.name, p.phone, a.colonia, a.postal_code, f.name FROM shipments AS s"
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN parties AS f ON f.party_id = s.sender_id"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id) ORDER BY s.ordinal DESC"
)


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Print each figure at each size and its growth from the smallest to the greatest."""
    found: dict[str, list[float]] = {}
    whole: list[float] = []
    for size in sizes:
        ctx = open_kept(size)
        for name, work in _works(ctx).items():
            work()
            found.setdefault(name, []).append(median(seconds(work) for _ in range(ROUNDS)))
        whole.append(seconds(partial(_everything, ctx)))
        close_context(ctx)
    sized = "  ".join(f"{size:>12,}" for size in sizes)
    print(f"  {'shipments':<44} {sized}   growth")
    for name, times in found.items():
        print(f"  {name:<44} {'  '.join(f'{milliseconds(one):>12}' for one in times)}   x{times[-1] / times[0]:.2f}")
    first = found["all, newest first"]
    for size, page, everything in zip(sizes, first, whole, strict=True):
        limit = "gate 20x faster" if size == SIZES[-1] else ""
        faster = f"{everything / page:,.0f}x faster; {limit}"
        report(
            f"first page of {size:,} / all rows",
            milliseconds(page),
            milliseconds(everything),
            page / everything,
            faster,
        )
    if len(sizes) > 1:
        growth = first[-1] / first[-2]
        what = f"first page at {sizes[-1]:,} / at {sizes[-2]:,}"
        report(what, milliseconds(first[-1]), milliseconds(first[-2]), growth, "gate 2.0, aim 1.2")


def _works(ctx: Context) -> dict[str, Callable[[], object]]:
    few = frozenset({Status.RETURNED, Status.CANCELLED})
    asked = {
        "all, newest first": ShipmentQuery(view=View.ALL),
        **{f"all, by {sort.value}": ShipmentQuery(view=View.ALL, sort=sort, descending=False) for sort in SortBy},
        "returned or cancelled, by recipient": ShipmentQuery(view=View.ALL, statuses=few, sort=SortBy.RECIPIENT),
        "under way, by recipient": ShipmentQuery(view=View.OPEN, sort=SortBy.RECIPIENT),
        "today": ShipmentQuery(view=View.TODAY),
        "all that hold a surname": ShipmentQuery(view=View.ALL, text="hernandez"),
        "all that hold a shop's name, by recipient": ShipmentQuery(
            view=View.ALL, text="tapatia", sort=SortBy.RECIPIENT
        ),
    }
    works: dict[str, Callable[[], object]] = {
        name: partial(shipments.page, ctx, query, None, 200) for name, query in asked.items()
    }
    works["the figures on the filters"] = partial(shipments.counts, ctx, ShipmentQuery(view=View.ALL))
    works["Today's board"] = partial(today.today, ctx)
    works["the rail's counts"] = partial(today.counts_for_rail, ctx)
    return works


def _everything(ctx: Context) -> int:
    with ctx.read() as conn:
        return len(conn.execute(_EVERYTHING).fetchall())


if __name__ == "__main__":
    run()
