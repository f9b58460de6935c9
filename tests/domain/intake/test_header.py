"""The header is found below notes, on merged rows, behind examples; without one the columns are lettered."""

from __future__ import annotations

from courier_desktop.domain.intake.header import find_header, header_score
from courier_desktop.domain.intake.table import RawTable, squared


def table(*rows: list[str]) -> RawTable:
    return squared("hoja", [list(row) for row in rows])


def test_the_first_row() -> None:
    header = find_header(table(["Folio", "Nombre", "Teléfono"], ["1", "Ana", "33 1482 0937"]))
    assert (header.titles, header.row, header.body) == (("Folio", "Nombre", "Teléfono"), 0, 1)


def test_below_a_title_and_blank_rows() -> None:
    notes = [["En este reporte encontrarás la información"], [], [], [], []]
    header = find_header(table(*notes, ["# de venta", "Fecha de venta", "Comprador", "Domicilio"]))
    assert header.row == 5


def test_two_merged_rows_are_joined() -> None:
    groups = ["Características", "", "Destinatario", "", "Domicilio destino", ""]
    titles = ["Peso (grs)\nEj: ", "Numero Interno\nEj: ", "Nombre *\nEj: ", "Email *", "Calle *\nEj: Mitre", "Piso"]
    header = find_header(table(groups, titles))
    assert header.row == 1
    assert header.titles == (
        "Características · Peso (grs)",
        "Características · Numero Interno",
        "Destinatario · Nombre *",
        "Destinatario · Email *",
        "Domicilio destino · Calle *",
        "Domicilio destino · Piso",
    )


def test_a_cell_merged_downwards_keeps_its_title() -> None:
    header = find_header(table(["Pedido", "Destinatario", ""], ["", "Nombre", "Teléfono"]))
    assert header.titles == ("Pedido", "Destinatario · Nombre", "Destinatario · Teléfono")


def test_rows_of_data_are_no_header() -> None:
    header = find_header(table(["P1", "Ana López", "33 1482 0937"], ["P2", "Luis", "33 1482 0938"]))
    assert (header.titles, header.row, header.body) == (("A", "B", "C"), -1, 0)


def test_titles_that_nobody_knows() -> None:
    header = find_header(table(["Beneficiaria", "Lugar"], ["Ana Ruiz", "Morelos 12"]))
    assert (header.titles, header.row) == (("Beneficiaria", "Lugar"), 0)
    assert find_header(table(["hola", "esto no es"], ["una tabla", "sino un texto"])).row == -1


def test_letters_go_on_behind_z() -> None:
    assert find_header(table(["1"] * 28)).titles[24:] == ("Y", "Z", "AA", "AB")


def test_an_empty_table_has_no_header() -> None:
    assert find_header(table()).titles == ()
    assert header_score(table()) == 0


def test_a_title_of_nine_hundred_characters() -> None:
    long = "localidad_destino(obligatorio solo en caso de no ingresar sucursal de destino " + "x" * 900 + ")"
    assert find_header(table([long, "calle_destino", "destino_nombre"])).row == 0
