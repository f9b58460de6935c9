"""Writes docs/export.md from the table of an export's files: python docs/export_page.py."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from courier_desktop.domain.exports.page import page  # noqa: E402 - the checkout, not an installed program
from courier_desktop.domain.words import Language  # noqa: E402 - as above

if __name__ == "__main__":
    target = ROOT / "docs" / "export.md"
    target.write_text(page(Language.EN), encoding="utf-8")
    print(target)
