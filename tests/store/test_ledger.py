"""The table of events: what stands in it stands for ever, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from courier_desktop.domain import events as ev
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.ids import ActId, EventId, RouteId, ShipmentId
from courier_desktop.domain.reasons import Need, NextStep, ReasonCode
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import ledger_path
from courier_desktop.store import ledger
from courier_desktop.store.db import Store

AT = datetime(2026, 11, 19, 17, 42, 0, 123000, tzinfo=UTC)
ONE = ShipmentId("shipment")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(ledger_path(tmp_path))
    yield made
    made.close()


E0, E1, E2, E9 = (EventId(f"019aa0e0-0000-7000-8000-00000000000{n}") for n in (0, 1, 2, 9))


def event(fact: ev.Fact, event_id: EventId = E1, act_id: str = "act") -> ev.Event:
    place = RouteId("route")
    return ev.Event(event_id, ActId(act_id), ONE, place, fact, "Ana", AT, AT, ev.Source.DRIVER, "oficina-1")


FACTS = [
    ev.Registered(number="CLB-000001K", serial=1, sender_id="s", recipient_id="r", address_id="a", missing=("street",)),  # type: ignore[arg-type]
    ev.StatusMarked(status=Status.AT_DEPOT, implied=True),
    ev.AttemptFailed(reason=ReasonCode.NO_CONTACT, counts=True, next_step=NextStep.RETRY, owed=(Need.CALLS,), calls=0),
    ev.PutAtCounter(until=date(2026, 11, 25)),
    ev.PromiseMade(start=AT, end=AT, frozen=True),
    ev.DelayApplied(delay_id="d", cause=Cause.TRAFFIC, minutes=45, new_start=AT, new_end=None),  # type: ignore[arg-type]
    ev.Corrected(amends=(E0, E9), why="undo"),
    ev.Delivered(pieces=2, collected_minor=0),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_an_event_comes_back_as_it_went_in(store: Store, fact: ev.Fact) -> None:
    with store.write() as conn:
        ledger.append(conn, [event(fact)])
    with store.read() as conn:
        assert ledger.of_shipment(conn, ONE) == [event(fact)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET body = '{}'",
        "DELETE FROM ledger",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger",
        "UPDATE acts SET actor = 'Eva'",
        "DELETE FROM acts",
    ],
)
def test_the_ledger_is_append_only(store: Store, statement: str) -> None:
    with store.write() as conn:
        ledger.append(conn, [event(ev.AtDoor())])
    with pytest.raises(sqlite3.IntegrityError), store.write() as conn:
        conn.execute(statement)
    with store.read() as conn:
        assert ledger.of_shipment(conn, ONE) == [event(ev.AtDoor())]


def test_an_event_id_stands_once(store: Store) -> None:
    with store.write() as conn:
        ledger.append(conn, [event(ev.AtDoor())])
        assert ledger.holds(conn, E1)
        assert not ledger.holds(conn, E2)
    with pytest.raises(sqlite3.IntegrityError), store.write() as conn:
        ledger.append(conn, [event(ev.Cancelled(), E2), event(ev.Cancelled())])
    with store.read() as conn:
        assert ledger.last_seq(conn) == 1


def test_a_body_holds_no_empty_values(store: Store) -> None:
    with store.write() as conn:
        ledger.append(conn, [event(ev.AtDoor()), event(ev.PutOnHold(), E2)])
        assert {row[0] for row in conn.execute("SELECT body FROM ledger")} == {"{}"}


def test_an_event_of_a_newer_program_is_told_by_its_kind(store: Store) -> None:
    with store.write() as conn:
        ledger.append(conn, [event(ev.AtDoor())])
        conn.execute(
            "INSERT INTO ledger SELECT 2, ?, act, shipment_id, route_id, 'teleported', body, occurred_at, chain"
            " FROM ledger",
            (ledger.id_bytes(E2),),
        )
        with pytest.raises(LedgerOpenError) as caught:
            ledger.of_shipment(conn, ONE)
    assert "teleported" in str(caught.value.__cause__)


def test_the_events_of_an_act_stand_together(store: Store) -> None:
    with store.write() as conn:
        ledger.append(conn, [event(ev.AtDoor(), E0)])
        ledger.append(conn, [event(ev.PutOnHold(), E1), event(ev.Cancelled(), E2, "next")])
        ledger.append(conn, [event(ev.Cancelled(), E9, "next")])
    with store.read() as conn:
        assert [one.event_id for one in ledger.of_act(conn, ActId("act"))] == [E0, E1]
        assert [one.event_id for one in ledger.of_act(conn, ActId("next"))] == [E2, E9]
        assert ledger.of_act(conn, ActId("none")) == []
    # An act that others have come after is over.
    with pytest.raises(sqlite3.IntegrityError), store.write() as conn:
        ledger.append(conn, [event(ev.AtDoor(), EventId(E0.replace("e0", "e1", 1)))])
