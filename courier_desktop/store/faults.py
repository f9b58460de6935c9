"""What SQLite and the disk say of the ledger's file, as LedgerOpenError with a code of its own for each fault."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from courier_desktop.domain.errors import LedgerOpenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_P = ParamSpec("_P")
_T = TypeVar("_T")

# With less free than this not even one mark fits: the disk counts as full.
_FULL_UNDER_BYTES = 64 * 1024
# The first that fits counts.
_CODES = {
    "SQLITE_CORRUPT_VTAB": "ledger_search_damaged",
    "SQLITE_CORRUPT": "ledger_damaged",
    "SQLITE_NOTADB": "ledger_damaged",
    "SQLITE_FULL": "disk_full",
    "SQLITE_BUSY": "ledger_locked",
    "SQLITE_LOCKED": "ledger_locked",
    "SQLITE_PROTOCOL": "ledger_locked",
    "SQLITE_READONLY_DBMOVED": "ledger_vanished",
    "SQLITE_READONLY": "ledger_read_only",
    "SQLITE_PERM": "ledger_read_only",
}
# Python's own complaint about a text that is no text any more; it bears no code of SQLite.
_NO_TEXT = "Could not decode to UTF-8"


@contextmanager
def said_as_ledger_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of its file and the disk into LedgerOpenError; what names no fault of them is our bug."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        why = why_of(error, path)
        if why is None:
            raise
        raise LedgerOpenError(why=why, path=str(path)) from error


@contextmanager
def said_while_migrating(path: Path) -> Iterator[None]:
    """The same while the schema is brought up to date: what is no fault of the disk leaves the file as it was."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerOpenError(why=why_of(error, path) or "ledger_not_migrated", path=str(path)) from error


@contextmanager
def said_while_opening(path: Path) -> Iterator[None]:
    """The same while a file is being opened, which may be anybody's: then nothing it says is a bug of ours."""
    try:
        yield
    except sqlite3.Error as error:
        why = why_of(error, path) or "ledger_damaged"
        raise LedgerOpenError(why=why, path=str(path)) from error
    except (ValueError, TypeError, OverflowError, MemoryError) as error:
        # A value that its column cannot hold: a figure or a text that somebody's bits became.
        raise LedgerOpenError(why="ledger_damaged", path=str(path)) from error
    except OSError as error:
        raise LedgerOpenError(why=why_of_disk(error), path=str(path)) from error


def of_a_row(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """A reader of rows whose file is told to be damaged when a row holds what no row can, a status that is none say."""

    @wraps(read)
    def reading(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return read(*args, **kwargs)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LedgerOpenError(why="ledger_damaged") from error

    return reading


def why_of(error: sqlite3.Error, path: Path) -> str | None:
    """The code of the fault that SQLite met in that file; None when it names none."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return _why_of_the_place(path, reached=name.startswith("SQLITE_IOERR"))
    if not name and str(error).startswith(_NO_TEXT):
        return "ledger_damaged"
    return next((code for head, code in _CODES.items() if name.startswith(head)), None)


def why_of_disk(error: OSError) -> str:
    """The code of the fault that the operating system names."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "disk_full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "ledger_read_only"
    return "ledger_disk_fails" if error.errno == errno.EIO else "ledger_missing_folder"


def _why_of_the_place(path: Path, *, reached: bool) -> str:
    """Why a file cannot be opened (or, once `reached`, be read or written): SQLite says only that it cannot."""
    if not path.parent.is_dir() or path.is_dir():
        return "ledger_vanished" if reached else "ledger_missing_folder"
    try:
        if shutil.disk_usage(path.parent).free < _FULL_UNDER_BYTES:
            return "disk_full"
    except OSError:
        return "ledger_vanished" if reached else "ledger_missing_folder"
    if reached:
        return "ledger_disk_fails" if path.exists() else "ledger_vanished"
    place = path if path.exists() else path.parent
    return "ledger_missing_folder" if os.access(place, os.R_OK | os.W_OK) and _may_add(path) else "ledger_read_only"


def _may_add(path: Path) -> bool:
    """Whether a file may be made beside it, as SQLite does."""
    return os.access(path.parent, os.W_OK | os.X_OK)
