"""The rows of messages that go by themselves: what waits, what is under way, what became of each."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import NoticeId, PartyId, TextId
from courier_desktop.domain.messaging import Cost, GatewayName, MessageState, TemplateUse
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.times import from_text, maybe_from_text, to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """One message's row. `gateway` None = no gateway has taken it up yet. `attempts` = sends begun."""

    message_id: str
    dedupe: str
    channel: Channel
    gateway: GatewayName | None = None
    address: str
    party_id: PartyId | None = None
    language: Language
    subject: str = ""
    text_id: TextId | None = None
    template: TemplateUse | None = None
    state: MessageState = MessageState.QUEUED
    why: str = ""
    said: str = ""
    queued_at: datetime
    not_before: datetime
    expires_at: datetime | None = None
    next_try_at: datetime | None = None
    attempts: int = 0
    reference: str = ""
    began_at: datetime | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    ended_at: datetime | None = None
    asked_at: datetime | None = None
    segments: int = 0
    cost: Cost | None = None
    cost_told: bool = False


_COLUMNS = (
    *("message_id", "dedupe", "channel", "gateway", "address", "party_id", "language", "subject", "text_id"),
    *("template", "state", "why", "said", "queued_at", "not_before", "expires_at", "next_try_at", "attempts"),
    *("reference", "began_at", "sent_at", "delivered_at", "read_at", "ended_at", "asked_at", "segments"),
    *("cost_micros", "currency", "cost_told"),
)
_ADD = (
    f"INSERT INTO outbox ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    " ON CONFLICT (dedupe) DO NOTHING"
)
_SAVE = f"UPDATE outbox SET {', '.join(f'{one} = ?' for one in _COLUMNS[2:])} WHERE message_id = ?"
# The note of a ledger that was put in place from a backup or an export, and when: what waited in it may have gone.
PUT_IN_PLACE = "put_in_place"


def add_message(conn: sqlite3.Connection, message: MessageFacts, notices: Iterable[NoticeId] = ()) -> bool:
    """Write a new message and which notices it carries; False when one with its `dedupe` stands there already."""
    if conn.execute(_ADD, _values(message)).rowcount == 0:
        return False
    conn.executemany("INSERT INTO outbox_notices VALUES (?,?)", [(one, message.message_id) for one in notices])
    return True


def save(conn: sqlite3.Connection, message: MessageFacts) -> None:
    """Write a message's row anew."""
    conn.execute(_SAVE, (*_values(message)[2:], message.message_id))


def _values(m: MessageFacts) -> tuple[object, ...]:
    return (
        m.message_id,
        m.dedupe,
        m.channel.value,
        m.gateway.value if m.gateway else "",
        m.address,
        m.party_id,
        m.language.value,
        m.subject,
        m.text_id,
        _template_text(m.template),
        m.state.value,
        m.why,
        m.said,
        to_text(m.queued_at),
        to_text(m.not_before),
        *(
            None if at is None else to_text(at)
            for at in (m.expires_at, m.next_try_at if m.state is MessageState.QUEUED else None)
        ),
        m.attempts,
        m.reference,
        *(
            None if at is None else to_text(at)
            for at in (m.began_at, m.sent_at, m.delivered_at, m.read_at, m.ended_at, m.asked_at)
        ),
        m.segments,
        m.cost.micros if m.cost else None,
        m.cost.currency if m.cost else "",
        int(m.cost_told),
    )


def _template_text(template: TemplateUse | None) -> str:
    if template is None:
        return ""
    body = {
        "name": template.name,
        "language": template.language,
        "values": template.values,
        "names": template.names,
        "button": template.button_value,
        "button_index": template.button_index,
        "header": template.header_value,
    }
    return json.dumps(body, ensure_ascii=False)


def _template_of(text: str) -> TemplateUse | None:
    if not text:
        return None
    body = json.loads(text)
    return TemplateUse(
        name=body["name"],
        language=body["language"],
        values=tuple(body["values"]),
        names=tuple(body["names"]),
        button_value=body["button"],
        button_index=body["button_index"],
        header_value=body["header"],
    )


