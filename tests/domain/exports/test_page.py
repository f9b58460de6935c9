"""The documentation of an export is made of its tables, and says the same everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courier_desktop.domain.exports import manifest
from courier_desktop.domain.exports.columns import Kind
from courier_desktop.domain.exports.manifest import ExportFormat, FileFacts, Manifest
from courier_desktop.domain.exports.page import page, schema
from courier_desktop.domain.exports.tables import LEFT_OUT, TABLES, VERSION
from courier_desktop.domain.words import Language

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "export.md"
MANIFEST = Manifest(
    format=ExportFormat.XLSX,
    export=VERSION,
    schema=2,
    version="0.2.0",
    made_at="2026-11-19T15:00:00.000Z",
    zone="America/Mexico_City",
    events=3,
    chain="ab",
    files={"events": FileFacts("courier.xlsx", 3, "cd")},
)


def test_the_document_is_up_to_date() -> None:
    """It is written anew by docs/export_page.py."""
    assert DOCUMENT.read_text(encoding="utf-8") == page(Language.EN)


@pytest.mark.parametrize("language", Language)
def test_every_file_and_column_is_told_in_every_language(language: Language) -> None:
    text = page(language)
    assert [table.name for table in TABLES if f"### `{table.name}`" not in text] == []
    for table in TABLES:
        part = text.partition(f"### `{table.name}`")[2].partition("\n### ")[0]
        assert [name for name in table.names if f"| `{name}` |" not in part] == []
    assert [name for name in (*LEFT_OUT, *Kind) if f"* `{name}`:" not in text] == []


def test_the_three_languages_differ() -> None:
    assert len({page(language) for language in Language}) == len(Language)


def test_the_schema_tells_the_same_to_machines() -> None:
    said = json.loads(schema())
    assert (said["export"], set(said["kinds"]), set(said["left_out"])) == (VERSION, set(Kind), set(LEFT_OUT))
    told = {name: tuple(column["name"] for column in facts["columns"]) for name, facts in said["files"].items()}
    assert told == {table.name: table.names for table in TABLES}
    assert {name for name, facts in said["files"].items() if facts["goes_in"]} == {
        table.name for table in TABLES if table.goes_in
    }


def test_a_manifest_comes_back() -> None:
    text = manifest.to_text(MANIFEST)
    assert manifest.from_text(text) == MANIFEST
    assert manifest.version_of(text) == VERSION


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"program":"Other","export":1}', '{"program":"Courier Desktop"}'])
def test_what_is_no_manifest_of_ours_has_no_version(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json says each in its own words
        manifest.version_of(text)
