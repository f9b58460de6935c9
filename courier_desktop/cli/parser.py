"""The grammar of the command line: one tree of commands, helped and corrected in the reader's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from courier_desktop import __version__
from courier_desktop.cli import help_words as words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language, Words, language_of
from courier_desktop.services.context import Context

Run = Callable[[Context, argparse.Namespace], Answer]
RunAlone = Callable[[argparse.Namespace, Language], Answer]


# What argparse says in English, and how we say it. The groups fill the places.
_SAID: tuple[tuple[re.Pattern[str], Words], ...] = (
    (re.compile(r"the following arguments are required: (.+)"), words.REQUIRED),
    (re.compile(r"one of the arguments (.+) is required"), words.ONE_OF),
    (re.compile(r"argument (.+): not allowed with argument (.+)"), words.NOT_WITH),
    (re.compile(r"argument (.+): expected .*argument.*"), words.NO_VALUE),
    (re.compile(r"argument (.+): invalid choice: '?([^']*)'? \(choose from (.+)\)"), words.NO_CHOICE),
    (re.compile(r"argument (.+): invalid .*value: '(.*)'"), words.BAD_VALUE),
    (re.compile(r"unrecognized arguments: (.+)"), words.UNKNOWN),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that never abbreviates, never exits and takes options anywhere in a command."""

    language = Language.ES
    is_leaf = False
    _inside = False

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in the reader's language."""
        raise UsageError("wrong_usage", detail=self._translated(message))

    def _translated(self, message: str) -> str:
        for pattern, said in _SAID:
            if found := pattern.fullmatch(message):
                return said.in_(self.language).format(*found.groups())
        return message

    def parse_known_args(  # type: ignore[override]  # argparse types it by overloads
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does it; in a command with no more below it, options may stand between the words."""
        if not self.is_leaf or self._inside:
            return super().parse_known_args(args, namespace)
        self._inside = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._inside = False

    def format_help(self) -> str:
        """The help with argparse's own words in the reader's language."""
        return super().format_help().replace("usage: ", f"{words.USAGE.in_(self.language)}: ", 1)


@dataclass(frozen=True, slots=True)
class Commands:
    """A level of the tree to which commands are added."""

    language: Language
    below: argparse._SubParsersAction[Parser]

    def add(self, name: str, said: Words, *, run: Run | None = None, alone: RunAlone | None = None) -> Parser:
        """A command; `run` is given the open ledger, `alone` opens what it needs itself, neither = more commands."""
        parser = self.below.add_parser(
            name,
            help=said.in_(self.language),
            description=said.in_(self.language),
            parents=[_common(self.language)],
            allow_abbrev=False,
            add_help=False,
        )
        _titled(parser, self.language)
        parser.is_leaf = run is not None or alone is not None
        if parser.is_leaf:
            parser.set_defaults(run=run, alone=alone)
        return parser

    def group(self, name: str, said: Words) -> Commands:
        """A command that only holds commands."""
        return under(self.add(name, said), self.language, required=True)

    def option(self, parser: Parser, *names: str, said: Words, **how: object) -> None:
        """An argument with its help; `how` as in argparse."""
        parser.add_argument(*names, help=said.in_(self.language), **how)  # type: ignore[arg-type]  # options as a table


def under(parser: Parser, language: Language, *, required: bool = False) -> Commands:
    """The commands below a parser."""
    parser.language = language
    below = parser.add_subparsers(
        title=words.COMMANDS.in_(language),
        metavar=words.COMMAND.in_(language),
        required=required,
        parser_class=Parser,
    )
    return Commands(language, below)


def window_asked(argv: Sequence[str]) -> argparse.Namespace | None:
    """The options of a command line that only opens the window; None for any other."""
    try:
        options = _program(Language.ES, add_help=False).parse_args(argv)
    except UsageError:
        return None
    return None if options.self_test or options.version else options


def root(language: Language) -> tuple[Parser, Commands]:
    """The program's own parser and its first level."""
    parser = _program(language)
    return parser, under(parser, language)


def _program(language: Language, *, add_help: bool = True) -> Parser:
    """The program's options without its commands. Without help, `--help` and `--version` do nothing by themselves."""
    parser = Parser(
        prog="courier-desktop",
        description=words.PROGRAM.in_(language),
        epilog=words.EPILOG.in_(language),
        parents=[_common(language, add_help=add_help)],
        allow_abbrev=False,
        add_help=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _titled(parser, language)
    said = f"Courier Desktop {__version__}"
    how = {"action": "version", "version": said} if add_help else {"action": "store_true"}
    parser.add_argument("--version", help=words.VERSION.in_(language), **how)  # type: ignore[arg-type]  # options as a table
    parser.add_argument("--self-test", action="store_true", help=words.SELF_TEST.in_(language))
    return parser


def _titled(parser: Parser, language: Language) -> None:
    parser.language = language
    parser._positionals.title = words.ARGUMENTS.in_(language)  # noqa: SLF001 - argparse has no other door
    parser._optionals.title = words.OPTIONS.in_(language)  # noqa: SLF001 - argparse has no other door


def _common(language: Language, *, add_help: bool = True) -> Parser:
    """The options that every command takes, before or after its name."""
    common = Parser(add_help=False, allow_abbrev=False)
    quiet = argparse.SUPPRESS
    if add_help:
        common.add_argument("-h", "--help", action="help", help=words.HELP.in_(language))
    common.add_argument("--data-dir", type=Path, default=quiet, metavar="DIR", help=words.FOLDER.in_(language))
    common.add_argument("--lang", default=quiet, choices=["es", "en", "pt"], help=words.LANG.in_(language))
    common.add_argument("--json", action="store_true", default=quiet, help=words.JSON.in_(language))
    common.add_argument("--actor", default=quiet, metavar="NAME", help=words.ACTOR.in_(language))
    return common


def asked_language(argv: Sequence[str]) -> Language | None:
    """The language that `--lang` names, None without one: it must be known before anything is said."""
    for place, word in enumerate(argv):
        if word == "--lang" and place + 1 < len(argv):
            return language_of(argv[place + 1])
        if word.startswith("--lang="):
            return language_of(word.removeprefix("--lang="))
    return None
