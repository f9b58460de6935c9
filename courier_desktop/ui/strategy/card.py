"""The strategy's place in Settings: what it comes to in a line, and the way to its sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.strategy import DEFAULT, SenderNews
from courier_desktop.services import strategy
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.strategy.words import news_word
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from courier_desktop.domain.strategy import Strategy
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.strategy.sheet import StrategySheet


class StrategyCard(Card):
    """One line and one button."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=16, spacing=0)
        self._shell = shell
        self.sheet: StrategySheet | None = None
        self.summary = Label("", Type.SMALL, "t2", wrap=True)
        self.button = Button(self.tr("Ver y cambiar"), icon="tune-variant")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.summary, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self.open_sheet)

    def refresh(self) -> None:
        """Tell the strategy in force."""
        self._shell.jobs.run(partial(strategy.current, self._shell.ctx), done=self._show, key="strategy-card")

    def open_sheet(self) -> None:
        """Open the sheet where it is changed."""
        from courier_desktop.ui.strategy.sheet import StrategySheet

        self.sheet = StrategySheet(self._shell)
        self.sheet.kept.connect(self.refresh)
        self._shell.show_sheet(self.sheet)

    def _show(self, found: Strategy) -> None:
        if found == DEFAULT:
            self.summary.setText(
                self.tr("Como viene: cada aviso por el primer canal encendido, y a mano si no hay ninguno.")
            )
            return
        on = sum(found.rule(event).on for event in NoticeEvent)
        parts = [self.tr("%n de 12 avisos encendidos", "", on)]
        if found.sender.news is not SenderNews.NONE:
            parts.append(self.tr("a las tiendas: {what}").format(what=news_word(found.sender.news).lower()))
        self.summary.setText(" · ".join(parts))
