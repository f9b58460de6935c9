"""The program run in this process, as a shell would: words in, status and both outputs out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any  # JSON holds values of any kind

import pytest

from courier_desktop.cli.main import run
from tests.fakes.desk import Desk, desk_over


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.out)


@dataclass
class Program:
    data_dir: Path
    capsys: pytest.CaptureFixture[str]
    windows: list[tuple[Path, str]] = field(default_factory=list)

    def __call__(self, *argv: str) -> Ran:
        """Over this program's own ledger."""
        return self.plain("--data-dir", str(self.data_dir), *argv)

    def plain(self, *argv: str) -> Ran:
        """With these words only."""
        status = run(argv, self._open_window)
        captured = self.capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    def _open_window(self, data_dir: Path, language: str) -> int:
        self.windows.append((data_dir, language))
        return 0

    def numbers(self, count: int = 1, **draft: object) -> list[str]:
        """New shipments' numbers, entered now by the real clock."""
        from datetime import UTC, datetime

        from tests.fakes.desk import Clock

        with desk_over(self.data_dir, Clock(datetime.now(UTC))) as desk:
            desk.count = self.entered
            self.entered += count
            return [self._number(desk, **draft) for _ in range(count)]

    entered: int = 0

    def _number(self, desk: Desk, **draft: object) -> str:
        return desk.state(desk.shipment(**draft)).number
