"""The run at the left: the batch with its progress, one line for each notice, the way to the next batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.messaging import GATEWAY_TITLES
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.delays.words import short_why
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.looks import event_word, notice_look, notice_word
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, Rule
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import RIGHT, put, rounded, write, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QPaintEvent

    from courier_desktop.domain.ids import NoticeId
    from courier_desktop.ui.messages.board import Board
    from courier_desktop.ui.theme.theme import Theme
    from courier_desktop.ui.theme.tokens import Tone

ROW = 50
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class RunLine:
    """One line of the run: the notice, and the small words under its state."""

    notice: NoticeRow
    small: str

    @property
    def what(self) -> str:
        """What it tells, about which guide."""
        return f"{event_word(self.notice.event)} · {self.notice.number}"


def run_lines(rows: Sequence[NoticeRow], board: Board, zone: ZoneInfo) -> tuple[RunLine, ...]:
    """The lines of those notices."""
    return tuple(RunLine(row, _small(row, board, zone)) for row in rows)


def _small(row: NoticeRow, board: Board, zone: ZoneInfo) -> str:
    """Who did it and when, or why it does not go."""
    match row.state:
        case NoticeState.CONFIRMED:
            return f"{row.confirmed_by} {_at(row.confirmed_at, board.now, zone)}"
        case NoticeState.OPENED:
            return translate("Notices", "abierto {0}").format(_at(row.opened_at, board.now, zone))
        case NoticeState.MAYBE_SENT:
            doubt = board.doubts.get(row.notice_id)
            return translate("Notices", "no se confirmó") if doubt is None else GATEWAY_TITLES[doubt.gateway]
        case NoticeState.PREPARED:
            if row.not_before > board.now:
                return translate("Notices", "desde {0}").format(_at(row.not_before, board.now, zone))
            return row.route_code
        case NoticeState.BLOCKED:
            return short_why(row.why, board.why.get(row.notice_id, {}), call=False)
        case NoticeState.NOT_SENT if row.why == "opted_out":
            return short_why(row.why, board.why.get(row.notice_id, {}), call=False)
    return ""


def _at(moment: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    return "" if moment is None else moment_text(moment, now, zone, current_language())


class _RunDelegate(RowDelegate):
    """Name and what it tells at the left; state and who did it at the right."""

    def __init__(self) -> None:
        super().__init__(ROW)

    def paint_row(self, painter: QPainter, rect: QRectF, row: RunLine, theme: Theme, *, current: bool) -> None:
        upper = QRectF(rect.x() + 17, rect.y() + 6, rect.width() - 33, 19)
        lower = upper.translated(0, 18)
        look, word = notice_look(row.notice), notice_word(row.notice)
        tone = theme.tone(look.tone)
        put(painter, upper, word, Type.SMALL_MEDIUM, tone.text, RIGHT)
        taken = round(text_width(word, Type.SMALL_MEDIUM)) + 22
        icon = QRectF(upper.right() - taken, upper.y(), 18, upper.height())
        draw_icon(painter, icon, look.icon, tone.text, 15)
        waiting = row.notice.state in (NoticeState.PREPARED, NoticeState.OPENED)
        ink = theme.t1 if waiting or current else theme.t2
        role = Type.STRONG if current else Type.MEDIUM
        write_elided(painter, upper.adjusted(0, 0, -taken - 8, 0), row.notice.recipient, role, ink)
        quiet = theme.t2 if current else theme.t3
        put(painter, lower, row.small, Type.CAPTION, quiet, RIGHT)
        # The guide's number never elides: what the notice tells gives way to it.
        number = f" · {row.notice.number}"
        room = lower.width() - text_width(row.small, Type.CAPTION) - text_width(number, Type.SMALL) - 10
        box = QRectF(lower.x(), lower.y(), room, lower.height())
        told = write_elided(painter, box, event_word(row.notice.event), Type.SMALL, quiet)
        write(painter, lower.adjusted(told, 0, 0, 0), number, Type.SMALL, quiet)


class _Progress(QWidget):
    """One segment for each notice of the batch, in the colour of its state."""

    def __init__(self) -> None:
        super().__init__()
        self._tones: tuple[Tone | None, ...] = ()
        self.setFixedHeight(6)

    def show_tones(self, tones: tuple[Tone | None, ...]) -> None:
        """Show those; None = still to be done."""
        self._tones = tones
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, count = QPainter(self), current_theme(), len(self._tones)
        gap = 3 if count <= ROW // 2 else 1
        width = (self.width() - gap * (count - 1)) / max(1, count)
        for place, tone in enumerate(self._tones):
            color = theme.line2 if tone is None else theme.tone(tone).solid
            rounded(painter, QRectF(place * (width + gap), 0, width, 6), 3, color)


class RunCard(Card):
    """The list of the view shown. `chosen` carries a notice; `opened` is Enter on it; `next_asked` the next batch."""

    chosen = Signal(object)
    opened = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margin=1, spacing=0)
        self._title, self._figures = Label("", Type.CARD).set_eliding(), Label("", Type.STRONG, "t2")
        self._under = Label("", Type.SMALL, "t2", wrap=True)
        self._progress = _Progress()
        self.model = RowsModel(lambda line: line.notice.notice_id, _spoken)
        self.view = RowsView(self.model, _RunDelegate(), self.tr("Avisos"))
        self._next = Button("", Kind.PLAIN, icon="arrow-right", key="B")
        self._foot = QWidget()
        self._build()
        self.view.row_changed.connect(lambda line: self.chosen.emit(line.notice))
        self.view.row_opened.connect(lambda _line: self.opened.emit())
        self._next.clicked.connect(self.next_asked)

    @property
    def notice(self) -> NoticeRow | None:
        """The current one."""
        line = self.view.row
        return line.notice if isinstance(line, RunLine) else None

    def choose(self, notice_id: NoticeId) -> bool:
        """Make that one current; whether it is here."""
        return self.view.choose_id(notice_id)

    def show_head(self, title: str, figures: str, under: str = "") -> None:
        """Name what is listed."""
        self._title.setText(title)
        self._figures.setText(figures)
        self._under.setText(under)
        self._under.setVisible(bool(under))

    def show_lines(self, lines: tuple[RunLine, ...], *, progress: bool) -> None:
        """Show those notices; `progress` draws the batch's segments."""
        self._progress.setVisible(progress)
        self._progress.show_tones(tuple(_tone(line.notice) for line in lines))
        self.model.set_rows(lines)

    def show_more(self, text: str) -> None:
        """Offer the next batch; "" for none."""
        self._next.setText(text)
        self._foot.setVisible(bool(text))

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(15, 9, 15, 9)
        head.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._figures)
        head.addLayout(row)
        head.addWidget(self._under)
        head.addWidget(self._progress)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Rule())
        inner = QHBoxLayout()
        inner.setContentsMargins(6, 5, 10, 5)
        inner.addWidget(self._next)
        inner.addStretch(1)
        foot.addLayout(inner)
        self.body.addLayout(head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._foot)


def _tone(notice: NoticeRow) -> Tone | None:
    return None if notice.state is NoticeState.PREPARED else notice_look(notice).tone


def _spoken(line: RunLine) -> str:
    return f"{line.notice.recipient}, {line.what}, {notice_word(line.notice)} {line.small}"
