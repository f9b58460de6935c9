"""The popover of reasons: a figure records at once, and only what the reason needs is asked, in place."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QIntValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.reasons import REASONS, Need, NextStep, Reason, ReasonCode, reason_number
from courier_desktop.domain.values import dataclass
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Keycap
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.paint import draw_keycap, rounded, write, write_elided
from courier_desktop.ui.parts.promise_field import PromiseField
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.parts.status import NEED_ICONS, NEXT_LOOKS
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from zoneinfo import ZoneInfo

ROW, FIRST_PAGE = 27, 9
CAP_X, WORD_X, NEED_WIDTH, NEXT_WIDTH, LEAST_WORD = 8, 38, 70, 100, 212
MOST_CALLS = 50
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonSubject:
    """Whom the reason concerns: `who` stands under the title ("Parada 17 · María Güemes"), then the attempts spent."""

    who: str
    attempts: int = 0
    max_attempts: int = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list: a reason with its number, or the way to the other page."""

    number: str
    words: str
    code: ReasonCode | None = None

    @property
    def reason(self) -> Reason | None:
        return REASONS[self.code] if self.code is not None else None


def next_word(step: NextStep) -> str:
    """What follows, in one or two words: "reintento", "se detiene"."""
    return {
        NextStep.RETRY: translate("Reasons", "reintento"),
        NextStep.HOLD: translate("Reasons", "se detiene"),
        NextStep.COUNTER: translate("Reasons", "a mostrador"),
        NextStep.RETURN: translate("Reasons", "se devuelve"),
        NextStep.OFFICE: translate("Reasons", "decide oficina"),
    }[step]


def need_word(need: Need) -> str:
    """What a reason asks for, after "pide": "una foto de la fachada"."""
    return {
        Need.PHOTO: translate("Reasons", "pide una foto de la fachada"),
        Need.CALLS: translate("Reasons", "pide cuántas llamadas"),
        Need.NOTE: translate("Reasons", "pide una nota"),
        Need.NEW_PROMISE: translate("Reasons", "pide el nuevo día"),
        Need.DELAY: translate("Reasons", "pide anotar el contratiempo"),
    }[need]


def effect_lines(code: ReasonCode, attempts: int, max_attempts: int) -> tuple[str, str]:
    """What recording that reason will do: the attempt and what it asks for; then what follows and who is told."""
    reason = REASONS[code]
    spent = attempts + 1
    counts = translate("Reasons", "No gasta intento")
    if reason.counts:
        counts = translate("Reasons", "Gasta el intento {0} de {1}").format(spent, max_attempts)
    first = " · ".join([counts, *(need_word(need) for need in reason.needs)])
    step = reason.next
    if step is NextStep.RETRY and reason.counts and spent >= max_attempts:
        return first, translate("Reasons", "Era el último intento: pasa a mostrador y se prepara el aviso")
    then = {
        NextStep.RETRY: translate("Reasons", "Se prepara el aviso: habrá otro intento, y puede elegir el día"),
        NextStep.HOLD: translate("Reasons", "Se detiene en bodega; el aviso le pregunta el domicilio"),
        NextStep.COUNTER: translate("Reasons", "Queda en mostrador; el aviso le dice cómo recogerlo"),
        NextStep.RETURN: translate("Reasons", "Vuelve al remitente; el aviso le da hoy para arrepentirse"),
        NextStep.OFFICE: translate("Reasons", "La oficina decide; el aviso dice que se está revisando"),
    }
    return first, then[step]


