"""A file looked at: its sheet, what each column seems to mean, how many orders it holds, whose it may be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain.intake.cells import Cells
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.formats import format_of, refine
from courier_desktop.domain.intake.header import Header, find_header
from courier_desktop.domain.intake.mapping import (
    Mapping,
    from_text,
    mapping_of,
    overruled,
    parse_override,
    signature,
)
from courier_desktop.domain.intake.orders import Grouping, group_rows
from courier_desktop.domain.intake.places import country_of_currency, country_of_states
from courier_desktop.domain.intake.settling import Column, guess_columns, guess_contents
from courier_desktop.domain.intake.table import RawTable
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.services.intake.bulk import in_bulk
from courier_desktop.services.intake.reading import best_table, read_tables
from courier_desktop.services.registering import sender_key
from courier_desktop.store import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.intake.formats import Format
    from courier_desktop.services.context import Context

_LOOK = 400
_SAMPLES = 40
_SHOWN_SAMPLES = 5
_PREVIEW_ROWS = 20
_SENDER_FIELDS = (Field.SENDER_COMPANY, Field.SENDER_NAME, Field.SHOP)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column as the mapping dialog shows it. `confidence` 0-1 is 1 for what was chosen or remembered."""

    index: int
    title: str
    field: Field | None
    confidence: float
    fallback: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """A file understood as far as it can be without asking.

    `format` names the known export, empty for a sheet of one's own. `sender_suggestion` is the one sender that the
    file names, empty when it names none or several; `fallback_sender` is whose the orders are when nobody says.
    `guessed` is the mapping before anything remembered or chosen.
    """

    path: Path
    table: RawTable
    sheets: tuple[str, ...]
    header: Header
    format: str
    country: str
    mapping: Mapping
    guessed: Mapping
    confidences: tuple[float, ...]
    signature: str
    grouping: Grouping
    sender_suggestion: str
    fallback_sender: str
    remembered: bool = False

    @property
    def orders(self) -> int:
        """How many orders the sheet holds under the mapping."""
        return len(self.grouping.groups)

    @property
    def columns(self) -> tuple[ColumnView, ...]:
        """The columns with their fields, confidences and first filled cells."""
        return tuple(
            ColumnView(
                i,
                title,
                self.mapping.fields[i],
                self.confidences[i] if self.mapping.fields[i] is self.guessed.fields[i] else 1.0,
                i in self.mapping.fallback,
                _samples(self.table, self.header, i, _SHOWN_SAMPLES),
            )
            for i, title in enumerate(self.header.titles)
        )

    @property
    def preview(self) -> tuple[tuple[str, ...], ...]:
        """The first rows below the header, cleaned."""
        return tuple(map(tuple, self.table.cells[self.header.body : self.header.body + _PREVIEW_ROWS]))

    @property
    def first_row(self) -> int:
        """The sheet's number of the first row of `preview`."""
        return self.table.sheet_row(self.header.body)


@in_bulk()
def inspect_file(
    path: Path,
    *,
    remembered: Mapping | None = None,
    overrides: Sequence[tuple[int, Field | None]] = (),
) -> Inspection:
    """What the file holds. `remembered` stands for the guesses, `overrides` (column index, field) over both.

    Raises UnreadableFileError, whose `why` is the code of the sentence to say.
    """
    tables = read_tables(path)
    table = best_table(tables)
    header = find_header(table)
    columns = [Column(title, _samples(table, header, i, _SAMPLES)) for i, title in enumerate(header.titles)]
    guesses = guess_columns(columns) if header.row >= 0 else guess_contents(columns)
    known = format_of(header.titles)
    if known is not None:
        guesses = refine(header.titles, guesses, known)
    guessed = mapping_of(guesses)
    mapping = overruled(remembered if remembered is not None else guessed, overrides)
    return Inspection(
        path=path,
        table=table,
        sheets=tuple(one.name for one in tables),
        header=header,
        format=known.title if known else "",
        country=_country(known, table, header, mapping),
        mapping=mapping,
        guessed=guessed,
        confidences=tuple(guess.confidence for guess in guesses),
        signature=signature(header.titles),
        grouping=group_rows(table, header, Cells(mapping)),
        sender_suggestion=_sender(table, header, mapping),
        fallback_sender=known.title if known and known.shop else "",
        remembered=remembered is not None,
    )


