"""Run every benchmark, or those named: `python -m bench [NAME...]`."""

from __future__ import annotations

import importlib
import platform
import sqlite3
import sys

BENCHES = (
    "importing",
    "committing",
    "marking",
    "sending",
    "size",
    "searching",
    "lists",
    "slips",
    "first_paint",
    "opening",
    "table",
)


def main(names: list[str]) -> int:
    """Run them one after another; 2 for a name that is none of them."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}")
    print(f"{'what':<46} {'ours':>16} {'peer':>16}   ratio    limit")
    for name in names or BENCHES:
        importlib.import_module(f"bench.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
