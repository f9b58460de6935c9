"""Any text, any day, any damage: what an export says comes back exactly, or is refused with a sentence."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.exports import manifest
from courier_desktop.domain.exports.history import ADDRESSES, EVENTS, PARTIES, TEXTS
from courier_desktop.domain.exports.lines import Row, to_line
from courier_desktop.domain.exports.manifest import ExportFormat
from courier_desktop.services import integrity, staff
from courier_desktop.services.exports import reading
from courier_desktop.services.exports.files import CsvWriter, JsonLinesWriter, Writer
from courier_desktop.services.exports.restoring import restore_export
from courier_desktop.services.exports.workbook import WorkbookWriter
from courier_desktop.services.exports.writing import export
from courier_desktop.services.open import close_context, open_context
from tests.fakes.desk import copied, desk_over, migrated_ledger
from tests.services.exports.days import everything, some_days
from tests.services.test_rebuild_equals_live import Days

EXAMPLES = hypothesis_settings().max_examples
LETTERS = st.characters(exclude_categories=["Cs"])
HARD = st.sampled_from(
    [
        "",
        "'",
        "=",
        "_x0041_",
        "\r",
        "\r\n",
        "\x00",
        "\x0b",
        "\ufffe",
        "\uffff",
        " ",
        "\u2028",
        "𝕏",
        "TRUE",
        "1e5",
        "2026-11-19",
    ]
)
ANY_TEXT = st.builds("".join, st.lists(HARD | st.text(LETTERS, max_size=8), max_size=4))
MAYBE = st.none() | ANY_TEXT
BODY = st.dictionaries(ANY_TEXT, ANY_TEXT | st.integers() | st.booleans() | st.lists(ANY_TEXT, max_size=2), max_size=3)
WRITERS: dict[ExportFormat, type[Writer]] = {
    ExportFormat.CSV: CsvWriter,
    ExportFormat.JSONL: JsonLinesWriter,
    ExportFormat.XLSX: WorkbookWriter,
}


class Folder:
    """A package that is a plain folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - as the protocol says
        return (self.path / name).open("rb")


def there_and_back(how: ExportFormat, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows after they were written and read."""
    named = {table.name: table for table in (TEXTS, PARTIES, ADDRESSES, EVENTS)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        writer = WRITERS[how](folder)  # type: ignore[call-arg]  # each writer takes a folder
        for table, some in rows.items():
            writer.write(named[table], [(row, to_line(named[table].names, row)) for row in some])
        writer.close(lambda: None)
        writer.release()
        return {table: list(reading.rows(Folder(folder), how, named[table])) for table in rows}


def event(seq: int, texts: list[str], maybe: list[str | None], body: dict[str, object]) -> Row:
    return [
        seq,
        maybe[0],
        maybe[1],
        texts[0],
        "2026-11-19 09:00:00",
        *texts[1:7],
        texts[7],
        1,
        *maybe[2:4],
        body,
        texts[8],
    ]


ROWS = st.fixed_dictionaries(
    {
        "texts": st.lists(st.tuples(ANY_TEXT, ANY_TEXT).map(list), max_size=3),
        "parties": st.lists(st.tuples(*[ANY_TEXT] * 6, MAYBE, ANY_TEXT).map(list), max_size=3),
        "addresses": st.lists(
            st.tuples(*[ANY_TEXT] * 10, *[st.none() | st.floats(-180, 180)] * 2, ANY_TEXT).map(list), max_size=3
        ),
        "events": st.lists(
            st.builds(
                event,
                st.integers(1, 2**62),
                st.lists(ANY_TEXT, min_size=9, max_size=9),
                st.lists(MAYBE, min_size=4, max_size=4),
                BODY,
            ),
            max_size=2,
        ),
    }
)


@pytest.mark.slow
@pytest.mark.parametrize("how", ExportFormat)
@given(rows=ROWS)
@hypothesis_settings(max_examples=max(EXAMPLES // 2, 1))
@example(rows={"texts": [["ñ" * 40_000, "1"], ["\\" * 33_000, "2"], ["'" * 16_384 + "𝕏" * 16_384, "3"], ["b", ""]]})
def test_what_was_written_is_read_back(how: ExportFormat, rows: dict[str, list[Row]]) -> None:
    assert there_and_back(how, rows) == rows


# ------------------------------------------------------------------------------------------------------------ any day


class Exporting(Days):
    """Whatever a desk does: what goes out comes in the same."""

    def check(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            export(self.ctx, folder / "out", ExportFormat.JSONL)
            other = open_context(folder / "new")
            try:
                restored = restore_export(other, folder / "out")
                assert restored.differing == ()
                assert everything(other) == everything(self.ctx)
            finally:
                close_context(other)


Exporting.TestCase.settings = hypothesis_settings(max_examples=max(EXAMPLES // 10, 1), stateful_step_count=30)
test_any_day_goes_out_and_in = Exporting.TestCase

# --------------------------------------------------------------------------------------------------------- any damage


@cache
def sound() -> Path:
    """One export in each format, and one of them zipped."""
    folder = Path(tempfile.mkdtemp())
    with desk_over(migrated_ledger(folder / "ledger")) as desk:
        some_days(desk, folder)
        staff.begin(desk.ctx)
        for how in ExportFormat:
            export(desk.ctx, folder / how, how)
        export(desk.ctx, folder / "zip", ExportFormat.CSV, zipped=True)
    return folder


@cache
def nothing_yet() -> Path:
    folder = Path(tempfile.mkdtemp()) / "new"
    close_context(open_context(folder))
    return folder


@cache
def said() -> manifest.Manifest:
    return manifest.from_text((sound() / "jsonl" / manifest.NAME).read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("how", [*ExportFormat, "zip"])
@given(which=st.integers(0, 99), at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), cut=st.booleans())
@hypothesis_settings(max_examples=max(EXAMPLES // 2, 1))
def test_any_damage_is_refused_or_harmless(how: str, which: int, at: float, byte: int, cut: bool) -> None:
    """A changed byte, or a file cut short: no traceback, and nothing half in the ledger."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / ("out.zip" if how == "zip" else "out")
        if how == "zip":
            shutil.copy(sound() / "zip.zip", source)
            spoilt = source
        else:
            shutil.copytree(sound() / how, source)
            files = sorted(path for path in source.iterdir() if path.suffix != ".md" and path.stat().st_size)
            spoilt = files[which % len(files)]
        whole = spoilt.read_bytes()
        place = int(len(whole) * at)
        spoilt.write_bytes(whole[:place] if cut else whole[:place] + bytes([byte]) + whole[place + 1 :])
        ctx = open_context(copied(nothing_yet(), Path(name) / "ledger"))
        refusal = ""
        try:
            assert restore_export(ctx, source).chain == said().chain
        except RefusedError as error:
            refusal = error.refusal
        found = integrity.verify(ctx)
        close_context(ctx)
    assert found.clean
    assert (refusal.startswith("export_"), found.events) in {(True, 0), (False, said().events)}