def facts_of(row: sqlite3.Row) -> MessageFacts:
    """The message that a row holds."""
    return MessageFacts(
        message_id=row["message_id"],
        dedupe=row["dedupe"],
        channel=Channel(row["channel"]),
        gateway=GatewayName(row["gateway"]) if row["gateway"] else None,
        address=row["address"],
        party_id=None if row["party_id"] is None else PartyId(row["party_id"]),
        language=Language(row["language"]),
        subject=row["subject"],
        text_id=None if row["text_id"] is None else TextId(row["text_id"]),
        template=_template_of(row["template"]),
        state=MessageState(row["state"]),
        why=row["why"],
        said=row["said"],
        queued_at=from_text(row["queued_at"]),
        not_before=from_text(row["not_before"]),
        expires_at=maybe_from_text(row["expires_at"]),
        next_try_at=maybe_from_text(row["next_try_at"]),
        attempts=row["attempts"],
        reference=row["reference"],
        began_at=maybe_from_text(row["began_at"]),
        sent_at=maybe_from_text(row["sent_at"]),
        delivered_at=maybe_from_text(row["delivered_at"]),
        read_at=maybe_from_text(row["read_at"]),
        ended_at=maybe_from_text(row["ended_at"]),
        asked_at=maybe_from_text(row["asked_at"]),
        segments=row["segments"],
        cost=None if row["cost_micros"] is None else Cost(row["cost_micros"], row["currency"]),
        cost_told=bool(row["cost_told"]),
    )


def load(conn: sqlite3.Connection, message_id: str) -> MessageFacts | None:
    """The message of that id."""
    row = conn.execute("SELECT * FROM outbox WHERE message_id = ?", (message_id,)).fetchone()
    return None if row is None else facts_of(row)


def by_reference(conn: sqlite3.Connection, gateway: GatewayName, reference: str) -> MessageFacts | None:
    """The message that a gateway knows by its own id."""
    if not reference:
        return None
    row = conn.execute(
        "SELECT * FROM outbox WHERE gateway = ? AND reference = ? AND reference <> ''", (gateway.value, reference)
    ).fetchone()
    return None if row is None else facts_of(row)


def own_reference(conn: sqlite3.Connection, message: MessageFacts, reference: str) -> str:
    """The gateway's id of that message, or "" when another message bears it: some services call all of them alike."""
    known = by_reference(conn, message.gateway, reference) if message.gateway is not None else None
    return reference if known is None or known.message_id == message.message_id else ""


def due(conn: sqlite3.Connection, channel: Channel, now: datetime) -> MessageFacts | None:
    """The queued message of that channel whose time has come longest ago."""
    row = conn.execute(
        "SELECT * FROM outbox WHERE state = 'queued' AND channel = ? AND next_try_at <= ? ORDER BY next_try_at LIMIT 1",
        (channel.value, to_text(now)),
    ).fetchone()
    return None if row is None else facts_of(row)


def next_due(conn: sqlite3.Connection, channel: Channel, now: datetime) -> datetime | None:
    """When the next message of that channel is tried, or the next notice comes due; None when none waits.

    A notice whose time has come and that no message carries is not asked about: it is taken up at once.
    """
    row = conn.execute(
        "SELECT min(next_try_at) FROM outbox WHERE state = 'queued' AND channel = ?", (channel.value,)
    ).fetchone()
    notice = conn.execute(
        "SELECT min(not_before) FROM notices WHERE state = 'queued' AND channel = ? AND not_before > ?",
        (channel.value, to_text(now)),
    ).fetchone()
    return min((from_text(one[0]) for one in (row, notice) if one[0] is not None), default=None)


