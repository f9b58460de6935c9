"""The care of the ledger in Settings: check, derive again, pack a support file; said in words, stopped by Esc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.services import care, integrity
from courier_desktop.ui.care_words import check_line
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.settings.care import CareCard
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, key_anywhere


class Bench:
    """A ledger with something in it, and the card over it."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        self.desk, self.jobs, self.qtbot = desk, jobs, qtbot
        shell: Any = FakeShell(desk.ctx, jobs)
        self.opened: list[QUrl] = []
        self.card = CareCard(shell, self._open)
        stage(self.card).resize(740, 400)

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url)
        return True

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy and not self.jobs.aside.busy)

    def said(self, line: Any) -> str:  # noqa: ANN401 - a notice line
        return str(line._label.text()) if not line.isHidden() else ""


@pytest.fixture
def bench(tmp_path: Path, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Iterator[Bench]:
    with desk_over(migrated_ledger(tmp_path)) as desk:
        ids = desk.shipments(3)
        desk.mark(ids[0], Status.AT_DEPOT)
        yield Bench(desk, jobs, stage, qtbot)


def tamper(desk: Desk, sql: str) -> None:
    """Change the ledger behind the program's back."""
    with desk.ctx.store.write() as conn:
        for trigger in ("ledger_keeps_its_rows", "acts_keep_their_rows"):
            conn.execute(f"DROP TRIGGER {trigger}")
        conn.execute(sql)


def test_a_whole_ledger_is_said_to_be_whole(bench: Bench) -> None:
    bench.card.verify.setFocus()
    key_anywhere(Qt.Key.Key_Space)
    bench.settle()
    assert bench.said(bench.card.good).startswith("Todo cuadra: 3 guías y 5 hechos")
    assert bench.said(bench.card.bad) == ""
    assert "todo en orden" in bench.card.last.text()
    last = care.last_check(bench.desk.ctx)
    assert last is not None
    assert last.code == ""


def test_the_first_event_that_differs_is_named(bench: Bench) -> None:
    tamper(bench.desk, "UPDATE acts SET actor = 'Otro' WHERE first_seq = 2")
    bench.card.check_now()
    bench.settle()
    told = bench.said(bench.card.bad)
    assert "el hecho 2" in told
    assert "Otro" in told
    assert bench.said(bench.card.good) == ""
    assert "Última revisión" in bench.card.last.text()


def test_a_drift_is_told_and_mended(bench: Bench) -> None:
    with bench.desk.ctx.store.write() as conn:
        conn.execute("UPDATE shipments SET pieces = 9")
    bench.card.check_now()
    bench.settle()
    assert "Rehaz el estado" in bench.said(bench.card.bad)
    bench.card.rebuild_now()
    bench.settle()
    assert "3" in bench.said(bench.card.good)
    assert integrity.verify(bench.desk.ctx).clean


def test_damage_is_told_with_what_to_do(bench: Bench) -> None:
    found = integrity.Verified(4, 3, 0, (), ("row 5 missing from index",), None, "")
    assert "respaldo" in check_line(found, bench.desk.ctx)


def test_esc_stops_it(bench: Bench) -> None:
    bench.card.check_now()
    assert not bench.card.stop.isHidden()
    key(bench.card, Qt.Key.Key_Escape)
    bench.settle()
    assert bench.card.stop.isHidden()
    assert bench.said(bench.card.bad) == ""


def test_one_thing_at_a_time(bench: Bench) -> None:
    bench.card.check_now()
    bench.card.rebuild_now()
    bench.settle()
    assert bench.said(bench.card.good).startswith("Todo cuadra")


def test_the_support_file_lands_where_it_was_asked(bench: Bench, tmp_path: Path) -> None:
    out = tmp_path / "soporte.zip"
    bench.card.pack(out)
    bench.settle()
    with ZipFile(out) as file:
        assert "versions.json" in file.namelist()
        assert b'"platform": "offscreen"' in file.read("versions.json")
    assert str(out) in bench.said(bench.card.good)
    bench.card.show_folder.click()
    assert bench.opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_place_that_takes_nothing_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.card.pack(tmp_path / "nowhere" / "s.zip")
    bench.settle()
    assert "nowhere" in bench.said(bench.card.bad)


def test_the_dialog_offers_a_name(bench: Bench) -> None:
    bench.card.choose_file()
    dialog = bench.card.dialog
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("courier-support-20261119-0900.zip")
    dialog.reject()


def test_who_may_not_rebuild_is_told(bench: Bench) -> None:
    bench.desk.ctx.staffed = True
    bench.desk.ctx.staff = StaffMember(StaffId("s1"), "Beto", Role.DRIVER)
    bench.card.refresh()
    bench.settle()
    assert bench.card.rebuild.reason
