"""Every rig in turn, and its service with the gateway on it: what the contract suite is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.gateways.rigs.base import Rig, Stand
from tests.gateways.rigs.found import rigs

RIGS = rigs()


@pytest.fixture(params=RIGS, ids=lambda one: one.label or one.name.value)
def rig(request: pytest.FixtureRequest) -> Rig:
    found: Rig = request.param
    return found


@pytest.fixture
def stand(rig: Rig) -> Iterator[Stand]:
    with rig.start() as made:
        yield made
