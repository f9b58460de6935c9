"""The reason card: one page, each reason with its number, its words and a QR that the program understands."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from courier_desktop.domain.reasons import REASONS, reason_number
from courier_desktop.domain.scan import CardAct, ScannedAct, ScannedReason, read_scan
from courier_desktop.domain.words import Language
from courier_desktop.paper.codes import qr_matrix
from courier_desktop.paper.formats import SHEET_FORMATS
from courier_desktop.paper.ink import Painted
from courier_desktop.paper.preview import page_painted
from courier_desktop.paper.reason_card import draw_reason_card, reason_card_pdf
from tests.paper.readers import holds, overlaps, rasterised, read_codes, squeezed, texts_of

LETTER = SHEET_FORMATS["letter"]


def painted(language: Language = Language.ES, paper: str = "letter") -> list[Painted]:
    paper_format = SHEET_FORMATS[paper]
    return page_painted(lambda ink: draw_reason_card(ink, language, "Mensajería Colibrí", paper_format), paper_format)


def test_every_code_reads_and_means_its_reason(tmp_path: Path) -> None:
    reason_card_pdf(tmp_path / "card.pdf", Language.ES, "Mensajería Colibrí")
    [page] = rasterised(tmp_path / "card.pdf", 150)
    understood = [read_scan(text) for text in read_codes(page)]
    assert {read.code for read in understood if isinstance(read, ScannedReason)} == set(REASONS)
    assert {read.act for read in understood if isinstance(read, ScannedAct)} == set(CardAct)
    assert len(understood) == len(REASONS) + len(CardAct)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("paper", list(SHEET_FORMATS))
def test_numbers_words_and_codes_stand_together(language: Language, paper: str) -> None:
    items = painted(language, paper)
    said = texts_of(items)
    boxes = {item.box.name: item.box for item in items}
    for place, (code, reason) in enumerate(REASONS.items(), start=len(CardAct)):
        assert said[f"cell {place} number"] == reason_number(code)
        assert said[f"cell {place} word"] == reason.words.in_(language)
        for part in ("qr", "number", "word"):
            assert holds(boxes[f"cell {place}"], boxes[f"cell {place} {part}"])
        assert not overlaps(boxes[f"cell {place} number"], boxes[f"cell {place} word"])
        assert not overlaps(boxes[f"cell {place} qr"], boxes[f"cell {place} word"])


def test_quiet_zones_are_kept() -> None:
    boxes = {item.box.name: item.box for item in painted()}
    for name, box in boxes.items():
        if name.endswith(" qr"):
            cell = boxes[name.removesuffix(" qr")]
            module = box.width // 29
            assert box.y - cell.y >= 4 * module
            assert box.x - cell.x >= 4 * module


def test_it_is_one_page_of_the_papers_size(tmp_path: Path) -> None:
    reason_card_pdf(tmp_path / "card.pdf", Language.EN)
    [page] = PdfReader(tmp_path / "card.pdf", strict=True).pages
    assert [float(value) for value in page.mediabox] == pytest.approx([0, 0, 612, 792], abs=0.001)
    assert squeezed(page.extract_text()).count("Reasoncard") == 1


def test_codes_are_small_enough_to_print_large() -> None:
    assert max(len(qr_matrix(f"MOTIVO:{code.value}")) for code in REASONS) <= 29
