"""A thousand slips: ours against reportlab drawing the same; one QR code against the library's own."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bench.measure import milliseconds, paired, report, seconds
from courier_desktop.domain.address import Address
from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.paper_rows import SlipRow
from courier_desktop.domain.tracking_number import make_number
from courier_desktop.domain.words import Language
from courier_desktop.paper.application import ensure_gui
from courier_desktop.paper.codes import code128, code128_image, qr_image, qr_matrix
from courier_desktop.paper.fit import Block, one_line
from courier_desktop.paper.fonts import BOLD, REGULAR
from courier_desktop.paper.formats import SLIP_FORMATS
from courier_desktop.paper.ink import Box, Ink, Painted
from courier_desktop.paper.pdf import slips_pdf, write_pdf
from courier_desktop.paper.preview import page_painted
from courier_desktop.paper.slip import draw_slip
from courier_desktop.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Callable

SLIPS = 1000
ROUNDS = 3
FORMAT = SLIP_FORMATS["100x150"]
RUN = re.compile("1+")
DOT = 72 / 25.4 / 8
HEIGHT = 150 / 25.4 * 72
FACES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}


def rows(count: int, start: int) -> list[SlipRow]:
    """Slips no two of which share number, code, name, street or amount: nothing is cached from one to the next."""
    zone = ZoneInfo("America/Mexico_City")
    made: list[SlipRow] = []
    for serial in range(start, start + count):
        number = make_number("CLB", serial)
        address = Address(
            "Calle Gómez de Mendiola",
            str(serial),
            "4",
            f"Oblatos {serial % 97}",
            f"{44000 + serial % 900}",
            "Guadalajara",
            "Jalisco",
            between=f"Artesanos y Calle {serial % 211}",
            references=f"Zaguán verde número {serial}, junto a la tortillería. Tocar fuerte; timbre no sirve.",
        )
        made.append(
            SlipRow(
                number=number,
                qr_text=f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20{number}",
                courier="Mensajería Colibrí",
                courier_city="Guadalajara",
                courier_phone="33 3615 0042",
                sender=f"Moda Tapatía {serial % 40}",
                recipient=f"Itzel {serial} Ochoa Barragán",
                phone_last4=f"{serial % 10000:04d}",
                address=address,
                piece=1,
                pieces=1 + serial % 3,
                zone=f"R{serial % 9}",
                stop=serial % 60 + 1,
                cash=Money(10000 + serial * 37) if serial % 3 else None,
                arrives_day=date(2026, 11, 19),
                arrives_from=datetime(2026, 11, 19, 12, tzinfo=zone),
                arrives_to=datetime(2026, 11, 19, 13, tzinfo=zone),
                attempt=1,
                max_attempts=2,
                weight_g=500 + serial,
                contents="",
                signed_copy=False,
                privacy="colibri.mx/privacidad · Derechos ARCO: 33 3615 0042",
                language=Language.ES,
            )
        )
    return made


def ours(path: Path, slips: list[SlipRow]) -> None:
    """Our own PDF, with all its texts fitted."""
    slips_pdf(path, slips, FORMAT)


def reportlab_seven(path: Path, slips: list[SlipRow]) -> None:
    """The two codes as merged rectangles from our matrices, and seven plain texts with no fitting."""
    canvas = _canvas(path)
    for row in slips:
        _codes(canvas, row)
        for place, (size, text) in enumerate(_seven(row)):
            canvas.setFont("Helvetica-Bold" if place == 0 else "Helvetica", size)
            canvas.drawString(12, HEIGHT - 60 - place * 30, text)
        canvas.showPage()
    canvas.save()


def reportlab_same(path: Path, slips: list[SlipRow], painted: list[list[Painted]]) -> None:
    """The two codes and every text of our slip in its place, size and face; the places are given, not worked out."""
    canvas = _canvas(path)
    for row, items in zip(slips, painted, strict=True):
        _codes(canvas, row)
        for item in items:
            setting = item.setting
            if setting is None:
                canvas.rect(item.box.x * DOT, HEIGHT - item.box.y * DOT, item.box.width * DOT, -item.box.height * DOT)
                continue
            canvas.setFont(f"Inter-{FACES[setting.weight]}", setting.size * DOT)
            for line_number, line in enumerate(setting.lines):
                y = item.box.y + setting.baseline + line_number * setting.leading
                canvas.drawString(item.box.x * DOT, HEIGHT - y * DOT, line)
        canvas.showPage()
    canvas.save()


def _canvas(path: Path) -> Any:  # noqa: ANN401 - reportlab has no types
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for face in FACES.values():
        if f"Inter-{face}" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(f"Inter-{face}", resources_dir() / "fonts" / f"Inter-{face}.ttf"))
    return Canvas(str(path), pagesize=(100 / 25.4 * 72, HEIGHT), pageCompression=1)


def _seven(row: SlipRow) -> list[tuple[int, str]]:
    amount = format_money(row.cash) if row.cash else "PAGADO"
    return [
        (18, row.recipient),
        (13, row.address.street_line()),
        (16, f"{row.address.colonia} {row.address.postal_code}"),
        (10, row.address.references),
        (24, amount),
        (12, row.number),
        (8, f"{row.zone} {row.stop} {row.piece}/{row.pieces} {row.courier}"),
    ]


def _codes(canvas: Any, row: SlipRow) -> None:  # noqa: ANN401 - reportlab has no types
    matrix = qr_matrix(row.qr_text)
    module = 222 // len(matrix) * DOT
    for y, line in enumerate(matrix):
        for run in RUN.finditer(line):
            left, wide = 546 * DOT + run.start() * module, (run.end() - run.start()) * module
            canvas.rect(left, HEIGHT - 702 * DOT - (y + 1) * module, wide, module, stroke=0, fill=1)
    for run in RUN.finditer(code128(row.number)):
        wide = (run.end() - run.start()) * 4 * DOT
        canvas.rect(110 * DOT + run.start() * 4 * DOT, HEIGHT - 1088 * DOT, wide, 112 * DOT, stroke=0, fill=1)


def ours_seven(path: Path, slips: list[SlipRow]) -> None:
    """What `reportlab_seven` draws, through our own painter and file."""
    write_pdf(path, [partial(_draw_seven, row=row) for row in slips], FORMAT)


def _draw_seven(ink: Ink, row: SlipRow) -> None:
    ink.qr(Box("qr", 546, 702, 222, 222), row.qr_text)
    ink.bars(Box("bars", 0, 976, 800, 112), row.number, 4)
    for place, (size, text) in enumerate(_seven(row)):
        line = one_line(Block(text, BOLD if place == 0 else REGULAR, round(size / DOT), 2000))
        ink.text(Box(f"text {place}", 34, 150 + place * 85, 2000, line.height), line)


def _forget() -> None:
    """Neither may find codes and texts that the other has made."""
    for kept in (qr_matrix, qr_image, code128, code128_image, one_line):
        kept.cache_clear()


def _rss_mb() -> float:
    """What a process that only writes the thousand slips holds at most, in MB; 0 where the system does not tell."""
    script = (
        "import pathlib, sys, bench.slips as b;"
        "b.ours(pathlib.Path(sys.argv[1]), b.rows(b.SLIPS, 1));"
        "print(pathlib.Path('/proc/self/status').read_text())"
    )
    if not Path("/proc/self/status").exists():
        return 0.0
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-c", script, str(Path(folder) / "slips.pdf")], check=True, capture_output=True, text=True
        ).stdout
    peak = re.search(r"VmHWM:\s+(\d+) kB", told)
    assert peak
    return int(peak[1]) / 1024


def bench_slips() -> None:
    """Slips a second, ours and the peer's in turn: the same seven texts, then the whole slip."""
    ensure_gui()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slips.pdf"

        def timed(draw: Callable[[Path, list[SlipRow]], None], slips: list[SlipRow]) -> float:
            _forget()
            return seconds(lambda: draw(path, slips))

        slips = rows(SLIPS, 1)
        ours(path, slips[:10])
        one, other, ratio = paired(lambda: timed(ours_seven, slips), lambda: timed(reportlab_seven, slips), ROUNDS)
        # glabels-3-batch makes half as many as reportlab does so (shared/performance.md, 5): 5x it is 2.5x reportlab.
        report(
            "slips: codes and 7 texts / reportlab",
            _rate(one),
            _rate(other),
            1 / ratio,
            "times as fast: gate 2.5, aim 4",
        )
        painted = [page_painted(partial(draw_slip, row=row), FORMAT) for row in slips]
        one, other, ratio = paired(
            lambda: timed(ours, slips),
            lambda: timed(lambda to, of: reportlab_same(to, of, painted), slips),
            ROUNDS,
        )
        texts = sum(1 for item in painted[0] if item.text)
        report(f"slips: whole, {texts} fitted texts / reportlab", _rate(one), _rate(other), 1 / ratio, "times as fast")
        ours(path, slips)
        report("slips: bytes each, whole", f"{path.stat().st_size / SLIPS:.0f} B", "", 1.0, "")
    mb = _rss_mb()
    report("slips: peak memory of the process", f"{mb:.0f} MB", "", mb / 150, "gate 150 MB, aim 80 MB")


def bench_codes() -> None:
    """One QR code, not cached: ours against the library's own default, which tries every mask."""
    import qrcode

    texts = [f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20CLB-1{number:05d}K" for number in range(100)]

    def library(mask: int | None) -> float:
        def make() -> None:
            for text in texts:
                code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=mask)
                code.add_data(text)
                code.make()

        return seconds(make) / len(texts)

    def mine() -> float:
        _forget()
        return seconds(lambda: [qr_matrix(text) for text in texts]) / len(texts)

    mine()
    one, other, ratio = paired(mine, lambda: library(None), ROUNDS)
    report(
        "one QR code / qrcode's default",
        milliseconds(one),
        milliseconds(other),
        1 / ratio,
        "times as fast: gate 4, aim 5",
    )
    one, other, ratio = paired(mine, lambda: library(3), ROUNDS)
    report("one QR code / qrcode with a fixed mask", milliseconds(one), milliseconds(other), 1 / ratio, "times as fast")


def _rate(duration_s: float) -> str:
    return f"{SLIPS / duration_s:.0f} /s"


def run() -> None:
    """Print each figure beside its peer's; here a ratio over 1 is how many times faster ours is."""
    bench_slips()
    bench_codes()


if __name__ == "__main__":
    run()
