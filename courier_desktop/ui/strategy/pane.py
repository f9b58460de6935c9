"""The right of the sheet: the editor of the chosen line, and under it why notices would have been blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.strategy import CustomerKind, Strategy
from courier_desktop.ui.strategy.editor import RuleEditor, SenderEditor
from courier_desktop.ui.strategy.preview import BlockedCard

if TYPE_CHECKING:
    from courier_desktop.ui.strategy.rows import RuleRow

translate = QCoreApplication.translate


class EditorPane(QWidget):
    """Shows the editor that the line calls for."""

    def __init__(self) -> None:
        super().__init__()
        self.rule, self.shops, self.blocked = RuleEditor(), SenderEditor(), BlockedCard()
        self._stack = QStackedWidget()
        for one in (self.rule, self.shops):
            self._stack.addWidget(_scrolling(one))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.blocked)

    def show_line(self, row: RuleRow, strategy: Strategy, kind: CustomerKind, quiet: tuple[str, str]) -> None:
        """Show that line of the strategy; `quiet` = the hours that hold where it has none of its own."""
        self._stack.setCurrentIndex(0 if row.event is not None else 1)
        if row.event is None:
            self.shops.show_policies(strategy.sender, strategy.senders, row.carried)
            return
        follows = {
            CustomerKind.PERSON: "",
            CustomerKind.COMPANY: translate("Strategy", "A las empresas. Lo que no cambies aquí sigue a Todos."),
            CustomerKind.SPECIAL: translate(
                "Strategy", "A los clientes especiales. Lo que no cambies aquí sigue a Todos."
            ),
        }[kind]
        self.rule.show_row(row, follows, quiet)

    def enter(self, row: RuleRow) -> None:
        """Take the focus for that line."""
        target = self.rule.channels if row.event is not None else self.shops.shop
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def take(self) -> None:
        """Take what is being typed and was not left yet."""
        self.rule.take()
        self.shops.take()


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
