"""A strategy as the ledger's file keeps it: only what was changed, read without trusting it."""

from __future__ import annotations

import json
import re
from datetime import time
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.strategy import (
    DEFAULT,
    Changes,
    CustomerKind,
    Rule,
    SenderNews,
    SenderPolicy,
    Strategy,
    default_rule,
)
from courier_desktop.domain.values import fields, replace

if TYPE_CHECKING:
    from collections.abc import Callable

Code = TypeVar("Code", bound=StrEnum)

LONGEST_WAIT = 240
MOST_A_DAY = 50
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_RULE_FIELDS = tuple(one.name for one in fields(Rule))


def check(strategy: Strategy) -> None:
    """RefusedError for a value that cannot be."""
    for event in NoticeEvent:
        for kind in CustomerKind:
            _check_rule(strategy.rule(event, kind))
    _check_number(strategy.most_a_day, MOST_A_DAY)
    for policy in (strategy.sender, *strategy.senders.values()):
        if not _CLOCK.fullmatch(policy.digest_at):
            raise RefusedError("setting_value", value=policy.digest_at)
        if not policy.channels:
            raise RefusedError("no_channel_left")


def strategy_text(strategy: Strategy) -> str:
    """The strategy as JSON."""
    body = {
        "rules": {event.value: _values(rule) for event, rule in strategy.rules.items() if rule != default_rule(event)},
        "kinds": {
            kind.value: {event.value: _plain(changes) for event, changes in rules.items() if changes}
            for kind, rules in strategy.kinds.items()
            if any(rules.values())
        },
        "most_a_day": strategy.most_a_day,
        "sender": _policy_values(strategy.sender),
        "senders": {party: _policy_values(one) for party, one in strategy.senders.items() if one != strategy.sender},
    }
    return json.dumps(body, sort_keys=True)


@lru_cache(maxsize=8)
def strategy_of(text: str | None) -> Strategy:
    """The strategy of such a text. What is not in it, or cannot be read, has its default: notices always go on."""
    try:
        body = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return DEFAULT
    if not isinstance(body, dict):
        return DEFAULT
    most = _number(body.get("most_a_day"), MOST_A_DAY)
    sender = _policy(body.get("sender"), DEFAULT.sender)
    return Strategy(
        rules={event: _rule(default_rule(event), one) for event, one in _named(body.get("rules"), NoticeEvent)},
        kinds={
            kind: {event: _changes(one) for event, one in _named(rules, NoticeEvent)}
            for kind, rules in _named(body.get("kinds"), CustomerKind)
            if kind is not CustomerKind.PERSON
        },
        most_a_day=DEFAULT.most_a_day if most is None else most,
        sender=sender,
        senders={str(party): _policy(one, sender) for party, one in _entries(body.get("senders"))},
    )


def changed(strategy: Strategy, event: NoticeEvent, kind: CustomerKind, **values: object) -> Strategy:
    """The strategy with these fields of a rule changed; for a kind, what is as everybody's again is dropped."""
    if kind is CustomerKind.PERSON:
        rule = replace(strategy.rule(event), **values)  # type: ignore[arg-type]  # Rule's own fields, checked when kept
        return replace(strategy, rules={**strategy.rules, event: rule})
    base = strategy.rule(event)
    own = strategy.kinds.get(kind, {})
    mixed = {**own.get(event, {}), **values}
    differing = {name: value for name, value in mixed.items() if getattr(base, name) != value}
    return replace(strategy, kinds={**strategy.kinds, kind: {**own, event: differing}})


def restored(strategy: Strategy, event: NoticeEvent, kind: CustomerKind) -> Strategy:
    """The strategy with that rule as it was at first: the default, or, for a kind, everybody's."""
    if kind is CustomerKind.PERSON:
        return replace(strategy, rules={one: rule for one, rule in strategy.rules.items() if one is not event})
    own = {one: rule for one, rule in strategy.kinds.get(kind, {}).items() if one is not event}
    return replace(strategy, kinds={**strategy.kinds, kind: own})


def _check_rule(rule: Rule) -> None:
    for clock in (rule.earliest, rule.latest):
        if clock and not _CLOCK.fullmatch(clock):
            raise RefusedError("setting_value", value=clock)
    if rule.earliest and rule.latest and time.fromisoformat(rule.earliest) >= time.fromisoformat(rule.latest):
        raise RefusedError("hours_upside_down", earliest=rule.earliest, latest=rule.latest)
    if not rule.channels:
        raise RefusedError("no_channel_left")
    _check_number(rule.wait_minutes, LONGEST_WAIT)
    _check_number(rule.most_a_day, MOST_A_DAY)


def _check_number(value: int, most: int) -> None:
    if not 0 <= value <= most:
        raise RefusedError("setting_number", least=0, most=most)


def _values(rule: Rule) -> dict[str, object]:
    return _plain({name: getattr(rule, name) for name in _RULE_FIELDS})


def _plain(values: Changes) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _policy_values(policy: SenderPolicy) -> dict[str, object]:
    return {"news": policy.news.value, "digest_at": policy.digest_at, "channels": list(policy.channels)}


def _entries(body: object) -> list[tuple[str, object]]:
    return list(body.items()) if isinstance(body, dict) else []


def _named(body: object, codes: type[Code]) -> list[tuple[Code, object]]:
    """The entries whose key is one of these codes."""
    known = {one.value: one for one in codes}
    return [(known[key], value) for key, value in _entries(body) if key in known]


def _rule(base: Rule, body: object) -> Rule:
    rule = replace(base, **_changes(body))  # type: ignore[arg-type]  # each read as its field wants it
    upside_down = rule.earliest and rule.latest and rule.earliest >= rule.latest
    return replace(rule, earliest="", latest="") if upside_down else rule


def _changes(body: object) -> Changes:
    """What of it is a field of a rule with a value that can be."""
    read = ((name, _READERS[name](value)) for name, value in _entries(body) if name in _READERS)
    return {name: value for name, value in read if value is not None}


def _switch(body: object) -> bool | None:
    return body if isinstance(body, bool) else None


def _clock(body: object) -> str | None:
    return body if isinstance(body, str) and (not body or _CLOCK.fullmatch(body)) else None


def _channels(body: object) -> tuple[Channel, ...] | None:
    """The channels named, None without any."""
    known = {one.value: one for one in Channel}
    named = body if isinstance(body, list) else []
    return tuple(dict.fromkeys(known[one] for one in named if isinstance(one, str) and one in known)) or None


def _number(body: object, most: int) -> int | None:
    return body if type(body) is int and 0 <= body <= most else None


_READERS: dict[str, Callable[[object], object]] = {
    "on": _switch,
    "channels": _channels,
    "earliest": _clock,
    "latest": _clock,
    "wait_minutes": partial(_number, most=LONGEST_WAIT),
    "merge": _switch,
    "most_a_day": partial(_number, most=MOST_A_DAY),
}


def _policy(body: object, default: SenderPolicy) -> SenderPolicy:
    given = dict(_entries(body))
    news = {one.value: one for one in SenderNews}.get(str(given.get("news")), default.news)
    at = _clock(given.get("digest_at")) or default.digest_at
    return SenderPolicy(news=news, digest_at=at, channels=_channels(given.get("channels")) or default.channels)
