"""The documents tell the truth: their links lead somewhere, what they name exists, and every key is told."""

from __future__ import annotations

import argparse
import ast
import re
from functools import cache
from pathlib import Path

import pytest

import dev
from courier_desktop.cli.main import grammar
from courier_desktop.domain.causes import CAUSES
from courier_desktop.domain.reasons import REASONS, reason_number
from courier_desktop.domain.settings import setting_specs
from courier_desktop.domain.statuses import STATUSES, STOP_WORDS
from courier_desktop.domain.words import Language, Words

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "courier_desktop"
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NAMES = [str(path.relative_to(ROOT)) for path in DOCS]
GUIDES = {"es": ROOT / "docs" / "guia.md", "en": ROOT / "docs" / "guide.md"}

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"`courier-desktop ([a-z][a-z-]*)")
VERB = re.compile(r"(?:python3 )?dev\.py ([a-z]+)")
MODULE = re.compile(r"`((?:domain|services|store|gateways|paper|ui|cli)/[\w/]+\.py)\b")

# The folder of each page, and the sections of the guides that tell its keys.
TOLD_IN = {
    "today": (("Empezar", "Hoy"), ("Begin", "Today")),
    "intake": (("Importar",), ("Import",)),
    "shipments": (
        ("Nueva guía", "Envíos", "Historia y correcciones"),
        ("New shipment", "Shipments", "History and corrections"),
    ),
    "slips": (("Etiquetas",), ("Slips",)),
    "routes": (("Rutas",), ("Routes",)),
    "delays": (("Contratiempos",), ("Setbacks",)),
    "messages": (("Mensajes",), ("Messages",)),
    "settings": (("Ajustes",), ("Settings",)),
    "gateways": (("Canales y servicios",), ("Channels and services",)),
    "templates": (("Plantillas",), ("Templates",)),
    "strategy": (("Estrategia de avisos",), ("Strategy of notices",)),
    "prices": (("Costos de los mensajes",), ("Message costs",)),
    "contacts": (("El destinatario",), ("The recipient",)),
    "person": (("Los datos de una persona",), ("A person's data",)),
}
CAPS = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
SPANISH_CAPS = {"Space": "Espacio", "Shift": "Mayús", "Del": "Supr", "PgDown": "AvPág", "PgUp": "RePág"}
ENGLISH_CAPS = {"PgDown": "PgDn"}
# The arrows walk a list everywhere, so the guides do not tell them again at each one.
WALKING = {"↑", "↓"}


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as the usual renderers make them."""
    plain = (re.sub(r"[`*]", "", one).strip().lower() for one in HEADING.findall(text_of(path)))
    return {re.sub(r"[^\w\- ]", "", one).replace(" ", "-") for one in plain}


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    lost = []
    for link in LINK.findall(text_of(ROOT / name)):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        place, _, anchor = link.partition("#")
        target = ((ROOT / name).parent / place).resolve() if place else ROOT / name
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_every_picture_is_shown_and_small() -> None:
    shown = {Path(link).name for path in DOCS for link in LINK.findall(text_of(path))}
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert [one.name for one in pictures if one.stat().st_size > 150_000] == []
    # The dark one is for whoever shows the program elsewhere; every other stands in a document.
    assert {one.name for one in pictures} - shown <= {"today-en-dark.png"}


def commands() -> set[str]:
    parser = grammar(Language.EN)
    return {
        name for action in parser._actions if isinstance(action, argparse._SubParsersAction) for name in action.choices
    }


def test_commands_named_exist() -> None:
    named = {command for path in DOCS for command in COMMAND.findall(text_of(path))}
    assert {"import", "verify"} <= named
    assert named <= commands()


def test_every_command_is_documented() -> None:
    told = text_of(ROOT / "docs" / "cli.md")
    assert [name for name in sorted(commands()) if f"courier-desktop {name}" not in told] == []


def test_verbs_of_dev_exist() -> None:
    named = {verb for path in DOCS for verb in VERB.findall(text_of(path))}
    assert {"run", "test", "screenshots"} <= named
    assert named <= set(dev.VERBS)


def test_modules_named_exist() -> None:
    named = {module for path in DOCS for module in MODULE.findall(text_of(path))}
    assert named
    assert [one for one in sorted(named) if not (PACKAGE / one).is_file()] == []


# ------------------------------------------------------------------------------------------------------- the glossary


def rows_under(path: Path, heading: str) -> list[list[str]]:
    """The cells of each row of the first table under that heading."""
    after = text_of(path).split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in after.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def in_three(words: Words) -> list[str]:
    return [words.es, words.en, words.pt]


def test_the_glossary_says_what_the_code_says() -> None:
    glossary = ROOT / "docs" / "glossary.md"
    statuses = [row[:4] for row in rows_under(glossary, "Statuses, one at a time for each shipment")]
    assert statuses == [[*in_three(rule.words), code.value] for code, rule in STATUSES.items()]
    stops = rows_under(glossary, "What a stop can be")
    assert stops == [[*in_three(words), code.value] for code, words in STOP_WORDS.items()]
    causes = [row[1:] for row in rows_under(glossary, "Why things run late")]
    assert causes == [[*in_three(words), code.value] for code, words in CAUSES.items()]
    reasons = [row[:7] for row in rows_under(glossary, "Why an attempt failed")]
    assert reasons == [
        [reason_number(code), *in_three(one.words), code.value, "yes" if one.counts else "no", one.next.value]
        for code, one in REASONS.items()
    ]


# --------------------------------------------------------------------------------------------------------- the guides


def section(language: str, heading: str) -> str:
    return text_of(GUIDES[language]).split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def cap(keys: str, language: str) -> str:
    """The key as the guides write it."""
    words = CAPS | (SPANISH_CAPS if language == "es" else ENGLISH_CAPS)
    return "+".join(words.get(part, part) for part in keys.split("+"))


def keys_in(folder: str) -> set[str]:
    """Every key that stands in full in the sources of a page: in its table of keys or beside a choice."""
    found = set()
    for path in (PACKAGE / "ui" / folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            place = {"KeyHelp": 0, "Choice": 2}.get(name)
            if isinstance(node, ast.Call) and place is not None and len(node.args) > place:
                key = node.args[place]
                if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value != "…":
                    found.add(key.value)
    return found


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("folder", sorted(TOLD_IN))
def test_every_key_of_a_page_is_told(folder: str, language: str) -> None:
    everywhere = ("La ventana", "The window")
    which = 0 if language == "es" else 1
    headings = (*TOLD_IN[folder][which], everywhere[which])
    told = set(re.findall(r"`([^`]+)`", "".join(section(language, heading) for heading in headings)))
    keys = {cap(key, language) for key in keys_in(folder)} - WALKING
    assert sorted(keys - told) == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_has_its_section(language: str) -> None:
    folders = {path.parent.name for path in (PACKAGE / "ui").glob("*/page.py")}
    assert folders <= set(TOLD_IN)
    for headings in TOLD_IN.values():
        for heading in headings[0 if language == "es" else 1]:
            assert section(language, heading).strip()


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_keys_of_the_window_are_told(language: str) -> None:
    source = text_of(PACKAGE / "ui" / "main_window.py")
    told = section(language, "La ventana" if language == "es" else "The window")
    keys = re.findall(r'KeyHelp\("([^"]+)"', source)
    assert len(keys) >= 5
    assert [key for key in keys if f"`{cap(key, language)}`" not in told] == []


def shape(path: Path) -> list[str]:
    """What stands where, whatever the language: headings' depth, pictures, tables' rows, lists' items."""
    text = re.sub(r"-(es|en)\.png", ".png", text_of(path))
    marks = []
    for line in text.splitlines():
        if picture := re.search(r"images/([\w-]+\.png)", line):
            marks.append(picture[1])
        elif head := re.match(r"#+ |\||\d\. |- ", line):
            marks.append(head[0])
    return marks


def test_both_guides_have_one_shape() -> None:
    assert shape(GUIDES["es"]) == shape(GUIDES["en"])


@pytest.mark.parametrize("language", [Language.ES, Language.EN])
def test_settings_named_in_the_guides_are_called_so(language: Language) -> None:
    guide = section("es", "Ajustes") if language is Language.ES else section("en", "Settings")
    labels = {spec.label.in_(language).split(" (")[0] for spec in setting_specs().values()}
    named = [" ".join(name.split()) for name in re.findall(r"\*([^*]+)\*", guide)]
    assert named
    assert set(named) <= labels
