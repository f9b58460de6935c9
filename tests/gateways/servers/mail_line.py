"""A line between a mail program and its server that breaks at a given piece, before or after that went through."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

_TLS_RECORDS = frozenset({b"\x14", b"\x15", b"\x16", b"\x17"})
_TLS_HEAD = 5


def _written(client: socket.socket) -> Iterator[bytes]:
    """What the client writes: a line in the open each, then a TLS record each, however they come out of the network."""
    kept = b""
    while True:
        end = 0
        if kept[:1] not in _TLS_RECORDS:
            end = kept.find(b"\n") + 1
        elif len(kept) >= _TLS_HEAD:
            end = _TLS_HEAD + int.from_bytes(kept[3:5], "big")
        if 0 < end <= len(kept):
            yield kept[:end]
            kept = kept[end:]
            continue
        came = client.recv(1 << 16)
        if not came:
            return
        kept += came


@dataclass
class BadLine:
    """Passes bytes on to `port` of loopback. The `breaks_at`-th piece that the client writes is its last one.

    `passed` = that piece still reaches the server, and only its answer is lost. None of it for `breaks_at` 0.
    """

    port: int
    breaks_at: int = 0
    passed: bool = False

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.own_port = int(self._listener.getsockname()[1])
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self.pieces = 0

    def __enter__(self) -> Self:
        self._listener.settimeout(0.05)
        self._begin(self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for one in self._threads:
            one.join(5)
        self._listener.close()

    def _begin(self, target: object, *args: object) -> None:
        assert callable(target)
        one = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(one)
        one.start()

    def _listen(self) -> None:
        while not self._stopping.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            self._begin(self._carry, client)

    def _carry(self, client: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self.port), 5)
        for one in (client, server):
            one.settimeout(10)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        back = threading.Thread(target=self._back, args=(server, client), daemon=True)
        back.start()
        self.pieces = 0
        with suppress(OSError):
            for piece in _written(client):
                self.pieces += 1
                if self.pieces == self.breaks_at:
                    # The answer goes nowhere: the client is gone before the server has read.
                    client.shutdown(socket.SHUT_RDWR)
                    if self.passed:
                        server.sendall(piece)
                    break
                server.sendall(piece)
        with suppress(OSError):
            # The server reads what came before it learns that nobody listens.
            server.shutdown(socket.SHUT_WR)
        back.join(5)
        server.close()
        client.close()

    def _back(self, server: socket.socket, client: socket.socket) -> None:
        while True:
            try:
                piece = server.recv(1 << 20)
            except OSError:
                return
            if not piece:
                with suppress(OSError):
                    client.shutdown(socket.SHUT_WR)
                return
            with suppress(OSError):
                client.sendall(piece)
