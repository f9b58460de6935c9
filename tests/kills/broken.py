"""Writers with the mistakes that the kill test is there to find: each must be found, or the test proves nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from courier_desktop.domain import events as ev
from courier_desktop.domain.ids import NoticeId
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language
from courier_desktop.paths import ledger_path
from courier_desktop.services import backups
from courier_desktop.services.noticing import occurrence, plan_notices
from courier_desktop.services.record import record
from courier_desktop.store import ledger, manifests, states
from tests.kills.board import Phase
from tests.kills.life import Life
from tests.kills.witness import Witness
from tests.kills.works import Work, mark

_BLOCK = 4096


def mark_in_two(life: Life) -> None:
    """The status in one transaction, its notice in the next: a kill in between leaves half a mark."""
    for shipment_id in life.some(3):
        with life.witness.op("mark"):
            with life.ctx.write(Right.MARK) as tx:
                fact = ev.StatusMarked(status=Status.AT_DEPOT)
                state = record(tx, [tx.event(fact, shipment_id)])[shipment_id]
            with life.ctx.write(Right.MARK) as tx:
                record(tx, plan_notices(tx, state, occurrence(tx, NoticeEvent.DELIVERED, tx.now)))


def derive_later(life: Life) -> None:
    """The event in one transaction, the rows it derives in the next."""
    for shipment_id in life.some(3):
        with life.witness.op("quiet"):
            with life.ctx.write(Right.MARK) as tx:
                ledger.append(tx.conn, [tx.event(ev.AtDoor(), shipment_id)])
            with life.ctx.write(Right.MARK) as tx:
                states.update(tx.conn, [states.load(tx.conn, [shipment_id])[shipment_id]])


def plan_twice(life: Life) -> None:
    """A program that forgets, when it starts again, what it has planned."""
    for shipment_id in 2 * life.some(3):
        with life.witness.op("quiet"), life.ctx.write(Right.MARK) as tx:
            fact = ev.NoticePlanned(
                notice_id=NoticeId(life.ctx.new_id()),
                event=NoticeEvent.DELIVERED,
                occasion="",
                channel=Channel.WA_ME,
                language=Language.ES,
                not_before=tx.now,
                expires_at=None,
                text_id=None,
            )
            ledger.append(tx.conn, [tx.event(fact, shipment_id)])


def copy_under_its_name(life: Life) -> None:
    """A backup that bears its name while it is still being written."""
    mark(life)
    whole = Path(backups.make(life.ctx).row.path)
    content, told = whole.read_bytes(), manifests.manifest_path(whole).read_text(encoding="utf-8")
    target = whole.with_name(manifests.free_name(whole.parent, life.now()))
    with life.witness.during(Phase.FILES):
        manifests.manifest_path(target).write_text(told, encoding="utf-8")
        with target.open("wb", buffering=0) as file:
            for start in range(0, len(content), _BLOCK):
                file.write(content[start : start + _BLOCK])
                os.fsync(file.fileno())


def look_at_the_file(life: Life) -> None:
    """Reads the ledger's file by itself: closing it drops the locks that SQLite holds on it for this process."""
    mark(life)
    ledger_path(life.folder).read_bytes()


class HastyWitness(Witness):
    """Answers the person before the commit."""

    def before_commit(self, conn: sqlite3.Connection) -> None:
        super().before_commit(conn)
        self.told.say(done=self._count, place=None)


BROKEN: dict[str, Work] = {
    "a mark in two transactions": mark_in_two,
    "derived in another transaction": derive_later,
    "a notice planned twice": plan_twice,
    "answered before the commit": mark,
    "not synced": mark,
    "the file read beside SQLite": look_at_the_file,
}
BROKEN_BACKUP: dict[str, Work] = {"a backup under its name too soon": copy_under_its_name}
BROKEN_WITNESSES: dict[str, type[Witness]] = {"answered before the commit": HastyWitness}
