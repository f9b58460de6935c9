"""What is held about one person as files: one page to read and print, one JSON with stable keys."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.person import Held, MentionKind

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.domain.address import Address
    from courier_desktop.domain.contacts import Known, ReceivedRow
    from courier_desktop.domain.person import FormerValues, HeldShipment
    from courier_desktop.domain.person_messages import HeldMessage
    from courier_desktop.domain.rows import EventRow, NoticeRow, PartyRow

Json = dict[str, object]

# What an event's detail may tell the person; who of the staff did it is the staff's own data.
_TOLD = frozenset({"status", "reason", "note", "received_by", "relation", "pieces", "cause", "minutes", "until"})


def as_json(held: Held, courier: str, made_at: datetime) -> str:
    """Everything held, with the keys that docs/cli.md tells. Staff and drivers are not named."""
    return json.dumps(values_of(held, courier, made_at), ensure_ascii=False, indent=2) + "\n"


def values_of(held: Held, courier: str, made_at: datetime) -> Json:
    """The same as values."""
    return {
        "courier": courier,
        "made_at": moment(made_at),
        "language": held.language.value,
        "names": list(held.names),
        "phones": list(held.phones),
        "emails": list(held.emails),
        "companies": list(held.companies),
        "addresses": [address(one) for one in held.addresses],
        "no_notices": [{"phone": one.phone, "since": moment(one.since), "source": one.source} for one in held.opt_outs],
        "shipments": [_shipment(one) for one in held.shipments],
        "formerly": [{"number": one.number, **_former(one.values)} for one in held.former],
        "as_sender": [{**_party(one.party), "shipments": one.shipments} for one in held.senders],
        "may_mention": [
            {"kind": one.kind.value, "text": one.text if one.kind is MentionKind.SETBACK_NOTE else None}
            for one in held.mentions
        ],
        "drafts": len(held.drafts),
        "contacts": [_contact(one) for one in held.talk.contacts],
        "messages": [_message(one) for one in reversed(held.talk.messages)],
        "received": [_received(one) for one in reversed(held.talk.received)],
    }


def moment(at: datetime | None) -> str | None:
    """The time as ISO 8601 in UTC."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def address(one: Address) -> Json:
    """An address, each part by its name."""
    return {
        "street": one.street,
        "exterior": one.exterior,
        "interior": one.interior,
        "colonia": one.colonia,
        "postal_code": one.postal_code,
        "municipality": one.municipality,
        "state": one.state,
        "country": one.country,
        "between": one.between,
        "references": one.references,
        "latitude": one.latitude,
        "longitude": one.longitude,
    }


def _party(one: PartyRow) -> Json:
    return {
        "name": one.name,
        "phone": one.phone,
        "phone_typed": one.phone_typed,
        "email": one.email,
        "company": one.company,
    }


def _money(amount: Money | None) -> Json | None:
    if amount is None:
        return None
    return {"amount": amount.amount_minor, "currency": amount.currency, "text": format_money(amount)}


def _former(values: FormerValues) -> Json:
    return {
        "people": [_party(one) for one in values.parties],
        "addresses": [address(one) for one in values.addresses],
        "texts": list(values.texts),
    }


def _shipment(one: HeldShipment) -> Json:
    detail, row = one.detail, one.detail.row
    return {
        "number": row.number,
        "order_number": detail.order_number,
        "sender": row.sender,
        "status": row.status.value,
        "registered_at": moment(row.registered_at),
        **_party(detail.recipient),
        "address": address(detail.address),
        "pieces": row.pieces,
        "weight_g": detail.weight_g,
        "contents": detail.contents,
        "note": detail.note,
        "cash": _money(row.cash),
        "collected": _money(row.collected),
        "promise_start": moment(row.window.start),
        "promise_end": moment(row.window.end),
        "delivered_at": moment(row.window.done),
        "received_by": detail.received_by,
        "relation": detail.relation,
        "attempts": row.attempts,
        "timeline": [_event(event) for event in reversed(detail.events)],
        "notices": [_notice(notice) for notice in reversed(detail.notices)],
        "formerly": _former(one.former),
    }


def _event(event: EventRow) -> Json:
    return {
        "at": moment(event.occurred_at),
        "recorded_at": moment(event.recorded_at),
        "kind": event.kind,
        "status": event.status.value if event.status else None,
        "implied": event.implied,
        "corrected": event.corrected,
        "detail": {name: value for name, value in event.detail.items() if name in _TOLD},
    }


def _notice(notice: NoticeRow) -> Json:
    return {
        "event": notice.event.value,
        "channel": notice.channel.value,
        "language": notice.language.value,
        "state": notice.state.value,
        "to": notice.to,
        "text": notice.text,
        "planned_at": moment(notice.planned_at),
        "opened_at": moment(notice.opened_at),
        "confirmed_at": moment(notice.confirmed_at),
    }


def _contact(one: Known) -> Json:
    contact = one.contact
    return {
        "phone": contact.phone_key,
        "name": contact.name,
        "kind": contact.kind.value if contact.kind else None,
        "preferred": contact.preferred.value if contact.preferred else None,
        "language": contact.language.value if contact.language else None,
        "zone": contact.zone or None,
        "consent_at": moment(contact.consent_at),
        "consent_from": contact.consent_from,
        "addresses": [
            {
                "channel": each.channel.value,
                "address": each.address,
                "learned_at": moment(each.learned_at),
                "learned_from": each.learned_from,
                "usable": each.usable,
                "why": each.why,
                "last_wrote_at": moment(each.last_inbound_at),
            }
            for each in one.addresses
        ],
        "refuses": [
            {"channel": each.channel.value, "since": moment(each.wish.since), "source": each.wish.source}
            for each in one.refused
        ],
    }


def _message(one: HeldMessage) -> Json:
    return {
        "channel": one.channel.value,
        "to": one.to,
        "subject": one.subject,
        "text": one.text,
        "template": list(one.values),
        "state": one.state.value,
        "why": one.why,
        "said": one.said,
        "queued_at": moment(one.queued_at),
        "sent_at": moment(one.sent_at),
        "delivered_at": moment(one.delivered_at),
        "read_at": moment(one.read_at),
        "attempts": [
            {
                "at": moment(each.at),
                "outcome": each.outcome.value if each.outcome else None,
                "code": each.code,
                "said": each.said,
            }
            for each in one.attempts
        ],
    }


def _received(one: ReceivedRow) -> Json:
    return {
        "channel": one.channel.value,
        "from": one.address,
        "at": moment(one.at),
        "number": one.number,
        "kind": one.kind.value,
        "subject": one.subject,
        "text": one.text,
        "whole": one.whole,
        "media_type": one.media_type,
        "did": one.deed.value,
    }
