"""wa.me links: a WhatsApp draft to one number, opened by a person, sent by that person."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from courier_desktop.domain.phone import digits
from courier_desktop.domain.values import dataclass

MOST_URL_CHARACTERS = 2000
"""Windows hands over addresses of about 2,083 characters at most; WhatsApp documents no limit of its own."""


@dataclass(frozen=True, slots=True)
class WaMeLink:
    """The address to open. With `text_on_clipboard` the text was too long for it: put it on the clipboard first."""

    url: str
    text_on_clipboard: bool = False


def wa_me_link(e164: str, text: str) -> WaMeLink:
    """The link that opens WhatsApp with the text ready for that number. Half characters are replaced, nothing else."""
    bare = f"https://wa.me/{digits(e164)}"
    if not text:
        return WaMeLink(bare)
    # quote() and nothing of Qt: a query built by QUrlQuery changes "+" and "%" (see the round-trip test).
    url = f"{bare}?text={quote(_whole_characters(text), safe='')}"
    if len(url) > MOST_URL_CHARACTERS:
        return WaMeLink(bare, text_on_clipboard=True)
    return WaMeLink(url)


def read_link(url: str) -> tuple[str, str]:
    """The digits and the text that WhatsApp takes from such a link."""
    parts = urlsplit(url)
    fields = dict(pair.partition("=")[::2] for pair in parts.query.split("&"))
    return parts.path.strip("/"), unquote(fields.get("text", ""), errors="strict")


def _whole_characters(text: str) -> str:
    """The text with surrogate pairs joined and lone halves replaced by U+FFFD, so that it can be UTF-8."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
