"""The office's own words for a message: a small language that anyone can read, and that can do nothing but say words.

`{{nombre}}` says a variable, `{{nombre|cliente}}` another word when it is empty. `[ de {{remitente}}]` is left out when
the variable in it is empty; `[Llega {{cuándo}}|Te decimos la hora]` says the first part that it can. `[{{cobro?}} …]`
asks without saying. A backslash takes a sign as it is. Values are words, never read as a template.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.template_variables import key_of, variable
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from courier_desktop.domain.words import Language

LONGEST = 4_000
DEEPEST = 6
_SAYING = re.compile(r"\{\{([^{}|?\n]*)(\?)?(?:\|([^{}\n]*))?\}\}")
_PLAIN = re.compile(r"[^\\\[\]|{]+")
_ESCAPED = frozenset("\\[]|{}")
# Stands where something was left out, until what it leaves dangling has gone too.
_GAP = "\x00"
_EMPTY_PAIR = re.compile(rf"\*{_GAP}+\*|~{_GAP}+~|\( ?{_GAP}+ ?\)|“{_GAP}+”|\"{_GAP}+\"")
_DANGLING = re.compile(rf"[ ,;:·]*{_GAP}+(?=[.,;:!?)]|[ \t]*$)|(?<= ){_GAP}+ |(?m:^){_GAP}+ ", re.MULTILINE)
_ONLY_GAPS = re.compile(rf"^[ \t]*{_GAP}[ \t{_GAP}]*(?:\n|\Z)", re.MULTILINE)


class TemplateFaultError(Exception):
    """What cannot be read in a template: a code of wording, and the line and column (from 1) where it stands."""

    def __init__(self, code: str, text: str, at: int, name: str = "") -> None:
        super().__init__(code)
        self.code, self.name = code, name
        self.line = text.count("\n", 0, at) + 1
        self.column = at - text.rfind("\n", 0, at)


@dataclass(frozen=True, slots=True)
class Say:
    """A variable's place. Without `fallback` it is empty when the variable is; `asked` = it only asks."""

    key: str
    fallback: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The first of these that has all that it says."""

    parts: tuple[Template, ...]


Node = str | Say | Choice
Template = tuple[Node, ...]


def parse(text: str) -> Template:
    """The template, or TemplateFaultError."""
    if len(text) > LONGEST:
        raise TemplateFaultError("template_too_long", text, LONGEST)
    nodes, _ = _Reader(text).read(0, 0)
    if any(isinstance(node, Say) and node.asked for node in nodes):
        raise TemplateFaultError("template_asks_outside", text, 0)
    return nodes


class _Reader:
    """Reads from left to right; knows the whole text so that a fault can say where."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self, at: int, depth: int) -> tuple[Template, int]:
        """The nodes from there to the end of their part: a `|` or `]`, or the text's end outside of all brackets."""
        text, nodes = self._text, list[Node]()
        while at < len(text):
            sign = text[at]
            if depth and sign in "|]":
                break
            if sign == "[":
                found, at = self._choice(at, depth + 1)
                nodes += found
            elif text.startswith("{{", at):
                said, at = self._say(at)
                nodes.append(said)
            else:
                words, at = self._words(at)
                nodes.append(words)
        return _joined(nodes), at

    def _words(self, at: int) -> tuple[str, int]:
        text = self._text
        if text[at] == "\\" and text[at + 1 : at + 2] in _ESCAPED and at + 1 < len(text):
            return text[at + 1], at + 2
        plain = _PLAIN.match(text, at)
        return (plain.group(), plain.end()) if plain else (text[at], at + 1)

    def _say(self, at: int) -> tuple[Say, int]:
        found = _SAYING.match(self._text, at)
        if found is None:
            raise TemplateFaultError("template_brace_open", self._text, at)
        name, asked, fallback = found.groups()
        key = key_of(name)
        if key is None:
            raise TemplateFaultError("template_unknown_name", self._text, at, name.strip())
        return Say(key, (fallback or "").strip(), bool(asked) or variable(key).asked), found.end()

    def _choice(self, at: int, depth: int) -> tuple[Template, int]:
        text, began = self._text, at
        if depth > DEEPEST:
            raise TemplateFaultError("template_too_deep", text, at)
        parts: list[Template] = []
        while True:
            nodes, at = self.read(at + 1, depth)
            if at >= len(text):
                raise TemplateFaultError("template_bracket_open", text, began)
            parts.append(nodes)
            if text[at] == "]":
                break
        if _needs(parts[0]):
            return (Choice(tuple(parts)),), at + 1
        # Brackets around mere words are just brackets.
        shown: list[Node] = ["["]
        for place, nodes in enumerate(parts):
            shown += [*(["|"] if place else []), *nodes]
        return (*shown, "]"), at + 1


