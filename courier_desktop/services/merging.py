"""Several parcels of one person at one time: which notices share a message, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.strategy_merge import MOST_MERGED, Bound, may_merge, merged_words, merges_until
from courier_desktop.domain.times import local_day
from courier_desktop.services.noticing import recipient_for
from courier_desktop.services.planning import planning
from courier_desktop.store import notices as rows
from courier_desktop.store import people, states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Tx


def going_along(tx: Tx, first: NoticeFacts, address: str) -> list[NoticeFacts]:
    """The queued notices that share one message with this one, itself first, then the oldest; ten at most."""
    beside = _beside(tx, first)
    bound = _bound(tx, first) if beside else None
    if bound is None or not bound.merges or bound.address != address:
        return [first]
    until = merges_until(tx.now, planning(tx).rules.strategy.rule(first.event, bound.kind))
    along = [
        one
        for one in beside
        if one.planned_at <= until and (other := _bound(tx, one)) is not None and may_merge(bound, other)
    ]
    return [first, *along[: MOST_MERGED - 1]]


def _beside(tx: Tx, first: NoticeFacts) -> list[NoticeFacts]:
    """What else waits to be told in the same way to whoever has that phone, or that e-mail alone."""
    state = states.load(tx.conn, [first.shipment_id]).get(first.shipment_id)
    if state is None:
        return []
    party = people.party_row(tx.conn, state.recipient_id)
    if party["phone"]:
        # Most people wait for one parcel: that is seen at a glance.
        several = people.shares_phone(tx.conn, party["phone"], state.recipient_id)
        return rows.queued_beside(tx.conn, first, party["phone"]) if several else []
    if first.channel is Channel.EMAIL:
        return rows.queued_beside_mail(tx.conn, first, party["email"])
    return []


def merged_text(tx: Tx, notices: Sequence[NoticeFacts]) -> str:
    """One text for notices that go as one message: it names every parcel, in their order."""
    found = states.load(tx.conn, [one.shipment_id for one in notices])
    parcels = [(found[one.shipment_id].number, people.text_of(tx.conn, one.text_id)) for one in notices]
    return merged_words(parcels, notices[0].language)


def _bound(tx: Tx, notice: NoticeFacts) -> Bound | None:
    """For whom a notice is bound as they stand now; None when its shipment is gone."""
    state = states.load(tx.conn, [notice.shipment_id]).get(notice.shipment_id)
    if state is None:
        return None
    recipient, rules = recipient_for(tx, state), planning(tx).rules
    return Bound(
        address=recipient.addresses.get(notice.channel, ""),
        channel=notice.channel,
        event=notice.event,
        language=notice.language,
        day=local_day(notice.planned_at, rules.zone),
        kind=recipient.kind,
        merges=rules.strategy.rule(notice.event, recipient.kind).merge,
    )
