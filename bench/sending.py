"""Ten thousand queued notices to a fast service on loopback: the rate, processor and memory, the window meanwhile."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from time import perf_counter, process_time, sleep, thread_time
from typing import TYPE_CHECKING

from bench.ledgers import DayClock, copied_ledger
from bench.measure import milliseconds, percentile, report
from courier_desktop.domain import events as ev
from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.ids import NoticeId, ShipmentId, TextId
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.staff import Right
from courier_desktop.domain.words import Language
from courier_desktop.gateways.http import Http
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways
from courier_desktop.services.open import close_context, open_context
from courier_desktop.services.record import record
from courier_desktop.services.sending import Turner
from courier_desktop.store import outbox, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from courier_desktop.services.context import Context

NOTICES = 10_000
# As many tell the rate; the window has them all to bear.
_PEERS = 2_000
_PATIENCE_S = 600.0
_LOOK_S = 0.5
_FREEZE_S = 0.05
_TEXT = "Su paquete CLB-048231T llega hoy entre 11:30 y 13:30. Mensajeria Colibri"


def run() -> None:
    """Print the rate beside a bare loop of `requests`, and the window's worst freeze while all of them go out."""
    with _service() as url:
        peer = _PEERS / _bare(url)
        with tempfile.TemporaryDirectory() as name:
            alone = _drained(copied_ledger(NOTICES, Path(name) / "alone"), url)
        rate = _PEERS / alone
        report("notices sent / bare requests, per second", f"{rate:.0f}/s", f"{peer:.0f}/s", rate / peer, "")
        with tempfile.TemporaryDirectory() as name:
            _beside_the_window(copied_ledger(NOTICES, Path(name) / "window"), url, peer)


def _bare(url: str) -> float:
    """The same texts by a bare loop, nothing kept of them; seconds."""
    import requests

    session = requests.Session()
    session.trust_env = False
    begun = perf_counter()
    for n in range(_PEERS):
        session.post(url, json={"to": f"+5233{n:08d}", "text": _TEXT, "id": str(n)}, timeout=20).raise_for_status()
    return perf_counter() - begun


def _drained(folder: Path, url: str) -> float:
    """All of them through the outbox, without a window; seconds."""
    ctx = open_context(folder, clock=DayClock())
    _ready(ctx, url, _PEERS)
    http = Http()
    turner = Turner(ctx, gateways.make(ctx, GatewayName.HTTP, http), "bench")
    begun = perf_counter()
    done = turner.turn()
    taken = perf_counter() - begun
    http.close()
    _all_gone(ctx, done.sent)
    close_context(ctx)
    return taken


def _beside_the_window(folder: Path, url: str, peer: float) -> None:
    from bench.desk_window import memory_mb, opened

    clock = DayClock()
    # Two programs that begin at the very same standing moment could make the same ids.
    clock.now -= timedelta(hours=1)
    ctx = open_context(folder, clock=clock)
    _ready(ctx, url, NOTICES)
    secrets = ctx.secrets
    close_context(ctx)
    with opened(folder) as window:
        window.ctx.secrets = secrets
        before, worked, begun = memory_mb(), process_time(), perf_counter()
        window.go("messages")
        gaps, own = _gaps_until(lambda: _waiting(window.ctx) == 0)
        taken = perf_counter() - begun
        processor = process_time() - worked
        grown = memory_mb() - before
    rate = NOTICES / taken
    report("the same beside the window, per second", f"{rate:.0f}/s", f"{peer:.0f}/s", rate / peer, "")
    worst, usual = max(gaps), percentile(gaps, 0.99)
    report("the window's worst freeze / p99", milliseconds(worst), milliseconds(usual), worst / usual, "50 ms")
    worked_s = max(own)
    report("its own work in any of them, at most", milliseconds(worked_s), "", worked_s / worst, "50 ms")
    long = sum(one > _FREEZE_S for one in gaps)
    report("freezes beyond 50 ms, of all the window's turns", str(long), str(len(gaps)), long / len(gaps), "")
    told = f"{processor / taken * 100:.0f} %"
    report("processor, share of one; memory grown by", told, f"{grown:.0f} MB", processor / taken, "")


def _gaps_until(done: Callable[[], bool]) -> tuple[list[float], list[float]]:
    """How long the window did not answer, from one turn of its loop to the next, until that holds; seconds each.

    Behind them what its own thread worked of each: the rest is the lanes, other programs, the disk.
    """
    from PySide6.QtCore import QCoreApplication

    gaps: list[float] = []
    own: list[float] = []
    worked = thread_time()
    begun = last = looked = perf_counter()
    while True:
        QCoreApplication.processEvents()
        sleep(0.0005)
        now = perf_counter()
        gaps.append(now - last)
        own.append(thread_time() - worked)
        last, worked = now, thread_time()
        if now - looked > _LOOK_S:
            if done():
                return gaps, own
            if now - begun > _PATIENCE_S:
                msg = "the queue never ended"
                raise TimeoutError(msg)
            # The looking itself is none of the window's.
            last = looked = perf_counter()
            worked = thread_time()


def _waiting(ctx: Context) -> int:
    with ctx.read() as conn:
        return outbox.waiting(conn, Channel.SMS)


def _ready(ctx: Context, url: str, notices: int) -> None:
    """The service as the courier's SMS gateway, and so many notices queued, each of another shipment."""
    ctx.secrets = SessionSecrets()
    body = '{"to": "{to}", "text": "{text}", "id": "{id}"}'
    values: dict[str, Value] = {"method": "POST", "url": url, "body": body, "pace_s": 0, "id_path": "id"}
    gateways.save(ctx, GatewayName.HTTP, values, {})
    gateways.switch(ctx, GatewayName.HTTP, on=True)
    with ctx.write(Right.NOTIFY) as tx:
        ids = [ShipmentId(row[0]) for row in tx.conn.execute("SELECT shipment_id FROM shipments LIMIT ?", (notices,))]
        texts = [TextId(ctx.new_id()) for _ in ids]
        people.add_texts(tx.conn, [(one, _TEXT) for one in texts])
        record(
            tx,
            [
                tx.event(
                    ev.NoticePlanned(
                        notice_id=NoticeId(ctx.new_id()),
                        event=NoticeEvent.ADDRESS_NEEDED,
                        occasion="bench",
                        channel=Channel.SMS,
                        language=Language.ES,
                        not_before=tx.now,
                        expires_at=tx.now + timedelta(days=1),
                        text_id=text_id,
                    ),
                    shipment_id,
                )
                for shipment_id, text_id in zip(ids, texts, strict=True)
            ],
        )


def _all_gone(ctx: Context, sent: int) -> None:
    if sent != _PEERS or _waiting(ctx):
        msg = f"{sent} of {_PEERS} went"
        raise RuntimeError(msg)


# ------------------------------------------------------------------------------------------------- the fast service


_NUMBERS = count(1)


class _Takes(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer in two packets waits 40 ms for the other side's acknowledgement.
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_POST(self) -> None:
        """Take it."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b'{"id": "%d"}' % next(_NUMBERS)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@contextmanager
def _service() -> Iterator[str]:
    """The service in a program of its own, so that it takes nothing of ours; its address."""
    running = subprocess.Popen([sys.executable, "-m", "bench.sending"], stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
    finally:
        running.terminate()
        running.wait()


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), _Takes) as server:
        print(f"http://127.0.0.1:{server.server_port}/send", flush=True)
        server.serve_forever()
