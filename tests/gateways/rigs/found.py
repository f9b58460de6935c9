"""Every rig of this folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.gateways.rigs.base import Rig

_NO_RIGS = frozenset({"asking", "base", "found", "http_stand"})


def rigs() -> list[Rig]:
    """All of them, by the names of their modules."""
    found: list[Rig] = []
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in _NO_RIGS:
            module = import_module(f"tests.gateways.rigs.{path.stem}")
            found += [module.RIG] if hasattr(module, "RIG") else module.RIGS
    return found
