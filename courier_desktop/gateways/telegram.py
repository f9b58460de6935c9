"""Telegram: a bot that writes to those who pressed Start, and reads what they write back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Check,
    Feed,
    Outcome,
    OutcomeKind,
    Post,
    Traits,
    WebhookAnswer,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import replace
from courier_desktop.gateways.base import Kind, Means, PlainGateway
from courier_desktop.gateways.http import Call, HttpTroubleError
from courier_desktop.gateways.reading import (
    check_code,
    fields_at,
    fields_of,
    flag_at,
    list_at,
    number_at,
    objects_at,
    text_at,
)
from courier_desktop.gateways.telegram_answers import moved_to, outcome_of, photo_refused
from courier_desktop.gateways.telegram_form import FIELDS, FORM
from courier_desktop.gateways.telegram_parts import Part, chat_of, parts_of
from courier_desktop.gateways.telegram_updates import WANTED, inbound_of, next_offset, proved, pushed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import Outgoing, WebhookRequest
    from courier_desktop.gateways.http import Answer
    from courier_desktop.gateways.reading import Fields

_A_PAGE = 100
_MOST_BUTTONS_ANSWERED = 20
# Bytes a second of an office's line: a large file takes as long as it takes.
_SLOWEST_UPLOAD = 250_000
_TOKEN = re.compile(r"[A-Za-z0-9:_-]+")
_BOT = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def start_link(bot: str, token: str) -> str:
    """The address that opens the bot with a Start button; pressing it sends us the token.

    `token` is random and used once (80 bits or more), never a tracking number: whoever has the link gets the notices.
    ValueError when Telegram would not take the name or the token.
    """
    name = bot.strip().removeprefix("@")
    if not _BOT.fullmatch(name) or not _PAYLOAD.fullmatch(token):
        msg = "a bot's name or a start token that Telegram does not take"
        raise ValueError(msg)
    return f"https://t.me/{name}?start={token}"


class TelegramGateway(PlainGateway):
    """A Telegram bot. Its token stands in the path of every request: no address is ever told or kept."""

    read_s = 20.0

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        self._means = means
        self.traits = _traits(means.values)

    def check(self) -> Check:
        """The bot's name; whether its messages come to us or go elsewhere."""
        if trouble := self._unready():
            return trouble
        me, check = self._asked("getMe")
        if not check.good:
            return check
        facts = (("bot", f"@{text_at(me, 'username')}"), ("account", text_at(me, "first_name")))
        hook, check = self._asked("getWebhookInfo")
        if check.good:
            check = self._inbox(text_at(hook, "url"), text_at(hook, "last_error_message"))
        return replace(check, facts=facts)

    def send(self, message: Outgoing) -> Outcome:
        """One request; more where files do not fit into one. After the first is taken, none is ever repeated."""
        if trouble := self._unready():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code=trouble.code)
        chat = chat_of(message.address)
        if chat is None:
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit")
        parts, code = parts_of(message)
        if code:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code=code)
        first = self._sent(chat, parts[0])
        if first.kind is not OutcomeKind.SENT:
            return first
        for part in parts[1:]:
            more = self._sent(number_at(first.learned) or chat, part)
            if more.kind is not OutcomeKind.SENT:
                return replace(first, code="media_refused", said=more.said)
        return first

    def fetch_inbound(self, cursor: str) -> Post:
        """Updates from the cursor on. Telegram forgets them when the next poll names a later one, or after 24 hours."""
        if self.traits.inbound is not Feed.POLLED:
            return Post(cursor=cursor)
        if trouble := self._unready():
            return Post(cursor=cursor, trouble=trouble.code)
        wait = self._means.number("wait_s")
        asked: Fields = {"timeout": wait, "limit": _A_PAGE, "allowed_updates": list(WANTED)}
        if offset := number_at(cursor):
            asked["offset"] = offset
        try:
            answer = self._post("getUpdates", asked, read_s=self.read_s + wait)
        except HttpTroubleError as error:
            return Post(cursor=cursor, trouble=check_code(error.code))
        found = fields_of(answer)
        if not (check := self._told(answer)).good:
            return Post(cursor=cursor, trouble=check.code)
        updates = objects_at(found, "result")
        follows = next_offset(updates) or cursor
        now = self._means.clock()
        inbound = tuple(one for update in updates if (one := inbound_of(update, now)))
        self._answer_buttons(updates)
        more = len(list_at(found, "result")) >= _A_PAGE and follows != cursor
        return Post(inbound=inbound, cursor=follows, more=more)

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """Telegram proves itself by the secret that was given to it with the webhook's address."""
        if not proved(request, self._means.secret("webhook_secret")):
            return WebhookAnswer(status=403)
        return pushed(request.body, self._means.clock())

    def remove_webhook(self) -> Check:
        """Have Telegram keep the bot's messages for polling again; what waits there stays."""
        if trouble := self._unready():
            return trouble
        try:
            answer = self._post("deleteWebhook", {"drop_pending_updates": False})
        except HttpTroubleError as error:
            return Check(code=check_code(error.code), said=error.said)
        return self._told(answer)

    def _unready(self) -> Check | None:
        token = self._means.secret("token")
        if not token or not self._means.base():
            missing = FIELDS["base_url" if token else "token"].label.es
            return Check(code="gateway_incomplete", params={"what": missing})
        return None if _TOKEN.fullmatch(token.reveal()) else Check(code="gateway_credentials")

    def _inbox(self, hook: str, hook_trouble: str) -> Check:
        """Whether what recipients write comes to us. A webhook's address may hold a secret: it is not told."""
        if self.traits.inbound is not Feed.POLLED:
            wrong = not hook or hook_trouble
            return Check(code="gateway_inbox_unreachable" if wrong else "", said=self._means.masked(hook_trouble)[:300])
        if hook:
            return Check(code="gateway_webhook_set")
        # Without an offset nothing is taken off the queue; another program that polls shows as a conflict.
        try:
            return self._told(self._post("getUpdates", {"timeout": 0, "limit": 1}))
        except HttpTroubleError as error:
            return Check(code=check_code(error.code), said=error.said)

    def _asked(self, method: str) -> tuple[Fields, Check]:
        """What Telegram tells of the bot, and whether it told."""
        try:
            answer = self._means.http.ask(Call(method="GET", url=self._url(method), read_s=self.read_s))
        except HttpTroubleError as error:
            return {}, Check(code=check_code(error.code), said=error.said)
        result = fields_at(fields_of(answer), "result")
        check = self._told(answer)
        return result, check if result or not check.good else Check(code="gateway_unexpected")

    def _told(self, answer: Answer) -> Check:
        if answer.good and flag_at(fields_of(answer), "ok") is True:
            return Check()
        outcome = outcome_of(answer, 0, self._means)
        return Check(code=check_code(outcome.code), said=outcome.said)

    def _sent(self, chat: int, part: Part) -> Outcome:
        """One part, sent. What Telegram surely did not take goes once more in the form that it asks for."""
        try:
            answer = self._post_part(chat, part)
            if moved := moved_to(answer):
                again = outcome_of(self._post_part(moved, part), moved, self._means)
                return replace(again, learned=str(moved))
            if part.is_photo and photo_refused(answer):
                answer = self._post_part(chat, part.as_document())
        except HttpTroubleError as error:
            return error.outcome()
        return outcome_of(answer, chat, self._means)

    def _post_part(self, chat: int, part: Part) -> Answer:
        if part.file is None:
            return self._post("sendMessage", {"chat_id": chat, "text": part.text})
        call = Call(
            method="POST",
            url=self._url(part.method),
            form=(("chat_id", str(chat)), *((("caption", part.text),) if part.text else ())),
            files=((part.field_name, part.file.name, part.file.media_type, part.file.content),),
            read_s=self.read_s + len(part.file.content) / _SLOWEST_UPLOAD,
        )
        return self._means.http.ask(call)

    def _answer_buttons(self, updates: list[Fields]) -> None:
        """Stop the buttons' clocks on the phones; whether it works matters to nobody else."""
        pressed = [one for update in updates if (one := text_at(update, "callback_query", "id"))]
        for one in pressed[:_MOST_BUTTONS_ANSWERED]:
            try:
                self._post("answerCallbackQuery", {"callback_query_id": one})
            except HttpTroubleError:
                return

    def _post(self, method: str, body: Fields, read_s: float = 0.0) -> Answer:
        call = Call(method="POST", url=self._url(method), body_json=body, read_s=read_s or self.read_s)
        return self._means.http.ask(call)

    def _url(self, method: str) -> str:
        return f"{self._means.base()}/bot{self._means.secret('token').reveal()}/{method}"


def _traits(values: Mapping[str, Value]) -> Traits:
    """Telegram takes about 30 messages a second, and one a second to one person."""
    return Traits(
        channel=Channel.TELEGRAM,
        inbound=Feed.WEBHOOK if values.get("receive") == "webhook" else Feed.POLLED,
        attachments=True,
        harmless=bool(values.get("harmless", False)),
        longest=4096,
        pace_s=0.05,
        person_pace_s=1.0,
        poll_s=15.0,
    )


KIND = Kind(form=FORM, make=TelegramGateway, traits=_traits)
