"""An export goes into an empty ledger: the same in every row, or not at all and with its reason."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.domain.exports import manifest, messages
from courier_desktop.domain.exports.manifest import ExportFormat
from courier_desktop.domain.exports.tables import GOES_IN, TABLES, VERSION
from courier_desktop.domain.staff import Role
from courier_desktop.domain.wording import say
from courier_desktop.domain.words import Language
from courier_desktop.services import integrity, staff
from courier_desktop.services.context import Context
from courier_desktop.services.exports.records import Digest
from courier_desktop.services.exports.restoring import restore_export
from courier_desktop.services.exports.writing import export
from courier_desktop.services.open import close_context, open_context
from tests.fakes.desk import Desk, desk_over
from tests.fakes.releases import release_files, unpack
from tests.services.exports.days import Watcher, everything, register_many

Exports = dict[ExportFormat, Path]


@pytest.fixture
def lines(exports: Exports, tmp_path: Path) -> Path:
    """A JSON lines export that a test may spoil."""
    return Path(shutil.copytree(exports[ExportFormat.JSONL], tmp_path / "lines"))


def refused(ctx: Context, source: Path) -> RefusedError:
    """Why it does not go in; the ledger is as empty as before."""
    with pytest.raises(RefusedError) as caught:
        restore_export(ctx, source)
    with ctx.read() as conn:
        assert integrity.verify(ctx).events == 0
        assert (
            conn.execute("SELECT (SELECT count(*) FROM parties) + (SELECT count(*) FROM settings)").fetchone()[0] == 0
        )
    assert say(caught.value.refusal, Language.ES, **caught.value.params)
    return caught.value


# -------------------------------------------------------------------------------------------------------- what goes in


@pytest.mark.parametrize("how", ExportFormat)
def test_the_restored_ledger_is_the_same_in_every_row(
    busy: Desk, exports: Exports, empty: Context, how: ExportFormat
) -> None:
    done = restore_export(empty, exports[how])
    there, here = integrity.verify(busy.ctx), integrity.verify(empty)
    assert there.clean
    assert here == there
    assert (done.events, done.shipments, done.chain, done.differing) == (here.events, here.shipments, here.head, ())
    assert everything(empty) == everything(busy.ctx)
    assert empty.settings == busy.ctx.settings


@pytest.mark.parametrize("how", ExportFormat)
def test_its_own_export_has_the_same_bytes(exports: Exports, empty: Context, tmp_path: Path, how: ExportFormat) -> None:
    restore_export(empty, exports[how])
    staff.begin(empty)
    again = export(empty, tmp_path / "again", ExportFormat.JSONL).path
    files = sorted(path.name for path in exports[ExportFormat.JSONL].glob("*.jsonl"))
    assert len(files) == len(TABLES)
    for name in files:
        assert (again / name).read_bytes() == (exports[ExportFormat.JSONL] / name).read_bytes(), name


def test_every_file_of_the_fixture_has_rows(exports: Exports) -> None:
    said = manifest.from_text((exports[ExportFormat.CSV] / manifest.NAME).read_text(encoding="utf-8"))
    assert [name for name, facts in said.files.items() if not facts.rows] == []


@pytest.mark.parametrize("how", ExportFormat)
def test_a_zip_goes_in_as_the_folder_does(busy: Desk, empty: Context, tmp_path: Path, how: ExportFormat) -> None:
    made = export(busy.ctx, tmp_path / "all", how, zipped=True)
    assert made.path == tmp_path / "all.zip"
    assert restore_export(empty, made.path).chain == integrity.verify(busy.ctx).head


@pytest.mark.parametrize("packed", release_files(), ids=lambda path: str(path.name))
def test_a_ledger_of_each_release_goes_out_and_in(packed: Path, tmp_path: Path, empty: Context) -> None:
    old = open_context(unpack(packed, tmp_path / "old"))
    export(old, tmp_path / "out", ExportFormat.JSONL)
    restore_export(empty, tmp_path / "out")
    assert everything(empty) == everything(old)
    assert integrity.verify(empty).clean
    close_context(old)


def test_work_goes_on_in_the_restored_ledger(exports: Exports, tmp_path: Path) -> None:
    with desk_over(tmp_path / "new") as desk:
        restore_export(desk.ctx, exports[ExportFormat.CSV])
        (ana,) = staff.members(desk.ctx)
        assert (ana.name, ana.role, ana.has_pin) == ("Ana", Role.OWNER, False)
        staff.enter(desk.ctx, ana.staff_id)
        desk.count = 50
        number = desk.state(desk.shipment()).number
        assert number.startswith("CLB-000006")
        assert integrity.verify(desk.ctx).clean


def test_progress_rises_to_the_end(tmp_path: Path, empty: Context) -> None:
    """Over a ledger of more rows than one report."""
    with desk_over(tmp_path / "many") as desk:
        register_many(desk, 600)
        export(desk.ctx, tmp_path / "out", ExportFormat.JSONL)
    watcher = Watcher()
    restore_export(empty, tmp_path / "out", job=watcher)
    assert len(watcher.told) >= 4
    assert watcher.told == sorted(watcher.told)
    assert {total for _, total in watcher.told} == {watcher.told[0][1]}
    assert watcher.told[-1][0] > watcher.told[0][1] * 0.7


# ------------------------------------------------------------------------------------------------------ what does not


def test_a_ledger_that_holds_something_takes_nothing_in(busy: Desk, exports: Exports) -> None:
    with pytest.raises(RefusedError) as caught:
        restore_export(busy.ctx, exports[ExportFormat.CSV])
    assert caught.value.refusal == "export_needs_empty"


def test_only_the_owner_takes_an_export_in(busy: Desk, exports: Exports, empty: Context) -> None:
    empty.staffed = True
    with pytest.raises(RefusedError) as caught:
        restore_export(empty, exports[ExportFormat.CSV])
    assert caught.value.refusal == "nobody_in"


def test_where_there_is_no_export(empty: Context, tmp_path: Path) -> None:
    file = tmp_path / "letter.zip"
    file.write_text("Hola", encoding="utf-8")
    bare = tmp_path / "bare"
    bare.mkdir()
    other = tmp_path / "other"
    other.mkdir()
    (other / manifest.NAME).write_text('{"name": "a web page"}', encoding="utf-8")
    for source in (tmp_path / "nowhere", file, bare, other):
        assert refused(empty, source).refusal == "export_unknown"


def test_an_export_of_a_newer_program(empty: Context, lines: Path) -> None:
    path = lines / manifest.NAME
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(said | {"export": VERSION + 1, "shape": "new"}), encoding="utf-8")
    assert refused(empty, lines).refusal == "export_newer"


def test_an_export_of_the_release_before_messages_goes_in(empty: Context, lines: Path) -> None:
    path = lines / manifest.NAME
    said = json.loads(path.read_text(encoding="utf-8"))
    said["export"] = 1
    for table in messages.TABLES:
        del said["files"][table.name]
        (lines / f"{table.name}.jsonl").unlink()
    path.write_text(json.dumps(said), encoding="utf-8")
    restored = restore_export(empty, lines)
    assert restored.differing == ()
    assert restored.rows["outbox"] == 0
    assert restored.events == said["events"]


def test_the_first_edited_event_is_named(empty: Context, lines: Path) -> None:
    path = lines / "events.jsonl"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, row in enumerate(rows) if '"kind":"delivered"' in row)
    rows[at] = rows[at].replace('"collected_minor":125050', '"collected_minor":25050')
    path.write_text("".join(rows), encoding="utf-8")
    error = refused(empty, lines)
    assert (error.refusal, error.params["seq"]) == ("export_event_changed", at + 1)
    assert str(error.params["number"]) in say("export_event_changed", Language.ES, **error.params)


@pytest.mark.parametrize("name", ["actor", "place", "recorded_at", "occurred_at", "source", "act_id"])
def test_no_part_of_the_envelope_can_be_changed(empty: Context, lines: Path, name: str) -> None:
    def change(row: dict[str, object]) -> None:
        row[name] = f"{row[name]}"[::-1]

    edited(lines, "events", 3, change)
    error = refused(empty, lines)
    assert (error.refusal, error.params["seq"]) == ("export_event_changed", 4)


def edited(
    folder: Path, table: str, at: int, change: Callable[[dict[str, object]], object], *, sealed: bool = False
) -> None:
    """Change a row of a file; `sealed` = the manifest is made to match, as a clever hand would."""
    path = folder / f"{table}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(rows[at])
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    if sealed:
        said = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
        digest = Digest(next(one for one in TABLES if one.name == table))
        for row in rows:
            digest.add(list(row.values()))
        said["files"][table]["digest"] = digest.text
        (folder / manifest.NAME).write_text(json.dumps(said), encoding="utf-8")


@pytest.mark.parametrize("table", [table.name for table in GOES_IN if table.name != "events"])
def test_every_other_file_is_checked_too(empty: Context, lines: Path, table: str) -> None:
    def change(row: dict[str, object]) -> None:
        name = next(iter(row))
        row[name] = f"{row[name]}0" if isinstance(row[name], str) else 99

    edited(lines, table, 0, change)
    error = refused(empty, lines)
    assert (error.refusal, error.params["file"]) == ("export_damaged", f"{table}.jsonl")


def test_the_chain_holds_against_a_hand_that_seals_the_manifest_anew(empty: Context, lines: Path) -> None:
    edited(lines, "events", 0, lambda row: row.update(actor="Nadie"), sealed=True)
    assert refused(empty, lines).refusal == "export_event_changed"


def test_a_row_twice_is_refused_even_when_sealed(empty: Context, lines: Path) -> None:
    edited(lines, "parties", 1, lambda row: row.update(first_party(lines)), sealed=True)
    error = refused(empty, lines)
    assert (error.refusal, error.params["file"]) == ("export_damaged", "parties.jsonl")


def first_party(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "parties.jsonl").read_text(encoding="utf-8").splitlines()[0])
    return found


@pytest.mark.parametrize("how", ExportFormat)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_cut_file_is_refused(
    exports: Exports, empty: Context, tmp_path: Path, how: ExportFormat, share: float
) -> None:
    folder = Path(shutil.copytree(exports[how], tmp_path / "cut"))
    path = folder / ("courier.xlsx" if how is ExportFormat.XLSX else f"events.{how}")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert refused(empty, folder).refusal in {"export_damaged", "export_event_changed"}


@pytest.mark.parametrize("how", ExportFormat)
def test_a_missing_file_is_named(exports: Exports, empty: Context, tmp_path: Path, how: ExportFormat) -> None:
    folder = Path(shutil.copytree(exports[how], tmp_path / "less"))
    name = "courier.xlsx" if how is ExportFormat.XLSX else f"texts.{how}"
    (folder / name).unlink()
    error = refused(empty, folder)
    assert (error.refusal, error.params["file"]) == ("export_damaged", name)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"program":"Courier Desktop","export":1}', '{"program":"Courier Desktop","export":1,"files":{}}'],
)
def test_a_manifest_with_something_missing(empty: Context, lines: Path, text: str) -> None:
    (lines / manifest.NAME).write_text(text, encoding="utf-8")
    assert refused(empty, lines).refusal in {"export_unknown", "export_damaged"}


@pytest.mark.parametrize("line", ["", "null", "{}", "[1]", '{"seq":1}', "\x00"])
def test_a_line_that_is_no_row_is_told_with_its_place(empty: Context, lines: Path, line: str) -> None:
    path = lines / "events.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    rows[2] = line.encode() + b"\n"
    path.write_bytes(b"".join(rows))
    error = refused(empty, lines)
    assert (error.refusal, error.params["file"], error.params["row"]) == ("export_damaged", "events.jsonl", 3)


def test_letters_of_another_code_page(exports: Exports, empty: Context, tmp_path: Path) -> None:
    for how in (ExportFormat.CSV, ExportFormat.JSONL):
        folder = Path(shutil.copytree(exports[how], tmp_path / how))
        path = folder / f"parties.{how}"
        path.write_bytes(path.read_text(encoding="utf-8-sig").encode("latin-1", "replace"))
        error = refused(empty, folder)
        assert (error.refusal, error.params["file"]) == ("export_damaged", path.name)


@pytest.mark.parametrize("stop_at", [1, 3, 5])
def test_who_cancels_keeps_an_empty_ledger(tmp_path: Path, empty: Context, stop_at: int) -> None:
    with desk_over(tmp_path / "many") as desk:
        register_many(desk, 600)
        export(desk.ctx, tmp_path / "out", ExportFormat.JSONL)
    with pytest.raises(CancelledError):
        restore_export(empty, tmp_path / "out", job=Watcher(stop_at))
    assert integrity.verify(empty).events == 0
    assert empty.settings.zone == "America/Mexico_City"


def test_files_for_people_that_come_out_otherwise_are_told(empty: Context, lines: Path) -> None:
    """As when a later version works something out better: the history counts, and it is never silent."""
    edited(lines, "routes", 0, lambda row: row.update(name="Otra"), sealed=True)
    assert restore_export(empty, lines).differing == ("routes",)
