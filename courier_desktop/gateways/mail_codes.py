"""What a mail server's answer means, by the point at which it came: RFC 5321 and 3463, and vendors' own."""

from __future__ import annotations

import re
from enum import StrEnum

from courier_desktop.domain.messaging import Outcome, OutcomeKind
from courier_desktop.gateways.reading import said as shown


class Phase(StrEnum):
    """The points of a talk with a mail server, in order."""

    CONNECT = "connect"
    TLS = "tls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    """After the word DATA, before the text's end."""
    END = "end"
    """After the dot that ends the text: from here on it may have gone out."""


DAY_S = 24 * 3600.0
_HOUR_S = 3600.0
_BUSY_S = 300.0
_BUSY = 421
_LOGIN_WANTED = frozenset({530, 534, 535})
_TOO_BIG = 552
_UNKNOWN_BOXES = frozenset({550, 551, 553})
_ENHANCED = re.compile(r"(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?=[\s;:,]|$)")
# Microsoft's for "no more passwords here".
_OAUTH = frozenset({"5.7.30", "5.7.139"})
_SENDERS = frozenset({"5.1.7", "5.1.8", "5.7.60", "5.7.27"})
# Gmail's and Microsoft's for "as many as a day may have".
_DAY_LIMITS = frozenset({"5.4.5", "4.4.5", "5.7.708", "5.1.90"})
# Hosting by cPanel counts the hour and says so in words only.
_HOUR_LIMIT = re.compile(r"exceeded the max (?:emails|defers and failures)|(?:emails|messages) per hour", re.IGNORECASE)
_NO_RELAY = re.compile(r"relay(?:ing)?\b.*\b(?:den|not |prohibit|refus)|authentication (?:is )?required", re.IGNORECASE)

_Kind = OutcomeKind


def enhanced_code(text: str) -> str:
    """The enhanced status code of an answer ("5.1.1"); "" when it has none."""
    found = _ENHANCED.search(text)
    return found.group(1) if found else ""


def outcome_of(phase: Phase, code: int, text: str) -> Outcome:
    """What a refusal (400-599) at that point means. Nothing was taken, at whatever point it comes."""
    enhanced = enhanced_code(text)
    words = shown(f"{code} {text}")
    limited = _limits(code, enhanced, text)
    if limited is not None:
        kind, reason, wait_s = limited
        return Outcome(kind=kind, code=reason, said=words, wait_s=wait_s)
    if code < 500:  # noqa: PLR2004 - 4yz: not now
        return Outcome(kind=_Kind.RETRY_BACKOFF, code=_passing(enhanced), said=words)
    kind, reason = _of_the_account(code, enhanced) or _BY_PHASE[phase](code, enhanced, text)
    return Outcome(kind=kind, code=reason, said=words)


def bounce_code(status: str) -> str:
    """Why a mail came back, by the status of its report."""
    tail = status.partition(".")[2]
    if tail == "2.2":
        return "mailbox_full"
    known = status.startswith("5.1.") and status not in _SENDERS
    return "mailbox_unknown" if known else "mail_refused"


def _limits(code: int, enhanced: str, text: str) -> tuple[OutcomeKind, str, float] | None:
    """What is about how much was sent, not about this message."""
    if enhanced in _DAY_LIMITS:
        return _Kind.RETRY_WAIT, "gateway_day_limit", DAY_S
    if _HOUR_LIMIT.search(text):
        return _Kind.RETRY_WAIT, "gateway_busy", _HOUR_S
    if code == _BUSY:
        return _Kind.RETRY_WAIT, "gateway_busy", _BUSY_S
    return None


def _passing(enhanced: str) -> str:
    return "mailbox_full" if enhanced == "4.2.2" else "try_later"


def _of_the_account(code: int, enhanced: str) -> tuple[OutcomeKind, str] | None:
    if enhanced in _OAUTH:
        return _Kind.CONFIG_ERROR, "gateway_oauth"
    if code in _LOGIN_WANTED or enhanced in {"5.7.8", "5.7.9", "5.7.14"}:
        return _Kind.CONFIG_ERROR, "gateway_credentials"
    if enhanced in _SENDERS:
        return _Kind.CONFIG_ERROR, "gateway_sender"
    return None


def _at_connect(_code: int, _enhanced: str, _text: str) -> tuple[OutcomeKind, str]:
    return _Kind.CONFIG_ERROR, "gateway_account_blocked"


def _at_tls(_code: int, _enhanced: str, _text: str) -> tuple[OutcomeKind, str]:
    return _Kind.CONFIG_ERROR, "gateway_tls"


def _at_login(_code: int, _enhanced: str, _text: str) -> tuple[OutcomeKind, str]:
    return _Kind.CONFIG_ERROR, "gateway_credentials"


def _at_sender(code: int, enhanced: str, _text: str) -> tuple[OutcomeKind, str]:
    if enhanced == "5.3.4" or code == _TOO_BIG:
        return _Kind.FINAL_CONTENT, "media_refused"
    return _Kind.CONFIG_ERROR, "gateway_sender"


def _at_recipient(code: int, enhanced: str, text: str) -> tuple[OutcomeKind, str]:
    if _NO_RELAY.search(text):
        return _Kind.CONFIG_ERROR, "gateway_permission"
    if enhanced == "5.2.2" or (code == _TOO_BIG and not enhanced):
        return _Kind.FINAL_RECIPIENT, "mailbox_full"
    if enhanced == "5.3.4":
        return _Kind.FINAL_CONTENT, "media_refused"
    if enhanced.startswith("5.1.") or (code in _UNKNOWN_BOXES and not enhanced):
        return _Kind.FINAL_RECIPIENT, "mailbox_unknown"
    return _Kind.FINAL_RECIPIENT, "mail_refused"


def _at_text(code: int, enhanced: str, _text: str) -> tuple[OutcomeKind, str]:
    if enhanced.startswith("5.1."):
        return _Kind.FINAL_RECIPIENT, "mailbox_unknown"
    if enhanced.startswith("5.2."):
        return _Kind.FINAL_RECIPIENT, "mailbox_full" if enhanced == "5.2.2" else "mail_refused"
    if enhanced.startswith("5.3.") or code == _TOO_BIG:
        return _Kind.FINAL_CONTENT, "media_refused"
    return _Kind.FINAL_CONTENT, "text_refused" if enhanced.startswith("5.7.") else "gateway_refused"


_BY_PHASE = {
    Phase.CONNECT: _at_connect,
    Phase.TLS: _at_tls,
    Phase.AUTH: _at_login,
    Phase.MAIL: _at_sender,
    Phase.RCPT: _at_recipient,
    Phase.DATA: _at_text,
    Phase.END: _at_text,
}
