"""Says an error, a problem, a refusal or a notice's why in the reader's language."""

from __future__ import annotations

import re
from datetime import date

from courier_desktop.domain.sentences import (
    backups,
    exports,
    faults,
    gateways,
    intake,
    marks,
    notices,
    persons,
    program,
    routes,
    staff,
    templates,
)
from courier_desktop.domain.sentences.terms import LISTS, TABLES
from courier_desktop.domain.words import Language, Words

SENTENCES: dict[str, Words] = (
    backups.SENTENCES
    | exports.SENTENCES
    | faults.SENTENCES
    | gateways.SENTENCES
    | intake.SENTENCES
    | marks.SENTENCES
    | routes.SENTENCES
    | notices.SENTENCES
    | persons.SENTENCES
    | program.SENTENCES
    | staff.SENTENCES
    | templates.SENTENCES
)
"""Every code with its sentence. A part in square brackets is left out when what it would name is not known."""

# These wrap another code in their parameter "why", whose sentence tells more.
_WRAPPERS = frozenset({"ledger_open", "file_unreadable"})
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{([a-z_0-9]+)\}")
_UNKNOWN = "…"


def say(code: str, language: Language, /, **params: object) -> str:
    """The sentence of that code with its parameters, where codes of the vocabulary become words.

    An unknown code is a KeyError. A parameter that was not given leaves out its part of the sentence, else stands as
    "…": a face can always say something.
    """
    why = str(params.get("why", ""))
    if code in _WRAPPERS and why in SENTENCES:
        code = why
    text = SENTENCES[code].in_(language)
    values = {name: _in_words(name, value, language) for name, value in params.items() if value not in (None, "")}

    def optional(match: re.Match[str]) -> str:
        part = match.group(1)
        return part if all(values.get(name) for name in _NAME.findall(part)) else ""

    return _NAME.sub(lambda match: values.get(match.group(1), _UNKNOWN), _OPTIONAL.sub(optional, text))


def is_code(text: str) -> bool:
    """Whether a sentence exists under that code."""
    return text in SENTENCES


def placeholders(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the parameters that a sentence needs, and of those it can do without."""
    optional = frozenset(name for part in _OPTIONAL.findall(sentence) for name in _NAME.findall(part))
    return frozenset(_NAME.findall(_OPTIONAL.sub("", sentence))), optional


def _in_words(name: str, value: object, language: Language) -> str:
    """A parameter as it is read aloud."""
    if name == "why":
        return say(str(value), language) if is_code(str(value)) else ""
    if name == "since":
        return _day(str(value), language)
    table = TABLES.get(name, {})
    if name in LISTS:
        codes = value.split(",") if isinstance(value, str) else [str(one) for one in _several(value)]
        return _in_a_row([table[one].in_(language) if one in table else one for one in codes if one], name, language)
    words = table.get(str(value))
    return words.in_(language) if words else str(value)


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _in_a_row(words: list[str], name: str, language: Language) -> str:
    """The words with commas, the last with its "y" or "o"; the statuses quoted, for they are names."""
    shown = [f"“{word}”" for word in words] if name == "allowed" else words
    if len(shown) <= 1:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {LISTS[name].in_(language)} {shown[-1]}"


def _day(text: str, language: Language) -> str:
    """An ISO date as the reader writes it: 20/11/2026, in English 20 Nov 2026."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    if language is Language.EN:
        months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
        return f"{day.day} {months[day.month - 1]} {day.year}"
    return f"{day:%d/%m/%Y}"
