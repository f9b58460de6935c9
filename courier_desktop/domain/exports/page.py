"""The documentation of an export, made of its tables: the folder's README, `schema.json` and docs/export.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.exports.columns import KIND_WORDS, Table
from courier_desktop.domain.exports.tables import LEFT_OUT, TABLES, VERSION
from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLE = Words("Exportación de Courier Desktop", "An export of Courier Desktop", "Exportação do Courier Desktop")
_INTRO = Words(
    "Todo el libro de la mensajería, sin ataduras. Los archivos del primer grupo muestran cómo está todo ahora, para"
    " leerse y para hojas de cálculo; los del segundo son la historia y lo que nombra: con ellos vuelve a entrar"
    " completo en un libro vacío, con `courier-desktop restore-export CARPETA`. `manifest.json` dice cuántas filas"
    " tiene cada archivo y su huella: un archivo del segundo grupo que se cambió no entra.",
    "The whole ledger of the courier, with no lock-in. The files of the first group show how everything stands now, for"
    " people and spreadsheets; those of the second are the history and what it names: with them all of it goes into an"
    " empty ledger again, by `courier-desktop restore-export FOLDER`. `manifest.json` tells how many rows each file has"
    " and its digest: a file of the second group that was changed does not go in.",
    "Todo o livro da empresa, sem amarras. Os arquivos do primeiro grupo mostram como tudo está agora, para ler e"
    " para planilhas; os do segundo são o histórico e o que ele nomeia: com eles tudo volta a um livro vazio, com"
    " `courier-desktop restore-export PASTA`. `manifest.json` diz quantas linhas tem cada arquivo e sua digital: um"
    " arquivo do segundo grupo que foi alterado não entra.",
)
_FORMATS = Words("Los tres formatos", "The three formats", "Os três formatos")
_FORMAT_LINES = (
    Words(
        "**CSV**: un archivo por tabla, UTF-8 con BOM, comas. Un texto que empieza con apóstrofo, con `=`, `+`, `-`,"
        " `@` (también los de ancho completo), tabulador o fin de línea, o que está vacío donde la columna puede no"
        " tener nada, lleva un apóstrofo delante; quien lee quita uno de cada celda de texto que empieza con él. Una"
        " celda vacía es “nada” donde la columna puede no tener nada, y si no, un texto vacío.",
        "**CSV**: one file a table, UTF-8 with BOM, commas. A text that begins with an apostrophe, with `=`, `+`,"
        " `-`, `@` (full-width ones too), a tab or an end of line, or that is empty where the column may hold"
        " nothing, has one apostrophe in front; whoever reads takes one away from each cell of text that begins with"
        " it. An empty cell is nothing (null) where the column may hold nothing, else an empty text.",
        "**CSV**: um arquivo por tabela, UTF-8 com BOM, vírgulas. Um texto que começa com apóstrofo, com `=`, `+`,"
        " `-`, `@` (também os de largura total), tabulação ou fim de linha, ou que está vazio onde a coluna pode não"
        " ter nada, leva um apóstrofo na frente; quem lê tira um de cada célula de texto que começa com ele. Uma"
        " célula vazia é “nada” onde a coluna pode não ter nada; senão, um texto vazio.",
    ),
    Words(
        "**XLSX**: un libro `courier.xlsx` con una hoja por tabla; lo que no cabe en una hoja sigue en `tabla (2)`."
        " El texto es texto; los días y las horas locales son fechas de verdad. Lo que no cabe en una celda está"
        " entero, en JSON y por partes, en la hoja `exact_values`.",
        "**XLSX**: one workbook `courier.xlsx` with a sheet a table; what does not fit on a sheet goes on in `table"
        " (2)`. Text is text; days and local times are real dates. What does not fit in a cell stands whole, as JSON"
        " and in parts, in the sheet `exact_values`.",
        "**XLSX**: uma pasta `courier.xlsx` com uma planilha por tabela; o que não cabe em uma segue em `tabela (2)`."
        " Texto é texto; dias e horas locais são datas de verdade. O que não cabe em uma célula está inteiro, em JSON"
        " e por partes, na planilha `exact_values`.",
    ),
    Words(
        "**JSON lines**: un archivo por tabla, UTF-8, un objeto JSON por línea. El mismo libro da siempre los mismos"
        " bytes. Es el más rápido y el que menos pesa para libros grandes.",
        "**JSON lines**: one file a table, UTF-8, one JSON object a line. The same ledger always gives the same bytes."
        " The quickest and lightest for large ledgers.",
        "**JSON lines**: um arquivo por tabela, UTF-8, um objeto JSON por linha. O mesmo livro dá sempre os mesmos"
        " bytes. É o mais rápido e leve para livros grandes.",
    ),
)
_NOW = Words("Cómo está todo ahora", "How everything stands now", "Como tudo está agora")
_AGAIN = Words("Lo que vuelve a entrar", "What goes in again", "O que volta a entrar")
_HEAD = Words("| columna | tipo | qué es |", "| column | kind | what |", "| coluna | tipo | o que é |")
_KINDS = Words("Los tipos", "The kinds", "Os tipos")
_NOTHING = Words("o nada", "or nothing", "ou nada")
_OUT = Words("Lo que no va", "What is left out", "O que fica de fora")


def page(language: Language) -> str:
    """The whole documentation as Markdown in that language."""
    return "\n".join(_lines(language))


def _lines(language: Language) -> Iterator[str]:
    yield f"# {_TITLE.in_(language)}"
    yield f"\n{_INTRO.in_(language)}"
    yield f"\n## {_FORMATS.in_(language)}\n"
    yield from (f"* {one.in_(language)}" for one in _FORMAT_LINES)
    yield f"\n## {_KINDS.in_(language)}\n"
    yield from (f"* `{kind}`: {said.in_(language)}." for kind, said in KIND_WORDS.items())
    yield f"\n## {_OUT.in_(language)}\n"
    yield from (f"* `{name}`: {why.in_(language)}." for name, why in LEFT_OUT.items())
    for title, again in ((_NOW, False), (_AGAIN, True)):
        yield f"\n## {title.in_(language)}"
        for table in TABLES:
            if table.goes_in is again:
                yield from _table(table, language)
    yield ""


def _table(table: Table, language: Language) -> Iterator[str]:
    yield f"\n### `{table.name}`\n"
    yield f"{table.said.in_(language)}\n"
    yield _HEAD.in_(language)
    yield "|---|---|---|"
    for column in table.columns:
        nothing = f" {_NOTHING.in_(language)}" if column.empty else ""
        yield f"| `{column.name}` | {column.kind}{nothing} | {column.said.in_(language)} |"


def schema() -> str:
    """The same for machines: `schema.json`, in English."""
    en = Language.EN
    files = {
        table.name: {
            "about": table.said.in_(en),
            "goes_in": table.goes_in,
            "columns": [
                {"name": one.name, "kind": one.kind.value, "empty": one.empty, "about": one.said.in_(en)}
                for one in table.columns
            ],
        }
        for table in TABLES
    }
    said = {
        "export": VERSION,
        "kinds": {kind.value: words.in_(en) for kind, words in KIND_WORDS.items()},
        "left_out": {name: why.in_(en) for name, why in LEFT_OUT.items()},
        "files": files,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
