"""Believable shipments for the benchmarks, the same ones for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = ("Itzel", "José Ángel", "María Fernanda", "Óscar", "Guadalupe", "Sofía", "Raúl", "Blanca Estela", "Íñigo")
_LAST = ("Ochoa", "Nuño", "Güemes", "Plascencia", "Ávalos", "Peñaloza", "Ibáñez", "Ruvalcaba", "Zúñiga", "Muñoz")
_STREETS = ("Calle Gómez de Mendiola", "Av. Pablo Neruda", "José María Vigil", "Eulogio Parra", "Manuel Acuña")
_COLONIAS = (("Oblatos", "44380"), ("Providencia", "44630"), ("Americana", "44160"), ("Chapalita", "45040"))


def drafts(count: int, seed: int = 7) -> Iterator[ShipmentDraft]:
    """That many shipments of one shop."""
    chance = random.Random(seed)
    sender = Party("Moda Tapatía")
    for n in range(count):
        colonia, code = chance.choice(_COLONIAS)
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {chance.choice(_LAST)}"
        yield ShipmentDraft(
            sender=sender,
            recipient=Party(name, phone=f"+5233{10_000_000 + n:08d}", phone_typed=f"33 {10_000_000 + n}"),
            address=Address(
                street=chance.choice(_STREETS),
                exterior=str(chance.randint(1, 4000)),
                colonia=colonia,
                postal_code=code,
                municipality="Guadalajara",
                state="Jalisco",
                references="Zaguán verde, junto a la tortillería",
            ),
            order_number=f"#{n + 1}",
            pieces=1 + (n % 9 == 0),
            contents="Vestido talla M",
            cash_on_delivery=Money(chance.randint(100, 2500) * 100) if n % 3 == 0 else None,
        )
