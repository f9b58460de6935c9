"""Whatever the bytes, an import tells why it cannot read them or counts every order; nothing else is raised."""

from __future__ import annotations

import csv
import io
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.errors import UnreadableFileError
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.services.intake.importing import apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect
from tests.fakes.desk import Desk, copied, desk_over

TITLES = [
    *(
        "Folio",
        "Número de pedido",
        "# de venta",
        "Nombre",
        "Destinatario",
        "Apellidos",
        "Teléfono",
        "cod_area_cel",
        "cel",
    ),
    *("Dirección", "Calle", "Número", "Piso", "Colonia", "CP", "Ciudad", "Estado", "País", "Entre calles", "Notas"),
    *("Provincia / Localidad / CP", "Fecha de entrega", "Horario", "Bultos", "Peso", "Total", "A cobrar", "Moneda"),
    *("Forma de pago", "Financial Status", "Estado del envío", "Cancelled at", "Medio de envío", "Producto Físico"),
    *(
        "quantity-to-ship",
        "Remitente",
        "Lineitem name",
        "Lineitem quantity",
        "Latitud",
        "Acuse",
        "problema",
        "Otra cosa",
    ),
]
CELLS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "",
                "",
                "-",
                "#N/A",
                "A-1",
                "A-2",
                "1",
                "2,00002E+15",
                "Ana Ruiz",
                "33 1482 0937",
                "5,52512E+11",
                "Sí",
            ),
            *("Paquete de 2 productos", "Cancelada", "Entregado", "pending", "Contra entrega", "$1,250.00", "44100"),
            *("Av. Uno 2 int 3, Col. Centro, CP 44100, Guadalajara, Jalisco", "31/12/2026", "10 a 14", "BR", "XX"),
            *("=1+1", "'=1", '="00123"', "entre A y B", "Total", "9" * 40, "1e400", "inf", "nan", "-1", "0"),
        ]
    ),
    st.text(max_size=12),
)


@pytest.fixture(scope="module")
def desk(template: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    with desk_over(copied(template, tmp_path_factory.mktemp("fuzz") / "ledger")) as made:
        yield made


NAMES = count()


def bring(desk: Desk, folder: Path, content: bytes) -> None:
    """Import the bytes twice; every order must be counted, and every problem have its sentence."""
    path = folder / f"{next(NAMES)}.csv"
    path.write_bytes(content)
    sender = path.stem
    try:
        found = inspect(desk.ctx, path, sender)
    except UnreadableFileError as error:
        say(error.code, Language.ES, **error.params)
        return
    first = apply_import(desk.ctx, plan_import(desk.ctx, found, sender))
    assert first.read == found.orders == first.added + first.changed + first.unchanged + first.left_out
    for problem in first.problems:
        assert say(problem.code, Language.EN, **problem.params)
        assert 1 <= problem.row <= len(found.table.rows)
    told = {problem.row for problem in first.problems}
    assert len(told) >= (1 if first.left_out else 0)
    again = apply_import(desk.ctx, plan_import(desk.ctx, found, sender))
    assert (again.added, again.changed, again.unchanged) == (0, 0, first.added)


@given(st.binary(max_size=400))
def test_random_bytes(desk: Desk, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    bring(desk, tmp_path_factory.mktemp("bytes"), content)


@given(
    st.lists(st.sampled_from(TITLES), min_size=1, max_size=14),
    st.lists(st.lists(CELLS, max_size=15), max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_random_tables(
    desk: Desk,
    tmp_path_factory: pytest.TempPathFactory,
    titles: list[str],
    rows: list[list[str]],
    mark: str,
    codec: str,
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([titles, *rows])
    bring(desk, tmp_path_factory.mktemp("tables"), out.getvalue().encode(codec, "replace"))


@given(st.text(max_size=300))
def test_random_text(desk: Desk, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    bring(desk, tmp_path_factory.mktemp("text"), text.encode("utf-8", "replace"))


@given(st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.binary(max_size=300))
def test_random_workbooks(desk: Desk, tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes) -> None:
    bring(desk, tmp_path_factory.mktemp("books"), head + rest)
