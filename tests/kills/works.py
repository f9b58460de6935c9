"""The kinds of work a worker may be killed at. Each function does one more thing of its kind, over and over."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from courier_desktop.domain.causes import Cause
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import EventId, RouteId, ShipmentId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.rows import RouteState
from courier_desktop.domain.statuses import Status
from courier_desktop.services import (
    acts,
    delays,
    integrity,
    loading,
    marking,
    notices,
    registering,
    route_boards,
    routes,
    settings,
)
from courier_desktop.services.delays import DelayDraft, Scope
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect
from courier_desktop.services.marking import AT_DOOR, Mark
from courier_desktop.services.open import fold_log
from tests.kills.board import Phase
from tests.kills.life import Life

Work = Callable[[Life], None]

_HEAD = ["Folio", "Destinatario", "Teléfono", "Calle", "No. ext.", "Colonia", "C.P.", "A cobrar", "Notas"]


@contextmanager
def refused() -> Iterator[None]:
    """What the rules refuse is part of a day too."""
    try:
        yield
    except (RefusedError, NotFoundError):
        return


def bring_in(life: Life) -> None:
    """Import a file; now and then the last one again, as a person does whose program went away in the middle."""
    folder = life.folder / "files"
    folder.mkdir(exist_ok=True)
    known = sorted(folder.glob("*.csv"), key=lambda path: path.stat().st_mtime_ns)
    path = known[-1] if known and life.chance(0.4) else _write_orders(life, folder)
    plan = plan_import(life.ctx, inspect(life.ctx, path), "Tienda Viva")
    with life.witness.op("import"):
        apply_import(life.ctx, plan, folder=folder)


def _write_orders(life: Life, folder: Path) -> Path:
    tag = life.tag()
    path = folder / f"{tag}.csv"
    scratch = folder / f"{tag}.tmp"
    with scratch.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(_HEAD)
        for n in range(life.luck.randint(3, 24)):
            phone = f"33 {life.luck.randrange(10**7):08d}"
            street = ["Morelos", "Hidalgo", ""][n % 3]
            rows.writerow([f"{tag}-{n}", f"Ana Ruiz {n}", phone, street, n + 1, "Centro", "44100", "250.00", "Tocar"])
    scratch.replace(path)
    return path


def register(life: Life) -> None:
    with life.witness.op("register"):
        registering.register(life.ctx, life.draft())


def mark(life: Life) -> None:
    """Mark a few by keyboard, or one from a phone, which says it again until it was answered."""
    if life.chance(0.4):
        _mark_by_phone(life)
        return
    target: Status | str = life.luck.choice(
        [Status.AT_DEPOT, Status.OUT_FOR_DELIVERY, AT_DOOR, Status.DELIVERED, Status.ATTEMPT_FAILED]
    )
    what = Mark(
        shipment_ids=tuple(life.some(5)),
        target=target,
        reason=life.luck.choice(list(ReasonCode)) if target is Status.ATTEMPT_FAILED else None,
        note="Con el portero" if life.chance(0.5) else "",
        received_by="Vecina" if target is Status.DELIVERED else "",
        relation="neighbour" if target is Status.DELIVERED else "",
    )
    with life.witness.op("mark"):
        marking.mark(life.ctx, what)


def _mark_by_phone(life: Life) -> None:
    """The phone keeps what it was not answered for in a file of its own."""
    kept = life.folder / f"phone-{life.orders.place}.json"
    if not kept.is_file():
        told = {"event": life.ctx.new_event_id(), "shipment": life.some(1)[0]}
        scratch = kept.with_suffix(".tmp")
        scratch.write_text(json.dumps(told), encoding="utf-8")
        scratch.replace(kept)
    told = json.loads(kept.read_text(encoding="utf-8"))
    what = Mark(
        shipment_ids=(ShipmentId(told["shipment"]),),
        target=Status.DELIVERED,
        received_by="Beto",
        event_id=EventId(told["event"]),
    )
    with life.witness.op("mark"):
        marking.mark(life.ctx, what)
    kept.unlink()


def send(life: Life) -> None:
    """Open a message, say what became of it."""
    waiting = notices.in_state(life.ctx, [NoticeState.PREPARED, NoticeState.OPENED])
    if len(waiting) < 3:
        what = Mark(shipment_ids=tuple(life.some(6)), target=life.luck.choice([Status.AT_DEPOT, Status.DELIVERED]))
        with life.witness.op("mark"):
            marking.mark(life.ctx, what)
        register(life)
        return
    prepared = [one for one in waiting if one.state is NoticeState.PREPARED]
    opened = [one for one in waiting if one.state is NoticeState.OPENED]
    with refused():
        if not opened:
            one = life.luck.choice(prepared)
            with life.witness.op("send"):
                if life.chance(0.2):
                    notices.edit(life.ctx, one.notice_id, f"Hola {life.tag()}")
                elif life.chance(0.1):
                    notices.opt_out(life.ctx, one.to, "phone")
                else:
                    notices.open_link(life.ctx, one.notice_id)
            return
        with life.witness.op("send"):
            if prepared and life.chance(0.4):
                notices.confirm_and_open(life.ctx, opened[0].notice_id, prepared[0].notice_id)
            else:
                act = life.luck.choice([notices.confirm, notices.confirm, notices.not_sent, notices.unsure])
                act(life.ctx, opened[0].notice_id)


def drive(life: Life) -> None:
    """Make a route, load it, send it out, close it: the next step of the day's newest one."""
    today = route_boards.routes_of_day(life.ctx)
    unclosed = [one for one in today if one.state is not RouteState.CLOSED]
    if not unclosed:
        with life.witness.op("route"), refused():
            routes.make(life.ctx, f"Oriente {life.tag()}", life.some(8))
        return
    route = unclosed[-1]
    with refused():
        _next_step(life, route.route_id, route.state)


