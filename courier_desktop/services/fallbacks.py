"""When a recipient cannot be reached by one channel: the same notice by the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import NoticeId, TextId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.strategy import DEFAULT, Way, next_channel
from courier_desktop.services.contacts import recipient_of
from courier_desktop.services.gateways import active
from courier_desktop.services.record import record
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import people, states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.domain.notices import Channel
    from courier_desktop.services.context import Tx


def fall_back(tx: Tx, notice_ids: Sequence[NoticeId]) -> int:
    """Plan each of these notices by the next channel that may reach its recipient; how many there was one for.

    Only after a final failure of the recipient's address, never after "it may have gone out". One that is worthless by
    now is not planned again.
    """
    found = 0
    for notice_id in notice_ids:
        notice = notice_rows.load(tx.conn, notice_id)
        if notice is None or notice.state not in {NoticeState.FAILED, NoticeState.NOT_SENT}:
            continue
        if notice.expires_at is not None and notice.expires_at <= tx.now:
            continue
        channel = _next_channel(tx, notice)
        if channel is not None:
            _plan(tx, notice, channel)
            found += 1
    return found


def _next_channel(tx: Tx, notice: NoticeFacts) -> Channel | None:
    state = states.load(tx.conn, [notice.shipment_id]).get(notice.shipment_id)
    if state is None:
        return None
    known = notice_rows.of_shipment(tx.conn, notice.shipment_id)
    tried = frozenset(one.channel for one in known if (one.event, one.occasion) == (notice.event, notice.occasion))
    party, place = people.party_row(tx.conn, state.recipient_id), people.address_of(tx.conn, state.address_id)
    way = Way(frozenset(active(tx.conn)))
    return next_channel(DEFAULT, recipient_of(tx.conn, party, tx.ctx, place), way, notice.event, tried)


def _plan(tx: Tx, notice: NoticeFacts, channel: Channel) -> None:
    # Its own text, so that changing or erasing one leaves the other as it went.
    text_id = TextId(tx.ctx.new_id())
    people.add_texts(tx.conn, [(text_id, people.text_of(tx.conn, notice.text_id))])
    fact = ev.NoticePlanned(
        notice_id=NoticeId(tx.ctx.new_id()),
        event=notice.event,
        occasion=notice.occasion,
        channel=channel,
        language=notice.language,
        not_before=tx.now,
        expires_at=notice.expires_at,
        text_id=text_id,
        delay_id=notice.delay_id,
    )
    record(tx, [tx.event(fact, notice.shipment_id)])
