"""Exports: everything, readable, nothing a spreadsheet would run, and each file whole or not there."""

from __future__ import annotations

import csv
import json
import re
import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.exports import manifest, tables
from courier_desktop.domain.exports.history import EVENTS
from courier_desktop.domain.exports.lines import Row, from_line
from courier_desktop.domain.exports.manifest import ExportFormat
from courier_desktop.domain.money import Money
from courier_desktop.domain.statuses import Status
from courier_desktop.services import integrity, staff
from courier_desktop.services.exports.files import CsvWriter, JsonLinesWriter, Line, Writer
from courier_desktop.services.exports.records import Digest
from courier_desktop.services.exports.workbook import WORKBOOK, WorkbookWriter
from courier_desktop.services.exports.writing import export
from courier_desktop.store import exports as stored
from courier_desktop.store import ledger
from tests.fakes.desk import Desk, desk_over
from tests.services.exports.days import Watcher, register_many

FORMULAS = ["=1+1", "+5233", "-2", "@SUM(A1)", "\ttab", "\rreturn"]
DOCUMENTED = ["README.md", "manifest.json", "schema.json"]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def objects(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


# ------------------------------------------------------------------------------------------------------ what is in it


def test_everything_is_in_the_files(desk: Desk, tmp_path: Path) -> None:
    one = desk.shipment(cash_on_delivery=Money(125_050), note="Portón azul, segundo\npiso", order_number="#77")
    desk.mark(one, Status.DELIVERED, received_by="Eva", relation="family", collected=Money(125_050))
    desk.shipment()
    done = export(desk.ctx, tmp_path / "out" / "new")
    assert sorted(path.name for path in done.path.iterdir()) == sorted(path.name for path in done.files)
    assert {path.stem for path in done.files if path.suffix == ".csv"} == {table.name for table in tables.TABLES}
    assert {table.name: len(rows(done.path, table.name)) for table in tables.TABLES} == done.rows
    with desk.ctx.read() as conn:
        assert done.rows["events"] == ledger.last_seq(conn)
    first = rows(done.path, "shipments")[0]
    assert (first["number"], first["order_number"], first["status"]) == (desk.state(one).number, "#77", "delivered")
    assert (first["phase"], first["cash"], first["collected"], first["currency"]) == (
        "delivered", "1250.50", "1250.50", "MXN",
    )  # fmt: skip
    assert (first["note"], first["received_by"], first["relation"]) == ("Portón azul, segundo\npiso", "Eva", "family")
    assert (first["delivered_at"], first["delivered_local"]) == ("2026-11-19T15:00:00.000Z", "2026-11-19 09:00:00")
    event = rows(done.path, "events")[0]
    assert json.loads(event["body"])["number"] == event["number"] == first["number"]
    assert (event["actor"], event["source"], event["seq"]) == ("Ana", "staff", "1")
    assert rows(done.path, "notices")[0]["text"].startswith("Hola, Itzel")


def test_every_table_of_the_ledger_goes_out_or_is_left_out_on_purpose(desk: Desk) -> None:
    told = {table.name for table in tables.TABLES} | set(tables.LEFT_OUT)
    with desk.ctx.read() as conn:
        there = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    of_search = {name for name in there if name.startswith(("search", "phone_digits"))} | {"words"}
    assert there - of_search - {"ledger", "sqlite_stat1"} - told == set()


def test_the_rows_have_the_columns_that_the_table_tells(desk: Desk) -> None:
    with desk.ctx.read() as conn:
        for table in tables.TABLES:
            cursor = conn.execute(stored._ROWS[table.name])
            assert len(cursor.description) == len(table.columns), table.name


def test_an_export_sorts_nothing_in_memory(desk: Desk) -> None:
    """Every table is read in the order of an index, so that memory does not grow; a route's stops are few."""
    within_a_route = re.compile("USE TEMP B-TREE FOR (RIGHT PART|LAST [0-9] TERMS) OF ORDER BY")
    with desk.ctx.read() as conn:
        for table in tables.TABLES:
            plan = [row["detail"] for row in conn.execute(f"EXPLAIN QUERY PLAN {stored._ROWS[table.name]}")]
            sorts = [step for step in plan if "TEMP B-TREE" in step]
            if table.name == "stops":
                sorts = [step for step in sorts if not within_a_route.fullmatch(step)]
            assert sorts == [], (table.name, plan)


def test_secrets_stay_here(desk: Desk, tmp_path: Path) -> None:
    desk.shipment()
    staff.add(desk.ctx, "Ana", pin="480417")
    with desk.ctx.store.write() as conn:
        conn.execute("INSERT INTO settings VALUES ('token_of_another_version', '\"hush\"')")
        conn.execute("INSERT INTO kept VALUES ('place', '\"hush\"')")
        hashed = conn.execute("SELECT pin FROM staff").fetchone()[0]
    staff.enter(desk.ctx, staff.members(desk.ctx)[0].staff_id, "480417")
    for how in (ExportFormat.CSV, ExportFormat.JSONL):
        for path in export(desk.ctx, tmp_path / how, how).files:
            text = path.read_text(encoding="utf-8")
            assert hashed not in text
            assert "hush" not in text


def test_who_may_not_take_data_out(desk: Desk, tmp_path: Path) -> None:
    desk.ctx.staffed = True
    with pytest.raises(RefusedError) as caught:
        export(desk.ctx, tmp_path / "out")
    assert caught.value.refusal == "nobody_in"
    assert not (tmp_path / "out").exists()


def test_the_manifest_tells_of_what_and_how_much(desk: Desk, tmp_path: Path) -> None:
    desk.shipments(2)
    done = export(desk.ctx, tmp_path / "out")
    said = manifest.from_text((done.path / manifest.NAME).read_text(encoding="utf-8"))
    found = integrity.verify(desk.ctx)
    assert (said.events, said.chain, said.zone) == (found.events, found.head, "America/Mexico_City")
    assert (said.made_at, said.format) == ("2026-11-19T15:00:00.000Z", ExportFormat.CSV)
    assert {name: facts.rows for name, facts in said.files.items()} == done.rows


def test_the_digests_are_the_same_in_every_format(exports: dict[ExportFormat, Path]) -> None:
    digests = [
        {
            name: facts.digest
            for name, facts in manifest.from_text((folder / manifest.NAME).read_text("utf-8")).files.items()
        }
        for folder in exports.values()
    ]
    assert digests[0] == digests[1] == digests[2]


def test_the_folder_s_page_speaks_the_courier_s_language(desk: Desk, tmp_path: Path) -> None:
    text = (export(desk.ctx, tmp_path / "out").path / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# Exportación")


# ------------------------------------------------------------------------------------------------------------ formats


def test_a_spreadsheet_opens_it_in_utf8(desk: Desk, tmp_path: Path) -> None:
    desk.shipment(recipient=Party("Íñigo Núñez"))
    done = export(desk.ctx, tmp_path / "out")
    assert (done.path / "shipments.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(done.path, "shipments")[0]["recipient"] == "Íñigo Núñez"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_can_be_taken_for_a_formula(desk: Desk, tmp_path: Path, text: str) -> None:
    desk.shipment(recipient=Party(text), note=f"{text}!", address=Address(text, "1", references=text))
    done = export(desk.ctx, tmp_path / "out")
    for path in done.path.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert rows(done.path, "shipments")[0]["recipient"] == f"'{text}"


def test_machines_get_one_object_a_line_with_typed_values(desk: Desk, tmp_path: Path) -> None:
    desk.shipment(cash_on_delivery=Money(5_000), recipient=Party("=1+1"))
    done = export(desk.ctx, tmp_path / "out", ExportFormat.JSONL)
    (value,) = objects(done.path, "shipments")
    assert value["cash"] == {"amount": 5000, "currency": "MXN", "text": "$50.00"}
    assert (value["pieces"], value["signed_copy"], value["recipient"]) == (1, False, "=1+1")
    body = objects(done.path, "events")[0]["body"]
    assert isinstance(body, dict)
    assert body["serial"] == 1


def test_a_workbook_has_real_dates_and_text_that_stays_text(desk: Desk, tmp_path: Path) -> None:
    one = desk.shipment(cash_on_delivery=Money(125_050), recipient=Party("=1+1", phone="+523314820937"))
    desk.route([one])
    done = export(desk.ctx, tmp_path / "out", ExportFormat.XLSX)
    assert sorted(path.name for path in done.files) == sorted([*DOCUMENTED, WORKBOOK])
    book = load_workbook(done.path / WORKBOOK)
    assert book.sheetnames == [table.name for table in tables.TABLES]
    head, first = book["shipments"].iter_rows()
    cells = {title.value: cell for title, cell in zip(head, first, strict=True)}
    assert (cells["recipient"].value, cells["recipient"].data_type) == ("=1+1", "s")
    assert (cells["phone"].value, cells["phone"].data_type) == ("+523314820937", "s")
    assert (cells["cash"].value, cells["signed_copy"].value) == (1250.5, False)
    assert cells["registered_local"].value == datetime(2026, 11, 19, 9)  # noqa: DTZ001 - a spreadsheet's clock
    assert isinstance(book["routes"]["A2"].value, datetime)
    assert book["shipments"].freeze_panes == "A2"


def test_a_long_table_goes_on_on_a_next_sheet(exports: dict[ExportFormat, Path], tmp_path: Path) -> None:
    told = (exports[ExportFormat.JSONL] / "events.jsonl").read_text(encoding="utf-8").split("\n")[:20]
    lines = [(from_line(EVENTS.names, line), line) for line in told]
    writer = WorkbookWriter(tmp_path, sheet_rows=10)
    assert writer.write(EVENTS, lines) == WORKBOOK
    writer.close()
    writer.release()
    book = load_workbook(tmp_path / WORKBOOK, read_only=True)
    assert book.sheetnames == ["events", "events (2)", "events (3)"]
    assert [sum(1 for _ in book[name].iter_rows()) for name in book.sheetnames] == [10, 10, 3]


# ----------------------------------------------------------------------------------------------------- whole or not


def test_an_export_that_fails_leaves_no_half_file(desk: Desk, tmp_path: Path) -> None:
    desk.shipment()
    out = tmp_path / "out"
    export(desk.ctx, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (out / "events.csv").unlink()
    (out / "events.csv").mkdir()
    desk.shipment()
    with pytest.raises(OSError):  # noqa: PT011 - each system has its own
        export(desk.ctx, out)
    # Half replaced, it is no export any more: nobody takes it for one.
    assert sorted(path.name for path in out.iterdir()) == sorted(set(before) - {manifest.NAME})


def test_an_earlier_export_is_replaced(desk: Desk, tmp_path: Path) -> None:
    desk.shipment()
    export(desk.ctx, tmp_path / "out")
    desk.shipment()
    assert len(rows(export(desk.ctx, tmp_path / "out").path, "shipments")) == 2


def test_other_peoples_files_are_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_text("x", encoding="utf-8")
    export(desk.ctx, tmp_path)
    (tmp_path / manifest.NAME).unlink()
    mine = (tmp_path / "README.md").read_bytes()
    with pytest.raises(RefusedError) as caught:
        export(desk.ctx, tmp_path)
    assert (caught.value.refusal, caught.value.params["file"]) == ("export_folder_taken", "README.md")
    assert (tmp_path / "README.md").read_bytes() == mine


def test_a_zip_holds_the_same_files(desk: Desk, tmp_path: Path) -> None:
    desk.shipment()
    folder = export(desk.ctx, tmp_path / "out", ExportFormat.JSONL)
    made = export(desk.ctx, tmp_path / "out.zip", ExportFormat.JSONL, zipped=True)
    assert made.files == (tmp_path / "out.zip",)
    with ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in folder.files)
        for name in archive.namelist():
            assert archive.read(name) == (folder.path / name).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger", "out", "out.zip"]


@pytest.mark.parametrize("how", ExportFormat)
def test_who_cancels_leaves_nothing_behind(desk: Desk, tmp_path: Path, how: ExportFormat) -> None:
    register_many(desk, 600)
    for stop_at, zipped in ((1, False), (20, False), (26, True)):
        with pytest.raises(CancelledError):
            export(desk.ctx, tmp_path / "out", how, zipped=zipped, job=Watcher(stop_at))
        assert [path for path in tmp_path.rglob("*") if path.name != "out" and "ledger" not in path.parts] == []


def test_the_packing_of_a_workbook_can_be_stopped(tmp_path: Path) -> None:
    """Of a large one it takes minutes."""

    def no_more() -> None:
        raise CancelledError

    writer = WorkbookWriter(tmp_path)
    writer.write(EVENTS, made_up(3))
    with pytest.raises(CancelledError):
        writer.close(no_more)
    writer.release()


def test_progress_rises_to_the_end(desk: Desk, tmp_path: Path) -> None:
    register_many(desk, 600)
    watcher = Watcher()
    export(desk.ctx, tmp_path / "out", job=watcher)
    assert len(watcher.told) >= 4
    assert watcher.told == sorted(watcher.told)
    done, total = watcher.told[-1]
    assert total - 500 < done <= total


def test_a_folder_where_nothing_can_be_written(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OSError):  # noqa: PT011 - each system has its own
        export(desk.ctx, tmp_path / "file")


# ------------------------------------------------------------------------------------------------------------- memory


def made_up(count: int) -> Iterator[Line]:
    """Rows that nobody keeps."""
    digest = Digest(EVENTS)
    body: dict[str, object] = {"number": "CLB-000001K", "serial": 1}
    for n in range(1, count + 1):
        at, local = "2026-11-19T15:00:00.000Z", "2026-11-19 09:00:00"
        row: Row = [
            n,
            "CLB-000001K",
            None,
            "registered",
            local,
            "Ana",
            "staff",
            "PC",
            at,
            at,
            f"{n:032x}",
            f"{n:013d}",
            n,
        ]
        row += [f"{n:013d}", None, body, f"{n:032x}"]
        yield row, digest.add(row)


def peak(writer: Writer, count: int) -> int:
    tracemalloc.start()
    writer.write(EVENTS, made_up(count))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    writer.release()
    return most


@pytest.mark.slow
@pytest.mark.parametrize("make", [CsvWriter, JsonLinesWriter, WorkbookWriter])
def test_memory_does_not_grow_with_the_ledger(tmp_path: Path, make: type[Writer]) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    peak(make(tmp_path / "1"), 10)  # type: ignore[call-arg]  # each writer takes a folder
    few, many = (peak(make(tmp_path / name), count) for name, count in (("1", 200), ("2", 1_500)))  # type: ignore[call-arg]  # as above
    assert many < few + 100_000


def test_it_all_stands_at_one_moment(desk: Desk, tmp_path: Path) -> None:
    """What another program writes meanwhile is in no file or in all of them."""
    desk.shipments(3)

    class Busy(Watcher):
        def check(self) -> None:
            super().check()
            if self.checks == 2:
                with desk_over(desk.ctx.store.path.parent) as other:
                    other.count = 50
                    other.shipment()

    done = export(desk.ctx, tmp_path / "out", ExportFormat.JSONL, job=Busy())
    said = manifest.from_text((done.path / manifest.NAME).read_text(encoding="utf-8"))
    with desk.ctx.read() as conn:
        assert ledger.last_seq(conn) > said.events == done.rows["events"] == 3
    assert done.rows["shipments"] == 3
