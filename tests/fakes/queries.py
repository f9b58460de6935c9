"""Every SQL statement that the store asks while tests run, with the function that asks it."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any  # what sqlite3 takes and gives

import courier_desktop.store

STORE = Path(courier_desktop.store.__file__).resolve().parent

# Statement -> where it was asked first.
asked: dict[str, CodeType] = {}


class Listening(sqlite3.Connection):
    """A connection that remembers what the store's own modules ask it."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401
        if sql not in asked:
            _remember(sql, sys._getframe(1).f_code)
        return super().execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401
        if sql not in asked:
            _remember(sql, sys._getframe(1).f_code)
        return super().executemany(sql, *values)


def _remember(sql: str, code: CodeType) -> None:
    if Path(code.co_filename).parent == STORE:
        asked[sql] = code


@contextmanager
def listening() -> Iterator[None]:
    """Until the end, every connection that asks for no kind of its own remembers what it is asked."""
    real = sqlite3.connect

    def connect(*where: Any, **how: Any) -> Any:  # noqa: ANN401
        return real(*where, **{"factory": Listening} | how)

    setattr(sqlite3, "connect", connect)  # noqa: B010 - another signature than the stub's
    try:
        yield
    finally:
        sqlite3.connect = real
