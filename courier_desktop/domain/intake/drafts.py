"""Each order of a sheet as a shipment draft, or the reason why it is none; problems are told per row."""

from __future__ import annotations

import re
from datetime import tzinfo
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.errors import Problem
from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.amounts import Purse
from courier_desktop.domain.intake.cells import Cells, Row, Rows, merged
from courier_desktop.domain.intake.fields import Field
from courier_desktop.domain.intake.header import Header
from courier_desktop.domain.intake.mapping import Mapping
from courier_desktop.domain.intake.orders import Group, Grouping, group_rows
from courier_desktop.domain.intake.phones import PhoneBook
from courier_desktop.domain.intake.places import country_of_currency, language_for
from courier_desktop.domain.intake.promises import Calendar
from courier_desktop.domain.intake.refusals import Refusals
from courier_desktop.domain.intake.senders import Senders
from courier_desktop.domain.intake.standing import Standing, truth
from courier_desktop.domain.intake.streets import take_between
from courier_desktop.domain.intake.table import RawTable
from courier_desktop.domain.intake.whereabouts import AddressBook
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import dataclass, field, replace
from courier_desktop.domain.words import Language, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courier_desktop.domain.address import Address

_MEXICO = "MX"
_CP_LENGTH = 5
_CONTENTS_LENGTH = 600
_SHOWN = 60
_PACKED_NAME = re.compile(r"(?:^|\|)\s*name:([^|]*)", re.IGNORECASE)
_PACKED_QUANTITY = re.compile(r"(?:^|\|)\s*(?:quantity|qty):\s*(\d+)", re.IGNORECASE)
_NOISE = re.compile(r"^_|\b(?:utm_|gclid|fbclid|_ga\b|cart_?token|https?://)", re.IGNORECASE)
_NOTED_KEY = re.compile(r"\[(~[0-9a-f]{16}-\d+)\]$")
_STATUS = {Standing.DELIVERED: Status.DELIVERED, Standing.AT_DEPOT: Status.AT_DEPOT}
_RECIPIENT_FIELDS = (Field.RECIPIENT_NAME, Field.COMPANY, Field.STREET, Field.FULL_ADDRESS, Field.PHONE)
_MISSING_FIELD = {"street": Field.STREET, "exterior": Field.EXTERIOR, "postal_code": Field.POSTAL_CODE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table understood: where its header stands, what its columns mean, and what to assume where it is silent.

    `sender` stands for every row, `fallback_sender` for rows that name none.
    `country` is the known format's, empty where it has none; `year` stands in for dates written without one;
    `grouping` is the one already made under that mapping.
    """

    table: RawTable
    header: Header
    mapping: Mapping
    region: str
    zone: tzinfo
    sender: str = ""
    fallback_sender: str = ""
    currency: str = "MXN"
    language: Language = Language.ES
    country: str = ""
    year: int | None = None
    grouping: Grouping | None = None


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """An order of the sheet: the draft, or None when it must not be registered; `rows` are the table's indexes.

    `number` is empty for an order that the sheet does not number; `key` then tells it by what its row says.
    """

    row: int
    rows: tuple[int, ...]
    sender: str
    number: str
    key: str
    draft: ShipmentDraft | None
    problems: tuple[Problem, ...]


class _About(NamedTuple):
    """What is known of an order before its cells are read."""

    group: Group
    key: str
    sender: tuple[Party, Address]
    row: Row


@dataclass(slots=True)
class _Telling:
    """The problems of the order that is being read; few have any, so one serves a whole sheet."""

    titles: tuple[str, ...]
    cells: Cells
    row: int = 0
    problems: list[Problem] = field(default_factory=list)

    def told(self) -> tuple[Problem, ...]:
        """The problems noted since the last time."""
        if not self.problems:
            return ()
        told = tuple(self.problems)
        self.problems.clear()
        return told

    def add(self, code: str, told: Field | int, **params: str | int) -> None:
        """Note a problem, in the field's column or in the column of that index."""
        column = told if isinstance(told, int) else next(iter(self.cells.columns(told)), -1)
        title = self.titles[column] if 0 <= column < len(self.titles) else ""
        self.problems.append(Problem(self.row, title, code, params))


class Drafter:
    """Makes drafts of a sheet's orders."""

    def __init__(self, sheet: Sheet) -> None:
        """Learn once what the whole sheet tells: styles of dates, units, the country to assume."""
        self._sheet = sheet
        self._rows, self._raw = sheet.table.cells, sheet.table.rows
        self._cells = cells = Cells(sheet.mapping)
        self._purse = Purse(cells, sheet.header.titles)
        self._phones = PhoneBook(cells, sheet.header.titles)
        self._addresses = AddressBook(cells)
        self._refusals = Refusals(cells)
        self._senders = Senders(cells, (sheet.sender, sheet.fallback_sender), sheet.language, self._phones)
        region = sheet.country or sheet.region
        self._calendar = Calendar(cells, sheet.table.cells[sheet.header.body :], region, sheet.zone, sheet.year)
        self._grouping = sheet.grouping or group_rows(sheet.table, sheet.header, cells)
        self._telling = _Telling(sheet.header.titles, cells)
        self._seen: dict[str, int] = {}
        self._signs = cells.has(Field.SIGNED_COPY)
        self._email, self._declared = cells.reader(Field.EMAIL), cells.reader(Field.DECLARED_VALUE)
        self._contact, self._contents_cell = cells.reader(Field.CONTACT), cells.reader(Field.CONTENTS)
        self._note = cells.joiner(Field.NOTE, "; ")
        self._name, self._last_name = cells.owner(Field.RECIPIENT_NAME), cells.owner(Field.LAST_NAME)
        self._company, self._asked_for = cells.owner(Field.COMPANY), cells.owner(Field.CONTACT)
        self._plain_contents = len(cells.columns(Field.CONTENTS)) <= 1 and not any(
            cells.has(field) for field in (Field.VARIANT, Field.QUANTITY)
        )
        self._languages = cells.has(Field.LANGUAGE)
        self._has_phone = cells.has(Field.PHONE)

    def __len__(self) -> int:
        """How many orders the sheet holds."""
        return len(self._grouping.groups)

    def orders(self) -> Iterator[ReadOrder]:
        """Every order, in the sheet's order."""
        for group in self._grouping.groups:
            yield self._read(group)

    def notes(self) -> list[Problem]:
        """What is to be told of the sheet itself: rows that are no orders, a column that nobody has."""
        sheet = self._sheet
        notes = [
            Problem(sheet.table.sheet_row(i), "", "row_not_an_order", {"value": _short(" ".join(self._rows[i]))})
            for i in self._grouping.strangers
        ]
        if self._grouping.groups:
            where = sheet.table.sheet_row(max(sheet.header.row, 0))
            if not any(self._cells.has(told) for told in _RECIPIENT_FIELDS):
                notes.insert(0, Problem(where, "", "no_recipient_column"))
            elif not self._has_phone:
                notes.insert(0, Problem(where, "", "phone_column_missing"))
        return notes

    def _read(self, group: Group) -> ReadOrder:
        """One order as a draft with its problems, or with the reason why it is none."""
        rows = [self._rows[i] for i in group.rows]
        row = merged(rows) if len(rows) > 1 else rows[0]
        telling = self._telling
        telling.row = self._sheet.table.sheet_row(group.rows[0])
        draft = None
        sender = self._senders.sender(row, self._sheet.region)
        key = group.key or self._key_of(rows, row)
        if group.clash >= 0:
            telling.add(
                "duplicate_in_file",
                Field.ORDER_NUMBER,
                order=group.number,
                first=self._sheet.table.sheet_row(group.clash),
            )
        elif refusal := self._refusals.refusal(rows):
            code, told, text = refusal
            telling.add(code, told, value=_short(text), order=group.number)
        else:
            draft = self._draft(rows, _About(group, key, sender, row), telling)
        return ReadOrder(telling.row, tuple(group.rows), sender[0].name, group.number, key, draft, telling.told())

    def _draft(self, rows: Rows, about: _About, telling: _Telling) -> ShipmentDraft | None:
        """The draft, None when the row names nobody and no place."""
        row = about.row
        address, stranger = self._addresses.address(rows, row, self._country(row))
        note = _useful(self._note(rows))
        name, company = self._names(row)
        phone, typed, column = self._phones.phone(row, self._raw[about.group.rows[0]], address.country)
        if not (name or company or address.street or typed):
            telling.add("row_without_recipient", Field.RECIPIENT_NAME)
            return None
        if about.group.mangled:
            telling.add("order_number_mangled", Field.ORDER_NUMBER, value=about.group.mangled)
        address, note = self._place_notes(row, address, note, name)
        if stranger:
            telling.add("country_unknown", Field.COUNTRY, value=_short(stranger), country=address.country)
        self._tell_address(address, telling)
        if phone.problem and (self._has_phone or phone.problem != "phone_missing"):
            telling.add(phone.problem, column, value=_short(typed))
        email = self._email(row)
        if email and "@" not in email:
            telling.add("bad_email", Field.EMAIL, value=_short(email))
        recipient = Party(
            name=name or company or email or typed,
            phone=phone.e164,
            phone_typed=typed,
            email=email if "@" in email else "",
            company=company if name else "",
            language=self._language(row, address.country),
        )
        if not (name or company):
            telling.add("name_missing", Field.RECIPIENT_NAME)
        return self._with_goods(rows, about, recipient, (address, note), telling)

    def _with_goods(
        self, rows: Rows, about: _About, recipient: Party, where: tuple[Address, str], telling: _Telling
    ) -> ShipmentDraft:
        """The draft with what is carried, what is owed and what was promised."""
        cells, purse = self._cells, self._purse
        address, note = where
        row = about.row
        currency = purse.currency(row, address.country, self._sheet.currency)
        cash = purse.cash(rows, row, currency)
        if cash.problem:
            telling.add(cash.problem, cash.field, value=_short(cash.text), order=about.group.number)
        pieces, odd_pieces = purse.pieces(rows)
        if odd_pieces:
            telling.add("bad_pieces", Field.PIECES, value=_short(odd_pieces))
        weight, odd_weight = purse.weight_g(row)
        if odd_weight:
            telling.add("bad_weight", Field.WEIGHT, value=_short(odd_weight))
        told = self._calendar.promise(row, cells)
        if told.unreadable:
            telling.add("bad_date", told.field, value=_short(told.unreadable))
        declared = self._declared(row)
        status = _STATUS.get(self._refusals.status(rows), Status.REGISTERED)
        return ShipmentDraft(
            sender=about.sender[0],
            recipient=recipient,
            address=address,
            order_number=about.group.number,
            pieces=pieces,
            contents=self._contents(rows),
            weight_g=weight,
            cash_on_delivery=cash.money,
            declared_value=purse.money(declared, currency) if declared else None,
            promise=told.promise,
            note=f"{note}; {told.hours}" if note and told.hours else note or told.hours,
            signed_copy=self._signs and self._signed_copy(row),
            sender_address=about.sender[1],
            status=status,
            delivered_at=self._calendar.moment(row, cells, Field.DELIVERED_AT) if status is Status.DELIVERED else None,
            order_key=about.key,
        )

    def _country(self, row: Row) -> str:
        """The country to assume: the format's, that of the order's currency, the courier's."""
        if self._sheet.country:
            return self._sheet.country
        if self._cells.has(Field.CURRENCY):
            return country_of_currency(self._cells.first(row, Field.CURRENCY)) or self._sheet.region
        return self._sheet.region

    def _names(self, row: Row) -> tuple[str, str]:
        """The recipient's name and company; the payer's where the recipient has neither."""
        name = _full_name(self._name(row), self._last_name(row)) or self._asked_for(row)
        company = self._company(row)
        if name or company:
            return name, company
        cells = self._cells
        name = _full_name(cells.spare(row, Field.RECIPIENT_NAME), cells.spare(row, Field.LAST_NAME))
        return name, cells.spare(row, Field.COMPANY)

    def _place_notes(self, row: Row, address: Address, note: str, name: str) -> tuple[Address, str]:
        """Streets between found inside the references or the note, and who to ask for, moved to where they belong."""
        between, references = address.between, address.references
        if not between and references:
            between, references = take_between(references)
        if not between and note:
            between, note = take_between(note)
        if contact := self._contact(row):
            references = _with_contact(contact, name, references)
        if between == address.between and references == address.references:
            return address, note
        return replace(address, between=between, references=references), note

    def _tell_address(self, address: Address, telling: _Telling) -> None:
        """What the address lacks or says oddly."""
        if missing := address.missing():
            told = next((f for part in missing if self._cells.has(f := _MISSING_FIELD[part])), Field.STREET)
            told = told if self._cells.has(told) else Field.FULL_ADDRESS
            telling.add("address_incomplete", told, missing=",".join(missing))
        code = address.postal_code
        if address.country == _MEXICO and code and not (len(code) == _CP_LENGTH and code.isdigit()):
            telling.add("bad_postal_code", Field.POSTAL_CODE, value=_short(code))

    def _language(self, row: Row, country: str) -> Language:
        """The language to write in: the one named, else the country's."""
        if country == self._sheet.region and not self._languages:
            return self._sheet.language
        spoken = language_for(country if country != self._sheet.region else "", self._sheet.language)
        named = self._cells.first(row, Field.LANGUAGE) if self._languages else ""
        return language_of(named, spoken) if named else spoken

    def _contents(self, rows: Rows) -> str:
        """The products of the order's lines, with how many of each; digital ones left out."""
        cells = self._cells
        if self._plain_contents and len(rows) == 1:
            return _unpacked(self._contents_cell(rows[0]))[:_CONTENTS_LENGTH]
        lines: list[str] = []
        for row in rows:
            text = ", ".join(dict.fromkeys(_unpacked(cell) for _, cell in cells.filled(row, Field.CONTENTS)))
            if not text or (len(rows) > 1 and truth(cells.own(row, Field.REQUIRES_SHIPPING)) is False):
                continue
            if variant := cells.own(row, Field.VARIANT):
                text = f"{text} ({variant})"
            quantity = cells.own(row, Field.QUANTITY).removesuffix(".0")
            line = f"{quantity} × {text}" if quantity not in {"", "1"} else text
            if line not in lines:
                lines.append(line)
        whole = "; ".join(lines)
        return whole if len(whole) <= _CONTENTS_LENGTH else f"{whole[: _CONTENTS_LENGTH - 1].rstrip()}…"

    def _signed_copy(self, row: Row) -> bool:
        """Whether a signed paper comes back."""
        return any(truth(text) is not False for _, text in self._cells.filled(row, Field.SIGNED_COPY))

    def _key_of(self, rows: Rows, row: Row) -> str:
        """A key for an order without number: what its rows say, and which of the equal ones it is.

        A row that comes back mended brings the key that our note of its problem ends with.
        """
        if noted := _NOTED_KEY.search(self._cells.first(row, Field.PROBLEM)):
            return noted[1]
        said = "\x1f".join(fold(cell) for row in rows for i, cell in enumerate(row) if self._counts(i))
        digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        self._seen[digest] = self._seen.get(digest, 0) + 1
        return f"~{digest}-{self._seen[digest]}"

    def _counts(self, column: int) -> bool:
        """Whether a column belongs to what a row says; our own note of its problem does not."""
        return self._sheet.mapping.fields[column] is not Field.PROBLEM


def _full_name(first: str, last: str) -> str:
    """First and last name; a last name that the first column already holds is not said twice."""
    if not last or (first and fold(first).endswith(f" {fold(last)}")):
        return first
    return f"{first} {last}" if first else last


def _unpacked(cell: str) -> str:
    """The product of a cell that packs a line: "name:Playera|sku:P1|quantity:2"."""
    if "|" not in cell or not (found := _PACKED_NAME.search(cell)):
        return cell
    quantity = _PACKED_QUANTITY.search(cell)
    return f"{quantity[1]} × {found[1].strip()}" if quantity and quantity[1] != "1" else found[1].strip()


def _useful(note: str) -> str:
    """The note without what shops' own counters leave in it."""
    if "_" not in note and "http" not in note:
        return note
    return "; ".join(part for part in note.split("; ") if not _NOISE.search(part))


def _with_contact(contact: str, name: str, references: str) -> str:
    """The references with the person to ask for, when it is not the recipient."""
    if fold(contact) == fold(name) or contact in references:
        return references
    return f"{references}; {contact}" if references else contact


def _short(text: str) -> str:
    """A cell as it is quoted in a sentence."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"
