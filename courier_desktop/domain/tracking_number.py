"""Tracking numbers: office prefix, serial, check character, as in CLB-048231K; and finding them in any text.

The check character makes the weighted sum of all characters divisible by 29, a prime; counted from the right the
weights are 1, 2, 4, 8 … Within the prefix, within the serial and within the check place all characters have
different values (26 letters, 10 digits, 29 signs), and 29 divides no weight, so:

* one character changed moves the sum by weight × difference: never by a multiple of 29;
* two different neighbours swapped move it by (2w - w) × difference: never a multiple of 29 either;
* a change or swap that makes a letter of a digit or a digit of a letter cannot pass for another place: a serial has
  6, 8, 10 … digits, never an odd count, so where the prefix ends is settled by the length even without the dash.

The check signs leave out the letters that look like a digit or another letter (B I L O S U Z).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from courier_desktop.domain.values import dataclass

_MODULUS = 29
_CHECK_SIGNS = "0123456789ACDEFGHJKMNPQRTVWXY"
_VALUES = {sign: value for value, sign in enumerate(_CHECK_SIGNS)} | dict(
    zip("OIZUSLB", (0, 1, 2, 4, 5, 7, 8), strict=True)
)
_WEIGHTS = tuple(pow(2, place, _MODULUS) for place in range(1, 25))
_FEWEST_DIGITS = 6
_RUN_DIGITS = 3
_RUN = 10**_RUN_DIGITS
_DIGIT_COUNTS = range(_FEWEST_DIGITS, 20, 2)
_SERIAL_END = 10**18
_PREFIX_LETTERS = range(2, 5)
_MOST_LETTERS = 4

# One letter read for one digit; nothing is folded inside the prefix, else a swap over the dash could pass unseen.
_DIGIT_READ = str.maketrans("OILSBZ", "011582")
_CHECK_READ = str.maketrans("OILSBZU", "011582V")

# What a keyboard of another layout, a phone or a word processor makes of the dash.
_DASHES = str.maketrans(dict.fromkeys("'’‘´`?¿_/‐‑‒–—−", "-"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_LOWER_TO_UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

_START = re.compile(r"(?<![A-Z0-9])(?<![A-Z0-9]\.)(?=[A-Z]{2,4}[- 0-9OILSBZ])")
_SPANS = tuple(
    re.compile(pattern + r"(?![A-Z0-9])")
    for pattern in (
        r"[A-Z]{2,4} ?-? ?[0-9OILSBZ]{6,20}[0-9A-Z]",
        r"[A-Z]{2,4} ?-? ?[0-9OILSBZ]{6,20}[- ][0-9A-Z]",
        r"[A-Z]{2,4} ?-? ?[0-9](?: ?[0-9]){5,19} ?[0-9A-Z]",
    )
)
_FEWEST_REAL_DIGITS = 3


@dataclass(frozen=True, slots=True)
class NumberParts:
    """A valid number taken apart."""

    prefix: str
    serial: int
    check: str


def is_prefix(text: str) -> bool:
    """Whether the text may be an office's prefix: two to four capital letters A to Z."""
    return len(text) in _PREFIX_LETTERS and text.isascii() and text.isalpha() and text.isupper()


def make_number(prefix: str, serial: int) -> str:
    """The number of an office's nth shipment; ValueError for a bad prefix or a serial outside 1 to 10**18 - 1.

    Six digits, eight from the millionth on: never an odd count (see above).
    """
    if not is_prefix(prefix) or not 1 <= serial < _SERIAL_END:
        raise ValueError(prefix, serial)
    digits = str(serial)
    digits = digits.zfill(max(_FEWEST_DIGITS, len(digits) + len(digits) % 2))
    return f"{prefix}-{digits}{_check_sign(prefix + digits)}"


def make_numbers(prefix: str, first: int, count: int) -> list[str]:
    """The numbers of that many shipments one after the other; ValueError as from `make_number`."""
    made: list[str] = []
    head, weighted, weights = "", 0, _run_weights()
    for serial in range(first, first + count):
        low = serial % _RUN
        if not low or not head:
            # All but the last digits, and what they add to the check, stay the same for a thousand numbers.
            head = make_number(prefix, serial)[: -1 - _RUN_DIGITS]
            weighted = _weighted(f"{head}000".replace("-", ""))
        made.append(f"{head}{low:03}{_CHECK_SIGNS[-(weighted + weights[low]) % _MODULUS]}")
    return made


