"""What every gateway is to the program: one Protocol, and how a gateway is made of its settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.gateway_forms import GatewayForm, Value
from courier_desktop.domain.messaging import (
    Found,
    InFlight,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    Post,
    Reconciled,
    StateNews,
    Traits,
    WebhookAnswer,
    WebhookRequest,
)
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.values import dataclass, field
from courier_desktop.gateways.http import Http

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.messaging import Check

# Messages of a gateway are found again by these; a state that says neither is no news.
NOTHING = Post()


class Gateway(Protocol):
    """One way out. No method raises but for a bug: what goes wrong is an outcome, a check, or empty news.

    All are called on one worker thread, never two at a time; none is called inside a transaction.
    """

    traits: Traits

    def check(self) -> Check:
        """Whether it would send now, asked of the service itself; nothing is sent."""
        ...

    def prepare(self, message: Outgoing) -> str:
        """The gateway's id of a message where it can be had before the send, kept first; "" where it cannot.

        May ask the service; what goes wrong then is told by `send`.
        """
        ...

    def send(self, message: Outgoing) -> Outcome:
        """Send it once. Never tries a POST a second time."""
        ...

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:
        """What became of these, as far as it can be asked; what cannot be told is left out."""
        ...

    def fetch_inbound(self, cursor: str) -> Post:
        """What came in since the cursor ("" = the beginning), oldest first, with the cursor for the next time."""
        ...

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        """What the service's books say of messages whose send was cut; one answer for each."""
        ...

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:
        """Prove the request by its raw bytes, then read it: status 200 and what it brings, or 401/403/404 and nothing.

        A pure function of the request and the settings: no network, no state. Never raises, whatever came.
        """
        ...


class PlainGateway:
    """What a gateway does that has none of the finer parts: a base for those that override what they can."""

    traits: Traits

    def prepare(self, message: Outgoing) -> str:  # noqa: ARG002 - the Protocol's
        """No id before the send."""
        return ""

    def fetch_states(self, pending: Sequence[InFlight]) -> Sequence[StateNews]:  # noqa: ARG002 - the Protocol's
        """Nothing can be asked."""
        return ()

    def fetch_inbound(self, cursor: str) -> Post:
        """Nothing comes in."""
        return Post(cursor=cursor)

    def reconcile(self, messages: Sequence[InFlight]) -> Sequence[Reconciled]:
        """Nobody can tell."""
        return [Reconciled(message_id=one.message_id, found=Found.CANNOT_TELL) for one in messages]

    def verify_webhook(self, request: WebhookRequest) -> WebhookAnswer:  # noqa: ARG002 - the Protocol's
        """It has no webhook."""
        return WebhookAnswer(status=404)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a gateway is made with: its settings, its secrets, the one HTTP session, the clock.

    `values` hold every field of the form that is not secret, defaults filled in; `secrets` every secret one, empty
    where none is known. `region` (ISO 3166) = where numbers are at home.
    """

    values: Mapping[str, Value]
    secrets: Mapping[str, Secret] = field(repr=False)
    http: Http
    clock: Callable[[], datetime]
    region: str = "MX"

    def text(self, name: str) -> str:
        """A setting as text, without blanks around it."""
        return str(self.values.get(name, "")).strip()

    def number(self, name: str) -> int:
        """A setting as a number; 0 when it is none."""
        value = self.values.get(name, 0)
        try:
            return int(value)
        except ValueError:
            return 0

    def switch(self, name: str) -> bool:
        """A setting as on or off."""
        return bool(self.values.get(name, False))

    def base(self, name: str = "base_url") -> str:
        """A base address without a slash at its end."""
        return self.text(name).rstrip("/")

    def secret(self, name: str) -> Secret:
        """A secret; an empty one when none is known."""
        return self.secrets.get(name) or Secret("")

    def masked(self, text: str) -> str:
        """The text with every secret of this gateway out of sight."""
        for one in self.secrets.values():
            text = one.masks(text)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of gateway: its form and what makes it. `traits` tells what it could carry, made of its settings."""

    form: GatewayForm
    make: Callable[[Means], Gateway]
    traits: Callable[[Mapping[str, Value]], Traits]


def sent(reference: str, **more: object) -> Outcome:
    """The outcome of a taken message; without an id of the gateway's it may have gone out, no more."""
    if not reference:
        return Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_unreadable")
    return Outcome(kind=OutcomeKind.SENT, reference=reference, **more)  # type: ignore[arg-type] # Outcome's own words


def there(message: InFlight, state: MessageState, reference: str, at: datetime | None = None) -> Reconciled:
    """A message found in the gateway's books."""
    news = StateNews(state=state, message_id=message.message_id, reference=reference, at=at)
    return Reconciled(message_id=message.message_id, found=Found.THERE, news=news)
