"""The office's own words for notices: read, saved after a trial, reset; and the words that a notice goes with."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.notices import Channel, MessageValues, NoticeEvent
from courier_desktop.domain.sms import for_sms, without_marks
from courier_desktop.domain.staff import Right
from courier_desktop.domain.template_texts import SMS_TEXTS, SUBJECTS, OwnWords, Written
from courier_desktop.domain.template_variables import VARIABLES
from courier_desktop.domain.template_words import TemplateFaultError, kept_as, parse, render
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass
from courier_desktop.services.templates import MOST_CHARACTERS, MessageTemplates, tidy
from courier_desktop.store import message_templates as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from courier_desktop.domain.settings import Settings
    from courier_desktop.domain.words import Language
    from courier_desktop.services.context import Context

ALL = ""
"""Instead of a channel: every channel that has no words of its own."""
# A person's hand and a gateway write the same WhatsApp.
_KEPT_AS = {Channel.WA_ME: Channel.WHATSAPP}
LONGEST_SUBJECT = 120
_parsed = lru_cache(maxsize=128)(parse)


@lru_cache(maxsize=1)
def bundled() -> MessageTemplates:
    """The program's own templates, compiled at their first use."""
    return MessageTemplates()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateWords:
    """What an editor shows: the text with variables by their keys; `own` = the office's, None = the program's."""

    body: str
    subject: str
    own: OwnWords | None = None


def template_words(ctx: Context, event: NoticeEvent, language: Language, channel: Channel | None) -> TemplateWords:
    """The template in force for that channel; None = for all that have none of their own."""
    with ctx.read() as conn:
        own = rows.load(conn, _key(event, language, channel))
        found = own or _inherited(conn, event, language, channel)
    if found is None:
        return program_words(event, language, channel)
    subject = found.subject or SUBJECTS[event].in_(language)
    return TemplateWords(body=found.body, subject=subject, own=own)


def program_words(event: NoticeEvent, language: Language, channel: Channel | None) -> TemplateWords:
    """The program's own template, as the office would write it."""
    from courier_desktop.services.template_source import as_written

    if channel is Channel.SMS:
        body = SMS_TEXTS[event].in_(language)
    else:
        body = as_written(bundled().source(event, language)).strip()
    return TemplateWords(body=body, subject=SUBJECTS[event].in_(language))


def edited(ctx: Context) -> dict[tuple[NoticeEvent, Language, str], OwnWords]:
    """Everything that the office words itself, by event, language and channel (ALL = every other one)."""
    with ctx.read() as conn:
        return rows.load_all(conn)


def save(
    ctx: Context, event: NoticeEvent, language: Language, channel: Channel | None, body: str, subject: str = ""
) -> None:
    """Word a notice there from now on. RefusedError names what is wrong, with the line and column where it can.

    Words that are the program's own are kept as such: they follow it when it learns better ones.
    """
    body, subject = kept_as(_unix(body).strip()), kept_as(subject.strip())
    check(body, subject, language)
    program = program_words(event, language, channel)
    if channel not in {None, Channel.EMAIL} or subject == program.subject:
        subject = ""
    key = _key(event, language, channel)
    with ctx.write(Right.SETTINGS) as tx:
        if body == program.body and not subject and _inherited(tx.conn, event, language, channel) is None:
            rows.drop(tx.conn, key)
        else:
            rows.save(tx.conn, key, OwnWords(body=body, subject=subject, changed_at=tx.now, changed_by=tx.who))
        tx.topics.add(Topic.SETTINGS)


def reset(ctx: Context, event: NoticeEvent, language: Language, channel: Channel | None) -> None:
    """Forget the office's words there; the program's speak again."""
    with ctx.write(Right.SETTINGS) as tx:
        rows.drop(tx.conn, _key(event, language, channel))
        tx.topics.add(Topic.SETTINGS)


