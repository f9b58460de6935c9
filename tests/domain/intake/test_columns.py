"""Titles in three languages, misspelt and abbreviated, become fields; neighbours decide words that mean two things."""

from __future__ import annotations

import pytest

from courier_desktop.domain.intake.columns import guess_title
from courier_desktop.domain.intake.fields import FIELD_WORDS, Field
from courier_desktop.domain.intake.formats import FORMATS, format_of, refine
from courier_desktop.domain.intake.settling import Column, guess_columns, guess_contents
from courier_desktop.domain.intake.titles import clean_title


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Número de pedido", Field.ORDER_NUMBER),
        ("No. Guía", Field.ORDER_NUMBER),
        ("order-id", Field.ORDER_NUMBER),
        ("Nombre Destinatario", Field.RECIPIENT_NAME),
        ("Consignado", Field.RECIPIENT_NAME),
        ("shipping_last_name", Field.LAST_NAME),
        ("Compania Destinatario", Field.COMPANY),
        ("ship-phone-number", Field.PHONE),
        ("Telefono de quien recibe el paquete", Field.PHONE),
        ("cod_area_cel(opcional)", Field.PHONE_AREA),
        ("Dirección de entrega", Field.STREET),
        ("Calle y número", Field.STREET),
        ("shipToAddress1", Field.STREET),
        ("Num. ext . Dest", Field.EXTERIOR),
        ("altura_destino(obligatorio solo en caso de no ingresar sucursal de destino)", Field.EXTERIOR),
        ("No_Interior", Field.INTERIOR),
        ("Complemento", Field.INTERIOR),
        ("Col.", Field.COLONIA),
        ("Bairro", Field.COLONIA),
        ("C.P. Dest.", Field.POSTAL_CODE),
        ("CEP", Field.POSTAL_CODE),
        ("Shipping Zip", Field.POSTAL_CODE),
        ("Municipio/Alcaldía", Field.MUNICIPALITY),
        ("Cidade", Field.MUNICIPALITY),
        ("ship-state", Field.STATE),
        ("UF", Field.STATE),
        ("Provincia / Localidad / CP * \nEj: BUENOS AIRES / 11 DE SEPTIEMBRE / 1657", Field.PLACE),
        ("Entre_Calles", Field.BETWEEN),
        ("Referencias Dest", Field.REFERENCES),
        ("Lineitem name", Field.CONTENTS),
        ("line_item_1", Field.CONTENTS),
        ("Peso(kg)*", Field.WEIGHT),
        ("Bultos", Field.PIECES),
        ("Valor del paquete(mxn)", Field.DECLARED_VALUE),
        ("Monto a cobrar", Field.CASH_ON_DELIVERY),
        ("COD", Field.CASH_ON_DELIVERY),
        ("Valor a receber", Field.CASH_ON_DELIVERY),
        ("Tipo_Cobro", Field.PAYMENT_METHOD),
        ("Hora Cita Minima", Field.PROMISE_FROM),
        ("Fecha de entrega", Field.PROMISE_DATE),
        ("Refetencias Remitente", Field.SENDER_REFERENCES),
        ("Num. ext . Remitente", Field.SENDER_EXTERIOR),
        ("Tel\ufffdfono", Field.PHONE),
        ("problema", Field.PROBLEM),
        ("RFC Destinatario", None),
        ("Codigo SAT", None),
        ("Costo de envío", None),
        ("verge-of-cancellation", None),
        ("tipo_producto(obligatorio)", None),
    ],
)
def test_a_title_is_known(title: str, field: Field | None) -> None:
    assert guess_title(title).field is field


def test_what_a_title_says_beside_its_name_is_cut() -> None:
    assert clean_title("Nombre *\nEj: Ana") == "Nombre"
    assert clean_title("tel(opcional solo si hay)") == "tel"
    assert clean_title("Valor declarado ($ C/IVA) *") == "Valor declarado ($ C/IVA)"


def fields_of(*titles: str) -> list[Field | None]:
    return [guess.field for guess in guess_columns([Column(title) for title in titles])]


def test_estado_is_a_place_beside_a_town_and_a_status_elsewhere() -> None:
    assert fields_of("Pedido", "Estado", "Municipio", "CP", "Estado")[1] is Field.STATE
    assert fields_of("Pedido", "Estado", "Nombre", "Ciudad", "CP")[1] is Field.ORDER_STATUS
    told = [Column("Ciudad"), Column("Estado", ("Entregado", "En camino")), Column("CP")]
    assert guess_columns(told)[1].field is Field.ORDER_STATUS
    told = [Column("Nota"), Column("Estado", ("Jalisco", "CDMX"))]
    assert guess_columns(told)[1].field is Field.STATE


