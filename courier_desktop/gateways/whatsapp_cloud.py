"""WhatsApp's Cloud API (Meta): approved templates, free text inside the 24-hour window, files; news by webhook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Check,
    Feed,
    MessageState,
    Outcome,
    OutcomeKind,
    StateNews,
    Traits,
    WebhookAnswer,
    forward,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import replace
from courier_desktop.domain.whatsapp_templates import APPROVED, ApprovedTemplate, Fetched
from courier_desktop.gateways.base import Kind, Means, PlainGateway, sent
from courier_desktop.gateways.http import Call, HttpTroubleError
from courier_desktop.gateways.reading import (
    check_code,
    fields_of,
    list_at,
    objects_at,
    text_at,
    time_at,
)
from courier_desktop.gateways.whatsapp_cloud_bodies import bodies_of, other_spelling, recipient_of, unfit
from courier_desktop.gateways.whatsapp_cloud_errors import error_outcome
from courier_desktop.gateways.whatsapp_cloud_form import FIELDS, FORM
from courier_desktop.gateways.whatsapp_cloud_templates import FIELDS as TEMPLATE_FIELDS
from courier_desktop.gateways.whatsapp_cloud_templates import template_of
from courier_desktop.gateways.whatsapp_cloud_webhook import post_of, signed, subscribed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import InFlight, Outgoing, WebhookRequest
    from courier_desktop.gateways.http import Answer
    from courier_desktop.gateways.reading import Fields
    from courier_desktop.gateways.whatsapp_cloud_bodies import Upload

_VERSION = re.compile(r"v[0-9]+\.[0-9]+")
_ID = re.compile(r"[0-9]+")
_NUMBER_FIELDS = "display_phone_number,verified_name,quality_rating"
_A_PAGE = 100
_MOST_PAGES = 50
_MOST_ASKED = 20
# Bytes a second of an office's line: a large file takes as long as it takes.
_SLOWEST_UPLOAD = 250_000
_UNSURE = OutcomeKind.UNKNOWN_MAYBE_SENT
_HISTORY = {
    "SENT": MessageState.SENT,
    "DELIVERED": MessageState.DELIVERED,
    "READ": MessageState.READ,
    "FAILED": MessageState.FAILED,
}


class WhatsAppCloudGateway(PlainGateway):
    """One number of a WhatsApp Business account."""

    read_s = 20.0

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        self._means = means
        self.traits = _traits(means.values)

    def check(self) -> Check:
        """The number as Meta knows it, its approved templates, and whether Meta posts news to anybody."""
        if trouble := self._unready("waba_id") or self._unready_for_news():
            return trouble
        told, check = self._asked(self._means.text("phone_number_id"), (("fields", _NUMBER_FIELDS),))
        if not check.good:
            return check
        facts = [
            ("number", text_at(told, "display_phone_number")),
            ("account", text_at(told, "verified_name")),
            ("quality", text_at(told, "quality_rating")),
        ]
        fetched = self.fetch_templates()
        check = fetched.check
        if check.good:
            approved = sum(one.status == APPROVED for one in fetched.templates)
            facts.append(("templates", str(approved)))
            check = self._news() if approved else Check(code="template_missing")
        masked = tuple((name, self._means.masked(value)) for name, value in facts if value)
        return replace(check, facts=masked)

    def send(self, message: Outgoing) -> Outcome:
        """Files are uploaded first: until the message itself is asked for, nothing can have gone out."""
        if trouble := self._unready():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code=trouble.code)
        to = recipient_of(message.address)
        if to is None:
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit")
        if message.template is None and not message.window_open:
            # Without a webhook nobody knows whether the window is open (None): only a template surely goes.
            code = "template_missing" if message.window_open is None else "window_closed"
            return Outcome(kind=OutcomeKind.NEEDS_TEMPLATE, code=code)
        if code := unfit(message):
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code=code)
        uploads = self._uploaded(message)
        if isinstance(uploads, Outcome):
            return uploads
        return self._send_all(to, bodies_of(message, uploads), message.attempt)

    def fetch_templates(self) -> Fetched:
        """Every template of the account, approved or not, in Meta's order; or why they could not be had."""
        if trouble := self._unready("waba_id"):
            return Fetched(check=trouble)
        found: dict[tuple[str, str], ApprovedTemplate] = {}
        after = ""
        for _ in range(_MOST_PAGES):
            query = [("fields", TEMPLATE_FIELDS), ("limit", str(_A_PAGE)), *([("after", after)] if after else [])]
            told, check = self._asked(f"{self._means.text('waba_id')}/message_templates", query)
            if not check.good:
                return Fetched(check=check)
            listed = objects_at(told, "data")
            found |= {(one.name, one.language): one for raw in listed if (one := template_of(raw))}
            follows = text_at(told, "paging", "cursors", "after")
            whole = len(listed) < _A_PAGE and not text_at(told, "paging", "next")
            if not listed or whole or follows in {"", after}:
                break
            after = follows
        return Fetched(templates=tuple(found.values()))

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """By the message history of Meta's own description, where the owner has switched that probe on."""
        if not self._means.switch("history_probe") or self._unready():
            return ()
        news: list[StateNews] = []
        for one in [one for one in pending if one.reference][:_MOST_ASKED]:
            query = (("message_id", one.reference), ("fields", "id,message_id,events{delivery_status,timestamp}"))
            told, check = self._asked(f"{self._means.text('phone_number_id')}/message_history", query)
            if not check.good:
                break
            if found := _history(told, one):
                news.append(found)
        return news

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """Meta's one question whether the address is ours, and its signed news."""
        if request.method == "GET":
            return subscribed(request, self._means.secret("verify_token"))
        if not signed(request, self._means.secret("app_secret")):
            return WebhookAnswer(status=403)
        post = post_of(request.body, self._means.text("phone_number_id"), self._means.clock())
        masked = tuple(replace(one, said=self._means.masked(one.said)) for one in post.states)
        return WebhookAnswer(status=200, post=replace(post, states=masked))

    def _unready(self, *also: str) -> Check | None:
        """What is missing, or cannot be right, before anything is asked."""
        ids = ("phone_number_id", *also)
        known = {name: self._means.text(name) for name in (*ids, "version", "base_url")}
        known["access_token"] = token = self._means.secret("access_token").reveal().strip()
        missing = next((name for name, value in known.items() if not value), "")
        if missing:
            return Check(code="gateway_incomplete", params={"what": FIELDS[missing].label.es})
        if not (token.isascii() and token.isprintable()):
            return Check(code="gateway_credentials")
        if not all(_ID.fullmatch(known[name]) for name in ids):
            return Check(code="gateway_sender")
        return None if _VERSION.fullmatch(known["version"]) else Check(code="gateway_address_wrong")

    def _unready_for_news(self) -> Check | None:
        if not self._means.switch("webhook"):
            return None
        missing = next((name for name in ("app_secret", "verify_token") if not self._means.secret(name)), "")
        return Check(code="gateway_incomplete", params={"what": FIELDS[missing].label.es}) if missing else None

    def _news(self) -> Check:
        """Whether an app listens to the account's news, where the owner counts on it."""
        if not self._means.switch("webhook"):
            return Check()
        told, check = self._asked(f"{self._means.text('waba_id')}/subscribed_apps", ())
        return check if not check.good or list_at(told, "data") else Check(code="gateway_inbox_unreachable")

    def _uploaded(self, message: Outgoing) -> list[Upload] | Outcome:
        """The files with Meta's ids of them, or what kept one from being uploaded."""
        found: list[Upload] = []
        for file in message.attachments:
            call = replace(
                self._call("POST", f"{self._means.text('phone_number_id')}/media"),
                form=(("messaging_product", "whatsapp"), ("type", file.media_type)),
                files=(("file", file.name, file.media_type, file.content),),
                read_s=self.read_s + len(file.content) / _SLOWEST_UPLOAD,
            )
            try:
                answer = self._means.http.ask(call)
            except HttpTroubleError as error:
                return _nothing_sent(error.outcome())
            media_id = text_at(fields_of(answer), "id")
            if not answer.good or not media_id:
                return _nothing_sent(error_outcome(answer, self._means, message.attempt))
            found.append((file, media_id))
        return found

    def _send_all(self, to: Fields, bodies: Sequence[Fields], attempt: int) -> Outcome:
        """After the first is taken, nothing is ever repeated: what its files meet stands beside it."""
        first, who = self._send_first(to, bodies[0], attempt)
        if first.kind is not OutcomeKind.SENT:
            return first
        for body in bodies[1:]:
            more = self._sent(who, body, attempt)
            if more.kind is not OutcomeKind.SENT:
                return replace(first, code="media_refused", said=more.said)
        return first

    def _send_first(self, to: Fields, body: Fields, attempt: int) -> tuple[Outcome, Fields]:
        """The message, and to whom it went.

        A number that is not on a development account's list goes once more as the list may have it: nothing was sent.
        """
        outcome = self._sent(to, body, attempt)
        other = other_spelling(to)
        if outcome.code != "recipient_not_allowed" or other is None:
            return outcome, to
        again = self._sent(other, body, attempt)
        if again.kind is OutcomeKind.SENT:
            return replace(again, learned=again.learned or str(other["to"])), other
        return again, other

    def _sent(self, to: Fields, body: Fields, attempt: int) -> Outcome:
        call = self._call("POST", f"{self._means.text('phone_number_id')}/messages")
        try:
            answer = self._means.http.ask(replace(call, body_json=to | body))
        except HttpTroubleError as error:
            return error.outcome()
        told = fields_of(answer)
        reference = text_at(told, "messages", 0, "id")
        if not answer.good or not reference:
            return error_outcome(answer, self._means, attempt)
        learned = text_at(told, "contacts", 0, "wa_id") or text_at(told, "contacts", 0, "user_id")
        status = text_at(told, "messages", 0, "message_status")
        if status == "paused":
            # Taken, its delivery stopped: it may go on by itself, so it is not sent again without a person's word.
            return Outcome(kind=_UNSURE, reference=reference, code="template_paused", said=status, learned=learned)
        return sent(reference, learned=learned, said="" if status in {"", "accepted"} else self._means.masked(status))

    def _asked(self, path: str, query: Sequence[tuple[str, str]]) -> tuple[Fields, Check]:
        """What Meta tells, and whether it told."""
        try:
            answer = self._means.http.ask(replace(self._call("GET", path), query=query))
        except HttpTroubleError as error:
            return {}, Check(code=check_code(error.code), said=error.said)
        told = fields_of(answer)
        if answer.good and told and "error" not in told:
            return told, Check()
        return {}, self._refused(answer)

    def _refused(self, answer: Answer) -> Check:
        outcome = error_outcome(answer, self._means, 1)
        return Check(code=check_code(outcome.code), said=outcome.said)

    def _call(self, method: str, path: str) -> Call:
        url = f"{self._means.base()}/{self._means.text('version')}/{path}"
        headers = {"Authorization": f"Bearer {self._means.secret('access_token').reveal().strip()}"}
        return Call(method=method, url=url, headers=headers, read_s=self.read_s)


