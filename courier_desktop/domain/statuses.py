"""The statuses a shipment can have, the phases a recipient sees, and which status may follow which."""

from __future__ import annotations

from enum import StrEnum

from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words


class Phase(StrEnum):
    """The five steps a recipient sees."""

    REGISTERED = "registered"
    WITH_US = "with_us"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    NEEDS_ATTENTION = "needs_attention"


class Status(StrEnum):
    """One at a time for each shipment; the codes never change."""

    REGISTERED = "registered"
    PICKUP_SCHEDULED = "pickup_scheduled"
    PICKED_UP = "picked_up"
    AT_DEPOT = "at_depot"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPT_FAILED = "attempt_failed"
    ON_HOLD = "on_hold"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERED = "delivered"
    RETURNING = "returning"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    LOST_OR_DAMAGED = "lost_or_damaged"


@dataclass(frozen=True, slots=True)
class StatusRule:
    """The words of a status, its phase, and what may follow it directly."""

    words: Words
    phase: Phase
    next: frozenset[Status] = frozenset()
    end: bool = False


STATUSES: dict[Status, StatusRule] = {
    Status.REGISTERED: StatusRule(
        Words("Registrado", "Registered", "Registrado"),
        Phase.REGISTERED,
        frozenset({Status.PICKUP_SCHEDULED, Status.PICKED_UP, Status.AT_DEPOT, Status.CANCELLED}),
    ),
    Status.PICKUP_SCHEDULED: StatusRule(
        Words("Recolección programada", "Pickup scheduled", "Coleta agendada"),
        Phase.REGISTERED,
        frozenset({Status.REGISTERED, Status.PICKED_UP, Status.CANCELLED}),
    ),
    Status.PICKED_UP: StatusRule(
        Words("Recolectado", "Picked up", "Coletado"),
        Phase.WITH_US,
        frozenset({Status.AT_DEPOT, Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY}),
    ),
    Status.AT_DEPOT: StatusRule(
        Words("En bodega", "At our depot", "No depósito"),
        Phase.WITH_US,
        frozenset(
            {
                Status.IN_TRANSIT,
                Status.OUT_FOR_DELIVERY,
                Status.ON_HOLD,
                Status.READY_FOR_PICKUP,
                Status.RETURNING,
                Status.LOST_OR_DAMAGED,
            }
        ),
    ),
    Status.IN_TRANSIT: StatusRule(
        Words("En tránsito", "In transit", "Em trânsito"),
        Phase.WITH_US,
        frozenset({Status.AT_DEPOT, Status.OUT_FOR_DELIVERY, Status.LOST_OR_DAMAGED}),
    ),
    Status.OUT_FOR_DELIVERY: StatusRule(
        Words("En reparto", "Out for delivery", "Saiu para entrega"),
        Phase.OUT_FOR_DELIVERY,
        frozenset({Status.DELIVERED, Status.ATTEMPT_FAILED, Status.AT_DEPOT, Status.ON_HOLD, Status.LOST_OR_DAMAGED}),
    ),
    Status.ATTEMPT_FAILED: StatusRule(
        Words("Intento fallido", "Delivery attempt failed", "Tentativa sem sucesso"),
        Phase.NEEDS_ATTENTION,
        frozenset(
            {Status.AT_DEPOT, Status.ON_HOLD, Status.OUT_FOR_DELIVERY, Status.READY_FOR_PICKUP, Status.RETURNING}
        ),
    ),
    Status.ON_HOLD: StatusRule(
        Words("Detenido", "On hold", "Retido"),
        Phase.NEEDS_ATTENTION,
        frozenset(
            {Status.AT_DEPOT, Status.READY_FOR_PICKUP, Status.RETURNING, Status.CANCELLED, Status.LOST_OR_DAMAGED}
        ),
    ),
    Status.READY_FOR_PICKUP: StatusRule(
        Words("Listo en mostrador (ocurre)", "Ready for collection", "Disponível para retirada"),
        Phase.NEEDS_ATTENTION,
        frozenset({Status.DELIVERED, Status.RETURNING, Status.LOST_OR_DAMAGED}),
    ),
    Status.DELIVERED: StatusRule(
        Words("Entregado", "Delivered", "Entregue"),
        Phase.DELIVERED,
        end=True,
    ),
    Status.RETURNING: StatusRule(
        Words("En devolución", "Returning to sender", "Em devolução"),
        Phase.NEEDS_ATTENTION,
        frozenset({Status.RETURNED, Status.LOST_OR_DAMAGED}),
    ),
    Status.RETURNED: StatusRule(
        Words("Devuelto al remitente", "Returned to sender", "Devolvido ao remetente"),
        Phase.NEEDS_ATTENTION,
        end=True,
    ),
    Status.CANCELLED: StatusRule(
        Words("Cancelado", "Cancelled", "Cancelado"),
        Phase.NEEDS_ATTENTION,
        end=True,
    ),
    Status.LOST_OR_DAMAGED: StatusRule(
        Words("Siniestrado (extravío o daño)", "Lost or damaged", "Extraviado ou avariado"),
        Phase.NEEDS_ATTENTION,
        end=True,
    ),
}


class StopState(StrEnum):
    """What a stop on a route can be."""

    PENDING = "pending"
    NEXT = "next"
    AT_DOOR = "at_door"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


STOP_WORDS: dict[StopState, Words] = {
    StopState.PENDING: Words("Pendiente", "Pending", "Pendente"),
    StopState.NEXT: Words("Siguiente", "Next", "Próxima"),
    StopState.AT_DOOR: Words("En la puerta", "At the door", "Na porta"),
    StopState.DONE: Words("Hecha", "Done", "Concluída"),
    StopState.FAILED: Words("Fallida", "Failed", "Sem sucesso"),
    StopState.SKIPPED: Words("Saltada", "Skipped", "Pulada"),
}
