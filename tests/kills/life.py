"""What a worker is given for one life: which work, over which ledger, by which luck."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any  # the keywords of many kinds of draft

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.domain.staff import Right
from courier_desktop.services import registering, shipments
from courier_desktop.services.context import Context
from courier_desktop.services.open import close_context, open_context
from tests.kills.board import Phase
from tests.kills.witness import Witness

# A Thursday, 09:00 in Mexico City: nobody's quiet hours, whatever the machine's clock says.
MORNING = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
_SECONDS_A_LIFE = 15


@dataclass(frozen=True, slots=True)
class Orders:
    """What the parent asks of a worker.

    `place` = which of the programs on that ledger; `aim` = the phase at whose `nth` entering the bell rings.
    """

    work: str
    folder: str
    number: int
    seed: int
    board: str
    told: str
    place: int = 0
    aim: int = -1
    nth: int = 0
    pragmas: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        return json.dumps(asdict(self))


class Life:
    """A worker at its desk."""

    def __init__(self, orders: Orders, witness: Witness) -> None:
        self.orders = orders
        self.witness = witness
        self.folder = Path(orders.folder)
        self.luck = random.Random(orders.seed)
        self.done_once = False
        self._count = 0
        self._began = time.monotonic()
        self._ctx: Context | None = None

    @property
    def ctx(self) -> Context:
        """The ledger's context, opened when it is first asked for."""
        if self._ctx is None:
            with self.witness.during(Phase.OPENING):
                self._ctx = open_context(self.folder, actor=f"worker {self.orders.number}", clock=self.now)
            self.witness.enter(Phase.BETWEEN)
        return self._ctx

    def close(self) -> None:
        if self._ctx is not None:
            gone, self._ctx = self._ctx, None
            close_context(gone)

    def now(self) -> datetime:
        """Each life begins some seconds after the last, so that a day lasts for all."""
        gone = timedelta(seconds=_SECONDS_A_LIFE * self.orders.number)
        return MORNING + gone % timedelta(hours=6) + timedelta(seconds=time.monotonic() - self._began)

    def chance(self, share: float) -> bool:
        return self.luck.random() < share

    def tag(self) -> str:
        """A word that no other act of any life has."""
        self._count += 1
        return f"{self.orders.number}-{self._count}"

    def draft(self) -> ShipmentDraft:
        """The next shipment's draft: some with cash, some with a note, some that cannot be told."""
        tag, n = self.tag(), self.luck.randrange(10**7)
        values: dict[str, Any] = {
            "sender": Party("Moda Tapatía"),
            "recipient": Party(f"Itzel Ochoa {tag}", phone=f"+52331{n:07d}", phone_typed=f"331{n:07d}"),
            "address": Address(
                street="Calle Gómez de Mendiola", exterior=str(n % 3000), colonia="Oblatos", postal_code="44380"
            ),
            "order_number": f"#{tag}",
            "pieces": self.luck.choice([1, 1, 1, 2]),
        }
        if self.chance(0.2):
            values["recipient"] = Party(f"Sin Teléfono {tag}", phone_typed="33148")
        if self.chance(0.3):
            values["cash_on_delivery"] = Money(self.luck.randrange(10_000, 90_000))
        if self.chance(0.3):
            values["note"] = f"Tocar el timbre {tag}"
        return ShipmentDraft(**values)

    def draft_for(self, recipient: Party) -> ShipmentDraft:
        """A shipment to that person."""
        address = Address(street="Calle Gómez de Mendiola", exterior="7", colonia="Oblatos", postal_code="44380")
        return ShipmentDraft(sender=Party("Moda Tapatía"), recipient=recipient, address=address)

    def shipments(self, least: int = 8) -> Sequence[ShipmentId]:
        """The newest ones, registered when there are too few."""
        found = shipments.ids(self.ctx, ShipmentQuery(view=View.ALL), 60)
        if len(found) >= least:
            return found
        with self.witness.op("stock"), self.ctx.write(Right.REGISTER) as tx:
            registering.register_in(tx, [self.draft() for _ in range(least)])
        return shipments.ids(self.ctx, ShipmentQuery(view=View.ALL), 60)

    def some(self, most: int) -> list[ShipmentId]:
        """A few shipments by luck."""
        found = self.shipments()
        return self.luck.sample(found, min(len(found), self.luck.randint(1, most)))