def check(body: str, subject: str, language: Language) -> None:
    """RefusedError when such a template must not be used."""
    if not body.strip():
        raise RefusedError("template_empty")
    nobody = said_values(MessageValues(), language)
    everybody = {one.key: one.example.in_(language) or "1" for one in VARIABLES}
    whole = _tried(body, everybody)
    if not (_says(_tried(body, nobody)) and _says(whole)):
        raise RefusedError("template_says_nothing")
    if len(whole) > MOST_CHARACTERS:
        raise RefusedError("template_message_long", count=MOST_CHARACTERS)
    if "\n" in subject or len(_tried(subject, everybody)) > LONGEST_SUBJECT:
        raise RefusedError("template_subject_long", count=LONGEST_SUBJECT)


def _tried(text: str, values: Mapping[str, str]) -> str:
    try:
        return render(_parsed(text), values)
    except TemplateFaultError as fault:
        params: dict[str, str | int] = {"name": fault.name} if fault.name else {}
        raise RefusedError(fault.code, line=fault.line, column=fault.column, **params) from fault


def _says(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")


def _key(event: NoticeEvent, language: Language, channel: Channel | None) -> rows.Key:
    return event, language, ALL if channel is None else _KEPT_AS.get(channel, channel).value


def _inherited(
    conn: sqlite3.Connection, event: NoticeEvent, language: Language, channel: Channel | None
) -> OwnWords | None:
    """The office's words for all channels. An SMS has its own shorter ones: long words would cost three times it."""
    if channel is None or channel is Channel.SMS:
        return None
    return rows.load(conn, (event, language, ALL))


def written(
    conn: sqlite3.Connection, settings: Settings, notice: tuple[NoticeEvent, Language, Channel], values: MessageValues
) -> Written:
    """A notice's words in its language as its channel carries them: the office's, else the program's; never empty."""
    event, language, channel = notice
    own = rows.load(conn, _key(event, language, channel)) or _inherited(conn, event, language, channel)
    body = _filled(own.body, said_values(values, language)) if own else ""
    if not _says(body):
        body = _program_body(event, language, channel, values)
    subject = _subject(event, language, own, values) if channel is Channel.EMAIL else ""
    return Written(as_carried(body, channel, settings), subject)


def _program_body(event: NoticeEvent, language: Language, channel: Channel, values: MessageValues) -> str:
    if channel is not Channel.SMS:
        return bundled().render(event, language, values)
    body = _filled(SMS_TEXTS[event].in_(language), said_values(values, language))
    return body[:1].upper() + body[1:]


def _subject(event: NoticeEvent, language: Language, own: OwnWords | None, values: MessageValues) -> str:
    said = said_values(values, language)
    told = _filled(own.subject if own else "", said) or _filled(SUBJECTS[event].in_(language), said)
    return " ".join(without_marks(told).split())[:LONGEST_SUBJECT].rstrip()


def _filled(text: str, said: Mapping[str, str]) -> str:
    """The template filled; "" where it cannot be read any more: then the program's own speaks."""
    try:
        return tidy(render(_parsed(text), said))
    except TemplateFaultError:
        return ""


def as_carried(text: str, channel: Channel, settings: Settings) -> str:
    """The text in the letters of that channel: only WhatsApp knows *bold*, and accents make an SMS cost more."""
    if channel is Channel.SMS:
        return for_sms(text, settings.region, settings.sms_plain)
    return text if channel in {Channel.WA_ME, Channel.WHATSAPP} else without_marks(text)


def said_values(values: MessageValues, language: Language) -> dict[str, str]:
    """What each variable says: one line each, no marks; "" = empty, and "1" for what only decides."""
    context = bundled().context(values, language)
    return {one.key: _as_text(context.get(one.key, "")) for one in VARIABLES}


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)


def trial(words: tuple[str, str], said: Mapping[str, str], channel: Channel | None, settings: Settings) -> Written:
    """An unsaved template (its body, its subject) as it would be said with these words of its variables.

    Pure: an editor asks at every key. RefusedError as for `check`.
    """
    body, subject = words
    whole = tidy(_tried(kept_as(_unix(body)), said))
    told = " ".join(_tried(kept_as(subject), said).split())
    return Written(as_carried(whole, channel or Channel.WHATSAPP, settings), without_marks(told))
