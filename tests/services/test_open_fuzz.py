"""Whatever became of a ledger's file, opening it works or tells a fault with its sentence; nothing else is raised."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.errors import CourierError, LedgerOpenError, RefusedError
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.paths import ledger_path
from courier_desktop.services import care, shipments
from courier_desktop.services.open import Opening, close_context, open_context
from courier_desktop.services.salvage import Wish, salvage
from courier_desktop.services.today import today
from tests.fakes.damage import PAGE
from tests.fakes.desk import MORNING, Clock, desk_over, migrated_ledger

FOLDERS = count()
# Where bits fall: mostly in the first pages, where every opening looks, and anywhere.
PLACES = st.one_of(st.integers(0, 120), st.integers(0, 3 * PAGE), st.integers(0, 1 << 20))
FLIPS = st.lists(st.tuples(PLACES, st.integers(1, 255)), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a crash leaves it: a ledger and the log with its newest entries."""
    folder = migrated_ledger(tmp_path_factory.mktemp("live") / "ledger")
    with desk_over(folder) as desk:
        desk.route(desk.shipments(40))
    crashed = folder.with_name("crashed")
    with desk_over(folder) as desk:
        desk.count = 1000
        desk.shipments(10)
        shutil.copytree(folder, crashed)
    return crashed


def touched(folder: Path) -> str:
    """Open the folder's ledger as the window does and look at its first page; the code of the fault, or ""."""
    try:
        ctx = open_context(folder, actor="Ana", clock=Clock(MORNING))
    except LedgerOpenError as error:
        return told(error)
    try:
        today(ctx)
        shipments.find(ctx, "Itzel")
        care.went_back(ctx)
        care.last_check(ctx)
    except LedgerOpenError as error:
        return told(error)
    finally:
        close_context(ctx)
    return ""


def told(error: CourierError) -> str:
    """The code of an error whose sentence can be said in every language."""
    code = error.refusal if isinstance(error, RefusedError) else error.code
    assert all(say(code, language, **error.params) for language in Language)
    return str(error.params.get("why", code))


def flipped(path: Path, flips: list[tuple[int, int]]) -> None:
    content = bytearray(path.read_bytes())
    for place, mask in flips:
        if content:
            content[place % len(content)] ^= mask
    path.write_bytes(content)


@given(st.binary(max_size=2000), st.booleans())
def test_random_bytes_property(tmp_path_factory: pytest.TempPathFactory, content: bytes, ours: bool) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    ledger_path(folder).write_bytes(b"SQLite format 3\x00" * ours + content)
    assert touched(folder) in {"ledger_not_ours", "ledger_damaged"} or not content


@given(FLIPS)
def test_flipped_bits_property(
    live: Path, tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]
) -> None:
    folder = shutil.copytree(live, tmp_path_factory.mktemp("flips") / "ledger")
    flipped(ledger_path(folder), flips)
    touched(folder)


@given(FLIPS, st.integers(0, 1 << 20))
def test_flipped_and_cut_logs_property(
    live: Path, tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]], size: int
) -> None:
    folder = shutil.copytree(live, tmp_path_factory.mktemp("logs") / "ledger")
    wal = folder / "courier.db-wal"
    flipped(wal, flips)
    with wal.open("r+b") as file:
        file.truncate(size % (wal.stat().st_size + 1))
    touched(folder)


@given(st.integers(0, 1 << 20))
def test_cut_files_property(live: Path, tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    folder = shutil.copytree(live, tmp_path_factory.mktemp("cut") / "ledger")
    path = ledger_path(folder)
    with path.open("r+b") as file:
        file.truncate(size % path.stat().st_size)
    touched(folder)


@given(FLIPS)
def test_looking_only_property(
    live: Path, tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]
) -> None:
    folder = shutil.copytree(live, tmp_path_factory.mktemp("look") / "ledger")
    flipped(ledger_path(folder), flips)
    try:
        close_context(open_context(folder, clock=Clock(MORNING), how=Opening.TO_LOOK))
    except LedgerOpenError as error:
        told(error)


# Each takes a second: a few here, many with the exploring profile.
@settings(max_examples=max(6, settings().max_examples // 8))
@given(FLIPS)
def test_salvaging_property(live: Path, tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]) -> None:
    folder = shutil.copytree(live, tmp_path_factory.mktemp("salvage") / "ledger")
    for _ in range(3):
        flipped(ledger_path(folder), flips)
        flips = [(place * 7919, mask) for place, mask in flips]
    done = ""
    try:
        assert salvage(Wish(folder, folder.with_name("new"))).verified
    except RefusedError as error:
        done = told(error)
    assert done in {"", "salvage_nothing"}
