"""What an import does on the database lane: read, plan, enter, save the rows to mend."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.mapping import overruled
from courier_desktop.domain.rows import ShipmentRow
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import language_of
from courier_desktop.services import settings, shipments
from courier_desktop.services.intake.bad_rows import bad_rows_path, write_bad_rows
from courier_desktop.services.intake.importing import ImportPlan, ImportReport, apply_import, plan_import
from courier_desktop.services.intake.inspect import Inspection, inspect, remembered_mapping

if TYPE_CHECKING:
    from pathlib import Path

    from courier_desktop.services.context import Context
    from courier_desktop.ui.jobs import Job

SHOWN_NEW = 500
FOLDER_NOTE = "import-folder"
SENDER_FIELDS = (Field.SENDER_COMPANY, Field.SENDER_NAME, Field.SHOP)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person chose: whose the orders are, and the fields of some columns."""

    sender: str = ""
    chosen: tuple[tuple[int, Field | None], ...] = ()

    def with_field(self, column: int, field: Field | None) -> Wish:
        """The same with that column's field."""
        return replace(self, chosen=(*((c, f) for c, f in self.chosen if c != column), (column, field)))


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read. `wish` is the proposal, or what was left unfinished; `senders` are those known by name."""

    inspection: Inspection
    wish: Wish
    senders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """An import that is in the ledger; `rows` are the first of the new shipments."""

    report: ImportReport
    rows: tuple[ShipmentRow, ...]


class _Share:
    """A job that hears of one half of the work as if it were the whole: the plan is the first, entering the second."""

    def __init__(self, job: Job, *, second: bool) -> None:
        self._job, self._second = job, second

    def check(self) -> None:
        self._job.check()

    def progress(self, done: int, total: int) -> None:
        half = total // 2
        self._job.progress(done - half if self._second else done, half)


def names_senders(inspection: Inspection) -> bool:
    """Whether the rows say whose they are."""
    fields = inspection.mapping.fields
    return any(field in fields for field in SENDER_FIELDS)


def read(ctx: Context, path: Path, job: Job) -> Opened:
    """The file understood. UnreadableFileError says why it is none."""
    found = inspect(ctx, path)
    job.check()
    kept = settings.draft(ctx, _wish_note(found))
    sender = found.sender_suggestion
    if not sender and not names_senders(found):
        sender = settings.draft(ctx, _sender_note(found)) or ""
    wish = _wish_of(kept) if kept is not None else Wish(sender)
    return Opened(found, wish, tuple(shipments.senders(ctx)))


def keep_wish(ctx: Context, inspection: Inspection, wish: Wish) -> None:
    """Keep what was chosen for a file that was closed before it was entered."""
    settings.keep_draft(ctx, _wish_note(inspection), json.dumps([wish.sender, *wish.chosen]))


def plan(ctx: Context, inspection: Inspection, wish: Wish, job: Job) -> ImportPlan:
    """What importing would do under that wish; what was remembered for the sender stands for the guesses."""
    names = (wish.sender, inspection.sender_suggestion, inspection.fallback_sender)
    kept = next((found for name in names if name and (found := remembered_mapping(ctx, inspection, name))), None)
    mapping = overruled(kept or inspection.guessed, wish.chosen)
    known = replace(inspection, remembered=kept is not None)
    return plan_import(ctx, known, wish.sender, mapping, job=_Share(job, second=False))


def enter(ctx: Context, wanted: ImportPlan, job: Job) -> Entered:
    """Enter the plan whole. CancelledError leaves nothing behind."""
    # The person says where the rows to mend go, so nothing is written beside the file by itself.
    report = apply_import(ctx, replace(wanted, bad=()), job=_Share(job, second=True))
    if wanted.sender_name:
        settings.keep_draft(ctx, _sender_note(wanted.inspection), wanted.sender_name)
    settings.keep_draft(ctx, _wish_note(wanted.inspection), None)
    settings.keep_draft(ctx, FOLDER_NOTE, str(wanted.inspection.path.parent))
    return Entered(report, shipments.rows_of(ctx, report.shipment_ids[:SHOWN_NEW]))


def save_bad_rows(ctx: Context, told: ImportPlan, path: Path) -> Path:
    """Write the rows to mend there; the path. RefusedError when it cannot be written."""
    try:
        write_bad_rows(path, told.inspection, told.bad, language_of(ctx.settings.language))
    except OSError:
        raise RefusedError("file_not_written", path=str(path)) from None
    return path


def bad_rows_place(inspection: Inspection) -> Path:
    """Where the rows to mend are proposed to go: beside the file, under a name that is free."""
    return bad_rows_path(inspection.path, inspection.path.parent)


def _sender_note(inspection: Inspection) -> str:
    """The name under which the last sender of files of this shape is kept."""
    return f"import-sender-{_short(inspection.signature)}"


def _wish_note(inspection: Inspection) -> str:
    """The name under which what was chosen for that very file is kept."""
    return f"import-wish-{_short(f'{inspection.path}|{inspection.signature}')}"


def _short(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _wish_of(kept: str) -> Wish:
    sender, *chosen = json.loads(kept)
    return Wish(sender, tuple((column, None if field is None else Field(field)) for column, field in chosen))
