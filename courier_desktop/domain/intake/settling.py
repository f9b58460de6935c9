"""Columns seen among their neighbours: words that mean two things, whose a plain column is, which number counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.columns import (
    FALLBACK,
    GROUP_MARK,
    PARTIAL,
    SURE,
    UNKNOWN,
    Guess,
    guess_title,
)
from courier_desktop.domain.intake.fields import ADDRESS_FIELDS, NAME_FIELDS, SENDER_OF, Field
from courier_desktop.domain.intake.places import is_state
from courier_desktop.domain.intake.standing import says_standing
from courier_desktop.domain.intake.titles import Role
from courier_desktop.domain.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s()-]{8,20}")
_TELLING = frozenset({Field.PHONE, Field.POSTAL_CODE})
_PHONE_DIGITS = range(10, 14)
_SHORT_WORD = 3
_POSTAL_DIGITS = 5
_STATE_KEYS = frozenset({"estado", "estado (envio)", "estado envio", "estado entrega", "estado (entrega)"})
_FLAT_KEYS = frozenset({"departamento", "depto", "dpto"})
_NUMBER_KEYS = frozenset({"numero", "num", "nro", "no.", "no", "#", "n°", "nº"})
_REFERENCE_KEYS = frozenset({"referencia", "reference", "ref", "ref."})


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and some of its filled cells."""

    title: str
    samples: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The title folded, its group left out."""
        return " ".join(fold(self.title.rpartition(GROUP_MARK)[2]).replace("_", " ").split())


def guess_columns(columns: Sequence[Column]) -> list[Guess]:
    """What each column means, seen among its neighbours."""
    guesses = [guess_title(column.title) for column in columns]
    for i in range(len(columns)):
        _settle_lone_word(columns, guesses, i)
    _settle_client(columns, guesses)
    _settle_senders(guesses)
    _settle_fallbacks(guesses)
    _settle_order_number(columns, guesses)
    _settle_contents(columns, guesses)
    return guesses


def _settle_lone_word(columns: Sequence[Column], guesses: list[Guess], i: int) -> None:
    """Decide a title that means two things: Estado, Departamento, Número, Altura, Referencia."""
    key = columns[i].key
    fields = {guess.field for guess in guesses}
    before = guesses[i - 1].field if i else None
    if key in _STATE_KEYS:
        after = guesses[i + 1].field if i + 1 < len(guesses) else None
        guesses[i] = _state_or_status(columns[i], {before, after}, guesses[i])
        if guesses[i].confidence < SURE and any(g.field is Field.STATE for g in guesses[:i]):
            guesses[i] = replace(guesses[i], field=Field.ORDER_STATUS)
    elif key in _FLAT_KEYS and _is_region(columns[i], {column.key for column in columns}, fields):
        guesses[i] = replace(guesses[i], field=Field.STATE)
        _demote_province(columns, guesses)
    elif key in _NUMBER_KEYS and before is not Field.STREET and Field.ORDER_NUMBER not in fields:
        guesses[i] = replace(guesses[i], field=Field.ORDER_NUMBER, confidence=PARTIAL)
    elif key == "altura" and before is Field.STREET:
        guesses[i] = Guess(Field.EXTERIOR, SURE)
    elif key in _REFERENCE_KEYS and Field.ORDER_NUMBER not in fields and _are_codes(columns[i].samples):
        guesses[i] = Guess(Field.ORDER_NUMBER, PARTIAL)


def _state_or_status(column: Column, neighbours: set[Field | None], guess: Guess) -> Guess:
    """A lone "Estado" is a place beside a town, a postal code or a country, else a status; its cells decide first."""
    places = sum(is_state(sample) for sample in column.samples)
    standings = sum(says_standing(sample) for sample in column.samples)
    beside = neighbours & {Field.MUNICIPALITY, Field.POSTAL_CODE, Field.COUNTRY, Field.COLONIA}
    status = Field.SHIPPING_STATUS if "en" in column.key.replace("estado", "") else Field.ORDER_STATUS
    if places != standings:
        field = Field.STATE if places > standings else status
        return Guess(field, SURE, guess.fallback, guess.role)
    return Guess(Field.STATE if beside else status, FALLBACK if beside else PARTIAL, guess.fallback, guess.role)


def _is_region(column: Column, keys: set[str], fields: set[Field | None]) -> bool:
    """Whether "Departamento" is the state of Bolivia, Colombia or Peru rather than a flat."""
    if "distrito" in keys:
        return True
    if "piso" in keys or Field.STATE in fields:
        return False
    if column.samples:
        worded = [s for s in column.samples if len(s) > _SHORT_WORD and not any(c.isdigit() for c in s)]
        return len(worded) * 2 > len(column.samples)
    return Field.MUNICIPALITY in fields and Field.INTERIOR in fields


def _demote_province(columns: Sequence[Column], guesses: list[Guess]) -> None:
    """Where the department is the state, the province is the municipality."""
    for i, column in enumerate(columns):
        if column.key == "provincia":
            guesses[i] = replace(guesses[i], field=Field.MUNICIPALITY)


def _are_codes(samples: Sequence[str]) -> bool:
    """Whether the cells look like order numbers: one word with a digit, all different."""
    codes = [s for s in samples if " " not in s and any(c.isdigit() for c in s)]
    return bool(samples) and len(codes) == len(samples) == len(set(samples))


def _settle_client(columns: Sequence[Column], guesses: list[Guess]) -> None:
    """A lone "Cliente" is the sender where the sheet names an addressee too: a courier's own sheet."""
    told = any(g.role is Role.RECIPIENT and g.field is Field.RECIPIENT_NAME for g in guesses)
    sender = any(g.field is Field.SENDER_NAME for g in guesses)
    for i, column in enumerate(columns):
        if column.key == "cliente" and told:
            guesses[i] = Guess(Field.SENDER_COMPANY if sender else Field.SENDER_NAME, FALLBACK, role=Role.SENDER)


