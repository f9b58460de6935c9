"""What the Slips page does on the database lane: lists, pictures, PDF files, print jobs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from courier_desktop.domain.address import Address
from courier_desktop.domain.errors import CancelledError, NotFoundError, RefusedError
from courier_desktop.domain.ids import RouteId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.paper_rows import SlipRow
from courier_desktop.domain.rows import RouteRow, ShipmentRow
from courier_desktop.domain.tracking_number import make_number
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Words, language_of
from courier_desktop.services import route_boards, shipments, slips

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from courier_desktop.paper.formats import PageFormat
    from courier_desktop.paper.pdf import Page
    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import Job

_TRIAL_SERIAL = 48231
_TRIAL_NAME = Words("Etiqueta de prueba", "Test slip", "Etiqueta de teste")
_TRIAL_HINT = Words(
    "Mide la etiqueta con una regla y lee los dos códigos con tu lector.",
    "Measure the slip with a ruler and read both codes with your scanner.",
    "Meça a etiqueta com uma régua e leia os dois códigos com o leitor.",
)


class Kind(StrEnum):
    """What the list is about."""

    TODAY = "today"
    ROUTE = "route"
    CHOSEN = "chosen"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Source:
    """Which slips are listed: of a route, or of the shipments chosen elsewhere."""

    kind: Kind = Kind.TODAY
    route_id: RouteId | None = None
    chosen: tuple[ShipmentId, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The shipments to print, in the order they come out; `routes` are today's, to choose from."""

    source: Source
    rows: tuple[ShipmentRow, ...]
    routes: tuple[RouteRow, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to print: the slips of these shipments on that paper, or the trial slip without any."""

    ids: tuple[ShipmentId, ...]
    format_name: str
    trial: bool = False


def list_slips(ctx: Context, source: Source) -> Listed:
    """The rows of that source. A route that is not there any more gives way to the first of the day."""
    routes = route_boards.routes_of_day(ctx)
    if source.kind is Kind.ROUTE:
        known = {route.route_id for route in routes}
        if source.route_id not in known:
            source = replace(source, route_id=routes[0].route_id if routes else None)
        ids = slips.ids_of_route(ctx, source.route_id) if source.route_id is not None else ()
    elif source.kind is Kind.CHOSEN:
        ids = source.chosen
    else:
        ids = slips.ids_of_today(ctx) if source.kind is Kind.TODAY else ()
    return Listed(source, shipments.rows_of(ctx, ids), routes)


def picture(ctx: Context, wanted: Wanted, piece: int, width: int) -> QImage:
    """One piece's slip as it comes out, that many pixels wide, smooth for a screen; empty when it is gone."""
    from courier_desktop.paper.preview import slip_image

    try:
        rows = _slips(ctx, wanted)
    except NotFoundError:
        return QImage()
    paper = page_format(wanted.format_name)
    row = rows[min(piece, len(rows)) - 1]
    return slip_image(row, paper, scale=width / paper.width, smooth=True)


def save_pdf(ctx: Context, wanted: Wanted, path: Path, job: Job) -> Path:
    """Write the slips as a PDF; the path. CancelledError leaves no file, RefusedError says why it was not written."""
    from courier_desktop.paper.pdf import slips_pdf

    rows = _slips(ctx, wanted, job)
    try:
        slips_pdf(path, rows, page_format(wanted.format_name), _from_there(job, wanted))
    except OSError:
        raise RefusedError("file_not_written", path=str(path)) from None
    return path


def print_slips(ctx: Context, wanted: Wanted, printer: QPrinter, job: Job) -> int:
    """Send the slips to the printer at their exact size; how many."""
    from courier_desktop.paper.pdf import slip_origin, slip_pages

    rows = _slips(ctx, wanted, job)
    origin = slip_origin(page_format(wanted.format_name))
    _print(printer, slip_pages(rows), origin, _from_there(job, wanted))
    return len(rows)


def save_card(ctx: Context, path: Path) -> Path:
    """Write the card of reasons as a PDF; the path."""
    from courier_desktop.paper.reason_card import reason_card_pdf

    try:
        reason_card_pdf(path, language_of(ctx.settings.language), ctx.settings.company)
    except OSError:
        raise RefusedError("file_not_written", path=str(path)) from None
    return path


def print_card(ctx: Context, printer: QPrinter, job: Job) -> int:
    """Print the card of reasons on a letter sheet; one page."""
    from courier_desktop.paper.formats import SHEET_FORMATS
    from courier_desktop.paper.reason_card import draw_reason_card

    language, company = language_of(ctx.settings.language), ctx.settings.company
    pages: list[Page] = [lambda ink: draw_reason_card(ink, language, company, SHEET_FORMATS["letter"])]
    _print(printer, pages, (0, 0), lambda _done, _total: job.check())
    return 1


def page_format(name: str) -> PageFormat:
    """The slip's paper of that name."""
    from courier_desktop.paper.formats import SLIP_FORMATS

    return SLIP_FORMATS.get(name, SLIP_FORMATS["100x150"])


def trial_slip(ctx: Context) -> SlipRow:
    """A slip for nobody, to try printer and scanner with."""
    settings, now = ctx.settings, ctx.clock().astimezone(ctx.zone)
    number, language = make_number(settings.prefix, _TRIAL_SERIAL), language_of(settings.language)
    return SlipRow(
        number=number,
        qr_text=slips.qr_text(ctx, number),
        courier=settings.company or "Courier Desktop",
        courier_city=settings.city,
        courier_phone=settings.phone,
        sender="Moda Tapatía",
        recipient=_TRIAL_NAME.in_(language),
        phone_last4="0937",
        address=Address(
            street="Calle Gómez de Mendiola",
            exterior="1873",
            interior="4",
            colonia="Oblatos",
            postal_code="44380",
            municipality="Guadalajara",
            state="Jalisco",
            between="Artesanos y Hacienda de Tala",
            references=_TRIAL_HINT.in_(language),
        ),
        piece=1,
        pieces=1,
        zone="R3",
        stop=14,
        cash=Money(125_000, settings.currency),
        arrives_day=now.date(),
        arrives_from=now.replace(hour=12, minute=0),
        arrives_to=now.replace(hour=13, minute=0),
        attempt=1,
        max_attempts=settings.max_attempts,
        weight_g=1400,
        contents="",
        signed_copy=False,
        privacy=settings.privacy_line,
        language=language,
    )


def _slips(ctx: Context, wanted: Wanted, job: Job | None = None) -> Sequence[SlipRow]:
    if wanted.trial:
        return (trial_slip(ctx),)

    def told(done: int) -> None:
        if job is not None:
            job.check()
            job.progress(done, 2 * len(wanted.ids))

    return slips.slip_rows(ctx, wanted.ids, progress=told)


def _from_there(job: Job, wanted: Wanted) -> Callable[[int, int], None]:
    """Progress of the pages as the second half of the work."""
    most = max(len(wanted.ids), 1)

    def told(done: int, total: int) -> None:
        job.check()
        job.progress(most + done * most // max(total, 1), 2 * most)

    return told


def _print(
    printer: QPrinter, pages: Sequence[Page], origin: tuple[int, int], progress: Callable[[int, int], None]
) -> None:
    from PySide6.QtPrintSupport import QPrinter as Printer

    from courier_desktop.paper.pdf import paint_pages

    try:
        paint_pages(printer, pages, origin=origin, progress=progress)
    except CancelledError:
        printer.abort()
        raise
    if printer.printerState() is Printer.PrinterState.Error:
        raise RefusedError("printer_missing", printer=printer.printerName())
