"""Search as you type: FTS5 over text folded by us, newest first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.fold import tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.shipment import ShipmentState

_MOST_WORDS = 8
_PHONE_TAILS = (4, 7, 8, 10)
_SHORTEST_NAME = 4
# What a postal code bears before it in the index: many shipments share one, few share any other figure.
_CODE = "cp"
_CODE_FROM = 4
# A beginning that more words share than this is asked for as a beginning.
_MOST_ENDINGS = 60
_LONGEST_PREFIX_INDEXED = 3
_LONG_WORD = 7
_MOST_NEAR = 12
_PART_OF_PHONE = 3
_WHOLE_PHONE = 8
_MOST_THREES = 3
# A number is a prefix and a serial with its check sign.
_NUMBER_WORDS = 2
_PLAIN_NUMBER = re.compile("[A-Z]+-[0-9]+[0-9A-Z]")


class Terms(NamedTuple):
    """Under what a shipment is found: its folded words with blanks between, and the digits of its phone.

    The index keeps no copy: to change or remove an entry the very same terms must be given again, so a change of how
    they are made needs a migration that builds the index anew.
    """

    words: str
    digits: str


def search_terms(number: str, phone: str, postal_code: str, *parts: str) -> Terms:
    """The terms of a shipment: its number (also without leading zeros), phone (also by its last digits), words."""
    words = [number.lower().replace("-", " ", 1) if _PLAIN_NUMBER.fullmatch(number) else _folded(number)]
    for part in parts:
        if part.isalnum() and part.isascii():
            words.append(part.lower())
        elif part:
            # Figures are each one's own; names and places come again, hundreds of times in an import.
            words.append(_words_of(part) if part[0].isalpha() else _folded(part))
    if code := _words_of(postal_code).replace(" ", ""):
        words.append(_CODE + code)
    digits = _digits_of(phone.removeprefix("+"))
    words += (_digits_of(words[0].rpartition(" ")[2]).lstrip("0"), digits)
    words += [digits[-n:] for n in _PHONE_TAILS if len(digits) >= n]
    return Terms(" ".join(filter(None, words)), digits)


def _folded(text: str) -> str:
    return " ".join(tokens(text))


_words_of = lru_cache(maxsize=4096)(_folded)


def _digits_of(text: str) -> str:
    return text if text.isdigit() else "".join(filter(str.isdigit, text))


_TERMS = (
    "SELECT p.name, p.company, f.name AS sender, a.street, a.exterior, a.colonia,"
    " (SELECT text FROM texts WHERE text_id = ?) AS note, p.phone, p.phone_typed, a.postal_code"
    " FROM parties AS p, parties AS f, addresses AS a WHERE p.party_id = ? AND f.party_id = ? AND a.address_id = ?"
)


def terms_of(conn: sqlite3.Connection, state: ShipmentState) -> Terms:
    """The terms of a shipment in that state, as the rows about its people stand now."""
    ids = (state.note_id, state.recipient_id, state.sender_id, state.address_id)
    *parts, note, phone, typed, code = conn.execute(_TERMS, ids).fetchone()
    return search_terms(state.number, phone or typed, code, *parts, state.order_number, note or "")


def add(conn: sqlite3.Connection, rows: Iterable[tuple[int, Terms]]) -> None:
    """Index new shipments: ordinal and terms."""
    listed = list(rows)
    conn.executemany("INSERT INTO search (rowid, text) VALUES (?,?)", [(key, terms.words) for key, terms in listed])
    phones = [(key, terms.digits) for key, terms in listed if terms.digits]
    conn.executemany("INSERT INTO phone_digits (rowid, digits) VALUES (?,?)", phones)
    words = set(" ".join([terms.words for _, terms in listed]).split())
    names = sorted(word for word in words if not word.isdecimal() and is_name(word))
    conn.executemany("INSERT INTO words VALUES (?) ON CONFLICT DO NOTHING", [(word,) for word in names])


def is_name(word: str) -> bool:
    """Whether a word stands in `words`: those that many shipments share, and that people mistype."""
    return len(word) >= _SHORTEST_NAME and (word.isalpha() or word.startswith(_CODE))


def remove(conn: sqlite3.Connection, ordinal: int, terms: Terms) -> None:
    """Take a shipment out of the index; the terms are those that it was indexed under."""
    conn.execute("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", (ordinal, terms.words))
    if terms.digits:
        removal = "INSERT INTO phone_digits (phone_digits, rowid, digits) VALUES ('delete', ?, ?)"
        conn.execute(removal, (ordinal, terms.digits))


def change(conn: sqlite3.Connection, ordinal: int, old: Terms, new: Terms) -> None:
    """Index a shipment under other terms."""
    if old != new:
        remove(conn, ordinal, old)
        add(conn, [(ordinal, new)])


def clear(conn: sqlite3.Connection) -> None:
    """Empty the index."""
    conn.execute("INSERT INTO search (search) VALUES ('delete-all')")
    conn.execute("INSERT INTO phone_digits (phone_digits) VALUES ('delete-all')")
    conn.execute("DELETE FROM words")


def is_indexed(conn: sqlite3.Connection, ordinal: int, terms: Terms) -> bool:
    """Whether the index finds that shipment under its number; an entry's words are written together or not at all."""
    # The words that many share would each cost a walk through all who have them.
    own = " ".join(f'"{word}"' for word in terms.words.split()[:_NUMBER_WORDS] if any(c.isdigit() for c in word))
    asked = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
    return conn.execute(asked, (own, ordinal)).fetchone() is not None


