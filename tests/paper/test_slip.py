"""Slips: every field in its place, whatever is written; both codes read from the printer's dots."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from courier_desktop.domain.address import Address
from courier_desktop.domain.money import Money
from courier_desktop.domain.paper_rows import SlipRow
from courier_desktop.domain.words import Language
from courier_desktop.paper.codes import qr_matrix
from courier_desktop.paper.formats import SLIP_FORMATS
from courier_desktop.paper.ink import Box, Painted
from courier_desktop.paper.preview import page_painted, slip_image
from courier_desktop.paper.slip import HEIGHT, WIDTH, draw_slip
from tests.paper.readers import blurred, decoded, holds, overlaps, read_codes, resized, squeezed, texts_of, turned
from tests.paper.samples import bare_slip, long_slip, slip

MARGIN = 28


def painted(row: SlipRow) -> list[Painted]:
    return page_painted(lambda ink: draw_slip(ink, row), SLIP_FORMATS["100x150"])


def wrong_places(items: list[Painted]) -> list[str]:
    """Boxes outside their own, outside the margins, or over one another."""
    boxes = {item.box.name: item.box for item in items}
    assert len(boxes) == len(items), "two boxes of one name"
    sheet = Box("", MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    wrong = [
        f"{box.name} leaves {box.inside or 'the sheet'}"
        for box in boxes.values()
        if not holds(boxes[box.inside] if box.inside else sheet, box)
    ]
    ordered = list(boxes.values())
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            nested = second.inside == first.name or first.inside == second.name
            if not nested and overlaps(first, second):
                wrong.append(f"{first.name} over {second.name}")
    return wrong


@pytest.mark.parametrize("row", [slip(), long_slip(), bare_slip()], ids=["plain", "long", "bare"])
@pytest.mark.parametrize("language", list(Language))
def test_nothing_overlaps(row: SlipRow, language: Language) -> None:
    assert wrong_places(painted(replace(row, language=language))) == []


WORDS = st.lists(st.text(alphabet="aáeioulrsnmWMÑ.,-#1", min_size=1, max_size=24), max_size=40).map(" ".join)


def words(most: int) -> st.SearchStrategy[str]:
    return WORDS.map(lambda text: text[:most].strip())


@settings(max_examples=60)
@given(
    st.builds(
        slip,
        recipient=words(120),
        courier=words(60),
        sender=words(80),
        contents=words(120),
        privacy=words(120),
        zone=st.text(alphabet="RZÁQg19-", max_size=12),
        stop=st.integers(0, 999),
        pieces=st.integers(1, 999),
        piece=st.integers(1, 100),
        signed_copy=st.booleans(),
        cash=st.none() | st.integers(1, 10**12).map(Money),
        language=st.sampled_from(Language),
        address=st.builds(
            Address,
            street=words(120),
            exterior=st.text(alphabet="0123456789-B", max_size=8),
            interior=words(20),
            colonia=words(80),
            postal_code=st.sampled_from(["", "44380", "01310-200", "SW1A 1AA", "C1425CLA"]),
            municipality=words(60),
            between=words(160),
            references=words(300),
        ),
    )
)
def test_long_texts_stay_whole_and_in_their_boxes(row: SlipRow) -> None:
    items = painted(row)
    assert wrong_places(items) == []
    said = {name: squeezed(text) for name, text in texts_of(items).items()}
    for name, text in (
        ("recipient", row.recipient),
        ("colonia", row.address.colonia),
        ("between", row.address.between),
        ("references", row.address.references),
        ("postal code", row.address.postal_code),
        ("number", row.number),
        ("piece", f"{row.piece}/{row.pieces}"),
        ("courier", row.courier),
    ):
        assert said.get(name, "") == squeezed(text)
    assert said["facts"].endswith(squeezed(row.contents))


def test_the_slip_says_all_that_it_must() -> None:
    said = texts_of(painted(slip()))
    assert said["recipient"] == "Itzel Ochoa Barragán"
    assert said["street"] == "Calle Gómez de Mendiola 1873, int. 4"
    assert said["colonia"] == "Oblatos"
    assert said["postal code"] == "44380"
    assert said["city"] == "Guadalajara, Jalisco"
    assert said["between"] == "Artesanos y Hacienda de Tala"
    assert said["amount"] == "$1,250.00"
    assert (said["collect"], said["in cash"]) == ("COBRAR", "en efectivo")
    assert (said["day"], said["window"]) == ("jueves 19 nov", "12:00 a 13:00")
    assert (said["zone code"], said["stop"]) == ("R3", "parada 14")
    assert (said["piece"], said["piece word"]) == ("1/1", "bulto")
    assert said["phone"] == "Tel. termina en 0937"
    assert said["facts"] == "Intento 1 de 2 · 1.4 kg"
    assert said["sender"] == "Remite: Moda Tapatía"
    assert said["privacy"].startswith("Tus datos solo se usan para entregarte.")
    assert said["initial"] == "M"


def test_what_is_paid_says_so_and_names_no_amount() -> None:
    said = texts_of(painted(slip(cash=None)))
    assert said["paid"] == "PAGADO"
    assert "amount" not in said
    assert not any("$" in text for text in said.values())


def test_a_cash_of_nothing_is_paid() -> None:
    assert texts_of(painted(slip(cash=Money(0))))["paid"] == "PAGADO"


def test_several_pieces_are_paid_once() -> None:
    assert texts_of(painted(slip(pieces=3)))["once"] == "por los 3 bultos"
    assert "once" not in texts_of(painted(slip()))


def test_the_couriers_phone_is_written_as_it_is_read() -> None:
    assert texts_of(painted(slip(courier_phone="+523336150042")))["contact"] == "Guadalajara · 33 3615 0042"


def test_without_a_promise_the_slip_promises_nothing() -> None:
    said = texts_of(painted(slip(arrives_day=None, arrives_from=None, arrives_to=None)))
    assert (said["day"], said["window"]) == ("Día y hora", "por mensaje")


def test_a_signed_copy_is_asked_for() -> None:
    assert texts_of(painted(slip(signed_copy=True)))["signed copy"] == "Regresar copia firmada"
    assert "signed copy" not in texts_of(painted(slip()))


def test_english_and_portuguese() -> None:
    english = texts_of(painted(slip(language=Language.EN)))
    assert (english["deliver to"], english["collect"], english["day"]) == ("DELIVER TO", "COLLECT", "Thursday 19 Nov")
    assert (english["window"], english["piece word"]) == ("12:00 to 13:00", "piece")
    portuguese = texts_of(painted(slip(language=Language.PT, cash=Money(6247, "BRL"))))
    assert (portuguese["day"], portuguese["amount"]) == ("quinta-feira 19 nov", "R$ 62,47")


def test_a_large_amount_is_whole() -> None:
    assert texts_of(painted(slip(cash=Money(999_999_999_999))))["amount"] == "$9,999,999,999.99"


@pytest.mark.parametrize("row", [slip(), long_slip(), bare_slip()], ids=["plain", "long", "bare"])
@pytest.mark.parametrize("paper", list(SLIP_FORMATS))
def test_both_codes_read_from_the_printers_dots(row: SlipRow, paper: str) -> None:
    found = decoded(slip_image(row, SLIP_FORMATS[paper]))
    assert found == [("Code128", row.number), ("QRCode", row.qr_text)]


@pytest.mark.parametrize("row", [slip(), long_slip()], ids=["plain", "long"])
def test_both_codes_read_blurred_turned_and_from_afar(row: SlipRow) -> None:
    dots = slip_image(row)
    wanted = sorted([row.number, row.qr_text])
    assert read_codes(blurred(dots)) == wanted
    assert read_codes(turned(dots, 7)) == wanted
    assert read_codes(turned(blurred(dots), -7)) == wanted
    assert read_codes(resized(dots, 0.5)) == wanted
    assert read_codes(turned(dots, 180)) == wanted


@pytest.mark.parametrize("scale", [300 / 203.2, 2.0, 600 / 203.2])
def test_both_codes_read_at_other_resolutions(scale: float) -> None:
    row = slip()
    assert read_codes(slip_image(row, scale=scale)) == sorted([row.number, row.qr_text])


def test_a_long_link_still_reads() -> None:
    row = slip(qr_text="https://rastreo.mensajeria-colibri.example.mx/guia/CLB-048231K?" + "x" * 180)
    assert row.qr_text in read_codes(slip_image(row))


def test_every_module_stands_on_whole_dots() -> None:
    row = slip()
    dots = slip_image(row)
    assert dots.format() == QImage.Format.Format_Mono
    box = next(item.box for item in painted(row) if item.box.name == "qr")
    rows = qr_matrix(row.qr_text)
    module = box.width // len(rows)
    assert module * len(rows) == box.width
    assert module >= 6
    black = QColor("black")
    for y in range(box.height):
        seen = "".join("01"[dots.pixelColor(QPoint(box.x + x, box.y + y)) == black] for x in range(box.width))
        assert seen == "".join(bit * module for bit in rows[y // module])


@pytest.mark.parametrize("row", [slip(), long_slip()], ids=["plain", "long"])
def test_quiet_zones_are_kept(row: SlipRow) -> None:
    items = {item.box.name: item.box for item in painted(row)}
    qr, bars = items["qr"], items["bars"]
    quiet = 4 * qr.width // len(qr_matrix(row.qr_text))
    around = Box("", qr.x - quiet, qr.y - quiet, qr.width + 2 * quiet, qr.height + 2 * quiet)
    assert [name for name, box in items.items() if name != "qr" and overlaps(box, around)] == []
    beside = Box("", bars.x - 40, bars.y, bars.width + 80, bars.height)
    assert beside.x >= 0
    assert beside.x + beside.width <= WIDTH
    assert [name for name, box in items.items() if name != "bars" and overlaps(box, beside)] == []
    # Thermal printers lose the last two millimetres.
    assert qr.x >= 16
    assert qr.x + qr.width <= WIDTH - 16


def test_the_bars_keep_a_height_that_a_scanner_finds() -> None:
    heights = {
        name: next(item.box.height for item in painted(row) if item.box.name == "bars")
        for name, row in (("plain", slip()), ("long", long_slip()))
    }
    assert heights["plain"] >= 14 * 8
    assert heights["long"] >= 10 * 8


def test_a_logo_takes_the_place_of_the_initial() -> None:
    import base64

    dot = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    names = [item.box.name for item in painted(slip(logo=dot))]
    assert "logo" in names
    assert "initial" not in names
    assert "initial" in [item.box.name for item in painted(slip(logo=b"broken"))]


def test_the_whole_phone_is_nowhere() -> None:
    assert not any("1482" in text for text in texts_of(painted(slip())).values())
