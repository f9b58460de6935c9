"""Tables: aligned, calm, within the terminal."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from courier_desktop.cli.tables import Column, clean, table, width_of

COLUMNS = (Column("A"), Column("Number", right=True), Column("Text", gives=True))


def test_columns_are_aligned_and_numbers_stand_right() -> None:
    lines = table(COLUMNS, [("x", "7", "uno"), ("yy", "1,200", "dos")])
    assert lines == ["A   Number  Text", "x        7  uno", "yy   1,200  dos"]


def test_a_table_without_heads_has_none() -> None:
    assert table((Column(""), Column("")), [("a", "b")], indent="  ") == ["  a  b"]


def test_wide_signs_and_marks_take_their_places() -> None:
    assert (width_of("Ñandú"), width_of("Nu\u0303"), width_of("東京")) == (5, 2, 4)


def test_steering_signs_are_taken_out() -> None:
    assert clean("a\x1b[2J\nb\u200bc\u202e") == "a [2J b c "


@pytest.mark.parametrize("columns", [30, 40])
def test_what_gives_is_cut_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
    lines = table(COLUMNS, [("x", "7", "una dirección muy larga que no cabe en el renglón")])
    assert max(map(width_of, lines)) == columns
    assert lines[1].endswith("…")


def test_a_file_gets_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert table(COLUMNS, [("x", "7", "t" * 500)])[1].endswith("t" * 500)
