"""A sheet where each stop gets one of a few choices by its figure: what stays behind and why, what becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import (
    draw_keycap,
    draw_pill,
    keycap_width,
    pill_width,
    rounded,
    write,
    write_elided,
)
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.routes.words import place_text, stop_line
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent, QPainter

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.rows import StopRow
    from courier_desktop.ui.theme.theme import Theme

ROW, PAD, CHIP, GAP = 52, 22, 28, 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its value, word, icon and tone; the figure that picks it."""

    value: Any
    word: str
    icon: str
    tone: Tone
    number: int

    @property
    def width(self) -> float:
        """How wide its chip is."""
        return 6 + keycap_width(str(self.number)) + 6 + round(text_width(self.word, Type.SMALL_STRONG)) + 11


class _Delegate(RowDelegate):
    """A stop at the left, its choices at the right: all of them on the current row, the one made on the others."""

    def __init__(self, choices: Sequence[Choice], made: Mapping[ShipmentId, Choice]) -> None:
        super().__init__(ROW, inset=8, radius=8)
        self._choices, self._made = choices, made

    def rule_below(self, row: StopRow) -> float | None:
        return PAD

    def chips(self, rect: QRectF) -> list[tuple[Choice, QRectF]]:
        """Where each choice stands in the current row's rectangle."""
        right = rect.right() - PAD
        left = right - sum(choice.width for choice in self._choices) - GAP * (len(self._choices) - 1)
        places = []
        for choice in self._choices:
            places.append((choice, QRectF(left, rect.y() + (ROW - CHIP) / 2, choice.width, CHIP)))
            left += choice.width + GAP
        return places

    def paint_row(self, painter: QPainter, rect: QRectF, row: StopRow, theme: Theme, *, current: bool) -> None:
        made = self._made.get(row.shipment_id)
        left = rect.x() + PAD
        end = (
            self._paint_choices(painter, rect, made, theme) if current else self._paint_made(painter, rect, made, theme)
        )
        number = f"{row.position}"
        write(painter, QRectF(left, rect.y() + 7, 30, 20), number, Type.SMALL_STRONG, theme.t2)
        room = end - left - 30 - 12
        write_elided(painter, QRectF(left + 30, rect.y() + 7, room, 20), row.recipient, Type.STRONG, theme.t1)
        line = " · ".join(dict.fromkeys([row.number, stop_line(row), place_text(row.address)]))
        write_elided(painter, QRectF(left + 30, rect.y() + 26, room, 18), line, Type.SMALL, theme.t2)

    def _paint_choices(self, painter: QPainter, rect: QRectF, made: Choice | None, theme: Theme) -> float:
        for choice, box in self.chips(rect):
            on = choice is made
            rounded(painter, box, 7, theme.surface, theme.accent if on else theme.line2)
            cap = draw_keycap(painter, box.x() + 6, box.center().y(), str(choice.number), theme)
            place = QRectF(box.x() + cap + 12, box.y(), box.width(), CHIP)
            role = Type.SMALL_STRONG if on else Type.SMALL_MEDIUM
            write(painter, place, choice.word, role, theme.accent if on else theme.t2)
        return self.chips(rect)[0][1].x()

    def _paint_made(self, painter: QPainter, rect: QRectF, made: Choice | None, theme: Theme) -> float:
        icon, word, tone = (made.icon, made.word, made.tone) if made is not None else _missing()
        width = pill_width(icon, word)
        box = QRectF(rect.right() - PAD - width, rect.y() + (ROW - 24) / 2, width, 24)
        draw_pill(painter, box, icon, word, theme.tone(tone))
        return box.x()


def _missing() -> tuple[str, str, Tone]:
    return "help-circle-outline", QCoreApplication.translate("ChoicesSheet", "sin decidir"), Tone.AMBER


class ChoiceRows(RowsView):
    """The list; a press on a chip of the current row picks it."""

    picked = Signal(object)

    def __init__(self, model: RowsModel, delegate: _Delegate, name: str) -> None:
        self._chips = delegate
        super().__init__(model, delegate, name)

    def chips(self) -> list[QRectF]:
        """Where the choices of the current row stand, in their order."""
        return [box for _choice, box in self._chips.chips(QRectF(self.visualRect(self.currentIndex())))]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, before = event.position(), self.currentIndex()
        super().mousePressEvent(event)
        if self.currentIndex() == before and before.isValid():
            rect = QRectF(self.visualRect(before))
            hit = next((choice for choice, box in self._chips.chips(rect) if box.contains(at)), None)
            if hit is not None:
                self.picked.emit(hit)


