"""What is held about a person besides their shipments: their channels, what went to them and what they wrote."""

from __future__ import annotations

from datetime import datetime

from courier_desktop.domain.contacts import Known, ReceivedRow
from courier_desktop.domain.messaging import MessageState, OutcomeKind
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class HeldAttempt:
    """One try to send a message: `outcome` None while it is under way; `said` = the service's own words."""

    at: datetime
    outcome: OutcomeKind | None
    code: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMessage:
    """A message that went to them by itself, or was to. `values` = what filled the approved template, if one was."""

    channel: Channel
    to: str
    subject: str
    text: str
    values: tuple[str, ...]
    state: MessageState
    why: str
    said: str
    queued_at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    attempts: tuple[HeldAttempt, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """Contacts, messages to them and from them; each the newest first."""

    contacts: tuple[Known, ...] = ()
    messages: tuple[HeldMessage, ...] = ()
    received: tuple[ReceivedRow, ...] = ()
