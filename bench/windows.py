"""Programs that say how far their window is, a bare one and ours: `bench.windows hello|ours|used DIR [MOMENT]`.

`ours` ends once it is painted; `used` goes on to Today's page filled, the shipments listed and a letter typed.
"""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt

    from courier_desktop.ui.main_window import MainWindow


class NextPaint(QObject):
    """Calls `then` once, when the widget has been painted for the first time from now on."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102 - Qt names it
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The paint is delivered before the widget's own paintEvent ran: go on right after.
            QTimer.singleShot(0, self._then)
        return False


class Steps(QObject):
    """What somebody does first in a window just opened, each step told by a line once it is painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        window.page_shown.connect(self._await_today, _once())

    def _await_today(self) -> None:
        page = self._window.stack.page
        if page is not None:
            # Today tells its keys anew whenever a board has come.
            page.hints_changed.connect(lambda: NextPaint(page, self._filled), _once())

    def _filled(self) -> None:
        _say("filled")
        from courier_desktop.ui.shipments.page import ShipmentsPage

        self._window.go("shipments")
        page = self._window.stack.page
        if isinstance(page, ShipmentsPage):
            table = page.list.table
            page.list.loaded.connect(lambda: NextPaint(table.viewport(), self._listed), _once())

    def _listed(self) -> None:
        _say("listed")
        top = self._window.top
        NextPaint(top.panel, self._found)
        top.focus_field()
        top.field.edit.insert("mar")

    def _found(self) -> None:
        _say("found")
        QApplication.exit(0)


def _once() -> Qt.ConnectionType:
    # A bare window knows nothing of Qt's namespace, whose many enumerations take PySide 25 ms to make.
    from PySide6.QtCore import Qt

    return Qt.ConnectionType.SingleShotConnection


def _say(what: str) -> None:
    """The step and the processor's seconds that it has taken so far: these move less than the clock's under load."""
    print(what, f"{process_time():.3f}", flush=True)


def _painted_only() -> None:
    _say("painted")
    QApplication.exit(0)


def main(which: str, folder: str, moment: str = "") -> None:
    """Show the window, its clock standing at that moment if one is given, and run until it is as far as asked."""
    if which == "hello":
        app = QApplication([])
        window: QWidget = QLabel("Hola")
        window.resize(1366, 768)
        window.show()
        keep: object = window
    else:
        from courier_desktop.services.open import now_utc
        from courier_desktop.ui.start import start_window

        clock = partial(datetime.fromisoformat, moment) if moment else now_utc
        app, program, _status = start_window(Path(folder), clock=clock)
        window = next(one for one in app.topLevelWidgets() if one.isVisible())
        keep = (program, Steps(program.session.window) if which == "used" and program.session is not None else None)
    NextPaint(window, _painted_only if which != "used" else lambda: _say("painted"))
    app.exec()
    del keep


if __name__ == "__main__":
    main(*sys.argv[1:])
