"""`demo`: a whole courier's day on the bundled sample, without a window, in a folder of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import demo_words, help_words
from courier_desktop.cli.said import Voice
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.times import at_local, local_day
from courier_desktop.domain.words import Language
from courier_desktop.services import settings
from courier_desktop.services.open import close_context, open_context

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Answer
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context

_MARKER = ".courier-demo"
_LEDGER = "ledger"
_SEEN_AT = "11:42"


class MovedClock:
    """A clock that stands until the story moves it on."""

    def __init__(self) -> None:
        """Begin with the real time; `stand_at` sets the day's."""
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        """The story's moment, aware UTC."""
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        """Let some time pass."""
        self.now += timedelta(minutes=minutes)

    def pass_until(self, moment: datetime) -> None:
        """Go on to a moment; never back."""
        self.now = max(self.now, moment)

    def stand_at(self, ctx: Context, clock: str) -> None:
        """Go to that local time of the same day."""
        self.now = at_local(local_day(self.now, ctx.zone), clock, ctx.zone)


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("demo", help_words.DEMO, alone=run)
    commands.option(parser, "--out", said=help_words.DEMO_OUT, type=Path, default=Path("demo-day"), metavar="DIR")


def run(options: argparse.Namespace, language: Language) -> Answer:
    """Tell the day as it goes; at its end what was made and where."""
    # The readers of spreadsheets are heavy: only this command pays for them.
    from courier_desktop.cli.demo_day import DemoDay

    out: Path = options.out
    _prepare(out)
    clock = MovedClock()
    ctx = open_context(out / _LEDGER, clock=clock)
    try:
        clock.stand_at(ctx, _SEEN_AT)
        if language is not Language.PT:
            # The paper and the log are written in the courier's language; Portuguese is no choice there yet.
            settings.change(ctx, "language", language.value)
        day = DemoDay(ctx, clock, Voice(ctx, language), out, quiet=getattr(options, "json", False))
        return day.told()
    finally:
        close_context(ctx)


def _prepare(out: Path) -> None:
    """An empty folder, or one of an earlier demonstration cleared of what that one made. RefusedError for any other."""
    marker = out / _MARKER
    if out.is_dir() and any(out.iterdir()) and not marker.is_file():
        raise RefusedError("demo_folder_taken", path=str(out))
    out.mkdir(parents=True, exist_ok=True)
    marker.write_text("Courier Desktop\n", encoding="utf-8")
    ours = [*(out / name for name in demo_words.FILES), *(out / _LEDGER).glob("courier.db*")]
    for path in ours:
        if path.is_file():
            path.unlink()
