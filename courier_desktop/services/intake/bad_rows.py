"""The rows with problems as a file that can be mended and imported again."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from courier_desktop.domain.intake.cleaning import unwrapped
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from courier_desktop.domain.errors import Problem
    from courier_desktop.domain.words import Language
    from courier_desktop.services.intake.inspect import Inspection

PROBLEM_TITLE = "problema"
_SUFFIX = "por-corregir"
# What a spreadsheet would run as a formula when it opens the file.
_FORMULA_HEADS = ("=", "+", "-", "@", "\t", "\r")

BadOrder = tuple[tuple[int, ...], str, tuple["Problem", ...]]


def bad_rows_path(source: Path, folder: Path) -> Path:
    """Where the rows to mend of that file go: a name in `folder` that is not taken."""
    first = folder / f"{source.stem.removesuffix(f'-{_SUFFIX}')}-{_SUFFIX}.csv"
    taken = 1
    path = first
    while path.exists():
        taken += 1
        path = first.with_stem(f"{first.stem}-{taken}")
    return path


def write_bad_rows(path: Path, inspection: Inspection, bad: Sequence[BadOrder], language: Language) -> None:
    """Write the header, the rows as they came and what is wrong with each. OSError when it cannot be written."""
    old = inspection.mapping.columns(Field.PROBLEM)
    kept = [i for i in range(len(inspection.header.titles)) if i not in old]
    titles = inspection.header.titles
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        if inspection.header.row >= 0:
            writer.writerow([*(safe_cell(titles[i]) for i in kept), PROBLEM_TITLE])
        for rows, key, problems in bad:
            told = " ".join(dict.fromkeys(say(problem.code, language, **problem.params) for problem in problems))
            # An order without a number is known again by its key when it comes back mended.
            told = f"{told} [{key}]" if key.startswith("~") else told
            for n, index in enumerate(rows):
                row = inspection.table.rows[index]
                writer.writerow([*(safe_cell(row[i]) for i in kept), told if n == 0 else ""])


def safe_cell(text: str) -> str:
    """The cell as text for any spreadsheet: what would be a formula gets an apostrophe, which our reader takes off."""
    bare = unwrapped(text) if text.startswith('="') else text
    return f"'{bare}" if bare.startswith(_FORMULA_HEADS) else bare
