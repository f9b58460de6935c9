"""Where the parts of the Routes page stand, what it says when there is nothing, and where its popovers open."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.rows import RouteState
from courier_desktop.ui.format import day_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.page import MARGIN
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import EmptyState, Rule
from courier_desktop.ui.parts.floating import SHADOW, Popover

if TYPE_CHECKING:
    from courier_desktop.ui.routes.page import RoutesPage
    from courier_desktop.ui.routes.reading import RoutesView

translate = QCoreApplication.translate


class Middle(IntEnum):
    """What the middle column shows."""

    LOADING = 0
    EMPTY_DAY = 1
    EMPTY_ROUTE = 2
    STOPS = 3


def build(page: RoutesPage) -> None:
    """Put the page's parts in their places."""
    column = page.middle_card.body
    column.setContentsMargins(1, 1, 1, 1)
    for shown in (page.loading, QWidget(), empty_route(page), _stops_column(page)):
        page.middle.addWidget(shown)
    column.addWidget(page.middle)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(page.routes)
    row.addWidget(page.middle_card, 1)
    row.addWidget(page.load)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(MARGIN, 4, MARGIN, 15)
    whole.setSpacing(9)
    whole.addWidget(page.head)
    whole.addLayout(row, 1)


def _stops_column(page: RoutesPage) -> QWidget:
    stops = QWidget()
    inner = QVBoxLayout(stops)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    for part in (page.route_head, Rule(), page.told):
        inner.addWidget(part)
    inner.addSpacing(4)
    inner.addWidget(page.stops, 1)
    return stops


def side_by_side(*parts: QWidget) -> QWidget:
    """These parts 8 px apart, as one."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    return box


def summary_of(view: RoutesView) -> str:
    """The line under the title: "jue 19 nov · 5 rutas, 4 en la calle"."""
    day = day_text(view.day, current_language())
    count = translate("RoutesPage", "%n ruta(s)", None, len(view.routes))
    out = sum(1 for row in view.routes if row.state is RouteState.PUBLISHED)
    street = translate("RoutesPage", "%n en la calle", None, out) if out else ""
    return f"{day} · " + ", ".join(part for part in (count, street) if part)


def day_choices() -> list[tuple[int, str]]:
    """Yesterday, today, tomorrow, as days away from today."""
    return [
        (-1, translate("RoutesPage", "Ayer")),
        (0, translate("RoutesPage", "Hoy")),
        (1, translate("RoutesPage", "Mañana")),
    ]


def show_empty_day(page: RoutesPage, view: RoutesView) -> None:
    """Say that the day has no routes and how many shipments wait for one."""
    old = page.middle.widget(Middle.EMPTY_DAY)
    if old is not None:
        page.middle.removeWidget(old)
        old.deleteLater()
    page.middle.insertWidget(Middle.EMPTY_DAY, empty_day(page, view))


def empty_day(page: RoutesPage, view: RoutesView) -> EmptyState:
    """What stands there on a day without routes; a day gone by offers nothing."""
    if view.day < view.today:
        return EmptyState("map-marker-path", translate("RoutesPage", "Ninguna ruta salió ese día"))
    button = Button(translate("RoutesPage", "Armar ruta"), Kind.FILLED, icon="map-marker-path", key="Ctrl+R")
    button.clicked.connect(page.plans.make)
    waiting = view.waiting.total
    missing = translate("RoutesPage", "Ninguna ruta todavía")
    why = translate("RoutesPage", "%n guía(s) esperan: elígelas, ponlas en orden y sal.", None, waiting)
    if not waiting:
        why = translate("RoutesPage", "Ninguna guía espera ruta: registra o importa envíos y arma la ruta.")
    return EmptyState("map-marker-path", missing, why, button)


def empty_route(page: RoutesPage) -> EmptyState:
    """What stands there while a route has no stop."""
    button = Button(translate("RoutesPage", "Agregar guías"), Kind.FILLED, icon="playlist-plus", key="G")
    button.clicked.connect(page.plans.add)
    missing = translate("RoutesPage", "Esta ruta no tiene paradas")
    return EmptyState("playlist-plus", missing, translate("RoutesPage", "Agrégale guías de las que esperan."), button)


def beside_stop(page: RoutesPage, popover: Popover) -> None:
    """Open below the current stop, at its right edge."""
    rect = page.stops.visualRect(page.stops.currentIndex())
    width = popover.sizeHint().width() - 2 * SHADOW
    near = QRect(rect.right() - 5 - width, rect.y(), width, rect.height())
    page.shell.show_popover(popover, page.stops.viewport(), near)


def under_head(page: RoutesPage, popover: Popover) -> None:
    """Open below the route's head, at its right edge."""
    rect = page.route_head.rect()
    width = popover.sizeHint().width() - 2 * SHADOW
    popover.closed.connect(popover.deleteLater)
    page.shell.show_popover(popover, page.route_head, QRect(rect.right() - 12 - width, rect.y(), width, rect.height()))
