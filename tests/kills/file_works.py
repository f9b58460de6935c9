"""Works that touch more than the ledger's rows: backups, restoring, migrating, a first opening, erasing a person."""

from __future__ import annotations

import shutil
from pathlib import Path

from courier_desktop.domain.corrections import Correction, Why
from courier_desktop.domain.draft import Party
from courier_desktop.domain.person import Person
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import backups_dir
from courier_desktop.services import backup_restoring, backups, corrections, erasing, marking, persons, registering
from courier_desktop.services.marking import Mark
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import ledger, manifests
from tests.kills.board import Phase
from tests.kills.life import Life
from tests.kills.works import Work, mark, refused, register


def back_up(life: Life) -> None:
    """Something new, then a backup of it, here and in the second place."""
    life.luck.choice([mark, register])(life)
    with life.witness.op("backup"), life.witness.during(Phase.FILES):
        made = backups.make(life.ctx)
        life.witness.told.say(made=made.row.name, events=made.row.events)


def restore(life: Life) -> None:
    """Put one of the backups that stand there in the ledger's place, once in a life; then go on working."""
    if life.done_once or not (found := manifests.backups_in(backups_dir(life.folder))):
        life.luck.choice([mark, register])(life)
        return
    life.done_once = True
    for _ in range(life.luck.randint(0, 2)):
        mark(life)
    chosen = life.luck.choice(found)
    life.close()
    with life.witness.during(Phase.FILES):
        life.witness.told.say(restoring=chosen.name)
        done = backup_restoring.restore(life.folder, chosen, now=life.now())
        life.witness.told.say(restored=done.aside)


def migrate(life: Life) -> None:
    """The first opening of this life brings the first release's file up to date; then the day goes on."""
    life.luck.choice([mark, register])(life)


def open_first(life: Life) -> None:
    """A ledger where there was none, again and again; the last two stay."""
    folder = life.folder / "new" / life.tag()
    with life.witness.during(Phase.OPENING):
        close_context(open_context(folder, clock=life.now))
    life.witness.told.say(born=folder.name)
    for old in newest_last(folder.parent)[:-2]:
        shutil.rmtree(old)


def newest_last(folder: Path) -> list[Path]:
    """The folders of a life after another, of an act after another."""
    return sorted(folder.glob("*"), key=lambda one: [int(part) for part in one.name.split("-")])


def erase(life: Life) -> None:
    """Erase a person whose parcel has arrived: the name must be gone from every byte of the file."""
    name = f"Borrada Xochiquetzal{life.tag().replace('-', 'q')}"
    phone = f"+52332{life.luck.randrange(10**7):07d}"
    draft = life.draft_for(Party(name, phone=phone, phone_typed=phone))
    with life.witness.op("register"):
        one = registering.register(life.ctx, draft)
    with life.witness.op("mark"):
        marking.mark(life.ctx, Mark(shipment_ids=(one.shipment_id,), target=Status.DELIVERED, received_by=name))
    found = persons.candidates_of(life.ctx, one.shipment_id)
    life.witness.told.say(erasing=name)
    with life.witness.op("erase"), refused():
        erasing.erase(life.ctx, Person.of(found))
        life.witness.told.say(erased=name)


def correct(life: Life) -> None:
    """Take back something that happened earlier, with what stands on it."""
    mark(life)
    with life.ctx.read() as conn:
        event = life.luck.choice(ledger.newest_acts(conn, 25))
    what = Correction(event_id=event.event_id, why=life.luck.choice(list(Why)), note="Era otra guía", along=True)
    with life.witness.op("correction"), refused():
        corrections.correct(life.ctx, what)


FILE_WORKS: dict[str, Work] = {"backup": back_up, "restore": restore}
MORE_DESK_WORKS: dict[str, Work] = {"erase a person": erase, "correction": correct}
MIGRATION: dict[str, Work] = {"migration": migrate}
FIRST_OPENING: dict[str, Work] = {"first opening": open_first}
