# ruff: noqa: INP001, PLR2004, S311 - a script beside what it makes; its random choices are seeded chances
"""Write the sample day: three shops' order exports and `plan.json`, what happens with their parcels in one morning.

Run `python make_sample.py` after changing `source.json`; openpyxl is needed. Everybody in it is invented. The phones
33 5550 0xxx are well formed and belong to nobody known. The postal codes are those of the colonias.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import sys
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

HERE = Path(__file__).resolve().parent
MODA, DULCES, OWN = "moda-tapatia.csv", "dulces-regionales.csv", "guias-colibri.xlsx"
# How many stops of each route come from which file; every one of them is a shipment that can go out today.
SHARES = {
    "R1": {MODA: 20, DULCES: 12},
    "R2": {MODA: 27, DULCES: 7},
    "R3": {MODA: 8, DULCES: 20, OWN: 2},
    "R4": {MODA: 13, DULCES: 8, OWN: 1},
    "R5": {OWN: 30, DULCES: 2},
}
# Orders whose address lacks something: file, zone, what is left out.
INCOMPLETE = [
    (MODA, "R2", "number"),
    (MODA, "R4", "postal_code"),
    (DULCES, "R3", "number"),
    (OWN, "R5", "street"),
    (OWN, "R5", "postal_code"),
]
# Route, place in its order → who stands there.
PLACED = {
    ("R3", 12): "cod_not_ready",
    ("R3", 14): "Itzel Ochoa Barragán",
    ("R3", 15): "Ferretería El Güero",
    ("R3", 16): "José Ángel Nuño Becerra",
    ("R3", 17): "Abarrotes La Providencia",
    ("R3", 18): "Blanca Estela Ruvalcaba",
    ("R3", 19): "Maricela Tovar Anguiano",
    ("R3", 20): "Refaccionaria Hnos. Solís",
    ("R3", 21): "Eduardo Ñúñez Cortina",
    ("R3", 22): "Clínica Santa Elena",
    ("R3", 23): "Gpe. Yazmín Orendáin",
    ("R2", 16): "Dr. Raúl Ibáñez Cortés",
    ("R2", 28): "Julián Peñaflor Ruiz",
    ("R2", 29): "María Fernanda Güemes",
    ("R2", 30): "Óptica Santa Lucía",
    ("R2", 31): "Claudia Berenice Ávila",
    ("R2", 32): "Sofía Arreola Bañuelos",
    ("R2", 33): "Estética Xóchitl",
    ("R1", 27): "Ma. de los Ángeles Guadalupe Villavicencio-Santillán de la Torre y Fernández de Córdova",
}
AGREED = {22: ("14:00", "17:00"), 23: ("15:00", "17:00"), 25: ("14:00", "16:00"), 27: ("15:00", "18:00")}
OPTED_OUT = ("Julián Peñaflor Ruiz", "Maricela Tovar Anguiano")
MANGLED = "Eduardo Ñúñez Cortina"
SEED = 20261119


@dataclass
class Order:
    """One order of a shop: who gets it, where, what, how it is paid."""

    file: str
    route: str
    name: str
    phone: str
    street: str
    ext: str
    interior: str
    zone: dict[str, Any]
    between: str
    reference: str
    items: list[tuple[str, int, int]]
    cod: bool
    pieces: int = 1
    sender: str = ""
    number: str = ""
    state: str = ""
    missing: str = ""
    agreed: tuple[str, str] | None = None
    key: int = field(default=0)

    @property
    def total(self) -> int:
        """Pesos in all."""
        return sum(count * price for _, count, price in self.items)


class Maker:
    """Invents orders, always the same ones."""

    def __init__(self) -> None:
        """Begin from the seed."""
        self.random = random.Random(SEED)
        self.source: dict[str, Any] = json.loads((HERE / "source.json").read_text(encoding="utf-8"))
        self.phones = 100
        self.used: set[str] = set()

    def person(self, route: str) -> str:
        """A name that nobody else here has; now and then a business of that zone."""
        shops = [one for one in self.source["businesses"][route] if one not in self.used | set(PLACED.values())]
        if shops and self.random.random() < 0.1:
            name = self.random.choice(shops)
        else:
            given = self.random.choice(self.source[self.random.choice(["female", "male"])])
            name = " ".join([given, *self.random.sample(self.source["surnames"], 2)])
        if name in self.used:
            return self.person(route)
        self.used.add(name)
        return str(name)

    def phone(self) -> str:
        """The next of the invented numbers, written as people write theirs."""
        self.phones += self.random.randint(1, 5)
        national = f"335550{self.phones:04}"
        style = self.random.choice(["{}", "+52{}", "+52 {a} {b} {c}", "{a} {b} {c}", "{a}-{b}-{c}", "521{}", "044{}"])
        return style.format(national, a=national[:2], b=national[2:6], c=national[6:])

    def order(self, file: str, route: str, name: str = "") -> Order:
        """An order for that zone; `name` for a recipient who must be in it."""
        zone = self.random.choice(self.source["zones"][route])
        street, *crossing = self.random.sample(zone["streets"], min(3, len(zone["streets"])))
        chance = self.random.random
        items = self.items(file)
        return Order(
            file=file,
            route=route,
            name=name or self.person(route),
            phone=self.phone(),
            street=street,
            ext=str(self.random.randint(45, 2900)) + ("-A" if chance() < 0.06 else ""),
            interior=str(self.random.randint(1, 14)) if chance() < 0.15 else "",
            zone=zone,
            between=" y ".join(re.sub(r"^(Av|Blvd)\. ", "", one) for one in crossing)
            if len(crossing) == 2 and chance() < 0.8
            else "",
            reference=self.random.choice(self.source["references"]) if chance() < 0.85 else "",
            items=items,
            cod=chance() < 1 / 3 and sum(price for _, _, price in items) > 0,
            sender=self.random.choice(self.source["senders"]) if file == OWN else "",
        )

    def items(self, file: str) -> list[tuple[str, int, int]]:
        """What was bought: one line mostly, two sometimes."""
        goods = self.source["goods"][{MODA: "moda", DULCES: "dulces", OWN: "own"}[file]]
        lines = 2 if file != OWN and self.random.random() < 0.15 else 1
        counts = [1] if file == OWN else [1, 1, 1, 2]
        return [(name, self.random.choice(counts), price) for name, price in self.random.sample(goods, lines)]

    def route(self, code: str) -> list[Order]:
        """The stops of one route in their order."""
        files = [file for file, count in SHARES[code].items() for _ in range(count)]
        self.random.shuffle(files)
        zones = [zone["colonia"] for zone in self.source["zones"][code]]
        orders = [self.order(file, code) for file in files]
        orders.sort(key=lambda one: (zones.index(one.zone["colonia"]), one.street, int(re.sub(r"\D", "", one.ext))))
        for place, one in enumerate(orders, start=1):
            self.place(one, place, orders)
        return orders

    def place(self, one: Order, place: int, orders: list[Order]) -> None:
        """Put the people that the day is told with where they belong."""
        who = PLACED.get((one.route, place), "")
        if who == "cod_not_ready":
            swap_file(one, MODA, orders)
            one.items, one.cod = [("Bolsa de mano Minerva", 1, 1250)], True
        elif who:
            one.name = who
        if one.route == "R3" and place in AGREED:
            swap_file(one, DULCES, orders)
            one.agreed = AGREED[place]
        if one.name == MANGLED:
            swap_file(one, MODA, orders)
            one.phone = "3.33556E+09"
        if one.name.startswith("Dr. Raúl"):
            one.street, one.ext, one.interior = "José María Vigil", "2456", ""
            one.zone = self.source["zones"]["R2"][0]
        if one.name in OPTED_OUT:
            one.phone = f"33 5550 {9000 + OPTED_OUT.index(one.name)}"


def swap_file(one: Order, file: str, orders: list[Order]) -> None:
    """Make the order come from that file; another stop of the route gives its place there."""
    if one.file == file:
        return
    placed = {place for route, place in PLACED if route == one.route} | set(AGREED)
    free = [o for place, o in enumerate(orders, start=1) if o.file == file and place not in placed]
    other = free[-1]
    for name in ("file", "items", "sender"):
        mine, theirs = getattr(one, name), getattr(other, name)
        setattr(one, name, theirs)
        setattr(other, name, mine)
    for each in (one, other):
        each.cod = each.cod and each.total > 0


def numbered(maker: Maker, orders: list[Order], first: int, style: str) -> list[Order]:
    """The orders as their shop numbers them: in the order in which they were placed."""
    mixed = sorted(orders, key=lambda _: maker.random.random())
    for serial, one in enumerate(mixed, start=first):
        one.number, one.key = style.format(serial), serial
    return mixed


def mail(name: str) -> str:
    """An address at example.com."""
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return ".".join(re.findall(r"[a-z]+", plain)[:2]) + "@example.com"


def note_of(one: Order) -> str:
    """Between which streets and what to look for, as buyers write it into the only field they have."""
    parts = [f"Entre {one.between}" if one.between else "", one.reference]
    return ". ".join(part for part in parts if part)


_SHOPIFY = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,"
    "Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,"
    "Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,"
    "Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,"
    "Cancelled at,Payment Method,Refunded Amount,Vendor,Outstanding Balance,Id"
)
SHOPIFY = _SHOPIFY.split(",")


def shopify_rows(one: Order) -> list[dict[str, str]]:
    """An order's lines; the first one carries the order."""
    line1 = f"{one.street} {one.ext}".strip()
    line2 = ", ".join(part for part in (f"Int. {one.interior}" if one.interior else "", one.zone["colonia"]) if part)
    minutes = one.key * 17
    created = f"2026-11-{17 + minutes // 1440 % 2} {minutes // 60 % 24:02}:{minutes % 60:02}:08 -0600"
    status = {"cancelled": "voided", "refunded": "refunded"}.get(one.state, "pending" if one.cod else "paid")
    head = {
        "Name": one.number,
        "Email": mail(one.name),
        "Financial Status": status,
        "Paid at": "" if one.cod else created,
        "Fulfillment Status": "unfulfilled",
        "Accepts Marketing": "no",
        "Currency": "MXN",
        "Subtotal": f"{one.total:.2f}",
        "Shipping": "0.00",
        "Taxes": "0.00",
        "Total": f"{one.total:.2f}",
        "Discount Amount": "0.00",
        "Shipping Method": "Envío local Guadalajara",
        "Created at": created,
        "Billing Name": one.name,
        "Shipping Name": one.name,
        "Shipping Street": f"{line1}, {line2}",
        "Shipping Address1": line1,
        "Shipping Address2": line2,
        "Shipping City": one.zone["city"],
        "Shipping Zip": f"'{one.zone['cp']}" if one.missing != "postal_code" else "",
        "Shipping Province": "JAL",
        "Shipping Country": "MX",
        "Shipping Phone": one.phone,
        "Notes": note_of(one),
        "Cancelled at": created if one.state == "cancelled" else "",
        "Payment Method": "Cash on Delivery (COD)" if one.cod else "Mercado Pago",
        "Refunded Amount": f"{one.total:.2f}" if one.state == "refunded" else "0.00",
        "Outstanding Balance": f"{one.total:.2f}" if one.cod else "0.00",
        "Id": str(5_740_000_000_000 + one.key * 7919),
    }
    rows = []
    for place, (name, count, price) in enumerate(one.items):
        line = {
            "Name": one.number,
            "Email": mail(one.name),
            "Created at": created,
            "Lineitem quantity": str(count),
            "Lineitem name": name,
            "Lineitem price": f"{price:.2f}",
            "Lineitem requires shipping": "true",
            "Lineitem taxable": "true",
            "Lineitem fulfillment status": "pending",
            "Vendor": "Moda Tapatía",
        }
        rows.append({**(head if place == 0 else {}), **line})
    return rows


