"""What a command answers: values for machines, lines for people, an exit status."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable

DONE, NOTHING_DONE, WRONG_USAGE, NO_LEDGER = 0, 1, 2, 3
# What a shell gives to a program that Ctrl+C ended.
INTERRUPTED = 130

Json = dict[str, object]


class UsageError(Exception):
    """The command cannot be understood: a code of wording, its parameters, and what would be understood."""

    def __init__(self, code: str, choices: Iterable[str] = (), /, **params: str | int) -> None:
        """Take the code, the words that would do, and what the sentence needs."""
        super().__init__(code, params)
        self.code = code
        self.choices = tuple(choices)
        self.params = params


@dataclass(frozen=True, slots=True)
class Answer:
    """The same thing said twice: `values` with stable keys for `--json`, `lines` for a person, `told` for stderr."""

    values: Mapping[str, object]
    lines: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    status: int = DONE


@dataclass(slots=True)
class Page:
    """Lines being written, top to bottom."""

    lines: list[str] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        """Write these below."""
        self.lines.extend(lines)

    def title(self, text: str) -> None:
        """Begin a part, with a rule of its own length below."""
        if self.lines:
            self.lines.append("")
        self.lines.extend((text, "─" * len(text)))


def show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer; a reader that went away (`| head`) is no error."""
    try:
        if as_json:
            _in_utf8(sys.stdout)
            print(json.dumps(answer.values, ensure_ascii=False, indent=2))
        else:
            never_fails(sys.stdout)
            never_fails(sys.stderr)
            for line in answer.lines:
                print(line)
            sys.stdout.flush()
            for line in answer.told:
                print(line, file=sys.stderr)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads on: what was to be done is done, and Python must not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def error_answer(code: str, sentence: str, status: int) -> Answer:
    """An error in both voices."""
    return Answer({"error": {"code": code, "message": sentence}}, told=(sentence,), status=status)


def _in_utf8(stream: TextIO) -> None:
    """Machines get UTF-8 whatever the console is set to."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8")


def never_fails(stream: TextIO) -> None:
    """A console that lacks a sign shows another instead."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
