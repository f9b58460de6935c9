"""Settings: one column of groups; each change is stored at once and takes effect at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.settings import SettingGroup, setting_specs
from courier_desktop.domain.topics import Topic
from courier_desktop.services import settings, staff
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.gateways.list_card import GatewaysCard
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.page import MARGIN, Page, PageHead
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.prices.card import PricesCard
from courier_desktop.ui.settings.backups import BackupsCard
from courier_desktop.ui.settings.care import CareCard
from courier_desktop.ui.settings.drivers import DriversCard
from courier_desktop.ui.settings.editors import SettingLine, Value
from courier_desktop.ui.settings.exports import ExportCard
from courier_desktop.ui.settings.staff import StaffCard
from courier_desktop.ui.strategy.card import StrategyCard
from courier_desktop.ui.templates.card import TemplatesCard
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

_WIDTH = 720


class SettingsPage(Page):
    """The courier's own: company, appearance, promise, notices, slips, drivers, staff, backups."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.SETTINGS, Topic.ROUTES, Topic.STAFF, Topic.GATEWAYS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.lines: dict[str, SettingLine] = {}
        self.drivers = DriversCard(shell)
        self.gateways = GatewaysCard(shell)
        self.strategy = StrategyCard(shell)
        self.templates, self.prices = TemplatesCard(shell), PricesCard(shell)
        self._groups: dict[str, Label] = {}
        self._targets: dict[str, QWidget] = {}
        self._shown = ("", 0)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 20)
        self._column.setSpacing(8)
        for group in SettingGroup:
            if group not in {SettingGroup.STAFF, SettingGroup.BACKUPS}:
                self._add_group(group)
            if group is SettingGroup.NOTICES:
                self._add_card(self.tr("Canales y servicios"), self.gateways, "gateways")
                self._add_card(self.tr("Estrategia de avisos"), self.strategy, "strategy")
                self._add_card(self.tr("Plantillas"), self.templates, "templates")
                self._add_card(self.tr("Costos de los mensajes"), self.prices, "prices")
        self._add_card(self.tr("Repartidores"), self.drivers, "drivers")
        self.staff = StaffCard(shell, self._line("lock_minutes"))
        self._add_card(self.tr("Personal"), self.staff, SettingGroup.STAFF.value)
        self.backups = BackupsCard(shell, self._backup_lines())
        self._add_card(self.tr("Respaldos"), self.backups, SettingGroup.BACKUPS.value)
        self.exports = ExportCard(shell)
        self._add_card(self.tr("Exportar"), self.exports, "exports")
        self.care = CareCard(shell)
        self._add_card(self.tr("Cuidado del libro"), self.care, "care")
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, 0, 0)
        column.setSpacing(10)
        head = PageHead(self.title)
        head.summary.setText(self.tr("Cada cambio se guarda al salir del campo y vale desde ese momento."))
        column.addWidget(head)
        column.addWidget(self._scroll(inner), 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Ajustes")

    def keys(self) -> list[KeyHelp]:
        """A figure brings each group into view."""
        return [
            KeyHelp(figure, head.text(), partial(self._show_group, key), hint=head.text().lower())
            for figure, (key, head) in zip("1234567890-,.+", self._groups.items(), strict=False)
        ]

    def first_focus(self) -> QWidget:
        """The page itself: a figure shows a group, where a first field would take it for a part of the name."""
        return self

    def refresh(self) -> None:
        """Show the values in force."""
        for name, line in self.lines.items():
            line.show_value(getattr(self.shell.ctx.settings, name))
        self.gateways.refresh()
        self.templates.refresh()
        self.prices.refresh()
        self.strategy.refresh()
        self.exports.refresh()
        self.care.refresh()
        self.shell.jobs.run(partial(settings.drivers, self.shell.ctx), done=self.drivers.show_drivers, key="drivers")
        self.shell.jobs.run(partial(staff.members, self.shell.ctx), done=self.staff.show_members, key="staff")
        self.backups.refresh()

    def open_filter(self, **filters: object) -> None:
        """`group=` brings a group into view; `gateway=` opens that gateway's page, `template=` that notice's words.

        `strategy=True` opens the strategy's sheet.
        """
        if filters.get("strategy"):
            QTimer.singleShot(0, self.strategy.open_sheet)
        if "template" in filters:
            QTimer.singleShot(0, partial(self.templates.open_sheet, NoticeEvent(str(filters["template"]))))
        if "gateway" in filters:
            QTimer.singleShot(0, partial(self._show_group, "gateways"))
            QTimer.singleShot(0, partial(self.gateways.open_page, str(filters["gateway"])))
        if "group" in filters:
            # A page that was built just now has not been laid out yet.
            QTimer.singleShot(0, partial(self._show_group, str(filters["group"])))

    def _add_group(self, group: SettingGroup) -> None:
        card = Card(margin=16, spacing=0)
        names = [name for name, spec in setting_specs().items() if spec.group is group]
        for place, name in enumerate(names):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(self._line(name))
        card.body.setContentsMargins(16, 6, 16, 6)
        card.setFocusProxy(self.lines[names[0]].editor)
        self._add_card(self._group_name(group), card, group.value)

    def _backup_lines(self) -> dict[str, SettingLine]:
        """The settings of backups; a folder is tried before it is kept, so the card takes it itself."""
        names = [name for name, spec in setting_specs().items() if spec.group is SettingGroup.BACKUPS]
        lines = {name: self._line(name) for name in names}
        lines["backup_folder"].changed.disconnect(self._change)
        lines["backup_folder"].changed.connect(lambda _name, value: self.backups.choose_place(value))
        return lines

    def _line(self, name: str) -> SettingLine:
        line = SettingLine(name, setting_specs()[name], getattr(self.shell.ctx.settings, name))
        line.changed.connect(self._change)
        self.lines[name] = line
        return line

    def _add_card(self, title: str, card: QWidget, key: str) -> None:
        head = Label(title, Type.CARD)
        self._column.addSpacing(6)
        self._column.addWidget(head)
        self._column.addWidget(card)
        self._groups[key], self._targets[key] = head, card

    def _group_name(self, group: SettingGroup) -> str:
        names = {
            SettingGroup.COMPANY: self.tr("La empresa"),
            SettingGroup.APPEARANCE: self.tr("La ventana"),
            SettingGroup.PROMISE: self.tr("La promesa"),
            SettingGroup.NOTICES: self.tr("Los avisos"),
            SettingGroup.SLIPS: self.tr("Las etiquetas"),
        }
        return names[group]

    def _scroll(self, inner: QWidget) -> QScrollArea:
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(centred)
        # What comes in late above a group (the services ask the keyring) must not push it out of view.
        self._area.verticalScrollBar().rangeChanged.connect(lambda: QTimer.singleShot(0, self, self._hold_group))
        return self._area

    def _show_group(self, key: str) -> None:
        if key in self._groups:
            self._scroll_to(key)
            self._targets[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _scroll_to(self, key: str) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(max(0, self._groups[key].y() - 8))
        self._shown = (key, bar.value())

    def _hold_group(self) -> None:
        """Back to the group that was shown, unless somebody has scrolled since."""
        key, value = self._shown
        if key and self._area.verticalScrollBar().value() == value:
            self._scroll_to(key)

    def _change(self, name: str, value: Value) -> None:
        def refused(error: CourierError | BugReport) -> None:
            self.lines[name].show_error(sentence_of(error))

        self.shell.jobs.run(partial(settings.change, self.shell.ctx, name, value), failed=refused)
