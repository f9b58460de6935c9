"""A picture of each page into build/screenshots, and the few that the docs show into docs/images."""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter, qBlue, qGreen, qRed, qRgb

from docs.ledgers import make_ledger

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "screenshots"
IMAGES = ROOT / "docs" / "images"
LANGUAGES = {"es": "es-MX", "en": "en"}
THEMES = ("light", "dark")
SCALES = (100, 200)
KINDS = ("sample", "empty", "full", "carried")
# What the docs show, taken in the light theme at 100 %: the picture, and the ledger it comes from.
SHOWN = {
    "first-run": "empty",
    "today": "sample",
    "import": "empty",
    "shipments-drawer": "sample",
    "new-shipment": "sample",
    "routes": "sample",
    "routes-reasons": "sample",
    "routes-load": "sample",
    "setback": "sample",
    "messages": "sample",
    "slips": "sample",
    "backups": "sample",
    "restore": "sample",
    "automatic": "carried",
    "setback-batch": "carried",
    "recipient": "carried",
    "services": "carried",
    "service": "carried",
    "strategy": "carried",
    "templates": "carried",
    "costs": "carried",
}
DARK_SHOWN = "today"
COLOURS, ALIKE = 256, 8
# A colour of this many pixels is a ground or a line of the design: it stays exact.
A_GROUND = 400
LARGEST_BYTES = 150_000


@dataclass(frozen=True, slots=True)
class Shoot:
    """One process: a ledger in one language, one theme, one scale."""

    kind: str
    language: str
    theme: str
    scale: int
    views: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where its pictures go."""
        return OUT / f"{self.kind}-{self.language}-{self.theme}-{self.scale}"


def run(shoot: Shoot, ledgers: Path) -> str:
    """Take its pictures on a copy of its ledger; what it said, "" when all went well."""
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Path(scratch) / "ledger"
        shutil.copytree(ledgers / shoot.kind, ledger)
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(shoot.scale / 100)}
        command = [sys.executable, "-m", "docs.pictures", shoot.kind, str(ledger), str(shoot.folder)]
        command += ["--lang", LANGUAGES[shoot.language], "--theme", shoot.theme]
        command += ["--views", *shoot.views] if shoot.views else []
        done = subprocess.run(  # noqa: S603 - our own module
            command, cwd=ROOT, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False
        )
    told = (done.stdout + done.stderr).strip()
    return "" if done.returncode == 0 else f"{shoot.folder.name}: {told or done.returncode}"


def palette_of(image: QImage) -> list[int]:
    """The colours that an image needs most, at most 256; of the rare ones none that is almost another."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    chosen: list[int] = []
    for colour, times in counted.most_common(6000):
        if len(chosen) == COLOURS:
            break
        if times > A_GROUND or all(_apart(colour, other) > ALIKE for other in chosen):
            chosen.append(colour)
    return chosen


def _apart(one: int, other: int) -> int:
    return max(abs(qRed(one) - qRed(other)), abs(qGreen(one) - qGreen(other)), abs(qBlue(one) - qBlue(other)))


def shrink(source: Path, target: Path) -> int:
    """Write the picture with a palette of its own; its size in bytes."""
    image = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB32)
    table = [qRgb(qRed(one), qGreen(one), qBlue(one)) for one in palette_of(image)]
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    target.parent.mkdir(parents=True, exist_ok=True)
    writer = QImageWriter(str(target), b"png")
    writer.setCompression(100)
    writer.write(small)
    return target.stat().st_size


def refresh_docs() -> list[str]:
    """Bring docs/images up to the pictures just taken; a line for each that is not there or too large."""
    told: list[str] = []
    for language, (name, kind) in itertools.product(LANGUAGES, SHOWN.items()):
        told += _refresh(Shoot(kind, language, "light", 100).folder / f"{name}.png", f"{name}-{language}.png")
    dark = Shoot(SHOWN[DARK_SHOWN], "en", "dark", 100).folder / f"{DARK_SHOWN}.png"
    return told + _refresh(dark, f"{DARK_SHOWN}-en-dark.png")


def _refresh(source: Path, name: str) -> list[str]:
    if not source.is_file():
        return [f"docs/images/{name}: there is no picture for it"]
    size = shrink(source, IMAGES / name)
    return [f"docs/images/{name} has {size} bytes"] if size > LARGEST_BYTES else []


def shoots(asked: argparse.Namespace) -> list[Shoot]:
    """Every process to run for what was asked."""
    if asked.docs:
        made = [
            Shoot(kind, language, "light", 100, tuple(name for name, its in SHOWN.items() if its == kind))
            for kind, language in itertools.product(dict.fromkeys(SHOWN.values()), LANGUAGES)
        ]
        return [*made, Shoot(SHOWN[DARK_SHOWN], "en", "dark", 100, (DARK_SHOWN,))]
    views = tuple(asked.views)
    combined = itertools.product(asked.ledgers, asked.languages, asked.themes, asked.scales)
    return [Shoot(*combination, views) for combination in combined]


def main() -> int:
    """The pictures asked for, all of them unless said; status 1 when some are missing."""
    parser = argparse.ArgumentParser(prog="dev.py screenshots", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="only what docs/images shows")
    parser.add_argument("--ledgers", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--languages", nargs="+", choices=list(LANGUAGES), default=list(LANGUAGES))
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=list(THEMES))
    parser.add_argument("--scales", nargs="+", type=int, choices=SCALES, default=list(SCALES))
    parser.add_argument("--views", nargs="+", default=[], help="by name, such as today or setback")
    asked = parser.parse_args()
    begun = time.monotonic()
    wanted = shoots(asked)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(max_workers=2) as pool:
        ledgers = Path(scratch)
        for kind in dict.fromkeys(one.kind for one in wanted):
            make_ledger(kind, ledgers / kind)
        told = [line for line in pool.map(lambda one: run(one, ledgers), wanted) if line]
    complete = asked.docs or wanted == shoots(parser.parse_args([]))
    if complete:
        told += refresh_docs()
    count = sum(len(list(one.folder.glob("*.png"))) for one in dict.fromkeys(wanted))
    print(f"{count} pictures in {OUT.relative_to(ROOT)}, {time.monotonic() - begun:.0f} s")
    for line in told:
        print(line)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