_TIENDANUBE = (
    "Número de orden;Email;Fecha;Estado de la orden;Estado del pago;Estado del envío;Moneda;"
    "Subtotal de productos;Descuento;Costo de envío;Total;Nombre del comprador;DNI / CUIT;Teléfono;"
    "Nombre para el envío;Teléfono para el envío;Dirección;Número;Piso;Localidad;Ciudad;Código postal;"
    "Provincia o estado;País;Medio de envío;Medio de pago;Notas del comprador;Fecha de pago;Nombre del producto;"
    "Precio del producto;Cantidad del producto;SKU;Canal;Identificador de la orden;Producto Físico;"
    "Fecha y hora de cancelación;Motivo de cancelación"
)
TIENDANUBE = _TIENDANUBE.split(";")


def tiendanube_rows(one: Order) -> list[dict[str, str]]:
    """An order's lines; the later ones repeat only number and e-mail."""
    day = f"{16 + one.key % 2:02}/11/2026"
    cancelled = one.state == "cancelled"
    head = {
        "Fecha": f"{day} {8 + one.key % 12:02}:{one.key * 7 % 60:02}:41",
        "Estado de la orden": "Cancelada" if cancelled else "Abierta",
        "Estado del pago": "Pendiente" if one.cod else "Recibido",
        "Estado del envío": "No está empaquetado",
        "Moneda": "MXN",
        "Subtotal de productos": f"{one.total}",
        "Descuento": "0.00",
        "Costo de envío": "0",
        "Total": f"{one.total}",
        "Nombre del comprador": one.name,
        "Teléfono": one.phone,
        "Nombre para el envío": one.name,
        "Teléfono para el envío": one.phone,
        "Dirección": one.street,
        "Número": one.ext,
        "Piso": one.interior,
        "Localidad": one.zone["colonia"],
        "Ciudad": one.zone["city"],
        "Código postal": one.zone["cp"] if one.missing != "postal_code" else "",
        "Provincia o estado": "Jalisco",
        "País": "México",
        "Medio de envío": "Envío a domicilio (mensajería local)",
        "Medio de pago": "Efectivo contra entrega" if one.cod else "Pago Nube",
        "Notas del comprador": note_of(one),
        "Fecha de pago": "" if one.cod else day,
        "Canal": "Móvil",
        "Identificador de la orden": str(3_048_000_000 + one.key * 811),
        "Fecha y hora de cancelación": f"{day} 21:14" if cancelled else "",
        "Motivo de cancelación": "El cliente se arrepintió" if cancelled else "",
    }
    rows = []
    for place, (name, count, price) in enumerate(one.items):
        line = {
            "Número de orden": one.number,
            "Email": mail(one.name),
            "Nombre del producto": name,
            "Precio del producto": str(price),
            "Cantidad del producto": str(count),
            "SKU": '=""',
            "Producto Físico": "Sí",
        }
        rows.append({**(head if place == 0 else {}), **line})
    return rows


