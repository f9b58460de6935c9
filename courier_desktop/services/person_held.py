"""Collects all that is held about one person, from rows, history, notices, notes and drafts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.address import Address
from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.person import (
    ERASED,
    FormerShipment,
    FormerValues,
    Held,
    HeldShipment,
    Marks,
    Mention,
    MentionKind,
    OptOutRow,
    SenderRow,
    names_alike,
)
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.rows import PartyRow
from courier_desktop.domain.times import from_text
from courier_desktop.domain.words import Language, language_of
from courier_desktop.services.person_messages import talk_of, traces_of
from courier_desktop.services.person_shares import Share, flat, shares_of
from courier_desktop.services.registering import sender_key
from courier_desktop.services.shipments import detail as shipment_detail
from courier_desktop.store import people
from courier_desktop.store import persons as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.ids import PartyId, TextId
    from courier_desktop.domain.person import Person
    from courier_desktop.services.context import Context

# Letters that may stand with an accent in the text though the folded name has none.
_ACCENTED = str.maketrans(dict.fromkeys("aeiouncy", "_"))
_LAST_DIGITS = 4
_CONTACTS = ("phone", "phone_typed", "email", "company")


def held_in(ctx: Context, conn: sqlite3.Connection, person: Person) -> Held:
    """Everything held about the person. NotFoundError when none of their rows is there or all are blank."""
    shares = shares_of(conn, person)
    own = [row for party in person.parties if (row := _party(conn, party)) is not None]
    traces = traces_of(conn, flat(shares)[0], [share.shipment_id for share in shares if share.whole], person.contacts)
    if not own and not traces.contacts:
        raise NotFoundError(number="")
    theirs = _like(own, [row for share in shares for one in share.parties if (row := _party(conn, one)) is not None])
    phones = _phones(theirs) or _distinct(one.phone_key for one in traces.contacts)
    names = _distinct(row.name for row in theirs) or _distinct(one.name for one in traces.contacts)
    return Held(
        person=person,
        names=names,
        phones=phones,
        emails=_distinct(row.email for row in theirs),
        companies=_distinct(row.company for row in theirs),
        addresses=_addresses(conn, shares),
        language=_language(ctx, own),
        shipments=tuple(
            _shipment(ctx, conn, share, theirs) for share in shares if share.whole and share.state is not None
        ),
        former=tuple(
            FormerShipment(share.state.number if share.state else "", _former_values(conn, share, theirs, set()))
            for share in shares
            if not share.whole or share.state is None
        ),
        opt_outs=opt_outs_of(conn, phones),
        senders=tuple(
            SenderRow(row, len(rows.shipments_sent(conn, one)))
            for one in senders_of(conn, names, phones)
            if (row := _party(conn, one)) is not None
        ),
        mentions=tuple(mentions_of(conn, Marks.of(names, phones), shares)),
        drafts=drafts_naming(conn, Marks.of(names, phones)),
        talk=talk_of(conn, traces),
    )


def _party(conn: sqlite3.Connection, party_id: PartyId) -> PartyRow | None:
    """The row, None when it is gone or blank."""
    row = people.party_row(conn, party_id)
    if row is None or (row["name"] in ("", ERASED) and not any(row[name] for name in _CONTACTS)):
        return None
    language = language_of(row["language"])
    return PartyRow(
        party_id, row["name"], row["phone"], row["phone_typed"], row["email"], language, None, "", row["company"]
    )


def _like(own: Sequence[PartyRow], others: Iterable[PartyRow]) -> tuple[PartyRow, ...]:
    """The rows that are the person's: their own, and of the others those with their phone or a spelling of their name.

    A name that was typed by mistake and corrected is another person's.
    """
    found = {row.party_id: row for row in own}
    keys = {phone_key(row.phone) for row in own if row.phone}
    for row in others:
        if phone_key(row.phone) in keys or any(row.name and names_alike(row.name, one.name) for one in own):
            found.setdefault(row.party_id, row)
    return tuple(sorted(found.values(), key=lambda row: row.party_id, reverse=True))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value and value != ERASED))


def _phones(theirs: Iterable[PartyRow]) -> tuple[str, ...]:
    """Their phones, one that is spelt in two ways once."""
    by_key: dict[str, str] = {}
    for row in theirs:
        phone = row.phone or row.phone_typed
        by_key.setdefault(phone_key(phone) or phone, phone)
    return tuple(phone for phone in by_key.values() if phone)


def _language(ctx: Context, own: Sequence[PartyRow]) -> Language:
    newest = max(own, key=lambda row: row.party_id, default=None)
    return (newest.language if newest is not None else None) or language_of(ctx.settings.recipient_language)


def _addresses(conn: sqlite3.Connection, shares: Iterable[Share]) -> tuple[Address, ...]:
    found = [people.address_of(conn, one) for share in shares for one in reversed(share.addresses)]
    return tuple(dict.fromkeys(one for one in found if one != Address(country=one.country)))


def _shipment(ctx: Context, conn: sqlite3.Connection, share: Share, theirs: Sequence[PartyRow]) -> HeldShipment:
    detail = shipment_detail(ctx, share.shipment_id)
    state = share.state
    shown = {state.contents_id, state.note_id, state.received_by_id} if state else set()
    told = {str(value) for event in detail.events for value in event.detail.values()}
    told |= {notice.text for notice in detail.notices}
    former = _former_values(conn, share, theirs, {one for one in shown if one})
    kept = tuple(text for text in former.texts if text not in told)
    parties = tuple(row for row in former.parties if state is None or row.party_id != state.recipient_id)
    addresses = tuple(one for one in former.addresses if one != detail.address)
    return HeldShipment(detail, ended=state is None or state.ended, former=FormerValues(parties, addresses, kept))


def _former_values(
    conn: sqlite3.Connection, share: Share, theirs: Sequence[PartyRow], shown: set[TextId]
) -> FormerValues:
    known = {row.party_id: row for row in theirs}
    addresses = [people.address_of(conn, one) for one in share.addresses]
    texts = rows.texts_of(conn, [one for one in share.texts if one not in shown])
    return FormerValues(
        tuple(known[one] for one in share.parties if one in known),
        tuple(dict.fromkeys(one for one in addresses if one != Address(country=one.country))),
        tuple(dict.fromkeys(texts[one] for one in share.texts if one in texts)),
    )


def senders_of(conn: sqlite3.Connection, names: Iterable[str], phones: Iterable[str]) -> list[PartyId]:
    """The senders that bear one of these names, or have one of these phones."""
    keys = [key for name in names if (key := sender_key(name)) != "-"]
    return rows.senders_like(conn, keys, list(phones))


def opt_outs_of(conn: sqlite3.Connection, phones: Sequence[str]) -> tuple[OptOutRow, ...]:
    """Which of these phones want no notices."""
    by_key = {phone_key(phone): phone for phone in reversed(list(phones))}
    found = ((by_key[key], people.opt_out_of(conn, key)) for key in dict.fromkeys(map(phone_key, phones)))
    return tuple(
        OptOutRow(phone, from_text(row["since"]), row["actor"], row["source"])
        for phone, row in found
        if row is not None
    )


def mentions_of(conn: sqlite3.Connection, marks: Marks, shares: Sequence[Share]) -> list[Mention]:
    """The texts about something else that may name the person: namesakes cannot be told apart."""
    own = set(flat(shares)[2])
    found: dict[TextId, Mention] = {}
    for text_id, text in rows.texts_like(conn, _patterns(marks)):
        if text_id not in own and text_id not in found and marks.names_them(text):
            kind, number = rows.stands_in(conn, text_id)
            found[text_id] = Mention(text_id, MentionKind(kind), number, text)
    return sorted(found.values(), key=lambda one: (one.kind is not MentionKind.SETBACK_NOTE, one.text_id))


def _patterns(marks: Marks) -> list[str]:
    """What SQLite can look for: wider than the marks, which are asked again for each text found."""
    names = ["%" + "%".join(word.translate(_ACCENTED) for word in words) + "%" for words in marks.names]
    return [*names, *(f"%{phone[-_LAST_DIGITS:]}%" for phone in marks.phones)]


def drafts_naming(conn: sqlite3.Connection, marks: Marks) -> tuple[str, ...]:
    """The names of the kept drafts that name the person."""
    return tuple(name for name, body in rows.drafts(conn) if marks.names_them(spelt_out(body)))


def spelt_out(body: str) -> str:
    """The texts in a draft's JSON, one a line; a draft of another shape as it stands."""
    try:
        return "\n".join(_texts_in(json.loads(body)))
    except ValueError:
        return body


def _texts_in(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts_in(one)
