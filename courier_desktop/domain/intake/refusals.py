"""Which orders of a file must not become shipments, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.intake.cells import merged
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.standing import (
    Standing,
    is_digital,
    is_pickup,
    ships_elsewhere,
    standing_of,
    truth,
)
from courier_desktop.domain.money import parse_money

if TYPE_CHECKING:
    from courier_desktop.domain.intake.cells import Cells, Row, Rows

_CODES = {
    Standing.CANCELLED: "cancelled_order",
    Standing.REFUNDED: "refunded_order",
    Standing.RETURNED: "order_returned",
    Standing.REJECTED: "order_payment_rejected",
}
_WATCHED = (
    Field.ORDER_STATUS,
    Field.PAYMENT_STATUS,
    Field.SHIPPING_STATUS,
    Field.CANCELLED_AT,
    Field.REFUNDED,
    Field.SHIPPING_METHOD,
    Field.REQUIRES_SHIPPING,
    Field.TO_SHIP,
)
Refusal = tuple[str, Field, str]


def _code(text: str, field: Field) -> str:
    """The refusal that a status cell asks for, empty when none; a parcel refused at the door is no refused payment."""
    standing = standing_of(text)
    if standing is Standing.REJECTED and field is Field.SHIPPING_STATUS:
        return ""
    return _CODES.get(standing, "")


class Refusals:
    """Says of each order of a sheet whether it must stay out."""

    __slots__ = ("_cells", "_watched")

    def __init__(self, cells: Cells) -> None:
        """Look once which columns could forbid anything."""
        self._cells = cells
        self._watched = frozenset(field for field in _WATCHED if cells.has(field))

    def refusal(self, rows: Rows) -> Refusal | None:
        """The code, the field and its cell that forbid the shipment; None when nothing does."""
        if not self._watched:
            return None
        row = merged(rows)
        return self._by_status(rows, row) or self._by_refund(row) or self._by_way(row) or self._by_lines(rows)

    def status(self, rows: Rows) -> Standing:
        """How far the order has come; a package is as far as all its products."""
        if not self._watched:
            return Standing.OPEN
        found = {standing_of(text) for row in rows if (text := self._cells.own(row, Field.SHIPPING_STATUS))}
        for row in rows:
            if text := self._cells.own(row, Field.ORDER_STATUS):
                found.add(standing_of(text))
        if len(rows) > 1 and len(found) > 1:
            found.discard(Standing.OPEN)
        for standing in (Standing.DELIVERED, Standing.AT_DEPOT):
            if standing in found and (standing is Standing.DELIVERED or len(found) == 1):
                return standing
        return Standing.OPEN

    def _by_status(self, rows: Rows, row: Row) -> Refusal | None:
        """Cancelled, refunded, returned or not paid by one of its status cells."""
        cells = self._cells
        if text := cells.first(row, Field.CANCELLED_AT):
            dated = any(c.isdigit() for c in text) and set(text) - set("0-/: .")
            if dated or truth(text) is True:
                return "cancelled_order", Field.CANCELLED_AT, text
        for field in (Field.ORDER_STATUS, Field.PAYMENT_STATUS, Field.SHIPPING_STATUS):
            if field not in self._watched:
                continue
            texts = [text for row in rows if (text := cells.own(row, field))]
            told = [code for text in texts if (code := _code(text, field))]
            # In a package one product may be cancelled and the others still go.
            if told and (len(told) == len(texts) or _code(texts[0], field)):
                return told[0], field, texts[0]
            if told and len(told) == len(texts) - 1 and standing_of(texts[0]) is Standing.OPEN:
                return told[0], field, texts[1]
        return None

    def _by_refund(self, row: Row) -> Refusal | None:
        """Refunded as a whole by the amounts."""
        if Field.REFUNDED not in self._watched:
            return None
        text = self._cells.first(row, Field.REFUNDED)
        refunded = parse_money(text) if text else None
        total = parse_money(self._cells.first(row, Field.TOTAL) or "0")
        if refunded and total and refunded.amount_minor and refunded.amount_minor >= total.amount_minor:
            return "refunded_order", Field.REFUNDED, text
        return None

    def _by_way(self, row: Row) -> Refusal | None:
        """Picked up by the buyer, shipped by the market place, or sent as a file."""
        if Field.SHIPPING_METHOD not in self._watched:
            return None
        text = self._cells.first(row, Field.SHIPPING_METHOD)
        if not text:
            return None
        for code, says in (
            ("pickup_order", is_pickup),
            ("order_ships_elsewhere", ships_elsewhere),
            ("digital_only", is_digital),
        ):
            if says(text):
                return code, Field.SHIPPING_METHOD, text
        return None

    def _by_lines(self, rows: Rows) -> Refusal | None:
        """Nothing among its lines has to be carried, or all of it has gone."""
        cells = self._cells
        for field, code in ((Field.REQUIRES_SHIPPING, "digital_only"), (Field.TO_SHIP, "order_nothing_to_ship")):
            if field not in self._watched:
                continue
            told = [text for row in rows if (text := cells.first(row, field))]
            if told and all(truth(text) is False for text in told):
                return code, field, told[0]
        return None
