"""Erasing a person takes their contacts and messages along, down to the bytes; what they refuse stays refused."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from courier_desktop.domain.contacts import Deed
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, MessageState, Post, TemplateUse
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.person import CopyState, Person
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.words import Language
from courier_desktop.paths import erasures_path
from courier_desktop.services import backups, contacts, erasing, inbound, integrity, persons
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import outbox, people
from tests.fakes.desk import MORNING, Desk, desk_over

PHONE, WA_ID, CHAT = "+523312345678", "5213312345678", "3527065991"
WHO = Party("Xóchitl Barragán Núñez", PHONE, "33 1234 5678", "xb@correo.mx")
TRACES = (
    *("xóchitl", "xochitl", "barragán", "núñez", "3312345678", "xb@correo.mx", CHAT, "cañaveral", "turquesa"),
    *("media-7741", "wamid.secreta", "zafiro", "buzón lleno de xb", "plantilla-valor"),
)


def traces(folder: Path) -> dict[str, list[str]]:
    """Which words stand in which file below the folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes().decode("utf-8", "ignore").lower()
            there = [word for word in TRACES if word in raw]
            found.update({path.name: there} if there else {})
    return found


def said(text: str, n: int, **how: str) -> Inbound:
    values = {"reference": f"wamid.SECRETA{PHONE}{n}", "address": WA_ID, "kind": InboundKind.TEXT, "text": text} | how
    return Inbound(at=MORNING + timedelta(minutes=n - 60), **values)  # type: ignore[arg-type]  # any of a message's texts


def send(desk: Desk, one: ShipmentId, n: int, address: str = PHONE, state: MessageState = MessageState.SENT) -> str:
    """A message about that shipment with everything that a row may say."""
    with desk.ctx.write(Right.UPKEEP) as tx:
        text_id = tx.ctx.new_id()
        people.add_texts(tx.conn, [(text_id, f"Hola Xóchitl, vamos a Cañaveral, portón turquesa {n}")])
        facts = outbox.MessageFacts(
            message_id=f"m{n}",
            dedupe=f"test:{n}",
            channel=Channel.WHATSAPP,
            gateway=GatewayName.WAHA,
            address=address,
            party_id=desk.state(one).recipient_id,
            language=Language.ES,
            subject="Para Xóchitl",
            text_id=text_id,  # type: ignore[arg-type]  # ids are texts
            template=TemplateUse(name="aviso", language="es_MX", values=("plantilla-valor",)),
            state=state,
            said="buzón lleno de xb@correo.mx",
            queued_at=tx.now,
            not_before=tx.now,
            next_try_at=tx.now,
            reference=f"wamid.secreta{n}{PHONE}",
        )
        outbox.add_message(tx.conn, facts, [notice.notice_id for notice in desk.notices(one)])
        outbox.begin_attempt(tx.conn, f"m{n}", 1, GatewayName.WAHA, tx.now)
        outbox.end_attempt(tx.conn, f"m{n}", 1, tx.now, ("final_recipient", "mail_refused", "no: xb@correo.mx"))
    return f"m{n}"


@pytest.fixture
def talk(desk: Desk) -> ShipmentId:
    """A delivered shipment with all that messages may hold of its recipient."""
    desk.shipments(3)
    one = desk.shipment(recipient=WHO)
    desk.mark(one, Status.AT_DEPOT)
    send(desk, one, 1)
    send(desk, one, 2, state=MessageState.QUEUED)
    token = contacts.start_token(desk.ctx, one)
    texts = said("Soy Xóchitl, zafiro 7", 1, whole="> Hola\nzafiro de Barragán", media_reference="media-7741")
    inbound.take(desk.ctx, GatewayName.WHATSAPP_CLOUD, Post(inbound=(texts, said("", 2, subject="zafiro"))))
    start = said("", 3, address=CHAT, kind=InboundKind.START, payload=token, name="Xóchitl")
    blocked = said("", 4, address=CHAT, kind=InboundKind.BLOCKED)
    inbound.take(desk.ctx, GatewayName.TELEGRAM, Post(inbound=(start, blocked)))
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.address_failed(tx, Channel.EMAIL, "xb@correo.mx", "mailbox_unknown")
    desk.mark(one, Status.DELIVERED)
    return one


def whoever(desk: Desk) -> Person:
    return Person.of(persons.candidates(desk.ctx, "33 1234 5678"))


def test_no_message_leaves_a_trace_in_any_file(desk: Desk, talk: ShipmentId) -> None:
    folder = desk.ctx.store.path.parent
    assert set(TRACES) <= {word for words in traces(folder).values() for word in words}
    assert erasing.erase(desk.ctx, whoever(desk)).freed
    assert traces(folder) == {}
    assert integrity.verify(desk.ctx).clean


def test_the_rows_stay_and_what_waited_goes_no_more(desk: Desk, talk: ShipmentId) -> None:
    erasing.erase(desk.ctx, whoever(desk))
    with desk.ctx.read() as conn:
        sent, waiting = outbox.load(conn, "m1"), outbox.load(conn, "m2")
        assert sent is not None
        assert waiting is not None
        assert (sent.state, waiting.state, waiting.why) == (MessageState.SENT, MessageState.BLOCKED, "person_erased")
        assert outbox.due(conn, Channel.WHATSAPP, desk.clock.now) is None
        assert outbox.due_notice(conn, Channel.WHATSAPP, desk.clock.now) is None
    assert [row.deed for row in inbound.newest(desk.ctx)].count(Deed.BLOCKED) == 1


def test_what_came_in_is_not_stored_again(desk: Desk, talk: ShipmentId) -> None:
    erasing.erase(desk.ctx, whoever(desk))
    again = said("Soy Xóchitl, zafiro 7", 1)
    assert inbound.take(desk.ctx, GatewayName.WHATSAPP_CLOUD, Post(inbound=(again,))).fresh == ()