def _settle_senders(guesses: list[Guess]) -> None:
    """Plain columns that follow the sender's name are the sender's, where the recipient has columns of its own."""
    owned = {guess.field for guess in guesses if guess.role is Role.RECIPIENT}
    side = Role.NONE
    for i, guess in enumerate(guesses):
        if guess.role in (Role.SENDER, Role.RECIPIENT):
            side = guess.role
        elif side is Role.SENDER and guess.role is Role.NONE and guess.field in owned and guess.field in SENDER_OF:
            guesses[i] = replace(guess, field=SENDER_OF[guess.field], role=Role.SENDER)


def _settle_fallbacks(guesses: list[Guess]) -> None:
    """Who pays counts as who receives where nobody else is named; a plain column stands back for a recipient's own."""
    for block in (NAME_FIELDS, ADDRESS_FIELDS, frozenset({Field.PHONE}), frozenset({Field.EMAIL})):
        mine = [i for i, g in enumerate(guesses) if g.field in block]
        if not any(not guesses[i].fallback for i in mine):
            best = [Role.BUYER, Role.BILLING]
            lead = next((r for r in best if any(guesses[i].role is r for i in mine)), None)
            for i in mine:
                if guesses[i].role is lead:
                    guesses[i] = replace(guesses[i], fallback=False)
        owned = {guesses[i].field for i in mine if guesses[i].role is Role.RECIPIENT}
        for i in mine:
            if guesses[i].role is Role.NONE and guesses[i].field in owned:
                guesses[i] = replace(guesses[i], fallback=True, confidence=min(guesses[i].confidence, FALLBACK))


# How surely a title names the order, best first; only the best such column of a sheet is its number.
_ORDER_RANKS = ("pedido", "orde", "venta", "sale", "folio", "guia", "envio", "remision", "interno")


def _settle_order_number(columns: Sequence[Column], guesses: list[Guess]) -> None:
    """Keep the one column that names the order best."""
    mine = [i for i, guess in enumerate(guesses) if guess.field is Field.ORDER_NUMBER]

    def rank(i: int) -> tuple[float, int, bool, int]:
        key = columns[i].key
        place = next((n for n, word in enumerate(_ORDER_RANKS) if word in key), len(_ORDER_RANKS))
        return (-guesses[i].confidence, place, "id" in key.replace("-", " ").split(), i)

    for i in sorted(mine, key=rank)[1:]:
        guesses[i] = Guess(None, PARTIAL)


def _settle_contents(columns: Sequence[Column], guesses: list[Guess]) -> None:
    """Give untitled or unknown columns the meaning that their cells show, when nothing else has it."""
    for field, matches in ((Field.EMAIL, _EMAIL.fullmatch), (Field.PHONE, _is_phone)):
        if any(guess.field is field for guess in guesses):
            continue
        for i, column in enumerate(columns):
            if guesses[i] == UNKNOWN and len(column.samples) >= 1 and all(map(matches, column.samples)):
                guesses[i] = Guess(field, PARTIAL)
                break


def guess_contents(columns: Sequence[Column]) -> list[Guess]:
    """What the columns of a sheet without header hold, by their cells alone; nothing without a phone or postal code."""
    left = {i: column.samples for i, column in enumerate(columns) if column.samples}
    guesses = [UNKNOWN] * len(columns)
    for field, looks in _LOOKS:
        found = next((i for i, samples in left.items() if all(map(looks, samples))), None)
        if found is not None:
            guesses[found] = Guess(field, PARTIAL)
            del left[found]
    if not any(guess.field in _TELLING for guess in guesses):
        return [UNKNOWN] * len(columns)
    if columns[0].samples and guesses[0] == UNKNOWN and _are_codes(columns[0].samples):
        guesses[0] = Guess(Field.ORDER_NUMBER, PARTIAL)
    return guesses


def _is_phone(text: str) -> bool:
    """Whether the cell looks like a phone number and not like an amount or a date."""
    digits = sum(c.isdigit() for c in text)
    return bool(_PHONE.fullmatch(text)) and digits in _PHONE_DIGITS


def _is_name(text: str) -> bool:
    """Whether the cell may be a person's name: two words or more, no digit."""
    return " " in text and not any(c.isdigit() for c in text) and not is_state(text)


def _is_street(text: str) -> bool:
    """Whether the cell may be a street with its number."""
    return " " in text and any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


def _is_postal_code(text: str) -> bool:
    return text.isdigit() and len(text) == _POSTAL_DIGITS


# In this order each takes the first column left whose cells all look so.
_LOOKS: tuple[tuple[Field, Callable[[str], object]], ...] = (
    (Field.EMAIL, _EMAIL.fullmatch),
    (Field.PHONE, _is_phone),
    (Field.POSTAL_CODE, _is_postal_code),
    (Field.STREET, _is_street),
    (Field.STATE, is_state),
    (Field.RECIPIENT_NAME, _is_name),
)
