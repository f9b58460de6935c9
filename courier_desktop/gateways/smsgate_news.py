"""What an SMSGate phone tells: states and failures in its own words, its inbox, its webhooks."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.messaging import (
    Inbound,
    InboundKind,
    MessageState,
    Post,
    StateNews,
    WebhookAnswer,
)
from courier_desktop.domain.phone import normalize_phone, phone_key
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways import reading
from courier_desktop.gateways.http import HttpTroubleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.messaging import WebhookRequest
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

_STATES = {
    "Pending": MessageState.SENT,
    "Cancelling": MessageState.SENT,
    "Processed": MessageState.SENT,
    "Sent": MessageState.SENT,
    "Delivered": MessageState.DELIVERED,
    "Failed": MessageState.FAILED,
    "Cancelled": MessageState.FAILED,
}
# What the app and Android say, in the order in which it is looked for: (part of the text, code, the recipient's fault).
_FAILURES = (
    ("Invalid phone number type", "number_landline", True),
    ("Invalid phone number", "number_wrong", True),
    ("did not seem to be a phone number", "number_wrong", True),
    ("string supplied", "number_wrong", True),
    ("country calling code", "number_wrong", True),
    ("LIMIT_EXCEEDED", "sms_limit", False),
    ("NO_SERVICE", "no_signal", False),
    ("RADIO_OFF", "no_signal", False),
    ("RADIO_NOT_AVAILABLE", "no_signal", False),
    ("NETWORK_NOT_READY", "no_signal", False),
    ("TTL expired", "cancelled_there", False),
    ("Delivery result from SC", "not_delivered", True),
)
# What passes: how long until it may be sent anew. Android counts SMS by half hours.
_AGAIN_S = {"sms_limit": 1800.0, "no_signal": 300.0}
_OUR_ID = re.compile(r"[0-9A-Za-z]{13}")
_SIGNED_FOR = timedelta(minutes=5)
_DIGITS = re.compile(r"[0-9]{9,11}")
# An SMS bears the time at which it was sent: one that reached a phone switched on late is older than the last.
_OVERLAP = timedelta(days=2)
_FIRST_LOOK = timedelta(days=1)
# After a silence this long the phone itself may have missed some.
_GAP = timedelta(minutes=10)
_PAGE = 200
_MOST_PAGES = 25
_MOST_SEEN = 1000
_REFERENCE_LETTERS = 12


def failure(text: str) -> tuple[str, bool]:
    """What the phone's words mean: a code of wording, and whether another channel may reach the recipient."""
    for part, code, recipient in _FAILURES:
        if part in text:
            return code, recipient
    return "sms_failed", False


def state_news(fields: reading.Fields, known_as: str, means: Means) -> StateNews | None:
    """The state of a message as the phone's list has it; None when it tells none that is known."""
    told = reading.text_at(fields, "recipients", 0, "state") or reading.text_at(fields, "state")
    state = _STATES.get(told)
    if state is None:
        return None
    when = reading.time_at(fields, "states", told)
    if state is not MessageState.FAILED:
        return StateNews(state=state, reference=known_as, at=when)
    words = means.masked(reading.said(reading.text_at(fields, "recipients", 0, "error")))
    code, recipient = ("cancelled_there", False) if told == "Cancelled" else failure(words)
    return StateNews(
        state=state,
        reference=known_as,
        at=when,
        code=code,
        said=words,
        recipient=recipient,
        again_s=_AGAIN_S.get(code, 0.0),
    )


# --------------------------------------------------------------------------------------------------------------- inbox


class Asking(Protocol):
    """One request to the phone; HttpTroubleError when no answer came."""

    def __call__(self, method: str, path: str, *, query: Sequence[tuple[str, str]] = (), body: object = None) -> Answer:
        """The answer."""
        ...


