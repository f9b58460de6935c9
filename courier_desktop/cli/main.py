"""One command from its words to its exit status: understand, open the ledger, do, say, close."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from courier_desktop.cli import (
    backups,
    delays,
    demo,
    exports,
    gateways,
    help_words,
    history,
    intake,
    ledger,
    marks,
    messages,
    persons,
    prices,
    route_days,
    routes,
    salvage,
    self_test,
    sending,
    settings,
    shipments,
    slips,
    staff,
    strategy,
    support,
    templates,
)
from courier_desktop.cli.answer import (
    INTERRUPTED,
    NO_LEDGER,
    NOTHING_DONE,
    WRONG_USAGE,
    Answer,
    UsageError,
    error_answer,
    show,
)
from courier_desktop.cli.parser import asked_language, root
from courier_desktop.cli.said import code_of
from courier_desktop.cli.turns import come_in
from courier_desktop.domain.errors import CourierError, LedgerOpenError
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language, language_of
from courier_desktop.paths import default_data_dir
from courier_desktop.services import logbook
from courier_desktop.services.open import close_context, open_context

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from courier_desktop.cli.parser import Parser, Run

    # Opens the window over that folder, in that language ("" = the courier's setting), and stays; its exit status.
    OpenWindow = Callable[[Path, str], int]

_log = logging.getLogger(__name__)


def run(argv: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the words after the program's name ask; the exit status."""
    language = asked_language(argv)
    as_json = "--json" in argv
    try:
        options = grammar(language or Language.ES).parse_args(argv)
        return _answered(options, language, open_window, as_json=as_json)
    except UsageError as error:
        show(_misunderstood(error, language or Language.ES), as_json=as_json)
        return WRONG_USAGE
    except KeyboardInterrupt:
        show(
            error_answer("cancelled_by_person", say("cancelled_by_person", language or Language.ES), 0), as_json=as_json
        )
        return INTERRUPTED
    except SystemExit as ended:
        # argparse leaves so after --help and --version.
        return ended.code if isinstance(ended.code, int) else 0


def grammar(language: Language) -> Parser:
    """The whole tree of commands, helped in that language."""
    parser, commands = root(language)
    for group in (demo, intake, shipments, history, marks):
        group.add(commands)
    below = commands.group("route", help_words.ROUTE)
    routes.add(commands, below)
    route_days.add(below)
    sent = (delays, messages, gateways, sending, slips)
    wishes = (settings, strategy, templates, prices)
    for group in (*sent, ledger, backups, salvage, exports, *wishes, staff, persons, support):
        group.add(commands)
    return parser


def _answered(options: argparse.Namespace, language: Language | None, open_window: OpenWindow, *, as_json: bool) -> int:
    data_dir: Path = getattr(options, "data_dir", None) or default_data_dir()
    run_ledger: Run | None = getattr(options, "run", None)
    alone = self_test.run if options.self_test else getattr(options, "alone", None)
    if alone is not None:
        spoken = language or Language.ES
        work = partial(_saying_errors, partial(alone, options, spoken), spoken)
    elif run_ledger is not None:
        work = partial(_with_ledger, run_ledger, options, data_dir, language)
    else:
        return open_window(data_dir, language.value if language else "")
    with logbook.kept(data_dir, "command"):
        answer = work()
    show(answer, as_json=as_json)
    return answer.status


def _with_ledger(run_ledger: Run, options: argparse.Namespace, data_dir: Path, language: Language | None) -> Answer:
    try:
        ctx = open_context(data_dir, actor=getattr(options, "actor", ""))
    except LedgerOpenError as error:
        _log.error("the ledger did not open", exc_info=error)
        return error_answer(_ledger_code(error), say(error.code, language or Language.ES, **error.params), NO_LEDGER)
    options.language = language or language_of(ctx.settings.language)

    def act() -> Answer:
        come_in(ctx, options)
        return run_ledger(ctx, options)

    try:
        return _saying_errors(act, options.language)
    finally:
        close_context(ctx)


def _saying_errors(act: Callable[[], Answer], language: Language) -> Answer:
    """What the act answers, or its expected error."""
    try:
        return act()
    except UsageError as error:
        return _misunderstood(error, language)
    except LedgerOpenError as error:
        return error_answer(_ledger_code(error), say(error.code, language, **error.params), NO_LEDGER)
    except CourierError as error:
        return error_answer(code_of(error), say(code_of(error), language, **error.params), NOTHING_DONE)
    except BrokenPipeError:
        raise
    except OSError as error:
        path = str(error.filename or "")
        return error_answer("file_not_written", say("file_not_written", language, path=path), NOTHING_DONE)


def _ledger_code(error: LedgerOpenError) -> str:
    return str(error.params.get("why") or error.code)


def _misunderstood(error: UsageError, language: Language) -> Answer:
    sentence = say(error.code, language, **error.params)
    answer = error_answer(error.code, sentence, WRONG_USAGE)
    if not error.choices:
        return answer
    return Answer(answer.values, told=(*answer.told, "  " + ", ".join(error.choices)), status=WRONG_USAGE)
