"""Erasing a person: nothing of them is left in any file, and the ledger is as whole as before."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from courier_desktop.domain import events as ev
from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import NotFoundError, RefusedError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notices import NoticeState
from courier_desktop.domain.person import ERASED, CopyPlace, CopyState, Person, Why
from courier_desktop.domain.staff import Role, StaffId, StaffMember
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import erasures_path
from courier_desktop.services import (
    acts,
    backup_restoring,
    backups,
    delays,
    erasing,
    integrity,
    notices,
    persons,
    registering,
    settings,
    support,
)
from courier_desktop.services import shipments as shown
from courier_desktop.services.erasing import Wish
from courier_desktop.services.person_copies import copies_of
from courier_desktop.services.registering import Changes
from courier_desktop.store import erasures, people
from tests.fakes.desk import Desk, desk_over

WHO = Party("Xóchitl Barragán Núñez", "+523312345678", "33 1234 5678", "xb@correo.mx", "Papelería Quetzal")
WHERE = Address(
    street="Calle Cañaveral",
    exterior="4477",
    interior="B",
    colonia="Jardines Ocultos",
    postal_code="44999",
    municipality="Tonalá",
    between="Zempoala y Tajín",
    references="portón turquesa",
)
TRACES = (
    *("xóchitl", "xochitl", "barragán", "barragan", "núñez", "3312345678", "12345678", "1234 5678", "xb@correo.mx"),
    *("quetzal", "cañaveral", "canaveral", "4477", "ocultos", "44999", "zempoala", "turquesa", "tobías", "tobias"),
)


def entered(desk: Desk, **changes: Any) -> ShipmentId:  # noqa: ANN401
    return desk.shipment(**({"recipient": WHO, "address": WHERE} | changes))


def whoever(desk: Desk, text: str = "33 1234 5678") -> Person:
    return Person.of(persons.candidates(desk.ctx, text))


def traces(folder: Path) -> dict[str, list[str]]:
    """Which words stand in which file below the folder, as they are written or folded."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes().decode("utf-8", "ignore").lower()
            there = [word for word in TRACES if word in raw]
            found.update({path.name: there} if there else {})
    return found


@dataclass
class Life:
    """A person with all that a ledger may hold of one."""

    desk: Desk
    delivered: ShipmentId
    cancelled: ShipmentId

    @property
    def folder(self) -> Path:
        return self.desk.ctx.store.path.parent

    @property
    def person(self) -> Person:
        return whoever(self.desk)


@pytest.fixture
def life(desk: Desk) -> Life:
    ctx = desk.ctx
    desk.shipments(4)
    one = entered(desk, note="Preguntar por Xóchitl", contents="Libros de Núñez")
    registering.amend(ctx, one, Changes(note="Tocar fuerte en el portón turquesa", recipient=WHO))
    other = entered(desk)
    route = desk.route([one])
    notices.edit(ctx, desk.notices(one)[-1].notice_id, "Hola Xóchitl, hoy vamos a Cañaveral 4477")
    delays.declare(
        ctx,
        delays.DelayDraft(
            cause=Cause.TRAFFIC,
            scope=delays.Scope.ROUTE,
            refs=(route,),
            minutes=90,
            note="Llamar a xochitl barragan nunez",
        ),
    )
    desk.mark(one, Status.DELIVERED, received_by="Don Tobías", relation="neighbour", note="La vecina de Xóchitl")
    desk.mark(other, Status.CANCELLED)
    desk.shipments(4)
    settings.keep_draft(ctx, "new", json.dumps({"name": "Xóchitl Barragán Núñez", "phone": "33 1234 5678"}))
    return Life(desk, one, other)


def test_nothing_of_the_person_stands_in_any_file(life: Life) -> None:
    assert traces(life.folder) != {}
    done = erasing.erase(life.desk.ctx, life.person)
    assert done.freed
    assert traces(life.folder) == {}
    assert len(done.shipments) == 2
    assert done.mentions == 1


