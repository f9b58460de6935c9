"""Messages that go by themselves: through which gateway, what became of a send, how far a message has come."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import dataclass, field
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    from collections.abc import Mapping


class GatewayName(StrEnum):
    """One way out each; also its key in the ledger's file and in the keyring."""

    EMAIL = "email"
    TELEGRAM = "telegram"
    SMSGATE = "smsgate"
    TWILIO_SMS = "twilio_sms"
    TWILIO_WHATSAPP = "twilio_whatsapp"
    WHATSAPP_CLOUD = "whatsapp_cloud"
    WAHA = "waha"
    EVOLUTION = "evolution"
    HTTP = "http"


# What each is called, in every language: they are names.
GATEWAY_TITLES: dict[GatewayName, str] = {
    GatewayName.EMAIL: "E-mail",
    GatewayName.TELEGRAM: "Telegram",
    GatewayName.SMSGATE: "SMSGate",
    GatewayName.TWILIO_SMS: "Twilio SMS",
    GatewayName.TWILIO_WHATSAPP: "Twilio WhatsApp",
    GatewayName.WHATSAPP_CLOUD: "WhatsApp Cloud",
    GatewayName.WAHA: "WAHA",
    GatewayName.EVOLUTION: "Evolution",
    GatewayName.HTTP: "HTTP",
}
_CHANNELS: dict[GatewayName, Channel] = {
    GatewayName.EMAIL: Channel.EMAIL,
    GatewayName.TELEGRAM: Channel.TELEGRAM,
    GatewayName.SMSGATE: Channel.SMS,
    GatewayName.TWILIO_SMS: Channel.SMS,
    GatewayName.TWILIO_WHATSAPP: Channel.WHATSAPP,
    GatewayName.WHATSAPP_CLOUD: Channel.WHATSAPP,
    GatewayName.WAHA: Channel.WHATSAPP,
    GatewayName.EVOLUTION: Channel.WHATSAPP,
}


def channel_of(gateway: GatewayName, settings: Mapping[str, object]) -> Channel:
    """By which way that gateway reaches people; the generic one says so in its settings."""
    found = _CHANNELS.get(gateway)
    if found is not None:
        return found
    return Channel.WHATSAPP if settings.get("channel") == Channel.WHATSAPP.value else Channel.SMS


# Their free text reaches only who wrote in the last 24 hours.
TEMPLATED = frozenset({GatewayName.TWILIO_WHATSAPP, GatewayName.WHATSAPP_CLOUD})


class MessageState(StrEnum):
    """How far a message has come. It only goes forward (`forward`)."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    EXPIRED = "expired"
    BLOCKED = "blocked"


# Those of which the recipient's side has, or may have, the message.
GONE_OUT = frozenset({MessageState.UNKNOWN, MessageState.SENT, MessageState.DELIVERED, MessageState.READ})
# Those that wait for the program.
UNDER_WAY = frozenset({MessageState.QUEUED, MessageState.SENDING})

_RANK = {
    MessageState.QUEUED: 0,
    MessageState.SENDING: 1,
    MessageState.UNKNOWN: 2,
    MessageState.SENT: 3,
    MessageState.FAILED: 4,
    MessageState.DELIVERED: 5,
    MessageState.READ: 6,
}


def forward(now: MessageState, told: MessageState) -> MessageState:
    """The state after a gateway told another one: news come out of order, so none goes back.

    What arrived was not a failure, whatever was told before or after it. Expired and blocked stay: nothing was sent.
    """
    if now not in _RANK or told not in _RANK:
        return now
    return told if _RANK[told] > _RANK[now] else now


class OutcomeKind(StrEnum):
    """What became of one send."""

    SENT = "sent"
    """The gateway took it."""
    RETRY_WAIT = "retry_wait"
    """Not processed; the gateway says how long to wait, and means all of its messages."""
    RETRY_BACKOFF = "retry_backoff"
    """Not processed; again later, each time later."""
    FINAL_RECIPIENT = "final_recipient"
    """This recipient cannot be reached there: another channel may."""
    FINAL_CONTENT = "final_content"
    """This text will never go."""
    NEEDS_TEMPLATE = "needs_template"
    """Free text may not open a talk there now."""
    CONFIG_ERROR = "config_error"
    """Nothing will go until somebody mends the gateway's settings."""
    OPTED_OUT = "opted_out"
    """The recipient wants nothing from us there."""
    UNKNOWN_MAYBE_SENT = "unknown_maybe_sent"
    """It may have gone out: never sent again without knowing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one message cost: `micros` = millionths of the currency, so that SMS prices stay exact."""

    micros: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one send.

    `reference` = the gateway's own id, needed for SENT. `code` = why, a code of wording; `said` = the gateway's own
    words, shown as they are, never with a secret in them. `wait_s` = for RETRY_WAIT, how long. `learned` = another
    address under which the recipient writes back (a wa_id).
    """

    kind: OutcomeKind
    reference: str = ""
    code: str = ""
    said: str = ""
    wait_s: float = 0.0
    segments: int = 0
    cost: Cost | None = None
    learned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUse:
    """An approved template of a WhatsApp account, filled: `values` in the order of its variables; none is empty.

    `name` is Meta's name or Twilio's ContentSid; `names` bear its named variables, empty when they are numbered.
    `button_value` fills the address of the button at `button_index`, `header_value` the variable of a written header.
    """

    name: str
    language: str
    values: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    button_value: str = ""
    button_index: int = 0
    header_value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message to send: `message_id` is ours, the same at every attempt (13 letters and digits).

    `address`: E.164, an e-mail address, a chat id. `reference`: what `Gateway.prepare` gave, kept before the request.
    `window_open`: whether the recipient wrote in the last 24 hours, None where nobody can know.
    """

    message_id: str
    address: str
    text: str
    language: Language
    reference: str = ""
    subject: str = ""
    template: TemplateUse | None = None
    attachments: tuple[Attachment, ...] = ()
    expires_at: datetime | None = None
    attempt: int = 1
    window_open: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InFlight:
    """A message that went, or may have: what a gateway needs to find it. `began_at` = when its last send began."""

    message_id: str
    reference: str
    address: str
    text: str
    state: MessageState
    began_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNews:
    """A gateway tells how far a message has come: named by our id where it knows it, else by its own.

    `at` None = it did not say when. A failure bears a code of wording, `recipient` = another channel may reach them,
    `again_s` = it surely did not go, for a passing reason, and may be sent anew after so long; 0 = it is final.
    """

    state: MessageState
    message_id: str = ""
    reference: str = ""
    at: datetime | None = None
    code: str = ""
    said: str = ""
    recipient: bool = False
    again_s: float = 0.0
    segments: int = 0
    cost: Cost | None = None