def inspect(
    ctx: Context, path: Path, sender_name: str = "", overrides: Sequence[tuple[int, Field | None]] = ()
) -> Inspection:
    """The same with what was remembered for that sender's files of this shape, or for the file's own sender."""
    found = inspect_file(path)
    names = (sender_name, found.sender_suggestion, found.fallback_sender)
    kept = next((mapping for name in names if name and (mapping := remembered_mapping(ctx, found, name))), None)
    mapping = overruled(kept or found.guessed, overrides)
    if mapping == found.mapping:
        return replace(found, remembered=kept is not None)
    return remapped(replace(found, remembered=kept is not None), mapping)


def remapped(inspection: Inspection, mapping: Mapping) -> Inspection:
    """The inspection under another mapping, as the person changes it."""
    return replace(
        inspection,
        mapping=mapping,
        grouping=group_rows(inspection.table, inspection.header, Cells(mapping)),
        sender_suggestion=_sender(inspection.table, inspection.header, mapping),
    )


def remembered_mapping(ctx: Context, inspection: Inspection, sender_name: str) -> Mapping | None:
    """The mapping kept for that sender's files of this shape."""
    with ctx.read() as conn:
        text = plain.column_map(conn, sender_key(sender_name), inspection.signature)
    return None if text is None else from_text(text, len(inspection.header.titles))


def read_overrides(
    inspection: Inspection, texts: Sequence[str]
) -> tuple[list[tuple[int, Field | None]], list[tuple[str, dict[str, str]]]]:
    """The choices that texts such as "Tel. casa=phone" make, and as (code, params) what is wrong with the others."""
    chosen: list[tuple[int, Field | None]] = []
    wrong: list[tuple[str, dict[str, str]]] = []
    for text in texts:
        found = parse_override(text, inspection.header.titles)
        if found is not None:
            chosen.append(found)
            continue
        column, _, name = text.rpartition("=")
        exists = parse_override(f"{column}=none", inspection.header.titles) is not None
        wrong.append(("unknown_field", {"field": name}) if exists else ("unknown_column", {"column": column or text}))
    return chosen, wrong


def _samples(table: RawTable, header: Header, column: int, most: int) -> tuple[str, ...]:
    """The first filled cells of a column."""
    found: list[str] = []
    for row in table.cells[header.body : header.body + _LOOK]:
        if text := row[column]:
            found.append(text)
            if len(found) == most:
                break
    return tuple(found)


def _sender(table: RawTable, header: Header, mapping: Mapping) -> str:
    """The one sender or shop that the sheet names."""
    cells = Cells(mapping)
    for field in _SENDER_FIELDS:
        if not cells.has(field):
            continue
        names = {name for row in table.cells[header.body :] if (name := cells.own(row, field))}
        if len(names) == 1:
            return names.pop()
        if names:
            return ""
    return ""


def _country(known: Format | None, table: RawTable, header: Header, mapping: Mapping) -> str:
    """The country to assume where the rows name none: the export's own, that of its money or states, else empty."""
    if known is not None and known.country:
        return known.country
    for title in header.titles:
        if title.endswith(")") and (country := country_of_currency(title[-4:-1])):
            return country
    cells = Cells(mapping)
    if cells.has(Field.COUNTRY) or cells.has(Field.CURRENCY) or not cells.has(Field.STATE):
        return ""
    rows = table.cells[header.body : header.body + _LOOK]
    return country_of_states(state for row in rows if (state := cells.own(row, Field.STATE)))