def _next_step(life: Life, route_id: RouteId, state: RouteState) -> None:
    ctx = life.ctx
    board = route_boards.board(ctx, route_id)
    numbers = {stop.shipment_id: stop.number for stop in board.stops}
    if state in {RouteState.DRAFT, RouteState.LOADING}:
        step = life.luck.choice(["assign", "reorder", "scan", "close", "publish"])
        more = [registering.Registered(one, "", 0) for one in life.some(3)] if step == "assign" else []
        with life.witness.op("route"):
            if step == "assign":
                routes.assign(ctx, route_id, [one.shipment_id for one in more])
            elif step == "reorder":
                routes.reorder(ctx, route_id, list(numbers)[::-1])
            elif step == "scan" and numbers:
                loading.scan(ctx, route_id, life.luck.choice(list(numbers.values())))
            elif step == "close":
                loading.close_load(ctx, route_id, dict.fromkeys(numbers, "not_found"))
            else:
                routes.publish(ctx, route_id)
        return
    if numbers and life.chance(0.6):
        with life.witness.op("mark"):
            marking.mark(ctx, Mark(shipment_ids=(life.luck.choice(list(numbers)),), target=AT_DOOR))
        return
    decision = life.luck.choice(list(routes.Decision))
    with life.witness.op("route"):
        routes.close(ctx, route_id, dict.fromkeys(numbers, decision))


def take_back(life: Life) -> None:
    """Do something small, and undo it."""
    life.luck.choice([mark, register, send, drive])(life)
    with life.witness.op("undo"), refused():
        acts.undo(life.ctx)


def declare(life: Life) -> None:
    ids = tuple(str(one) for one in life.some(6))
    cause = life.luck.choice(list(Cause))
    draft = DelayDraft(cause=cause, scope=Scope.LIST, refs=ids, minutes=45, note=f"Choque {life.tag()}")
    with refused():
        with life.witness.op("delay"):
            made = delays.declare(life.ctx, draft)
        if life.chance(0.5):
            with life.witness.op("delay"):
                delays.lift(life.ctx, made.delay_id)


def arrange(life: Life) -> None:
    """Change a setting, keep a draft of a form: plain rows, nobody's history."""
    company, body = f"Mensajería {life.tag()}", f"borrador {life.tag()}"
    with life.witness.op("settings", company=company):
        settings.change(life.ctx, "company", company)
    with life.witness.op("settings", draft=body):
        settings.keep_draft(life.ctx, "shipment", body)


def rebuild(life: Life) -> None:
    """Derive everything anew, again and again, with a mark in between."""
    life.luck.choice([mark, register])(life)
    with life.witness.op("rebuild"):
        integrity.rebuild(life.ctx)


def reopen(life: Life) -> None:
    """Close the ledger, which folds the log into the file, and open it again."""
    life.luck.choice([mark, register, arrange])(life)
    life.close()


def fold(life: Life) -> None:
    """Fold the log into the file, as the program does when nobody writes."""
    for _ in range(life.luck.randint(1, 4)):
        life.luck.choice([mark, register, send])(life)
    with life.witness.during(Phase.FILES):
        fold_log(life.ctx)


DESK_WORKS: dict[str, Work] = {
    "import": bring_in,
    "register": register,
    "mark": mark,
    "send by hand": send,
    "routes": drive,
    "undo": take_back,
    "setbacks": declare,
    "settings": arrange,
    "rebuild": rebuild,
    "open and close": reopen,
    "fold the log": fold,
}
