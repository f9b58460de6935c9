"""A mail of the inbox, read: a recipient's answer, the report of a mail that came back, or nothing for us."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Inbound, InboundKind, MessageState, StateNews
from courier_desktop.gateways.mail_codes import bounce_code
from courier_desktop.gateways.mail_html import text_of_html
from courier_desktop.gateways.mail_text import tidy, written_text
from courier_desktop.gateways.mail_write import OPT_OUT_SUBJECT, one_line, our_id
from courier_desktop.gateways.reading import said as shown

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import Message

_LONGEST_SUBJECT = 300
_LONGEST_NAME = 120
_LONGEST_REFERENCE = 250
_MOST_PARTS = 100
_MOST_REFERENCES = 50
_MAIL_ID = re.compile(r"<[^<>\s]{1,300}>")
_OURS = re.compile(rb"<aviso\.[A-Za-z0-9]{6,40}@[^<>\s]{1,255}>")
_ADDRESS = re.compile(r"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+")
_AN_ANSWER = re.compile(r"\s*(?:re|rv|fw|fwd|res|enc|aw|r)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
# Codecs that are no charset of a mail, or take for ever.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_MACHINES = frozenset({"mailer-daemon", "postmaster", "no-reply", "noreply", "no-responder", "noresponder"})
# What the library raises on mails that are none.
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_mail(raw: bytes, came_at: datetime, own: frozenset[str]) -> Inbound | tuple[StateNews, ...]:
    """What a mail brings: an answer, or what became of mails of ours (nothing for all that machines write).

    `raw` may be cut at its end; `own` = our own addresses in lower case.
    """
    try:
        return _read(raw, came_at, own)
    except _UNREADABLE:
        found = _ADDRESS.search(_raw_header(raw, b"from"))
        return Inbound(
            reference=_digest(raw),
            address=found.group()[:254].lower() if found else "unknown@invalid",
            kind=InboundKind.UNSUPPORTED,
            at=came_at,
        )


def _read(raw: bytes, came_at: datetime, own: frozenset[str]) -> Inbound | tuple[StateNews, ...]:
    from email import message_from_bytes

    mail = message_from_bytes(raw)
    if _is_report(mail):
        return _came_back(mail, raw, came_at)
    name, address = _who(mail)
    subject = one_line(header(mail, "Subject"), _LONGEST_SUBJECT)
    leaves = subject.strip().casefold() == OPT_OUT_SUBJECT.casefold()
    if not address or address in own or (_by_machine(mail, address) and not leaves):
        return ()
    whole, attached = _contents(mail)
    text = written_text(whole)
    # Pressing "unsubscribe" in a mail program sends the subject we asked for, and below it whatever that program likes.
    if leaves or (not whole and subject and not _AN_ANSWER.match(subject)):
        text = subject
    kind = InboundKind.TEXT if text or (whole and not attached) else InboundKind.MEDIA
    return Inbound(
        reference=_reference(mail, raw),
        address=address,
        kind=kind if whole or text or attached else InboundKind.UNSUPPORTED,
        at=came_at,
        text=text,
        whole="" if whole == text else whole,
        name=name,
        subject=subject,
        answers=_answers(mail),
        media_type=attached,
    )


def header(mail: Message, name: str) -> str:
    """A header as text: encoded words decoded, whatever they hold."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    text = re.sub(r"\r?\n[ \t]*", " ", _plain(mail, name))[:4000]
    try:
        pieces = decode_header(text)
    except (HeaderParseError, *_UNREADABLE):
        return text
    return "".join(decoded(one, charset) if isinstance(one, bytes) else one for one, charset in pieces)


