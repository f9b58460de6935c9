"""A message for Telegram as the requests that carry it: a text, photos, documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Attachment
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.gateways.reading import whole

if TYPE_CHECKING:
    from courier_desktop.domain.messaging import Outgoing

_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024
_MEGABYTE = 1024 * 1024
_LARGEST_FILE = 50 * _MEGABYTE
_LARGEST_PHOTO = 10 * _MEGABYTE
_PHOTOS = frozenset({"image/jpeg", "image/png"})
_CHAT = re.compile(r"-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One request: a text alone, or a file with the text below it."""

    text: str = ""
    file: Attachment | None = None
    is_photo: bool = False

    @property
    def method(self) -> str:
        """Telegram's method for it."""
        if self.file is None:
            return "sendMessage"
        return "sendPhoto" if self.is_photo else "sendDocument"

    @property
    def field_name(self) -> str:
        """The name of the file's field."""
        return "photo" if self.is_photo else "document"

    def as_document(self) -> Part:
        """The same, its picture as a file."""
        return replace(self, is_photo=False)


def chat_of(address: str) -> int | None:
    """The chat's number; None for what is none."""
    text = address.strip()
    return int(text) or None if _CHAT.fullmatch(text) else None


def parts_of(message: Outgoing) -> tuple[list[Part], str]:
    """The requests in order, or a code that says why Telegram would take none of it.

    A text stands below the first file where it fits, else it goes ahead of all files.
    """
    text = whole(message.text)
    if len(text) > _LONGEST_TEXT:
        return [], "text_too_long"
    if any(not 0 < len(one.content) <= _LARGEST_FILE for one in message.attachments):
        return [], "media_refused"
    files = [Part(file=one, is_photo=_as_photo(one)) for one in message.attachments]
    # A caption's limit counts UTF-16: an emoji is two.
    if not files or len(text.encode("utf-16-le")) > 2 * _LONGEST_CAPTION:
        return [Part(text=text), *files], ""
    return [replace(files[0], text=text), *files[1:]], ""


def _as_photo(file: Attachment) -> bool:
    return file.media_type.lower() in _PHOTOS and len(file.content) <= _LARGEST_PHOTO
