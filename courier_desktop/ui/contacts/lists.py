"""The lists of the card: the channels with how each stands, and what the recipient wrote lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from courier_desktop.ui.contacts.words import (
    CHANNEL_ICONS,
    channel_word,
    deed_words,
    reach_line,
    reach_look,
    received_words,
)
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.paint import PILL, draw_pill, pill_width, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.contacts import ReceivedRow
    from courier_desktop.domain.notices import Channel
    from courier_desktop.services.contact_card import Reach
    from courier_desktop.ui.theme.theme import Theme

ROW, PAD, ICON, GAP = 54, 16, 20, 10
translate = QCoreApplication.translate


class ReachDelegate(RowDelegate):
    """Icon, channel and star of the preferred one, the address with why it rests, the state at the right."""

    def __init__(self, zone: tzinfo, clock: Callable[[], datetime]) -> None:
        super().__init__(ROW)
        self._zone, self._clock = zone, clock
        self.preferred: Channel | None = None

    def paint_row(self, painter: QPainter, rect: QRectF, row: Reach, theme: Theme, *, current: bool) -> None:
        ink = theme.t1 if row.address and row.refused is None else theme.t3
        draw_icon(painter, QRectF(rect.x() + PAD, rect.y(), ICON, rect.height()), CHANNEL_ICONS[row.channel], ink, ICON)
        word, look = reach_look(row, self._zone, self._clock())
        width = pill_width(look.icon, word)
        pill = QRectF(rect.right() - PAD - width, rect.y() + (rect.height() - PILL) / 2, width, PILL)
        draw_pill(painter, pill, look.icon, word, theme.tone(look.tone))
        left = rect.x() + PAD + ICON + 12
        room = pill.x() - GAP - left
        name = channel_word(row.channel)
        write_elided(painter, QRectF(left, rect.y() + 8, room, 20), name, Type.STRONG, ink)
        if row.channel is self.preferred:
            place = left + text_width(name, Type.STRONG) + 6
            draw_icon(painter, QRectF(place, rect.y() + 8, 16, 20), "star-outline", theme.accent, 16)
        line = reach_line(row, self._zone)
        write_elided(painter, QRectF(left, rect.y() + 27, room, 18), line, Type.SMALL, theme.t2)


class ReachList(RowsView):
    """The four channels; as high as its rows."""

    def __init__(self, zone: tzinfo, clock: Callable[[], datetime]) -> None:
        self.model_of_rows = RowsModel(lambda row: row.channel, lambda row: spoken_reach(row, zone, clock()))
        self.delegate = ReachDelegate(zone, clock)
        super().__init__(self.model_of_rows, self.delegate, translate("Contacts", "Canales"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, ROW * max(1, len(self.model_of_rows.rows)) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())


def spoken_reach(row: Reach, zone: tzinfo, now: datetime) -> str:
    """A channel as a screen reader says it."""
    return f"{channel_word(row.channel)}, {reach_line(row, zone)}, {reach_look(row, zone, now)[0]}"


class ReceivedDelegate(RowDelegate):
    """The channel's icon, when, the words on a line, and what the program did with them."""

    def __init__(self, zone: tzinfo, clock: Callable[[], datetime]) -> None:
        super().__init__(46, focused_only=True)
        self._zone, self._clock = zone, clock

    def paint_row(self, painter: QPainter, rect: QRectF, row: ReceivedRow, theme: Theme, *, current: bool) -> None:
        icon = QRectF(rect.x() + PAD, rect.y() + 5, ICON, 18)
        draw_icon(painter, icon, CHANNEL_ICONS[row.channel], theme.t3, 16)
        left, room = rect.x() + PAD + ICON + 12, rect.width() - 2 * PAD - ICON - 12
        at = moment_text(row.at, self._clock(), self._zone, current_language())
        deed = deed_words(row.deed)
        head = " · ".join(part for part in (at, row.number, deed) if part)
        write_elided(painter, QRectF(left, rect.y() + 5, room, 18), head, Type.SMALL, theme.t3)
        write_elided(painter, QRectF(left, rect.y() + 22, room, 20), received_words(row), Type.BODY, theme.t1)


class ReceivedList(RowsView):
    """What they wrote lately, the newest first."""

    def __init__(self, zone: tzinfo, clock: Callable[[], datetime]) -> None:
        self.model_of_rows = RowsModel(lambda row: row.inbound_id, received_words)
        super().__init__(
            self.model_of_rows, ReceivedDelegate(zone, clock), translate("Contacts", "Lo que escribió hace poco")
        )
