"""Every pair of statuses against a table written by hand: allowed, implied or refused."""

from __future__ import annotations

from itertools import pairwise

import pytest

from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.domain.transitions import Allowed, Refused, plan_transition

SHORT = {
    "re": Status.REGISTERED,
    "ps": Status.PICKUP_SCHEDULED,
    "pu": Status.PICKED_UP,
    "de": Status.AT_DEPOT,
    "tr": Status.IN_TRANSIT,
    "of": Status.OUT_FOR_DELIVERY,
    "af": Status.ATTEMPT_FAILED,
    "ho": Status.ON_HOLD,
    "rp": Status.READY_FOR_PICKUP,
    "dl": Status.DELIVERED,
    "rt": Status.RETURNING,
    "rd": Status.RETURNED,
    "ca": Status.CANCELLED,
    "ld": Status.LOST_OR_DAMAGED,
}
REFUSALS = {
    "-": "not_allowed",
    "same": "same_status",
    "end": "end_state",
    "gone": "cancelled_parcel",
    "back": "cancel_is_return",
}
# ok = directly; names with dots = allowed with these steps implied, in order; else refused.
TABLE = """
     re   ps   pu   de   tr   of     af        ho   rp   dl        rt   rd   ca   ld
re   same ok   ok   ok   pu   pu.de  pu.de.of  -    -    pu.de.of  -    -    ok   -
ps   ok   same ok   pu   pu   pu.de  pu.de.of  -    -    pu.de.of  -    -    ok   -
pu   -    -    same ok   ok   ok     de.of     -    -    de.of     -    -    back -
de   -    -    -    same ok   ok     of        ok   ok   of        ok   -    back ok
tr   -    -    -    ok   same ok     of        -    -    of        -    -    back ok
of   -    -    -    ok   -    same   ok        ok   -    ok        -    -    back ok
af   -    -    -    ok   -    ok     same      ok   ok   of        ok   -    back -
ho   -    -    -    ok   -    -      -         same ok   -         ok   -    ok   ok
rp   -    -    -    -    -    -      -         -    same ok        ok   -    back ok
dl   end  end  end  end  end  end    end       end  end  same      end  end  end  end
rt   -    -    -    -    -    -      -         -    -    -         same ok   -    ok
rd   end  end  end  end  end  end    end       end  end  end       end  same end  end
ca   end  end  end  end  end  end    end       end  end  gone      end  end  same end
ld   end  end  end  end  end  end    end       end  end  end       end  end  end  same
"""
HEAD, *ROWS = (line.split() for line in TABLE.strip().splitlines())
PAIRS = [(SHORT[row[0]], SHORT[column], cell) for row in ROWS for column, cell in zip(HEAD, row[1:], strict=True)]


def test_the_table_is_whole() -> None:
    assert set(SHORT.values()) == set(Status)
    assert len({(current, target) for current, target, _ in PAIRS}) == len(Status) ** 2


@pytest.mark.parametrize(("current", "target", "cell"), PAIRS)
def test_every_pair(current: Status, target: Status, cell: str) -> None:
    plan = plan_transition(current, target)
    if cell in REFUSALS:
        assert isinstance(plan, Refused)
        assert plan.code == REFUSALS[cell]
    else:
        assert plan == Allowed(() if cell == "ok" else tuple(SHORT[name] for name in cell.split(".")))


@pytest.mark.parametrize(("current", "target", "cell"), PAIRS)
def test_each_implied_step_may_follow_the_one_before(current: Status, target: Status, cell: str) -> None:
    plan = plan_transition(current, target)
    if isinstance(plan, Allowed):
        steps = (current, *plan.implied, target)
        for before, after in pairwise(steps):
            assert after in STATUSES[before].next


@pytest.mark.parametrize(("current", "target", "cell"), PAIRS)
def test_what_the_load_check_rejected_is_not_on_the_road(current: Status, target: Status, cell: str) -> None:
    rejected = plan_transition(current, target, load_rejected=True)
    road = {Status.OUT_FOR_DELIVERY, Status.DELIVERED, Status.ATTEMPT_FAILED}
    if target in road and cell not in {"same", "end", "gone"} and current is not Status.READY_FOR_PICKUP:
        assert isinstance(rejected, Refused)
        assert rejected.code == "rejected_at_load"
    else:
        assert rejected == plan_transition(current, target)


def test_a_refusal_names_what_may_follow() -> None:
    plan = plan_transition(Status.AT_DEPOT, Status.REGISTERED)
    assert isinstance(plan, Refused)
    assert plan.params == {
        "from": "at_depot",
        "to": "registered",
        "allowed": "in_transit,out_for_delivery,on_hold,ready_for_pickup,returning,lost_or_damaged",
    }
