"""`backup` and `restore`: copies of the ledger, and the way back."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import backup_words as words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer, never_fails
from courier_desktop.cli.as_json import moment
from courier_desktop.cli.parser import under
from courier_desktop.cli.tables import Column, table
from courier_desktop.cli.turns import come_in
from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.domain.staff import Right
from courier_desktop.domain.wording import say
from courier_desktop.paths import backups_dir, default_data_dir
from courier_desktop.services import backup_checking, backup_restoring, backups
from courier_desktop.services.open import Opening, close_context, now_utc, open_context

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands, Parser
    from courier_desktop.domain.backup_rows import BackupRow, Restored, RestorePreview
    from courier_desktop.domain.words import Language, Words
    from courier_desktop.services.context import Context

_MB = 1_000_000
_STANDARD_INPUT = "-"
_YES = frozenset({"s", "si", "sí", "y", "yes", "sim"})


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    parser = commands.add("backup", words.BACKUP)
    commands.option(parser, "--to", said=words.TO, type=Path, metavar="DIR")
    parser.set_defaults(run=make, unattended=True)
    below = under(parser, commands.language)
    below.add("list", words.LIST, alone=listed).set_defaults(run=None)
    checking = below.add("check", words.CHECK, alone=checked)
    _takes_backup(below, checking)
    parser = commands.add("restore", words.RESTORE, alone=restore)
    _takes_backup(commands, parser)
    commands.option(parser, "--preview", said=words.PREVIEW, action="store_true")
    commands.option(parser, "--yes", said=words.YES, action="store_true")


def _takes_backup(commands: Commands, parser: Parser) -> None:
    commands.option(parser, "file", said=words.FILE, type=Path, metavar="FILE")
    commands.option(parser, "--passphrase-file", said=words.PASSPHRASE_FILE, metavar="FILE", default="")


# ------------------------------------------------------------------------------------------------------------- making


def make(ctx: Context, options: argparse.Namespace) -> Answer:
    """Back the ledger up now."""
    # The scheduler's nightly one needs nobody while it goes where the owner has set.
    alone = ctx.staffed and ctx.staff is None and options.to is None
    done = backups.make(ctx, BackupWhy.TIMER if alone else BackupWhy.BY_HAND, to=options.to)
    language: Language = options.language
    said = words.UNCHANGED if done.unchanged else words.MADE
    row = done.row
    line = said.in_(language).format(path=row.path, shipments=row.shipments, events=row.events)
    folder = ctx.settings.backup_folder
    values: Json = {
        "backup": _as_json(row),
        "unchanged": done.unchanged,
        "second_place": folder or None,
        "second_trouble": done.second_trouble or None,
        "deleted": done.deleted,
    }
    told = (say(done.second_trouble, language, path=folder),) if done.second_trouble else ()
    return Answer(values, (line,), told)


def listed(options: argparse.Namespace, language: Language) -> Answer:
    """Every backup of that folder; the ledger itself may be damaged or missing."""
    rows = backups.list_of(_folder(options))
    values: Json = {"backups": [_as_json(row) for row in rows]}
    if not rows:
        return Answer(values, (words.NONE.in_(language),))
    heads = (
        Column(words.DATE.in_(language)),
        Column(words.WHY.in_(language), gives=True),
        Column(words.SHIPMENTS.in_(language), right=True),
        Column(words.SIZE.in_(language), right=True),
        Column(words.STATE.in_(language)),
        Column(words.WHERE.in_(language)),
        Column(words.FILE_HEAD.in_(language)),
    )
    return Answer(values, tuple(table(heads, [_cells(row, language) for row in rows])))


def _cells(row: BackupRow, language: Language) -> tuple[str, ...]:
    places = [words.HERE] * row.here + [words.SECOND] * row.second
    return (
        _local(row.made_at),
        words.WHYS[row.why.value].in_(language) if row.why is not None else "",
        str(row.shipments),
        f"{row.bytes / _MB:.1f}",
        ", ".join(one.in_(language) for one in _states(row)),
        " + ".join(one.in_(language) for one in places),
        row.name,
    )


def _states(row: BackupRow) -> list[Words]:
    state = words.VERIFIED if row.verified_at is not None else words.LOOKED_INTO
    if row.damaged:
        state = words.DAMAGED
    elif row.drifted:
        state = words.DRIFTED
    return [state, words.SEALED] if row.encrypted else [state]


def checked(options: argparse.Namespace, language: Language) -> Answer:
    """Open a backup and read all of it."""
    data_dir = _folder(options)
    path = _found(data_dir, options.file)
    found = backup_checking.check(data_dir, path, _passphrase(options, path, language), clock=now_utc)
    held = found.facts
    said = words.CHECKED_OLD if found.verified is None else words.CHECKED
    line = said.in_(language).format(shipments=held.shipments, events=held.events)
    values: Json = {
        "name": found.name,
        "schema": held.schema,
        "events": held.events,
        "shipments": held.shipments,
        "verified": found.verified,
    }
    if found.verified is False:
        return Answer(values, told=(words.DRIFTED.in_(language).capitalize() + ".",), status=NOTHING_DONE)
    return Answer(values, (line,))


# ---------------------------------------------------------------------------------------------------------- restoring


def restore(options: argparse.Namespace, language: Language) -> Answer:
    """Lay a backup ready, show what it would bring and take, and exchange it when that is wanted."""
    data_dir = _folder(options)
    _may_restore(data_dir, options)
    backup_restoring.finish_interrupted(data_dir)
    path = _found(data_dir, options.file)
    staged = backup_restoring.stage(data_dir, path, _passphrase(options, path, language))
    try:
        shown = backup_restoring.preview(staged)
        lines = _told(shown, language)
        if options.preview:
            return Answer(_restore_json(shown, None), lines)
        if not (options.yes or _agreed(lines, language)):
            return Answer(_restore_json(shown, None), lines, (words.NOT_DONE.in_(language),), NOTHING_DONE)
        done = backup_restoring.exchange(backup_restoring.make_ready(staged), now_utc())
    finally:
        backup_restoring.discard(data_dir)
    said = [words.RESTORED.in_(language).format(shipments=done.shipments, events=done.events)]
    if done.aside:
        said.append(words.KEPT.in_(language).format(name=done.aside))
    return Answer(_restore_json(shown, done), tuple(said), status=DONE)


def _may_restore(data_dir: Path, options: argparse.Namespace) -> None:
    """Whoever may restore is written in the ledger; one that is missing or cannot be read asks nobody."""
    if not _staffed(data_dir):
        return
    ctx = open_context(data_dir)
    try:
        come_in(ctx, options)
        ctx.need(Right.RESTORE)
    finally:
        close_context(ctx)


def _staffed(data_dir: Path) -> bool:
    try:
        ctx = open_context(data_dir, how=Opening.TO_LOOK)
    except LedgerOpenError:
        return False
    try:
        return ctx.staffed
    finally:
        close_context(ctx)


def _agreed(lines: tuple[str, ...], language: Language) -> bool:
    """Ask the person who sits there; nobody sits at the end of a pipe."""
    if not sys.stdin.isatty():
        return False
    never_fails(sys.stdout)
    for line in lines:
        print(line)
    return input(words.ASK.in_(language)).strip().casefold() in _YES


def _told(shown: RestorePreview, language: Language) -> tuple[str, ...]:
    def text(said: Words, **values: object) -> str:
        return said.in_(language).format(**values)

    held, loss = shown.facts, shown.loss
    until = _local(held.newest_at)
    lines = [text(words.HOLDS, name=shown.name, shipments=held.shipments, events=held.events, until=until)]
    if shown.present.value in words.PRESENTS:
        lines.append(text(words.PRESENTS[shown.present.value]))
    if loss.events:
        since, newest = _local(loss.since), _local(loss.newest_at)
        lines.append(text(words.GONE, events=loss.events, since=since, until=newest))
        lines += [f"  {count:>6}  {text(words.GROUPS[group.value])}" for group, count in loss.groups]
        if loss.numbers:
            lines.append("  " + text(words.GONE_NUMBERS, numbers=", ".join(loss.numbers)))
    else:
        lines.append(text(words.NOTHING_GONE))
    if shown.returns and loss.events:
        lines.append(text(words.RETURNS, events=shown.returns))
    return tuple(lines)


def _passphrase(options: argparse.Namespace, path: Path, language: Language) -> str:
    if path.suffix != ".age":
        return ""
    if options.passphrase_file == _STANDARD_INPUT:
        return sys.stdin.readline().rstrip("\r\n")
    if options.passphrase_file:
        return Path(options.passphrase_file).read_text(encoding="utf-8").rstrip("\r\n")
    return getpass(words.PASSPHRASE.in_(language)) if sys.stdin.isatty() else ""


def _found(data_dir: Path, asked: Path) -> Path:
    """The file itself, or the backup of that name."""
    if asked.exists():
        return asked
    known = {row.name: Path(row.path) for row in backups.list_of(data_dir)}
    return known.get(asked.name, backups_dir(data_dir) / asked.name)


def _folder(options: argparse.Namespace) -> Path:
    found: Path = getattr(options, "data_dir", None) or default_data_dir()
    return found


def _local(at: datetime | None) -> str:
    """The time on this computer's clock: the ledger with the courier's own may be the one that cannot be read."""
    return "" if at is None else f"{at.astimezone():%Y-%m-%d %H:%M}"


# --------------------------------------------------------------------------------------------------------------- JSON


def _as_json(row: BackupRow) -> Json:
    return {
        "name": row.name,
        "path": row.path,
        "made_at": moment(row.made_at),
        "why": row.why.value if row.why is not None else None,
        "bytes": row.bytes,
        "encrypted": row.encrypted,
        "here": row.here,
        "second": row.second,
        "schema": row.schema,
        "events": row.events,
        "shipments": row.shipments,
        "newest_at": moment(row.newest_at),
        "verified_at": moment(row.verified_at),
        "damaged": row.damaged,
        "drifted": row.drifted,
    }


def _restore_json(shown: RestorePreview, done: Restored | None) -> Json:
    held, loss = shown.facts, shown.loss
    return {
        "restored": done is not None,
        "kept_as": (done.aside or None) if done is not None else None,
        "name": shown.name,
        "made_at": moment(shown.made_at),
        "schema": held.schema,
        "events": held.events,
        "shipments": held.shipments,
        "newest_at": moment(held.newest_at),
        "encrypted": shown.encrypted,
        "verified_at": moment(shown.verified_at),
        "present": shown.present.value,
        "present_events": shown.present_events,
        "gone": loss.events,
        "gone_groups": [{"group": group.value, "count": count} for group, count in loss.groups],
        "gone_numbers": list(loss.numbers),
        "gone_since": moment(loss.since),
        "gone_until": moment(loss.newest_at) if loss.events else None,
        "returns": shown.returns,
    }
