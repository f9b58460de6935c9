"""Draws every part on one page for the eye: `python tests/ui/gallery.py OUT.png [light|dark] [scale]`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.rows import Window
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.ui.parts.bars import BulkBar, UndoBar
from courier_desktop.ui.parts.beads import BeadLegend, RouteBeads
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import (
    Card,
    EmptyState,
    ErrorCard,
    NoticeLine,
    ProgressCard,
    SkeletonRows,
    Stat,
    button_row,
)
from courier_desktop.ui.parts.chip import Chip, Segmented
from courier_desktop.ui.parts.fields import CheckBox, Field, SearchField, Select, Toggle
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.status import DELAY_LOOK, STATUS_LOOKS, Pill
from courier_desktop.ui.parts.strip import Labels, PromiseStrip, PromiseView
from courier_desktop.ui.theme.apply import apply_theme
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import make_theme
from courier_desktop.ui.theme.tokens import Mode, Tone

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


def heading(text: str) -> Label:
    return Label(text, Type.SMALL_STRONG, "t3")


def statuses() -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(8)
    pills = [Pill.of_status(status, height=24) for status in Status]
    pills.append(Pill("Contratiempo", DELAY_LOOK, height=24))
    for place, pill in enumerate(pills):
        grid.addWidget(pill, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
    return box


def strip(estimate_minutes: int, *, done: bool = False, labels: Labels = Labels.NONE) -> PromiseStrip:
    at = NOON + timedelta(minutes=estimate_minutes)
    window = Window(NOON, NOON + timedelta(hours=1), None if done else at, at if done else None)
    span = (NOON - timedelta(minutes=80), NOON + timedelta(minutes=140))
    made = PromiseStrip()
    now = NOON - timedelta(minutes=40) if labels is Labels.ALL else None
    made.show_view(PromiseView(window, UTC, now, span, labels))
    return made


def fields_row() -> QHBoxLayout:
    fields = QHBoxLayout()
    postcode = Field("Código postal")
    postcode.set_text("44380")
    postcode.set_hint("Oblatos · Guadalajara, Jal.")
    phone = Field("Teléfono")
    phone.set_text("33 1482 093")
    phone.show_error("Falta un dígito: van 9 de 10")
    choice = Select(icon="map-marker-path")
    choice.addItems(["R3 Oriente – Oblatos"])
    for widget in (postcode, phone, Field("Ruta", choice)):
        fields.addWidget(widget)
    return fields


def strips(column: QVBoxLayout) -> None:
    column.addWidget(heading("VENTANA PROMETIDA · a tiempo, se sale, cumplida"))
    for made, text, ink in (
        (strip(35), "12:35 estimado", Tone.GREEN),
        (strip(101), "13:41, +41 min", Tone.AMBER),
        (strip(-20, done=True), "11:42 entregado", Tone.GREEN),
        (strip(101, labels=Labels.ALL), "13:41", Tone.AMBER),
        (strip(101, labels=Labels.WINDOW), "13:41", Tone.AMBER),
    ):
        row = QHBoxLayout()
        row.addWidget(made, 1)
        row.addWidget(Label(text, Type.SMALL_STRONG, ink))
        column.addLayout(row)


def beads(column: QVBoxLayout) -> None:
    column.addWidget(heading("AVANCE DE RUTA · cada parada, una cuenta"))
    done, failed, door, wait = StopState.DONE, StopState.FAILED, StopState.AT_DOOR, StopState.PENDING
    stops = [done] * 9 + [failed] + [done] * 4 + [door, wait] + [wait] * 12
    column.addWidget(RouteBeads(stops, [False] * 16 + [True] * 4))
    column.addWidget(RouteBeads([done] * 40 + [failed] * 3 + [wait] * 50, [False] * 43 + [True] * 10))
    column.addWidget(BeadLegend())


def left_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    column.addWidget(heading("ESTADOS · color + icono + palabra"))
    column.addWidget(statuses())
    column.addWidget(heading("BOTONES · normal, apagado, en tono"))
    blocked = Button("Enviar", Kind.FILLED)
    blocked.block("Pidió BAJA el 3 nov.")
    column.addLayout(
        button_row(
            [
                Button("Enviar", Kind.FILLED, key="W"),
                Button("Ruta", key="G"),
                Button("Nueva guía", icon="plus", key="Ctrl+N"),
                Button("Borrar", Kind.DANGER),
                Button("Más tarde", Kind.PLAIN),
                blocked,
            ]
        )
    )
    column.addLayout(
        button_row(
            [
                Button.toned("En la puerta", Tone.BLUE, key="A"),
                Button.toned("Fallido", Tone.RED, key="F"),
                Button("ver los 5", Kind.LINK),
                Button("Vista: hoy", icon="filter-variant").set_chevron(),
            ]
        )
    )
    column.addLayout(fields_row())
    strips(column)
    beads(column)
    column.addStretch(1)
    return column


def middle_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    undo = UndoBar()
    undo.offer("4 guías pasaron a la R5")
    column.addWidget(undo)
    buttons = [Button("Seguir en la 18"), Button("Guardar PDF"), Button("Ver detalle", Kind.PLAIN)]
    column.addWidget(
        ErrorCard(
            "La Zebra ZD220 dejó de contestar en la etiqueta 18 de 40",
            "Las 17 impresas quedaron marcadas; faltan 23 y siguen en fila.",
            buttons,
            icon="printer-outline",
        )
    )
    column.addWidget(NoticeLine("Sin internet. 6 avisos esperan; todo lo demás funciona.", "cloud-off-outline"))
    progress = ProgressCard()
    progress.begin("Importando moda-tapatia.xlsx")
    progress.advance(312, 480)
    progress.show()
    column.addWidget(progress)
    loading = Card(margin=0)
    rows = SkeletonRows()
    rows._set_shown(shown=True)
    loading.body.addWidget(rows)
    column.addWidget(loading)
    empty = Card(margin=0)
    make = Button("Armar ruta", key="Ctrl+R")
    empty.body.addWidget(
        EmptyState("truck-outline", "Ninguna guía en reparto", "Publica una ruta y aparecerán aquí.", make)
    )
    column.addWidget(empty)
    bulk = BulkBar(
        [
            Button("Ruta", icon="map-marker-path", key="G"),
            Button("Etiquetas", icon="printer-outline", key="I"),
            Button("Avisar", icon="send-outline", key="W"),
        ],
        Button("Más").set_chevron(),
    )
    bulk.show_selection(4, "9 bultos · $6,732.40 por cobrar")
    column.addWidget(bulk)
    column.addStretch(1)
    return column


def right_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    chips = QHBoxLayout()
    chips.setSpacing(6)
    on = Chip("En reparto", key="E", look=STATUS_LOOKS[Status.OUT_FOR_DELIVERY], count="54")
    on.setChecked(True)
    for chip in (
        Chip("Todas", key="T", count="204"),
        on,
        Chip("Fallido", key="F", look=STATUS_LOOKS[Status.ATTEMPT_FAILED], count="3"),
    ):
        chips.addWidget(chip)
    chips.addStretch(1)
    column.addLayout(chips)
    column.addWidget(Segmented([("hand", "A mano 9"), ("queue", "En cola 14"), ("log", "Historial")]))
    column.addWidget(SearchField("Escanea un bulto…", key="F9"))
    switches = QHBoxLayout()
    box, toggle = CheckBox("Con acuse firmado"), Toggle("Sonidos")
    box.setChecked(True)
    toggle.setChecked(True)
    for widget in (box, toggle, Toggle("Otro")):
        switches.addWidget(widget)
    switches.addStretch(1)
    column.addLayout(switches)
    stats = QHBoxLayout()
    stats.setSpacing(26)
    for caption, figure, ink in (
        ("entregadas", "61", "t1"),
        ("en su ventana", "97 %", Tone.GREEN),
        ("fallidas", "3", Tone.RED),
        ("por cobrar hoy", "$18,420", "t1"),
    ):
        stats.addWidget(Stat(caption, figure, ink))
    stats.addStretch(1)
    column.addLayout(stats)
    card = Card()
    card.body.addWidget(Label("Antes de enviar", Type.CARD))
    card.body.addWidget(Label("escribió primero (QR), 18 nov", Type.SMALL, "t2"))
    column.addWidget(card)
    focus = Button("Con foco", Kind.FILLED, key="Enter")
    focus.setObjectName("focus")
    column.addLayout(button_row([focus, Button("Ruta", key="G")]))
    column.addStretch(1)
    return column


class Gallery(QWidget):
    """All parts on one page."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(34)
        row.addLayout(left_column(), 4)
        row.addLayout(middle_column(), 4)
        row.addLayout(right_column(), 4)


def main(out: Path, mode: str = "light", scale: str = "1") -> None:
    """Draw the gallery into the file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = scale
    app = QApplication([])
    apply_theme(app, make_theme(Mode(mode)))
    gallery = Gallery()
    gallery.resize(1366, 768)
    gallery.setAutoFillBackground(True)
    gallery.show()
    button = gallery.findChild(Button, "focus")
    if isinstance(button, Button):
        gallery.activateWindow()
        button.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    gallery.grab().save(str(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4])
