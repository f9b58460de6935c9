"""What the list is about: view, letters and overlays, as one frozen value, and what each letter means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.rows import ShipmentQuery, SortBy, View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.ui.parts.status import status_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from courier_desktop.domain.rows import ShipmentCounts

LETTERS: dict[str, Status] = {
    "R": Status.REGISTERED,
    "B": Status.AT_DEPOT,
    "E": Status.OUT_FOR_DELIVERY,
    "F": Status.ATTEMPT_FAILED,
    "D": Status.ON_HOLD,
    "M": Status.READY_FOR_PICKUP,
    "N": Status.DELIVERED,
}
RARE: tuple[Status, ...] = tuple(status for status in Status if status not in LETTERS.values())
UPWARDS = frozenset({SortBy.RECIPIENT, SortBy.COLONIA, SortBy.PROMISE, SortBy.STATUS})
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is shown. `only` = just these shipments, under the words of `label` (another page asked for them)."""

    view: View = View.TODAY
    statuses: frozenset[Status] = frozenset()
    delayed: bool = False
    cash: bool = False
    text: str = ""
    sort: SortBy = SortBy.NUMBER
    descending: bool = True
    only: tuple[ShipmentId, ...] = ()
    label: str = ""

    @property
    def query(self) -> ShipmentQuery:
        """The question for the services."""
        return ShipmentQuery(
            view=self.view,
            statuses=self.statuses,
            delayed=self.delayed,
            cash=self.cash,
            text=self.text,
            sort=self.sort,
            descending=self.descending,
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything but the view leaves shipments out."""
        return bool(self.statuses or self.delayed or self.cash or self.text or self.only)

    def toggled(self, status: Status, *, add: bool = False) -> Filter:
        """With that status alone, or without any when it was alone; `add` puts it beside the others or takes it out."""
        if add:
            return replace(self, statuses=self.statuses ^ {status}, only=(), label="")
        alone = self.statuses == {status}
        return replace(self, statuses=frozenset() if alone else frozenset({status}), only=(), label="")

    def cleared(self) -> Filter:
        """All of the view."""
        return Filter(view=self.view, sort=self.sort, descending=self.descending)

    def in_view(self, view: View) -> Filter:
        """The same filter in another view."""
        return replace(self, view=view, only=(), label="")

    def sorted_by(self, sort: SortBy) -> Filter:
        """Sorted by that column; the same column again turns the order round."""
        turned = not self.descending if sort is self.sort else sort not in UPWARDS
        return replace(self, sort=sort, descending=turned)


def asked_filter(filters: dict[str, object], current: Filter) -> Filter:
    """The filter that another page asked for; nothing it names is left over from before."""
    view = View(str(filters["view"])) if filters.get("view") else View.TODAY
    ids = filters.get("shipment_ids") or filters.get("ids") or ()
    only = tuple(ShipmentId(str(one)) for one in ids) if isinstance(ids, tuple | list | set | frozenset) else ()
    return Filter(
        view=view,
        statuses=_statuses(filters.get("statuses") or filters.get("status")),
        delayed=bool(filters.get("delayed")),
        cash=bool(filters.get("cash")),
        text=str(filters.get("text") or ""),
        sort=current.sort,
        descending=current.descending,
        only=only,
        label=str(filters.get("label") or ""),
    )


def _statuses(asked: object) -> frozenset[Status]:
    if not asked:
        return frozenset()
    names: Iterable[object] = asked if isinstance(asked, tuple | list | set | frozenset) else (asked,)
    return frozenset(Status(str(name)) for name in names)


def listed_in_all(shown: Filter, counts: ShipmentCounts | None, fetched: int) -> int:
    """How many the list holds: what the chips count where they know, else how many have been fetched."""
    if counts is None or shown.only or sum((bool(shown.statuses), shown.delayed, shown.cash)) > 1:
        return fetched
    if shown.statuses:
        return sum(counts.by_status.get(status, 0) for status in shown.statuses)
    if shown.delayed:
        return counts.delayed
    return counts.cash if shown.cash else counts.total


def view_word(view: View) -> str:
    """The view's name."""
    return {
        View.TODAY: translate("ShipmentFilters", "Hoy"),
        View.OPEN: translate("ShipmentFilters", "Abiertos"),
        View.NO_ROUTE: translate("ShipmentFilters", "Sin ruta"),
        View.NEEDS_ADDRESS: translate("ShipmentFilters", "Domicilio incompleto"),
        View.ALL: translate("ShipmentFilters", "Todos"),
    }[view]


def view_button_word(view: View) -> str:
    """What the view's button says: "Vista: hoy"."""
    return {
        View.TODAY: translate("ShipmentFilters", "Vista: hoy"),
        View.OPEN: translate("ShipmentFilters", "Vista: abiertos"),
        View.NO_ROUTE: translate("ShipmentFilters", "Vista: sin ruta"),
        View.NEEDS_ADDRESS: translate("ShipmentFilters", "Vista: domicilio incompleto"),
        View.ALL: translate("ShipmentFilters", "Vista: todos"),
    }[view]


def chip_word(status: Status) -> str:
    """The word on a filter chip: shorter than the status's own where a chip has less room."""
    return {
        Status.ATTEMPT_FAILED: translate("ShipmentFilters", "Fallido"),
        Status.READY_FOR_PICKUP: translate("ShipmentFilters", "Mostrador"),
    }.get(status) or status_word(status)


def sort_word(sort: SortBy) -> str:
    """The name of a column to sort by."""
    return {
        SortBy.NUMBER: translate("ShipmentFilters", "Guía"),
        SortBy.STATUS: translate("ShipmentFilters", "Estado"),
        SortBy.RECIPIENT: translate("ShipmentFilters", "Destinatario"),
        SortBy.COLONIA: translate("ShipmentFilters", "Colonia"),
        SortBy.PROMISE: translate("ShipmentFilters", "Promesa"),
        SortBy.CASH: translate("ShipmentFilters", "Cobro"),
    }[sort]
