"""An ordinary user's rights for a while: whoever runs the tests as root would be refused nothing."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VERSION_3 = 0x20080522
# Past file permissions: to write anywhere, to read anywhere, to own anything.
_PAST_PERMISSIONS = 0b1110


class _Head(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Words(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def ordinary() -> Iterator[None]:
    """What file permissions say counts for this thread and the programs it starts, as it does for everybody else."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head, words = _Head(_VERSION_3, 0), (_Words * 2)()
    assert libc.capget(ctypes.byref(head), words) == 0
    before = words[0].effective
    words[0].effective = before & ~_PAST_PERMISSIONS
    assert libc.capset(ctypes.byref(head), words) == 0
    try:
        yield
    finally:
        words[0].effective = before
        assert libc.capset(ctypes.byref(head), words) == 0


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """The folder and all in it may only be read, by an ordinary user who asks."""
    inside = [folder, *folder.rglob("*")]
    before = {path: path.stat().st_mode for path in inside}
    for path in inside:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with ordinary():
            yield
    finally:
        for path, mode in before.items():
            if path.exists():
                path.chmod(mode)
