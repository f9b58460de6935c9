"""Paper without a window: what the command line does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication

from courier_desktop.paper.application import ensure_gui

SCRIPT = """
import sys
from pathlib import Path
from courier_desktop.paper.formats import SLIP_FORMATS
from courier_desktop.paper.pdf import slips_pdf
from tests.paper.samples import slip
slips_pdf(Path(sys.argv[1]), [slip(1), slip(2)], SLIP_FORMATS["100x150"])
assert "PySide6.QtWidgets" not in sys.modules
"""


def test_slips_are_written_with_no_screen_and_no_widgets(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    path = tmp_path / "slips.pdf"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)],
        cwd=Path(__file__).parents[2],
        env={**environment, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert len(PdfReader(path).pages) == 2


def test_a_running_application_is_kept() -> None:
    assert ensure_gui() is QCoreApplication.instance()