class Inbox:
    """The phone's list of received SMS, newest first, read back to some time before the last one seen."""

    def __init__(self, ask: Asking, means: Means) -> None:
        """Nothing is read yet."""
        self._ask = ask
        self._means = means
        self._refreshed_at: datetime | None = None

    def fetch(self, cursor: str) -> Post:
        """What is new since the cursor, oldest first; the same cursor when it could not be read."""
        now = self._means.clock()
        place = _place(cursor, now)
        try:
            self._fill_gap(place, now)
            listed = self._listed(place.since)
        except HttpTroubleError as error:
            return Post(cursor=cursor, trouble="gateway_unreachable" if error.written else error.code)
        if listed is None:
            return Post(cursor=cursor, trouble="gateway_inbox_unreachable")
        known = set(place.seen)
        found: list[Inbound] = []
        for one in sorted(filter(None, (_inbound(fields, self._means.region) for fields in listed)), key=_order):
            if _short(one.reference) not in known and one.at >= place.start:
                known.add(_short(one.reference))
                found.append(one)
        # A phone whose clock runs ahead must not hide what comes later.
        latest = min(max([place.newest, *(one.at for one in found)]), now)
        seen = [*place.seen, *(_short(one.reference) for one in found)][-_MOST_SEEN:]
        after = {"start": place.start.isoformat(), "at": latest.isoformat(), "seen": seen}
        return Post(inbound=tuple(found), cursor=json.dumps(after))

    def _fill_gap(self, place: _Place, now: datetime) -> None:
        """Have the phone look through its own SMS for what it missed; what it finds is in the next list."""
        last = self._refreshed_at
        if last is None or now - last >= _GAP:
            self._ask("POST", "/inbox/refresh", body={"since": _iso(place.since), "until": _iso(now)})
        self._refreshed_at = now

    def _listed(self, since: datetime) -> list[reading.Fields] | None:
        """All since that time; None when an answer could not be read."""
        found: list[reading.Fields] = []
        for page in range(_MOST_PAGES):
            query = (("type", "SMS"), ("limit", str(_PAGE)), ("offset", str(page * _PAGE)), ("from", _iso(since)))
            answer = self._ask("GET", "/inbox", query=query)
            listed = reading.json_of(answer)
            if not answer.good or not isinstance(listed, list):
                return None
            found += reading.objects_at(listed)
            if len(listed) < _PAGE:
                break
        return found


def _inbound(fields: reading.Fields, region: str) -> Inbound | None:
    """One SMS of a person; None for short numbers, names, and what is no SMS."""
    sender = reading.text_at(fields, "sender").strip()
    when = reading.time_at(fields, "createdAt")
    own_id = reading.text_at(fields, "id")
    phone = _person(sender, region)
    if not phone or when is None or not own_id:
        return None
    return Inbound(
        reference=_reference(own_id, when),
        address=sender,
        kind=InboundKind.TEXT,
        at=when,
        text=reading.text_at(fields, "contentPreview"),
        phone=phone,
    )


def _person(sender: str, region: str) -> str:
    """The E.164 of a sender; "" for a short number or a name."""
    if not _DIGITS.search("".join(one for one in sender if one.isdigit())):
        return ""
    return phone_key(normalize_phone(sender, region).e164)


def _reference(own_id: str, when: datetime) -> str:
    """The id is made of the content alone in some versions: two "Sí" are told apart by their times."""
    return f"{own_id}@{int(when.timestamp() * 1000)}"


def _short(reference: str) -> str:
    return hashlib.sha256(reference.encode()).hexdigest()[:_REFERENCE_LETTERS]


def _order(one: Inbound) -> tuple[datetime, str]:
    return one.at, one.reference


def _iso(when: datetime) -> str:
    """As the app reads it: milliseconds and a zone."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}Z"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a poll stands: nothing before `start`, the newest seen, and marks of what was seen last."""

    start: datetime
    newest: datetime
    seen: tuple[str, ...]

    @property
    def since(self) -> datetime:
        """From when on the list is read again."""
        return max(self.start, self.newest - _OVERLAP)


def _place(cursor: str, now: datetime) -> _Place:
    """What the cursor says; a day ago when there is none that can be read: older SMS are the phone's own."""
    try:
        fields: object = json.loads(cursor) if cursor else {}
    except (ValueError, RecursionError):
        fields = {}
    start, newest = reading.time_at(fields, "start"), reading.time_at(fields, "at")
    if start is None or newest is None:
        return _Place(now - _FIRST_LOOK, now - _FIRST_LOOK, ())
    return _Place(start, newest, tuple(one for one in reading.list_at(fields, "seen") if isinstance(one, str)))