def test_departamento_is_a_flat_beside_a_floor_and_a_state_beside_a_district() -> None:
    assert fields_of("Calle", "Piso", "Departamento")[2] is Field.INTERIOR
    assert fields_of("Departamento", "Provincia", "Distrito") == [Field.STATE, Field.MUNICIPALITY, Field.COLONIA]


def test_numero_is_the_door_behind_a_street_and_the_order_elsewhere() -> None:
    assert fields_of("Calle", "Número", "Nombre")[1] is Field.EXTERIOR
    assert fields_of("Número", "Nombre", "Teléfono")[0] is Field.ORDER_NUMBER


def test_cliente_is_the_recipient_unless_somebody_else_is() -> None:
    assert fields_of("Folio", "Cliente", "Teléfono")[1] is Field.RECIPIENT_NAME
    assert fields_of("Folio", "Cliente", "Destinatario")[1] is Field.SENDER_NAME


def test_who_pays_stands_behind_who_receives() -> None:
    guesses = guess_columns([Column("Billing Address"), Column("Shipping Address"), Column("Billing Phone")])
    assert [(g.field, g.fallback) for g in guesses] == [
        (Field.STREET, True),
        (Field.STREET, False),
        (Field.PHONE, False),
    ]


def test_plain_columns_behind_the_sender_are_the_senders() -> None:
    found = fields_of("Nombre de quien envía", "Teléfono", "Nombre de quien recibe", "Teléfono de quien recibe")
    assert found == [Field.SENDER_NAME, Field.SENDER_PHONE, Field.RECIPIENT_NAME, Field.PHONE]


def test_only_the_best_order_number_counts() -> None:
    assert fields_of("order_id", "order_number", "Nombre") == [None, Field.ORDER_NUMBER, Field.RECIPIENT_NAME]


def test_reference_holds_order_numbers_where_nothing_else_does() -> None:
    codes = [Column("Referencia", ("R-1", "R-2")), Column("Nombre")]
    assert guess_columns(codes)[0].field is Field.ORDER_NUMBER
    words = [Column("Referencia", ("casa azul", "frente al parque")), Column("Nombre")]
    assert guess_columns(words)[0].field is Field.REFERENCES


def test_cells_tell_where_there_is_no_header() -> None:
    columns = [
        Column("A", ("P1", "P2")),
        Column("B", ("Ana López", "Luis Ruiz")),
        Column("C", ("33 1482 0937", "33 1482 0938")),
        Column("D", ("Av. México 123", "Av. México 125")),
        Column("E", ("44100", "44110")),
    ]
    assert [guess.field for guess in guess_contents(columns)] == [
        Field.ORDER_NUMBER,
        Field.RECIPIENT_NAME,
        Field.PHONE,
        Field.STREET,
        Field.POSTAL_CODE,
    ]
    prose = [Column("A", ("hola", "uno")), Column("B", ("esto no es", "una tabla"))]
    assert {guess.field for guess in guess_contents(prose)} == {None}


def test_confidence_lies_between_nothing_and_certainty() -> None:
    for title in ("Nombre", "Teléfono de quien sea", "Cualquier cosa", "", "Billing Phone"):
        assert 0 <= guess_title(title).confidence <= 1
    assert guess_title("Teléfono").confidence > guess_title("Teléfono de la casa de mi tía").confidence
    assert guess_title("Cualquier cosa").confidence == 0


MERCADO_LIBRE = [
    *("# de venta", "Fecha de venta", "Estado", "Descripción del estado", "Unidades", "Total (MXN)", "Dirección"),
    *("Comprador", "Domicilio", "Municipio/Alcaldía", "Estado", "Código Postal", "Forma de entrega", "Unidades"),
    *("Forma de entrega",),
]


def test_a_known_export_with_repeated_titles() -> None:
    known = format_of(MERCADO_LIBRE)
    assert known is not None
    assert known.title == "Mercado Libre"
    guesses = refine(MERCADO_LIBRE, guess_columns([Column(title) for title in MERCADO_LIBRE]), known)
    assert [guess.field for guess in guesses] == [
        *(Field.ORDER_NUMBER, None, Field.ORDER_STATUS, None, Field.QUANTITY, None, None),
        *(Field.RECIPIENT_NAME, Field.FULL_ADDRESS, Field.MUNICIPALITY, Field.STATE, Field.POSTAL_CODE),
        *(Field.SHIPPING_METHOD, None, None),
    ]


def test_a_sheet_of_ones_own_is_no_known_export() -> None:
    assert format_of(["Folio", "Destinatario", "Teléfono"]) is None


def test_every_field_has_its_words_and_every_format_its_signs() -> None:
    assert set(FIELD_WORDS) == set(Field)
    assert all(known.signs and known.title for known in FORMATS)
