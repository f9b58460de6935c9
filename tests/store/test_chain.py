"""The hash chain: whole after anything the program does, broken by anything done behind its back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from courier_desktop.domain.statuses import Status
from courier_desktop.paths import ledger_path
from courier_desktop.services import acts, integrity
from courier_desktop.store import chain
from tests.fakes.desk import Desk, copied, desk_over, migrated_ledger

_UNLOCK = (
    "DROP TRIGGER ledger_keeps_its_rows",
    "DROP TRIGGER ledger_loses_no_row",
    "DROP TRIGGER acts_keep_their_rows",
    "DROP TRIGGER acts_lose_no_row",
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated_ledger(tmp_path_factory.mktemp("chain") / "template")


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(copied(template, tmp_path / "ledger")) as made:
        one, two = made.shipments(2)
        made.route([one, two])
        made.mark(one, Status.DELIVERED)
        acts.undo(made.ctx)
        yield made


def behind_the_back(desk: Desk, statement: str) -> None:
    """Change the file as somebody with any SQLite program could."""
    conn = sqlite3.connect(ledger_path(desk.ctx.store.path.parent))
    with conn:
        for trigger in (*_UNLOCK, statement):
            conn.execute(trigger)
    conn.close()


def test_the_chain_is_whole_after_a_day(desk: Desk) -> None:
    found = integrity.verify(desk.ctx)
    assert found.clean
    with desk.ctx.read() as conn:
        assert chain.head(conn) == (found.events, bytes.fromhex(found.head))
        assert found.events > 5


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE ledger SET body = replace(body, '\"pieces\":1', '\"pieces\":2') || ' ' WHERE seq = 2", 2),
        ("UPDATE ledger SET kind = 'at_door' WHERE seq = 3", 3),
        ("UPDATE ledger SET occurred_at = '2026-11-19T10:00:00.000Z' WHERE seq = 1", 1),
        ("UPDATE ledger SET shipment_id = NULL WHERE seq = 4", 4),
        ("UPDATE ledger SET event_id = zeroblob(16) WHERE seq = 4", 4),
        ("UPDATE ledger SET chain = zeroblob(16) WHERE seq = 5", 5),
        ("DELETE FROM ledger WHERE seq = 3", 3),
        ("UPDATE acts SET actor = 'Eva' WHERE first_seq = 2", 2),
        ("UPDATE acts SET place = 'otra' WHERE first_seq = 1", 1),
        ("UPDATE acts SET recorded_at = '2025-01-01T00:00:00.000Z' WHERE first_seq = 3", 3),
        ("DELETE FROM acts WHERE first_seq = 2", 2),
    ],
)
def test_a_change_behind_the_back_is_named(desk: Desk, statement: str, seq: int) -> None:
    behind_the_back(desk, statement)
    with desk.ctx.read() as conn:
        assert chain.first_break(conn) == seq


def test_verify_names_the_event(desk: Desk) -> None:
    behind_the_back(desk, "UPDATE ledger SET occurred_at = '2026-11-19T10:00:00.000Z' WHERE seq = 1")
    found = integrity.verify(desk.ctx)
    assert not found.clean
    assert found.chain_break is not None
    assert (found.chain_break.seq, found.chain_break.kind, found.chain_break.actor) == (1, "registered", "Ana")
    assert found.chain_break.number.startswith("CLB-")


def test_the_newest_events_cut_off_with_their_act_are_missed_by_the_derived_rows(desk: Desk) -> None:
    """The chain's end cannot know what followed; the rows derived from it do."""
    behind_the_back(desk, "DELETE FROM ledger WHERE seq > 1")
    assert integrity.verify(desk.ctx).drifted > 0


def test_progress_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    monkeypatch.setattr(chain, "_REPORT_EVERY", 2)
    tell: Callable[[int], None] = heard.append
    with desk.ctx.read() as conn:
        assert chain.first_break(conn, tell) is None
    assert heard[:2] == [2, 4]
