"""The gateways' lanes behind the window: begun after it is painted, ended with it, their troubles told quietly."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from courier_desktop.domain.errors import CourierError

if TYPE_CHECKING:
    from courier_desktop.services.sending import Dispatcher
    from courier_desktop.ui.main_window import MainWindow

_log = logging.getLogger(__name__)
# The window is painted, and its first page shown, before anything is sent.
BEGIN_MS = 1_500
# A lane that a bug has ended begins anew: the others go on meanwhile, and what is due stays due.
BEGIN_AGAIN_MS = 60_000
# A request under way is waited for this long at closing; what it was sending is looked up at the next start.
PATIENCE_S = 5.0


class Sending(QObject):
    """Sends what is due as long as the window is open; never for the sample day or a ledger that is only read."""

    _troubled = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        """Nothing runs before `begin`."""
        super().__init__(window)
        self._window = window
        self._dispatcher: Dispatcher | None = None
        self._over = False
        self._told: set[str] = set()
        self._troubled.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether messages go by themselves now."""
        return self._dispatcher is not None and not self._over

    def begin(self, after_ms: int = BEGIN_MS) -> None:
        """Begin in a moment; what it needs is loaded off the window's thread."""
        if not self._window.in_sample and not self._window.ctx.store.read_only:
            QTimer.singleShot(after_ms, self, self._begin)

    def _begin(self) -> None:
        if not self._over and self._dispatcher is None:
            self._window.jobs.network.run(self._make, done=self._made)

    def _make(self) -> Dispatcher:
        from courier_desktop.services.sending import Dispatcher

        return Dispatcher(self._window.ctx, self.hear)

    def _made(self, dispatcher: Dispatcher) -> None:
        if self._over:
            return
        self._dispatcher = dispatcher
        self._window.jobs.network.run(dispatcher.start)

    def stop(self, patience_s: float = PATIENCE_S) -> None:
        """End the lanes, each after its message under way, and wait for them so long in all."""
        self._over = True
        dispatcher, self._dispatcher = self._dispatcher, None
        if dispatcher is not None and not dispatcher.stop(patience_s):
            _log.warning("a gateway's request was still under way at closing")

    def hear(self, error: Exception) -> None:
        """On a lane's thread: log it, and let the window's thread tell it."""
        if self._over:
            return
        _log.error("a gateway's lane is troubled", exc_info=error)
        self._troubled.emit(error)

    def _tell(self, error: Exception) -> None:
        """Say once what each trouble is; the ledger's own are told by the window already."""
        if self._over:
            return
        again = f"{type(error).__name__} {error}" in self._told
        self._told.add(f"{type(error).__name__} {error}")
        if isinstance(error, CourierError):
            if not again:
                from courier_desktop.ui.errors import sentence_of

                self._window.say(self.tr("Los mensajes esperan: {why}").format(why=sentence_of(error)))
            return
        if not again:
            self._window.say(self.tr("El envío automático tropezó y sigue en un minuto. Nada se perdió."))
        QTimer.singleShot(BEGIN_AGAIN_MS, self, self._look_again)

    def _look_again(self) -> None:
        if self._dispatcher is not None:
            self._window.jobs.network.run(self._dispatcher.look_again)
