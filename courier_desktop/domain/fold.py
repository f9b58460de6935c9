"""Text folded for comparing: lower case, no accents, one space; the shown text is never this one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "ə": "e",
        "ƒ": "f",
        "’": "'",
        "‘": "'",
        "`": "'",
    },
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in lower case without accents or invisible characters, white space as single blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    # Nearly all text met here is Spanish, Portuguese or English: one table of bytes folds it ("?" = none of Latin-1's).
    western = text.encode("latin-1", "replace").translate(_WESTERN)
    if western.isascii():
        return " ".join(western.decode("ascii").split())
    common = text.translate(_common_letters())
    if common.isascii():
        return " ".join(common.lower().split())
    folded = _plain_letters(text)
    # Taking a letter apart may leave another to fold (ẛ gives ſ and a dot), so until nothing changes.
    while (again := _plain_letters(folded)) != folded:
        folded = again
    return " ".join(folded.split())


def tokens(text: str) -> list[str]:
    """The words of the folded text, in order: letters and digits only."""
    folded = fold(text)
    return folded.split() if folded.replace(" ", "").isalnum() else _WORD.findall(folded)


def _plain_letters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold().translate(_WHOLE_LETTERS)
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _common_letters() -> dict[int, str]:
    """The plain letters of Western and Central Europe's; other texts take the long way."""
    return {code: plain for code in range(0xA0, 0x180) if (plain := _plain_letters(chr(code))).isascii()}


_WESTERN = bytes.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿªº²³¹\xa0?".encode("latin-1"),
    b"abcdefghijklmnopqrstuvwxyzaaaaaaceeeeiiiinoooooouuuuyaaaaaaceeeeiiiinoooooouuuuyyao231 \xff",
)
