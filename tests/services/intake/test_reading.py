"""Bytes become the same cells whatever wrote them, or a sentence says why they are no table."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from courier_desktop.domain.errors import UnreadableFileError
from courier_desktop.domain.wording import is_code
from courier_desktop.services.intake.reading import best_table, read_tables, tables_in

ROWS = [
    ["Número de orden", "Teléfono", "Dirección", "Nota"],
    ["A-1", "33 1482 0937", "Av. Ñandú 12; int. 4", 'dice "tocar", fuerte'],
    ["A-2", "+52 33 1482 0938", "Calle Peñón 3", "línea 1\nlínea 2"],
]


def text_of(mark: str = ",", newline: str = "\n") -> str:
    def cell(value: str) -> str:
        return f'"{value.replace(chr(34), chr(34) * 2)}"' if set(value) & {mark, '"', "\n"} else value

    return "".join(mark.join(map(cell, row)) + newline for row in ROWS)


def cells(content: bytes) -> list[list[str]]:
    (table,) = tables_in(content, "pedidos.csv")
    return table.rows


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_delimiter(mark: str) -> None:
    assert cells(text_of(mark).encode()) == ROWS


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_any_line_end(newline: str) -> None:
    assert cells(text_of(";", newline).encode()) == ROWS


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp850"]
)
def test_any_encoding(codec: str) -> None:
    assert cells(text_of(";").encode(codec)) == ROWS


def test_text_saved_again_in_the_wrong_encoding_is_repaired() -> None:
    once = text_of(";").encode().decode("latin-1")
    assert cells(once.encode()) == ROWS
    assert cells(once.encode().decode("latin-1").encode()) == ROWS


def test_correct_text_that_looks_a_little_wrong_is_left_alone() -> None:
    content = "Nome;Endereço\nJOÃO;SÃO BERNARDO\nÂngela;Rua Â 3\n".encode()
    assert cells(content)[1:] == [["JOÃO", "SÃO BERNARDO"], ["Ângela", "Rua Â 3"]]


def test_some_lines_in_another_encoding() -> None:
    content = "Número;Teléfono\n".encode() + "Peña;1\n".encode("cp1252") + "Ñandú;2\nÁvila;3\n".encode()
    assert cells(content) == [["Número", "Teléfono"], ["Peña", "1"], ["Ñandú", "2"], ["Ávila", "3"]]


def test_invisible_characters_go_and_odd_spaces_are_spaces() -> None:
    content = "Nombre;CP\n\u2060Ana\u00a0Ruiz;\u200b06700\n".encode()
    assert cells(content)[1] == ["Ana Ruiz", "06700"]


def test_zero_bytes_are_dropped() -> None:
    assert cells(b"Nombre;CP\nA\x00na;44100\n") == [["Nombre", "CP"], ["Ana", "44100"]]


def test_a_line_that_names_the_delimiter() -> None:
    assert cells(b"sep=;\r\nNombre;CP\r\nAna, la de siempre;44100\r\n")[1] == ["Ana, la de siempre", "44100"]


def test_lines_quoted_as_a_whole() -> None:
    content = b'"Nombre,Calle,CP"\n"Ana,""Uno, 2"",44100"\n"Luis,Dos 3,44110"\n'
    assert cells(content) == [["Nombre", "Calle", "CP"], ["Ana", "Uno, 2", "44100"], ["Luis", "Dos 3", "44110"]]


def test_a_quote_that_never_closes_swallows_no_rows() -> None:
    rows = "".join(f"A{i};Ana {i};Calle {i}\n" for i in range(80))
    content = f'Folio;Nombre;Calle\nX;"Luis;Uno 2\n{rows}'.encode()
    read = cells(content)
    assert len(read) == 82
    assert read[1] == ["X", '"Luis', "Uno 2"]
    assert read[-1] == ["A79", "Ana 79", "Calle 79"]


def test_a_cell_longer_than_the_csv_modules_limit() -> None:
    long = "x" * 200_000
    assert cells(f"Nombre;Nota\nAna;{long}\n".encode())[1][1] == long


def test_short_rows_are_filled_and_blank_lines_keep_their_place() -> None:
    assert cells(b"A;B;C\n\n1\n") == [["A", "B", "C"], ["", "", ""], ["1", "", ""]]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    for n, (name, rows) in enumerate(sheets.items()):
        sheet = book.active if n == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_of_a_workbook_as_people_write_them() -> None:
    row = [
        1.0,
        5.5,
        525512345678,
        "007",
        date(2026, 11, 5),
        datetime.fromisoformat("2026-11-05 14:30"),
        time(9, 0),
        True,
        None,
        62.474,
    ]
    (table,) = tables_in(workbook(Hoja=[["a"] * 10, row]), "x.xlsx")
    assert table.rows[1] == [
        *("1", "5.5", "525512345678", "007", "2026-11-05", "2026-11-05 14:30", "09:00", "true", "", "62.4740")
    ]


def test_rows_of_a_workbook_keep_their_numbers() -> None:
    (table,) = tables_in(workbook(Hoja=[[], [], ["Nombre", "CP"], ["Ana", "44100"]]), "x.xlsx")
    assert table.rows[3] == ["Ana", "44100"]
    assert table.sheet_row(3) == 4


def test_the_sheet_that_looks_like_orders_is_taken() -> None:
    content = workbook(
        Portada=[["Reporte"], ["de ventas"]],
        Ventas=[["Pedido", "Nombre", "Teléfono", "Dirección"], ["1", "Ana", "33", "Uno 2"]],
        Listas=[["Sucursal", ""], ["Centro", ""]],
    )
    assert best_table(tables_in(content, "x.xlsx")).name == "Ventas"


def test_a_web_page_named_xls() -> None:
    page = "<html><style>td{}</style><table><tr><th>Pedido</th><th>Tel&eacute;fono</th></tr>"
    page += "<tr><td>1<td>33<br>81</tr></table>"
    assert cells(page.encode()) == [["Pedido", "Teléfono"], ["1", "33\n81"]]


def test_the_xml_of_old_spreadsheets() -> None:
    page = (
        '<?xml version="1.0"?><Workbook xmlns:ss="x"><Worksheet><Table><Row><Cell><Data>Pedido</Data></Cell>'
        '<Cell ss:Index="3"><Data>CP</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    assert cells(page.encode()) == [["Pedido", "", "CP"]]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty_file"),
        (b"%PDF-1.7 ...", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n....", "wrong_type"),
        (b"\xff\xd8\xff\xe0....", "wrong_type"),
        (b"PK\x03\x04 una carpeta comprimida", "wrong_type"),
        (b"PK\x03\x04 xl\x2fworkbook.xml roto", "file_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 roto", "file_unreadable"),
        (b'[{"pedido": 1}]', "wrong_type"),
        (bytes(range(1, 32)) * 20, "wrong_type"),
        ("hola, mundo".replace(",", "").encode(), "one_column"),
    ],
)
def test_what_is_no_table_says_why(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        tables_in(content, "x.csv")
    assert caught.value.params["why"] == why
    assert is_code(why)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_tables(tmp_path / "no.csv")
    assert caught.value.params == {"why": "file_missing", "path": "no.csv"}


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_tables(tmp_path)
    assert caught.value.params["why"] == "file_no_access"
