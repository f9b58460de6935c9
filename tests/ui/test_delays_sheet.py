"""The setback sheet by keyboard: who is told what is seen before anything happens, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.notices import NoticeState
from courier_desktop.services import delays, notices, settings, shipments
from courier_desktop.services.delays import Scope
from courier_desktop.services.open import close_context
from courier_desktop.ui.delays.draft import read
from courier_desktop.ui.delays.sheet import SetbackSheet
from courier_desktop.ui.delays.words import Fate
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.shell import Shell
from tests.ui.conftest import Stage
from tests.ui.day import Day, make_day
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key, key_anywhere, type_text

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(data_dir: Path) -> Iterator[Day]:
    made = make_day(data_dir)
    yield made
    close_context(made.ctx)


class Opened:
    """A sheet on the stage, its shell, and a way to wait till it has thought."""

    def __init__(self, qtbot: QtBot, stage: Stage, shell: FakeShell, **scope: object) -> None:
        self.qtbot, self.shell = qtbot, shell
        host = QWidget()
        stage(host).resize(1200, 760)
        self.sheet = SetbackSheet(cast("Shell", shell), **scope)
        self.closed = False
        self.sheet.closed.connect(self._note_closed)
        self.sheet.open_over(host)
        self.settle()

    def _note_closed(self) -> None:
        self.closed = True

    def settle(self) -> None:
        """Until nothing is thought about any more."""
        self.qtbot.waitUntil(lambda: not self.shell.jobs.busy and not self.sheet._pause.isActive())

    def idle(self) -> None:
        """Until the lane is empty; the sheet may be gone."""
        self.qtbot.waitUntil(lambda: not self.shell.jobs.busy)

    def line_at(self, name: str) -> int:
        """Where the line of that recipient stands."""
        rows = self.sheet.review.list.model.rows
        return next(place for place, line in enumerate(rows) if line.row.recipient == name)

    def stand_on(self, name: str) -> None:
        """Make that recipient's line current."""
        view = self.sheet.review.list.view
        view.setFocus()
        view.setCurrentIndex(self.sheet.review.list.model.index(self.line_at(name), 0))

    def names(self, name: str) -> list[str]:
        """The names of what the shell was asked."""
        return [args[0] for asked, args, _ in self.shell.asked if asked == name]


