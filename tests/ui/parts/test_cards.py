"""Cards: loading and progress appear only when they take long, errors and notices say all, undo is offered once."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from courier_desktop.ui.parts.bars import BulkBar, UndoBar
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import EmptyState, ErrorCard, NoticeLine, ProgressCard, SkeletonRows, Stat
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.status import Pill
from courier_desktop.ui.theme.tokens import Tone
from tests.ui.conftest import Stage
from tests.ui.keyboard import click


def test_quick_loading_shows_nothing(qtbot: QtBot, stage: Stage) -> None:
    rows = SkeletonRows()
    stage(rows)
    rows.begin()
    rows.end()
    qtbot.wait(200)
    assert not rows.painted
    rows.begin()
    qtbot.waitUntil(lambda: rows.painted)
    rows.end()
    assert not rows.painted


def test_progress_appears_late_and_tells_n_of_total(qtbot: QtBot, stage: Stage) -> None:
    card = ProgressCard()
    stage(card)
    card.begin("Importando moda.xlsx")
    assert card.isHidden()
    qtbot.waitUntil(card.isVisible)
    card.advance(1312, 4800)
    assert card.accessibleName() == "Importando moda.xlsx 1,312 de 4,800 · Esc cancela"
    card.end()
    assert card.isHidden()


def test_undo_does_what_it_was_given_once(qtbot: QtBot, stage: Stage) -> None:
    bar, undone = UndoBar(), []
    stage(bar)
    bar.offer("4 guías pasaron a la R5", lambda: undone.append("R5"))
    assert bar.isVisible()
    click(bar._button)
    assert undone == ["R5"]
    assert bar.isHidden()
    bar.offer("1 guía entregada")
    with qtbot.waitSignal(bar.undone):
        click(bar._button)
    assert undone == ["R5"]


def test_what_has_no_way_back_offers_none(stage: Stage) -> None:
    bar = UndoBar()
    stage(bar)
    bar.say("Copiado")
    assert bar._button.isHidden()
    bar.offer("1 guía entregada")
    assert not bar._button.isHidden()


def test_the_bulk_bar_comes_with_a_selection_and_goes_without(stage: Stage) -> None:
    bar = BulkBar([Button("Ruta", key="G"), Button("Etiquetas", key="I"), Button("Avisar", key="W")], Button("Más"))
    stage(bar)
    assert bar.isHidden()
    bar.show_selection(4, "9 bultos · $6,732.40 por cobrar")
    assert bar.isVisible()
    assert bar.accessibleName().startswith("4 ")
    bar.set_narrow(True)
    assert [button.isVisible() for button in bar.buttons] == [True, True, False]
    bar.show_selection(0, "")
    assert bar.isHidden()


def test_every_card_says_all_it_shows(stage: Stage) -> None:
    error = ErrorCard("La impresora dejó de contestar", "Las 17 impresas quedaron marcadas", [Button("Seguir")])
    empty = EmptyState("truck-outline", "Ninguna guía en reparto", "Publica una ruta", Button("Armar ruta"))
    stat, notice = Stat("entregadas"), NoticeLine("Sin internet. 6 avisos esperan.")
    stat.show_figure("61", Tone.GREEN)
    notice.show_text("Sin internet. 7 avisos esperan.")
    box = stage(error, empty, stat, notice, Pill("En reparto"))
    assert error.accessibleName() == "La impresora dejó de contestar Las 17 impresas quedaron marcadas"
    assert empty.accessibleName() == "Ninguna guía en reparto Publica una ruta"
    assert stat.accessibleName() == "61 entregadas"
    assert not box.grab().isNull()


def test_making_a_card_never_opens_a_window(stage: Stage) -> None:
    box = stage(Label("solo"))
    box.activateWindow()
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    EmptyState("truck-outline", "Nada", "Porque sí", Button("Algo"))
    ErrorCard("Algo pasó", "Todo quedó", [Button("Entendido")])
    assert box in before
    assert {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} == before


def test_an_eliding_label_keeps_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Label("Consultorio Dental Nájera y Asociados").set_eliding()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == "Consultorio Dental Nájera y Asociados"
    label.resize(600, 20)
    assert label.toolTip() == ""
