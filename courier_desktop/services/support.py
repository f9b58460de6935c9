"""The support file: one zip that tells a helping hand what runs here and where it stumbled, and nothing of anybody."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from contextlib import suppress
from dataclasses import asdict, is_dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from courier_desktop import __version__
from courier_desktop.domain.errors import LedgerOpenError, RefusedError
from courier_desktop.domain.settings import SettingKind, setting_specs
from courier_desktop.domain.times import to_text
from courier_desktop.domain.values import dataclass
from courier_desktop.paths import default_data_dir, ledger_path
from courier_desktop.services import logbook
from courier_desktop.store import integrity as integrity_rows
from courier_desktop.store import support as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from zipfile import ZipFile

    from courier_desktop.services.context import Context

# What these settings hold is chosen from a list or is a figure; of the others only whether they are set.
_TELLING = frozenset(
    {SettingKind.CHOICE, SettingKind.NUMBER, SettingKind.TIME, SettingKind.SWITCH, SettingKind.COLOUR, SettingKind.ZONE}
)
# Stands on every slip's number, and explains half of the questions.
_SHOWN = frozenset({"prefix"})
_LIBRARIES = (
    *("PySide6-Essentials", "sqlite-utils", "jinja2", "qrcode", "phonenumberslite", "python-calamine", "zxing-cpp"),
    *("tzdata", "argon2-cffi", "pyrage", "rapidfuzz", "xlsxwriter"),
)


READ_ME = """\
Archivo de soporte de Courier Desktop
  versiones, ajustes sin datos de nadie, forma y cuentas del libro, respaldos y la bitácora del programa.
  No lleva nombres, teléfonos, domicilios, textos ni claves. Puedes abrirlo y leerlo antes de mandarlo.

Support file of Courier Desktop
  versions, settings without anybody's data, the ledger's shape and counts, backups, and the program's log.
  No names, phones, addresses, texts or passwords. You may open and read it before you send it.
"""


class Watch(Protocol):
    """Who looks on: asked between steps whether to stop, told how far it is."""

    def check(self) -> None:
        """Raise CancelledError when the person wants it no more."""

    def progress(self, done: int, total: int) -> object:
        """Hear n of total."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The support file: where, how big, and the names inside it."""

    path: Path
    bytes: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unopened:
    """A data folder whose ledger did not open, with the code why; for a support file all the same."""

    data_dir: Path
    why: str


def file_name(now: datetime) -> str:
    """What a support file of that local time is called."""
    return f"courier-support-{now:%Y%m%d-%H%M}.zip"


