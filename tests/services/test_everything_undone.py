"""Everything that can be done to a shipment: undone at once by Ctrl+Z, and set right days later from its history."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from courier_desktop.domain.corrections import Correction, Why
from courier_desktop.domain.errors import RefusedError
from courier_desktop.services import acts, corrections, integrity, registering, shipments
from tests.fakes.desk import Desk
from tests.services.act_table import IN_THE_HISTORY, TABLE, Act, Table, bring, some
from tests.services.intake.test_importing import ANA, LUIS

PACKAGE = Path(registering.__file__).parent
SNAPSHOT = ("shipments", "stops", "routes", "notices", "delays", "delay_shipments", "opt_outs")
# Ctrl+Z passes these by: nobody decided them.
NOBODYS = {"unsure"}
LATER = [act for act in TABLE if act.later.partition(":")[0] in IN_THE_HISTORY]


def snapshot(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    with desk.ctx.read() as conn:
        found = {name: [tuple(row) for row in conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2")] for name in SNAPSHOT}
        found["tallies"] = [tuple(row) for row in conn.execute("SELECT * FROM tallies WHERE n <> 0 ORDER BY 1, 2, 3")]
    return found


@pytest.fixture
def table(desk: Desk, tmp_path: Path) -> Table:
    return Table(desk, tmp_path)


@pytest.mark.parametrize("act", TABLE, ids=lambda act: act.name)
def test_ctrl_z_takes_it_back_whole(table: Table, act: Act) -> None:
    act.before(table)
    before = snapshot(table.desk)
    act.do(table)
    assert snapshot(table.desk) != before
    acts_before = acts.last_act(table.desk.ctx)
    if act.covers in NOBODYS:
        assert acts_before is not None
        assert acts_before.kind != "notice_maybe_sent"
        return
    while snapshot(table.desk) != before:
        acts.undo(table.desk.ctx)
    assert integrity.verify(table.desk.ctx).clean


@pytest.mark.parametrize("act", LATER, ids=lambda act: act.name)
def test_days_later_it_is_set_right_from_the_history(table: Table, act: Act) -> None:
    act.before(table)
    before = snapshot(table.desk)
    act.do(table)
    then = snapshot(table.desk)
    table.desk.clock.advance(days=2)
    kind, _, place = act.later.partition(":")
    shipment = table.ids[int(place or 0)]
    events = shipments.detail(table.desk.ctx, shipment).events
    event = next(event for event in events if event.kind == kind and not event.corrected)
    if not act.whole:
        assert corrections.preview(table.desk.ctx, event.event_id).refused == ""
    what = Correction(event_id=event.event_id, why=Why.NOT_SO, note="Se revisó", whole=act.whole)
    done = corrections.correct(table.desk.ctx, what)
    assert snapshot(table.desk) == before
    assert integrity.verify(table.desk.ctx).clean
    if kind != "registered":
        # And the correction itself is taken back by Ctrl+Z.
        acts.undo(table.desk.ctx, done.act_id)
        assert snapshot(table.desk) == then
        assert integrity.verify(table.desk.ctx).clean


def test_a_registration_that_was_taken_back_does_not_return(table: Table) -> None:
    some(table)
    acts.undo(table.desk.ctx)
    with table.desk.ctx.read() as conn:
        last = conn.execute("SELECT act_id FROM acts ORDER BY first_seq DESC LIMIT 1").fetchone()[0]
    with pytest.raises(RefusedError) as caught:
        acts.undo(table.desk.ctx, last)
    assert caught.value.refusal == "cannot_come_back"


def test_an_undone_import_can_be_made_again(table: Table) -> None:
    bring(table, ANA, LUIS)
    acts.undo(table.desk.ctx)
    bring(table, ANA, LUIS)
    assert len(table.ids) == 2


def test_the_table_names_every_act_of_the_services() -> None:
    """Whatever a service does to shipments, routes, setbacks or messages stands in the table."""
    rights = {"REGISTER", "MARK", "DECIDE", "ROUTES", "DELAYS", "NOTIFY"}
    # These take back, or are the drivers' own rows.
    apart = {"undo", "undo_scan", "correct", "save_driver"}
    # Who a recipient is across channels, and what was read of theirs: plain rows, set right by doing it again.
    apart |= {"note", "consented", "refuse", "accept", "telegram_link", "start_token", "join", "split"}
    apart |= {"mark_seen", "set_shipment"}
    # A message that is tried sooner: nothing of it stands in any history.
    apart |= {"try_now"}
    # A gateway that is held, let go on, or tested.
    apart |= {"pause", "resume", "check"}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(inner, ast.Call) and ast.unparse(inner.func) == "ctx.write" and rights & _rights(inner)
                for inner in ast.walk(node)
            ):
                found.add(node.name)
    assert found - apart == {act.covers for act in TABLE}


def _rights(call: ast.Call) -> set[str]:
    """The names of the rights that a write asks for."""
    return {node.attr for arg in call.args for node in ast.walk(arg) if isinstance(node, ast.Attribute)}
