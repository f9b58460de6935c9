"""Any service that takes a message by an HTTP request: the owner writes the request and how to read the answer."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from courier_desktop.domain.messaging import (
    Check,
    Feed,
    Inbound,
    InboundKind,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
    Post,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.phone import digits, normalize_phone
from courier_desktop.domain.sms import strip_accents
from courier_desktop.domain.words import Language
from courier_desktop.gateways.base import Kind, PlainGateway, sent
from courier_desktop.gateways.http import Call, HttpTroubleError, is_near, usual_outcome
from courier_desktop.gateways.http_template_fill import Content, Request, TemplateError, header_lines, in_url
from courier_desktop.gateways.http_template_form import FORM
from courier_desktop.gateways.http_template_rules import (
    in_the_open,
    matches,
    path_holds,
    pattern,
    state_at,
    state_words,
    statuses,
    steps,
)
from courier_desktop.gateways.reading import json_of, list_at, said, text_at, time_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import Outgoing
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

_METHODS = frozenset({"POST", "GET", "PUT"})
_MOVED = range(300, 400)
_NOT_ALLOWED = frozenset({401, 403})
_MOST_ASKED = 40
_MASK = "***"


class HttpTemplateGateway(PlainGateway):
    """Fills the owner's templates; what an answer means follows from the owner's rules, the cautious way in doubt."""

    read_s = 20.0

    def __init__(self, means: Means) -> None:
        """Nothing is asked yet."""
        self.means = means
        self.traits = traits_of(means.values)
        self._turn = 0

    # ---------------------------------------------------------------------------------------------------------- check

    def check(self) -> Check:
        """Whether every setting can be read, and the service answers: at the test address, else at all."""
        if wrong := self._wrong_setting():
            return wrong
        told = self.means.text("check_url")
        try:
            if told:
                answer = self._get(told, self._values(_SAMPLE))
            else:
                parts = urlsplit(self.means.text("url"))
                root = f"{parts.scheme}://{parts.netloc}/"
                answer = self.means.http.ask(Call(method="HEAD", url=root, read_s=self.read_s))
        except HttpTroubleError as error:
            code = "gateway_unreachable" if error.written else error.code
            return Check(code=code, said=self._masked(error.said))
        if not told or (answer.good and not _is_page(answer)):
            return Check(facts=(("server", urlsplit(self.means.text("url")).hostname or ""),))
        code = "gateway_credentials" if answer.status in _NOT_ALLOWED else "gateway_unexpected"
        return Check(code=code, said=self._masked(said(f"{answer.status} {answer.text[:500]}")))

    def _wrong_setting(self) -> Check | None:
        """The first setting that cannot be used."""
        if not self.means.text("url"):
            return Check(code="gateway_incomplete", params={"what": "URL"})
        try:
            self._request().filled(self._values(_SAMPLE))
            self._rules()
            for name in ("check_url", "state_url", "inbound_url"):
                if self.means.text(name):
                    in_url(self.means.text(name), self._values(_SAMPLE), name)
        except TemplateError as error:
            code = "gateway_address_wrong" if error.name.endswith("url") else "gateway_setting_wrong"
            return Check(code=code, params={"what": error.name})
        for name in ("url", "headers", "body", "check_url", "state_url", "inbound_url"):
            if in_the_open(name, str(self.means.values.get(name, ""))):
                return Check(code="gateway_key_in_the_open", params={"what": name})
        return self._careless()

    def _careless(self) -> Check | None:
        """What would do harm though it can be read."""
        # Without a rule for what is good, a hotel's welcome page would be taken for a sent message.
        if not any(self.means.text(name) for name in ("success_pattern", "success_path", "id_path")):
            return Check(code="gateway_incomplete", params={"what": "success_pattern / success_path / id_path"})
        host = urlsplit(self.means.text("url")).hostname or ""
        if self.means.text("url").startswith("http://") and not is_near(host):
            return Check(code="gateway_plain_http", said=host)
        return None

    # ----------------------------------------------------------------------------------------------------------- send

    def send(self, message: Outgoing) -> Outcome:
        """Send it once, also by GET."""
        if wrong := self._wrong_setting():
            return Outcome(kind=OutcomeKind.CONFIG_ERROR, code=wrong.code, said=wrong.said)
        if message.attachments:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="media_refused")
        if not digits(message.address):
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="address_unfit")
        if len(self._text(message)) > self.traits.longest:
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long")
        filled = self._request().filled(self._values(message))
        call = Call(
            method=filled.method,
            url=filled.url,
            headers=filled.headers,
            body=filled.body,
            read_s=self.read_s,
            once=True,
        )
        try:
            answer = self.means.http.ask(call)
        except HttpTroubleError as error:
            return error.outcome()
        return self._outcome(answer, message)

    def dry_run(self, message: Outgoing) -> str:
        """The exact request that `send` would make, its secrets put out of sight; the wrong setting's name else."""
        values = self._values(message)
        hidden = dict.fromkeys(("secret", "basic"), _MASK)
        try:
            filled = self._request().filled(values | hidden)
        except TemplateError as error:
            return error.name
        # A URL would write the mask's stars as they are, too; whatever else repeats a secret is masked afterwards.
        lines = [f"{filled.method} {filled.url}", *(f"{name}: {value}" for name, value in filled.headers.items())]
        body = filled.body.decode() if filled.body is not None else ""
        return self._masked("\n".join(lines) + (f"\n\n{body}" if body else "")).replace("%2A%2A%2A", _MASK)

    def _outcome(self, answer: Answer, message: Outgoing) -> Outcome:
        """What the answer means: the owner's failures first, then success, then what is usual."""
        rules, words = self._rules(), self._masked(said(answer.text))
        if answer.status in rules.retry:
            wait = answer.wait_s(self.means.clock())
            kind = OutcomeKind.RETRY_WAIT if wait else OutcomeKind.RETRY_BACKOFF
            return Outcome(kind=kind, code="gateway_busy" if wait else "try_later", said=words, wait_s=wait)
        if matches(rules.wrong_number, answer.text):
            return Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="number_wrong", said=words)
        if matches(rules.error, answer.text):
            return Outcome(kind=OutcomeKind.FINAL_CONTENT, code="gateway_refused", said=words)
        if answer.status not in rules.good or answer.status in _MOVED:
            return usual_outcome(answer, self.means.clock(), words)
        return self._success(answer, message, words)

    def _success(self, answer: Answer, message: Outgoing, words: str) -> Outcome:
        told = json_of(answer)
        rules, path, id_path = self._rules(), self.means.text("success_path"), self.means.text("id_path")
        held = rules.success is None or matches(rules.success, answer.text)
        if not held or (path and not path_holds(path, told)):
            return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_unreadable", said=words)
        return sent(text_at(told, *steps(id_path)) if id_path else message.message_id)

    # ---------------------------------------------------------------------------------------------------------- polls

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """How far these have come, some forty at a time, the others the next time."""
        if self.traits.states is not Feed.POLLED or self._wrong_setting():
            return ()
        words = state_words(self.means.text("state_words"))
        first = self._turn if self._turn < len(pending) else 0
        self._turn = first + _MOST_ASKED
        news: list[StateNews] = []
        for one in pending[first : first + _MOST_ASKED]:
            values = {"id": one.message_id, "reference": one.reference or one.message_id, **self._accounts()}
            try:
                answer = self._get(self.means.text("state_url"), values)
            except HttpTroubleError:
                break
            state = state_at(json_of(answer), self.means.text("state_path"), words) if answer.good else None
            if state is not None:
                code = "not_delivered" if state is MessageState.FAILED else ""
                news.append(StateNews(state=state, message_id=one.message_id, reference=one.reference, code=code))
        return news

    def fetch_inbound(self, cursor: str) -> Post:
        """What came in since; what is asked for may overlap, so the same may come twice."""
        if self.traits.inbound is not Feed.POLLED:
            return Post(cursor=cursor)
        if wrong := self._wrong_setting():
            return Post(cursor=cursor, trouble=wrong.code)
        seconds, _, last = cursor.partition(":")
        known = seconds.isascii() and seconds.isdigit() and len(seconds) < len("10000000000")
        since = int(seconds) if known else int(self.means.clock().timestamp()) - 600
        values = {
            "since": datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "since_unix": str(since),
            "last_id": last,
            **self._accounts(),
        }
        try:
            answer = self._get(self.means.text("inbound_url"), values)
        except HttpTroubleError as error:
            return Post(cursor=cursor, trouble="gateway_unreachable" if error.written else error.code)
        if not answer.good or json_of(answer) is None:
            code = "gateway_credentials" if answer.status in _NOT_ALLOWED else "gateway_unexpected"
            return Post(cursor=cursor, trouble=code)
        found = list_at(json_of(answer), *steps(self.means.text("inbound_path")))
        inbound = sorted((one for part in found if (one := self._inbound(part)) is not None), key=lambda one: one.at)
        if not inbound:
            return Post(cursor=cursor or str(since))
        newest = max(since, int(inbound[-1].at.timestamp()))
        return Post(inbound=tuple(inbound), cursor=f"{newest}:{inbound[-1].reference}")

    def _inbound(self, part: object) -> Inbound | None:
        told = {name: text_at(part, *steps(self.means.text(f"inbound_{name}"))) for name in ("id", "from", "text")}
        if not told["id"] or not told["from"]:
            return None
        when = self.means.text("inbound_at")
        number = told["from"]
        return Inbound(
            reference=told["id"],
            address=number,
            kind=InboundKind.TEXT if told["text"] else InboundKind.UNSUPPORTED,
            at=(time_at(part, *steps(when)) if when else None) or self.means.clock(),
            text=told["text"],
            phone=normalize_phone(number, self.means.region).e164,
        )

    def _get(self, template: str, values: Mapping[str, str]) -> Answer:
        """The answer of a page that only tells. HttpTroubleError when none came."""
        try:
            url = in_url(template, values)
            headers = header_lines(self.means.text("headers"), values)
        except TemplateError:
            raise HttpTroubleError("gateway_address_wrong", written=False) from None
        return self.means.http.ask(Call(method="GET", url=url, headers=headers, read_s=self.read_s))

    # ------------------------------------------------------------------------------------------------------- settings

    def _request(self) -> Request:
        method = self.means.text("method").upper()
        if method not in _METHODS:
            raise TemplateError("method")
        try:
            content = Content(self.means.text("content"))
        except ValueError:
            raise TemplateError("content") from None
        return Request(
            method=method,
            url=self.means.text("url"),
            headers=str(self.means.values.get("headers", "")),
            content=content,
            body=str(self.means.values.get("body", "")),
        )

    def _rules(self) -> Rules:
        return Rules(self.means)

    def _masked(self, text: str) -> str:
        """A service may repeat the header that it was sent: the password stands in it in other letters."""
        basic = self._accounts()["basic"] if self.means.secret("secret") else ""
        return self.means.masked(text.replace(basic, _MASK) if basic else text)

    def _text(self, message: Outgoing) -> str:
        return strip_accents(message.text) if self.means.switch("strip_accents") else message.text

    def _values(self, message: Outgoing) -> dict[str, str]:
        """What stands in the places of a template."""
        number = digits(message.address)
        plus = f"+{number}"
        return {
            "to": plus,
            "to_e164": plus,
            "to_digits": number,
            "to_national": _national(plus),
            "text": self._text(message),
            "id": message.message_id,
            "reference": message.reference or message.message_id,
            **self._accounts(),
        }

    def _accounts(self) -> dict[str, str]:
        user, secret = self.means.text("user"), self.means.secret("secret").reveal()
        basic = base64.b64encode(f"{user}:{secret}".encode()).decode()
        return {"from": self.means.text("from"), "user": user, "secret": secret, "basic": basic}