@pytest.fixture
def opened(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> Opened:
    """The sheet about the second route, 45 minutes late."""
    made = Opened(qtbot, stage, FakeShell(day.ctx, jobs), route_id=str(day.second))
    made.sheet.form.lateness.minutes.set_value(45)
    made.settle()
    return made


def test_it_counts_who_is_told_who_is_blocked_and_who_stays_in_the_window(opened: Opened) -> None:
    tally = opened.sheet.review.tally
    assert (tally.affected, tally.told, tally.blocked, tally.in_window) == (4, 2, 2, 2)
    fates = {line.row.recipient: line.fate for line in opened.sheet.review.list.model.rows}
    assert fates["Itzel Ochoa"] is Fate.TOLD
    assert fates["José Ángel Nuño"] is Fate.TOLD
    assert fates["Blanca Ruvalcaba"] is Fate.BLOCKED  # no phone
    assert fates["Maricela"] is Fate.BLOCKED  # opted out
    assert fates["Clínica Santa Elena"] is Fate.IN_WINDOW


def test_figures_choose_the_cause_and_the_arrows_move(opened: Opened, day: Day) -> None:
    causes = opened.sheet.form.causes
    for pressed, cause in (
        (Qt.Key.Key_4, Cause.ACCIDENT),
        (Qt.Key.Key_0, Cause.SECURITY),
        (Qt.Key.Key_Minus, Cause.HOLIDAY),
    ):
        key(causes.current, pressed)
        assert causes.value is cause
    key(causes.current, Qt.Key.Key_Down)
    assert causes.value is Cause.TRAFFIC
    opened.settle()
    key(causes.current, Qt.Key.Key_2)
    opened.settle()
    opened.stand_on("Itzel Ochoa")
    assert "clima" in opened.sheet.review.message._text.text


def test_figures_in_a_field_are_text(opened: Opened) -> None:
    note = opened.sheet.form.note
    note.setFocus()
    type_text(note, "Choque 3 carriles")
    assert note.toPlainText() == "Choque 3 carriles"
    assert opened.sheet.form.causes.value is Cause.TRAFFIC
    key(note, Qt.Key.Key_M, ALT)
    assert note.toPlainText() == "Choque 3 carriles"
    assert opened.sheet.form.lateness.isAncestorOf(opened.sheet.window().focusWidget())
    opened.settle()
    assert "Choque 3 carriles" in opened.sheet.review._log.text()


def test_space_leaves_one_out_and_puts_them_back(opened: Opened) -> None:
    opened.stand_on("Itzel Ochoa")
    key_anywhere(Qt.Key.Key_Space)
    assert opened.sheet.review.tally.told == 1
    opened.sheet.form.lateness.minutes.set_value(60)
    opened.settle()
    assert opened.sheet.review.list.model.rows[opened.line_at("Itzel Ochoa")].fate is Fate.LEFT_OUT
    opened.stand_on("Itzel Ochoa")
    key_anywhere(Qt.Key.Key_Space)
    assert opened.sheet.review.tally.told == 2


def test_a_blocked_one_cannot_be_checked_and_says_why(opened: Opened) -> None:
    opened.stand_on("Maricela")
    key_anywhere(Qt.Key.Key_Space)
    said = opened.sheet._foot_words.text()
    assert said.startswith("Pidió no recibir avisos el 19/11/2026, lo anotó Ana")
    assert opened.sheet.review.tally.blocked == 2
    assert opened.sheet.review.message._text.text.startswith("Pidió no recibir avisos")


def test_the_head_leaves_all_out_and_takes_all_in(opened: Opened) -> None:
    view = opened.sheet.review.list.view
    opened.stand_on("Itzel Ochoa")
    key(view, Qt.Key.Key_A, CTRL)
    assert opened.sheet.review.tally.told == 0
    assert opened.sheet._apply.text() == "Registrar"
    key(view, Qt.Key.Key_A, CTRL)
    assert opened.sheet.review.tally.told == 2


def test_the_list_never_moves_under_the_person(opened: Opened, qtbot: QtBot) -> None:
    opened.stand_on("José Ángel Nuño")
    resets: list[str] = []
    model = opened.sheet.review.list.model
    model.modelReset.connect(lambda: resets.append("reset"))
    model.layoutChanged.connect(lambda: resets.append("layout"))
    key(opened.sheet.review.list.view, Qt.Key.Key_3)
    opened.settle()
    assert not resets
    assert opened.sheet.review.list.line is not None
    assert opened.sheet.review.list.line.row.recipient == "José Ángel Nuño"


def test_v_unfolds_those_who_stay_in_their_window(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    opened = Opened(qtbot, stage, FakeShell(day.ctx, jobs), route_id=str(day.second))
    pane = opened.sheet.review.list
    opened.sheet.form.lateness.minutes.set_value(1)
    opened.settle()
    kept = [line for line in pane.model.rows if line.fate is not Fate.IN_WINDOW]
    assert len(pane.model.rows) == len(kept) + 2
    opened.stand_on("José Ángel Nuño")
    key(pane.view, Qt.Key.Key_Space)
    told = opened.sheet.review.tally.told
    key(pane.view, Qt.Key.Key_V)
    assert len(pane.model.rows) == 6
    assert opened.sheet.review.tally.told == told
    assert pane.model.rows[opened.line_at("José Ángel Nuño")].fate is Fate.LEFT_OUT
    key(pane.view, Qt.Key.Key_V)
    assert len(pane.model.rows) == len(kept) + 2


def test_edited_words_are_what_is_prepared(opened: Opened, day: Day) -> None:
    opened.stand_on("Itzel Ochoa")
    key_anywhere(Qt.Key.Key_E)
    editor = opened.sheet.review.message.editor
    assert editor.hasFocus()
    type_text(editor, "Buenas tardes. ")
    key(editor, Qt.Key.Key_Escape)
    assert opened.sheet.isVisible()  # Esc ends the edit, not the sheet
    assert not opened.sheet.review.message.editing
    key(opened.sheet.review.list.view, Qt.Key.Key_Return, CTRL)
    opened.idle()
    told = {row.recipient: row.text for row in notices.by_hand(day.ctx) if row.delay_id}
    assert told["Itzel Ochoa"].startswith("Buenas tardes. Hola, Itzel.")
    assert told["José Ángel Nuño"].startswith("Hola, José")


def test_an_edit_tells_when_the_hour_changed_after_it(opened: Opened) -> None:
    opened.stand_on("Itzel Ochoa")
    key_anywhere(Qt.Key.Key_E)
    message = opened.sheet.review.message
    type_text(message.editor, "Va. ")
    key(message.editor, Qt.Key.Key_Escape)
    assert message._stale.isHidden()
    opened.sheet.form.lateness.minutes.set_value(90)
    opened.settle()
    opened.stand_on("Itzel Ochoa")
    assert not message._stale.isHidden()
    message._restore.click()
    assert message._stale.isHidden()
    assert not opened.sheet.review.texts


def test_ctrl_enter_records_and_offers_the_messages(opened: Opened, day: Day) -> None:
    assert opened.sheet._apply.text().startswith("Registrar y preparar 2")
    key_anywhere(Qt.Key.Key_Return, CTRL)
    opened.idle()
    row = delays.newest(day.ctx)[0]
    assert (row.minutes, row.shipments, row.notices) == (45, 6, 2)
    blocked = [one.recipient for one in notices.in_state(day.ctx, [NoticeState.BLOCKED]) if one.delay_id]
    assert sorted(blocked) == ["Blanca Ruvalcaba", "Maricela"]
    assert opened.names("offer_undo")[0].startswith("Contratiempo registrado: 6")
    key_anywhere(Qt.Key.Key_Return)
    assert opened.names("go") == ["messages"]


def test_the_undo_takes_back_that_act_and_no_other(opened: Opened, day: Day) -> None:
    key_anywhere(Qt.Key.Key_Return, CTRL)
    opened.idle()
    undo = next(args[1] for asked, args, _ in opened.shell.asked if asked == "offer_undo")
    first = notices.by_hand(day.ctx)[0]
    notices.open_link(day.ctx, first.notice_id)
    undo()
    opened.idle()
    assert not delays.newest(day.ctx)
    assert notices.one(day.ctx, first.notice_id).state is NoticeState.OPENED


def test_ctrl_z_takes_it_back_before_one_goes_on(opened: Opened, day: Day) -> None:
    key_anywhere(Qt.Key.Key_Return, CTRL)
    opened.idle()
    key_anywhere(Qt.Key.Key_Z, CTRL)
    opened.idle()
    assert not delays.newest(day.ctx)
    assert opened.closed
    assert opened.names("say")[0].startswith("Deshecho: el contratiempo de 6")


def test_ctrl_s_only_records(opened: Opened, day: Day) -> None:
    key_anywhere(Qt.Key.Key_S, CTRL)
    opened.idle()
    row = delays.newest(day.ctx)[0]
    assert (row.shipments, row.notices) == (6, 0)
    assert not [one for one in notices.in_state(day.ctx, [NoticeState.BLOCKED]) if one.delay_id]
    assert opened.closed


def test_what_has_just_changed_is_not_recorded_unseen(opened: Opened, day: Day) -> None:
    opened.sheet.form.lateness.minutes.set_value(120)
    key_anywhere(Qt.Key.Key_Return, CTRL)
    assert opened.sheet._foot_words.text() == "La lista acaba de cambiar: revísala y repite."
    opened.settle()
    assert not delays.newest(day.ctx)


def test_esc_keeps_the_draft_and_the_next_sheet_takes_it_up(
    opened: Opened, qtbot: QtBot, stage: Stage, day: Day
) -> None:
    key(opened.sheet.form.causes.current, Qt.Key.Key_5)
    opened.settle()
    opened.stand_on("Itzel Ochoa")
    key_anywhere(Qt.Key.Key_Space)
    key(opened.sheet.review.list.view, Qt.Key.Key_Escape)
    opened.idle()
    kept = read(settings.draft(day.ctx, "setback"))
    assert kept is not None
    assert (kept.cause, kept.minutes, kept.route_id) == (Cause.VEHICLE, 45, str(day.second))
    again = Opened(qtbot, stage, opened.shell)
    assert again.sheet.form.causes.value is Cause.VEHICLE
    assert again.sheet.review.tally.told == 1
    assert "borrador" in again.sheet.subtitle.text()
    key(again.sheet.form.causes.current, Qt.Key.Key_Return, CTRL)
    again.idle()
    assert settings.draft(day.ctx, "setback") is None


def test_a_zone_is_postal_codes_or_their_beginnings(opened: Opened, day: Day) -> None:
    scope = opened.sheet.form.scope
    key(opened.sheet.form.causes.current, Qt.Key.Key_A, ALT)
    key_anywhere(Qt.Key.Key_Right)
    assert opened.sheet.form.draft.scope is Scope.ZONE
    opened.settle()
    assert opened.sheet.review.tally.anyone == 0
    assert "Falta decir a quién" in opened.sheet.review._why.text()
    assert opened.sheet._apply.reason
    type_text(scope.zone, "443")
    opened.settle()
    assert opened.sheet.review.tally.anyone == 10


def test_a_driver_is_their_routes_on_the_road(opened: Opened, day: Day) -> None:
    form = opened.sheet.form
    form.scope._scope._segments[2].click()
    form.scope.drivers.setCurrentIndex(form.scope.drivers.findText("Antonio"))
    opened.settle()
    assert opened.sheet.review.tally.anyone == 4


def test_a_list_is_scanned_pasted_and_taken_back(opened: Opened, day: Day) -> None:
    form = opened.sheet.form
    numbers = [row.number for row in shipments.rows_of(day.ctx, day.on_first[:3])]
    form.scope._scope._segments[3].click()
    type_text(form.scope.guides, f"{numbers[0]} {numbers[1].lower()} CLB-999999X")
    key(form.scope.guides, Qt.Key.Key_Return)
    opened.settle()
    assert form.draft.refs == tuple(day.on_first[:2])
    assert form.scope.guides.text() == "" or "999999" in form.scope.guides.text()
    form.scope.guides.clear()
    type_text(form.scope.guides, f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20{numbers[2]}")
    key(form.scope.guides, Qt.Key.Key_Return)
    opened.settle()
    assert form.draft.refs == tuple(day.on_first[:3])
    key(form.scope.guides, Qt.Key.Key_Backspace)
    assert form.draft.refs == tuple(day.on_first[:2])
    form.scope._listed._empty.click()
    assert form.draft.refs == ()


def test_what_names_no_guide_is_told_and_kept(opened: Opened) -> None:
    form = opened.sheet.form
    form.scope._scope._segments[3].click()
    type_text(form.scope.guides, "hola")
    key(form.scope.guides, Qt.Key.Key_Return)
    opened.settle()
    assert form.scope.guides.text() == "hola"
    assert form.scope._listed._words.text() == "No encontré: hola"


def test_the_callers_shipments_are_the_list(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    opened = Opened(qtbot, stage, FakeShell(day.ctx, jobs), shipment_ids=list(day.on_second[:2]))
    assert opened.sheet.form.draft.scope is Scope.LIST
    assert opened.sheet.review.tally.anyone == 2


def test_a_new_window_replaces_the_minutes(opened: Opened, day: Day) -> None:
    lateness = opened.sheet.form.lateness
    key(opened.sheet.form.causes.current, Qt.Key.Key_V, ALT)
    lateness.day.setCurrentIndex(1)
    type_text(lateness.hours, "10-13")
    opened.settle()
    line = opened.sheet.review.list.model.rows[0]
    assert (line.estimated, line.late) == ("mañana 10–13", "")
    assert line.row.options
    lateness.hours.setText("por la tarde")
    opened.settle()
    assert not lateness._wrong.isHidden()
    assert opened.sheet._apply.reason
    key(lateness.hours, Qt.Key.Key_M, ALT)
    opened.settle()
    assert opened.sheet.form.draft.minutes == 45
    assert not opened.sheet._apply.reason


def test_the_usual_minutes_are_pressed_or_stepped(opened: Opened) -> None:
    lateness = opened.sheet.form.lateness
    click(lateness._steps[3])
    assert opened.sheet.form.draft.minutes == 60
    lateness._steps[3].setFocus()
    key_anywhere(Qt.Key.Key_Right)
    assert opened.sheet.form.draft.minutes == 90
    lateness.minutes.selectAll()
    type_text(lateness.minutes, "7")
    assert opened.sheet.form.draft.minutes == 7
    assert not any(step.isChecked() for step in lateness._steps)


def test_when_nobody_leaves_the_window_it_is_still_recorded(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    opened = Opened(qtbot, stage, FakeShell(day.ctx, jobs), shipment_ids=[day.on_second[4]])
    assert opened.sheet.review.tally.affected == 0
    assert not opened.sheet.review.list._calm.isHidden()
    assert opened.sheet._only.isHidden()
    key_anywhere(Qt.Key.Key_Return, CTRL)
    opened.idle()
    assert delays.newest(day.ctx)[0].shipments == 1
    assert opened.closed


def test_where_nothing_is_left_to_deliver_nothing_is_recorded(qtbot: QtBot, stage: Stage, jobs: Jobs, day: Day) -> None:
    opened = Opened(qtbot, stage, FakeShell(day.ctx, jobs), zone="99999")
    assert "no queda ninguna guía" in opened.sheet.review._why.text()
    key_anywhere(Qt.Key.Key_Return, CTRL)
    opened.idle()
    assert not delays.newest(day.ctx)


def test_a_low_window_keeps_everything_in_reach(opened: Opened, qtbot: QtBot) -> None:
    opened.sheet.resize(870, 460)
    qtbot.waitUntil(lambda: all(label.isHidden() for _, _, label in opened.sheet.review._counts._parts))
    assert opened.sheet.form.causes._columns == 2
    bottom = opened.sheet._apply.mapTo(opened.sheet, QPoint(0, opened.sheet._apply.height())).y()
    assert bottom <= 460