class Found(StrEnum):
    """What a gateway's own books say of a message whose send was cut."""

    THERE = "there"
    NOT_THERE = "not_there"
    NOT_YET = "not_yet"
    """Not there, and too early to say so."""
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What was found of one message; `news` when it is there."""

    message_id: str
    found: Found
    news: StateNews | None = None


class InboundKind(StrEnum):
    """What came in."""

    TEXT = "text"
    BUTTON = "button"
    MEDIA = "media"
    LOCATION = "location"
    START = "start"
    """Telegram's start link: `payload` is its token."""
    BLOCKED = "blocked"
    """The person blocked us on that channel."""
    UNBLOCKED = "unblocked"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """One message of a recipient. `reference` is the gateway's id of it: stored once under it.

    `address` = as the channel has it (a wa_id, chat id, E.164, e-mail); `phone` = E.164 where the channel knows it.
    `text` = what they wrote, without quoted mail; `whole` = with it, "" when the same. `answers` = the gateway's id, or
    ours, of the message that it answers.
    """

    reference: str
    address: str
    kind: InboundKind
    at: datetime
    text: str = ""
    whole: str = ""
    phone: str = ""
    name: str = ""
    subject: str = ""
    payload: str = ""
    answers: str = ""
    media_reference: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """What a poll or a webhook brought. `cursor` = where the next poll begins, kept after these are.

    `trouble` = why nothing could be fetched, a code of wording; "" = it was.
    """

    inbound: tuple[Inbound, ...] = ()
    states: tuple[StateNews, ...] = ()
    cursor: str = ""
    more: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookRequest:
    """A request as it came: header names in lower case, the path with its query, the body's own bytes."""

    method: str
    path: str
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAnswer:
    """What to answer at once, and what came; a refused request brings nothing."""

    status: int
    body: str = ""
    media_type: str = "text/plain"
    post: Post = field(default_factory=Post)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether a gateway would send now: `code` "" = yes, else a code of wording with `params`.

    `said` = the gateway's own words. `facts` = what it told of the account: (code of wording, value).
    """

    code: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    said: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.code


class Feed(StrEnum):
    """How a gateway tells news."""

    NONE = "none"
    POLLED = "polled"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a gateway can carry and what holds it back.

    `pace_s` (+ up to `jitter_s`) = between two messages; `person_pace_s` = between two to one person; `daily_cap` = a
    day's most, None = none known. `templates` = outside the 24-hour window only approved templates go. `segments` =
    counted and priced in SMS parts. `unofficial` = against WhatsApp's terms, behind a warning. `harmless` = a double
    costs nothing and hurts nobody, so what may have gone out may be sent again where the owner says so.
    """

    channel: Channel
    inbound: Feed = Feed.NONE
    states: Feed = Feed.NONE
    reconciles: bool = False
    templates: bool = False
    attachments: bool = False
    segments: bool = False
    priced: bool = False
    unofficial: bool = False
    harmless: bool = False
    longest: int = 4096
    pace_s: float = 0.0
    jitter_s: float = 0.0
    person_pace_s: float = 0.0
    daily_cap: int | None = None
    poll_s: float = 60.0