def test_the_support_file_never_knew_the_person(life: Life, tmp_path: Path) -> None:
    for _ in range(2):
        packed = support.pack(life.desk.ctx, tmp_path / "support.zip")
        with ZipFile(packed.path) as whole:
            whole.extractall(tmp_path / "support")
        assert traces(tmp_path / "support") == {}
        if whoever(life.desk).parties:
            erasing.erase(life.desk.ctx, life.person)


def test_the_search_and_the_lists_know_the_person_no_more(life: Life) -> None:
    ctx, number = life.desk.ctx, life.desk.state(life.delivered).number
    erasing.erase(ctx, life.person)
    for text in ("xochitl", "barragan", "canaveral", "12345678", "5678", "turquesa", "ocultos"):
        assert shown.find(ctx, text) == ()
    (hit,) = shown.find(ctx, number)
    assert (hit.recipient, hit.place) == (ERASED, "")
    detail = shown.detail(ctx, life.delivered)
    assert (detail.note, detail.contents, detail.received_by) == ("", "", "")
    assert {notice.text for notice in detail.notices} == {""}
    assert persons.candidates(ctx, "33 1234 5678") == ()
    with pytest.raises(RefusedError) as refused:
        erasing.erase(ctx, life.person)
    assert refused.value.refusal == "erase_nothing"


def test_the_ledger_stays_whole_and_a_rebuild_brings_nothing_back(life: Life) -> None:
    ctx = life.desk.ctx
    before = integrity.verify(ctx)
    erasing.erase(ctx, life.person, Wish(why=Why.MISTAKE))
    after = integrity.verify(ctx)
    assert (before.clean, after.clean) == (True, True)
    assert after.shipments == before.shipments
    integrity.rebuild(ctx)
    assert integrity.verify(ctx).clean
    assert traces(life.folder) == {}
    assert shown.find(ctx, "xochitl") == ()


def test_the_fact_names_rows_and_nobody(life: Life) -> None:
    erasing.erase(life.desk.ctx, life.person, Wish(why=Why.NO_LONGER_NEEDED))
    facts = [fact for fact in life.desk.facts(life.delivered) if isinstance(fact, ev.PersonErased)]
    assert [(fact.why, len(fact.parties), len(fact.addresses)) for fact in facts] == [("no_longer_needed", 2, 1)]
    assert len(facts[0].texts) >= 6


def test_what_waited_to_be_sent_is_dropped(life: Life) -> None:
    waiting = {NoticeState.PREPARED, NoticeState.OPENED}
    assert waiting & {notice.state for notice in life.desk.notices(life.delivered)}
    erasing.erase(life.desk.ctx, life.person)
    after = life.desk.notices(life.delivered)
    assert not waiting & {notice.state for notice in after}
    assert "person_erased" in {notice.why for notice in after}


def test_others_stay_as_they_are(life: Life) -> None:
    ctx = life.desk.ctx
    before = {hit.number: hit for hit in shown.find(ctx, "itzel ochoa", 100)}
    erasing.erase(ctx, life.person)
    assert {hit.number: hit for hit in shown.find(ctx, "itzel ochoa", 100)} == before
    assert len(before) == 8


def test_shipments_under_way_are_refused_with_the_way_to_do_it(desk: Desk) -> None:
    ended, going = entered(desk), entered(desk)
    desk.mark(ended, Status.CANCELLED)
    number = desk.state(going).number
    with pytest.raises(RefusedError) as refused:
        erasing.erase(desk.ctx, whoever(desk))
    assert refused.value.refusal == "erase_under_way"
    assert refused.value.params == {"count": 1, "numbers": number}
    assert shown.detail(desk.ctx, ended).recipient.name == WHO.name
    done = erasing.erase(desk.ctx, whoever(desk), Wish(ended_only=True))
    assert done.left == (number,)
    assert shown.detail(desk.ctx, ended).recipient.name == ERASED
    assert shown.detail(desk.ctx, going).recipient.name == WHO.name
    assert [hit.number for hit in shown.find(desk.ctx, "xochitl")] == [number]


