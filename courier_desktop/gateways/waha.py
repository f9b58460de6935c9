"""WAHA: WhatsApp Web behind an HTTP service of one's own (2026.7; unofficial)."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import quote

from courier_desktop.domain.messaging import (
    Check,
    Found,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
    Post,
    Reconciled,
    StateNews,
    WebhookAnswer,
)
from courier_desktop.domain.phone import digits
from courier_desktop.gateways.base import Kind, sent, there
from courier_desktop.gateways.http import HttpTroubleError, usual_outcome
from courier_desktop.gateways.reading import fields_of, flag_at, json_of, text_at
from courier_desktop.gateways.waha_books import EVERYBODY, WahaBooks
from courier_desktop.gateways.waha_form import FORM
from courier_desktop.gateways.waha_reading import Pages, inbound_of, post_of, raw_id, sent_id, state_of
from courier_desktop.gateways.whatsapp_web import (
    CLOCKS_DIFFER_S,
    OVERLAP_S,
    Chat,
    WhatsAppWebGateway,
    as_check,
    is_hidden,
    is_person,
    number_of,
    trouble_before,
    web_traits,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.messaging import Inbound, Outgoing, WebhookRequest
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

_GONE = 404
_NO_SUCH_PAGE = frozenset({404, 405, 501})
_MOST_ASKED = 40
# The message is in the service's store some moments after it was sent.
_STORED_AFTER_S = 60


class WahaGateway(WhatsAppWebGateway):
    """Sends under an id that was fetched and kept before: a cut send is found again by it."""

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        super().__init__(means)
        self._refused: dict[str, Outcome] = {}
        self._books = WahaBooks(self._ask_session, self._chat)
        self._turn = 0

    # ---------------------------------------------------------------------------------------------------------- check

    def check(self) -> Check:
        """Whether the session works, and whose number it is."""
        try:
            answer = self._ask("GET", f"/api/sessions/{self._session}")
        except HttpTroubleError as error:
            return as_check(trouble_before(error))
        if not answer.good:
            return as_check(self._before(answer))
        session = fields_of(answer)
        status = text_at(session, "status")
        if not status:
            return Check(code="gateway_unexpected")
        if status != "WORKING":
            return Check(code="gateway_session", said=self.means.masked(status))
        facts = (("account", text_at(session, "me", "pushName")), ("number", number_of(text_at(session, "me", "id"))))
        return Check(facts=tuple((name, self.means.masked(value)) for name, value in facts if value))

    # ----------------------------------------------------------------------------------------------------------- send

    def prepare(self, message: Outgoing) -> str:
        """The id under which it will be sent; "" when the service is not ready or gives none."""
        self._refused.clear()
        try:
            found = self._new_id(message)
        except HttpTroubleError as error:
            found = trouble_before(error)
        if isinstance(found, Outcome):
            self._refused[message.message_id] = found
            return ""
        return found

    def _new_id(self, message: Outgoing) -> str | Outcome:
        chat = self._ready(message)
        if chat.refused is not None:
            return chat.refused
        answer = self._ask("GET", f"/api/{self._session}/new-message-id")
        found = json_of(answer)
        new = found if isinstance(found, str) else text_at(found, "id")
        if answer.good and raw_id(new):
            return raw_id(new)
        return "" if answer.status in _NO_SUCH_PAGE else self._before(answer)

    def send(self, message: Outgoing) -> Outcome:
        """Send it under the prepared id; under one of the service's own where that gives none before."""
        if not message.reference and (refused := self._refused.pop(message.message_id, None)):
            return refused
        try:
            chat = self._chat(message.address) if message.reference else self._ready(message)
            if chat.refused is not None:
                return chat.refused
        except HttpTroubleError as error:
            return trouble_before(error)
        try:
            answer = self._ask("POST", *self._body(message, chat.jid))
        except HttpTroubleError as error:
            return error.outcome()
        return self._outcome(answer)

    def _body(self, message: Outgoing, chat_id: str) -> tuple[str, dict[str, object]]:
        body: dict[str, object] = {"session": self.means.text("session"), "chatId": chat_id}
        if message.reference:
            body["id"] = message.reference
        if not message.attachments:
            return "/api/sendText", body | {"text": message.text, "linkPreview": False}
        import base64

        one = message.attachments[0]
        coded = base64.b64encode(one.content).decode()
        body["file"] = {"mimetype": one.media_type, "filename": one.name, "data": coded}
        body["caption"] = message.text
        return ("/api/sendImage" if one.media_type.startswith("image/") else "/api/sendFile"), body

    def _outcome(self, answer: Answer) -> Outcome:
        if answer.good:
            outcome = sent(sent_id(json_of(answer)))
            return outcome if outcome.kind is OutcomeKind.SENT else usual_outcome(answer, self.means.clock())
        if answer.status in {_GONE, 422}:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_session", said=self._told(answer))
        return usual_outcome(answer, self.means.clock(), self._told(answer))

    # --------------------------------------------------------------------------------------------------------- states

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """How far these have come, some forty at a time, the others the next time."""
        known = [one for one in pending if one.reference]
        first = self._turn if self._turn < len(known) else 0
        self._turn = first + _MOST_ASKED
        news: list[StateNews] = []
        for one in known[first : first + _MOST_ASKED]:
            try:
                state = state_of(self._books.message(one))
            except HttpTroubleError:
                break
            if state is not None:
                code = "not_delivered" if state is MessageState.FAILED else ""
                news.append(StateNews(state=state, message_id=one.message_id, reference=one.reference, code=code))
        return news

    # ------------------------------------------------------------------------------------------------------ reconcile

    def _sought(self, one: InFlight, chat: str, taken: set[str]) -> Reconciled:
        """By its id; one that was never given an id, by its text in its chat."""
        kept = self._books.message(one) if one.reference else None
        if kept is not None:
            return there(one, state_of(kept) or MessageState.SENT, one.reference)
        # An engine that cannot look one up by its id finds none: its chat tells.
        since = int(one.began_at.timestamp()) - CLOCKS_DIFFER_S
        pages = self._books.since(chat, since, from_me=True)
        if not isinstance(pages, Pages):
            return Reconciled(message_id=one.message_id, found=Found.NOT_YET)
        for found in pages.messages:
            raw = raw_id(text_at(found, "id"))
            # What was typed on the phone is none of ours, though it say the same.
            free = raw not in taken and text_at(found, "source") != "app"
            same = raw == one.reference if one.reference else free and text_at(found, "body") == one.text
            if same and flag_at(found, "fromMe") is not False:
                taken.add(raw)
                return there(one, state_of(found) or MessageState.SENT, raw)
        return Reconciled(message_id=one.message_id, found=self._absent(one))

    def _absent(self, one: InFlight) -> Found:
        """What it means that a message is not among those kept: nothing, when none is kept at all."""
        if (self.means.clock() - one.began_at).total_seconds() < _STORED_AFTER_S:
            return Found.NOT_YET
        keeps = self._books.keeps_any()
        if keeps is None:
            return Found.NOT_YET
        return Found.NOT_THERE if keeps else Found.CANNOT_TELL

    # -------------------------------------------------------------------------------------------------------- inbound

    def fetch_inbound(self, cursor: str) -> Post:
        """What people wrote since; what is asked for overlaps, so the same may come twice."""
        since = self._since(cursor)
        try:
            pages = self._books.since(EVERYBODY, since - OVERLAP_S, from_me=False)
            if not isinstance(pages, Pages):
                return Post(cursor=cursor, trouble=self._before(pages).code)
            inbound = [one for found in pages.messages if (one := self._inbound(found)) is not None]
        except HttpTroubleError as error:
            return Post(cursor=cursor, trouble=trouble_before(error).code)
        newest = max((int(one.at.timestamp()) for one in inbound), default=since)
        return Post(inbound=tuple(inbound), cursor=str(max(since, newest)), more=pages.more and newest > since)

    def _inbound(self, found: object) -> Inbound | None:
        jid = text_at(found, "from")
        number = self._books.number_of_hidden(jid) if is_hidden(jid) else ""
        return inbound_of(found, self.means.base(), number)

    # -------------------------------------------------------------------------------------------------------- webhook

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """Prove it by the HMAC of its bytes, then read what it tells of our session."""
        key = self.means.secret("webhook_key").reveal()
        told = request.headers.get("x-webhook-hmac", "")
        right = hmac.new(key.encode(), request.body, hashlib.sha512).hexdigest()
        if not key or not hmac.compare_digest(right.encode(), told.strip().lower().encode()):
            return WebhookAnswer(status=401)
        return WebhookAnswer(status=200, post=post_of(request.body, self.means.text("session"), self.means.base()))

    # ----------------------------------------------------------------------------------------------- the class's parts

    @property
    def _session(self) -> str:
        return quote(self.means.text("session"), safe="")

    def _ask_session(self, path: str, query: tuple[tuple[str, str], ...]) -> Answer:
        return self._ask("GET", f"/api/{self._session}/{path}", query=query)

    def _headers(self) -> dict[str, str]:
        key = self.means.secret("api_key").reveal()
        return {"X-Api-Key": key} if key else {}

    def _session_trouble(self) -> Outcome | None:
        answer = self._ask("GET", f"/api/sessions/{self._session}")
        if not answer.good:
            return self._before(answer)
        status = text_at(fields_of(answer), "status")
        if status == "WORKING":
            return None
        if not status:
            return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later")
        return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_session", said=self.means.masked(status[:100]))

    def _look_up(self, address: str) -> Chat:
        """A wrong number would be taken and never told again: the chat's name comes from here only."""
        query = (("phone", digits(address)), ("session", self.means.text("session")))
        answer = self._ask("GET", "/api/contacts/check-exists", query=query)
        if not answer.good:
            return Chat(refused=self._before(answer))
        found = fields_of(answer)
        if flag_at(found, "numberExists") is False:
            return Chat(refused=Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_on_whatsapp"))
        jid = text_at(found, "chatId")
        if flag_at(found, "numberExists") is not True or not is_person(jid):
            return Chat(refused=Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later"))
        return Chat(jid)


KIND = Kind(form=FORM, make=WahaGateway, traits=web_traits)
