"""Backs up while the window works and as it closes; neither is ever waited for in vain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QProcess, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout

from courier_desktop.domain.topics import Topic
from courier_desktop.ui.care import quiet_command
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import PROGRESS_AFTER_MS
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import draw_bar, faded, rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from courier_desktop.ui.jobs import Job
    from courier_desktop.ui.main_window import MainWindow

LOOK_MS = 60_000
_ABOVE = 24


class Safekeeping(QObject):
    """One window's: it looks each minute what is due, and holds the window back for one backup as it closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._checking: QProcess | None = None
        self._over = False
        self.line = ClosingLine(window)
        self.line.skipped.connect(self._leave)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.installEventFilter(self)

    def stop(self) -> None:
        """Look no more, and let the window close."""
        self._over = True
        self._timer.stop()
        checking, self._checking = self._checking, None
        if checking is not None and checking.state() is not QProcess.ProcessState.NotRunning:
            checking.kill()
            checking.waitForFinished(1000)

    def look(self) -> None:
        """Do what is due, beside the work."""
        if self._window.in_sample or self._over or self._window.upkeep.busy:
            return
        from courier_desktop.services import backups

        def work(job: Job) -> Path | None:
            backups.upkeep(self._window.ctx, job)
            return backups.to_verify(self._window.ctx)

        # What fails is told in Settings and, after days, by Today: never by a card out of the blue.
        self._window.upkeep.run(work, done=self._verify, failed=lambda _error: None, key="upkeep")

    def _verify(self, path: Path | None) -> None:
        """A large backup is read through by a program of its own, which gives way to everything else."""
        if path is None or self._over or self._checking is not None:
            return
        program, *words = quiet_command(str(self._window.ctx.store.path.parent), "backup", "check", str(path))
        self._checking = QProcess(self)
        self._checking.setStandardOutputFile(QProcess.nullDevice())
        self._checking.setStandardErrorFile(QProcess.nullDevice())
        self._checking.finished.connect(self._verified)
        self._checking.start(program, words)

    def _verified(self, *_status: object) -> None:
        checking, self._checking = self._checking, None
        if checking is not None:
            checking.deleteLater()
            self._window.ctx.published(frozenset({Topic.SETTINGS}))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or watched is not self._window or self._over:
            return False
        if self._job is not None:
            # Asked to close a second time: it is wanted at once.
            self._over = True
            return False
        if not self._worth_it():
            return False
        event.ignore()
        self._begin()
        return True

    def _worth_it(self) -> bool:
        app = QGuiApplication.instance()
        # A computer that is being shut down waits for nobody.
        if self._window.in_sample or (isinstance(app, QGuiApplication) and app.isSavingSession()):
            return False
        from courier_desktop.services import backups

        return backups.worth_closing_with(self._window.ctx)

    def _begin(self) -> None:
        from courier_desktop.services import backups

        self._timer.stop()
        self.line.begin()
        self._job = self._window.upkeep.run(
            partial(backups.at_closing, self._window.ctx),
            done=lambda _nothing: self._leave(),
            failed=lambda _error: self._leave(),
            progress=self.line.advance,
            key="upkeep",
        )

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._over = True
        self.line.end()
        self._window.close()


class ClosingLine(QFrame):
    """What is being done as the window closes, how far it is, and the way out; shows itself after 300 ms only."""

    skipped = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._share = 0.0
        self._text = Label(self.tr("Guardando un respaldo antes de cerrar…"), Type.MEDIUM, "oninv")
        self.skip = Button(self.tr("Cerrar sin esperar"), Kind.INVERSE, key="Esc")
        self.skip.clicked.connect(self.skipped)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 14)
        row.setSpacing(8)
        for part in (IconLabel("content-save-outline", "oninv", 18), self._text, self.skip):
            row.addWidget(part)
        row.insertSpacing(2, 24)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PROGRESS_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def begin(self) -> None:
        """It begins; it appears when it takes long."""
        self._timer.start()

    def advance(self, done: int, total: int) -> None:
        """It is that far."""
        self._share = done / total if total else 0.0
        self.update()

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self.hide()

    def _appear(self) -> None:
        over = self.parentWidget()
        self.adjustSize()
        if over is not None:
            self.move((over.width() - self.width()) // 2, over.height() - self.height() - _ABOVE)
        self.setAccessibleName(self._text.text())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        rounded(painter, QRectF(self.rect()), 10, theme.inv)
        bar = QRectF(14, self.height() - 10, self.width() - 28, 4)
        draw_bar(painter, bar, self._share, theme.oninv, faded(theme.oninv, 0.25))
