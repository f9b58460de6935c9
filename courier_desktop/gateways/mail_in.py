"""Reads a mailbox by IMAP without marking anything as read, and looks for our own mails among the sent ones."""

from __future__ import annotations

import contextlib
import imaplib
import json
import re
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.secret import Secret
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways.mail_server import PLAIN, TLS
from courier_desktop.gateways.mail_write import our_id
from courier_desktop.gateways.reading import said as shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from imap_tools import BaseMailBox

    from courier_desktop.gateways.mail_server import MailServer

MOST_MAILS = 25
"""As many come in one poll; the rest with the next, at once."""

_MOST_BYTES = 600_000
_LOOK_BACK = timedelta(days=2)
_ENOUGH_S = 60.0
# A server that sends a little now and then keeps within every time limit of a line: here the whole talk ends.
_LONGEST_TALK_S = 300.0
_MOST_UIDS = 100_000
_LAST_SENT = 200
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MAIL_ID = re.compile(rb"<[^<>\s]{1,300}>")
# What mail programs and servers call it, where the server does not say which one it is.
_SENT_NAMES = frozenset(
    {
        *("sent", "sent items", "sent messages", "sent mail", "sent-mail", "enviados", "elementos enviados"),
        *(
            "mensajes enviados",
            "correo enviado",
            "correos enviados",
            "enviadas",
            "itens enviados",
            "mensagens enviadas",
        ),
        *("e-mails enviados", "bandeja de enviados"),
    }
)


class MailboxTroubleError(Exception):
    """The mailbox could not be read. `code` of wording, `said` the server's own words (secrets masked)."""

    def __init__(self, code: str, said: str = "") -> None:
        """Keep both."""
        super().__init__(code)
        self.code = code
        self.said = said


@dataclass(frozen=True, slots=True)
class Place:
    """How far a mailbox was read: `validity` names the mailbox's numbering, `uid` its last mail, `at` when."""

    validity: int
    uid: int
    at: datetime

    def text(self) -> str:
        """As the ledger keeps it."""
        return json.dumps({"validity": self.validity, "uid": self.uid, "at": self.at.isoformat(timespec="seconds")})


def place_of(text: str) -> Place | None:
    """The place that text names; None for the beginning, or for a text that names none."""
    try:
        kept = json.loads(text)
        at = datetime.fromisoformat(kept["at"])
        return Place(int(kept["validity"]), int(kept["uid"]), at if at.tzinfo else at.replace(tzinfo=UTC))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it came: its beginning, a limited part of it, and when it came in (UTC)."""

    raw: bytes
    came_at: datetime


@contextlib.contextmanager
def signed_in(server: MailServer) -> Iterator[BaseMailBox]:
    """The mailbox, signed in, no folder open. MailboxTroubleError, also for whatever breaks while it is open."""
    if server.security == PLAIN and not server.may_be_plain():
        raise MailboxTroubleError("gateway_tls", server.host)
    with _told(server):
        box = _connected(server)
        watch = _watched(box)
        try:
            with _signing():
                _sign_in(box, server)
            box.client.sock.settimeout(server.read_s)
            yield box
        finally:
            watch.cancel()
            _leave(box)


def new_mails(box: BaseMailBox, place: Place | None, now: datetime) -> tuple[list[Mail], Place, bool]:
    """The mails after that place, oldest first, the new place, and whether there are more.

    From the beginning, or when the mailbox was numbered anew, the last two days' are read (again): told apart by
    their Message-ID.
    """
    validity = opened(box, "INBOX")
    if place is not None and place.validity == validity:
        last, uids = place.uid, _uids(box, f"UID {place.uid + 1}:*")
    else:
        since = (place.at if place else now) - _LOOK_BACK
        last, uids = 0, _uids(box, f"SINCE {_day(since)}")
        if not uids:
            # The whole mailbox is older than that: begin after its last mail.
            last = max(_uids(box, "UID *"), default=0)
    fresh = [one for one in uids if one > last]
    mails: list[Mail] = []
    enough_at = time.monotonic() + _ENOUGH_S
    for count, uid in enumerate(fresh):
        # On a slow line the place must move on all the same.
        if count == MOST_MAILS or (count and time.monotonic() > enough_at):
            return mails, Place(validity, last, now), True
        if (found := _fetched(box, uid, now)) is not None:
            mails.append(found)
        last = uid
    return mails, Place(validity, last, now), False


def sent_folder(box: BaseMailBox) -> str:
    """The folder of sent mails; "" when there is none. The server's own mark counts before any name."""
    folders = box.folder.list()
    marked = [one.name for one in folders if "\\sent" in {flag.lower() for flag in one.flags}]
    named = [one.name for one in folders if _leaf(one.name, one.delim).casefold() in _SENT_NAMES]
    return next(iter([*marked, *named]), "")


@dataclass(frozen=True, slots=True)
class SentMails:
    """What the folder of sent mails holds of those asked about, and whether it holds any mail of ours at all."""

    found: frozenset[str]
    keeps_ours: bool


def look_among_sent(box: BaseMailBox, folder: str, references: Sequence[str]) -> SentMails:
    """Which of these Message-IDs are there: by the server's own search, and among the latest read one by one."""
    opened(box, folder)
    every = _uids(box, "ALL")
    latest = _mail_ids(box, every[-_LAST_SENT:])
    found = {one for one in references if one in latest or _uids(box, f'HEADER Message-ID "{_quotable(one)}"')}
    return SentMails(frozenset(found), any(our_id(one) for one in latest) or bool(found))


def _connected(server: MailServer) -> BaseMailBox:
    from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted

    timeout = server.connect_s
    if server.security == PLAIN:
        return MailBoxUnencrypted(server.host, server.port, timeout=timeout)
    kind = MailBox if server.security == TLS else MailBoxStartTls
    return kind(server.host, server.port, timeout=timeout, ssl_context=server.context())


