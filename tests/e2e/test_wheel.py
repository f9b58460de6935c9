"""The wheel, installed into an empty environment, carries all it needs and answers its self-test."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path) -> str:
    """What the command printed; its errors when it failed."""
    surroundings = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "COURIER_DATA_DIR"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**surroundings, "COURIER_DATA_DIR": str(cwd / "kept"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts directory of an environment that holds the wheel; its dependencies are those of this one."""
    home = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home)
    scripts = home / "env" / SCRIPTS
    python = scripts / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "-q", wheel, cwd=home)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip()
    beside = "\n".join(sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    (Path(site) / "dependencies.pth").write_text(beside + "\n", encoding="utf-8")
    return scripts


def test_the_wheel_carries_every_resource_and_translation(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("resources", "translations"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"courier_desktop/_{path.relative_to(ROOT).as_posix()}" for path in files} <= names


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0].split("-")[0] for name in archive.namelist()}
    assert tops == {"courier_desktop"}


def test_the_installed_program_finds_its_own_files(installed: Path, tmp_path: Path) -> None:
    script = "from courier_desktop import paths as p; print(p.resources_dir(), p.translations_dir(), sep='\\n')"
    found = [Path(line) for line in run(installed / "python", "-c", script, cwd=tmp_path).splitlines()]
    assert [path.name for path in found] == ["_resources", "_translations"]
    assert all(path.is_dir() and path.is_relative_to(installed.parent.resolve()) for path in found)


def test_the_installed_program_answers_its_self_test(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "courier-desktop", "--self-test", cwd=tmp_path)
