"""Sending by hand with the keyboard: open, confirm, the next; what is in doubt is asked, the blocked say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language
from courier_desktop.services import acts, delays, marking, notices
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.services.open import close_context
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.messages.board import batches_of
from courier_desktop.ui.messages.offers import Act
from courier_desktop.ui.messages.page import MessagesPage
from courier_desktop.ui.messages.views import ViewName
from courier_desktop.ui.shell import Shell
from tests.ui.conftest import Stage
from tests.ui.day import OPTED_OUT, Day, make_day, open_ledger, row
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def day(data_dir: Path) -> Iterator[Day]:
    made = make_day(data_dir)
    yield made
    close_context(made.ctx)


class Run:
    """The page on the stage with an opener that only notes what it would open."""

    def __init__(self, qtbot: QtBot, stage: Stage, shell: FakeShell) -> None:
        self.qtbot, self.shell = qtbot, shell
        self.opened: list[str] = []
        self.works = True
        self.page = MessagesPage(cast("Shell", shell), self._open)
        stage(self.page).resize(1181, 685)
        self.settle()
        self.page.first_focus().setFocus()

    def _open(self, url: QUrl) -> bool:
        if self.works:
            self.opened.append(bytes(url.toEncoded().data()).decode())
        return self.works

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.jobs.busy)

    def again(self) -> None:
        """As the window does when a topic is published."""
        self.page.refresh()
        self.settle()

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key(self.page.first_focus(), which, held)
        self.settle()

    @property
    def notice(self) -> NoticeRow:
        notice = self.page.desk.run.notice
        assert notice is not None
        return notice

    @property
    def question(self) -> str:
        return self.page.desk.stage._question.text()

    @property
    def warning(self) -> str:
        label = self.page.desk.stage._warning
        return "" if label.isHidden() else label._label.text()

    def offered(self) -> list[str]:
        return [choice.key for choice in self.page.desk.choices]

    def asked(self, name: str) -> list[tuple[object, ...]]:
        return [args for what, args, _ in self.shell.asked if what == name]

    def stand_on(self, condition: Callable[[NoticeRow], bool]) -> None:
        rows = [line.notice for line in self.page.desk.run.model.rows]
        self.page.desk.run.choose(next(row.notice_id for row in rows if condition(row)))
        self.settle()


@pytest.fixture
def run(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> Run:
    return Run(qtbot, stage, FakeShell(day.ctx, jobs))


def test_enter_opens_whatsapp_with_the_text(run: Run) -> None:
    first = run.notice
    assert first.recipient == "Persona 0"
    run.press(Qt.Key.Key_Return)
    assert len(run.opened) == 1
    assert run.opened[0].startswith("https://wa.me/523338172200?text=")
    assert unquote(run.opened[0].split("text=")[1]) == first.text
    assert run.notice.state is NoticeState.OPENED
    assert run.question.startswith("WhatsApp se abrió")


def test_a_whole_run_takes_one_key_each(run: Run, day: Day) -> None:
    for _ in range(9):
        run.press(Qt.Key.Key_Return)
    assert len(run.opened) == 8
    assert run.page.desk.resting
    assert notices.counts(day.ctx)[NoticeState.CONFIRMED] == 8
    assert run.page.desk.stage._rest._title.text() == "Tanda terminada"


def test_n_was_not_sent_and_waits_again(run: Run) -> None:
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_N)
    assert run.notice.recipient == "Persona 0"
    assert run.notice.state is NoticeState.PREPARED


def test_o_opens_the_same_one_again(run: Run) -> None:
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_O)
    assert run.opened[0] == run.opened[1]
    assert run.notice.recipient == "Persona 0"


def test_one_undo_takes_back_the_confirmation_and_the_next_opening(run: Run, day: Day) -> None:
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_Return)
    assert run.notice.recipient == "Persona 1"
    acts.undo(day.ctx)
    run.again()
    assert run.notice.recipient == "Persona 0"
    assert run.notice.state is NoticeState.OPENED


def test_opening_another_leaves_the_first_in_doubt(run: Run, day: Day) -> None:
    first = run.notice
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_Down)
    run.press(Qt.Key.Key_Return)
    assert notices.one(day.ctx, first.notice_id).state is NoticeState.MAYBE_SENT
    run.press(Qt.Key.Key_3)
    assert run.notice.notice_id == first.notice_id
    assert run.question.endswith("¿salió?")
    assert "O" not in run.offered()  # what may have gone out is never opened again unasked


@pytest.mark.parametrize(
    ("pressed", "state"),
    [(Qt.Key.Key_Return, NoticeState.CONFIRMED), (Qt.Key.Key_N, NoticeState.PREPARED)],
)
def test_what_may_have_gone_out_is_asked(run: Run, day: Day, pressed: Qt.Key, state: NoticeState) -> None:
    first = run.notice
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_S)
    assert run.notice.recipient == "Persona 1"
    run.press(Qt.Key.Key_3)
    run.press(pressed)
    assert notices.one(day.ctx, first.notice_id).state is state
    assert len(run.opened) == 1


def test_s_goes_on_and_comes_back_to_it_at_the_end(run: Run) -> None:
    run.press(Qt.Key.Key_S)
    assert run.notice.recipient == "Persona 1"
    for _ in range(8):
        run.press(Qt.Key.Key_Return)
    assert run.notice.recipient == "Persona 0"
    assert run.notice.state is NoticeState.OPENED


@pytest.mark.parametrize(("pressed", "why"), [(Qt.Key.Key_X, "no_whatsapp"), (Qt.Key.Key_Delete, "skipped")])
def test_it_is_dropped_with_its_reason_and_an_undo(run: Run, day: Day, pressed: Qt.Key, why: str) -> None:
    first = run.notice
    run.press(pressed)
    dropped = notices.one(day.ctx, first.notice_id)
    assert (dropped.state, dropped.why) == (NoticeState.NOT_SENT, why)
    assert run.notice.recipient == "Persona 1"
    assert "Persona 0" in str(run.asked("offer_undo")[0][0])


def test_e_changes_the_words_that_are_sent(run: Run) -> None:
    run.press(Qt.Key.Key_E)
    editor = run.page.desk.stage.chat.editor
    assert editor.hasFocus()
    type_text(editor, "Buenas 50%+1. ")
    key(editor, Qt.Key.Key_Return, CTRL)
    run.settle()
    assert run.notice.text.startswith("Buenas 50%+1. Hola")
    assert run.page.desk.run.view.hasFocus()
    run.press(Qt.Key.Key_Return)
    assert "Buenas%2050%25%2B1" in run.opened[0]


def test_empty_words_are_refused_and_stay_to_be_mended(run: Run) -> None:
    before = run.notice.text
    run.press(Qt.Key.Key_E)
    editor = run.page.desk.stage.chat.editor
    editor.clear()
    key(editor, Qt.Key.Key_Escape)
    run.settle()
    assert run.warning.startswith("El mensaje quedó vacío")
    assert run.page.desk.stage.chat.editing
    assert run.notice.text == before


def test_leaving_an_edit_for_another_notice_keeps_the_words(run: Run, day: Day) -> None:
    first = run.notice
    run.press(Qt.Key.Key_E)
    type_text(run.page.desk.stage.chat.editor, "Va. ")
    run.page.desk.run.choose(run.page.desk.run.model.rows[1].notice.notice_id)
    run.settle()
    assert notices.one(day.ctx, first.notice_id).text.startswith("Va. ")
    assert run.page.desk.stage.chat._text.startswith("Hola, Persona")


def test_the_blocked_say_who_and_when_and_are_called(run: Run, day: Day) -> None:
    run.stand_on(lambda row: row.to == OPTED_OUT)
    assert run.question == "Pidió no recibir avisos el 19/11/2026, lo anotó Ana. Si hace falta, llámale."
    assert run.page.desk.stage.barred.reason == run.question
    run.press(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == OPTED_OUT
    blocked = run.notice
    run.press(Qt.Key.Key_Return)
    assert not run.opened
    called = notices.one(day.ctx, blocked.notice_id)
    assert (called.state, called.why) == (NoticeState.NOT_SENT, "told_by_phone")


def test_who_opts_out_meanwhile_is_not_opened(run: Run, day: Day) -> None:
    notices.opt_out(day.ctx, run.notice.to, "llamada")
    run.press(Qt.Key.Key_Return)
    assert not run.opened
    assert run.warning


def test_quiet_hours_refuse_and_pass_only_on_purpose(run: Run, day: Day) -> None:
    day.at(21, 30)
    run.again()
    assert run.question.startswith("Son horas de silencio hasta las 08:00")
    run.press(Qt.Key.Key_Return)
    assert not run.opened
    run.press(Qt.Key.Key_Return, SHIFT)
    assert len(run.opened) == 1
    # The next is not opened with it: it would have to be asked for again.
    run.press(Qt.Key.Key_Return)
    assert len(run.opened) == 1
    assert notices.counts(day.ctx)[NoticeState.CONFIRMED] == 1
    assert run.warning.startswith("Son horas de silencio")


def test_the_queue_waits_for_its_hour_and_passes_only_on_purpose(run: Run, day: Day) -> None:
    day.at(21, 30)
    failed = marking.Mark(
        shipment_ids=(day.on_first[0],), target=Status.ATTEMPT_FAILED, reason=ReasonCode.RECIPIENT_ABSENT
    )
    marking.mark(day.ctx, failed)
    run.again()
    run.press(Qt.Key.Key_2)
    assert run.notice.shipment_id == day.on_first[0]
    assert run.page.desk.run.model.rows[0].small == "desde mañana 08:00"
    run.press(Qt.Key.Key_Return)
    assert not run.opened
    run.press(Qt.Key.Key_Return, SHIFT)
    assert len(run.opened) == 1


def test_a_text_too_long_for_a_link_is_copied(run: Run, day: Day) -> None:
    notices.edit(day.ctx, run.notice.notice_id, "Información muy larga. " * 120)
    run.again()
    assert run.question.startswith("El texto es largo")
    run.press(Qt.Key.Key_Return)
    assert "text=" not in run.opened[0]
    assert QGuiApplication.clipboard().text() == run.notice.text
    assert run.question.startswith("El texto quedó copiado")
    assert "Texto copiado" in str(run.asked("say")[0][0])


def test_when_nothing_opens_the_notice_waits_on(run: Run) -> None:
    run.works = False
    run.press(Qt.Key.Key_Return)
    assert run.warning.startswith("No se pudo abrir WhatsApp")
    assert run.notice.state is NoticeState.PREPARED


def test_too_quick_a_pace_is_told_but_not_forbidden(run: Run) -> None:
    board = run.page.standing.board
    hurried = [replace(row(place, NoticeState.CONFIRMED), opened_at=board.now) for place in range(20)]
    run.page.standing.board = replace(board, batches=(*batches_of(hurried), *board.batches))
    run.page.doing.do(Act.OPEN, run.notice)
    assert run.warning.startswith("Llevas 20 en 10 minutos")
    run.settle()
    assert len(run.opened) == 1


def test_the_recipients_language_is_said_on_the_bubble(run: Run) -> None:
    chat = run.page.desk.stage.chat
    assert chat._caption(Language.ES) == "vista previa"
    assert chat._caption(Language.EN) == "vista previa · inglés"


def test_the_history_says_who_did_what(run: Run) -> None:
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_Return)
    run.press(Qt.Key.Key_5)
    became = {entry.notice.recipient: entry.became for entry in run.page._table.rows}
    assert became["Persona 0"].startswith("confirmado por Ana, 11:42")
    assert became["Persona 1"].startswith("abierto por Ana, 11:42")
    assert became["Maricela"].startswith("Pidió no recibir avisos")
    assert run.page.history.hasFocus()
    run.press(Qt.Key.Key_Return)
    assert run.asked("open_shipment") == [(run.page.history.row.notice.shipment_id,)]


def test_the_facts_are_of_the_current_shipment(run: Run) -> None:
    facts = run.page.desk.facts
    assert facts.shipment._number.text() == run.notice.number
    run.press(Qt.Key.Key_V)
    assert run.asked("open_shipment") == [(run.notice.shipment_id,)]
    run.stand_on(lambda row: row.to == OPTED_OUT)
    assert facts._accepts.accessibleName().startswith("No acepta avisos. Pidió no recibir")


def test_another_page_may_ask_for_a_setbacks_messages(run: Run, day: Day) -> None:
    made = delays.declare(
        day.ctx, DelayDraft(cause=Cause.TRAFFIC, scope=Scope.ROUTE, refs=(str(day.second),), minutes=45)
    )
    run.page.open_filter(delay_id=made.delay_id)
    run.settle()
    assert run.notice.delay_id == made.delay_id
    run.page.open_filter(shipment_id=day.on_first[2])
    run.settle()
    assert run.notice.shipment_id == day.on_first[2]
    run.page.open_filter(view="review")
    run.settle()
    assert run.page.standing.view is ViewName.REVIEW


def test_nothing_to_send_says_what_to_do(qtbot: QtBot, stage: Stage, jobs: Jobs, data_dir: Path) -> None:
    empty = open_ledger(data_dir)
    run = Run(qtbot, stage, FakeShell(empty.ctx, jobs))
    assert run.page.desk.resting
    assert run.page.desk.stage._rest._title.text() == "Nada por enviar"
    key(run.page, Qt.Key.Key_R)
    assert run.asked("go") == [("routes",)]
    key(run.page, Qt.Key.Key_3)
    assert run.page.desk.stage._rest._title.text() == "Nada por revisar"
    key(run.page, Qt.Key.Key_1)
    assert run.page.standing.view is ViewName.HAND
    run.settle()
    close_context(empty.ctx)


def test_the_arrows_belong_to_the_run_as_soon_as_it_comes(
    qtbot: QtBot, stage: Stage, jobs: Jobs, data_dir: Path
) -> None:
    day = make_day(data_dir)
    shell = FakeShell(day.ctx, jobs)
    page = MessagesPage(cast("Shell", shell))
    stage(page)
    page.first_focus().setFocus()
    assert page.hasFocus()
    qtbot.waitUntil(page.desk.run.view.hasFocus)
    for one in notices.by_hand(day.ctx):
        notices.drop(day.ctx, one.notice_id, "skipped")
    key(page.desk.run.view, Qt.Key.Key_2)
    assert page.hasFocus()
    key(page, Qt.Key.Key_1)
    assert page.desk.run.view.hasFocus()
    qtbot.waitUntil(lambda: not jobs.busy)
    close_context(day.ctx)
