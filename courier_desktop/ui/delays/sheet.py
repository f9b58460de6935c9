"""The setback sheet: tell before they ask. Nothing goes out before the office has seen who is told what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from courier_desktop.domain.ids import ActId, ShipmentId
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services import acts, delays, settings
from courier_desktop.services.delay_costs import batch_of
from courier_desktop.services.delays import Declared
from courier_desktop.ui.delays.affected import Clock
from courier_desktop.ui.delays.done import DonePanel
from courier_desktop.ui.delays.draft import NAME, SetbackDraft, written
from courier_desktop.ui.delays.form import SetbackForm
from courier_desktop.ui.delays.guides import find_guides
from courier_desktop.ui.delays.opening import Opening, opening
from courier_desktop.ui.delays.review import ReviewPanel
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp, press
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.rows import DelayPreview
    from courier_desktop.services.acts import Undone
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

PAUSE_MS = 120
TELL_MS = 6000
KEEP_MS = 1500
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Applied:
    """What applying did, and the act to undo."""

    declared: Declared
    act_id: ActId | None


def _preview(ctx: Context, draft: SetbackDraft) -> tuple[DelayPreview, bool]:
    return delays.preview(ctx, draft.asked(ctx.zone)), draft.new_window


def _apply(ctx: Context, draft: SetbackDraft, notify: frozenset[ShipmentId], texts: dict[ShipmentId, str]) -> _Applied:
    declared = delays.declare(ctx, draft.asked(ctx.zone), notify=notify, texts=texts)
    act = acts.last_act(ctx)
    settings.keep_draft(ctx, NAME, None)
    return _Applied(declared, act.act_id if act is not None else None)


class SetbackSheet(Sheet):
    """Opened with F8 from anywhere; `scope` may name `route_id`, `shipment_ids`, `driver_id` or `zone`."""

    def __init__(self, shell: Shell, **scope: object) -> None:
        title = translate("SetbackSheet", "Declarar contratiempo")
        super().__init__(
            "timer-sand", title, translate("SetbackSheet", "nada sale hasta que lo revises"), ink=Tone.AMBER
        )
        self._shell, self._asked = shell, scope
        now, zone = shell.ctx.clock(), shell.ctx.zone
        self.form, self.review = SetbackForm(now, zone), ReviewPanel(Clock(now, zone))
        self._done = DonePanel()
        self._pane = QStackedWidget()
        self._foot_words = Label("", Type.SMALL_MEDIUM, "t2", wrap=True)
        self._only = Button("", key="Ctrl+S")
        self._apply = Button("", Kind.FILLED, icon="check", key="Ctrl+Return")
        self._ready = self._applied = self._opened_once = self._alone = False
        self._pause = QTimer(self)
        self._fading = QTimer(self)
        self._keeping = QTimer(self)
        self._build()
        self._connect()
        self._tell_state()
        ids = scope.get("shipment_ids")
        chosen = tuple(ids) if isinstance(ids, (tuple, list, set, frozenset)) else ()
        shell.jobs.run(partial(opening, shell.ctx, chosen), done=self._begin, key="setback.open")

    @property
    def draft(self) -> SetbackDraft:
        """What is written, with who is left out and whose words were changed."""
        return replace(self.form.draft, skipped=self.review.skipped, texts=self.review.texts)

    def keys(self) -> list[KeyHelp]:
        """The sheet's keys; when it is done, those of its last page."""
        if self._applied:
            return self._done.keys()
        return [
            *self.form.keys(),
            *self.review.keys(),
            KeyHelp("Ctrl+Return", self.tr("Registrar y preparar los avisos"), self._apply.press, self.tr("registrar")),
            KeyHelp("Ctrl+S", self.tr("Solo registrar"), self._only.press, self.tr("solo registrar")),
        ]

    def first_focus(self) -> QWidget:
        """The causes: a figure chooses, the arrows move."""
        return self.form.causes.current

    def close_up(self) -> None:
        """Close; what was written is kept for the next time, unless it was applied."""
        if self.isHidden():
            return
        self._keep()
        for timer in (self._pause, self._fading, self._keeping):
            timer.stop()
        super().close_up()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Within a field, keys held with Ctrl or Alt still mean the sheet's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is not self.parent():
            held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
            return bool(event.modifiers() & held) and press(event, self.keys())
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(_Upright())
        row.addWidget(self.review, 1)
        self._pane.addWidget(work)
        self._pane.addWidget(self._done)
        self.body.addWidget(self._pane, 1)
        self.foot.addWidget(self._foot_words, 1)
        self.foot.addWidget(self._only)
        self.foot.addWidget(self._apply)
        self._only.setText(self.tr("Solo registrar"))

    def _connect(self) -> None:
        for timer, pause, act in (
            (self._pause, PAUSE_MS, self._foresee),
            (self._fading, TELL_MS, self._tell_state),
            (self._keeping, KEEP_MS, self._keep),
        ):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(act)
        self.form.changed.connect(self._changed)
        self.form.scope.numbers_entered.connect(self._find)
        self.review.changed.connect(self._tell_state)
        self.review.changed.connect(self._keeping.start)
        self.review.refused.connect(self._say)
        self._only.clicked.connect(partial(self._declare, only=True))
        self._apply.clicked.connect(partial(self._declare, only=False))
        self._only.refused.connect(self._say)
        self._apply.refused.connect(self._say)
        self._done.closed.connect(self.close_up)
        self._done.messages_asked.connect(self._go_on)
        for editor in (*self.form.editors(), self.review.message.editor):
            editor.installEventFilter(self)

    def _begin(self, begin: Opening) -> None:
        self.form.scope.offer(begin.routes, begin.drivers)
        draft = begin.draft_for(self._asked)
        if begin.kept is not None and not self._asked:
            self.subtitle.setText(self.tr("se retoma tu borrador · nada sale hasta que lo revises"))
        self.form.show_draft(draft)
        self.review.take_over(draft)
        self._opened_once = True
        self._foresee()

    def _changed(self) -> None:
        self._ready = False
        self._pause.start()
        self._keeping.start()

    def _keep(self) -> None:
        """Keep what is written: for the next time, and against a crash."""
        if self._opened_once and not self._applied:
            work = partial(settings.keep_draft, self._shell.ctx, NAME, written(self.draft))
            self._shell.jobs.run(work, key="setback.keep")

    def _foresee(self) -> None:
        draft = self.form.draft
        work = partial(_preview, self._shell.ctx, draft)
        self._shell.jobs.run(work, done=self._foreseen, failed=self._not_foreseen, key="setback.preview")

    def _foreseen(self, answer: tuple[DelayPreview, bool]) -> None:
        if self._applied:
            return
        self._ready = not self._pause.isActive()
        self.review.show_preview(answer[0], new_window=answer[1])
        self._tell_state()
        _price(self._shell, self.review, answer[0])

    def _not_foreseen(self, error: CourierError | BugReport) -> None:
        self._ready = False
        sentence = sentence_of(error)
        self.review.show_refusal(sentence)
        self._tell_state(sentence)

    def _tell_state(self, missing: str = "") -> None:
        """The foot's words and what its buttons may do."""
        tally = self.review.tally
        nothing = missing or ("" if tally.anyone else self.tr("Ahí no queda ninguna guía por entregar."))
        self._apply.block(nothing)
        self._only.block(nothing)
        record = self.tr("Registrar y preparar %n aviso(s)", "", tally.told) if tally.told else self.tr("Registrar")
        if tally.told and self.review.some_go_alone:
            record = self.tr("Registrar y enviar %n aviso(s)", "", tally.told)
        self._apply.setText(record)
        self._only.setVisible(tally.told + tally.blocked > 0)
        calls = self.tr("%n bloqueado(s) queda(n) en Hoy como «llamar por teléfono».", "", tally.blocked)
        self._foot_words.set_ink("t2")
        self._foot_words.setText(calls if tally.blocked else "")

    def _say(self, sentence: str) -> None:
        """Why something was refused, in the foot, for a while."""
        self._foot_words.set_ink(Tone.RED)
        self._foot_words.setText(sentence)
        self._fading.start()

    def _declare(self, *_checked: object, only: bool) -> None:
        if not self._ready:
            self._say(self.tr("La lista acaba de cambiar: revísala y repite."))
            return
        notify = frozenset[ShipmentId]() if only else self.review.recorded
        texts = dict(self.review.new_words)
        self._ready = False

        def refused(error: CourierError | BugReport) -> None:
            self._ready = True
            self._say(sentence_of(error))

        work = partial(_apply, self._shell.ctx, self.form.draft, notify, texts)
        self._shell.jobs.run(work, done=self._declared, failed=refused)

    def _declared(self, applied: _Applied) -> None:
        self._applied = True
        what = applied.declared
        done = self.tr("Contratiempo registrado: %n guía(s)", "", what.shipments)
        take_back = partial(_undo, self._shell, applied.act_id)
        self._shell.offer_undo(done, take_back)
        if not what.notices:
            self.close_up()
            return
        self._alone = what.notices > 0 and not what.by_hand
        self._done.show_result(what)
        # While the sheet is open the window does not hear Ctrl+Z.
        self._done.undo_asked.connect(take_back)
        self._done.undo_asked.connect(self.close_up)
        self._pane.setCurrentWidget(self._done)
        self.subtitle.setText("")
        for part in (self._only, self._apply, self._foot_words):
            part.hide()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.close_up()
        self._shell.go("messages", **({"view": "carried"} if self._alone else {}))

    def _find(self, text: str) -> None:
        find = partial(find_guides, self._shell.ctx, text)
        self._shell.jobs.run(find, done=self.form.scope.add_guides, key="setback.guides")


def _price(shell: Shell, review: ReviewPanel, preview: DelayPreview) -> None:
    """What goes by a gateway is priced once the list stands there; by hand there is nothing to ask."""
    if any(row.channel not in {None, Channel.WA_ME} for row in preview.affected):
        work = partial(batch_of, shell.ctx, preview.affected, dict(review.new_words))
        shell.jobs.run(work, done=review.show_batch, key="setback.cost")


def _undo(shell: Shell, act_id: ActId | None) -> None:
    """Take the setback back; the sheet may be gone by then."""

    def say(what: Undone) -> None:
        shell.say(translate("SetbackSheet", "Deshecho: el contratiempo de %n guía(s)", "", what.act.count))

    shell.jobs.run(partial(acts.undo, shell.ctx, act_id), done=say)


class _Upright(QWidget):
    """The thin line between the halves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().line)
