"""What the contract suite (tests/gateways/test_contract.py) needs of each gateway: a rig stands in rigs/<name>.py.

A rig module holds `RIG: Rig` (or `RIGS: tuple[Rig, ...]`). Its `start` opens the loopback server, makes the gateway on
it with short time limits and gives a `Stand`; leaving it closes both. For HTTP services on `FaultyServer` most of the
Stand is ready made: see `HttpStand` in rigs/http_stand.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import GatewayName, InFlight, MessageState, OutcomeKind, Outgoing, WebhookRequest
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.words import Language
from courier_desktop.gateways.base import Gateway, Kind, Means
from courier_desktop.gateways.http import Http
from tests.gateways.servers.base import NOW


class Trouble(StrEnum):
    """What a service does to one request. Booked = it took the message all the same (when the request carries one)."""

    REFUSED = "refused"
    """Nobody listens. Not booked."""
    CUT_UNREAD = "cut_unread"
    """Closed before it read the request. Not booked."""
    CUT_READ = "cut_read"
    """Read and booked, then closed without an answer."""
    CUT_ANSWER = "cut_answer"
    """Booked; closed half-way through the answer."""
    LATE = "late"
    """Booked; silent beyond the gateway's time limit."""
    ERROR_UNBOOKED = "error_unbooked"
    """503 and not booked."""
    ERROR_BOOKED = "error_booked"
    """500 (or 502) and booked."""
    BUSY = "busy"
    """429 with Retry-After in seconds. Not booked."""
    BUSY_DATE = "busy_date"
    """429 with Retry-After as an HTTP date. Not booked."""
    UNAUTHORISED = "unauthorised"
    """401. Not booked."""
    GARBAGE = "garbage"
    """Booked; 200 and bytes that are no text."""
    HTML = "html"
    """Booked; 200 and a page of HTML."""
    EMPTY = "empty"
    """Booked; 200 and nothing."""
    WRONG_TYPES = "wrong_types"
    """Booked; JSON whose values have other types than they should."""


ALL_TROUBLES = frozenset(Trouble)
UNBOOKED_TROUBLES = frozenset(
    {
        *(Trouble.REFUSED, Trouble.CUT_UNREAD, Trouble.ERROR_UNBOOKED),
        *(Trouble.BUSY, Trouble.BUSY_DATE, Trouble.UNAUTHORISED),
    }
)


@dataclass(frozen=True, slots=True)
class Booked:
    """One line of the service's own books: a message it accepted. `key` = our id of it, where the service has it."""

    address: str
    text: str
    key: str = ""


class Stand(Protocol):
    """A running service and the gateway on it."""

    gateway: Gateway

    def books(self) -> Sequence[Booked]:
        """All that the service accepted, in order."""
        ...

    def asked(self) -> int:
        """How many requests (connections, where there are no requests) it has had."""
        ...

    def trouble(self, at: int, what: Trouble) -> None:
        """The request after `at` good ones meets this; later ones go well again."""
        ...

    def answer(self, status: int, media_type: str, body: bytes) -> None:
        """From now on every request is answered like that and nothing is booked."""
        ...

    def reply(self, address: str, text: str) -> None:
        """A recipient writes to us; the next poll finds it."""
        ...


def no_replies(_address: str, _text: str) -> None:
    """For a Stand whose gateway hears nothing by asking."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class WebhookSample:
    """A body as the service posts it, and how many messages and states it brings."""

    body: bytes
    inbound: int = 0
    states: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhooks:
    """A gateway's webhook.

    `signed` makes the request of a body as the service would, proof included; `proof` = the headers (lower case) that
    prove it; `signs_body` = a changed body is found out (False where the proof is a mere token).
    """

    signed: Callable[[Gateway, bytes], WebhookRequest]
    samples: Sequence[WebhookSample]
    proof: tuple[str, ...]
    signs_body: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rig:
    """A gateway as the suite tries it.

    `address` takes messages; `stranger` is unknown there and gives one of `stranger_outcomes` ("" = the service cannot
    tell at the send). `secrets` = every secret that the gateway was made with: the suite looks for them in all that is
    said. `troubles` = those that the server can make. `arrives(text)` = what the books hold of a text, where the
    gateway documents a change (accents, line ends).
    """

    name: GatewayName
    start: Callable[[], AbstractContextManager[Stand]]
    address: str
    stranger: str = ""
    stranger_outcomes: frozenset[OutcomeKind] = frozenset({OutcomeKind.FINAL_RECIPIENT})
    secrets: Mapping[str, str] = field(default_factory=dict)
    troubles: frozenset[Trouble] = ALL_TROUBLES
    arrives: Callable[[str], str] = lambda text: text
    window_open: bool | None = None
    webhooks: Webhooks | None = None
    label: str = ""
    """Tells two rigs of one gateway apart."""

    def outgoing(self, text: str = "Su pedido va en camino: llega hoy.", address: str = "") -> Outgoing:
        """A message of 13 letters and digits as its id, its subject filled, ready for `prepare`."""
        return Outgoing(
            message_id="M0000000000A1",
            address=address or self.address,
            text=text,
            language=Language.ES,
            subject="Su pedido",
            window_open=self.window_open,
        )


def means_of(
    kind: Kind,
    values: Mapping[str, Value],
    secrets: Mapping[str, str],
    clock: Callable[[], datetime] | None = None,
    http: Http | None = None,
) -> Means:
    """What a gateway is made with: the form's defaults, these values over them, a session with short time limits."""
    filled: dict[str, Value] = {one.name: one.default for one in kind.form.fields if not one.secret}
    return Means(
        values=filled | dict(values),
        secrets={name: Secret(text) for name, text in secrets.items()},
        http=http or Http(connect_s=1.0),
        clock=clock or NOW,
    )


def in_flight(message: Outgoing, reference: str, began_at: datetime, state: MessageState) -> InFlight:
    """The message as the outbox asks after it."""
    return InFlight(
        message_id=message.message_id,
        reference=reference,
        address=message.address,
        text=message.text,
        state=state,
        began_at=began_at,
    )
