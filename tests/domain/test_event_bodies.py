"""Facts as JSON: two ways of writing that agree, and back again."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime

import pytest

from courier_desktop.domain.event_bodies import from_body, to_body, to_json
from courier_desktop.domain.events import FACTS, Fact
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language

# A value for each kind of field, so that every fact can be made with all that it may say.
VALUES = {
    "str": 'Calle "Ñ"\n\\ 5',
    "int": -7,
    "bool": True,
    "date": date(2026, 11, 19),
    "datetime": datetime(2026, 11, 19, 17, 42, tzinfo=UTC),
    "Status": Status.AT_DEPOT,
    "ReasonCode": next(iter(ReasonCode)),
    "NextStep": next(iter(NextStep)),
    "NoticeEvent": next(iter(NoticeEvent)),
    "Channel": next(iter(Channel)),
    "Language": Language.PT,
    "Cause": "traffic",
    "tuple[str, ...]": ("a", "ñ"),
    "tuple[Need, ...]": tuple(Need)[:2],
}


def full(cls: type[Fact]) -> Fact:
    values = {}
    for field in fields(cls):  # type: ignore[arg-type]  # every fact is a dataclass
        hint = str(field.type).removesuffix(" | None")
        plain = ("a", "b") if hint.startswith("tuple[") else VALUES["str"]
        values[field.name] = VALUES.get(hint, plain)
    return cls(**values)


@pytest.mark.parametrize("kind", sorted(FACTS))
def test_both_ways_write_the_same(kind: str) -> None:
    fact = full(FACTS[kind])
    assert to_json(fact) == json.dumps(to_body(fact), ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("kind", sorted(FACTS))
def test_what_says_nothing_is_left_out(kind: str) -> None:
    cls = FACTS[kind]
    needed = {field.name: "x" for field in fields(cls) if field.default is MISSING}  # type: ignore[arg-type]
    assert to_body(cls(**needed)).keys() == needed.keys()
    assert json.loads(to_json(cls(**needed))) == needed


def test_a_fact_comes_back_as_it_was() -> None:
    for kind in ("registered", "status", "promise_made", "route_opened", "attempt_failed", "corrected"):
        fact = full(FACTS[kind])
        assert from_body(kind, json.loads(to_json(fact))) == fact
