"""The strategy of notices as its owner changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy_text import strategy_text
from courier_desktop.domain.topics import Topic
from courier_desktop.services.planning import KEPT, strategy_in
from courier_desktop.store import plain

if TYPE_CHECKING:
    from courier_desktop.domain.strategy import Strategy
    from courier_desktop.services.context import Context


def current(ctx: Context) -> Strategy:
    """The strategy in force; where nobody changed anything, the default."""
    with ctx.read() as conn:
        return strategy_in(conn)


def change(ctx: Context, strategy: Strategy) -> None:
    """Keep a strategy: what is planned from now on follows it. RefusedError when a value in it cannot be."""
    text = strategy_text(strategy)
    with ctx.write(Right.SETTINGS) as tx:
        plain.keep(tx.conn, KEPT, text)
        tx.topics.add(Topic.SETTINGS)