def test_the_preview_counts_and_changes_nothing(life: Life) -> None:
    ctx = life.desk.ctx
    notices.opt_out(ctx, WHO.phone, "office")
    before = integrity.verify(ctx).head
    foreseen = erasing.erase_preview(ctx, life.person)
    assert (foreseen.parties, foreseen.addresses, foreseen.mentions) == (3, 2, 1)
    assert (foreseen.opt_outs, foreseen.drafts, foreseen.under_way) == (1, 1, ())
    assert integrity.verify(ctx).head == before
    done = erasing.erase(ctx, life.person)
    assert (done.parties, done.addresses, done.texts) == (foreseen.parties, foreseen.addresses, foreseen.texts)


def test_only_the_owner_erases(life: Life) -> None:
    ctx = life.desk.ctx
    ctx.staffed, ctx.staff = True, StaffMember(StaffId("s1"), "Ana", Role.OFFICE)
    with pytest.raises(RefusedError) as refused:
        erasing.erase(ctx, life.person)
    assert refused.value.params == {"role": "office", "right": "erase"}
    assert shown.detail(ctx, life.delivered).recipient.name == WHO.name


def test_an_opt_out_outlives_the_person(life: Life) -> None:
    ctx = life.desk.ctx
    notices.opt_out(ctx, WHO.phone, "office")
    erasing.erase(ctx, life.person)
    with ctx.read() as conn:
        kept = [row[0] for row in conn.execute("SELECT phone_key FROM opt_outs")]
        assert people.opt_out_of(conn, "+523300000000") is None
    assert len(kept) == 1
    assert kept[0].startswith("#")
    again = entered(life.desk)
    life.desk.route([again])
    assert {notice.why for notice in life.desk.notices(again)} == {"opted_out"}
    notices.opt_in(ctx, WHO.phone)
    with ctx.read() as conn:
        assert people.opt_out_of(conn, WHO.phone) is None


def test_no_undo_brings_anything_back(life: Life) -> None:
    ctx = life.desk.ctx
    erased = erasing.erase(ctx, life.person)
    assert erased.freed
    newest = acts.last_act(ctx)
    assert newest is not None
    assert newest.kind != "person_erased"
    assert acts.last_act_of(ctx, life.delivered) is None
    with ctx.read() as conn:
        act = conn.execute(
            "SELECT a.act_id FROM ledger AS l JOIN acts AS a ON a.first_seq = l.act WHERE l.kind = 'person_erased'"
        ).fetchone()[0]
    with pytest.raises(RefusedError) as refused:
        acts.undo(ctx, act)
    assert refused.value.refusal == "erasure_is_final"


def test_undoing_a_correction_from_before_shows_blank_rows(desk: Desk) -> None:
    one = entered(desk)
    registering.amend(
        desk.ctx, one, Changes(recipient=Party("Xóchitl B.", WHO.phone), address=Address(street="Otra 5"))
    )
    amended = acts.last_act_of(desk.ctx, one)
    assert amended is not None
    desk.mark(one, Status.CANCELLED)
    cancelled = acts.last_act_of(desk.ctx, one)
    erasing.erase(desk.ctx, whoever(desk))
    assert cancelled is not None
    acts.undo(desk.ctx, cancelled.act_id)
    acts.undo(desk.ctx, amended.act_id)
    detail = shown.detail(desk.ctx, one)
    assert (detail.recipient.name, detail.recipient.phone, detail.address) == (ERASED, "", Address())
    assert integrity.verify(desk.ctx).clean
    assert traces(desk.ctx.store.path.parent) == {}