def match_of(conn: sqlite3.Connection, text: str, *, forgiving: bool = False) -> str | None:
    """What FTS5 is asked for so that every word is found by its beginning; None when there is no word.

    Up to three letters the index has the beginnings themselves. FTS5 would gather all that a longer beginning leads to
    before it gives the first, a second and more for a word that a million share: the words that begin so are looked up
    instead, and asked for whole, which streams the newest first. `forgiving` also takes words that differ by a slip.
    """
    words = tokens(text)[:_MOST_WORDS]
    return " AND ".join(_asked_for(conn, word, forgiving=forgiving) for word in words) if words else None


def _asked_for(conn: sqlite3.Connection, word: str, *, forgiving: bool) -> str:
    if forgiving and is_name(word):
        return _any_of([*endings(conn, word), *near(conn, word)]) or f'"{word}"'
    if len(word) <= _LONGEST_PREFIX_INDEXED:
        return f'"{word}"*'
    if word.isalpha():
        return _any_of(endings(conn, word)) or f'"{word}"*'
    codes = _any_of(endings(conn, _CODE + word)) if len(word) >= _CODE_FROM else ""
    return f'({codes} OR "{word}"*)' if codes else f'"{word}"*'


def near(conn: sqlite3.Connection, word: str) -> list[str]:
    """The known words from which this one differs by a slip of the fingers (two in long words), the nearest first.

    The last letters may not be typed yet, so the beginnings of longer words are compared as well.
    """
    # Only a search that found nothing comes here, and only then is the library loaded.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    slips = 1 if len(word) < _LONG_WORD else 2
    # A walk through all known words, a few ten thousand however long the ledger: a slip may be in the first letter.
    rows = conn.execute("SELECT word FROM words WHERE length(word) >= ? AND word NOT LIKE 'cp%'", (len(word) - slips,))
    known = [row[0] for row in rows]
    whole = extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_NEAR)
    begun = extract(word, [one[: len(word)] for one in known], scorer=OSA.distance, score_cutoff=1, limit=_MOST_NEAR)
    ranked = sorted([(slip, place) for _, slip, place in (*whole, *begun)])
    return list(dict.fromkeys(known[place] for _, place in ranked))[:_MOST_NEAR]


def _any_of(words: Sequence[str]) -> str:
    """One of these words; nothing when there are none, or too many to name."""
    if not words or len(words) > _MOST_ENDINGS:
        return ""
    listed = '" OR "'.join(words)
    return f'("{listed}")'


def endings(conn: sqlite3.Connection, beginning: str) -> list[str]:
    """The known words that begin so, up to one more than are asked for by name."""
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    rows = conn.execute(
        "SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?", (beginning, after, _MOST_ENDINGS + 1)
    )
    return [row[0] for row in rows]


_SHOWN = (
    "SELECT s.shipment_id, s.number, s.status, p.name AS recipient, a.street, a.exterior, a.colonia,"
    " r.code AS route_code FROM ({found}) AS f"
    " CROSS JOIN shipments AS s ON s.ordinal = f.ordinal"
    " JOIN parties AS p ON p.party_id = coalesce(s.recipient_id, s.shipment_id)"
    " JOIN addresses AS a ON a.address_id = coalesce(s.address_id, s.shipment_id)"
    " LEFT JOIN routes AS r ON r.route_id = s.route_id ORDER BY f.ordinal DESC"
)
_BY_WORDS = "SELECT rowid AS ordinal FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
# The index knows which threes of figures a number holds, not in which order: the number itself decides.
_BY_PHONE = (
    "SELECT d.rowid AS ordinal FROM phone_digits AS d CROSS JOIN shipments AS t ON t.ordinal = d.rowid"
    " JOIN parties AS q ON q.party_id = coalesce(t.recipient_id, t.shipment_id)"
    " WHERE d.phone_digits MATCH ? AND (q.phone LIKE ? OR (q.phone = '' AND q.phone_typed <> ''))"
    " ORDER BY d.rowid DESC LIMIT ?"
)


def hits(conn: sqlite3.Connection, text: str, limit: int) -> Sequence[sqlite3.Row]:
    """The newest shipments that hold every word: id, number, recipient, place, status, route code.

    After them those whose phone holds the figures anywhere; when there are none at all, those that hold words from
    which the typed ones differ by a slip.
    """
    words = match_of(conn, text)
    if words is None:
        return []
    found = conn.execute(_SHOWN.format(found=_BY_WORDS), (words, limit)).fetchall()
    if len(found) < limit and (digits := _part_of_phone(text)) and not (found and len(digits) >= _WHOLE_PHONE):
        asked = (_threes(digits), f"%{digits}%", limit)
        seen = {row["shipment_id"] for row in found}
        more = conn.execute(_SHOWN.format(found=_BY_PHONE), asked).fetchall()
        found += [row for row in more if row["shipment_id"] not in seen][: limit - len(found)]
    if not found:
        forgiven = match_of(conn, text, forgiving=True)
        found = conn.execute(_SHOWN.format(found=_BY_WORDS), (forgiven, limit)).fetchall()
    return found


def _part_of_phone(text: str) -> str:
    """The figures of a text that has nothing else but what people put between them; "" for fewer than three."""
    words = tokens(text)
    digits = "".join(words)
    return digits if len(digits) >= _PART_OF_PHONE and digits.isdecimal() and digits.isascii() else ""


def _threes(digits: str) -> str:
    """What the index of threes is asked for: enough of them, side by side, to leave few numbers to look at."""
    starts = {*range(0, len(digits) - 2, 3), len(digits) - 3}
    return " ".join(f'"{digits[start : start + 3]}"' for start in sorted(starts)[-_MOST_THREES:])