def test_a_channel_that_was_refused_stays_refused(desk: Desk, talk: ShipmentId) -> None:
    erasing.erase(desk.ctx, whoever(desk))
    one = desk.shipment(recipient=WHO)
    with desk.ctx.read() as conn:
        found = contacts.recipient_of(conn, people.party_row(conn, desk.state(one).recipient_id), desk.ctx)
    assert found.refused == {Channel.TELEGRAM}
    assert Channel.TELEGRAM not in found.addresses
    # They write again: they are known again, and what they refuse with them.
    inbound.take(desk.ctx, GatewayName.WHATSAPP_CLOUD, Post(inbound=(said("Hola", 8, reference="new"),)))
    with desk.ctx.read() as conn:
        known = contact_rows.by_address(conn, Channel.WHATSAPP, WA_ID)
        assert known is not None
        assert known.phone_key == PHONE
        assert [each.channel for each in contact_rows.refused_by(conn, known.contact_id)] == [Channel.TELEGRAM]


def test_who_shares_the_phone_keeps_what_is_theirs(desk: Desk, talk: ShipmentId) -> None:
    other = desk.shipment(recipient=Party("Otilia Prado", PHONE, "33 1234 5678"))
    desk.mark(other, Status.AT_DEPOT)
    send(desk, other, 3)
    xochitl = Person(
        tuple(one.parties[0] for one in persons.candidates(desk.ctx, "33 1234 5678") if one.name == WHO.name)
    )
    erasing.erase(desk.ctx, xochitl)
    with desk.ctx.read() as conn:
        theirs, gone = outbox.load(conn, "m3"), outbox.load(conn, "m1")
        assert theirs is not None
        assert gone is not None
        assert (theirs.address, gone.address) == (PHONE, "")
        assert contact_rows.by_phone(conn, PHONE) is not None


def test_an_older_backup_is_erased_again(desk: Desk, talk: ShipmentId, tmp_path: Path) -> None:
    folder, again = desk.ctx.store.path.parent, tmp_path / "again"
    again.mkdir()
    with closing(sqlite3.connect(desk.ctx.store.path)) as conn, closing(sqlite3.connect(again / "courier.db")) as to:
        conn.backup(to)
    erasing.erase(desk.ctx, whoever(desk))
    shutil.copy(erasures_path(folder), again)
    assert traces(again) != {}
    with desk_over(again, desk.clock):
        assert traces(again) == {}


def test_all_of_it_is_handed_over(desk: Desk, talk: ShipmentId, tmp_path: Path) -> None:
    files = persons.export_person(desk.ctx, whoever(desk), tmp_path)
    values = json.loads(files.values.read_text(encoding="utf-8"))
    contact = next(one for one in values["contacts"] if one["phone"] == PHONE)
    assert len(values["contacts"]) == 2
    assert contact["consent_from"] == "whatsapp"
    assert {one["channel"]: one["address"] for one in contact["addresses"]} == {"telegram": CHAT, "whatsapp": WA_ID}
    assert [one["channel"] for one in contact["refuses"]] == ["telegram"]
    assert sorted(one["text"][-1] for one in values["messages"]) == ["1", "2"]
    assert values["messages"][0]["attempts"][0]["said"] == "no: xb@correo.mx"
    assert values["messages"][0]["template"] == ["plantilla-valor"]
    assert [one["text"] for one in values["received"]].count("Soy Xóchitl, zafiro 7") == 1
    page = files.page.read_text(encoding="utf-8")
    for word in ("Soy Xóchitl, zafiro 7", "Telegram", "turquesa 1", WA_ID):
        assert word in page


def test_who_only_ever_wrote_is_found_handed_over_and_erased(desk: Desk, tmp_path: Path) -> None:
    desk.shipments(2)
    stranger = said("Soy Xóchitl Barragán, zafiro turquesa", 1, name="Xóchitl Barragán", media_reference="media-7741")
    inbound.take(desk.ctx, GatewayName.WHATSAPP_CLOUD, Post(inbound=(stranger,)))
    folder, again = desk.ctx.store.path.parent, tmp_path / "again"
    again.mkdir()
    with closing(sqlite3.connect(desk.ctx.store.path)) as conn, closing(sqlite3.connect(again / "courier.db")) as to:
        conn.backup(to)
    (found,) = persons.candidates(desk.ctx, "33 1234 5678")
    assert (found.name, found.parties, found.shipments) == ("Xóchitl Barragán", (), 0)
    assert persons.candidates(desk.ctx, WA_ID) == (found,)
    files = persons.export_person(desk.ctx, Person.of([found]), tmp_path / "out")
    assert json.loads(files.values.read_text(encoding="utf-8"))["received"][0]["text"].startswith("Soy Xóchitl")
    assert erasing.erase_preview(desk.ctx, Person.of([found])).texts == 1
    assert erasing.erase(desk.ctx, Person.of([found])).freed
    assert traces(folder) == {}
    assert persons.candidates(desk.ctx, "33 1234 5678") == ()
    with pytest.raises(NotFoundError):
        persons.held(desk.ctx, Person.of([found]))
    shutil.copy(erasures_path(folder), again)
    with desk_over(again, desk.clock):
        assert traces(again) == {}


def test_a_copy_that_holds_the_contact_is_named(desk: Desk, tmp_path: Path) -> None:
    inbound.take(desk.ctx, GatewayName.WHATSAPP_CLOUD, Post(inbound=(said("Hola", 1),)))
    backups.make(desk.ctx)
    person = Person.of(persons.candidates(desk.ctx, PHONE))
    assert [one.state for one in erasing.erase(desk.ctx, person).copies] == [CopyState.HOLDS]
