"""The demonstration's day, told act by act: the bundled morning, then an afternoon of its own."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from courier_desktop.cli import as_json, demo_words, words
from courier_desktop.cli.answer import Answer, Json, never_fails
from courier_desktop.cli.delays import preview_lines
from courier_desktop.cli.demo_marks import Afternoon
from courier_desktop.cli.intake import figures_table, problem_table, problem_values
from courier_desktop.cli.messages import message_lines, notice_state
from courier_desktop.cli.route_days import load_table
from courier_desktop.cli.routes import route_table, stop_table
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.causes import CAUSES, Cause
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.rows import RouteState, ScanVerdict
from courier_desktop.domain.sentences.terms import LEFT_REASONS
from courier_desktop.domain.statuses import STOP_WORDS, StopState
from courier_desktop.domain.times import local_day
from courier_desktop.domain.words import Words, language_of
from courier_desktop.services import delays, integrity, notices, route_boards, slips
from courier_desktop.services.context import Context
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.services.intake.importing import plan_import
from courier_desktop.services.intake.inspect import inspect
from courier_desktop.services.sample import load_sample_day, sample_files
from courier_desktop.services.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from courier_desktop.domain.ids import RouteId
    from courier_desktop.domain.rows import NoticeRow, RouteRow

_SHOWN_STOPS = 8
_SETBACK_MINUTES = 75


class StoryClock(Protocol):
    """What the story asks of its clock."""

    def pass_minutes(self, minutes: float) -> None:
        """Let some time pass."""

    def pass_until(self, moment: datetime) -> None:
        """Go on to a moment."""


@dataclass
class DemoDay:
    """Tells the day and does it: `values` are the same for `--json`, where nothing is printed on the way."""

    ctx: Context
    clock: StoryClock
    say: Voice
    out: Path
    quiet: bool
    values: Json = field(default_factory=dict)

    def told(self) -> Answer:
        """The whole day."""
        self._intake()
        self._morning()
        second = self._route_in(RouteState.LOADING)
        first = max(today(self.ctx).routes, key=lambda route: route.done)
        others = [route.route_id for route in today(self.ctx).routes if route.route_id != first.route_id]
        self._slips()
        self._load(second)
        self._publish(second)
        self._setback(second)
        self._stops(first, others)
        self._notices()
        self._close(first, others)
        self._end()
        return Answer(self.values)

    def _tell(self, *lines: str) -> None:
        if not self.quiet:
            never_fails(sys.stdout)
            print("\n".join(lines), flush=True)

    def _part(self, said: Words, **values: object) -> None:
        title = self.say(said, **values)
        self._tell("", title, "─" * len(title))

    def _route_in(self, state: RouteState) -> RouteRow:
        return next(route for route in today(self.ctx).routes if route.state is state)

    def _intake(self) -> None:
        self._tell(
            self.say(demo_words.HELLO, company="Mensajería Colibrí", day=local_day(self.ctx.clock(), self.ctx.zone))
        )
        self._part(demo_words.INTAKE)
        told: list[Json] = []
        for path in sample_files():
            plan = plan_import(self.ctx, inspect(self.ctx, path))
            counts = (plan.read, len(plan.added), len(plan.changed), plan.unchanged, plan.left_out)
            self._tell("", path.name, *figures_table(counts, self.say, indent="  "))
            if plan.problems:
                self._tell(*problem_table(plan.problems, self.say, indent="  "))
            problems = [problem_values(problem, self.say) for problem in plan.problems]
            told.append({"file": path.name, "read": plan.read, "added": len(plan.added), "problems": problems})
        self.values["intake"] = told

    def _morning(self) -> None:
        self._part(demo_words.MORNING)
        done = load_sample_day(self.ctx)
        figures = {"shipments": done.shipments, "delivered": done.delivered, "failed": done.failed}
        time = self.say.clock(self.ctx.clock())
        self._tell(self.say(demo_words.MORNING_DONE, time=time, confirmed=done.notices_confirmed, **figures), "")
        routes = today(self.ctx).routes
        self._tell(*route_table(routes, self.say), "", f"{self.say(demo_words.FAILED)}:")
        failed = [
            (stop.number, stop.recipient, self.say(REASONS[stop.reason].words), route.code)
            for route in routes
            for stop in route_boards.board(self.ctx, route.route_id).stops
            if stop.state is StopState.FAILED and stop.reason is not None
        ]
        self._tell(*table((Column(""), Column(""), Column(""), Column("")), failed, indent="  "))

    def _slips(self) -> None:
        from courier_desktop.paper.formats import SLIP_FORMATS
        from courier_desktop.paper.pdf import slips_pdf
        from courier_desktop.paper.reason_card import reason_card_pdf

        self._part(demo_words.SLIPS)
        ids = slips.ids_of_today(self.ctx)
        rows = slips.slip_rows(self.ctx, ids)
        slips_pdf(self.out / "slips.pdf", rows, SLIP_FORMATS[self.ctx.settings.slip_format])
        settings = self.ctx.settings
        reason_card_pdf(self.out / "reason-card.pdf", language_of(settings.language), settings.company)
        self._tell(self.say(words.SLIPS_DONE, slips=len(rows), shipments=len(ids)))
        self.values["slips"] = len(rows)

    def _load(self, route: RouteRow) -> None:
        self._part(demo_words.LOAD, route=f"{route.code} {route.name}")
        reads, left = Afternoon(self.ctx, self.clock).load(route.route_id)
        odd = [read for read in reads if read.verdict is not ScanVerdict.RIGHT]
        right = [read for read in reads if read.verdict is ScanVerdict.RIGHT]
        self._tell(*load_table([*right[:3], *odd], self.say)[:-1])
        self._tell(self.say(demo_words.LOAD_MORE, count=len(right) - 3), "")
        for number, reason in left:
            self._tell(self.say(demo_words.STAYS, number=number, reason=self.say(LEFT_REASONS[reason])))
        values = [as_json.read(read) for read in reads]
        gone = [{"number": number, "reason": reason} for number, reason in left]
        self.values["load"] = {"route": route.code, "reads": values, "left": gone}

    def _publish(self, route: RouteRow) -> None:
        from courier_desktop.paper.run_sheet import run_sheet_pdf

        self._part(demo_words.PUBLISH)
        count = Afternoon(self.ctx, self.clock).publish(route.route_id)
        self._tell(self.say(words.PUBLISHED, code=f"{route.code} {route.name}", count=count), "")
        board = route_boards.board(self.ctx, route.route_id)
        self._tell(*stop_table(board, self.say)[: _SHOWN_STOPS + 1], "…")
        run_sheet_pdf(self.out / "run-sheet.pdf", slips.run_sheet(self.ctx, route.route_id))

    def _setback(self, route: RouteRow) -> None:
        self._part(demo_words.SETBACK)
        draft = DelayDraft(
            cause=Cause.VEHICLE,
            scope=Scope.ROUTE,
            refs=(route.route_id,),
            minutes=_SETBACK_MINUTES,
            note=self.say(demo_words.SETBACK_NOTE),
        )
        self.clock.pass_minutes(25)
        preview = delays.preview(self.ctx, draft)
        self._tell(*preview_lines(preview, self.say))
        read = next((row for row in preview.affected if row.leaves and not row.blocked), None)
        if read is not None:
            self._tell("", self.say(demo_words.SAMPLE_TEXT, name=read.recipient))
            self._tell(*(f"  {line}".rstrip() for line in read.text.splitlines()))
        self._part(demo_words.APPLIED)
        done = delays.declare(self.ctx, draft)
        figures = {"shipments": done.shipments, "notices": done.notices, "blocked": done.blocked}
        self._tell(self.say(words.DECLARED_DONE, delay_id=done.delay_id, **figures))
        self.values["delay"] = {"delay_id": done.delay_id, "log": preview.log, **figures}
        self._write_log()

    def _write_log(self) -> None:
        """The log of setbacks with whom each one touched."""
        lines: list[str] = []
        for row in reversed(delays.newest(self.ctx)):
            head = (self.say.clock(row.declared_at), row.declared_by, self.say(CAUSES[row.cause]), row.scope_label)
            lines.append(" · ".join((*head, f"+{row.minutes} min", row.note)))
            touched = delays.shipments_of(self.ctx, row.delay_id)
            cells = [(one.number, one.recipient, self.say.window(one.window)) for one in touched]
            lines += [*table((Column(""), Column(""), Column("")), cells, indent="  "), ""]
        (self.out / "setback-log.txt").write_text("\n".join(lines), encoding="utf-8")

    def _stops(self, route: RouteRow, others: Sequence[RouteId]) -> None:
        self._part(demo_words.STOPS, route=f"{route.code} {route.name}")
        marked = Afternoon(self.ctx, self.clock).deliver(route.route_id, others)
        cells = [
            (
                self.say.clock(stop.marked_at),
                stop.number,
                stop.recipient,
                self.say(REASONS[stop.reason].words) if stop.reason else self.say(STOP_WORDS[stop.state]),
                stop.received_by,
                self.say.money(stop.collected),
            )
            for stop in marked
        ]
        self._tell(*table((*(Column("") for _ in range(5)), Column("", right=True)), cells))
        time = self.say.clock(self.ctx.clock())
        self._tell("", self.say(demo_words.OTHERS, time=time), *route_table(today(self.ctx).routes, self.say))
        self.values["marks"] = [
            {"number": stop.number, "status": stop.status.value, "marked_at": as_json.moment(stop.marked_at)}
            for stop in marked
        ]

    def _notices(self) -> None:
        self._part(demo_words.NOTICES)
        Afternoon(self.ctx, self.clock).send()
        rows = notices.history(self.ctx, 10**6)[::-1]
        counted = Counter(row.state for row in rows)
        cells = [(self.say(words.NOTICE_STATES[state.value]), str(counted[state])) for state in NoticeState]
        self._tell(*table((Column(""), Column("", right=True)), cells, indent="  "))
        waiting = [row for row in rows if row.state is NoticeState.PREPARED]
        if waiting:
            self._tell("", f"{self.say(demo_words.NEXT_TO_SEND)}:", *message_lines(waiting[:1], self.say))
        self._tell("", f"{self.say(demo_words.NOT_SENT)}:", *self._untold(rows))
        (self.out / "notices.txt").write_text("\n".join(message_lines(rows, self.say)) + "\n", encoding="utf-8")
        self.values["notices"] = [as_json.notice(row, self.say.why(row)) for row in rows]

    def _untold(self, rows: Sequence[NoticeRow]) -> list[str]:
        """Each blocked one with its reason, the expired ones counted by theirs."""
        blocked = [
            (row.number, row.recipient, self.say(words.EVENTS[row.event.value]), notice_state(row, self.say))
            for row in rows
            if row.state is NoticeState.BLOCKED
        ]
        expired = Counter(notice_state(row, self.say) for row in rows if row.state is NoticeState.EXPIRED)
        lines = table(tuple(Column("") for _ in range(4)), blocked, indent="  ")
        return [*lines, *(f"  {count} × {state}" for state, count in expired.most_common())]

    def _close(self, route: RouteRow, others: Sequence[RouteId]) -> None:
        self._part(demo_words.CLOSING, route=f"{route.code} {route.name}")
        decided = Afternoon(self.ctx, self.clock).close(route.route_id)
        columns = (Column(self.say(words.NUMBER)), Column(self.say(words.RECIPIENT)), Column(self.say(words.STATUS)))
        cells = [
            (stop.number, stop.recipient, self.say(STOP_WORDS[stop.state]), self.say(demo_words.DECISIONS[decision]))
            for stop, decision in decided
        ]
        self._tell(*table((*columns, Column(self.say(demo_words.DECISION))), cells), "")
        self._tell(self.say(words.CLOSED, code=f"{route.code} {route.name}", count=len(decided)))
        Afternoon(self.ctx, self.clock).close_all(others)
        told = [{"number": stop.number, "decision": decision.value} for stop, decision in decided]
        self.values["closing"] = {"route": route.code, "decisions": told}

    def _end(self) -> None:
        self._part(demo_words.END)
        board = today(self.ctx)
        self._tell(*route_table(board.routes, self.say), "")
        failed = sum(route.failed for route in board.routes)
        figures = {"delivered": board.delivered, "failed": failed, "in_window": board.in_window}
        late = board.out_of_window
        self._tell(self.say(demo_words.TOTALS, late=late, cash=self.say.money(board.cash_due), **figures))
        clean = integrity.verify(self.ctx).clean
        if clean:
            self._tell(self.say(demo_words.VERIFIED))
        self._tell("", self.say(demo_words.LEFT, path=self.out))
        code = next(iter(route.code for route in board.routes[::-1]))
        cells = [(name, self.say(said, route=code)) for name, said in demo_words.FILES.items()]
        self._tell(*table((Column(""), Column("")), cells, indent="  "))
        self.values["routes"] = [as_json.route(route) for route in board.routes]
        self.values["totals"] = {**figures, "late": late, "cash_due": as_json.money(board.cash_due)}
        self.values["clean"] = clean
        self.values["out"] = str(self.out)
        self.values["files"] = [str(self.out / name) for name in demo_words.FILES]
