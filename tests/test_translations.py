"""Every string of the window has its translation, whole, and the compiled files hold the same."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import dev

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
PLACES = re.compile(r"\{[^}]*\}|%n|%L?\d")
FORMS = 2  # one, several: Spanish and English alike
KEYCAPS = re.compile(r"\b(?:F\d{1,2}|Ctrl\+\S+|Esc|Enter)\b")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    remark: str
    counted: bool
    forms: tuple[str, ...]
    finished: bool


def messages(language: str) -> list[Message]:
    found = []
    # Our own file, written by Qt's tools: no hostile XML.
    root = ET.parse(FOLDER / f"courier_{language}.ts").getroot()  # noqa: S314
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            counted = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")] if counted else [translation.text or ""]
            )
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    counted,
                    tuple(forms),
                    translation.get("type") != "unfinished",
                )
            )
    return found


def sources() -> set[tuple[str, str, bool]]:
    """Context, text and whether it counts, of every string in the window's sources."""
    package = ROOT / "courier_desktop"
    found = set()
    for path in [*package.glob("app.py"), *package.glob("ui/**/*.py")]:
        for context, text, _remark, counted in dev.strings_of(ast.parse(path.read_text(encoding="utf-8"))):
            found.add((context, text, counted))
    return found


def test_english_has_every_string() -> None:
    known = {(one.context, one.source, one.counted) for one in messages("en")}
    assert sorted(sources() - known) == []


def test_english_keeps_no_string_that_is_gone() -> None:
    known = {(one.context, one.source, one.counted) for one in messages("en")}
    assert sorted(known - sources()) == []


def test_spanish_has_the_plurals_and_nothing_else() -> None:
    counted = {(context, text) for context, text, counts in sources() if counts}
    assert {(one.context, one.source) for one in messages("es")} == counted


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_unfinished(language: str) -> None:
    waiting = [
        one.source for one in messages(language) if not one.finished or not all(form.strip() for form in one.forms)
    ]
    assert waiting == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_counted_strings_have_both_forms(language: str) -> None:
    assert [one.source for one in messages(language) if one.counted and len(one.forms) != FORMS] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_placeholder_is_kept(language: str) -> None:
    lost = []
    for one in messages(language):
        wanted = sorted(PLACES.findall(one.source))
        for place, form in enumerate(one.forms):
            # The form for one may say "the other one" instead of the figure.
            allowed = [wanted, [name for name in wanted if name != "%n"]] if one.counted and place == 0 else [wanted]
            if sorted(PLACES.findall(form)) not in allowed:
                lost.append((one.source, form))
    assert lost == []


def test_keys_named_in_a_sentence_are_kept() -> None:
    lost = [
        (one.source, form)
        for one in messages("en")
        for form in one.forms
        if sorted(KEYCAPS.findall(one.source)) != sorted(KEYCAPS.findall(form))
    ]
    assert lost == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_edges_and_line_breaks_are_kept(language: str) -> None:
    """What is put before or after other words keeps its space; what breaks, breaks as often."""
    wrong = [
        (one.source, form)
        for one in messages(language)
        for form in one.forms
        if one.source.endswith(" ") != form.endswith(" ") or one.source.count("\n") != form.count("\n")
    ]
    assert wrong == []


def test_no_half_plural_is_left_in_what_people_read() -> None:
    """The source says "guía(s)" for short; nobody ever reads that."""
    shown = [form for language in ("en", "es") for one in messages(language) for form in one.forms]
    assert [form for form in shown if re.search(r"\w\((?:s|es|n|en)\)", form)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_compiled_file_says_the_same(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"courier_{language}.qm"))
    behind = []
    for one in messages(language):
        for count, form in zip((1, 2), one.forms, strict=False):
            said = translator.translate(one.context, one.source, one.remark or None, count if one.counted else -1)
            if said != form:
                behind.append((one.source, said, form))
    assert behind == []
