"""The way out of a ledger that did not open: try again, another folder, a backup, a salvage; in the trouble window."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.errors import CancelledError, CourierError, LedgerOpenError, RefusedError
from courier_desktop.domain.wording import say
from courier_desktop.services.open import Opening
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.rescue_words import backup_words, salvaged_words
from courier_desktop.ui.theme.tokens import Tone
from courier_desktop.ui.trouble import HostPanel, OutcomePanel, TroubleWindow, WaysPanel, WorkPanel
from courier_desktop.ui.ways import Way, offer_of, ways_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.backup_rows import BackupRow
    from courier_desktop.services.backup_restoring import Staged
    from courier_desktop.services.salvage import Salvaged
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.start import WindowProgram


_T = TypeVar("_T")


class Rescue(QObject):
    """One trouble with one folder's ledger, until it opens or the person leaves. Nothing of it is open meanwhile."""

    def __init__(self, program: WindowProgram, data_dir: Path, error: LedgerOpenError) -> None:
        """Show what happened and the ways out."""
        super().__init__()
        self._program = program
        self._data_dir = data_dir
        self._error = error
        self._jobs = Jobs()
        self._job: Job | None = None
        self.window = TroubleWindow()
        self.window.left.connect(program.trouble_left)
        self.show_ways()
        self.window.show()

    def close(self) -> None:
        """Take the window away and join its lane."""
        self._jobs.stop()
        self.window.blockSignals(True)
        self.window.close()
        self.window.deleteLater()

    def tell(self, error: LedgerOpenError) -> None:
        """Show another trouble with the same folder."""
        self._error = error
        self.show_ways()

    def show_ways(self) -> None:
        """What happened, and what to do."""
        newest = self._newest_backup()
        about = {Way.RESTORE: backup_words(newest, self._program.clock()) if newest is not None else ""}
        why = str(self._error.params["why"])
        ways = ways_for(why, backup=newest is not None)
        happened = say(why, current_language(), **self._error.params)
        panel = WaysPanel(happened, [(way, offer_of(way, about.get(way, ""))) for way in ways])
        panel.chosen.connect(self.take)
        panel.left.connect(self.window.close)
        self.window.show_panel(panel)

    def take(self, way: Way) -> None:
        """Go that way."""
        acts: dict[Way, Callable[[], object]] = {
            Way.AGAIN: partial(self._open, Opening.USUAL),
            Way.LOOK: partial(self._open, Opening.TO_LOOK),
            Way.BEGIN_NEW: partial(self._open, Opening.ANEW),
            Way.ANYWAY: self._open_anyway,
            Way.ACCEPT: self._accept,
            Way.FOLDER: self._ask_folder,
            Way.RESTORE: self._restore,
            Way.SALVAGE: self._salvage,
        }
        acts[way]()

    # ------------------------------------------------------------------------------------------------- opening again

    def _open(self, how: Opening) -> None:
        self._program.begin(self._data_dir, how)

    def _open_anyway(self) -> None:
        self._program.heed_others = False
        self._open(Opening.USUAL)

    def _accept(self) -> None:
        from courier_desktop.services.care import forget_seen

        forget_seen(self._data_dir)
        self._open(Opening.USUAL)

    def _ask_folder(self) -> None:
        title = QCoreApplication.translate("Trouble", "Elige la carpeta del libro")
        dialog = QFileDialog(self.window, title, str(self._data_dir.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._program.move_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ------------------------------------------------------------------------------------------------------ a backup

    def _newest_backup(self) -> BackupRow | None:
        from courier_desktop.services import backups

        try:
            rows = backups.list_of(self._data_dir)
        except OSError:
            return None
        good = [row for row in rows if not row.damaged and row.events and row.why is not BackupWhy.BEFORE_RESTORE]
        # One that agrees with its own history before one that does not.
        return next(iter(sorted(good, key=lambda row: row.drifted)), None)

    def _restore(self) -> None:
        from courier_desktop.ui.restore.panel import RestorePanel, RestorePlace

        zone = self._program.clock().astimezone().tzinfo or UTC
        restoring = RestorePanel(RestorePlace(self._data_dir, self._jobs, self._program.clock, zone))
        restoring.decided.connect(self._exchange)
        restoring.refresh()
        back = self._back()
        title = QCoreApplication.translate("Trouble", "Recuperar un respaldo")
        panel = HostPanel(title, restoring, [back, *restoring.buttons])
        back.clicked.connect(restoring.cancel)
        back.clicked.connect(restoring.forget)
        back.clicked.connect(self.show_ways)
        self.window.show_panel(panel)

    def _exchange(self, staged: Staged) -> None:
        from courier_desktop.services import backup_restoring

        self._work(
            QCoreApplication.translate("Trouble", "Recuperando…"),
            QCoreApplication.translate("Trouble", "El libro de ahora se guarda aparte, entre los respaldos."),
            lambda: backup_restoring.exchange(staged, self._program.clock()),
            lambda _done: self._open(Opening.USUAL),
        )

    # ------------------------------------------------------------------------------------------------------ a salvage

    def _salvage(self) -> None:
        from courier_desktop.services import care
        from courier_desktop.services.salvage import Wish, salvage, salvage_dir

        newest = self._newest_backup()
        backup = None if newest is None or newest.encrypted else Path(newest.path)
        wish = Wish(
            source=self._data_dir,
            to=salvage_dir(self._data_dir, self._program.clock()),
            backup=backup,
            last_seen=care.last_seen(self._data_dir),
        )

        def read_all(job: Job) -> Salvaged:
            try:
                return salvage(wish, job=job)
            except RefusedError as error:
                # A backup of another ledger, or one that is broken, is no help; what can be read is.
                if wish.backup is None or error.refusal == "salvage_nothing":
                    raise
                return salvage(Wish(wish.source, wish.to, last_seen=wish.last_seen), job=job)

        says = QCoreApplication.translate("Trouble", "Se lee página por página. El archivo dañado no se toca.")
        self._work(
            QCoreApplication.translate("Trouble", "Rescatando lo que se lee…"), says, read_all, self._show_salvaged
        )

    def _show_salvaged(self, done: Salvaged) -> None:
        use = Button(QCoreApplication.translate("Trouble", "Usar el libro rescatado"), Kind.FILLED)
        whole = QCoreApplication.translate("Trouble", "Se rescató todo: no falta nada.")
        part = QCoreApplication.translate("Trouble", "Se rescató lo que se puede leer. Revisa lo que falta.")
        panel = OutcomePanel(
            QCoreApplication.translate("Trouble", "El rescate está listo"),
            (whole, Tone.GREEN) if done.whole else (part, Tone.AMBER),
            salvaged_words(done),
            [(use, partial(self._use, done)), (self._back(), self.show_ways)],
        )
        self.window.show_panel(panel)

    def _use(self, done: Salvaged) -> None:
        from courier_desktop.services.salvage import put_in_place

        says = QCoreApplication.translate("Trouble", "El libro dañado se guarda aparte, entre los respaldos.")
        self._work(
            QCoreApplication.translate("Trouble", "Poniendo el libro rescatado en su lugar…"),
            says,
            lambda: put_in_place(self._data_dir, done, self._program.clock()),
            lambda _done: self._open(Opening.USUAL),
        )

    # -------------------------------------------------------------------------------------------------------- working

    def _work(self, title: str, says: str, work: Callable[..., _T], done: Callable[[_T], object]) -> None:
        panel = WorkPanel(title, says)
        panel.cancelled.connect(self._cancel)
        self.window.show_panel(panel)
        self._job = self._jobs.run(work, done=done, failed=self._failed, progress=panel.advance)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _failed(self, error: CourierError | BugReport) -> None:
        if isinstance(error, CancelledError):
            self.show_ways()
            return
        panel = OutcomePanel(
            QCoreApplication.translate("Trouble", "No se pudo"),
            (sentence_of(error), Tone.RED),
            [],
            [(self._back(), self.show_ways)],
        )
        self.window.show_panel(panel)

    @staticmethod
    def _back() -> Button:
        return Button(QCoreApplication.translate("Trouble", "Volver"))
