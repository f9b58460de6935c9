"""Finds messages whose send was cut in Twilio's list: by person, words and time, for Twilio knows no id of ours."""

from __future__ import annotations

import re
from collections import OrderedDict, defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Found, InFlight, MessageState, Reconciled, StateNews
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.values import dataclass
from courier_desktop.gateways import reading
from courier_desktop.gateways.http import HttpTroubleError
from courier_desktop.gateways.twilio_account import Way
from courier_desktop.gateways.twilio_news import state_news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.gateways.base import Means
    from courier_desktop.gateways.twilio_account import Account

_SID = re.compile(r"(?:SM|MM)[0-9a-fA-F]{32}")
# A send that began then is in the list with a time of these; its clock and ours are compared by its Date header.
_BEFORE = timedelta(seconds=5)
_AFTER = timedelta(minutes=2)
# The same words to the same person this near, yet not when we sent: nobody can tell whether they are ours.
_NEAR = timedelta(minutes=15)
# Until then it may not be in the list yet.
_LISTED_AFTER = timedelta(minutes=2)
_MOST_KNOWN = 2000
_PAGE = 100
# What SmartEncoded and the networks put in place of typographic signs.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("–—―‒", "-"),
        "…": "...",
    }
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """One message to a person in Twilio's list."""

    sid: str
    at: datetime
    words: str
    fields: reading.Fields


@dataclass(frozen=True, slots=True)
class _Flight:
    """One message of ours: when its send began by Twilio's clock, and its words."""

    one: InFlight
    began: datetime
    words: str

    def fits(self, listed: _Listed) -> bool:
        """Whether the listed one was made when this was sent."""
        return self.began - _BEFORE <= listed.at <= self.began + _AFTER


