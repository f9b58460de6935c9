"""The support file: everything that helps, and nothing about anybody, wherever it stood."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from courier_desktop.domain.address import Address
from courier_desktop.domain.causes import Cause
from courier_desktop.domain.corrections import Correction, Why
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import CancelledError, LedgerOpenError, RefusedError
from courier_desktop.domain.money import Money
from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.settings import SettingKind, setting_specs
from courier_desktop.domain.staff import Role
from courier_desktop.domain.statuses import Status
from courier_desktop.services import (
    backups,
    corrections,
    delays,
    logbook,
    notices,
    settings,
    shipments,
    staff,
    support,
)
from courier_desktop.services.open import open_context
from courier_desktop.store.migrations import VERSION
from tests.fakes.desk import Desk, copied, desk_over

# Each stands somewhere in the desk below; none may stand in the file, whole or in part.
NAMES = ("Xochiquetzal", "Zurisadai", "Wenceslao", "Hermenegildo", "Brunhilda", "Ultramarinos", "Casimira")
PHONES = ("3314829999", "1482 9999", "+5233", "7771234567", "5588776655")
PLACES = ("Tzompantli", "Ahuehuetes", "Zaguán", "44381")
TEXTS = ("tocar tres veces", "perro bravo", "Choque frente", "zapatillas", "PIN-4471", "correo@xochi.mx")
SECRETS = (*NAMES, *PHONES, *PLACES, *TEXTS, "4471")
LOG = logging.getLogger("courier_desktop.tests")


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose very folder is named after somebody."""
    with desk_over(copied(template, tmp_path / "Wenceslao Ahuehuetes" / "ledger")) as made:
        yield made


def fill(desk: Desk) -> None:
    """Put people everywhere: settings, staff, drivers, shipments, notes, messages, corrections, exceptions."""
    ctx = desk.ctx
    texts = {SettingKind.TEXT: "Ultramarinos Hermenegildo", SettingKind.PHONE: "33 1482 9999"}
    for name, spec in setting_specs().items():
        if spec.kind in texts and name != "prefix":
            settings.change(ctx, name, texts[spec.kind])
    staff.add(ctx, "Brunhilda", Role.OWNER, "4471")
    settings.save_driver(ctx, "Zurisadai", phone="7771234567", vehicle="moto de Casimira")
    person = Party("Xochiquetzal Wenceslao", phone="+523314829999", phone_typed="33 1482 9999", email="correo@xochi.mx")
    place = Address(
        street="Tzompantli", exterior="12", colonia="Ahuehuetes", postal_code="44381", references="Zaguán verde"
    )
    ids = desk.shipments(
        3,
        sender=Party("Ultramarinos", phone="5588776655"),
        recipient=person,
        address=place,
        note="tocar tres veces",
        contents="zapatillas",
        cash_on_delivery=Money(50_000),
    )
    desk.route(ids)
    desk.mark(ids[0], Status.DELIVERED, received_by="Casimira", note="perro bravo")
    desk.mark(ids[1], Status.ATTEMPT_FAILED, reason=ReasonCode.REFUSED, note="perro bravo")
    delays.declare(
        ctx,
        delays.DelayDraft(
            cause=Cause.ACCIDENT, scope=delays.Scope.LIST, refs=(ids[2],), minutes=90, note="Choque frente a Casimira"
        ),
    )
    notices.opt_out(ctx, "+523314829999", "Xochiquetzal llamó")
    event = shipments.detail(ctx, ids[0]).events[0]
    corrections.correct(ctx, Correction(event_id=event.event_id, why=Why.OTHER, note="lo dijo Zurisadai"))
    settings.keep_draft(ctx, "new", '{"name": "Xochiquetzal"}')
    with logbook.kept(ctx.store.path.parent, "window"):
        try:
            stumble()
        except ValueError:
            LOG.exception("a job failed over %s", "Xochiquetzal")


def stumble() -> None:
    msg = "no encontré a Xochiquetzal en Tzompantli 12, 33 1482 9999"
    raise ValueError(msg)


def packed(desk: Desk, out: Path) -> dict[str, str]:
    done = support.pack(desk.ctx, out)
    assert (done.path, done.bytes) == (out, out.stat().st_size)
    with ZipFile(out) as file:
        assert tuple(file.namelist()) == done.files
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


def test_nothing_about_anybody_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    backups.make(desk.ctx)
    found = packed(desk, tmp_path / "support.zip")
    whole = "\n".join([*found, *found.values()])
    assert [secret for secret in SECRETS if secret.casefold() in whole.casefold()] == []
    assert str(Path.home()) not in whole.replace("README.txt", "") or len(str(Path.home())) == 1
    assert desk.ctx.place not in whole
    # And it is not for want of having looked: the same ledger's file holds them all but the PIN.
    ledger = desk.ctx.store.path.read_bytes() + desk.ctx.store.path.with_name("courier.db-wal").read_bytes()
    assert [secret for secret in ("Xochiquetzal", "Tzompantli", "perro bravo") if secret.encode() not in ledger] == []


def test_what_helps_stands_in_it(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    desk.clock.advance(hours=1)
    backups.make(desk.ctx)
    found = packed(desk, tmp_path / "support.zip")
    ledger = json.loads(found["ledger.json"])
    assert ledger["rows"]["shipments"] == 3
    assert ledger["kinds"]["registered"] == 3
    assert ledger["pragmas"]["user_version"] == VERSION
    assert ledger["quick_check"] == "ok"
    assert ledger["staff"] == {"owner": 1}
    shown = json.loads(found["settings.json"])
    assert shown["prefix"] == "CLB"
    assert shown["company"] == {"set": True}
    assert shown["quiet_until"] == "08:00"
    assert set(shown) == set(setting_specs())
    versions = json.loads(found["versions.json"])
    assert versions["sqlite"]
    assert all(versions["libraries"].values())
    (backup,) = json.loads(found["backups.json"])["backups"]
    assert backup["why"] == "by_hand"
    assert "a job failed over <str>" in found["faults.txt"]
    assert "a job failed" in found["log/courier.log"]
    assert "CREATE TABLE ledger" in found["schema.sql"]
    assert json.loads(found["folder.json"])["bytes"]["courier.db"] > 0


def test_a_ledger_that_does_not_open_is_packed_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "courier.db").write_bytes(b"Xochiquetzal" * 500)
    with pytest.raises(LedgerOpenError) as caught:
        open_context(tmp_path / "data")
    why = str(caught.value.params["why"])
    done = support.pack(support.Unopened(tmp_path / "data", why), tmp_path / "s.zip")
    with ZipFile(done.path) as file:
        texts = {name: file.read(name).decode("utf-8") for name in file.namelist()}
    assert json.loads(texts["ledger.json"])["did_not_open"] == why
    assert "settings.json" not in texts
    assert "Xochiquetzal" not in "".join(texts.values())


def test_a_place_that_takes_no_file_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        support.pack(desk.ctx, tmp_path / "nowhere" / "s.zip")
    assert caught.value.refusal == "file_not_written"


def test_cancelled_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    class Impatient:
        def check(self) -> None:
            raise CancelledError

        def progress(self, done: int, total: int) -> None:
            raise AssertionError

    with pytest.raises(CancelledError):
        support.pack(desk.ctx, tmp_path / "s.zip", job=Impatient())
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".zip", ".part"}] == []


def test_its_name_tells_when(desk: Desk) -> None:
    local = desk.clock.now.astimezone(desk.ctx.zone) + timedelta(minutes=5)
    assert support.file_name(local) == "courier-support-20261119-0905.zip"
