"""The file before it is entered: its kind, its sender, the figures, and four looks at what would happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.ui.format import count_text
from courier_desktop.ui.intake.preview import PreviewView
from courier_desktop.ui.intake.tables import MOST_SHOWN, ChangesTable, NewTable, ProblemsTable
from courier_desktop.ui.intake.work import names_senders
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import EmptyState, NoticeLine, Rule, Stat
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.services.context import Context
    from courier_desktop.services.intake.importing import ImportPlan
    from courier_desktop.services.intake.inspect import Inspection
    from courier_desktop.ui.intake.work import Opened
    from courier_desktop.ui.parts.table import TableView

TABS = ("columns", "new", "changes", "problems")
SENDER_WIDTH = 300


class FileHead(QWidget):
    """What the file is, whose it is, and the figures of what would happen."""

    sender_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._required = True
        self._format = Label("", Type.CARD)
        self._size = Label("", Type.SMALL, "t3")
        self.sender_field = Field(self.tr("Remitente"), QLineEdit(), check=self._check)
        self._names = QStringListModel(self)
        self._build_sender()
        self._stats = {
            "added": Stat(self.tr("nuevas"), "—"),
            "changed": Stat(self.tr("cambian"), "—"),
            "unchanged": Stat(self.tr("sin cambio"), "—"),
            "left_out": Stat(self.tr("no entran"), "—"),
        }
        self._build()

    def show_file(self, opened: Opened) -> None:
        """Show the file's kind and the sender proposed."""
        found = opened.inspection
        self._required = not names_senders(found)
        self._names.setStringList(list(opened.senders))
        self.sender_field.set_text(opened.wish.sender)
        self.sender_field.show_error("")
        self.sender_field.set_hint(self._hint(opened))
        self.show_kind(found)
        self.show_counting()

    def show_kind(self, found: Inspection) -> None:
        """Show what the file was recognised as."""
        self._format.setText(found.format or self.tr("Hoja propia"))
        rows = max(len(found.table.rows) - found.header.body, 0)
        orders = self.tr("%n pedido(s)", "", found.orders)
        sheet = self.tr("hoja “{0}”").format(found.table.name) if len(found.sheets) > 1 else ""
        filled = self.tr("en {0} filas").format(count_text(rows)) if rows != found.orders else ""
        self._size.setText(" · ".join(part for part in (" ".join(p for p in (orders, filled) if p), sheet) if part))

    def show_counting(self) -> None:
        """The figures are being counted anew."""
        for stat in self._stats.values():
            stat.show_figure("…", "t3")

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would happen."""
        self.show_kind(plan.inspection)
        figures = {
            "added": (len(plan.added), "t1"),
            "changed": (len(plan.changed), "t1"),
            "unchanged": (plan.unchanged, "t1"),
            "left_out": (plan.left_out, Tone.RED if plan.left_out else "t1"),
        }
        for name, (count, ink) in figures.items():
            self._stats[name].show_figure(count_text(count), ink)

    def missing_sender(self) -> bool:
        """Whether nobody says whose the orders are."""
        return self._required and not self.sender_field.text.strip()

    def _typed(self, text: str) -> None:
        if self.sender_field.invalid and text.strip():
            self.sender_field.show_error("")
        self.sender_typed.emit(text)

    def _check(self, text: str) -> str:
        if self._required and not text.strip():
            return self.tr("Escribe de qué tienda o persona son las guías.")
        return ""

    def _hint(self, opened: Opened) -> str:
        found = opened.inspection
        if not self._required and not opened.wish.sender:
            return self.tr("Cada fila dice el suyo; si escribes uno, vale para todas.")
        if opened.wish.sender and opened.wish.sender == found.sender_suggestion:
            return self.tr("Lo dice el archivo.")
        return self.tr("El del último archivo como este.") if opened.wish.sender else ""

    def _build_sender(self) -> None:
        edit = self.sender_field.editor
        if isinstance(edit, QLineEdit):
            completer = QCompleter(self._names, edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            edit.setCompleter(completer)
            edit.setPlaceholderText(self.tr("Tienda o persona que envía"))
            edit.textChanged.connect(self._typed)
        self.sender_field.setFixedWidth(SENDER_WIDTH)

    def _build(self) -> None:
        kind = QVBoxLayout()
        kind.setSpacing(4)
        kind.addWidget(Label(self.tr("Archivo de"), Type.SMALL_STRONG, "t2"))
        shown = QHBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(IconLabel("file-delimited-outline", "accent", 20))
        shown.addWidget(self._format)
        shown.addStretch(1)
        kind.addSpacing(4)
        kind.addLayout(shown)
        kind.addSpacing(5)
        kind.addWidget(self._size)
        kind.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 4)
        row.setSpacing(28)
        row.addLayout(kind)
        row.addWidget(self.sender_field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        figures = QHBoxLayout()
        figures.setSpacing(24)
        figures.setContentsMargins(0, 14, 0, 0)
        for stat in self._stats.values():
            figures.addWidget(stat, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(figures)


class ReviewPane(QWidget):
    """Columns, new orders, changes, problems: one at a time, by the figures 1 to 4."""

    sender_typed = Signal(str)
    field_asked = Signal(int, QRect)
    ticks_changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.head = FileHead()
        self.head.sender_typed.connect(self.sender_typed)
        self.columns = PreviewView(self.tr("Columnas del archivo"))
        self.columns.field_asked.connect(lambda place: self.field_asked.emit(place, self.columns.box_of(place)))
        self.new, self.changes, self.problems = NewTable(ctx), ChangesTable(), ProblemsTable()
        self.changes.rows_table.checks_changed.connect(self.ticks_changed)
        self._notice = NoticeLine("", "alert-circle-outline", Tone.AMBER)
        names = (self.tr("Columnas"), self.tr("Nuevas"), self.tr("Cambios"), self.tr("Problemas"))
        self._names = dict(zip(TABS, names, strict=True))
        self.tabs = Segmented([(key, name) for key, name in self._names.items()], self.tr("Qué ver del archivo"))
        self.tabs.chosen.connect(self.show_tab)
        self._told = Label("", Type.SMALL, "t2")
        self.next_doubt = Button(self.tr("Siguiente por revisar"), icon="arrow-right", key="N", height=28)
        self.save = Button(
            self.tr("Guardar las filas con problema…"), icon="content-save-outline", key="Ctrl+S", height=28
        )
        self._plan: ImportPlan | None = None
        self._build()
        self.next_doubt.clicked.connect(self.go_to_doubt)

    def show_file(self, opened: Opened) -> None:
        """Show a file that was just read, its plan to come."""
        self._plan = None
        self.columns.preview.show(opened.inspection, frozenset())
        self.head.show_file(opened)
        self.columns.choose(max(self.columns.preview.next_doubtful(-1), 0))
        self.tabs.choose("columns")
        self.show_tab("columns")

    def show_plan(self, plan: ImportPlan, chosen: frozenset[int]) -> None:
        """Show what would happen."""
        self._plan = plan
        self.head.show_plan(plan)
        self.columns.preview.show(plan.inspection, chosen)
        self.new.show_plan(plan)
        self.changes.show_plan(plan)
        self.problems.show_plan(plan)
        counts = (0, len(plan.added), len(plan.changed), len(plan.problems))
        for (key, name), count in zip(self._names.items(), counts, strict=True):
            self.tabs.set_text(key, f"{name}  {count_text(count)}" if count else name)
        self._show_notice(plan)
        self.show_tab(str(self.tabs.value))

    def show_tab(self, key: str) -> None:
        """Show that look at the file."""
        self.tabs.choose(key)
        place = TABS.index(key)
        empty = self._plan is not None and not self._rows_of(key)
        self._views.setCurrentIndex(len(TABS) + place if empty else place)
        doubts = self.columns.preview.doubts() if key == "columns" else 0
        self.next_doubt.setVisible(bool(doubts))
        self.save.setVisible(key == "problems" and self._plan is not None and bool(self._plan.bad))
        self._told.setText(self._telling(key, doubts))

    def view(self) -> QWidget:
        """What takes the keyboard in the tab shown."""
        return (self.columns, self.new, self.changes, self.problems)[TABS.index(str(self.tabs.value))]

    def go_to_doubt(self) -> None:
        """Go to the next column that a person should look at."""
        self.tabs.choose("columns")
        self.show_tab("columns")
        self.columns.choose(self.columns.preview.next_doubtful(self.columns.currentIndex().column()))
        self.columns.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 6, 20, 12)
        bar.setSpacing(12)
        bar.addWidget(self.tabs)
        bar.addWidget(self._told.set_eliding(), 1)
        bar.addWidget(self.next_doubt)
        bar.addWidget(self.save)
        self._views = QStackedWidget()
        for view in (self.columns, self.new, self.changes, self.problems):
            self._views.addWidget(view)
        for state in self._empty_states():
            self._views.addWidget(state)
        self._notice_place = QWidget()
        edge = QVBoxLayout(self._notice_place)
        edge.setContentsMargins(20, 0, 20, 12)
        edge.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(bar)
        column.addWidget(self._notice_place)
        column.addWidget(Rule())
        column.addWidget(self._views, 1)
        self._notice_place.hide()
        self.next_doubt.hide()
        self.save.hide()

    def _empty_states(self) -> list[QWidget]:
        return [
            EmptyState("table-eye", self.tr("El archivo no tiene columnas"), ""),
            EmptyState(
                "check-circle-outline", self.tr("Ninguna guía nueva"), self.tr("Todo lo del archivo ya está aquí.")
            ),
            EmptyState(
                "check-circle-outline",
                self.tr("Ningún cambio"),
                self.tr("La tienda no cambió nada de lo que ya está aquí."),
            ),
            EmptyState("check-circle-outline", self.tr("Ningún problema"), self.tr("Todas las filas se entienden.")),
        ]

    def _rows_of(self, key: str) -> int:
        tables: dict[str, TableView] = {"new": self.new, "changes": self.changes, "problems": self.problems}
        model = tables[key].model() if key in tables else self.columns.model()
        return model.columnCount() if key == "columns" else model.rowCount()

    def _show_notice(self, plan: ImportPlan) -> None:
        """What is wrong with the whole file, not with a row of it."""
        from courier_desktop.domain.wording import say
        from courier_desktop.ui.language import current_language

        codes = {problem.code for problem in plan.problems}
        wrong = next((code for code in ("no_recipient_column", "phone_column_missing") if code in codes), "")
        code = "sheet_empty" if not plan.read else wrong
        self._notice_place.setVisible(bool(code))
        if code:
            self._notice.show_text(say(code, current_language()))

    def _telling(self, key: str, doubts: int) -> str:
        if key == "columns":
            if doubts:
                return self.tr("%n columna(s) por revisar: ¿dicen lo que creemos?", "", doubts)
            return self.tr("Pulsa el dato de una columna para cambiarlo.")
        count = self._rows_of(key)
        total = {"new": len(self._plan.added), "problems": len(self._plan.problems)} if self._plan is not None else {}
        if count >= MOST_SHOWN and total.get(key, 0) > count:
            return self.tr("Se ven las primeras {0} de {1}.").format(count_text(count), count_text(total[key]))
        if key == "changes" and count:
            return self.tr("Espacio quita lo que no quieras cambiar.")
        return ""
