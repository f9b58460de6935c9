"""Stands beside the program's SQLite connections: posts the phase, tells what is about to be kept and what was.

What it tells goes to a file by os.write, one JSON line each, so that it survives the kill:
`{"intent": n, "events": [[id, digest], ...]}` before a COMMIT, `{"done": n, "place": [...]}` after it came back.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from courier_desktop.domain.events import Event
from courier_desktop.store import ledger
from tests.kills.board import Board, Phase
from tests.kills.wal import OwnIndex, beside

_LOCKS = Path("/proc/locks")
_LOOK_EACH = 8
_connect = sqlite3.connect
_replace = os.replace
_rename = os.rename


def digest(event: Event) -> str:
    """Everything that the ledger says of an event, in 16 letters."""
    return hashlib.blake2b(repr(event).encode(), digest_size=8).hexdigest()


class Told:
    """The file of what a worker told, written so that no kill takes a line back."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(self, **line: object) -> None:
        os.write(self._descriptor, json.dumps(line).encode() + b"\n")


class Witness:
    """One for each life of a worker."""

    def __init__(self, board: Board, told: Told, ledger_path: Path, bell: Callable[[Phase], None]) -> None:
        self.board = board
        self.told = told
        self.ledger = ledger_path
        self._index = OwnIndex(ledger_path)
        self.pragmas: dict[str, str] = {}
        self._bell = bell
        self._seq = 0
        self._count = 0
        self._op = self._ops = 0
        self._synchronous = -1
        self._idle = Phase.BETWEEN

    def enter(self, phase: Phase) -> None:
        self.board.phase = phase
        self._bell(phase)

    def rest(self) -> None:
        """No transaction is open any more: back to what was being done around it."""
        self.enter(self._idle)

    @contextmanager
    def during(self, phase: Phase) -> Iterator[None]:
        before = self.board.phase
        outer, self._idle = self._idle, phase
        self.enter(phase)
        try:
            yield
        finally:
            self._idle = outer
            self.enter(before)

    @contextmanager
    def op(self, kind: str, **facts: object) -> Iterator[None]:
        """One thing that a person does; `facts` are the plain rows that it changes."""
        self._ops += 1
        outer, self._op = self._op, self._ops
        self.told.say(op=self._op, kind=kind, facts=facts)
        try:
            yield
        finally:
            self._op = outer

    def begun(self, conn: sqlite3.Connection) -> None:
        self._seq = _last_seq(conn)
        level = int(conn.execute("PRAGMA synchronous").fetchone()[0])
        if level != self._synchronous:
            self._synchronous = level
            self.told.say(synchronous=level)
        if self._count % _LOOK_EACH == 0 and unlocked(self.ledger):
            self.told.say(unlocked=True)
        self.enter(Phase.TRANSACTION)

    def before_commit(self, conn: sqlite3.Connection) -> None:
        new = _last_seq(conn) - self._seq
        events = ledger.newest_acts(conn, new) if new > 0 else []
        self._count += 1
        self.told.say(intent=self._count, op=self._op, events=[[e.event_id, digest(e)] for e in reversed(events)])
        self.enter(Phase.COMMIT)

    def after_commit(self) -> None:
        self.rest()
        index = self._index.read()
        self.told.say(done=self._count, place=index.place if index else None)
        self.board.commits += 1


def _last_seq(conn: sqlite3.Connection) -> int:
    try:
        return ledger.last_seq(conn)
    except sqlite3.OperationalError:
        # The tables are being laid.
        return 0


def unlocked(ledger_path: Path) -> bool:
    """Whether this process, which has the ledger open, holds no lock on it or its index any more.

    So it is after any of its parts has opened and closed one of these files by itself (POSIX): then the next program to
    close the ledger takes itself for the last one, and throws away the log that this one goes on writing to. Linux says
    who holds what; elsewhere nobody does.
    """
    try:
        lines = _LOCKS.read_text(encoding="ascii").split("\n")
        inodes = {str(path.stat().st_ino) for path in (ledger_path, beside(ledger_path, "-shm"))}
    except OSError:
        return False
    # A line is: number, POSIX, ADVISORY, READ, process, device:inode, from, to.
    own = (line.split() for line in lines if f" {os.getpid()} " in line)
    return not inodes <= {words[5].rpartition(":")[2] for words in own}


class Watched(sqlite3.Connection):
    """A connection of the program whose every step is witnessed."""

    witness: ClassVar[Witness]
    of_ledger = False

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3's
        words = sql.split(None, 2)
        verb = words[0].upper() if words else ""
        if verb == "PRAGMA" and "=" in sql and (own := self.witness.pragmas.get(words[1])) is not None:
            sql = own
        if verb == "COMMIT" and self.in_transaction:
            return self._commit(sql)
        found = super().execute(sql, parameters)
        if verb == "BEGIN" and len(words) > 1:
            self._begun()
        elif verb == "ROLLBACK":
            self.witness.rest()
        return found

    def _begun(self) -> None:
        if self.of_ledger:
            self.witness.begun(self)
        else:
            self.witness.enter(Phase.TRANSACTION)

    def _commit(self, sql: str) -> sqlite3.Cursor:
        if not self.of_ledger:
            # Another file: a ledger laid ready beside this one, a new one in a folder of its own.
            self.witness.enter(Phase.COMMIT)
            found = super().execute(sql)
            self.witness.rest()
            return found
        self.witness.before_commit(self)
        found = super().execute(sql)
        self.witness.after_commit()
        return found

    def backup(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as sqlite3's
        with self.witness.during(Phase.COPYING):
            super().backup(*args, **options)

    def close(self) -> None:
        with self.witness.during(Phase.CLOSING):
            super().close()


def watch(witness: Witness) -> None:
    """From now on every SQLite connection of this program is watched, and every renaming of a file."""
    Watched.witness = witness

    def connect(database: Any, *args: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3's
        made: Watched = _connect(database, *args, **{"factory": Watched, **options})
        made.of_ledger = str(database) == str(witness.ledger)
        if made.of_ledger:
            for pragma in witness.pragmas.values():
                sqlite3.Connection.execute(made, pragma)
        return made

    sqlite3.connect = connect  # type: ignore[assignment]  # its overloads
    os.replace = partial(_renamed, witness, _replace)
    os.rename = partial(_renamed, witness, _rename)


def _renamed(witness: Witness, how: Callable[..., None], *args: Any, **options: Any) -> None:  # noqa: ANN401 - as os.replace
    with witness.during(Phase.RENAMING):
        how(*args, **options)
