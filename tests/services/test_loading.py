"""The load check: every read answered, right or wrong; the closing asks a reason for each one left."""

from __future__ import annotations

import pytest

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.rows import ScanVerdict
from courier_desktop.domain.statuses import Status
from courier_desktop.services import loading, route_boards, routes
from tests.fakes.desk import Desk


def test_each_piece_is_read_once(desk: Desk) -> None:
    one = desk.shipment(pieces=2)
    route = desk.route([one, desk.shipment()], out=False)
    number = desk.state(one).number
    reads = [loading.scan(desk.ctx, route, number) for _ in range(3)]
    assert [read.verdict for read in reads] == [ScanVerdict.RIGHT, ScanVerdict.RIGHT, ScanVerdict.ALREADY]
    assert [(read.piece, read.pieces, read.place) for read in reads[:2]] == [(1, 2, 1), (2, 2, 2)]
    board = route_boards.load_board(desk.ctx, route)
    assert (board.loaded, board.pieces, len(board.unread)) == (2, 3, 1)


@pytest.mark.parametrize(
    "text", ["{number}", "  {number}\n", "https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20{number}"]
)
def test_a_number_is_found_in_whatever_was_read(desk: Desk, text: str) -> None:
    one = desk.shipment()
    route = desk.route([one], out=False)
    read = loading.scan(desk.ctx, route, text.format(number=desk.state(one).number))
    assert (read.verdict, read.shipment_id) == (ScanVerdict.RIGHT, one)


def test_wrong_reads_say_what_is_wrong(desk: Desk) -> None:
    one, other, loose, gone = desk.shipments(4)
    route = desk.route([one, gone], out=False)
    desk.route([other], out=False)
    desk.mark(gone, Status.DELIVERED)
    answers = {
        name: loading.scan(desk.ctx, route, text)
        for name, text in {
            "other": desk.state(other).number,
            "loose": desk.state(loose).number,
            "gone": desk.state(gone).number,
            "bottle": "7501055300075",
        }.items()
    }
    assert {name: read.verdict for name, read in answers.items()} == {
        "other": ScanVerdict.WRONG_ROUTE,
        "loose": ScanVerdict.WRONG_ROUTE,
        "gone": ScanVerdict.REFUSED,
        "bottle": ScanVerdict.UNKNOWN,
    }
    assert (answers["other"].other_route, answers["loose"].other_route) == ("R2", "")
    assert answers["bottle"].text == "7501055300075"
    assert route_boards.load_board(desk.ctx, route).loaded == 0


def test_the_last_read_is_taken_back(desk: Desk) -> None:
    one, two = desk.shipments(2)
    route = desk.route([one, two], out=False)
    desk.load(route, [one, two])
    undone = loading.undo_scan(desk.ctx, route)
    assert undone is not None
    assert undone.shipment_id == two
    assert [read.shipment_id for read in loading.last_reads(desk.ctx, route)] == [one]
    assert loading.undo_scan(desk.ctx, route) is not None
    assert loading.undo_scan(desk.ctx, route) is None


def test_the_last_reads_come_newest_first_with_their_place(desk: Desk) -> None:
    ids = desk.shipments(3)
    route = desk.route(ids, out=False)
    desk.load(route, ids)
    reads = loading.last_reads(desk.ctx, route)
    assert [(read.shipment_id, read.place) for read in reads] == [(ids[2], 3), (ids[1], 2), (ids[0], 1)]


def test_closing_needs_a_reason_for_each_one_left(desk: Desk) -> None:
    one, two, three = desk.shipments(3)
    route = desk.route([one, two, three], out=False)
    desk.load(route, [one])
    with pytest.raises(RefusedError) as caught:
        loading.close_load(desk.ctx, route, {two: "no_room"})
    assert (caught.value.refusal, caught.value.params["count"]) == ("left_reason_required", 1)
    assert loading.close_load(desk.ctx, route, {two: "no_room", three: "not_found"}) == 2
    assert desk.state(two).load_rejected == "no_room"
    assert (desk.state(two).route_id, desk.state(one).route_id) == (None, route)
    assert [stop.shipment_id for stop in route_boards.board(desk.ctx, route).stops] == [one]
    assert routes.publish(desk.ctx, route) == 1


def test_a_piece_left_behind_keeps_its_shipment(desk: Desk) -> None:
    one = desk.shipment(pieces=2)
    route = desk.route([one, desk.shipment()], out=False)
    loading.scan(desk.ctx, route, desk.state(one).number)
    with pytest.raises(RefusedError):
        loading.close_load(desk.ctx, route, {})


def test_a_route_that_is_out_is_not_loaded(desk: Desk) -> None:
    one = desk.shipment()
    route = desk.route([one])
    for act in (
        lambda: loading.scan(desk.ctx, route, desk.state(one).number),
        lambda: loading.close_load(desk.ctx, route, {}),
        lambda: loading.undo_scan(desk.ctx, route),
    ):
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.refusal == "load_over"


def test_what_stayed_goes_on_another_route(desk: Desk) -> None:
    one, two = desk.shipments(2)
    first = desk.route([one, two], out=False)
    desk.load(first, [one])
    loading.close_load(desk.ctx, first, {two: "other_day"})
    second = desk.route([two])
    assert desk.state(two).load_rejected == ""
    assert desk.mark(two, Status.DELIVERED).refused == ""
    assert route_boards.board(desk.ctx, second).route.done == 1
