"""The strategy's sheet: everything by keyboard, tried on yesterday, kept when asked, undone, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.strategy import DEFAULT, CustomerKind, SenderNews, SenderPolicy, Strategy
from courier_desktop.services import strategy
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.strategy.card import StrategyCard
from courier_desktop.ui.strategy.editor import clock_of
from courier_desktop.ui.strategy.rows import switch_rect
from courier_desktop.ui.strategy.sheet import StrategySheet
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.services.test_strategy import ROSA, switch_on
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Yesterday two parcels of Rosa and one of a stranger went out and arrived; SMS is on."""
    migrated_ledger(tmp_path / "data")
    with desk_over(tmp_path / "data") as one:
        ids = [one.shipment(recipient=ROSA), one.shipment(recipient=ROSA), one.shipment()]
        one.route(ids)
        for shipment in ids:
            one.mark(shipment, Status.DELIVERED)
            one.clock.advance(minutes=5)
        switch_on(one, GatewayName.SMSGATE)
        one.clock.advance(days=1)
        yield one


@pytest.fixture
def sheet(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> StrategySheet:
    return opened(desk, jobs, stage, qtbot)


def opened(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> StrategySheet:
    made = StrategySheet(FakeShell(desk.ctx, jobs))  # type: ignore[arg-type]  # it answers all of Shell
    window = stage()
    window.resize(1180, 690)
    made.open_over(window)
    calm(made, qtbot)
    return made


def calm(sheet: StrategySheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sheet._shell.jobs.busy and sheet.seen is not None)


def at_the_end(sheet: StrategySheet) -> bool:
    """Whether there is no later day to try."""
    return sheet.strip.ahead.off


def test_it_shows_every_notice_and_yesterday(sheet: StrategySheet) -> None:
    assert len(sheet.rules.lines.rows) == len(NoticeEvent) + 1
    assert sheet.rules.hasFocus()
    counts = {row.event: row.count for row in sheet.rules.lines.rows if row.event}
    assert counts[NoticeEvent.OUT_FOR_DELIVERY] == 2
    assert counts[NoticeEvent.DELIVERED] == 3
    assert sheet.strip.bar.accessibleName() == f"SMS {sum(counts.values())}"


def test_space_switches_a_notice_off_and_ctrl_z_on_again(sheet: StrategySheet, qtbot: QtBot) -> None:
    before = sheet.strip.sentence.text()
    sheet.rules.choose_id(NoticeEvent.DELIVERED)
    key(sheet.rules, Qt.Key.Key_Space)
    assert not sheet.edits.strategy.rule(NoticeEvent.DELIVERED).on
    calm(sheet, qtbot)
    assert sheet.strip.sentence.text() != before
    assert "3" in sheet.strip.details.text()
    key(sheet.rules, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sheet.edits.strategy == DEFAULT
    calm(sheet, qtbot)
    assert sheet.strip.sentence.text() == before


def test_a_click_on_a_switch_turns_it(sheet: StrategySheet, qtbot: QtBot) -> None:
    place = sheet.rules.visualRect(sheet.rules.model().index(3, 0))
    from PySide6.QtCore import QRectF

    spot: QPoint = switch_rect(QRectF(place)).center().toPoint()
    QTest.mouseClick(sheet.rules.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not sheet.edits.strategy.rule(NoticeEvent.AT_THE_DOOR).on
    calm(sheet, qtbot)


def test_channels_are_ordered_and_left_out_by_keyboard(sheet: StrategySheet, qtbot: QtBot) -> None:
    key(sheet.rules, Qt.Key.Key_Return)
    order = sheet.pane.rule.channels
    assert order.hasFocus()
    for _ in range(3):
        key(order, Qt.Key.Key_Down)
    for _ in range(3):
        key(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert sheet.edits.strategy.rule(NoticeEvent.AT_DEPOT).channels[0] is Channel.EMAIL
    key(order, Qt.Key.Key_Space)
    assert Channel.EMAIL not in sheet.edits.strategy.rule(NoticeEvent.AT_DEPOT).channels
    key(order, Qt.Key.Key_Return)
    assert sheet.rules.hasFocus()
    calm(sheet, qtbot)


def test_the_last_channel_stays(sheet: StrategySheet, qtbot: QtBot) -> None:
    order = sheet.pane.rule.channels
    for _ in range(9):
        order.toggle(0)
    assert len(order.used) >= 1
    order.show_channels((Channel.SMS,), frozenset())
    order.toggle(0)
    assert order.used == (Channel.SMS,)
    calm(sheet, qtbot)


def test_hours_are_typed_as_people_write_them(sheet: StrategySheet, qtbot: QtBot) -> None:
    sheet.pane.rule.earliest.setFocus()
    type_text(sheet.pane.rule.earliest, "9")
    sheet.pane.rule.latest.setFocus()
    type_text(sheet.pane.rule.latest, "1930")
    sheet.rules.setFocus()
    changed = sheet.edits.strategy.rule(NoticeEvent.AT_DEPOT)
    assert (changed.earliest, changed.latest) == ("09:00", "19:30")
    assert sheet.pane.rule.earliest.text() == "09:00"
    calm(sheet, qtbot)


@pytest.mark.parametrize(("typed", "wrong"), [("25", True), ("8:99", True), ("", False), ("8.30", False)])
def test_what_is_no_time_is_said_and_changes_nothing(
    sheet: StrategySheet, qtbot: QtBot, typed: str, wrong: bool
) -> None:
    sheet.pane.rule.earliest.setFocus()
    type_text(sheet.pane.rule.earliest, typed)
    sheet.rules.setFocus()
    assert (clock_of(typed) is None) is wrong
    assert (sheet.edits.strategy == DEFAULT) is (wrong or not typed)
    calm(sheet, qtbot)


def test_companies_follow_everybody_until_changed(sheet: StrategySheet, qtbot: QtBot) -> None:
    key(sheet.rules, Qt.Key.Key_2)
    assert sheet.kind is CustomerKind.COMPANY
    key(sheet.rules, Qt.Key.Key_J)
    assert not sheet.edits.strategy.rule(NoticeEvent.AT_DEPOT, CustomerKind.COMPANY).merge
    assert sheet.edits.strategy.rule(NoticeEvent.AT_DEPOT).merge
    assert sheet.rules.row.own
    key(sheet.rules, Qt.Key.Key_R)
    assert sheet.edits.strategy.rule(NoticeEvent.AT_DEPOT, CustomerKind.COMPANY).merge
    assert not sheet.rules.row.own
    calm(sheet, qtbot)


def test_what_shops_are_told(sheet: StrategySheet, desk: Desk, qtbot: QtBot) -> None:
    sheet.rules.choose(len(NoticeEvent))
    key(sheet.rules, Qt.Key.Key_Return)
    assert sheet.pane.shops.shop.hasFocus()
    sheet.pane.shops.news.chosen.emit(SenderNews.NONE)
    assert sheet.edits.strategy == DEFAULT
    sheet.pane.shops.news.choose(SenderNews.DIGEST)
    sheet.pane.shops.take()
    assert sheet.edits.strategy.sender == SenderPolicy(news=SenderNews.DIGEST)
    sheet.pane.shops.shop.setCurrentIndex(1)
    sheet.pane.shops.shop.activated.emit(1)
    sheet.pane.shops.news.choose(SenderNews.EACH)
    sheet.pane.shops.take()
    ((shop, policy),) = sheet.edits.strategy.senders.items()
    assert dict(strategy.shops(desk.ctx))[shop] == "Moda Tapatía"
    assert policy.news is SenderNews.EACH
    sheet.pane.shops.restore_button.click()
    assert sheet.edits.strategy.senders == {}
    calm(sheet, qtbot)


def test_it_counts_once_it_is_kept(sheet: StrategySheet, desk: Desk, qtbot: QtBot) -> None:
    assert sheet.save_button.off
    key(sheet.rules, Qt.Key.Key_Space)
    assert strategy.current(desk.ctx) == DEFAULT
    with qtbot.waitSignal(sheet.kept):
        key(sheet.rules, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not strategy.current(desk.ctx).rule(NoticeEvent.AT_DEPOT).on
    assert sheet.save_button.off
    calm(sheet, qtbot)


def test_what_was_not_kept_is_there_the_next_time(
    sheet: StrategySheet, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot
) -> None:
    key(sheet.rules, Qt.Key.Key_Space)
    wanted = sheet.edits.strategy
    key(sheet.rules, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert sheet.isHidden()
    assert strategy.current(desk.ctx) == DEFAULT
    again = opened(desk, jobs, stage, qtbot)
    assert again.edits.strategy == wanted
    again.all_button.click()
    assert again.edits.strategy == DEFAULT
    again.close_up()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert strategy.draft(desk.ctx) is None


def test_another_day_is_tried(sheet: StrategySheet, qtbot: QtBot) -> None:
    key(sheet.rules, Qt.Key.Key_Period)
    assert at_the_end(sheet)
    key(sheet.rules, Qt.Key.Key_Comma)
    calm(sheet, qtbot)
    qtbot.waitUntil(lambda: "no hubo" in sheet.strip.sentence.text())
    assert not at_the_end(sheet)
    key(sheet.rules, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: "no hubo" not in sheet.strip.sentence.text() and not sheet._shell.jobs.busy)


def test_the_limit_for_a_person_is_at_the_foot(sheet: StrategySheet, qtbot: QtBot) -> None:
    sheet.most.setFocus()
    sheet.most.set_value(1)
    sheet.rules.setFocus()
    assert sheet.edits.strategy == Strategy(most_a_day=1)
    calm(sheet, qtbot)
    qtbot.waitUntil(lambda: not sheet.pane.blocked.isHidden())
    assert sheet.pane.blocked.lines[0].text().startswith("2 · Ya recibió hoy")


def test_the_card_in_settings_tells_it_and_opens_the_sheet(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    shell = FakeShell(desk.ctx, jobs)
    card = StrategyCard(shell)  # type: ignore[arg-type]  # it answers all of Shell
    stage(card)
    card.refresh()
    qtbot.waitUntil(lambda: card.summary.text().startswith("Como viene"))
    strategy.change(desk.ctx, Strategy(sender=SenderPolicy(news=SenderNews.DIGEST)))
    card.refresh()
    qtbot.waitUntil(lambda: "un resumen" in card.summary.text())
    card.button.click()
    assert [name for name, _, _ in shell.asked] == ["show_sheet"]
    assert card.sheet is not None
    calm(card.sheet, qtbot)
