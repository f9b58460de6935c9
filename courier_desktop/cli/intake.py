"""`import`: a shop's file into the ledger, every problem told by row and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import help_words, words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, WRONG_USAGE, Answer, Page, error_answer
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.intake.fields import FIELD_WORDS
from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.errors import Problem
    from courier_desktop.services.context import Context
    from courier_desktop.services.intake.importing import ImportPlan
    from courier_desktop.services.intake.inspect import Inspection


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("import", help_words.IMPORT, run=import_file)
    commands.option(parser, "file", said=help_words.IMPORT_FILE, type=Path, metavar="FILE")
    commands.option(parser, "--sender", said=help_words.IMPORT_SENDER, default="", metavar="NAME")
    commands.option(parser, "--map", said=help_words.IMPORT_MAP, action="append", default=[], metavar="COLUMN=FIELD")
    commands.option(parser, "--dry-run", said=help_words.IMPORT_DRY, action="store_true")


def import_file(ctx: Context, options: argparse.Namespace) -> Answer:
    """Plan the import, and unless it is only to be seen apply it."""
    # The readers of spreadsheets are heavy: only this command pays for them.
    from courier_desktop.services.intake.importing import apply_import, plan_import
    from courier_desktop.services.intake.inspect import inspect, read_overrides

    say = Voice(ctx, options.language)
    inspection = inspect(ctx, options.file, options.sender)
    chosen, wrong = read_overrides(inspection, options.map)
    if wrong:
        return _wrong_maps(wrong, inspection, say)
    if chosen:
        inspection = inspect(ctx, options.file, options.sender, chosen)
    plan = plan_import(ctx, inspection, options.sender)
    if options.dry_run:
        figures = _Figures(plan.read, len(plan.added), len(plan.changed), plan.unchanged, plan.left_out)
        page = _page(figures, plan.problems, say)
        page.add(*_changes(plan, say), "", say(words.WOULD))
        return _answer(figures, plan.problems, page, say)
    report = apply_import(ctx, plan)
    figures = _Figures(report.read, report.added, report.changed, report.unchanged, report.left_out)
    page = _page(figures, report.problems, say)
    if report.bad_rows_path is not None:
        page.add("", say(words.MEND, path=report.bad_rows_path))
    return _answer(figures, report.problems, page, say)


@dataclass(frozen=True, slots=True)
class _Figures:
    read: int
    added: int
    changed: int
    unchanged: int
    left_out: int


def _wrong_maps(wrong: Sequence[tuple[str, Mapping[str, str]]], inspection: Inspection, say: Voice) -> Answer:
    """The first choice that cannot be made, and what could be chosen."""
    code, params = wrong[0]
    told = [say.sentence(code, params) for code, params in wrong]
    names = inspection.header.titles if code == "unknown_column" else [field.value for field in FIELD_WORDS]
    values = error_answer(code, say.sentence(code, params), WRONG_USAGE).values
    return Answer(values, told=(*told, "  " + ", ".join(name for name in names if name)), status=WRONG_USAGE)


def _answer(figures: _Figures, problems: Sequence[Problem], page: Page, say: Voice) -> Answer:
    values = {
        "read": figures.read,
        "added": figures.added,
        "changed": figures.changed,
        "unchanged": figures.unchanged,
        "problems": [problem_values(problem, say) for problem in problems],
    }
    done = figures.added + figures.changed + figures.unchanged
    return Answer(values, tuple(page.lines), status=DONE if done else NOTHING_DONE)


def problem_values(problem: Problem, say: Voice) -> Json:
    """A row's problem: where, which, and what to do about it."""
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "message": say.sentence(problem.code, problem.params),
    }


def _page(figures: _Figures, problems: Sequence[Problem], say: Voice) -> Page:
    page = Page()
    counts = (figures.read, figures.added, figures.changed, figures.unchanged, figures.left_out)
    page.add(*figures_table(counts, say))
    if problems:
        page.add("", *problem_table(problems, say))
    return page


def figures_table(counts: Sequence[int], say: Voice, *, indent: str = "") -> list[str]:
    """How many orders were read, added, changed, unchanged, left out."""
    heads = (words.SEEN, words.ADDED, words.CHANGED, words.UNCHANGED, words.LEFT_OUT)
    columns = [Column(say(head), right=True) for head in heads]
    return table(columns, [[str(count) for count in counts]], indent=indent)


def problem_table(problems: Sequence[Problem], say: Voice, *, indent: str = "") -> list[str]:
    """The problems in the order of their rows."""
    columns = (Column(say(words.ROW), right=True), Column(say(words.COLUMN), gives=True), Column(say(words.PROBLEM)))
    cells = [(str(problem.row), problem.column, say.sentence(problem.code, problem.params)) for problem in problems]
    return table(columns, cells, indent=indent)


def _changes(plan: ImportPlan, say: Voice) -> list[str]:
    """What the shop changed in orders that are in already, before it is applied."""
    cells = [
        (order.number, say(FIELD_WORDS[change.field]), change.new, f"({say(words.WAS)}: {change.old})")
        for order in plan.changed
        for change in order.changes
    ]
    return ["", *table((Column(""), Column(""), Column(""), Column("")), cells)] if cells else []
