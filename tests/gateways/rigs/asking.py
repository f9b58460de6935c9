"""What the contract suite asks of a stand, and what holds for every answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from courier_desktop.domain.messaging import InFlight, MessageState, Outcome, OutcomeKind, Outgoing
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import is_code
from tests.gateways.rigs.base import Rig, Stand, in_flight

# What the books hold decides what may be told of a send; these say that it may have gone out.
MAY_BE_OUT = frozenset({OutcomeKind.SENT, OutcomeKind.UNKNOWN_MAYBE_SENT})


def prepared(stand: Stand, message: Outgoing) -> Outgoing:
    """The message with the reference that the outbox would keep before the send."""
    return replace(message, reference=stand.gateway.prepare(message))


def went(stand: Stand, message: Outgoing) -> Outcome:
    return stand.gateway.send(prepared(stand, message))


def asked_about(message: Outgoing, outcome: Outcome, *, ago_s: int = 0) -> InFlight:
    began = datetime.now(UTC) - timedelta(seconds=ago_s)
    sent = outcome.kind is OutcomeKind.SENT
    return in_flight(
        message,
        outcome.reference or message.reference,
        began,
        MessageState.SENT if sent else MessageState.UNKNOWN,
    )


def leaks(rig: Rig, *said: object) -> list[str]:
    text = " ".join(f"{one!s} {one!r}" for one in said)
    return [name for name, secret in rig.secrets.items() if secret in text]


def well_told(rig: Rig, outcome: Outcome) -> None:
    """What any outcome keeps to, whatever happened."""
    assert not leaks(rig, outcome)
    if outcome.kind is OutcomeKind.SENT:
        assert outcome.reference
    else:
        assert is_code(outcome.code), outcome
    if outcome.kind is OutcomeKind.RETRY_WAIT:
        assert 0 < outcome.wait_s <= 24 * 3600
