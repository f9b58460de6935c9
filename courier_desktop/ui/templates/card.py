"""The templates' place in Settings: how many the office words itself, and the way to the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.services import message_templates
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import Card
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sized

    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.templates.drafts import Drafts
    from courier_desktop.ui.templates.sheet import TemplatesSheet


class TemplatesCard(Card):
    """One line and one button. It keeps what was typed in the editor and not saved."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=16, spacing=0)
        self._shell = shell
        self._drafts: Drafts | None = None
        self.sheet: TemplatesSheet | None = None
        self.summary = Label("", Type.SMALL, "t2", wrap=True)
        self.button = Button(self.tr("Ver y cambiar"), icon="message-text-outline")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.summary, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.setFocusProxy(self.button)
        # The click's own word (checked or not) is no notice.
        self.button.clicked.connect(lambda: self.open_sheet(NoticeEvent.OUT_FOR_DELIVERY))

    def refresh(self) -> None:
        """Tell how many the office words itself."""
        self._shell.jobs.run(partial(message_templates.edited, self._shell.ctx), done=self._show, key="templates-card")

    def open_sheet(self, event: NoticeEvent = NoticeEvent.OUT_FOR_DELIVERY) -> None:
        """Open the editor at that notice."""
        from courier_desktop.ui.templates.drafts import Drafts
        from courier_desktop.ui.templates.sheet import TemplatesSheet

        self._drafts = self._drafts or Drafts()
        self.sheet = TemplatesSheet(self._shell, self._drafts, event)
        self.sheet.changed.connect(self.refresh)
        self.sheet.closed.connect(self.refresh)
        self._shell.show_sheet(self.sheet)

    def _show(self, own: Sized) -> None:
        parts = [self.tr("12 avisos en español, inglés y portugués")]
        if len(own):
            parts.append(self.tr("%n con tus palabras", "", len(own)))
        unsaved = len(self._drafts.events) if self._drafts is not None else 0
        if unsaved:
            parts.append(self.tr("%n sin guardar", "", unsaved))
        self.summary.setText(" · ".join(parts))