def _joined(nodes: list[Node]) -> Template:
    """The nodes, words that follow each other made one."""
    found: list[Node] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, str) and isinstance(last, str):
            found[-1] = last + node
        else:
            found.append(node)
    return tuple(found)


def _needs(nodes: Template) -> list[str]:
    return [node.key for node in nodes if isinstance(node, Say) and not node.fallback]


def render(template: Template, values: Mapping[str, str]) -> str:
    """The message in these words. A value is said as it is; what an empty one leaves dangling goes with it."""
    said = "".join(_said(template, values))
    if _GAP not in said:
        return said
    whole = _EMPTY_PAIR.sub(_GAP, said)
    return _DANGLING.sub("", _ONLY_GAPS.sub("", whole)).replace(_GAP, "")


def _said(nodes: Template, values: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Say):
            yield "" if node.asked else values.get(node.key, "").replace(_GAP, "") or node.fallback or _GAP
        else:
            chosen = next((part for part in node.parts if all(values.get(key) for key in _needs(part))), None)
            if chosen is None:
                yield _GAP
            else:
                yield from _said(chosen, values)


def keys_of(template: Template) -> tuple[str, ...]:
    """The variables that it says or asks, each once, in order."""
    return tuple(dict.fromkeys(_keys(template)))


def _keys(nodes: Template) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Say):
            yield node.key
        elif isinstance(node, Choice):
            for part in node.parts:
                yield from _keys(part)


def write(template: Template, *, inside: bool = False) -> str:
    """The template as text that reads as the same."""
    return "".join(_write(node, inside=inside) for node in template)


def _write(node: Node, *, inside: bool) -> str:
    if isinstance(node, Say):
        asked = "?" if node.asked else ""
        return f"{{{{{node.key}{asked}{'|' if node.fallback else ''}{node.fallback}}}}}"
    if isinstance(node, Choice):
        return f"[{'|'.join(write(part, inside=True) for part in node.parts)}]"
    plain = node.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("{{", "\\{\\{")
    return plain.replace("|", "\\|") if inside else plain


@dataclass(frozen=True, slots=True)
class Place:
    """A variable's place in a text, as the editor paints it; `key` None = there is no such variable."""

    start: int
    end: int
    key: str | None


def places(text: str) -> tuple[Place, ...]:
    """Where variables stand in a text, a faulty one too."""
    return tuple(
        Place(found.start(), found.end(), key_of(found.group(1)))
        for found in _SAYING.finditer(text)
        if not text.endswith("\\", 0, found.start())
    )


def shown_in(text: str, language: Language) -> str:
    """The text with its variables called as in that language."""
    return _renamed(text, lambda key: variable(key).names.in_(language))


def kept_as(text: str) -> str:
    """The text with its variables called by their keys, whatever language they were called in."""
    return _renamed(text, str)


def _renamed(text: str, name: Callable[[str], str]) -> str:
    def renamed(found: re.Match[str]) -> str:
        called, asked, fallback = found.groups()
        key = key_of(called)
        if key is None or text.endswith("\\", 0, found.start()):
            return found.group()
        return f"{{{{{name(key)}{asked or ''}{'' if fallback is None else f'|{fallback}'}}}}}"

    return _SAYING.sub(renamed, text)