def decoded(raw: bytes, charset: str | None) -> str:
    """The bytes as text in that charset, else in UTF-8, else in Windows' western one; never raises."""
    told = (charset or "").strip().strip("\"'").lower()[:40]
    for one in (told, "utf-8"):
        try:
            known = codecs.lookup(one).name if one else ""
            if known and known not in _NO_CHARSETS and known != "ascii":
                return raw.decode(known)
        except (LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def mail_id(mail: Message) -> str:
    """Its Message-ID in angle brackets; "" when it has none worth the name."""
    found = _MAIL_ID.search(_plain(mail, "Message-ID"))
    return found.group() if found and len(found.group()) <= _LONGEST_REFERENCE else ""


def _unescaped(text: str) -> str:
    """Bytes that are no ASCII stand in the library's headers as half characters: read for what they most likely are."""
    return text if text.isascii() else decoded(text.encode("utf-8", "surrogateescape"), None)


def _plain(mail: Message, name: str) -> str:
    """The first header of that name as it came; "" when there is none."""
    wanted = name.lower()
    found = next((str(value) for one, value in mail.raw_items() if one.lower() == wanted), "")
    return _unescaped(found)[:20_000]


def _who(mail: Message) -> tuple[str, str]:
    """Name and address (lower case) of the writer; an answer's own Reply-To tells no person apart."""
    from email.utils import parseaddr

    text = _plain(mail, "From")
    name, address = parseaddr(re.sub(r"\r?\n[ \t]*", " ", text[:2000]))
    found = _ADDRESS.fullmatch(address) or _ADDRESS.search(text)
    if found is None or len(found.group()) > 254:  # noqa: PLR2004 - RFC 5321's longest
        return "", ""
    return one_line(_words(name), _LONGEST_NAME), found.group().lower()


def _words(text: str) -> str:
    from email.message import Message

    carrier = Message()
    carrier["X"] = text
    return header(carrier, "X")


def _by_machine(mail: Message, address: str) -> bool:
    if address.partition("@")[0] in _MACHINES:
        return True
    automatic = _plain(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    if automatic not in {"", "no"} or _plain(mail, "Return-Path").strip() == "<>":
        return True
    if _plain(mail, "Precedence").strip().lower() in {"bulk", "list", "junk", "auto_reply"}:
        return True
    suppress = _plain(mail, "X-Auto-Response-Suppress").strip().lower()
    named = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond")
    return suppress not in {"", "none"} or any(mail.get(name) is not None for name in named)


def _contents(mail: Message) -> tuple[str, str]:
    """The text of a mail, and the type of the first file attached to it."""
    plain, html, attached = "", "", ""
    for count, part in enumerate(mail.walk()):
        if count >= _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if kind.startswith("text/") and part.get_content_disposition() != "attachment" and part.get_filename() is None:
            text = _text_of(part)
            if kind == "text/html":
                html = html or text
            else:
                plain = plain or tidy(text)
        elif kind not in {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}:
            attached = attached or kind[:100]
    return plain or (tidy(text_of_html(html)) if html else ""), attached


def _text_of(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return (
        decoded(payload, part.get_param("charset", None) and part.get_content_charset())
        if isinstance(payload, bytes)
        else ""
    )


def _answers(mail: Message) -> str:
    """The Message-ID that it answers: one of ours before any other, the latest before earlier ones."""
    named: list[str] = [
        *_MAIL_ID.findall(_plain(mail, "References"))[-_MOST_REFERENCES:],
        *_MAIL_ID.findall(_plain(mail, "In-Reply-To")),
    ]
    ours = [one for one in named if our_id(one)]
    return (ours or named or [""])[-1][:_LONGEST_REFERENCE]


def _reference(mail: Message, raw: bytes) -> str:
    return mail_id(mail) or _digest(raw)


def _digest(raw: bytes) -> str:
    return f"sha256:{hashlib.sha256(raw).hexdigest()[:40]}"


def _raw_header(raw: bytes, name: bytes) -> str:
    found = re.search(rb"^" + name + rb":([^\n]{0,500})", raw[:20_000], re.IGNORECASE | re.MULTILINE)
    return found.group(1).decode("latin-1") if found else ""


# ------------------------------------------------------------------------------------------------------ what came back


def _is_report(mail: Message) -> bool:
    """Whether a mail server wrote it about a mail; receipts of reading are reports too, and bring nothing."""
    return mail.get_content_type() == "multipart/report" or mail.get("X-Failed-Recipients") is not None


def _came_back(mail: Message, raw: bytes, at: datetime) -> tuple[StateNews, ...]:
    """What became of a mail of ours; reports of other people's mails bring nothing."""
    # Only our own mails bear that name; a report may hold the mail, its head, or its text below the words.
    ours = _OURS.search(raw)
    if ours is None:
        return ()
    reference = ours.group().decode("ascii", "replace")
    action, status, words = _told(mail)
    if mail.get("X-Failed-Recipients") is not None and not action:
        action, status = "failed", "5.0.0"
    if action not in {"failed", "delivered"}:
        return ()
    failed = action == "failed"
    return (
        StateNews(
            state=MessageState.FAILED if failed else MessageState.DELIVERED,
            message_id=our_id(reference),
            reference=reference,
            at=at,
            code=bounce_code(status) if failed else "",
            said=shown(words or status) if failed else "",
            recipient=failed,
        ),
    )


def _told(mail: Message) -> tuple[str, str, str]:
    """Action, status and the server's own words of the first recipient's report that says anything final."""
    found = ("", "", "")
    for count, part in enumerate(mail.walk()):
        if count >= _MOST_PARTS:
            break
        action = _plain(part, "Action").strip().lower()
        if action:
            status = re.search(r"\d\.\d{1,3}\.\d{1,3}", _plain(part, "Status"))
            words = header(part, "Diagnostic-Code").partition(";")[2].strip()
            found = (action, status.group() if status else "", words)
            if action in {"failed", "delivered"}:
                break
    return found
