"""The sender of an order: the shop the file belongs to, or the one its own row names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address, clean_postal_code
from courier_desktop.domain.draft import Party
from courier_desktop.domain.intake.fields import Field

if TYPE_CHECKING:
    from courier_desktop.domain.intake.cells import Cells, Row
    from courier_desktop.domain.intake.phones import PhoneBook
    from courier_desktop.domain.words import Language

_SENDER_FIELDS = (
    Field.SENDER_COMPANY,
    Field.SENDER_NAME,
    Field.SENDER_LAST_NAME,
    Field.SENDER_PHONE,
    Field.SENDER_EMAIL,
    Field.SENDER_STREET,
    Field.SENDER_EXTERIOR,
    Field.SENDER_INTERIOR,
    Field.SENDER_COLONIA,
    Field.SENDER_POSTAL_CODE,
    Field.SENDER_MUNICIPALITY,
    Field.SENDER_STATE,
    Field.SENDER_REFERENCES,
)


class Senders:
    """Reads senders; the few that a sheet has are made once each."""

    __slots__ = ("_cells", "_default", "_fallback", "_language", "_made", "_name", "_phones", "_told")

    def __init__(self, cells: Cells, names: tuple[str, str], language: Language, phones: PhoneBook) -> None:
        """Take the sender that the person named, who stands for every row, and the one for rows that name none."""
        self._cells = cells
        self._name, self._fallback = names
        self._language = language
        self._phones = phones
        self._told = [field for field in _SENDER_FIELDS if cells.has(field)]
        self._default = (Party(names[0] or names[1], language=language), Address())
        self._made: dict[tuple[str, ...], tuple[Party, Address]] = {}

    def sender(self, row: Row, region: str) -> tuple[Party, Address]:
        """The sender of an order and where it is picked up."""
        if not self._told:
            return self._default
        said = tuple(self._cells.first(row, field) for field in self._told)
        made = self._made.get(said)
        if made is None:
            made = self._made[said] = self._make(dict(zip(self._told, said, strict=True)), region)
        return made

    def _make(self, said: dict[Field, str], region: str) -> tuple[Party, Address]:
        """A sender out of its cells."""

        def get(field: Field) -> str:
            return said.get(field, "")

        person = " ".join(part for part in (get(Field.SENDER_NAME), get(Field.SENDER_LAST_NAME)) if part)
        name = self._name or get(Field.SENDER_COMPANY) or person or self._fallback
        typed = get(Field.SENDER_PHONE)
        email = get(Field.SENDER_EMAIL)
        party = Party(
            name=name,
            phone=self._phones.read(typed, region).e164 if typed else "",
            phone_typed=typed,
            email=email if "@" in email else "",
            company=person if person != name else "",
            language=self._language,
        )
        postal_code = get(Field.SENDER_POSTAL_CODE)
        address = Address(
            street=get(Field.SENDER_STREET),
            exterior=get(Field.SENDER_EXTERIOR),
            interior=get(Field.SENDER_INTERIOR),
            colonia=get(Field.SENDER_COLONIA),
            postal_code=clean_postal_code(postal_code, region) if postal_code else "",
            municipality=get(Field.SENDER_MUNICIPALITY),
            state=get(Field.SENDER_STATE),
            country=region,
            references=get(Field.SENDER_REFERENCES),
        )
        return party, address
