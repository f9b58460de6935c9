"""The lists of acts that the page opens: statuses to mark, routes, views, what follows a failure, and the rest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.rows import RouteState, SortBy, View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.transitions import Allowed, Refused, plan_transition
from courier_desktop.domain.wording import say
from courier_desktop.services.routes import Decision, default_decision
from courier_desktop.ui.format import count_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.menu import MenuItem
from courier_desktop.ui.parts.status import NEXT_LOOKS, STATUS_LOOKS, STOP_LOOKS, status_word
from courier_desktop.ui.shipments.filters import RARE, UPWARDS, Filter, sort_word, view_word
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.rows import RouteRow, ShipmentCounts, ShipmentRow

VIEWS = (View.TODAY, View.OPEN, View.NO_ROUTE, View.NEEDS_ADDRESS, View.ALL)
MARK_KEYS = {
    Status.DELIVERED: "D",
    Status.ATTEMPT_FAILED: "F",
    Status.AT_DEPOT: "B",
    Status.OUT_FOR_DELIVERY: "E",
    Status.READY_FOR_PICKUP: "M",
    Status.ON_HOLD: "H",
}
ORDER = (
    Status.DELIVERED,
    Status.ATTEMPT_FAILED,
    Status.OUT_FOR_DELIVERY,
    Status.AT_DEPOT,
    Status.READY_FOR_PICKUP,
    Status.ON_HOLD,
    Status.PICKUP_SCHEDULED,
    Status.PICKED_UP,
    Status.IN_TRANSIT,
    Status.REGISTERED,
    Status.RETURNING,
    Status.RETURNED,
    Status.LOST_OR_DAMAGED,
    Status.CANCELLED,
)
translate = QCoreApplication.translate


def allowed_marks(rows: Sequence[ShipmentRow]) -> list[Status]:
    """The statuses that at least one of these may take, the likely ones first."""
    return [status for status in ORDER if any(isinstance(plan_transition(row.status, status), Allowed) for row in rows)]


def mark_items(
    rows: Sequence[ShipmentRow], mark: Callable[[Status], object], at_door: Callable[[], object]
) -> list[MenuItem]:
    """One line for each mark that may be made, "at the door" first when they are on the road."""
    items = []
    if any(row.status is Status.OUT_FOR_DELIVERY for row in rows):
        look = next(look for state, look in STOP_LOOKS.items() if state.value == "at_door")
        word = translate("ShipmentMenus", "En la puerta")
        items.append(MenuItem(text=word, run=at_door, icon=look.icon, tone=look.tone, key="A"))
    for status in allowed_marks(rows):
        look = STATUS_LOOKS[status]
        key = MARK_KEYS.get(status, "")
        apart = status is Status.RETURNING
        items.append(
            MenuItem(
                text=status_word(status),
                run=partial(mark, status),
                icon=look.icon,
                tone=look.tone,
                key=key,
                detail=_how_many(rows, status),
                apart=apart,
            )
        )
    return items


def _how_many(rows: Sequence[ShipmentRow], status: Status) -> str:
    """How many of several may take it; nothing for one, or when all may."""
    able = sum(isinstance(plan_transition(row.status, status), Allowed) for row in rows)
    return "" if able in (0, len(rows)) else translate("ShipmentMenus", "{0} de {1}").format(able, len(rows))


def _refused(rows: Sequence[ShipmentRow], status: Status) -> str:
    """Why none of them may take it, said of the first; nothing when one may."""
    plans = [plan_transition(row.status, status) for row in rows]
    refused = [plan for plan in plans if isinstance(plan, Refused)]
    if len(refused) < len(plans) or not refused:
        return ""
    return say(refused[0].code, current_language(), **{**refused[0].params, "number": rows[0].number})


def view_items(
    shown: Filter, counts: ShipmentCounts | None, view: Callable[[View], object], status: Callable[[Status], object]
) -> list[MenuItem]:
    """The views, then the statuses that have no letter."""
    items = [MenuItem(text=view_word(one), run=partial(view, one), chosen=one is shown.view) for one in VIEWS]
    for place, one in enumerate(RARE):
        look, count = STATUS_LOOKS[one], counts.by_status.get(one, 0) if counts is not None else 0
        items.append(
            MenuItem(
                text=status_word(one),
                run=partial(status, one),
                icon=look.icon,
                tone=look.tone,
                detail=count_text(count),
                key="JKLQUYZ"[place],
                chosen=one in shown.statuses,
                apart=place == 0,
            )
        )
    return items


def sort_items(shown: Filter, sort: Callable[[SortBy], object]) -> list[MenuItem]:
    """The columns to sort by; the one in force says which way, and turns round when chosen again."""
    items = []
    for one in SortBy:
        down = shown.descending if one is shown.sort else one not in UPWARDS
        icon = "sort-descending" if down else "sort-ascending"
        items.append(MenuItem(text=sort_word(one), run=partial(sort, one), icon=icon, chosen=one is shown.sort))
    return items


def route_items(
    found: Sequence[RouteRow], choose: Callable[[RouteRow], object], new: Callable[[], object]
) -> list[MenuItem]:
    """The routes that may still take stops, then a new one."""
    items = [
        MenuItem(
            text=f"{route.code} {route.name}".strip(),
            run=partial(choose, route),
            icon="map-marker-path",
            detail=_route_detail(route),
        )
        for route in found
        if route.state is not RouteState.CLOSED
    ]
    word = translate("ShipmentMenus", "Ruta nueva…")
    items.append(MenuItem(text=word, run=new, icon="plus", key="N", apart=bool(items)))
    return items


def _route_detail(route: RouteRow) -> str:
    stops = translate("ShipmentMenus", "%n parada(s)", None, route.stops)
    state = translate("ShipmentMenus", "ya salió") if route.state is RouteState.PUBLISHED else ""
    return " · ".join(part for part in (route.driver, stops, state) if part)


def decide_items(row: ShipmentRow, decide: Callable[[Decision], object]) -> list[MenuItem]:
    """What may become of a failed attempt; what its reason says stands first and is chosen."""
    words = {
        Decision.TOMORROW: (translate("ShipmentMenus", "Otro intento: vuelve a bodega"), NEXT_LOOKS_BY["retry"]),
        Decision.COUNTER: (translate("ShipmentMenus", "A mostrador, que pase por él"), NEXT_LOOKS_BY["counter"]),
        Decision.HOLD: (translate("ShipmentMenus", "Detener hasta aclarar"), NEXT_LOOKS_BY["hold"]),
        Decision.RETURN: (translate("ShipmentMenus", "Devolver al remitente"), NEXT_LOOKS_BY["return"]),
    }
    usual = default_decision(row.next_step)
    return [
        MenuItem(
            text=word,
            run=partial(decide, decision),
            icon=look.icon,
            tone=look.tone,
            chosen=decision is usual,
            detail=translate("ShipmentMenus", "lo usual") if decision is usual else "",
        )
        for decision, (word, look) in words.items()
    ]


NEXT_LOOKS_BY = {step.value: look for step, look in NEXT_LOOKS.items()}


def bulk_items(rows: Sequence[ShipmentRow], acts: dict[str, Callable[[], object]]) -> list[MenuItem]:
    """What "Más" holds for the selection; `acts` by name."""
    incomplete = sum(row.needs_address for row in rows)
    nothing = translate("ShipmentMenus", "Ninguna de las elegidas tiene el domicilio incompleto.")
    asked = translate("ShipmentMenus", "%n incompleta(s)", None, incomplete) if incomplete else ""
    return [
        MenuItem(text=translate("ShipmentMenus", "Marcar…"), run=acts["mark"], icon="check-circle-outline", key="S"),
        MenuItem(
            text=translate("ShipmentMenus", "Recibir en bodega"),
            run=acts["depot"],
            icon="warehouse",
            tone=Tone.VIOLET,
            key="B",
            detail=_how_many(rows, Status.AT_DEPOT),
            blocked=_refused(rows, Status.AT_DEPOT),
        ),
        MenuItem(
            text=translate("ShipmentMenus", "Pasar a mostrador"),
            run=acts["counter"],
            icon="storefront-outline",
            tone=Tone.AMBER,
            key="M",
            detail=_how_many(rows, Status.READY_FOR_PICKUP),
            blocked=_refused(rows, Status.READY_FOR_PICKUP),
        ),
        MenuItem(
            text=translate("ShipmentMenus", "Preguntar domicilio"),
            run=acts["ask"],
            icon="map-marker-question-outline",
            key="P",
            detail=asked,
            blocked="" if incomplete else nothing,
        ),
        MenuItem(
            text=translate("ShipmentMenus", "Contratiempo…"),
            run=acts["setback"],
            icon="timer-sand",
            tone=Tone.AMBER,
            key="C",
        ),
        MenuItem(text=translate("ShipmentMenus", "Etiquetas"), run=acts["slips"], icon="printer-outline", key="I"),
        MenuItem(
            text=translate("ShipmentMenus", "Cancelar…"),
            run=acts["cancel"],
            icon="cancel",
            tone=Tone.RED,
            key="K",
            detail=_how_many(rows, Status.CANCELLED),
            blocked=_refused(rows, Status.CANCELLED),
            apart=True,
        ),
    ]


def notify_items(rows: Sequence[ShipmentRow], acts: dict[str, Callable[[], object]]) -> list[MenuItem]:
    """What "Avisar" may mean for the selection."""
    incomplete = sum(row.needs_address for row in rows)
    nothing = translate("ShipmentMenus", "Ninguna de las elegidas tiene el domicilio incompleto.")
    return [
        MenuItem(
            text=translate("ShipmentMenus", "Enviar los avisos que esperan"), run=acts["messages"], icon="send-outline"
        ),
        MenuItem(
            text=translate("ShipmentMenus", "Contratiempo: avisar nueva hora…"),
            run=acts["setback"],
            icon="timer-sand",
            tone=Tone.AMBER,
        ),
        MenuItem(
            text=translate("ShipmentMenus", "Preguntar domicilio"),
            run=acts["ask"],
            icon="map-marker-question-outline",
            blocked="" if incomplete else nothing,
        ),
    ]
