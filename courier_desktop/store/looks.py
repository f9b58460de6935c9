"""Looks at the ledger's file: before SQLite may touch it, and at its newest pages once it is open."""

from __future__ import annotations

import json
import mmap
import sqlite3
import struct
import sys
from contextlib import closing
from typing import IO, TYPE_CHECKING

from courier_desktop.domain.errors import LedgerOpenError
from courier_desktop.store.migrations import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from pathlib import Path

# The file format of SQLite: its first bytes, and what stands in the hundred bytes of its head.
_MAGIC = b"SQLite format 3\x00"
_HEAD_BYTES = 100
_OWNER = slice(68, 72)
_VERSIONS = slice(18, 20)
_FRACTIONS = slice(20, 24)
# No room kept at a page's end, and the three fractions that the format fixes.
_FIXED = bytes((0, 64, 32, 32))
_PAGE_SIZES = frozenset(1 << power for power in range(9, 17))
# What only our schema holds, wherever its page stands.
_OUR_TRIGGER = b"ledger_keeps_its_rows"
_NEWEST_POSSIBLE = 9_999

_WAL_HEAD, _FRAME_HEAD = 32, 24
_SHM_FRAMES = slice(16, 20)
_INDEX_SALT = slice(32, 40)
_INDEX_BYTES = 48
_WAL_SALT = slice(16, 24)
_WORD = 0xFFFFFFFF
# A power cut may leave one finished entry behind a torn one, for each is on the disk before the next begins.
_TORN_AT_MOST = 1
_NEWEST_ROWS = 100
_TABLES = frozenset({"ledger", "shipments", "routes", "notices", "parties", "addresses", "texts", "settings"})
READER_PATIENCE_S = 3.0


def look_before(path: Path, *, begin_new: bool = False, read_only: bool = False) -> int:
    """The version of the ledger in that file, 0 for a new one, once it is known to be ours, whole enough and not newer.

    SQLite has written nothing yet, neither in the file nor beside it. `begin_new`: a place where a ledger has been may
    be begun anew. Raises LedgerOpenError, OSError, or sqlite3.Error and ValueError for damage.

    No connection of this process may have the file open: on POSIX, to close a file takes away the locks that this
    process holds on it.
    """
    size = path.stat().st_size if path.exists() else 0
    if size == 0:
        _miss_none(path, begin_new=begin_new)
        return 0
    _look_at_head(path, size, "rb" if read_only else "r+b")
    if _filled(beside(path, "-journal")):
        # Its first opening was cut short: SQLite must take that back before anybody can read it.
        return 0
    index = _Index(beside(path, "-shm"))
    try:
        with closing(reader(path)) as conn:
            version = _version_of(conn, path)
            if _newest_cut_off(path, index):
                raise LedgerOpenError(why="ledger_wal_damaged", path=str(path))
            if version == VERSION:
                _look_at_newest(conn)
    finally:
        # After the connection, or another program would begin the index anew under it.
        index.close()
    return version


def _look_at_head(path: Path, size: int, mode: str) -> None:
    grown = _filled(beside(path, "-wal"))
    # To be written, so that a file that may only be read says so now and not at the first mark.
    with path.open(mode) as file:
        head = file.read(_HEAD_BYTES)
        # A log may hold newer free pages than the file does.
        free_pages_hold = grown or not _sound(head, size, grown=grown) or _free_pages_hold(file, head, size)
    owner = int.from_bytes(head[_OWNER])
    if head.startswith(_MAGIC) and owner == APPLICATION_ID:
        if not free_pages_hold or not _sound(head, size, grown=grown):
            raise LedgerOpenError(why="ledger_damaged", path=str(path))
    elif _holds_our_schema(path):
        raise LedgerOpenError(why="ledger_damaged", path=str(path))
    elif not head.startswith(_MAGIC) or owner != 0 or not _may_be_ours(path):
        raise LedgerOpenError(why="ledger_not_ours", path=str(path))


def _miss_none(path: Path, *, begin_new: bool) -> None:
    """Tell of a ledger that has been here. SQLite would throw a write-ahead log without its file away."""
    wal = beside(path, "-wal")
    if _filled(wal) and wal.stat().st_size > _WAL_HEAD:
        if not begin_new:
            raise LedgerOpenError(why="ledger_only_wal", path=str(path))
        wal.replace(beside(path, "-wal.kept"))
    if not begin_new and any(one.suffix in {".db", ".age"} for one in (path.parent / "backups").glob("courier-*")):
        raise LedgerOpenError(why="ledger_gone", path=str(path))


def _sound(head: bytes, size: int, *, grown: bool) -> bool:
    """Whether a head with our sign says what only a whole one can. Of a `grown` file the last page may be in part."""
    page = _page_size(head)
    return (
        len(head) == _HEAD_BYTES
        and page in _PAGE_SIZES
        and size >= page
        and (grown or size % page == 0)
        and set(head[_VERSIONS]) <= {1, 2}
        and head[_FRACTIONS] == _FIXED
        and int.from_bytes(head[60:64]) <= _NEWEST_POSSIBLE
    )


def _page_size(head: bytes) -> int:
    said = int.from_bytes(head[16:18])
    return 65_536 if said == 1 else said


def _free_pages_hold(file: IO[bytes], head: bytes, size: int) -> bool:
    """Whether the list of free pages is whole; SQLite would write into pages of tables that a damaged one names.

    SQLite's own checks leave the list out in a file with virtual tables (seen with 3.40).
    """
    page = _page_size(head)
    last, most = size // page, page // 4 - 2
    trunk, left = int.from_bytes(head[32:36]), int.from_bytes(head[36:40])
    while trunk and left > 0:
        if trunk > last:
            return False
        file.seek((trunk - 1) * page)
        listed = file.read(page)
        count = int.from_bytes(listed[4:8])
        numbers = [int.from_bytes(listed[at : at + 4]) for at in range(8, 8 + 4 * min(count, most), 4)]
        if count > most or any(not 1 < one <= last for one in numbers):
            return False
        trunk, left = int.from_bytes(listed[:4]), left - count - 1
    return trunk == 0 and left == 0


