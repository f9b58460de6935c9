"""The table that a campaign prints."""

from __future__ import annotations

from collections.abc import Iterable

from tests.kills.board import Phase
from tests.kills.campaign import Campaign, Row

_HEADS = ("work", "kills", "opening", "between", "in act", "commit", "files", "closing")
_MORE = ("torn log", "checkpt", "answered", "events", "kept", "gone", "cuts")
_ENDS = ("losses", "half", "double", "drift", "damage")


def _cells(name: str, row: Row) -> tuple[object, ...]:
    p = row.phases
    found = row.found
    return (
        name,
        row.kills,
        p[Phase.STARTING] + p[Phase.OPENING],
        p[Phase.BETWEEN],
        p[Phase.TRANSACTION],
        p[Phase.COMMIT],
        p[Phase.FILES] + p[Phase.COPYING] + p[Phase.RENAMING],
        p[Phase.CLOSING],
        row.spilled,
        row.checkpoints,
        row.answered,
        row.events,
        row.unanswered_kept,
        row.unanswered_gone,
        row.cuts,
        *(len(lines) for lines in (found.losses, found.halves, found.doubles, found.drift, found.damage)),
    )


def total_of(rows: Iterable[Row]) -> Row:
    """All the works together."""
    total = Row()
    for row in rows:
        total.phases.update(row.phases)
        total.found.take(row.found)
        for name in (
            "kills",
            "spilled",
            "checkpoints",
            "answered",
            "events",
            "unanswered_kept",
            "unanswered_gone",
            "cuts",
        ):
            setattr(total, name, getattr(total, name) + getattr(row, name))
    return total


def table(campaign: Campaign) -> str:
    """One line a work, the sum below; then each finding with what repeats it."""
    named = sorted(campaign.rows.items())
    lines: list[tuple[object, ...]] = [(*_HEADS, *_MORE, *_ENDS)]
    lines += [_cells(name, row) for name, row in named]
    lines.append(_cells("all", total_of(campaign.rows.values())))
    widths = [max(len(str(line[n])) for line in lines) for n in range(len(lines[0]))]
    told = ["  ".join(str(cell).rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    return "\n".join([*told, *campaign.notes])
