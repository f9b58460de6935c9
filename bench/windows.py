"""Two programs that say when their window was first painted, a bare one and ours: `bench.windows hello|ours DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget


class FirstPaint(QObject):
    """Prints a line when the watched window was painted for the first time, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102 - Qt names it
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The paint is delivered before the widget's own paintEvent ran: say it right after.
            QTimer.singleShot(0, _said)
        return False


def _said() -> None:
    print("painted", flush=True)
    QApplication.exit(0)


def main(which: str, folder: str) -> None:
    """Show the window and run until it is painted."""
    if which == "hello":
        app = QApplication([])
        window: QWidget = QLabel("Hola")
        window.resize(1366, 768)
        window.show()
        keep: object = window
    else:
        from courier_desktop.ui.start import start_window

        app, keep, _status = start_window(Path(folder))
        window = next(one for one in app.topLevelWidgets() if one.isVisible())
    watcher = FirstPaint()
    window.installEventFilter(watcher)
    app.exec()
    del keep


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
