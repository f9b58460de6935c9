"""Take one ledger's pictures in one language, theme and scale: `python -m docs.pictures KIND LEDGER OUT`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.days import drafts
from courier_desktop.domain.backup_rows import BackupWhy
from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.rows import RouteRow, RouteState
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import resources_dir
from courier_desktop.services import (
    backups,
    inbound,
    marking,
    message_life,
    registering,
    route_boards,
    settings,
    shipments,
)
from courier_desktop.services.open import close_context, open_context
from courier_desktop.ui.contacts.card import ContactSheet
from courier_desktop.ui.main_window import MainWindow
from courier_desktop.ui.messages.page import MessagesPage
from courier_desktop.ui.messages.views import ViewName
from courier_desktop.ui.parts.floating import Popover
from courier_desktop.ui.restore.sheet import RestoreSheet
from courier_desktop.ui.start import start_window
from docs.carried import paper_secrets
from docs.ledgers import Clock, moment_of

Do = Callable[[MainWindow], object]
SIZE = (1366, 768)
# What a page under work raises: its picture is missing, the others are taken all the same.
UNFINISHED = (AttributeError, ImportError, LookupError, NameError, TypeError, ValueError)
CALM_MS, AT_MOST_MS, FADE_MS = 180, 15_000, 260


@dataclass(frozen=True, slots=True)
class View:
    """A picture: its name, in which ledgers it is worth one, how to get there; `sheet` = a sheet must be open."""

    name: str
    kinds: frozenset[str]
    acts: tuple[Do, ...]
    sheet: bool = False


class NotThereError(Exception):
    """The view asked for did not come up."""


def _go(page: str, **filters: object) -> Do:
    return lambda window: window.go(page, **filters)


def _press(*keys: str) -> Do:
    """Type those keys into whatever has the focus."""

    def act(window: MainWindow) -> None:
        for key in keys:
            target = QApplication.focusWidget() or window
            text = key.lower() if len(key) == 1 else ""
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key[f"Key_{key}"], Qt.KeyboardModifier.NoModifier, text)
                QApplication.sendEvent(target, event)
            settle(window)

    return act


def _late(window: MainWindow) -> RouteRow | None:
    """The route on the road that is furthest behind its plan."""
    out = [one for one in route_boards.routes_of_day(window.ctx) if one.state is RouteState.PUBLISHED]
    return max(out, key=lambda one: (one.shift_minutes or 0, one.code), default=None)


def _late_route(window: MainWindow) -> None:
    """Routes, at that one."""
    late = _late(window)
    window.go("routes", **({} if late is None else {"route_id": late.route_id}))


def _late_shipment(window: MainWindow) -> None:
    """The drawer of a shipment out for delivery, with cash and late if there is one."""
    late = _late(window)
    stops = route_boards.board(window.ctx, late.route_id).stops if late is not None else ()
    open_ones = [stop for stop in stops if stop.status is Status.OUT_FOR_DELIVERY]
    if open_ones:
        shown = max(open_ones, key=lambda stop: (stop.cash is not None, bool(stop.phone), stop.window.late_minutes))
        window.open_shipment(shown.shipment_id)


def _loading_route(window: MainWindow) -> None:
    """Routes, at the one that is being loaded."""
    shown = [one for one in route_boards.routes_of_day(window.ctx) if one.state is RouteState.LOADING]
    window.go("routes", **({"route_id": shown[0].route_id} if shown else {}))


def _setback(window: MainWindow) -> None:
    """The setback sheet on the late route."""
    late = _late(window)
    _late_route(window)
    settle(window)
    if late is not None:
        window.declare_setback(route_id=late.route_id)


def _import(window: MainWindow) -> None:
    window.go("today")
    window.files_dropped.emit([resources_dir() / "sample" / "moda-tapatia.csv"])


def _day_after(window: MainWindow) -> None:
    """The day after, so that there is a yesterday to try a strategy on."""
    if isinstance(window.ctx.clock, Clock):
        window.ctx.clock.moment += timedelta(days=1)
        window.top.show_moment(window.ctx.clock(), window.ctx.zone)


def _life(window: MainWindow) -> None:
    """What went by itself, at the newest message that a service took at the second try, its life beside it."""
    window.go("messages", view=ViewName.CARRIED.value)
    settle(window)
    page = window.stack.page
    if not isinstance(page, MessagesPage):
        raise NotThereError(str(page))
    rows = page.carried.list
    for place, row in enumerate(rows.model.rows):
        lives = message_life.of_notice(window.ctx, row.notice.notice_id)
        if any(len(one.attempts) > 1 for one in lives):
            rows.table.setCurrentIndex(rows.model.index(place, 3))
            break
    page.carried.lives.turn()


def _official(window: MainWindow) -> None:
    """The official WhatsApp's words in the templates' sheet."""
    QTest.keyClick(window.floats.sheet or window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)


def _recipient(window: MainWindow) -> None:
    """The card of whoever wrote last."""
    window.go("shipments")
    wrote = next(one.shipment_id for one in inbound.newest(window.ctx) if one.shipment_id is not None)
    window.show_sheet(ContactSheet(window, wrote, shipments.detail(window.ctx, wrote).row.number))


def _backed_up(window: MainWindow) -> None:
    """A few days of backups in two places."""
    ctx, clock = window.ctx, window.ctx.clock
    now = clock()
    for hours, why in ((41, BackupWhy.CLOSING), (27, BackupWhy.TIMER), (17, BackupWhy.CLOSING), (3, BackupWhy.TIMER)):
        if isinstance(clock, Clock):
            clock.moment = now - timedelta(hours=hours)
        if not ctx.settings.backup_folder:
            backups.choose_place(ctx, backups.folder_of(ctx).parent / "USB" / "respaldos")
        # Something must have changed, or nothing is written; after an even number of times it is as it was.
        settings.change(ctx, "sounds", not ctx.settings.sounds)
        backups.make(ctx, why)
    if isinstance(clock, Clock):
        clock.moment = now


def _restoring(window: MainWindow) -> None:
    """The way back to the newest backup, after some marks and two new shipments."""
    if not window.ctx.settings.backup_folder:
        _backed_up(window)
    new = [registering.register(window.ctx, draft).shipment_id for draft in drafts(3)]
    marking.mark(window.ctx, marking.Mark(shipment_ids=tuple(new[:2]), target=Status.AT_DEPOT))
    window.go("settings", group="backups")
    settle(window)
    sheet = RestoreSheet(window)
    window.show_sheet(sheet)
    settle(window)
    sheet.way.look()


ALL, WORK, SAMPLE = frozenset({"empty", "sample", "full"}), frozenset({"sample", "full"}), frozenset({"sample"})
EMPTY, QUIET, CARRIED = frozenset({"empty"}), frozenset({"empty", "sample"}), frozenset({"carried"})

VIEWS = (
    View("first-run", EMPTY, (_go("today"),)),
    View("today", WORK, (_go("today"),)),
    View("shipments", ALL, (_go("shipments"),)),
    View("shipments-checked", WORK, (_go("shipments"), _press("Space", "Down", "Space", "Down", "Space"))),
    View("shipments-drawer", WORK, (_go("shipments"), _press("Escape", "E"), _late_shipment)),
    View("routes", ALL, (_late_route,)),
    View("routes-reasons", SAMPLE, (_late_route, _press("F"))),
    View("routes-load", SAMPLE, (_loading_route,)),
    View("delays", ALL, (_go("delays"),)),
    View("setback", WORK, (_setback,), sheet=True),
    View("messages", ALL, (_go("messages"),)),
    View("slips", ALL, (_go("slips"),)),
    View("settings", QUIET, (_go("settings"),)),
    View("import", QUIET, (_import,), sheet=True),
    View("new-shipment", QUIET, (_go("shipments"), lambda window: window.ask_new()), sheet=True),
    View("keys", SAMPLE, (_go("shipments"), lambda window: window.show_keys()), sheet=True),
    View("automatic", CARRIED, (_life,)),
    View("services", CARRIED, (_go("settings", group="gateways"),)),
    View("service", CARRIED, (_go("settings", gateway=GatewayName.TWILIO_SMS.value),), sheet=True),
    View("templates", CARRIED, (_go("settings", template=NoticeEvent.OUT_FOR_DELIVERY.value),), sheet=True),
    View("templates-official", CARRIED, (_go("settings", template=NoticeEvent.DELAY.value), _official), sheet=True),
    View("costs", CARRIED, (_go("settings", group="prices"),)),
    View("recipient", CARRIED, (_recipient,), sheet=True),
    View("setback-batch", CARRIED, (_setback,), sheet=True),
    # Last, for they leave a ledger that was worked on.
    View("backups", SAMPLE, (_backed_up, _go("settings", group="backups"))),
    View("restore", SAMPLE, (_restoring,), sheet=True),
    View("strategy", CARRIED, (_day_after, _go("settings", strategy=True)), sheet=True),
)


def settle(window: MainWindow) -> None:
    """Wait until nothing is asked of the database any more and what fades has faded."""
    calm, waited, step = 0, 0, 20
    while calm < CALM_MS and waited < AT_MOST_MS:
        QTest.qWait(step)
        waited += step
        calm = 0 if window.jobs.busy or window.upkeep.busy else calm + step


def take(window: MainWindow, view: View, out: Path) -> None:
    """Save that picture. NotThereError when its sheet did not open."""
    window.floats.close_sheet()
    window.floats.dismiss_error()
    window.floats.undo_bar.hide()
    # Built anew each time: a picture must not depend on which ones were taken before it.
    window.stack.forget()
    for popover in window.findChildren(Popover):
        popover.close_up()
    for act in view.acts:
        act(window)
        settle(window)
    QTest.qWait(FADE_MS)
    if view.sheet and window.floats.sheet is None:
        raise NotThereError(view.name)
    window.grab().save(str(out))


def main() -> int:
    """Take the pictures asked for; what did not come up is told, one line each, and the status is 1."""
    parser = argparse.ArgumentParser(prog="docs.pictures", description=__doc__)
    parser.add_argument("kind", choices=sorted(ALL | CARRIED))
    parser.add_argument("ledger", type=Path, help="its folder; it is written to")
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", default="es-MX")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--views", nargs="*", default=[])
    asked = parser.parse_args()
    ctx = open_context(asked.ledger, clock=Clock())
    settings.change(ctx, "language", asked.lang)
    settings.change(ctx, "theme", asked.theme)
    close_context(ctx)
    QApplication.setCursorFlashTime(0)
    app, program, _status = start_window(asked.ledger, clock=Clock(moment_of(asked.kind)))
    window = next(one for one in app.topLevelWidgets() if isinstance(one, MainWindow))
    # Nothing here may reach a service or a keyring.
    window.ctx.secrets = paper_secrets()
    if program.session is not None:
        program.session.sending.stop(0.0)
    window.resize(*SIZE)
    window.activateWindow()
    settle(window)
    missing = 0
    asked.out.mkdir(parents=True, exist_ok=True)
    for view in VIEWS:
        if asked.kind not in view.kinds or (asked.views and view.name not in asked.views):
            continue
        try:
            take(window, view, asked.out / f"{view.name}.png")
        except (NotThereError, *UNFINISHED) as error:
            print(f"{asked.kind}: {view.name} did not open ({type(error).__name__}: {error})", flush=True)
            missing += 1
    window.close()
    del program
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
