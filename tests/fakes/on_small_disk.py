"""Run a courier's work on a disk of twelve megabytes, in a program and a mount of its own: `-m … FOLDER SCENE`.

The disk is a small tmpfs, mounted where only this program sees it; an ordinary user may do that in a namespace of his
own. Where the machine forbids it, no file may grow beyond a size instead, which the disk also refuses. Prints what
happened as JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from courier_desktop.domain.errors import CourierError, LedgerOpenError
from courier_desktop.services import integrity
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect
from courier_desktop.store import ledger
from courier_desktop.store.faults import said_as_ledger_errors
from tests.fakes.desk import Desk, desk_over

DISK_BYTES = 12 << 20
_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000


def mounted(folder: Path) -> bool:
    """Put a small disk under that folder, for this program alone; whether this machine lets us."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_NEW_MOUNTS | (0 if user == 0 else _NEW_USER)) != 0:
        return False
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    # What is mounted from here on stays here.
    private = 1 << 18 | 1 << 14
    libc.mount(b"none", b"/", None, private, None)
    return bool(libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, f"size={DISK_BYTES}".encode()) == 0)


class Disk:
    """The small disk: filled up to a rest, and freed again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.real = mounted(folder)

    def fill(self, rest: int) -> None:
        """Leave that many bytes."""
        if self.real:
            free = shutil.disk_usage(self.folder).free
            (self.folder / "junk").write_bytes(b"x" * max(0, free - rest))
            return
        largest = max(one.stat().st_size for one in self.folder.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + rest, resource.RLIM_INFINITY))

    def free(self) -> None:
        """Make room."""
        if self.real:
            (self.folder / "junk").unlink()
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def refused(act: Callable[[], object]) -> str:
    """The code of the fault it met; "" when it met none."""
    try:
        act()
    except LedgerOpenError as error:
        return str(error.params["why"])
    except CourierError as error:
        return error.code
    return ""


def numbered(desk: Desk) -> int:
    with desk.ctx.read() as conn:
        return ledger.last_seq(conn)


def mark(desk: Desk, disk: Disk) -> dict[str, object]:
    """Mark until the disk refuses; then read, free, and mark again."""
    some = desk.shipments(30)
    disk.fill(600_000)
    kept: list[int] = []

    def go_on() -> None:
        for turn in range(200):
            for one in some:
                desk.mark(one, "on_hold" if turn % 2 else "at_depot")
                kept.append(numbered(desk))

    why = refused(go_on)
    before = numbered(desk)
    board = refused(lambda: integrity.verify(desk.ctx))
    disk.free()
    clean = integrity.verify(desk.ctx).clean
    desk.mark(some[0], "cancelled")
    return {"why": why, "kept": len(kept), "lost": kept[-1] != before, "read": board == "", "clean": clean}


def import_file(desk: Desk, disk: Disk) -> dict[str, object]:
    """Import more than fits: nothing of it is kept; freed, all of it."""
    file = disk.folder.parent / "orders.csv"
    rows = [f"A-{n},Ana Ruiz {n},33148{n:05d},Calle {n} 12,Centro,44100,Guadalajara" for n in range(2500)]
    file.write_text("Pedido,Nombre,Teléfono,Dirección,Colonia,CP,Ciudad\n" + "\n".join(rows), encoding="utf-8")
    found = inspect(desk.ctx, file, "Tienda")
    disk.fill(400_000)
    before = numbered(desk)
    why = refused(lambda: apply_import(desk.ctx, plan_import(desk.ctx, found, "Tienda")))
    half = numbered(desk) - before
    disk.free()
    clean = integrity.verify(desk.ctx).clean
    desk.shipment()
    return {"why": why, "half": half, "clean": clean}


def checkpoint(desk: Desk, disk: Disk) -> dict[str, object]:
    """Write while the log fits and the file may not grow: the log cannot be folded in, and nothing of it is lost."""
    store = desk.ctx.store
    store.conn().execute("PRAGMA wal_autocheckpoint = 0")
    some = desk.shipments(60)
    disk.fill(4_000)

    def fold() -> None:
        with said_as_ledger_errors(store.path):
            store.conn().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    return {"why": refused(fold), "kept": numbered(desk), "shipments": len(some)}


SCENES = {"mark": mark, "import": import_file, "checkpoint": checkpoint}


def main(folder: Path, scene: str) -> None:
    disk = Disk(folder)
    told: dict[str, object] = {"real": disk.real}
    with desk_over(folder) as desk:
        told |= SCENES[scene](desk, disk)
    # Closed on a disk that may still be full, and opened again.
    told["again"] = refused(lambda: reopened(folder, told))
    sys.stdout.write(json.dumps(told))


def reopened(folder: Path, told: dict[str, object]) -> None:
    with desk_over(folder) as desk:
        told["after"] = numbered(desk)
        told["clean_after"] = integrity.verify(desk.ctx).clean


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
