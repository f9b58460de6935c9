"""Files that are whole or not there: written beside as `.part`, flushed to the disk, then renamed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from courier_desktop.domain.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Called with bytes done and bytes of all; it may raise CancelledError.
Step = Callable[[int, int], object]

PART = ".part"
_BLOCK = 1 << 20
_FLUSH_EVERY = 64 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
# Windows' own numbers for a drive that is not ready or a network name that is gone, which errno calls EACCES or EINVAL.
_GONE_ON_WINDOWS = {21, 53, 64, 67, 1112, 1117, 1167}


def no_step(_done: int, _total: int) -> None:
    """Hear nothing of the progress."""


@contextlib.contextmanager
def said_as_place_errors(place: Path) -> Iterator[None]:
    """Turn what the disk says of a place for backups into RefusedError: it is full, read-only or gone."""
    try:
        yield
    except OSError as error:
        raise place_error(error, place) from error


def place_error(error: OSError, place: Path) -> RefusedError:
    """What that error of the disk means for a place for backups."""
    if getattr(error, "winerror", None) in _GONE_ON_WINDOWS:
        return RefusedError("backup_place_gone", path=str(place))
    if error.errno in _FULL:
        return RefusedError("backup_place_full", path=str(place))
    if error.errno in _READ_ONLY:
        return RefusedError("backup_place_read_only", path=str(place))
    return RefusedError("backup_place_gone", path=str(place))


def part_of(target: Path) -> Path:
    """The name under which a file is written until it is whole; each program has its own."""
    return target.with_name(f"{target.name}.{os.getpid()}{PART}")


@contextlib.contextmanager
def written(target: Path) -> Iterator[Path]:
    """A `.part` to write to, which becomes the target at the end and is taken away by any exception."""
    part = part_of(target)
    try:
        yield part
        flush(part)
        part.replace(target)
        flush_folder(target.parent)
    finally:
        # A drive that vanished cannot give up its part either: sweep() takes it at the next visit.
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """See the file's bytes onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """See the folder's names onto the disk; Windows has no such thing and needs none."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def write_text(target: Path, text: str) -> None:
    """Write a small file whole."""
    with written(target) as part:
        part.write_text(text, encoding="utf-8")


def copy_whole(source: Path, target: Path, step: Step = no_step) -> str:
    """Copy a file; the sha256 of what was read."""
    with written(target) as part:
        return pour(source, part, step)


def pour(source: Path, target: Path, step: Step = no_step) -> str:
    """Copy the bytes into the target, flushing as it goes; the sha256 of what was read."""
    total, done, flushed = source.stat().st_size, 0, 0
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while block := reading.read(_BLOCK):
            step(done, total)
            digest.update(block)
            writing.write(block)
            done += len(block)
            flushed = _flushed(writing, done, flushed)
        writing.flush()
        os.fsync(writing.fileno())
    step(done, total)
    return digest.hexdigest()


def _flushed(writing: BinaryIO, done: int, flushed: int) -> int:
    """Flush now and then: one flush of a gigabyte at the end would hold up every mark meanwhile."""
    if done - flushed < _FLUSH_EVERY:
        return flushed
    writing.flush()
    os.fsync(writing.fileno())
    return done


def sha256_of(path: Path, step: Step = no_step) -> str:
    """The sha256 of a file."""
    total, done = path.stat().st_size, 0
    digest = hashlib.sha256()
    with path.open("rb") as reading:
        while block := reading.read(_BLOCK):
            step(done, total)
            digest.update(block)
            done += len(block)
    step(done, total)
    return digest.hexdigest()


def bring_small(source: Path, target: Path) -> None:
    """Copy a small file whole, if it does not stand there already as it is."""
    if not target.exists() or target.read_bytes() != source.read_bytes():
        with written(target) as part:
            part.write_bytes(source.read_bytes())


def sweep(folder: Path, head: str, before: float) -> None:
    """Take away parts of that beginning which an ended program left; `before` = no newer than that (Unix seconds)."""
    with contextlib.suppress(OSError):
        for part in folder.glob(f"{head}*{PART}"):
            if part.stat().st_mtime < before:
                part.unlink()
