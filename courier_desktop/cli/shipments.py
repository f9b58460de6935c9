"""`shipments` and `show`: the list, and one shipment with its timeline and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import as_json, help_words, words
from courier_desktop.cli.answer import Answer, Page, UsageError
from courier_desktop.cli.messages import notice_table
from courier_desktop.cli.reading import read_status
from courier_desktop.cli.said import Voice, counted
from courier_desktop.cli.tables import Column, table
from courier_desktop.cli.timeline import timeline
from courier_desktop.domain.fold import tokens
from courier_desktop.domain.reasons import REASONS
from courier_desktop.domain.rows import ShipmentQuery, ShipmentRow, View
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.services import shipments
from courier_desktop.services.message_words import relation_phrase

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from courier_desktop.cli.parser import Commands
    from courier_desktop.domain.rows import PageKey, ShipmentDetail
    from courier_desktop.services.context import Context

_FIRST = 50
_PAGE = 500


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    listing = commands.add("shipments", help_words.SHIPMENTS, run=list_shipments)
    commands.option(listing, "query", said=help_words.SHIPMENTS_QUERY, nargs="?", default="", metavar="QUERY")
    commands.option(listing, "--status", said=help_words.SHIPMENTS_STATUS, action="append", default=[], metavar="S")
    commands.option(
        listing, "--view", said=help_words.SHIPMENTS_VIEW, choices=[view.value for view in View], default=View.ALL.value
    )
    commands.option(listing, "--limit", said=help_words.SHIPMENTS_LIMIT, type=int, default=_FIRST, metavar="N")
    one = commands.add("show", help_words.SHOW, run=show_one)
    commands.option(one, "number", said=help_words.NUMBER, metavar="NUMBER")


def list_shipments(ctx: Context, options: argparse.Namespace) -> Answer:
    """The shipments that hold every word, newest first."""
    statuses = frozenset(_real_status(text) for text in options.status)
    query = ShipmentQuery(view=View(options.view), statuses=statuses, text=options.query)
    rows, more = _rows(ctx, query, options.limit)
    say = Voice(ctx, options.language)
    values = {"shipments": [as_json.shipment(row) for row in rows], "more": more}
    if not rows:
        return Answer(values, told=(say(words.NOTHING_FOUND),))
    lines = [*shipment_table(rows, say), "", counted(len(rows), say(words.SHIPMENT_ONE), say(words.SHIPMENT_MANY))]
    return Answer(values, (*lines, *((say(words.MORE),) if more else ())))


def _real_status(text: str) -> Status:
    """A status of a shipment: at the door is a stop's."""
    found = read_status(text)
    if not isinstance(found, Status):
        raise UsageError("unknown_status", Status, value=text)
    return found


def _rows(ctx: Context, query: ShipmentQuery, limit: int) -> tuple[list[ShipmentRow], bool]:
    """So many rows (all for 0), and whether there are more. Words that hold no letter and no digit find nothing."""
    if query.text and not tokens(query.text):
        return [], False
    most = limit if limit > 0 else 10**9
    rows: list[ShipmentRow] = []
    after: PageKey | None = None
    while len(rows) < most:
        page = shipments.page(ctx, query, after, min(_PAGE, most - len(rows)))
        rows.extend(page.rows)
        after = page.next
        if after is None:
            return rows, False
    return rows, True


def shipment_table(rows: Sequence[ShipmentRow], say: Voice) -> list[str]:
    """The rows as a table."""
    columns = (
        Column(say(words.NUMBER)),
        Column(say(words.STATUS)),
        Column(say(words.RECIPIENT), gives=True),
        Column(say(words.PLACE), gives=True),
        Column(say(words.PROMISE)),
        Column(say(words.ESTIMATE)),
        Column(say(words.ROUTE)),
        Column(say(words.CASH), right=True),
    )
    cells = [
        (
            row.number,
            status_words(row.status, say, delayed=row.delayed),
            row.recipient,
            " ".join(part for part in (row.colonia, row.postal_code) if part),
            say.window(row.window),
            say.clock(row.window.done or row.window.estimate),
            row.route_code,
            say.money(row.cash if row.collected is None else None),
        )
        for row in rows
    ]
    return table(columns, cells)


def status_words(status: Status, say: Voice, *, delayed: bool = False) -> str:
    """The status's word, with the setback that lies over it."""
    word = say(STATUSES[status].words)
    return f"{word} · {say(words.DELAYED)}" if delayed else word


def show_one(ctx: Context, options: argparse.Namespace) -> Answer:
    """One shipment with all that is known of it."""
    shown = shipments.detail(ctx, shipments.resolve(ctx, options.number))
    say = Voice(ctx, options.language)
    notices = [as_json.notice(one, say.why(one)) for one in shown.notices]
    return Answer(as_json.detail(shown, notices), tuple(_sheet(shown, say).lines))


def _sheet(shown: ShipmentDetail, say: Voice) -> Page:
    page = Page()
    row = shown.row
    page.add(f"{row.number}   {status_words(row.status, say, delayed=row.delayed)}", "")
    address, people = shown.address, shown.recipient
    relation = relation_phrase(shown.relation, say.language)
    facts = (
        (words.PROMISE, say.window(row.window)),
        (words.ESTIMATE, say.clock(row.window.done or row.window.estimate)),
        (words.RECIPIENT, people.name),
        (words.PHONE, people.phone or people.phone_typed),
        (words.ADDRESS, ", ".join(part for part in (address.street_line(), address.city_line()) if part)),
        (words.BETWEEN, address.between),
        (words.REFERENCES, address.references),
        (words.SENDER, " ".join(part for part in (row.sender, shown.order_number) if part)),
        (words.PIECES, str(row.pieces)),
        (words.CONTENTS, shown.contents),
        (words.NOTE, shown.note),
        (words.CASH, say.money(row.cash)),
        (words.ROUTE, " · ".join(part for part in (row.route_code, shown.driver) if part)),
        (words.ATTEMPTS, f"{row.attempts}/{row.max_attempts}" if row.attempts else ""),
        (words.REASON, say(REASONS[row.reason].words) if row.reason else ""),
        (words.RECEIVED, " · ".join(part for part in (shown.received_by, relation) if part)),
    )
    page.add(*table((Column(""), Column("", gives=True)), [(say(head), text) for head, text in facts if text]))
    page.title(say(words.TIMELINE))
    page.add(*timeline(shown.events, say))
    if shown.notices:
        page.title(say(words.NOTICES))
        page.add(*notice_table(shown.notices, say))
    return page
