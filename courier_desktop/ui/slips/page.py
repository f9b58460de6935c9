"""The Slips page: which slips come out, how each looks, print and PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.topics import Topic
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Select
from courier_desktop.ui.slips.desk import SlipDesk
from courier_desktop.ui.slips.panel import SlipPanel
from courier_desktop.ui.slips.printing import Printing
from courier_desktop.ui.slips.table import SlipList
from courier_desktop.ui.slips.work import Kind, Listed, Source

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.ids import RouteId
    from courier_desktop.domain.rows import RouteRow
    from courier_desktop.ui.shell import Shell

NARROW_PAGE = 900
BAR = 36


class SlipsPage(Page):
    """Today's slips, a route's, or those chosen elsewhere; the one in view at the right."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.SHIPMENTS, Topic.ROUTES, Topic.SETTINGS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = SlipList(shell)
        self.panel = SlipPanel()
        self.printing = Printing(shell, self)
        self.desk = SlipDesk(shell, self.list, self.panel, self.printing)
        self.desk.listed.connect(self._listed)
        names = {
            Kind.TODAY: self.tr("Hoy"),
            Kind.ROUTE: self.tr("Por ruta"),
            Kind.CHOSEN: self.tr("Selección"),
            Kind.TRIAL: self.tr("Prueba"),
        }
        self._names = names
        self.kinds = Segmented(list(names.items()), self.tr("Qué etiquetas"))
        self.kinds.chosen.connect(lambda kind: self.desk.show_kind(Kind(kind)))
        self.routes = Select(icon="map-marker-path")
        self.routes.setAccessibleName(self.tr("Ruta"))
        self.routes.activated.connect(lambda place: self.desk.show_route(self.routes.itemData(place)))
        self._build()

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Etiquetas")

    def keys(self) -> list[KeyHelp]:
        """Print and save, which list, which piece."""
        desk = self.desk
        kinds = [
            KeyHelp(str(n), self.tr("Ver: {0}").format(name), partial(desk.show_kind, kind), self.tr("ver"))
            for n, (kind, name) in enumerate(self._names.items(), 1)
        ]
        piece = self.tr("bulto")
        return [
            KeyHelp("Ctrl+P", self.tr("Imprimir"), desk.print_, self.tr("imprimir")),
            KeyHelp("Return", self.tr("Imprimir"), desk.print_),
            KeyHelp("Ctrl+S", self.tr("Guardar PDF"), desk.save, self.tr("guardar PDF")),
            *kinds,
            KeyHelp("Left", self.tr("Etiqueta anterior"), partial(desk.pieces.step, -1), piece),
            KeyHelp("Right", self.tr("Etiqueta siguiente"), partial(desk.pieces.step, 1), piece),
            KeyHelp("Space", self.tr("Marcar la guía; sin marcas salen todas"), None, self.tr("marcar")),
            KeyHelp("Ctrl+A", self.tr("Marcar todas o ninguna"), self.list.table.check_all),
            KeyHelp("F", self.tr("Cambiar el tamaño de la etiqueta"), desk.next_paper, self.tr("tamaño")),
            KeyHelp("X", self.tr("Más: tarjeta de motivos"), desk.offer_more),
            KeyHelp("Esc", self.tr("Cancelar, o quitar las marcas"), desk.escape),
        ]

    def refresh(self) -> None:
        """List again what is listed."""
        self.desk.refresh()

    def open_filter(self, **filters: object) -> None:
        """`ids=` shipments chosen elsewhere, `route_id=` a route's, `trial=True` the trial slip."""
        self.desk.show_filter(**filters)

    def first_focus(self) -> QWidget:
        return self.list.table if self.list.rows else self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.set_narrow(self.width() < NARROW_PAGE)

    def _build(self) -> None:
        self._head = PageHead(self.title, beside=True)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.kinds)
        bar.addWidget(self.routes)
        bar.addStretch(1)
        bar.addStrut(BAR)
        left = QVBoxLayout()
        left.setContentsMargins(MARGIN, 4, 16, 15)
        left.setSpacing(12)
        left.addWidget(self._head)
        left.addLayout(bar)
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.panel.show()
        self.routes.hide()

    def _listed(self, listed: Listed) -> None:
        source = listed.source
        here = QApplication.focusWidget()
        had_focus = here is self or (here is not None and self.list.isAncestorOf(here))
        self.kinds.choose(source.kind)
        self._show_routes(listed.routes, source)
        shown = len(listed.rows)
        name = self._names[source.kind]
        self.kinds.set_text(source.kind, f"{name}  {shown}" if shown else name)
        self._head.summary.setText(self.tr("%n guía(s)", "", shown) if source.kind is not Kind.TRIAL else "")
        if had_focus:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hints_changed.emit()

    def _show_routes(self, routes: tuple[RouteRow, ...], source: Source) -> None:
        self.routes.setVisible(source.kind is Kind.ROUTE and bool(routes))
        wanted: list[tuple[str, RouteId]] = [(_route_word(route), route.route_id) for route in routes]
        shown = [(self.routes.itemText(n), self.routes.itemData(n)) for n in range(self.routes.count())]
        if wanted != shown:
            self.routes.clear()
            for text, route_id in wanted:
                self.routes.addItem(text, route_id)
        if source.route_id is not None:
            self.routes.setCurrentIndex(self.routes.findData(source.route_id))


def _route_word(route: RouteRow) -> str:
    return " · ".join(part for part in (route.code, route.name, route.driver) if part)