def check_number(text: str) -> bool:
    """Whether the text is one tracking number without a typing error."""
    return canonical(text) is not None


def canonical(text: str) -> str | None:
    """The number as printed, from lower case, spaces, another or no dash, O typed for 0; None when it is wrong."""
    found = parts(text)
    return None if found is None else make_number(found.prefix, found.serial)


def parts(text: str) -> NumberParts | None:
    """The number taken apart, read as `canonical` reads it; None when it is wrong."""
    prefix, rest = _sections(_plain(text).strip().replace(" ", ""))
    digits, check = rest[:-1].translate(_DIGIT_READ), rest[-1:].translate(_CHECK_READ)
    if not is_prefix(prefix) or not _is_serial(digits) or _check_sign(prefix + digits) != check:
        return None
    return NumberParts(prefix, int(digits), check)


def find_numbers(text: str) -> tuple[str, ...]:
    """Every valid number in a text, link or scan, as printed, in order, each once."""
    found: dict[str, None] = {}
    for reading in dict.fromkeys((unquote(unquote(text)), text)):
        plain = _plain(reading)
        end = 0
        for start in _START.finditer(plain):
            if start.start() < end:
                continue
            hit = _number_at(plain, start.start())
            if hit is not None:
                found[hit[0]] = None
                end = hit[1]
    return tuple(found)


def _number_at(plain: str, start: int) -> tuple[str, int] | None:
    """The valid number that begins there, and where it ends. Tight readings go before spaced ones."""
    for span in _SPANS:
        match = span.match(plain, start)
        if match is None or sum(c.isdigit() for c in match.group()) < _FEWEST_REAL_DIGITS:
            continue
        number = canonical(match.group())
        if number is not None:
            return number, match.end()
    return None


def _plain(text: str) -> str:
    """Capitals A to Z, one kind of dash, one kind of space, nothing invisible; other letters stay."""
    visible = _INVISIBLE.sub("", text).translate(_LOWER_TO_UPPER).translate(_DASHES)
    return re.sub(r"\s+", " ", visible)


def _sections(compact: str) -> tuple[str, str]:
    """Prefix and rest, by the dashes where they stand; an empty prefix when they stand elsewhere."""
    match compact.split("-"):
        case [run]:
            return _cut(run)
        case [run, check] if len(check) == 1:
            return _cut(run + check)
        case [prefix, rest]:
            return prefix, rest
        case [prefix, digits, check] if len(check) == 1:
            return prefix, digits + check
        case _:
            return "", compact


def _cut(run: str) -> tuple[str, str]:
    """Prefix and rest of a number typed without a dash; an empty prefix when it cannot be one.

    An even count of digits leaves three letters for an even length; for an odd length two or four, and the third and
    fourth character as typed tell which: were they read as digits, a wrong letter could pass for a longer serial.
    """
    if len(run) % 2 == 0:
        letters = 3
    elif run[2:4].isalpha() and len(run) > _FEWEST_DIGITS + _MOST_LETTERS:
        letters = _MOST_LETTERS
    elif run[2:4].isdigit() or len(run) == _FEWEST_DIGITS + 3:
        letters = 2
    else:
        return "", run
    return run[:letters], run[letters:]


def _is_serial(digits: str) -> bool:
    """Whether these are the digits that `make_number` would write for their value."""
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _DIGIT_COUNTS:
        return False
    least = 1 if len(digits) == _FEWEST_DIGITS else 10 ** (len(digits) - 2)
    return int(digits) >= least


def _check_sign(body: str) -> str:
    """The sign that makes the weighted sum of body and sign a multiple of 29."""
    return _CHECK_SIGNS[-_weighted(body) % _MODULUS]


def _weighted(body: str) -> int:
    return sum(_VALUES[c] * weight for c, weight in zip(reversed(body), _WEIGHTS, strict=False))


@lru_cache(maxsize=1)
def _run_weights() -> tuple[int, ...]:
    """What the last digits of a serial add to the check."""
    return tuple(_weighted(f"{low:03}") for low in range(_RUN))
