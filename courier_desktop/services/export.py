"""Everything in the ledger as files that any program reads: shipments, their history, their notices."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain.money import Money, format_money, plain_amount
from courier_desktop.domain.statuses import STATUSES, Status
from courier_desktop.store import export as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from courier_desktop.services.context import Context

Value = str | int | float | bool | None | Money | dict[str, object]
Record = dict[str, Value]

# What a spreadsheet would run as a formula when it opens the file.
_FORMULA_HEADS = ("=", "+", "-", "@", "\t", "\r")


class ExportFormat(StrEnum):
    """How the files are written: for spreadsheets, or one JSON object a line for machines."""

    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Exported:
    """The files in their order, and how many rows stand in each."""

    files: tuple[Path, ...]
    shipments: int
    events: int
    notices: int


def export(ctx: Context, folder: Path, how: ExportFormat = ExportFormat.CSV) -> Exported:
    """Write shipments, events and notices into the folder, made when there is none; each file appears whole.

    Times are ISO 8601 in UTC. In CSV no cell can be taken for a formula. Raises OSError when it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts: tuple[tuple[str, Callable[[sqlite3.Connection], Iterator[Record]]], ...] = (
        ("shipments", _shipments),
        ("events", _events),
        ("notices", _notices),
    )
    write = _write_csv if how is ExportFormat.CSV else _write_jsonl
    files: list[Path] = []
    counts: list[int] = []
    with ctx.read() as conn:
        for name, records in parts:
            path = folder / f"{name}.{how.value}"
            beside = path.with_name(f".{path.name}.{os.getpid()}.part")
            try:
                counts.append(write(beside, records(conn)))
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
            files.append(path)
    return Exported(tuple(files), *counts)


def _write_csv(path: Path, records: Iterable[Record]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for count, record in enumerate(records, start=1):
            if count == 1:
                writer.writerow(record)
            writer.writerow([_cell(value) for value in record.values()])
    return count


def _cell(value: Value) -> str:
    """The value as a cell that is text to every spreadsheet."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Money):
        return plain_amount(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_HEADS) else value
    return "" if value is None else str(value)


def _write_jsonl(path: Path, records: Iterable[Record]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for count, record in enumerate(records, start=1):  # noqa: B007 - the last count is the answer
            file.write(json.dumps({name: _plain(value) for name, value in record.items()}, ensure_ascii=False) + "\n")
    return count


def _plain(value: Value) -> object:
    if isinstance(value, Money):
        return {"amount": value.amount_minor, "currency": value.currency, "text": format_money(value)}
    return value


def _shipments(conn: sqlite3.Connection) -> Iterator[Record]:
    for row in rows.shipments(conn):
        status = Status(row["status"])
        yield {
            "number": row["number"],
            "order_number": row["order_number"],
            "status": status.value,
            "phase": STATUSES[status].phase.value,
            "sender": row["sender"],
            "recipient": row["recipient"],
            "company": row["company"],
            "phone": row["phone"] or row["phone_typed"],
            "email": row["email"],
            "language": row["language"],
            **_address(row),
            "pieces": row["pieces"],
            "contents": row["contents"],
            "note": row["note"],
            "weight_g": row["weight_g"],
            "signed_copy": bool(row["signed_copy"]),
            "cash": _money(row, "cash_minor"),
            "collected": _money(row, "collected_minor"),
            "declared_value": _money(row, "declared_minor"),
            "currency": row["currency"],
            "promise_start": row["promise_start"],
            "promise_end": row["promise_end"],
            "delay_cause": row["delay_cause"] if row["delay_id"] is not None or row["delivered_at"] else None,
            "attempts": row["attempts"],
            "reason": row["reason"],
            "next_step": row["next_step"],
            "route": row["route_code"],
            "received_by": row["received_by"],
            "relation": row["relation"],
            "registered_at": row["registered_at"],
            "moved_at": row["moved_at"],
            "delivered_at": row["delivered_at"],
        }


def _address(row: sqlite3.Row) -> Record:
    parts = ("street", "exterior", "interior", "colonia", "postal_code", "municipality")
    return {
        **{part: row[part] for part in parts},
        "state": row["address_state"],
        "country": row["country"],
        "between": row["between_streets"],
        "references": row["reference"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
    }


def _money(row: sqlite3.Row, name: str) -> Money | None:
    return None if row[name] is None else Money(row[name], row["currency"])


def _events(conn: sqlite3.Connection) -> Iterator[Record]:
    for row in rows.events(conn):
        yield {
            "seq": row["seq"],
            "number": row["number"],
            "route": row["route_code"],
            "kind": row["kind"],
            "occurred_at": row["occurred_at"],
            "recorded_at": row["recorded_at"],
            "actor": row["actor"],
            "event_id": row["event_id"],
            "act_id": row["act_id"],
            "body": json.loads(row["body"]),
        }


def _notices(conn: sqlite3.Connection) -> Iterator[Record]:
    names = ("opened_at", "opened_by", "confirmed_at", "confirmed_by")
    for row in rows.notices(conn):
        yield {
            "notice_id": row["notice_id"],
            "number": row["number"],
            "recipient": row["recipient"],
            "to": row["phone"],
            "event": row["event"],
            "channel": row["channel"],
            "language": row["language"],
            "state": row["state"],
            "why": row["why"],
            "text": row["text"],
            "planned_at": row["planned_at"],
            "not_before": row["not_before"],
            "expires_at": row["expires_at"],
            **{name: row[name] for name in names},
        }
