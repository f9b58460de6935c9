"""The Slips page by keyboard: which slips come out, piece by piece, on paper and as PDF, at their exact size."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.domain.tracking_number import check_number
from courier_desktop.paper.formats import SHEET_FORMATS, SLIP_FORMATS
from courier_desktop.services import shipments
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.parts.menu import MenuPopover
from courier_desktop.ui.slips.page import SlipsPage
from courier_desktop.ui.slips.printing import exact_printer
from courier_desktop.ui.slips.work import Kind, Wanted, picture, trial_slip
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger
from tests.paper.readers import read_codes
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key

CONTROL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key
PAGES = re.compile(rb"/Type\s*/Page\b")
BOX = re.compile(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(empty, tmp_path / "ledger")) as made:
        yield made


class Opened:
    """The page with its fake window, and hands for it."""

    def __init__(self, desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
        shell: Any = FakeShell(desk.ctx, jobs)
        self.shell, self.page, self.jobs, self._qtbot = shell, SlipsPage(shell), jobs, qtbot
        stage(self.page).resize(1181, 700)
        self.table, self.panel = self.page.list.table, self.page.panel
        self.settle()
        self.page.first_focus().setFocus()

    def settle(self) -> None:
        pause = self.page.desk.pieces._pause
        self._qtbot.waitUntil(lambda: not self.jobs.busy and not pause.isActive())

    def press(self, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        key(self.page.first_focus(), which, held)
        self.settle()

    def open(self, **filters: object) -> None:
        self.page.open_filter(**filters)
        self.settle()

    def numbers(self) -> list[str]:
        return [row.number for row in self.page.list.rows]

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        return [args for asked, args, _ in self.shell.asked if asked == name]


@pytest.fixture
def opened(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> Opened:
    """A day of three shipments: of one piece, of three, of one."""
    desk.shipment()
    desk.shipment(pieces=3)
    desk.shipment()
    return Opened(desk, jobs, stage, qtbot)


def test_todays_slips_come_out_one_for_each_piece(opened: Opened) -> None:
    assert len(opened.numbers()) == 3
    assert "5" in opened.panel.total.text()
    assert "3" in opened.panel.total.text()
    assert opened.panel.number.text() == opened.numbers()[0]


def test_the_arrows_walk_the_pieces_over_the_shipments_ends(opened: Opened) -> None:
    first, second, third = opened.numbers()
    seen = [(opened.panel.number.text(), opened.panel.place.text())]
    for _ in range(5):
        opened.press(K.Key_Right)
        seen.append((opened.panel.number.text(), opened.panel.place.text()))
    assert [number for number, _ in seen] == [first, second, second, second, third, third]
    assert [place.rpartition(" ")[2] for _, place in seen] == ["1/5", "2/5", "3/5", "4/5", "5/5", "5/5"]
    opened.press(K.Key_Left)
    assert opened.panel.number.text() == second
    assert opened.panel.place.text().endswith("4/5")
    assert not opened.panel.view.image.isNull()


def test_checked_ones_come_out_alone_and_escape_unchecks(opened: Opened) -> None:
    opened.press(K.Key_Down)
    opened.press(K.Key_Space)
    assert opened.page.desk.wanted.ids == (opened.page.list.rows[1].shipment_id,)
    assert "3" in opened.panel.total.text()
    opened.press(K.Key_Escape)
    assert len(opened.page.desk.wanted.ids) == 3


def test_other_pages_open_a_selection_or_a_route(opened: Opened, desk: Desk) -> None:
    ids = [row.shipment_id for row in opened.page.list.rows]
    opened.open(ids=[ids[2], ids[0]])
    assert [row.shipment_id for row in opened.page.list.rows] == [ids[2], ids[0]]
    assert opened.page.kinds.value is Kind.CHOSEN
    route = desk.route([ids[1]], out=False)
    opened.open(route_id=route)
    assert [row.shipment_id for row in opened.page.list.rows] == [ids[1]]
    assert opened.page.routes.currentData() == route
    opened.press(K.Key_1)
    assert len(opened.numbers()) == 3


def test_a_fresh_list_forgets_checks_and_begins_at_the_top(opened: Opened) -> None:
    opened.press(K.Key_Down)
    opened.press(K.Key_Space)
    ids = [row.shipment_id for row in opened.page.list.rows]
    opened.open(ids=ids)
    assert opened.page.desk.wanted.ids == tuple(ids)
    assert opened.panel.number.text() == opened.numbers()[0]


def test_the_list_follows_the_ledger_and_keeps_its_place(opened: Opened, desk: Desk) -> None:
    opened.press(K.Key_Down)
    here = opened.panel.number.text()
    desk.shipment()
    opened.page.refresh()
    opened.settle()
    assert len(opened.numbers()) == 4
    assert opened.panel.number.text() == here


def test_the_picture_is_the_slip_and_both_codes_read(opened: Opened, desk: Desk) -> None:
    row = opened.page.list.rows[0]
    image = picture(desk.ctx, Wanted((row.shipment_id,), "100x150"), 1, 1600)
    read = read_codes(image)
    assert row.number in read
    assert any(text.startswith("https://wa.me/523336150042") for text in read)
    assert opened.panel.view.image.width() == opened.panel.view.pixels


def test_a_shipment_that_is_gone_leaves_bare_paper(opened: Opened, desk: Desk) -> None:
    there = opened.page.list.rows[0].shipment_id
    assert not picture(desk.ctx, Wanted((there,), "4x6"), 1, 200).isNull()
    assert picture(desk.ctx, Wanted((ShipmentId("gone"),), "4x6"), 1, 200).isNull()


def test_control_s_asks_where_and_the_pdf_has_every_piece_at_its_size(opened: Opened, tmp_path: Path) -> None:
    opened.press(K.Key_S, CONTROL)
    dialog: Any = opened.page.printing.dialog
    assert Path(dialog.selectedFiles()[0]).suffix == ".pdf"
    dialog.reject()
    opened.page.printing.write(opened.page.desk.wanted, tmp_path / "etiquetas.pdf")
    opened.settle()
    pdf = (tmp_path / "etiquetas.pdf").read_bytes()
    assert len(PAGES.findall(pdf)) == 5
    wide, tall = (float(side) / 72 * 25.4 for side in BOX.findall(pdf)[0])
    assert (round(wide, 2), round(tall, 2)) == (100.0, 150.0)
    assert opened.panel.saved.isVisible()


def test_a_pdf_that_cannot_be_written_is_told(opened: Opened, tmp_path: Path) -> None:
    opened.page.printing.write(opened.page.desk.wanted, tmp_path / "no such folder" / "etiquetas.pdf")
    opened.settle()
    ((error,),) = opened.asked("tell_error")
    assert isinstance(error, RefusedError)
    assert error.refusal == "file_not_written"


def test_escape_cancels_a_pdf_and_leaves_no_file(opened: Opened, jobs: Jobs, tmp_path: Path) -> None:
    gate = threading.Event()
    jobs.run(gate.wait)
    opened.page.printing.write(opened.page.desk.wanted, tmp_path / "etiquetas.pdf")
    key(opened.table, K.Key_Escape)
    gate.set()
    opened.settle()
    assert opened.asked("say")
    assert not opened.page.printing.busy
    assert list(tmp_path.glob("*.pdf")) == []


def test_without_a_printer_it_says_so_and_the_pdf_remains(opened: Opened) -> None:
    opened.page.printing._printers = list
    opened.press(K.Key_P, CONTROL)
    assert opened.panel.notice.isVisible()
    assert opened.page.printing.dialog is None
    assert opened.panel.save.reason == ""


def test_printing_sends_each_piece_at_the_paper_s_size(opened: Opened, tmp_path: Path) -> None:
    printer = exact_printer(SLIP_FORMATS["100x150"], "Etiquetas")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    opened.page.printing._print(opened.page.desk.wanted, printer)
    opened.settle()
    pdf = (tmp_path / "printed.pdf").read_bytes()
    assert len(PAGES.findall(pdf)) == 5
    wide, tall = (float(side) / 72 * 25.4 for side in BOX.findall(pdf)[0])
    assert (round(wide), round(tall)) == (100, 150)
    assert "5" in opened.asked("say")[0][0]


def test_the_card_of_reasons_is_printed_on_a_letter(opened: Opened, tmp_path: Path) -> None:
    opened.press(K.Key_X)
    (menu, _anchor) = opened.asked("show_popover")[0]
    assert isinstance(menu, MenuPopover)
    printer = exact_printer(SHEET_FORMATS["letter"], "Tarjeta")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "card.pdf"))
    opened.page.printing._print_card(printer)
    opened.settle()
    assert len(PAGES.findall((tmp_path / "card.pdf").read_bytes())) == 1
    opened.page.printing._write_card(tmp_path / "card2.pdf")
    opened.settle()
    assert (tmp_path / "card2.pdf").read_bytes().startswith(b"%PDF")


def test_f_changes_the_paper_and_the_courier_keeps_it(opened: Opened, desk: Desk) -> None:
    opened.press(K.Key_F)
    assert opened.page.desk.wanted.format_name == "4x6"
    assert desk.ctx.settings.slip_format == "4x6"
    opened.press(K.Key_F)
    assert desk.ctx.settings.slip_format == "100x150"


def test_the_trial_slip_is_nobody_s_and_needs_no_shipment(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    made = Opened(desk, jobs, stage, qtbot)
    assert made.panel.print_.reason
    made.open(trial=True)
    assert made.page.kinds.value is Kind.TRIAL
    assert made.panel.print_.reason == ""
    assert made.page.desk.wanted.trial
    slip = trial_slip(desk.ctx)
    assert check_number(slip.number)
    assert made.panel.number.text() == slip.number
    assert not made.panel.view.image.isNull()
    assert shipments.page(desk.ctx, ShipmentQuery(view=View.ALL)).rows == ()


def test_an_empty_ledger_says_what_to_do(desk: Desk, jobs: Jobs, stage: Stage, qtbot: QtBot) -> None:
    made = Opened(desk, jobs, stage, qtbot)
    assert made.panel.print_.reason
    made.press(K.Key_P, CONTROL)
    assert made.page.printing.dialog is None
    for pressed in (K.Key_2, K.Key_3, K.Key_1):
        made.press(pressed)
        assert made.numbers() == []


def test_a_small_window_gives_the_list_its_room(opened: Opened) -> None:
    opened.page.resize(855, 460)
    assert opened.panel.width() == 320
    opened.page.resize(1181, 685)
    assert opened.panel.width() == 400


def test_the_buttons_do_what_their_keys_do(opened: Opened) -> None:
    opened.page.printing._printers = list
    click(opened.panel.print_)
    assert opened.panel.notice.isVisible()
    click(opened.panel.after)
    opened.settle()
    assert opened.panel.place.text().endswith("2/5")
    key(opened.table, K.Key_Return)
    assert opened.panel.notice.isVisible()
