"""Start the window: application, ledger, pages, and what the window asks of the program."""

from __future__ import annotations

import gc
import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from courier_desktop.domain.errors import CourierError, LedgerOpenError
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.words import Language, language_of
from courier_desktop.services.open import Opening, close_context, fold_log, now_utc, open_context
from courier_desktop.ui.care import Care
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.language import current_language, set_language
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.pace import Pace
from courier_desktop.ui.safekeeping import Safekeeping
from courier_desktop.ui.sending import PATIENCE_S, Sending
from courier_desktop.ui.theme.apply import STYLE_ARGUMENTS, STYLED, apply_theme, chosen_theme, wear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from courier_desktop.domain.rows import SearchHit
    from courier_desktop.services.acts import Undone
    from courier_desktop.services.backup_restoring import Staged
    from courier_desktop.services.context import Context
    from courier_desktop.services.news import OtherWriters
    from courier_desktop.ui.rescue import Rescue
    from courier_desktop.ui.single import OneWindow

_log = logging.getLogger(__name__)
LOOK_FOR_OTHERS_MS = 700
LOOK_AT_CLOCK_MS = 30_000
PAINTED_BY_MS = 300
AT_REST_MS = 2_000


class Session(QObject):
    """One ledger in one window: its context, its database lane, what its signals do."""

    def __init__(
        self, data_dir: Path, owner: WindowProgram, how: Opening = Opening.USUAL, ctx: Context | None = None
    ) -> None:
        """Open the ledger of that folder, or go on with one that is open. Raises LedgerOpenError."""
        super().__init__()
        self.data_dir = data_dir
        self._owner = owner
        self.ctx = ctx or open_context(data_dir, clock=owner.clock, how=how)
        self._language = self._speak()
        self.jobs = Jobs()
        # Before there is anything to dress anew.
        wear(owner.app, chosen_theme(owner.app, self.ctx.settings.theme, self.ctx.settings.accent))
        self.window = MainWindow(self.ctx, self.jobs, self._search)
        self.safekeeping = Safekeeping(self.window)
        self.sending = Sending(self.window)
        self.care = Care(self.window, partial(owner.tell_trouble, data_dir))
        self._others: OtherWriters | None = None
        self._begun = False
        self._timers = [
            self._every(LOOK_FOR_OTHERS_MS, self._look_for_others),
            self._every(LOOK_AT_CLOCK_MS, self._clock),
        ]
        self._counting = Pace(self._count, self.window)
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(AT_REST_MS)
        self._at_rest.timeout.connect(self._fold_log)
        self._connect()

    def show(self) -> None:
        """Show the window, painted before Today's page and the services behind it are loaded."""
        self.window.resize(1366, 768)
        self.window.installEventFilter(self)
        self.window.turns.begin()
        self.window.show()
        # A window shown minimised is not painted: then it begins without.
        QTimer.singleShot(PAINTED_BY_MS, self.window, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.window, self._begin)
        return False

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        # First of all, so that what others write from now on is heard.
        self._look_for_others()
        if self.window.stack.page is None:
            self.window.go("today")
        self._count()
        self.jobs.run(partial(_finish_erasure, self.ctx), key="erasure")
        self.care.begin()
        self.sending.begin()

    def close(self, *, keep_ledger: bool = False) -> None:
        """Join the lanes and close the ledger, unless another window goes on with it."""
        # What another program writes from now on is the next window's.
        self.window.changes.changed.disconnect(self._changed)
        for timer in (*self._timers, self._at_rest):
            timer.stop()
        self.safekeeping.stop()
        self.care.stop()
        # A window built anew over the same ledger waits for nobody: its lanes take over as these let go.
        if not keep_ledger:
            self.window.hide()
        self.sending.stop(0.0 if keep_ledger else PATIENCE_S)
        self.jobs.stop()
        self.window.stop_upkeep()
        if not keep_ledger:
            close_context(self.ctx)

    def _connect(self) -> None:
        window = self.window
        window.undo_asked.connect(self._undo)
        window.new_asked.connect(partial(open_new_shipment, window))
        window.import_asked.connect(partial(open_import, window, []))
        window.files_dropped.connect(partial(open_import, window))
        window.setback_asked.connect(partial(open_setback, window))
        window.sample_asked.connect(self._owner.open_sample)
        window.sample_left.connect(self._owner.leave_sample)
        window.restore_asked.connect(partial(self._owner.restore, self))
        window.closing.connect(partial(self._owner.ended, self))
        window.changes.changed.connect(self._changed)

    def _every(self, interval_ms: int, what: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(what)
        timer.start()
        return timer

    def _speak(self) -> Language:
        app = QApplication.instance()
        language = language_of(self._owner.language or self.ctx.settings.language)
        if app is not None and current_language() is not language:
            set_language(app, language)
        return language

    def _search(self, text: str, stop: Callable[[], bool]) -> Sequence[SearchHit]:
        from courier_desktop.services import shipments

        return shipments.find(self.ctx, text, stop=stop)

    def _look_for_others(self) -> None:
        if not self.jobs.busy:
            self.jobs.run(self._heard_others, key="others")

    def _heard_others(self) -> bool:
        from courier_desktop.services.news import OtherWriters

        if self._others is None:
            self._others = OtherWriters(self.ctx)
        return self._others.heard()

    def _clock(self) -> None:
        """Notices run out of time and estimates move with the clock, though nobody wrote anything."""
        from courier_desktop.services import noticing

        self.jobs.run(partial(noticing.expire_due, self.ctx), key="expire")
        page = self.window.stack.page
        if page is not None and page.isVisible() and not self.jobs.busy:
            page.refresh()

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.SETTINGS in topics:
            self.window.show_settings()
            language = language_of(self.ctx.settings.language)
            if language is not self._language and not self._owner.language:
                self._language = language
                self._retranslate(language)
        if Topic.STAFF in topics:
            self.window.turns.settle()
        self._counting.ask()
        self._at_rest.start()

    def _fold_log(self) -> None:
        """Nobody has written for a while: fold the log now, so that no mark has to."""
        self.jobs.run(partial(fold_log, self.ctx), key="fold")

    def _retranslate(self, language: Language) -> None:
        """Speak another language at once: everything is built anew in it."""
        app = QApplication.instance()
        if app is not None:
            set_language(app, language)
        self._owner.reopen(self)

    def _count(self) -> None:
        from courier_desktop.services import today

        self.jobs.run(partial(today.counts_for_rail, self.ctx), done=self._show_counts, key="counts")

    def _show_counts(self, counts: dict[str, int]) -> None:
        for page, count in counts.items():
            self.window.set_count(page, count)

    def _undo(self) -> None:
        from courier_desktop.services import acts

        self.jobs.run(partial(acts.undo, self.ctx), done=self._undone)

    def _undone(self, what: Undone) -> None:
        place = what.act.number if what.act.count <= 1 else self.tr("%n guía(s)", "", what.act.count)
        self.window.say(self.tr("Deshecho: {what}").format(what=place or self.tr("lo último")))


def _finish_erasure(ctx: Context) -> bool:
    """Clean the ledger's file of an erasure that a busy file or a crash cut short; whether there was one."""
    from courier_desktop.services import erasing

    return erasing.unfinished(ctx) and erasing.finish(ctx)


def open_new_shipment(window: MainWindow) -> None:
    """Open the form of a new shipment."""
    from courier_desktop.ui.shipments.new_sheet import NewShipmentSheet

    window.show_sheet(NewShipmentSheet(window))


def open_import(window: MainWindow, files: list[Path]) -> None:
    """Import these files, or ask for one when there are none."""
    from courier_desktop.ui.intake.sheet import begin_import

    begin_import(window, files)


def open_setback(window: MainWindow, scope: dict[str, object]) -> None:
    """Open the setback sheet on that scope."""
    from courier_desktop.ui.delays.sheet import SetbackSheet

    window.show_sheet(SetbackSheet(window, **scope))


class WindowProgram(QObject):
    """The program around the window: which ledger it shows, its own or the sample day's."""

    def __init__(
        self, app: QApplication, data_dir: Path, language: str, clock: Callable[[], datetime] = now_utc
    ) -> None:
        """`language` overrules the setting when not empty; `clock` gives aware UTC."""
        super().__init__()
        self.app = app
        self.language = language
        self.clock = clock
        self._data_dir = data_dir
        self.session: Session | None = None
        self.rescue: Rescue | None = None
        self.one: OneWindow | None = None
        self.heed_others = True
        self.status = 0

    def open(self, folder: Path, how: Opening = Opening.USUAL) -> None:
        """Show that folder's ledger instead of the one shown. Raises LedgerOpenError, then the old one stays."""
        old = self.session
        # To open one file twice in a process would take the locks of the first: a window built anew goes on with it.
        same = old is not None and old.data_dir == folder and how is Opening.USUAL
        self.session = Session(folder, self, how, old.ctx if old is not None and same else None)
        self.session.window.set_sample(on=folder != self._data_dir)
        self.session.show()
        if old is not None:
            self._dispose(old, keep_ledger=same)

    def begin(self, folder: Path, how: Opening = Opening.USUAL) -> None:
        """Show that folder's ledger, or why it does not open and what to do."""
        host = self.one.elsewhere() if self.one is not None and self.heed_others else ""
        if host:
            self.tell_trouble(folder, LedgerOpenError(why="ledger_elsewhere", path=str(folder), host=host))
            return
        try:
            self.open(folder, how)
        except LedgerOpenError as error:
            _log.error("the ledger did not open", exc_info=error)
            self.tell_trouble(folder, error)
        else:
            self.status = 0
            self._end_rescue()

    def tell_trouble(self, folder: Path, error: LedgerOpenError) -> None:
        """Close the ledger and show in place of its window what happened to it and the ways out."""
        from courier_desktop.ui.rescue import Rescue
        from courier_desktop.ui.trouble import LEDGER_DID_NOT_OPEN

        self.status = LEDGER_DID_NOT_OPEN
        old, self.session = self.session, None
        if old is not None:
            self._dispose(old)
        if self.rescue is not None:
            self.rescue.tell(error)
        else:
            if old is None:
                from courier_desktop.domain.settings import Settings

                default = Settings()
                apply_theme(self.app, chosen_theme(self.app, default.theme, default.accent))
            self.rescue = Rescue(self, folder, error)

    def trouble_left(self) -> None:
        """The person closed the window that told of a trouble."""
        self._end_rescue()
        self.app.quit()

    def move_to(self, folder: Path) -> None:
        """Go on with another folder's ledger."""
        self._data_dir = folder
        self._end_rescue()
        self.begin(folder)

    def bring_up(self) -> None:
        """A second start asks for this window: before all others, as large as it was."""
        window: QWidget | None = self.rescue.window if self.rescue is not None else None
        if self.session is not None:
            window = self.session.window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
            window.show()
            window.raise_()
            window.activateWindow()

    def _end_rescue(self) -> None:
        rescue, self.rescue = self.rescue, None
        if rescue is not None:
            rescue.close()

    def open_sample(self) -> None:
        """Show the sample day, which its page has just made."""
        from courier_desktop.services.sample import sample_dir

        self.open(sample_dir(self._data_dir))

    def leave_sample(self) -> None:
        """Go back to the courier's own ledger and take the sample away."""
        from courier_desktop.services.sample import remove_sample_day

        self.begin(self._data_dir)
        remove_sample_day(self._data_dir)

    def reopen(self, session: Session) -> None:
        """Build the same ledger's window anew, after this event is over."""
        QTimer.singleShot(0, partial(self.begin, session.data_dir))

    def restore(self, session: Session, staged: Staged) -> None:
        """Exchange the ledger for that backup, after this event is over, and show the window anew over it."""
        QTimer.singleShot(0, partial(self._restore, session, staged))

    def _restore(self, session: Session, staged: Staged) -> None:
        from courier_desktop.services import backup_restoring

        try:
            session.ctx.need(Right.RESTORE)
        except CourierError as error:
            session.window.tell_error(error)
            return
        self.session = None
        self._dispose(session)
        refused: CourierError | None = None
        try:
            backup_restoring.exchange(staged, self.clock())
        except CourierError as error:
            refused = error
        self.begin(session.data_dir)
        self._say_restored(refused)

    def _say_restored(self, refused: CourierError | None) -> None:
        """Once the first page is there: showing it takes away what was told before."""
        if self.session is None:
            return
        window = self.session.window
        said = self.tr("Restaurado. Lo de antes quedó en la lista de respaldos.")
        tell = partial(window.say, said) if refused is None else partial(window.tell_error, refused)
        window.page_shown.connect(lambda _page: tell(), Qt.ConnectionType.SingleShotConnection)

    def ended(self, session: Session) -> None:
        """The person closed a window; the last one ends the program."""
        if session is self.session:
            self.close()
            self.app.quit()

    def close(self) -> None:
        """Join the lane and close the ledger, however the program comes to its end."""
        self._end_rescue()
        if self.session is not None:
            self.session.close()
            self.session = None

    def _dispose(self, session: Session, *, keep_ledger: bool = False) -> None:
        session.safekeeping.stop()
        session.window.blockSignals(True)
        session.window.close()
        session.close(keep_ledger=keep_ledger)
        session.window.deleteLater()
        session.deleteLater()
        # Python must take its part away on this thread: on a lane's the window's pieces would die under Qt's feet.
        QTimer.singleShot(0, gc.collect)


def start_window(
    data_dir: Path, *, language: str = "", clock: Callable[[], datetime] = now_utc, one: OneWindow | None = None
) -> tuple[QApplication, WindowProgram, int]:
    """The application with its window shown, for `app` to run; keep the program alive as long as it runs.

    The number is the exit status as it stands now, `program.status`: 3 when the ledger did not open and the window
    says why. `one` = the lock of the folder, whose second starts bring this window up.
    """
    app = QApplication.instance()
    if app is None:
        app = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
        app.setProperty(STYLED, True)
    if not isinstance(app, QApplication):
        msg = "a window needs a QApplication"
        raise TypeError(msg)
    app.setApplicationName("Courier Desktop")
    set_language(app, language_of(language or QLocale.system().name()))
    program = WindowProgram(app, data_dir, language, clock)
    app.setQuitOnLastWindowClosed(False)
    app.aboutToQuit.connect(program.close)
    if one is not None:
        program.one = one
        one.asked.connect(program.bring_up)
        one.listen()
    program.begin(data_dir)
    return app, program, program.status
