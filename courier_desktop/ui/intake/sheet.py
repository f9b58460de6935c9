"""The import sheet: one file at a time, seen before it is saved, entered whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.services import settings
from courier_desktop.ui.intake.done import DonePane
from courier_desktop.ui.intake.files import ask_files
from courier_desktop.ui.intake.flow import ImportFlow
from courier_desktop.ui.intake.foot import Foot, Stage
from courier_desktop.ui.intake.review import TABS, ReviewPane
from courier_desktop.ui.intake.work import FOLDER_NOTE
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.cards import ErrorCard, ProgressCard, SkeletonRows
from courier_desktop.ui.parts.floating import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.ui.shell import Shell

FOOT = 32


def begin_import(window: Shell, files: Sequence[Path]) -> None:
    """Import those files one after the other, in the sheet that is open or a new one; without files, ask for them."""
    if not files:
        last = partial(settings.draft, window.ctx, FOLDER_NOTE)
        window.jobs.run(last, done=partial(_ask, window), key="import-folder")
        return
    sheet = _open_sheet(window)
    if sheet is not None:
        sheet.flow.add_files(files)
    else:
        window.show_sheet(ImportSheet(window, files))


def _ask(window: Shell, folder: str | None) -> None:
    known = Path(folder) if folder and Path(folder).is_dir() else None
    ask_files(window if isinstance(window, QWidget) else None, known, partial(begin_import, window))


def _open_sheet(window: Shell) -> ImportSheet | None:
    found = window.findChildren(ImportSheet) if isinstance(window, QWidget) else []
    return next((sheet for sheet in found if not sheet.isHidden()), None)


class ImportSheet(Sheet):
    """Shows the stage of the import; what it does is `flow`'s."""

    def __init__(self, shell: Shell, files: Sequence[Path]) -> None:
        super().__init__("file-upload-outline", self.tr("Importar"))
        self.stage = Stage.READING
        self.review = ReviewPane(shell.ctx)
        self.done_pane = DonePane(shell.ctx)
        self.bar = Foot()
        self.progress = ProgressCard()
        self._error: QWidget = QWidget()
        self._build()
        self.flow = ImportFlow(shell, self, files)

    def keys(self) -> list[KeyHelp]:
        """What the stage allows; Esc cancels what is being entered, else it closes."""
        flow = self.flow
        other = KeyHelp("Ctrl+O", self.tr("Elegir otro archivo"), flow.ask_other, self.tr("otro archivo"))
        skip = KeyHelp("Ctrl+PgDown", self.tr("Saltar este archivo e ir al siguiente"), flow.next_file)
        save = KeyHelp("Ctrl+S", self.tr("Guardar las filas con problema"), flow.after.save_bad)
        match self.stage:
            case Stage.READING:
                return []
            case Stage.REVIEW:
                return [*self._review_keys(), save, other, skip]
            case Stage.ENTERING:
                return [KeyHelp("Esc", self.tr("Cancelar; no queda nada"), flow.cancel)]
            case Stage.DONE:
                word = self.bar.primary.text()
                undo = KeyHelp("Ctrl+Z", self.tr("Deshacer la importación"), flow.after.take_back, self.tr("deshacer"))
                return [KeyHelp("Return", word, flow.primary, word.lower()), save, undo, other]
            case Stage.FAILED:
                word = self.bar.primary.text()
                return [KeyHelp("Return", word, flow.primary, word.lower().rstrip("…")), other]

    def first_focus(self) -> QWidget:
        return self

    def show_stage(self, stage: Stage) -> None:
        """Show that stage's pane and buttons; the keyboard goes where it is wanted."""
        self.stage = stage
        self.progress.end()
        self._skeleton.end()
        self._views.setCurrentIndex(list(Stage).index(stage))
        self.bar.show_stage(stage)
        self.hints_changed.emit()
        if stage is Stage.READING:
            self._skeleton.begin()
        if self.isVisible():
            self._focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, sentence: str, kept: str) -> None:
        """Say why the file cannot be imported."""
        self._error.deleteLater()
        self._error = ErrorCard(sentence, kept, icon="file-document-outline")
        self._failure.insertWidget(0, self._error)
        self.show_stage(Stage.FAILED)

    def close_up(self) -> None:
        open_now = not self.isHidden()
        super().close_up()
        if open_now:
            self.flow.closed()
            self.deleteLater()

    def _review_keys(self) -> list[KeyHelp]:
        flow, review = self.flow, self.review
        see, do = self.tr("ver"), self.tr("importar")
        tabs = [
            KeyHelp(str(n), self.tr("Ver otra parte del archivo"), partial(self._show_tab, key), see)
            for n, key in enumerate(TABS, 1)
        ]
        return [
            KeyHelp("Return", self.tr("Importar"), flow.enter, do),
            KeyHelp("Ctrl+Return", self.tr("Importar"), flow.enter, do),
            *tabs,
            KeyHelp("Space", self.tr("Elegir el dato de la columna, o quitar un cambio"), None, self.tr("elegir dato")),
            KeyHelp("N", self.tr("Siguiente columna por revisar"), review.go_to_doubt),
        ]

    def _show_tab(self, key: str) -> None:
        self.review.show_tab(key)
        self.review.view().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus(self) -> QWidget:
        match self.stage:
            case Stage.REVIEW:
                head = self.review.head
                return head.sender_field.editor if head.missing_sender() else self.review.view()
            case Stage.DONE:
                return self.bar.primary
            case _:
                return self

    def _build(self) -> None:
        self._views = QStackedWidget()
        self._skeleton = SkeletonRows(8)
        failure = QWidget()
        self._failure = QVBoxLayout(failure)
        self._failure.setContentsMargins(20, 20, 20, 20)
        self._failure.addWidget(self._error)
        self._failure.addStretch(1)
        # In the order of the stages; while it is entered, what is entered stays in view.
        for view in (self._skeleton, self.review, QWidget(), self.done_pane, failure):
            self._views.addWidget(view)
        # Over the foot of the pane, so that nothing moves while something is counted.
        place = QWidget()
        place.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edge = QVBoxLayout(place)
        edge.setContentsMargins(20, 0, 20, 12)
        edge.addWidget(self.progress)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._views, 0, 0)
        grid.addWidget(place, 0, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(grid, 1)
        self.bar.setMinimumHeight(FOOT)
        self.foot.addWidget(self.bar, 1)
