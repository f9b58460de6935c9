"""A setback where gateways are on: each one's channel and cost, the sum, what holds some back, what goes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeState
from courier_desktop.domain.prices import PriceKey
from courier_desktop.domain.staff import Right
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways, notices, prices
from courier_desktop.services.open import close_context
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.ui.delays.words import Fate, told
from courier_desktop.ui.jobs import Jobs
from tests.ui.conftest import Stage
from tests.ui.day import Day, make_day
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key_anywhere
from tests.ui.test_delays_sheet import Opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(data_dir: Path) -> Iterator[Day]:
    made = make_day(data_dir)
    made.ctx.secrets = SessionSecrets()
    with made.ctx.write(Right.SETTINGS) as tx:
        gateway_rows.switch(tx.conn, GatewayName.SMSGATE, on=True)
    key = PriceKey(gateway=GatewayName.SMSGATE, valid_from=date(2026, 1, 1))
    prices.save_price(made.ctx, key, "0.50", "MXN")
    yield made
    close_context(made.ctx)


def test_the_list_says_by_which_channel_and_for_how_much(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    gateways.pause(day.ctx, GatewayName.SMSGATE)
    sheet = Opened(qtbot, stage, FakeShell(day.ctx, jobs), route_id=day.second).sheet
    lines = [line for line in sheet.review.list.lines if line.fate is Fate.TOLD]
    assert lines
    for line in lines:
        assert line.row.channel is Channel.SMS
        assert told(line.row, line.fate).text.startswith("SMS, ")
        assert line.cost.startswith("$")
    sums = sheet.review._sums
    assert not sums.isHidden()
    assert sums._sums.text().startswith(f"{len(lines)} por SMS · aprox. $")
    assert sums._held.text() == "SMSGate en pausa: esperan"
    assert "Registrar y enviar" in sheet._apply.text()


def test_they_go_by_themselves_once_it_is_recorded(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    opened = Opened(qtbot, stage, FakeShell(day.ctx, jobs), route_id=day.second)
    count = opened.sheet.review.tally.told
    key_anywhere(Qt.Key.Key_Return, CTRL)
    opened.settle()
    queued = notices.in_state(day.ctx, [NoticeState.QUEUED])
    assert len(queued) == count
    key_anywhere(Qt.Key.Key_Return)
    opened.idle()
    assert ("go", ("messages",), {"view": "carried"}) in opened.shell.asked


def test_by_hand_nothing_is_added(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    gateways.switch(day.ctx, GatewayName.SMSGATE, on=False)
    sheet = Opened(qtbot, stage, FakeShell(day.ctx, jobs), route_id=day.second).sheet
    assert sheet.review._sums.isHidden()
    assert all(line.cost == "" for line in sheet.review.list.lines)
