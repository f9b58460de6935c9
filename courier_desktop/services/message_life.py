"""The whole life of a notice that a gateway carries: its messages, each send, what was answered, when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import GatewayName, MessageState
from courier_desktop.domain.times import from_text, maybe_from_text
from courier_desktop.domain.values import dataclass
from courier_desktop.store import outbox as rows
from courier_desktop.store.outbox import MessageFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.services.context import Context

_MOST = 500


@dataclass(frozen=True, slots=True)
class Attempt:
    """One send. `ended_at` None = under way; `outcome` a code of OutcomeKind; `said` the service's own words."""

    gateway: GatewayName
    began_at: datetime
    ended_at: datetime | None
    outcome: str
    code: str
    said: str


@dataclass(frozen=True, slots=True)
class MessageLife:
    """One message, every notice that it carries, and its sends, the first first."""

    facts: MessageFacts
    notices: tuple[NoticeId, ...]
    attempts: tuple[Attempt, ...]


def of_notice(ctx: Context, notice_id: NoticeId) -> tuple[MessageLife, ...]:
    """The messages that carried, or carry, a notice; the newest first. None for one that is sent by hand."""
    with ctx.read() as conn:
        return tuple(
            MessageLife(
                facts,
                tuple(rows.notices_of(conn, facts.message_id)),
                tuple(
                    Attempt(
                        GatewayName(one["gateway"]),
                        from_text(one["began_at"]),
                        maybe_from_text(one["ended_at"]),
                        one["outcome"],
                        one["code"],
                        one["said"],
                    )
                    for one in rows.attempts_of(conn, facts.message_id)
                ),
            )
            for facts in rows.of_notice(conn, notice_id)
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A gateway's message that may have gone out: by which, when it was begun, a code of why, the service's words."""

    gateway: GatewayName
    at: datetime
    code: str
    said: str


def in_doubt(ctx: Context, ids: Sequence[NoticeId]) -> dict[NoticeId, Doubt]:
    """Of those notices, the ones whose gateway may have sent them."""
    with ctx.read() as conn:
        found = rows.newest_of_notices(conn, list(ids)[:_MOST])
    return {
        one: Doubt(facts.gateway, facts.began_at or facts.queued_at, facts.why, facts.said)
        for one, facts in found.items()
        if facts.state is MessageState.UNKNOWN and facts.gateway is not None
    }