class ReasonPopover(Popover):
    """Why it was not delivered. `chosen` carries reason, note, number of calls or None, new promise or None."""

    chosen = Signal(object, str, object, object)

    def __init__(self, subject: ReasonSubject, *, now: datetime, zone: ZoneInfo) -> None:
        super().__init__()
        self._subject = subject
        self._second = False
        self._asked: ReasonCode | None = None
        self._pages = (_first_page(), _second_page())
        self._model = RowsModel(lambda line: line.number, _spoken)
        self._list = RowsView(self._model, _LineDelegate(), self.tr("Motivos"))
        self._note = Field(self.tr("¿Qué pasó?"), QLineEdit(), check=self._check_note)
        self._calls = Field(self.tr("¿Cuántas llamadas hizo?"), QLineEdit())
        self._promise = PromiseField(now, zone)
        self._promise.choose_day(now.astimezone(zone).date() + timedelta(days=1))
        self._effect, self._then = Label("", Type.SMALL_STRONG, "t2"), Label("", Type.SMALL, "t2")
        self._feet: list[QWidget] = []
        self.setAccessibleName(self.tr("¿Por qué no se entregó?"))
        self._build()
        self._list.row_opened.connect(self._pick)
        self._list.row_changed.connect(self._show_effect)
        self._list.clicked.connect(lambda index: self._pick(self._model.rows[index.row()]))
        self._show_page(second=False)

    def keys(self) -> list[KeyHelp]:
        if self._asked is not None:
            return [
                KeyHelp("Return", self.tr("Registrar"), self._record_asked),
                KeyHelp("Esc", self.tr("Volver a los motivos"), self._back),
            ]
        if self._second:
            lines = [(line.number[-1], line) for line in self._pages[1]]
        else:
            lines = [(line.number, line) for line in self._pages[0]]
        return [KeyHelp(number, line.words, partial(self._pick, line)) for number, line in lines]

    def first_focus(self) -> QWidget:
        return self._list

    def choose(self, code: ReasonCode) -> None:
        """Pick that reason as its number would: a scanner read it, or another page knows it."""
        second = not any(line.code is code for line in self._pages[0])
        if second is not self._second:
            self._show_page(second=second)
        self._pick(next(line for line in self._pages[second] if line.code is code))

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 5, SHADOW + 6, SHADOW + 5, SHADOW + 9)
        self.body.setSpacing(0)
        self.body.addLayout(self._build_head())
        self.body.addWidget(_Columns(self._word_width))
        self.body.addWidget(self._list)
        self.body.addSpacing(4)
        self._feet = [self._build_effect(), *(_framed(one) for one in (self._note, self._calls, self._promise))]
        for foot in self._feet:
            self.body.addWidget(foot)
        self._show_foot(0)
        calls = self._calls.editor
        if isinstance(calls, QLineEdit):
            calls.setValidator(QIntValidator(0, MOST_CALLS, calls))
        self._calls.set_hint(self.tr("Enter registra; vacío, queda pendiente"))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _build_head(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setSpacing(7)
        title.addWidget(IconLabel("close-circle", Tone.RED, 17))
        title.addWidget(Label(self.tr("¿Por qué no se entregó?"), Type.CARD))
        title.addStretch(1)
        title.addWidget(Keycap("Esc"))
        who = self.tr("{0}. El número registra el motivo.").format(self._subject.who)
        head = QVBoxLayout()
        head.setContentsMargins(9, 2, 9, 3)
        head.setSpacing(2)
        head.addLayout(title)
        head.addWidget(Label(who, Type.SMALL, "t2").set_eliding())
        return head

    def _build_effect(self) -> QWidget:
        box = _Quiet()
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 4, 10, 5)
        row.setSpacing(8)
        row.addWidget(IconLabel("information-outline", "t2", 16))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for label in (self._effect, self._then):
            lines.addWidget(label.set_eliding())
        row.addLayout(lines, 1)
        return box

    def _word_width(self) -> int:
        """How wide the words' column must be for the page shown."""
        page = [line for line in self._pages[self._second] if line.code is not None]
        return max(LEAST_WORD, *(round(text_width(line.words, Type.STRONG)) + 8 for line in page))

    def _show_page(self, *, second: bool) -> None:
        self._second = second
        lines = self._pages[second]
        self._model.set_rows(lines)
        self._list.choose(0)
        self._list.setFixedSize(WORD_X + self._word_width() + NEED_WIDTH + NEXT_WIDTH + 14, ROW * len(lines) + 1)
        self._fit()

    def _show_foot(self, place: int) -> None:
        """Show one foot: the effect, or what asks for the note, the calls, the new promise."""
        for at, foot in enumerate(self._feet):
            foot.setVisible(at == place)
        self._fit()

    def _fit(self) -> None:
        """Take the size of what is shown, without leaving the window."""
        self.body.activate()
        self.adjustSize()
        host = self.parentWidget()
        if host is not None:
            left = min(self.x(), host.width() - self.width() + SHADOW)
            top = min(self.y(), host.height() - self.height() + SHADOW)
            self.move(max(-SHADOW, left), max(-SHADOW, top))

    def _show_effect(self, line: _Line) -> None:
        if line.code is None:
            self._effect.setText(self.tr("El 0 abre los otros motivos"))
            self._then.setText(self.tr("Sus números son los de la tarjeta: 01 a 08"))
            return
        first, then = effect_lines(line.code, self._subject.attempts, self._subject.max_attempts)
        self._effect.setText(first)
        self._then.setText(then)

    def _pick(self, line: _Line) -> None:
        """Record that reason, or ask for what it needs, or turn the page."""
        if line.code is None:
            self._show_page(second=not self._second)
            return
        self._list.choose_id(line.number)
        asked = self._editor_for(line.code)
        if asked is None:
            self._record(line.code)
            return
        self._asked = line.code
        self._show_foot(asked)
        self._focus_editor(asked)

    def _editor_for(self, code: ReasonCode) -> int | None:
        """Which page of the foot asks for what the reason needs; None when nothing can be typed for it."""
        needs = REASONS[code].needs
        places = {Need.NOTE: 1, Need.CALLS: 2, Need.NEW_PROMISE: 3}
        return next((places[need] for need in needs if need in places), None)

    def _focus_editor(self, asked: int) -> None:
        editor = {1: self._note.editor, 2: self._calls.editor, 3: self._promise.day.editor}[asked]
        editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _record_asked(self) -> None:
        if self._asked is None:
            return
        needs = REASONS[self._asked].needs
        right = self._note.verify() if Need.NOTE in needs else Need.NEW_PROMISE not in needs or self._promise.verify()
        if not right:
            self._fit()
            return
        calls = int(self._calls.text) if Need.CALLS in needs and self._calls.text.strip() else None
        promise = self._promise.promise if Need.NEW_PROMISE in needs else None
        note = self._note.text.strip() if Need.NOTE in needs else ""
        self._record(self._asked, note, calls, promise)

    def _record(self, code: ReasonCode, note: str = "", calls: int | None = None, promise: object = None) -> None:
        self.close_up()
        self.chosen.emit(code, note, calls, promise)

    def _back(self) -> None:
        self._asked = None
        self._note.show_error("")
        self._show_foot(0)
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _check_note(self, text: str) -> str:
        if self._asked is None or text.strip():
            return ""
        return self.tr("Este motivo pide una nota: escribe qué pasó.")


