"""The questions that lists, the drawer and the counts ask of the derived rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.ids import DelayId, ShipmentId
from courier_desktop.domain.rows import PageKey, ShipmentQuery, SortBy, View
from courier_desktop.store.search import match_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from courier_desktop.store.search import Terms

# What a list may be sorted by: never NULL, so that the next page's key always compares.
_SORTS = {
    SortBy.NUMBER: "printf('%012d', s.ordinal)",
    SortBy.RECIPIENT: "lower(p.name)",
    SortBy.STATUS: "s.status",
    SortBy.PROMISE: "coalesce(s.promise_start, '')",
    SortBy.CASH: "printf('%015d', coalesce(s.cash_minor, 0))",
    SortBy.COLONIA: "lower(a.colonia)",
}
_ROW = (
    "s.*, p.name AS recipient, p.phone AS phone, a.colonia, a.postal_code, f.name AS sender,"
    " r.code AS route_code, r.state AS route_state, r.starts_at AS route_starts"
)
_FROM = (
    " FROM shipments AS s"
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN parties AS f ON f.party_id = s.sender_id"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
    " LEFT JOIN routes AS r ON r.route_id = s.route_id"
)


class _Where(NamedTuple):
    text: str
    values: list[object]


def page(
    conn: sqlite3.Connection, query: ShipmentQuery, since: str, after: PageKey | None, limit: int
) -> Sequence[sqlite3.Row]:
    """The next rows of a list by key, not by offset; `since` is the start of today (UTC text)."""
    where = _where(query, since)
    sort = _SORTS[query.sort]
    way, compare = ("DESC", "<") if query.descending else ("ASC", ">")
    if query.sort is SortBy.NUMBER:
        # The plain column lets the primary key serve the order.
        sort = "s.ordinal"
    if after is not None:
        value: object = int(after.value) if query.sort is SortBy.NUMBER else after.value
        where = _Where(
            f"{where.text} AND ({sort}, s.shipment_id) {compare} (?, ?)", [*where.values, value, after.shipment_id]
        )
    sql = (
        f"SELECT {_ROW}, {sort} AS sort_value{_FROM} WHERE {where.text}"
        f" ORDER BY {sort} {way}, s.shipment_id {way} LIMIT ?"
    )
    return conn.execute(sql, (*where.values, limit)).fetchall()


def counts(conn: sqlite3.Connection, query: ShipmentQuery, since: str) -> Sequence[sqlite3.Row]:
    """By status: how many the view holds, how many of them delayed and how many with cash still to collect."""
    where = _where(ShipmentQuery(view=query.view, text=query.text), since)
    return conn.execute(
        "SELECT s.status, count(*) AS n, sum(s.delay_id IS NOT NULL) AS delayed,"
        " sum(s.cash_minor IS NOT NULL AND s.collected_minor IS NULL) AS cash"
        f" FROM shipments AS s WHERE {where.text} GROUP BY s.status",
        where.values,
    ).fetchall()


def waiting(conn: sqlite3.Connection, until: str) -> tuple[int, int]:
    """How many wait for a route, and how many of them are promised before that time (UTC text)."""
    row = conn.execute(
        f"SELECT count(*), coalesce(sum(s.promise_end < ?), 0) FROM shipments AS s WHERE {_VIEWS[View.NO_ROUTE]}",
        (until,),
    ).fetchone()
    return int(row[0]), int(row[1])


def rows_of(conn: sqlite3.Connection, ids: Sequence[ShipmentId]) -> Sequence[sqlite3.Row]:
    """The list rows of these shipments, in the order asked for."""
    found: dict[str, sqlite3.Row] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        for row in conn.execute(f"SELECT {_ROW}{_FROM} WHERE s.shipment_id IN ({marks})", some):
            found[row["shipment_id"]] = row
    return [found[one] for one in ids if one in found]


def _where(query: ShipmentQuery, since: str) -> _Where:
    text, values = _VIEWS[query.view], ([since] if "?" in _VIEWS[query.view] else [])
    clauses = [text]
    bound: list[object] = list(values)
    if query.statuses:
        clauses.append(f"s.status IN ({', '.join('?' * len(query.statuses))})")
        bound.extend(sorted(query.statuses))
    if query.delayed:
        clauses.append("s.delay_id IS NOT NULL")
    if query.cash:
        clauses.append("s.cash_minor IS NOT NULL AND s.collected_minor IS NULL")
    if words := match_words(query.text):
        clauses.append("s.ordinal IN (SELECT rowid FROM search WHERE search MATCH ?)")
        bound.append(words)
    return _Where(" AND ".join(clauses), bound)


_VIEWS = {
    View.TODAY: "s.active_until >= ?",
    View.OPEN: "s.active_until = '9999'",
    View.NEEDS_ADDRESS: "s.active_until = '9999' AND s.missing <> ''",
    View.NO_ROUTE: (
        "s.active_until = '9999' AND s.route_id IS NULL"
        " AND s.status IN ('registered', 'picked_up', 'at_depot', 'in_transit', 'attempt_failed')"
    ),
    View.ALL: "1",
}


def find_numbers(conn: sqlite3.Connection, numbers: Sequence[str]) -> dict[str, ShipmentId]:
    """The shipments of these numbers."""
    marks = ", ".join("?" * len(numbers))
    rows = conn.execute(f"SELECT number, shipment_id FROM shipments WHERE number IN ({marks})", numbers)
    return {row[0]: ShipmentId(row[1]) for row in rows}


def ordinal_of(conn: sqlite3.Connection, shipment_id: ShipmentId) -> int:
    """A shipment's ordinal."""
    return int(conn.execute("SELECT ordinal FROM shipments WHERE shipment_id = ?", (shipment_id,)).fetchone()[0])


