"""What a worker told before it was killed: what it had kept and was answered for, and what was under way."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.kills.wal import Place

# Acts of the broken writers, whose mistake is another one.
_FREE = frozenset({"quiet"})


@dataclass(slots=True)
class Commit:
    """One transaction's events (id → digest), and where the log ended after it, if it came back."""

    op: int
    events: dict[str, str]
    done: bool = False
    place: Place | None = None


@dataclass(slots=True)
class Op:
    """One thing a person did: its kind, the plain rows it changes."""

    kind: str
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was answered for: its name, and how many events it holds."""

    name: str
    events: int


@dataclass(slots=True)
class Restore:
    """A restore from that backup; `aside` = the name that the ledger before it is kept under."""

    name: str
    done: bool = False
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Erased:
    """A name that was answered for as erased."""

    name: str


Step = Commit | Made | Restore | Erased


@dataclass(slots=True)
class Story:
    """A life as it was told."""

    steps: list[Step] = field(default_factory=list)
    ops: dict[int, Op] = field(default_factory=dict)
    born: list[str] = field(default_factory=list)
    erasing: list[str] = field(default_factory=list)
    synchronous: int = 2
    unlocked: bool = False

    @property
    def commits(self) -> list[Commit]:
        return [step for step in self.steps if isinstance(step, Commit)]

    @property
    def answered(self) -> list[Commit]:
        return [one for one in self.commits if one.done]

    @property
    def pending(self) -> Commit | None:
        """The transaction that was being committed."""
        last = self.steps[-1] if self.steps else None
        return last if isinstance(last, Commit) and not last.done else None

    @property
    def restoring(self) -> Restore | None:
        """The restore that was under way."""
        last = self.steps[-1] if self.steps else None
        return last if isinstance(last, Restore) and not last.done else None

    @property
    def erased(self) -> list[str]:
        return [step.name for step in self.steps if isinstance(step, Erased)]

    def split_acts(self) -> list[str]:
        """Acts that took more than one transaction: a kill in between would leave half of them."""
        counts: dict[int, int] = {}
        for one in self.commits:
            counts[one.op] = counts.get(one.op, 0) + bool(one.events)
        named = {number: op.kind for number, op in self.ops.items() if op.kind not in _FREE}
        return [
            f"{named[n]}: one act in {count} transactions" for n, count in counts.items() if count > 1 and n in named
        ]


def read_story(path: Path) -> Story:
    """The story of a life. A last line that the kill cut off was never said."""
    story = Story()
    if not path.is_file():
        return story
    for line in path.read_bytes().splitlines(keepends=True):
        if line.endswith(b"\n"):
            _take(story, json.loads(line))
    return story


def _take(story: Story, line: dict[str, Any]) -> None:
    match line:
        case {"op": int(number), "kind": kind}:
            story.ops[number] = Op(kind, line["facts"])
        case {"intent": _}:
            story.steps.append(Commit(line["op"], dict(line["events"])))
        case {"done": number}:
            commit = story.commits[number - 1]
            commit.done = True
            commit.place = Place(*line["place"]) if line["place"] else None
        case {"synchronous": level}:
            story.synchronous = level
        case {"unlocked": _}:
            story.unlocked = True
        case _:
            _take_files(story, line)


def _take_files(story: Story, line: dict[str, Any]) -> None:
    match line:
        case {"made": name, "events": count}:
            story.steps.append(Made(name, count))
        case {"restoring": name}:
            story.steps.append(Restore(name))
        case {"restored": aside}:
            last = next(step for step in reversed(story.steps) if isinstance(step, Restore))
            last.done, last.aside = True, aside
        case {"erasing": name}:
            story.erasing.append(name)
        case {"erased": name}:
            story.steps.append(Erased(name))
        case {"born": name}:
            story.born.append(name)