_SHEET = (
    "Folio|Remitente|Destinatario|Celular|Calle|No. Ext.|No. Int.|Colonia|C.P.|Municipio|Entre calles|"
    "Referencias|Bultos|Contenido|Por cobrar|Acuse|Observaciones"
)
SHEET = _SHEET.split("|")


def sheet_row(one: Order) -> list[str | int | float | None]:
    """A line of the courier's own sheet."""
    name = one.items[0][0]
    return [
        one.number,
        one.sender,
        one.name,
        one.phone,
        "" if one.missing == "street" else one.street,
        "" if one.missing == "street" else one.ext,
        one.interior,
        one.zone["colonia"],
        "" if one.missing == "postal_code" else one.zone["cp"],
        one.zone["city"],
        one.between,
        one.reference,
        one.pieces,
        name,
        float(one.total) if one.cod else None,
        "Sí" if name == "Documentos para firma" else "",
        "Llamar antes de llegar" if one.key % 9 == 0 else "",
    ]


def write_csv(path: Path, titles: list[str], rows: list[dict[str, str]], encoding: str, separator: str) -> None:
    """The rows under their titles, with the line ends that shops write."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, titles, delimiter=separator, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))


def write_sheet(path: Path, rows: list[list[str | int | float | None]]) -> None:
    """The courier's own sheet: a title and an empty row above the header. The same bytes each time."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    sheet.title = "Guías"
    sheet.append(["Mensajería Colibrí · recolecciones de la mañana"])
    sheet.append([])
    sheet.append(SHEET)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append(row)
    for column, width in zip(
        "ABCDEFGHIJKLMNOPQ", [9, 20, 28, 19, 24, 9, 8, 20, 8, 22, 30, 30, 7, 30, 11, 7, 24], strict=True
    ):
        sheet.column_dimensions[column].width = width
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as raw, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as still:
        for name in raw.namelist():
            text = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-19T07:10:00Z", raw.read(name))
            still.writestr(zipfile.ZipInfo(name, (2026, 11, 19, 7, 10, 0)), text, zipfile.ZIP_DEFLATED)


