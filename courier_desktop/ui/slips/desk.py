"""What the Slips page does: which list, which piece in view, what is printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.values import replace
from courier_desktop.services import settings
from courier_desktop.ui.parts.menu import MenuItem, MenuPopover
from courier_desktop.ui.slips.panel import FORMATS
from courier_desktop.ui.slips.pieces import Pieces
from courier_desktop.ui.slips.telling import Telling
from courier_desktop.ui.slips.work import Kind, Listed, Source, Wanted, list_slips

if TYPE_CHECKING:
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.slips.panel import SlipPanel
    from courier_desktop.ui.slips.printing import Printing
    from courier_desktop.ui.slips.table import SlipList


class SlipDesk(QObject):
    """Between the list, the panel and the printing; `listed` carries each list as it comes."""

    listed = Signal(object)

    def __init__(self, shell: Shell, slips: SlipList, panel: SlipPanel, printing: Printing) -> None:
        super().__init__(slips)
        self._shell, self._list, self._panel, self._printing = shell, slips, panel, printing
        self._source = Source()
        self.pieces = Pieces(shell, slips, panel)
        self._telling = Telling(panel, printing)
        self._connect()
        self._show_paper(shell.ctx.settings.slip_format)

    @property
    def wanted(self) -> Wanted:
        """What would be printed now."""
        ids = tuple(row.shipment_id for row in self._list.wanted)
        return Wanted(ids, str(self._panel.paper.value), trial=self._source.kind is Kind.TRIAL)

    def refresh(self) -> None:
        """List again."""
        self._show_paper(self._shell.ctx.settings.slip_format)
        self._shell.jobs.run(partial(list_slips, self._shell.ctx, self._source), done=self._show, key="slips")

    def show_filter(self, **filters: object) -> None:
        """List what another page asked for."""
        chosen = filters.get("ids")
        route = filters.get("route_id")
        if filters.get("trial"):
            self._source = replace(self._source, kind=Kind.TRIAL)
        elif isinstance(chosen, (list, tuple)):
            self._source = replace(self._source, kind=Kind.CHOSEN, chosen=tuple(ShipmentId(one) for one in chosen))
        elif isinstance(route, str):
            self._source = replace(self._source, kind=Kind.ROUTE, route_id=RouteId(route))
        self._fresh()

    def show_kind(self, kind: Kind) -> None:
        """List today's, a route's, the chosen, or try the printer."""
        self._source = replace(self._source, kind=kind)
        self._fresh()

    def show_route(self, route_id: RouteId) -> None:
        """List that route's slips in the order of its stops."""
        self._source = replace(self._source, kind=Kind.ROUTE, route_id=route_id)
        self._fresh()

    def print_(self) -> None:
        """Ask which printer."""
        if not self._panel.print_.reason:
            self._printing.ask_printer(self.wanted)

    def save(self) -> None:
        """Ask where the PDF goes."""
        if not self._panel.print_.reason:
            self._printing.ask_pdf(self.wanted, self._file_name())

    def next_paper(self) -> None:
        """The other size of slip, kept as the courier's own."""
        here = FORMATS.index(str(self._panel.paper.value))
        self._choose_paper(FORMATS[(here + 1) % len(FORMATS)])

    def offer_more(self) -> None:
        """The card of reasons: as PDF or on paper."""
        printing = self._printing
        items = [
            MenuItem(
                text=self.tr("Tarjeta de motivos en PDF"),
                run=printing.ask_card_pdf,
                icon="card-account-details-outline",
            ),
            MenuItem(
                text=self.tr("Imprimir la tarjeta de motivos"), run=printing.ask_card_printer, icon="printer-outline"
            ),
        ]
        self._shell.show_popover(MenuPopover(self.tr("Más para imprimir"), items), self._panel.more)

    def escape(self) -> None:
        """Cancel what is being done, else take the checks away."""
        if self._printing.busy:
            self._printing.cancel()
        else:
            self._list.table.rows_table.check_all(on=False)

    def _connect(self) -> None:
        panel, table = self._panel, self._list.table
        table.row_opened.connect(lambda _row: self.print_())
        table.rows_table.checks_changed.connect(self._show_total)
        panel.paper.chosen.connect(lambda name: self._choose_paper(str(name)))
        panel.print_.clicked.connect(self.print_)
        panel.save.clicked.connect(self.save)
        panel.more.clicked.connect(self.offer_more)

    def _fresh(self) -> None:
        """Another list: nothing of the old one stays, neither checks nor the current row."""
        self._telling.clear()
        self._list.table.rows_table.set_rows(())
        self.refresh()

    def _show(self, found: Listed) -> None:
        self._source = found.source
        self._list.show_list(found)
        self._show_total()
        self.pieces.show(trial=found.source.kind is Kind.TRIAL)
        self.listed.emit(found)

    def _show_total(self) -> None:
        rows = self._list.wanted
        trial = self._source.kind is Kind.TRIAL
        self._panel.show_total(1 if trial else sum(row.pieces for row in rows), 0 if trial else len(rows))
        reason = "" if trial or rows else self.tr("No hay etiquetas en la lista.")
        self._panel.print_.block(reason)
        self._panel.save.block(reason)

    def _choose_paper(self, name: str) -> None:
        self._show_paper(name)
        change = partial(settings.change, self._shell.ctx, "slip_format", name)
        self._shell.jobs.run(change, key="slip-format")

    def _show_paper(self, name: str) -> None:
        if name in FORMATS:
            self._panel.paper.choose(name)
            self.pieces.show(trial=self._source.kind is Kind.TRIAL)

    def _file_name(self) -> str:
        kind, route = self._source.kind, next((row.route_code for row in self._list.rows if row.route_code), "")
        day = self._shell.ctx.clock().astimezone(self._shell.ctx.zone).date().isoformat()
        about = route if kind is Kind.ROUTE else self.tr("prueba") if kind is Kind.TRIAL else ""
        return " ".join(part for part in (self.tr("etiquetas"), about, day) if part) + ".pdf"
