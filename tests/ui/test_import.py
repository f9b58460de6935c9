"""The import sheet by keyboard, over a real ledger: all is seen before it is saved, and all of it goes in or none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.domain.statuses import Status
from courier_desktop.services import marking, shipments
from courier_desktop.ui.intake.field_popover import FieldPopover
from courier_desktop.ui.intake.files import ask_files
from courier_desktop.ui.intake.foot import Stage as Step
from courier_desktop.ui.intake.sheet import ImportSheet, begin_import
from courier_desktop.ui.intake.tables import MOST_SHOWN
from courier_desktop.ui.intake.words import confidence_of
from courier_desktop.ui.jobs import Jobs
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import key, type_text
from tests.ui.orders import ITZEL, RAMON, SHORT, with_cell, write_orders

CONTROL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(empty, tmp_path / "ledger")) as made:
        yield made


class Opened:
    """A sheet on the stage with its fake window, and hands for it."""

    def __init__(self, qtbot: QtBot, stage: Stage, desk: Desk, jobs: Jobs, *files: Path) -> None:
        shell: Any = FakeShell(desk.ctx, jobs)
        self.qtbot, self.shell, self.jobs, self.ctx = qtbot, shell, jobs, desk.ctx
        self.host = QWidget()
        stage(self.host).resize(1200, 760)
        self.sheet = ImportSheet(shell, files)
        self.sheet.flow.run._pause.setInterval(0)
        self.closed = False
        self.sheet.closed.connect(self._note)
        self.sheet.open_over(self.host)
        self.settle()

    def _note(self) -> None:
        self.closed = True

    def stage(self) -> Step:
        return self.sheet.stage

    def settle(self) -> None:
        """Until nothing is read, planned or entered any more."""
        self.qtbot.waitUntil(lambda: not self.jobs.busy and (self.closed or not self.sheet.flow.run._pause.isActive()))

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key(self.sheet, which, held)
        self.settle()

    def name_sender(self, name: str = "Tienda Lupita") -> None:
        editor = self.sheet.review.head.sender_field.editor
        editor.setFocus()
        type_text(editor, name)
        self.settle()

    def enter(self) -> None:
        self.press(K.Key_Return, CONTROL)

    def figures(self) -> dict[str, str]:
        stats = self.sheet.review.head._stats
        return {name: stat._figure.text() for name, stat in stats.items()}

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        return [args for asked, args, _ in self.shell.asked if asked == name]

    def in_ledger(self) -> list[str]:
        return [row.recipient for row in shipments.page(self.ctx, ShipmentQuery(view=View.ALL)).rows]


Open = Any


@pytest.fixture
def opened(qtbot: QtBot, stage: Stage, desk: Desk, jobs: Jobs) -> Open:
    """`opened(path, …)` opens the sheet on those files."""
    kept: list[Opened] = []

    def make(*files: Path) -> Opened:
        kept.append(Opened(qtbot, stage, desk, jobs, *files))
        return kept[-1]

    return make


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two whole orders."""
    return write_orders(tmp_path / "tienda.csv", [ITZEL, RAMON])


def test_the_figures_are_seen_before_anything_is_saved(opened: Open, two: Path) -> None:
    made = opened(two)
    assert made.stage() is Step.REVIEW
    assert made.figures() == {"added": "2", "changed": "0", "unchanged": "0", "left_out": "0"}
    assert made.in_ledger() == []


def test_nothing_goes_in_without_a_sender(opened: Open, two: Path) -> None:
    made = opened(two)
    assert made.sheet.bar.primary.reason
    made.enter()
    assert made.stage() is Step.REVIEW
    assert made.sheet.review.head.sender_field.invalid
    assert made.in_ledger() == []
    made.name_sender()
    assert not made.sheet.review.head.sender_field.invalid
    assert made.sheet.bar.primary.reason == ""


