"""Real files of orders, then damaged: whatever fell out or into them, an import counts every order or says why."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.desk import Desk, copied, desk_over
from tests.services.intake.test_import_fuzz import bring

ORDERS = [
    ["Pedido", "Nombre", "Teléfono", "Dirección", "Colonia", "CP", "Ciudad", "A cobrar", "Fecha de entrega"],
    [
        "#1001",
        "Ana Ruiz",
        "33 1482 0937",
        "Av. Vallarta 1520 int 3",
        "Americana",
        "44160",
        "Guadalajara",
        "$1,250.00",
        "",
    ],
    ["#1002", "José Núñez", "+52 55 1234 5678", "Calle 5 #12", "Centro", "06000", "CDMX", "0", "24/11/2026"],
    ["#1003", "Łucja Ñandú", "", "Sin número, entre A y B", "", "", "Tonalá", "350", "mañana"],
]
# What falls into a file: a place in thousandths of it, how many bytes go, which bytes come.
CHANGES = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def desk(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path_factory.mktemp("mutations") / "ledger")) as made:
        yield made


def as_csv(codec: str, mark: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(ORDERS)
    return out.getvalue().encode(codec, "replace")


@pytest.fixture(scope="module")
def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ORDERS:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    book.close()
    return out.getvalue()


def changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for place, gone, come in changes:
        at = len(content) * place // 1000
        content = content[:at] + come + content[at + gone :]
    return content


@given(CHANGES, st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]), st.sampled_from([",", ";", "\t"]))
def test_damaged_tables_property(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, bytes]], codec: str, mark: str
) -> None:
    bring(desk, tmp_path_factory.mktemp("tables"), changed(as_csv(codec, mark), changes))


@given(CHANGES)
def test_damaged_workbooks_property(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, workbook: bytes, changes: list[tuple[int, int, bytes]]
) -> None:
    bring(desk, tmp_path_factory.mktemp("books"), changed(workbook, changes))


@settings(max_examples=max(20, settings().max_examples // 2))
@given(CHANGES, st.integers(0, 20))
def test_workbooks_damaged_inside_property(
    desk: Desk,
    tmp_path_factory: pytest.TempPathFactory,
    workbook: bytes,
    changes: list[tuple[int, int, bytes]],
    which: int,
) -> None:
    """The archive is whole and one of its parts is not, so that the damage gets past the checksums."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as whole, zipfile.ZipFile(out, "w") as torn:
        names = whole.namelist()
        for place, name in enumerate(names):
            part = whole.read(name)
            torn.writestr(name, changed(part, changes) if place == which % len(names) else part)
    bring(desk, tmp_path_factory.mktemp("parts"), out.getvalue())
