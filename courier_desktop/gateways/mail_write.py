"""A notice as an e-mail: its headers, its text, the same as plain HTML, its attachments."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from courier_desktop.domain.messaging import Attachment, Outgoing

OPT_OUT_SUBJECT = "BAJA"
"""The subject of a mail by which somebody wants no more of them: our List-Unsubscribe asks for it."""

LONGEST_SUBJECT = 300
_LONGEST_NAME = 100
_LONGEST_ADDRESS = 254
_LONGEST_FILE_NAME = 120
_LONGEST_LOCAL_PART = 64
_OUR_ID = re.compile(r"<?aviso\.([A-Za-z0-9]{6,40})@[^<>\s@]{1,255}>?")
# As RFC 5321 has an unquoted one. Letters beyond ASCII need a service that few mailboxes have.
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*")
# Everything that ends a line or shows nothing; tab and new line are dealt with before.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
# What stands unquoted both in a subject and before an address.
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_PLAIN_CHARACTERS = 60
# An encoded word is 75 characters at most, of which base64 takes 4 for 3 bytes.
_WORD_BYTES = 45
# What no file may be called on one system or another, and what the library would read as an encoded word.
_UNFIT_IN_FILES = re.compile(r"""[\\/:*?"<>|=;,%']""")
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_PARAGRAPH = "margin:0 0 1em 0"
_BODY = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.45;color:#1a1a1a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: `address` is the mailbox, `replies` where answers go, `opt_out` where BAJA goes."""

    address: str
    name: str = ""
    replies: str = ""
    opt_out: str = ""


def fit_address(text: str) -> str:
    """The address as it goes on the wire, its domain in ASCII; "" when it is none that every service takes."""
    local, at, domain = text.strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    long = len(local) > _LONGEST_LOCAL_PART or len(local) + len(ascii_domain) >= _LONGEST_ADDRESS
    if not at or long or not _LOCAL_PART.fullmatch(local) or not _DOMAIN.fullmatch(ascii_domain):
        return ""
    return f"{local}@{ascii_domain}"


def own_message_id(message_id: str, address: str) -> str:
    """The Message-ID that a message of ours bears at every attempt, in its angle brackets."""
    domain = fit_address(address).rpartition("@")[2] or "localhost"
    return f"<aviso.{message_id}@{domain}>"


def our_id(mail_id: str) -> str:
    """The id of ours in a Message-ID; "" when the mail was not one of ours."""
    found = _OUR_ID.fullmatch(mail_id.strip())
    return found.group(1) if found else ""


def one_line(text: str, longest: int) -> str:
    """The text fit for a header: one line, nothing unseen, whole characters, so long at most."""
    spaced = re.sub(r"[\r\n\t\v\f\x1c-\x1f\x85\u2028\u2029]+", " ", text)
    return _whole(_UNSEEN.sub("", spaced))[:longest].strip()


def many_lines(text: str) -> str:
    """The text fit for a body: lines ended by a new line, nothing unseen, whole characters."""
    plain = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text).replace("\ufeff", "")
    return _whole(_UNSEEN.sub("", plain))


def _whole(text: str) -> str:
    """Half characters replaced: mail is UTF-8."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def written_mail(message: Outgoing, sender: Sender, at: datetime) -> bytes:
    """The whole mail as it goes on the wire; `message.address` and the sender's must be fit (`fit_address`).

    Our own headers are written here: the library's folding (Python 3.11) loses blanks between encoded words, and reads
    what looks like one in a text.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    text = many_lines(message.text)
    body = EmailMessage(policy=SMTP)
    body.set_content(text, cte="quoted-printable")
    body.add_alternative(as_html(text, message.language.value), subtype="html", cte="quoted-printable")
    for one in message.attachments:
        _attach(body, one)
    lines = [f"{name}: {value}\r\n" for name, value in _headers(message, sender, text, at)]
    return "".join(lines).encode("ascii") + body.as_bytes()


def _headers(message: Outgoing, sender: Sender, text: str, at: datetime) -> list[tuple[str, str]]:
    from email.utils import format_datetime

    name = header_words(one_line(sender.name, _LONGEST_NAME))
    subject = one_line(message.subject, LONGEST_SUBJECT) or first_line(text)
    found = [
        ("From", f"{name} <{sender.address}>" if name else sender.address),
        ("To", message.address),
        ("Subject", header_words(subject)),
        ("Date", format_datetime(at)),
        ("Message-ID", own_message_id(message.message_id, sender.address)),
        ("Auto-Submitted", "auto-generated"),
        ("List-Unsubscribe", f"<mailto:{sender.opt_out or sender.address}?subject={OPT_OUT_SUBJECT}>"),
    ]
    if sender.replies and sender.replies != sender.address:
        found.insert(1, ("Reply-To", sender.replies))
    return found


def header_words(text: str) -> str:
    """One line of text as a header has it: as it is where that is safe, else in encoded words, folded."""
    from base64 import b64encode

    if len(text) <= _PLAIN_CHARACTERS and _PLAIN.fullmatch(text):
        return text
    words, piece = [], b""
    for character in text:
        one = character.encode()
        if len(piece) + len(one) > _WORD_BYTES:
            words.append(piece)
            piece = b""
        piece += one
    words += [piece] if piece else []
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word).decode()}?=" for word in words)


def first_line(text: str) -> str:
    """The beginning of a text as a subject."""
    longest = 78
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return one_line(line if len(line) <= longest else line[: longest - 1] + "…", longest)


def as_html(text: str, language: str) -> str:
    """The same text for a reader of HTML: paragraphs, line ends, links; nothing is loaded from elsewhere."""
    pieces = [piece.strip("\n") for piece in re.split(r"\n[ \t]*\n+", text)]
    paragraphs = "".join(f'<p style="{_PARAGRAPH}">{_marked(piece)}</p>\n' for piece in pieces if piece.strip())
    return (
        f'<!doctype html>\n<html lang="{html.escape(language)}">\n<head><meta charset="utf-8"></head>\n'
        f'<body style="{_BODY}">\n{paragraphs}</body>\n</html>\n'
    )


def _marked(text: str) -> str:
    done, at = [], 0
    for found in _LINK.finditer(text):
        address = html.escape(found.group())
        done += [html.escape(text[at : found.start()]), f'<a href="{address}">{address}</a>']
        at = found.end()
    return "".join([*done, html.escape(text[at:])]).replace("\n", "<br>\n")


def _attach(mail: EmailMessage, one: Attachment) -> None:
    kind, _, detail = one.media_type.partition("/")
    plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
    # "message/…" and "multipart/…" would have to be taken apart; whoever opens it knows the file by its name.
    if kind in {"message", "multipart"} or not plain.fullmatch(kind) or not plain.fullmatch(detail):
        kind, detail = "application", "octet-stream"
    name = _UNFIT_IN_FILES.sub("_", one_line(one.name, _LONGEST_FILE_NAME)).strip(" .") or "archivo"
    mail.add_attachment(one.content, maintype=kind, subtype=detail, filename=name)
