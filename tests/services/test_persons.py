"""Finding a person, and the file of all that is held about them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import PartyId, ShipmentId
from courier_desktop.domain.money import Money
from courier_desktop.domain.person import MentionKind, Person
from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language
from courier_desktop.services import delays, notices, persons, registering
from courier_desktop.services.registering import Changes
from tests.fakes.desk import Desk

ANA = Party("Ana Peña", "+523312345678", "33 1234 5678", "ana@x.mx", "Flores Peña")
HOME = Address(street="Calle Sol", exterior="12", colonia="Centro", postal_code="44100", municipality="Guadalajara")
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser would: its texts, and whether all that opens is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.asked: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [tag] if tag not in VOID else []
        self.asked += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() and self.open[-1:] != ["style"] else []


def everybody(desk: Desk, text: str) -> list[str]:
    return [one.name for one in persons.candidates(desk.ctx, text)]


def exported(desk: Desk, person: Person, folder: Path) -> tuple[Reader, dict[str, object]]:
    files = persons.export_person(desk.ctx, person, folder)
    page, values = files.page.read_text(encoding="utf-8"), json.loads(files.values.read_text(encoding="utf-8"))
    reader = Reader(page)
    assert (reader.open, reader.asked) == ([], [])
    return reader, values


def person_of(desk: Desk, shipment_id: ShipmentId) -> Person:
    return Person.of(persons.candidates_of(desk.ctx, shipment_id))


def test_a_person_is_found_by_number_phone_name_and_street(desk: Desk) -> None:
    desk.shipments(3)
    one = desk.shipment(recipient=ANA, address=HOME)
    wanted = persons.candidates_of(desk.ctx, one)
    assert [(row.name, row.shipments, row.under_way) for row in wanted] == [("Ana Peña", 1, 1)]
    number = desk.state(one).number
    for text in (
        number,
        f"https://wa.me/52?text=guía {number}",
        "33 1234 5678",
        "+52 1 33 1234 5678",
        "ana pena",
        "calle sol 12",
    ):
        assert persons.candidates(desk.ctx, text) == wanted
    assert persons.candidates(desk.ctx, "nadie así") == ()
    assert persons.candidates(desk.ctx, "") == ()


def test_a_name_brings_its_namesakes_as_other_groups(desk: Desk) -> None:
    one = desk.shipment(recipient=ANA, address=HOME)
    desk.shipment(recipient=Party("Ana Peña", "+523399999999"), address=Address(street="Luna", exterior="3"))
    desk.shipment(recipient=Party("Ana Peña"), address=HOME)
    found = persons.candidates(desk.ctx, "ana peña")
    assert [row.group for row in found] == [1, 1, 2]
    assert {row.group for row in persons.candidates_of(desk.ctx, one)} == {1}
    assert len(person_of(desk, one).parties) == 2


def test_a_corrected_recipient_is_found_by_their_phone(desk: Desk) -> None:
    one = desk.shipment(recipient=ANA, address=HOME)
    registering.amend(desk.ctx, one, Changes(recipient=Party("Raúl Díaz", "+523377777777")))
    assert everybody(desk, "33 1234 5678") == ["Ana Peña"]
    assert everybody(desk, "ana peña") == []
    assert [row.name for row in persons.candidates_of(desk.ctx, one)] == ["Raúl Díaz"]


def test_an_unknown_shipment_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        persons.candidates_of(desk.ctx, ShipmentId("nobody"))
    with pytest.raises(NotFoundError):
        persons.held(desk.ctx, Person((PartyId("nobody"),)))


def test_all_that_is_held_is_told_once(desk: Desk) -> None:
    one = desk.shipment(recipient=ANA, address=HOME, note="Timbre roto", cash_on_delivery=Money(25_000))
    registering.amend(desk.ctx, one, Changes(address=Address(street="Luna", exterior="3"), contents="Vestido"))
    registering.amend(desk.ctx, one, Changes(contents="Vestido rojo"))
    other = desk.shipment(recipient=Party("Ana Pena", "+5213312345678"), address=HOME)
    desk.route([one])
    desk.mark(one, Status.DELIVERED, received_by="Don Beto", relation="guard", collected=Money(25_000))
    notices.opt_out(desk.ctx, ANA.phone, "BAJA")
    held = persons.held(desk.ctx, person_of(desk, one))
    assert held.names == ("Ana Pena", "Ana Peña")
    assert held.phones == ("+5213312345678",)
    assert (held.emails, held.companies) == (("ana@x.mx",), ("Flores Peña",))
    assert [address.street for address in held.addresses] == ["Calle Sol", "Luna"]
    assert [(row.detail.row.shipment_id, row.ended) for row in held.shipments] == [(other, False), (one, True)]
    assert held.under_way == (desk.state(other).number,)
    first = held.shipments[1]
    assert first.former.texts == ("Vestido",)
    assert [address.street for address in first.former.addresses] == ["Calle Sol"]
    assert {row.source for row in held.opt_outs} == {"BAJA"}
    assert held.notices >= 2


def test_texts_about_others_may_name_the_person(desk: Desk) -> None:
    one, other = desk.shipment(recipient=ANA, address=HOME), desk.shipment()
    desk.mark(other, Status.DELIVERED, received_by="Ana Peña (vecina)")
    draft = delays.DelayDraft(
        cause=Cause.TRAFFIC, scope=delays.Scope.LIST, refs=(other,), minutes=30, note="Avisar al 33-1234-5678"
    )
    desk.shipment(note="anapena no es nadie")
    delays.declare(desk.ctx, draft)
    held = persons.held(desk.ctx, person_of(desk, one))
    assert next(row.kind for row in held.mentions) is MentionKind.SETBACK_NOTE
    assert desk.state(other).number in {row.number for row in held.mentions}
    assert all("anapena" not in row.text for row in held.mentions)


def test_the_files_tell_all_and_nothing_of_the_staff(desk: Desk, tmp_path: Path) -> None:
    one = desk.shipment(recipient=ANA, address=HOME, note="<script>alert(1)</script> & 'nada'", contents="Vestido")
    desk.driver("Beto Muñoz")
    desk.route([one])
    desk.mark(one, Status.DELIVERED, received_by="Don Tobías", relation="neighbour")
    reader, values = exported(desk, person_of(desk, one), tmp_path)
    told = "\n".join(reader.texts)
    for text in ("Tus datos en Mensajería Colibrí", "Ana Peña", "33 1234 5678", "ana@x.mx", "Calle Sol 12", "Vestido"):
        assert text in told
    assert "<script>alert(1)</script> & 'nada'" in told
    assert "Don Tobías · vecino" in told
    for name in ("Beto Muñoz", "Oficina"):
        assert name not in told
        assert name not in json.dumps(values, ensure_ascii=False)
    assert '"Ana"' not in json.dumps(values, ensure_ascii=False)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "ana-pena-2026-11-19.html",
        "ana-pena-2026-11-19.json",
    ]


def test_the_page_speaks_the_persons_language(desk: Desk, tmp_path: Path) -> None:
    for language, title in (
        (Language.EN, "Your data at"),
        (Language.PT, "Seus dados em"),
        (Language.ES, "Tus datos en"),
    ):
        who = Party("Sam Lee", f"+5233990000{language.value[:1].encode()[0] % 100:02d}", language=language)
        one = desk.shipment(recipient=who)
        reader, values = exported(desk, person_of(desk, one), tmp_path / language.value)
        assert any(text.startswith(title) for text in reader.texts)
        assert values["language"] == language.value


def test_a_person_without_a_name_has_files_too(desk: Desk, tmp_path: Path) -> None:
    one = desk.shipment(recipient=Party("", "+523312345678"))
    files = persons.export_person(desk.ctx, person_of(desk, one), tmp_path)
    assert files.page.name == "persona-2026-11-19.html"


def test_exporting_needs_its_right(desk: Desk, tmp_path: Path) -> None:
    one = desk.shipment(recipient=ANA)
    person = person_of(desk, one)
    desk.ctx.staffed, desk.ctx.staff = True, StaffMember(StaffId("s1"), "Beto", Role.DRIVER)
    with pytest.raises(RefusedError) as refused:
        persons.export_person(desk.ctx, person, tmp_path / "out")
    assert refused.value.params["right"] == "export"
    assert not (tmp_path / "out").exists()