def everything(maker: Maker) -> tuple[dict[str, list[Order]], dict[str, list[Order]]]:
    """The orders of each route in its order, and those of each file as the shop numbered them."""
    routes = {code: maker.route(code) for code in SHARES}
    for place in (1, 8, 15):
        routes["R5"][place].pieces = 2
    bigger = next(one for one in reversed(routes["R5"]) if one.file == OWN)
    bigger.pieces = 3
    orders = [one for stops in routes.values() for one in stops]
    for file, route, missing in INCOMPLETE:
        one = maker.order(file, route)
        one.missing, one.ext = missing, "" if missing == "number" else one.ext
        orders.append(one)
    for file, state in ((MODA, "cancelled"), (MODA, "refunded"), (DULCES, "cancelled")):
        one = maker.order(file, "R4")
        one.state = state
        orders.append(one)
    files = {}
    for file, first, style in ((MODA, 2041, "#{}"), (DULCES, 8713, "{}"), (OWN, 412, "G-{:04}")):
        files[file] = numbered(maker, [one for one in orders if one.file == file], first, style)
    return routes, files


def plan(source: dict[str, Any], routes: dict[str, list[Order]]) -> dict[str, Any]:
    """The day's facts with the orders that they are about."""
    day: dict[str, Any] = json.loads(json.dumps(source["day"]))
    stops = [one for code in routes for one in routes[code]]
    for route in day["routes"]:
        route["orders"] = [one.number for one in routes[route["code"]]]
    day["files"] = [
        {"name": DULCES, "sender": "Dulces Regionales", "imported": "yesterday"},
        {"name": MODA, "sender": "Moda Tapatía", "imported": "06:50"},
        {"name": OWN, "sender": "", "imported": "07:10"},
    ]
    day["agreed"] = {one.number: list(one.agreed) for one in stops if one.agreed}
    day["opted_out"] = [one.phone for one in stops if one.name in OPTED_OUT]
    return day


def main(folder: Path) -> None:
    """Write the three files and the plan into that folder."""
    maker = Maker()
    routes, files = everything(maker)
    write_csv(folder / MODA, SHOPIFY, [row for one in files[MODA] for row in shopify_rows(one)], "utf-8", ",")
    rows = [row for one in files[DULCES] for row in tiendanube_rows(one)]
    write_csv(folder / DULCES, TIENDANUBE, rows, "latin-1", ";")
    write_sheet(folder / OWN, [sheet_row(one) for one in files[OWN]])
    text = json.dumps(plan(maker.source, routes), ensure_ascii=False, indent=1)
    (folder / "plan.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
