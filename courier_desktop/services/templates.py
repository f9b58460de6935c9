"""The messages' words: one template for each event and language, filled with values that are never template."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from threading import Lock
from typing import TYPE_CHECKING

from courier_desktop.domain.notices import MessageValues, NoticeEvent
from courier_desktop.domain.phone import display_phone
from courier_desktop.domain.reasons import NextStep
from courier_desktop.paths import resources_dir
from courier_desktop.services.message_words import cause_phrase, missing_phrase, reason_phrase, relation_phrase
from courier_desktop.services.spoken import TODAY, YESTERDAY, spoken_when

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.domain.words import Language
    from courier_desktop.services.template_engine import Engine

# Small texts that many messages share; a template says {{ hello }}.
PARTS = ("hello", "parcel", "opt_out")
_ALL_PARTS = (*PARTS, "what_next")
MOST_CHARACTERS = 1_500
_LONGEST_VALUE = {"number": 24, "cash": 24, "street": 60, "cause": 90, "reason": 120, "next_step": 200}
_LONGEST_NAME = 48
_VALUE_NAMES = frozenset(field.name for field in fields(MessageValues))
# Everything that a template may say, an edited one too.
KNOWN_NAMES = _VALUE_NAMES | frozenset({*_ALL_PARTS, "when", "old_when", "new_when", "again", "several"})

_WHATSAPP_MARKS = re.compile(r"[*~`]|(?<!\w)_+|_+(?!\w)")
# Joiners and selectors hold an emoji together; every other invisible character goes.
_KEPT_INVISIBLE = frozenset("\u200d\ufe0f")
_DANGLING = " ,;:·-–—"
_ENDS_SENTENCE = frozenset({"first_name", "driver", "staff", "relation", "cause", "reason", "street"})
_BLANK_LINES = re.compile(r"\n{3,}")
_TWO_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)")


class MessageTemplates:
    """Built once; each template is compiled at its first use. `edited` may hold a courier's own <language>/<event>.txt.

    An edited template that does not compile, names what does not exist, or does more than choose among its own words
    and the values is not used: the bundled one speaks instead, and `refused` says which and why (codes).
    """

    def __init__(self, edited: Path | None = None) -> None:
        """Read nothing yet: the engine costs 200 ms to import."""
        self._edited = edited
        self._engine: Engine | None = None
        self._chosen: dict[tuple[NoticeEvent, Language], str] = {}
        self._lock = Lock()
        self.refused: dict[str, str] = {}

    def render(self, event: NoticeEvent, language: Language, values: MessageValues) -> str:
        """The message: plain text with WhatsApp's *bold*, at most 1,500 characters, whole for any empty values."""
        from courier_desktop.services.template_engine import BadTemplateError

        engine = self._ready()
        context = self.context(values, language)
        name = self._name(event, language)
        try:
            return tidy(engine.render(name, context))
        except BadTemplateError as error:
            if not name.startswith("edited/"):
                raise
            bundled = self._refuse(name, error.code)
            self._chosen[event, language] = bundled
            return tidy(engine.render(bundled, context))

    def context(self, values: MessageValues, language: Language) -> dict[str, object]:
        """Everything that a message may say, by name: the plain values and the parts made of them."""
        engine = self._ready()
        context = plain_values(values, language)
        for part in _ALL_PARTS:
            context[part] = engine.render(f"bundled/{language.value}/parts/{part}", context).strip()
        return context

    def source(self, event: NoticeEvent, language: Language) -> str:
        """The bundled template of an event as it stands in its file."""
        return self._source(f"bundled/{language.value}/{event.value}") or ""

    def _ready(self) -> Engine:
        with self._lock:
            if self._engine is None:
                from courier_desktop.services.template_engine import Engine

                self._engine = Engine(self._source)
            return self._engine

    def _name(self, event: NoticeEvent, language: Language) -> str:
        """The template that speaks for an event: the courier's own when it may be used."""
        known = self._chosen.get((event, language))
        if known is None:
            known = f"edited/{language.value}/{event.value}"
            known = _bundled(known) if self._source(known) is None else self._checked(known)
            self._chosen[event, language] = known
        return known

    def _checked(self, name: str) -> str:
        from courier_desktop.services.template_engine import BadTemplateError

        try:
            self._ready().check(name, KNOWN_NAMES)
        except BadTemplateError as error:
            return self._refuse(name, error.code)
        return name

    def _refuse(self, name: str, code: str) -> str:
        self.refused[name.removeprefix("edited/")] = code
        return _bundled(name)

    def _source(self, name: str) -> str | None:
        kind, _, path = name.partition("/")
        folder = resources_dir() / "templates" / "messages" if kind == "bundled" else self._edited
        if folder is None:
            return None
        file = folder / f"{path}.txt"
        return file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else None


