"""What the Shipments page says: each event of a history, the next step, the letters, the menus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.corrections import Correction, Why
from courier_desktop.domain.draft import Party, Promise
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import ShipmentDetail, SortBy, View
from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.services import acts, corrections, delays, notices, registering, routes, shipments
from courier_desktop.ui.shipments.empty import empty_words
from courier_desktop.ui.shipments.filters import LETTERS, RARE, Filter, asked_filter
from courier_desktop.ui.shipments.history import (
    HistoryLine,
    Telling,
    act_title,
    history_lines,
    notice_line,
    notice_word,
    telling_of,
    who_text,
)
from courier_desktop.ui.shipments.menus import allowed_marks, bulk_items, decide_items
from courier_desktop.ui.shipments.next_step import Step, next_action
from tests.fakes.desk import Desk, desk_over, migrated_ledger


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        yield made


def telling(desk: Desk) -> Telling:
    return telling_of(desk.ctx)


def detail(desk: Desk, shipment_id: ShipmentId) -> ShipmentDetail:
    return shipments.detail(desk.ctx, shipment_id)


def lines(desk: Desk, shipment_id: ShipmentId) -> list[HistoryLine]:
    """The history, oldest first."""
    return list(reversed(history_lines(detail(desk, shipment_id), telling(desk))))


def titles(desk: Desk, shipment_id: ShipmentId) -> list[str]:
    return [line.title for line in lines(desk, shipment_id)]


def a_day(desk: Desk) -> ShipmentId:
    """Loaded, out, late, at the door, failed, back, delivered to a neighbour."""
    one = desk.shipment(pieces=2, cash_on_delivery=Money(125_000))
    route_id = desk.route([one], out=False, driver_id=desk.driver())
    desk.load(route_id, [one])
    routes.publish(desk.ctx, route_id)
    draft = delays.DelayDraft(cause=Cause.TRAFFIC, scope=delays.Scope.ROUTE, refs=(route_id,), minutes=41)
    delays.declare(desk.ctx, draft)
    desk.clock.advance(minutes=10)
    desk.mark(one, "at_door")
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.NO_CONTACT, calls=3, note="Tocamos dos veces")
    routes.decide(desk.ctx, [one], routes.Decision.TOMORROW)
    desk.mark(one, Status.DELIVERED, received_by="Rosa", relation="neighbour", collected=Money(125_000))
    return one


def test_a_whole_day_is_said_in_words(desk: Desk) -> None:
    said = titles(desk, a_day(desk))
    for expected in (
        "Registrado, pedido #1",
        "En la ruta R1",
        "Cargado, bulto 1/2",
        "Cargado, bulto 2/2",
        "En reparto",
        "Contratiempo: tráfico",
        "En la puerta",
        "No se entregó: no contesta llamadas ni mensajes",
        "Entregado, recibió Rosa (vecino)",
    ):
        assert expected in said


def test_the_facts_stand_under_the_title(desk: Desk) -> None:
    facts = {line.title: line.facts for line in lines(desk, a_day(desk))}
    failed = facts["No se entregó: no contesta llamadas ni mensajes"]
    assert failed.startswith("Tocamos dos veces · gasta intento")
    assert "3 llamada" in failed
    assert "+41 min" in facts["Contratiempo: tráfico"]
    assert "cobrado $1,250.00" in facts["Entregado, recibió Rosa (vecino)"]


def test_the_trip_names_driver_and_stop(desk: Desk) -> None:
    ids = desk.shipments(2)
    desk.route(ids, driver_id=desk.driver())
    out = next(line for line in lines(desk, ids[1]) if line.title == "En reparto")
    assert out.facts == "R1, Beto Muñoz · parada 2 de 2 · Ana"


def test_no_kind_of_event_is_shown_as_a_code(desk: Desk) -> None:
    kinds = {fact.kind for fact in ev.FACTS.values()}
    one, two = a_day(desk), desk.shipment()
    registering.amend(desk.ctx, two, registering.Changes(pieces=3, contents="Zapatos"))
    desk.mark(two, Status.AT_DEPOT)
    acts.undo(desk.ctx)
    desk.mark(two, Status.ON_HOLD)
    desk.mark(two, Status.AT_DEPOT)
    desk.mark(two, Status.READY_FOR_PICKUP)
    assert not kinds & {*titles(desk, one), *titles(desk, two)}


def test_implied_and_corrected_are_told_apart(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    implied = [line for line in lines(desk, one) if line.implied]
    assert [line.title for line in implied] == ["Recolectado", "En bodega"]
    assert implied[0].facts == "implícito: nadie lo leyó"
    acts.undo(desk.ctx)
    after = lines(desk, one)
    assert [line.title for line in after if line.struck] == ["Recolectado", "En bodega", "En reparto"]
    assert [line.facts for line in after if line.struck][-1] == "lo deshizo Ana · Ana"
    assert after[-1].title == "Se deshizo lo anterior"


def test_a_mark_written_late_says_when_it_was_written(desk: Desk) -> None:
    one = desk.shipment()
    desk.clock.advance(hours=3)
    desk.mark(one, Status.PICKED_UP, at=desk.ctx.clock() - timedelta(hours=2))
    assert lines(desk, one)[-1].facts == "Ana · anotado 12:00"
    assert lines(desk, one)[-1].when == "10:00"


def test_a_correction_says_by_whom_and_why(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    event = detail(desk, one).events[0]
    desk.ctx.actor = "Lupita"
    why = Correction(event_id=event.event_id, why=Why.WRONG_SHIPMENT, note="iba la 41")
    corrections.correct(desk.ctx, why)
    struck = [line for line in lines(desk, one) if line.struck][-1]
    assert (struck.title, struck.facts) == ("En bodega", "lo corrigió Lupita: era otra guía, iba la 41 · Ana")
    assert lines(desk, one)[-1].facts == "iba la 41 · Era otra guía · Lupita"


def test_another_hand_and_another_computer_are_named(desk: Desk) -> None:
    one = desk.shipment()
    desk.ctx.place = "MOSTRADOR-2"
    desk.ctx.staffed, desk.ctx.staff = True, StaffMember(StaffId("s1"), "Beto", Role.DRIVER)
    desk.mark(one, Status.PICKED_UP)
    event = detail(desk, one).events[0]
    assert who_text(event, "MOSTRADOR-2") == "Beto, repartidor"
    assert who_text(event, "MOSTRADOR-1") == "Beto, repartidor, en MOSTRADOR-2"
    assert who_text(replace(event, source="program"), "MOSTRADOR-2") == "el programa"
    assert who_text(replace(event, source="import"), "MOSTRADOR-2") == "Beto, al importar"


def test_the_act_to_undo_is_named_with_all_it_touched(desk: Desk) -> None:
    ids = desk.shipments(3)
    route_id = desk.route(ids)
    act = acts.last_act_of(desk.ctx, ids[0])
    assert act is not None
    assert act.count == 3
    desk.mark(ids[0], Status.DELIVERED)
    act = acts.last_act_of(desk.ctx, ids[0])
    assert act is not None
    assert act.kind == "delivered"
    assert act_title(detail(desk, ids[0]), act.act_id, telling(desk)) == "Entregado"
    acts.undo(desk.ctx, act.act_id)
    assert desk.state(ids[0]).status is Status.OUT_FOR_DELIVERY
    assert desk.state(ids[0]).route_id == route_id


def test_every_notice_has_words() -> None:
    assert all(notice_word(event) for event in NoticeEvent)


def test_a_notices_life_is_told(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    notice = desk.notices(one)[0]
    assert notice_line(notice, telling(desk)).state == "por enviar"
    notices.open_link(desk.ctx, notice.notice_id)
    assert notice_line(desk.notices(one)[0], telling(desk)).state == "abrió Ana 09:00"
    notices.confirm(desk.ctx, notice.notice_id)
    assert notice_line(desk.notices(one)[0], telling(desk)).state == "confirmó Ana 09:00"


def test_a_blocked_notice_says_why(desk: Desk) -> None:
    one = desk.shipment(recipient=Party("Sin Teléfono"))
    desk.mark(one, Status.AT_DEPOT)
    notice = desk.notices(one)[0]
    assert notice.state is NoticeState.BLOCKED
    said = notice_line(notice, telling(desk))
    assert (said.state, bool(said.why)) == ("bloqueado", True)


def step(desk: Desk, shipment_id: ShipmentId) -> Step:
    return next_action(detail(desk, shipment_id)).step


def silent(desk: Desk, shipment_id: ShipmentId) -> None:
    """Nobody waits for a notice any more."""
    for notice in desk.notices(shipment_id):
        if notice.state is NoticeState.PREPARED:
            notices.drop(desk.ctx, notice.notice_id, "skipped")


def test_the_next_step_follows_the_status(desk: Desk) -> None:
    one = desk.shipment()
    assert step(desk, one) is Step.RECEIVE
    desk.mark(one, Status.AT_DEPOT)
    assert step(desk, one) is Step.MESSAGE
    silent(desk, one)
    assert step(desk, one) is Step.ROUTE
    desk.route([one], out=False)
    assert step(desk, one) is Step.OPEN_ROUTE
    desk.mark(one, Status.OUT_FOR_DELIVERY)
    silent(desk, one)
    assert step(desk, one) is Step.DELIVER
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    silent(desk, one)
    assert step(desk, one) is Step.DECIDE
    routes.decide(desk.ctx, [one], routes.Decision.HOLD)
    silent(desk, one)
    assert step(desk, one) is Step.RELEASE
    desk.mark(one, Status.RETURNING)
    silent(desk, one)
    assert step(desk, one) is Step.RETURNED
    desk.mark(one, Status.RETURNED)
    silent(desk, one)
    assert step(desk, one) is Step.NONE


def test_an_address_is_completed_first(desk: Desk) -> None:
    one = desk.shipment(address=Address(street="Calle Gómez de Mendiola"))
    assert step(desk, one) is Step.ADDRESS


def test_letters_toggle_add_and_clear() -> None:
    shown = Filter().toggled(Status.AT_DEPOT)
    assert shown.statuses == {Status.AT_DEPOT}
    assert shown.toggled(Status.AT_DEPOT).statuses == frozenset()
    assert shown.toggled(Status.ON_HOLD).statuses == {Status.ON_HOLD}
    both = shown.toggled(Status.ON_HOLD, add=True)
    assert both.statuses == {Status.AT_DEPOT, Status.ON_HOLD}
    assert both.toggled(Status.AT_DEPOT, add=True).statuses == {Status.ON_HOLD}
    assert both.cleared() == Filter()


def test_every_status_is_reached_by_a_letter_or_the_view_menu() -> None:
    assert {*LETTERS.values(), *RARE} == set(Status)


def test_the_same_column_turns_the_order_round() -> None:
    named = Filter().sorted_by(SortBy.RECIPIENT)
    assert (named.sort, named.descending) == (SortBy.RECIPIENT, False)
    assert named.sorted_by(SortBy.RECIPIENT).descending
    assert Filter().sorted_by(SortBy.CASH).descending


def test_what_another_page_asks_for_replaces_the_filter() -> None:
    before = Filter(statuses=frozenset({Status.DELIVERED}), sort=SortBy.CASH)
    asked = asked_filter({"view": "open", "statuses": ["attempt_failed"], "cash": True}, before)
    assert asked == Filter(view=View.OPEN, statuses=frozenset({Status.ATTEMPT_FAILED}), cash=True, sort=SortBy.CASH)
    assert asked_filter({"ids": [ShipmentId("a")], "label": "Sin moverse"}, before).only == (ShipmentId("a"),)


def test_an_empty_list_tells_the_way_out() -> None:
    assert empty_words(Filter(), None).way == "new"
    assert empty_words(Filter(view=View.NEEDS_ADDRESS), None).way == "all"
    assert empty_words(Filter(cash=True), None).way == "clear"


def test_only_what_may_be_marked_is_offered(desk: Desk) -> None:
    registered, delivered = desk.shipments(2)
    desk.mark(delivered, Status.DELIVERED)
    rows = shipments.rows_of(desk.ctx, [registered, delivered])
    assert Status.CANCELLED in allowed_marks(rows[:1])
    assert allowed_marks(rows[1:]) == []


def test_a_bulk_act_that_none_allows_says_why(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.AT_DEPOT)
    rows = shipments.rows_of(desk.ctx, [one])

    def nothing() -> None:
        return None

    names = ("mark", "depot", "counter", "ask", "setback", "slips", "cancel", "messages")
    items = {item.key: item for item in bulk_items(rows, dict.fromkeys(names, nothing))}
    assert "ya está en" in items["B"].blocked
    assert "devuelve" in items["K"].blocked
    assert items["M"].blocked == ""


def test_what_the_reason_says_is_the_usual_decision(desk: Desk) -> None:
    one = desk.shipment()
    desk.mark(one, Status.ATTEMPT_FAILED, reason=ReasonCode.REFUSED, note="No lo quiere")
    row = shipments.rows_of(desk.ctx, [one])[0]
    chosen = [item for item in decide_items(row, lambda _decision: None) if item.chosen]
    assert [item.text for item in chosen] == ["Devolver al remitente"]


def test_a_promise_is_said_as_people_say_it(desk: Desk) -> None:
    now: datetime = desk.ctx.clock()
    one = desk.shipment(promise=Promise(now + timedelta(days=1, hours=1), now + timedelta(days=1, hours=4)))
    assert "Promesa: mañana 10–13" in titles(desk, one)
