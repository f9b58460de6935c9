"""One request on its way: whether anything of it was written, and an end to an answer that takes too long."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress


class Line:
    """What happens to one request on its way: `written` = some of it left; `over` = its answer took too long.

    A read limit alone starts anew at each byte: a service that drips would hold the worker for ever.
    """

    def __init__(self) -> None:
        """Nothing under way."""
        self.written = False
        self.over = False
        self._limit_s = 0.0
        self._tries = 0
        self._until = 0.0
        self._timer: threading.Timer | None = None

    def begin(self, limit_s: float) -> None:
        """A request begins, whose answer may take so long from when it was sent; after that it is not repeated."""
        self.end()
        self.written = self.over = False
        self._limit_s = limit_s
        self._tries = 0
        self._until = time.monotonic() + limit_s

    @property
    def spent(self) -> bool:
        """Whether it was tried already and there is no time left to try again."""
        return self._tries > 0 and time.monotonic() > self._until

    def sent(self, sock: socket.socket) -> None:
        """The request is out, the answer awaited."""
        self.end()
        self._tries += 1
        self._timer = threading.Timer(self._limit_s, self._cut, (sock,))
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """The answer is there, or will not be waited for."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _cut(self, sock: socket.socket) -> None:
        self.over = True
        with suppress(OSError):
            # Under TLS too: its own shutdown would wait for the other side.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)
