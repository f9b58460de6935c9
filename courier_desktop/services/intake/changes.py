"""What the shop changed in an order that is in the ledger already, shown before it is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.fold import tokens
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.intake.fields import ADDRESS_FIELDS, Field
from courier_desktop.domain.money import Money
from courier_desktop.domain.values import dataclass
from courier_desktop.services.intake.said import COMPARED, changed_since, said_values
from courier_desktop.services.registering import Changes

if TYPE_CHECKING:
    from courier_desktop.store.orders import KnownOrder

_PARTY_FIELDS = frozenset({Field.RECIPIENT_NAME, Field.COMPANY, Field.PHONE, Field.EMAIL})
# An empty cell takes nothing away here: the ledger keeps what it has.
_NEVER_EMPTIED = frozenset({Field.CONTENTS, Field.NOTE, Field.WEIGHT, Field.RECIPIENT_NAME})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field as the ledger has it and as the file says it now."""

    field: Field
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class OrderChange:
    """An order whose file says something new. `number` is the shipment's, `row` the sheet's."""

    shipment_id: ShipmentId
    number: str
    order_number: str
    row: int
    changes: tuple[FieldChange, ...]
    draft: ShipmentDraft
    values: tuple[str, ...]


def changes_of(draft: ShipmentDraft, known: KnownOrder, now: tuple[str, ...]) -> tuple[FieldChange, ...]:
    """The fields that the file changed since it was last imported; what the office changed meanwhile stays."""
    values = said_values(draft)
    touched = changed_since(values, known.said)
    changes = []
    for field, old, new in zip(COMPARED, now, values, strict=True):
        if field not in touched or old == new or (not new and (not known.said or field in _NEVER_EMPTIED)):
            continue
        if field is Field.PHONE and old.startswith("+") and not draft.recipient.phone:
            continue
        changes.append(FieldChange(field, old, new))
    return tuple(changes)


def is_another_order(draft: ShipmentDraft, now: tuple[str, ...]) -> bool:
    """Whether the number seems to be used by two shops: nothing of the recipient, the phone or the street agrees."""
    have = dict(zip(COMPARED, now, strict=True))
    says = dict(zip(COMPARED, said_values(draft), strict=True))
    if set(tokens(have[Field.RECIPIENT_NAME])) & set(tokens(says[Field.RECIPIENT_NAME])):
        return False
    kept = (Field.PHONE, Field.EMAIL, Field.STREET, Field.POSTAL_CODE)
    return not any(have[field] == says[field] and have[field] for field in kept)


def amendment(change: OrderChange, now: tuple[str, ...]) -> Changes:
    """The correction to record: changed fields as the file says them, all others as the ledger has them now."""
    new = {change_.field: change_.new for change_ in change.changes}
    merged = dict(zip(COMPARED, now, strict=True)) | new
    fields = set(new)
    return Changes(
        recipient=_party(merged, change.draft.recipient, fields) if fields & _PARTY_FIELDS else None,
        address=_address(merged, change.draft.address)
        if fields & ADDRESS_FIELDS or Field.REFERENCES in fields
        else None,
        pieces=change.draft.pieces if Field.PIECES in fields else None,
        cash_on_delivery=_cash(change.draft) if Field.CASH_ON_DELIVERY in fields else None,
        contents=new.get(Field.CONTENTS),
        note=new.get(Field.NOTE),
        weight_g=change.draft.weight_g if Field.WEIGHT in fields else None,
    )


def _party(merged: dict[Field, str], told: Party, fields: set[Field]) -> Party:
    phone = merged[Field.PHONE]
    return Party(
        name=merged[Field.RECIPIENT_NAME],
        phone=phone if phone.startswith("+") else "",
        phone_typed=told.phone_typed if Field.PHONE in fields else phone,
        email=merged[Field.EMAIL],
        company=merged[Field.COMPANY],
        language=told.language,
    )


def _address(merged: dict[Field, str], told: Address) -> Address:
    return Address(
        street=merged[Field.STREET],
        exterior=merged[Field.EXTERIOR],
        interior=merged[Field.INTERIOR],
        colonia=merged[Field.COLONIA],
        postal_code=merged[Field.POSTAL_CODE],
        municipality=merged[Field.MUNICIPALITY],
        state=merged[Field.STATE],
        country=merged[Field.COUNTRY],
        between=merged[Field.BETWEEN],
        references=merged[Field.REFERENCES],
        latitude=told.latitude,
        longitude=told.longitude,
    )


def _cash(draft: ShipmentDraft) -> Money:
    """The cash to collect; none is zero, for None would mean unchanged."""
    return draft.cash_on_delivery or Money(0)
