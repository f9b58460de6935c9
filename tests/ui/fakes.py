"""Hand-written stand-ins for what surrounds a page: a window that records what it was asked, and a small context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from courier_desktop.domain.settings import Settings
from courier_desktop.domain.staff import Role, StaffMember
from courier_desktop.domain.topics import Topic

NOW = datetime(2026, 11, 19, 17, 42, tzinfo=UTC)


@dataclass
class FakeContext:
    """Settings, a clock that stands still, and listeners."""

    settings: Settings = field(default_factory=lambda: Settings(company="Colibrí", city="Guadalajara", theme="light"))
    listeners: list[Callable[[frozenset[Topic]], None]] = field(default_factory=list)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Mexico_City"))
    staff: StaffMember | None = None
    staffed: bool = False
    role: Role = Role.OWNER

    def clock(self) -> datetime:
        return NOW


class FakeShell:
    """Answers all of Shell and keeps what was asked in `asked`: (name, arguments, keywords)."""

    def __init__(self, ctx: Any = None, jobs: Any = None) -> None:  # noqa: ANN401 - whatever the page under test needs
        self.ctx = ctx if ctx is not None else FakeContext()
        self.jobs = self.upkeep = jobs
        self.asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self.in_sample = False

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)

        def note(*args: Any, **keywords: Any) -> None:  # noqa: ANN401
            self.asked.append((name, args, keywords))

        return note
