"""The staff's rows: what is kept of a member, and that a PIN stands nowhere but as its hash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.staff import Right, Role, StaffId, StaffMember
from courier_desktop.store import staff
from tests.fakes.desk import MORNING, Desk, desk_over

ANA = StaffMember(StaffId("a"), "Ana Núñez", Role.OWNER)
BETO = StaffMember(StaffId("b"), "Beto Muñoz", Role.DRIVER)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(tmp_path) as made:
        yield made


def test_nobody_is_defined_at_first(desk: Desk) -> None:
    with desk.ctx.read() as conn:
        assert not staff.anyone(conn)
        assert staff.members(conn) == ()
        assert staff.member(conn, ANA.staff_id) is None
        assert staff.role_of(conn, ANA.staff_id) is None


def test_members_come_back_as_they_were_saved(desk: Desk) -> None:
    with desk.ctx.write(Right.STAFF) as tx:
        for one in (ANA, BETO):
            staff.save(tx.conn, one)
        assert staff.anyone(tx.conn)
        assert staff.members(tx.conn) == (ANA, BETO)
        assert staff.role_of(tx.conn, BETO.staff_id) is Role.DRIVER


def test_a_change_keeps_the_pin_and_the_wait(desk: Desk) -> None:
    with desk.ctx.write(Right.STAFF) as tx:
        staff.save(tx.conn, BETO)
        staff.set_pin(tx.conn, BETO.staff_id, "hash")
        staff.set_wait(tx.conn, BETO.staff_id, 4, MORNING)
        staff.save(tx.conn, StaffMember(BETO.staff_id, "Beto M.", Role.OFFICE, active=False))
        kept = staff.member(tx.conn, BETO.staff_id)
        assert kept == StaffMember(BETO.staff_id, "Beto M.", Role.OFFICE, has_pin=True, active=False)
        assert staff.door(tx.conn, BETO.staff_id) == staff.Door("hash", 4, MORNING)
        assert staff.role_of(tx.conn, BETO.staff_id) is None
        assert not staff.anyone(tx.conn)


def test_a_new_pin_ends_the_wait(desk: Desk) -> None:
    with desk.ctx.write(Right.STAFF) as tx:
        staff.save(tx.conn, BETO)
        staff.set_wait(tx.conn, BETO.staff_id, 9, MORNING + timedelta(minutes=15))
        staff.set_pin(tx.conn, BETO.staff_id, "other")
        assert staff.door(tx.conn, BETO.staff_id) == staff.Door("other", 0, None)
