"""The staff: who is let in, how long a wrong PIN holds the door, and what a role may no longer do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.staff import Right, Role, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.topics import Topic
from courier_desktop.services import pins, settings, staff
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import ledger
from courier_desktop.store import staff as rows
from tests.fakes.desk import Clock, Desk, desk_over

PIN, OTHER = "4711", "0815"


@pytest.fixture
def owner(desk: Desk) -> StaffMember:
    return staff.add(desk.ctx, "Ana Núñez", pin=PIN)


def refusal(desk: Desk, member: StaffMember, pin: str) -> tuple[str, int]:
    """How coming in with that PIN is refused: its code, and the seconds to wait."""
    with pytest.raises(RefusedError) as refused:
        staff.enter(desk.ctx, member.staff_id, pin)
    return refused.value.refusal, int(refused.value.params.get("seconds", 0))


def fail(desk: Desk, member: StaffMember, times: int) -> None:
    """So many wrong PINs, each after its wait."""
    for _ in range(times):
        _, seconds = refusal(desk, member, OTHER)
        desk.clock.advance(seconds=seconds)


# ------------------------------------------------------------------------------------------------------ who works here


def test_the_first_member_is_the_owner_and_acts(desk: Desk) -> None:
    made = staff.add(desk.ctx, "  Ana   Núñez ", Role.DRIVER)
    assert (made.name, made.role, made.active) == ("Ana Núñez", Role.OWNER, True)
    assert desk.ctx.staff == made
    assert desk.ctx.staffed
    assert staff.add(desk.ctx, "Beto", Role.DRIVER).role is Role.DRIVER
    assert desk.ctx.staff == made


def test_the_active_stand_first_by_name(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto")
    staff.add(desk.ctx, "Álvaro")
    staff.set_active(desk.ctx, beto.staff_id, active=False)
    assert [one.name for one in staff.members(desk.ctx)] == ["Álvaro", "Ana Núñez", "Beto"]
    assert owner.has_pin


@pytest.mark.parametrize(
    ("name", "code"), [("", "missing_name"), (" \n ", "missing_name"), ("ana nunez", "staff_name_taken")]
)
def test_a_name_is_needed_and_ones_own(desk: Desk, owner: StaffMember, name: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        staff.add(desk.ctx, name)
    assert refused.value.refusal == code
    assert staff.members(desk.ctx) == (owner,)


def test_a_name_is_kept_on_one_line_and_short(desk: Desk) -> None:
    assert staff.add(desk.ctx, "Ana\nLucía " + "x" * 200).name == "Ana Lucía " + "x" * 50


def test_who_left_frees_the_name_and_comes_back_only_if_it_is_free(desk: Desk, owner: StaffMember) -> None:
    old = staff.add(desk.ctx, "Beto")
    staff.set_active(desk.ctx, old.staff_id, active=False)
    new = staff.add(desk.ctx, "BETO")
    with pytest.raises(RefusedError):
        staff.set_active(desk.ctx, old.staff_id, active=True)
    assert staff.change(desk.ctx, new.staff_id, name="Beto Muñoz").name == "Beto Muñoz"
    assert staff.set_active(desk.ctx, old.staff_id, active=True).active
    assert staff.named(desk.ctx, "beto munoz") == staff.named(desk.ctx, "Beto Muñoz")


def test_name_role_and_pin_are_changed_at_once(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto")
    made = staff.change(desk.ctx, beto.staff_id, name="Beto Muñoz", role=Role.DRIVER, pin=OTHER)
    assert (made.name, made.role, made.has_pin) == ("Beto Muñoz", Role.DRIVER, True)
    assert staff.change(desk.ctx, beto.staff_id) == made
    with pytest.raises(RefusedError):
        staff.change(desk.ctx, beto.staff_id, name="Ana Núñez", role=Role.OFFICE, pin="")
    assert staff.members(desk.ctx) == (owner, made)
    assert not staff.change(desk.ctx, beto.staff_id, pin="").has_pin
    assert staff.enter(desk.ctx, beto.staff_id).name == "Beto Muñoz"


def test_the_last_owner_stays(desk: Desk, owner: StaffMember) -> None:
    with pytest.raises(RefusedError, match="Ana"):
        staff.change(desk.ctx, owner.staff_id, role=Role.OFFICE)
    with pytest.raises(RefusedError, match="Ana"):
        staff.set_active(desk.ctx, owner.staff_id, active=False)
    assert staff.members(desk.ctx) == (owner,)
    other = staff.add(desk.ctx, "Beto", Role.OWNER)
    staff.set_active(desk.ctx, owner.staff_id, active=False)
    assert desk.ctx.staff is None
    with pytest.raises(RefusedError):
        staff.set_active(desk.ctx, other.staff_id, active=False)


def test_only_the_owner_changes_the_staff(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", Role.OFFICE)
    staff.enter(desk.ctx, beto.staff_id)
    acts: tuple[Callable[[], object], ...] = (
        lambda: staff.add(desk.ctx, "Caro"),
        lambda: staff.change(desk.ctx, beto.staff_id, name="Jefe"),
        lambda: staff.change(desk.ctx, beto.staff_id, role=Role.OWNER),
        lambda: staff.change(desk.ctx, owner.staff_id, pin=""),
        lambda: staff.set_active(desk.ctx, owner.staff_id, active=False),
    )
    for act in acts:
        with pytest.raises(RefusedError) as refused:
            act()
        assert refused.value.params == {"role": "office", "right": "staff"}
    assert staff.members(desk.ctx) == (owner, beto)


def test_a_change_is_told(desk: Desk, owner: StaffMember) -> None:
    told: list[frozenset[Topic]] = []
    desk.ctx.listeners.append(told.append)
    staff.change(desk.ctx, staff.add(desk.ctx, "Beto").staff_id, role=Role.DRIVER)
    assert told == [frozenset({Topic.STAFF})] * 2


def test_what_another_program_changed_holds_at_once(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", Role.OFFICE)
    staff.enter(desk.ctx, beto.staff_id)
    with desk_over(desk.ctx.store.path.parent, desk.clock) as beside:
        staff.enter(beside.ctx, owner.staff_id, PIN)
        staff.change(beside.ctx, beto.staff_id, role=Role.READ_ONLY)
    with pytest.raises(RefusedError) as refused:
        desk.shipment()
    assert refused.value.params == {"role": "read_only", "right": "register"}
    assert staff.look_again(desk.ctx)
    assert desk.ctx.role is Role.READ_ONLY


def test_a_staff_defined_in_another_program_ends_the_freedom_here(desk: Desk) -> None:
    with desk_over(desk.ctx.store.path.parent, desk.clock) as beside:
        staff.add(beside.ctx, "Ana")
    with pytest.raises(RefusedError) as refused:
        desk.shipment()
    assert refused.value.refusal == "nobody_in"


# ------------------------------------------------------------------------------------------------------------ the marks


def test_a_mark_bears_the_name_the_source_and_the_place(desk: Desk, owner: StaffMember) -> None:
    desk.ctx.place = "Mostrador"
    one = desk.shipment()
    desk.route([one])
    staff.enter(desk.ctx, staff.add(desk.ctx, "Beto Muñoz", Role.DRIVER).staff_id)
    desk.mark(one, Status.DELIVERED, received_by="Itzel")
    with desk.ctx.read() as conn:
        events = ledger.of_shipment(conn, one)
    assert {(e.actor, e.source.value, e.place) for e in events[:1]} == {("Ana Núñez", "staff", "Mostrador")}
    assert (events[-1].actor, events[-1].source.value, events[-1].place) == ("Beto Muñoz", "driver", "Mostrador")


def test_an_act_under_way_keeps_its_name_when_the_screen_is_locked(desk: Desk, owner: StaffMember) -> None:
    with desk.ctx.write(Right.MARK) as tx:
        staff.leave(desk.ctx)
        assert tx.who == "Ana Núñez"


def test_the_screens_look_is_everybodys_the_rest_the_owners(desk: Desk, owner: StaffMember) -> None:
    staff.enter(desk.ctx, staff.add(desk.ctx, "Beto", Role.DRIVER).staff_id)
    settings.change(desk.ctx, "theme", "dark")
    assert desk.ctx.settings.theme == "dark"
    with pytest.raises(RefusedError):
        settings.change(desk.ctx, "lock_minutes", 0)


# -------------------------------------------------------------------------------------------------------------- the PIN


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "１２３４", "12 34", "-123"])
def test_a_pin_has_four_to_eight_figures(desk: Desk, owner: StaffMember, pin: str) -> None:
    with pytest.raises(RefusedError) as refused:
        staff.change(desk.ctx, owner.staff_id, pin=pin)
    assert refused.value.refusal == "pin_form"


def test_only_the_hash_is_kept(desk: Desk, owner: StaffMember) -> None:
    with desk.ctx.read() as conn:
        kept = rows.door(conn, owner.staff_id).pin
    assert kept.startswith("$argon2id$")
    assert PIN not in kept
    assert pins.matches(PIN, kept)
    assert not pins.matches(OTHER, kept)
    assert not pins.matches(PIN, "no hash at all")


def test_the_right_pin_lets_in(desk: Desk, owner: StaffMember) -> None:
    staff.leave(desk.ctx)
    assert staff.enter(desk.ctx, owner.staff_id, PIN) == owner
    assert desk.ctx.staff == owner


def test_a_wrong_pin_does_not_and_leaves_who_was_in(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", Role.DRIVER)
    staff.enter(desk.ctx, beto.staff_id)
    assert refusal(desk, owner, OTHER) == ("pin_wrong", 0)
    assert desk.ctx.staff == beto


def test_no_pin_is_not_a_wrong_one(desk: Desk, owner: StaffMember) -> None:
    for _ in range(9):
        assert refusal(desk, owner, "") == ("pin_needed", 0)
    staff.enter(desk.ctx, owner.staff_id, PIN)


def test_wrong_pins_wait_longer_and_longer(desk: Desk, owner: StaffMember) -> None:
    told = []
    for _ in range(10):
        told.append(refusal(desk, owner, OTHER))
        desk.clock.advance(seconds=told[-1][1])
    assert told == [("pin_wrong", s) for s in (0, 0, 0, 5, 15, 60, 300, 900, 900, 900)]
    staff.enter(desk.ctx, owner.staff_id, PIN)
    assert refusal(desk, owner, OTHER) == ("pin_wrong", 0)


def test_while_the_door_is_held_not_even_the_right_pin_is_looked_at(desk: Desk, owner: StaffMember) -> None:
    fail(desk, owner, 3)
    refusal(desk, owner, OTHER)
    desk.clock.advance(seconds=2)
    assert refusal(desk, owner, PIN) == ("pin_wait", 3)
    desk.clock.advance(seconds=3)
    staff.enter(desk.ctx, owner.staff_id, PIN)


def test_a_restart_does_not_end_the_wait(desk: Desk, owner: StaffMember) -> None:
    fail(desk, owner, 5)
    refusal(desk, owner, OTHER)
    again = open_context(desk.ctx.store.path.parent, clock=desk.clock)
    assert again.staffed
    with pytest.raises(RefusedError) as refused:
        staff.enter(again, owner.staff_id, PIN)
    assert refused.value.params["seconds"] == 60
    close_context(again)


def test_a_clock_set_back_neither_opens_the_door_nor_bars_it_for_ever(desk: Desk, owner: StaffMember) -> None:
    fail(desk, owner, 6)
    assert refusal(desk, owner, OTHER) == ("pin_wrong", 300)
    desk.clock.advance(days=-30)
    assert refusal(desk, owner, PIN) == ("pin_wait", 300)
    desk.clock.advance(seconds=299)
    assert refusal(desk, owner, PIN) == ("pin_wait", 1)
    desk.clock.advance(seconds=1)
    staff.enter(desk.ctx, owner.staff_id, PIN)


def test_a_try_counts_though_the_program_dies_over_it(
    desk: Desk, owner: StaffMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_pin: str, _hashed: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(pins, "matches", dies)
    for _ in range(4):
        with pytest.raises(KeyboardInterrupt):
            staff.enter(desk.ctx, owner.staff_id, PIN)
    assert refusal(desk, owner, PIN) == ("pin_wait", 5)


def test_one_persons_wrong_pins_do_not_hold_another(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", pin=OTHER)
    fail(desk, owner, 3)
    refusal(desk, owner, OTHER)
    assert staff.enter(desk.ctx, beto.staff_id, OTHER) == beto


def test_a_new_pin_from_the_owner_ends_the_wait(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", pin=OTHER)
    for _ in range(4):
        refusal(desk, beto, PIN)
    assert staff.change(desk.ctx, beto.staff_id, pin=PIN).has_pin
    staff.enter(desk.ctx, beto.staff_id, PIN)


def test_ones_own_pin_is_changed_by_the_one_in_force(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", Role.DRIVER, pin=OTHER)
    staff.enter(desk.ctx, beto.staff_id, OTHER)
    with pytest.raises(RefusedError) as refused:
        staff.change_own_pin(desk.ctx, "9999", PIN)
    assert refused.value.refusal == "pin_wrong"
    staff.change_own_pin(desk.ctx, OTHER, "123456")
    assert refusal(desk, beto, OTHER) == ("pin_wrong", 0)
    staff.enter(desk.ctx, beto.staff_id, "123456")
    staff.leave(desk.ctx)
    with pytest.raises(RefusedError) as refused:
        staff.change_own_pin(desk.ctx, "123456", PIN)
    assert refused.value.refusal == "nobody_in"


def test_who_left_does_not_come_in(desk: Desk, owner: StaffMember) -> None:
    beto = staff.add(desk.ctx, "Beto", pin=OTHER)
    staff.set_active(desk.ctx, beto.staff_id, active=False)
    assert refusal(desk, beto, OTHER) == ("staff_unknown", 0)


# ---------------------------------------------------------------------------------------------------- a window's start


def begun(folder: Path, place: str = "Mostrador") -> tuple[bool, str]:
    """Whether a window that starts there must be locked, and who acts in it."""
    ctx = open_context(folder, place=place, clock=Clock())
    try:
        return staff.begin(ctx), ctx.staff.name if ctx.staff else ""
    finally:
        close_context(ctx)


def test_without_staff_a_window_starts_as_ever(desk: Desk) -> None:
    assert begun(desk.ctx.store.path.parent) == (False, "")
    assert not staff.is_guarded(desk.ctx)


def test_the_only_one_without_a_pin_goes_on(desk: Desk) -> None:
    staff.add(desk.ctx, "Ana")
    assert begun(desk.ctx.store.path.parent) == (False, "Ana")


def test_without_pins_the_last_one_at_this_computer_goes_on(desk: Desk) -> None:
    folder = desk.ctx.store.path.parent
    staff.add(desk.ctx, "Ana")
    beto = staff.add(desk.ctx, "Beto")
    assert begun(folder) == (True, "")
    desk.ctx.place = "Mostrador"
    staff.enter(desk.ctx, beto.staff_id)
    assert begun(folder) == (False, "Beto")
    assert begun(folder, place="Bodega") == (True, "")
    staff.enter(desk.ctx, staff.named(desk.ctx, "Ana").staff_id)
    staff.set_active(desk.ctx, beto.staff_id, active=False)
    assert begun(folder) == (False, "Ana")


def test_with_a_pin_a_window_starts_locked(desk: Desk, owner: StaffMember) -> None:
    desk.ctx.place = "Mostrador"
    staff.enter(desk.ctx, staff.add(desk.ctx, "Beto").staff_id)
    assert begun(desk.ctx.store.path.parent) == (True, "")
    assert staff.is_guarded(desk.ctx)
    assert staff.last_here(desk.ctx) == staff.named(desk.ctx, "Beto").staff_id


def test_who_acts_goes_on_only_if_the_ledger_knows_them(desk: Desk, owner: StaffMember, tmp_path: Path) -> None:
    folder = desk.ctx.store.path.parent
    for at, known in ((folder, True), (tmp_path / "other", False)):
        ctx = open_context(at, clock=desk.clock)
        ctx.staff = owner
        assert not staff.begin(ctx)
        assert (ctx.staff is not None) is known
        close_context(ctx)
    beto = staff.add(desk.ctx, "Beto", pin=OTHER)
    staff.set_active(desk.ctx, beto.staff_id, active=False)
    ctx = open_context(folder, clock=desk.clock)
    ctx.staff = beto
    assert staff.begin(ctx)
    close_context(ctx)


def test_the_wait_is_said_in_words_of_every_language() -> None:
    waits = [pins.wait_text(timedelta(seconds=s)) for s in (0.2, 5, 59.5, 60, 61, 900)]
    assert waits == ["1 s", "5 s", "1 min", "1 min", "2 min", "15 min"]