class ChoicesSheet(Sheet):
    """A figure picks for the current stop and goes on; Alt with it picks for all. `decided` carries id → value.

    Esc keeps what was picked: hand `made` to the next sheet.
    """

    decided = Signal(object)

    def __init__(
        self,
        head: tuple[str, str, str],
        stops: Sequence[StopRow],
        choices: Sequence[Choice],
        made: Mapping[ShipmentId, Choice] | None = None,
    ) -> None:
        """`head` = icon, title, subtitle; `made` = what is picked to begin with."""
        super().__init__(*head)
        self._stops, self._choices = tuple(stops), tuple(choices)
        here = {stop.shipment_id for stop in stops}
        self.made: dict[ShipmentId, Choice] = {one: made[one] for one in made or () if made and one in here}
        self._model = RowsModel(lambda stop: stop.shipment_id, self._spoken)
        self._list = ChoiceRows(self._model, _Delegate(self._choices, self.made), head[1])
        self._left = Label("", Type.SMALL_MEDIUM, "t2")
        self._note = Label("", Type.SMALL, "t2")
        self._done = Button("", Kind.FILLED, key="Ctrl+Return")
        self.body.addLayout(self._build_all())
        self.body.addWidget(self._list, 1)
        self.foot.addWidget(self._left)
        self.foot.addWidget(self._note.set_eliding(), 1)
        self.foot.addWidget(self._done)
        self._list.picked.connect(self._pick)
        self._list.row_opened.connect(self._go_on)
        self._done.clicked.connect(self._finish)
        self._model.set_rows(self._stops)
        self._list.choose(0)
        self._show_left()

    def set_done(self, word: str, note: str = "") -> None:
        """What the button says, and the line beside it."""
        self._done.setText(word)
        self._note.setText(note)

    def keys(self) -> list[KeyHelp]:
        one = [
            KeyHelp(str(choice.number), choice.word, partial(self._pick, choice), hint=choice.word.lower())
            for choice in self._choices
        ]
        every = [
            KeyHelp(
                f"Alt+{choice.number}", self.tr("{0} para todas").format(choice.word), partial(self._pick_all, choice)
            )
            for choice in self._choices
        ]
        done = KeyHelp("Ctrl+Return", self._done.text(), self._finish, hint=self._done.text().lower())
        return [*one, *every, done]

    def first_focus(self) -> QWidget:
        return self._list

    def _build_all(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, 10, PAD, 6)
        row.setSpacing(GAP)
        row.addWidget(Label(self.tr("Lo mismo para todas:"), Type.SMALL_MEDIUM, "t2"))
        for choice in self._choices:
            button = Button(choice.word, icon=choice.icon, key=f"Alt+{choice.number}", height=28)
            button.clicked.connect(partial(self._pick_all, choice))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _pick(self, choice: Choice) -> None:
        """That choice for the current stop, then the next one without any."""
        stop = self._list.row
        if stop is None:
            return
        self.made[stop.shipment_id] = choice
        self._show_left()
        self._go_on()

    def _pick_all(self, choice: Choice, _on: bool = False) -> None:
        self.made.update({stop.shipment_id: choice for stop in self._stops})
        self._show_left()

    def _go_on(self, _row: object = None) -> None:
        here = self._list.currentIndex().row()
        later = [*range(here + 1, len(self._stops)), *range(here)]
        missing = next((n for n in later if self._stops[n].shipment_id not in self.made), None)
        self._list.choose(missing if missing is not None else min(here + 1, len(self._stops) - 1))

    def _show_left(self) -> None:
        missing = sum(1 for stop in self._stops if stop.shipment_id not in self.made)
        self._left.setText(self.tr("faltan %n", None, missing) if missing else "")
        self._left.set_ink(Tone.AMBER)
        self._left.setVisible(bool(missing))
        self._done.block(self.tr("Falta decidir %n", None, missing) if missing else "")
        self._list.viewport().update()

    def _finish(self) -> None:
        if self._done.reason:
            missing = next(n for n, stop in enumerate(self._stops) if stop.shipment_id not in self.made)
            self._list.choose(missing)
            return
        made = {shipment_id: choice.value for shipment_id, choice in self.made.items()}
        self.close_up()
        self.decided.emit(made)

    def _spoken(self, stop: StopRow) -> str:
        made = self.made.get(stop.shipment_id)
        word = made.word if made is not None else _missing()[1]
        return f"{stop.position} {stop.recipient}, {stop_line(stop)}, {word}"
