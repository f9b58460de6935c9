"""The derived rows of notices, and the lists made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import DelayId, NoticeId, ShipmentId, TextId
from courier_desktop.domain.notice_life import NoticeFacts
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language
from courier_desktop.store.faults import of_a_row
from courier_desktop.store.many import write_many

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_SHOWN = (
    "SELECT n.*, t.text, s.number, p.name AS recipient, p.phone, r.code AS route_code FROM notices AS n"
    " JOIN shipments AS s ON s.shipment_id = n.shipment_id"
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " LEFT JOIN texts AS t ON t.text_id = n.text_id"
    " LEFT JOIN routes AS r ON r.route_id = s.route_id"
)


def save(conn: sqlite3.Connection, notices: Iterable[NoticeFacts]) -> None:
    """Write the rows of notices. IntegrityError when the same event was planned for that channel already."""
    write_many(
        conn,
        "INSERT INTO notices VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (notice_id) DO UPDATE SET"
        " state = excluded.state, why = excluded.why, text_id = excluded.text_id, opened_at = excluded.opened_at,"
        " opened_by = excluded.opened_by, confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by",
        [
            (
                n.notice_id,
                n.shipment_id,
                n.event.value,
                n.occasion,
                n.channel.value,
                n.language.value,
                n.state.value,
                n.why,
                n.text_id,
                n.delay_id,
                to_text(n.planned_at),
                to_text(n.not_before),
                None if n.expires_at is None else to_text(n.expires_at),
                None if n.opened_at is None else to_text(n.opened_at),
                n.opened_by,
                None if n.confirmed_at is None else to_text(n.confirmed_at),
                n.confirmed_by,
            )
            for n in notices
        ],
    )


def drop(conn: sqlite3.Connection, ids: Iterable[NoticeId]) -> None:
    """Take away the rows of notices that a correction undid."""
    write_many(conn, "DELETE FROM notices WHERE notice_id = ?", [(one,) for one in ids])


def load(conn: sqlite3.Connection, notice_id: NoticeId) -> NoticeFacts | None:
    """The notice of that id."""
    row = conn.execute("SELECT * FROM notices WHERE notice_id = ?", (notice_id,)).fetchone()
    return None if row is None else facts_of(row)


def all_of(conn: sqlite3.Connection) -> Iterator[NoticeFacts]:
    """Every notice."""
    # A full read: only a change of the time zone asks this.
    return (facts_of(row) for row in conn.execute("SELECT * FROM notices"))


def of_shipment(conn: sqlite3.Connection, shipment_id: ShipmentId) -> list[NoticeFacts]:
    """A shipment's notices, oldest first."""
    rows = conn.execute("SELECT * FROM notices WHERE shipment_id = ? ORDER BY planned_at, notice_id", (shipment_id,))
    return [facts_of(row) for row in rows]


@of_a_row
def facts_of(row: sqlite3.Row) -> NoticeFacts:
    """The state that a row holds."""
    return NoticeFacts(
        notice_id=NoticeId(row["notice_id"]),
        shipment_id=ShipmentId(row["shipment_id"]),
        event=NoticeEvent(row["event"]),
        occasion=row["occasion"],
        channel=Channel(row["channel"]),
        language=Language(row["language"]),
        state=NoticeState(row["state"]),
        why=row["why"],
        text_id=None if row["text_id"] is None else TextId(row["text_id"]),
        delay_id=None if row["delay_id"] is None else DelayId(row["delay_id"]),
        planned_at=from_text(row["planned_at"]),
        not_before=from_text(row["not_before"]),
        expires_at=maybe_from_text(row["expires_at"]),
        opened_at=maybe_from_text(row["opened_at"]),
        opened_by=row["opened_by"],
        confirmed_at=maybe_from_text(row["confirmed_at"]),
        confirmed_by=row["confirmed_by"],
    )


