"""The rows of a sheet grouped into orders: several lines, a package and its products, rows that are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.intake.cells import Cells
    from courier_desktop.domain.intake.header import Header
    from courier_desktop.domain.intake.table import RawTable

_PACKAGE = re.compile(
    r"^\s*(?:paquete|pacote|kit|carrito|carrinho|package|pack)\s+(?:de|com|con|of)\s+(\d{1,3})\b", re.IGNORECASE
)
_FOOTER = re.compile(
    r"record\(s\) downloaded|^seller id\b|^total(?:es)?\b|^gran total|^subtotal|^fin del? (?:archivo|reporte)|^end of"
)
_EXAMPLE = re.compile(r"^(?:ej|ejemplo|example|exemplo)\s*[.:]", re.IGNORECASE)
_MANGLED = re.compile(r"^\d[.,]?\d*E\+?\d+$", re.IGNORECASE)
_FOOTER_CELLS = 3
_FOOTER_LENGTH = 60
_EXAMPLE_HEADS = frozenset({"ej", "ex"})


@dataclass(slots=True)
class Group:
    """The rows of one order, as indexes of the table's; `clash` is the earlier row with the same number."""

    rows: list[int]
    number: str = ""
    key: str = ""
    mangled: str = ""
    clash: int = -1
    awaited: int = 0


@dataclass(slots=True)
class Grouping:
    """All orders of a sheet in its order, and the rows that are none."""

    groups: list[Group] = field(default_factory=list)
    strangers: list[int] = field(default_factory=list)


def order_key(number: str) -> str:
    """The number folded for comparison."""
    return fold(number)


def group_rows(table: RawTable, header: Header, cells: Cells) -> Grouping:
    """The sheet's rows as orders. Rows with the same number (and sender) are one order wherever they stand."""
    result = Grouping()
    by_key: dict[tuple[str, str], Group] = {}
    senders = cells.has(Field.SENDER_NAME) or cells.has(Field.SENDER_COMPANY)
    current: Group | None = None
    number_of, status_of = cells.owner(Field.ORDER_NUMBER), cells.owner(Field.ORDER_STATUS)
    name_of = cells.owner(Field.RECIPIENT_NAME)
    # A row that names a recipient and begins neither as the header nor as an example is an order, as most are.
    ends = {header.titles[0][at:] for at in range(len(header.titles[0]))} if header.row >= 0 else set()
    for i in range(header.body, len(table.rows)):
        row = table.cells[i]
        if not any(row):
            continue
        usual = (lead := row[0]) and name_of(row) and lead not in ends and lead[:2].lower() not in _EXAMPLE_HEADS
        if not usual and _is_stranger(row, header, cells):
            result.strangers.append(i)
            continue
        number = number_of(row)
        if current is not None and (not number or current.awaited > 0) and _belongs(row, current, cells):
            current.rows.append(i)
            current.awaited -= 1
            continue
        sender = cells.own(row, Field.SENDER_COMPANY) or cells.own(row, Field.SENDER_NAME) if senders else ""
        current = _placed(i, number, fold(sender) if sender else "", by_key, table, cells)
        if current.rows[-1] == i and len(current.rows) == 1:
            if status := status_of(row):
                current.awaited = _awaited(status)
            result.groups.append(current)
    return result


def _placed(
    i: int, number: str, sender: str, by_key: dict[tuple[str, str], Group], table: RawTable, cells: Cells
) -> Group:
    """The group of a row that begins an order or goes on with an earlier one."""
    if not number:
        return Group([i])
    if number[0].isdigit() and _MANGLED.match(number):
        return Group([i], mangled=number)
    key = (sender, order_key(number))
    known = by_key.get(key)
    if known is None:
        by_key[key] = group = Group([i], number, key[1])
        return group
    if clash := _clashes(table.cells[known.rows[0]], table.cells[i], cells):
        return Group([i], number, key[1], clash=known.rows[0] if clash else -1)
    known.rows.append(i)
    return known


def _awaited(status: str) -> int:
    """How many rows of products follow a row that says "Paquete de 2 productos"."""
    found = _PACKAGE.match(status)
    return int(found[1]) if found else 0


def _belongs(row: Sequence[str], current: Group, cells: Cells) -> bool:
    """Whether the row goes on with the order above: a package's product, or a line without recipient."""
    if current.awaited <= 0 and not (cells.own(row, Field.CONTENTS) or cells.own(row, Field.QUANTITY)):
        return False
    return not any(
        cells.own(row, told) for told in (Field.RECIPIENT_NAME, Field.STREET, Field.FULL_ADDRESS, Field.PHONE)
    )


def _clashes(first: Sequence[str], row: Sequence[str], cells: Cells) -> bool:
    """Whether two rows with one number name different people or doors."""
    for told in (Field.RECIPIENT_NAME, Field.STREET, Field.FULL_ADDRESS):
        one, other = cells.own(first, told), cells.own(row, told)
        if one and other and one != other and fold(one) != fold(other):
            return True
    return False


def _is_stranger(row: Sequence[str], header: Header, cells: Cells) -> bool:
    """Whether the row is no order: the header again, an example, a report's last lines."""
    at = 0 if row[0] else next(i for i, cell in enumerate(row) if cell)
    lead = row[at]
    if header.row >= 0 and header.titles[at].endswith(lead):
        return _repeats(row, header.titles)
    if lead[:2].lower() in _EXAMPLE_HEADS and _EXAMPLE.match(lead):
        return True
    if len(row) <= _FOOTER_CELLS or len(lead) > _FOOTER_LENGTH or cells.own(row, Field.RECIPIENT_NAME):
        return False
    filled = [cell for cell in row if cell]
    return len(filled) <= _FOOTER_CELLS and any(_FOOTER.search(fold(cell)) for cell in filled)


def _repeats(row: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether the row says the titles again."""
    filled = [(cell, title) for cell, title in zip(row, titles, strict=False) if cell]
    return len(filled) > 1 and all(title.endswith(cell) for cell, title in filled)
