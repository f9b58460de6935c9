"""What stands beside the list of backups: nothing, the passphrase, the progress, the preview, or the trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.ui.parts.cards import EmptyState, ErrorCard, ProgressCard
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.restore.preview_pane import PreviewPane
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from courier_desktop.domain.backup_rows import RestorePreview


class RestoreViews(QStackedWidget):
    """One of them at a time."""

    def __init__(self, clock: Callable[[], datetime], zone: tzinfo) -> None:
        super().__init__()
        self.trouble = ""
        self.preview = PreviewPane(clock, zone)
        self.passphrase = Field(self.tr("Frase de los respaldos"), QLineEdit())
        self.progress = ProgressCard()
        self._troubles = QVBoxLayout()
        self._none = EmptyState(
            "database", self.tr("Elige un respaldo"), self.tr("Primero verás qué cambiaría. Nada se toca todavía.")
        )
        self._asking = self._ask_page()
        self._working = _padded(self.progress)
        self._wrong = _padded()
        self._wrong.layout().insertLayout(0, self._troubles)  # type: ignore[union-attr]  # its own column
        for page in (self._none, self._asking, self._working, self.preview, self._wrong):
            self.addWidget(page)

    def _ask_page(self) -> QWidget:
        if isinstance(self.passphrase.editor, QLineEdit):
            self.passphrase.editor.setEchoMode(QLineEdit.EchoMode.Password)
            self.passphrase.editor.setMaxLength(400)
        said = self.tr("Este respaldo está cifrado. Sin la frase no se abre.")
        return _padded(Label(said, Type.BODY, "t1", wrap=True), self.passphrase)

    def show_nothing(self) -> None:
        """Nothing is looked at."""
        self.progress.end()
        self.setCurrentWidget(self._none)

    def ask(self, error: str = "") -> None:
        """Ask for the passphrase; `error` says what was wrong with the last one."""
        self.progress.end()
        self.setCurrentWidget(self._asking)
        self.passphrase.show_error(error)
        self.passphrase.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_work(self, what: str) -> None:
        """Something is under way."""
        self.setCurrentWidget(self._working)
        self.progress.begin(what)

    def show_preview(self, shown: RestorePreview) -> None:
        """What the chosen one would do."""
        self.progress.end()
        self.preview.show_preview(shown)
        self.setCurrentWidget(self.preview)
        self.preview.understood.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """What went wrong, in place of what was told before."""
        self.progress.end()
        self.trouble = sentence
        while (item := self._troubles.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._troubles.addWidget(ErrorCard(sentence, self.tr("El libro de hoy quedó como estaba.")))
        self.setCurrentWidget(self._wrong)


def _padded(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 18, 24, 18)
    column.setSpacing(14)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page
