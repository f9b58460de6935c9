"""The composition root: paths, then the window or one command."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from courier_desktop.cli.parser import window_asked
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import language_of
from courier_desktop.paths import default_data_dir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NO_SCREEN = 1


def main(argv: Sequence[str]) -> int:
    """Do what the words after the program's name say; the exit status."""
    asked = window_asked(argv)
    if asked is not None:
        return open_window(getattr(asked, "data_dir", default_data_dir()), getattr(asked, "lang", ""))
    # The window must not pay for the commands' libraries.
    from courier_desktop.cli.main import run

    return run(argv, open_window)


def open_window(data_dir: Path, language: str) -> int:
    """The window over that folder's ledger until it is closed; the exit status."""
    if not has_screen():
        print(say("no_screen", language_of(language)), file=sys.stderr)
        return NO_SCREEN
    # Commands must not pay for the window's libraries.
    from courier_desktop.services import logbook
    from courier_desktop.ui.single import OneWindow, Standing
    from courier_desktop.ui.start import start_window

    one = OneWindow(data_dir)
    standing = one.take()
    if standing is Standing.SECOND:
        print(say("window_brought_up", language_of(language)))
        return 0
    with logbook.kept(data_dir, "window"):
        application, program, _status = start_window(data_dir, language=language, one=one)
        ended = application.exec()
    one.close()
    # An opening that failed at first may have been mended in its window.
    return program.status or ended


def has_screen() -> bool:
    """Whether Qt has somewhere to open a window: on Linux a display server, or a platform chosen by hand."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)