def _watched(box: BaseMailBox) -> threading.Timer:
    def end() -> None:
        with contextlib.suppress(OSError):
            box.client.sock.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(_LONGEST_TALK_S, end)
    watch.daemon = True
    watch.start()
    return watch


def _sign_in(box: BaseMailBox, server: MailServer) -> None:
    box.client.sock.settimeout(server.read_s)
    password = server.password.reveal()
    if (server.user + password).isascii() and "LOGINDISABLED" not in box.client.capabilities:
        box.login(server.user, password, initial_folder=None)
    else:
        box.login_utf8(server.user, password, initial_folder=None)


def _leave(box: BaseMailBox) -> None:
    from imap_tools import ImapToolsError

    with contextlib.suppress(OSError, imaplib.IMAP4.error, ImapToolsError, ValueError, LookupError, TypeError):
        if box.client.sock is not None:
            box.client.sock.settimeout(1.0)
            box.logout()
    with contextlib.suppress(OSError):
        box.client.shutdown()


@contextlib.contextmanager
def _signing() -> Iterator[None]:
    """A refusal in here is one of the password."""
    from imap_tools import ImapToolsError

    try:
        yield
    except imaplib.IMAP4.abort:
        raise
    except (ImapToolsError, imaplib.IMAP4.error) as error:
        words = str(error)
        modern = re.search(r"oauth|basic auth|xoauth2", words, re.IGNORECASE)
        raise MailboxTroubleError("gateway_oauth" if modern else "gateway_credentials", words) from None


@contextlib.contextmanager
def _told(server: MailServer) -> Iterator[None]:
    """Whatever a server and two libraries make of a talk, told as one kind of trouble."""
    from imap_tools import ImapToolsError

    try:
        yield
    except MailboxTroubleError as error:
        raise MailboxTroubleError(error.code, _shown(server, error.said)) from None
    except ssl.SSLError as error:
        raise MailboxTroubleError(
            "gateway_tls", shown(getattr(error, "verify_message", "") or error.reason or "")
        ) from None
    except (socket.gaierror, ConnectionError, TimeoutError):
        raise MailboxTroubleError("gateway_unreachable") from None
    except imaplib.IMAP4.abort as error:
        raise MailboxTroubleError("gateway_unreachable", _shown(server, str(error))) from None
    except (ImapToolsError, imaplib.IMAP4.error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise MailboxTroubleError("gateway_unexpected", _shown(server, str(error))) from None
    except OSError:
        raise MailboxTroubleError("gateway_unreachable") from None


def _shown(server: MailServer, words: str) -> str:
    """A server's words without the password, also as it was sent."""
    from base64 import b64encode

    password = server.password.reveal()
    coded = b64encode(f"\0{server.user}\0{password}".encode()).decode("ascii") if password else ""
    return shown(Secret(coded).masks(server.password.masks(words)))


def opened(box: BaseMailBox, folder: str) -> int:
    """Open a folder for reading only; its UIDVALIDITY, 0 where the server does not tell."""
    box.folder.set(folder, readonly=True)
    told = box.client.response("UIDVALIDITY")[1]
    return int(told[-1]) if told and isinstance(told[-1], bytes) and told[-1].isdigit() else 0


def _uids(box: BaseMailBox, criteria: str) -> list[int]:
    """The mails that are so, oldest first."""
    status, told = box.client.uid("SEARCH", criteria)
    if status != "OK":
        raise imaplib.IMAP4.error(f"SEARCH {status}")
    words = b" ".join(one for one in told if isinstance(one, bytes)).split()
    return sorted({int(one) for one in words if one.isdigit() and len(one) <= 10})[-_MOST_UIDS:]  # noqa: PLR2004 - 32 bits


def _fetched(box: BaseMailBox, uid: int, now: datetime) -> Mail | None:
    """The beginning of a mail; None when it is gone. PEEK: it stays unread for whoever reads the mailbox."""
    status, told = box.client.uid("FETCH", str(uid), f"(UID INTERNALDATE BODY.PEEK[]<0.{_MOST_BYTES}>)")
    if status != "OK":
        raise imaplib.IMAP4.error(f"FETCH {status}")
    pieces = [one for one in told if isinstance(one, tuple) and len(one) > 1]
    raw = next((one[1] for one in pieces if isinstance(one[1], bytes)), None)
    if raw is None:
        return None
    heads = b" ".join([*(one[0] for one in pieces), *(one for one in told if isinstance(one, bytes))])
    stamp = imaplib.Internaldate2tuple(heads)
    came = datetime.fromtimestamp(time.mktime(stamp), UTC) if stamp else now
    return Mail(raw, min(came, now))


def _mail_ids(box: BaseMailBox, uids: Sequence[int]) -> set[str]:
    """The Message-IDs of these mails."""
    if not uids:
        return set()
    status, told = box.client.uid("FETCH", f"{uids[0]}:{uids[-1]}", "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")
    if status != "OK":
        raise imaplib.IMAP4.error(f"FETCH {status}")
    heads = b"\n".join(one[1] for one in told if isinstance(one, tuple) and len(one) > 1 and isinstance(one[1], bytes))
    return {one.decode("latin-1") for one in _MAIL_ID.findall(heads)}


def _leaf(name: str, delimiter: str) -> str:
    return name.rpartition(delimiter)[2] if delimiter and delimiter != "NIL" else name


def _quotable(text: str) -> str:
    return re.sub(r'[^\x21-\x7e]|["\\]', "", text)


def _day(when: datetime) -> str:
    """A day as IMAP has it, English whatever the computer speaks."""
    return f"{when.day:02d}-{_MONTHS[when.month - 1]}-{when.year}"
