"""`export` and `restore-export`: the whole ledger out into files, and in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import help_words, words
from courier_desktop.cli.answer import Answer
from courier_desktop.cli.said import Voice
from courier_desktop.domain.exports.manifest import ExportFormat

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    parser = commands.add("export", help_words.EXPORT, run=export_all)
    commands.option(
        parser, "--out", said=help_words.EXPORT_OUT, type=Path, default=Path("courier-export"), metavar="DIR"
    )
    formats = [one.value for one in ExportFormat]
    commands.option(parser, "--format", said=help_words.EXPORT_FORMAT, choices=formats, default=formats[0])
    commands.option(parser, "--zip", said=help_words.EXPORT_ZIP, action="store_true")
    parser = commands.add("restore-export", help_words.RESTORE_EXPORT, run=restore)
    commands.option(parser, "source", said=help_words.RESTORE_EXPORT_SOURCE, type=Path, metavar="DIR")


def export_all(ctx: Context, options: argparse.Namespace) -> Answer:
    """Write everything into a folder or a .zip."""
    from courier_desktop.services.exports.writing import export

    done = export(ctx, options.out, ExportFormat(options.format), zipped=options.zip)
    say = Voice(ctx, options.language)
    counts = {name: done.rows[name] for name in ("shipments", "events", "notices")}
    values: Json = {"out": str(done.path), "files": [str(path) for path in done.files], **counts, "rows": done.rows}
    return Answer(values, (say(words.EXPORTED, **counts), say(words.WROTE, path=done.path)))


def restore(ctx: Context, options: argparse.Namespace) -> Answer:
    """Take an export into an empty ledger."""
    from courier_desktop.services.exports.restoring import restore_export

    done = restore_export(ctx, options.source)
    say = Voice(ctx, options.language)
    counts = {"shipments": done.shipments, "events": done.events}
    values: Json = {**counts, "chain": done.chain, "rows": done.rows, "differing": list(done.differing)}
    told = []
    if done.differing:
        told.append(say(words.DERIVED_OTHERWISE, files=", ".join(done.differing)))
    if done.rows["staff"]:
        told.append(say(words.PINS_GONE))
    return Answer(values, (say(words.EXPORT_TAKEN_IN, **counts, chain=done.chain),), told=tuple(told))
