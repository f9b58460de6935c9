"""Reads a service's answers by the owner's own rules: statuses, patterns, paths into JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import MessageState
from courier_desktop.gateways.http_template_fill import TemplateError
from courier_desktop.gateways.reading import at, text_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.gateways.reading import Step

_MOST_READ = 20_000
_SPAN = re.compile(r"([1-5][0-9]{2})(?:\s*-\s*([1-5][0-9]{2}))?")
# What SMS services call the ends of a message, in their delivery reports.
_USUAL_STATES = {
    MessageState.SENT: "sent accepted acceptd enroute buffered submitted enviado aceptado",
    MessageState.DELIVERED: "delivered delivrd delivery_ok entregado entregue",
    MessageState.READ: "read seen opened leido lido",
    MessageState.FAILED: "failed undelivered undeliv undeliverable rejected rejectd expired error fallido rechazado",
}

# Names of headers, parameters and fields whose value is a secret, followed by one that is written out.
_KEY = r"(?:proxy-)?authorization|[\w-]*(?:api[_-]?key|apikey|token|secret|passw(?:or)?d|pwd)"
_IN_THE_OPEN = {
    "headers": re.compile(rf"^\s*(?:{_KEY})\s*:(?!.*\{{[a-z]+\}})\s*\S", re.IGNORECASE | re.MULTILINE),
    "url": re.compile(rf"[?&](?:{_KEY})=(?!\{{)[^&#]", re.IGNORECASE),
    "body": re.compile(
        rf"""["'](?:{_KEY})["']\s*:\s*"(?!\{{)[^"]|(?:^|&)\s*(?:{_KEY})=(?!\{{)[^&\s]|<(?:{_KEY})>(?!\{{)[^<\s]""",
        re.IGNORECASE | re.MULTILINE,
    ),
}


def in_the_open(name: str, template: str) -> bool:
    """Whether a template of that setting has a key written out in it: settings are kept in the ledger's own file."""
    return _IN_THE_OPEN["url" if name.endswith("url") else name].search(template) is not None


def statuses(told: str, name: str) -> frozenset[int]:
    """`200-299, 304` as the statuses it names. TemplateError when it names none."""
    found: set[int] = set()
    for part in filter(None, (part.strip() for part in told.split(","))):
        span = _SPAN.fullmatch(part)
        if span is None:
            raise TemplateError(name)
        found.update(range(int(span.group(1)), int(span.group(2) or span.group(1)) + 1))
    return frozenset(found)


def pattern(told: str, name: str) -> re.Pattern[str] | None:
    """A regular expression, any case; None when it is empty. TemplateError when it is none."""
    if not told:
        return None
    try:
        return re.compile(told, re.IGNORECASE | re.MULTILINE)
    except (re.error, RecursionError, OverflowError):
        raise TemplateError(name) from None


def matches(found: re.Pattern[str] | None, text: str) -> bool:
    """Whether the pattern is somewhere in the first letters of a text; no pattern is nowhere."""
    return found is not None and found.search(text[:_MOST_READ]) is not None


def steps(path: str) -> tuple[Step, ...]:
    """`data.0.id` as the steps into JSON."""
    parts = [part for part in path.replace("[", ".").replace("]", "").removeprefix("$").split(".") if part]
    return tuple(int(part) if part.isascii() and part.isdigit() else part for part in parts)


def path_holds(rule: str, value: object) -> bool:
    """Whether `status = ok | queued` holds; a path alone holds when something stands there."""
    path, equals, wanted = rule.partition("=")
    way = steps(path.strip())
    found = at(value, *way)
    if not equals:
        return found is not None and found is not False and found != ""
    text = str(found).lower() if isinstance(found, bool) else text_at(value, *way)
    return text.casefold() in {one.strip().casefold() for one in wanted.split("|")}


def state_words(told: str) -> dict[str, MessageState]:
    """`DELIVRD = delivered` one a line, beside the usual words, by their names in lower case."""
    found = {word: state for state, words in _USUAL_STATES.items() for word in words.split()}
    for line in filter(None, (line.strip() for line in told.splitlines())):
        word, equals, state = (part.strip().lower() for part in line.partition("="))
        if not equals or state not in {one.value for one in _USUAL_STATES}:
            raise TemplateError("state_words")
        found[word] = MessageState(state)
    return found


def state_at(value: object, path: str, words: Mapping[str, MessageState]) -> MessageState | None:
    """The state that stands there; None when its word is none of them."""
    return words.get(text_at(value, *steps(path)).strip().lower())