def shown(conn: sqlite3.Connection, notice_id: NoticeId) -> sqlite3.Row | None:
    """One notice with its text, number and recipient."""
    row: sqlite3.Row | None = conn.execute(f"{_SHOWN} WHERE n.notice_id = ?", (notice_id,)).fetchone()
    return row


def shown_of_shipment(conn: sqlite3.Connection, shipment_id: ShipmentId) -> Sequence[sqlite3.Row]:
    """A shipment's notices with their texts, newest first."""
    return conn.execute(
        f"{_SHOWN} WHERE n.shipment_id = ? ORDER BY n.planned_at DESC, n.notice_id DESC", (shipment_id,)
    ).fetchall()


def shown_by_state(conn: sqlite3.Connection, states: Sequence[NoticeState], limit: int) -> Sequence[sqlite3.Row]:
    """Notices in these states, oldest first."""
    marks = ", ".join("?" * len(states))
    return conn.execute(
        f"{_SHOWN} WHERE n.state IN ({marks}) ORDER BY n.planned_at, n.notice_id LIMIT ?", (*states, limit)
    ).fetchall()


def shown_newest(conn: sqlite3.Connection, since: str, limit: int) -> Sequence[sqlite3.Row]:
    """The newest notices since a time, whatever their state, newest first."""
    return conn.execute(
        f"{_SHOWN} WHERE n.planned_at >= ? ORDER BY n.planned_at DESC, n.notice_id DESC LIMIT ?", (since, limit)
    ).fetchall()


def told_since(conn: sqlite3.Connection, phone: str, since: datetime) -> list[tuple[NoticeEvent, str, ShipmentId]]:
    """What that phone was told since then of its newest 200 parcels: the event, when it was planned, the parcel."""
    rows = conn.execute(
        "SELECT n.event, n.planned_at, n.shipment_id FROM"
        " (SELECT party_id FROM parties WHERE phone = ? AND phone <> '' ORDER BY party_id DESC LIMIT 200) AS p"
        " JOIN shipments AS s ON (s.shipment_id = p.party_id OR s.recipient_id = p.party_id)"
        " AND coalesce(s.recipient_id, s.shipment_id) = p.party_id"
        " JOIN notices AS n ON n.shipment_id = s.shipment_id"
        " WHERE n.planned_at >= ? AND n.state NOT IN ('blocked', 'expired', 'not_sent', 'failed')",
        (phone, to_text(since)),
    )
    return [(NoticeEvent(row[0]), str(row[1]), ShipmentId(row[2])) for row in rows]


# Another queued notice of the same event, language and channel that no message carries.
_BESIDE = (
    " WHERE n.state = 'queued' AND n.channel = ? AND n.event = ? AND n.language = ?"
    " AND n.notice_id <> ? AND NOT EXISTS (SELECT 1 FROM outbox_notices AS o"
    " JOIN outbox AS m ON m.message_id = o.message_id"
    " WHERE o.notice_id = n.notice_id AND m.state IN ('queued', 'sending', 'unknown'))"
    " ORDER BY n.planned_at, n.notice_id"
)


def queued_beside(conn: sqlite3.Connection, first: NoticeFacts, phone: str) -> list[NoticeFacts]:
    """What else waits to be told that phone of its newest 200 parcels in the same way, oldest first."""
    rows = conn.execute(
        "SELECT n.* FROM"
        " (SELECT party_id FROM parties WHERE phone = ? AND phone <> '' ORDER BY party_id DESC LIMIT 200) AS p"
        " JOIN shipments AS s ON (s.shipment_id = p.party_id OR s.recipient_id = p.party_id)"
        " AND coalesce(s.recipient_id, s.shipment_id) = p.party_id"
        f" JOIN notices AS n ON n.shipment_id = s.shipment_id{_BESIDE}",
        (phone, *_beside(first)),
    )
    return [facts_of(row) for row in rows]


