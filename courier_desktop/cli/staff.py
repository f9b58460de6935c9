"""`staff list|add|role|rename|pin|off|on`: who works here, with what role and PIN."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from courier_desktop.cli import staff_words as words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.cli.turns import PIN_VARIABLE
from courier_desktop.domain.fold import fold
from courier_desktop.domain.staff import ROLE_WORDS, Role
from courier_desktop.domain.words import Language
from courier_desktop.services import recovery, staff

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands, Parser
    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.services.context import Context


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    below = commands.group("staff", words.STAFF)
    below.add("list", words.LIST, run=list_staff)
    new = _named(below, below.add("add", words.ADD, run=add_member))
    below.option(new, "--role", said=words.ROLE, metavar="ROLE", default=Role.OFFICE.value)
    below.option(new, "--pin", said=words.PIN_TOO, action="store_true")
    role = _named(below, below.add("role", words.CHANGE_ROLE, run=change_role))
    below.option(role, "role", said=words.ROLE, metavar="ROLE")
    rename = _named(below, below.add("rename", words.RENAME, run=rename_member))
    below.option(rename, "new_name", said=words.NEW_NAME, metavar="NEW-NAME")
    pin = _named(below, below.add("pin", words.PIN, run=change_pin))
    below.option(pin, "--clear", said=words.CLEAR, action="store_true")
    _named(below, below.add("off", words.OFF, run=put_out))
    _named(below, below.add("on", words.ON, run=take_back))


def _named(commands: Commands, parser: Parser) -> Parser:
    commands.option(parser, "name", said=words.NAME, metavar="NAME")
    return parser


def list_staff(ctx: Context, options: argparse.Namespace) -> Answer:
    """Everybody, the active first."""
    members, say = staff.members(ctx), Voice(ctx, options.language)
    values: Json = {"staff": [_as_json(one) for one in members]}
    if not members:
        return Answer(values, (say(words.NOBODY),))
    heads = tuple(Column(say(head)) for head in (words.HEAD_NAME, words.HEAD_ROLE, words.HEAD_PIN, words.HEAD_ACTIVE))
    rows = [
        (one.name, say(ROLE_WORDS[one.role]), _yes(say, yes=one.has_pin), _yes(say, yes=one.active)) for one in members
    ]
    return Answer(values, tuple(table(heads, rows)))


def add_member(ctx: Context, options: argparse.Namespace) -> Answer:
    """Add somebody; the first one is the owner."""
    role = _role(options.role)
    made = staff.add(ctx, options.name, role, _read_pin(options) if options.pin else "")
    return _told(ctx, options, made, recovery.make(ctx, made))


def change_role(ctx: Context, options: argparse.Namespace) -> Answer:
    """Give somebody another role."""
    return _told(ctx, options, staff.change(ctx, _found(ctx, options).staff_id, role=_role(options.role)))


def rename_member(ctx: Context, options: argparse.Namespace) -> Answer:
    """Call somebody otherwise."""
    return _told(ctx, options, staff.change(ctx, _found(ctx, options).staff_id, name=options.new_name))


def change_pin(ctx: Context, options: argparse.Namespace) -> Answer:
    """Give a PIN, read from standard input, or take it away; one's own needs no right, only the one in force."""
    member = _found(ctx, options)
    pin = "" if options.clear else _read_pin(options)
    if not options.clear and not pin:
        # An empty line is no way to take a PIN away.
        raise UsageError("pin_form")
    if ctx.staff is not None and ctx.staff.staff_id == member.staff_id:
        # Whoever acts has just come in by the one in force.
        staff.change_own_pin(ctx, os.environ.get(PIN_VARIABLE, ""), pin)
    else:
        staff.change(ctx, member.staff_id, pin=pin)
    changed = staff.named(ctx, member.name)
    return _told(ctx, options, changed, recovery.make(ctx, changed))


def put_out(ctx: Context, options: argparse.Namespace) -> Answer:
    """Somebody works here no more."""
    return _told(ctx, options, staff.set_active(ctx, _found(ctx, options).staff_id, active=False))


def take_back(ctx: Context, options: argparse.Namespace) -> Answer:
    """Somebody works here again."""
    return _told(ctx, options, staff.set_active(ctx, _found(ctx, options, active=False).staff_id, active=True))


def _found(ctx: Context, options: argparse.Namespace, *, active: bool = True) -> StaffMember:
    return staff.named(ctx, options.name, active=active)


def _read_pin(options: argparse.Namespace) -> str:
    """The PIN from standard input, unseen when a person types it: a command's own words are seen by every program."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    from getpass import getpass

    language: Language = options.language
    return getpass(words.ASK_PIN.in_(language)).strip()


def _role(text: str) -> Role:
    """The role of that code or word, in any language."""
    for role, said in ROLE_WORDS.items():
        if fold(text) in {role.value, *(fold(said.in_(language)) for language in Language)}:
            return role
    raise UsageError("role_unknown", tuple(role.value for role in Role), value=text)


def _told(ctx: Context, options: argparse.Namespace, one: StaffMember, number: str = "") -> Answer:
    say = Voice(ctx, options.language)
    pin = _yes(say, yes=one.has_pin)
    line = say(words.SAID if one.active else words.SAID_OFF, name=one.name, role=say(ROLE_WORDS[one.role]), pin=pin)
    lines = (line, say(words.RECOVERY, number=recovery.spaced(number))) if number else (line,)
    return Answer({"member": _as_json(one), "recovery": number or None}, lines)


def _yes(say: Voice, *, yes: bool) -> str:
    return say(words.YES if yes else words.NO)


def _as_json(one: StaffMember) -> Json:
    return {"name": one.name, "role": one.role.value, "pin": one.has_pin, "active": one.active}
