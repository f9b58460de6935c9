"""Takes an export into an empty ledger: the same history, the same people, everything derived again and compared."""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.exports import history
from courier_desktop.domain.exports.tables import GOES_IN, TABLES
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass
from courier_desktop.services import after_restore
from courier_desktop.services.exports import reading
from courier_desktop.services.exports.records import Digest, body_text, records
from courier_desktop.services.intake.bulk import in_bulk
from courier_desktop.services.integrity import rebuild_in
from courier_desktop.store import chain, plain, restoring
from courier_desktop.store import exports as stored
from courier_desktop.store.ledger import id_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courier_desktop.domain.exports.columns import Table
    from courier_desktop.domain.exports.lines import Row
    from courier_desktop.domain.exports.manifest import Manifest
    from courier_desktop.services.context import Context, Tx
    from courier_desktop.services.exports.reading import Package
    from courier_desktop.services.intake.importing import Job

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Restored:
    """What went in: the rows of each table, how many shipments they make, the newest event's number and digest.

    `differing` names the files for people that this program works out otherwise than the one that made the export.
    """

    rows: dict[str, int]
    shipments: int
    events: int
    chain: str
    differing: tuple[str, ...]


@in_bulk()
def restore_export(ctx: Context, source: Path, *, job: Job | None = None) -> Restored:
    """Take in the export in that folder or .zip, whole or not at all.

    RefusedError when the ledger is not empty, or when the export is none, newer than this program, damaged or edited.
    """
    ctx.need(Right.RESTORE)
    with reading.opened(source) as (package, said), ctx.write(Right.RESTORE) as tx:
        if not restoring.is_empty(tx.conn):
            raise RefusedError("export_needs_empty")
        going = _Going(tx, package, said, job)
        rows = going.take_in()
        zone = ZoneInfo(plain.load_settings(tx.conn).zone)
        shipments = going.derive(zone)
        differing = tuple(_differing(tx.conn, said, zone))
        seq, digest = stored.head(tx.conn)
        after_restore.note(tx)
        tx.topics.update(Topic)
    return Restored(rows, shipments, seq, digest, differing)


def _differing(conn: sqlite3.Connection, said: Manifest, zone: ZoneInfo) -> Iterator[str]:
    """The files for people that come out otherwise."""
    for table in TABLES:
        if table.goes_in:
            continue
        digest = Digest(table)
        for row in records(conn, table, zone):
            digest.add(row)
        if digest.text != said.files[table.name].digest:
            yield table.name


class _Going:
    """An export on its way in."""

    def __init__(self, tx: Tx, package: Package, said: Manifest, job: Job | None) -> None:
        self._tx = tx
        self._package = package
        self._said = said
        self._job = job
        self._done = 0
        # To derive a shipment's rows takes about as long as to read its events.
        self._total = max(sum(said.files[table.name].rows for table in GOES_IN) + self._events, 1)

    @property
    def _events(self) -> int:
        return self._said.files[history.EVENTS.name].rows

    def take_in(self) -> dict[str, int]:
        """Put in every table that goes in; how many rows each has."""
        restoring.clear_settings(self._tx.conn)
        return {table.name: self._table(table) for table in GOES_IN}

    def derive(self, zone: ZoneInfo) -> int:
        """Work out everything else; how many shipments there are."""
        begun = self._done
        shipments = max(self._said.files["shipments"].rows, 1)

        def count(done: int) -> None:
            self._tell(begun + done * self._events // shipments)

        try:
            return rebuild_in(self._tx, zone, count)
        except (LookupError, ValueError, TypeError, sqlite3.IntegrityError) as error:
            # Its digests are right and its facts make no sense: no export that this program wrote.
            raise RefusedError("export_damaged", file=history.EVENTS.name) from error

    def _table(self, table: Table) -> int:
        facts = self._said.files[table.name]
        if facts == reading.NO_FILE:
            return 0
        digest = Digest(table)
        rows = self._read(table, digest)
        add = _Events(self._tx.conn).add if table is history.EVENTS else self._add(table)
        while batch := list(islice(rows, _BATCH)):
            try:
                add(batch)
            except ValueError as error:
                raise RefusedError("export_damaged", file=facts.file) from error
        if (digest.rows, digest.text) != (facts.rows, facts.digest):
            raise RefusedError("export_damaged", file=facts.file)
        return digest.rows

    def _add(self, table: Table) -> Any:  # noqa: ANN401 - takes a batch of rows
        return lambda batch: restoring.add(self._tx.conn, table.name, batch)

    def _read(self, table: Table, digest: Digest) -> Iterator[Row]:
        for row in reading.rows(self._package, self._said.format, table):
            digest.add(row)
            self._done += 1
            if self._done % _BATCH == 0:
                self._tell(self._done)
            yield row

    def _tell(self, done: int) -> None:
        if self._job is not None:
            self._job.check()
            self._job.progress(min(done, self._total), self._total)


class _Events:
    """Puts the history in, and follows its chain: the first event that is not as it was recorded is named."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._seq = 0
        self._before = chain.BEGINNING
        self._act: tuple[object, ...] = (0,)

    def add(self, batch: list[Row]) -> None:
        """Put in the next events. RefusedError for the first one that breaks the chain."""
        acts: list[tuple[object, ...]] = []
        events: list[tuple[object, ...]] = []
        for row in batch:
            one: dict[str, Any] = dict(zip(history.EVENTS.names, row, strict=True))
            self._seq += 1
            act, event = self._linked(one)
            if act != self._act:
                if one["act"] != self._seq:
                    raise RefusedError("export_event_changed", seq=self._seq, number=one["number"] or "")
                self._act = act
                acts.append(act)
            events.append(event)
        restoring.add_events(self._conn, acts, events)

    def _linked(self, one: dict[str, Any]) -> tuple[tuple[object, ...], tuple[object, ...]]:
        """The rows of the act and of the event."""
        who = (one["act_id"], one["actor"], one["source"], one["place"], one["recorded_at"])
        at = None if one["occurred_at"] == one["recorded_at"] else one["occurred_at"]
        what = (one["shipment_id"], one["route_id"], one["kind"], body_text(one["body"]), at)
        key = id_bytes(one["event_id"])
        link = chain.link(self._before, self._seq, key, *who, *what)
        if one["seq"] != self._seq or link.hex() != one["chain"]:
            raise RefusedError("export_event_changed", seq=self._seq, number=one["number"] or "")
        self._before = link
        return (one["act"], *who), (self._seq, key, one["act"], *what, link)
