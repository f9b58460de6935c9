"""A Twilio account as this program asks it: addresses, credentials, lists, and whether all is in order."""

from __future__ import annotations

import re
from datetime import UTC
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from courier_desktop.domain.messaging import Check
from courier_desktop.domain.phone import phone_key
from courier_desktop.gateways import reading
from courier_desktop.gateways.http import Call, HttpTroubleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from courier_desktop.domain.secret import Secret
    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.http import Answer

_VERSION = "/2010-04-01"
_ACCOUNT_SID = re.compile(r"AC[0-9a-fA-F]{32}")
_KEY_SID = re.compile(r"SK[0-9a-fA-F]{32}")
_SERVICE_SID = re.compile(r"MG[0-9a-fA-F]{32}")
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
# A person of WhatsApp who shows no number: country and an id.
_USER_ID = re.compile(r"[A-Z]{2}\.[0-9A-Za-z]{4,64}")
# Letters as sender, or a short number.
_SENDER_NAME = re.compile(r"[0-9A-Za-z ]{3,11}")
_PAGE = 100
_LONG_PAGE = 500
_MOST_PAGES = 20
_NOT_ALLOWED = frozenset({401, 403, 404})
_TOO_MANY = 429


class Way(StrEnum):
    """Which of Twilio's channels; its value stands before every address."""

    SMS = ""
    WHATSAPP = "whatsapp:"


class Account:
    """The account's messages, asked with an API key or with the Auth Token."""

    def __init__(self, means: Means, way: Way, read_s: Callable[[], float]) -> None:
        """Nothing is asked yet. `read_s` = how long an answer may take."""
        self.way = way
        self._means = means
        self._read_s = read_s
        self.sid = means.text("account_sid")
        self._from = means.text("sender").removeprefix(Way.WHATSAPP.value)

    # -------------------------------------------------------------------------------------------------------- settings

    def missing(self) -> str:
        """What is not filled in or cannot be right, as Twilio's Console calls it; "" when all is."""
        if not self._means.base():
            return "URL"
        if not _ACCOUNT_SID.fullmatch(self.sid):
            return "Account SID"
        name, password = self._credentials()
        if name != self.sid and not _KEY_SID.fullmatch(name):
            return "API Key SID"
        if not password:
            return "Auth Token" if name == self.sid else "API Key Secret"
        return "" if self.sender()[1] else "From"

    def sender(self) -> tuple[str, str]:
        """The field that names the sender and its value; an empty value when there is none that can be right."""
        if _SERVICE_SID.fullmatch(self._from):
            return "MessagingServiceSid", self._from
        return "From", self.number() or (self._from if self._is_name() else "")

    def number(self) -> str:
        """The sender's number as Twilio writes it; "" for a service or a name."""
        if _SERVICE_SID.fullmatch(self._from) or self._is_name():
            return ""
        number = phone_key(self._from)
        return f"{self.way.value}{number}" if _E164.fullmatch(number) else ""

    def to(self, address: str) -> str:
        """A recipient as Twilio writes it; "" for what is no address of this channel."""
        plain = address.strip().removeprefix(Way.WHATSAPP.value)
        if self.way is Way.WHATSAPP and _USER_ID.fullmatch(plain):
            return f"{self.way.value}{plain}"
        number = "" if any(one.isalpha() for one in plain) else phone_key(plain)
        return f"{self.way.value}{number}" if _E164.fullmatch(number) else ""

    def _is_name(self) -> bool:
        return self.way is Way.SMS and not self._from.startswith("+") and bool(_SENDER_NAME.fullmatch(self._from))

    def _credentials(self) -> tuple[str, Secret]:
        """The API key where one is filled in: it can be revoked alone."""
        key = self._means.text("key_sid")
        return (key, self._means.secret("key_secret")) if key else (self.sid, self._means.secret("auth_token"))

    # -------------------------------------------------------------------------------------------------------- requests

    def get(self, path: str, query: Sequence[tuple[str, str]] = ()) -> Answer:
        """One GET under the account, or of a whole path that begins with the API's version."""
        url = self._means.base() + (path if path.startswith(_VERSION) else self._path(path))
        return self._means.http.ask(
            Call(method="GET", url=url, query=query, basic=self._credentials(), read_s=self._read_s())
        )

    def post_message(self, form: Sequence[tuple[str, str]]) -> Answer:
        """A new message."""
        return self._means.http.ask(
            Call(
                method="POST",
                url=self._means.base() + self._path("/Messages.json"),
                form=form,
                basic=self._credentials(),
                read_s=self._read_s(),
            )
        )

    def message(self, sid: str) -> reading.Fields:
        """One message; an empty object when it cannot be read."""
        answer = self.get(f"/Messages/{quote(sid, safe='')}.json")
        return reading.fields_of(answer) if answer.good else {}

    def listed_since(self, when: datetime) -> Iterator[reading.Fields]:
        """The sender's messages since that day, newest first, as far as they can be read."""
        query = [("DateSent>", when.astimezone(UTC).date().isoformat()), ("PageSize", str(_LONG_PAGE))]
        if number := self.number():
            query.insert(0, ("From", number))
        for page, _ in self.pages(query):
            if page is None:
                return
            yield from page

    def pages(self, query: Sequence[tuple[str, str]]) -> Iterator[tuple[list[reading.Fields] | None, Answer]]:
        """The list of messages, page by page, newest first; None for a page that cannot be read, the last then.

        Ends with None too when there are more pages than it reads.
        """
        answer = self.get("/Messages.json", query)
        for _ in range(_MOST_PAGES):
            fields = reading.fields_of(answer)
            if not answer.good or not isinstance(fields.get("messages"), list):
                yield None, answer
                return
            yield reading.objects_at(fields, "messages"), answer
            path = reading.text_at(fields, "next_page_uri")
            if not path:
                return
            if not _is_ours(path, self.sid):
                yield None, answer
                return
            answer = self.get(path)
        yield None, answer

    def _path(self, rest: str) -> str:
        return f"{_VERSION}/Accounts/{quote(self.sid, safe='')}{rest}"


