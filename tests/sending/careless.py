"""Programs with the mistakes that the killing test is there to find: each must be found, or the test proves nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from courier_desktop.domain.messaging import GatewayName, Outcome, OutcomeKind, Outgoing
from courier_desktop.services import outbox, outcomes, sending
from courier_desktop.services.context import Context, Tx
from courier_desktop.services.gateways import Ready
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.store import outbox as rows
from courier_desktop.store.outbox import MessageFacts


def row_after_request() -> None:
    """The row is committed when the answer is there: a kill in between leaves nothing of the send."""
    begin = outbox._begin
    answers: dict[str, Outcome] = {}

    def begin_late(tx: Tx, ready: Ready, facts: MessageFacts) -> outbox.Taken:
        taken = begin(tx, ready, facts)
        answers[taken.message.message_id] = ready.gateway.send(taken.message)
        return taken

    def send(self: sending.Turner, taken: outbox.Taken) -> OutcomeKind:
        outcome = answers.pop(taken.message.message_id)
        outcomes.settle(self.ctx, self.ready, taken, outcome, 0.0)
        return outcome.kind

    outbox._begin = begin_late
    sending.Turner._send = send  # type: ignore[method-assign]


def sent_again_blindly() -> None:
    """What was being sent when the program ended goes again, unasked."""

    def recover(ctx: Context, ready: Ready, holder: str) -> int:
        with outbox.by_gateway(ctx, ready.name) as tx:
            cut = rows.in_flight(tx.conn, ready.name)
            for one in cut:
                outcomes.send_again(tx, one)
        return len(cut)

    outcomes.recover = recover


def no_lease() -> None:
    """Whoever comes takes the gateway."""

    def take(conn: sqlite3.Connection, gateway: GatewayName, holder: str, now: datetime, lasts: timedelta) -> bool:
        conn.execute("UPDATE gateways SET lease_holder = '' WHERE gateway = ?", (gateway.value,))
        return take_lease(conn, gateway, holder, now, lasts)

    take_lease = gateway_rows.take_lease
    gateway_rows.take_lease = take


def sends_after_sleep() -> None:
    """It does not look at the clock when it wakes up."""

    def send(self: sending.Turner, taken: outbox.Taken) -> OutcomeKind:
        message: Outgoing = taken.message
        self.ready.gateway.prepare(message)
        outcome = self.ready.gateway.send(message)
        outcomes.settle(self.ctx, self.ready, taken, outcome, 0.0)
        return outcome.kind

    sending.Turner._send = send  # type: ignore[method-assign]


MISTAKES: dict[str, Callable[[], None]] = {
    "row after the request": row_after_request,
    "unknown sent again": sent_again_blindly,
    "no lease": no_lease,
    "sends after a sleep": sends_after_sleep,
}
