"""Lists by key: page after page gives exactly what one full sort gives."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import PageKey, ShipmentQuery, ShipmentRow, SortBy, View
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.services import registering, shipments
from tests.fakes.desk import MORNING, Desk, desk_over

NAMES = st.sampled_from(["Ana", "ana", "Ángel", "Beto", "", "Ñandú", "Zoé", "Łukasz"])
PLACES = st.sampled_from(["Centro", "centro", "Oblatos", "", "Álamo"])
STATUSES = st.sampled_from([Status.REGISTERED, Status.AT_DEPOT, Status.DELIVERED])
ROWS = st.lists(
    st.tuples(NAMES, PLACES, STATUSES, st.sampled_from([None, 0, 5, 100_000]), st.sampled_from([None, 1, 2, 90])),
    max_size=14,
)


def filled(desk: Desk, rows: list[tuple[str, str, Status, int | None, int | None]]) -> None:
    from datetime import timedelta

    drafts = []
    for name, colonia, status, cash, hours in rows:
        draft = desk.draft(
            recipient=Party(name),
            address=Address("Juárez", "1", colonia=colonia, postal_code="44100"),
            status=status,
            cash_on_delivery=None if cash is None else Money(cash),
        )
        if hours is not None:
            start = MORNING + timedelta(hours=hours)
            draft = replace(draft, promise=Promise(start, start + timedelta(hours=1)))
        drafts.append(draft)
    with desk.ctx.write(Right.UPKEEP) as tx:
        registering.register_in(tx, drafts)


def paged(desk: Desk, query: ShipmentQuery, size: int) -> list[ShipmentRow]:
    found: list[ShipmentRow] = []
    after: PageKey | None = None
    for _ in range(100):
        page = shipments.page(desk.ctx, query, after, size)
        assert len(page.rows) <= size
        found.extend(page.rows)
        after = page.next
        if after is None:
            return found
    raise AssertionError


@settings(max_examples=25)
@given(
    rows=ROWS,
    sort=st.sampled_from(SortBy),
    descending=st.booleans(),
    size=st.integers(1, 5),
    status=st.sampled_from([frozenset(), frozenset({Status.AT_DEPOT})]),
)
def test_pages_by_key_are_the_full_sort(
    rows: list[tuple[str, str, Status, int | None, int | None]],
    sort: SortBy,
    *,
    descending: bool,
    size: int,
    status: frozenset[Status],
) -> None:
    query = ShipmentQuery(view=View.ALL, sort=sort, descending=descending, statuses=status)
    with tempfile.TemporaryDirectory() as folder, desk_over(Path(folder)) as desk:
        filled(desk, rows)
        whole = list(shipments.page(desk.ctx, query, None, 1000).rows)
        assert paged(desk, query, size) == whole
        assert len(whole) == sum(1 for row in rows if not status or row[2] in status)
        values = [sort_value(row, sort) for row in whole]
        assert values == sorted(values, reverse=descending)


def sort_value(row: ShipmentRow, sort: SortBy) -> tuple[str, ...] | tuple[int, ...]:
    """What the list is sorted by, as Python compares it: accents beside their letters, ñ after n, strange ones last."""
    if sort is SortBy.NUMBER:
        return (int(row.number[4:10]),)
    if sort is SortBy.CASH:
        return (row.cash.amount_minor if row.cash else 0,)
    if sort is SortBy.PROMISE:
        return (row.window.start.isoformat() if row.window.start else "",)
    text = {SortBy.RECIPIENT: row.recipient, SortBy.STATUS: row.status.value, SortBy.COLONIA: row.colonia}[sort]
    plain = text.translate(str.maketrans("áàâãéêíóôõúüçÁÀÂÃÉÊÍÓÔÕÚÜÇ", "aaaaeeiooouucAAAAEEIOOOUUC"))
    return ("".join(c.lower() if c.isascii() else c for c in plain.replace("ñ", "n~").replace("Ñ", "n~")),)
