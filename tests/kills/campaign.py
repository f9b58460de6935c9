"""Hundreds of lives: each begins over what the last one left, is killed at a random moment, and is judged."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from courier_desktop.paths import ledger_path
from tests.fakes.desk import copied
from tests.kills.board import Board, Phase
from tests.kills.book import Book, Findings, judge
from tests.kills.copies import judge_backups, judge_births, judge_erased, judge_old_copies, left_in, replay
from tests.kills.cuts import cut_deep, cut_power, image_of
from tests.kills.death import Death, Moment, die
from tests.kills.desks import ALONE, BACKUPS, KINDS, NONE, OLD, REOPENING, Desk, Desks, Kind
from tests.kills.file_works import MORE_DESK_WORKS
from tests.kills.life import Life, Orders
from tests.kills.moments import aim, moment, tuning
from tests.kills.story import Commit, Story, read_story
from tests.kills.wal import Wreck, wreck_of
from tests.kills.witness import Told, Witness
from tests.kills.works import DESK_WORKS

_EVENTS_A_LEDGER = 600
_MATES = 0.15


@dataclass(slots=True)
class Row:
    """A line of the table: one kind of work."""

    kills: int = 0
    phases: Counter[Phase] = field(default_factory=Counter)
    spilled: int = 0
    checkpoints: int = 0
    answered: int = 0
    events: int = 0
    unanswered_kept: int = 0
    unanswered_gone: int = 0
    cuts: int = 0
    found: Findings = field(default_factory=Findings)


@dataclass(slots=True)
class Plan:
    """How much to do, by which seed, with which works; `stop` = at the first finding of that kind."""

    kills: int
    seed: int
    works: Sequence[str]
    minutes: float = 0.0
    stop: str = ""
    fork: bool = True


@dataclass(slots=True)
class Killed:
    """One life after its end: one worker, or two programs on one ledger."""

    names: Sequence[str]
    lives: Sequence[tuple[Orders, Moment]]
    deaths: Sequence[Death]
    stories: Sequence[Story]
    found: Findings = field(default_factory=Findings)

    @property
    def pending(self) -> list[Commit]:
        return [story.pending for story in self.stories if story.pending is not None]

    def where(self) -> str:
        """What repeats it, as far as luck allows."""
        return "; ".join(
            f"{orders.work}: life {orders.number}, {when.after} + {when.delay_s * 1000:.2f} ms, in {death.phase.name},"
            f" {orders.pragmas}"
            for (orders, when), death in zip(self.lives, self.deaths, strict=True)
        )


class Campaign:
    """Runs a plan in a folder of its own and keeps the table."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.folder = folder
        self.luck = random.Random(plan.seed)
        self.rows: dict[str, Row] = {}
        self.notes: list[str] = []
        self.life = 0
        self._desks = Desks(folder, plan.works)
        self._standing: dict[str, Desk] = {}
        self._warm_up()
        self._began = time.monotonic()

    def _warm_up(self) -> None:
        """Do each work a few times here, unwatched: what it imports and compiles is then there in every fork."""
        folder = copied(self._desks.template, self.folder / "warm")
        told = self.folder / "told"
        orders = Orders("", str(folder), 0, self.plan.seed, str(self.folder / "board"), str(told))
        witness = Witness(Board(Path(orders.board)), Told(told), ledger_path(folder), lambda _phase: None)
        life = Life(orders, witness)
        for work in 2 * (*DESK_WORKS.values(), *MORE_DESK_WORKS.values()):
            work(life)
        life.close()
        shutil.rmtree(folder)

    @property
    def kills(self) -> int:
        return sum(row.kills for row in self.rows.values())

    def run(self) -> None:
        """As many lives as were asked for, or as long."""
        while not self._over():
            self._live()

    def _over(self) -> bool:
        late = self.plan.minutes and time.monotonic() - self._began > self.plan.minutes * 60
        return self.kills >= self.plan.kills or bool(late) or self._has(self.plan.stop)

    def _has(self, kind: str) -> bool:
        return bool(kind) and any(row.found.lists()[kind] for row in self.rows.values())

    # ------------------------------------------------------------------------------------------------------- a life

    def _live(self) -> None:
        """One life of a ledger: killed, cut, opened, compared."""
        desk, names = self._draw()
        desk.lives += 1
        lives = [self._orders(name, desk, place) for place, name in enumerate(names)]
        deaths = die(lives, fork=self.plan.fork)
        killed = Killed(names, lives, deaths, [read_story(Path(orders.told)) for orders, _ in lives])
        for name, death, story in zip(names, deaths, killed.stories, strict=True):
            self._enter(name, death, story)
        self._enter_wreck(names[0], wreck_of(ledger_path(desk.folder)))
        known = set(desk.book.events)
        self._judge(desk, killed)
        for name, story in zip(names, killed.stories, strict=True):
            self._enter_pending(name, story, desk.book, known)
        self._report(desk, killed)
        for orders, _ in lives:
            Path(orders.told).unlink(missing_ok=True)

    def _draw(self) -> tuple[Desk, list[str]]:
        """A ledger and the work on it; now and then two programs on one ledger."""
        works = set(self.plan.works)
        kinds = [kind for kind in KINDS if works & set(kind.works)]
        kind = self.luck.choices(kinds, [kind.share for kind in kinds])[0]
        names = [self.luck.choice([name for name in kind.works if name in works])]
        mates = [one for one in kind.mates if one in works or kind is BACKUPS]
        if names[0] == REOPENING:
            mates = [REOPENING]
        if mates and names[0] not in ALONE and self.luck.random() < _MATES:
            names.append(self.luck.choice(mates))
        return self._desk(kind), names

    def _desk(self, kind: Kind) -> Desk:
        desk = self._standing.get(kind.name)
        if desk is None or desk.lives >= kind.lives or len(desk.book.events) > _EVENTS_A_LEDGER:
            if desk is not None:
                desk.leave()
            desk = self._standing[kind.name] = self._desks.make(kind, f"{kind.name}-{self.life}")
        return desk

    def _orders(self, work: str, desk: Desk, place: int) -> tuple[Orders, Moment]:
        self.life += 1
        phase, nth = aim(work, self.luck)
        orders = Orders(
            work=work,
            folder=str(desk.folder),
            number=self.life,
            seed=self.luck.getrandbits(32),
            board=str(self.folder / f"board-{place}"),
            told=str(self.folder / f"told-{self.life}"),
            place=place,
            aim=phase,
            nth=nth,
            pragmas=tuning(work, self.luck),
        )
        return orders, moment(work, self.luck)

    # ------------------------------------------------------------------------------------------------------ judging

    def _judge(self, desk: Desk, killed: Killed) -> None:
        found, stories = killed.found, killed.stories
        for story in stories:
            found.halves.extend(story.split_acts())
            if story.unlocked:
                found.damage.append("it wrote to a ledger on which it held no lock any more")
        if desk.kind is NONE:
            judge_births(desk.folder, stories[0], found)
            return
        for story in stories:
            left = left_in(desk.folder, story.erased)
            found.losses.extend(f"the bytes of {name}, whose erasure was answered for, still stand" for name in left)
        if len(stories) == 1 and self.life % 2 == 0 and killed.names[0] not in ALONE:
            cut = self._cut if self.life % 4 else self._cut_deep
            cut(desk, killed)
        self._judge_ledger(desk, killed)
        if desk.kind is BACKUPS:
            judge_backups(desk, stories, found)
        elif desk.kind is OLD:
            judge_old_copies(desk, self._desks.old_events, found)

    def _judge_ledger(self, desk: Desk, killed: Killed) -> None:
        found, stories = killed.found, killed.stories
        maybe = killed.pending
        if len(stories) == 1:
            maybe = replay(desk, stories[0], found)
        else:
            for story in stories:
                desk.book.take(story.commits, story.ops)
        # What drifts stays drifted, so that the next thorough look finds it.
        last = desk.lives >= desk.kind.lives or len(desk.book.events) > _EVENTS_A_LEDGER
        found.take(judge(desk.folder, desk.book, maybe, thorough=last or desk.lives % 3 == 1))
        for story in stories:
            judge_erased(desk.folder, story, found)

    def _cut(self, desk: Desk, killed: Killed) -> None:
        """A copy of what the kill left, as a power cut leaves it: all that was answered for must be there."""
        story = killed.stories[0]
        image = image_of(desk.folder, self.folder / "cut")
        done = cut_power(desk.folder, image, story, self.luck)
        expected = desk.book.copy()
        expected.take(story.commits, story.ops)
        self._judge_image(killed, image, expected, killed.pending, done)

    def _cut_deep(self, desk: Desk, killed: Killed) -> None:
        """A copy torn anywhere: what stands before the tear must be there, and nothing half behind it."""
        story = killed.stories[0]
        image = image_of(desk.folder, self.folder / "cut")
        kept = cut_deep(desk.folder, image, story.answered, self.luck)
        if kept is None:
            shutil.rmtree(image)
            return
        expected = desk.book.copy()
        expected.take(kept, {})
        others = [one for one in story.commits if not any(one is known for known in kept)]
        self._judge_image(killed, image, expected, others, "cut deep")

    def _judge_image(self, killed: Killed, image: Path, expected: Book, maybe: Sequence[Commit], done: str) -> None:
        # What plain rows hold is asked of the ledger itself, not of its copies.
        expected.plain.clear()
        seen = judge(image, expected, maybe)
        for lines in seen.lists().values():
            lines[:] = [f"{line} [{done or 'copied'}]" for line in lines]
        killed.found.take(seen)
        self.rows[killed.names[0]].cuts += 1
        shutil.rmtree(image)

    # ----------------------------------------------------------------------------------------------- keeping the table

    def _enter(self, work: str, death: Death, story: Story) -> None:
        row = self.rows.setdefault(work, Row())
        row.kills += 1
        row.phases[death.phase] += 1
        row.answered += len(story.answered)
        row.events += sum(len(one.events) for one in story.answered)

    def _enter_pending(self, work: str, story: Story, book: Book, known: set[str]) -> None:
        """What became of the transaction that was being committed: both are right."""
        pending = story.pending
        if pending is not None and pending.events.keys() - known:
            kept = pending.events.keys() <= book.events.keys()
            self.rows[work].unanswered_kept += kept
            self.rows[work].unanswered_gone += not kept

    def _enter_wreck(self, work: str, wreck: Wreck) -> None:
        self.rows[work].spilled += wreck.unfinished_frames > 0
        self.rows[work].checkpoints += wreck.in_checkpoint

    def _report(self, desk: Desk, killed: Killed) -> None:
        for name, death in zip(killed.names, killed.deaths, strict=True):
            if death.crash:
                killed.found.damage.append(f"the worker of {name!r} ended before its kill:\n{death.crash}")
        self.rows[killed.names[0]].found.take(killed.found)
        lines = killed.found.lines()
        self.notes.extend(f"seed {self.plan.seed}: {line}\n    {killed.where()}" for line in lines)
        if lines:
            # What is wrong stays wrong: the next lives get a fresh ledger.
            shutil.copytree(desk.folder, self.folder / f"found-{self.life}")
            desk.lives = desk.kind.lives
