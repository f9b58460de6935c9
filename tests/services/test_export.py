"""Exports: everything, readable, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party
from courier_desktop.domain.money import Money
from courier_desktop.domain.statuses import Status
from courier_desktop.services.export import ExportFormat, export
from courier_desktop.store import ledger
from tests.fakes.desk import Desk

FORMULAS = ["=1+1", "+5233", "-2", "@SUM(A1)", "\ttab", "\rreturn"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_is_in_the_files(desk: Desk, tmp_path: Path) -> None:
    one = desk.shipment(cash_on_delivery=Money(125_050), note="Portón azul, segundo\npiso", order_number="#77")
    desk.mark(one, Status.DELIVERED, received_by="Eva", relation="family", collected=Money(125_050))
    desk.shipment()
    done = export(desk.ctx, tmp_path / "out" / "new")
    assert [path.name for path in done.files] == ["shipments.csv", "events.csv", "notices.csv"]
    shipments, events, notices = map(rows, done.files)
    assert (len(shipments), len(events), len(notices)) == (done.shipments, done.events, done.notices)
    with desk.ctx.read() as conn:
        assert done.events == ledger.last_seq(conn)
    first = shipments[0]
    assert (first["number"], first["order_number"], first["status"]) == (desk.state(one).number, "#77", "delivered")
    assert (first["cash"], first["collected"], first["currency"]) == ("1250.50", "1250.50", "MXN")
    assert (first["note"], first["received_by"], first["relation"]) == ("Portón azul, segundo\npiso", "Eva", "family")
    assert first["delivered_at"] == "2026-11-19T15:00:00.000Z"
    assert json.loads(events[0]["body"])["number"] == first["number"]
    assert notices[0]["text"].startswith("Hola, Itzel")


def test_a_spreadsheet_opens_it_in_utf8(desk: Desk, tmp_path: Path) -> None:
    desk.shipment(recipient=Party("Íñigo Núñez"))
    done = export(desk.ctx, tmp_path)
    assert done.files[0].read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(done.files[0])[0]["recipient"] == "Íñigo Núñez"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_can_be_taken_for_a_formula(desk: Desk, tmp_path: Path, text: str) -> None:
    desk.shipment(recipient=Party(text), note=f"{text}!", address=Address(text, "1", references=text))
    done = export(desk.ctx, tmp_path)
    for path in done.files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert rows(done.files[0])[0]["recipient"] == f"'{text}"


def test_machines_get_one_object_a_line_with_typed_values(desk: Desk, tmp_path: Path) -> None:
    desk.shipment(cash_on_delivery=Money(5_000), recipient=Party("=1+1"))
    done = export(desk.ctx, tmp_path, ExportFormat.JSONL)
    (line,) = done.files[0].read_text(encoding="utf-8").splitlines()
    value = json.loads(line)
    assert value["cash"] == {"amount": 5000, "currency": "MXN", "text": "$50.00"}
    assert (value["pieces"], value["signed_copy"], value["recipient"]) == (1, False, "=1+1")
    events = [json.loads(line) for line in done.files[1].read_text(encoding="utf-8").splitlines()]
    assert events[0]["body"]["serial"] == 1


def test_an_export_that_fails_leaves_no_half_file(desk: Desk, tmp_path: Path) -> None:
    desk.shipment()
    export(desk.ctx, tmp_path)
    before = (tmp_path / "shipments.csv").read_bytes()
    (tmp_path / "events.csv").unlink()
    (tmp_path / "events.csv").mkdir()
    desk.shipment()
    with pytest.raises(OSError):  # noqa: PT011 - each system has its own
        export(desk.ctx, tmp_path)
    assert len((tmp_path / "shipments.csv").read_bytes()) > len(before)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["shipments.csv", "events.csv", "notices.csv", "ledger"]
    )


def test_an_empty_ledger_exports_empty_files(desk: Desk, tmp_path: Path) -> None:
    done = export(desk.ctx, tmp_path)
    assert (done.shipments, done.events, done.notices) == (0, 0, 0)
