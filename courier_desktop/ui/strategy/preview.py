"""A past day under the strategy as it stands on the sheet: one sentence, its details, a bar by channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from courier_desktop.domain.notices import Channel
from courier_desktop.ui.format import count_text
from courier_desktop.ui.parts.button import IconButton
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import rounded, write
from courier_desktop.ui.strategy.words import (
    CHANNEL_ICONS,
    blocked_lines,
    channel_short,
    preview_day,
    preview_details,
    preview_sentence,
)
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QColor

    from courier_desktop.services.strategy_preview import Preview
    from courier_desktop.ui.theme.theme import Theme

translate = QCoreApplication.translate
_ORDER = (Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS, Channel.EMAIL, Channel.WA_ME)
_TONES = {
    Channel.WHATSAPP: Tone.GREEN,
    Channel.TELEGRAM: Tone.BLUE,
    Channel.SMS: Tone.VIOLET,
    Channel.EMAIL: Tone.AMBER,
    Channel.WA_ME: Tone.NEUTRAL,
}


class PreviewStrip(QWidget):
    """Across the top of the sheet. `day_asked` carries -1 or 1: another day to try it on."""

    day_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.day = Label("", Type.SMALL_STRONG, "t2")
        self.sentence = Label("", Type.HEAD)
        self.details = Label("", Type.SMALL, "t2")
        self.bar = ChannelBar()
        self.back = IconButton("chevron-left", translate("Strategy", "Un día antes"), key=",", height=24)
        self.ahead = IconButton("chevron-right", translate("Strategy", "Un día después"), key=".", height=24)
        self.back.clicked.connect(lambda: self.day_asked.emit(-1))
        self.ahead.clicked.connect(lambda: self.day_asked.emit(1))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.day)
        head.addWidget(self.back)
        head.addWidget(self.ahead)
        head.addWidget(self.details.set_eliding(), 1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(head)
        words.addWidget(self.sentence.set_eliding())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 9)
        row.setSpacing(20)
        row.addLayout(words, 1)
        row.addWidget(self.bar)

    def show_reading(self, day: date, yesterday: date) -> None:
        """The day is being read."""
        self._show_day(day, yesterday)
        self.sentence.setText(translate("Strategy", "Leyendo los avisos de ese día…"))
        self.details.setText("")
        self.bar.show_counts({})

    def show_preview(self, seen: Preview, yesterday: date) -> None:
        """What the day would have been."""
        self._show_day(seen.day, yesterday)
        self.sentence.setText(preview_sentence(seen))
        details = preview_details(seen)
        self.details.setText(f"·  {details}" if details else "")
        blocked = "\n".join(blocked_lines(seen))
        self.sentence.setToolTip(blocked)
        self.setAccessibleDescription(f"{self.sentence.text()}. {details}. {blocked}")
        self.bar.show_counts(seen.channels)

    def _show_day(self, day: date, yesterday: date) -> None:
        self.day.setText(preview_day(day, yesterday))
        self.ahead.block(translate("Strategy", "Ese es el último día completo.") if day >= yesterday else "")


class BlockedCard(QWidget):
    """Why some of the day's notices would have been blocked, the most frequent reasons first; hidden without any."""

    MOST = 3

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(4)
        self.lines = [Label("", Type.SMALL, "t2", wrap=True) for _ in range(self.MOST)]
        column.addWidget(Label(translate("Strategy", "Por qué se habrían bloqueado"), Type.SMALL_STRONG, "t2"))
        for line in self.lines:
            column.addWidget(line)
        self.hide()

    def show_preview(self, seen: Preview) -> None:
        """Show that day's reasons."""
        said = blocked_lines(seen)
        for place, line in enumerate(self.lines):
            line.setText(said[place] if place < len(said) else "")
            line.setVisible(place < len(said))
        self.setVisible(bool(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, current_theme().line)


class ChannelBar(QWidget):
    """How the messages divide among the channels: a bar, and each one's icon and count under it."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[Channel, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(330, 44)

    def sizeHint(self) -> QSize:
        return QSize(330, 44)

    def show_counts(self, counts: dict[Channel, int]) -> None:
        """Show so many of each."""
        self._counts = {one: counts[one] for one in _ORDER if counts.get(one)}
        said = ", ".join(f"{channel_short(one)} {count}" for one, count in self._counts.items())
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        total = sum(self._counts.values())
        track = QRectF(0, 6, self.width(), 8)
        rounded(painter, track, 4, theme.line)
        left = 0.0
        for one, count in self._counts.items():
            wide = max(4.0, (self.width() - 2 * (len(self._counts) - 1)) * count / total)
            rounded(painter, QRectF(left, 6, min(wide, self.width() - left), 8), 4, _ink(one, theme))
            left += wide + 2
        self._paint_legend(painter, theme)

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        left = 0.0
        for one, count in self._counts.items():
            said = count_text(count)
            draw_icon(painter, QRectF(left, 20, 18, 22), CHANNEL_ICONS[one], _ink(one, theme), 16)
            write(painter, QRectF(left + 21, 20, 60, 22), said, Type.SMALL_STRONG, theme.t1)
            left += 21 + text_width(said, Type.SMALL_STRONG) + 4
            name = channel_short(one)
            if len(self._counts) <= 3:  # noqa: PLR2004 - so many names have their place
                write(painter, QRectF(left, 20, 90, 22), name, Type.SMALL, theme.t2)
                left += text_width(name, Type.SMALL)
            left += 14


def _ink(channel: Channel, theme: Theme) -> QColor:
    tone = _TONES[channel]
    return theme.t3 if tone is Tone.NEUTRAL else theme.tone(tone).solid
