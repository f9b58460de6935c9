"""Cash to collect, declared value, pieces and weight out of an order's cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.places import currency_of
from courier_desktop.domain.intake.standing import (
    Standing,
    is_bare_cash,
    is_by_hand,
    is_cash_at_door,
    standing_of,
    truth,
)
from courier_desktop.domain.money import Money, parse_money
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from courier_desktop.domain.intake.cells import Cells, Row, Rows

_CURRENCY = re.compile(r"^[A-Za-z]{3}$")
_WEIGHT = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)")
_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
_GRAMS = {"kg": 1000.0, "g": 1.0, "lb": 453.592, "oz": 28.3495}
_UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogramos", "k", "kilogramas"), "kg"),
    **dict.fromkeys(("g", "gr", "grs", "gramos", "grams", "gramas", "gram"), "g"),
    **dict.fromkeys(("lb", "lbs", "libras", "pounds"), "lb"),
    **dict.fromkeys(("oz", "onzas"), "oz"),
}
_COUNT = re.compile(r"^\D{0,12}?(\d{1,4})(?:[.,]0+)?(?:\s*\D.*)?$")
_MOST_PIECES = 999
_MOST_GRAMS = 50_000_000
# A lone 1 or 0 in a column of cash says yes or no, not a peso.
_FLAGS = frozenset({"0", "1"})
_UNPAID = frozenset({Standing.PENDING, Standing.PART_PAID})


@dataclass(frozen=True, slots=True)
class Cash:
    """What to collect at the door. `problem` names what the sheet leaves open, `field` and `text` where."""

    money: Money | None = None
    problem: str = ""
    field: Field = Field.CASH_ON_DELIVERY
    text: str = ""


_NO_CASH = Cash()
_PAYMENTS = (Field.PAYMENT_METHOD, Field.PAYMENT_STATUS, Field.ORDER_STATUS, Field.OUTSTANDING)


class Purse:
    """Reads amounts; a sheet repeats few of them, so each distinct cell is read once."""

    __slots__ = (
        "_cash",
        "_cells",
        "_collected",
        "_counts",
        "_currencies",
        "_payments",
        "_pieces",
        "_read",
        "_unit",
        "_weight",
        "_weights",
    )

    def __init__(self, cells: Cells, titles: tuple[str, ...]) -> None:
        """Learn the unit of weight from its column's title."""
        self._cells = cells
        self._read: dict[tuple[str, str], Money | None] = {}
        self._collected: dict[tuple[str, str], Cash] = {}
        self._counts: dict[str, int] = {}
        self._weights: dict[str, int | None] = {}
        self._cash, self._weight = cells.reader(Field.CASH_ON_DELIVERY), cells.reader(Field.WEIGHT)
        self._currencies = cells.has(Field.CURRENCY)
        self._pieces = cells.has(Field.PIECES)
        self._payments = any(cells.has(field) for field in _PAYMENTS)
        self._unit = next((unit_of_title(titles[i]) for i in cells.columns(Field.WEIGHT)), "kg")

    def currency(self, row: Row, country: str, default: str) -> str:
        """The currency named in the order, else its country's."""
        text = self._cells.first(row, Field.CURRENCY) if self._currencies else ""
        return text.upper() if text and _CURRENCY.match(text) else currency_of(country, default)

    def money(self, text: str, currency: str) -> Money | None:
        """The amount of a cell, None when it is none."""
        key = (text, currency)
        if key not in self._read:
            self._read[key] = parse_money(text, currency)
        return self._read[key]

    def _amount_of(self, text: str, currency: str) -> Cash | None:
        """The amount that a cell of cash says outright, None when it says something else."""
        money = self.money(text, currency)
        if money is None or text in _FLAGS:
            return None
        self._collected[text, currency] = cash = Cash(money if money.amount_minor else None)
        return cash

    def cash(self, rows: Rows, row: Row, currency: str) -> Cash:
        """What the order says is to be collected: an amount of its own, or its total when it is paid at the door."""
        due = False
        if text := self._cash(row):
            if told := self._collected.get((text, currency)) or self._amount_of(text, currency):
                return told
            due = self._says_cash(text)
            if not due and truth(text) is not False and not is_cash_at_door(text):
                return self._unless_word(text)
        if not (due or self._payments):
            return _NO_CASH
        return self._by_payment(rows, row, currency, due=due)

    def weight_g(self, row: Row) -> tuple[int | None, str]:
        """Grams, and the cell when it says no weight."""
        text = self._weight(row)
        if not text:
            return None, ""
        if text not in self._weights:
            self._weights[text] = self._grams(text)
        grams = self._weights[text]
        return (None, text) if grams is None else (grams or None, "")

    def _grams(self, text: str) -> int | None:
        """The grams of a cell, None when it says no weight that a parcel can have."""
        found = _WEIGHT.search(fold(text))
        if found is None:
            return None
        unit = _UNITS.get(found[2], self._unit)
        figure = found[1]
        if unit == "g" and _THOUSANDS.fullmatch(figure):
            figure = re.sub("[.,]", "", figure)
        grams = round(float(figure.replace(",", ".")) * _GRAMS[unit])
        return grams if grams <= _MOST_GRAMS else None

    def pieces(self, rows: Rows) -> tuple[int, str]:
        """How many parcels, 1 where nothing is said, and the cell when it says no number."""
        if not self._pieces:
            return 1, ""
        texts = [text for row in rows if (text := self._cells.own(row, Field.PIECES))]
        if not texts:
            return 1, ""
        counts = [self._count(text) for text in texts]
        # Lines of products repeat the order's count; lines without products are parcels of their own.
        total = counts[0] if self._cells.has(Field.CONTENTS) else sum(counts)
        wrong = next((text for text, count in zip(texts, counts, strict=True) if not count), "")
        if wrong or not 0 < total <= _MOST_PIECES:
            return 1, wrong or texts[0]
        return total, ""

    def _count(self, text: str) -> int:
        """The number of parcels that a cell says, 0 when it says none."""
        if text not in self._counts:
            found = _COUNT.match(text)
            self._counts[text] = int(found[1]) if found else 0
        return self._counts[text]

    def _says_cash(self, text: str) -> bool:
        """Whether a yes/no cell says yes."""
        return truth(text) is True or is_cash_at_door(text) or is_bare_cash(text)

    def _unless_word(self, text: str) -> Cash:
        """A cash cell with words: paid already is nothing to collect, the rest is a problem."""
        if standing_of(text) is Standing.PAID or fold(text).startswith(("no", "sin", "nada", "nao")):
            return _NO_CASH
        return Cash(problem="bad_amount", text=text)

    def _by_payment(self, rows: Rows, row: Row, currency: str, *, due: bool) -> Cash:
        """Cash by the way of paying and what is left to pay."""
        cells = self._cells
        method = cells.joined(rows, Field.PAYMENT_METHOD, " ")
        status = standing_of(cells.first(row, Field.PAYMENT_STATUS))
        order = standing_of(cells.first(row, Field.ORDER_STATUS))
        outstanding = self._amount(row, Field.OUTSTANDING, currency)
        unpaid = status in _UNPAID or (status is Standing.UNKNOWN and order in _UNPAID)
        if status is Standing.PAID and not due:
            return _NO_CASH
        if not due:
            due = is_cash_at_door(method) or is_bare_cash(method)
        if not due and unpaid and is_by_hand(method):
            due = outstanding is not None or cells.has(Field.OUTSTANDING) or bool(method)
        if not due:
            told = Field.PAYMENT_STATUS if status in _UNPAID else Field.ORDER_STATUS
            return Cash(problem="payment_pending", field=told, text=cells.first(row, told)) if unpaid else _NO_CASH
        money = outstanding if outstanding and outstanding.amount_minor else self._amount(row, Field.TOTAL, currency)
        if money is None:
            where = Field.PAYMENT_METHOD if method else Field.CASH_ON_DELIVERY
            return Cash(problem="cash_amount_missing", field=where, text=method)
        return Cash(money if money.amount_minor else None)

    def _amount(self, row: Row, field: Field, currency: str) -> Money | None:
        text = self._cells.first(row, field)
        return self.money(text, currency) if text else None


def unit_of_title(title: str) -> str:
    """The unit of weight that a title names: "Peso (grs)" is g; kg where it names none."""
    words = re.findall(r"[a-z]+", fold(title))
    return next((_UNITS[word] for word in words if word in _UNITS), "kg")
