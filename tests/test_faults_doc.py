"""docs/faults.md says what the program says, each row has its test, and each fault of the file has its row."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from courier_desktop.domain.sentences import faults
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "faults.md"
# Said when no fault is known, or in another table's words.
NO_ROW = {"ledger_open", "ledger_closed", "salvage_place_taken", "salvage_other_ledger"}


def rows(columns: int) -> list[list[str]]:
    """The rows of every table with that many columns."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns and row[0] != "what happens"]


@cache
def functions_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_each_sentence_is_the_one_that_is_said() -> None:
    told = rows(6)
    assert len(told) > 30
    for _what, code, spanish, english, _kept, _test in told:
        bare = code.strip("`")
        assert (spanish, english) == (say(bare, Language.ES), say(bare, Language.EN)), bare


def test_each_row_has_its_test() -> None:
    named = [row[-1].strip("`") for row in (*rows(6), *rows(3))]
    lost = [name for name in named if (place := name.partition("::"))[2] not in functions_in(ROOT / place[0])]
    assert lost == []


def test_each_fault_has_its_row() -> None:
    told = {row[1].strip("`") for row in rows(6)}
    assert set(faults.SENTENCES) - told == NO_ROW


def test_each_sentence_says_what_was_kept_and_what_to_do() -> None:
    """Three things, so at least two sentences, in every language; only what was brought up or closed needs no act."""
    for code in {row[1].strip("`") for row in rows(6)} - {"window_brought_up"}:
        for language in Language:
            assert len(re.findall(r"[.;:!?](?:\s|$)", say(code, language))) >= 2, (code, language)
