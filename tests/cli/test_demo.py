"""The demonstration: a whole day told, its papers left in a folder, nothing of anybody else's touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.scan import ScannedReason, read_scan
from courier_desktop.domain.tracking_number import find_numbers
from tests.fakes.program import Program
from tests.paper.readers import decoded, rasterised, read_codes

MADE = {"slips.pdf", "run-sheet.pdf", "reason-card.pdf", "notices.txt", "setback-log.txt", "ledger"}


def an_earlier_day(out: Path) -> None:
    """What a demonstration left, and something of one's own beside it."""
    (out / "ledger").mkdir(parents=True)
    (out / ".courier-demo").write_text("", encoding="utf-8")
    (out / "slips.pdf").write_text("old", encoding="utf-8")
    (out / "ledger" / "courier.db").write_bytes(b"old")
    (out / "mine.txt").write_text("mine", encoding="utf-8")


def every_code_is_read(out: Path) -> None:
    """Every slip's QR and bar code name the same guide, every stop's QR one of the slips, every reason its record."""
    slips: list[str] = []
    for page in rasterised(out / "slips.pdf"):
        kinds = dict(decoded(page))
        assert len(kinds) == 2
        numbers = {find_numbers(text) for text in kinds.values()}
        assert len(numbers) == 1
        slips.extend(numbers.pop())
    stops = [text for page in rasterised(out / "run-sheet.pdf") for text in read_codes(page)]
    assert len(stops) == len(set(stops)) > 20
    assert {find_numbers(text) for text in stops} <= {(number,) for number in slips}
    card = [read_scan(text) for page in rasterised(out / "reason-card.pdf") for text in read_codes(page)]
    assert {scan.code for scan in card if isinstance(scan, ScannedReason)} == set(REASONS)


@pytest.mark.slow
def test_the_whole_day_is_told_and_left_in_place_of_an_earlier_one(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "day"
    an_earlier_day(out)
    ran = program("demo", "--out", str(out), "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    for said in (
        "dulces-regionales.csv",
        "it is never guessed",
        "It is 11:42",
        "wrong route",
        "stays behind",
        "is out. Promises frozen",
        "Touches",
        "viene retrasado por una falla de nuestra unidad",
        "https://wa.me/52",
        "Asked for no more notices",
        "is closed",
        "The ledger agrees with its history.",
        str(out),
    ):
        assert said in ran.out
    assert {path.name for path in out.iterdir()} == {*MADE, ".courier-demo", "mine.txt"}
    assert (out / "mine.txt").read_text(encoding="utf-8") == "mine"
    every_code_is_read(out)
    assert "https://wa.me/52" in (out / "notices.txt").read_text(encoding="utf-8")
    assert "+75 min" in (out / "setback-log.txt").read_text(encoding="utf-8")
    assert program("shipments", "--json").json["shipments"] == []
    assert program.plain("--data-dir", str(out / "ledger"), "verify").status == 0


def test_a_folder_with_other_things_is_left_alone(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "slips.pdf").write_text("mine", encoding="utf-8")
    ran = program("demo", "--out", str(out))
    assert (ran.status, ran.out) == (1, "")
    assert str(out) in ran.err
    assert [path.name for path in out.iterdir()] == ["slips.pdf"]


def test_a_file_in_the_folders_place_is_told(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "file"
    out.write_text("x", encoding="utf-8")
    assert program("demo", "--out", str(out)).status == 1
