"""`verify` and `rebuild`: the ledger as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import help_words, words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer
from courier_desktop.cli.said import Voice
from courier_desktop.services import integrity

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    parser = commands.add("verify", help_words.VERIFY, run=verify)
    parser.set_defaults(unattended=True)
    commands.option(parser, "--quietly", said=help_words.VERIFY_QUIETLY, action="store_true")
    commands.add("rebuild", help_words.REBUILD, run=rebuild)


def verify(ctx: Context, options: argparse.Namespace) -> Answer:
    """Whether everything derived is as the ledger says; status 1 when it is not."""
    if options.quietly:
        return _verify_quietly(ctx)
    found = integrity.verify(ctx)
    say = Voice(ctx, options.language)
    values: Json = {
        "clean": found.clean,
        "events": found.events,
        "shipments": found.shipments,
        "drifted": found.drifted,
        "drifts": [{"table": one.table, "key": one.key, "fields": list(one.fields)} for one in found.drifts],
        "damage": list(found.damage),
    }
    if found.clean:
        return Answer(values, (say(words.VERIFIED, events=found.events, shipments=found.shipments),), status=DONE)
    told = [say.sentence("drift_found", {"count": found.drifted})] if found.drifted else []
    told += [f"  {one.table} {one.key}: {', '.join(one.fields)}" for one in found.drifts]
    told += [say(words.DAMAGE, text=text) for text in found.damage]
    return Answer(values, told=tuple(told), status=NOTHING_DONE)


def _verify_quietly(ctx: Context) -> Answer:
    """What the window runs beside itself once a day: every page and the history; it keeps what was found."""
    from courier_desktop.services import care

    found = care.check(ctx)
    values: Json = {"clean": not found.code, "code": found.code, "detail": list(found.detail)}
    return Answer(values, (), status=NOTHING_DONE if found.code else DONE)


def rebuild(ctx: Context, options: argparse.Namespace) -> Answer:
    """Derive every row again."""
    count = integrity.rebuild(ctx)
    return Answer({"shipments": count}, (Voice(ctx, options.language)(words.REBUILT, count=count),))
