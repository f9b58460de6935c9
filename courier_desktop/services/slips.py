"""What slips and run sheets print, as frozen rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from courier_desktop.domain.money import Money
from courier_desktop.domain.paper_rows import RunSheet, RunSheetStop, SlipRow
from courier_desktop.domain.phone import digits, display_phone
from courier_desktop.domain.rows import RouteBoard, ShipmentDetail, ShipmentQuery, StopRow, View
from courier_desktop.domain.statuses import Status, StopState
from courier_desktop.domain.words import language_of
from courier_desktop.gateways.wa_me import wa_me_link
from courier_desktop.services.route_boards import board
from courier_desktop.services.shipments import detail, ids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from courier_desktop.domain.ids import RouteId, ShipmentId
    from courier_desktop.services.context import Context

_HELLO = {"es-MX": "Hola, guía {number}", "en": "Hello, parcel {number}", "pt-BR": "Olá, guia {number}"}


def slip_rows(
    ctx: Context, shipment_ids: Sequence[ShipmentId], *, progress: Callable[[int], None] | None = None
) -> tuple[SlipRow, ...]:
    """One row for each piece of these shipments, in this order."""
    logo = _logo(ctx)
    out: list[SlipRow] = []
    for done, shipment_id in enumerate(shipment_ids, start=1):
        shown = detail(ctx, shipment_id)
        out.extend(_slip(ctx, shown, piece, logo) for piece in range(1, shown.row.pieces + 1))
        if progress is not None:
            progress(done)
    return tuple(out)


def _logo(ctx: Context) -> bytes:
    path = Path(ctx.settings.logo) if ctx.settings.logo else None
    # A logo that was moved away is no reason to print no slip: the initial stands in its place.
    return path.read_bytes() if path is not None and path.is_file() else b""


def qr_text(ctx: Context, number: str) -> str:
    """What the slip's QR holds: the tracking page, else a chat that the customer begins, else the number."""
    settings = ctx.settings
    if settings.tracking_url:
        return settings.tracking_url.rstrip("/") + "/" + quote(number, safe="-")
    if settings.phone:
        return wa_me_link(
            settings.phone, _HELLO[language_of(settings.recipient_language).value].format(number=number)
        ).url
    return number


def _slip(ctx: Context, shown: ShipmentDetail, piece: int, logo: bytes) -> SlipRow:
    settings, zone, row = ctx.settings, ctx.zone, shown.row
    start = row.window.start.astimezone(zone) if row.window.start else None
    end = row.window.end.astimezone(zone) if row.window.end else None
    phone = digits(shown.recipient.phone) if shown.recipient.phone else ""
    return SlipRow(
        number=row.number,
        qr_text=qr_text(ctx, row.number),
        courier=settings.company,
        courier_city=settings.city,
        courier_phone=display_phone(settings.phone) if settings.phone else "",
        sender=row.sender,
        recipient=row.recipient,
        phone_last4=phone[-4:],
        address=shown.address,
        piece=piece,
        pieces=row.pieces,
        zone=row.route_code,
        stop=shown.stop,
        cash=row.cash if row.collected is None else None,
        arrives_day=start.date() if start else None,
        arrives_from=start,
        arrives_to=end,
        attempt=min(row.attempts + 1, row.max_attempts),
        max_attempts=row.max_attempts,
        weight_g=shown.weight_g,
        contents=shown.contents,
        signed_copy=shown.signed_copy,
        privacy=settings.privacy_line,
        language=language_of(settings.language),
        logo=logo,
    )


def ids_of_route(ctx: Context, route_id: RouteId) -> tuple[ShipmentId, ...]:
    """A route's shipments in the order of its stops."""
    return tuple(stop.shipment_id for stop in board(ctx, route_id).stops)


def ids_of_today(ctx: Context) -> tuple[ShipmentId, ...]:
    """The shipments that still go out: those of the open ones that carry no end."""
    statuses = frozenset(
        {
            Status.REGISTERED,
            Status.PICKUP_SCHEDULED,
            Status.PICKED_UP,
            Status.AT_DEPOT,
            Status.IN_TRANSIT,
            Status.OUT_FOR_DELIVERY,
        }
    )
    return tuple(reversed(ids(ctx, ShipmentQuery(view=View.OPEN, statuses=statuses))))


def run_sheet(ctx: Context, route_id: RouteId) -> RunSheet:
    """The paper a driver takes. Times are local."""
    shown: RouteBoard = board(ctx, route_id)
    zone, route = ctx.zone, shown.route
    going = [stop for stop in shown.stops if stop.state is not StopState.SKIPPED]
    return RunSheet(
        courier=ctx.settings.company,
        code=route.code,
        name=route.name,
        day=route.day,
        driver=route.driver,
        vehicle=route.vehicle,
        starts_at=route.starts_at.astimezone(zone),
        stops=tuple(_sheet_stop(ctx, stop) for stop in going),
        cash=Money(sum(stop.cash.amount_minor for stop in going if stop.cash), ctx.settings.currency),
        pieces=sum(stop.pieces for stop in going),
        language=language_of(ctx.settings.language),
    )


def _sheet_stop(ctx: Context, stop: StopRow) -> RunSheetStop:
    def local(moment: datetime | None) -> datetime | None:
        return None if moment is None else moment.astimezone(ctx.zone)

    return RunSheetStop(
        position=stop.position,
        number=stop.number,
        qr_text=stop.number,
        recipient=stop.recipient,
        phone=stop.phone,
        address=stop.address,
        window_from=local(stop.window.start),
        window_to=local(stop.window.end),
        planned_at=local(stop.planned_at),
        pieces=stop.pieces,
        cash=stop.cash,
        signed_copy=stop.signed_copy,
        note=stop.note,
        attempt=min(stop.attempts + 1, stop.max_attempts),
        max_attempts=stop.max_attempts,
    )
