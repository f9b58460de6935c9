"""What a ledger put in place from a backup or an export held to be sent: the other one may have sent it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.messaging import MessageState
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.services import sender_news
from courier_desktop.services.record import record
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store import plain
from courier_desktop.store.outbox import PUT_IN_PLACE

if TYPE_CHECKING:
    from courier_desktop.services.context import Context, Tx

_WHY = "ledger_restored"


def note(tx: Tx) -> None:
    """Keep that this ledger was put in place now."""
    plain.keep(tx.conn, PUT_IN_PLACE, to_text(tx.now))


def ask(ctx: Context) -> int:
    """Before the first send in such a ledger: all that waited in it may have gone out, and is asked of a person.

    How many notices. What a shop was to be told of by then is told no more: nobody asks about that.
    """
    with ctx.read() as conn:
        if plain.kept(conn, PUT_IN_PLACE) is None:
            return 0
    with ctx.write(Right.UPKEEP) as tx:
        then = plain.kept(tx.conn, PUT_IN_PLACE)
        if then is None:
            return 0
        plain.keep(tx.conn, PUT_IN_PLACE, None)
        for one in rows.waiting_since_before(tx.conn, then):
            asked = bool(rows.notices_of(tx.conn, one.message_id))
            state = MessageState.UNKNOWN if asked else MessageState.BLOCKED
            ended = None if asked else tx.now
            rows.save(tx.conn, replace(one, state=state, why=_WHY, asked_at=None, ended_at=ended))
        waiting = notice_rows.queued_before(tx.conn, then)
        if waiting:
            record(tx, [tx.event(ev.NoticeUnsure(notice_id=one.notice_id), one.shipment_id) for one in waiting])
        sender_news.pass_over(tx)
        tx.topics.update((Topic.MESSAGES, Topic.NOTICES))
    return len(waiting)
