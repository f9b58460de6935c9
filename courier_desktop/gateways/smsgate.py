"""SMSGate: an Android phone of the office as SMS gateway, on the local network or through its makers' cloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Check,
    Feed,
    Found,
    MessageState,
    Outcome,
    OutcomeKind,
    Post,
    Reconciled,
    StateNews,
    Traits,
    forward,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.phone import phone_key
from courier_desktop.gateways import reading
from courier_desktop.gateways.base import Kind, PlainGateway, sent
from courier_desktop.gateways.http import Call, HttpTroubleError, usual_outcome
from courier_desktop.gateways.smsgate_form import CLOUD, CLOUD_URL, FORM
from courier_desktop.gateways.smsgate_news import Inbox, state_news, webhook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import InFlight, Outgoing, WebhookAnswer, WebhookRequest
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

# Eight parts of plain letters: from nine on Android itself refuses.
_LONGEST = 1224
_MOST_RESENDS = 9
_SHORTEST_TTL_S = 30
_LONGEST_TTL_S = 7 * 86_400
_CONFLICT = 409
_NOT_FOUND = 404
_NO_SUCH_PAGE = frozenset({404, 405})
_UNAVAILABLE = 503
_BAD_REQUEST = 400
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
# The phone was asked to send and did not: these would fail the same way again.
_POINTLESS = frozenset({"number_wrong", "number_landline"})


def traits(values: Mapping[str, Value]) -> Traits:
    """What the phone can do; the cloud keeps no inbox, so replies come by webhook there."""
    cap = values.get("daily_cap", 0)
    return Traits(
        channel=Channel.SMS,
        inbound=Feed.WEBHOOK if values.get("mode") == CLOUD else Feed.POLLED,
        states=Feed.POLLED,
        reconciles=True,
        segments=True,
        longest=_LONGEST,
        pace_s=12.0,
        jitter_s=8.0,
        daily_cap=cap if isinstance(cap, int) and cap > 0 else None,
        poll_s=30.0,
    )


class SmsGateGateway(PlainGateway):
    """Each message goes under our own id, so that the phone knows it again: a cut send is found by that id.

    A message that the phone could not send is sent anew under the id with "-2", "-3" … behind it.
    """

    read_s = 20.0

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        self.traits = traits(means.values)
        self._means = means
        self._cloud = means.text("mode") == CLOUD
        self._base = _base_of(means.base(), cloud=self._cloud)
        self._inbox = Inbox(self._ask, means)

    # ------------------------------------------------------------------------------------------------------- checking

    def check(self) -> Check:
        """Whether the phone is there, is SMSGate, and takes the name and password."""
        if missing := self._missing():
            return Check(code="gateway_incomplete", params={"what": missing})
        try:
            version = "" if self._cloud else self._version()
            if version is None:
                return Check(code="gateway_unexpected")
            answer = self._ask("GET", "/devices" if self._cloud else "/device")
            if answer.status in _NO_SUCH_PAGE:
                answer = self._ask("GET", "/messages", query=(("limit", "1"),))
        except HttpTroubleError as error:
            return Check(code=error.code, said=error.said)
        if not answer.good:
            outcome = self._refused(answer)
            return Check(code=outcome.code, said=outcome.said)
        if not isinstance(reading.json_of(answer), list):
            return Check(code="gateway_unexpected")
        phones = [reading.said(reading.text_at(one, "name")) for one in reading.objects_at(reading.json_of(answer))]
        facts = [("version", reading.said(version)), ("phone", ", ".join(name for name in phones if name))]
        return Check(facts=tuple((name, self._means.masked(value)) for name, value in facts if value))

    def _version(self) -> str | None:
        """The app's version, told without a password: what answers otherwise is not the phone. None then."""
        answer = self._ask("GET", "/health", known=False)
        # An ill phone (empty battery, failed messages) tells so with 500, in the same words.
        told = reading.fields_of(answer)
        return reading.text_at(told, "version") if reading.text_at(told, "status") else None

    def _missing(self) -> str:
        """What is not filled in, as the app on the phone calls it; "" when all is."""
        if not self._base:
            return "Local address"
        if not self._means.text("username"):
            return "Username"
        return "" if self._means.secret("password") else "Password"

    # -------------------------------------------------------------------------------------------------------- sending

    def prepare(self, message: Outgoing) -> str:
        """Our own id: it is the phone's too."""
        return message.message_id

    def send(self, message: Outgoing) -> Outcome:
        """Hand it to the phone, which sends it in its turn: the phone's own failures are told as states."""
        if missing := self._missing():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_incomplete", said=missing)
        address = phone_key(message.address)
        if not _E164.fullmatch(address):
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit")
        if message.attachments:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="media_refused")
        if len(message.text) > _LONGEST:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long", said=str(_LONGEST))
        body = self._body(message, address)
        if body is None:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="day_over")
        try:
            return self._send(message.message_id, body)
        except HttpTroubleError as error:
            return error.outcome()

    def _body(self, message: Outgoing, address: str) -> dict[str, object] | None:
        """The request; None when the message is past its time."""
        body: dict[str, object] = {
            "textMessage": {"text": message.text},
            "phoneNumbers": [address],
            "withDeliveryReport": self._means.switch("delivery_report"),
        }
        if message.expires_at is not None:
            left = int((message.expires_at - self._means.clock()).total_seconds())
            if left <= 0:
                return None
            body["ttl"] = max(_SHORTEST_TTL_S, min(left, _LONGEST_TTL_S))
        if (sim := self._means.number("sim")) > 0:
            body["simNumber"] = sim
        return body

    def _send(self, base_id: str, body: Mapping[str, object]) -> Outcome:
        """Under its id; where the phone says that the one of that id failed, under the next."""
        for turn in range(1, _MOST_RESENDS + 1):
            known_as = _numbered(base_id, turn)
            answer = self._ask("POST", "/messages", body={"id": known_as, **body})
            if answer.status != _CONFLICT:
                return self._outcome(answer, known_as)
            failed = self._failure_of(known_as)
            if failed is None:
                return sent(known_as)
            if failed.code in _POINTLESS:
                return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code=failed.code, said=failed.said)
        return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="sms_failed")

    def _failure_of(self, known_as: str) -> StateNews | None:
        """Why the phone could not send what it has under that id; None when it did, will, or does not say."""
        try:
            news = self._news(self._ask("GET", f"/messages/{known_as}"), known_as)
        except HttpTroubleError:
            return None
        return news if news is not None and news.state is MessageState.FAILED else None

    def _outcome(self, answer: Answer, known_as: str) -> Outcome:
        fields = reading.fields_of(answer)
        if answer.good and reading.text_at(fields, "id") == known_as:
            return sent(known_as)
        return self._refused(answer)

    def _refused(self, answer: Answer) -> Outcome:
        """What an answer that is no success means."""
        fields = reading.fields_of(answer)
        words = self._means.masked(reading.said(reading.text_at(fields, "message") or reading.text_at(fields, "error")))
        if answer.status in _NO_SUCH_PAGE:
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_address_wrong", said=words)
        if answer.status == _UNAVAILABLE and reading.text_at(fields, "error") == "QueueLimitExceeded":
            return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later", said=words)
        if answer.status == _BAD_REQUEST and "expired" in words:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="day_over", said=words)
        return usual_outcome(answer, self._means.clock(), words)

    # --------------------------------------------------------------------------------------------------------- states

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """What the phone says of each; it stops at the first that gets no answer."""
        found: list[StateNews] = []
        for one in pending:
            known_as = one.reference or one.message_id
            try:
                news = self._news(self._ask("GET", f"/messages/{known_as}"), known_as)
            except HttpTroubleError:
                break
            if news is not None and forward(one.state, news.state) is not one.state:
                found.append(_named(news, one.message_id))
        return found

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        """Whether the phone has them, by their ids; when it stops answering, it is not asked on."""
        found: list[Reconciled] = []
        try:
            for one in messages:
                found.append(self._reconciled(one))  # noqa: PERF401 - those before a trouble stay
        except HttpTroubleError:
            left = messages[len(found) :]
            found += [Reconciled(message_id=one.message_id, found=Found.NOT_YET) for one in left]
        return found

    def _reconciled(self, one: InFlight) -> Reconciled:
        """The last of its ids that the phone knows. No answer that can be trusted = not yet."""
        last: StateNews | None = None
        for turn in range(1, _MOST_RESENDS + 1):
            known_as = _numbered(one.message_id, turn)
            answer = self._ask("GET", f"/messages/{known_as}")
            news = self._news(answer, known_as)
            if news is None and not (answer.status == _NOT_FOUND and self._is_the_phone()):
                return Reconciled(message_id=one.message_id, found=Found.NOT_YET)
            if news is None:
                break
            last = _named(news, one.message_id)
            if news.state is not MessageState.FAILED:
                break
        if last is None:
            return Reconciled(message_id=one.message_id, found=Found.NOT_THERE)
        return Reconciled(message_id=one.message_id, found=Found.THERE, news=last)

    def _is_the_phone(self) -> bool:
        """Whether it is SMSGate that says "not here": another device may have got the phone's address."""
        answer = self._ask("GET", "/messages", query=(("limit", "1"),))
        return answer.good and isinstance(reading.json_of(answer), list)

    def _news(self, answer: Answer, known_as: str) -> StateNews | None:
        fields = reading.fields_of(answer)
        if not answer.good or reading.text_at(fields, "id") != known_as:
            return None
        return state_news(fields, known_as, self._means)

    # --------------------------------------------------------------------------------------------------------- inbound

    def fetch_inbound(self, cursor: str) -> Post:
        """The SMS that people wrote to the phone; those of short numbers and names (banks, carriers) are not read."""
        if self._cloud or self._missing():
            return Post(cursor=cursor)
        return self._inbox.fetch(cursor)

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """A request that the phone signed with the webhook key, less than five minutes ago."""
        return webhook(request, self._means)

    # ----------------------------------------------------------------------------------------------------------------

    def _ask(
        self,
        method: str,
        path: str,
        *,
        query: Sequence[tuple[str, str]] = (),
        body: object = None,
        known: bool = True,
    ) -> Answer:
        """One request; `known` = with name and password."""
        return self._means.http.ask(
            Call(
                method=method,
                url=self._base + path,
                basic=(self._means.text("username"), self._means.secret("password")) if known else None,
                query=query,
                body_json=body,
                read_s=self.read_s,
            )
        )


def _base_of(typed: str, *, cloud: bool) -> str:
    """The base address, with what people leave out; "" when there is none."""
    if not typed:
        return CLOUD_URL if cloud else ""
    if "://" in typed:
        return typed
    return f"{'https' if cloud else 'http'}://{typed}"


def _numbered(base_id: str, turn: int) -> str:
    return base_id if turn == 1 else f"{base_id}-{turn}"


def _named(news: StateNews, message_id: str) -> StateNews:
    from courier_desktop.domain.values import replace

    return replace(news, message_id=message_id)


KIND = Kind(form=FORM, make=SmsGateGateway, traits=traits)