def test_only_what_was_theirs_goes_from_a_shipment_that_is_anothers_now(desk: Desk) -> None:
    one = entered(desk, note="Para Xóchitl")
    other = Party("Raúl Díaz", "+523377777777")
    registering.amend(
        desk.ctx, one, Changes(recipient=other, address=Address(street="Sol", exterior="1"), note="Para Raúl")
    )
    person = whoever(desk)
    held = persons.held(desk.ctx, person)
    assert (len(held.shipments), len(held.former)) == (0, 1)
    assert [row.name for row in held.former[0].values.parties] == [WHO.name]
    done = erasing.erase(desk.ctx, person)
    detail = shown.detail(desk.ctx, one)
    assert (detail.recipient.name, detail.address.street, detail.note) == ("Raúl Díaz", "Sol", "Para Raúl")
    assert done.parties == 1
    assert traces(desk.ctx.store.path.parent) == {}
    assert [hit.number for hit in shown.find(desk.ctx, "raul diaz")] == [detail.row.number]


def test_a_registration_taken_back_leaves_nothing_of_the_person(desk: Desk) -> None:
    entered(desk)
    acts.undo(desk.ctx)
    person = whoever(desk)
    assert len(person.parties) == 1
    erasing.erase(desk.ctx, person)
    assert traces(desk.ctx.store.path.parent) == {}
    assert integrity.verify(desk.ctx).clean


def test_a_sender_is_erased_only_when_asked(desk: Desk) -> None:
    sent = desk.shipment(sender=Party(WHO.name))
    one = entered(desk)
    for each in (sent, one):
        desk.mark(each, Status.CANCELLED)
    held = persons.held(desk.ctx, whoever(desk))
    assert [(row.party.name, row.shipments) for row in held.senders] == [(WHO.name, 1)]
    person = whoever(desk)
    erasing.erase(desk.ctx, person)
    assert shown.detail(desk.ctx, sent).sender.name == WHO.name
    two = entered(desk)
    desk.mark(two, Status.CANCELLED)
    erasing.erase(desk.ctx, whoever(desk), Wish(as_sender=True))
    assert shown.detail(desk.ctx, sent).sender.name == ERASED
    assert shown.find(desk.ctx, "xochitl") == ()
    assert integrity.verify(desk.ctx).clean
    assert traces(desk.ctx.store.path.parent) == {}
    assert desk.shipment(sender=Party(WHO.name))


def test_mentions_stay_when_they_are_a_namesakes(life: Life) -> None:
    done = erasing.erase(life.desk.ctx, life.person, Wish(mentions=False))
    assert done.mentions == 0
    assert list(traces(life.folder)) == ["courier.db"]


def test_the_log_is_emptied_and_the_free_pages_too(life: Life) -> None:
    erasing.erase(life.desk.ctx, life.person)
    with closing(sqlite3.connect(life.folder / "courier.db")) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert not erasing.unfinished(life.desk.ctx)


def test_an_interrupted_erasure_is_finished_later(life: Life) -> None:
    ctx = life.desk.ctx
    reader = sqlite3.connect(life.folder / "courier.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM parties").fetchone()
    ctx.store.conn().execute("PRAGMA busy_timeout = 50")
    done = erasing.erase(ctx, life.person)
    assert not done.freed
    assert erasing.unfinished(ctx)
    assert shown.find(ctx, "xochitl") == ()
    reader.close()
    assert erasing.finish(ctx)
    assert not erasing.unfinished(ctx)
    assert traces(life.folder) == {}


# ----------------------------------------------------------------------------------------------- copies and restores


