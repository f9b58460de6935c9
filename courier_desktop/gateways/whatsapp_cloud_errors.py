"""What Meta's error codes mean for a send, told at once or later by webhook."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways.http import usual_outcome
from courier_desktop.gateways.reading import fields_at, fields_of, flag_at, number_at, said, text_at

if TYPE_CHECKING:
    from datetime import datetime

    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer
    from courier_desktop.gateways.reading import Fields

_NO_SUCH_PAGE = frozenset({404, 405})
_SERVER_ERRORS = range(500, 600)
_TOO_MANY = 429
_PERMISSIONS = range(200, 300)
_INVALID, _NO_SUCH_OBJECT = 100, 33
_PAIR, _SPAM, _DAY, _REGISTRATION = 131056, 131048, 131064, 133016
_UNKNOWN_THERE = 131000
_WAIT_S = 60.0
_HOUR_S = 3600.0
_PAIR_S = 6.0
_LONGEST_WAIT_S = 86_400.0

_CONFIG, _RATE, _LATER = OutcomeKind.CONFIG_ERROR, OutcomeKind.RETRY_WAIT, OutcomeKind.RETRY_BACKOFF
_PERSON, _CONTENT = OutcomeKind.FINAL_RECIPIENT, OutcomeKind.FINAL_CONTENT
_CODES: dict[int, tuple[OutcomeKind, str]] = {
    **dict.fromkeys((190, 0), (_CONFIG, "gateway_credentials")),
    **dict.fromkeys((3, 10, 131005), (_CONFIG, "gateway_permission")),
    **dict.fromkeys((131031, 368), (_CONFIG, "gateway_account_blocked")),
    130497: (_CONFIG, "gateway_country"),
    131042: (_CONFIG, "gateway_no_credit"),
    **dict.fromkeys((131045, 133010, 131037, 803), (_CONFIG, "gateway_sender")),
    **dict.fromkeys((4, 80007, 130429, _SPAM, _PAIR, _REGISTRATION), (_RATE, "gateway_busy")),
    _DAY: (_RATE, "gateway_day_limit"),
    **dict.fromkeys((131057, 131016, 135000, 131053), (_LATER, "try_later")),
    _UNKNOWN_THERE: (OutcomeKind.UNKNOWN_MAYBE_SENT, "gateway_failed"),
    131047: (OutcomeKind.NEEDS_TEMPLATE, "window_closed"),
    131026: (_PERSON, "not_on_whatsapp"),
    131030: (_PERSON, "recipient_not_allowed"),
    131021: (_PERSON, "recipient_itself"),
    **dict.fromkeys((131049, 130472), (_PERSON, "recipient_limit")),
    131062: (_PERSON, "address_unfit"),
    131050: (OutcomeKind.OPTED_OUT, "recipient_stopped"),
    132001: (_CONTENT, "template_missing"),
    132005: (_CONTENT, "text_too_long"),
    132007: (_CONTENT, "text_refused"),
    **dict.fromkeys((132000, 132008, 132012, 132018), (_CONTENT, "template_mismatch")),
    **dict.fromkeys((132015, 132016, 131063), (_CONTENT, "template_paused")),
    131052: (_CONTENT, "media_refused"),
    **dict.fromkeys((131008, 131009, 131051, _INVALID), (_CONTENT, "gateway_refused")),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an error means: its kind and a code of wording."""

    kind: OutcomeKind
    code: str


def meaning_of(error: Fields) -> Meaning | None:
    """What Meta's error means; None for one that nobody knows."""
    code = number_at(error, "code")
    if code is None:
        return None
    if code == _INVALID and number_at(error, "error_subcode") == _NO_SUCH_OBJECT:
        # The number's id is another's, or the token may not see it: every message would fail alike.
        return Meaning(_CONFIG, "gateway_sender")
    if code in _PERMISSIONS:
        return Meaning(_CONFIG, "gateway_permission")
    known = _CODES.get(code)
    return Meaning(*known) if known else None


def words_of(error: Fields) -> str:
    """Meta's own words, the most exact there are."""
    found = text_at(error, "error_data", "details") or text_at(error, "error_user_msg") or text_at(error, "message")
    return said(found or text_at(error, "title"))


def error_outcome(answer: Answer, means: Means, attempt: int) -> Outcome:
    """What an answer that is no success means for a send. `attempt` = the message's, from 1."""
    error = fields_at(fields_of(answer), "error")
    words = means.masked(words_of(error))
    if not error:
        if answer.status in _NO_SUCH_PAGE:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_address_wrong")
        return usual_outcome(answer, means.clock())
    meaning = meaning_of(error)
    rate = meaning is not None and meaning.kind is OutcomeKind.RETRY_WAIT
    if meaning is None or (answer.status == _TOO_MANY and not rate):
        return _unknown(answer, error, means)
    wait = _wait_s(number_at(error, "code") or 0, attempt, means.clock(), answer) if rate else 0.0
    return Outcome(kind=meaning.kind, code=meaning.code, said=words, wait_s=wait)


def _unknown(answer: Answer, error: Fields, means: Means) -> Outcome:
    """An error that nobody knows: by its status, its words beside it. One that Meta calls passing is tried again."""
    words = means.masked(words_of(error))
    passing = flag_at(error, "is_transient") is True
    if passing and answer.status not in _SERVER_ERRORS and answer.status != _TOO_MANY and not answer.good:
        return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later", said=words)
    number = number_at(error, "code")
    return usual_outcome(answer, means.clock(), words or ("" if number is None else str(number)))


def _wait_s(code: int, attempt: int, now: datetime, answer: Answer) -> float:
    told = answer.wait_s(now)
    if code == _PAIR:
        # One person had several within seconds: longer each time.
        return max(told, min(_PAIR_S * 2.0 ** min(attempt - 1, 12), _HOUR_S))
    if code == _DAY:
        return _until_tomorrow_s(now)
    return max(told, _HOUR_S) if code in {_SPAM, _REGISTRATION} else told or _WAIT_S


def _until_tomorrow_s(now: datetime) -> float:
    """Until the office's own midnight, an hour at least: the limit counts the last 24 hours."""
    local = now.astimezone()
    tomorrow = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(max((tomorrow - local).total_seconds(), _HOUR_S), _LONGEST_WAIT_S)
