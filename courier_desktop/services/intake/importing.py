"""Apply a file of orders to the ledger: planned first, shown, then entered whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from courier_desktop.domain.errors import Problem
from courier_desktop.domain.ids import ActId, ShipmentId
from courier_desktop.domain.intake.drafts import Drafter, ReadOrder, Sheet
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.mapping import to_text
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import language_of
from courier_desktop.services.intake.bad_rows import BadOrder, bad_rows_path, write_bad_rows
from courier_desktop.services.intake.bulk import in_bulk
from courier_desktop.services.intake.changes import OrderChange, amendment, changes_of, is_another_order
from courier_desktop.services.intake.inspect import Inspection, remapped
from courier_desktop.services.intake.said import marks_of, said_values
from courier_desktop.services.registering import Registered, amend_in, register_in, sender_key
from courier_desktop.store import orders as order_rows
from courier_desktop.store import people, plain

if TYPE_CHECKING:
    import sqlite3

    from courier_desktop.domain.draft import ShipmentDraft
    from courier_desktop.domain.intake.mapping import Mapping
    from courier_desktop.services.context import Context, Tx
    from courier_desktop.store.orders import KnownOrder

_STEP = 500


class Job(Protocol):
    """Who watches a long piece of work and may stop it (ui.jobs.Job is one)."""

    def check(self) -> None:
        """Raise CancelledError when the person wants it no more."""

    def progress(self, done: int, total: int) -> object:
        """Hear n of total."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing has happened yet.

    `read` = orders in the file = len(added) + len(changed) + unchanged + left_out. `problems` also tells of orders
    that go in with something missing, and of rows that are no orders.
    """

    inspection: Inspection
    sender_name: str
    read: int
    added: tuple[ReadOrder, ...]
    changed: tuple[OrderChange, ...]
    unchanged: int
    left_out: int
    problems: tuple[Problem, ...]
    bad: tuple[BadOrder, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `numbers` and `shipment_ids` are the new shipments' in the file's order.

    `act_id` is the whole import's, to be taken back with `acts.undo`.
    `bad_rows_path` is the file of rows to mend, None when there are none or it could not be written.
    """

    read: int
    added: int
    changed: int
    unchanged: int
    left_out: int
    problems: tuple[Problem, ...]
    numbers: tuple[str, ...]
    bad_rows_path: Path | None
    shipment_ids: tuple[ShipmentId, ...]
    act_id: ActId


@dataclass(slots=True)
class _Sorting:
    """The orders of a file as they are sorted out."""

    added: list[ReadOrder]
    changed: list[OrderChange]
    problems: list[Problem]
    bad: list[BadOrder]
    unchanged: int = 0
    left_out: int = 0


@in_bulk()
def plan_import(
    ctx: Context,
    inspection: Inspection,
    sender_name: str = "",
    mapping: Mapping | None = None,
    *,
    job: Job | None = None,
) -> ImportPlan:
    """What the file would do to the ledger. `sender_name` empty = each row's own sender, else the file's kind."""
    if mapping is not None:
        inspection = remapped(inspection, mapping)
    sender = " ".join(sender_name.split())
    drafter = Drafter(_sheet(ctx, inspection, sender))
    read = _read_all(drafter, job)
    sorting = _Sorting([], [], drafter.notes(), [])
    with ctx.read() as conn:
        known = _known(conn, read)
        now = order_rows.values_now(conn, [one.shipment_id for one in known.values()])
    titles = _Titles(inspection)
    for order in read:
        found = known.get(_identity(order))
        _sort(_current(ctx, order, titles), found, now.get(found.shipment_id, ()) if found else (), sorting, titles)
    sorting.problems.sort(key=lambda problem: problem.row)
    return ImportPlan(
        inspection=inspection,
        sender_name=sender,
        read=len(read),
        added=tuple(sorting.added),
        changed=tuple(sorting.changed),
        unchanged=sorting.unchanged,
        left_out=sorting.left_out,
        problems=tuple(sorting.problems),
        bad=tuple(sorting.bad),
    )


