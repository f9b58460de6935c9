"""Text that always fits its box: it shrinks, then wraps, then shrinks on; nothing is cut without a mark."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from courier_desktop.paper.fonts import ASCENT, DESCENT, width

# Of the type size, from one line's top to the next.
LEADING = 1.2

# No type is smaller than this many dots (0.75 mm). A text too long even so ends with the mark.
_LEAST = 6
_MARK = "…"
_STEP = 0.96


class Block(NamedTuple):
    """A text to set: its weight, the size it has when there is room, the width it may take, both in dots.

    `shrink` = how far a line shrinks before it wraps; 1.0 = it wraps at once. `keep` = the size it keeps while others
    of its stack can still shrink. `least_height` = dots it takes anyway. `balance` = lines alike in length (titles).
    """

    text: str
    weight: int
    size: int
    width: int
    shrink: float = 0.78
    keep: int = 0
    least_height: int = 0
    balance: bool = False


class Setting(NamedTuple):
    """A text as it will be painted, in dots: its lines and their size.

    `leading` = from one line's top to the next; `baseline` = from a line's top to where its letters stand.
    """

    weight: int
    size: int
    lines: tuple[str, ...]
    leading: int
    baseline: int

    @property
    def widths(self) -> tuple[int, ...]:
        """Dots of each line."""
        return tuple([ceil(width(self.weight, line) * self.size) for line in self.lines])

    @property
    def width(self) -> int:
        """Dots of the widest line."""
        return max(self.widths, default=0)

    @property
    def height(self) -> int:
        """Dots from the first line's top to the last one's bottom."""
        return self.leading * len(self.lines)


def _setting(weight: int, size: int, lines: tuple[str, ...]) -> Setting:
    leading = line_height(size)
    # The letters' whole height is in the middle of its line.
    return Setting(weight, size, lines, leading, round(leading / 2 + size * (ASCENT - DESCENT) / 2))


def line_height(size: int) -> int:
    """Dots that a line of that size takes."""
    return round(size * LEADING)


@lru_cache(maxsize=1024)
def one_line(block: Block) -> Setting:
    """The text on one line, as small as it must be: for what may neither wrap nor lose a character."""
    text = " ".join(block.text.split())
    if width(block.weight, text) * block.size <= block.width:
        return _setting(block.weight, block.size, (text,))
    return _setting(block.weight, max(1, int(block.width / width(block.weight, text))), (text,))


def in_box(block: Block, height: int) -> Setting:
    """The text in a box of that height."""
    return stack((block,), height)[0]


def taken(block: Block, setting: Setting) -> int:
    """Dots that a block set so takes in its stack."""
    return max(block.least_height, setting.height)


def stack(blocks: tuple[Block, ...], height: int) -> tuple[Setting, ...]:
    """The texts under one another within `height` dots, at the largest sizes that go: all shrink alike."""
    scale = 1.0
    while True:
        settings = tuple(_flow(block, _scaled(block, scale)) for block in blocks)
        spare = height - sum(map(taken, blocks, settings))
        if spare >= 0:
            return settings
        if all(setting.size <= _LEAST for setting in settings if setting.lines):
            return _marked(settings, spare)
        scale *= _STEP


def _scaled(block: Block, scale: float) -> int:
    """The block's size at that scale; below half, what was to be kept shrinks as well."""
    kept = block.keep * min(1.0, 2 * scale)
    return max(_LEAST, int(max(block.size * scale, min(kept, block.size))))


@lru_cache(maxsize=2048)
def _flow(block: Block, size: int) -> Setting:
    """The text at that size: on one line if shrinking a little allows it, else wrapped."""
    text = " ".join(block.text.split())
    if not text:
        return _setting(block.weight, _LEAST, ())
    ems = width(block.weight, text)
    if ems * size <= block.width:
        return _setting(block.weight, size, (text,))
    least = max(_LEAST, round(size * block.shrink), min(size, block.keep))
    if ems * least <= block.width:
        size = max(least, int(block.width / ems))
        return _setting(block.weight, size, _wrapped(block.weight, text, block.width / size))
    lines = _wrapped(block.weight, text, block.width / least)
    if block.balance:
        lines = _balanced(block, text, least, lines)
    return _setting(block.weight, least, lines)


def _balanced(block: Block, text: str, size: int, lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines, more alike in length, if no word breaks for it."""
    for share in (0.6, 0.7, 0.8, 0.9):
        narrower = _wrapped(block.weight, text, share * block.width / size)
        if len(narrower) == len(lines) and " ".join(narrower) == text:
            return narrower
    return lines


def _wrapped(weight: int, text: str, ems: float) -> tuple[str, ...]:
    """The lines of at most `ems` that the words make; a word too long for a line is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(weight, longer) <= ems:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(weight, word, ems)
        lines += full
    return (*lines, line)


def _broken(weight: int, word: str, ems: float) -> list[str]:
    """The word in pieces of at most `ems`, each of one character or more."""
    pieces: list[str] = []
    while width(weight, word) > ems and len(word) > 1:
        ends = range(2, len(word) + 1)
        end = next((short for short, long in pairwise((1, *ends)) if width(weight, word[:long]) > ems), len(word))
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _marked(settings: tuple[Setting, ...], spare: int) -> tuple[Setting, ...]:
    """The smallest settings with the longest cut to what has room, its end marked: texts of many thousand letters."""
    longest = max(settings, key=lambda setting: len(setting.lines))
    keep = max(1, len(longest.lines) + spare // line_height(longest.size))
    last = longest.lines[keep - 1]
    lines = (*longest.lines[: keep - 1], last[: max(0, len(last) - 2)] + _MARK)
    cut = _setting(longest.weight, longest.size, lines)
    return tuple(cut if setting is longest else setting for setting in settings)
