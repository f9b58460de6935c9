"""A password that was typed stands in the keyring and nowhere else: no file, no sentence, no argument, no window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.secret import Secret
from courier_desktop.domain.statuses import Status
from courier_desktop.gateways.catalogue import kinds
from courier_desktop.gateways.http import Http
from courier_desktop.gateways.secrets import SessionSecrets
from courier_desktop.services import gateways, logbook, settings
from tests.e2e.office import SECONDS, Office, open_office, spoken
from tests.fakes.desk import desk_over, migrated_ledger
from tests.fakes.program import Program
from tests.fakes.secrets import MemoryKeyring, keyring_in_memory, typed
from tests.gateways.servers.smsgate import USERNAME, SmsGateServer
from tests.ui.keyboard import key

RIGHT, WRONG = "Right-pass-7316-xyzzy", "Wrong-pass-5528-plugh"
# Also as they would stand in a header or an address.
TRACES = (b"Right-pass", b"7316-xyzzy", b"Wrong-pass", b"5528-plugh", b"UmlnaHQtcGFzcy", b"V3JvbmctcGFzcy")


@pytest.fixture
def kept() -> Iterator[MemoryKeyring]:
    with keyring_in_memory() as made:
        yield made


@pytest.fixture
def phone() -> Iterator[SmsGateServer]:
    with SmsGateServer() as server:
        server.password = RIGHT
        yield server


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    """Without quiet hours: its commands go by the real clock."""
    folder = migrated_ledger(tmp_path / "ledger")
    with desk_over(folder) as desk:
        for name in ("quiet_until", "quiet_from"):
            settings.change(desk.ctx, name, "00:00")
    return Program(folder, capsys)


@pytest.fixture
def office(data_dir: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Office]:
    with open_office(data_dir, qtbot, RIGHT) as made:
        yield made


def traces(held: bytes) -> list[bytes]:
    return [one for one in TRACES if one in held]


def told_in(folder: Path) -> list[tuple[str, bytes]]:
    """Which file under a folder holds which trace; an archive is read file by file."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        parts = [(path.name, path.read_bytes())]
        if is_zipfile(path):
            with ZipFile(path) as packed:
                parts += [(f"{path.name}:{name}", packed.read(name)) for name in packed.namelist()]
        found += [(name, trace) for name, held in parts for trace in traces(held)]
    return found


def commands_used(program: Program, phone: SmsGateServer, out: Path) -> Iterator[str]:
    """All that the program says while a wrong password is typed, tried, mended and used."""

    def say(*words: str, stdin: str = "") -> str:
        with typed(stdin):
            ran = program(*words)
        return ran.out + ran.err

    yield say("gateways", "set", "smsgate", f"base_url={phone.base_url}", f"username={USERNAME}")
    # Typed where it does not belong.
    yield say("gateways", "secret", "smsgate", "password", stdin=f"{WRONG}\n")
    yield say("gateways", "on", "smsgate")
    (number,) = program.numbers(1)
    yield say("mark", number, "at_door")
    for words in (("check",), ("list",), ("set", "smsgate")):
        yield say("gateways", *words)
        yield say("--json", "gateways", *words)
    yield say("send")
    yield say("gateways", "secret", "smsgate", "password", stdin=f"{RIGHT}\n")
    for words in (("gateways", "check"), ("send",), ("fetch",), ("messages",), ("--json", "messages"), ("settings",)):
        yield say(*words)
    yield say("backup", "--to", str(out))
    for form in ("csv", "xlsx", "jsonl"):
        yield say("export", "--format", form, "--out", str(out / form))
    yield say("support", "--out", str(out / "support.zip"))
    yield say("export-person", number, "--out", str(out / "person"))


def test_the_commands_tell_a_password_to_the_keyring_alone(
    program: Program, phone: SmsGateServer, kept: MemoryKeyring, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with logbook.kept(program.data_dir, "command"):
        said = list(commands_used(program, phone, out))
    assert RIGHT in kept.kept.values()
    assert {one.basic[1] for one in phone.requests} >= {WRONG, RIGHT}
    assert [one for one in said if traces(one.encode())] == []
    assert told_in(tmp_path) == []
    assert {path.name for path in out.iterdir()} >= {"csv", "xlsx", "jsonl", "support.zip", "person"}
    assert not traces(" ".join(sys.argv).encode())


def seen(window: QWidget) -> str:
    """All that can be read in a window, or heard of it."""
    texts = [spoken(window)]
    for one in window.findChildren(QWidget):
        texts += [one.accessibleName(), one.toolTip(), one.windowTitle()]
        if isinstance(one, QLabel):
            texts.append(one.text())
        elif isinstance(one, QLineEdit):
            texts.append(one.displayText())
        elif isinstance(one, QPlainTextEdit):
            texts.append(one.toPlainText())
    return "\n".join(texts)


def test_the_window_tells_a_password_to_the_keyring_alone(
    office: Office, data_dir: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    shown = []
    sheet = office.gateway_page()
    with logbook.kept(data_dir, "window"):
        for password in (WRONG, RIGHT):
            office.fill_in(sheet, password)
            shown.append(seen(office.window))
        office.switch_on(sheet)
        one = office.desk.shipment()
        office.desk.mark(one, Status.AT_DEPOT)
        office.phone.password = WRONG
        office.pass_time(minutes=2)
        office.qtbot.waitUntil(lambda: bool(gateways.troubles(office.ctx)), timeout=SECONDS)
        office.window.go("today")
        office.qtbot.waitUntil(lambda: not office.session.jobs.busy, timeout=SECONDS)
        shown.append(seen(office.window))
        key(office.window, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
        office.qtbot.waitUntil(lambda: not office.session.jobs.busy, timeout=SECONDS)
        shown.append(seen(office.window))
    captured = capfd.readouterr()
    assert [one for one in (*shown, captured.out, captured.err, caplog.text) if traces(one.encode())] == []
    assert told_in(data_dir) == []


@pytest.mark.parametrize("name", [one for one, kind in kinds().items() if any(f.secret for f in kind.form.fields)])
def test_no_gateway_shows_its_secrets(name: GatewayName, program: Program) -> None:
    """Whoever prints a gateway, or how it stands, sees no secret."""
    kept = SessionSecrets()
    for one in kinds()[name].form.fields:
        if one.secret:
            kept.put(name, one.name, Secret(RIGHT))
    with desk_over(program.data_dir) as desk:
        desk.ctx.secrets = kept
        ready = gateways.make(desk.ctx, name, Http())
        said = [repr(ready), repr(ready.gateway), repr(vars(ready.gateway)), repr(gateways.standing(desk.ctx, name))]
    assert [one for one in said if traces(one.encode())] == []
