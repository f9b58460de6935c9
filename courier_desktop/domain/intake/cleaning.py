"""Cells as meant: white space folded, spreadsheets' protection taken off, words that say nothing emptied."""

from __future__ import annotations

import re

_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)
# Only what a spreadsheet protects so: 's-Hertogenbosch keeps its apostrophe.
_APOSTROPHE = re.compile(r"^['’](?=[=+\-@\t\r\d'’(#])")
# Most rows have nothing to clean. Many are searched at once for the least sign of dirt, their cells parted by a mark
# (in a cell it only makes the search stop), then each of those rows as a whole, its cells parted by NUL.
_AT_ONCE = 100
_MARK = "¦"
_DIRTY_HEAD = re.compile(f"{_MARK}[ '’=]|{_MARK}#[nN¡vVrR¿dD]")
_DIRTY = re.compile(
    r"[ \xa0][ \xa0\x00]|\x00[ \xa0'’=]|\x00#[nN¡vVrR¿dD]"
    r"|[\t-\r\x1c-\x1f\x85\u2000-\u200a\u2028\u2029\u202f\u3000]"
)
_NOTHING_WORDS = (
    ("-", "--", "---", ".", "..", "...", "/", "?", "n/a", "n/d", "s/d", "null", "none", "nan", "na", "nil", "(null)"),
    (
        "undefined",
        "no informado",
        "no informada",
        "nao informado",
        "não informado",
        "sin dato",
        "sin datos",
        "no aplica",
    ),
    ("not provided", "(en blanco)", "(blank)", "sin informacion", "sin información", "no especificado"),
)
_NOTHING = frozenset(
    spelling
    for words in _NOTHING_WORDS
    for word in words
    for spelling in (word, word.upper(), word.capitalize(), word.title())
)
_ERRORS = frozenset(
    {"#n/a", "#n/d", "#ref!", "#¡ref!", "#value!", "#¡valor!", "#name?", "#¿nombre?", "#div/0!", "#null!"}
)


def clean_cell(raw: str) -> str:
    """The cell as meant: `="00123"` and `'+52…` unwrapped, white space folded, "No informado" emptied."""
    text = raw.strip()
    if not text:
        return ""
    if text[0] in "'’=":
        text = unwrapped(text)
    text = " ".join(text.split())
    return "" if text in _NOTHING or (text and text[0] == "#" and is_error(text)) else text


def unwrapped(text: str) -> str:
    """The text that a spreadsheet's protection wraps: `="00123"` is 00123, `'=1+1` is =1+1; formulas stay text."""
    if found := _FORMULA.match(text):
        return found[1].replace('""', '"')
    return _APOSTROPHE.sub("", text, count=1)


def clean_rows(rows: list[list[str]]) -> list[list[str]]:
    """The rows cleaned; a row that needs nothing is the same list."""
    cleaned: list[list[str]] = []
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        cleaned += map(_clean_row, some) if _may_be_dirty(some) else some
    return cleaned


def _may_be_dirty(rows: list[list[str]]) -> bool:
    """Whether any of these rows may have something to clean; a quick look that never says no wrongly."""
    cells = [cell for row in rows for cell in row]
    text = f"{_MARK}{_MARK.join(cells)}{_MARK}"
    # White space other than the blank is not printable.
    folded = text.isprintable() and "  " not in text and f" {_MARK}" not in text
    return not folded or bool(_DIRTY_HEAD.search(text)) or not _NOTHING.isdisjoint(cells)


def _clean_row(row: list[str]) -> list[str]:
    """The row cleaned, the same list when it needs nothing."""
    if _DIRTY.search("\x00%s\x00" % "\x00".join(row)) or not _NOTHING.isdisjoint(row):  # noqa: UP031 - twice as quick here
        return [clean_cell(cell) if cell else "" for cell in row]
    return row


def is_error(text: str) -> bool:
    """Whether the cell holds a spreadsheet's error, such as #N/A."""
    return text.strip().lower() in _ERRORS