def _nothing_sent(outcome: Outcome) -> Outcome:
    """What a trouble with an upload means: whatever became of the file, nobody was sent anything."""
    if outcome.kind is _UNSURE:
        return Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later", said=outcome.said)
    return replace(outcome, code="media_refused") if outcome.code == "gateway_refused" else outcome


def _history(told: Fields, message: InFlight) -> StateNews | None:
    """How far a message has come by its events, in whatever order they stand."""
    found: StateNews | None = None
    for entry in objects_at(told, "data"):
        if text_at(entry, "message_id") not in {"", message.reference}:
            continue
        for event in objects_at(entry, "events", "data"):
            state = _HISTORY.get(text_at(event, "delivery_status"))
            if state is None or (found and forward(found.state, state) is found.state):
                continue
            found = StateNews(
                state=state,
                message_id=message.message_id,
                reference=message.reference,
                at=time_at(event, "timestamp"),
                code="not_delivered" if state is MessageState.FAILED else "",
            )
    return found


def _traits(values: Mapping[str, Value]) -> Traits:
    """Meta takes 80 messages a second (20 beside the phone's app), one in six seconds to one person."""
    news = Feed.WEBHOOK if values.get("webhook") else Feed.NONE
    asked = Feed.POLLED if values.get("history_probe") and news is Feed.NONE else news
    cap = values.get("daily_cap")
    return Traits(
        channel=Channel.WHATSAPP,
        inbound=news,
        states=asked,
        templates=True,
        attachments=True,
        priced=True,
        longest=4096,
        pace_s=0.05,
        person_pace_s=6.0,
        daily_cap=cap if isinstance(cap, int) and not isinstance(cap, bool) and cap > 0 else None,
    )


KIND = Kind(form=FORM, make=WhatsAppCloudGateway, traits=_traits)
