"""The recovery number: an owner who forgot the PIN comes in once, and nobody else by it."""

from __future__ import annotations

import pytest

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.staff import Role, StaffMember
from courier_desktop.services import recovery, staff
from courier_desktop.store import plain
from tests.fakes.desk import Desk

PIN, OTHER = "4711", "0815"


@pytest.fixture
def owner(desk: Desk) -> StaffMember:
    return staff.add(desk.ctx, "Ana Núñez", pin=PIN)


def refusal(desk: Desk, member: StaffMember, pin: str) -> str:
    with pytest.raises(RefusedError) as refused:
        staff.enter(desk.ctx, member.staff_id, pin)
    return refused.value.refusal


def test_it_lets_in_once_and_takes_the_forgotten_pin_away(desk: Desk, owner: StaffMember) -> None:
    number = recovery.make(desk.ctx, owner)
    assert len(number) == 8
    assert number.isdecimal()
    staff.leave(desk.ctx)
    made = staff.enter(desk.ctx, owner.staff_id, number)
    assert not made.has_pin
    assert desk.ctx.staff == made
    assert staff.members(desk.ctx) == (made,)
    staff.change(desk.ctx, owner.staff_id, pin=OTHER)
    assert refusal(desk, owner, number) == "pin_wrong"
    assert staff.enter(desk.ctx, owner.staff_id, OTHER).has_pin


def test_the_pin_itself_goes_on_working(desk: Desk, owner: StaffMember) -> None:
    recovery.make(desk.ctx, owner)
    assert staff.enter(desk.ctx, owner.staff_id, PIN).has_pin


def test_a_newer_number_makes_the_older_worthless(desk: Desk, owner: StaffMember) -> None:
    older, newer = recovery.make(desk.ctx, owner), recovery.make(desk.ctx, owner)
    assert older != newer
    assert refusal(desk, owner, older) == "pin_wrong"
    assert not staff.enter(desk.ctx, owner.staff_id, newer).has_pin


def test_a_guess_at_it_waits_as_a_wrong_pin_does(desk: Desk, owner: StaffMember) -> None:
    number = recovery.make(desk.ctx, owner)
    wrong = f"{(int(number) + 1) % 10**8:08}"
    assert [refusal(desk, owner, wrong) for _ in range(5)] == ["pin_wrong"] * 4 + ["pin_wait"]
    assert refusal(desk, owner, number) == "pin_wait"


def test_only_an_owner_with_a_pin_has_one(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", Role.DRIVER, pin=OTHER)
    assert recovery.make(desk.ctx, beto) == ""
    assert recovery.make(desk.ctx, staff.change(desk.ctx, owner.staff_id, pin="")) == ""


def test_nobody_but_an_owner_makes_one(desk: Desk, owner: StaffMember) -> None:
    staff.enter(desk.ctx, staff.add(desk.ctx, "Beto").staff_id)
    with pytest.raises(RefusedError) as refused:
        recovery.make(desk.ctx, owner)
    assert refused.value.params == {"role": "office", "right": "staff"}


def test_it_is_good_for_its_owner_alone_and_kept_as_a_hash(desk: Desk, owner: StaffMember) -> None:
    number = recovery.make(desk.ctx, owner)
    other = staff.add(desk.ctx, "Beto", Role.OWNER, pin=OTHER)
    assert refusal(desk, other, number) == "pin_wrong"
    with desk.ctx.read() as conn:
        kept = plain.kept(conn, f"recovery:{owner.staff_id}")
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert number not in kept


def test_it_is_read_in_two_halves() -> None:
    assert recovery.spaced("48271936") == "4827 1936"
