"""The text of a file's bytes: UTF-8, UTF-16, what Windows, the Mac and DOS wrote, and text saved wrongly before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 1 << 16
_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑãõçâêôàÃÕÇÂÊÔÀ¿¡ºª°")
_ODD = frozenset("‡Ž—œ–Œ”“„†•™š›ž¤¦§¨¬¯±µ¶¸×÷ÐØÞßðøþŸ€‚ƒ…ˆ‰Š‹√∫∂∑∏πΩ≈∆◊ﬁﬂ‘’²³¹¼½¾│┤╣║╗╝┐└┴┬├─┼╚╔╩╦╠═╬█▄▀")
# In the order in which they win when equally likely.
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
_CP1252_HOLES = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
# What the bytes of UTF-8 look like when somebody took them for cp1252 or latin-1: "Ã" or "Â" and such a character.
_TRAIL = "".join(
    sorted(
        {bytes([b]).decode("cp1252") for b in range(0x80, 0xC0) if b not in _CP1252_HOLES}
        | {chr(b) for b in range(0x80, 0xC0)}
    )
)
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00df][{re.escape(_TRAIL)}]|\u00e2[{re.escape(_TRAIL)}]{{2}}|\u00f0[{re.escape(_TRAIL)}]{{3}}"
)
_SURE = re.compile(f"[\u00c2\u00c3][{re.escape(_TRAIL)}]|\u00e2(?:\u20ac|\u0080|\u201a|\u0082)[{re.escape(_TRAIL)}]")
_TWICE = 2
_INVISIBLE = "\u2060\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\x00"
_SPACES = "\u00a0\u2007\u2009\u202f\u3000"
# One of these begins every sure sign; looking for a character is far quicker than for a pattern.
_SIGN_HEADS = "\u00c2\u00c3\u00e2"


def decoded(content: bytes) -> str:
    """The text of those bytes; never fails, for every byte is some character."""
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return content.decode(codec, "replace")
    if codec := _utf16_without_mark(content):
        return content.decode(codec, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0 and _mostly_utf8(content):
            return "".join(_line(line) for line in content.splitlines(keepends=True))
    return _single_byte(content)


def repaired(text: str) -> str:
    """The text with "NÃºmero" put right, however often it was saved wrongly, and invisible characters gone."""
    for _ in range(_TWICE):
        if not any(head in text for head in _SIGN_HEADS) or not _SURE.search(text):
            break
        text = _MOJIBAKE.sub(_put_right, text)
    return visible(text)


def visible(text: str) -> str:
    """The text without characters that nobody sees; odd spaces as spaces."""
    if text.isascii() and "\x00" not in text:
        return text
    for char in _INVISIBLE:
        text = text.replace(char, "")
    for char in _SPACES:
        text = text.replace(char, " ")
    return text


def _put_right(found: re.Match[str]) -> str:
    """The character that those bytes were, or the text as it stands when they were none."""
    try:
        return bytes(_bytes_of(found[0])).decode("utf-8")
    except ValueError:
        return found[0]


def _bytes_of(text: str) -> Iterable[int]:
    """The bytes that cp1252, or latin-1 where it has no character, shows as that text."""
    for char in text:
        if ord(char) <= 0xFF:  # noqa: PLR2004 - latin-1's last character
            yield ord(char)
        else:
            yield char.encode("cp1252")[0]


def _utf16_without_mark(content: bytes) -> str:
    """UTF-16 told by the zero bytes beside each Latin letter."""
    sample = content[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) * 4 < len(sample):  # noqa: PLR2004 - half of a Latin text would be zero
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 3 * min(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(content: bytes) -> bool:
    """Whether the file is UTF-8 with some lines from elsewhere."""
    lines = [line for line in content[: _SAMPLE * 4].splitlines() if not line.isascii()]
    good = sum(1 for line in lines if _is_utf8(line))
    return good * 2 > len(lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes) -> str:
    return line.decode("utf-8") if _is_utf8(line) else _single_byte(line)


def _single_byte(content: bytes) -> str:
    """The text in the one-byte code that gives the most letters of our languages and the fewest odd signs."""
    high = bytes(b for b in content[: _SAMPLE * 4] if b > 0x7F)  # noqa: PLR2004 - beyond ASCII
    best = max(_SINGLE_BYTE, key=lambda codec: (_likeness(high, codec), -_SINGLE_BYTE.index(codec)))
    if best != "cp1252":
        return content.decode(best, "replace")
    if _CP1252_HOLES.isdisjoint(high) and _CP1252_HOLES.isdisjoint(content):
        return content.decode("cp1252")
    return "".join(chr(b) if b in _CP1252_HOLES else bytes([b]).decode("cp1252") for b in content)


def _likeness(high: bytes, codec: str) -> int:
    """How many of the bytes would be letters of our languages, less those that would be odd."""
    text = high.decode(codec, "replace")
    return sum(1 if char in _LETTERS else -1 if char in _ODD or char == "\ufffd" else 0 for char in text)
