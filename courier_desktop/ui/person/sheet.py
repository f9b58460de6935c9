"""The sheet of one person: who it is, all that is held, the file to hand over, and the erasure as a step of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from courier_desktop.services import erasing, persons
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.person.done_pane import DonePane
from courier_desktop.ui.person.erase_pane import ErasePane
from courier_desktop.ui.person.held_pane import HeldPane
from courier_desktop.ui.person.who_list import WhoList
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.person import Candidate, Erased, ErasePreview, Held, Person
    from courier_desktop.services.persons import PersonFiles
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

LIST_WIDTH = 330
translate = QCoreApplication.translate


class PersonSheet(Sheet):
    """Three steps in one place: see, erase, done. Esc goes back from the second and closes from the others."""

    def __init__(
        self,
        shell: Shell,
        shipment_id: ShipmentId,
        number: str,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__("card-account-details-outline", translate("PersonSheet", "Datos de esta persona"), number)
        self._shell, self._shipment_id, self._open_url = shell, shipment_id, open_url
        self._held: Held | None = None
        self._busy = False
        zone = shell.ctx.zone
        self.who, self.held_pane = WhoList(), HeldPane(zone)
        self.erase_pane, self.done_pane = ErasePane(zone), DonePane(shell, zone)
        self._pages = QStackedWidget()
        self._words = Label("", Type.SMALL_MEDIUM, "t2")
        self.export = Button(translate("PersonSheet", "Exportar…"), icon="download", key="Ctrl+S")
        self.begin = Button(translate("PersonSheet", "Borrar sus datos…"), icon="delete-outline", key="Del")
        self.back = Button(translate("PersonSheet", "Volver"), icon="arrow-left", key="Esc")
        self.erase = Button(translate("PersonSheet", "Borrar para siempre"), Kind.DANGER, key="Ctrl+Return")
        self.finish = Button(translate("PersonSheet", "Cerrar"), Kind.FILLED, key="Return")
        self._build()
        self._connect()
        self._show_stage(self._look)
        self._ask_who()

    def _build(self) -> None:
        self._look = QWidget()
        row = QHBoxLayout(self._look)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.who.setFixedWidth(LIST_WIDTH)
        row.addWidget(self.who)
        row.addWidget(self.held_pane, 1)
        for page in (self._look, self.erase_pane, self.done_pane):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.foot.addWidget(self.erase_pane.understood)
        self.foot.addWidget(self._words.set_eliding(), 1)
        for button in (self.export, self.back, self.begin, self.erase, self.finish):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.who.changed.connect(self._ask_held)
        self.export.clicked.connect(self.ask_folder)
        self.begin.clicked.connect(self.begin_erasing)
        self.back.clicked.connect(self.go_back)
        self.erase.clicked.connect(self.erase_now)
        self.finish.clicked.connect(self.close_up)
        self.erase_pane.changed.connect(self._ask_preview)
        self.erase_pane.sure.connect(self._allow)
        self.done_pane.told.connect(self._say)

    # ------------------------------------------------------------------------------------------------------ the window

    @property
    def stage(self) -> QWidget | None:
        """The page that shows."""
        return self._pages.currentWidget()

    def keys(self) -> list[KeyHelp]:
        """What the step that shows allows."""
        if self.stage is self._look:
            return [
                KeyHelp("Space", translate("PersonSheet", "Elegir o quitar"), None, translate("PersonSheet", "elegir")),
                KeyHelp("Ctrl+S", self.export.text(), self.ask_folder, translate("PersonSheet", "exportar")),
                KeyHelp("Del", self.begin.text(), self.begin_erasing, translate("PersonSheet", "borrar")),
            ]
        if self.stage is self.erase_pane:
            return [
                KeyHelp("Esc", self.back.text(), self.go_back, self.back.text().lower()),
                KeyHelp("Ctrl+Return", self.erase.text(), self.erase_now, translate("PersonSheet", "borrar")),
            ]
        return [KeyHelp("Return", self.finish.text(), self.close_up, self.finish.text().lower())]

    def first_focus(self) -> QWidget:
        """The list of who it is."""
        return self.who.rows

    def close_up(self) -> None:
        """Close; nothing is half-done."""
        if self.isHidden():
            return
        super().close_up()
        self.deleteLater()

    @property
    def words(self) -> str:
        """What the foot says."""
        return self._words.text()

    def _show_stage(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        looking, erasing_now = page is self._look, page is self.erase_pane
        for widget, shown in (
            (self.export, looking),
            (self.begin, looking),
            (self.back, erasing_now),
            (self.erase, erasing_now),
            (self.erase_pane.understood, erasing_now),
            (self.finish, page is self.done_pane),
        ):
            widget.setVisible(shown)
        self._say("")
        self.hints_changed.emit()

    def _say(self, text: str, ink: Tone | str = "t2") -> None:
        self._words.set_ink(ink)
        self._words.setText(text)

    def _failed(self, error: CourierError | BugReport) -> None:
        self._busy = False
        self._say(sentence_of(error), Tone.RED)
        self._allow()

    def _run(self, work: Callable[[], object], done: Callable[..., object], key: str = "") -> None:
        self._shell.jobs.run(work, done=done, failed=self._failed, key=key or None)

    # -------------------------------------------------------------------------------------------------------------- see

    def _ask_who(self) -> None:
        work = partial(persons.candidates_of, self._shell.ctx, self._shipment_id)
        self._run(work, self._show_who, "person-who")

    def _show_who(self, found: Sequence[Candidate]) -> None:
        self.who.show_candidates(found)
        self._ask_held()

    def _ask_held(self) -> None:
        self._run(partial(persons.held, self._shell.ctx, self.who.person), self._show_held, "person-held")

    def _show_held(self, held: Held) -> None:
        self._held = held
        self.held_pane.show_held(held)
        self.subtitle.setText(held.names[0] if held.names else self.subtitle.text())

    def ask_folder(self) -> None:
        """Ask where to put the two files."""
        if self._held is None:
            return
        title = translate("PersonSheet", "¿En qué carpeta?")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), title, documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, folder: Path) -> None:
        """Write the page and the JSON there, and show the page."""
        if self._held is not None:
            self._run(partial(persons.export_person, self._shell.ctx, self._held.person, folder), self._exported)

    def _exported(self, files: PersonFiles) -> None:
        self._say(translate("PersonSheet", "Quedó en {0} y {1}").format(files.page.name, files.values.name))
        self._open_url(QUrl.fromLocalFile(str(files.page)))

    # ------------------------------------------------------------------------------------------------------------ erase

    def begin_erasing(self) -> None:
        """Go to the deliberate step."""
        if self._held is None or self._busy or self.stage is not self._look:
            return
        self.erase_pane.understood.setChecked(False)
        self.erase_pane.ended_only.setChecked(False)
        self._ask_preview()

    def _ask_preview(self) -> None:
        if self._held is not None:
            wish, person = self.erase_pane.wish, self._held.person
            self._run(
                partial(erasing.erase_preview, self._shell.ctx, person, wish), self._show_preview, "person-preview"
            )

    def _show_preview(self, foreseen: ErasePreview) -> None:
        if self._held is None:
            return
        self.erase_pane.show_preview(foreseen, self._held)
        if self.stage is not self.erase_pane:
            self._show_stage(self.erase_pane)
            self.erase_pane.understood.setFocus()
        self._allow()

    def go_back(self) -> None:
        """Back to what is held; nothing was erased."""
        if not self._busy:
            self._show_stage(self._look)
            self.who.rows.setFocus()

    def _allow(self) -> None:
        self.erase.block(translate("PersonSheet", "Borrando…") if self._busy else self.erase_pane.hindrance)

    def erase_now(self) -> None:
        """Erase, if nothing stands in the way."""
        if self._held is None or self._busy or self.stage is not self.erase_pane:
            return
        if self.erase_pane.hindrance:
            self._say(self.erase_pane.hindrance, Tone.AMBER)
            return
        self._busy = True
        self._allow()
        self._say(translate("PersonSheet", "Borrando y limpiando el archivo…"))
        wish, person = self.erase_pane.wish, self._held.person
        self._run(partial(erasing.erase, self._shell.ctx, person, wish), partial(self._erased, person))

    def _erased(self, person: Person, done: Erased) -> None:
        self._busy = False
        self.done_pane.show_done(person, done)
        self._show_stage(self.done_pane)
        self.finish.setFocus()