def queued_beside_mail(conn: sqlite3.Connection, first: NoticeFacts, email: str) -> list[NoticeFacts]:
    """The same for a recipient known by e-mail alone, among the 100 whose turn it is next."""
    rows = conn.execute(
        "SELECT n.* FROM (SELECT * FROM notices WHERE state = 'queued' AND channel = ? AND not_before >= ?"
        " ORDER BY not_before LIMIT 100) AS n"
        " JOIN shipments AS s ON s.shipment_id = n.shipment_id"
        f" JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id) AND p.email = ?{_BESIDE}",
        (first.channel.value, to_text(first.not_before), email, *_beside(first)),
    )
    return [facts_of(row) for row in rows]


def _beside(first: NoticeFacts) -> tuple[str, ...]:
    return (first.channel.value, first.event.value, first.language.value, first.notice_id)


def planned_between(conn: sqlite3.Connection, since: datetime, until: datetime) -> Iterator[sqlite3.Row]:
    """The notices planned in that time with their text, recipient and place, oldest first; a told one only once."""
    rows: Iterator[sqlite3.Row] = conn.execute(
        "SELECT n.shipment_id, n.event, n.language, n.planned_at, n.expires_at, t.text, p.party_id,"
        " coalesce(s.address_id, s.shipment_id) AS address_id"
        " FROM notices AS n JOIN shipments AS s ON s.shipment_id = n.shipment_id"
        " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
        " LEFT JOIN texts AS t ON t.text_id = n.text_id"
        " WHERE n.planned_at >= ? AND n.planned_at < ? AND NOT EXISTS (SELECT 1 FROM notices AS o"
        # What went on by another channel is the same notice.
        " WHERE o.shipment_id = n.shipment_id AND o.event = n.event AND o.occasion = n.occasion"
        " AND o.planned_at < n.planned_at) ORDER BY n.planned_at, n.notice_id",
        (to_text(since), to_text(until)),
    )
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which notices are listed: in these states and channels (none = any), planned since, older than the key `before`.

    `carried` = only what goes by a gateway, and what may go by no way at all.
    """

    states: Sequence[NoticeState] = ()
    channels: Sequence[Channel] = ()
    carried: bool = False
    since: datetime | None = None
    before: tuple[str, str] | None = None


_CARRIED = "(n.channel <> 'wa_me' OR n.state = 'blocked')"


def shown_found(conn: sqlite3.Connection, wanted: Wanted, limit: int) -> Sequence[sqlite3.Row]:
    """The notices wanted, newest first."""
    terms, values = ["1"], []
    if wanted.states:
        terms.append(f"n.state IN ({', '.join('?' * len(wanted.states))})")
        values += [state.value for state in wanted.states]
    if wanted.channels:
        terms.append(f"n.channel IN ({', '.join('?' * len(wanted.channels))})")
        values += [channel.value for channel in wanted.channels]
    if wanted.carried:
        terms.append(_CARRIED)
    if wanted.since is not None:
        terms.append("n.planned_at >= ?")
        values.append(to_text(wanted.since))
    if wanted.before is not None:
        terms.append("(n.planned_at, n.notice_id) < (?, ?)")
        values += wanted.before
    # A walk from the newest on, which ends at the page's last row: most that is looked for is of late.
    return conn.execute(
        f"{_SHOWN} WHERE {' AND '.join(terms)} ORDER BY n.planned_at DESC, n.notice_id DESC LIMIT ?", (*values, limit)
    ).fetchall()


def carried_since(conn: sqlite3.Connection, since: datetime) -> list[tuple[NoticeState, Channel, int]]:
    """How many notices planned since then stand in each state of each channel, of those that gateways carry."""
    rows = conn.execute(
        f"SELECT n.state, n.channel, count(*) FROM notices AS n WHERE n.planned_at >= ? AND {_CARRIED}"
        " GROUP BY n.state, n.channel",
        (to_text(since),),
    )
    return [(NoticeState(row[0]), Channel(row[1]), int(row[2])) for row in rows]


def shown_by_hand_since(conn: sqlite3.Connection, since: str, limit: int) -> Sequence[sqlite3.Row]:
    """The newest notices since a time that a person sends, newest first."""
    return conn.execute(
        f"{_SHOWN} WHERE n.planned_at >= ? AND n.channel = 'wa_me' ORDER BY n.planned_at DESC, n.notice_id DESC"
        " LIMIT ?",
        (since, limit),
    ).fetchall()


def shown_failed(conn: sqlite3.Connection, since: datetime, limit: int) -> Sequence[sqlite3.Row]:
    """Those planned since then that did not arrive and that no other channel took on, oldest first."""
    return conn.execute(
        f"{_SHOWN} WHERE n.state = 'failed' AND n.planned_at >= ? AND NOT EXISTS (SELECT 1 FROM notices AS o"
        " WHERE o.shipment_id = n.shipment_id AND o.event = n.event AND o.occasion = n.occasion"
        " AND o.notice_id <> n.notice_id AND o.state NOT IN ('failed', 'blocked', 'not_sent', 'expired'))"
        " ORDER BY n.planned_at, n.notice_id LIMIT ?",
        (to_text(since), limit),
    ).fetchall()


def queued_before(conn: sqlite3.Connection, moment: str) -> list[NoticeFacts]:
    """The notices that wait for a gateway and were planned until that moment, in the ledger's spelling."""
    rows = conn.execute("SELECT * FROM notices WHERE state = 'queued' AND planned_at <= ?", (moment,))
    return [facts_of(row) for row in rows]