@in_bulk()
def apply_import(ctx: Context, plan: ImportPlan, *, job: Job | None = None, folder: Path | None = None) -> ImportReport:
    """Enter what the plan says in one transaction, and write the rows to mend into `folder` (beside the file).

    What changed in the ledger since the plan is looked at again: an order that came in meanwhile is not entered twice.
    Raises CancelledError when the job is cancelled; nothing is kept then.
    """
    with ctx.write(Right.REGISTER) as tx:
        tx.source = "import"
        entered, twice = _enter(tx, plan, job)
        changed = _amend(tx, plan.changed, job)
        _remember_mapping(tx.conn, plan)
        if job is not None:
            job.check()
    path, trouble = _write_bad(ctx, plan, folder)
    return ImportReport(
        read=plan.read,
        added=len(entered),
        changed=changed,
        unchanged=plan.unchanged + twice + len(plan.changed) - changed,
        left_out=plan.left_out,
        problems=(*plan.problems, *trouble),
        numbers=tuple(one.number for one in entered),
        bad_rows_path=path,
        shipment_ids=tuple(one.shipment_id for one in entered),
        act_id=tx.act_id,
    )


class _Titles:
    """The titles of a sheet's columns by field."""

    def __init__(self, inspection: Inspection) -> None:
        self._titles = inspection.header.titles
        self._mapping = inspection.mapping

    def of(self, field: Field) -> str:
        """The title of the field's first column, empty without one."""
        return next((self._titles[i] for i in self._mapping.columns(field)), "")


def _sheet(ctx: Context, inspection: Inspection, sender: str) -> Sheet:
    """The file's sheet with what to assume where it is silent."""
    settings = ctx.settings
    return Sheet(
        table=inspection.table,
        header=inspection.header,
        mapping=inspection.mapping,
        region=settings.region,
        zone=ctx.zone,
        sender=sender,
        fallback_sender=inspection.fallback_sender or settings.company,
        currency=settings.currency,
        language=language_of(settings.recipient_language),
        country=inspection.country,
        year=ctx.clock().astimezone(ctx.zone).year,
        grouping=inspection.grouping,
    )


def _read_all(drafter: Drafter, job: Job | None) -> list[ReadOrder]:
    """Every order of the sheet; a second one with the key of an earlier one keeps only its problems."""
    read: list[ReadOrder] = []
    total = len(drafter)
    for order in drafter.orders():
        read.append(order)
        if job is not None and len(read) % _STEP == 0:
            job.check()
            job.progress(len(read), total * 2)
    return read


def _identity(order: ReadOrder) -> tuple[str, str]:
    return sender_key(order.sender), order.key


def _known(conn: sqlite3.Connection, read: list[ReadOrder]) -> dict[tuple[str, str], KnownOrder]:
    """Which of the orders are in the ledger."""
    by_sender: dict[str, list[str]] = {}
    for order in read:
        sender, key = _identity(order)
        by_sender.setdefault(sender, []).append(key)
    found: dict[tuple[str, str], KnownOrder] = {}
    for sender, keys in by_sender.items():
        sender_id = people.sender_by_key(conn, sender)
        if sender_id is not None:
            for key, known in order_rows.known_orders(conn, sender_id, keys).items():
                found[sender, key] = known
    return found


def _current(ctx: Context, order: ReadOrder, titles: _Titles) -> ReadOrder:
    """The order without a promise that lies in the past, for nobody can keep it any more."""
    draft = order.draft
    if draft is None or draft.promise is None or draft.promise.end >= ctx.clock() or draft.status is Status.DELIVERED:
        return order
    day = draft.promise.end.astimezone(ctx.zone).date().isoformat()
    problem = Problem(order.row, titles.of(Field.PROMISE_DATE), "promise_past", {"value": day})
    return replace(order, draft=replace(draft, promise=None), problems=(*order.problems, problem))


def _sort(order: ReadOrder, known: KnownOrder | None, now: tuple[str, ...], sorting: _Sorting, titles: _Titles) -> None:
    """Put an order where it belongs: new, changed, as it was, or left out."""
    problems = order.problems
    if known is None:
        if order.draft is None:
            sorting.left_out += 1
        else:
            sorting.added.append(order)
    elif order.draft is None:
        problems = _stopped(order, known, sorting, titles)
    else:
        problems = _sort_known(order, order.draft, known, now, sorting, titles)
    if problems:
        sorting.problems.extend(problems)
        sorting.bad.append((order.rows, order.key, problems))


