#!/usr/bin/env python3
"""Everything a developer types: python3 dev.py run | test | check | bench | screenshots | build | translations.

Needs only Python's standard library; makes what is missing first, and costs about nothing the second time.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11")
NOTHING_DONE, WRONG_USAGE = 1, 2

# What Qt's plug-ins (offscreen, xcb, Wayland) load from the system, read off them with ldd; Debian's package for each.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# The command-line tools that some verbs start, and Debian's package for each.
TEST_TOOLS = {"pdftoppm": "poppler-utils"}
BUILD_TOOLS = {"objdump": "binutils"}
# The real mail servers against which the e-mail gateway is tried, each started by its test in a folder of its own. Only
# a machine that is root's already (a container, CI) gets them: a developer's own is not given a mail server unasked.
MAIL_DAEMONS = {"postfix": "postfix", "dovecot": "dovecot-imapd dovecot-lmtpd"}
NO_SYSTEM_MAIL = b"postfix postfix/main_mailer_type select No configuration\n"


class CannotGoOnError(Exception):
    """What is missing and what to type, in a sentence for the developer."""


def say(text: str) -> None:
    """Prints at once, so that the lines of started tools keep their place."""
    print(text, flush=True)


# ------------------------------------------------------------------------------------------------ the system's part


def missing_libraries() -> list[str]:
    """Debian's names of the packages whose libraries Qt needs and this Linux lacks; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return []
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if ldconfig is None:
        return []
    listed = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    present = {line.split()[0] for line in listed.splitlines() if line.startswith("\t")}
    return sorted({package for library, package in QT_LIBRARIES.items() if library not in present})


def missing_tools(tools: dict[str, str]) -> list[str]:
    """Debian's names of the packages whose tools are not on the path of this Linux; empty elsewhere."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted(package for tool, package in tools.items() if shutil.which(tool) is None)


def missing_mail_daemons() -> list[str]:
    """Debian's names of the mail servers that root's own Debian lacks; empty elsewhere."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return []
    where = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
    missing = [package for daemon, package in MAIL_DAEMONS.items() if shutil.which(daemon, path=where) is None]
    if missing and (choose := shutil.which("debconf-set-selections")):
        # So that the system's own Postfix stays unset and silent.
        subprocess.run([choose], input=NO_SYSTEM_MAIL, capture_output=True, check=False)
    return " ".join(missing).split()


