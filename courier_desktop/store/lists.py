"""Lists of shipments page by page: the same time for the first page of a thousand and of a million."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.rows import PageKey, ShipmentQuery, SortBy, View
from courier_desktop.domain.statuses import STATUSES
from courier_desktop.domain.tallies import ROUTABLE
from courier_desktop.store import tallies
from courier_desktop.store.search import match_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# Up to so many candidates are fetched and sorted; beyond, the list walks along the index of its order and leaves out
# what the filter does not want. Both ways take some milliseconds there.
FEW = 5_000
ROW = (
    "s.*, p.name AS recipient, p.phone AS phone, a.colonia, a.postal_code, f.name AS sender,"
    " r.code AS route_code, r.state AS route_state, r.starts_at AS route_starts"
)
JOINED = (
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN parties AS f ON f.party_id = s.sender_id"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
    " LEFT JOIN routes AS r ON r.route_id = s.route_id"
)


class _Sort(NamedTuple):
    """What a list is sorted by (never NULL, so that the next page's key always compares), and what tells equals apart.

    `leading` = where to begin when its index leads, `beside` = what to join when other candidates do.
    """

    value: str
    tie: str
    leading: str
    beside: str = ""


# A party and an address belong to one shipment at a time: its own, or the one that names it.
_SORTS = {
    SortBy.NUMBER: _Sort("s.ordinal", "s.ordinal", "shipments AS s NOT INDEXED"),
    SortBy.STATUS: _Sort("s.status", "s.ordinal", "shipments AS s INDEXED BY shipments_by_status"),
    SortBy.PROMISE: _Sort(
        "coalesce(s.promise_start, '')", "s.ordinal", "shipments AS s INDEXED BY shipments_by_promise"
    ),
    SortBy.CASH: _Sort("coalesce(s.cash_minor, 0)", "s.ordinal", "shipments AS s INDEXED BY shipments_by_cash"),
    SortBy.RECIPIENT: _Sort(
        "p.sort_name",
        "p.party_id",
        "parties AS p INDEXED BY parties_by_name CROSS JOIN shipments AS s"
        " ON (s.shipment_id = p.party_id AND s.recipient_id IS NULL) OR s.recipient_id = p.party_id",
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)",
    ),
    SortBy.COLONIA: _Sort(
        "a.sort_colonia",
        "a.address_id",
        "addresses AS a INDEXED BY addresses_by_colonia CROSS JOIN shipments AS s"
        " ON (s.shipment_id = a.address_id AND s.address_id IS NULL) OR s.address_id = a.address_id",
        " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)",
    ),
}
_ROUTABLE = ", ".join(f"'{status.value}'" for status in sorted(ROUTABLE))
VIEWS = {
    View.TODAY: "s.active_until >= ?",
    View.OPEN: "s.active_until = '9999'",
    View.NEEDS_ADDRESS: "s.active_until = '9999' AND s.missing <> ''",
    View.NO_ROUTE: f"s.active_until = '9999' AND s.route_id IS NULL AND s.status IN ({_ROUTABLE})",
    View.ALL: "1",
}
_DUE = "s.cash_minor IS NOT NULL AND s.collected_minor IS NULL"
_BY_STATUS = "shipments AS s INDEXED BY shipments_by_status"
_BY_WORDS = "search CROSS JOIN shipments AS s ON s.ordinal = search.rowid"
_OF_WORDS = "shipments AS s NOT INDEXED"
# The index of the words gives them by number.
_MATCHED = _Sort("search.rowid", "search.rowid", _BY_WORDS)
_BY_ACTIVITY = "shipments AS s INDEXED BY shipments_by_activity"


class _Asked(NamedTuple):
    """The candidates of a list: where they come from (None = all of them), what else holds, the values to bind."""

    source: str | None
    where: str
    values: list[object]


def page(
    conn: sqlite3.Connection, query: ShipmentQuery, since: str, after: PageKey | None, limit: int
) -> Sequence[sqlite3.Row]:
    """The next rows of a list by key, not by offset; `since` is the start of today (UTC text).

    Each row has the list's columns, `sort_value` and `tie`: the key of the page after it. Of words that very many
    shipments hold, a list in another order than the numbers' shows the newest that hold them.
    """
    asked = _asked(conn, query, since)
    sort = _MATCHED if asked.source == _BY_WORDS else _SORTS[query.sort]
    way, compare = ("DESC", "<") if query.descending else ("ASC", ">")
    where, values = asked.where, list(asked.values)
    if after is not None and sort.value == sort.tie:
        where += f" AND {sort.tie} {compare} ?"
        values.append(after.tie)
    elif after is not None:
        where += f" AND ({sort.value}, {sort.tie}) {compare} (?, ?)"
        values += [after.value, after.tie]
    # A plus keeps the planner from walking along the order when the candidates are few.
    order = sort.value if asked.source in {None, _BY_WORDS} else f"+{sort.value}"
    source = sort.leading if asked.source is None else asked.source + sort.beside
    keys = (
        f"SELECT s.ordinal, {sort.value} AS sort_value, {sort.tie} AS tie FROM {source} WHERE {where}"
        f" ORDER BY {order} {way}, {sort.tie} {way} LIMIT ?"
    )
    # The keys first: what is shown is fetched for one page only.
    sql = (
        f"SELECT {ROW}, k.sort_value, k.tie FROM ({keys}) AS k CROSS JOIN shipments AS s ON s.ordinal = k.ordinal"
        f"{JOINED} ORDER BY k.sort_value {way}, k.tie {way}"
    )
    return conn.execute(sql, (*values, limit)).fetchall()


def ids(conn: sqlite3.Connection, query: ShipmentQuery, since: str, limit: int) -> Sequence[sqlite3.Row]:
    """The ids of a list, newest first, at most so many."""
    asked = _asked(conn, query, since)
    source = asked.source or "shipments AS s NOT INDEXED"
    sql = f"SELECT s.shipment_id FROM {source} WHERE {asked.where} ORDER BY s.ordinal DESC LIMIT ?"
    return conn.execute(sql, (*asked.values, limit)).fetchall()


def _asked(conn: sqlite3.Connection, query: ShipmentQuery, since: str) -> _Asked:
    """Where the candidates come from, by how many the kept figures say there are."""
    words = match_of(conn, query.text)
    source = _source(conn, query)
    if words is not None and query.view is View.ALL:
        source = _BY_WORDS if query.sort is SortBy.NUMBER else _OF_WORDS
    clauses = [VIEWS[query.view]]
    values: list[object] = [since] if "?" in VIEWS[query.view] else []
    if words is not None:
        text, bound = _holding(query, words, since)
        clauses.append(text)
        values.extend(bound)
    if query.statuses:
        # Where another index leads, the plus keeps the planner from this one.
        plus = "" if source == _BY_STATUS else "+"
        clauses.append(f"{plus}s.status IN ({', '.join('?' * len(query.statuses))})")
        values.extend(sorted(query.statuses))
    if query.delayed:
        clauses.append("s.delay_id IS NOT NULL")
    if query.cash:
        clauses.append(_DUE)
    return _Asked(source, " AND ".join(clauses), values)


def _holding(query: ShipmentQuery, words: str, since: str) -> tuple[str, list[object]]:
    """The clause for the shipments that hold these words, and its values."""
    if query.view is View.ALL and query.sort is SortBy.NUMBER:
        return "search MATCH ?", [words]
    if query.view is View.ALL:
        newest = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
        return f"s.ordinal IN ({newest})", [words, FEW]
    # Older ones than the oldest of the view need not be gathered.
    oldest = f"SELECT min(s.ordinal) FROM {_BY_ACTIVITY} WHERE {VIEWS[query.view]}"
    values: list[object] = [words, since] if "?" in VIEWS[query.view] else [words]
    return f"s.ordinal IN (SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ({oldest}))", values


def _source(conn: sqlite3.Connection, query: ShipmentQuery) -> str | None:
    """The index that leads to few candidates, None when there is none."""
    if query.view is not View.ALL:
        return _BY_ACTIVITY
    if query.delayed and _counted(conn, "delayed", query) <= FEW:
        return "shipments AS s INDEXED BY shipments_by_delay"
    if query.statuses and _counted(conn, "status", query) <= FEW:
        return _BY_STATUS
    if query.cash and _counted(conn, "cash", query) <= FEW:
        return "shipments AS s INDEXED BY shipments_with_cash_due"
    return None


def _counted(conn: sqlite3.Connection, what: str, query: ShipmentQuery) -> int:
    found = tallies.by_bucket(conn, what)
    return sum(n for status, n in found.items() if not query.statuses or status in query.statuses)


def _matches(conn: sqlite3.Connection, words: str) -> int:
    """How many shipments hold these words, counted up to one more than few."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(conn.execute(sql, (words, FEW + 1)).fetchone()[0])


class Counted(NamedTuple):
    """By status: how many a view holds, how many of them delayed, how many with cash still to collect.

    `whole` is False when only the newest of very many matches were counted.
    """

    by_status: dict[str, int]
    delayed: int
    cash: int
    whole: bool = True


def counts(conn: sqlite3.Connection, query: ShipmentQuery, since: str, day: str) -> Counted:
    """The figures of a view, from the rows kept current; `day` is today's date, `since` its start (UTC text)."""
    words = match_of(conn, query.text)
    if words is not None:
        return _counts_of_words(conn, query, since, words)
    if query.view in {View.NEEDS_ADDRESS, View.NO_ROUTE}:
        return _counts_of(conn, f"FROM {_BY_ACTIVITY} WHERE {VIEWS[query.view]}", ())
    by_status, delayed, cash = (tallies.by_bucket(conn, what) for what in ("status", "delayed", "cash"))
    if query.view is not View.ALL:
        by_status, cash = _under_way(by_status), _under_way(cash)
    if query.view is View.TODAY:
        by_status |= tallies.since(conn, "ended", day)
        cash |= tallies.since(conn, "ended_cash", day)
    return Counted(by_status, sum(delayed.values()), sum(cash.values()))


def _under_way(by_status: dict[str, int]) -> dict[str, int]:
    return {status: n for status, n in by_status.items() if not _ENDS[status]}


_ENDS = {status.value: rule.end for status, rule in STATUSES.items()}


def _counts_of_words(conn: sqlite3.Connection, query: ShipmentQuery, since: str, words: str) -> Counted:
    whole = _matches(conn, words) <= FEW
    newest = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
    values: list[object] = [words, FEW]
    if "?" in VIEWS[query.view]:
        values.append(since)
    rest = f"FROM ({newest}) AS w CROSS JOIN shipments AS s ON s.ordinal = w.rowid WHERE {VIEWS[query.view]}"
    return _counts_of(conn, rest, values)._replace(whole=whole)


def _counts_of(conn: sqlite3.Connection, rest: str, values: Sequence[object]) -> Counted:
    rows = conn.execute(
        f"SELECT s.status, count(*), sum(s.delay_id IS NOT NULL), sum({_DUE}) {rest} GROUP BY s.status", tuple(values)
    ).fetchall()
    return Counted({row[0]: int(row[1]) for row in rows}, sum(row[2] for row in rows), sum(row[3] for row in rows))
