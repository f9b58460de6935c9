"""The e-mail gateway: notices by SMTP, answers and returned mails by IMAP, cut sends looked up among the sent ones."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Check,
    Feed,
    Found,
    Inbound,
    MessageState,
    Outcome,
    OutcomeKind,
    Post,
    Reconciled,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.secret import Secret
from courier_desktop.gateways.base import Kind, Means, PlainGateway, sent, there
from courier_desktop.gateways.http import is_near
from courier_desktop.gateways.mail_form import AUTO, FORM, KEPT, PASSWORD
from courier_desktop.gateways.mail_server import PLAIN, STARTTLS, TLS, MailServer
from courier_desktop.gateways.mail_write import Sender, fit_address, own_message_id, written_mail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import InFlight, Outgoing

_LONGEST = 20_000
_POLL_S = 90.0
# Servers file a sent mail after they have answered for it.
_SETTLED = timedelta(minutes=2)
_ASKED_FOR = timedelta(days=1)
_PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}
_INBOX_PORTS = {STARTTLS: 143, TLS: 993, PLAIN: 143}
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}")
_FIRST_PORT, _LAST_PORT = 1, 65_535


def mail_traits(values: Mapping[str, Value]) -> Traits:
    """What it carries with these settings: without an IMAP server nothing comes in, and nothing can be looked up."""
    reads = bool(str(values.get("imap_host", "")).strip())
    cap = _whole(values.get("daily_cap", 0))
    return Traits(
        channel=Channel.EMAIL,
        inbound=Feed.POLLED if reads else Feed.NONE,
        states=Feed.POLLED if reads else Feed.NONE,
        reconciles=reads,
        attachments=True,
        longest=_LONGEST,
        pace_s=float(_whole(values.get("pace_s", 0))),
        jitter_s=1.0 if _whole(values.get("pace_s", 0)) else 0.0,
        daily_cap=cap or None,
        poll_s=_POLL_S,
    )


class EmailGateway(PlainGateway):
    """One mailbox. `ca_file`: whom to trust instead of the usual authorities, for a test's own."""

    connect_s = 8.0
    read_s = 20.0
    ca_file: Path | None = None

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        self._means = means
        self.traits = mail_traits(means.values)

    # ----------------------------------------------------------------------------------------------------------- out

    def check(self) -> Check:
        """Sign in to send and to read, and ask whether that sender may; nothing is sent."""
        if wrong := self._incomplete():
            code, what = wrong
            return Check(code=code, params={"what": what})
        from courier_desktop.gateways.mail_out import SmtpTroubleError, talk_with

        outgoing, facts = self._outgoing(), self._facts()
        try:
            with talk_with(outgoing) as talk:
                talk.envelope(self._address(), "", 0)
        except SmtpTroubleError as error:
            return Check(code=error.outcome.code, said=self._means.masked(error.outcome.said), facts=facts)
        return self._check_inbox(facts)

    def prepare(self, message: Outgoing) -> str:
        """The Message-ID that it will bear, at every attempt the same."""
        return own_message_id(message.message_id, self._address())

    def send(self, message: Outgoing) -> Outcome:
        """Hand it to the mailbox's server once."""
        if wrong := self._incomplete():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code=wrong[0], said=wrong[1])
        to = fit_address(message.address)
        if not to:
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit")
        if len(message.text) > _LONGEST:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long")
        from courier_desktop.domain.values import replace
        from courier_desktop.gateways.mail_out import SmtpTroubleError, talk_with

        raw = written_mail(replace(message, address=to), self._sender(), self._means.clock())
        try:
            with talk_with(self._outgoing()) as talk:
                talk.envelope(self._address(), to, len(raw))
                talk.deliver(raw)
        except SmtpTroubleError as error:
            return replace(error.outcome, said=self._means.masked(error.outcome.said))
        return sent(self.prepare(message))

    # ------------------------------------------------------------------------------------------------------------ in

    def fetch_inbound(self, cursor: str) -> Post:
        """Answers, and mails that came back, since the cursor; what other machines wrote is left in the mailbox."""
        from courier_desktop.gateways.mail_in import MailboxTroubleError, new_mails, place_of, signed_in
        from courier_desktop.gateways.mail_reading import read_mail

        if not self.traits.reconciles or self._incomplete():
            return Post(cursor=cursor)
        try:
            with signed_in(self._incoming()) as box:
                mails, place, more = new_mails(box, place_of(cursor), self._means.clock())
        except MailboxTroubleError as error:
            return Post(cursor=cursor, trouble=error.code)
        read = [read_mail(one.raw, one.came_at, self._own()) for one in mails]
        return Post(
            inbound=tuple(one for one in read if isinstance(one, Inbound)),
            states=tuple(self._mine(news) for one in read if not isinstance(one, Inbound) for news in one),
            cursor=place.text(),
            more=more,
        )

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        """Whether they are among the sent mails; told absent only of a folder that is known to keep ours."""
        if not messages or not self.traits.reconciles or self._incomplete():
            return super().reconcile(messages)
        from courier_desktop.gateways.mail_in import MailboxTroubleError, look_among_sent, sent_folder, signed_in

        by_id = {one.message_id: one.reference or own_message_id(one.message_id, self._address()) for one in messages}
        try:
            with signed_in(self._incoming()) as box:
                folder = sent_folder(box)
                if not folder:
                    return super().reconcile(messages)
                seen = look_among_sent(box, folder, list(by_id.values()))
        except MailboxTroubleError:
            return [Reconciled(message_id=one.message_id, found=self._unasked(one)) for one in messages]
        keeps = self._means.text("sent_folder_keeps") or AUTO
        known = keeps == KEPT or (keeps == AUTO and seen.keeps_ours)
        return [
            there(one, MessageState.SENT, by_id[one.message_id])
            if by_id[one.message_id] in seen.found
            else Reconciled(message_id=one.message_id, found=self._unseen(one, known=known))
            for one in messages
        ]

    # -------------------------------------------------------------------------------------------------- its settings

    def _unasked(self, one: InFlight) -> Found:
        """The mailbox does not answer: it is asked again for a day, for the line comes back."""
        return Found.NOT_YET if self._means.clock() - one.began_at < _ASKED_FOR else Found.CANNOT_TELL

    def _unseen(self, one: InFlight, *, known: bool) -> Found:
        if self._means.clock() - one.began_at < _SETTLED:
            return Found.NOT_YET
        return Found.NOT_THERE if known else Found.CANNOT_TELL

    def _check_inbox(self, facts: tuple[tuple[str, str], ...]) -> Check:
        if not self.traits.reconciles:
            return Check(facts=facts)
        from courier_desktop.gateways.mail_in import MailboxTroubleError, opened, signed_in

        incoming = self._incoming()
        try:
            with signed_in(incoming) as box:
                opened(box, "INBOX")
        except MailboxTroubleError as error:
            said = self._means.masked(error.said or error.code)
            return Check(code="gateway_inbox_unreachable", params={"what": incoming.host}, said=said, facts=facts)
        return Check(facts=facts)

    def _incomplete(self) -> tuple[str, str] | None:
        """What is wrong with the settings before anybody is asked: a code, and which setting."""
        host, inbox = self._means.text("smtp_host"), self._means.text("imap_host")
        if not fit_address(self._means.text("address")):
            return "gateway_incomplete", "address"
        if not host:
            return "gateway_incomplete", "smtp_host"
        for one in (host, inbox):
            if one and not _HOST.fullmatch(one):
                return "gateway_address_wrong", one[:100]
        if not self._means.secret(PASSWORD) and not is_near(host):
            return "gateway_incomplete", PASSWORD
        # A new line would end the command it stands in.
        if re.search(r"[\r\n\0]", self._means.text("user") + self._means.secret(PASSWORD).reveal()):
            return "gateway_credentials", PASSWORD
        return None

    def _address(self) -> str:
        return fit_address(self._means.text("address"))

    def _own(self) -> frozenset[str]:
        return frozenset({self._address().lower(), self._means.text("user").lower()})

    def _sender(self) -> Sender:
        replies = fit_address(self._means.text("reply_to"))
        # BAJA must come where this program reads; without an inbox, where answers are read.
        opt_out = self._address() if self.traits.reconciles else replies
        return Sender(address=self._address(), name=self._means.text("from_name"), replies=replies, opt_out=opt_out)

    def _outgoing(self) -> MailServer:
        return self._server("smtp", _PORTS, STARTTLS)

    def _incoming(self) -> MailServer:
        return self._server("imap", _INBOX_PORTS, TLS)

    def _server(self, which: str, ports: Mapping[str, int], usual: str) -> MailServer:
        security = self._means.text(f"{which}_security")
        security = security if security in ports else usual
        port = self._means.number(f"{which}_port")
        return MailServer(
            host=self._means.text(f"{which}_host"),
            port=port if _FIRST_PORT <= port <= _LAST_PORT else ports[security],
            security=security,
            user=self._means.text("user") or self._address(),
            password=_spaceless(self._means.secret(PASSWORD)),
            ca_file=self.ca_file,
            connect_s=self.connect_s,
            read_s=self.read_s,
        )

    def _facts(self) -> tuple[tuple[str, str], ...]:
        servers = [self._means.text("smtp_host"), self._means.text("imap_host")]
        return ("mailbox", self._address()), ("server", " · ".join(dict.fromkeys(one for one in servers if one)))

    def _mine(self, news: StateNews) -> StateNews:
        from courier_desktop.domain.values import replace

        return replace(news, said=self._means.masked(news.said))


def _spaceless(password: Secret) -> Secret:
    """Google shows its app passwords in four groups of four: copied with blanks, they are meant without."""
    text = password.reveal().strip()
    return Secret(text.replace(" ", "") if re.fullmatch(r"[a-z]{4}( [a-z]{4}){3}", text) else text)


def _whole(value: Value) -> int:
    try:
        return max(0, int(value))
    except ValueError:
        return 0


KIND = Kind(form=FORM, make=EmailGateway, traits=mail_traits)
