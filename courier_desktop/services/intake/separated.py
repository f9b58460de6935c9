"""Rows of delimited text: the delimiter found by trying, quotes that never close, lines quoted as a whole."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
_SAMPLE = 1 << 17
_FIELD_LIMIT = 1 << 30
_RUNAWAY_LINES = 30
_SEP_LINE = 6


def read_rows(text: str) -> list[list[str]]:
    """The rows of a text, blank lines as empty rows, so that row numbers stay those of a spreadsheet."""
    # A cell may be longer than the module's 128 KB; the limit is the process's and only ever raised.
    csv.field_size_limit(_FIELD_LIMIT)
    text, delimiter = _told_delimiter(text)
    delimiter = delimiter or sniffed(text)
    rows = _parsed(text, delimiter)
    if _quoted_whole(rows):
        inner = "\n".join(row[0] for row in rows if row) if all(len(row) <= 1 for row in rows) else ""
        return _parsed(inner, sniffed(inner)) if inner else rows
    return rows


def sniffed(text: str) -> str:
    """The delimiter under which the first rows are widest and most alike; a comma when none parts anything."""
    lines = text[:_SAMPLE].splitlines(keepends=True)
    sample = "".join(lines[: _SAMPLE_LINES * 3])
    return max(_DELIMITERS, key=lambda mark: (_fit(sample, mark), -_DELIMITERS.index(mark)))


def _told_delimiter(text: str) -> tuple[str, str]:
    """The text without a first line "sep=;", and the delimiter that it tells."""
    head = text[: _SEP_LINE + 2].lower()
    if head.startswith("sep=") and len(text) > _SEP_LINE - 1:
        rest = text[5:]
        return rest.lstrip("\r").removeprefix("\n"), text[4]
    return text, ""


def _fit(sample: str, delimiter: str) -> float:
    """How well a delimiter parts the sample: the usual width times the share of rows that have it."""
    widths: dict[int, int] = {}
    total = 0
    for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
        if row and any(row):
            widths[len(row)] = widths.get(len(row), 0) + 1
            total += 1
        if total >= _SAMPLE_LINES:
            break
    if not total:
        return 0.0
    width, count = max(((w, c) for w, c in widths.items() if w > 1), key=lambda wc: wc[0] * wc[1], default=(1, 0))
    return (width - 1) * (count / total) ** 2


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    """The rows under that delimiter; a quote that swallows whole rows is taken for a plain character."""
    lines = io.StringIO(text, newline="").readlines()
    rows = list(csv.reader(lines, delimiter=delimiter))
    if len(rows) == len(lines):
        # No row spans two lines, so no quote swallowed any.
        return rows
    rows = []
    start = 0
    while start < len(lines):
        stop = _runaway(lines, start, delimiter, rows)
        if stop < 0:
            break
        rows.append(next(csv.reader([lines[stop]], delimiter=delimiter, quoting=csv.QUOTE_NONE), []))
        start = stop + 1
    return rows


def _runaway(lines: Sequence[str], start: int, delimiter: str, rows: list[list[str]]) -> int:
    """Read rows from line `start` on; the line where an open quote begins to swallow others, -1 when none does."""
    reader = csv.reader(_from(lines, start), delimiter=delimiter)
    before = 0
    for row in reader:
        spanned = reader.line_num - before
        ended = start + reader.line_num >= len(lines)
        if spanned > 1 and _swallowed(row, spanned, delimiter, rows, at_end=ended):
            return start + before
        rows.append(row)
        before = reader.line_num
    return -1


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    for i in range(start, len(lines)):
        yield lines[i]


def _swallowed(row: list[str], spanned: int, delimiter: str, rows: list[list[str]], *, at_end: bool) -> bool:
    """Whether a cell holds other rows: too many lines, or an unclosed one with the delimiters of rows in them."""
    if not (at_end or spanned > _RUNAWAY_LINES):
        return False
    longest = max(row, key=len, default="")
    usual = max(map(len, rows[-_SAMPLE_LINES:]), default=len(row))
    inside = [line for line in longest.splitlines()[1:] if line.strip()]
    alike = sum(1 for line in inside if line.count(delimiter) >= max(usual - 2, 1))
    if len(row) >= usual and not alike:
        return False
    return bool(inside) and (alike * 2 > len(inside) or len(row) < usual)


def _quoted_whole(rows: list[list[str]]) -> bool:
    """Whether each line is one quoted cell that holds a row again."""
    filled = [row for row in rows[:_SAMPLE_LINES] if row and any(row)]
    return (
        bool(filled)
        and all(len(row) == 1 for row in filled)
        and any(sum(row[0].count(mark) for row in filled) >= len(filled) for mark in _DELIMITERS)
    )
