"""The sounds are shipped, differ, are short, and stay silent where there is no screen."""

from __future__ import annotations

import os
import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from courier_desktop.paths import resources_dir
from courier_desktop.ui.sounds import Sound, play, player_command


def test_each_sound_is_its_own_and_short() -> None:
    seen = set()
    for sound in Sound:
        with wave.open(str(resources_dir() / "sounds" / f"{sound.value}.wav")) as file:
            assert file.getnframes() / file.getframerate() < 0.6
            seen.add(file.readframes(file.getnframes()))
    assert len(seen) == len(Sound)


def test_no_screen_no_sound(qapp: QApplication) -> None:
    for sound in Sound:
        play(sound)


def test_the_first_player_found_plays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "afplay" if sys.platform == "darwin" else "aplay"
    player = tmp_path / (f"{name}.exe" if os.name == "nt" else name)
    player.write_text("#!/bin/sh\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    command = player_command("x.wav")
    if os.name == "nt":
        assert command in ([], [str(player), "-q", "x.wav"])
    else:
        assert command[0] == str(player)
        assert command[-1] == "x.wav"
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert player_command("x.wav") == []
