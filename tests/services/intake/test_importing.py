"""A file goes into the ledger whole or not at all, once, and what changed is shown before it is applied."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.rows import ShipmentQuery, View
from courier_desktop.domain.statuses import Status
from courier_desktop.services import integrity, registering, shipments
from courier_desktop.services.acts import undo
from courier_desktop.services.intake.importing import ImportPlan, ImportReport, apply_import, plan_import
from courier_desktop.services.intake.inspect import inspect, read_overrides
from tests.fakes.desk import Desk

HEAD = ["Folio", "Destinatario", "Teléfono", "Calle", "No. ext.", "Colonia", "C.P.", "A cobrar", "Estatus", "Notas"]
ANA = ["A-1", "Ana Ruiz", "33 1482 0937", "Morelos", "12", "Centro", "44100", "250.00", "Abierta", ""]
LUIS = ["A-2", "Luis Peña", "33 1482 0938", "Hidalgo", "5", "Centro", "44100", "", "Abierta", ""]
GONE = ["A-3", "Eva Soto", "33 1482 0939", "Juárez", "7", "Centro", "44100", "", "Cancelada", ""]
BARE = ["A-4", "Íñigo", "", "", "", "", "", "", "Abierta", ""]


def write(path: Path, *rows: list[str]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


@dataclass
class Office:
    """Imports files of one shop into a desk's ledger."""

    desk: Desk
    folder: Path

    def plan(self, *rows: list[str], sender: str = "Tienda Viva") -> ImportPlan:
        return plan_import(self.desk.ctx, inspect(self.desk.ctx, write(self.folder / "pedidos.csv", *rows)), sender)

    def bring(self, *rows: list[str], sender: str = "Tienda Viva") -> ImportReport:
        report = apply_import(self.desk.ctx, self.plan(*rows, sender=sender))
        assert report.read == report.added + report.changed + report.unchanged + report.left_out
        return report

    def count(self) -> int:
        return shipments.counts(self.desk.ctx, ShipmentQuery(view=View.ALL)).total


