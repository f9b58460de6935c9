"""`templates` and `prices` on the command line: shown, changed, put back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.fakes.program import Program


def test_it_shows_every_notice_and_whose_words_it_has(program: Program) -> None:
    ran = program("templates")
    assert ran.status == 0
    assert ran.out.count("del programa") == 12


def test_a_notice_is_shown_with_what_it_would_say(program: Program) -> None:
    program.numbers(1)
    out = program("templates", "out_for_delivery").out
    assert "Tu paquete[ de *{{remitente}}*] va en camino." in out
    assert "Tu paquete de *Moda Tapatía* va en camino." in out
    english = program("--lang", "en", "templates", "out_for_delivery", "--in", "en").out
    assert "Your parcel[ from *{{sender}}*] is on its way." in english


def test_words_are_changed_from_a_file_and_put_back(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "va.txt"
    file.write_text("Ya va, {{nombre|cliente}}", encoding="utf-8")
    (changed,) = program("templates", "out_for_delivery", "--write", str(file), "--json").json["templates"]
    assert (changed["own"], changed["body"]) == (True, "Ya va, {{first_name|cliente}}")
    assert program("templates").out.count("tuyas") == 1
    (back,) = program("templates", "out_for_delivery", "--reset", "--json").json["templates"]
    assert (back["own"], back["changed_at"]) == (False, None)


def test_words_come_by_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Llegó {{guía}}\n"))
    (changed,) = program("templates", "delivered", "--channel", "sms", "--write", "-", "--json").json["templates"]
    assert changed["preview"] == "Llego CLB-048220"


@pytest.mark.parametrize(
    ("text", "status"), [("Hola {{nadie}}", 1), ("[{{cobro}}]", 1), ("", 1), ("x" * 5_000, 1), ("Hola", 0)]
)
def test_faulty_words_are_refused(program: Program, tmp_path: Path, text: str, status: int) -> None:
    file = tmp_path / "x.txt"
    file.write_text(text, encoding="utf-8")
    assert program("templates", "delay", "--write", str(file)).status == status


def test_a_price_is_set_and_dropped(program: Program) -> None:
    set_one = ("prices", "--set", "twilio_sms", "--price", "0.0085", "--currency", "usd", "--from", "2026-01-01")
    (kept,) = program(*set_one, "--json").json["prices"]
    assert kept == {
        "gateway": "twilio_sms",
        "country": "",
        "kind": "message",
        "from": "2026-01-01",
        "price": "0.0085",
        "currency": "USD",
    }
    assert "US$0.0085" in program("prices").out
    dropped = program("prices", "--drop", "twilio_sms", "--from", "2026-01-01", "--json").json
    assert dropped["prices"] == []


def test_without_prices_nothing_is_called_free(program: Program) -> None:
    out = program("prices", "--month", "2026-11").out
    assert "2026-11: 0 mensajes, cerca de —" in out
    assert "gratis" not in out


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (("templates", "nothing"), 2),
        (("templates", "--reset"), 2),
        (("templates", "delay", "--channel", "pigeon"), 2),
        (("templates", "delay", "--write", "/nowhere/at/all"), 2),
        (("prices", "--month", "noviembre"), 2),
        (("prices", "--set", "nobody"), 2),
        (("prices", "--set", "twilio_sms", "--price", "gratis"), 1),
        (("prices", "--set", "twilio_sms", "--price", "1", "--currency", "XXX"), 2),
        (("prices", "--set", "twilio_sms", "--price", "1", "--kind", "utility"), 1),
        (("prices", "--set", "twilio_sms", "--price", "1", "--from", "someday"), 2),
    ],
)
def test_what_makes_no_sense_is_refused(program: Program, argv: tuple[str, ...], status: int) -> None:
    assert program(*argv).status == status
