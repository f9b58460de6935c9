"""Why something is corrected, and what a correction would do, before anybody does it."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from enum import StrEnum

from courier_desktop.domain.ids import ActId, EventId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.rows import EventRow
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Words


class Why(StrEnum):
    """Why an event never counted; the codes stand in the ledger and never change."""

    WRONG_SHIPMENT = "wrong_shipment"
    WRONG_MARK = "wrong_mark"
    MISTOLD = "mistold"
    WRONG_DETAILS = "wrong_details"
    NOT_SO = "not_so"
    FOUND = "found"
    OTHER = "other"


UNDO = "undo"
"""The `why` of an undo: taken back at once, no question asked."""

WHYS: dict[Why, Words] = {
    Why.WRONG_SHIPMENT: Words("Era otra guía", "It was another shipment", "Era outra guia"),
    Why.WRONG_MARK: Words("Se marcó otra cosa", "Something else was marked", "Marcou-se outra coisa"),
    Why.MISTOLD: Words("El repartidor informó mal", "The driver told it wrong", "O entregador informou errado"),
    Why.WRONG_DETAILS: Words(
        "Nombre, monto u hora equivocados", "Wrong name, amount or time", "Nome, valor ou hora errados"
    ),
    Why.NOT_SO: Words("No pasó", "It did not happen", "Não aconteceu"),
    Why.FOUND: Words("Apareció o se recuperó", "It was found or recovered", "Apareceu ou foi recuperado"),
    Why.OTHER: Words("Otro motivo (explicar)", "Another reason (explain)", "Outro motivo (explicar)"),
}


def why_words(code: str) -> Words | None:
    """The words of a correction's `why`; None for an undo and for what another version wrote."""
    return WHYS[Why(code)] if code in set(Why) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person asks for: the event, why, a note.

    `whole` = everything that its act did, to every shipment. `along` = what stands on it goes too.
    """

    event_id: EventId
    why: Why | None
    note: str = ""
    whole: bool = False
    along: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How a shipment stands, as far as a correction may change it."""

    status: Status
    promise_start: datetime | None
    promise_end: datetime | None
    route: str
    attempts: int
    delayed: bool
    pieces: int
    cash: Money | None
    collected: Money | None
    declared: Money | None
    received_by: str
    recipient: str
    phone: str
    address: str
    note: str
    contents: str
    weight_g: int | None
    signed_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPreview:
    """What correcting an event would do.

    `taken` = what never counted then, newest first; `later` = what stands on it and would have to go along. `after` is
    None when the shipment itself would be gone. `shipments` = how many shipments the act touched; `touched` = how many
    of them the correction would. `refused` is a code of wording, "" when it may be done; `ends` = it leaves an end
    state, so it needs the owner. `withdrawn` notices have not gone out and are taken back, `gone_out` cannot be.
    """

    event: EventRow
    shipment_id: ShipmentId
    number: str
    taken: tuple[EventRow, ...]
    later: tuple[EventRow, ...]
    before: Stand
    after: Stand | None
    shipments: int
    touched: int
    ends: bool
    restores: bool
    whole_only: bool
    withdrawn: tuple[NoticeEvent, ...] = ()
    gone_out: tuple[NoticeEvent, ...] = ()
    refused: str = ""
    params: dict[str, str | int] = field(default_factory=dict)

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of what would stand differently."""
        if self.after is None:
            return ()
        return tuple(f.name for f in fields(Stand) if getattr(self.before, f.name) != getattr(self.after, f.name))


@dataclass(frozen=True, slots=True)
class CorrectionDone:
    """A correction that was recorded: its own act (to undo it), and how many shipments it touched."""

    act_id: ActId
    number: str
    shipments: int
