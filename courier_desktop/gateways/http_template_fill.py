"""Fills the owner's own request: every value is escaped for the place where it stands, by construction."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, quote, urlsplit

from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"\{([a-z_0-9]+)\}")
_LINE_END = re.compile(r"[\r\n\x00]+")
# XML 1.0 has no way to write these, escaped or not.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# In an attribute they would become blanks.
_XML_SPACES = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


class Content(StrEnum):
    """What the body of a request is."""

    JSON = "json"
    FORM = "form"
    XML = "xml"
    TEXT = "text"


MEDIA_TYPES = {
    Content.JSON: "application/json",
    Content.FORM: "application/x-www-form-urlencoded",
    Content.XML: "application/xml; charset=utf-8",
    Content.TEXT: "text/plain; charset=utf-8",
}


class TemplateError(Exception):
    """A template that cannot be filled; `name` = the setting."""

    def __init__(self, name: str) -> None:
        """Keep which."""
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A request as it goes out."""

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request's templates, as the owner wrote them."""

    method: str
    url: str
    headers: str
    content: Content
    body: str

    def filled(self, values: Mapping[str, str]) -> Filled:
        """The request with these values in their places. TemplateError names the setting that cannot be filled."""
        headers = header_lines(self.headers, values)
        if self.method == "GET":
            return Filled(method=self.method, url=in_url(self.url, values), headers=headers)
        given = {name.lower() for name in headers}
        told = {} if "content-type" in given else {"Content-Type": MEDIA_TYPES[self.content]}
        body = _BODIES[self.content](self.body, values).encode("utf-8", "replace")
        return Filled(method=self.method, url=in_url(self.url, values), headers=told | headers, body=body)


def in_url(template: str, values: Mapping[str, str], name: str = "url") -> str:
    """An address: percent-encoded in path and query. Its host may not depend on a message."""
    try:
        host = urlsplit(template).netloc
    except ValueError:
        raise TemplateError(name) from None
    if not template.startswith(("http://", "https://")) or not host or "{" in host or "@" in host:
        raise TemplateError(name)
    return _put(template, {key: _in_path(value) for key, value in values.items()})


def _in_path(value: str) -> str:
    """Nothing of it divides a path or a query, and a mere ".." leads nowhere."""
    coded = quote(_whole(value), safe="")
    return coded if coded.strip(".") else coded.replace(".", "%2E")


def header_lines(template: str, values: Mapping[str, str]) -> dict[str, str]:
    """`Name: value`, one a line. A value cannot begin another header, and is ASCII."""
    found: dict[str, str] = {}
    plain = {key: _in_header(value) for key, value in values.items()}
    for line in filter(None, (line.strip() for line in template.splitlines())):
        name, colon, value = line.partition(":")
        if not colon or not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", name.strip()):
            raise TemplateError("headers")
        found[name.strip()] = _in_header(_put(value.strip(), plain))
    return found


def _in_header(value: str) -> str:
    one_line = _LINE_END.sub(" ", value)
    return "".join(letter if " " <= letter <= "~" else quote(_whole(letter)) for letter in one_line).strip()


def _in_json(template: str, values: Mapping[str, str]) -> str:
    """The template is JSON itself, its places inside of texts: what a value holds can never become structure."""
    try:
        tree = json.loads(template)
    except (ValueError, RecursionError):
        raise TemplateError("body") from None
    whole = {key: _whole(value) for key, value in values.items()}
    return json.dumps(_in_tree(tree, whole), ensure_ascii=False)


def _in_tree(node: object, values: Mapping[str, str]) -> object:
    if isinstance(node, str):
        return _put(node, values)
    if isinstance(node, list):
        return [_in_tree(one, values) for one in cast("list[object]", node)]
    if isinstance(node, dict):
        return {key: _in_tree(one, values) for key, one in cast("dict[str, object]", node).items()}
    return node


def _in_form(template: str, values: Mapping[str, str]) -> str:
    """`name=value&name=value`, also one a line."""
    joined = "&".join(filter(None, (line.strip().strip("&") for line in template.splitlines())))
    try:
        pairs = parse_qsl(joined, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        raise TemplateError("body") from None
    whole = {key: _whole(value) for key, value in values.items()}
    return "&".join(f"{quote(key, safe='')}={quote(_put(value, whole), safe='')}" for key, value in pairs)


def _in_xml(template: str, values: Mapping[str, str]) -> str:
    """Entities for what XML would read as its own. In a CDATA part they would show: it is refused."""
    if "<![CDATA[" in template:
        raise TemplateError("body")
    return _put(template, {key: _xml_text(value) for key, value in values.items()})


def _xml_text(value: str) -> str:
    from xml.sax.saxutils import escape

    return escape(_NO_XML.sub("", value), {'"': "&quot;", "'": "&apos;", **_XML_SPACES})


def _in_text(template: str, values: Mapping[str, str]) -> str:
    """As it is."""
    return _put(template, values)


_BODIES = {Content.JSON: _in_json, Content.FORM: _in_form, Content.XML: _in_xml, Content.TEXT: _in_text}


def _put(template: str, values: Mapping[str, str]) -> str:
    """Each known place filled, in one pass: a place's name inside of a value stays a text."""
    return _PLACE.sub(lambda found: values.get(found.group(1), found.group(0)), template)


def _whole(text: str) -> str:
    """The text with halves of characters replaced, so that it can be UTF-8."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
