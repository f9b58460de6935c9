"""The half hour after the sample morning, in which three services carry the notices; all of them on paper only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import (
    Check,
    GatewayName,
    Inbound,
    InboundKind,
    MessageState,
    Outcome,
    OutcomeKind,
    Outgoing,
    Post,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.prices import PriceCategory, PriceKey
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import RouteState, StopRow
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.strategy import Rule, Strategy
from courier_desktop.domain.template_suggestions import suggestion
from courier_desktop.domain.values import replace
from courier_desktop.domain.whatsapp_templates import APPROVED, ApprovedTemplate, Fetched, languages_for, variables_of
from courier_desktop.domain.words import Language
from courier_desktop.gateways.base import PlainGateway, sent
from courier_desktop.gateways.catalogue import kinds
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import (
    contact_card,
    gateways,
    inbound,
    marking,
    outbox,
    outcomes,
    prices,
    route_boards,
    strategy,
    whatsapp_templates,
)
from courier_desktop.services.contact_card import Noted
from courier_desktop.services.gateways import Ready
from courier_desktop.services.sending import Turner
from courier_desktop.store import gateways as gateway_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courier_desktop.services.context import Context
    from docs.ledgers import Clock

MINUTES = 24
A_STEP = timedelta(seconds=15)
CLOUD, SMS, MAIL = GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_SMS, GatewayName.EMAIL
# What the office typed on each service's page; none of these accounts exists.
TYPED: dict[GatewayName, dict[str, str]] = {
    CLOUD: {"phone_number_id": "106540352242922", "waba_id": "102290129340398"},
    SMS: {"account_sid": "AC" + "4e2f" * 8, "sender": "+523336150042"},
    MAIL: {"address": "avisos@colibri.example", "from_name": "Mensajería Colibrí", "smtp_host": "smtp.colibri.example"},
}
SECRETS = {CLOUD: "access_token", SMS: "auth_token", MAIL: "password"}
PRICES = ((CLOUD, PriceCategory.UTILITY, "0.0085"), (SMS, PriceCategory.MESSAGE, "0.075"))
# Who is at the door writes an SMS; what was handed over is worth keeping, so it goes by mail.
_WAYS: dict[NoticeEvent, tuple[Channel, ...]] = {
    NoticeEvent.DELIVERED: (Channel.EMAIL, Channel.WHATSAPP, Channel.WA_ME),
    NoticeEvent.AT_THE_DOOR: (Channel.SMS, Channel.WHATSAPP, Channel.WA_ME),
}
# By the place of a send among its service's own: what became of it instead of being taken.
_TROUBLES: dict[GatewayName, dict[int, Outcome]] = {
    CLOUD: {
        9: Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="not_on_whatsapp", said="131026 Message undeliverable"),
        11: Outcome(kind=OutcomeKind.UNKNOWN_MAYBE_SENT, code="answer_cut"),
    },
    SMS: {
        7: Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later", said="503 Service Unavailable"),
        2: Outcome(kind=OutcomeKind.FINAL_CONTENT, code="number_landline", said="21614 is not a mobile number"),
    },
}


class PaperSecrets(SessionSecrets):
    """Kept nowhere, but the pages show what they show where a computer has a keyring."""

    lasting = True


def paper_secrets() -> PaperSecrets:
    """The secrets of every service here."""
    made = PaperSecrets()
    for name, field_name in SECRETS.items():
        made.put(name, field_name, Secret("on paper only"))
    return made


@dataclass
class PaperService(PlainGateway):
    """Takes messages and sends none; `taken` = their ids and when, in order."""

    name: GatewayName
    traits: Traits
    clock: Callable[[], datetime]
    taken: list[tuple[str, datetime]] = field(default_factory=list)
    sends: int = 0

    def check(self) -> Check:
        """All is well."""
        return Check()

    def send(self, message: Outgoing) -> Outcome:
        """Taken, unless this place has a trouble of its own."""
        self.sends += 1
        trouble = _TROUBLES.get(self.name, {}).get(self.sends)
        if trouble is not None:
            return trouble
        self.taken.append((message.message_id, self.clock()))
        return sent(f"paper-{self.name.value}-{self.sends}")

    def news(self) -> Iterator[StateNews]:
        """How far what was taken has come by now: mail tells nothing, every fifth phone is off."""
        for place, (message_id, at) in enumerate(self.taken if self.name is not MAIL else ()):
            arrived, read = at + timedelta(seconds=16 + place % 3 * 9), at + timedelta(minutes=2 + place % 4)
            if place % 5 != 4 and arrived <= self.clock():  # noqa: PLR2004
                yield StateNews(state=MessageState.DELIVERED, message_id=message_id, at=arrived)
                if self.name is CLOUD and place % 3 != 1 and read <= self.clock():
                    yield StateNews(state=MessageState.READ, message_id=message_id, at=read)


class _Account:
    """A WhatsApp account whose templates are the suggested ones."""

    def fetch_templates(self) -> Fetched:
        """One approved template for each notice, in Spanish and in English."""
        every = tuple(_approved(event, one) for event in NoticeEvent for one in (Language.ES, Language.EN))
        return Fetched(templates=every)


def _approved(event: NoticeEvent, language: Language) -> ApprovedTemplate:
    told = suggestion(event, language)
    return ApprovedTemplate(
        name=told.name,
        language=languages_for(language)[0],
        status=APPROVED,
        category="UTILITY",
        body=told.body,
        variables=variables_of(told.body),
    )


def send_for_a_while(ctx: Context, clock: Clock) -> None:
    """Switch the services on over a sample day, then work on and send until MINUTES later."""
    ctx.secrets = paper_secrets()
    services = _switch_on(ctx, clock)
    doors = _doors(ctx)
    for place, door in enumerate(doors):
        # Some have asked for another way than the rules'.
        if place % 9 in _LIKED:
            contact_card.note(ctx, door.shipment_id, Noted(preferred=_LIKED[place % 9]))
    begun, end = clock(), clock() + timedelta(minutes=MINUTES)
    visits = iter(doors)
    while clock() < end:
        minute, rest = divmod(clock() - begun, timedelta(minutes=1))
        if not rest and (stop := next(visits, None)) is not None:
            _visit(ctx, stop, minute)
        if not rest and minute == MINUTES // 2:
            _written(ctx, doors[-1])
        for one in services:
            Turner(ctx, Ready(one.name, one, one.traits), "paper", luck=lambda: 0.0).turn()
            with outbox.by_gateway(ctx, one.name) as tx:
                outcomes.take_states(tx, one.name, tuple(one.news()))
        clock.moment += A_STEP
    clock.moment = end


def _switch_on(ctx: Context, clock: Clock) -> list[PaperService]:
    made = []
    for name, typed in TYPED.items():
        gateways.save(ctx, name, typed, {})
        with ctx.write(Right.SETTINGS) as tx:
            gateway_rows.switch(tx.conn, name, on=True)
            gateway_rows.keep_check(tx.conn, name, "", "", tx.now)
        traits = kinds()[name].traits(gateways.standing(ctx, name).values)
        made.append(PaperService(name, replace(traits, pace_s=0.0, jitter_s=0.0, person_pace_s=0.0), clock))
    for name, category, price in PRICES:
        key = PriceKey(gateway=name, country="MX", category=category, valid_from=date(2026, 10, 1))
        prices.save_price(ctx, key, price, "USD")
    whatsapp_templates.fetch(ctx, CLOUD, _Account())
    for event in NoticeEvent:
        for language in (Language.ES, Language.EN):
            chosen = whatsapp_templates.guessed(_approved(event, language), event, language)
            whatsapp_templates.save_map(ctx, CLOUD, event, language, chosen)
    rules = {event: Rule(channels=ways) for event, ways in _WAYS.items()}
    strategy.change(ctx, Strategy(rules=rules))
    return made


def _doors(ctx: Context) -> list[StopRow]:
    """The stops to come on the road, one of each route in turn."""
    out = [one.route_id for one in route_boards.routes_of_day(ctx) if one.state is RouteState.PUBLISHED]
    todo = [[one for one in route_boards.board(ctx, route_id).stops if one.state in _TO_COME] for route_id in out]
    return [stop for round_ in zip(*todo, strict=False) for stop in round_]


_TO_COME = frozenset({StopState.PENDING, StopState.NEXT, StopState.AT_DOOR})


# Of nine recipients, by their place.
_LIKED = {1: Channel.EMAIL, 5: Channel.SMS, 6: Channel.EMAIL}


def _visit(ctx: Context, stop: StopRow, minute: int) -> None:
    """Most are handed over; some are only reached, now and then nobody is in."""
    what = marking.Mark(
        shipment_ids=(stop.shipment_id,),
        target=Status.DELIVERED,
        received_by=stop.recipient,
        relation="recipient",
        collected=stop.cash,
    )
    if minute % 4 == 1:
        what = marking.Mark(shipment_ids=what.shipment_ids, target=marking.AT_DOOR)
    elif minute % 6 == 2:  # noqa: PLR2004
        what = marking.Mark(
            shipment_ids=what.shipment_ids, target=Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT
        )
    marking.mark(ctx, what)


def _written(ctx: Context, stop: StopRow) -> None:
    """Somebody wrote back."""
    said = (("hola, sí estoy en casa hasta las 3", -4), ("si no abro, déjelo con la vecina del 12 por favor", -2))
    came = [
        Inbound(
            reference=f"paper-in-{place}",
            address=stop.phone.lstrip("+"),
            phone=stop.phone,
            name=stop.recipient,
            kind=InboundKind.TEXT,
            at=ctx.clock().astimezone(UTC) + timedelta(minutes=ago),
            text=text,
        )
        for place, (text, ago) in enumerate(said)
    ]
    inbound.take(ctx, CLOUD, Post(inbound=tuple(came)))
