"""A small day of routes on a real ledger, and the Routes page over it in a window that opens what it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.money import Money
from courier_desktop.services import marking, registering, route_boards, routes, settings
from courier_desktop.services.context import Context
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.routes.page import RoutesPage
from tests.ui.fakes import FakeShell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.domain.rows import StopRow
    from courier_desktop.ui.parts.floating import Popover, Sheet

W = TypeVar("W", bound=QWidget)
START = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)  # 09:00 in Guadalajara
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = START - timedelta(hours=1)

    def __call__(self) -> datetime:
        return self.now


class OpenShell(FakeShell):
    """A window that opens sheets and popovers over the host, and notes the rest."""

    def __init__(self, ctx: Context, jobs: Jobs, host: QWidget) -> None:
        super().__init__(ctx, jobs)
        self.ctx: Context = ctx
        self.host = host

    def show_popover(self, popover: Popover, anchor: QWidget, rect: QRect | None = None) -> None:
        near = rect if rect is not None else anchor.rect()
        popover.open_at(self.host, QRect(anchor.mapTo(self.host, near.topLeft()), near.size()))

    def show_sheet(self, sheet: Sheet) -> None:
        sheet.open_over(self.host)

    def said(self, name: str) -> list[Any]:
        """The first argument of every call of that name."""
        return [arguments[0] for called, arguments, _keywords in self.asked if called == name]


@dataclass
class Day:
    """The ledger of the test, its clock, and the page once it is shown."""

    ctx: Context
    jobs: Jobs
    clock: Clock
    qtbot: QtBot
    host: QWidget = field(default_factory=QWidget)
    page: RoutesPage = field(init=False)
    shell: OpenShell = field(init=False)

    def ship(self, place: int, *, cash: int = 0, pieces: int = 1, postal_code: str = "44380") -> ShipmentId:
        """A shipment registered now."""
        draft = ShipmentDraft(
            sender=Party("Moda Tapatía"),
            recipient=Party(f"Itzel Ochoa {place}", phone=f"+5233148200{place:02d}", phone_typed="x"),
            address=Address(
                street="Gómez de Mendiola", exterior=str(place), colonia=f"Colonia {place}", postal_code=postal_code
            ),
            pieces=pieces,
            cash_on_delivery=Money(cash) if cash else None,
        )
        return registering.register(self.ctx, draft).shipment_id

    def make(self, name: str, ids: Sequence[ShipmentId], *, driver: str = "", out: bool = False) -> RouteId:
        """A route with these stops, ten minutes each, from nine; `out` = published."""
        driver_id = settings.save_driver(self.ctx, driver, vehicle="moto").driver_id if driver else None
        route_id, _ = routes.make(self.ctx, name, ids, driver_id=driver_id, starts_at=START, minutes_per_stop=10)
        if out:
            routes.publish(self.ctx, route_id)
        return route_id

    def deliver(self, ids: Sequence[ShipmentId]) -> None:
        """Mark them delivered, now."""
        from courier_desktop.domain.statuses import Status

        marking.mark(self.ctx, marking.Mark(shipment_ids=tuple(ids), target=Status.DELIVERED, received_by="Nayeli"))

    def show(self, width: int = 1181, height: int = 685, **filters: object) -> RoutesPage:
        """The page, shown and read."""
        self.qtbot.addWidget(self.host)
        self.shell = OpenShell(self.ctx, self.jobs, self.host)
        self.page = RoutesPage(self.shell)
        self.page.desk.soon.setInterval(0)
        column = QVBoxLayout(self.host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.host.resize(width, height)
        self.page.open_filter(**filters)
        self.host.show()
        self.host.activateWindow()
        self.page.first_focus().setFocus()
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing is under way."""
        desk = self.page.desk
        self.qtbot.waitUntil(lambda: not self.jobs.busy and not desk.waiting and desk.view is not None)

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.focusWidget() or self.page

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is; a letter acts once it is clear that no scanner typed it."""
        QTest.keyClick(self.focused, key, held)
        self.qtbot.waitUntil(lambda: not self.page.wedge.busy)
        self.settle()

    def scan(self, text: str) -> None:
        """What a scanner types, Enter included."""
        QTest.keyClicks(self.focused, text)
        QTest.keyClick(self.focused, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.page.wedge.busy)
        self.settle()

    def write(self, text: str) -> None:
        """Type into the field that has the focus."""
        QTest.keyClicks(self.focused, text)

    def opened(self, kind: type[W]) -> W:
        """The sheet or popover of that kind that is open."""
        return next(one for one in self.host.findChildren(kind) if one.isVisible())

    def stop(self, route_id: RouteId, place: int) -> StopRow:
        """A stop as the ledger has it now."""
        return route_boards.board(self.ctx, route_id).stops[place]

    def shown(self) -> list[str]:
        """The recipients of the list, in order."""
        return [row.recipient for row in self.page.stops.model_of_stops.rows]
