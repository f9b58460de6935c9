"""The one next sensible step of a shipment: what the drawer's filled button says and does."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.notices import NoticeEvent, NoticeState
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from courier_desktop.domain.rows import NoticeRow, ShipmentDetail

WAITING = frozenset({NoticeState.PREPARED, NoticeState.OPENED, NoticeState.MAYBE_SENT})
translate = QCoreApplication.translate


class Step(Enum):
    """What is to be done next."""

    NONE = "none"
    MESSAGE = "message"
    ADDRESS = "address"
    RECEIVE = "receive"
    ROUTE = "route"
    OPEN_ROUTE = "open_route"
    DELIVER = "deliver"
    DECIDE = "decide"
    RELEASE = "release"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class NextAction:
    """The step, its words and its icon."""

    step: Step
    text: str = ""
    icon: str = ""


def waiting_notice(detail: ShipmentDetail) -> NoticeRow | None:
    """The newest notice that waits for a person's hand."""
    waiting = [notice for notice in detail.notices if notice.state in WAITING]
    return max(waiting, key=lambda notice: notice.planned_at, default=None)


def next_action(detail: ShipmentDetail) -> NextAction:
    """What to do now: tell, complete, receive, route, deliver, decide; nothing for what has ended."""
    notice = waiting_notice(detail)
    if notice is not None:
        return NextAction(Step.MESSAGE, _message_words(notice), "whatsapp")
    status = detail.row.status
    if STATUSES[status].end:
        return NextAction(Step.NONE)
    if detail.missing:
        text = translate("NextStep", "Completar domicilio")
        return NextAction(Step.ADDRESS, text, "map-marker-question-outline")
    if status is Status.AT_DEPOT and detail.route_id is not None:
        text = translate("NextStep", "Ver ruta {0}").format(detail.row.route_code)
        return NextAction(Step.OPEN_ROUTE, text, "map-marker-path")
    return _by_status()[status]


def _by_status() -> dict[Status, NextAction]:
    receive = NextAction(Step.RECEIVE, translate("NextStep", "Recibir en bodega"), "warehouse")
    deliver = NextAction(Step.DELIVER, translate("NextStep", "Marcar entregado"), "check-circle-outline")
    return {
        Status.REGISTERED: receive,
        Status.PICKUP_SCHEDULED: receive,
        Status.PICKED_UP: receive,
        Status.IN_TRANSIT: receive,
        Status.AT_DEPOT: NextAction(Step.ROUTE, translate("NextStep", "Poner en ruta"), "map-marker-path"),
        Status.OUT_FOR_DELIVERY: deliver,
        Status.ATTEMPT_FAILED: NextAction(Step.DECIDE, translate("NextStep", "Decidir qué sigue"), "restore"),
        Status.ON_HOLD: NextAction(Step.RELEASE, translate("NextStep", "Volver a bodega"), "warehouse"),
        Status.READY_FOR_PICKUP: NextAction(
            Step.DELIVER, translate("NextStep", "Entregar en mostrador"), "storefront-outline"
        ),
        Status.RETURNING: NextAction(
            Step.RETURNED, translate("NextStep", "Marcar devuelto"), "package-variant-closed-check"
        ),
    }


def _message_words(notice: NoticeRow) -> str:
    if notice.state is NoticeState.MAYBE_SENT:
        return translate("NextStep", "Aclarar el aviso")
    return {
        NoticeEvent.DELAY: translate("NextStep", "Enviar nueva hora"),
        NoticeEvent.OUT_FOR_DELIVERY: translate("NextStep", "Enviar la hora"),
        NoticeEvent.ADDRESS_NEEDED: translate("NextStep", "Preguntar domicilio"),
        NoticeEvent.READY_FOR_PICKUP: translate("NextStep", "Avisar que espera"),
    }.get(notice.event, translate("NextStep", "Enviar aviso"))
