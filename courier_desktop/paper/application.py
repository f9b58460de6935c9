"""Qt without a screen: what the command line needs before anything is drawn."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


@cache
def ensure_gui() -> QGuiApplication:
    """The running application, or an offscreen one made now and kept for the life of the program.

    Call it on the main thread. Where a window may open later in the same process (tests), make the QApplication first.
    """
    running = QCoreApplication.instance()
    if running is not None:
        return cast("QGuiApplication", running)
    return QGuiApplication(["courier-desktop", "-platform", "offscreen"])
