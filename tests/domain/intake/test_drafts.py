"""Orders of a sheet become drafts, or say why not; the sheets have the traits of real exports."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.intake.drafts import Drafter, ReadOrder, Sheet
from courier_desktop.domain.intake.formats import format_of, refine
from courier_desktop.domain.intake.header import find_header
from courier_desktop.domain.intake.mapping import mapping_of
from courier_desktop.domain.intake.settling import Column, guess_columns
from courier_desktop.domain.intake.table import squared
from courier_desktop.domain.money import Money
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language

ZONE = ZoneInfo("America/Mexico_City")


def drafter(rows: list[list[str]], region: str = "MX") -> Drafter:
    table = squared("hoja", [list(row) for row in rows])
    header = find_header(table)
    columns = [
        Column(title, tuple(row[i] for row in table.cells[header.body :] if row[i]))
        for i, title in enumerate(header.titles)
    ]
    guesses = guess_columns(columns)
    known = format_of(header.titles)
    if known is not None:
        guesses = refine(header.titles, guesses, known)
    country = known.country if known else ""
    return Drafter(
        Sheet(table, header, mapping_of(guesses), region, ZONE, sender="Tienda Viva", country=country, year=2026)
    )


def read(text: str, region: str = "MX", mark: str = ";") -> list[ReadOrder]:
    return list(drafter([line.split(mark) for line in text.strip().splitlines()], region).orders())


def one(text: str, region: str = "MX") -> ReadOrder:
    (order,) = read(text, region)
    return order


def codes(order: ReadOrder) -> list[str]:
    return [problem.code for problem in order.problems]


OWN = "Folio;Destinatario;Teléfono;Calle;No. ext.;No. int.;Colonia;C.P.;Municipio;Estado;Referencias;Notas\n"


def test_a_couriers_own_sheet() -> None:
    order = one(
        f"{OWN}A-1;Itzel Ochoa;33 1482 0937;Av. México;1500;4;Americana;6700;Guadalajara;JAL;casa azul;tocar fuerte"
    )
    draft = order.draft
    assert draft is not None
    assert order.problems == ()
    assert (draft.sender.name, draft.order_number, order.key) == ("Tienda Viva", "A-1", "a-1")
    assert (draft.recipient.name, draft.recipient.phone) == ("Itzel Ochoa", "+523314820937")
    assert draft.address == Address(
        street="Av. México",
        exterior="1500",
        interior="4",
        colonia="Americana",
        postal_code="06700",
        municipality="Guadalajara",
        state="Jalisco",
        references="casa azul",
    )
    assert draft.note == "tocar fuerte"


def test_a_problem_says_row_column_and_what_stands_there() -> None:
    order = one(f"{OWN}A-1;Itzel;5,52512E+11;Niños Héroes;;;Centro;44100;Guadalajara;Jalisco;;")
    assert order.draft is not None
    assert [(p.row, p.column, p.code, p.params) for p in order.problems] == [
        (2, "No. ext.", "address_incomplete", {"missing": "exterior"}),
        (2, "Teléfono", "phone_truncated", {"value": "5,52512E+11"}),
    ]


def test_an_order_that_misses_everything_but_a_name_still_goes_in() -> None:
    order = one(f"{OWN}A-1;Íñigo;;;;;;;;;;")
    assert order.draft is not None
    assert codes(order) == ["address_incomplete", "phone_missing"]


def test_a_row_that_names_nobody_and_no_place_stays_out() -> None:
    order = one(f"{OWN}A-1;;;;;;;;;;;")
    assert order.draft is None
    assert codes(order) == ["row_without_recipient"]


def test_streets_between_move_out_of_the_note() -> None:
    order = one(
        f"{OWN}A;B;3314820937;Uno;1;;C;44100;G;J;;Entre calles Hidalgo y Morelos; tocar".replace("; tocar", ", tocar")
    )
    assert order.draft is not None
    assert order.draft.address.between == "Hidalgo y Morelos"
    assert order.draft.note == "tocar"


SHOPIFY = (
    "Name;Email;Financial Status;Currency;Total;Shipping Method;Lineitem quantity;Lineitem name;"
    "Lineitem requires shipping;Billing Name;Billing Address1;Billing Zip;Billing Phone;Shipping Name;"
    "Shipping Address1;Shipping Address2;Shipping City;Shipping Zip;Shipping Province;Shipping Country;"
    "Shipping Phone;Notes;Cancelled at;Payment Method;Refunded Amount;Outstanding Balance\n"
)


def shopify(**cells: str) -> str:
    names = SHOPIFY.strip().split(";")
    plain = {
        "Name": "#1",
        "Financial Status": "paid",
        "Currency": "MXN",
        "Total": "500.00",
        "Lineitem quantity": "1",
        "Lineitem name": "Taza",
        "Lineitem requires shipping": "true",
        "Shipping Name": "Ana Ruiz",
        "Shipping Address1": "Av. Álvaro Obregón 120 int 3",
        "Shipping Address2": "Roma Norte",
        "Shipping City": "Cuauhtémoc",
        "Shipping Zip": "'06700",
        "Shipping Province": "CDMX",
        "Shipping Country": "MX",
        "Shipping Phone": "'+525512345678",
        "Refunded Amount": "0.00",
        "Outstanding Balance": "0.00",
    }
    told = plain | {name.replace("_", " "): value for name, value in cells.items()}
    return ";".join(told.get(name, "") for name in names) + "\n"


def test_several_lines_are_one_order() -> None:
    more = ";".join(
        {"Name": "#1", "Lineitem quantity": "2", "Lineitem name": "Plato"}.get(n, "")
        for n in SHOPIFY.strip().split(";")
    )
    order = one(SHOPIFY + shopify() + more)
    draft = order.draft
    assert draft is not None
    assert draft.contents == "Taza; 2 × Plato"
    assert draft.pieces == 1
    assert order.rows == (1, 2)
    assert (draft.address.street, draft.address.exterior, draft.address.interior) == ("Av. Álvaro Obregón", "120", "3")
    assert (draft.address.colonia, draft.address.state) == ("Roma Norte", "Ciudad de México")
    assert (draft.address.postal_code, draft.recipient.phone) == ("06700", "+525512345678")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Financial_Status": "voided"}, "cancelled_order"),
        ({"Financial_Status": "refunded"}, "refunded_order"),
        ({"Financial_Status": "partially_refunded", "Refunded_Amount": "500.00"}, "refunded_order"),
        ({"Cancelled_at": "2026-11-02 10:00:00 -0600"}, "cancelled_order"),
        ({"Shipping_Method": "Recoger en tienda"}, "pickup_order"),
        ({"Lineitem_requires_shipping": "false"}, "digital_only"),
    ],
)
def test_what_must_not_ship_stays_out(cells: dict[str, str], code: str) -> None:
    order = one(SHOPIFY + shopify(**cells))
    assert order.draft is None
    assert codes(order) == [code]


@pytest.mark.parametrize(
    ("cells", "cash"),
    [
        ({"Financial_Status": "pending", "Payment_Method": "Cash on Delivery (COD)"}, 50000),
        ({"Financial_Status": "pending", "Payment_Method": "manual", "Outstanding_Balance": "450.50"}, 45050),
        ({"Financial_Status": "partially_paid", "Payment_Method": "COD", "Outstanding_Balance": "100"}, 10000),
        ({"Financial_Status": "paid", "Payment_Method": "Cash on Delivery (COD)"}, None),
        ({"Financial_Status": "paid", "Payment_Method": "Stripe"}, None),
        ({"Financial_Status": "partially_refunded", "Refunded_Amount": "100"}, None),
    ],
)
def test_cash_on_delivery_by_the_way_of_paying(cells: dict[str, str], cash: int | None) -> None:
    order = one(SHOPIFY + shopify(**cells))
    assert order.draft is not None
    assert order.draft.cash_on_delivery == (Money(cash) if cash else None)


def test_an_unpaid_order_that_is_not_paid_at_the_door_is_told() -> None:
    order = one(SHOPIFY + shopify(Financial_Status="pending", Payment_Method="Bank Deposit"))
    assert order.draft is not None
    assert codes(order) == ["payment_pending"]


def test_the_payers_address_stands_in_as_a_whole() -> None:
    nobody = dict.fromkeys(
        ("Shipping_Name", "Shipping_Address1", "Shipping_Address2", "Shipping_City", "Shipping_Province"), ""
    )
    cells = {"Billing_Name": "Luis", "Billing_Address1": "Calle Uno 2", "Billing_Zip": "44100", "Shipping_Zip": "99999"}
    order = one(SHOPIFY + shopify(**nobody, **cells))
    assert order.draft is not None
    assert order.draft.recipient.name == "Luis"
    assert (order.draft.address.street, order.draft.address.postal_code) == ("Calle Uno", "44100")
    half = one(SHOPIFY + shopify(Shipping_Zip="", Billing_Zip="44100"))
    assert half.draft is not None
    assert half.draft.address.postal_code == ""


def test_country_language_and_currency_follow_the_order() -> None:
    cells = {"Currency": "BRL", "Shipping_Country": "BR", "Shipping_Province": "SP", "Shipping_Zip": "01000-000"}
    order = one(
        SHOPIFY
        + shopify(
            **cells, Shipping_Phone="11 99999-8888", Financial_Status="pending", Payment_Method="COD", Total="62.47"
        )
    )
    draft = order.draft
    assert draft is not None
    assert (draft.address.country, draft.recipient.language) == ("BR", Language.PT)
    assert draft.recipient.phone == "+5511999998888"
    assert draft.cash_on_delivery == Money(6247, "BRL")
    assert draft.address.street == "Av. Álvaro Obregón 120 int 3"


def test_a_package_and_its_products_are_one_order() -> None:
    head = (
        "# de venta;Fecha de venta;Estado;Unidades;Título de la publicación;Variante;Comprador;Domicilio"
        ";Municipio/Alcaldía;Estado;Código Postal;Forma de entrega"
    )
    luis = "1;Taza;;Luis;Uno 2;Zapopan;Jalisco;45100"
    text = f"""{head}