def _holds_our_schema(path: Path) -> bool:
    """Whether our schema stands anywhere in the file, whatever its head says."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(_OUR_TRIGGER) >= 0


def _may_be_ours(path: Path) -> bool:
    """Whether an unsigned file may be one that we began: a crash at its first opening leaves it so."""
    if beside(path, "-wal").exists():
        return True
    with closing(reader(path)) as conn:
        return not _holds_tables(conn)


class _Index:
    """The index of the log as bytes, from which SQLite tells how many entries it trusts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def trusted(self) -> tuple[bytes, int] | None:
        """The log's round and the frames of it that SQLite trusts, counted at its first read; None without an index."""
        try:
            self._file = self._file or self._path.open("rb", buffering=0)
            self._file.seek(0)
            head = self._file.read(_INDEX_BYTES)
        except OSError:
            return None
        if len(head) < _INDEX_BYTES:
            return None
        return head[_INDEX_SALT], int.from_bytes(head[_SHM_FRAMES], sys.byteorder)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _newest_cut_off(path: Path, index: _Index) -> bool:
    """Whether the write-ahead log holds finished entries that SQLite will not read, for a damaged one before them.

    It must be asked before the ledger is opened to be written: then SQLite writes over them.
    """
    wal = beside(path, "-wal")
    if not _filled(wal) or wal.stat().st_size <= _WAL_HEAD:
        return False
    # The log first: what another program writes meanwhile is trusted by the time that is asked.
    with wal.open("rb") as file:
        head = file.read(_WAL_HEAD)
        ends = _finished(file, head)
    if not _log_head_holds(head):
        # A cut may leave a log that was never written, but no half of its head, which is one sector's.
        return any(head)
    trusted = index.trusted()
    # Another round: another program has just begun the log anew.
    if trusted is None or trusted[0] != head[_WAL_SALT]:
        return False
    return sum(end > trusted[1] for end in ends) > _TORN_AT_MOST


def _log_head_holds(head: bytes) -> bool:
    """Whether the head of a log agrees with its own checksum; SQLite leaves a log alone whose head does not."""
    order = ">" if head[3] & 1 else "<"
    one = two = 0
    for first, second in struct.iter_unpack(f"{order}II", head[:24]):
        one = (one + first + two) & _WORD
        two = (two + second + one) & _WORD
    return struct.unpack(">II", head[24:32]) == (one, two)


def _finished(file: IO[bytes], head: bytes) -> list[int]:
    """After how many frames each finished transaction of the log's round ends, damaged frames passed over."""
    step = _FRAME_HEAD + int.from_bytes(head[8:12])
    ends: list[int] = []
    frames = 0
    while True:
        file.seek(_WAL_HEAD + frames * step)
        frame = file.read(_FRAME_HEAD)
        if len(frame) < _FRAME_HEAD:
            return ends
        frames += 1
        # The size of the file after it stands in the last frame of a transaction only.
        if frame[8:16] == head[_WAL_SALT] and frame[4:8] != b"\0\0\0\0":
            ends.append(frames)


def _look_at_newest(conn: sqlite3.Connection) -> None:
    """Read what the next hour will read first: the list of tables, the newest rows, the settings.

    sqlite3.Error or ValueError says that something there is damaged.
    """
    names = {str(row[0]) for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names >= _TABLES:
        message = "a table is missing"
        raise sqlite3.DatabaseError(message)
    conn.execute("SELECT * FROM ledger ORDER BY seq DESC LIMIT ?", (_NEWEST_ROWS,)).fetchall()
    conn.execute("SELECT * FROM shipments ORDER BY ordinal DESC LIMIT ?", (_NEWEST_ROWS,)).fetchall()
    for row in conn.execute("SELECT value FROM settings"):
        json.loads(row[0])


def _version_of(conn: sqlite3.Connection, path: Path) -> int:
    """The version of the ledger's schema, 0 for a new file. LedgerOpenError when it is not ours to open."""
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    owner = int(conn.execute("PRAGMA application_id").fetchone()[0])
    held = _holds_tables(conn)
    if owner != APPLICATION_ID and (version or held):
        raise LedgerOpenError(why="ledger_not_ours", path=str(path))
    if version > VERSION:
        raise LedgerOpenError(why="ledger_newer", path=str(path), theirs=version, ours=VERSION)
    if bool(held) != bool(version):
        # Tables and version are written in one transaction, so this never was.
        raise LedgerOpenError(why="ledger_damaged", path=str(path))
    return version


def _holds_tables(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def reader(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing to the file and leaves its write-ahead log, if it has one, as it is."""
    # Immutable: SQLite reads and writes nothing beside the file, which nobody has open as long as it has no log.
    how = "mode=ro" if _filled(beside(path, "-wal")) else "immutable=1"
    address = f"{file_uri(path)}?{how}"
    return sqlite3.connect(address, uri=True, timeout=READER_PATIENCE_S, isolation_level=None, check_same_thread=False)


def file_uri(path: Path) -> str:
    """The file as SQLite's address of it; a share's name must not stand where a host would."""
    uri = path.absolute().as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def beside(path: Path, ending: str) -> Path:
    """What SQLite keeps beside the file under that ending: "-wal", "-shm", "-journal"."""
    return path.with_name(path.name + ending)


def _filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