def due_notice(conn: sqlite3.Connection, channel: Channel, now: datetime) -> sqlite3.Row | None:
    """The queued notice of that channel whose time has come longest ago and that no message carries yet."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT n.notice_id, n.shipment_id FROM notices AS n WHERE n.state = 'queued' AND n.channel = ?"
        " AND n.not_before <= ? AND NOT EXISTS (SELECT 1 FROM outbox_notices AS o"
        " JOIN outbox AS m ON m.message_id = o.message_id"
        " WHERE o.notice_id = n.notice_id AND m.state IN ('queued', 'sending', 'unknown'))"
        " ORDER BY n.not_before LIMIT 1",
        (channel.value, to_text(now)),
    ).fetchone()
    return row


def notices_of(conn: sqlite3.Connection, message_id: str) -> list[NoticeId]:
    """Which notices a message carries, oldest first."""
    rows = conn.execute("SELECT notice_id FROM outbox_notices WHERE message_id = ? ORDER BY notice_id", (message_id,))
    return [NoticeId(row["notice_id"]) for row in rows]


def of_notice(conn: sqlite3.Connection, notice_id: NoticeId) -> list[MessageFacts]:
    """The messages that carried, or carry, a notice; the newest first."""
    rows = conn.execute(
        "SELECT m.* FROM outbox_notices AS o JOIN outbox AS m ON m.message_id = o.message_id WHERE o.notice_id = ?"
        " ORDER BY m.queued_at DESC, m.message_id DESC",
        (notice_id,),
    )
    return [facts_of(row) for row in rows]


def newest_of_notices(conn: sqlite3.Connection, ids: Sequence[NoticeId]) -> dict[NoticeId, MessageFacts]:
    """The newest message of each of those notices, at most some hundreds; one that none carried is left out."""
    marks = ", ".join("?" * len(ids))
    found = conn.execute(
        "SELECT o.notice_id, m.* FROM outbox_notices AS o JOIN outbox AS m ON m.message_id = o.message_id"
        f" WHERE o.notice_id IN ({marks}) ORDER BY m.queued_at, m.message_id",
        tuple(ids),
    )
    return {NoticeId(row["notice_id"]): facts_of(row) for row in found}


def in_flight(conn: sqlite3.Connection, gateway: GatewayName) -> list[MessageFacts]:
    """Those whose send has begun and not ended."""
    rows = conn.execute("SELECT * FROM outbox WHERE state = 'sending' AND gateway = ?", (gateway.value,))
    return [facts_of(row) for row in rows]


def waiting_since_before(conn: sqlite3.Connection, moment: str) -> list[MessageFacts]:
    """The messages written until that moment, in the ledger's spelling, that were to be tried or were being sent."""
    rows = conn.execute(
        "SELECT * FROM outbox WHERE state IN ('queued', 'sending') AND queued_at <= ? ORDER BY queued_at", (moment,)
    )
    return [facts_of(row) for row in rows]


def to_ask(conn: sqlite3.Connection, gateway: GatewayName, now: datetime, limit: int) -> list[MessageFacts]:
    """Those of which the gateway is to be asked now what became of them."""
    rows = conn.execute(
        "SELECT * FROM outbox WHERE gateway = ? AND asked_at IS NOT NULL AND asked_at <= ? ORDER BY asked_at LIMIT ?",
        (gateway.value, to_text(now), limit),
    )
    return [facts_of(row) for row in rows]


def next_question(conn: sqlite3.Connection, gateway: GatewayName) -> datetime | None:
    """When the gateway is to be asked next about any message."""
    row = conn.execute(
        "SELECT min(asked_at) FROM outbox WHERE gateway = ? AND asked_at IS NOT NULL", (gateway.value,)
    ).fetchone()
    return maybe_from_text(row[0])


def begin_attempt(conn: sqlite3.Connection, message_id: str, attempt: int, gateway: GatewayName, now: datetime) -> None:
    """A send begins."""
    conn.execute(
        "INSERT INTO outbox_attempts VALUES (?, ?, ?, ?, NULL, '', '', '')",
        (message_id, attempt, gateway.value, to_text(now)),
    )


def end_attempt(
    conn: sqlite3.Connection, message_id: str, attempt: int, now: datetime, became: tuple[str, str, str]
) -> None:
    """A send ended: its outcome, the code of why, the gateway's own words."""
    conn.execute(
        "UPDATE outbox_attempts SET ended_at = ?, outcome = ?, code = ?, said = ? WHERE message_id = ? AND attempt = ?",
        (to_text(now), *became, message_id, attempt),
    )


def attempts_of(conn: sqlite3.Connection, message_id: str) -> Sequence[sqlite3.Row]:
    """A message's sends, the first first."""
    return conn.execute("SELECT * FROM outbox_attempts WHERE message_id = ? ORDER BY attempt", (message_id,)).fetchall()


def waiting(conn: sqlite3.Connection, channel: Channel) -> int:
    """How many notices wait for a gateway of that channel."""
    row = conn.execute(
        "SELECT count(*) FROM notices WHERE state = 'queued' AND channel = ?", (channel.value,)
    ).fetchone()
    return int(row[0])