# ------------------------------------------------------------------------------------------------------------ webhooks


def webhook(request: WebhookRequest, means: Means) -> WebhookAnswer:
    """The signature proved on the body's own bytes, then read: 401 when it is wrong or old, 403 without a key."""
    key = means.secret("webhook_key")
    if not key:
        return WebhookAnswer(status=403)
    stamp = request.headers.get("x-timestamp", "")
    when = reading.time_at(stamp if stamp.isascii() and stamp.isdigit() else None)
    if when is None or abs(means.clock() - when) > _SIGNED_FOR:
        return WebhookAnswer(status=401)
    proof = hmac.new(key.reveal().encode(), request.body + stamp.encode(), hashlib.sha256).hexdigest()
    told = request.headers.get("x-signature", "")
    if not hmac.compare_digest(proof.encode(), told.lower().encode("utf-8", "replace")):
        return WebhookAnswer(status=401)
    try:
        fields = reading.fields_at(json.loads(request.body))
    except (ValueError, RecursionError):
        return WebhookAnswer(status=200)
    return WebhookAnswer(status=200, post=_event(fields, means))


def _event(fields: reading.Fields, means: Means) -> Post:
    """What one event brings; pings and what is not known bring nothing."""
    kind = reading.text_at(fields, "event")
    payload = reading.fields_at(fields, "payload")
    if kind in {"sms:received", "mms:received", "mms:downloaded"}:
        came = _received(kind, payload, means.region)
        return Post(inbound=(came,) if came else ())
    news = _told(kind, payload, means)
    return Post(states=(news,) if news else ())


def _received(kind: str, payload: reading.Fields, region: str) -> Inbound | None:
    sender = (reading.text_at(payload, "sender") or reading.text_at(payload, "phoneNumber")).strip()
    own_id = reading.text_at(payload, "messageId")
    when = reading.time_at(payload, "receivedAt")
    phone = _person(sender, region)
    if not phone or not own_id or when is None:
        return None
    if kind == "sms:received":
        reference = _reference(_inbox_id(own_id), when)
        text = reading.text_at(payload, "message")
        return Inbound(reference=reference, address=sender, kind=InboundKind.TEXT, at=when, text=text, phone=phone)
    return Inbound(
        reference=f"mms:{own_id}",
        address=sender,
        kind=InboundKind.MEDIA,
        at=when,
        text=reading.text_at(payload, "body") or reading.text_at(payload, "subject"),
        phone=phone,
        media_type=reading.text_at(payload, "attachments", 0, "contentType"),
    )


def _inbox_id(message_id: str) -> str:
    """The id that the same SMS has in the inbox: one hash, in hexadecimal here and as a signed number there."""
    try:
        number = int(message_id, 16)
    except ValueError:
        return message_id
    if not 0 <= number < 2**32:
        return message_id
    return f"text:{number - 2**32 if number >= 2**31 else number}"


def _told(kind: str, payload: reading.Fields, means: Means) -> StateNews | None:
    """A state of a message of ours; messages that others sent through the phone bring nothing."""
    known_as = reading.text_at(payload, "messageId")
    ours = known_as.partition("-")[0]
    if not _OUR_ID.fullmatch(ours):
        return None
    if kind == "sms:sent":
        parts = max(0, reading.number_at(payload, "partsCount") or 0)
        when = reading.time_at(payload, "sentAt")
        return StateNews(
            state=MessageState.SENT, message_id=ours, reference=known_as, at=when, segments=min(parts, 255)
        )
    if kind == "sms:delivered":
        when = reading.time_at(payload, "deliveredAt")
        return StateNews(state=MessageState.DELIVERED, message_id=ours, reference=known_as, at=when)
    if kind not in {"sms:failed", "sms:cancelled"}:
        return None
    words = means.masked(reading.said(reading.text_at(payload, "reason")))
    code, recipient = failure(words) if kind == "sms:failed" else ("cancelled_there", False)
    return StateNews(
        state=MessageState.FAILED,
        message_id=ours,
        reference=known_as,
        at=reading.time_at(payload, "failedAt") or reading.time_at(payload, "cancelledAt"),
        code=code,
        said=words,
        recipient=recipient,
        again_s=_AGAIN_S.get(code, 0.0),
    )
