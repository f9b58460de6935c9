"""Making a route in one act, foreseeing its departure, counting what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.services import acts, loading, notices, registering, route_boards, routes
from courier_desktop.services.context import Context
from courier_desktop.services.open import close_context, open_context

NOW = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)


@pytest.fixture
def ctx(data_dir: Path) -> Iterator[Context]:
    made = open_context(data_dir, actor="Ana", clock=lambda: NOW)
    yield made
    close_context(made)


def shipment(ctx: Context, place: int, phone: str = "+523314820931") -> ShipmentId:
    address = Address(street="Gómez de Mendiola", exterior=str(place), colonia="Oblatos", postal_code="44380")
    draft = ShipmentDraft(Party("Moda Tapatía"), Party(f"Itzel {place}", phone=phone, phone_typed=phone), address)
    return registering.register(ctx, draft).shipment_id


def test_one_undo_takes_a_made_route_back_whole(ctx: Context) -> None:
    ids = [shipment(ctx, place) for place in range(3)]
    assert route_boards.waiting(ctx, NOW.date()).total == 3
    route_id, outcome = routes.make(ctx, "Oriente", ids[::-1])
    assert outcome.assigned == tuple(ids[::-1])
    assert [stop.shipment_id for stop in route_boards.board(ctx, route_id).stops] == ids[::-1]
    assert route_boards.waiting(ctx, NOW.date()).total == 0
    acts.undo(ctx)
    assert route_boards.routes_of_day(ctx) == ()
    assert route_boards.waiting(ctx, NOW.date()).total == 3


def test_what_is_foreseen_is_what_publishing_does(ctx: Context) -> None:
    ids = [shipment(ctx, 1), shipment(ctx, 2), shipment(ctx, 3, phone="")]
    route_id, _ = routes.make(ctx, "Oriente", ids)
    seen = routes.foresee_departure(ctx, route_id)
    assert (seen.stops, seen.kept, seen.notices, sum(seen.blocked.values())) == (3, 0, 2, 1)
    assert routes.publish(ctx, route_id) == 3
    stops = route_boards.board(ctx, route_id).stops
    assert seen.first == min(stop.window.start for stop in stops if stop.window.start)
    assert seen.last == max(stop.window.end for stop in stops if stop.window.end)
    assert sum(1 for one in notices.by_hand(ctx) if one.state is NoticeState.PREPARED) == seen.notices


def test_a_load_left_open_is_told_before_publishing(ctx: Context) -> None:
    route_id, _ = routes.make(ctx, "Oriente", [shipment(ctx, 1), shipment(ctx, 2)])
    loading.scan(ctx, route_id, route_boards.board(ctx, route_id).stops[0].number)
    with pytest.raises(RefusedError) as refused:
        routes.foresee_departure(ctx, route_id)
    assert refused.value.refusal == "load_not_closed"


def test_the_tenth_route_comes_after_the_second(ctx: Context) -> None:
    for _ in range(10):
        routes.create(ctx, "Oriente")
    assert [row.code for row in route_boards.routes_of_day(ctx)] == [f"R{n}" for n in range(1, 11)]
