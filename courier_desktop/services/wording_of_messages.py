"""What a message says at the moment it goes: merged, in the letters of its channel, or by an approved template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import TemplateUse
from courier_desktop.domain.values import dataclass
from courier_desktop.services import merging
from courier_desktop.store import people

if TYPE_CHECKING:
    from courier_desktop.domain.notice_life import NoticeFacts
    from courier_desktop.services.context import Tx
    from courier_desktop.services.gateways import Ready
    from courier_desktop.store.outbox import MessageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words of one message. `window_open` = the recipient wrote in the last 24 hours, None = nobody can know."""

    text: str
    subject: str = ""
    template: TemplateUse | None = None
    segments: int = 0
    window_open: bool | None = None


def going_along(tx: Tx, first: NoticeFacts, address: str) -> list[NoticeFacts]:
    """The notices that share one message with this one, itself first."""
    return merging.going_along(tx, first, address)


def said(tx: Tx, ready: Ready, facts: MessageFacts) -> Said:  # noqa: ARG001
    """What this message says through that gateway."""
    return Said(text=people.text_of(tx.conn, facts.text_id), subject=facts.subject)
