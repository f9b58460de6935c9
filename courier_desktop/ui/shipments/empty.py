"""What stands in place of an empty list: what is missing, why, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.rows import View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.parts.status import STATUS_LOOKS, status_word

if TYPE_CHECKING:
    from courier_desktop.domain.rows import ShipmentCounts
    from courier_desktop.ui.shipments.filters import Filter

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """Icon, what is missing, why; `way` is "clear", "all", "new" and its words stand on the button."""

    icon: str
    missing: str
    why: str
    way: str
    verb: str
    key: str


def empty_words(shown: Filter, counts: ShipmentCounts | None) -> EmptyWords:
    """Why this list is empty."""
    clear = translate("EmptyShipments", "Quitar filtros")
    if shown.narrowed:
        icon, missing = _filtered(shown)
        total = counts.total if counts is not None else 0
        why = translate("EmptyShipments", "Hay %Ln en esta vista sin el filtro.", None, total)
        return EmptyWords(icon, missing, why, "clear", clear, "T")
    if shown.view in (View.ALL, View.TODAY):
        missing = translate("EmptyShipments", "Todavía no hay ninguna guía")
        if shown.view is View.TODAY:
            missing = translate("EmptyShipments", "Hoy no hay guías")
        why = translate("EmptyShipments", "Arrastra el archivo de una tienda a la ventana, o captura la primera.")
        verb = translate("EmptyShipments", "Nueva guía")
        return EmptyWords("package-variant-closed", missing, why, "new", verb, "Ctrl+N")
    missing, why = _by_view(shown.view)
    verb = translate("EmptyShipments", "Ver todas")
    return EmptyWords("package-variant-closed", missing, why, "all", verb, "V")


def _filtered(shown: Filter) -> tuple[str, str]:
    if shown.text:
        return "magnify-close", translate("EmptyShipments", "Nada con “{0}”").format(shown.text)
    if shown.delayed:
        return "timer-sand-empty", translate("EmptyShipments", "Ninguna con contratiempo")
    if shown.cash and not shown.statuses:
        return "cash", translate("EmptyShipments", "Ninguna por cobrar")
    if len(shown.statuses) == 1:
        status = next(iter(shown.statuses))
        return STATUS_LOOKS[status].icon, _none_in(status)
    return "filter-variant", translate("EmptyShipments", "Ninguna con esos filtros")


def _none_in(status: Status) -> str:
    if status is Status.OUT_FOR_DELIVERY:
        return translate("EmptyShipments", "Ninguna guía en reparto")
    if status is Status.ATTEMPT_FAILED:
        return translate("EmptyShipments", "Ningún intento fallido")
    return translate("EmptyShipments", "Ninguna en “{0}”").format(status_word(status))


def _by_view(view: View) -> tuple[str, str]:
    return {
        View.OPEN: (
            translate("EmptyShipments", "Ninguna guía abierta"),
            translate("EmptyShipments", "Todo se entregó, volvió o se canceló."),
        ),
        View.NO_ROUTE: (
            translate("EmptyShipments", "Todas tienen ruta"),
            translate("EmptyShipments", "Lo que llegue a bodega aparecerá aquí."),
        ),
        View.NEEDS_ADDRESS: (
            translate("EmptyShipments", "Ningún domicilio por completar"),
            translate("EmptyShipments", "Las guías con datos faltantes aparecen aquí."),
        ),
    }[view]