def pack(
    of: Context | Unopened, out: Path, *, screen: Mapping[str, str | int] | None = None, job: Watch | None = None
) -> Packed:
    """Write the support file. `screen` = what the window knows of its screen. RefusedError when it cannot be written.

    A ledger that did not open is packed as far as it can be read. CancelledError leaves no file.
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    data_dir = of.data_dir if isinstance(of, Unopened) else of.store.path.parent
    half = out.with_name(f"{out.name}.part")
    try:
        with ZipFile(half, "w", ZIP_DEFLATED) as file:
            _fill(file, of, data_dir, screen or {}, job)
            names = tuple(file.namelist())
        half.replace(out)
        return Packed(out, out.stat().st_size, names)
    except OSError as error:
        raise RefusedError("file_not_written", path=str(out)) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _fill(
    file: ZipFile, of: Context | Unopened, data_dir: Path, screen: Mapping[str, str | int], job: Watch | None
) -> None:
    def step(done: int, total: int) -> None:
        if job is not None:
            job.check()
            job.progress(done, total)

    def put(name: str, values: object) -> None:
        file.writestr(name, masked(json.dumps(values, ensure_ascii=False, indent=2, default=str)))

    file.writestr("README.txt", READ_ME)
    put("versions.json", versions() | {"screen": dict(screen)})
    put("folder.json", folder_of(data_dir))
    if isinstance(of, Unopened):
        put("ledger.json", {"did_not_open": of.why} | _unopened_shape(data_dir))
    else:
        put("settings.json", settings_of(of))
        put("ledger.json", ledger_of(of, step))
        with of.read() as conn:
            file.writestr("schema.sql", ";\n\n".join(rows.schema(conn)) + ";\n")
    put("backups.json", backups_of(data_dir, of))
    file.writestr("faults.txt", masked("\n\n".join(logbook.faults(data_dir)) or "none") + "\n")
    for path in logbook.files_of(data_dir):
        file.writestr(f"log/{path.name}", masked(path.read_text(encoding="utf-8", errors="replace")))


def masked(text: str) -> str:
    """The text without the name of whoever's computer this is: their home folder, the computer's own name."""
    home = str(Path.home())
    hidden = [(home, "~"), (home.replace("\\", "\\\\"), "~"), (Path.home().as_posix(), "~")]
    for secret, shown in hidden:
        if len(secret) > 1:
            text = text.replace(secret, shown)
    return text


def versions() -> dict[str, object]:
    """What runs here."""
    return {
        "program": __version__,
        "bundled": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "libraries": {name: _version_of(name) for name in _LIBRARIES},
    }


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        # A bundled program has no packages.
        return ""


def settings_of(ctx: Context) -> dict[str, object]:
    """Each setting: its value where it is a choice or a figure, else only whether it is set."""
    found: dict[str, object] = {}
    for name, spec in setting_specs().items():
        value = getattr(ctx.settings, name)
        telling = (spec.kind in _TELLING or name in _SHOWN) and not spec.secret
        found[name] = value if telling else {"set": bool(value)}
    return found


def folder_of(data_dir: Path) -> dict[str, object]:
    """How the data folder lies and what our own files in it weigh; never its path, which may name somebody."""
    ledger = ledger_path(data_dir)
    files = [ledger, *(ledger.with_name(ledger.name + end) for end in ("-wal", "-shm", "-journal"))]
    place = data_dir.absolute()
    return {
        "usual_place": place == default_data_dir().absolute(),
        "in_home": place.is_relative_to(Path.home()),
        "on_the_network": str(place).startswith(("\\\\", "//")),
        "ascii": str(place).isascii(),
        "depth": len(place.parts),
        "bytes": {path.name: _size(path) for path in files},
        "free_bytes": _free(data_dir),
    }


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _free(folder: Path) -> int | None:
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def ledger_of(ctx: Context, step: Callable[[int, int], None]) -> dict[str, object]:
    """The ledger's shape and counts, and what SQLite says of its file."""
    from courier_desktop.services import care

    last = care.last_check(ctx)
    with ctx.read() as conn:
        first, newest = rows.span(conn)
        return {
            "pragmas": rows.pragmas(conn),
            "rows": rows.counts(conn, step),
            "kinds": rows.kinds(conn),
            "first_recorded": first,
            "newest_recorded": newest,
            "staff": rows.roles(conn),
            "quick_check": integrity_rows.quick_check(conn) or "ok",
            "last_check": None if last is None else {"at": to_text(last.at), "code": last.code or "ok"},
        }


def _unopened_shape(data_dir: Path) -> dict[str, object]:
    try:
        return {"pragmas": rows.shape_of_file(ledger_path(data_dir))}
    except (sqlite3.Error, OSError) as error:
        return {"pragmas": logbook.kind_of(error)}


def backups_of(data_dir: Path, of: Context | Unopened) -> dict[str, object]:
    """When backups were made, why, how big, and how they fared; how the second place fares."""
    from courier_desktop.services import backups

    try:
        listed = backups.list_of(data_dir)
    except OSError as error:
        return {"unreadable": logbook.kind_of(error)}
    found: dict[str, object] = {"backups": [_plain_row(row) for row in listed]}
    if not isinstance(of, Unopened):
        with suppress(OSError, LedgerOpenError):
            standing = backups.standing(of)
            found |= {
                "trouble": standing.trouble,
                "second_set": bool(standing.second_folder),
                "second_at": standing.second_at,
                "second_trouble": standing.second_trouble,
                "second_late_days": standing.second_late_days,
                "encrypted": standing.encrypted,
            }
    return found


def _plain_row(row: object) -> dict[str, object]:
    values = asdict(row) if is_dataclass(row) and not isinstance(row, type) else {}
    return {name: value for name, value in values.items() if name != "path"}