def test_the_copies_that_still_hold_the_person_are_named(life: Life, tmp_path: Path) -> None:
    ctx, second = life.desk.ctx, tmp_path / "usb"
    backups.choose_place(ctx, second)
    made = backups.make(ctx)
    life.desk.clock.advance(hours=1)
    sealed = life.folder / "backups" / "courier-20261119-160500.db.age"
    sealed.write_bytes(b"age-encryption.org/v1")
    aside = life.folder / "set-aside.db"
    shutil.copy(made.row.path, aside)
    done = erasing.erase(ctx, life.person)
    assert {(one.place, Path(one.path).name, one.state) for one in done.copies} == {
        (CopyPlace.HERE, made.row.name, CopyState.HOLDS),
        (CopyPlace.SECOND, made.row.name, CopyState.HOLDS),
        (CopyPlace.HERE, sealed.name, CopyState.CLOSED),
        (CopyPlace.BESIDE, aside.name, CopyState.HOLDS),
    }
    life.desk.clock.advance(hours=1)
    clean = backups.make(ctx)
    assert clean.row.name not in {Path(one.path).name for one in copies_of(ctx, life.person.parties)}


def test_an_older_backup_is_erased_again_when_it_comes_back(life: Life, tmp_path: Path) -> None:
    person, folder = life.person, tmp_path / "restored"
    folder.mkdir()
    notices.opt_out(life.desk.ctx, WHO.phone, "office")
    ledger = life.folder / "courier.db"
    with closing(sqlite3.connect(ledger)) as conn, closing(sqlite3.connect(folder / ledger.name)) as target:
        conn.backup(target)
    erasing.erase(life.desk.ctx, person)
    shutil.copy(erasures_path(life.folder), folder)
    assert traces(folder) != {}
    with desk_over(folder, life.desk.clock) as desk:
        assert traces(folder) == {}
        assert shown.find(desk.ctx, "xochitl") == ()
        assert integrity.verify(desk.ctx).clean
        assert any(isinstance(fact, ev.PersonErased) for fact in desk.facts(life.delivered))
        head = integrity.verify(desk.ctx).head
        with desk.ctx.read() as conn:
            assert people.opt_out_of(conn, WHO.phone) is not None
    with desk_over(folder, life.desk.clock) as desk:
        assert integrity.verify(desk.ctx).head == head


def test_a_backup_from_the_second_place_is_erased_again_on_another_computer(life: Life, tmp_path: Path) -> None:
    ctx, second, fresh = life.desk.ctx, tmp_path / "usb", tmp_path / "fresh"
    backups.choose_place(ctx, second)
    older = Path(backups.make(ctx).row.path).name
    erasing.erase(ctx, life.person)
    life.desk.clock.advance(hours=1)
    backups.make(ctx)
    fresh.mkdir()
    backup_restoring.restore(fresh, second / older, now=life.desk.clock())
    with desk_over(fresh, life.desk.clock) as desk:
        assert shown.find(desk.ctx, "xochitl") == ()
        assert shown.detail(desk.ctx, life.delivered).recipient.name == ERASED
        assert integrity.verify(desk.ctx).clean
    assert traces(fresh) == {}


def test_another_ledger_is_not_touched_by_the_list(life: Life, tmp_path: Path) -> None:
    erasing.erase(life.desk.ctx, life.person)
    other = tmp_path / "other"
    with desk_over(other) as desk:
        one = entered(desk)
        assert erasing.reapply(desk.ctx, erasures.load(life.folder)) == 0
        assert shown.detail(desk.ctx, one).recipient.name == WHO.name
        assert not erasing.unfinished(desk.ctx)


def test_the_list_beside_the_ledger_holds_ids_only(life: Life) -> None:
    erasing.erase(life.desk.ctx, life.person)
    known = erasures.load(life.folder)
    assert len(known) == 3
    assert erasures.keep_aside(life.folder, known)
    assert erasures.load(life.folder) == known
    erasures_path(life.folder).write_text("{", encoding="utf-8")
    assert erasures.load(life.folder) == []


def test_nobody_is_held_after_an_erasure(life: Life) -> None:
    person = life.person
    erasing.erase(life.desk.ctx, person)
    with pytest.raises(NotFoundError):
        persons.held(life.desk.ctx, person)