def _is_page(answer: Answer) -> bool:
    """Whether it is a web page, such as the welcome of a hotel's network."""
    return answer.text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


class Rules:
    """The owner's rules for an answer. TemplateError names the one that cannot be read."""

    def __init__(self, means: Means) -> None:
        """Read them all."""
        self.good = statuses(means.text("success_statuses") or "200-299", "success_statuses")
        self.retry = statuses(means.text("retry_statuses"), "retry_statuses")
        self.success = pattern(means.text("success_pattern"), "success_pattern")
        self.error = pattern(means.text("error_pattern"), "error_pattern")
        self.wrong_number = pattern(means.text("number_pattern"), "number_pattern")
        state_words(means.text("state_words"))


def _national(e164: str) -> str:
    """The number without its country's code."""
    import phonenumbers

    try:
        return phonenumbers.national_significant_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return digits(e164)


def traits_of(values: Mapping[str, Value]) -> Traits:
    """What it can carry follows from its settings."""

    def told(*names: str) -> bool:
        return all(str(values.get(name, "")).strip() for name in names)

    longest, pace, cap = (values.get(name, 0) for name in ("longest", "pace_s", "daily_cap"))
    channel = Channel.WHATSAPP if values.get("channel") == Channel.WHATSAPP.value else Channel.SMS
    return Traits(
        channel=channel,
        inbound=Feed.POLLED if told("inbound_url", "inbound_id", "inbound_from") else Feed.NONE,
        states=Feed.POLLED if told("state_url", "state_path") else Feed.NONE,
        segments=channel is Channel.SMS,
        priced=True,
        harmless=bool(values.get("harmless", False)),
        longest=longest if isinstance(longest, int) and longest > 0 else 1600,
        pace_s=float(pace) if isinstance(pace, int) else 1.0,
        daily_cap=cap if isinstance(cap, int) and cap > 0 else None,
        poll_s=60.0,
    )


def _sample() -> Outgoing:
    from courier_desktop.domain.messaging import Outgoing as Message

    return Message(message_id="0000000000000", address="+525512345678", text="Prueba “ñ”", language=Language.ES)


_SAMPLE = _sample()

KIND = Kind(form=FORM, make=HttpTemplateGateway, traits=traits_of)