@pytest.fixture
def office(desk: Desk, tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "files"
    folder.mkdir()
    yield Office(desk, folder)
    assert integrity.verify(desk.ctx).clean


def test_good_orders_go_in_and_bad_ones_are_told(office: Office) -> None:
    report = office.bring(ANA, LUIS, GONE, BARE)
    assert (report.read, report.added, report.left_out) == (4, 3, 1)
    assert len(report.numbers) == office.count() == 3
    assert [(p.row, p.column, p.code) for p in report.problems] == [
        (4, "Estatus", "cancelled_order"),
        (5, "Calle", "address_incomplete"),
        (5, "Teléfono", "phone_missing"),
    ]
    waiting = shipments.counts(office.desk.ctx, ShipmentQuery(view=View.NEEDS_ADDRESS))
    assert waiting.total == 1


def test_a_plan_changes_nothing(office: Office) -> None:
    plan = office.plan(ANA, LUIS)
    assert len(plan.added) == 2
    assert office.count() == 0


def test_the_same_file_twice_adds_nothing(office: Office) -> None:
    office.bring(ANA, LUIS)
    again = office.bring(ANA, LUIS)
    assert (again.added, again.changed, again.unchanged, again.problems) == (0, 0, 2, ())


def test_the_same_file_at_the_same_time_adds_nothing_twice(office: Office) -> None:
    first, second = office.plan(ANA), office.plan(ANA)
    apply_import(office.desk.ctx, first)
    assert apply_import(office.desk.ctx, second).unchanged == 1
    assert office.count() == 1


def test_sender_and_number_are_folded(office: Office) -> None:
    office.bring(ANA)
    assert office.bring(["a-1", *ANA[1:]], sender="  TIENDA   víva ").unchanged == 1


def test_another_sender_is_another_order(office: Office) -> None:
    office.bring(ANA)
    assert office.bring(ANA, sender="Otra").added == 1


def test_a_change_is_shown_before_it_is_applied(office: Office) -> None:
    office.bring(ANA, LUIS)
    moved = replace_cells(ANA, {"Calle": "Reforma", "A cobrar": "300"})
    plan = office.plan(moved, LUIS)
    (change,) = plan.changed
    assert [(c.field, c.old, c.new) for c in change.changes] == [
        (Field.STREET, "Morelos", "Reforma"),
        (Field.CASH_ON_DELIVERY, "25000 MXN", "30000 MXN"),
    ]
    assert office.desk.state(change.shipment_id).cash_minor == 25000
    report = apply_import(office.desk.ctx, plan)
    assert (report.changed, report.unchanged) == (1, 1)
    detail = shipments.detail(office.desk.ctx, change.shipment_id)
    assert (detail.address.street, detail.address.exterior) == ("Reforma", "12")
    assert office.desk.state(change.shipment_id).cash_minor == 30000
    assert office.bring(moved, LUIS).unchanged == 2


def test_what_the_office_mended_stays_when_the_file_comes_again(office: Office) -> None:
    report = office.bring(BARE)
    shipment_id = shipments.resolve(office.desk.ctx, report.numbers[0])
    mended = Address(street="Calle Nueva", exterior="9", postal_code="44100")
    registering.amend(office.desk.ctx, shipment_id, registering.Changes(address=mended))
    assert office.bring(BARE).unchanged == 1
    told = replace_cells(BARE, {"Teléfono": "33 1482 0940"})
    (change,) = office.plan(told).changed
    assert [c.field for c in change.changes] == [Field.PHONE]
    office.bring(told)
    detail = shipments.detail(office.desk.ctx, shipment_id)
    assert (detail.address.street, detail.recipient.phone) == ("Calle Nueva", "+523314820940")


def test_a_shipment_that_ended_is_not_changed(office: Office) -> None:
    report = office.bring(ANA)
    shipment_id = shipments.resolve(office.desk.ctx, report.numbers[0])
    office.desk.mark(shipment_id, Status.CANCELLED)
    again = office.bring(replace_cells(ANA, {"Calle": "Reforma"}))
    assert (again.changed, again.left_out) == (0, 1)
    assert [p.code for p in again.problems] == ["change_refused"]
    assert office.bring(ANA).unchanged == 1


def test_an_order_that_the_shop_stopped_is_told_with_its_number(office: Office) -> None:
    report = office.bring(ANA)
    again = office.bring(replace_cells(ANA, {"Estatus": "Cancelada"}))
    (problem,) = again.problems
    assert (problem.code, problem.params["number"]) == ("order_stopped", report.numbers[0])
    assert office.count() == 1


def test_a_number_of_another_shop_overwrites_nobody(office: Office) -> None:
    office.bring(ANA)
    stranger = ["A-1", "Beto Luna", "55 1234 5678", "Insurgentes", "900", "Roma", "06700", "", "Abierta", ""]
    report = office.bring(stranger)
    assert (report.changed, report.left_out) == (0, 1)
    assert [p.code for p in report.problems] == ["order_number_taken"]


class Stopped:
    """A job that is cancelled once so much is done."""

    def __init__(self, after: int) -> None:
        self.left = after

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise CancelledError

    def progress(self, done: int, total: int) -> None:
        assert 0 <= done <= total


@pytest.mark.parametrize("after", [0, 1])
def test_a_cancelled_import_leaves_nothing_behind(office: Office, after: int) -> None:
    plan = office.plan(ANA, LUIS, BARE)
    with pytest.raises(CancelledError):
        apply_import(office.desk.ctx, plan, job=Stopped(after))
    assert office.count() == 0
    assert not list(office.folder.glob("*corregir*"))
    assert apply_import(office.desk.ctx, plan, job=Stopped(99)).added == 3


def test_an_import_is_taken_back_as_one_act(office: Office) -> None:
    office.bring(ANA, LUIS)
    undo(office.desk.ctx)
    assert office.count() == 0
    assert office.bring(ANA, LUIS).added == 2


def test_bad_rows_are_mended_and_imported_again(office: Office) -> None:
    report = office.bring(ANA, GONE, BARE)
    path = report.bad_rows_path
    assert path is not None
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [*HEAD, "problema"]
    assert [row[0] for row in rows[1:]] == ["A-3", "A-4"]
    assert "cancelado" in rows[1][-1]
    rows[1][8] = "Abierta"
    rows[2][2:7] = ["33 1482 0941", "Madero", "3", "Centro", "44100"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    mended = apply_import(office.desk.ctx, plan_import(office.desk.ctx, inspect(office.desk.ctx, path), "Tienda Viva"))
    assert (mended.added, mended.changed, mended.problems) == (1, 1, ())
    assert office.count() == 3


def test_a_mended_row_without_number_is_known_again(office: Office) -> None:
    nameless = ["", *BARE[1:]]
    path = office.bring(nameless).bad_rows_path
    assert path is not None
    text = path.read_text(encoding="utf-8-sig").replace("Íñigo,,,", "Íñigo,33 1482 0941,Madero,3")
    path.write_text(text, encoding="utf-8-sig")
    mended = apply_import(office.desk.ctx, plan_import(office.desk.ctx, inspect(office.desk.ctx, path), "Tienda Viva"))
    assert (mended.added, mended.changed) == (0, 1)
    assert office.count() == 1


def test_formulas_are_text_and_are_written_safely(office: Office) -> None:
    evil = ["=1+1", "@SUM(A1)", "+52 33 1482 0937", "-Reforma", "", "", "", "", "Abierta", "=cmd|'/c calc'!A1"]
    report = office.bring(evil)
    detail = shipments.detail(office.desk.ctx, shipments.resolve(office.desk.ctx, report.numbers[0]))
    assert (detail.order_number, detail.recipient.name, detail.note) == ("=1+1", "@SUM(A1)", "=cmd|'/c calc'!A1")
    assert report.bad_rows_path is not None
    with report.bad_rows_path.open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file))[1]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    again = inspect(office.desk.ctx, report.bad_rows_path)
    assert plan_import(office.desk.ctx, again, "Tienda Viva").unchanged == 1


