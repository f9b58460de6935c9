"""Twilio: SMS and WhatsApp through one account; both directions by asking, so it works behind any router."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Check,
    Feed,
    Outcome,
    OutcomeKind,
    Post,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.gateways import reading
from courier_desktop.gateways.base import Kind, PlainGateway, sent
from courier_desktop.gateways.http import HttpTroubleError, usual_outcome
from courier_desktop.gateways.twilio_account import Account, Way, check_account
from courier_desktop.gateways.twilio_codes import meaning
from courier_desktop.gateways.twilio_form import SMS_FORM, WHATSAPP_FORM
from courier_desktop.gateways.twilio_inbox import Inbox
from courier_desktop.gateways.twilio_news import GONE_WRONG, state_news, webhook
from courier_desktop.gateways.twilio_search import Search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import InFlight, Outgoing, Reconciled, WebhookAnswer, WebhookRequest
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

_LONGEST = 1600
_LONGEST_VALIDITY_S = 36_000
_SERVER_ERRORS = 500
# With more than these, a list tells sooner than asking for each.
_ONE_BY_ONE = 20
_CONTENT_SID = re.compile(r"HX[0-9a-fA-F]{32}")
_MESSAGE_SID = re.compile(r"(?:SM|MM)[0-9a-fA-F]{32}")


def sms_traits(values: Mapping[str, Value]) -> Traits:
    """One SMS a second: what a long number may send."""
    return Traits(
        channel=Channel.SMS,
        inbound=Feed.POLLED,
        states=Feed.POLLED,
        reconciles=True,
        segments=True,
        priced=True,
        longest=_LONGEST,
        pace_s=1.0,
        daily_cap=_cap(values),
    )


def whatsapp_traits(values: Mapping[str, Value]) -> Traits:
    """Official WhatsApp: outside the 24 hours only approved templates."""
    return Traits(
        channel=Channel.WHATSAPP,
        inbound=Feed.POLLED,
        states=Feed.POLLED,
        reconciles=True,
        templates=True,
        priced=True,
        longest=_LONGEST,
        pace_s=0.2,
        person_pace_s=6.0,
        daily_cap=_cap(values),
    )


class TwilioGateway(PlainGateway):
    """Messages of one sender of one account. Twilio knows no id of ours: a cut send is looked for in its list."""

    read_s = 20.0

    def __init__(self, means: Means, traits: Traits) -> None:
        """Nothing is asked yet."""
        self.traits = traits
        self._means = means
        self._way = Way.WHATSAPP if traits.channel is Channel.WHATSAPP else Way.SMS
        self._account = Account(means, self._way, lambda: self.read_s)
        self._inbox = Inbox(self._account, means)
        self._search = Search(self._account, means)

    def check(self) -> Check:
        """Whether the account takes the key, is active, has credit, and owns the sender."""
        return check_account(self._account, self._means)

    # -------------------------------------------------------------------------------------------------------- sending

    def send(self, message: Outgoing) -> Outcome:
        """Hand it to Twilio, once."""
        if missing := self._account.missing():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code="gateway_incomplete", said=missing)
        refused = self._unfit(message)
        if refused is not None:
            return refused
        try:
            answer = self._account.post_message(self._form(message))
        except HttpTroubleError as error:
            return error.outcome()
        outcome = self._outcome(answer)
        if outcome.reference:
            self._search.sent(outcome.reference, message.message_id)
        return outcome

    def _unfit(self, message: Outgoing) -> Outcome | None:
        """Why it cannot go, known without asking; None when it can."""
        if not self._account.to(message.address):
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit")
        if message.attachments:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="media_needs_address")
        if message.expires_at is not None and message.expires_at <= self._means.clock():
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="day_over")
        if self._way is Way.WHATSAPP and message.template is not None:
            good = _CONTENT_SID.fullmatch(message.template.name)
            return None if good else Outcome(kind=OutcomeKind.FINAL_CONTENT, code="template_missing")
        if self._way is Way.WHATSAPP and message.window_open is False:
            return Outcome(kind=OutcomeKind.NEEDS_TEMPLATE, code="window_closed")
        if len(message.text) > _LONGEST:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long", said=str(_LONGEST))
        return None

    def _form(self, message: Outgoing) -> list[tuple[str, str]]:
        """The request's fields."""
        form = [("To", self._account.to(message.address)), self._account.sender()]
        template = message.template if self._way is Way.WHATSAPP else None
        if template is None:
            form.append(("Body", message.text))
        else:
            form.append(("ContentSid", template.name))
            if variables := _variables(template.names, (*template.values, *_some(template.button_value))):
                form.append(("ContentVariables", json.dumps(variables, ensure_ascii=False)))
        if self._way is Way.SMS:
            form.append(("SmartEncoded", "true"))
            if message.expires_at is not None:
                left = int((message.expires_at - self._means.clock()).total_seconds())
                form.append(("ValidityPeriod", str(max(1, min(left, _LONGEST_VALIDITY_S)))))
        if (callback := self._means.text("public_url")).startswith("https://"):
            form.append(("StatusCallback", callback))
        return form

    def _outcome(self, answer: Answer) -> Outcome:
        """What Twilio's answer to a message means."""
        fields = reading.fields_of(answer)
        if not answer.good:
            return self._refused(answer, fields)
        sid = reading.text_at(fields, "sid")
        status = reading.text_at(fields, "status")
        if not _MESSAGE_SID.fullmatch(sid) or not status:
            return usual_outcome(answer, self._means.clock())
        if status in GONE_WRONG:
            return self._by_code(reading.number_at(fields, "error_code"), self._words(fields, "error_message"))
        segments = min(max(0, reading.number_at(fields, "num_segments") or 0), 255)
        cost = reading.cost_at(fields, reading.text_at(fields, "price_unit"), "price")
        return sent(sid, segments=segments, cost=cost)

    def _refused(self, answer: Answer, fields: reading.Fields) -> Outcome:
        words = self._words(fields, "message")
        outcome = usual_outcome(answer, self._means.clock(), words)
        # 429 is never processed, whatever its body; after a 5xx the message may be queued all the same.
        if outcome.kind in {OutcomeKind.RETRY_WAIT, OutcomeKind.UNKNOWN_MAYBE_SENT}:
            return outcome
        code = reading.number_at(fields, "code")
        return self._by_code(code, words) if meaning(code) else outcome

    def _by_code(self, code: int | None, words: str) -> Outcome:
        kind, wording = meaning(code) or (OutcomeKind.FINAL_CONTENT, "gateway_refused")
        wait = 30.0 if kind is OutcomeKind.RETRY_WAIT else 0.0
        return Outcome(kind=kind, code=wording, said=f"{code or ''} {words}".strip(), wait_s=wait)

    def _words(self, fields: reading.Fields, name: str) -> str:
        return self._means.masked(reading.said(reading.text_at(fields, name)))

    # ---------------------------------------------------------------------------------------------------- states, news

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """What Twilio says of each message that it gave an id, with segments and price once it knows them."""
        wanted = {one.reference: one for one in pending if _MESSAGE_SID.fullmatch(one.reference)}
        if not wanted or self._account.missing():
            return ()
        try:
            if len(wanted) > _ONE_BY_ONE:
                told = self._account.listed_since(min(one.began_at for one in wanted.values()))
            else:
                told = (self._account.message(sid) for sid in wanted)
            return [
                news
                for fields in told
                if (one := wanted.get(reading.text_at(fields, "sid")))
                and (news := state_news(fields, one.message_id, self._means))
            ]
        except HttpTroubleError:
            return ()

    def fetch_inbound(self, cursor: str) -> Post:
        """What people wrote to the sender since yesterday, once each."""
        return Post(cursor=cursor) if self._account.missing() else self._inbox.fetch(cursor)

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        """What Twilio's list of messages to these people says."""
        return self._search.reconcile(messages)

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """A request that Twilio signed with the Auth Token, for the address that it was told."""
        return webhook(request, self._means, self._way)


def _cap(values: Mapping[str, Value]) -> int | None:
    cap = values.get("daily_cap", 0)
    return cap if isinstance(cap, int) and cap > 0 else None


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _variables(names: tuple[str, ...], values: tuple[str, ...]) -> dict[str, str]:
    """The values by name or number, none empty, none with line breaks: Twilio refuses such."""
    keys = [*names, *(str(place) for place in range(len(names) + 1, len(values) + 1))]
    return {key: " ".join(value.split()) or "-" for key, value in zip(keys, values, strict=False)}


SMS_KIND = Kind(form=SMS_FORM, make=lambda means: TwilioGateway(means, sms_traits(means.values)), traits=sms_traits)
WHATSAPP_KIND = Kind(
    form=WHATSAPP_FORM,
    make=lambda means: TwilioGateway(means, whatsapp_traits(means.values)),
    traits=whatsapp_traits,
)
