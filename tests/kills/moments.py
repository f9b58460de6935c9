"""When to kill: drawn so that kills land in acts, in their commits, in checkpoints, in copies, and in between."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from tests.kills.board import Phase
from tests.kills.death import Moment

# How long after the first act a kill may come, in seconds; longer where one act takes longer.
_USUAL_REACH_S = 0.06
_REACH_S = {"import": 0.12, "rebuild": 0.12, "backup": 0.15, "restore": 0.2, "erase a person": 0.1}
# After the start: until the ledger is open, which takes longer where that migrates it.
_USUAL_START_S = 0.02
_START_S = {"migration": 0.35, "first opening": 0.1}
# Below the first figure: by the clock from the start; below the second: from the first act; else by the bell.
_USUAL_SHARES = (0.2, 0.55)
_SHARES = {"migration": (0.5, 0.6), "first opening": (0.5, 0.5)}
_AIMED_REACH_S = 0.0015
_USUAL_AIMS = (Phase.COMMIT, Phase.COMMIT, Phase.TRANSACTION)
_AIMS: Mapping[str, Sequence[Phase]] = {
    "open and close": (Phase.CLOSING, Phase.CLOSING, Phase.OPENING, Phase.COMMIT),
    "fold the log": (Phase.FILES,),
    "backup": (Phase.COPYING, Phase.RENAMING, Phase.RENAMING, Phase.FILES),
    "a backup under its name too soon": (Phase.FILES,),
    "restore": (Phase.RENAMING, Phase.RENAMING, Phase.FILES, Phase.CLOSING),
    "migration": (Phase.COMMIT, Phase.TRANSACTION, Phase.COPYING, Phase.RENAMING),
    "first opening": (Phase.COMMIT, Phase.TRANSACTION, Phase.CLOSING),
}
_USUAL_NTH = 5
_NTH = {
    "import": 3,
    "a backup under its name too soon": 2,
    "rebuild": 4,
    "fold the log": 3,
    "migration": 1,
    "restore": 3,
    "first opening": 3,
}
# Spills half-made transactions into the log; folds the log back every few commits.
_SPILLING = {"cache_size": "PRAGMA cache_size = 8"}
_FOLDING = {"wal_autocheckpoint": "PRAGMA wal_autocheckpoint = 4"}
_TUNINGS: Sequence[dict[str, str]] = (
    {},
    {},
    _SPILLING,
    {"wal_autocheckpoint": "PRAGMA wal_autocheckpoint = 12"},
    {**_SPILLING, **_FOLDING},
)


def moment(work: str, luck: random.Random) -> Moment:
    """When the worker at that work dies."""
    draw = luck.random()
    at_start, at_first = _SHARES.get(work, _USUAL_SHARES)
    if draw < at_start:
        return Moment("start", luck.uniform(0, _START_S.get(work, _USUAL_START_S)))
    if draw < at_first:
        return Moment("first", luck.uniform(0, _REACH_S.get(work, _USUAL_REACH_S)))
    return Moment("aim", luck.uniform(0, _AIMED_REACH_S))


def aim(work: str, luck: random.Random) -> tuple[Phase, int]:
    """The phase at whose n-th entering the bell rings, and that n."""
    return luck.choice(_AIMS.get(work, _USUAL_AIMS)), luck.randint(1, _NTH.get(work, _USUAL_NTH))


def tuning(work: str, luck: random.Random) -> dict[str, str]:
    """Pragmas of the worker's own."""
    if work == "not synced":
        return {"synchronous": "PRAGMA synchronous = OFF"}
    return dict(luck.choice(_TUNINGS))
