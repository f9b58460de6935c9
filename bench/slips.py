"""A thousand slips: ours against reportlab drawing the same codes and words; and one QR code against the library's own."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from courier_desktop.domain.address import Address
from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.rows import SlipRow
from courier_desktop.domain.tracking_number import make_number
from courier_desktop.domain.words import Language
from courier_desktop.paper.application import ensure_gui
from courier_desktop.paper.codes import code128, qr_matrix
from courier_desktop.paper.formats import SLIP_FORMATS
from courier_desktop.paper.ink import Painted
from courier_desktop.paper.pdf import slips_pdf
from courier_desktop.paper.preview import page_painted
from courier_desktop.paper.slip import draw_slip
from courier_desktop.paths import resources_dir

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
                y = item.box.y + setting.baseline + line_number * setting.size * 1.2
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


def _forget() -> None:
    """The peer must not find our codes made."""
    qr_matrix.cache_clear()
    code128.cache_clear()


def _rss_mb() -> float:
    """What a process that only writes the thousand slips holds at most, in MB."""
    script = (
        "import pathlib, resource, sys, bench.slips as b;"
        "b.ensure_gui(); b.ours(pathlib.Path(sys.argv[1]), b.rows(b.SLIPS, 1));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", script, str(Path(folder) / "slips.pdf")], check=True, capture_output=True, text=True
        )
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return int(done.stdout) / unit


def bench_slips() -> None:
    """Slips a second, ours and the peers', in turns."""
    ensure_gui()
    ours_s: list[float] = []
    seven_s: list[float] = []
    same_s: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slips.pdf"
        size = 0
        for number in range(ROUNDS):
            slips = rows(SLIPS, 1 + number * SLIPS)
            _forget()
            ours_s.append(_seconds(lambda slips=slips: ours(path, slips)))  # type: ignore[misc]
            size = path.stat().st_size
            _forget()
            seven_s.append(_seconds(lambda slips=slips: reportlab_seven(path, slips)))  # type: ignore[misc]
            painted = [page_painted(lambda ink, row=row: draw_slip(ink, row), FORMAT) for row in slips]  # type: ignore[misc]
            _forget()
            same_s.append(_seconds(lambda: reportlab_same(path, slips, painted)))  # noqa: B023 - called at once
    mine, seven, same = (SLIPS / median(each) for each in (ours_s, seven_s, same_s))
    print(f"slips: {SLIPS} of 100 x 150 mm, median of {ROUNDS}")
    print(f"  ours, all {len(_texts_of_one())} texts fitted   {mine:7.0f} /s   {size / SLIPS:6.0f} B each")
    print(f"  reportlab, the same texts placed   {same:7.0f} /s   ours = {mine / same:.1f}x")
    print(f"  reportlab, seven texts, no fitting {seven:7.0f} /s   ours = {mine / seven:.1f}x")
    print(f"  memory of a process that writes them: {_rss_mb():.0f} MB (gate 150, aim 80)")


def bench_codes() -> None:
    """One QR code: the library's default, the library with a fixed mask, ours, none of them cached."""
    import qrcode

    texts = [f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20CLB-1{number:05d}K" for number in range(200)]

    def library(text: str, mask: int | None) -> None:
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=mask)
        code.add_data(text)
        code.make()

    qr_matrix("warm" * 16)
    default = _seconds(lambda: [library(text, None) for text in texts[:60]]) / 60
    fixed = _seconds(lambda: [library(text, 3) for text in texts]) / len(texts)
    _forget()
    mine = _seconds(lambda: [qr_matrix(text) for text in texts]) / len(texts)
    print("one QR code of 61 characters, level M")
    print(f"  qrcode, best mask  {default * 1000:6.2f} ms")
    print(f"  qrcode, fixed mask {fixed * 1000:6.2f} ms   {default / fixed:.1f}x")
    print(f"  ours               {mine * 1000:6.2f} ms   {default / mine:.1f}x (gate 4x, aim 5x)")


def _texts_of_one() -> list[Painted]:
    [row] = rows(1, 1)
    return [item for item in page_painted(lambda ink: draw_slip(ink, replace(row)), FORMAT) if item.text]


def _seconds(work: Any) -> float:  # noqa: ANN401 - whatever is to be timed
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run() -> None:
    """Print both."""
    bench_slips()
    bench_codes()


if __name__ == "__main__":
    run()
