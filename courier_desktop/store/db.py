"""The ledger's file: one connection a thread, one way to write."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import CancelledError, LedgerOpenError
from courier_desktop.store import looks
from courier_desktop.store.faults import said_as_ledger_errors, said_while_migrating, said_while_opening
from courier_desktop.store.migrations import VERSION, migrate
from courier_desktop.store.transactions import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import FileIO
    from pathlib import Path

    Stop = Callable[[], bool]

# Opening waits less: until then there is no window to look at.
_OPENING_PATIENCE_S = 3.0
_PATIENCE_S = 10.0
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # NORMAL would save 0.1 ms a mark and could lose the last ones at a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    # SQLite folds the log into the file within a commit, each 1,000 pages: some marks would take ten times longer. The
    # window folds it when nobody writes (`fold_log`), closing does, and this is for who never comes to rest.
    "PRAGMA wal_autocheckpoint = 10000",
)
_PRAGMAS_TO_READ = ("PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16000")

# How many of SQLite's own steps a query makes between two questions whether it is still wanted: some rows.
_STEPS_BETWEEN_LOOKS = 500


class Store:
    """Opens a connection for each thread that asks, and closes them all."""

    def __init__(
        self, path: Path, *, read_only: bool = False, begin_new: bool = False, patience_s: float = _PATIENCE_S
    ) -> None:
        """Open or create the ledger's file and bring it to this program's version.

        `read_only`: only to look at it, whatever its place allows; `begin_new`: a new one where one has been;
        `patience_s`: how long a write waits for another program's. Raises LedgerOpenError whose `why` is a code of
        wording.
        """
        self.path = path
        self.read_only = read_only
        self._patience_s = patience_s
        self._place: tuple[int, int] | None = None
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._bytes: FileIO | None = None
        self._lock = threading.Lock()
        self._closed = False
        with ExitStack() as undone:
            undone.callback(self.close)
            self._open(begin_new=begin_new)
            undone.pop_all()

    def _open(self, *, begin_new: bool) -> None:
        with said_while_opening(self.path):
            if not self.read_only:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            version = looks.look_before(self.path, begin_new=begin_new, read_only=self.read_only)
            self.conn()
            self._place = self._place_now()
        if version < VERSION:
            self._bring_to_this_version(version)
        self.conn().execute(f"PRAGMA busy_timeout = {int(self._patience_s * 1000)}")

    def _bring_to_this_version(self, version: int) -> None:
        if self.read_only:
            raise LedgerOpenError(why="ledger_only_to_read", path=str(self.path))
        if version:
            # A copy stands in backups/ before anything of an existing ledger changes; without one nothing changes.
            from courier_desktop.store.backup import copy_before_migration

            copy_before_migration(self.path)
        with said_while_migrating(self.path):
            migrate(self.conn())

    def conn(self) -> sqlite3.Connection:
        """This thread's connection: autocommit mode, so that only `write` begins a transaction."""
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if conn is None:
            conn = self._connect()
            self._local.conn = conn
        return conn

    def _connect(self) -> sqlite3.Connection:
        # A thread that comes late must not make a new file in a vanished one's place.
        self.check_place()
        conn = self._reader() if self.read_only else self._writer()
        conn.row_factory = sqlite3.Row
        try:
            for pragma in _PRAGMAS_TO_READ if self.read_only else _PRAGMAS:
                conn.execute(pragma)
        except sqlite3.Error:
            conn.close()
            raise
        with self._lock:
            if self._closed:
                conn.close()
                raise LedgerOpenError(why="ledger_closed", path=str(self.path))
            self._all.append(conn)
        return conn

    def _writer(self) -> sqlite3.Connection:
        patience = min(_OPENING_PATIENCE_S, self._patience_s) if self._place is None else self._patience_s
        # check_same_thread is off only so that close() may close every thread's connection at exit.
        return sqlite3.connect(self.path, timeout=patience, isolation_level=None, check_same_thread=False)

    def _reader(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise LedgerOpenError(why="ledger_missing_folder", path=str(self.path))
        return looks.reader(self.path)

    def _place_now(self) -> tuple[int, int] | None:
        """What tells this file from another one under its name; None when none is there."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def check_place(self) -> None:
        """Raise LedgerOpenError when the file was taken away while open: what is written then reaches no file."""
        if self._place is not None and (now := self._place_now()) != self._place:
            why = "ledger_vanished" if now is None else "ledger_swapped"
            raise LedgerOpenError(why=why, path=str(self.path))

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One BEGIN IMMEDIATE transaction: committed at the end, rolled back by any exception."""
        if self.read_only:
            raise LedgerOpenError(why="ledger_only_to_read", path=str(self.path))
        with said_as_ledger_errors(self.path):
            self.check_place()
            conn = self.conn()
            with whole(conn):
                yield conn

    @contextmanager
    def read(self, stop: Stop | None = None) -> Iterator[sqlite3.Connection]:
        """One consistent view of the ledger for several queries.

        `stop` is asked again and again while a query runs, on this thread: once it holds, CancelledError.
        """
        with said_as_ledger_errors(self.path):
            conn = self.conn()
            if conn.in_transaction:
                yield conn
                return
            conn.execute("BEGIN")
            try:
                with _stopped_by(conn, stop):
                    yield conn
            finally:
                conn.execute("ROLLBACK")

    def fold_log(self) -> None:
        """Move what the write-ahead log holds into the file, as far as nobody else reads or writes it now."""
        if not self.read_only:
            with said_as_ledger_errors(self.path):
                self.conn().execute("PRAGMA wal_checkpoint(PASSIVE)")

    def bytes(self) -> FileIO:
        """The ledger's file itself, to read; it stays open as long as the ledger.

        Closing any descriptor of a file drops all locks that the process holds on it (POSIX): the next program to close
        the ledger would throw away the log that this one still writes to.
        """
        with self._lock:
            if self._closed:
                raise LedgerOpenError(why="ledger_closed", path=str(self.path))
            if self._bytes is None:
                self._bytes = self.path.open("rb", buffering=0)
            return self._bytes

    def close(self) -> None:
        """Close every thread's connection; the last one folds the write-ahead log into the file."""
        with self._lock:
            self._closed = True
            open_ones, self._all = self._all, []
            read, self._bytes = self._bytes, None
        for conn in open_ones:
            conn.close()
        if read is not None:
            read.close()


@contextmanager
def _stopped_by(conn: sqlite3.Connection, stop: Stop | None) -> Iterator[None]:
    if stop is None:
        yield
        return
    # SQLite's `interrupt` from another thread might hit whatever came after the query: a write, say.
    conn.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise CancelledError from error
        raise
    finally:
        conn.set_progress_handler(None, 0)
