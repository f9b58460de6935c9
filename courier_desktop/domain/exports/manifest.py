"""What an export says of itself: which version, of what, how many rows, and a digest of each file."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum

from courier_desktop.domain.values import dataclass, field

NAME = "manifest.json"
PROGRAM = "Courier Desktop"


class ExportFormat(StrEnum):
    """How the files are written: for spreadsheets as text or as a workbook, or one JSON object a line for machines."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One table's file, its rows and the digest of its rows (the same in every format)."""

    file: str
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`export` is the version of the files, `schema` that of the ledger's tables, `chain` the newest event's digest."""

    format: ExportFormat
    export: int
    schema: int
    version: str
    made_at: str
    zone: str
    events: int
    chain: str
    files: dict[str, FileFacts] = field(default_factory=dict)


def to_text(manifest: Manifest) -> str:
    """The manifest as it stands in its file."""
    return json.dumps({"program": PROGRAM} | asdict(manifest), ensure_ascii=False, indent=2) + "\n"


def version_of(text: str) -> int:
    """The version of the files that a manifest names. ValueError when it is no manifest of ours."""
    said = json.loads(text)
    if not isinstance(said, dict) or said.get("program") != PROGRAM or not isinstance(said.get("export"), int):
        raise ValueError(NAME)
    return int(said["export"])


def from_text(text: str) -> Manifest:
    """The manifest that such a file holds. ValueError or TypeError when something of it is missing or wrong."""
    said = json.loads(text)
    del said["program"]
    files = {name: FileFacts(**facts) for name, facts in said.pop("files").items()}
    return Manifest(**(said | {"format": ExportFormat(said["format"]), "files": files}))
