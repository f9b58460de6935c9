"""Money: whole minor units with a currency, read from what people and spreadsheets write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_DIGITS = 15
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_NUMBER = re.compile(r"(?:[0-9]|[.,](?=[0-9]))(?:[0-9.,' ’]*[0-9.,])?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?=[.,]|$)")


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a currency is written: its sign, what stands between thousands, what before the decimals, how many."""

    sign: str
    thousands: str = ","
    decimal: str = "."
    digits: int = 2


_HABITS: dict[str, _Habit] = {
    "MXN": _Habit("$"),
    "USD": _Habit("US$"),
    "GTQ": _Habit("Q"),
    "PEN": _Habit("S/ "),
    "HNL": _Habit("L "),
    "DOP": _Habit("RD$"),
    "ARS": _Habit("$ ", ".", ","),
    "BOB": _Habit("Bs ", ".", ","),
    "BRL": _Habit("R$ ", ".", ","),
    "COP": _Habit("$ ", ".", ","),
    "CRC": _Habit("₡", ".", ","),
    "UYU": _Habit("$U ", ".", ","),
    "EUR": _Habit("€ ", ".", ","),
    "CLP": _Habit("$", ".", ",", digits=0),
    "PYG": _Habit("₲ ", ".", ",", digits=0),
}

# Signs and words that name one currency whatever the office's own is; a bare "$" or "pesos" names the office's.
_NAMED: dict[str, str] = {
    **{code: code for code in _HABITS},
    **{habit.sign.strip().upper(): code for code, habit in _HABITS.items() if habit.sign.strip() != "$"},
    "MX$": "MXN",
    "MN": "MXN",
    "M.N.": "MXN",
    "M.N": "MXN",
    "U$S": "USD",
    "USD$": "USD",
    "USS": "USD",
    "BS.": "BOB",
    "S/.": "PEN",
}
_BARE = frozenset({"$", "PESO", "PESOS", ""})


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole minor units (centavos) of an ISO 4217 currency."""

    amount_minor: int
    currency: str = "MXN"


def minor_digits(currency: str) -> int:
    """How many decimals the currency has: 2, or 0 for CLP and PYG."""
    return _HABITS[currency].digits if currency in _HABITS else 2


def parse_money(raw: str, currency: str = "MXN") -> Money | None:
    """The amount that is written there, None when it is none.

    A sign or code that names a currency wins over `currency`. One separator with three digits after it parts
    thousands, in every currency; with any other count it starts the decimals. Negative amounts are not amounts.
    """
    text = _SPACES.sub(" ", _INVISIBLE.sub("", raw)).strip().lstrip("'’").strip()
    found = _NUMBER.search(text)
    if found is None:
        return None
    named = _currency_named(text[: found.start()], text[found.end() :], currency)
    if named is None:
        return None
    parts = _whole_and_fraction(found.group())
    if parts is None:
        return None
    return _money(*parts, named)


def format_money(money: Money) -> str:
    """The amount as its country writes it: "$1,250.00", "R$ 62,47", "$1.250" (CLP)."""
    habit = _HABITS.get(money.currency) or _Habit(f"{money.currency} ")
    whole, fraction = divmod(abs(money.amount_minor), 10**habit.digits)
    number = f"{whole:,}".replace(",", habit.thousands)
    if habit.digits:
        number += f"{habit.decimal}{fraction:0{habit.digits}d}"
    return f"{'-' if money.amount_minor < 0 else ''}{habit.sign}{number}"


def plain_amount(money: Money) -> str:
    """The bare figure for files and machines: "1250.00", a dot, no sign, no thousands."""
    digits = minor_digits(money.currency)
    whole, fraction = divmod(abs(money.amount_minor), 10**digits)
    sign = "-" if money.amount_minor < 0 else ""
    return f"{sign}{whole}.{fraction:0{digits}d}" if digits else f"{sign}{whole}"


def total(amounts: Iterable[Money | None], currency: str = "MXN") -> Money:
    """The sum of those that are in `currency`; None and other currencies are left out, for they do not add up."""
    return Money(sum(m.amount_minor for m in amounts if m is not None and m.currency == currency), currency)


def _currency_named(before: str, after: str, default: str) -> str | None:
    """The currency that the words around the figure name; None when they mean something else ("12 kg", "-5")."""
    named: set[str] = set()
    for words in (before, after):
        for word in re.sub(r"(?<=[A-Z])(?=\$$)", " ", words.upper().strip()).split() or [""]:
            code = _named(word, words.upper().strip())
            if code is None:
                return None
            named.add(code)
    named.discard("")
    if len(named) > 1:
        return None
    return named.pop() if named else default


def _named(word: str, whole: str) -> str | None:
    """The currency code of a sign or word, "" for a bare one, None for a stranger."""
    compact = whole.replace(" ", "")
    if compact in _NAMED:
        return _NAMED[compact]
    if word in _BARE or word == "-/":
        return ""
    return _NAMED.get(word)


def _whole_and_fraction(number: str) -> tuple[str, str] | None:
    """The digits before and after the decimal mark, thousands' separators gone; None when they stand oddly."""
    if any(c in number for c in " '’"):
        grouped = _GROUPED.match(number)
        if grouped is None:
            return None
        number = re.sub("[ '’]", "", grouped.group()) + number[grouped.end() :]
        if re.search("[ '’]", number) or len(re.findall("[.,]", number)) > 1:
            return None
        whole, _, fraction = number.replace(",", ".").partition(".")
        return whole, fraction
    marks = re.findall("[.,]", number)
    if not marks:
        return number, ""
    if len(set(marks)) == 1:
        return _one_kind(number, marks[0])
    whole, _, fraction = number.rpartition(marks[-1])
    if marks.count(marks[-1]) > 1 or not _is_grouped(whole, marks[0]):
        return None
    return whole.replace(marks[0], ""), fraction


def _one_kind(number: str, mark: str) -> tuple[str, str] | None:
    """As above when only dots or only commas stand in the number."""
    if _is_grouped(number, mark):
        return number.replace(mark, ""), ""
    if number.count(mark) > 1:
        return None
    whole, _, fraction = number.partition(mark)
    return (whole or "0", fraction) if whole or fraction else None


def _is_grouped(text: str, mark: str) -> bool:
    """Whether `mark` parts thousands here; "0.500" is a fraction, not a grouped five hundred."""
    return re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+", text) is not None


def _money(whole: str, fraction: str, currency: str) -> Money | None:
    """The amount of those digits, half a minor unit rounded up; decimals in a currency without any are no amount."""
    digits = minor_digits(currency)
    if len(whole.lstrip("0")) > _MOST_DIGITS - digits or (not digits and fraction.strip("0")):
        return None
    kept = (fraction + "000")[: digits + 1]
    return Money((int(whole + kept) + 5) // 10, currency)
