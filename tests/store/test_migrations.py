"""Files of earlier releases open, with every fact, and end up as a new file would."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from courier_desktop.paths import ledger_path
from courier_desktop.services import acts, integrity, shipments
from courier_desktop.services.context import Context
from courier_desktop.services.open import close_context, open_context
from courier_desktop.store import migrations, schema
from courier_desktop.store.db import Store

# Events and shipments of each release's file: a sample day as that release made it.
HELD = {"ledger-1.db.gz": (2687, 157), "ledger-2.db.gz": (1847, 157)}
RELEASES = sorted((Path(__file__).resolve().parent.parent / "data").glob("ledger-*.db.gz"))


def unpacked(release: Path, folder: Path) -> Path:
    """A data folder with that release's real ledger."""
    folder.mkdir()
    ledger_path(folder).write_bytes(gzip.decompress(release.read_bytes()))
    return folder


def shape(conn: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Every table, index and trigger as it was declared, whatever its spacing."""
    rows = conn.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return {(kind, name, " ".join(sql.replace('"', "").split())) for kind, name, sql in rows}


def facts_of_release_1(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute(
            "SELECT seq, event_id, act_id, shipment_id, route_id, kind, body, actor, occurred_at, recorded_at"
            " FROM ledger ORDER BY seq"
        ).fetchall()
    return [tuple(row) for row in rows]


def facts_now(ctx: Context) -> list[tuple[object, ...]]:
    with ctx.read() as conn:
        rows = conn.execute(
            "SELECT l.seq, lower(hex(l.event_id)), a.act_id, l.shipment_id, l.route_id, l.kind, l.body, a.actor,"
            " coalesce(l.occurred_at, a.recorded_at), a.recorded_at"
            " FROM ledger AS l JOIN acts AS a ON a.first_seq = l.act ORDER BY l.seq"
        ).fetchall()
    return [tuple(row) for row in rows]


def test_there_is_a_real_file_of_every_release() -> None:
    assert [path.name for path in RELEASES] == [f"ledger-{n}.db.gz" for n in range(1, migrations.VERSION)]


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_a_real_old_file_opens_and_is_whole(release: Path, tmp_path: Path) -> None:
    ctx = open_context(unpacked(release, tmp_path / "old"))
    try:
        found = integrity.verify(ctx)
        assert found.clean, found
        assert (found.events, found.shipments) == HELD[release.name]
        assert shipments.find(ctx, "circunvalacion")
        before = facts_now(ctx)
        integrity.rebuild(ctx)
        assert integrity.verify(ctx).clean
        assert facts_now(ctx) == before
        assert acts.last_act(ctx) is not None
    finally:
        close_context(ctx)


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_a_migrated_file_has_the_shape_of_a_new_one(release: Path, tmp_path: Path) -> None:
    old = Store(ledger_path(unpacked(release, tmp_path / "old")))
    new = Store(ledger_path(tmp_path / "new"))
    try:
        assert shape(old.conn()) == shape(new.conn())
    finally:
        old.close()
        new.close()


def test_every_fact_of_the_first_release_is_kept(tmp_path: Path) -> None:
    folder = unpacked(RELEASES[0], tmp_path / "old")
    before = facts_of_release_1(ledger_path(folder))
    ctx = open_context(folder)
    try:
        now = facts_now(ctx)
    finally:
        close_context(ctx)
    assert [(row[0], str(row[1]).replace("-", ""), *row[2:]) for row in before] == now
    assert all(json.loads(str(row[6])) is not None for row in now)


def test_an_interrupted_migration_never_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ledger_path(unpacked(RELEASES[0], tmp_path / "old"))
    before = facts_of_release_1(path)

    step = migrations.STEPS[0]

    def cut(db: Database) -> None:
        step(db)
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(migrations, "STEPS", (cut, *migrations.STEPS[1:]))
        with pytest.raises(KeyboardInterrupt):
            Store(path)
    assert facts_of_release_1(path) == before
    store = Store(path)
    try:
        assert store.conn().execute("PRAGMA user_version").fetchone()[0] == migrations.VERSION
    finally:
        store.close()


def test_a_trigger_is_one_statement() -> None:
    assert len(schema.statements(schema.LEDGER)) == 9
