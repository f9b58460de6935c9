"""The rows of the program as JSON values with stable keys; docs/cli.md tells what each means."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from courier_desktop.cli.answer import Json
    from courier_desktop.domain.address import Address
    from courier_desktop.domain.rows import (
        AffectedRow,
        DelayRow,
        DriverRow,
        EventRow,
        NoticeRow,
        PartyRow,
        RouteRow,
        ScanRow,
        ShipmentDetail,
        ShipmentRow,
        StopRow,
        Window,
    )
    from courier_desktop.services.message_life import Attempt, MessageLife


def moment(at: datetime | None) -> str | None:
    """The time as ISO 8601 in UTC, "2026-11-19T17:42:00Z"."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def money(amount: Money | None) -> Json | None:
    """The amount in whole minor units, its currency, and as it is written there."""
    if amount is None:
        return None
    return {"amount": amount.amount_minor, "currency": amount.currency, "text": format_money(amount)}


def promise(window: Window) -> Json | None:
    """The promised window, None without one."""
    if window.start is None or window.end is None:
        return None
    return {"start": moment(window.start), "end": moment(window.end)}


def shipment(row: ShipmentRow) -> Json:
    """A shipment as a list shows it."""
    return {
        "number": row.number,
        "status": row.status.value,
        "phase": STATUSES[row.status].phase.value,
        "delayed": row.delayed,
        "recipient": row.recipient,
        "colonia": row.colonia,
        "postal_code": row.postal_code,
        "sender": row.sender,
        "pieces": row.pieces,
        "promise": promise(row.window),
        "estimate": moment(row.window.estimate),
        "delivered_at": moment(row.window.done),
        "cash": money(row.cash),
        "collected": money(row.collected),
        "route": row.route_code or None,
        "attempts": row.attempts,
        "max_attempts": row.max_attempts,
        "registered_at": moment(row.registered_at),
        "moved_at": moment(row.moved_at),
        "needs_address": row.needs_address,
        "reason": row.reason.value if row.reason else None,
        "next_step": row.next_step.value if row.next_step else None,
    }


def detail(shown: ShipmentDetail, notices: Iterable[Json]) -> Json:
    """A shipment with its people, its address, its timeline and its notices."""
    row = shown.row
    return {
        "number": row.number,
        "order_number": shown.order_number,
        "status": row.status.value,
        "phase": shown.phase.value,
        "delayed": row.delayed,
        "delay_cause": shown.delay_cause.value if shown.delay_cause else None,
        "promise": promise(row.window),
        "estimate": moment(row.window.estimate),
        "delivered_at": moment(row.window.done),
        "received_by": shown.received_by,
        "relation": shown.relation,
        "attempts": row.attempts,
        "max_attempts": row.max_attempts,
        "reason": row.reason.value if row.reason else None,
        "next_step": row.next_step.value if row.next_step else None,
        "owed": [need.value for need in shown.owed],
        "recipient": _party(shown.recipient),
        "sender": _party(shown.sender),
        "address": address(shown.address),
        "missing": list(shown.missing),
        "pieces": row.pieces,
        "loaded": sum(piece.loaded for piece in shown.pieces),
        "contents": shown.contents,
        "note": shown.note,
        "weight_g": shown.weight_g,
        "signed_copy": shown.signed_copy,
        "cash": money(row.cash),
        "collected": money(row.collected),
        "declared": money(shown.declared),
        "route": row.route_code or None,
        "stop": shown.stop or None,
        "driver": shown.driver or None,
        "registered_at": moment(row.registered_at),
        "moved_at": moment(row.moved_at),
        "events": [event(one) for one in shown.events],
        "notices": list(notices),
    }


def _party(party: PartyRow) -> Json:
    return {
        "name": party.name,
        "phone": party.phone,
        "phone_typed": party.phone_typed,
        "email": party.email,
        "language": party.language.value,
        "opted_out_at": moment(party.opted_out_at),
        "opted_out_by": party.opted_out_by,
    }


def address(where: Address) -> Json:
    """All parts of an address."""
    return {
        "street": where.street,
        "exterior": where.exterior,
        "interior": where.interior,
        "colonia": where.colonia,
        "postal_code": where.postal_code,
        "municipality": where.municipality,
        "state": where.state,
        "country": where.country,
        "between": where.between,
        "references": where.references,
        "latitude": where.latitude,
        "longitude": where.longitude,
    }


def event(row: EventRow) -> Json:
    """One thing that happened to a shipment."""
    return {
        "event_id": row.event_id,
        "act_id": row.act_id,
        "kind": row.kind,
        "status": row.status.value if row.status else None,
        "occurred_at": moment(row.occurred_at),
        "recorded_at": moment(row.recorded_at),
        "actor": row.actor,
        "implied": row.implied,
        "source": row.source,
        "place": row.place,
        "corrected": row.corrected,
        "corrected_by": row.corrected_by or None,
        "corrected_at": moment(row.corrected_at),
        "corrected_why": row.corrected_why or None,
        "corrected_note": row.corrected_note or None,
        "detail": row.detail,
    }


def notice(row: NoticeRow, why: str) -> Json:
    """One message to a recipient with its whole life; `why` says what its code means."""
    return {
        "notice_id": row.notice_id,
        "number": row.number,
        "recipient": row.recipient,
        "event": row.event.value,
        "channel": row.channel.value,
        "to": row.to,
        "language": row.language.value,
        "state": row.state.value,
        "why": row.why or None,
        "message": why or None,
        "text": row.text,
        "link": row.link or None,
        "text_on_clipboard": row.text_on_clipboard,
        "planned_at": moment(row.planned_at),
        "not_before": moment(row.not_before),
        "expires_at": moment(row.expires_at),
        "opened_at": moment(row.opened_at),
        "opened_by": row.opened_by,
        "confirmed_at": moment(row.confirmed_at),
        "confirmed_by": row.confirmed_by,
        "route": row.route_code or None,
    }


