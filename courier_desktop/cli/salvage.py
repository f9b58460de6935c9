"""`salvage`: everything that can still be read of a damaged ledger, in a new one beside it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import salvage_words as words
from courier_desktop.cli.answer import DONE, Answer
from courier_desktop.paths import ledger_path
from courier_desktop.services import backups, care
from courier_desktop.services.salvage import Salvaged, Wish, salvage

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.words import Language, Words

_NEWEST = "newest"
_MOST_NAMED = 20


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("salvage", words.SALVAGE, alone=run)
    commands.option(parser, "file", said=words.FILE, type=Path, metavar="FILE")
    commands.option(parser, "--to", said=words.TO, type=Path, metavar="DIR", required=True)
    commands.option(parser, "--backup", said=words.BACKUP, metavar="FILE", default="")
    commands.option(parser, "--passphrase-file", said=words.PASSPHRASE_FILE, type=Path, metavar="FILE")


def run(options: argparse.Namespace, language: Language) -> Answer:
    """Salvage the file into the folder; the damaged one is only read."""
    folder = options.file if options.file.is_dir() else options.file.parent
    key = options.passphrase_file
    wish = Wish(
        source=options.file,
        to=options.to,
        backup=_backup(options.backup, folder),
        passphrase=key.read_text(encoding="utf-8").rstrip("\r\n") if key is not None else "",
        last_seen=care.last_seen(folder) if _is_own(options.file, folder) else 0,
    )
    done = salvage(wish)
    values: Json = {
        **asdict(done),
        "missing": [{"first": first, "last": last} for first, last in done.missing],
        "altered": list(done.altered),
        "otherwise": list(done.otherwise),
    }
    return Answer(values, _told(done, language), status=DONE)


def _is_own(file: Path, folder: Path) -> bool:
    """Whether it is the folder's own ledger, so that the note beside it speaks of it."""
    return file.is_dir() or file.resolve() == ledger_path(folder).resolve()


def _backup(asked: str, folder: Path) -> Path | None:
    """The backup asked for: a file, the name of one of the folder's, or its newest good one."""
    if not asked:
        return None
    rows = backups.list_of(folder)
    if asked == _NEWEST:
        return next((Path(row.path) for row in rows if not row.damaged and row.events), None)
    return next((Path(row.path) for row in rows if row.name == asked), Path(asked))


def _told(done: Salvaged, language: Language) -> tuple[str, ...]:
    def say(text: Words, **values: object) -> str:
        return text.in_(language).format(**values)

    lines = [say(words.KEPT, shipments=done.shipments, events=done.events, path=done.path)]
    if done.from_backup:
        lines.append(say(words.FROM_BACKUP, count=done.from_backup))
    if done.whole:
        lines.append(say(words.WHOLE))
    ranges = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in done.missing[:_MOST_NAMED])
    if done.missing_events:
        lines.append(say(words.MISSING, count=done.missing_events, ranges=ranges))
    for count, text in ((done.mended, words.MENDED), (done.nobody, words.NOBODY), (done.nameless, words.NAMELESS)):
        if count:
            lines.append(say(text, count=count))
    if done.altered:
        lines.append(say(words.ALTERED, numbers=", ".join(map(str, done.altered[:_MOST_NAMED]))))
    if done.otherwise:
        lines.append(say(words.OTHERWISE, numbers=", ".join(done.otherwise[:_MOST_NAMED])))
    return (*lines, say(words.REPORT, path=done.report))
