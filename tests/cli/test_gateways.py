"""`gateways`, `send`, `fetch`, `messages --life` over a real phone server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from courier_desktop.services import settings, staff
from courier_desktop.services.draining import drain
from tests.fakes.desk import desk_over
from tests.fakes.gateway import FakeGateway, Sender
from tests.fakes.program import Program
from tests.fakes.secrets import MemoryKeyring, keyring_in_memory, typed
from tests.gateways.servers.base import Fault
from tests.gateways.servers.smsgate import PASSWORD, USERNAME, SmsGateServer


@pytest.fixture
def phone() -> Iterator[SmsGateServer]:
    with SmsGateServer() as server:
        yield server


@pytest.fixture
def kept() -> Iterator[MemoryKeyring]:
    with keyring_in_memory() as made:
        yield made


def set_up(program: Program, phone: SmsGateServer, password: str = PASSWORD) -> None:
    program("gateways", "set", "smsgate", f"base_url={phone.base_url}", f"username={USERNAME}")
    with typed(f"{password}\n"):
        assert program("gateways", "secret", "smsgate", "password").status == 0
    assert program("gateways", "on", "smsgate").status == 0


def test_without_any_service_nothing_goes(program: Program) -> None:
    for words in (("send",), ("fetch",), ("gateways", "check")):
        ran = program(*words)
        assert (ran.status, ran.out, ran.err) == (0, "", "Ningún servicio está encendido.\n")


def test_it_goes_by_the_phone_and_its_arrival_is_fetched(
    program: Program, phone: SmsGateServer, kept: MemoryKeyring
) -> None:
    set_up(program, phone)
    (number,) = program.numbers(1)
    program("mark", number, "at_door")
    assert program("send", "--json").json["gateways"][0]["sent"] == 1
    assert program("send", "--json").json["gateways"][0]["sent"] == 0
    assert [one.address for one in phone.books] == ["+523314800001"]
    notice = program("messages", "--shipment", number, "--channel", "sms", "--json").json["messages"][0]
    assert notice["state"] == "sent"
    life = program("messages", "--life", notice["notice_id"])
    assert "intento 1" in life.out
    assert phone.books[0].reference in life.out


def test_a_secret_is_in_the_keyring_and_nowhere_else(
    program: Program, phone: SmsGateServer, kept: MemoryKeyring
) -> None:
    set_up(program, phone, "hush-hush")
    assert list(kept.kept.values()) == ["hush-hush"]
    assert "hush-hush" not in "".join(program("gateways", *words).out for words in (("list",), ("set", "smsgate")))
    assert program("gateways", "set", "smsgate", "password=hush").status == 2
    assert b"hush-hush" not in b"".join(path.read_bytes() for path in program.data_dir.rglob("*") if path.is_file())
    assert program("gateways", "secret", "smsgate", "password", "--forget").status == 0
    assert kept.kept == {}


def test_without_a_keyring_a_secret_is_refused(program: Program) -> None:
    with typed("hush\n"):
        ran = program("gateways", "secret", "smsgate", "password")
    assert ran.status == 1
    assert "contraseñas" in ran.err


def test_a_wrong_password_is_told_by_the_check_and_pauses_the_rest(
    program: Program, phone: SmsGateServer, kept: MemoryKeyring
) -> None:
    set_up(program, phone, "wrong")
    ran = program("gateways", "check")
    assert (ran.status, "contraseña" in ran.out) == (1, True)
    (number,) = program.numbers(1)
    program("mark", number, "at_door")
    sent = program("send", "--json").json["gateways"][0]
    assert (sent["sent"], sent["put_off"], sent["why"]) == (0, 1, "gateway_credentials")
    assert program("gateways", "list", "--json").json["gateways"][5]["state"] == "trouble"
    assert phone.books == []
    with typed(f"{PASSWORD}\n"):
        program("gateways", "secret", "smsgate", "password")
    assert program("gateways", "check").status == 0
    assert program("send", "--json").json["gateways"][0]["why"] is None


def test_what_may_have_gone_out_is_looked_up_and_not_sent_twice(
    program: Program, phone: SmsGateServer, kept: MemoryKeyring
) -> None:
    set_up(program, phone)
    (number,) = program.numbers(1)
    program("mark", number, "at_door")
    phone.faults.extend([Fault.CUT_AFTER_BOOKING])
    assert program("send", "--json").json["gateways"][0]["unsure"] == 1
    assert program("fetch", "--json").json["gateways"][0]["settled"] == 1
    assert program("send", "--json").json["gateways"][0]["sent"] == 0
    assert len(phone.books) == 1


def test_what_cannot_be_set_is_told_with_its_place(program: Program) -> None:
    ran = program("gateways", "set", "smsgate", "username=x", "sim=9")
    assert ran.status == 1
    assert ran.err.startswith("sim: ")
    shown = {one["name"]: one["value"] for one in program("gateways", "set", "smsgate", "--json").json["fields"]}
    assert shown["username"] == ""
    assert program("gateways", "set", "smsgate", "nope=1").status == 2
    assert program("gateways", "list", "extra").status == 2
    assert "smsgate" in program("gateways", "check", "fax").err


def test_a_warning_must_be_understood(program: Program) -> None:
    ran = program("gateways", "on", "waha")
    assert (ran.status, "bloquear" in ran.err) == (1, True)
    assert program("gateways", "on", "waha", "--understood").status == 0
    assert program("gateways", "pause", "waha", "--json").json["gateway"]["state"] == "paused"
    assert program("gateways", "resume", "waha", "--json").json["gateway"]["state"] == "ready"
    assert program("gateways", "off", "waha", "--json").json["gateway"]["on"] is False


def test_the_scheduler_needs_nobody(program: Program) -> None:
    with desk_over(program.data_dir) as desk:
        staff.add(desk.ctx, "Ana")
    assert program("send").status == 0
    assert program("fetch").status == 0
    assert program("gateways", "list").status == 1


def test_seconds_wait_for_the_pace(program: Program, kept: MemoryKeyring, phone: SmsGateServer) -> None:
    set_up(program, phone)
    with desk_over(program.data_dir) as desk:
        settings.change(desk.ctx, "staff", "Ana")
        sender = Sender(desk, FakeGateway())
        desk.ctx.secrets = None
        for one in desk.shipments(3):
            sender.plan(one)
        rested: list[float] = []

        def rest(seconds: float) -> None:
            rested.append(seconds)
            desk.clock.advance(seconds=seconds)

        done = drain(desk.ctx, 120, rest)
        assert [one.sent for one in done.values()] == [3]
    assert len(rested) >= 2
    assert all(0 < seconds <= 21 for seconds in rested)
