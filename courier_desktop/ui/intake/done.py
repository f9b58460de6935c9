"""After an import: what came in, what to print, the rows to mend, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.ui.format import count_text
from courier_desktop.ui.intake.tables import EnteredTable
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import EmptyState, NoticeLine, Rule
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.services.context import Context
    from courier_desktop.services.intake.importing import ImportPlan
    from courier_desktop.ui.intake.work import Entered


class DonePane(QWidget):
    """What an import did."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._icon = IconLabel("check-circle", Tone.GREEN, 24, tinted=44)
        self._title = Label("", Type.TITLE)
        self._detail = Label("", Type.BODY, "t2", wrap=True)
        self.table = EnteredTable(ctx)
        self._nothing = EmptyState("check-circle-outline", self.tr("No entró ninguna guía nueva"), "")
        self._bad = NoticeLine("", "alert-circle-outline", Tone.AMBER)
        self.save = Button(
            self.tr("Guardar las filas con problema…"), icon="content-save-outline", key="Ctrl+S", height=28
        )
        self._saved = NoticeLine("", "check-circle", Tone.GREEN)
        self._open = Button(self.tr("Abrir la carpeta"), icon="folder-open-outline", height=28)
        self._folder: Path | None = None
        self._build()
        self._open.clicked.connect(self._open_folder)

    def show_entered(self, done: Entered, plan: ImportPlan) -> None:
        """Show what came in, and what stayed out."""
        report = done.report
        if report.added:
            self._title.setText(self.tr("Entraron %n guía(s)", "", report.added))
        else:
            self._title.setText(self.tr("Se cambiaron %n guía(s)", "", report.changed))
        self._detail.setText(self._summary(report.changed if report.added else 0, report.unchanged, report.left_out))
        if report.numbers:
            ends = (report.numbers[0], report.numbers[-1])
            span = "{} – {}".format(*ends) if len(report.numbers) > 1 else ends[0]
            self._detail.setText(" · ".join(part for part in (span, self._detail.text()) if part))
        self.table.rows_table.set_rows(done.rows)
        self.table.setVisible(bool(done.rows))
        self._nothing.setVisible(not done.rows)
        self._saved.hide()
        self._bad.setVisible(bool(plan.bad))
        self._bad.show_text(
            self.tr("%n pedido(s) con problema. Guárdalos, corrígelos y vuelve a importarlos.", "", len(plan.bad))
        )

    def show_saved(self, path: Path) -> None:
        """Say where the rows to mend are."""
        self._folder = path.parent
        self._bad.hide()
        self._saved.show()
        self._saved.show_text(self.tr("Las filas por corregir están en {0}").format(path))

    def _summary(self, changed: int, unchanged: int, left_out: int) -> str:
        parts = (
            (changed, self.tr("{0} cambiaron")),
            (unchanged, self.tr("{0} ya estaban igual")),
            (left_out, self.tr("{0} no entraron")),
        )
        return " · ".join(text.format(count_text(count)) for count, text in parts if count)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 12)
        head.setSpacing(14)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._bad.row.addWidget(self.save)
        self._saved.row.addWidget(self._open)
        notices = QVBoxLayout()
        notices.setContentsMargins(20, 0, 20, 12)
        notices.addWidget(self._bad)
        notices.addWidget(self._saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(notices)
        column.addWidget(Rule())
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        self._saved.hide()

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
