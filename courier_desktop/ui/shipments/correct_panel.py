"""The right half of the history: whose event it is, what correcting it would do, why it is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.corrections import Why
from courier_desktop.domain.wording import say
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.cards import NoticeLine, Rule
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.shipments.event_facts import EventFacts
from courier_desktop.ui.shipments.history import corrected_text, facts_text, history_line, notice_word
from courier_desktop.ui.shipments.stand_lines import StandList, stand_lines
from courier_desktop.ui.shipments.why_list import WhyList
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.corrections import CorrectionPreview
    from courier_desktop.domain.rows import EventRow
    from courier_desktop.ui.shipments.history import Telling

SIDE, MOST_NAMED = 22, 3


class CorrectPanel(QScrollArea):
    """Shows one event; `changed` when scope, reason or note are others now."""

    changed = Signal()
    scope_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._icon, self._title = IconLabel("circle-medium", "t2", 20), Label("", Type.CARD)
        self._said = Label("", Type.SMALL, "t2", wrap=True)
        self._facts = EventFacts()
        self._struck = NoticeLine("", "undo", Tone.NEUTRAL)
        self._refused = NoticeLine("", "alert-circle-outline", Tone.RED)
        self._later = NoticeLine("", "layers-triple-outline", Tone.AMBER)
        self._out = NoticeLine("", "whatsapp", Tone.RED)
        self._withdrawn = NoticeLine("", "message-off-outline", Tone.NEUTRAL)
        self._stand, self._same = StandList(), Label("", Type.BODY, "t2", wrap=True)
        self._head = Label("", Type.CARD)
        self._scope = Segmented([(False, ""), (True, "")], self.tr("En cuáles guías"))
        self.whys = WhyList()
        self.note = Field(self.tr("Nota"), QLineEdit(), check=self._check_note, key="Alt+N")
        self._form = QWidget()
        self._build()
        self._scope.chosen.connect(self.scope_changed)
        self.whys.chosen.connect(lambda _why: self.changed.emit())

    @property
    def whole(self) -> bool:
        """Whether all that the act touched is meant."""
        return bool(self._scope.value) and not self._scope.isHidden()

    def set_whole(self, whole: bool) -> None:
        """Choose whether all that the act touched is meant."""
        self._scope.choose(whole)

    @property
    def scoped(self) -> bool:
        """Whether the person can choose between one and all."""
        return not self._scope.isHidden()

    def clear(self) -> None:
        """Forget reason and note, for another event."""
        self.whys.choose(None)
        self.note.set_text("")
        self.note.show_error("")
        self._scope.choose(False)

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 16, SIDE, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title.set_eliding(), 1)
        column.addLayout(head)
        for part in (self._said, self._facts, self._struck, self._refused, self._form):
            column.addWidget(part)
        column.addStretch(1)
        self._build_form()
        self.setWidget(inner)

    def _build_form(self) -> None:
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Rule())
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self._scope)
        column.addLayout(top)
        for part in (self._stand, self._same, self._later, self._withdrawn, self._out):
            column.addWidget(part)
        column.addSpacing(4)
        below = QGridLayout()
        below.setHorizontalSpacing(20)
        below.setVerticalSpacing(4)
        below.addWidget(Label(self.tr("¿Por qué?"), Type.SMALL_STRONG, "t2"), 0, 0)
        below.addWidget(self.whys, 1, 0)
        below.addWidget(self.note, 1, 1, Qt.AlignmentFlag.AlignTop)
        below.setColumnStretch(0, 5)
        below.setColumnStretch(1, 4)
        column.addLayout(below)

    def show_event(self, event: EventRow, telling: Telling) -> None:
        """Show whose event it is; what correcting it would do comes later."""
        line = history_line(event, telling)
        self._icon.set_icon(line.look.icon, line.look.tone)
        self._title.setText(line.title)
        self._said.setText(facts_text(event, telling))
        self._said.setVisible(bool(self._said.text()))
        self._facts.show_event(event, telling)
        self._struck.setVisible(event.corrected)
        self._struck.show_text(_struck(event, telling))
        self._refused.hide()
        self._form.hide()

    def show_preview(self, seen: CorrectionPreview, telling: Telling) -> None:
        """Show what correcting it would do, or why it may not be."""
        self._refused.setVisible(bool(seen.refused) and not seen.event.corrected)
        self._form.setVisible(not seen.refused)
        if seen.refused:
            self._refused.show_text(say(seen.refused, current_language(), **seen.params))
            return
        self._head.setText(self.tr("Si vuelve a contar") if seen.restores else self.tr("Si nunca contó"))
        self._show_scope(seen)
        lines = stand_lines(seen, telling)
        self._stand.show_lines(lines)
        self._stand.setVisible(bool(lines))
        self._same.setVisible(not lines)
        gone = self.tr("La guía desaparece de las listas; su historia queda en el libro.")
        self._same.setText(gone if seen.after is None else self.tr("La guía queda como está ahora."))
        self._show_notices(seen)
        names = _names(seen.later, telling)
        self._later.setVisible(bool(seen.later))
        self._later.show_text(self.tr("Se apoya en esto y se quita también: {0}.").format(names))

    def _show_scope(self, seen: CorrectionPreview) -> None:
        self._scope.setVisible(seen.shipments > 1 and not seen.whole_only)
        self._scope.set_text(False, self.tr("Solo esta guía"))
        self._scope.set_text(True, self.tr("Las %n de ese acto", "", seen.shipments))

    def _show_notices(self, seen: CorrectionPreview) -> None:
        back = self.tr("Se retira(n) %n aviso(s) que no ha(n) salido: {0}.", "", len(seen.withdrawn))
        out = self.tr("%n aviso(s) ya salió(eron) y no se puede(n) retirar: {0}.", "", len(seen.gone_out))
        for line, events, said in ((self._withdrawn, seen.withdrawn, back), (self._out, seen.gone_out, out)):
            line.setVisible(bool(events))
            line.show_text(said.format(", ".join(dict.fromkeys(notice_word(one) for one in events))))

    def _check_note(self, text: str) -> str:
        if self.whys.value is not Why.OTHER or text.strip():
            return ""
        return self.tr("“Otro motivo” pide que expliques.")


def _names(events: Sequence[EventRow], telling: Telling) -> str:
    """The titles of some events, newest first; the implied ones go without saying."""
    said = [history_line(event, telling) for event in events if not event.implied]
    shown = [f"{line.title} ({line.when})" for line in said[:MOST_NAMED]]
    return ", ".join([*shown, *(["…"] if len(said) > MOST_NAMED else [])])


def _struck(event: EventRow, telling: Telling) -> str:
    """By whom, why and when an event was taken back, as a sentence."""
    text = corrected_text(event)
    at = event.corrected_at
    when = f" {moment_text(at, telling.now, telling.zone, current_language())}." if at is not None else ""
    return f"{text[:1].upper()}{text[1:]}.{when}"
