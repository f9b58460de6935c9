"""Which status may follow which: directly, with skipped steps implied, or not and why."""

from __future__ import annotations

from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.values import dataclass, field

# The way out; nobody scans everything, so a mark further along it implies the steps between ("reality wins").
WAY_OUT = (
    Status.REGISTERED,
    Status.PICKED_UP,
    Status.AT_DEPOT,
    Status.OUT_FOR_DELIVERY,
    Status.DELIVERED,
)
_PLACES: dict[Status, int] = {
    **{status: place for place, status in enumerate(WAY_OUT)},
    Status.PICKUP_SCHEDULED: WAY_OUT.index(Status.REGISTERED),
    Status.IN_TRANSIT: WAY_OUT.index(Status.AT_DEPOT),
}
# A failed attempt is an end of the way when marked, and back at the depot when something follows.
_TARGET_PLACES = _PLACES | {Status.ATTEMPT_FAILED: WAY_OUT.index(Status.DELIVERED)}
_START_PLACES = _PLACES | {Status.ATTEMPT_FAILED: WAY_OUT.index(Status.AT_DEPOT)}
_NEEDS_LOADING = frozenset({Status.OUT_FOR_DELIVERY, Status.DELIVERED, Status.ATTEMPT_FAILED})


@dataclass(frozen=True, slots=True)
class Allowed:
    """The mark may be made; `implied` are the skipped statuses to record before it, in order."""

    implied: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The mark may not be made; `code` and `params` fill the sentence of wording."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


def plan_transition(current: Status, target: Status, *, load_rejected: bool = False) -> Allowed | Refused:
    """What marking `target` on a shipment in `current` means.

    `load_rejected`: the load check left the shipment behind, so it is not on the road and cannot be delivered,
    except over the counter.
    """
    if target is current:
        return Refused("same_status", {"status": current.value})
    if STATUSES[current].end:
        return _end_refusal(current, target)
    if load_rejected and target in _NEEDS_LOADING and current is not Status.READY_FOR_PICKUP:
        return Refused("rejected_at_load", {"status": current.value})
    if target in STATUSES[current].next:
        return Allowed()
    implied = _implied(current, target)
    return _refusal(current, target) if implied is None else Allowed(implied)


def _implied(current: Status, target: Status) -> tuple[Status, ...] | None:
    """The steps of the way out strictly between; None when the target is not further along it."""
    start, goal = _START_PLACES.get(current), _TARGET_PLACES.get(target)
    if start is None or goal is None or goal <= start:
        return None
    return WAY_OUT[start + 1 : goal]


def _end_refusal(current: Status, target: Status) -> Refused:
    if current is Status.CANCELLED and target is Status.DELIVERED:
        return Refused("cancelled_parcel", {"status": current.value, "to": target.value})
    return Refused("end_state", {"status": current.value, "to": target.value})


def _refusal(current: Status, target: Status) -> Refused:
    """Why not, with what may follow, in the vocabulary's order, separated by commas."""
    allowed = ",".join(status.value for status in STATUSES if status in STATUSES[current].next)
    code = "cancel_is_return" if target is Status.CANCELLED and current is not Status.RETURNING else "not_allowed"
    return Refused(code, {"from": current.value, "to": target.value, "allowed": allowed})