def as_root() -> list[str] | None:
    """What goes before apt-get to be allowed to install; None when nobody here is allowed without asking."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    silent = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    if silent:
        return [sudo, "-n"]
    return [sudo] if sys.stdin is not None and sys.stdin.isatty() else None


def install_system_packages(packages: list[str]) -> bool:
    """True when Debian's `packages` are in; otherwise the one command to type has been printed."""
    if not packages:
        return True
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        say("This system lacks what Debian calls: {}. Install the like of it.".format(", ".join(packages)))
        return False
    before = as_root()
    if before is None:
        say(f"Some system packages are missing. Type this once:\n  sudo {command}")
        return False
    say("Installing system packages: {} …".format(" ".join(packages)))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*before, *command.split(), "-qq"]
    done = subprocess.run(install, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode != 0:  # a new machine has no package lists yet, an old one has stale ones
        subprocess.run([*before, "apt-get", "update", "-qq"], env=quiet, capture_output=True, check=False)
        done = subprocess.run(install, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(f"{done.stderr.strip()[-800:]}\nThat did not go well. Type this yourself:\n  {command}")
    return done.returncode == 0


def has_screen() -> bool:
    """Whether a window could be seen from here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


# ------------------------------------------------------------------------------------------------- the environment


def version_of(python: str) -> tuple[int, ...] | None:
    """(3, 11, 7) for an interpreter that runs; None for one that does not."""
    script = "import sys; print(*sys.version_info[:3])"
    try:
        told = subprocess.run([python, "-c", script], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(int(part) for part in told.split())


def newer_python() -> str | None:
    """An interpreter on the path that is new enough, when this one is not."""
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found is not None and version_of(found) is not None:
            return found
    return None


def make_venv() -> None:
    """An empty `.venv` with pip in it, in place of a broken one."""
    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if not install_system_packages([package]):
            raise CannotGoOnError("This Python comes without ensurepip, so it cannot make .venv: see the line above.")
    if VENV.exists():
        say("The .venv here does not work any more: making it anew.")
        shutil.rmtree(VENV)
    say("Making .venv …")
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotGoOnError(f"Could not make .venv:\n{(done.stdout + done.stderr).strip()[-800:]}")


def fingerprint(requirements: Path, version: tuple[int, ...]) -> str:
    """Changes when the pins or the interpreter change."""
    return hashlib.sha256(requirements.read_bytes() + repr(version).encode()).hexdigest()


def stamp(kind: str) -> Path:
    """The file in `.venv` that says which pins are in it."""
    return VENV / f"installed-{kind}.txt"


def up_to_date(kind: str, version: tuple[int, ...]) -> bool:
    """Whether `.venv` holds the pins of requirements/<kind>.txt. Those of dev.txt include those of run.txt."""
    for name in {kind, "dev"}:
        if stamp(name).is_file():
            wanted = fingerprint(ROOT / "requirements" / f"{name}.txt", version)
            if stamp(name).read_text(encoding="utf-8") == wanted:
                return True
    return False


def install_pins(kind: str, version: tuple[int, ...]) -> None:
    """Installs requirements/<kind>.txt into `.venv`, each file checked against its hash."""
    requirements = ROOT / "requirements" / f"{kind}.txt"
    say(f"Installing the pinned packages of requirements/{kind}.txt …")
    options = ["--require-hashes", "--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2"]
    done = subprocess.run(
        [str(VENV_PYTHON), "-m", "pip", "install", *options, "-r", str(requirements)],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        told = done.stderr.strip()[-1500:]
        offline = any(sign in told for sign in ("NewConnectionError", "name resolution", "No matching distribution"))
        reason = "could not be fetched: is there a network?" if offline else "could not be installed."
        raise CannotGoOnError(f"{told}\n\nThe packages {reason} Once that is mended, type the same again.")
    for old in VENV.glob("installed-*.txt"):
        old.unlink()
    stamp(kind).write_text(fingerprint(requirements, version), encoding="utf-8")


def ensure(kind: str, tools: dict[str, str] | None = None, more: list[str] | None = None) -> None:
    """Makes what is missing: system libraries, `.venv`, the pins of requirements/<kind>.txt, tools and `more`."""
    install_system_packages(missing_libraries() + missing_tools(tools or {}) + (more or []))
    version = version_of(str(VENV_PYTHON))
    if version is None or version[:2] < OLDEST:
        make_venv()
        version = version_of(str(VENV_PYTHON))
    if version is None:
        raise CannotGoOnError("The new .venv does not run. Delete it and type the same again.")
    if not up_to_date(kind, version):
        install_pins(kind, version)


def start(*arguments: str, offscreen: bool = False) -> int:
    """Runs the environment's Python in the checkout; returns its exit status."""
    surroundings = dict(os.environ)
    if offscreen:
        surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        return subprocess.run([str(VENV_PYTHON), *arguments], cwd=ROOT, env=surroundings, check=False).returncode
    except KeyboardInterrupt:
        return 130


# --------------------------------------------------------------------------------------------------------- translations

# The source text is Spanish: its own file holds nothing but the plural forms.
LANGUAGES = {"en": ["-target-language", "en_US"], "es": ["-target-language", "es_MX", "-pluralonly"]}
QT_TOOL = "import sys; from PySide6.scripts import pyside_tool; getattr(pyside_tool, sys.argv.pop(1))()"


def qt_tool(name: str, arguments: list[str]) -> None:
    """Runs lupdate or lrelease of the environment's PySide6."""
    command = [str(VENV_PYTHON), "-c", QT_TOOL, name, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotGoOnError(f"{name} failed:\n{(done.stdout + done.stderr).strip()[-1500:]}")


def literal(call: ast.Call, place: int) -> str | None:
    """The text at that place of the call; None when none stands there, or no plain text."""
    node = call.args[place] if place < len(call.args) else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def strings_of(node: ast.AST, context: str = "") -> Iterator[tuple[str, str, str, bool]]:
    """Context, text, remark and whether it counts, of each tr() and translate() below the node."""
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        counted = any(keyword.arg == "n" for keyword in node.keywords)
        texts = [literal(node, place) for place in range(3)]
        if name == "tr" and texts[0] is not None:
            yield context, texts[0], texts[1] or "", counted or len(node.args) > len(("text", "remark"))
        elif name in {"translate", "QT_TRANSLATE_NOOP"} and texts[0] is not None and texts[1] is not None:
            yield texts[0], texts[1], texts[2] or "", counted or len(node.args) > len(("context", "text", "remark"))
    for child in ast.iter_child_nodes(node):
        yield from strings_of(child, context)


def write_strings(written: Path) -> None:
    """The interface's strings as C++ that lupdate reads whole.

    Its own reader of Python (6.11.3) takes no translate() for a plural, and drops those counted by an expression.
    """
    package = ROOT / "courier_desktop"
    lines = []
    for path in sorted([*package.glob("app.py"), *package.glob("ui/**/*.py")]):
        for context, text, remark, counted in strings_of(ast.parse(path.read_text(encoding="utf-8"))):
            quoted = ", ".join(json.dumps(part, ensure_ascii=False) for part in (context, text, remark))
            lines.append(f"QCoreApplication::translate({quoted}{', n' if counted else ''});\n")
    written.write_text("void f(int n) {{\n{}}}\n".format("".join(lines)), encoding="utf-8")


def refresh_translations(folder: Path) -> None:
    """Brings each courier_<language>.ts in `folder` up to the sources and compiles its .qm beside it."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "strings.cpp"
        write_strings(source)
        for language, options in LANGUAGES.items():
            written = folder / f"courier_{language}.ts"
            fixed = ["-source-language", "es_MX", "-no-obsolete", "-locations", "none"]
            qt_tool("lupdate", [*fixed, *options, str(source), "-ts", str(written)])
            qt_tool("lrelease", [str(written), "-qm", str(written.with_suffix(".qm"))])


def stale_translations() -> list[str]:
    """What is wrong with translations/: files behind the sources, or strings without a translation."""
    found = []
    kept = ROOT / "translations"
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for path in kept.glob("courier_*.ts"):
            shutil.copy(path, fresh)
        refresh_translations(fresh)
        for path in sorted(fresh.iterdir()):
            committed = kept / path.name
            if not committed.is_file() or committed.read_bytes() != path.read_bytes():
                found.append(f"translations/{path.name} is behind the sources: python3 dev.py translations")
            waiting = path.read_text(encoding="utf-8").count('type="unfinished"') if path.suffix == ".ts" else 0
            if waiting:
                found.append(f"translations/{path.name}: {waiting} strings wait for their translation")
    return found


# --------------------------------------------------------------------------------------------------------- the verbs

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"],
    "deptry": ["-m", "deptry", "."],
    "translations": [str(ROOT / "dev.py"), "translations", "--check"],
}


def one_check(arguments: list[str]) -> tuple[int, str, float]:
    """Exit status, what it said, and the seconds it took."""
    begun = time.monotonic()
    done = subprocess.run(
        [str(VENV_PYTHON), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout, time.monotonic() - begun


def static_checks() -> list[str]:
    """Runs every check that does not run the program, two at a time; the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, (status, told, seconds) in zip(CHECKS, pool.map(one_check, CHECKS.values()), strict=True):
            say(f"{'ok    ' if status == 0 else 'FAILED'} {name} ({seconds:.1f} s)")
            if status != 0:
                failed.append(name)
                say(told.rstrip())
    return failed


def run(extra: list[str]) -> int:
    """The window; with no screen, the sample day."""
    ensure("run")
    if extra or has_screen():
        return start("-m", "courier_desktop", *extra, offscreen=not has_screen())
    say("There is no screen here, so no window: running the sample day into demo-day instead.")
    return start("-m", "courier_desktop", "demo", "--out", str(ROOT / "demo-day"), offscreen=True)


def check(_extra: list[str]) -> int:
    """The checks that do not run the program."""
    ensure("dev")
    return NOTHING_DONE if static_checks() else 0


def test(extra: list[str]) -> int:
    """Everything that CI runs; what follows the verb goes to pytest."""
    ensure("dev", TEST_TOOLS, missing_mail_daemons())
    failed = static_checks()
    if failed:
        say("Failed so far: {}. The tests follow all the same.".format(", ".join(failed)))
    status = start("-m", "pytest", *extra, offscreen=True)
    return status or (NOTHING_DONE if failed else 0)


def bench(extra: list[str]) -> int:
    """The benchmarks, each figure beside its peer's."""
    ensure("dev")
    return start("-m", "bench", *extra, offscreen=True)


def screenshots(extra: list[str]) -> int:
    """A picture of each page."""
    ensure("dev")
    return start("-m", "docs.screenshots", *extra, offscreen=True)


def build(extra: list[str]) -> int:
    """The one-folder program in dist/courier-desktop, tried once."""
    ensure("dev", BUILD_TOOLS)
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", "dist", "--workpath", "build"]
    status = start("-m", "PyInstaller", *options, *extra, "build.spec")
    if status != 0:
        return status
    program = ROOT / "dist" / "courier-desktop" / ("courier-desktop.exe" if WINDOWS else "courier-desktop")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    status = subprocess.run([str(program), "--self-test"], cwd=ROOT / "dist", env=surroundings, check=False).returncode
    size_mb = (
        sum(path.stat().st_size for path in program.parent.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    )
    say(f"{program.relative_to(ROOT)} ({size_mb:.0f} MB in all) answered its self-test with {status}.")
    return status


def translations(extra: list[str]) -> int:
    """Brings translations/*.ts up to the sources and compiles them; with --check, only tells."""
    ensure("dev")
    if "--check" not in extra:
        refresh_translations(ROOT / "translations")
        return 0
    found = stale_translations()
    for line in found:
        say(line)
    return NOTHING_DONE if found else 0


VERBS = {verb.__name__: verb for verb in (run, test, check, bench, screenshots, build, translations)}


def main() -> int:
    """The exit status of the verb typed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(
        prog="dev.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="\n".join(f"{name:13} {verb.__doc__}" for name, verb in VERBS.items()),
        epilog="What follows the verb goes to what it starts: dev.py test -k ledger, dev.py run --lang en.",
    )
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("extra", nargs=argparse.REMAINDER)
    typed = parser.parse_args()
    if sys.version_info[:2] < OLDEST:
        python = newer_python()
        if python is not None:
            return subprocess.run([python, *sys.argv], check=False).returncode
        here = "{}.{}".format(*sys.version_info[:2])
        say(f"Courier Desktop needs Python 3.11, 3.12 or 3.13; this is {here}. Install one and start dev.py with it.")
        return WRONG_USAGE
    try:
        return VERBS[typed.verb](typed.extra)
    except CannotGoOnError as told:
        print(told, file=sys.stderr, flush=True)
        return WRONG_USAGE


if __name__ == "__main__":
    sys.exit(main())
