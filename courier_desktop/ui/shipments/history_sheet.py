"""A shipment's whole history, and from any of its lines the way to set it right: seen first, then said why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.corrections import Correction
from courier_desktop.domain.staff import Right, may
from courier_desktop.domain.wording import say
from courier_desktop.services import acts, corrections, shipments
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.shipments.correct_panel import CorrectPanel
from courier_desktop.ui.shipments.drawer_lists import paint_event_line
from courier_desktop.ui.shipments.history import history_line, telling_of
from courier_desktop.ui.shipments.why_list import WHY_KEYS, why_word
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import Theme, current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.corrections import CorrectionDone, CorrectionPreview
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.ids import ActId, EventId, ShipmentId
    from courier_desktop.domain.rows import EventRow, ShipmentDetail
    from courier_desktop.services.acts import Undone
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.shipments.history import Telling

ROW, LEAST_LIST, LIST_WIDTH, INSET = 46, 280, 430, 16
translate = QCoreApplication.translate


class HistorySheet(Sheet):
    """All that happened to one shipment; `event_id` stands chosen when given, else the newest line."""

    def __init__(self, shell: Shell, detail: ShipmentDetail, event_id: EventId | None = None) -> None:
        title = translate("HistorySheet", "Historia de {0}").format(detail.row.number)
        super().__init__("history", title, detail.recipient.name)
        self._shell, self._shipment_id = shell, detail.row.shipment_id
        self._telling = telling_of(shell.ctx)
        self._seen: CorrectionPreview | None = None
        self._saving = False
        self._model = RowsModel(lambda event: event.event_id, self._spoken)
        self.list = RowsView(self._model, _EventDelegate(self._telling), self.tr("Historia"))
        self.side = CorrectPanel()
        self._words = Label("", Type.SMALL_MEDIUM, "t2", wrap=True)
        self.record = Button(self.tr("Corregir"), Kind.FILLED, icon="undo", key="Ctrl+Return")
        self._build()
        self._connect()
        self._show_detail(detail)
        if event_id is not None:
            self.list.choose_id(event_id)

    def keys(self) -> list[KeyHelp]:
        """The figures take a reason; Ctrl+Enter records."""
        keys = [
            KeyHelp(WHY_KEYS[why], why_word(why), partial(self.side.whys.take, why), hint=self.tr("motivo"))
            for why in WHY_KEYS
        ]
        keys.append(KeyHelp("Alt+N", self.tr("Escribir la nota"), self._to_note, hint=self.tr("nota")))
        if self.side.scoped:
            keys.append(KeyHelp("Alt+G", self.tr("Solo esta guía, o todas"), self._turn_scope, hint=self.tr("cuáles")))
        keys.append(KeyHelp("Ctrl+Return", self.tr("Corregir"), self.record_now, hint=self.tr("corregir")))
        return keys

    def first_focus(self) -> QWidget:
        """The list of events."""
        return self.list

    @property
    def words(self) -> str:
        """What the foot says."""
        return self._words.text()

    def close_up(self) -> None:
        """Close; nothing is kept of what was not recorded."""
        if self.isHidden():
            return
        super().close_up()
        self.deleteLater()

    def record_now(self) -> None:
        """Record the correction that is seen."""
        seen = self._seen
        if seen is None or self._saving:
            return
        if self.record.reason:
            self._say(self.record.reason)
            return
        if not self.side.note.verify():
            self._to_note()
            return
        self._saving = True
        what = Correction(
            event_id=seen.event.event_id,
            why=self.side.whys.value,
            note=self.side.note.text,
            whole=self.side.whole,
            along=bool(seen.later),
        )
        work = partial(corrections.correct, self._shell.ctx, what)
        self._shell.jobs.run(work, done=self._recorded, failed=self._refused)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list.setMinimumWidth(LEAST_LIST)
        self.list.setMaximumWidth(LIST_WIDTH)
        left = QVBoxLayout()
        left.setContentsMargins(0, 8, 0, 8)
        left.addWidget(self.list)
        row.addLayout(left, 2)
        row.addWidget(_Upright())
        row.addWidget(self.side, 3)
        self.body.addLayout(row, 1)
        # The foot keeps its height while there is nothing to press.
        self._words.setMinimumHeight(self.record.sizeHint().height())
        self.foot.addWidget(self._words, 1)
        self.foot.addWidget(self.record)

    def _connect(self) -> None:
        self.list.row_changed.connect(self._chosen)
        self.list.row_opened.connect(lambda _row: self.side.whys.current.setFocus())
        self.side.scope_changed.connect(lambda _whole: self._foresee())
        self.side.changed.connect(self._tell_state)
        self.record.clicked.connect(self.record_now)
        self.record.refused.connect(self._say)

    def _show_detail(self, detail: ShipmentDetail) -> None:
        self._model.set_rows(detail.events)
        self.list.choose(0)

    def _chosen(self, event: EventRow) -> None:
        self._seen = None
        self.side.clear()
        self.side.show_event(event, self._telling)
        self._tell_state()
        self._foresee()

    def _foresee(self) -> None:
        event: EventRow | None = self.list.row
        if event is not None and not event.corrected:
            work = partial(corrections.preview, self._shell.ctx, event.event_id, whole=self.side.whole)
            self._shell.jobs.run(work, done=self._foreseen, failed=self._refused, key="correction.preview")

    def _foreseen(self, seen: CorrectionPreview) -> None:
        self._seen = seen
        self.side.show_preview(seen, self._telling)
        self._tell_state()
        self.hints_changed.emit()

    def _tell_state(self) -> None:
        """What the button would do, and why not yet."""
        seen = self._seen
        self.record.setVisible(seen is not None and not seen.refused)
        self._words.set_ink("t2")
        if seen is None or seen.refused:
            self._words.setText("")
            return
        word = self.tr("Que vuelva a contar") if seen.restores else self.tr("Corregir")
        many = self.tr("Corregir %n guía(s)", "", seen.touched)
        self.record.setText(many if seen.touched > 1 else word)
        self.record.set_icon("restore" if seen.restores else "undo")
        self.record.block(self._missing(seen))
        owner = self.tr("Saca a la guía de un final: queda a nombre de {0}, con su motivo.")
        kept = self.tr("Nada se borra: queda tachado en la historia, con quién y por qué.")
        self._words.setText(owner.format(self._shell.ctx.who) if seen.ends else kept)

    def _missing(self, seen: CorrectionPreview) -> str:
        ctx = self._shell.ctx
        if seen.ends and not may(ctx.role, Right.CORRECT_END):
            params = {"role": ctx.role.value, "right": Right.CORRECT_END.value}
            return say("role_forbids", current_language(), **params)
        return "" if self.side.whys.value is not None else self.tr("Elige primero el motivo, con su número.")

    def _say(self, sentence: str) -> None:
        self._words.set_ink(Tone.RED)
        self._words.setText(sentence)

    def _recorded(self, done: CorrectionDone) -> None:
        said = self.tr("{0}: corregido").format(done.number)
        many = self.tr("%n guía(s): corregidas", "", done.shipments)
        text = said if done.shipments <= 1 else many
        self._shell.offer_undo(text, partial(_undo, self._shell, done.act_id, done.number))
        self.close_up()

    def _refused(self, error: CourierError | BugReport) -> None:
        self._saving = False
        if self.isHidden():
            self._shell.tell_error(error)
        else:
            self._say(sentence_of(error))

    def _to_note(self) -> None:
        self.side.note.editor.setFocus()

    def _turn_scope(self) -> None:
        self.side.set_whole(not self.side.whole)
        self._foresee()

    def _spoken(self, event: EventRow) -> str:
        line = history_line(event, self._telling)
        return f"{line.when} {line.title}. {line.facts}"


def open_history(shell: Shell, shipment_id: ShipmentId, event_id: EventId | None = None) -> None:
    """Open the history of that shipment, at that event when given."""

    def show(detail: ShipmentDetail) -> None:
        shell.show_sheet(HistorySheet(shell, detail, event_id))

    shell.jobs.run(partial(shipments.detail, shell.ctx, shipment_id), done=show, key="history.open")


def _undo(shell: Shell, act_id: ActId, number: str) -> None:
    """Take the correction back; the sheet is gone by then."""

    def say_undone(_what: Undone) -> None:
        shell.say(translate("HistorySheet", "Deshecho: {0} queda como estaba").format(number))

    shell.jobs.run(partial(acts.undo, shell.ctx, act_id), done=say_undone)


class _EventDelegate(RowDelegate):
    """One event: badge, what happened, when; the facts under it; struck through when it was taken back."""

    def __init__(self, telling: Telling) -> None:
        super().__init__(ROW, inset=8)
        self._telling = telling

    def rule_below(self, row: EventRow) -> float | None:
        return None

    def paint_row(self, painter: QPainter, rect: QRectF, row: EventRow, theme: Theme, *, current: bool) -> None:
        box = rect.adjusted(INSET, 6, -INSET - 4, 0)
        paint_event_line(painter, box, history_line(row, self._telling), theme)


class _Upright(QWidget):
    """The thin line between the halves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().line)
