"""What goes by itself, in the window: found by state and channel, acted on in bulk, each one's life beside the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.messaging import (
    Cost,
    Feed,
    GatewayName,
    MessageState,
    Outcome,
    OutcomeKind,
    StateNews,
    Traits,
)
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.staff import Right
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways, notices
from courier_desktop.services.gateways import Ready
from courier_desktop.services.open import close_context
from courier_desktop.services.sending import Turner
from courier_desktop.store import gateways as gateway_rows
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.messages.carried_table import CarriedRow
from courier_desktop.ui.messages.page import MessagesPage
from courier_desktop.ui.messages.views import ViewName
from courier_desktop.ui.shell import Shell
from tests.fakes.gateway import FakeGateway, plan_notice_of
from tests.ui.conftest import Stage
from tests.ui.day import Day, make_day
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key

SHIFT = Qt.KeyboardModifier.ShiftModifier
EVENTS = (NoticeEvent.RETURNING, NoticeEvent.CANCELLED, NoticeEvent.READY_FOR_PICKUP)
NAME = GatewayName.SMSGATE


class Desk:
    """The page over a day on which an SMS gateway sends; it does what the test says."""

    def __init__(self, qtbot: QtBot, stage: Stage, shell: FakeShell, day: Day) -> None:
        self.qtbot, self.shell, self.day = qtbot, shell, day
        traits = Traits(channel=Channel.SMS, states=Feed.POLLED, segments=True)
        self.gateway = FakeGateway(traits=traits)
        day.ctx.secrets = SessionSecrets()
        with day.ctx.write(Right.SETTINGS) as tx:
            gateway_rows.switch(tx.conn, NAME, on=True)
        self.page = MessagesPage(cast("Shell", shell))
        stage(self.page).resize(1181, 685)

    def plan(self, count: int = 3) -> list[NoticeId]:
        ids, now = (*self.day.on_first, *self.day.on_second), self.day.now
        until = now + timedelta(hours=8)
        return [
            plan_notice_of(
                self.day.ctx,
                ids[n % len(ids)],
                Channel.SMS,
                EVENTS[n // len(ids)],
                text=f"Aviso {n}",
                between=(self.day.now, until),
            )
            for n in range(count)
        ]

    def turn(self) -> None:
        ready = Ready(NAME, self.gateway, self.gateway.traits)
        Turner(self.day.ctx, ready, "here", luck=lambda: 0.0).turn()

    def show(self) -> None:
        key(self.page, Qt.Key.Key_4)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.jobs.busy)

    def press(self, *keys: Qt.Key) -> None:
        for one in keys:
            key(self.page.first_focus(), one)
            self.settle()

    @property
    def rows(self) -> list[CarriedRow]:
        return self.page.carried.list.model.rows

    def said(self, name: str) -> str:
        return str(next(args[0] for what, args, _ in reversed(self.shell.asked) if what == name))


@pytest.fixture
def desk(qtbot: QtBot, stage: Stage, jobs: Jobs, data_dir: Path) -> Iterator[Desk]:
    day = make_day(data_dir)
    made = Desk(qtbot, stage, FakeShell(day.ctx, jobs), day)
    yield made
    made.settle()
    close_context(day.ctx)


def test_it_lists_by_state_and_says_what_goes(desk: Desk) -> None:
    desk.plan(4)
    desk.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_RECIPIENT, code="number_wrong", said="bad number"))
    desk.turn()
    desk.show()
    assert {row.notice.state for row in desk.rows} >= {NoticeState.SENT, NoticeState.FAILED}
    assert desk.page.carried.summary.startswith("Salen solos: 0 en cola")
    assert "SMSGate" in desk.page.carried.summary
    desk.press(Qt.Key.Key_N)
    assert [row.notice.state for row in desk.rows] == [NoticeState.FAILED]
    assert desk.rows[0].became == "Ese número no existe o está mal escrito. Corrígelo en la guía."
    key(desk.page.first_focus(), Qt.Key.Key_E, SHIFT)
    desk.settle()
    assert len(desk.rows) == 4
    desk.press(Qt.Key.Key_T, Qt.Key.Key_W)
    assert desk.rows == []
    assert desk.page.carried.list.currentIndex() == 2


def test_the_checked_ones_are_cancelled_in_one_act(desk: Desk) -> None:
    planned = desk.plan(3)
    desk.show()
    desk.press(Qt.Key.Key_C, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Delete)
    states = [notices.one(desk.day.ctx, one).state for one in planned]
    assert states.count(NoticeState.NOT_SENT) == 2
    assert desk.said("offer_undo").startswith("2 cancelado")
    assert desk.page.carried.list.model.checked == {}


def test_what_may_have_gone_is_left_and_said(desk: Desk) -> None:
    first, second = desk.plan(2)
    desk.gateway.script.append(desk.gateway.take_and_lose)
    desk.gateway.script.append(Outcome(kind=OutcomeKind.FINAL_CONTENT, code="text_too_long"))
    desk.turn()
    desk.show()
    key(desk.page.first_focus(), Qt.Key.Key_P)
    key(desk.page.first_focus(), Qt.Key.Key_N, SHIFT)
    desk.settle()
    desk.page.carried.list.turn_all()
    desk.press(Qt.Key.Key_O)
    assert notices.one(desk.day.ctx, first).state is NoticeState.MAYBE_SENT
    assert notices.one(desk.day.ctx, second).state is NoticeState.QUEUED
    assert desk.said("offer_undo") == "1 por reenviar · 1 no: Pudo haber salido: di primero si llegó o no."


def test_a_refusal_for_all_is_said_whole(desk: Desk) -> None:
    desk.plan(1)
    desk.turn()
    desk.show()
    desk.press(Qt.Key.Key_E, Qt.Key.Key_Delete)
    assert desk.said("say") == "Ese aviso ya salió o ya terminó."


def test_the_life_of_one_tells_each_send(desk: Desk) -> None:
    (one,) = desk.plan(1)
    desk.gateway.script.append(Outcome(kind=OutcomeKind.RETRY_BACKOFF, code="try_later", said="503 busy"))
    desk.turn()
    desk.day.now += timedelta(minutes=5)
    desk.turn()
    message = desk.gateway.books[0][0]
    desk.gateway.states = {
        message: StateNews(state=MessageState.DELIVERED, message_id=message, segments=2, cost=Cost(1_200_000, "MXN"))
    }
    desk.day.now += timedelta(minutes=5)
    desk.turn()
    desk.show()
    desk.press(Qt.Key.Key_R, Qt.Key.Key_Return)
    drawer = desk.page.carried.lives.drawer
    assert not drawer.isHidden()
    assert drawer.life is not None
    assert drawer.life.notice.notice_id == one
    words = " ".join(label.text() for label in drawer.findChildren(type(drawer._why)))
    for told in ("SMSGate", "El servicio no pudo por ahora", "503 busy", "El servicio lo aceptó", "2 SMS", "recibido"):
        assert told in words
    desk.press(Qt.Key.Key_Escape)
    assert drawer.isHidden()


def test_a_gateways_doubt_is_asked_and_goes_again(desk: Desk) -> None:
    (one,) = desk.plan(1)
    desk.gateway.script.append(desk.gateway.take_and_lose)
    desk.turn()
    desk.show()
    desk.press(Qt.Key.Key_P, Qt.Key.Key_A)
    assert desk.page.standing.view is ViewName.REVIEW
    assert desk.page.desk.run.notice is not None
    assert desk.page.desk.run.notice.notice_id == one
    question = desk.page.desk.stage._question.text()
    assert question.startswith("La línea se cortó después de enviarlo por SMSGate, ")
    assert question.endswith("¿Le llegó?")
    desk.press(Qt.Key.Key_N)
    assert notices.one(desk.day.ctx, one).state is NoticeState.QUEUED
    desk.turn()
    assert [text for _, _, text in desk.gateway.books] == ["Aviso 0", "Aviso 0"]


def test_what_arrived_after_all_is_confirmed(desk: Desk) -> None:
    (one,) = desk.plan(1)
    desk.gateway.script.append(desk.gateway.take_and_lose)
    desk.turn()
    desk.page.refresh()
    desk.page.open_filter(view="review")
    desk.settle()
    assert desk.page.desk.run.choose(one)
    desk.press(Qt.Key.Key_Return)
    assert notices.one(desk.day.ctx, one).state is NoticeState.CONFIRMED
    desk.turn()
    assert len(desk.gateway.books) == 1


def test_what_a_gateway_carries_is_no_errand_of_the_hand(desk: Desk) -> None:
    desk.plan(3)
    desk.turn()
    desk.page.refresh()
    desk.settle()
    shown = [row for batch in desk.page.standing.board.batches for row in batch.rows]
    assert {row.channel for row in shown} == {Channel.WA_ME}


def test_a_paused_gateway_is_named_with_the_way_to_it(desk: Desk) -> None:
    desk.plan(2)
    gateways.pause(desk.day.ctx, NAME)
    desk.show()
    assert desk.page.carried.summary == "Salen solos: 2 en cola · 0 de 200 hoy por SMSGate (en pausa)"
    assert desk.rows[0].became == "SMSGate está en pausa"
    desk.press(Qt.Key.Key_F6)
    assert ("go", ("settings",), {"gateway": "smsgate"}) in desk.shell.asked


def test_another_page_leads_to_one_life_and_back(desk: Desk) -> None:
    first, _ = desk.plan(2)
    desk.page.open_filter(notice_id=first)
    desk.settle()
    assert [row.notice.notice_id for row in desk.rows] == [first]
    assert not desk.page.carried.lives.drawer.isHidden()
    desk.press(Qt.Key.Key_T)
    assert len(desk.rows) > 1


def test_passed_to_a_hand_it_waits_in_the_run(desk: Desk) -> None:
    (one,) = desk.plan(1)
    desk.show()
    desk.press(Qt.Key.Key_C, Qt.Key.Key_M)
    assert notices.one(desk.day.ctx, one).state is NoticeState.NOT_SENT
    assert any(row.text == "Aviso 0" for row in notices.by_hand(desk.day.ctx))
