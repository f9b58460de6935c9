"""The ledger's file: one connection a thread, one way to write."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.store.migrations import APPLICATION_ID, VERSION, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY_TIMEOUT_S = 10.0
# The file format of SQLite: its first bytes, and where the application's own sign stands.
_MAGIC = b"SQLite format 3\x00"
_OWNER_AT, _HEAD_BYTES = 68, 72
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # NORMAL would save 0.1 ms a mark and could lose the last ones at a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)


class Store:
    """Opens a connection for each thread that asks, and closes them all."""

    def __init__(self, path: Path) -> None:
        """Open or create the ledger's file and bring it to this program's version.

        Raises LedgerOpenError whose `why` is a code of wording.
        """
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        with said_as_ledger_errors(path):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                look_before(path)
            except OSError as error:
                raise LedgerOpenError(why="ledger_missing_folder", path=str(path)) from error
            self._prepare()

    def _prepare(self) -> None:
        conn = self.conn()
        version = int(conn.execute("PRAGMA user_version").fetchone()[0])
        owner = int(conn.execute("PRAGMA application_id").fetchone()[0])
        if owner != APPLICATION_ID and (version or conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()):
            raise LedgerOpenError(why="ledger_not_ours", path=str(self.path))
        if version > VERSION:
            raise LedgerOpenError(why="ledger_newer", path=str(self.path), theirs=version, ours=VERSION)
        if version < VERSION:
            migrate(conn)

    def conn(self) -> sqlite3.Connection:
        """This thread's connection: autocommit mode, so that only `write` begins a transaction."""
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if conn is None:
            conn = self._connect()
            self._local.conn = conn
        return conn

    def _connect(self) -> sqlite3.Connection:
        # check_same_thread is off only so that close() may close every thread's connection at exit.
        conn = sqlite3.connect(self.path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
        conn.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            conn.execute(pragma)
        with self._lock:
            if self._closed:
                conn.close()
                raise LedgerOpenError(why="ledger_closed", path=str(self.path))
            self._all.append(conn)
        return conn

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One BEGIN IMMEDIATE transaction: committed at the end, rolled back by any exception."""
        conn = self.conn()
        with said_as_ledger_errors(self.path):
            conn.execute("BEGIN IMMEDIATE")
            try:
                yield conn
                conn.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
                raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the ledger for several queries."""
        conn = self.conn()
        if conn.in_transaction:
            yield conn
            return
        with said_as_ledger_errors(self.path):
            conn.execute("BEGIN")
            try:
                yield conn
            finally:
                conn.execute("ROLLBACK")

    def close(self) -> None:
        """Close every thread's connection; the last one folds the write-ahead log into the file."""
        with self._lock:
            self._closed = True
            open_ones, self._all = self._all, []
        for conn in open_ones:
            conn.close()


@contextmanager
def said_as_ledger_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of its file and the disk into LedgerOpenError with its own code."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        why = _why(error)
        if why is None:
            # Our own SQL is wrong: a bug, not the file's fault.
            raise
        raise LedgerOpenError(why=why, path=str(path)) from error


def look_before(path: Path) -> None:
    """Make sure that a file there is ours before SQLite may touch it. Raises LedgerOpenError, or OSError."""
    if not path.exists():
        return
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        return
    owner = int.from_bytes(head[_OWNER_AT:_HEAD_BYTES])
    if not head.startswith(_MAGIC) or not (owner == APPLICATION_ID or (owner == 0 and _may_be_ours(path))):
        raise LedgerOpenError(why="ledger_not_ours", path=str(path))


def _may_be_ours(path: Path) -> bool:
    """Whether an unsigned file may be one that we began: a crash at its first opening leaves it so."""
    if path.with_name(f"{path.name}-wal").exists():
        return True
    # Immutable: SQLite reads and writes nothing beside it.
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as conn:
        return conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _why(error: sqlite3.DatabaseError) -> str | None:
    name = getattr(error, "sqlite_errorname", "")
    codes = {
        "SQLITE_NOTADB": "ledger_not_ours",
        "SQLITE_CORRUPT": "ledger_damaged",
        "SQLITE_FULL": "disk_full",
        "SQLITE_BUSY": "ledger_locked",
        "SQLITE_READONLY": "ledger_read_only",
        "SQLITE_CANTOPEN": "ledger_missing_folder",
    }
    return next((code for head, code in codes.items() if name.startswith(head)), None)
