"""What the person's sheet does: asks the services on the lane, and shows what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog

from courier_desktop.services import erasing, persons
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.person import Candidate, Erased, ErasePreview, Held, Person
    from courier_desktop.services.persons import PersonFiles
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.person.sheet import PersonSheet
    from courier_desktop.ui.shell import Shell

translate = QCoreApplication.translate


class PersonFlow(QObject):
    """The steps of one sheet. What it began goes on when the sheet is closed."""

    def __init__(
        self, shell: Shell, sheet: PersonSheet, shipment_id: ShipmentId, open_url: Callable[[QUrl], bool]
    ) -> None:
        super().__init__()
        self._shell, self._sheet, self._shipment_id, self._open_url = shell, sheet, shipment_id, open_url
        self._held: Held | None = None
        self._busy = self._stopped = False
        sheet.who.changed.connect(self._ask_held)
        sheet.export.clicked.connect(self.ask_folder)
        sheet.begin.clicked.connect(self.begin_erasing)
        sheet.back.clicked.connect(self.go_back)
        sheet.erase.clicked.connect(self.erase_now)
        sheet.finish.clicked.connect(sheet.close_up)
        sheet.erase_pane.changed.connect(self._ask_preview)
        sheet.erase_pane.sure.connect(self._allow)
        sheet.done_pane.told.connect(sheet.say)

    def stop(self) -> None:
        """The sheet is gone: what still comes in is told by the window."""
        self._stopped = True

    def _run(self, work: Callable[[], object], done: Callable[..., object], key: str = "") -> None:
        self._shell.jobs.run(work, done=partial(self._arrived, done), failed=self._failed, key=key or None)

    def _arrived(self, done: Callable[..., object], result: object) -> None:
        if not self._stopped:
            done(result)
        elif self._busy:
            self._shell.say(translate("PersonSheet", "Se borraron los datos de esta persona"))

    def _failed(self, error: CourierError | BugReport) -> None:
        if self._stopped:
            self._shell.tell_error(error)
            return
        self._busy = False
        self._sheet.say(sentence_of(error), Tone.RED)
        self._allow()

    # -------------------------------------------------------------------------------------------------------------- see

    def ask_who(self) -> None:
        """Ask who the recipient is, and who may be the same."""
        work = partial(persons.candidates_of, self._shell.ctx, self._shipment_id)
        self._run(work, self._show_who, "person-who")

    def _show_who(self, found: Sequence[Candidate]) -> None:
        self._sheet.who.show_candidates(found)
        self._ask_held()

    def _ask_held(self) -> None:
        self._run(partial(persons.held, self._shell.ctx, self._sheet.who.person), self._show_held, "person-held")

    def _show_held(self, held: Held) -> None:
        self._held = held
        self._sheet.held_pane.show_held(held)
        if held.names:
            self._sheet.subtitle.setText(held.names[0])

    def ask_folder(self) -> None:
        """Ask where to put the two files."""
        if self._held is None:
            return
        title = translate("PersonSheet", "¿En qué carpeta?")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._sheet.window(), title, documents)
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
        self._sheet.say(translate("PersonSheet", "Quedó en {0} y {1}").format(files.page.name, files.values.name))
        self._open_url(QUrl.fromLocalFile(str(files.page)))

    # ------------------------------------------------------------------------------------------------------------ erase

    def begin_erasing(self) -> None:
        """Go to the deliberate step."""
        sheet = self._sheet
        if self._held is None or self._busy or sheet.stage is not sheet.look_pane:
            return
        sheet.erase_pane.understood.setChecked(False)
        sheet.erase_pane.ended_only.setChecked(False)
        self._ask_preview()

    def _ask_preview(self) -> None:
        if self._held is not None:
            wish, person = self._sheet.erase_pane.wish, self._held.person
            work = partial(erasing.erase_preview, self._shell.ctx, person, wish)
            self._run(work, self._show_preview, "person-preview")

    def _show_preview(self, foreseen: ErasePreview) -> None:
        sheet = self._sheet
        if self._held is None or sheet.stage is sheet.done_pane:
            return
        sheet.erase_pane.show_preview(foreseen, self._held)
        if sheet.stage is not sheet.erase_pane:
            sheet.show_stage(sheet.erase_pane)
            sheet.erase_pane.understood.setFocus()
        self._allow()

    def go_back(self) -> None:
        """Back to what is held; nothing was erased."""
        if not self._busy:
            self._sheet.show_stage(self._sheet.look_pane)
            self._sheet.who.rows.setFocus()

    def _allow(self) -> None:
        busy = translate("PersonSheet", "Borrando…")
        self._sheet.erase.block(busy if self._busy else self._sheet.erase_pane.hindrance)

    def erase_now(self) -> None:
        """Erase, if nothing stands in the way."""
        sheet = self._sheet
        if self._held is None or self._busy or sheet.stage is not sheet.erase_pane:
            return
        if sheet.erase_pane.hindrance:
            sheet.say(sheet.erase_pane.hindrance, Tone.AMBER)
            return
        self._busy = True
        self._allow()
        sheet.say(translate("PersonSheet", "Borrando y limpiando el archivo…"))
        wish, person = sheet.erase_pane.wish, self._held.person
        self._run(partial(erasing.erase, self._shell.ctx, person, wish), partial(self._erased, person))

    def _erased(self, person: Person, done: Erased) -> None:
        self._busy = False
        self._sheet.subtitle.setText("")
        self._sheet.done_pane.show_done(person, done)
        self._sheet.show_stage(self._sheet.done_pane)
        self._sheet.finish.setFocus()
