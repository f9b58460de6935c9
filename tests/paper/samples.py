"""Slips, sheets and texts that tests print: the plain one, and the longest that couriers write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from courier_desktop.domain.address import Address
from courier_desktop.domain.money import Money
from courier_desktop.domain.paper_rows import RunSheet, RunSheetStop, SlipRow
from courier_desktop.domain.tracking_number import make_number
from courier_desktop.domain.words import Language

ZONE = ZoneInfo("America/Mexico_City")
DAY = date(2026, 11, 19)

ADDRESS = Address(
    street="Calle Gómez de Mendiola",
    exterior="1873",
    interior="4",
    colonia="Oblatos",
    postal_code="44380",
    municipality="Guadalajara",
    state="Jalisco",
    between="Artesanos y Hacienda de Tala",
    references="Zaguán verde, junto a la tortillería. Tocar fuerte; timbre no sirve.",
)

LONG_ADDRESS = Address(
    street="Prolongación Avenida Profesor Licenciado Benito Juárez García esquina Boulevard Marcelino García Barragán",
    exterior="12345-B",
    interior="Torre 3 depto 1204",
    colonia="Fraccionamiento Residencial Bosques de Santa Anita",
    postal_code="01310-200",
    municipality="Tlajomulco de Zúñiga",
    state="Jalisco",
    between="Avenida Prolongación Mariano Otero y Boulevard Bosques de Santa Anita, a un costado de la gasolinera",
    references=("Zaguán verde, junto a la tortillería de doña Lupe, frente a la caseta dos; tocar fuerte. " * 4)[:300],
)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=ZONE) + timedelta(minutes=minute)


def qr_text(number: str) -> str:
    return f"https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20{number}"


def slip(serial: int = 48231, **changes: Any) -> SlipRow:  # noqa: ANN401 - any field of the row
    number = make_number("CLB", serial)
    row = SlipRow(
        number=number,
        qr_text=qr_text(number),
        courier="Mensajería Colibrí",
        courier_city="Guadalajara",
        courier_phone="33 3615 0042",
        sender="Moda Tapatía",
        recipient="Itzel Ochoa Barragán",
        phone_last4="0937",
        address=ADDRESS,
        piece=1,
        pieces=1,
        zone="R3",
        stop=14,
        cash=Money(125000),
        arrives_day=DAY,
        arrives_from=at(12),
        arrives_to=at(13),
        attempt=1,
        max_attempts=2,
        weight_g=1400,
        contents="",
        signed_copy=False,
        privacy="colibri.mx/privacidad · Derechos ARCO: 33 3615 0042",
        language=Language.ES,
    )
    return replace(row, **changes)


def long_slip(serial: int = 900001, **changes: Any) -> SlipRow:  # noqa: ANN401 - any field of the row
    return replace(
        slip(
            serial,
            recipient="María Guadalupe de los Ángeles Hernández-Villaseñor y Gutiérrez de la Concordia, "
            "Administración del Fraccionamiento",
            address=LONG_ADDRESS,
            courier="Mensajería y Paquetería Exprés del Occidente Hermanos Covarrubias",
            sender="Comercializadora de Artículos para el Hogar y la Oficina de Occidente",
            pieces=112,
            piece=110,
            cash=Money(123456789),
            contents="2 playeras talla M, 1 pantalón de mezclilla, 1 caja de herramientas y 3 juegos de sábanas",
            signed_copy=True,
            zone="ZAPOPAN-NORTE-2",
            stop=114,
        ),
        **changes,
    )


def bare_slip(serial: int = 77, **changes: Any) -> SlipRow:  # noqa: ANN401 - any field of the row
    row = slip(
        serial,
        courier="",
        courier_city="",
        courier_phone="",
        sender="",
        recipient="",
        phone_last4="",
        address=Address(),
        zone="",
        stop=0,
        cash=None,
        arrives_day=None,
        arrives_from=None,
        arrives_to=None,
        weight_g=None,
        privacy="",
    )
    return replace(row, **changes)


def stop(position: int, **changes: Any) -> RunSheetStop:  # noqa: ANN401 - any field of the row
    number = make_number("CLB", 48200 + position)
    row = RunSheetStop(
        position=position,
        number=number,
        qr_text=number,
        recipient="Itzel Ochoa Barragán",
        phone="+523314820937",
        address=LONG_ADDRESS if position % 3 == 0 else ADDRESS,
        window_from=at(9, position) if position != 5 else None,
        window_to=at(10, position) if position != 5 else None,
        planned_at=at(9, position + 7),
        pieces=1 + position % 2,
        cash=Money(125000 + position * 100) if position % 2 else None,
        signed_copy=position == 2,
        note="Llamar antes de llegar" if position == 4 else "",
        attempt=1 + (position == 3),
        max_attempts=2,
    )
    return replace(row, **changes)


def sheet(count: int = 14, **changes: Any) -> RunSheet:  # noqa: ANN401 - any field of the sheet
    row = RunSheet(
        courier="Mensajería Colibrí",
        code="R3",
        name="Oblatos – San Juan de Dios",
        day=DAY,
        driver="Luis Ángel Cárdenas",
        vehicle="Moto 4",
        starts_at=at(9),
        stops=tuple(stop(position) for position in range(1, count + 1)),
        cash=Money(912300),
        pieces=17,
        language=Language.ES,
    )
    return replace(row, **changes)
