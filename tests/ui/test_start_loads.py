"""What the window's first frame may load: everything else waits until it is asked for."""

from __future__ import annotations

import subprocess
import sys

# Each costs the start some milliseconds, and none has to do with an empty window.
LATER = (
    *("jinja2", "phonenumbers", "qrcode", "zxingcpp", "sqlite_utils", "rapidfuzz", "argon2", "secrets", "platform"),
    *("courier_desktop.domain.events", "courier_desktop.domain.money", "courier_desktop.store.ledger"),
    *("courier_desktop.services.care", "courier_desktop.services.record", "courier_desktop.services.today"),
    *("courier_desktop.ui.hit_list", "courier_desktop.ui.parts.rows", "courier_desktop.ui.today.page"),
)


def test_the_first_frame_loads_no_more_than_it_shows() -> None:
    told = "import sys, courier_desktop.ui.start; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert "courier_desktop.ui.main_window" in loaded
    assert sorted(set(LATER) & set(loaded)) == []
