"""Prepared → opened → confirmed: how far a notice has come, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.domain.messaging import GATEWAY_TITLES
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.looks import notice_look, notice_word
from courier_desktop.ui.parts.paint import CENTER, put, rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QPaintEvent

    from courier_desktop.domain.rows import NoticeRow
    from courier_desktop.services.message_life import Doubt
    from courier_desktop.ui.theme.theme import Theme

DOT, WIDTH, HEIGHT = 24, 400, 62


@dataclass(frozen=True, slots=True)
class Step:
    """A dot with its word and the small words under it. `icon` "" = its number; tone None = still ahead."""

    word: str
    small: str
    icon: str
    tone: Tone | None
    here: bool = False


class Stepper(QWidget):
    """Three dots with lines between them."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_notice(self, notice: NoticeRow, now: datetime, zone: ZoneInfo, doubt: Doubt | None = None) -> None:
        """Show how far that one has come; `doubt` = what is known of one that a gateway may have sent."""

        def at(moment: datetime | None) -> str:
            return "" if moment is None else moment_text(moment, now, zone, current_language())

        prepared = Step(self.tr("Preparado"), at(notice.planned_at), "check", Tone.GREEN)
        if notice.state in (NoticeState.BLOCKED, NoticeState.EXPIRED, NoticeState.NOT_SENT):
            self._steps = (prepared, self._ended(notice))
        elif doubt is not None:
            sent = Step(self.tr("En camino"), f"{GATEWAY_TITLES[doubt.gateway]} {at(doubt.at)}", "check", Tone.GREEN)
            unsure = Step(self.tr("Pudo salir"), self.tr("sin respuesta"), "message-question-outline", Tone.VIOLET)
            self._steps = (prepared, sent, unsure)
        else:
            self._steps = (prepared, self._opening(notice, at(notice.opened_at)), self._confirming(notice, at))
        self.setAccessibleName(". ".join(f"{step.word} {step.small}" for step in self._steps if step.tone is not None))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count, middle = len(self._steps), DOT / 2 + 1
        apart = min(133.0, self.width() / max(1, count))
        first = self.width() / 2 - apart * (count - 1) / 2
        for place in range(1, count):
            ahead = self._steps[place].tone is None
            color = theme.line2 if ahead else theme.tone(Tone.GREEN).solid
            left = first + (place - 1) * apart + DOT / 2 + 4
            painter.setPen(QPen(color, 2))
            painter.drawLine(QPointF(left, middle), QPointF(left + apart - DOT - 8, middle))
        for place, step in enumerate(self._steps):
            self._paint_step(painter, first + place * apart, place + 1, step, theme)

    def _paint_step(self, painter: QPainter, center: float, number: int, step: Step, theme: Theme) -> None:
        dot = QRectF(round(center - DOT / 2), 1, DOT, DOT)
        if step.here:
            rounded(painter, dot, DOT / 2, theme.fill)
            draw_icon(painter, dot, step.icon, theme.on_fill, 15)
        elif step.tone is not None:
            rounded(painter, dot, DOT / 2, theme.tone(step.tone).tint)
            draw_icon(painter, dot, step.icon, theme.tone(step.tone).text, 15)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.ctl, 1.5))
            painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
            put(painter, dot, str(number), Type.SMALL_STRONG, theme.t2, CENTER)
        ink = theme.t1 if step.tone is not None else theme.t2
        put(painter, QRectF(center - 66, DOT + 6, 132, 16), step.word, Type.SMALL_STRONG, ink, CENTER)
        put(painter, QRectF(center - 66, DOT + 21, 132, 15), step.small, Type.CAPTION, theme.t3, CENTER)

    def _ended(self, notice: NoticeRow) -> Step:
        look = notice_look(notice)
        return Step(notice_word(notice), "", look.icon, look.tone)

    def _opening(self, notice: NoticeRow, when: str) -> Step:
        word = self.tr("Abierto")
        if notice.state is NoticeState.PREPARED:
            return Step(word, self.tr("en WhatsApp"), "", None)
        here = notice.state is NoticeState.OPENED
        return Step(word, when, "open-in-new" if here else "check", Tone.GREEN, here)

    def _confirming(self, notice: NoticeRow, at: object) -> Step:
        if notice.state is NoticeState.MAYBE_SENT:
            return Step(self.tr("Pudo salir"), self.tr("nadie lo confirmó"), "message-question-outline", Tone.VIOLET)
        if notice.state is NoticeState.CONFIRMED and callable(at):
            return Step(self.tr("Confirmado"), f"{notice.confirmed_by} {at(notice.confirmed_at)}", "check", Tone.GREEN)
        return Step(self.tr("Confirmado"), self.tr("por ti"), "", None)
