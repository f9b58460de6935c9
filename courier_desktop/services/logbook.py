"""The program's own log: what it did and where it stumbled, without a word about anybody.

A line holds the words written in the source and figures, never what people typed: of an error its kind and the places
in the source that it went through, not its message, for that may quote a name or a phone.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
import threading
from collections import deque
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from courier_desktop.domain.errors import CourierError, RefusedError
from courier_desktop.paths import logs_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

LOGGER = "courier_desktop"
MOST_BYTES, MOST_FILES = 512 * 1024, 4
_PACKAGE = Path(__file__).resolve().parent.parent
_MOST_PLACES = 40


class Plain(str):
    """A text that tells nothing about anybody and may stand in the log as it is: a code, a command's name."""

    __slots__ = ()


class Logbook(logging.Handler):
    """Appends to `logs/courier.log` of the data folder, half a megabyte a file, four files at most.

    Each line opens the file anew, so that a window and a command may write side by side. A folder that takes no line is
    no error: the program never stands still for its log.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.INFO)
        self.folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record down."""
        text = told(record)
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            path = self.folder / "courier.log"
            if path.exists() and path.stat().st_size > MOST_BYTES:
                _turn(path)
            with path.open("a", encoding="utf-8") as file:
                file.write(text)


def _turn(path: Path) -> None:
    """Make the log the newest of the old ones; the oldest goes."""
    for place in range(MOST_FILES - 1, 0, -1):
        older = path.with_name(f"{path.name}.{place}")
        newer = path if place == 1 else path.with_name(f"{path.name}.{place - 1}")
        if newer.exists():
            # Another program that has it open keeps it: then it turns at a later line.
            newer.replace(older)


def files_of(data_dir: Path) -> list[Path]:
    """The log's files, the newest first."""
    folder = logs_dir(data_dir)
    names = ["courier.log", *(f"courier.log.{place}" for place in range(1, MOST_FILES))]
    return [folder / name for name in names if (folder / name).is_file()]


def faults(data_dir: Path, most: int = 20) -> list[str]:
    """The newest errors that the log holds, each with the places it went through, oldest first."""
    found: deque[str] = deque(maxlen=most)
    for path in reversed(files_of(data_dir)):
        fault = False
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if not line.startswith(" "):
                fault = " ERROR " in line or " CRITICAL " in line
                if fault:
                    found.append(line)
            elif fault:
                found[-1] += f"\n{line}"
    return list(found)


# --------------------------------------------------------------------------------------------------- what a line holds


def told(record: logging.LogRecord) -> str:
    """The record as it is written: one line, an error's places below it."""
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    where = record.name.removeprefix(f"{LOGGER}.")
    head = f"{at} {record.levelname} {os.getpid()} {where} {_words(record)}"
    lines = [head.replace("\n", " ")]
    if record.exc_info and record.exc_info[1] is not None:
        lines += [f"  {line}" for line in told_error(record.exc_info[1])]
    return "\n".join(lines) + "\n"


def _words(record: logging.LogRecord) -> str:
    """The message as it stands in the source, its places filled with what is plain."""
    args = record.args
    if not args:
        return str(record.msg)
    if isinstance(args, tuple):
        return str(record.msg) % tuple(_plain(one) for one in args)
    return str(record.msg) % {name: _plain(one) for name, one in args.items()}


def _plain(value: object) -> object:
    """A value that tells nothing about anybody; of others only what they are."""
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, bool | int | float | Plain):
        return value
    return f"<{type(value).__name__}>"


def told_error(error: BaseException) -> list[str]:
    """An error's kind and the places it went through, the causes first; never its message."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*told_error(before), "then"] if before is not None else []
    places = _places(error.__traceback__)
    if len(places) > _MOST_PLACES:
        places = [*places[: _MOST_PLACES // 2], "…", *places[-_MOST_PLACES // 2 :]]
    return [*lines, kind_of(error), *(f"  {place}" for place in places)]


def kind_of(error: BaseException) -> str:
    """What an error is, with the code that its maker gave it; nothing that it quotes."""
    name = type(error).__qualname__
    if isinstance(error, CourierError):
        why = error.params.get("why", "")
        code = error.refusal if isinstance(error, RefusedError) else str(why or error.code)
        return f"{name} {code}" if code.isidentifier() else name
    if isinstance(error, sqlite3.Error):
        return f"{name} {getattr(error, 'sqlite_errorname', '')}".strip()
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} {os.strerror(error.errno)}"
    return name


def _places(traceback: TracebackType | None) -> list[str]:
    found = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        found.append(f"{_source(code.co_filename)}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return found


def _source(name: str) -> str:
    """A source file's name without the folders of this computer."""
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name


# ----------------------------------------------------------------------------------------------------- while it is open


@contextmanager
def kept(data_dir: Path, face: str) -> Iterator[None]:
    """Keep the log of that data folder meanwhile, also of errors that nobody caught. `face` = window or command."""
    book, log = Logbook(logs_dir(data_dir)), logging.getLogger(LOGGER)
    level = log.level
    log.addHandler(book)
    log.setLevel(logging.INFO)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = _noting(sys.excepthook)
    threading.excepthook = _noting_thread(threading.excepthook)
    try:
        log.info("begins: %s, %s", Plain(face), Plain(versions_line()))
        yield
    finally:
        log.info("ends: %s", Plain(face))
        sys.excepthook, threading.excepthook = hooks
        log.removeHandler(book)
        log.setLevel(level)


def _noting(before: Callable[[type[BaseException], BaseException, TracebackType | None], Any]) -> Any:  # noqa: ANN401
    """What notes an error that nobody caught, then does what was done before."""

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if not isinstance(error, KeyboardInterrupt | SystemExit):
            logging.getLogger(LOGGER).critical("nobody caught it", exc_info=(kind, error, traceback))
        before(kind, error, traceback)

    return hook


def _noting_thread(before: Callable[[threading.ExceptHookArgs], Any]) -> Callable[[threading.ExceptHookArgs], Any]:
    def hook(args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if error is not None:
            seen = (args.exc_type, error, args.exc_traceback)
            logging.getLogger(LOGGER).critical("nobody caught it in a thread", exc_info=seen)
        before(args)

    return hook


def versions_line() -> str:
    """What runs here, in one line."""
    import platform

    from courier_desktop import __version__

    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {system}"