def message(one: MessageLife, sentence: Callable[[str], str]) -> Json:
    """One message that a gateway carries, with every send; `sentence` says what a code means."""
    facts = one.facts
    return {
        "message_id": facts.message_id,
        "notices": list(one.notices),
        "channel": facts.channel.value,
        "gateway": facts.gateway.value if facts.gateway else None,
        "address": facts.address,
        "language": facts.language.value,
        "state": facts.state.value,
        "why": facts.why or None,
        "message": sentence(facts.why) if facts.why else None,
        "said": facts.said or None,
        "reference": facts.reference or None,
        "queued_at": moment(facts.queued_at),
        "next_try_at": moment(facts.next_try_at),
        "expires_at": moment(facts.expires_at),
        "sent_at": moment(facts.sent_at),
        "delivered_at": moment(facts.delivered_at),
        "read_at": moment(facts.read_at),
        "ended_at": moment(facts.ended_at),
        "segments": facts.segments,
        "cost_micros": facts.cost.micros if facts.cost else None,
        "currency": facts.cost.currency if facts.cost else None,
        "attempts": [_attempt(attempt, sentence) for attempt in one.attempts],
    }


def _attempt(one: Attempt, sentence: Callable[[str], str]) -> Json:
    return {
        "gateway": one.gateway.value,
        "began_at": moment(one.began_at),
        "ended_at": moment(one.ended_at),
        "outcome": one.outcome or None,
        "code": one.code or None,
        "message": sentence(one.code) if one.code else None,
        "said": one.said or None,
    }


def route(row: RouteRow) -> Json:
    """A route with its figures."""
    return {
        "code": row.code,
        "name": row.name,
        "day": row.day.isoformat(),
        "driver": row.driver or None,
        "vehicle": row.vehicle or None,
        "state": row.state.value,
        "starts_at": moment(row.starts_at),
        "minutes_per_stop": row.minutes_per_stop,
        "stops": row.stops,
        "done": row.done,
        "failed": row.failed,
        "pieces": row.pieces,
        "loaded": row.loaded,
        "shift_minutes": row.shift_minutes,
        "ends_at": moment(row.ends_at),
        "next_stop": row.next_stop or None,
        "next_at": moment(row.next_at),
        "last_mark_at": moment(row.last_mark_at),
        "cash": money(row.cash),
        "collected": money(row.collected),
    }


def stop(row: StopRow) -> Json:
    """A stop of a route."""
    return {
        "position": row.position,
        "number": row.number,
        "recipient": row.recipient,
        "phone": row.phone,
        "address": address(row.address),
        "state": row.state.value,
        "status": row.status.value,
        "delayed": row.delayed,
        "planned_at": moment(row.planned_at),
        "promise": promise(row.window),
        "estimate": moment(row.window.estimate),
        "marked_at": moment(row.marked_at),
        "pieces": row.pieces,
        "loaded": row.loaded,
        "cash": money(row.cash),
        "collected": money(row.collected),
        "received_by": row.received_by,
        "reason": row.reason.value if row.reason else None,
        "next_step": row.next_step.value if row.next_step else None,
        "attempts": row.attempts,
        "max_attempts": row.max_attempts,
        "signed_copy": row.signed_copy,
        "note": row.note,
    }


def read(row: ScanRow) -> Json:
    """The answer to one read at the load check."""
    return {
        "text": row.text,
        "verdict": row.verdict.value,
        "number": row.number,
        "recipient": row.recipient,
        "piece": row.piece,
        "pieces": row.pieces,
        "other_route": row.other_route or None,
        "cash_due": row.cash_due,
    }


def driver(row: DriverRow) -> Json:
    """A driver."""
    return {"name": row.name, "phone": row.phone, "vehicle": row.vehicle, "active": row.active}


def affected(row: AffectedRow, message: str) -> Json:
    """A shipment that a setback touches; `message` says why its notice is blocked."""
    return {
        "number": row.number,
        "recipient": row.recipient,
        "promise": promise(row.window),
        "estimate": moment(row.window.estimate),
        "new_start": moment(row.new_start),
        "new_end": moment(row.new_end),
        "leaves": row.leaves,
        "options": row.options,
        "channel": row.channel.value if row.channel else None,
        "blocked": row.blocked or None,
        "message": message or None,
        "text": row.text,
    }


def delay(row: DelayRow) -> Json:
    """A setback of the log."""
    return {
        "delay_id": row.delay_id,
        "cause": row.cause.value,
        "scope": row.scope,
        "scope_label": row.scope_label,
        "minutes": row.minutes,
        "new_start": moment(row.window.start),
        "new_end": moment(row.window.end),
        "note": row.note,
        "declared_at": moment(row.declared_at),
        "declared_by": row.declared_by,
        "lifted_at": moment(row.lifted_at),
        "shipments": row.shipments,
        "notices": row.notices,
        "confirmed": row.confirmed,
    }


def outcome(number: str, refused: str = "", message: str = "") -> Json:
    """What became of one named shipment: `refused` is a code, None when it was done."""
    return {"number": number, "refused": refused or None, "message": message or None}
