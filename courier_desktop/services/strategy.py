"""The strategy of notices as its owner changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.staff import Right
from courier_desktop.domain.strategy_text import check, strategy_of, strategy_text
from courier_desktop.domain.topics import Topic
from courier_desktop.services.planning import KEPT, strategy_in
from courier_desktop.store import people, plain

if TYPE_CHECKING:
    from courier_desktop.domain.strategy import Strategy
    from courier_desktop.services.context import Context


def current(ctx: Context) -> Strategy:
    """The strategy in force; where nobody changed anything, the default."""
    with ctx.read() as conn:
        return strategy_in(conn)


def shops(ctx: Context) -> tuple[tuple[str, str], ...]:
    """The senders that may be told something: party id and name, by name."""
    with ctx.read() as conn:
        return people.sender_parties(conn)


def draft(ctx: Context) -> Strategy | None:
    """What its owner had changed and not kept when the window closed; None when nothing."""
    with ctx.read() as conn:
        text = plain.draft(conn, KEPT)
    return None if text is None else strategy_of(text)


def keep_draft(ctx: Context, strategy: Strategy | None) -> None:
    """Keep what is being changed for the next time, or drop it with None."""
    text = None if strategy is None else strategy_text(strategy)
    with ctx.write(Right.UPKEEP) as tx:
        plain.save_draft(tx.conn, KEPT, text)


def change(ctx: Context, strategy: Strategy) -> None:
    """Keep a strategy: what is planned from now on follows it. RefusedError when a value in it cannot be."""
    check(strategy)
    text = strategy_text(strategy)
    with ctx.write(Right.SETTINGS) as tx:
        plain.keep(tx.conn, KEPT, text)
        plain.save_draft(tx.conn, KEPT, None)
        tx.topics.add(Topic.SETTINGS)
