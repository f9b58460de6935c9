"""What a template would say of a real shipment: the words of each variable, for the editor's preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notices import MessageValues, NoticeEvent
from courier_desktop.domain.rows import ShipmentQuery, SortBy, View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.template_variables import VARIABLES
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Language
from courier_desktop.services import shipments
from courier_desktop.services.message_templates import said_values
from courier_desktop.services.noticing import values_of
from courier_desktop.store import states

if TYPE_CHECKING:
    from courier_desktop.services.context import Context

Said = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A shipment to try templates on: what each variable says of it in each language, and when nothing is known.

    `number` "" = there is no shipment yet: the words are the variables' own examples.
    """

    shipment_id: ShipmentId | None
    number: str
    recipient: str
    said: dict[Language, Said]
    empty: dict[Language, Said]


# What only the event itself would know, so that a preview says something of it.
_OWN: dict[NoticeEvent, MessageValues] = {
    NoticeEvent.DELIVERED: MessageValues(relation="family", received_by="Marta Ruiz", delivered_at="11:42"),
    NoticeEvent.ATTEMPT_FAILED: MessageValues(reason="recipient_absent", next_step="retry"),
    NoticeEvent.DELAY: MessageValues(cause="traffic", old_from="10:00", old_to="12:00", options=True),
    NoticeEvent.NOT_TODAY: MessageValues(reason="out_of_time"),
    NoticeEvent.ADDRESS_NEEDED: MessageValues(missing=("exterior",)),
    NoticeEvent.RETURNING: MessageValues(reason="recipient_moved"),
}


def sample(ctx: Context, event: NoticeEvent, shipment_id: ShipmentId | None = None) -> Sample:
    """That shipment, else the newest out for delivery or of all, as a notice of that event would speak of it.

    Examples where there is none.
    """
    # One on the road has a promise and a driver to speak of.
    one = shipment_id or _newest(ctx, Status.OUT_FOR_DELIVERY) or _newest(ctx)
    empty = {language: said_values(MessageValues(), language) for language in Language}
    if one is not None:
        with ctx.peek() as tx:
            state = states.load(tx.conn, [one]).get(one)
            if state is not None:
                values = {language: values_of(tx, state, language, _own(event, language)) for language in Language}
                said = {language: said_values(found, language) for language, found in values.items()}
                recipient = values[Language.ES].recipient
                return Sample(shipment_id=one, number=state.number, recipient=recipient, said=said, empty=empty)
    said = {language: {each.key: each.example.in_(language) or "1" for each in VARIABLES} for language in Language}
    return Sample(shipment_id=None, number="", recipient="Raúl Ibáñez Cortés", said=said, empty=empty)


def _own(event: NoticeEvent, language: Language) -> MessageValues:
    own = _OWN.get(event, MessageValues())
    if event is NoticeEvent.READY_FOR_PICKUP:
        until = next(one.example.in_(language) for one in VARIABLES if one.key == "until")
        return replace(own, until=until)
    return own


def _newest(ctx: Context, *statuses: Status) -> ShipmentId | None:
    query = ShipmentQuery(view=View.ALL, statuses=frozenset(statuses), sort=SortBy.NUMBER, descending=True)
    rows = shipments.page(ctx, query, limit=1).rows
    return rows[0].shipment_id if rows else None
