"""A life of a worker: it works until it is killed. Forked from the parent, or a program of its own."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from courier_desktop.paths import ledger_path
from tests.kills.all_works import WITNESSES, WORKS
from tests.kills.board import Board, Phase
from tests.kills.life import Life, Orders
from tests.kills.witness import Told, Witness, watch


def bell_over(descriptor: int, orders: Orders) -> Callable[[Phase], None]:
    """Rings once at the first act's beginning, and once at the moment that was asked for."""
    waiting = {"first": 1, "aim": orders.nth}

    def rung(phase: Phase) -> None:
        if waiting["first"] and phase is Phase.BETWEEN:
            waiting["first"] = 0
            os.write(descriptor, b"r")
        if phase == orders.aim:
            waiting["aim"] -= 1
            if waiting["aim"] == 0:
                os.write(descriptor, b"!")

    return rung


def live(orders: Orders, bell: Callable[[Phase], None]) -> None:
    """Work for ever."""
    folder = Path(orders.folder)
    kind = WITNESSES.get(orders.work, Witness)
    witness = kind(Board(Path(orders.board)), Told(Path(orders.told)), ledger_path(folder), bell)
    witness.pragmas = orders.pragmas
    watch(witness)
    life = Life(orders, witness)
    work = WORKS[orders.work]
    while True:
        work(life)


def live_and_tell(orders: Orders, bell: Callable[[Phase], None]) -> int:
    """Work until killed; whatever ends it before goes into a file beside what it told."""
    try:
        live(orders, bell)
    except BaseException:  # noqa: BLE001 - a worker that stops by itself has found something
        Path(f"{orders.told}.crash").write_text(traceback.format_exc(), encoding="utf-8")
    return 1


if __name__ == "__main__":
    sys.exit(live_and_tell(Orders(**__import__("json").loads(sys.argv[1])), lambda _phase: None))
