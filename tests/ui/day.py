"""A small courier's day on a real ledger: two routes on the road, one recipient opted out, one without a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, Promise, ShipmentDraft
from courier_desktop.domain.ids import NoticeId, RouteId, ShipmentId
from courier_desktop.domain.notices import Channel, NoticeEvent, NoticeState
from courier_desktop.domain.rows import NoticeRow
from courier_desktop.domain.words import Language
from courier_desktop.services import loading, notices, registering, routes, settings, shipments
from courier_desktop.services.context import Context
from courier_desktop.services.open import open_context

OPTED_OUT = "+523314820905"
NAMES = ("Itzel Ochoa", "Ferretería El Güero", "José Ángel Nuño", "Blanca Ruvalcaba", "Clínica Santa Elena", "Maricela")


def local(hour: int, minute: int = 0) -> datetime:
    """That time on the courier's 19 November, in Guadalajara, six hours behind UTC."""
    return datetime(2026, 11, 19, 6, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)


@dataclass
class Day:
    """The ledger, and a clock that the test moves."""

    ctx: Context
    now: datetime
    first: RouteId
    second: RouteId
    on_first: tuple[ShipmentId, ...]
    on_second: tuple[ShipmentId, ...]

    def at(self, hour: int, minute: int = 0) -> None:
        """It is that time now."""
        self.now = local(hour, minute)


def open_ledger(folder: Path) -> Day:
    """An empty ledger at eight in the morning."""
    day = Day.__new__(Day)
    day.now = local(8)

    def clock() -> datetime:
        # Each look at the clock is a little later, as with a real one: what is planned keeps its order.
        day.now += timedelta(milliseconds=1)
        return day.now

    day.ctx = open_context(folder, actor="Ana", clock=clock)
    settings.change(day.ctx, "company", "Mensajería Colibrí")
    settings.change(day.ctx, "theme", "light")
    return day


def make_day(folder: Path) -> Day:
    """Four shipments on the first route, six on the second: all told that they are out, at 11:42.

    Of the second, the last one opted out before, the fifth promised until 18:00, the fourth has no phone.
    """
    day = open_ledger(folder)
    day.on_first = tuple(_register(day, f"Persona {n}", f"+5233381722{n:02d}", (11, 13)) for n in range(4))
    phones = ["+523314820900", "+523314820901", "+523314820902", "", "+523314820904", OPTED_OUT]
    windows = [(12, 13), (12, 14), (10, 11), (12, 13), (12, 18), (12, 13)]
    day.on_second = tuple(
        _register(day, name, phone, window) for name, phone, window in zip(NAMES, phones, windows, strict=True)
    )
    notices.opt_out(day.ctx, OPTED_OUT, "WhatsApp")
    day.at(10, 38)
    day.first = _publish(day, "Providencia", "Antonio", day.on_first, local(11))
    day.at(10, 40)
    day.second = _publish(day, "Oriente", "Beto", day.on_second, local(12, 10))
    day.at(11, 42)
    return day


def _register(day: Day, name: str, phone: str, hours: tuple[int, int]) -> ShipmentId:
    draft = ShipmentDraft(
        sender=Party("Dulces Regionales"),
        recipient=Party(name, phone=phone, phone_typed=phone),
        address=Address(street="Calle Gómez", exterior="18", colonia="Oblatos", postal_code="44380"),
        promise=Promise(local(hours[0]), local(hours[1])),
    )
    return registering.register(day.ctx, draft).shipment_id


def _publish(day: Day, name: str, driver: str, ids: Sequence[ShipmentId], starts_at: datetime) -> RouteId:
    made = settings.save_driver(day.ctx, driver)
    route_id = routes.create(day.ctx, name, driver_id=made.driver_id, starts_at=starts_at)
    routes.assign(day.ctx, route_id, ids)
    for row in shipments.rows_of(day.ctx, ids):
        loading.scan(day.ctx, route_id, row.number)
    loading.close_load(day.ctx, route_id, {})
    routes.publish(day.ctx, route_id)
    return route_id


def row(place: int, state: NoticeState = NoticeState.PREPARED, *, minutes: int = 0, why: str = "") -> NoticeRow:
    """A notice of its own making: the `place`th, planned so many minutes after ten."""
    at = local(10) + timedelta(minutes=minutes, milliseconds=place)
    return NoticeRow(
        notice_id=NoticeId(f"n{place}"),
        shipment_id=ShipmentId(f"s{place}"),
        number=f"CLB-{place}",
        recipient=f"Persona {place}",
        to="+523314820900",
        event=NoticeEvent.OUT_FOR_DELIVERY,
        channel=Channel.WA_ME,
        language=Language.ES,
        state=state,
        why=why,
        text="Hola",
        link="",
        text_on_clipboard=False,
        planned_at=at,
        not_before=at,
        expires_at=None,
        opened_at=None if state is NoticeState.PREPARED else at,
        opened_by="",
        confirmed_at=None,
        confirmed_by="",
        delay_id=None,
        route_code="R1",
    )
