"""The strategy under change: what it is now, what is kept, what the last change can be taken back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.strategy import DEFAULT, CustomerKind, SenderPolicy, Strategy
from courier_desktop.domain.strategy_text import changed, restored
from courier_desktop.domain.values import replace

if TYPE_CHECKING:
    from courier_desktop.domain.notices import NoticeEvent


class Edits:
    """Begins with the default; `begin` when the kept one is known."""

    def __init__(self) -> None:
        self.strategy = self.saved = DEFAULT
        self._earlier: list[Strategy] = []

    def begin(self, saved: Strategy, draft: Strategy | None) -> None:
        """The kept strategy, and what was changed the last time and not kept."""
        self.saved = saved
        self.strategy = draft if draft is not None else saved

    @property
    def differ(self) -> bool:
        """Whether anything is not kept yet."""
        return self.strategy != self.saved

    @property
    def undoable(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._earlier)

    def take(self, strategy: Strategy) -> bool:
        """Have that strategy from now on; whether it is another one."""
        if strategy == self.strategy:
            return False
        self._earlier.append(self.strategy)
        self.strategy = strategy
        return True

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        if self._earlier:
            self.strategy = self._earlier.pop()
            return True
        return False

    def rule(self, event: NoticeEvent, kind: CustomerKind, **values: object) -> Strategy:
        """The strategy with these fields of a rule changed."""
        return changed(self.strategy, event, kind, **values)

    def restored(self, event: NoticeEvent, kind: CustomerKind) -> Strategy:
        """The strategy with that rule as it came, or as everybody's."""
        return restored(self.strategy, event, kind)

    def policy(self, shop: str, policy: SenderPolicy | None) -> Strategy:
        """The strategy with another policy for a shop ("" = for all); None = as it came, or as all."""
        if not shop:
            return replace(self.strategy, sender=policy or DEFAULT.sender)
        senders = {one: kept for one, kept in self.strategy.senders.items() if one != shop}
        return replace(self.strategy, senders=senders if policy is None else {**senders, shop: policy})
