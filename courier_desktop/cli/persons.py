"""`export-person` and `erase-person`: what is held about somebody, and its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import person_words as words
from courier_desktop.cli import words as common
from courier_desktop.cli.answer import NOTHING_DONE, Answer, UsageError
from courier_desktop.cli.as_json import moment
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.person import CopyState, Person, Why
from courier_desktop.domain.phone import display_phone
from courier_desktop.services import erasing, persons

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands, Parser
    from courier_desktop.domain.person import Candidate, Erased, ErasePreview, OtherCopy
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    parser = commands.add("export-person", words.EXPORT_PERSON, run=export_person)
    _takes_person(commands, parser)
    commands.option(parser, "--out", said=words.OUT, type=Path, default=Path(), metavar="DIR")
    parser = commands.add("erase-person", words.ERASE_PERSON, run=erase_person)
    _takes_person(commands, parser)
    commands.option(parser, "--preview", said=words.PREVIEW, action="store_true")
    commands.option(parser, "--yes", said=words.YES, action="store_true")
    commands.option(parser, "--ended-only", said=words.ENDED, action="store_true")
    commands.option(parser, "--keep-mentions", said=words.KEEP_MENTIONS, action="store_true")
    commands.option(parser, "--sender", said=words.SENDER, action="store_true")
    reasons = [why.value for why in Why]
    commands.option(parser, "--why", said=words.WHY, choices=reasons, default=reasons[0])


def _takes_person(commands: Commands, parser: Parser) -> None:
    commands.option(parser, "who", said=words.WHO, metavar="WHO")
    commands.option(parser, "--pick", said=words.PICK, default="", metavar="N,N")


def export_person(ctx: Context, options: argparse.Namespace) -> Answer:
    """Write the two files."""
    say = Voice(ctx, options.language)
    found = persons.candidates(ctx, options.who)
    person = _person(found, options, say)
    if isinstance(person, Answer):
        return person
    held = persons.held(ctx, person)
    files = persons.export_person(ctx, person, options.out)
    values: Json = {
        "names": list(held.names),
        "shipments": len(held.shipments),
        "notices": held.notices,
        "files": [str(files.page), str(files.values)],
    }
    told = say(
        words.HELD, name=", ".join(held.names) or options.who, shipments=len(held.shipments), notices=held.notices
    )
    return Answer(values, (told, *(say(common.WROTE, path=path) for path in (files.page, files.values))))


def erase_person(ctx: Context, options: argparse.Namespace) -> Answer:
    """Say what would go, or erase it with a clear yes."""
    say = Voice(ctx, options.language)
    person = _person(persons.candidates(ctx, options.who), options, say)
    if isinstance(person, Answer):
        return person
    wish = erasing.Wish(
        why=Why(options.why),
        ended_only=options.ended_only,
        mentions=not options.keep_mentions,
        as_sender=options.sender,
    )
    if options.preview:
        return _previewed(erasing.erase_preview(ctx, person, wish), say)
    if not options.yes:
        raise RefusedError("erase_not_sure")
    return _erased(erasing.erase(ctx, person, wish), say)


def _previewed(foreseen: ErasePreview, say: Voice) -> Answer:
    lines = [
        say(
            words.WOULD,
            shipments=len(foreseen.shipments),
            addresses=foreseen.addresses,
            texts=foreseen.texts,
            mentions=foreseen.mentions,
        )
    ]
    if foreseen.under_way:
        lines.append(say(words.UNDER_WAY, numbers=", ".join(foreseen.under_way)))
    values: Json = {
        "erased": False,
        "shipments": list(foreseen.shipments),
        "under_way": list(foreseen.under_way),
        "people": foreseen.parties,
        "addresses": foreseen.addresses,
        "texts": foreseen.texts,
        "mentions": foreseen.mentions,
        "freed": False,
        "copies": [_copy(one) for one in foreseen.copies],
    }
    return Answer(values, (*lines, *_copy_lines(foreseen.copies, say)))


def _erased(done: Erased, say: Voice) -> Answer:
    counts = {"addresses": done.addresses, "texts": done.texts, "mentions": done.mentions}
    lines = [say(words.GONE, shipments=len(done.shipments), **counts)]
    if done.left:
        lines.append(say(words.UNDER_WAY, numbers=", ".join(done.left)))
    values: Json = {
        "erased": True,
        "shipments": list(done.shipments),
        "under_way": list(done.left),
        "people": done.parties,
        **counts,
        "freed": done.freed,
        "copies": [_copy(one) for one in done.copies],
    }
    told = () if done.freed else (say(words.NOT_FREED),)
    return Answer(values, (*lines, *_copy_lines(done.copies, say)), told)


def _person(found: Sequence[Candidate], options: argparse.Namespace, say: Voice) -> Person | Answer:
    """The person meant, or the list to pick from when several may be."""
    if not found:
        raise RefusedError("person_unknown", who=options.who)
    if options.pick:
        return Person.of(found[place - 1] for place in _picked(options.pick, len(found)))
    if len({one.group for one in found}) == 1 and all(one.alike for one in found):
        return Person.of(found)
    columns = (
        Column("", right=True),
        *(Column(say(head), gives=True) for head in (words.NAME, words.PHONE, words.PLACE)),
    )
    cells = [
        (str(place), one.name, display_phone(one.phone), one.place, str(one.shipments))
        for place, one in enumerate(found, start=1)
    ]
    lines = table((*columns, Column(say(words.SHIPMENTS), right=True)), cells)
    sentence = say.sentence("person_ambiguous", {"count": len(found)})
    values: Json = {
        "error": {"code": "person_ambiguous", "message": sentence},
        "candidates": [_candidate(place, one) for place, one in enumerate(found, start=1)],
    }
    return Answer(values, tuple(lines), (sentence,), NOTHING_DONE)


def _picked(text: str, most: int) -> list[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or not all(part.isdecimal() and 1 <= int(part) <= most for part in parts):
        raise UsageError("person_pick", most=most)
    return [int(part) for part in parts]


def _candidate(place: int, one: Candidate) -> Json:
    return {
        "pick": place,
        "group": one.group,
        "alike": one.alike,
        "name": one.name,
        "phone": one.phone,
        "place": one.place,
        "shipments": one.shipments,
        "under_way": one.under_way,
    }


def _copy(one: OtherCopy) -> Json:
    return {
        "path": one.path,
        "place": one.place.value,
        "made_at": moment(one.made_at),
        "state": one.state.value,
    }


def _copy_lines(copies: Sequence[OtherCopy], say: Voice) -> list[str]:
    if not copies:
        return []
    lines = ["", say(words.COPIES)]
    for one in copies:
        when = say(words.AWAY) if one.made_at is None else f"{one.made_at.astimezone(say.ctx.zone):%Y-%m-%d %H:%M}"
        closed = f" ({say(words.CLOSED)})" if one.state is CopyState.CLOSED else ""
        lines.append(f"  {when}  {one.path}{closed}")
    return lines
