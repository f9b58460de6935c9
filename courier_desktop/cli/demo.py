"""`demo`: a whole courier's day on the bundled sample, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import help_words
from courier_desktop.cli.answer import Answer

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.words import Language


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("demo", help_words.DEMO, alone=run)
    commands.option(parser, "--out", said=help_words.DEMO_OUT, type=Path, default=Path("demo-day"), metavar="DIR")


def run(options: argparse.Namespace, language: Language) -> Answer:
    """The day, told."""
    return Answer({"out": str(options.out), "language": language.value})
