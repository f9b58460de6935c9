"""Find the guides that a person scans, pastes or types into a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import CourierError
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.domain.values import dataclass
from courier_desktop.services import shipments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.context import Context

_GAPS = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class GuidesFound:
    """(shipment id, number) of those found, in the order given; what names no guide, as it was typed."""

    guides: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...] = ()


def find_guides(ctx: Context, text: str) -> GuidesFound:
    """The guides of a text: numbers in it (pasted, or read from a slip), else its words one by one."""
    found: list[ShipmentId] = []
    unknown: list[str] = []
    for word in find_numbers(text) or tuple(part for part in _GAPS.split(text) if part):
        try:
            found.append(shipments.resolve(ctx, word))
        except CourierError:
            unknown.append(word)
    return GuidesFound(guides_of(ctx, found), tuple(unknown))


def guides_of(ctx: Context, ids: Sequence[ShipmentId]) -> tuple[tuple[str, str], ...]:
    """Those shipments with their numbers."""
    return tuple((row.shipment_id, row.number) for row in shipments.rows_of(ctx, ids))