1;31 de agosto de 2026;Paquete de 2 productos;;;;Ana;Morelos 12, Centro;Guadalajara;Jalisco;44100;Mercado Envíos Flex
2;;Listo para despachar;1;Playera;Azul;;;;;;
3;;Listo para despachar;2;Gorra;;;;;;;
4;30 de agosto de 2026 10:00 hs.;Cancelada por el comprador;{luis};
5;30 de agosto de 2026 10:00 hs.;Etiqueta lista para imprimir;{luis};Mercado Envíos Full
6;30 de agosto de 2026 10:00 hs.;Entregado;{luis};
"""
    orders = read(text)
    assert [order.number for order in orders] == ["1", "4", "5", "6"]
    package = orders[0].draft
    assert package is not None
    assert package.contents == "Playera (Azul); 2 × Gorra"
    assert (package.address.street, package.address.exterior, package.address.colonia) == ("Morelos", "12", "Centro")
    assert codes(orders[1]) == ["cancelled_order"]
    assert codes(orders[2]) == ["order_ships_elsewhere"]
    assert orders[3].draft is not None
    assert orders[3].draft.status is Status.DELIVERED


def test_an_argentine_template_with_merged_headers() -> None:
    rows = [
        ["Características", "", "", "Destinatario", "", "", "", "", "Domicilio destino", "", "", "", ""],
        [
            *("Paquete Guardado \nEj: Mistery", "Peso (grs)\nEj: ", "Numero Interno\nEj: ", "Nombre *\nEj: "),
            *("Apellido *\nEj: ", "DNI *\nEj: ", "Celular código *\nEj: ", "Celular número *\nEj: ", "Calle *\nEj: "),
            *("Número *\nEj: ", "Piso\nEj: ", "Departamento\nEj: ", "Provincia / Localidad / CP * \nEj: X / Y / 1"),
        ],
        [
            *("", "1500", "A-77", "Lucía", "Peña", "123", "011", "1555512345", "Av. Rivadavia", "1234", "2", "B"),
            "BUENOS AIRES / 11 DE SEPTIEMBRE / 1657",
        ],
    ]
    (order,) = drafter(rows).orders()
    draft = order.draft
    assert draft is not None
    assert (draft.recipient.name, draft.recipient.phone) == ("Lucía Peña", "+5491155512345")
    address = draft.address
    assert (address.street, address.exterior, address.interior) == ("Av. Rivadavia", "1234", "2 B")
    assert (address.state, address.municipality, address.postal_code) == ("BUENOS AIRES", "11 DE SEPTIEMBRE", "1657")
    assert (address.country, draft.weight_g) == ("AR", 1500)


def test_appointments_become_promises() -> None:
    order = one(
        "Numero guia;Nombre Destinatario;Telefono Destinatario;Calle Destinatario;Codigo Postal Destinatario;"
        "Fecha Cita;Hora Cita Minima;Hora Cita Maxima\nG1;Ana;3314820937;Uno 2;44100;30/11/2026;10:00;12:30"
    )
    assert order.draft is not None
    promise = order.draft.promise
    assert promise is not None
    assert promise.start.isoformat() == "2026-11-30T16:00:00+00:00"
    assert promise.end.isoformat() == "2026-11-30T18:30:00+00:00"


def test_hours_without_a_day_stay_in_the_note() -> None:
    order = one("Nombre;Teléfono;Dirección;CP;Horario;Fecha de entrega\nAna;3314820937;Uno 2;44100;de 10 a 2;")
    assert order.draft is not None
    assert order.draft.promise is None
    assert order.draft.note == "de 10 a 2"


@pytest.mark.parametrize(
    ("cell", "cash", "told"),
    [
        ("$1,250.00", 125000, []),
        ("0", None, []),
        ("", None, []),
        ("Sí", 30000, []),
        ("No", None, []),
        ("pagado", None, []),
        ("preguntar", None, ["bad_amount"]),
    ],
)
def test_a_cash_column_of_ones_own(cell: str, cash: int | None, told: list[str]) -> None:
    order = one(f"Nombre;Teléfono;Dirección;CP;A cobrar;Total\nAna;3314820937;Uno 2;44100;{cell};300")
    assert order.draft is not None
    assert order.draft.cash_on_delivery == (Money(cash) if cash else None)
    assert codes(order) == told


def test_cash_without_amount_is_told() -> None:
    order = one("Nombre;Teléfono;Dirección;CP;Tipo_Cobro\nAna;3314820937;Uno 2;44100;OCURRE X COBRAR")
    assert codes(order) == ["cash_amount_missing"]


def test_pieces_and_weight() -> None:
    head = "Folio;Nombre;Teléfono;Dirección;CP;Bultos;Peso"
    order = one(f"{head}\n1;Ana;3314820937;Uno 2;44100;3;1.260")
    assert order.draft is not None
    assert (order.draft.pieces, order.draft.weight_g) == (3, 1260)
    odd = one(f"{head}\n1;Ana;3314820937;Uno 2;44100;varios;pesado")
    assert codes(odd) == ["bad_pieces", "bad_weight"]
    assert odd.draft is not None
    assert odd.draft.pieces == 1


def test_a_number_used_twice_for_different_people_is_told() -> None:
    first, second = read("Folio;Nombre;Dirección\n1;Ana;Uno 2\n1;Luis;Dos 3")
    assert first.draft is not None
    assert second.draft is None
    assert [(p.code, p.params) for p in second.problems] == [("duplicate_in_file", {"order": "1", "first": 2})]


def test_orders_without_number_have_a_key_of_their_own() -> None:
    orders = read("Nombre;Dirección\nAna;Uno 2\nAna;Uno 2\nLuis;Tres 4")
    keys = [order.key for order in orders]
    assert len(set(keys)) == 3
    assert [order.number for order in orders] == ["", "", ""]
    assert keys == [order.key for order in read("Nombre;Dirección\nAna;Uno 2\nAna;Uno 2\nLuis;Tres 4")]


def test_rows_that_are_no_orders_are_told() -> None:
    rows = drafter([line.split(";") for line in [*OWN.strip().splitlines(), "Total;;;;;;;;;;;", "Ej: 5;;;;;;;;;;;"]])
    assert len(rows) == 0
    assert [(note.row, note.code) for note in rows.notes()] == [(2, "row_not_an_order"), (3, "row_not_an_order")]


def test_a_mangled_order_number_is_no_number() -> None:
    orders = read("Folio;Nombre;Dirección;CP\n2,00002E+15;Ana;Uno 2;44100\n2,00002E+15;Luis;Dos 3;44100")
    assert [order.number for order in orders] == ["", ""]
    assert all("order_number_mangled" in codes(order) for order in orders)


def test_a_sheet_without_phones_says_so_once() -> None:
    found = drafter(
        [["Folio", "Nombre", "Dirección", "CP"], ["1", "Ana", "Uno 2", "44100"], ["2", "Luis", "Dos 3", "44100"]]
    )
    assert [note.code for note in found.notes()] == ["phone_column_missing"]
    assert all(order.problems == () for order in found.orders())
