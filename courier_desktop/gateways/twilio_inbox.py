"""What people wrote to a Twilio sender: read from the list by days, told apart by Twilio's ids."""

from __future__ import annotations

import json
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Inbound, InboundKind, Post
from courier_desktop.gateways import reading
from courier_desktop.gateways.http import HttpTroubleError
from courier_desktop.gateways.twilio_account import Way
from courier_desktop.gateways.twilio_news import who

if TYPE_CHECKING:
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.twilio_account import Account

_PAGE = 50
# Twilio keeps days, of Greenwich, not times: yesterday is read again at each poll.
_OVERLAP = timedelta(days=1)
_MOST_SEEN = 1000
# Twilio's ids are random: their last letters tell a day's messages apart.
_MARK_LETTERS = 12


class Inbox:
    """The messages to the sender, newest first, back to the day before the last poll."""

    def __init__(self, account: Account, means: Means) -> None:
        """Nothing is read yet."""
        self._account = account
        self._means = means

    def fetch(self, cursor: str) -> Post:
        """What is new since the cursor, oldest first; the same cursor when it could not be read whole."""
        today = self._means.clock().astimezone(UTC).date()
        day, seen = _place(cursor, today - _OVERLAP)
        known = set(seen)
        try:
            listed = self._new(day, known)
        except HttpTroubleError as error:
            return Post(cursor=cursor, trouble="gateway_unreachable" if error.written else error.code)
        if listed is None:
            return Post(cursor=cursor, trouble="gateway_inbox_unreachable")
        found = sorted(filter(None, map(_inbound, listed)), key=lambda one: (one.at, one.reference))
        seen += [reading.text_at(fields, "sid")[-_MARK_LETTERS:] for fields in reversed(listed)]
        # A clock that was set back must not read years again, nor one set forward skip a day.
        after = {"day": min(max(day, today - _OVERLAP), today).isoformat(), "seen": seen[-_MOST_SEEN:]}
        return Post(inbound=tuple(found), cursor=json.dumps(after))

    def _new(self, day: date, known: set[str]) -> list[reading.Fields] | None:
        """The messages to the sender that are not known yet, newest first; None when a page could not be read."""
        query = [("DateSent>", day.isoformat()), ("PageSize", str(_PAGE))]
        if number := self._account.number():
            query.insert(0, ("To", number))
        found: dict[str, reading.Fields] = {}
        for page, _ in self._account.pages(query):
            if page is None:
                return None
            mine = [one for one in page if self._is_to_us(one)]
            new = [one for one in mine if reading.text_at(one, "sid")[-_MARK_LETTERS:] not in known]
            found.update((reading.text_at(one, "sid"), one) for one in new)
            if mine and not new:
                break
        return list(found.values())

    def _is_to_us(self, fields: reading.Fields) -> bool:
        """Whether a person wrote it, on this channel: a service's list holds those of all its numbers."""
        whatsapp = reading.text_at(fields, "from").startswith(Way.WHATSAPP.value)
        return (
            reading.text_at(fields, "direction") == "inbound"
            and bool(reading.text_at(fields, "sid"))
            and whatsapp is (self._account.way is Way.WHATSAPP)
        )


def _inbound(fields: reading.Fields) -> Inbound | None:
    address, phone = who(reading.text_at(fields, "from"))
    when = reading.time_at(fields, "date_sent") or reading.time_at(fields, "date_created")
    if not address or when is None:
        return None
    sid = reading.text_at(fields, "sid")
    has_media = bool(reading.number_at(fields, "num_media"))
    return Inbound(
        reference=sid,
        address=address,
        kind=InboundKind.MEDIA if has_media else InboundKind.TEXT,
        at=when,
        text=reading.text_at(fields, "body"),
        phone=phone,
        media_reference=sid if has_media else "",
    )


def _place(cursor: str, first: date) -> tuple[date, list[str]]:
    """From which day on to read, and marks of what was seen; yesterday when there is no cursor that can be read."""
    try:
        fields: object = json.loads(cursor) if cursor else {}
        day = date.fromisoformat(reading.text_at(fields, "day"))
    except (ValueError, RecursionError):
        return first, []
    return day, [one for one in reading.list_at(fields, "seen") if isinstance(one, str)]
