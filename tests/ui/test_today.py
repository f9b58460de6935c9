"""The Today page by keyboard, over a real ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import View
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.today_rows import TodayKind
from courier_desktop.services import marking, registering, routes
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.today.page import TodayPage
from courier_desktop.ui.today.words import words_of
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        yield made


def draft(n: int, **changes: object) -> ShipmentDraft:
    address = Address(street="Calle Argentina", exterior=str(n), colonia="Americana", postal_code="44160")
    values = {"sender": Party("Moda Tapatía"), "recipient": Party(f"Persona {n}", phone=f"+5233148209{n:02d}")}
    return ShipmentDraft(**{**values, "address": address, **changes})  # type: ignore[arg-type]


def opened(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> tuple[TodayPage, FakeShell]:
    shell: Any = FakeShell(desk.ctx, jobs)
    page = TodayPage(shell)
    stage(page).resize(1181, 685)
    qtbot.waitUntil(lambda: not jobs.busy)
    return page, shell


def a_morning(desk: Desk) -> None:
    """Three stops out, one failed, one address incomplete: messages, an attempt, an address."""
    ids = [registering.register(desk.ctx, draft(n)).shipment_id for n in range(1, 4)]
    registering.register(desk.ctx, draft(9, address=Address(street="Sin número")))
    route_id = routes.create(desk.ctx, "Centro")
    routes.assign(desk.ctx, route_id, ids)
    routes.publish(desk.ctx, route_id)
    desk.clock.advance(minutes=12)
    what = marking.Mark(shipment_ids=(ids[0],), target=Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT)
    marking.mark(desk.ctx, what)


def test_an_empty_ledger_says_what_to_do_first(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    page, shell = opened(desk, jobs, stage, qtbot)
    assert page.empty
    assert page.first_focus() is page.welcome.first
    key(page.welcome.first, Qt.Key.Key_Return)
    assert shell.asked[-1][0] == "ask_import"


def test_each_line_is_one_figure_away_from_its_action(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    a_morning(desk)
    page, shell = opened(desk, jobs, stage, qtbot)
    kinds = [line.kind for line in page.board.lines.rows.rows]
    assert kinds == [TodayKind.MESSAGES, TodayKind.ATTEMPTS, TodayKind.ADDRESSES]
    key(page, Qt.Key.Key_1)
    assert shell.asked[-1][:2] == ("go", ("messages",))
    key(page, Qt.Key.Key_2)
    assert shell.asked[-1][2]["statuses"] == frozenset({Status.ATTEMPT_FAILED})
    key(page, Qt.Key.Key_3)
    assert shell.asked[-1][2]["view"] is View.NEEDS_ADDRESS
    before = len(shell.asked)
    key(page, Qt.Key.Key_8)
    assert len(shell.asked) == before


def test_the_arrows_move_and_enter_acts(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    a_morning(desk)
    page, shell = opened(desk, jobs, stage, qtbot)
    view = page.board.lines.view
    view.setFocus()
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Return)
    assert shell.asked[-1][2]["statuses"] == frozenset({Status.ATTEMPT_FAILED})


def test_f8_declares_a_setback(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    a_morning(desk)
    page, shell = opened(desk, jobs, stage, qtbot)
    key(page, Qt.Key.Key_F8)
    assert shell.asked[-1][0] == "declare_setback"


def test_the_route_and_those_leaving_show(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    a_morning(desk)
    desk.clock.advance(hours=3)
    page, shell = opened(desk, jobs, stage, qtbot)
    assert [row.code for row in page.board.routes.rows.rows] == ["R1"]
    leaving = page.board.leaving.rows.rows
    assert [row.recipient for row in leaving] == ["Persona 3", "Persona 2"]
    assert all(row.window.late_minutes > 0 for row in leaving)
    key(page, Qt.Key.Key_1)
    assert shell.asked[-1][0] == "declare_setback"
    assert set(shell.asked[-1][2]) == {"route_id"}


def test_every_line_has_words(desk: Desk) -> None:
    from courier_desktop.services.today import today

    a_morning(desk)
    for line in today(desk.ctx).lines:
        words = words_of(line, desk.ctx.zone)
        assert words.headline
        assert words.detail
        assert words.action
        assert "%n" not in words.headline


def test_a_backup_that_is_late_leads_to_settings(
    desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from courier_desktop.services import backups

    desk.shipment()
    drive = tmp_path_factory.mktemp("drive")
    backups.choose_place(desk.ctx, drive)
    drive.rename(drive.with_name("pulled out"))
    backups.make(desk.ctx)
    desk.clock.advance(days=4)
    page, shell = opened(desk, jobs, stage, qtbot)
    line = page.board.lines.rows.rows[-1]
    words = words_of(line, desk.ctx.zone)
    assert "segundo lugar" in words.headline
    assert "Conecta la memoria" in words.detail
    key(page, Qt.Key(Qt.Key.Key_0.value + len(page.board.lines.rows.rows)))
    assert shell.asked[-1] == ("go", ("settings",), {"group": "backups"})


def test_the_sample_day_is_made_beside_the_ledger(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    page, shell = opened(desk, jobs, stage, qtbot)
    key(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=60_000)
    assert shell.asked[-1][0] == "open_sample"
    assert (desk.ctx.store.path.parent / "sample" / "courier.db").is_file()


def test_a_cancelled_sample_leaves_nothing(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    page, shell = opened(desk, jobs, stage, qtbot)
    key(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    key(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=60_000)
    assert not (desk.ctx.store.path.parent / "sample").exists()
    assert "open_sample" not in [name for name, _, _ in shell.asked]
