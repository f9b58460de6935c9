"""The load check: 14 of 37, a field for the scanner, the last reads in green, amber and red with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.rows import LoadBoard, ScanRow, ScanVerdict
from courier_desktop.ui.format import time_text
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.cards import Card, EmptyState
from courier_desktop.ui.parts.fields import SearchField
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import RIGHT as AT_RIGHT
from courier_desktop.ui.parts.paint import draw_bar, put, rounded, write, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.routes.words import read_line
from courier_desktop.ui.theme.fonts import Type, metrics, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.services.context import Context

WIDTH, READ = 300, 42
QWIDGETSIZE_MAX = (1 << 24) - 1
_TONES = {ScanVerdict.RIGHT: (Tone.GREEN, "check-circle"), ScanVerdict.ALREADY: (Tone.AMBER, "alert-circle-outline")}
_WRONG = (Tone.RED, "close-circle")


class LoadColumn(Card):
    """The load of one route. `scanned` carries what was read or typed."""

    scanned = Signal(str)
    undo_asked = Signal()
    close_asked = Signal()
    publish_asked = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(margin=0, spacing=0)
        self._ctx = ctx
        self._which = Label("", Type.SMALL, "t2")
        self._count = _Count()
        self._missing, self._starts = Label("", Type.STRONG, Tone.AMBER), Label("", Type.SMALL, "t2")
        self.field = SearchField(self.tr("Escanea un bulto..."), key="F9")
        self._model = RowsModel(lambda pair: pair[0], _spoken)
        self._reads = RowsView(self._model, _ReadDelegate(), self.tr("Últimas lecturas"))
        self._undo = QWidget()
        self._close = Button(self.tr("Cerrar carga"), key="F10")
        self._publish = Button(self.tr("Publicar"), Kind.FILLED, icon="truck-outline", key="P")
        self._foot_note = Label("", Type.CAPTION, "t2", wrap=True)
        self._foot_note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pages = QStackedWidget()
        self.setFixedWidth(WIDTH)
        self._build()
        self.field.entered.connect(self._entered)
        self.field.edit.installEventFilter(self)
        self._close.clicked.connect(self.close_asked)
        self._publish.clicked.connect(self.publish_asked)

    def show_load(self, load: LoadBoard | None, reads: Sequence[ScanRow]) -> None:
        """Show that load with its reads, the newest first; None = no route is being loaded."""
        self._pages.setCurrentIndex(1 if load is not None else 2)
        if load is None:
            return
        route, left = load.route, load.pieces - load.loaded
        self._which.setText(f"{route.code} {route.name}")
        self._count.show_count(load.loaded, load.pieces)
        full = load.pieces > 0 and left == 0
        missing = self.tr("faltan %n", None, left) if left else self.tr("carga completa") if full else ""
        self._missing.setText(missing)
        self._missing.set_ink(Tone.GREEN if full else Tone.AMBER)
        self._starts.setText(self.tr("sale {0}").format(time_text(route.starts_at, self._ctx.zone)))
        self._model.set_rows(list(enumerate(reads)))
        self._reads.viewport().update()
        self._reads.scrollToTop()
        self._undo.setVisible(load.loaded > 0)
        self._show_foot(left=left, full=full, begun=load.loaded > 0)

    def set_wide(self, wide: bool) -> None:
        """Take all the place there is, or the column's own width."""
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(QWIDGETSIZE_MAX if wide else WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field.edit and pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.field.edit.text():
                self.field.clear()
            else:
                self.undo_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the read's own Enter is not the page's
            return
        super().keyPressEvent(event)

    def _entered(self, text: str) -> None:
        self.field.clear()
        if text:
            self.scanned.emit(text)

    def _show_foot(self, *, left: int, full: bool, begun: bool) -> None:
        self._publish.setVisible(full)
        self._close.setVisible(begun and not full)
        note = self.tr("%n sin leer: se pedirá motivo de cada uno", None, left) if begun else ""
        if not begun and left:
            note = self.tr("Sin leer nada también puede salir: la carga es opcional")
        self._foot_note.setText(self.tr("Todo arriba: la ruta puede salir") if full else note)

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(1, 9, 1, 11)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addSpacing(8)
        column.addWidget(self._reads, 1)
        column.addLayout(self._build_foot())
        nothing = EmptyState(
            "package-up",
            self.tr("Nada por cargar"),
            self.tr("Cuando armes una ruta, aquí se lee bulto por bulto lo que sube"),
        )
        for shown in (QWidget(), page, nothing):
            self._pages.addWidget(shown)
        self.body.addWidget(self._pages)
        self._reads.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _build_head(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(Label(self.tr("Salida a ruta"), Type.STRONG))
        title.addWidget(self._which.set_eliding(), 1)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addStretch(1)
        for label in (self._missing, self._starts):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            facts.addWidget(label)
        facts.addStretch(1)
        counter = QHBoxLayout()
        counter.addWidget(self._count, 1)
        counter.addLayout(facts)
        column = QVBoxLayout()
        column.setContentsMargins(15, 0, 15, 0)
        column.setSpacing(0)
        column.addLayout(title)
        column.addLayout(counter)
        column.addWidget(self._count.bar)
        column.addSpacing(12)
        column.addWidget(self.field)
        return column

    def _build_foot(self) -> QVBoxLayout:
        undo = QHBoxLayout(self._undo)
        undo.setContentsMargins(0, 0, 0, 0)
        undo.setSpacing(6)
        undo.addWidget(Keycap("Esc"))
        undo.addWidget(Label(self.tr("deshace la última"), Type.SMALL, "t2"), 1)
        act = QHBoxLayout()
        act.setSpacing(10)
        act.addWidget(self._close)
        act.addWidget(self._publish)
        act.addWidget(self._foot_note, 1)
        column = QVBoxLayout()
        column.setContentsMargins(15, 8, 15, 0)
        column.setSpacing(10)
        column.addWidget(self._undo)
        column.addLayout(act)
        return column


def _spoken(pair: tuple[int, ScanRow]) -> str:
    read = pair[1]
    due = QCoreApplication.translate("Routes", "se cobra") if read.cash_due else ""
    return " ".join(part for part in (read.number, read_line(read), due) if part)


class _Count(QWidget):
    """The count in figures one reads across the room, "14 / 37"; `bar` is the same as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = _Bar()
        self._loaded, self._pieces = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, loaded: int, pieces: int) -> None:
        """Show so many of so many."""
        self._loaded, self._pieces = loaded, pieces
        self.bar.show_share(loaded / pieces if pieces else 0.0)
        self.setAccessibleName(self.tr("{0} de {1}").format(loaded, pieces))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, int(metrics(Type.COUNT).height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        figure, rest = str(self._loaded), f"/ {self._pieces}"
        width = round(text_width(figure, Type.COUNT))
        write(painter, QRectF(3, 0, width + 4, self.height()), figure, Type.COUNT, theme.t1)
        shift = metrics(Type.COUNT).ascent() - metrics(Type.COUNT_REST).ascent()
        below = (metrics(Type.COUNT).height() - metrics(Type.COUNT_REST).height()) / 2
        box = QRectF(3 + width + 9, shift - below, 120, self.height())
        write(painter, box, rest, Type.COUNT_REST, theme.t3)


class _Bar(QWidget):
    """A bar 8 px high."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(8)

    def show_share(self, share: float) -> None:
        """Fill that share of it."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        draw_bar(QPainter(self), QRectF(self.rect()), self._share, theme.tone(Tone.GREEN).solid, theme.line2)


class _ReadDelegate(RowDelegate):
    """One read: icon, number, what it means in words, its place in the count."""

    def __init__(self) -> None:
        super().__init__(READ, inset=200, radius=0)

    def rule_below(self, row: tuple[int, ScanRow]) -> float | None:
        return None

    def paint_row(
        self, painter: QPainter, rect: QRectF, row: tuple[int, ScanRow], theme: Theme, *, current: bool
    ) -> None:
        read = row[1]
        tone_name, icon = _TONES.get(read.verdict, _WRONG)
        tone = theme.tone(tone_name)
        box = rect.adjusted(9, 1, -9, -1)
        rounded(painter, box, 6, tone.tint)
        draw_icon(painter, QRectF(box.x() + 8, box.y(), 20, box.height()), icon, tone.text, 17)
        figure = str(read.place) if read.place else "—"
        put(painter, box.adjusted(0, 0, -10, 0), figure, Type.STRONG, tone.text, AT_RIGHT)
        wide = max(20.0, text_width(figure, Type.STRONG) + 8)
        if read.cash_due:
            wide += 22
            draw_icon(painter, QRectF(box.right() - 10 - wide, box.y(), 18, box.height()), "cash", tone.text, 16)
        left, room = box.x() + 36, box.width() - 46 - wide
        write_elided(painter, QRectF(left, box.y() + 3, room, 18), read.number, Type.STRONG, theme.t1)
        write_elided(painter, QRectF(left, box.y() + 20, room, 16), read_line(read), Type.SMALL, theme.t2)
