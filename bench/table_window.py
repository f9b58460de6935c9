"""Programs that measure one table each: `bench.table_window ours FOLDER ROWS TEXTS` or `plain TEXTS`; they print JSON.

`ours` lists the shipments of that ledger in the window and scrolls through so many; it writes what its cells show into
the file TEXTS, and `plain` shows the same in Qt's own model, view and delegate.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleFactory, QTableView

from bench.desk_window import Paints, Turns, memory_mb, opened, wait_until
from courier_desktop.domain.rows import SortBy, View
from courier_desktop.ui.shipments.filters import Filter
from courier_desktop.ui.shipments.page import ShipmentsPage
from courier_desktop.ui.theme.fonts import Type, font, load_fonts

if TYPE_CHECKING:
    from courier_desktop.ui.main_window import MainWindow

ASKED, REPAINTS = 9, 60
FRAME_S = 1 / 60
# A turn in which nothing came.
_IDLE_S = 0.001


def ours(window: MainWindow, rows: int, texts: Path) -> dict[str, object]:
    """What the page of shipments takes: asked for, painted, repainted, scrolled."""
    before = memory_mb()
    window.go("shipments", view=View.ALL)
    page = window.stack.page
    if not isinstance(page, ShipmentsPage):
        raise TypeError
    wait_until(lambda: bool(page.list.model.rows) and not window.jobs.busy)
    newest, by_name = Filter(view=View.ALL), Filter(view=View.ALL, sort=SortBy.RECIPIENT, descending=False)
    asked = [_asked(page, one) for _ in range(ASKED) for one in (newest, by_name)]
    found: dict[str, object] = {
        "newest": median(asked[0::2]),
        "by_name": median(asked[1::2]),
        "memory": memory_mb(),
        "memory_before": before,
    }
    _asked(page, newest)
    found |= repaint(page.list.table)
    texts.write_text(json.dumps(_texts(page.list.table)), encoding="utf-8")
    return found | scrolled(page, rows)


def _asked(page: ShipmentsPage, wanted: Filter) -> float:
    """Seconds from asking for that list until its rows are painted."""
    paints, heard = Paints(page.list.table.viewport()), []
    page.list.loaded.connect(lambda: heard.append(paints.count), Qt.ConnectionType.SingleShotConnection)
    begun = perf_counter()
    page.set_filter(wanted)
    wait_until(lambda: bool(heard) and paints.count > heard[0])
    taken = perf_counter() - begun
    wait_until(lambda: not page.shell.jobs.busy)
    return taken


def repaint(table: QTableView) -> dict[str, object]:
    """The median seconds of painting everything that the table shows, by the clock and by the processor."""
    turns = Turns()
    for _ in range(REPAINTS):
        turns.turn(table.viewport().repaint)
    return {"repaint": median(turns.clock), "repaint_worked": median(turns.processor)}


def _texts(table: QTableView) -> dict[str, object]:
    """What a table shows: its size, widths and row height, and the texts of its cells."""
    model = table.model()
    shown = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    return {
        "size": [table.viewport().width(), table.viewport().height()],
        "widths": [table.columnWidth(column) for column in shown],
        "height": table.rowHeight(0),
        "rows": [
            [str(model.index(row, column).data() or "") for column in shown]
            for row in range(min(200, model.rowCount()))
        ],
    }


def scrolled(page: ShipmentsPage, rows: int) -> dict[str, object]:
    """Page after page down, one each frame, as long as the key is held: what each frame took, and the memory."""
    table, model, before, turns = page.list.table, page.list.model, memory_mb(), Turns()
    table.setFocus()
    while table.currentIndex().row() < rows - 1:
        taken = turns.turn(partial(QTest.keyClick, table, Qt.Key.Key_PageDown))
        sleep(max(0.0, FRAME_S - taken))
        if table.currentIndex().row() == len(model.rows) - 1:
            # At the end of what is there: the next rows are on their way, and come in turns that count too.
            wait_until(lambda: not model.loading, turns)
    frames = [place for place, taken in enumerate(turns.clock) if taken > _IDLE_S]
    return {
        "frames": [turns.clock[place] for place in frames],
        "processor": [turns.processor[place] for place in frames],
        "grown": memory_mb() - before,
        "rows": len(model.rows),
    }


def plain(texts: Path) -> dict[str, object]:
    """The same cells in Qt's own table, without any style sheet."""
    app = QApplication([])
    app.setStyle(QStyleFactory.create("Fusion"))
    load_fonts()
    app.setFont(font(Type.BODY))
    shown = json.loads(texts.read_text(encoding="utf-8"))
    model = QStandardItemModel()
    for row in shown["rows"]:
        model.appendRow([QStandardItem(text) for text in row])
    table = QTableView()
    table.setModel(model)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(shown["height"])
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for column, width in enumerate(shown["widths"]):
        table.setColumnWidth(column, width)
    table.resize(*shown["size"])
    table.show()
    paints = Paints(table.viewport())
    wait_until(lambda: paints.count > 0)
    return repaint(table)


def main(which: str, *words: str) -> None:
    """Measure and print it."""
    if which == "plain":
        print(json.dumps(plain(Path(words[0]))))
        return
    folder, rows, texts = words
    with opened(Path(folder)) as window:
        print(json.dumps(partial(ours, window, int(rows), Path(texts))()))


if __name__ == "__main__":
    main(*sys.argv[1:])
