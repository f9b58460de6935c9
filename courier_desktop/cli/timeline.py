"""What happened to a shipment as a table: when, when it was noted, what, by whom, at which computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import history_words as own
from courier_desktop.cli import words
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.corrections import UNDO, why_words
from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.cli.said import Voice
    from courier_desktop.domain.rows import EventRow


def timeline(events: Sequence[EventRow], say: Voice, *, numbered: bool = False) -> list[str]:
    """The events under their heads, in the order given; numbered from 1 when asked."""
    columns = (
        Column(say(own.WHEN)),
        Column(say(own.NOTED)),
        Column(say(own.WHAT), gives=True),
        Column(say(own.WHO), gives=True),
        Column(say(own.WHERE), gives=True),
    )
    cells = [
        (
            say.clock(event.occurred_at),
            say.clock(event.recorded_at) if event.recorded_at != event.occurred_at else "",
            " · ".join(part for part in (event_words(event, say), _corrected(event, say)) if part),
            _who(event, say),
            event.place,
        )
        for event in events
    ]
    if not numbered:
        return table(columns, cells)
    return table((Column("", right=True), *columns), [(str(n), *cell) for n, cell in enumerate(cells, start=1)])


def _who(event: EventRow, say: Voice) -> str:
    hand = own.HANDS.get(event.source)
    return event.actor if hand is None else say(hand).format(event.actor)


def _corrected(event: EventRow, say: Voice) -> str:
    """By whom it was taken back, and why."""
    if not event.corrected:
        return ""
    if event.corrected_why == UNDO:
        return say(own.UNDONE_BY).format(event.corrected_by)
    why = why_words(event.corrected_why)
    reasons = ", ".join(part for part in (say(why) if why else "", event.corrected_note) if part)
    return f"{say(own.CORRECTED_BY).format(event.corrected_by)}: {reasons}"


def event_words(event: EventRow, say: Voice) -> str:
    """What happened, in one line."""
    if event.status is not None:
        text = say(STATUSES[event.status].words)
    else:
        text = say(words.KINDS[event.kind]) if event.kind in words.KINDS else event.kind
    detail = event.detail
    reason = next((REASONS[code].words for code in REASONS if code.value == detail.get("reason")), None)
    extra = [
        str(detail.get("route", "")),
        say(reason) if reason is not None else "",
        str(detail.get("received_by", "")),
        # What was noted at the registration stands above already.
        str(detail.get("note", "")) if event.kind != "registered" else "",
    ]
    marks = [say(words.IMPLIED)] if event.implied else []
    marks += [say(words.CORRECTED)] if event.corrected else []
    return " · ".join(part for part in (text, *extra) if part) + "".join(f" {mark}" for mark in marks)
