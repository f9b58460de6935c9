"""The whole of what a row of routes or stops may cut short, as its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolTip

from courier_desktop.ui.routes.words import counts_text, place_text, stop_line, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

    from courier_desktop.domain.rows import RouteRow, StopRow


def show_whole(event: QHelpEvent, view: QAbstractItemView, text: str) -> bool:
    """Show that text beside the mouse; nothing for none."""
    QToolTip.showText(event.globalPos(), text, view)
    return bool(text)


def whole_route(row: RouteRow) -> str:
    """A route's code and name, driver and vehicle, counts, a line each."""
    driver = " · ".join(part for part in (row.driver, row.vehicle) if part)
    return "\n".join(part for part in (f"{row.code} {row.name}", driver, counts_text(row)) if part)


def whole_stop(stop: StopRow) -> str:
    """A stop's name, number, place with its entre calles and referencias, note and outcome, a line each."""
    address = stop.address
    between = translate("Routes", "Entre calles: {0}").format(address.between) if address.between else ""
    references = translate("Routes", "Referencias: {0}").format(address.references) if address.references else ""
    lines = [
        f"{stop.recipient} · {stop.number}",
        place_text(address),
        address.city_line(),
        between,
        references,
        stop.note,
        stop_line(stop),
    ]
    return "\n".join(dict.fromkeys(line for line in lines if line))
