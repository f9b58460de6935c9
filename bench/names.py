"""What people, streets and places are called in the benchmarks' believable ledgers: the lists of names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

FIRST = _LISTS["first"]
LAST = _LISTS["last"]
STREETS = _LISTS["streets"]
# Each with its postal code.
COLONIAS = tuple((text[:-6], text[-5:]) for text in _LISTS["colonias"])
SHOPS = _LISTS["shops"]
AREAS = _LISTS["areas"]
CONTENTS = _LISTS["contents"]
REFERENCES = _LISTS["references"]