def next_serials(conn: sqlite3.Connection, prefix: str, count: int) -> int:
    """Reserve that many serial numbers of a prefix; the first of them."""
    row = conn.execute(
        "INSERT INTO serials VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = last + ? RETURNING last",
        (prefix, count, count),
    ).fetchone()
    return int(row[0]) - count + 1


def on_open_routes(conn: sqlite3.Connection, day: str) -> Sequence[sqlite3.Row]:
    """The published routes of a day and earlier that are not closed: id and day."""
    return conn.execute("SELECT route_id, day FROM routes WHERE state = 'published' AND day <= ?", (day,)).fetchall()


def ids_where(conn: sqlite3.Connection, query: ShipmentQuery, since: str, limit: int) -> list[ShipmentId]:
    """The ids of a list, newest first, at most so many."""
    where = _where(query, since)
    sql = f"SELECT s.shipment_id FROM shipments AS s WHERE {where.text} ORDER BY s.ordinal DESC LIMIT ?"
    return [ShipmentId(row[0]) for row in conn.execute(sql, (*where.values, limit))]


def ids_in_zone(conn: sqlite3.Connection, postal_codes: Sequence[str]) -> list[ShipmentId]:
    """The shipments under way whose postal code begins with one of these."""
    likes = " OR ".join("a.postal_code LIKE ? || '%'" for _ in postal_codes)
    rows = conn.execute(
        "SELECT s.shipment_id FROM shipments AS s"
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
        f" WHERE s.active_until = '9999' AND ({likes}) ORDER BY s.ordinal",
        tuple(postal_codes),
    )
    return [ShipmentId(row[0]) for row in rows]


def stuck(conn: sqlite3.Connection, before: str, limit: int) -> Sequence[sqlite3.Row]:
    """Shipments under way that have not moved since a time, the oldest first."""
    return conn.execute(
        "SELECT shipment_id, number, status, moved_at FROM shipments"
        " WHERE active_until = '9999' AND moved_at < ? AND status NOT IN ('registered', 'ready_for_pickup', 'on_hold')"
        " ORDER BY moved_at LIMIT ?",
        (before, limit),
    ).fetchall()


