"""Marking stops, now or at an hour of the paper; each mark told with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from courier_desktop.domain.reasons import REASONS, ReasonCode
from courier_desktop.domain.rows import RouteState, StopRow
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.services import acts, marking
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.deliver import DeliverPopover, DeliverySubject
from courier_desktop.ui.parts.reasons import ReasonPopover, ReasonSubject
from courier_desktop.ui.routes.desk import RouteDesk, stop_named
from courier_desktop.ui.routes.reading import IN_HOUSE
from courier_desktop.ui.routes.time_popover import TimePopover
from courier_desktop.ui.sounds import Sound
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from courier_desktop.domain.draft import Promise
    from courier_desktop.domain.ids import ActId
    from courier_desktop.domain.money import Money
    from courier_desktop.ui.parts.floating import Popover
    from courier_desktop.ui.routes.wedge import ScanWedge


class Marks(QObject):
    """The marks of the chosen route's current stop."""

    time_changed = Signal()
    failing = Signal(bool)

    def __init__(self, desk: RouteDesk, wedge: ScanWedge, beside: Callable[[Popover], None]) -> None:
        """`beside(popover)` opens a popover beside the current stop."""
        super().__init__(desk)
        self._desk, self._wedge, self._beside = desk, wedge, beside
        self._open: Popover | None = None
        self._done: list[ActId] = []
        self.at: datetime | None = None

    def at_door(self) -> None:
        """A: the driver stands there."""
        stop = self.markable()
        if stop is not None:
            word = self.tr("{0}: en la puerta").format(stop_named(stop))
            self._mark(stop, partial(marking.Mark, target=marking.AT_DOOR), word)

    def delivered(self) -> None:
        """D: ask who received it and the cash, then record."""
        stop = self.markable()
        if stop is None:
            return
        subject = DeliverySubject(
            who=stop_named(stop), recipient=stop.recipient, cash=stop.cash, pieces=max(stop.loaded, stop.pieces)
        )
        popover = DeliverPopover(subject)
        popover.delivered.connect(partial(self.record_delivery, stop))
        self._show(popover)

    def failed(self, code: ReasonCode | None = None) -> None:
        """F: ask for the reason, or only for what that reason needs, then record."""
        stop = self.markable()
        if stop is None:
            return
        subject = ReasonSubject(who=stop_named(stop), attempts=stop.attempts, max_attempts=stop.max_attempts)
        popover = ReasonPopover(subject, now=self._desk.ctx.clock(), zone=self._desk.ctx.zone)
        popover.chosen.connect(partial(self.record_failure, stop))
        popover.closed.connect(partial(self.failing.emit, False))
        self._show(popover)
        self._wedge.watch(popover)
        self.failing.emit(True)
        if code is not None:
            popover.choose(code)

    def with_time(self) -> None:
        """T: the next mark happened at that hour."""
        stop, route = self.markable(), self._desk.route
        if stop is None or route is None:
            return
        ctx = self._desk.ctx
        likely = min(stop.window.estimate or stop.planned_at or ctx.clock(), ctx.clock())
        popover = TimePopover(stop_named(stop), self.at or likely, day=route.day, now=ctx.clock(), zone=ctx.zone)
        popover.chosen.connect(self.set_time)
        self._show(popover)

    def set_time(self, at: datetime | None) -> None:
        """The hour the next mark will bear; None = now."""
        self.at = at
        self.time_changed.emit()

    def markable(self) -> StopRow | None:
        """The current stop, if it may be marked; else why not is told."""
        stop, route = self._desk.stop, self._desk.route
        if stop is None or route is None:
            return None
        if route.state in IN_HOUSE:
            self._desk.tell_code("route_not_published", {"route": route.code})
        elif route.state is RouteState.CLOSED:
            self._desk.tell_code("route_closed", {"route": route.code})
        elif stop.state is StopState.DONE:
            self._desk.tell_code("end_state", {"number": stop.number, "status": stop.status.value})
        else:
            return stop
        return None

    def _show(self, popover: Popover) -> None:
        self._open = popover
        popover.closed.connect(self._gone)
        self._beside(popover)

    def shut(self) -> None:
        """Close the popover that is open."""
        if self._open is not None:
            self._open.close_up()

    def undo_last(self) -> None:
        """Take back the newest mark made here, else the last act of all."""
        self.undo(self._done.pop() if self._done else None)

    def _gone(self) -> None:
        popover, self._open = self._open, None
        if popover is not None:
            popover.deleteLater()

    def record_delivery(self, stop: StopRow, received_by: str, relation: str, collected: Money | None) -> None:
        """Record that it was handed over."""
        made = partial(
            marking.Mark, target=Status.DELIVERED, received_by=received_by, relation=relation, collected=collected
        )
        self._mark(stop, made, self.tr("{0}: entregado").format(stop_named(stop)))

    def record_failure(
        self, stop: StopRow, code: ReasonCode, note: str, calls: int | None, promise: Promise | None
    ) -> None:
        """Record why it was not."""
        made = partial(marking.Mark, target=Status.ATTEMPT_FAILED, reason=code, note=note, calls=calls, promise=promise)
        word = REASONS[code].words.in_(current_language())
        self._mark(stop, made, f"{stop_named(stop)}: {word}")

    def _mark(self, stop: StopRow, made: Callable[..., marking.Mark], word: str) -> None:
        ctx, at = self._desk.ctx, self.at
        what = made(shipment_ids=(stop.shipment_id,), at=at)
        self._desk.shell.jobs.run(
            lambda: marking.mark(ctx, what), done=partial(self._marked, word), failed=self._desk.tell_failure
        )
        self.set_time(None)

    def _marked(self, word: str, result: marking.MarkResult) -> None:
        outcome = result.outcomes[0]
        if outcome.refused:
            self._desk.shell.sound(Sound.WRONG)
            self._desk.tell_code(outcome.refused, outcome.params)
            return
        self._done.append(result.act_id)
        self._desk.shell.offer_undo(word, partial(self.undo, result.act_id))
        if outcome.warning:
            self._desk.tell_code(outcome.warning, outcome.warning_params, Tone.AMBER)
        else:
            self._desk.tell("")
        self._desk.ask()

    def undo(self, act_id: ActId | None) -> None:
        """Take that mark back (the last act of all without one)."""
        ctx = self._desk.ctx

        def done(undone: acts.Undone) -> None:
            self._desk.tell(self.tr("Deshecho: {0}").format(undone.act.number), Tone.NEUTRAL)
            self._desk.ask()

        self._desk.shell.jobs.run(lambda: acts.undo(ctx, act_id), done=done, failed=self._desk.tell_failure)