def _is_ours(path: str, sid: str) -> bool:
    """Whether a next page is a path of this account on the same host: a password goes nowhere else."""
    try:
        parts = urlsplit(path)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and parts.path == f"{_VERSION}/Accounts/{sid}/Messages.json"


# ------------------------------------------------------------------------------------------------------------ checking


def check_account(account: Account, means: Means) -> Check:
    """Whether the account would send now."""
    if missing := account.missing():
        return Check(code="gateway_incomplete", params={"what": missing})
    try:
        if wrong := _unreadable(account):
            return _masked(wrong, means)
        code, facts = _account_facts(account)
        if not code:
            code, balance = _balance(account)
            facts.append(("balance", balance))
        code = code or _sender_problem(account)
    except HttpTroubleError as error:
        return Check(code=error.code, said=error.said)
    facts.append(("number", account.sender()[1].removeprefix(account.way.value)))
    return _masked(Check(code=code, facts=tuple(facts)), means)


def _unreadable(account: Account) -> Check | None:
    """Why the messages cannot be read, which any key that may send can; None when they can."""
    answer = account.get("/Messages.json", [("PageSize", "1")])
    fields = reading.fields_of(answer)
    if answer.good and isinstance(fields.get("messages"), list):
        return None
    words = reading.said(reading.text_at(fields, "message"))
    if answer.status in _NOT_ALLOWED:
        return Check(code=_refusal(answer.status, reading.number_at(fields, "code")), said=words)
    return Check(code="gateway_busy" if answer.status == _TOO_MANY else "gateway_unexpected", said=words)


def _account_facts(account: Account) -> tuple[str, list[tuple[str, str]]]:
    """What is wrong with the account, and what it is: nothing where a standard API key may not see it."""
    answer = account.get(".json")
    fields = reading.fields_of(answer)
    # An error has a status too, a number.
    status = reading.text_at(fields, "status") if answer.good else ""
    kind = reading.text_at(fields, "type")
    name = reading.said(reading.text_at(fields, "friendly_name"))
    if not status:
        return "", []
    code = "" if status == "active" else "gateway_account_blocked"
    return code, [("account", f"{name} ({kind})" if kind == "Trial" else name)]


def _refusal(status: int, code: int | None) -> str:
    from courier_desktop.gateways.twilio_codes import meaning

    if known := meaning(code):
        return known[1]
    return {401: "gateway_credentials", 403: "gateway_permission"}.get(status, "gateway_address_wrong")


def _balance(account: Account) -> tuple[str, str]:
    """(what is wrong, the balance as told); both "" where the key may not see it."""
    answer = account.get("/Balance.json")
    fields = reading.fields_of(answer)
    told = reading.text_at(fields, "balance")
    try:
        amount = float(told)
    except ValueError:
        return "", ""
    if not answer.good or amount != amount:  # noqa: PLR0124 - NaN is unlike itself
        return "", ""
    shown = reading.said(f"{told} {reading.text_at(fields, 'currency')}")
    return ("gateway_no_credit" if amount <= 0 else ""), shown


def _sender_problem(account: Account) -> str:
    """Whether the account owns the number; WhatsApp senders, services and names stand in no list that a key sees."""
    number = account.number()
    if account.way is not Way.SMS or not number:
        return ""
    answer = account.get("/IncomingPhoneNumbers.json", [("PhoneNumber", number), ("PageSize", "20")])
    fields = reading.fields_of(answer)
    if not answer.good or not isinstance(fields.get("incoming_phone_numbers"), list):
        return ""
    for one in reading.objects_at(fields, "incoming_phone_numbers"):
        if reading.text_at(one, "phone_number") == number:
            return "" if reading.flag_at(one, "capabilities", "sms") is not False else "gateway_sender"
    return "gateway_sender"


def _masked(check: Check, means: Means) -> Check:
    facts = tuple((name, means.masked(value)) for name, value in check.facts if value)
    return Check(code=check.code, params=check.params, said=means.masked(check.said), facts=facts)
