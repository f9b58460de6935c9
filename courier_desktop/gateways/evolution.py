"""Evolution API: WhatsApp Web behind an HTTP service of one's own (2.3; unofficial)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
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
from courier_desktop.gateways.evolution_form import FORM
from courier_desktop.gateways.evolution_reading import inbound_of, is_of, post_of, state_of, text_of
from courier_desktop.gateways.http import HttpTroubleError, usual_outcome
from courier_desktop.gateways.reading import at, fields_of, flag_at, json_of, number_at, objects_at, text_at
from courier_desktop.gateways.whatsapp_web import (
    CLOCKS_DIFFER_S,
    OVERLAP_S,
    Chat,
    WhatsAppWebGateway,
    as_check,
    is_person,
    trouble_before,
    web_traits,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.messaging import Outgoing, WebhookRequest
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

PROOF = "x-courier-token"
_BAD_REQUEST = 400
_GONE = 404
_PAGE = 50
_MOST_PAGES = 60
_MOST_ASKED = 40
_STORED_AFTER_S = 60
_PHONES = frozenset({"android", "ios"})
# A message that a cut send left behind was accepted within this.
_ACCEPTED_WITHIN = timedelta(minutes=30)


class EvolutionGateway(WhatsAppWebGateway):
    """Sends by number; a cut send is sought by number, text and time among the messages that the service keeps."""

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        super().__init__(means)
        self._turn = 0

    def check(self) -> Check:
        """Whether the instance is connected."""
        if missing := self._missing():
            return missing
        try:
            answer = self._ask("GET", f"/instance/connectionState/{self._instance}")
        except HttpTroubleError as error:
            return as_check(trouble_before(error))
        if not answer.good:
            return as_check(self._before(answer))
        state = text_at(fields_of(answer), "instance", "state")
        if not state:
            return Check(code="gateway_unexpected")
        if state != "open":
            return Check(code="gateway_session", said=self.means.masked(state))
        return Check(facts=(("account", self.means.text("instance")),))

    def send(self, message: Outgoing) -> Outcome:
        """Send it to a number that was found on WhatsApp."""
        try:
            chat = self._ready(message)
        except HttpTroubleError as error:
            return trouble_before(error)
        if chat.refused is not None:
            return chat.refused
        try:
            answer = self._ask("POST", *self._body(message))
        except HttpTroubleError as error:
            return error.outcome()
        return self._outcome(answer)

    def _body(self, message: Outgoing) -> tuple[str, dict[str, object]]:
        number = message.address if "@" in message.address else digits(message.address)
        if not message.attachments:
            body = {"number": number, "text": message.text, "linkPreview": False}
            return f"/message/sendText/{self._instance}", body
        import base64

        one = message.attachments[0]
        kind = one.media_type.partition("/")[0]
        return f"/message/sendMedia/{self._instance}", {
            "number": number,
            "mediatype": kind if kind in {"image", "video", "audio"} else "document",
            "mimetype": one.media_type,
            "media": base64.b64encode(one.content).decode(),
            "fileName": one.name,
            "caption": message.text,
        }

    def _outcome(self, answer: Answer) -> Outcome:
        """What the answer means. It tells its own failures after the send as a bad request, too."""
        if answer.good:
            outcome = sent(text_at(json_of(answer), "key", "id"))
            return outcome if outcome.kind is OutcomeKind.SENT else usual_outcome(answer, self.means.clock())
        words = self._told(answer)
        if answer.status == _GONE:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_session", said=words)
        if answer.status != _BAD_REQUEST:
            return usual_outcome(answer, self.means.clock(), words)
        told = at(json_of(answer), "response", "message")
        if any(flag_at(one, "exists") is False for one in objects_at(told)):
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_on_whatsapp")
        if isinstance(at(told, 0), list):
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="gateway_refused", said=words)
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="gateway_failed", said=words)

    # --------------------------------------------------------------------------------------------------------- states

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """How far these have come, some forty at a time, the others the next time."""
        known = [one for one in pending if one.reference]
        first = self._turn if self._turn < len(known) else 0
        self._turn = first + _MOST_ASKED
        news: list[StateNews] = []
        for one in known[first : first + _MOST_ASKED]:
            try:
                found = self._search({"key": {"id": one.reference}})
            except HttpTroubleError:
                break
            kept_ones = found if isinstance(found, list) else []
            state = next((state for kept in kept_ones if (state := self._state_of(kept, one))), None)
            if state is not None:
                code = "not_delivered" if state is MessageState.FAILED else ""
                news.append(StateNews(state=state, message_id=one.message_id, reference=one.reference, code=code))
        return news

    def _state_of(self, kept: object, one: InFlight) -> MessageState | None:
        """A release that ignores the question for one id answers with others."""
        return state_of(kept) if text_at(kept, "key", "id") == one.reference else None

    # ------------------------------------------------------------------------------------------------------ reconcile

    def _sought(self, one: InFlight, chat: str, taken: set[str]) -> Reconciled:
        """Among our messages kept since its send began: by its id, or by number and text."""
        since = one.began_at - timedelta(seconds=CLOCKS_DIFFER_S)
        kept = self._search({"key": {"fromMe": True}, "messageTimestamp": _between(since, since + _ACCEPTED_WITHIN)})
        if not isinstance(kept, list):
            return Reconciled(message_id=one.message_id, found=Found.NOT_YET)
        for found in reversed(kept):
            key = text_at(found, "key", "id")
            same = key == one.reference if one.reference else key not in taken and _is_same(found, one, chat)
            if same and flag_at(found, "key", "fromMe") is True:
                taken.add(key)
                return there(one, state_of(found) or MessageState.SENT, key)
        return Reconciled(message_id=one.message_id, found=self._absent(one))

    def _absent(self, one: InFlight) -> Found:
        """What it means that a message is not among those kept: nothing, when none is kept at all."""
        if (self.means.clock() - one.began_at).total_seconds() < _STORED_AFTER_S:
            return Found.NOT_YET
        kept = self._search({"key": {"fromMe": True}}, pages=1)
        if not isinstance(kept, list):
            return Found.NOT_YET
        return Found.NOT_THERE if kept else Found.CANNOT_TELL

    # -------------------------------------------------------------------------------------------------------- inbound

    def fetch_inbound(self, cursor: str) -> Post:
        """What people wrote since; what is asked for overlaps, so the same may come twice."""
        since = self._since(cursor)
        begin = datetime.fromtimestamp(since - OVERLAP_S, UTC)
        try:
            # Its filter for what is not ours is broken: all is asked for, ours is left out here.
            kept = self._search({"messageTimestamp": _between(begin, self.means.clock() + timedelta(days=1))})
        except HttpTroubleError as error:
            return Post(cursor=cursor, trouble=trouble_before(error).code)
        if not isinstance(kept, list):
            return Post(cursor=cursor, trouble=self._before(kept).code)
        # Newest first they come; of one second's, the later stays the later.
        came = [one for found in reversed(kept) if (one := inbound_of(found)) is not None]
        inbound = sorted(came, key=lambda one: one.at)
        newest = max((int(one.at.timestamp()) for one in inbound), default=since)
        return Post(inbound=tuple(inbound), cursor=str(max(since, newest)))

    def _search(self, where: dict[str, object], pages: int = _MOST_PAGES) -> list[dict[str, object]] | Answer:
        """The messages kept, newest first; the answer where it is not what it should be. `offset` = a page's size."""
        found: list[dict[str, object]] = []
        for page in range(1, pages + 1):
            body = {"where": where, "page": page, "offset": _PAGE}
            answer = self._ask("POST", f"/chat/findMessages/{self._instance}", body)
            told = json_of(answer)
            if not answer.good or number_at(told, "messages", "total") is None:
                return answer
            records = objects_at(told, "messages", "records")
            found += records
            if len(records) < _PAGE:
                break
        return found

    # -------------------------------------------------------------------------------------------------------- webhook

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """Prove it by the token in its header, for it is not signed; then read what it tells of our instance."""
        token = self.means.secret("webhook_token")
        if not token or not token.matches(request.headers.get(PROOF, "")):
            return WebhookAnswer(status=401)
        return WebhookAnswer(status=200, post=post_of(request.body, self.means.text("instance")))

    # ----------------------------------------------------------------------------------------------- the class's parts

    @property
    def _instance(self) -> str:
        return quote(self.means.text("instance"), safe="")

    def _missing(self) -> Check | None:
        """What must be filled in first."""
        if not self.means.text("instance") or not self.means.secret("api_key"):
            return Check(code="gateway_incomplete")
        return None

    def _headers(self) -> dict[str, str]:
        return {"apikey": self.means.secret("api_key").reveal()}

    def _session_trouble(self) -> Outcome | None:
        if missing := self._missing():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code=missing.code)
        answer = self._ask("GET", f"/instance/connectionState/{self._instance}")
        if not answer.good:
            return self._before(answer)
        state = text_at(fields_of(answer), "instance", "state")
        if state == "open":
            return None
        if not state:
            return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later")
        return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_session", said=self.means.masked(state[:100]))

    def _look_up(self, address: str) -> Chat:
        answer = self._ask("POST", f"/chat/whatsappNumbers/{self._instance}", {"numbers": [digits(address)]})
        if not answer.good:
            return Chat(refused=self._before(answer))
        found = at(json_of(answer), 0)
        jid = text_at(found, "jid")
        if flag_at(found, "exists") is False:
            return Chat(refused=Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_on_whatsapp"))
        if flag_at(found, "exists") is not True or not is_person(jid):
            return Chat(refused=Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later"))
        return Chat(jid)


def _is_same(found: object, one: InFlight, chat: str) -> bool:
    """Whether it went to that person with that text. What was typed on the phone is none of ours."""
    typed = text_at(found, "source") in _PHONES
    return not typed and text_of(found) == one.text and is_of(found, one.address, chat)


def _between(first: datetime, last: datetime) -> dict[str, str]:
    """A span as the service wants it: with one of its ends missing it would be ignored."""
    return {"gte": _instant(first), "lte": _instant(last)}


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


KIND = Kind(form=FORM, make=EvolutionGateway, traits=web_traits)
