"""The four sounds of a scan; each has its colour and word too, so nothing depends on hearing."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from courier_desktop.paths import resources_dir

LINUX_PLAYERS = ("pw-play", "paplay", "aplay")


class Sound(StrEnum):
    """What a read was."""

    RIGHT = "right"
    WRONG = "wrong"
    CASH = "cash"
    ALREADY = "already"


def play(sound: Sound) -> None:
    """Play it and come back at once; silent where there is no screen, a plain beep where there is no player."""
    if QApplication.platformName() in {"offscreen", "minimal", ""}:
        return
    path = str(resources_dir() / "sounds" / f"{sound.value}.wav")
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(path, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    player = player_command(path)
    if not player or not QProcess.startDetached(player[0], player[1:])[0]:
        QApplication.beep()


def player_command(path: str) -> list[str]:
    """The command that plays a file here; empty when there is none."""
    names = ("afplay",) if sys.platform == "darwin" else LINUX_PLAYERS
    found = next((where for where in map(shutil.which, names) if where), None)
    if found is None:
        return []
    return [found, "-q", path] if found.endswith("aplay") and not found.endswith("paplay") else [found, path]
