"""The log: where the program stumbled, told by kinds and places, never by what people typed."""

from __future__ import annotations

import ast
import logging
import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import logs_dir
from courier_desktop.services import logbook

PACKAGE = Path(logbook.__file__).resolve().parent.parent
LOG = logging.getLogger("courier_desktop.tests")
CALLS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def text_of(data_dir: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in logbook.files_of(data_dir))


def test_a_line_says_when_what_and_how_many(data_dir: Path) -> None:
    with logbook.kept(data_dir, "command"):
        LOG.info("took in %d of %s, %s", 12, Status.AT_DEPOT, logbook.Plain("import"))
    lines = text_of(data_dir).splitlines()
    assert [line.split(" ", 4)[4] for line in lines][1] == "took in 12 of AT_DEPOT, import"
    assert lines[0].split(" ")[1] == "INFO"
    assert "SQLite" in lines[0]


def test_what_people_typed_is_never_quoted(data_dir: Path) -> None:
    with logbook.kept(data_dir, "window"):
        LOG.warning("odd: %s and %s", "Itzel Ochoa", {"phone": "33 1482 0937"})
        LOG.info("named: %(who)s", {"who": "Itzel Ochoa"})
    text = text_of(data_dir)
    assert "odd: <str> and <dict>" in text
    assert "Itzel" not in text
    assert "1482" not in text


def stumble() -> None:
    people: dict[str, str] = {}
    try:
        people["Itzel Ochoa"]
    except KeyError as error:
        msg = "Calle Gómez de Mendiola 1873"
        raise ValueError(msg) from error


def test_an_error_is_its_kind_and_its_places(data_dir: Path) -> None:
    with logbook.kept(data_dir, "window"):
        try:
            stumble()
        except ValueError:
            LOG.exception("a job failed")
    text = text_of(data_dir)
    assert "KeyError" in text
    assert "test_logbook.py:" in text
    assert " stumble" in text
    for secret in ("Itzel", "Mendiola", str(Path(__file__).parent)):
        assert secret not in text
    (fault,) = logbook.faults(data_dir)
    assert fault.splitlines()[0].endswith("a job failed")


def test_expected_errors_keep_their_code(tmp_path: Path) -> None:
    assert logbook.kind_of(RefusedError("end_state", number="CLB-000001K")) == "RefusedError end_state"
    assert logbook.kind_of(LedgerOpenError(why="ledger_locked", path="/home/ana")) == "LedgerOpenError ledger_locked"
    assert "/home" not in logbook.kind_of(OSError(28, "No space left", "/home/ana/courier.db"))
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(tmp_path / "x.db").execute("SELECT * FROM itzel_ochoa")
    assert logbook.kind_of(caught.value) == "OperationalError SQLITE_ERROR"


def test_what_nobody_caught_is_noted_and_told_as_before(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: told.append(what[0]))
    monkeypatch.setattr(threading, "excepthook", lambda args: told.append(args.exc_type))
    with logbook.kept(data_dir, "window"):
        sys.excepthook(RuntimeError, RuntimeError("Itzel"), None)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        threading.excepthook(threading.ExceptHookArgs((KeyError, KeyError("Itzel"), None, None)))
    found = logbook.faults(data_dir)
    assert ["RuntimeError" in found[0], "KeyError" in found[1], len(found)] == [True, True, 2]
    assert "Itzel" not in text_of(data_dir)
    assert told == [RuntimeError, KeyboardInterrupt, KeyError]


def test_four_files_at_most(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "MOST_BYTES", 2000)
    with logbook.kept(data_dir, "command"):
        for count in range(400):
            LOG.info("a line of the log, number %d", count)
    names = [path.name for path in logbook.files_of(data_dir)]
    assert names == ["courier.log", "courier.log.1", "courier.log.2", "courier.log.3"]
    assert sorted(path.name for path in logs_dir(data_dir).iterdir()) == names
    assert "number 399" in (logs_dir(data_dir) / "courier.log").read_text(encoding="utf-8")


def test_a_folder_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    with logbook.kept(tmp_path / "missing", "command"):
        LOG.error("nowhere to go")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "logs").write_text("a file", encoding="utf-8")
    with logbook.kept(tmp_path / "taken", "command"):
        LOG.error("nowhere to go")
    assert not (tmp_path / "missing").exists()


def test_the_hooks_go_back(data_dir: Path) -> None:
    before = sys.excepthook, threading.excepthook, list(logging.getLogger(logbook.LOGGER).handlers)
    with logbook.kept(data_dir, "command"):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, logging.getLogger(logbook.LOGGER).handlers) == before


def test_every_message_stands_in_the_source() -> None:
    """A message put together at run time could quote anything."""
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
                owner = ast.unparse(node.func.value)
                if owner.endswith(("_log", "log")) or "getLogger" in owner:
                    first = node.args[0] if node.args else None
                    if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                        wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []
