"""What Telegram's answers mean for a send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.gateways.base import sent
from courier_desktop.gateways.http import usual_outcome
from courier_desktop.gateways.reading import fields_of, flag_at, number_at, said, text_at

if TYPE_CHECKING:
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

_BAD_REQUEST, _FORBIDDEN, _CONFLICT, _TOO_LARGE, _TOO_MANY = 400, 403, 409, 413, 429
_NO_SUCH_TOKEN = frozenset({401, 404})
_NO_SUCH_PAGE = frozenset({404, 405})
_SERVER_ERRORS = range(500, 600)
_LONGEST_WAIT_S = 3600.0
_WAIT_S = 30.0

_GONE = (OutcomeKind.FINAL_RECIPIENT, "recipient_gone")
_STOPPED = (OutcomeKind.OPTED_OUT, "recipient_stopped")
_UNFIT = (OutcomeKind.FINAL_RECIPIENT, "address_unfit")
_MEDIA = (OutcomeKind.FINAL_CONTENT, "media_refused")
# Telegram tells its errors apart by their words alone: the first that the description contains.
_BY_WORDS: dict[int, tuple[tuple[str, tuple[OutcomeKind, str]], ...]] = {
    _FORBIDDEN: (
        ("blocked by the user", _STOPPED),
        ("kicked", _STOPPED),
        ("messages to bots", _UNFIT),
        ("messages to the bot", _UNFIT),
        ("", _GONE),  # deactivated, cannot initiate a conversation, no member of the group
    ),
    _BAD_REQUEST: (
        ("chat not found", _GONE),
        ("user not found", _GONE),
        ("peer_id_invalid", _GONE),
        ("user_deactivated", _GONE),
        ("rights to send", _GONE),
        ("chat_write_forbidden", _GONE),
        ("chat_restricted", _GONE),
        ("user_is_bot", _UNFIT),
        ("too_long", (OutcomeKind.FINAL_CONTENT, "text_too_long")),
        ("too long", (OutcomeKind.FINAL_CONTENT, "text_too_long")),
        ("photo", _MEDIA),
        ("image_", _MEDIA),
        ("file", _MEDIA),
        ("", (OutcomeKind.FINAL_CONTENT, "gateway_refused")),
    ),
    _CONFLICT: (
        ("webhook", (OutcomeKind.CONFIG_ERROR, "gateway_webhook_set")),
        ("", (OutcomeKind.CONFIG_ERROR, "gateway_other_poller")),
    ),
    _TOO_LARGE: (("", _MEDIA),),
}


def outcome_of(answer: Answer, chat: int, means: Means) -> Outcome:
    """What became of a send to that chat. The reference is "chat:message": a message's number is its chat's own."""
    found = fields_of(answer)
    words = said(means.masked(text_at(found, "description")))
    ok = flag_at(found, "ok")
    if answer.good and ok is True:
        number = number_at(found, "result", "message_id")
        where = number_at(found, "result", "chat", "id") or chat
        return sent(f"{where}:{number}" if number else "")
    if ok is not False:
        if answer.status in _NO_SUCH_PAGE:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_address_wrong")
        return usual_outcome(answer, means.clock(), words)
    code = number_at(found, "error_code") or answer.status
    if answer.status in _SERVER_ERRORS or code in _SERVER_ERRORS:
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="gateway_failed", said=words)
    if _TOO_MANY in {code, answer.status}:
        wait = number_at(found, "parameters", "retry_after") or answer.wait_s(means.clock()) or _WAIT_S
        wait_s = min(max(float(wait), 1.0), _LONGEST_WAIT_S)
        return Outcome(kind=OutcomeKind.RETRY_WAIT, code="gateway_busy", said=words, wait_s=wait_s)
    return _refused(code, words)


def moved_to(answer: Answer) -> int:
    """The chat that a group has become, where Telegram refused a message for that; else 0."""
    found = fields_of(answer)
    if answer.good or flag_at(found, "ok") is not False:
        return 0
    return number_at(found, "parameters", "migrate_to_chat_id") or 0


def photo_refused(answer: Answer) -> bool:
    """Whether Telegram took nothing because a picture is none that it shows: its sides, its format."""
    words = text_at(fields_of(answer), "description").lower()
    return answer.status == _BAD_REQUEST and ("photo" in words or "image" in words)


def _refused(code: int, words: str) -> Outcome:
    if code in _NO_SUCH_TOKEN:
        return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_credentials", said=words)
    folded = words.lower()
    for part, (kind, why) in _BY_WORDS.get(code, ()):
        if part in folded:
            return Outcome(kind=kind, code=why, said=words)
    return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="gateway_refused", said=words or str(code))