def _bundled(name: str) -> str:
    return f"bundled/{name.partition('/')[2]}"


def plain_values(values: MessageValues, language: Language) -> dict[str, object]:
    """What a template is given: every text on one line, trimmed and without marks; codes as phrases of the language."""
    raw = {name: getattr(values, name) for name in _VALUE_NAMES}
    context: dict[str, object] = dict(raw)
    texts = {name: _plain(name, text) for name, text in raw.items() if isinstance(text, str)}
    texts |= {
        "company_phone": display_phone(texts["company_phone"]) if texts["company_phone"] else "",
        "cause": cause_phrase(texts["cause"], language),
        "reason": reason_phrase(texts["reason"], language),
        "relation": relation_phrase(texts["relation"], language),
        "missing": missing_phrase(values.missing, language),
    }
    if texts["day"] == YESTERDAY.in_(language):
        # A promise that went by is no promise any more.
        texts["day"] = texts["window_from"] = texts["window_to"] = ""
    texts["when"] = spoken_when(texts["day"], texts["window_from"], texts["window_to"], language)
    texts["new_when"] = "" if texts["day"] in {"", TODAY.in_(language)} else texts["when"]
    texts["old_when"] = spoken_when("", texts["old_from"], texts["old_to"], language)
    decided = {"again": values.next_step == NextStep.RETRY, "several": values.pieces > 1}
    return {**context, **texts, **decided, "pieces": max(1, values.pieces)}


def _plain(name: str, text: str) -> str:
    if not text:
        return ""
    line = " ".join(_WHATSAPP_MARKS.sub("", text if text.isprintable() else _visible(text)).split())
    line = line.lstrip(_DANGLING + ".").rstrip(_DANGLING)
    if name in _ENDS_SENTENCE:
        line = line.rstrip("." + _DANGLING)
    if not any(letter.isalnum() or unicodedata.category(letter) == "So" for letter in line):
        return ""
    return _shortened(line, _LONGEST_VALUE.get(name, _LONGEST_NAME))


def _visible(text: str) -> str:
    return "".join(
        letter
        for letter in text
        if letter.isspace() or letter in _KEPT_INVISIBLE or unicodedata.category(letter)[0] != "C"
    )


def _shortened(line: str, most: int) -> str:
    if len(line) <= most:
        return line
    end = most - 1
    # An accent or half an emoji must not be left without what it belongs to.
    while end and (
        line[end] in _KEPT_INVISIBLE or line[end - 1] in _KEPT_INVISIBLE or unicodedata.combining(line[end])
    ):
        end -= 1
    return line[:end].rstrip(_DANGLING + ".") + "…"


def tidy(text: str) -> str:
    """Lines without trailing spaces, one empty line at most, no longer than a message may be."""
    lines = (line.rstrip() for line in text.splitlines())
    whole = _TWO_DOTS.sub(".", _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip())
    if len(whole) <= MOST_CHARACTERS:
        return whole
    return whole[: MOST_CHARACTERS - 1].rstrip() + "…"
