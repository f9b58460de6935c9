"""One window for each ledger: a second start brings up the first one's window and ends."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QSysInfo, QThread, QTimer, Signal

from courier_desktop.paths import window_lock_path

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

# A first window that has just begun listens a moment later, and one that is busy answers late.
PATIENCE_MS = 3_000
_TRY_EVERY_MS = 100
_LISTEN_AFTER_MS = 400
_SHOW = b"show\n"
_SHOWN = b"shown\n"


class Standing(Enum):
    """What this start is to the ledger's other windows."""

    FIRST = auto()
    SECOND = auto()
    """The first window has been brought up: nothing is left to do."""
    ELSEWHERE = auto()
    """Another computer has it open, as far as its lock tells."""


class OneWindow(QObject):
    """The lock of a ledger's folder, and the door at which a second start knocks."""

    asked = Signal()
    """A second start wants this window brought up."""

    def __init__(self, data_dir: Path) -> None:
        """Nothing is locked yet."""
        super().__init__()
        # Without a folder there is no lock; when it cannot be made, opening tells what is wrong.
        with suppress(OSError):
            data_dir.mkdir(parents=True, exist_ok=True)
        self._name = door_name(data_dir)
        self._lock = QLockFile(str(window_lock_path(data_dir)))
        # A window may be open for days: its lock is stale only when its program is gone.
        self._lock.setStaleLockTime(0)
        self._door: QLocalServer | None = None

    def take(self, patience_ms: int = PATIENCE_MS) -> Standing:
        """Become the folder's one window, or bring up the one there is."""
        deadline = QDeadlineTimer(patience_ms)
        while not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                # Nothing can be written there, so nobody has locked it either; opening tells what is wrong.
                return Standing.FIRST
            if self.elsewhere():
                return Standing.ELSEWHERE
            if _knock(self._name):
                return Standing.SECOND
            if deadline.hasExpired():
                # It stands still, or another program got its number after a crash. Two windows work side by side.
                return Standing.FIRST
            QThread.msleep(_TRY_EVERY_MS)
        return Standing.FIRST

    def elsewhere(self) -> str:
        """The name of the other computer that has it open; "" when none has."""
        _pid, host, _program = _holder(self._lock)
        return host if host and host != QSysInfo.machineHostName() else ""

    def listen(self) -> None:
        """Hear second starts from now on; the sockets' library is loaded after the window is painted."""
        QTimer.singleShot(_LISTEN_AFTER_MS, self, self._open_door)

    def close(self) -> None:
        """Let the next start be the first."""
        if self._door is not None:
            self._door.close()
            self._door = None
        self._lock.unlock()

    def _open_door(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked():
            return
        # Whoever holds the lock owns the door: a socket that a crash left there is nobody's.
        QLocalServer.removeServer(self._name)
        self._door = QLocalServer(self)
        self._door.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._door.newConnection.connect(self._answer)
        self._door.listen(self._name)

    def _answer(self) -> None:
        while self._door is not None and (visitor := self._door.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.write(_SHOWN)
            visitor.flush()
            self.asked.emit()


def door_name(data_dir: Path) -> str:
    """The name under which that folder's window listens: short, and another one for each folder."""
    return f"courier-desktop-{hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:20]}"


def _knock(name: str) -> bool:
    """Whether a window answered that it shows itself."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_TRY_EVERY_MS):
        return False
    socket.write(_SHOW)
    answered = socket.waitForReadyRead(PATIENCE_MS) and bytes(socket.readAll().data()) == _SHOWN
    socket.disconnectFromServer()
    return answered


def _holder(lock: QLockFile) -> tuple[int, str, str]:
    """Process, computer and program that hold it; nothing when nobody does."""
    # Typed as C++ has it; PySide gives what was found, and ("", 0, "") when nothing was.
    told: object = lock.getLockInfo()
    match told:
        case (int(process), str(computer), str(program)):
            return process, computer, program
    return 0, "", ""
