"""Believable shipments for the benchmarks, the same ones for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bench.names import AREAS, COLONIAS, CONTENTS, FIRST, LAST, REFERENCES, SHOPS, STREETS
from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator


def drafts(count: int, seed: int = 7, *, shops: int = 1) -> Iterator[ShipmentDraft]:
    """That many shipments of so many shops."""
    chance = random.Random(seed)
    senders = [Party(name) for name in SHOPS[:shops]]
    for n in range(count):
        yield draft(chance, n, senders[n % shops])


def draft(chance: random.Random, n: int, sender: Party) -> ShipmentDraft:
    """One shipment, the n-th of its kind."""
    colonia, code = chance.choice(COLONIAS)
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {chance.choice(LAST)}"
    area = chance.choice(AREAS)
    local = f"{chance.randrange(10 ** (10 - len(area))):0{10 - len(area)}d}"
    return ShipmentDraft(
        sender=sender,
        recipient=Party(name, phone=f"+52{area}{local}", phone_typed=f"{area} {local}"),
        address=Address(
            street=chance.choice(STREETS),
            exterior=str(chance.randint(1, 4000)),
            colonia=colonia,
            postal_code=code,
            municipality="Guadalajara",
            state="Jalisco",
            references=chance.choice(REFERENCES),
        ),
        order_number=f"#{n + 1}",
        pieces=1 + (n % 9 == 0),
        contents=chance.choice(CONTENTS),
        note="Entregar por la tarde" if n % 40 == 0 else "",
        cash_on_delivery=Money(chance.randint(100, 2500) * 100) if n % 3 == 0 else None,
    )