def test_control_enter_brings_them_in_and_enter_prints_their_slips(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.enter()
    assert made.stage() is Step.DONE
    assert sorted(made.in_ledger()) == ["Itzel Ochoa", "Ramón Íñiguez"]
    assert [row.sender for row in made.sheet.done_pane.table.rows_table.rows] == ["Tienda Lupita"] * 2
    made.press(K.Key_Return)
    (_, _, filters) = next(call for call in made.shell.asked if call[0] == "go")
    assert filters["ids"] == made.sheet.flow.after.ids
    assert len(filters["ids"]) == 2


def test_enter_in_a_table_imports_too(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.sheet.review.columns.setFocus()
    made.press(K.Key_2)
    key(made.sheet.review.new, K.Key_Return)
    made.settle()
    assert made.stage() is Step.DONE


def test_the_last_sender_of_such_a_file_is_proposed(opened: Open, two: Path, tmp_path: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.enter()
    made.press(K.Key_Escape)
    again = opened(write_orders(tmp_path / "lunes.csv", [SHORT]))
    assert again.sheet.review.head.sender_field.text == "Tienda Lupita"
    assert again.sheet.bar.primary.reason == ""


def test_a_doubtful_column_is_amber_until_the_person_decides(opened: Open, two: Path) -> None:
    made = opened(two)
    preview = made.sheet.review.columns.preview
    assert preview.doubts() == 1
    assert confidence_of(preview.columns[1], chosen=False)[0] == "revisar"
    made.press(K.Key_N)
    assert made.sheet.review.columns.currentIndex().column() == 1
    popover = ask_field(made)
    type_text(popover.first_focus(), "contac")
    key(popover.first_focus(), K.Key_Return)
    made.settle()
    assert preview.columns[1].field is Field.CONTACT
    assert confidence_of(preview.columns[1], chosen=1 in preview.chosen)[0] == "lo elegiste tú"
    assert preview.doubts() == 0


def ask_field(made: Opened) -> FieldPopover:
    """Space on the current column; the popover it opens."""
    key(made.sheet.review.columns, K.Key_Space)
    popover = made.asked("show_popover")[-1][0]
    assert isinstance(popover, FieldPopover)
    return popover


def test_the_arrows_walk_the_fields_and_unused_is_one_of_them(opened: Open, two: Path) -> None:
    made = opened(two)
    made.sheet.review.columns.choose(4)
    popover = ask_field(made)
    for _ in range(40):
        key(popover.first_focus(), K.Key_Up)
    key(popover.first_focus(), K.Key_Return)
    made.settle()
    assert made.sheet.review.columns.preview.columns[4].field is None
    assert made.sheet.flow.run.plan.added[0].draft.address.colonia == ""


def test_a_choice_holds_for_the_sender_s_next_file(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.sheet.flow.run.set_field(1, Field.CONTACT)
    made.settle()
    made.enter()
    made.press(K.Key_Escape)
    again = opened(two)
    assert again.sheet.review.columns.preview.columns[1].field is Field.CONTACT


def test_what_the_shop_changed_is_shown_and_may_be_left_as_it_is(opened: Open, two: Path, tmp_path: Path) -> None:
    first = opened(two)
    first.name_sender()
    first.enter()
    first.press(K.Key_Escape)
    changed = with_cell(with_cell(ITZEL, "Tel", "33 1482 0999"), "A cobrar", "$900.00")
    made = opened(write_orders(tmp_path / "martes.csv", [changed, RAMON]))
    assert made.figures() == {"added": "0", "changed": "1", "unchanged": "1", "left_out": "0"}
    made.sheet.review.columns.setFocus()
    made.press(K.Key_3)
    table = made.sheet.review.changes
    assert [row.change.field for row in table.rows_table.rows] == [Field.PHONE, Field.CASH_ON_DELIVERY]
    key(table, K.Key_Space)
    made.enter()
    assert made.stage() is Step.DONE
    (itzel,) = [row for row in shipments.page(made.ctx, ShipmentQuery(view=View.ALL)).rows if row.cash]
    assert itzel.cash is not None
    assert itzel.cash.amount_minor == 90000
    assert shipments.detail(made.ctx, itzel.shipment_id).recipient.phone == "+523314820937"


def test_unticking_every_change_leaves_nothing_to_do(opened: Open, two: Path, tmp_path: Path) -> None:
    first = opened(two)
    first.name_sender()
    first.enter()
    first.press(K.Key_Escape)
    made = opened(write_orders(tmp_path / "martes.csv", [with_cell(ITZEL, "A cobrar", ""), RAMON]))
    assert made.sheet.bar.primary.reason == ""
    made.sheet.review.columns.setFocus()
    made.press(K.Key_3)
    key(made.sheet.review.changes, K.Key_A, CONTROL)
    assert made.sheet.bar.primary.reason
    made.enter()
    assert made.stage() is Step.REVIEW


def test_problems_are_told_by_row_and_saved_where_the_person_says(opened: Open, tmp_path: Path) -> None:
    made = opened(write_orders(tmp_path / "tienda.csv", [ITZEL, SHORT]))
    (row,) = made.sheet.review.problems.rows_table.rows
    assert (row.row, row.column) == ("3", "Tel")
    assert "33 148" in row.sentence
    made.press(K.Key_S, CONTROL)
    dialog = made.sheet.flow.after.dialog
    assert Path(dialog.selectedFiles()[0]).name == "tienda-por-corregir.csv"
    dialog.reject()
    made.sheet.flow.run.save_bad_rows(tmp_path / "mend.csv")
    made.settle()
    told = (tmp_path / "mend.csv").read_text(encoding="utf-8-sig")
    assert "Ferretería El Güero" in told
    assert "Itzel" not in told
    assert str(tmp_path / "mend.csv") in made.sheet.bar.note.text()


def test_rows_that_cannot_be_written_are_told_and_lost_nowhere(opened: Open, tmp_path: Path) -> None:
    made = opened(write_orders(tmp_path / "tienda.csv", [SHORT]))
    made.sheet.flow.run.save_bad_rows(tmp_path / "no such folder" / "mend.csv")
    made.settle()
    ((error, *_),) = made.asked("tell_error")
    assert isinstance(error, RefusedError)
    assert error.refusal == "file_not_written"
    assert made.stage() is Step.REVIEW


def test_a_file_that_is_no_table_says_so_and_the_next_one_follows(opened: Open, two: Path, tmp_path: Path) -> None:
    (tmp_path / "guía.pdf").write_bytes(b"%PDF-1.7 not a table")
    made = opened(tmp_path / "guía.pdf", two)
    assert made.stage() is Step.FAILED
    assert "PDF" in made.sheet._error.accessibleName()
    assert "guía.pdf" in made.sheet._error.accessibleName()
    made.press(K.Key_Return)
    assert made.stage() is Step.REVIEW
    assert "tienda.csv" in made.sheet.subtitle.text()


def test_an_empty_file_and_a_sheet_without_orders_say_what_to_do(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "vacío.csv").write_bytes(b"")
    assert "vacío" in opened(tmp_path / "vacío.csv").sheet._error.accessibleName()
    made = opened(write_orders(tmp_path / "plantilla.csv", []))
    assert made.sheet.review._notice_place.isVisibleTo(made.sheet)
    assert made.sheet.bar.primary.reason


def test_a_cancelled_import_leaves_nothing_behind(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    gate = threading.Event()
    made.jobs.run(gate.wait)
    key(made.sheet, K.Key_Return, CONTROL)
    assert made.stage() is Step.ENTERING
    key(made.sheet, K.Key_Escape)
    gate.set()
    made.settle()
    assert made.stage() is Step.REVIEW
    assert made.in_ledger() == []
    assert made.sheet.bar.note.text() == "Lo cancelaste. No se guardó nada."
    made.enter()
    assert made.stage() is Step.DONE


def test_closing_the_sheet_while_it_reads_wants_no_answer(opened: Open, two: Path, jobs: Jobs) -> None:
    made = opened(two)
    gate = threading.Event()
    jobs.run(gate.wait)
    made.sheet.flow.add_files([two])
    made.sheet.flow.next_file()
    key(made.sheet, K.Key_Escape)
    gate.set()
    made.settle()
    assert made.closed
    assert made.in_ledger() == []


def test_control_z_takes_the_import_back(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.enter()
    made.press(K.Key_Z, CONTROL)
    assert made.closed
    assert made.in_ledger() == []
    assert made.asked("say")


def test_closing_offers_the_way_back_and_it_works(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.enter()
    made.press(K.Key_Escape)
    ((_, undo),) = made.asked("offer_undo")
    undo()
    made.settle()
    assert made.in_ledger() == []


def test_an_import_that_is_under_way_is_not_taken_back(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.enter()
    ids = made.sheet.flow.after.done.report.shipment_ids
    marking.mark(made.ctx, marking.Mark(shipment_ids=ids[:1], target=Status.AT_DEPOT))
    made.press(K.Key_Z, CONTROL)
    ((error,),) = made.asked("tell_error")
    assert error.refusal == "registration_in_use"
    assert len(made.in_ledger()) == 2


def test_long_lists_are_cut_and_say_so(opened: Open, tmp_path: Path) -> None:
    many = [with_cell(RAMON, "Pedido", f"P-{n}") for n in range(MOST_SHOWN + 50)]
    made = opened(write_orders(tmp_path / "muchos.csv", many))
    made.sheet.review.show_tab("new")
    assert made.sheet.review.new.rows_table.rowCount() == MOST_SHOWN
    assert "1,050" in made.sheet.review._told.text()
    assert made.figures()["added"] == "1,050"


class Window(QWidget):
    """A window that shows sheets over itself."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.ctx, self.jobs = desk.ctx, jobs
        self.sheets: list[ImportSheet] = []

    def show_sheet(self, sheet: ImportSheet) -> None:
        self.sheets.append(sheet)
        sheet.open_over(self)


def test_what_was_chosen_is_there_again_after_escape(opened: Open, two: Path) -> None:
    made = opened(two)
    made.name_sender()
    made.sheet.flow.run.set_field(4, None)
    made.settle()
    made.press(K.Key_Escape)
    again = opened(two)
    assert again.sheet.review.head.sender_field.text == "Tienda Lupita"
    assert again.sheet.review.columns.preview.columns[4].field is None
    again.enter()
    assert again.stage() is Step.DONE
    again.press(K.Key_Escape)
    assert opened(two).sheet.flow.run.wish.chosen == ()


def test_several_files_go_in_one_by_one_and_print_together(opened: Open, two: Path, tmp_path: Path) -> None:
    other = write_orders(tmp_path / "otra.csv", [SHORT])
    skipped = write_orders(tmp_path / "saltada.csv", [with_cell(RAMON, "Pedido", "S-1")])
    made = opened(two, skipped, other)
    made.name_sender()
    made.enter()
    made.press(K.Key_Return)
    assert "saltada.csv" in made.sheet.subtitle.text()
    made.press(K.Key_PageDown, CONTROL)
    assert "otra.csv" in made.sheet.subtitle.text()
    made.enter()
    made.press(K.Key_Return)
    (filters,) = [filters for name, _, filters in made.shell.asked if name == "go"]
    assert len(filters["ids"]) == 3
    assert len(made.in_ledger()) == 3


def test_files_dropped_on_an_open_sheet_wait_their_turn(
    qtbot: QtBot, stage: Stage, desk: Desk, jobs: Jobs, two: Path, tmp_path: Path
) -> None:
    window: Any = Window(desk, jobs)
    stage(window)
    begin_import(window, [two])
    begin_import(window, [write_orders(tmp_path / "otra.csv", [SHORT])])
    qtbot.waitUntil(lambda: not jobs.busy)
    (sheet,) = window.sheets
    assert "tienda.csv" in sheet.subtitle.text()
    assert "1" in sheet.subtitle.text()
    sheet.flow.next_file()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert "otra.csv" in sheet.subtitle.text()
    sheet.close_up()


def test_choosing_a_file_never_stops_the_window(qtbot: QtBot, stage: Stage, two: Path) -> None:
    window = QWidget()
    heard: list[Path] = []
    stage(window)
    dialog = ask_files(window, two.parent, heard.extend)
    assert dialog.isVisible()
    dialog.selectFile(str(two))
    dialog.accept()
    assert heard == [two]