class Search:
    """What the list says of cut sends. Messages that this session saw accepted are known and never mistaken."""

    def __init__(self, account: Account, means: Means) -> None:
        """Knows of no message yet."""
        self._account = account
        self._means = means
        self._known: OrderedDict[str, str] = OrderedDict()

    def sent(self, sid: str, message_id: str) -> None:
        """That message was accepted under that id."""
        self._known[sid] = message_id
        while len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)

    def reconcile(self, messages: Sequence[InFlight]) -> list[Reconciled]:
        """One answer for each, in their order."""
        found = {one.message_id: _answer(one, Found.NOT_YET) for one in messages}
        by_person: defaultdict[str, list[InFlight]] = defaultdict(list)
        for one in messages:
            by_person[self._account.to(one.address)].append(one)
        try:
            for to, flights in by_person.items():
                found |= {answer.message_id: answer for answer in self._of_person(to, flights)}
        except HttpTroubleError:
            # Who does not answer now is not asked on: those that are left stay as they are.
            return [found[one.message_id] for one in messages]
        return [found[one.message_id] for one in messages]

    def _of_person(self, to: str, flights: list[InFlight]) -> list[Reconciled]:
        if not to or self._account.missing():
            return [_answer(one, Found.NOT_YET) for one in flights]
        with_id = [one for one in flights if _SID.fullmatch(one.reference)]
        answers = [self._by_id(one) for one in with_id]
        others = [one for one in flights if one not in with_id]
        if not others:
            return answers
        earliest = min(one.began_at for one in others)
        listed, ahead = self._listed(to, earliest - 2 * _NEAR)
        if listed is None:
            return answers + [_answer(one, Found.NOT_YET) for one in others]
        groups: defaultdict[str, list[_Flight]] = defaultdict(list)
        for one in sorted(others, key=lambda one: one.began_at):
            groups[_words(one.text)].append(_Flight(one, one.began_at + ahead, _words(one.text)))
        for group in groups.values():
            answers += self._of_words(group, listed)
        return answers

    def _by_id(self, one: InFlight) -> Reconciled:
        fields = self._account.message(one.reference)
        if reading.text_at(fields, "sid") != one.reference:
            return _answer(one, Found.NOT_YET)
        return self._there(one, one.reference, fields)

    def _listed(self, to: str, since: datetime) -> tuple[list[_Listed] | None, timedelta]:
        """Our messages to that person since then, and how far Twilio's clock is ahead; None when it is not all."""
        query = [("To", to), ("PageSize", str(_PAGE))]
        if number := self._account.number():
            query.append(("From", number))
        found: list[_Listed] = []
        ahead: timedelta | None = None
        for page, answer in self._account.pages(query):
            if page is None:
                return None, timedelta()
            if ahead is None:
                told = reading.time_at(answer.headers, "date")
                ahead = told - self._means.clock() if told else timedelta()
            out = [one for one in page if reading.text_at(one, "direction") != "inbound"]
            listed = [one for one in map(_listed_one, out) if one is not None]
            if len(listed) < len(out):
                return None, timedelta()
            found += [one for one in listed if _is_to(one.fields, to)]
            if listed and min(one.at for one in listed) < since + ahead:
                break
        return found, ahead or timedelta()

    def _of_words(self, flights: list[_Flight], listed: list[_Listed]) -> list[Reconciled]:
        """Flights with the same words to one person, in the order of their sends."""
        own = {self._known[one.sid]: one for one in listed if one.sid in self._known}
        others = sorted((one for one in listed if one.sid not in self._known), key=lambda one: one.at)
        answers = [
            self._there(flight.one, own[flight.one.message_id].sid, own[flight.one.message_id].fields)
            for flight in flights
            if flight.one.message_id in own
        ]
        flights = [flight for flight in flights if flight.one.message_id not in own]
        same = [one for one in others if flights and one.words == flights[0].words]
        fitting = [one for one in same if any(flight.fits(one) for flight in flights)]
        if len(fitting) == len(flights) and all(map(_Flight.fits, flights, fitting)):
            return answers + [
                self._there(flight.one, one.sid, one.fields) for flight, one in zip(flights, fitting, strict=True)
            ]
        return answers + [_answer(flight.one, self._absent(flight, same, others)) for flight in flights]

    def _absent(self, flight: _Flight, same: list[_Listed], others: list[_Listed]) -> Found:
        """What to say of one that is not clearly there."""
        if any(abs(one.at - flight.began) <= _NEAR for one in same):
            return Found.CANNOT_TELL
        # A template's words are Twilio's own: any message of that moment may be ours.
        if self._account.way is Way.WHATSAPP and any(flight.fits(one) for one in others):
            return Found.CANNOT_TELL
        gone = self._means.clock() - flight.one.began_at
        return Found.NOT_THERE if gone >= _LISTED_AFTER else Found.NOT_YET

    def _there(self, one: InFlight, sid: str, fields: reading.Fields) -> Reconciled:
        news = state_news(fields, one.message_id, self._means)
        news = news or StateNews(state=MessageState.SENT, message_id=one.message_id, reference=sid)
        return Reconciled(message_id=one.message_id, found=Found.THERE, news=news)


def _answer(one: InFlight, found: Found) -> Reconciled:
    return Reconciled(message_id=one.message_id, found=found)


def _listed_one(fields: reading.Fields) -> _Listed | None:
    """A message with its time; None for what cannot be read."""
    sid, when = reading.text_at(fields, "sid"), reading.time_at(fields, "date_created")
    if not sid or when is None:
        return None
    return _Listed(sid, when, _words(reading.text_at(fields, "body")), fields)


def _is_to(fields: reading.Fields, to: str) -> bool:
    told = reading.text_at(fields, "to")
    same_way = told.startswith(Way.WHATSAPP.value) is to.startswith(Way.WHATSAPP.value)
    return told == to or (same_way and phone_key(told) == phone_key(to))


def _words(text: str) -> str:
    """A text as it can be compared: signs as SmartEncoded writes them, a trial account's first words left out."""
    plain = " ".join(text.translate(_PLAIN).split())
    return re.sub(r"^Sent from your Twilio trial account - ", "", plain)
