"""`strategy` on the command line: shown, changed, tried on a day without being kept."""

from __future__ import annotations

import pytest

from tests.fakes.program import Program


def test_it_shows_every_notice(program: Program) -> None:
    ran = program("strategy")
    assert ran.status == 0
    assert "delivered" in ran.out
    assert "whatsapp > telegram > sms > email > wa_me" in ran.out


def test_a_rule_is_changed_and_put_back(program: Program) -> None:
    changed = program("strategy", "delay", "--set", "channels=sms,email", "--set", "earliest=9:00", "--json")
    (rule,) = [one for one in changed.json["rules"] if one["event"] == "delay"]
    assert (rule["channels"], rule["earliest"]) == (["sms", "email"], "09:00")
    again = program("strategy", "--json").json
    assert rule in again["rules"]
    reset = program("strategy", "delay", "--reset", "--json").json
    assert rule not in reset["rules"]


def test_a_kind_has_its_own(program: Program) -> None:
    program("strategy", "delivered", "--kind", "company", "--set", "on=no")
    off = [one["event"] for one in program("strategy", "--kind", "company", "--json").json["rules"] if not one["on"]]
    assert off == ["delivered"]
    assert all(one["on"] for one in program("strategy", "--json").json["rules"])


def test_shops_and_the_limit_for_a_person(program: Program) -> None:
    told = program("strategy", "--shops", "digest@18:30", "--set", "most_a_day=4", "--json").json
    assert (told["shops"]["news"], told["shops"]["digest_at"], told["most_a_day"]) == ("digest", "18:30", 4)


def test_a_preview_keeps_nothing(program: Program) -> None:
    seen = program("strategy", "delivered", "--set", "on=no", "--preview", "2026-11-19", "--json").json
    assert seen["preview"]["day"] == "2026-11-19"
    assert all(one["on"] for one in program("strategy", "--json").json["rules"])
    assert "habría enviado 0 mensajes" in program("strategy", "--preview").out


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (("--set", "channels=sms"), 2),
        (("delay", "--set", "colour=red"), 2),
        (("delay", "--set", "channels=pigeon"), 2),
        (("delay", "--set", "on=maybe"), 2),
        (("delay", "--set", "wait_minutes=x"), 2),
        (("delay", "--set", "wait_minutes=9999"), 1),
        (("delay", "--set", "channels="), 1),
        (("--shops", "sometimes"), 2),
        (("--shops", "digest@99:00"), 1),
        (("--preview", "someday"), 2),
        (("nothing",), 2),
    ],
)
def test_what_cannot_be_is_told(program: Program, argv: tuple[str, ...], status: int) -> None:
    assert program("strategy", *argv).status == status
