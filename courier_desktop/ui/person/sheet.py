"""The sheet of one person: who it is, all that is held, the file to hand over, and the erasure as a step of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.person.done_pane import DonePane
from courier_desktop.ui.person.erase_pane import ErasePane
from courier_desktop.ui.person.flow import PersonFlow
from courier_desktop.ui.person.held_pane import HeldPane
from courier_desktop.ui.person.who_list import WhoList
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.theme.tokens import Tone

LIST_WIDTH = 330
translate = QCoreApplication.translate


class PersonSheet(Sheet):
    """Three steps in one place: see, erase, done. Esc goes back from the second and closes from the others.

    What the buttons do is `flow`'s.
    """

    def __init__(
        self,
        shell: Shell,
        shipment_id: ShipmentId,
        number: str,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__("card-account-details-outline", translate("PersonSheet", "Datos de esta persona"), number)
        zone = shell.ctx.zone
        self.who, self.held_pane = WhoList(), HeldPane(zone)
        self.erase_pane, self.done_pane = ErasePane(zone), DonePane(shell, zone)
        self.look_pane, self._pages = QWidget(), QStackedWidget()
        self._words = Label("", Type.SMALL_MEDIUM, "t2")
        self._shell, self._shipment, self._number = shell, shipment_id, number
        self.export = Button(translate("PersonSheet", "Exportar…"), icon="download", key="Ctrl+S")
        self.card = Button(translate("PersonSheet", "Canales…"), icon="account-outline", key="F")
        self.begin = Button(translate("PersonSheet", "Borrar sus datos…"), icon="delete-outline", key="Del")
        self.back = Button(translate("PersonSheet", "Volver"), icon="arrow-left", key="Esc")
        self.erase = Button(translate("PersonSheet", "Borrar para siempre"), Kind.DANGER, key="Ctrl+Return")
        self.finish = Button(translate("PersonSheet", "Cerrar"), Kind.FILLED, key="Return")
        self._build()
        self.flow = PersonFlow(shell, self, shipment_id, open_url)
        self.show_stage(self.look_pane)
        self.flow.ask_who()

    def _build(self) -> None:
        row = QHBoxLayout(self.look_pane)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.who.setFixedWidth(LIST_WIDTH)
        row.addWidget(self.who)
        row.addWidget(self.held_pane, 1)
        for page in (self.look_pane, self.erase_pane, self.done_pane):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.foot.addWidget(self.erase_pane.understood)
        self.foot.addWidget(self._words.set_eliding(), 1)
        self.card.clicked.connect(self.open_card)
        for button in (self.card, self.export, self.back, self.begin, self.erase, self.finish):
            self.foot.addWidget(button)

    @property
    def stage(self) -> QWidget | None:
        """The page that shows."""
        return self._pages.currentWidget()

    @property
    def words(self) -> str:
        """What the foot says."""
        return self._words.text()

    def keys(self) -> list[KeyHelp]:
        """What the step that shows allows."""
        flow = self.flow
        if self.stage is self.look_pane:
            return [
                KeyHelp("Space", translate("PersonSheet", "Elegir o quitar"), None, translate("PersonSheet", "elegir")),
                KeyHelp("F", self.card.text(), self.open_card, translate("PersonSheet", "canales")),
                KeyHelp("Ctrl+S", self.export.text(), flow.ask_folder, translate("PersonSheet", "exportar")),
                KeyHelp("Del", self.begin.text(), flow.begin_erasing, translate("PersonSheet", "borrar")),
            ]
        if self.stage is self.erase_pane:
            return [
                KeyHelp("Esc", self.back.text(), flow.go_back, self.back.text().lower()),
                KeyHelp("Ctrl+Return", self.erase.text(), flow.erase_now, translate("PersonSheet", "borrar")),
            ]
        return [KeyHelp("Return", self.finish.text(), self.close_up, self.finish.text().lower())]

    def open_card(self) -> None:
        """How the recipient of the shipment is reached, in this sheet's place."""
        from courier_desktop.ui.contacts.card import ContactSheet

        shell, one, number = self._shell, self._shipment, self._number
        self.close_up()
        shell.show_sheet(ContactSheet(shell, one, number))

    def first_focus(self) -> QWidget:
        """The list of who it is."""
        return self.who.rows

    def close_up(self) -> None:
        """Close; an erasure that was begun goes on."""
        if self.isHidden():
            return
        self.flow.stop()
        self.done_pane.stop()
        super().close_up()
        self.deleteLater()

    def show_stage(self, page: QWidget) -> None:
        """Show that step's page and buttons."""
        self._pages.setCurrentWidget(page)
        looking, erasing_now = page is self.look_pane, page is self.erase_pane
        for widget, shown in (
            (self.card, looking),
            (self.export, looking),
            (self.begin, looking),
            (self.back, erasing_now),
            (self.erase, erasing_now),
            (self.erase_pane.understood, erasing_now),
            (self.finish, page is self.done_pane),
        ):
            widget.setVisible(shown)
        self.say("")
        self.hints_changed.emit()

    def say(self, text: str, ink: Tone | str = "t2") -> None:
        """Say something in the foot."""
        self._words.set_ink(ink)
        self._words.setText(text)
