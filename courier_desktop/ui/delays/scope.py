"""Whom a setback touches: a route, a zone by postal code, a driver, or a list of guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.values import replace
from courier_desktop.services.delays import Scope
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Select
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.rows import DriverRow, RouteRow
    from courier_desktop.ui.delays.draft import SetbackDraft
    from courier_desktop.ui.delays.guides import GuidesFound

KEY = "Alt+A"


class ScopePicker(QWidget):
    """The four scopes, and under them the picker of the one chosen. `numbers_entered` asks for guides to be found."""

    changed = Signal()
    numbers_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._scope = Segmented(
            [
                (Scope.ROUTE, self.tr("Ruta")),
                (Scope.ZONE, self.tr("Zona")),
                (Scope.DRIVER, self.tr("Repartidor")),
                (Scope.LIST, self.tr("Lista")),
            ],
            self.tr("¿A quién afecta?"),
        )
        self.routes, self.drivers = Select(icon="map-marker-path"), Select(icon="account-outline")
        self.zone, self.guides = QLineEdit(), QLineEdit()
        self._listed = _Listed()
        self._name_all()
        self._build()
        self._scope.chosen.connect(self._scoped)
        self.routes.currentIndexChanged.connect(self._tell)
        self.drivers.currentIndexChanged.connect(self._tell)
        self.zone.textChanged.connect(self._tell)
        self.guides.returnPressed.connect(self._enter)
        self.guides.installEventFilter(self)
        self._listed.emptied.connect(self._empty)
        self._show_picker()

    def offer(self, routes: Sequence[RouteRow], drivers: Sequence[DriverRow]) -> None:
        """What may be chosen."""
        for select in (self.routes, self.drivers):
            select.blockSignals(True)
            select.clear()
        for route in routes:
            name = " ".join(part for part in (route.code, route.name) if part)
            self.routes.addItem(" · ".join(part for part in (name, route.driver) if part), str(route.route_id))
        for driver in drivers:
            self.drivers.addItem(driver.name, str(driver.driver_id))
        self.routes.setPlaceholderText(self.tr("No hay rutas abiertas"))
        self.drivers.setPlaceholderText(self.tr("No hay repartidores"))
        for select in (self.routes, self.drivers):
            select.blockSignals(False)

    def show_draft(self, draft: SetbackDraft) -> None:
        """Show that draft's scope, silently."""
        self.blockSignals(True)
        self._scope.choose(draft.scope)
        for select, wanted in ((self.routes, draft.route_id), (self.drivers, draft.driver_id)):
            place = select.findData(wanted) if wanted else 0
            select.setCurrentIndex(max(0, place) if select.count() else -1)
        self.zone.setText(draft.zone)
        self._listed.show_guides(draft.guides)
        self._show_picker()
        self.blockSignals(False)

    def over(self, draft: SetbackDraft) -> SetbackDraft:
        """The draft with the scope as it stands here."""
        scope = self._scope.value
        return replace(
            draft,
            scope=scope if isinstance(scope, Scope) else Scope.ROUTE,
            route_id=str(self.routes.currentData() or ""),
            driver_id=str(self.drivers.currentData() or ""),
            zone=self.zone.text(),
            guides=self._listed.guides,
        )

    def add_guides(self, found: GuidesFound) -> None:
        """Add guides that were found; what was not found stays in the field, with a word."""
        self._listed.add(found)
        self.guides.setText(" ".join(found.unknown))
        self._tell()

    def focus_here(self) -> None:
        """Take the focus to the scopes."""
        for segment in self._scope.findChildren(QAbstractButton):
            if segment.isChecked():
                segment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def editors(self) -> tuple[QLineEdit, ...]:
        """The fields where letters are text."""
        return (self.zone, self.guides)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty field takes the last guide out of the list."""
        pressed = watched is self.guides and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        back = pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        if back and not self.guides.text() and self._listed.guides:
            self._listed.drop_last()
            self._tell()
            return True
        return super().eventFilter(watched, event)

    def _name_all(self) -> None:
        self.routes.setAccessibleName(self.tr("Ruta"))
        self.drivers.setAccessibleName(self.tr("Repartidor"))
        self.zone.setAccessibleName(self.tr("Códigos postales"))
        self.zone.setPlaceholderText(self.tr("CP o como empiezan: 44380, 443"))
        self.guides.setAccessibleName(self.tr("Guías"))
        self.guides.setPlaceholderText(self.tr("Escanea o escribe guías y Enter"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("¿A quién afecta?"), Type.SMALL_STRONG, "t2"))
        head.addWidget(Keycap(KEY))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._scope)
        for picker in (self.routes, self.zone, self.drivers, self.guides, self._listed):
            column.addWidget(picker)

    def _scoped(self, _scope: object) -> None:
        self._show_picker()
        self._tell()

    def _show_picker(self) -> None:
        shown = self._scope.value
        for scope, picker in (
            (Scope.ROUTE, self.routes),
            (Scope.ZONE, self.zone),
            (Scope.DRIVER, self.drivers),
            (Scope.LIST, self.guides),
            (Scope.LIST, self._listed),
        ):
            picker.setVisible(scope is shown)

    def _enter(self) -> None:
        if self.guides.text().strip():
            self.numbers_entered.emit(self.guides.text().strip())

    def _empty(self) -> None:
        self._listed.show_guides(())
        self._tell()

    def _tell(self, *_what: object) -> None:
        self.changed.emit()


class _Listed(QWidget):
    """The guides of the list: how many, which, and a way to empty it; what was not found, in words."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.guides: tuple[tuple[str, str], ...] = ()
        self._words = Label("", Type.SMALL, "t2").set_eliding()
        self._empty = Button(self.tr("Vaciar"), Kind.LINK, height=20)
        self._empty.clicked.connect(self.emptied)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._empty)
        self.show_guides(())

    def show_guides(self, guides: tuple[tuple[str, str], ...]) -> None:
        """Show those."""
        self.guides = guides
        numbers = ", ".join(number for _, number in guides)
        count = self.tr("%n guía(s): ", "", len(guides)) if guides else self.tr("Ninguna guía todavía")
        self._words.set_ink("t2")
        self._words.setText(count + numbers)
        self._empty.setVisible(bool(guides))

    def add(self, found: GuidesFound) -> None:
        """Add those found; say which were not."""
        known = {one for one, _ in self.guides}
        self.show_guides((*self.guides, *(guide for guide in found.guides if guide[0] not in known)))
        if found.unknown:
            self._words.set_ink(Tone.RED)
            self._words.setText(self.tr("No encontré: {0}").format(", ".join(found.unknown)))

    def drop_last(self) -> None:
        """Take the last one out."""
        self.show_guides(self.guides[:-1])
