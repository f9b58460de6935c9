"""What a restore would bring and what it would take, before anybody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.backup_rows import Present
from courier_desktop.ui.format import count_text
from courier_desktop.ui.parts.cards import Card, NoticeLine
from courier_desktop.ui.parts.fields import CheckBox
from courier_desktop.ui.parts.label import IconLabel, Ink, Label
from courier_desktop.ui.restore.words import GONE_ICONS, gone_text, present_text, shipments_text, when_text, why_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from PySide6.QtWidgets import QLayout

    from courier_desktop.domain.backup_rows import Loss, RestorePreview


class PreviewPane(QScrollArea):
    """The backup's facts, what would be gone since, and the box to tick."""

    understood_changed = Signal(bool)

    def __init__(self, clock: Callable[[], datetime], zone: tzinfo) -> None:
        super().__init__()
        self._clock, self._zone = clock, zone
        self.understood = CheckBox(self.tr("Entiendo: el libro vuelve a ese momento"))
        self.understood.toggled.connect(self.understood_changed)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: list[str] = []

    def show_preview(self, shown: RestorePreview) -> None:
        """Show what that backup would do."""
        self.lines = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        when = when_text(shown.made_at, self._clock(), self._zone)
        column.addWidget(self._said(self.tr("Volver a {moment}").format(moment=when), Type.HEAD))
        column.addWidget(self._brings(shown))
        if warning := present_text(shown.present):
            self.lines.append(warning)
            tone = Tone.NEUTRAL if shown.present is Present.EMPTY else Tone.AMBER
            column.addWidget(NoticeLine(warning, "information-outline", tone))
        if shown.present in (Present.SAME, Present.OTHER):
            column.addWidget(self._takes(shown))
        kept = self.tr("Nada se borra: el libro de hoy queda en la lista, «antes de restaurar», y vuelve igual.")
        column.addWidget(self._said(kept, Type.SMALL, "t2"))
        self.understood.setChecked(False)
        column.addWidget(self.understood)
        column.addStretch(1)
        self.setWidget(inner)

    def _brings(self, shown: RestorePreview) -> Card:
        card = Card(margin=14, spacing=4, quiet=True)
        held = shown.facts
        events = self.tr("%Ln hecho(s) en su historia", None, held.events)
        card.body.addWidget(self._said(f"{shipments_text(held.shipments)} · {events}", Type.STRONG))
        until = when_text(held.newest_at, self._clock(), self._zone)
        parts = [
            self.tr("lo último, {moment}").format(moment=until) if until else "",
            why_word(shown.why),
            self.tr("comprobado contra su historia") if shown.verified_at is not None else self.tr("archivo revisado"),
        ]
        card.body.addWidget(self._said(" · ".join(part for part in parts if part), Type.SMALL, "t2"))
        return card

    def _takes(self, shown: RestorePreview) -> QWidget:
        if not shown.loss.events:
            return self._line("check-circle", Tone.GREEN, self.tr("No se va nada: desde entonces no se anotó nada."))
        card = Card(margin=14, spacing=7)
        for part in self._lost(shown.loss):
            card.body.addLayout(part)
        if shown.loss.numbers:
            more = shown.loss.groups[0][1] - len(shown.loss.numbers)
            numbers = ", ".join(shown.loss.numbers) + (f" … +{count_text(more)}" if more > 0 else "")
            card.body.addWidget(self._said(numbers, Type.SMALL, "t2"))
        settings = self.tr("También vuelven a como estaban los ajustes, el personal y los borradores.")
        card.body.addWidget(self._said(settings, Type.SMALL, "t2"))
        if shown.returns:
            back = self.tr("Y vuelve(n) %Ln hecho(s) que hoy no está(n).", None, shown.returns)
            card.body.addWidget(self._said(back, Type.SMALL, "t2"))
        return card

    def _lost(self, loss: Loss) -> list[QLayout]:
        since = when_text(loss.since, self._clock(), self._zone)
        newest = when_text(loss.newest_at, self._clock(), self._zone)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("alert-outline", Tone.AMBER, 18), 0, Qt.AlignmentFlag.AlignTop)
        said = self.tr("Se iría lo anotado desde {since} hasta {newest}:").format(since=since, newest=newest)
        head.addWidget(self._said(said, Type.STRONG), 1)
        rows: list[QLayout] = [head]
        for group, count in loss.groups:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconLabel(GONE_ICONS[group], "t2", 17))
            row.addWidget(self._said(gone_text(group, count), Type.BODY), 1)
            rows.append(row)
        return rows

    def _line(self, icon: str, tone: Tone, text: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, tone, 18))
        row.addWidget(self._said(text, Type.STRONG), 1)
        return line

    def _said(self, text: str, role: Type, ink: Ink = "t1") -> Label:
        self.lines.append(text)
        return Label(text, role, ink, wrap=True)
