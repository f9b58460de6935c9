"""SMS: how many parts a text costs, and the same text in the letters that cost least."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from courier_desktop.domain.values import dataclass

# The alphabet of GSM 03.38; a text with one letter from outside it goes in UTF-16, at less than half the room.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each goes as two: an escape and a letter, which the gateways never part.
_EXTENDED = frozenset("^{}\\[~]|€\f")
_GSM = _BASIC | _EXTENDED
# No gateway takes more in one text.
LONGEST = 1_600
# What stands for a letter or sign that the alphabet lacks, where taking its accent off does not say it.
_STAND_INS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−•·∙●▪►▶", "-"),
        **dict.fromkeys("\t\u00a0\u2007\u2009\u200a\u202f\u2003\u2002", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff", ""),
        **dict.fromkeys("\u0085\u2028\u2029\v", "\n"),
        "…": "...",
        "°": "o",
        "×": "x",
        "÷": "/",
        "→": "->",
        "←": "<-",
        "ı": "i",
        "Ł": "L",
        "ł": "l",
        "Đ": "D",
        "đ": "d",
        "Ð": "D",
        "ð": "d",
        "Œ": "OE",
        "œ": "oe",
        "ẞ": "SS",
    }
)
_BOLD = re.compile(r"(?<![\w*])([*~])(?=[^\s*~])([^*~\n]*?[^\s*~])\1(?![\w*~])")
_SPACES = re.compile(r" {2,}")
_SPACE_BEFORE_A_BREAK = re.compile(r" +(?=\n)|(?<=\n) +")
_BEFORE_A_STOP = re.compile(r"(?<=\w) +(?=[.,;:](?:\s|$))")


class Encoding(StrEnum):
    """How a text goes over the air."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


_ALONE = {Encoding.GSM7: 160, Encoding.UCS2: 70}
_IN_PARTS = {Encoding.GSM7: 153, Encoding.UCS2: 67}


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text costs: its units, the parts they go in, how many units are left before one part more.

    Where a letter of two units does not fit a part's end, that unit is lost: `units` counts none of those.
    """

    units: int
    encoding: Encoding
    parts: int
    left: int

    @property
    def room(self) -> int:
        """The units that so many parts hold: 160, then 306 and on; in UCS-2 70, then 134 and on."""
        return _ALONE[self.encoding] if self.parts < 2 else self.parts * _IN_PARTS[self.encoding]  # noqa: PLR2004


def count(text: str) -> Segments:
    """What the text costs as it stands; an empty one has no part."""
    encoding = Encoding.GSM7 if is_plain(text) else Encoding.UCS2
    if encoding is Encoding.GSM7:
        wide = sum(letter in _EXTENDED for letter in text)
    else:
        wide = sum(letter > "\uffff" for letter in text)
    units = len(text) + wide
    if units <= _ALONE[encoding]:
        return Segments(units, encoding, 1 if units else 0, _ALONE[encoding] - units)
    most = _IN_PARTS[encoding]
    if not wide:
        parts = -(-units // most)
        return Segments(units, encoding, parts, parts * most - units)
    parts, used = 1, 0
    for letter in text:
        size = _size(letter, encoding)
        if used + size > most:
            parts, used = parts + 1, 0
        used += size
    return Segments(units, encoding, parts, most - used)


def _size(letter: str, encoding: Encoding) -> int:
    wide = letter in _EXTENDED if encoding is Encoding.GSM7 else letter > "\uffff"
    return 2 if wide else 1


def is_plain(text: str) -> bool:
    """Whether every letter is of the SMS alphabet."""
    return _GSM.issuperset(text)


def foreign(text: str) -> tuple[str, ...]:
    """The letters for which the text costs more, each once, in its order."""
    return tuple(dict.fromkeys(letter for letter in text if letter not in _GSM))


def strip_accents(text: str) -> str:
    """The text with letters of the SMS alphabet for those that can be said in it; what has none stays.

    "envío llegó" becomes "envio llego"; é ñ ü ¿ ¡ are of the alphabet and stay.
    """
    return "".join(_said(letter) for letter in unicodedata.normalize("NFC", text))


def _said(letter: str) -> str:
    if letter in _GSM:
        return letter
    bare = letter.translate(_STAND_INS)
    if _GSM.issuperset(bare):
        return bare
    bare = unicodedata.normalize("NFKD", letter)
    bare = "".join(one for one in bare if not unicodedata.combining(one)).translate(_STAND_INS)
    return bare if bare and _GSM.issuperset(bare) else letter


def without_foreign(text: str) -> str:
    """The text without the letters that the SMS alphabet lacks, and without the gaps that they leave."""
    if is_plain(text):
        return text
    kept = _SPACES.sub(" ", "".join(letter for letter in text if letter in _GSM))
    return _BEFORE_A_STOP.sub("", _SPACE_BEFORE_A_BREAK.sub("", kept)).strip()


def without_marks(text: str) -> str:
    """The text without WhatsApp's marks: *bold* and ~struck~ as plain words."""
    return _BOLD.sub(lambda found: found.group(2), text)


def for_sms(text: str, region: str, plain: bool | None = None) -> str:  # noqa: FBT001 - a setting's value
    """The text as an SMS carries it: no marks, at most 1,600 letters, and plain letters where that is wished.

    `plain` None = as is usual in that region: on in Mexico. A text in another alphabet stays as it is, for without its
    letters nothing of it would be left; emoji go.
    """
    whole = without_marks(text).strip()
    if plain if plain is not None else region == "MX":
        bare = strip_accents(whole)
        if not any(unicodedata.category(letter)[0] == "L" for letter in foreign(bare)):
            whole = without_foreign(bare)
    return whole if len(whole) <= LONGEST else _cut(whole)


def _cut(text: str) -> str:
    head = text[: LONGEST - 3]
    at_word = head.rfind(" ", LONGEST - 60)
    return (head[:at_word] if at_word > 0 else head).rstrip() + "..."