def _stopped(order: ReadOrder, known: KnownOrder, sorting: _Sorting, titles: _Titles) -> tuple[Problem, ...]:
    """What to tell of an order in the ledger that must not ship any more."""
    if STATUSES[known.status].end:
        sorting.unchanged += 1
        return ()
    sorting.left_out += 1
    told = next(iter(order.problems), None)
    if told is None or not told.code.startswith(("cancelled_", "refunded_", "order_returned", "order_payment")):
        return order.problems
    value = str(told.params.get("value", ""))
    params: dict[str, str | int] = {"order": order.number, "number": known.number, "value": value}
    return (Problem(order.row, told.column or titles.of(Field.ORDER_NUMBER), "order_stopped", params),)


def _sort_known(
    order: ReadOrder,
    draft: ShipmentDraft,
    known: KnownOrder,
    now: tuple[str, ...],
    sorting: _Sorting,
    titles: _Titles,
) -> tuple[Problem, ...]:
    """Put an order that is in the ledger where it belongs; what to tell of it, nothing if it is as it was."""
    changes = changes_of(draft, known, now)
    if not changes:
        sorting.unchanged += 1
        return ()
    params: dict[str, str | int] = {"order": order.number, "number": known.number}
    if is_another_order(draft, now):
        sorting.left_out += 1
        return (Problem(order.row, titles.of(Field.ORDER_NUMBER), "order_number_taken", params),)
    if STATUSES[known.status].end:
        sorting.left_out += 1
        params["status"] = known.status.value
        return (Problem(order.row, titles.of(changes[0].field), "change_refused", params),)
    sorting.changed.append(
        OrderChange(known.shipment_id, known.number, order.number, order.row, changes, draft, said_values(draft))
    )
    return order.problems


def _enter(tx: Tx, plan: ImportPlan, job: Job | None) -> tuple[list[Registered], int]:
    """Register the new orders; what they became, and how many of them came in meanwhile."""
    known = _known(tx.conn, list(plan.added))
    fresh = [order for order in plan.added if _identity(order) not in known]
    drafts = [order.draft for order in fresh if order.draft is not None]

    def progress(done: int) -> None:
        if job is not None:
            job.check()
            job.progress(len(drafts) + done, len(drafts) * 2)

    registered = register_in(tx, drafts, progress=progress)
    order_rows.remember_new(
        tx.conn,
        ((entered.ordinal, marks_of(said_values(draft))) for draft, entered in zip(drafts, registered, strict=True)),
    )
    return registered, len(plan.added) - len(fresh)


def _amend(tx: Tx, changes: tuple[OrderChange, ...], job: Job | None) -> int:
    """Record the changes, but not on shipments that ended since the plan; how many were recorded."""
    now = order_rows.values_now(tx.conn, [change.shipment_id for change in changes])
    ended = order_rows.ended_among(tx.conn, [change.shipment_id for change in changes])
    done = 0
    for change in changes:
        if change.shipment_id in ended or change.shipment_id not in now:
            continue
        if job is not None:
            job.check()
        amend_in(tx, change.shipment_id, amendment(change, now[change.shipment_id]))
        done += 1
    order_rows.remember_said(
        tx.conn, ((marks_of(change.values), change.shipment_id) for change in changes if change.shipment_id in now)
    )
    return done


def _remember_mapping(conn: sqlite3.Connection, plan: ImportPlan) -> None:
    """Keep a mapping that was corrected by hand for the sender's next file of this shape."""
    inspection = plan.inspection
    if inspection.mapping == inspection.guessed and not inspection.remembered:
        return
    senders = {sender_key(order.sender) for order in plan.added} if not plan.sender_name else set()
    keys = {sender_key(plan.sender_name)} if plan.sender_name else senders or {sender_key(inspection.fallback_sender)}
    for key in keys:
        plain.save_column_map(conn, key, inspection.signature, to_text(inspection.mapping))


def _write_bad(ctx: Context, plan: ImportPlan, folder: Path | None) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the rows to mend beside the file, else into the data folder; the path, and the trouble when neither."""
    if not plan.bad:
        return None, ()
    source = plan.inspection.path
    for place in dict.fromkeys((folder or source.parent, ctx.store.path.parent)):
        path = bad_rows_path(source, place)
        try:
            write_bad_rows(path, plan.inspection, plan.bad, language_of(ctx.settings.language))
        except OSError:
            continue
        return path, ()
    return None, (Problem(1, "", "file_not_written", {"path": str(source.parent)}),)
