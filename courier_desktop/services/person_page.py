"""The page about one person: self-contained, printable, in the person's language, every value escaped."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from courier_desktop.domain import person_words as words
from courier_desktop.domain.event_words import EVENT_WORDS
from courier_desktop.domain.money import format_money
from courier_desktop.domain.person import MentionKind
from courier_desktop.domain.phone import display_phone
from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.sentences.terms import STATES
from courier_desktop.domain.statuses import STATUSES
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words
from courier_desktop.services.message_words import relation_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.address import Address
    from courier_desktop.domain.contacts import Known
    from courier_desktop.domain.notices import Channel
    from courier_desktop.domain.person import FormerValues, Held, HeldShipment
    from courier_desktop.domain.person_messages import Talk
    from courier_desktop.domain.rows import EventRow, NoticeRow, PartyRow, Window

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.5rem 4rem; color: #1c1b1a; background: #fff;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header { border-bottom: 2px solid #1c1b1a; padding-bottom: 1rem; margin-bottom: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .7rem; }
h3 { font-size: 1rem; margin: 0; font-variant-numeric: tabular-nums; }
h4 { font-size: .85rem; margin: 1rem 0 .35rem; color: #57534e; }
p { margin: .4rem 0; }
.quiet { color: #57534e; }
dl { display: grid; grid-template-columns: 9.5rem 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: #57534e; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
article { border: 1px solid #d6d3d1; border-radius: 8px; padding: 1rem 1.1rem; margin: 0 0 1rem; }
article > header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem; border: 0;
  margin: 0 0 .7rem; padding: 0; }
ol { list-style: none; margin: 0; padding: 0; }
ol li { display: grid; grid-template-columns: 9.5rem 1fr; gap: 1rem; padding: .2rem 0; }
ol time { color: #57534e; font-variant-numeric: tabular-nums; }
blockquote { margin: .2rem 0 0; padding: .5rem .8rem; background: #f5f5f4; border-radius: 6px; white-space: pre-line;
  overflow-wrap: anywhere; }
.gone { text-decoration: line-through; color: #57534e; }
footer { margin-top: 2.5rem; border-top: 1px solid #d6d3d1; padding-top: 1rem; }
@media (max-width: 34rem) { dl, ol li { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } h2, h3, h4 { break-after: avoid; }
  li, blockquote { break-inside: avoid; } }
"""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose page it is, how to reach them, when it was made and on which clock."""

    courier: str
    contact: str
    made_at: datetime
    zone: ZoneInfo


def page(held: Held, head: Letterhead) -> str:
    """The whole page as HTML."""
    return _Page(held.language, head).whole(held)


class _Page:
    def __init__(self, language: Language, head: Letterhead) -> None:
        self._language, self._head = language, head

    def whole(self, held: Held) -> str:
        title = escape(self._say(words.TITLE, courier=self._head.courier))
        made = escape(self._say(words.MADE, when=self._when(self._head.made_at)))
        intro = escape(self._say(words.INTRO, courier=self._head.courier))
        return (
            f'<!DOCTYPE html>\n<html lang="{held.language.value}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f'<meta name="robots" content="noindex">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
            f'</head>\n<body>\n<header>\n<h1>{title}</h1>\n<p class="quiet">{made}</p>\n</header>\n<p>{intro}</p>\n'
            f"{self._who(held)}{self._shipments(held)}{self._talk(held.talk)}{self._rest(held)}"
            f'<footer><p class="quiet">{escape(self._rights())}</p></footer>\n</body>\n</html>\n'
        )

    def _who(self, held: Held) -> str:
        facts = [
            (words.NAMES, "\n".join(held.names)),
            (words.PHONES, "\n".join(display_phone(one) for one in held.phones)),
            (words.EMAILS, "\n".join(held.emails)),
            (words.COMPANIES, "\n".join(held.companies)),
            (words.ADDRESSES, "\n".join(_line(one) for one in held.addresses)),
            (words.LANGUAGE, self._say(words.LANGUAGES[held.language.value])),
        ]
        since = [self._say(words.SINCE, when=self._day(one.since)) for one in held.opt_outs]
        facts.append((words.NO_NOTICES, "\n".join(since)))
        return self._part(words.WHO, self._table(facts))

    def _shipments(self, held: Held) -> str:
        if not held.shipments:
            return self._part(words.SHIPMENTS, f'<p class="quiet">{escape(self._say(words.NO_SHIPMENTS))}</p>\n')
        return self._part(words.SHIPMENTS, "".join(self._shipment(one) for one in held.shipments))

    def _shipment(self, one: HeldShipment) -> str:
        detail, row, to = one.detail, one.detail.row, one.detail.recipient
        relation = relation_phrase(detail.relation, self._language)
        facts = [
            (words.SENDER, row.sender),
            (words.ORDER, detail.order_number),
            (words.RECIPIENT, _lines(to.name, to.company, display_phone(to.phone) or to.phone_typed, to.email)),
            (words.DELIVER_TO, _line(detail.address)),
            (words.BETWEEN, detail.address.between),
            (words.REFERENCES, detail.address.references),
            (words.PIECES, str(row.pieces)),
            (words.WEIGHT, f"{detail.weight_g} g" if detail.weight_g else ""),
            (words.CONTENTS, detail.contents),
            (words.NOTE, detail.note),
            (words.CASH, format_money(row.cash) if row.cash else ""),
            (words.COLLECTED, format_money(row.collected) if row.collected else ""),
            (words.PROMISE, self._window(row.window)),
            (words.RECEIVED, " · ".join(part for part in (detail.received_by, relation) if part)),
        ]
        status = escape(self._say(STATUSES[row.status].words))
        return (
            f"<article>\n<header><h3>{escape(row.number)}</h3><span>{status}</span></header>\n{self._table(facts)}"
            f"{self._timeline(detail.events)}{self._notices(detail.notices)}{self._former(one.former)}</article>\n"
        )

    def _timeline(self, events: Iterable[EventRow]) -> str:
        lines = [self._event(event) for event in reversed(list(events))]
        return f"<h4>{escape(self._say(words.TIMELINE))}</h4>\n<ol>\n{''.join(lines)}</ol>\n" if lines else ""

    def _event(self, event: EventRow) -> str:
        kind = STATUSES[event.status].words if event.status else EVENT_WORDS.get(event.kind)
        said = [self._say(kind) if kind else event.kind]
        reason = next((REASONS[code].words for code in REASONS if code.value == event.detail.get("reason")), None)
        said.append(self._say(reason) if reason else "")
        said += [str(event.detail.get(name, "")) for name in ("received_by", "note")]
        said.append(self._say(words.IMPLIED) if event.implied else "")
        said.append(self._say(words.CORRECTED) if event.corrected else "")
        text = escape(" · ".join(part for part in said if part))
        shown = f'<span class="gone">{text}</span>' if event.corrected else f"<span>{text}</span>"
        return f"<li><time>{escape(self._when(event.occurred_at))}</time>{shown}</li>\n"

    def _notices(self, notices: Iterable[NoticeRow]) -> str:
        told = list(reversed(list(notices)))
        if not told:
            return ""
        lines = [
            f"<li><time>{escape(self._when(one.planned_at))}</time><div>{escape(self._say(STATES[one.state.value]))}"
            f"{f'<blockquote>{escape(one.text)}</blockquote>' if one.text else ''}</div></li>\n"
            for one in told
        ]
        return f"<h4>{escape(self._say(words.NOTICES))}</h4>\n<ol>\n{''.join(lines)}</ol>\n"

    def _former(self, values: FormerValues) -> str:
        lines = [_person(one) for one in values.parties]
        lines += [_lines(_line(one), one.between, one.references) for one in values.addresses]
        lines += values.texts
        if not lines:
            return ""
        shown = "".join(f"<blockquote>{escape(one)}</blockquote>\n" for one in lines if one)
        return f"<h4>{escape(self._say(words.FORMER))}</h4>\n{shown}"

    def _talk(self, talk: Talk) -> str:
        parts = "".join(self._part(words.CHANNELS, self._table(self._contact(one))) for one in talk.contacts)
        sent = [
            (one.sent_at or one.queued_at, one.channel, (STATES.get(one.state.value), one.to), (one.subject, one.text))
            for one in reversed(talk.messages)
        ]
        came = [
            (one.at, one.channel, (None, one.address), (one.subject, one.text, one.whole, one.media_type))
            for one in reversed(talk.received)
        ]
        for title, lines in ((words.MESSAGES, sent), (words.WROTE, came)):
            if lines:
                parts += self._part(title, f"<ol>\n{''.join(self._message(*line) for line in lines)}</ol>\n")
        return parts

    def _message(self, at: datetime, channel: Channel, where: tuple[Words | None, str], told: Sequence[str]) -> str:
        state, address = where
        head = [self._say(words.CHANNEL_NAMES[channel.value]), address, self._say(state) if state else ""]
        text = "\n".join(part for part in told if part)
        return (
            f"<li><time>{escape(self._when(at))}</time><div>{escape(' · '.join(part for part in head if part))}"
            f"{f'<blockquote>{escape(text)}</blockquote>' if text else ''}</div></li>\n"
        )

    def _contact(self, one: Known) -> list[tuple[Words, str]]:
        contact = one.contact
        by_channel: dict[Channel, list[str]] = {}
        for each in one.addresses:
            by_channel.setdefault(each.channel, []).append(each.address)
        facts = [(words.CHANNEL_NAMES[channel.value], "\n".join(known)) for channel, known in by_channel.items()]
        if contact.preferred is not None:
            facts.append((words.PREFERRED, self._say(words.CHANNEL_NAMES[contact.preferred.value])))
        refused = (
            f"{self._say(words.CHANNEL_NAMES[no.channel.value])}, {self._day(no.wish.since)}" for no in one.refused
        )
        facts.append((words.REFUSED, "\n".join(refused)))
        if contact.consent_at is not None:
            code, _, noted = contact.consent_from.partition(" ")
            where = self._say(words.CHANNEL_NAMES.get(code, words.OFFICE))
            told = self._say(words.CONSENT_FROM, when=self._day(contact.consent_at), where=where)
            facts.append((words.CONSENT, _lines(told, noted)))
        return facts

    def _rest(self, held: Held) -> str:
        parts = ""
        if held.former:
            inner = "".join(
                f"<article>\n<h3>{escape(one.number)}</h3>\n{self._former(one.values)}</article>\n"
                for one in held.former
            )
            parts += self._part(words.FORMERLY, inner)
        if held.senders:
            facts = [
                (words.NAMES, _lines(_person(one.party), self._say(words.SENT, count=one.shipments)))
                for one in held.senders
            ]
            parts += self._part(words.AS_SENDER, self._table(facts))
        if held.mentions:
            lines = [
                f"<li><span>{escape(self._say(words.IN_SETBACK))}</span><blockquote>{escape(one.text)}</blockquote></li>\n"
                for one in held.mentions
                if one.kind is MentionKind.SETBACK_NOTE
            ]
            others = sum(one.kind is not MentionKind.SETBACK_NOTE for one in held.mentions)
            lines += [f"<li><span>{others} ×</span><span>{escape(self._say(words.IN_OTHER))}</span></li>\n"] * bool(
                others
            )
            parts += self._part(words.MENTIONS, f"<ol>\n{''.join(lines)}</ol>\n")
        return parts

    def _part(self, title: Words, inner: str) -> str:
        return f"<section>\n<h2>{escape(self._say(title))}</h2>\n{inner}</section>\n"

    def _table(self, facts: Iterable[tuple[Words, str]]) -> str:
        lines = [f"<dt>{escape(self._say(head))}</dt><dd>{escape(text)}</dd>\n" for head, text in facts if text]
        return f"<dl>\n{''.join(lines)}</dl>\n"

    def _say(self, said: Words, **values: object) -> str:
        text = said.in_(self._language)
        return text.format(**values) if values else text

    def _rights(self) -> str:
        head, _, tail = self._say(words.RIGHTS).partition("[")
        told, _, end = tail.partition("]")
        return head + (told.format(contact=self._head.contact) if self._head.contact else "") + end

    def _day(self, at: datetime) -> str:
        day = at.astimezone(self._head.zone).date()
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if self._language is Language.EN else f"{day:%d/%m/%Y}"

    def _when(self, at: datetime) -> str:
        return f"{self._day(at)} {at.astimezone(self._head.zone):%H:%M}"

    def _window(self, window: Window) -> str:
        if window.start is None or window.end is None:
            return ""
        return f"{self._when(window.start)}–{window.end.astimezone(self._head.zone):%H:%M}"


def _line(address: Address) -> str:
    return ", ".join(part for part in (address.street_line(), address.city_line(), address.state) if part)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _person(one: PartyRow) -> str:
    return _lines(one.name, one.company, display_phone(one.phone) or one.phone_typed, one.email)
