"""Property tests: whatever the owner set, no notice breaks the rules of the product."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.notice_planning import (
    Block,
    NoticeRules,
    Plan,
    Situation,
    ToldToday,
    Unneeded,
    expiry,
    in_quiet_hours,
    plan_notice,
)
from courier_desktop.domain.notices import IN_BETWEEN, THROTTLED, Channel, NoticeEvent, OptOut
from courier_desktop.domain.strategy import (
    DEFAULT,
    DEFAULT_ORDER,
    CustomerKind,
    Recipient,
    Rule,
    SenderNews,
    SenderPolicy,
    Strategy,
    Way,
    kind_of,
    next_channel,
)
from courier_desktop.domain.strategy_merge import Bound, may_merge, merged_words
from courier_desktop.domain.strategy_text import changed, check, restored, strategy_of, strategy_text
from courier_desktop.domain.words import Language

ZONE = ZoneInfo("America/Mexico_City")
BASE = NoticeRules(zone=ZONE, strategy=DEFAULT, way=Way())
NOON = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
PHONE = "+523314820937"
ALL = dict.fromkeys(Channel, PHONE)
GATEWAYS = frozenset(Channel) - {Channel.WA_ME}

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware
CLOCKS = st.one_of(st.just(""), st.times().map(lambda t: t.strftime("%H:%M")))
CHANNELS = st.lists(st.sampled_from(list(Channel)), min_size=1, unique=True).map(tuple)
EVENTS = st.sampled_from(list(NoticeEvent))
KINDS = st.sampled_from(list(CustomerKind))
WAYS = st.frozensets(st.sampled_from(sorted(GATEWAYS))).map(Way)
ZONES = st.sampled_from(["America/Tijuana", "America/Cancun", "America/Hermosillo", "Europe/Madrid", "Asia/Kolkata"])


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    hours = sorted([draw(CLOCKS), draw(CLOCKS)])
    return Rule(
        on=draw(st.booleans()),
        channels=draw(CHANNELS),
        earliest=hours[0],
        latest=hours[1] if hours[1] != hours[0] else "",
        wait_minutes=draw(st.integers(0, 240)),
        merge=draw(st.booleans()),
        most_a_day=draw(st.integers(0, 9)),
    )


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    made = Strategy(
        rules=draw(st.dictionaries(EVENTS, rules(), max_size=4)),
        most_a_day=draw(st.integers(0, 9)),
        sender=SenderPolicy(news=draw(st.sampled_from(list(SenderNews)))),
    )
    for event, kind, wait in draw(st.lists(st.tuples(EVENTS, KINDS, st.integers(0, 240)), max_size=4)):
        made = changed(made, event, kind, wait_minutes=wait, on=draw(st.booleans()))
    return made


@st.composite
def recipients(draw: st.DrawFn) -> Recipient:
    return Recipient(
        kind=draw(KINDS),
        addresses=dict.fromkeys(draw(st.frozensets(st.sampled_from(list(Channel)))), PHONE),
        preferred=draw(st.sampled_from([None, *Channel])),
        zone=draw(st.one_of(st.none(), ZONES.map(ZoneInfo))),
        refused=draw(st.frozensets(st.sampled_from(list(Channel)), max_size=3)),
        opt_out=draw(st.sampled_from([None, None, None, OptOut(NOON, "Ana", "BAJA")])),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Situation, NoticeRules]:
    now = draw(MOMENTS)
    event = draw(EVENTS)
    told = draw(st.frozensets(st.tuples(EVENTS, st.just("")), max_size=3))
    at = Situation(
        event=event,
        occasion="",
        occurred_at=now - timedelta(minutes=draw(st.integers(0, 90))),
        now=now,
        recipient=draw(recipients()),
        imported_final=draw(st.booleans()) and draw(st.booleans()),
        implied=draw(st.booleans()) and draw(st.booleans()),
        told=told,
        told_today=ToldToday(draw(st.integers(0, 9)), draw(st.integers(0, 9))),
        delay_notices_today=draw(st.integers(0, 3)),
    )
    return at, replace(BASE, strategy=draw(strategies()), way=draw(WAYS))


@given(cases())
def test_no_plan_breaks_a_rule(case: tuple[Situation, NoticeRules]) -> None:
    at, how = case
    plan = plan_notice(at, how)
    if not isinstance(plan, Plan):
        return
    rule, who = how.strategy.rule(at.event, at.recipient.kind), at.recipient
    zone = who.zone or ZONE
    assert rule.on
    assert not at.imported_final
    assert not at.implied
    assert (at.event, at.occasion) not in at.told
    assert at.event not in IN_BETWEEN or at.now - at.occurred_at <= how.late_mark
    assert who.opt_out is None
    assert plan.channel in rule.channels
    assert who.addresses[plan.channel]
    assert plan.channel not in who.refused
    assert how.way.carries(plan.channel)
    assert not in_quiet_hours(plan.not_before, how, zone)
    assert at.now <= plan.not_before < plan.expires_at == expiry(at.event, at.occurred_at, ZONE)
    clock = plan.not_before.astimezone(zone).time()
    assert not rule.earliest or clock >= time.fromisoformat(rule.earliest)
    assert not rule.latest or clock < time.fromisoformat(rule.latest)
    if plan.channel is not Channel.WA_ME:
        assert plan.not_before >= at.now + timedelta(minutes=rule.wait_minutes)
        assert at.event not in THROTTLED or at.told_today.any_event < (how.strategy.most_a_day or 99)
        assert at.event not in IN_BETWEEN or at.told_today.this_event < (rule.most_a_day or 99)


@given(cases())
def test_a_result_is_never_held_back_by_how_much_was_told(case: tuple[Situation, NoticeRules]) -> None:
    at, how = case
    outcome = plan_notice(at, how)
    if isinstance(outcome, Block) and outcome.code == "too_many_today":
        assert at.event in IN_BETWEEN


@given(cases())
def test_a_code_always_has_words(case: tuple[Situation, NoticeRules]) -> None:
    from courier_desktop.domain.wording import say

    outcome = plan_notice(*case)
    if isinstance(outcome, Block):
        assert say(outcome.code, Language.ES, **outcome.params)
    if isinstance(outcome, Unneeded):
        assert say(outcome.code, Language.ES)


@given(EVENTS, MOMENTS, st.integers(0, 90), st.booleans())
def test_the_default_without_gateways_is_a_persons_hand(
    event: NoticeEvent, now: datetime, minutes: int, company: bool
) -> None:
    kind = CustomerKind.COMPANY if company else CustomerKind.PERSON
    at = Situation(
        event=event,
        occasion="",
        occurred_at=now - timedelta(minutes=minutes),
        now=now,
        recipient=Recipient(kind=kind, addresses=ALL),
        told_today=ToldToday(50, 50),
    )
    outcome = plan_notice(at, BASE)
    if isinstance(outcome, Plan):
        assert outcome.channel is Channel.WA_ME
        assert outcome.not_before == now or in_quiet_hours(now, BASE)
    else:
        assert outcome in (Unneeded("late_marking"), Block("day_over"))


@given(strategies(), recipients(), WAYS, EVENTS)
def test_the_chain_goes_on_and_ends(strategy: Strategy, who: Recipient, way: Way, event: NoticeEvent) -> None:
    tried: list[Channel] = []
    while (channel := next_channel(strategy, who, way, event, frozenset(tried))) is not None:
        assert channel not in tried
        assert way.carries(channel)
        assert who.addresses[channel]
        assert not who.refuses(channel)
        tried.append(channel)
        assert len(tried) <= len(Channel)
    if Channel.WA_ME in tried:
        assert tried[-1] is Channel.WA_ME


def test_the_preferred_channel_comes_first_where_the_rule_allows_it() -> None:
    way = Way(GATEWAYS)
    rule = Rule(channels=(Channel.SMS, Channel.EMAIL))
    assert Recipient(addresses=ALL, preferred=Channel.EMAIL).chain(rule, way) == (Channel.EMAIL, Channel.SMS)
    assert Recipient(addresses=ALL, preferred=Channel.TELEGRAM).chain(rule, way) == (Channel.SMS, Channel.EMAIL)
    assert Recipient(addresses=ALL).chain(Rule(), way) == DEFAULT_ORDER


def test_whoever_refuses_whatsapp_gets_none_by_hand_either() -> None:
    who = Recipient(addresses=ALL, refused=frozenset({Channel.WHATSAPP}))
    assert who.chain(Rule(), Way(GATEWAYS)) == (Channel.TELEGRAM, Channel.SMS, Channel.EMAIL)


@pytest.mark.parametrize(
    ("who", "rule", "code"),
    [
        (Recipient(), Rule(), "no_phone"),
        (Recipient(problem="phone_truncated"), Rule(), "phone_truncated"),
        (Recipient(addresses={Channel.WA_ME: PHONE}), Rule(channels=(Channel.EMAIL,)), "no_address_there"),
        (Recipient(addresses=ALL), Rule(channels=(Channel.EMAIL,)), "no_gateway_on"),
        (Recipient(addresses=ALL, refused=frozenset(Channel)), Rule(), "channel_refused"),
    ],
)
def test_a_notice_that_reaches_nobody_says_why(who: Recipient, rule: Rule, code: str) -> None:
    strategy = Strategy(rules={NoticeEvent.DELIVERED: rule})
    at = Situation(event=NoticeEvent.DELIVERED, occasion="", occurred_at=NOON, now=NOON, recipient=who)
    assert plan_notice(at, replace(BASE, strategy=strategy)) == Block(code)


def test_an_event_switched_off_makes_no_notice() -> None:
    strategy = changed(DEFAULT, NoticeEvent.AT_DEPOT, CustomerKind.PERSON, on=False)
    at = Situation(
        event=NoticeEvent.AT_DEPOT, occasion="", occurred_at=NOON, now=NOON, recipient=Recipient(addresses=ALL)
    )
    assert plan_notice(at, replace(BASE, strategy=strategy)) == Unneeded("switched_off")


def test_hours_that_never_meet_leave_nothing_to_send() -> None:
    strategy = changed(DEFAULT, NoticeEvent.DELIVERED, CustomerKind.PERSON, earliest="02:00", latest="05:00")
    at = Situation(
        event=NoticeEvent.DELIVERED, occasion="", occurred_at=NOON, now=NOON, recipient=Recipient(addresses=ALL)
    )
    assert plan_notice(at, replace(BASE, strategy=strategy)) == Block("day_over")


# ------------------------------------------------------------------------------------------------- kinds and keeping


def test_a_kind_follows_everybody_in_what_it_does_not_change() -> None:
    event, company = NoticeEvent.AT_DEPOT, CustomerKind.COMPANY
    made = changed(DEFAULT, event, company, channels=(Channel.EMAIL,))
    made = changed(made, event, CustomerKind.PERSON, wait_minutes=15)
    assert made.rule(event, company) == Rule(channels=(Channel.EMAIL,), wait_minutes=15)
    assert made.rule(event, CustomerKind.SPECIAL) == made.rule(event) == Rule(wait_minutes=15)
    back = changed(made, event, company, channels=DEFAULT_ORDER)
    assert back.kinds == {company: {event: {}}}
    assert restored(made, event, company).rule(event, company) == made.rule(event)
    assert restored(made, event, CustomerKind.PERSON).rule(event) == DEFAULT.rule(event)


def test_the_kind_comes_from_the_contact_else_from_the_company() -> None:
    assert kind_of("") is CustomerKind.PERSON
    assert kind_of("Ferretería Colón") is CustomerKind.COMPANY
    assert kind_of("Ferretería Colón", "person") is CustomerKind.PERSON
    assert kind_of("", "special") is CustomerKind.SPECIAL
    assert kind_of("", "vip?") is CustomerKind.PERSON


@given(strategies())
def test_what_is_kept_is_what_was_set(strategy: Strategy) -> None:
    read = strategy_of(strategy_text(strategy))
    for event in NoticeEvent:
        for kind in CustomerKind:
            assert read.rule(event, kind) == strategy.rule(event, kind)
    assert (read.most_a_day, read.sender) == (strategy.most_a_day, strategy.sender)


WORDS = "rules kinds delay company on channels earliest latest wait_minutes sender senders news digest_at most_a_day"
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.sampled_from(["sms", "on", "08:00"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(WORDS.split()), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_text_is_read_as_some_strategy(body: Any) -> None:  # noqa: ANN401
    import json

    read = strategy_of(json.dumps(body))
    assert strategy_of(strategy_text(read)).rules.keys() <= set(NoticeEvent)


@pytest.mark.parametrize("text", [None, "", "{", "[]", "7", '{"rules": 3}', "[" * 5000])
def test_what_cannot_be_read_is_the_default(text: str | None) -> None:
    assert strategy_of(text) == DEFAULT


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"channels": ()}, "no_channel_left"),
        ({"earliest": "25:00"}, "setting_value"),
        ({"earliest": "20:00", "latest": "09:00"}, "hours_upside_down"),
        ({"wait_minutes": 900}, "setting_number"),
        ({"most_a_day": -1}, "setting_number"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, object], code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        check(changed(DEFAULT, NoticeEvent.DELAY, CustomerKind.COMPANY, **values))
    assert caught.value.refusal == code


# --------------------------------------------------------------------------------------------------------- merging

BOUNDS = st.builds(
    Bound,
    address=st.sampled_from(["", PHONE, "rosa@correo.mx"]),
    channel=st.sampled_from(list(Channel)),
    event=st.sampled_from([NoticeEvent.DELIVERED, NoticeEvent.AT_DEPOT]),
    language=st.sampled_from(list(Language)),
    day=st.sampled_from([date(2026, 11, 19), date(2026, 11, 20)]),
    merges=st.booleans(),
)


@given(BOUNDS, BOUNDS)
def test_a_message_never_mixes_people_languages_or_days(one: Bound, other: Bound) -> None:
    assert may_merge(one, other) == may_merge(other, one)
    if may_merge(one, other):
        assert one == other
        assert one.address
        assert one.channel is not Channel.WA_ME


@given(st.lists(st.integers(1, 99999), min_size=2, max_size=8, unique=True), st.sampled_from(list(Language)))
def test_one_text_names_every_parcel(serials: list[int], language: Language) -> None:
    numbers = [f"CLB-{serial:05d}" for serial in serials]
    texts = [f"Hola, Rosa.\n\nLlega a las {n[-1]}.\n\nGuía {n} · 1 bulto\n\nBAJA" for n in numbers]
    merged = merged_words(list(zip(numbers, texts, strict=True)), language)
    assert all(number in merged for number in numbers)
    assert merged.count("Hola, Rosa.") == merged.count("BAJA") == 1


def test_parcels_that_differ_by_their_number_alone_share_the_words() -> None:
    texts = [(n, f"Hola, Rosa.\n\nYa tenemos tu paquete.\n\nGuía {n} · 1 bulto\n\nBAJA") for n in ("C-1", "C-2", "C-3")]
    assert merged_words(texts, Language.ES) == (
        "Hola, Rosa.\n\nYa tenemos tu paquete.\n\nGuía C-1, C-2 y C-3 · 3 paquetes\n\nBAJA"
    )
    assert merged_words(texts[:1], Language.ES) == texts[0][1]


def test_words_of_the_couriers_own_are_kept_beside_the_numbers() -> None:
    texts = [(n, f"Su guía {n} ya está en bodega.") for n in ("C-1", "C-2")]
    assert merged_words(texts, Language.ES) == "Son 2 paquetes: C-1 y C-2.\n\nSu guía C-1 y C-2 ya está en bodega."
