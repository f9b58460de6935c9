"""The text of a page of HTML that came by mail: nothing is loaded or run, any page takes linear time.

The library's html.parser (before 3.11.14) takes minutes for a few hundred thousand unfinished tags.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_HTML = 200_000
_LONGEST_LINK = 500
_DEEPEST_QUOTE = 5
# Their contents are no text of the page, and end only at their own end tag.
_RAW = frozenset({"script", "style", "title", "template", "noscript", "svg", "math", "object", "iframe", "textarea"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "table", "tr", "ul"),
    }
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:-]{0,30}")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]{1,30})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,}")
_BLANKS = re.compile(r"\s+")
_MOST_ENDS = 4


def text_of_html(html: str) -> str:
    """The text that a reader of that HTML sees, line by line; quoted blocks are marked by "> "."""
    page = _Page()
    for name, rest in _tokens(html[:_LONGEST_HTML]):
        if not name:
            page.say(rest)
        elif name.startswith("/"):
            page.end(name[1:])
        else:
            page.begin(name, rest)
    return page.text()


def _tokens(html: str) -> Iterator[tuple[str, str]]:
    """Tags as (name in lower case, attributes), an end tag's name with its slash; text as ("", text)."""
    at, lower = 0, html.lower()
    while at < len(html):
        tag = html.find("<", at)
        if tag < 0:
            tag = len(html)
        if tag > at:
            yield "", html[at:tag]
        if tag == len(html):
            return
        name = _NAME.match(html, tag + 1)
        if name is None:
            at = _after_no_tag(html, tag)
            if at == tag + 1:
                yield "", "<"
            continue
        end = _tag_end(html, name.end())
        if end < 0:
            return
        word = name.group().lower()
        at = end + 1
        if word in _RAW and not html.endswith("/", 0, end):
            closing = lower.find(f"</{word}", at)
            at = closing if closing >= 0 else len(html)
            continue
        yield word, html[name.end() : end]


def _after_no_tag(html: str, at: int) -> int:
    """Where reading goes on after a "<" that begins no tag: a comment or a declaration is passed over."""
    if html.startswith("<!--", at):
        end = html.find("-->", at + 4)
        return end + 3 if end >= 0 else len(html)
    if html.startswith(("<!", "<?", "</"), at):
        end = html.find(">", at)
        return end + 1 if end >= 0 else len(html)
    return at + 1


def _tag_end(html: str, at: int) -> int:
    """Where a tag ends; a ">" within quotes ends none. -1 when it does not."""
    end = html.find(">", at)
    for _ in range(_MOST_ENDS):
        within = html[at:end] if end >= 0 else ""
        if within.count('"') % 2 == 0 or len(within) > _LONGEST_HTML // 100:
            break
        further = html.find(">", end + 1)
        if further < 0:
            break
        end = further
    return end


class _Page:
    """The lines of a page as it is read."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        # How many of one tag, begun by a hidden one, are open: what stands in them is not seen.
        self._hidden = ""
        self._depth = 0
        self._quotes = 0
        self._pre = 0
        self._link = ""
        self._link_text: list[str] = []

    def text(self) -> str:
        """All lines."""
        self._end_line()
        return "\n".join(self._lines)

    def say(self, text: str) -> None:
        """Text between tags."""
        if self._hidden:
            return
        plain = unescape(_LONG_NUMBER.sub("?", text))
        if self._pre:
            first, *others = plain.split("\n")
            self._line.append(first)
            for one in others:
                self._end_line(always=True)
                self._line.append(one)
            return
        self._line.append(_BLANKS.sub(" ", plain))
        if self._link:
            self._link_text.append(plain)

    def begin(self, name: str, attributes: str) -> None:
        """A tag begins."""
        if self._hidden:
            self._depth += name == self._hidden
        elif name not in _VOID and (name == "head" or _is_hidden(attributes)):
            self._hidden, self._depth = name, 1
        elif name == "br":
            self._end_line(always=True)
        elif name in _BLOCKS:
            self._end_line()
            self._quotes += name == "blockquote"
            self._pre += name == "pre"
        elif name in {"td", "th"}:
            self._line.append(" ")
        elif name == "a":
            self._link, self._link_text = _attribute(attributes, "href"), []

    def end(self, name: str) -> None:
        """A tag ends."""
        if self._hidden:
            self._depth -= name == self._hidden
            if self._depth == 0 or (self._hidden == "head" and name == "html"):
                self._hidden = ""
        elif name in _BLOCKS:
            self._end_line()
            if name in _PARAGRAPHS:
                self._lines.append(self._marks().rstrip())
            self._quotes -= name == "blockquote" and self._quotes > 0
            self._pre -= name == "pre" and self._pre > 0
        elif name == "a":
            self._end_link()

    def _end_link(self) -> None:
        """Where a link leads, when its text does not say so: a place on a map is sent like that."""
        if self._link.startswith(("http://", "https://")) and self._link not in "".join(self._link_text):
            self._line.append(f" <{self._link[:_LONGEST_LINK]}>")
        self._link = ""

    def _marks(self) -> str:
        return "> " * min(self._quotes, _DEEPEST_QUOTE)

    def _end_line(self, *, always: bool = False) -> None:
        line = "".join(self._line)
        line = line if self._pre else _BLANKS.sub(" ", line).strip()
        self._line = []
        if line or always:
            self._lines.append(f"{self._marks()}{line}")


def _attribute(attributes: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found.group(1).lower() == name:
            return unescape(_LONG_NUMBER.sub("?", found.group(2) or found.group(3) or found.group(4) or ""))
    return ""


def _is_hidden(attributes: str) -> bool:
    style = _attribute(attributes, "style") if "style" in attributes.lower() else ""
    return bool(_HIDDEN.search(style)) or re.search(r"(?:^|\s)hidden(?:\s|/|$)", attributes) is not None