def counted(conn: sqlite3.Connection, since: str, until: str) -> sqlite3.Row:
    """Today's figures: delivered and failed between two times, in and out of their windows, cash still due."""
    row: sqlite3.Row = conn.execute(
        "SELECT"
        " coalesce(sum(status = 'delivered' AND delivered_at >= :since AND delivered_at < :until), 0) AS delivered,"
        " coalesce(sum(status = 'attempt_failed' AND moved_at >= :since AND moved_at < :until), 0) AS failed,"
        " coalesce(sum(status = 'delivered' AND delivered_at >= :since AND promise_end IS NOT NULL"
        "   AND delivered_at <= promise_end), 0) AS in_window,"
        " coalesce(sum(status = 'delivered' AND delivered_at >= :since AND promise_end IS NOT NULL"
        "   AND delivered_at > promise_end), 0) AS out_of_window,"
        " coalesce(sum(cash_minor IS NOT NULL AND collected_minor IS NULL AND active_until = '9999'), 0) AS cash_count,"
        " count(*) AS shipments"
        " FROM shipments WHERE active_until >= :since",
        {"since": since, "until": until},
    ).fetchone()
    return row


def with_ordinals(conn: sqlite3.Connection, terms: Sequence[tuple[ShipmentId, Terms]]) -> list[tuple[int, Terms]]:
    """These shipments' ordinals beside their search terms."""
    found: dict[str, int] = {}
    ids = [one for one, _ in terms]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = conn.execute(f"SELECT shipment_id, ordinal FROM shipments WHERE shipment_id IN ({marks})", some)
        found.update((row[0], int(row[1])) for row in rows)
    return [(found[one], these) for one, these in terms]


def hit_row(conn: sqlite3.Connection, shipment_id: ShipmentId) -> sqlite3.Row | None:
    """One shipment as the search field shows it."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT s.shipment_id, s.number, s.status, p.name AS recipient, a.street, a.exterior, a.colonia,"
        " r.code AS route_code FROM shipments AS s"
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
        " LEFT JOIN routes AS r ON r.route_id = s.route_id"
        " WHERE s.shipment_id = ?",
        (shipment_id,),
    ).fetchone()
    return row


def under_delay(conn: sqlite3.Connection, delay_id: DelayId) -> list[ShipmentId]:
    """The shipments over which a setback lies now."""
    rows = conn.execute("SELECT shipment_id FROM shipments WHERE delay_id = ? ORDER BY ordinal", (delay_id,))
    return [ShipmentId(row[0]) for row in rows]


def none_at_all(conn: sqlite3.Connection) -> bool:
    """Whether the ledger holds no shipment."""
    return conn.execute("SELECT 1 FROM shipments LIMIT 1").fetchone() is None


def cash_due(conn: sqlite3.Connection, since: str) -> int:
    """What is still to be collected from shipments under way, in minor units."""
    row = conn.execute(
        "SELECT coalesce(sum(cash_minor), 0) FROM shipments"
        " WHERE active_until >= ? AND active_until = '9999' AND collected_minor IS NULL",
        (since,),
    ).fetchone()
    return int(row[0])


def with_delay(conn: sqlite3.Connection, ids: Sequence[ShipmentId]) -> set[ShipmentId]:
    """Which of these lie under a setback."""
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(
        f"SELECT shipment_id FROM shipments WHERE delay_id IS NOT NULL AND shipment_id IN ({marks})",
        tuple(ids),
    )
    return {ShipmentId(row[0]) for row in rows}


def failed_attempts(conn: sqlite3.Connection, limit: int) -> Sequence[sqlite3.Row]:
    """Failed attempts that nobody has dealt with, the oldest first."""
    return conn.execute(
        "SELECT s.shipment_id, s.number, s.reason, s.cash_minor, s.currency, p.name AS recipient FROM shipments AS s"
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id) WHERE s.status = 'attempt_failed'"
        " ORDER BY s.moved_at LIMIT ?",
        (limit,),
    ).fetchall()


def delays_lying(conn: sqlite3.Connection) -> int:
    """How many setbacks lie over some shipment now."""
    return int(conn.execute("SELECT count(DISTINCT delay_id) FROM shipments WHERE delay_id IS NOT NULL").fetchone()[0])


def resolved_since(conn: sqlite3.Connection, since: str) -> int:
    """How many matters people settled since then: notices sent by hand, stops decided."""
    row = conn.execute("SELECT count(*) FROM notices WHERE confirmed_at >= ?", (since,)).fetchone()
    return int(row[0])
