"""Whatever a scanner or a pasted page puts into the scan field: something is found, or a refusal is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.errors import CourierError, NotFoundError, RefusedError
from courier_desktop.domain.ids import RouteId
from courier_desktop.domain.rows import ShipmentQuery
from courier_desktop.domain.scan import read_scan
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.services import loading, shipments
from tests.fakes.desk import Desk, copied, desk_over

PIECES = st.sampled_from(
    [
        *(
            "CLB-000001K",
            "clb000002",
            "CLB-",
            "https://wa.me/523336150042?text=Hola%2C%20gu%C3%ADa%20",
            "%",
            "%ZZ",
            "?",
        ),
        *("CD:R:", "CD:A:", "Itzel", "Ochoa", "+52 33 1480 0001", "44380", "#1", '"', "'", "*", "(", ")", "NEAR", "OR"),
        *(
            "AND",
            "NOT",
            "^",
            ":",
            "-",
            "\\",
            "\x00",
            "\x1b",
            "\n",
            "\t",
            "\u202e",
            "ñ",
            "Ł",
            "🛵",
            "９",
            "'; DROP TABLE",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=8).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map(" ".join),
    st.binary(max_size=40).map(lambda content: content.decode("latin-1")),
    # Lone halves of a letter, as a broken program pastes them.
    st.text(st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), max_size=4),
    st.integers(1, 4000).map(lambda n: "CLB-000001K " * n),
)


@pytest.fixture(scope="module")
def route(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, RouteId]]:
    with desk_over(copied(template, tmp_path_factory.mktemp("scan") / "ledger")) as desk:
        yield desk, desk.route(desk.shipments(5), out=False)


def said(error: CourierError) -> str:
    """Its sentence, in every language."""
    code = error.refusal if isinstance(error, RefusedError) else error.code
    sentences = [say(code, language, **error.params) for language in Language]
    assert all(sentences)
    return code


@given(TEXTS)
def test_the_field_reads_anything_property(route: tuple[Desk, RouteId], text: str) -> None:
    desk, _route = route
    read_scan(text)
    assert len(shipments.find(desk.ctx, text)) <= 12
    found = shipments.page(desk.ctx, ShipmentQuery(text=text))
    assert len(found.rows) <= 5


@given(TEXTS)
def test_a_number_is_found_or_said_to_be_none_property(route: tuple[Desk, RouteId], text: str) -> None:
    desk, _route = route
    code = ""
    try:
        shipments.resolve(desk.ctx, text)
    except (NotFoundError, RefusedError) as error:
        code = said(error)
    assert code or "CLB" in text.upper()


@given(TEXTS)
def test_the_load_check_answers_anything_property(route: tuple[Desk, RouteId], text: str) -> None:
    desk, route_id = route
    answer = loading.scan(desk.ctx, route_id, text)
    assert answer.verdict
    assert all(read.verdict for read in loading.last_reads(desk.ctx, route_id))