def _lines() -> list[_Line]:
    language = current_language()
    return [_Line(reason_number(code), reason.words.in_(language), code) for code, reason in REASONS.items()]


def _first_page() -> tuple[_Line, ...]:
    more = translate("Reasons", "Ocho más: sin acceso, zona de riesgo, falla de unidad, clima…")
    return (*_lines()[:FIRST_PAGE], _Line("0", more))


def _second_page() -> tuple[_Line, ...]:
    return (*_lines()[FIRST_PAGE:], _Line("0", translate("Reasons", "Los nueve primeros")))


def _spoken(line: _Line) -> str:
    reason = line.reason
    if reason is None:
        return f"{line.number} {line.words}"
    return ", ".join([f"{line.number} {line.words}", *(need_word(n) for n in reason.needs), next_word(reason.next)])


def _framed(editor: QWidget) -> QWidget:
    """The editor with the list's own margins around it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(9, 4, 9, 2)
    column.addWidget(editor)
    return box


class _Quiet(QWidget):
    """The ground of the effect at the foot."""

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()).adjusted(4, 0, -4, 0), 8, current_theme().sunken)


class _Columns(QWidget):
    """The small heads over the list."""

    def __init__(self, word_width: Callable[[], int]) -> None:
        super().__init__()
        self._word_width = word_width
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink, wide = QPainter(self), current_theme().t3, self._word_width()
        places = (
            (WORD_X, translate("Reasons", "Motivo")),
            (WORD_X + wide - 2, translate("Reasons", "pide")),
            (WORD_X + wide + NEED_WIDTH, translate("Reasons", "después")),
        )
        for left, text in places:
            write(painter, QRectF(left, 0, 200, self.height()), text, Type.CAPTION_STRONG, ink)


class _LineDelegate(RowDelegate):
    """One reason: number, words, what it asks for, what follows."""

    def __init__(self) -> None:
        super().__init__(ROW, inset=0, radius=8)

    def rule_below(self, row: _Line) -> float | None:
        return -16 if row.number in ("9", "08") else None

    def paint_row(self, painter: QPainter, rect: QRectF, row: _Line, theme: Theme, *, current: bool) -> None:
        draw_keycap(painter, rect.x() + CAP_X, rect.center().y(), row.number, theme)
        word_left = rect.x() + WORD_X
        reason = row.reason
        if reason is None:
            room = QRectF(word_left, rect.y(), rect.width() - WORD_X - 34, rect.height())
            write_elided(painter, room, row.words, Type.SMALL_MEDIUM, theme.t2)
            chevron = "chevron-right" if row.words == _first_page()[-1].words else "chevron-left"
            draw_icon(painter, QRectF(rect.right() - 24, rect.y(), 18, rect.height()), chevron, theme.t2, 17)
            return
        need_left = rect.right() - NEXT_WIDTH - NEED_WIDTH - 14
        room = QRectF(word_left, rect.y(), need_left - word_left - 2, rect.height())
        write_elided(painter, room, row.words, Type.STRONG if current else Type.BODY, theme.t1)
        icons = [NEED_ICONS[need] for need in reason.needs]
        for place, name in enumerate(icons):
            draw_icon(painter, QRectF(need_left + 2 + 20 * place, rect.y(), 18, rect.height()), name, theme.t2, 15)
        look, left = NEXT_LOOKS[reason.next], need_left + NEED_WIDTH
        ink = theme.tone(look.tone).text
        draw_icon(painter, QRectF(left, rect.y(), 18, rect.height()), look.icon, ink, 14)
        write(painter, QRectF(left + 21, rect.y(), 120, rect.height()), next_word(reason.next), Type.SMALL_MEDIUM, ink)