def due_to_expire(conn: sqlite3.Connection, now: datetime) -> list[NoticeFacts]:
    """Notices still waiting whose time went by.

    One planned before its shipment was registered was planned by a clock set back: its time says nothing, and a person
    decides.
    """
    rows = conn.execute(
        "SELECT n.* FROM notices AS n JOIN shipments AS s ON s.shipment_id = n.shipment_id"
        " WHERE n.state IN ('prepared', 'queued') AND n.expires_at IS NOT NULL AND n.expires_at <= ?"
        " AND n.planned_at >= s.registered_at",
        (to_text(now),),
    )
    return [facts_of(row) for row in rows]


def of_delay(conn: sqlite3.Connection, delay_id: DelayId) -> tuple[int, int]:
    """How many notices a setback planned, and how many of them went, by a person's word or a gateway's."""
    row = conn.execute(
        "SELECT count(*), coalesce(sum(state IN ('confirmed', 'sent', 'delivered', 'read')), 0)"
        " FROM notices WHERE delay_id = ? AND state <> 'blocked'",
        (delay_id,),
    ).fetchone()
    return int(row[0]), int(row[1])


def shown_of_delay(conn: sqlite3.Connection, delay_id: DelayId) -> Sequence[sqlite3.Row]:
    """The notices that a setback planned, with their texts, oldest first."""
    return conn.execute(f"{_SHOWN} WHERE n.delay_id = ? ORDER BY n.planned_at, n.notice_id", (delay_id,)).fetchall()


def opened_before(conn: sqlite3.Connection, moment: str) -> list[NoticeFacts]:
    """Notices opened before that moment of which nobody said what became."""
    rows = conn.execute("SELECT * FROM notices WHERE state = 'opened' AND opened_at < ?", (moment,))
    return [facts_of(row) for row in rows]


def confirmed_since(conn: sqlite3.Connection, since: str) -> int:
    """How many notices people have confirmed since then."""
    return int(conn.execute("SELECT count(*) FROM notices WHERE confirmed_at >= ?", (since,)).fetchone()[0])


def blocked_calls(conn: sqlite3.Connection, since: str) -> Sequence[sqlite3.Row]:
    """Blocked notices of setbacks and failed attempts since then, for shipments still under way: calls to make."""
    return conn.execute(
        f"{_SHOWN} WHERE n.state = 'blocked' AND n.planned_at >= ? AND n.event IN ('delay', 'attempt_failed')"
        " AND s.active_until = '9999' ORDER BY n.planned_at",
        (since,),
    ).fetchall()