def test_a_mapping_corrected_once_is_remembered_for_the_sender(office: Office) -> None:
    ctx = office.desk.ctx
    path = office.folder / "raro.csv"
    path.write_text("Clave;Beneficiaria;Contacto 1;Lugar\nX1;Ana Ruiz;33 1482 0937;Morelos 12\n", encoding="utf-8")
    first = inspect(ctx, path, "Fundación")
    chosen, wrong = read_overrides(first, ["Beneficiaria=recipient_name", "Lugar=street", "Nadie=phone", "Lugar=cosa"])
    assert wrong == [("unknown_column", {"column": "Nadie"}), ("unknown_field", {"field": "cosa"})]
    corrected = inspect(ctx, path, "Fundación", chosen)
    assert corrected.columns[1].field is Field.RECIPIENT_NAME
    assert corrected.columns[1].confidence == 1
    assert apply_import(ctx, plan_import(ctx, corrected, "Fundación")).added == 1
    again = inspect(ctx, path, "Fundación")
    assert again.remembered
    assert again.mapping == corrected.mapping
    assert not inspect(ctx, path, "Otra").remembered


def test_a_delivered_order_goes_in_delivered_and_tells_nobody(office: Office) -> None:
    report = office.bring(replace_cells(ANA, {"Estatus": "Entregado"}))
    shipment_id = shipments.resolve(office.desk.ctx, report.numbers[0])
    assert office.desk.state(shipment_id).status is Status.DELIVERED
    assert office.desk.notices(shipment_id) == []


def test_a_promise_that_has_passed_is_told_and_not_made(office: Office) -> None:
    path = office.folder / "citas.csv"
    path.write_text(
        "Folio;Nombre;Teléfono;Dirección;CP;Fecha de entrega;Horario\n"
        "1;Ana;33 1482 0937;Uno 2;44100;18/11/2026;10:00-12:00\n"
        "2;Luis;33 1482 0938;Uno 3;44100;20/11/2026;10:00-12:00\n",
        encoding="utf-8",
    )
    plan = plan_import(office.desk.ctx, inspect(office.desk.ctx, path), "Tienda Viva")
    assert [p.code for p in plan.problems] == ["promise_past"]
    promises = [order.draft.promise for order in plan.added if order.draft]
    assert promises[0] is None
    assert promises[1] is not None
    assert promises[1].start == datetime(2026, 11, 20, 16, tzinfo=UTC)


def test_senders_named_in_the_rows(office: Office) -> None:
    path = office.folder / "hoja.csv"
    path.write_text(
        "Folio;Remitente;Destinatario;Dirección\n1;Flores Lupita;Ana;Uno 2\n1;Farmacia Sur;Luis;Dos 3\n",
        encoding="utf-8",
    )
    found = inspect(office.desk.ctx, path)
    assert found.sender_suggestion == ""
    plan = plan_import(office.desk.ctx, found)
    assert [order.sender for order in plan.added] == ["Flores Lupita", "Farmacia Sur"]
    assert {order.sender for order in plan_import(office.desk.ctx, found, "Una sola").added} == {"Una sola"}


def test_a_template_without_orders_is_no_error(office: Office) -> None:
    report = office.bring()
    assert (report.read, report.problems, report.bad_rows_path) == (0, (), None)


def test_the_inspection_shows_columns_and_first_rows(office: Office) -> None:
    found = inspect(office.desk.ctx, write(office.folder / "p.csv", ANA, LUIS))
    assert found.orders == 2
    assert found.first_row == 2
    assert found.preview[0] == tuple(ANA)
    assert found.columns[0].samples == ("A-1", "A-2")
    assert all(0 < column.confidence <= 1 for column in found.columns)


def replace_cells(row: list[str], cells: dict[str, str]) -> list[str]:
    return [cells.get(title, cell) for title, cell in zip(HEAD, row, strict=True)]


def test_rows_to_mend_go_elsewhere_when_the_folder_cannot_be_written(office: Office) -> None:
    plan = office.plan(BARE)
    report = apply_import(office.desk.ctx, plan, folder=office.folder / "no existe")
    assert report.bad_rows_path is not None
    assert report.bad_rows_path.parent == office.desk.ctx.store.path.parent
    moved = replace(plan.inspection, path=office.folder / "nada.csv")
    assert moved.orders == 1
