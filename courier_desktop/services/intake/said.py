"""Marks of what a file said of an order: the next one shows what the shop changed, not what the office did."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from zlib import crc32

from courier_desktop.domain.intake.fields import Field

if TYPE_CHECKING:
    from courier_desktop.domain.draft import ShipmentDraft

MARK_BYTES = 4
# In the order of the marks; a new one goes to the end.
COMPARED: tuple[Field, ...] = (
    Field.RECIPIENT_NAME,
    Field.COMPANY,
    Field.PHONE,
    Field.EMAIL,
    Field.STREET,
    Field.EXTERIOR,
    Field.INTERIOR,
    Field.COLONIA,
    Field.POSTAL_CODE,
    Field.MUNICIPALITY,
    Field.STATE,
    Field.COUNTRY,
    Field.BETWEEN,
    Field.REFERENCES,
    Field.CONTENTS,
    Field.NOTE,
    Field.PIECES,
    Field.WEIGHT,
    Field.CASH_ON_DELIVERY,
)


def said_values(draft: ShipmentDraft) -> tuple[str, ...]:
    """What the draft says, as text, in the order of COMPARED."""
    r, a, cash = draft.recipient, draft.address, draft.cash_on_delivery
    return (
        r.name,
        r.company,
        r.phone or r.phone_typed,
        r.email,
        a.street,
        a.exterior,
        a.interior,
        a.colonia,
        a.postal_code,
        a.municipality,
        a.state,
        a.country,
        a.between,
        a.references,
        draft.contents,
        draft.note,
        str(draft.pieces),
        str(draft.weight_g or ""),
        f"{cash.amount_minor} {cash.currency}" if cash is not None and cash.amount_minor else "",
    )


def marks_of(values: tuple[str, ...]) -> bytes:
    """One short mark for each value; nobody reads the value out of it."""
    return _pack(*[crc32(value.encode()) if value else 0 for value in values])


_pack = struct.Struct(f"<{len(COMPARED)}I").pack


def changed_since(values: tuple[str, ...], said: bytes) -> frozenset[Field]:
    """The fields of which the file says something else than when `said` was kept; all of them when nothing was."""
    if len(said) < MARK_BYTES:
        return frozenset(COMPARED)
    now = marks_of(values)
    return frozenset(
        field
        for i, field in enumerate(COMPARED)
        if now[i * MARK_BYTES : (i + 1) * MARK_BYTES] != said[i * MARK_BYTES : (i + 1) * MARK_BYTES]
    )
