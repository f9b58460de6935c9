"""The run sheet: every stop whole on one page, its QR, its boxes, its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courier_desktop.domain.money import Money
from courier_desktop.domain.paper_rows import RunSheet
from courier_desktop.domain.reasons import REASONS, reason_number
from courier_desktop.domain.words import Language
from courier_desktop.paper.formats import SHEET_FORMATS, PageFormat
from courier_desktop.paper.ink import Box, Painted
from courier_desktop.paper.preview import page_painted
from courier_desktop.paper.run_sheet import run_sheet_pages, run_sheet_pdf
from tests.paper.readers import holds, overlaps, rasterised, read_codes, squeezed, texts_of
from tests.paper.samples import sheet, stop

LETTER = SHEET_FORMATS["letter"]


def painted(row: RunSheet, paper: PageFormat = LETTER) -> list[list[Painted]]:
    return [page_painted(page, paper) for page in run_sheet_pages(row, paper)]


def wrong_places(items: list[Painted], paper: PageFormat) -> list[str]:
    sheet_box = Box("", 56, 56, paper.width - 112, paper.height - 112)
    boxes = [item.box for item in items]
    inside = {item.box.name: item.box for item in items}
    wrong = [f"{box.name} leaves the sheet" for box in boxes if not holds(sheet_box, box)]
    for place, first in enumerate(boxes):
        for second in boxes[place + 1 :]:
            nested = second.inside == first.name or first.inside == second.name
            if not nested and overlaps(first, second):
                wrong.append(f"{first.name} over {second.name}")
    assert inside
    return wrong


@pytest.mark.parametrize("paper", list(SHEET_FORMATS.values()), ids=list(SHEET_FORMATS))
@pytest.mark.parametrize("language", list(Language))
def test_nothing_overlaps(paper: PageFormat, language: Language) -> None:
    for page in painted(sheet(language=language), paper):
        assert wrong_places(page, paper) == []


@pytest.mark.parametrize("stops", [0, 1, 5, 6, 7, 14, 60])
def test_every_stop_stands_once_in_order_and_whole(stops: int) -> None:
    places: list[tuple[int, str]] = []
    for number, page in enumerate(painted(sheet(stops))):
        names = {item.box.name for item in page}
        for item in page:
            if item.box.name.endswith(" place"):
                stop_name = item.box.name.removesuffix(" place")
                places.append((number, item.text))
                assert {
                    f"{stop_name} qr",
                    f"{stop_name} number",
                    f"{stop_name} delivered",
                    f"{stop_name} failed",
                } <= names
    assert [place for _, place in places] == [str(position) for position in range(1, stops + 1)]
    assert [page for page, _ in places] == sorted(page for page, _ in places)


def test_each_page_tells_its_number_and_what_the_reasons_mean() -> None:
    pages = painted(sheet(14))
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        said = texts_of(page)
        assert said["page"] == f"Página {number} de {len(pages)}"
        for code, reason in REASONS.items():
            assert said[f"number {reason_number(code)}"] == reason_number(code)
            assert said[f"reason {reason_number(code)}"] == reason.words.es


def test_the_head_tells_the_route() -> None:
    said = texts_of(painted(sheet(14))[0])
    assert said["code"] == "R3"
    assert said["day"] == "jueves 19 nov · Oblatos – San Juan de Dios"
    assert (said["Driver"], said["Vehicle"], said["Leaves"]) == ("Luis Ángel Cárdenas", "Moto 4", "09:00")
    assert (said["Stops"], said["Pieces"], said["total"]) == ("14", "17", "$9,123.00")


def test_a_stop_tells_all_that_the_driver_needs() -> None:
    [page] = painted(sheet(0, stops=(stop(1, attempt=2, note="Tocar dos veces", signed_copy=True),)))
    said = texts_of(page)
    text = " ".join(said.values())
    for part in (
        "Itzel Ochoa Barragán",
        "Calle Gómez de Mendiola 1873, int. 4",
        "Oblatos, 44380 Guadalajara",
        "Entre: Artesanos y Hacienda de Tala",
        "Ref.: Zaguán verde, junto a la tortillería. Tocar fuerte; timbre no sirve.",
        "Nota: Tocar dos veces",
        "Regresar copia firmada",
        "09:01 a 10:01",
        "plan 09:08 · Intento 2 de 2",
        "33 1482 0937",
        "2 bultos",
        "$1,251.00",
        stop(1).number,
    ):
        assert part in text
    ticks = [item.box.name for item in page if item.box.name.endswith(" tick")]
    assert len(ticks) == 2 + len(REASONS)
    assert "stop 1 Took $" in said


def test_without_cash_nothing_is_asked_for() -> None:
    [page] = painted(sheet(0, stops=(stop(2, cash=None),)))
    assert "stop 2 Took $" not in texts_of(page)
    assert not any("COBRAR" in item.text for item in page)


@settings(max_examples=20)
@given(st.text(alphabet="aáeiour nlsWMÑ.,", max_size=400), st.text(alphabet="aáeiour nlsWMÑ.,", max_size=1200))
def test_long_texts_stay_whole_and_in_their_boxes(name: str, note: str) -> None:
    row = sheet(0, stops=(stop(1, recipient=name.strip(), note=note.strip()), stop(2, recipient=note[:300].strip())))
    pages = painted(row)
    for page in pages:
        assert wrong_places(page, LETTER) == []
    text = "".join(squeezed(item.text) for page in pages for item in page if item.box.name.startswith("stop 1 text"))
    assert squeezed(name) in text
    assert squeezed(note) in text


def test_every_stops_code_reads_from_the_printed_page(tmp_path: Path) -> None:
    row = sheet(14)
    run_sheet_pdf(tmp_path / "sheet.pdf", row)
    found = [code for page in rasterised(tmp_path / "sheet.pdf", 150) for code in read_codes(page)]
    assert sorted(found) == sorted(each.qr_text for each in row.stops)


@pytest.mark.parametrize(("name", "width", "height"), [("letter", 612.0, 792.0), ("a4", 595.2756, 841.8898)])
def test_pages_have_the_papers_size(tmp_path: Path, name: str, width: float, height: float) -> None:
    run_sheet_pdf(tmp_path / "sheet.pdf", sheet(3, cash=Money(0)), SHEET_FORMATS[name])
    page = PdfReader(tmp_path / "sheet.pdf", strict=True).pages[0]
    assert [float(value) for value in page.mediabox] == pytest.approx([0, 0, width, height], abs=0.001)
    assert squeezed("Itzel Ochoa Barragán") in squeezed(page.extract_text())
