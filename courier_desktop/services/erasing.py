"""Erase a person: blank the rows, keep the ledger whole, free the file's pages, remember it for older backups."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from courier_desktop.domain import events as ev
from courier_desktop.domain.errors import CourierError, RefusedError
from courier_desktop.domain.fold import tokens
from courier_desktop.domain.ids import AddressId, NoticeId, PartyId, ShipmentId, TextId
from courier_desktop.domain.notices import NOT_GONE, WAITING
from courier_desktop.domain.person import ERASED, Erased, ErasePreview, Marks, Mention, MentionKind, Why
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass
from courier_desktop.services.person_copies import copies_of
from courier_desktop.services.person_held import drafts_naming, mentions_of, opt_outs_of, senders_of, spelt_out
from courier_desktop.services.person_messages import Traces, flat_texts, strangers_of, traces_of, words_of
from courier_desktop.services.person_messages import blank_in as blank_traces
from courier_desktop.services.person_shares import Share, flat, shares_of
from courier_desktop.services.record import record
from courier_desktop.store import ledger, people, plain, search, states
from courier_desktop.store import notices as notice_rows
from courier_desktop.store import persons as rows
from courier_desktop.store import shipments as shipment_rows
from courier_desktop.store.erasures import SEEN, UNFINISHED, Erasure, digest, keep_aside, load

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from courier_desktop.domain.person import Person
    from courier_desktop.domain.shipment import ShipmentState
    from courier_desktop.services.context import Context, Tx

_MOST_NUMBERS = 5
_LONG_ENOUGH = 10
_MOST_NEEDLES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to erase. `ended_only` leaves shipments under way as they are; else they are refused.

    `mentions` = also where other texts name the person; `as_sender` = also the sender's row of that name or phone.
    """

    why: Why = Why.ASKED
    ended_only: bool = False
    mentions: bool = True
    as_sender: bool = False


_PLAIN_WISH = Wish()


@dataclass(frozen=True, slots=True)
class Lot:
    """Rows to blank in one event: of a shipment, or of none."""

    shipment_id: ShipmentId | None
    parties: tuple[PartyId, ...] = ()
    addresses: tuple[AddressId, ...] = ()
    texts: tuple[TextId, ...] = ()


@dataclass(slots=True)
class _Plan:
    """All that one erasure touches, as it stands before."""

    shares: list[Share]
    left: list[Share]
    marks: Marks
    phones: tuple[str, ...]
    senders: list[PartyId]
    mentions: list[Mention]
    drafts: tuple[str, ...]
    traces: Traces

    @property
    def lots(self) -> list[Lot]:
        """The rows by the event that will tell of them."""
        lots = [
            Lot(share.shipment_id if share.state else None, share.parties, share.addresses, share.texts)
            for share in self.shares
        ]
        beside = flat_texts(self.traces, [one for lot in lots for one in lot.texts])
        if self.senders or beside or not lots:
            lots.append(Lot(None, parties=tuple(self.senders), texts=beside))
        return lots


def erase_preview(ctx: Context, person: Person, wish: Wish = _PLAIN_WISH) -> ErasePreview:
    """What would be blanked, which shipments stand in its way, and which other copies hold the person."""
    with ctx.read() as conn:
        plan = _plan(conn, person, wish)
        parties, addresses, texts = _full_rows(conn, plan.lots)
        opt_outs = len(opt_outs_of(conn, plan.phones))
    return ErasePreview(
        shipments=_numbers(plan.shares),
        under_way=_numbers(plan.left),
        parties=parties,
        addresses=addresses,
        texts=texts,
        mentions=len(plan.mentions),
        opt_outs=opt_outs,
        drafts=len(plan.drafts),
        copies=copies_of(ctx, person.parties, person.contacts),
    )


def erase(
    ctx: Context, person: Person, wish: Wish = _PLAIN_WISH, *, progress: Callable[[int, int], None] | None = None
) -> Erased:
    """Blank all that is held about the person, in one transaction; then make the file forget it.

    Needs Right.ERASE. RefusedError while a shipment is under way ("erase_under_way", unless only the ended ones are
    meant) and when nothing is left to blank. It cannot be undone. `progress` hears three steps.
    """
    step = progress or (lambda _done, _of: None)
    with ctx.write(Right.ERASE) as tx:
        plan = _plan(tx.conn, person, wish)
        if plan.left and not wish.ended_only:
            raise RefusedError("erase_under_way", count=len(plan.left), numbers=_few(_numbers(plan.left)))
        was, said = _contents(tx.conn, plan.lots), _texts(tx.conn, plan.lots)
        beside = words_of(tx.conn, plan.traces)
        counts = blank_in(tx, plan.lots, plan.mentions, plan.marks)
        blank_traces(tx, plan.traces)
        needles = _needles(tx.conn, was, [*beside, *said])
        if not (sum(counts) or plan.mentions or plan.traces.count):
            raise RefusedError("erase_nothing")
        _forget_beside(tx, plan)
        events = [*_unsent(tx, plan.shares), *_events(tx, plan, wish.why)]
        record(tx, events)
        plain.keep(tx.conn, UNFINISHED, to_text(tx.now))
        tx.topics.update((Topic.PARTIES, Topic.NOTICES, Topic.SHIPMENTS, Topic.DELAYS, Topic.MESSAGES))
    step(1, 3)
    freed = finish(ctx, needles)
    step(2, 3)
    copies = copies_of(ctx, person.parties, person.contacts)
    step(3, 3)
    parties, addresses, texts = counts
    numbers, left = _numbers(plan.shares), _numbers(plan.left)
    return Erased(numbers, parties, addresses, texts, len(plan.mentions), freed, left, copies)


def unfinished(ctx: Context) -> bool:
    """Whether an erasure was cut short before the file's pages were free."""
    with ctx.read() as conn:
        return plain.kept(conn, UNFINISHED) is not None


def finish(ctx: Context, needles: Sequence[bytes] | None = None) -> bool:
    """Free the file's pages of what was blanked, and keep the erasures aside for older backups; whether all is done.

    What cannot be done now (a full disk, a busy file) is tried again at the next start.
    """
    try:
        with ctx.read() as conn:
            done = erasures_in(conn)
        kept = keep_aside(ctx.store.path.parent, done)
        freed = rows.free_pages(ctx.store, needles)
    except (CourierError, OSError):
        return False
    if kept and freed:
        with ctx.write(Right.UPKEEP) as tx:
            plain.keep(tx.conn, UNFINISHED, None)
            plain.keep(tx.conn, SEEN, digest(ctx.store.path.parent) or None)
    return kept and freed


def erasures_in(conn: sqlite3.Connection) -> list[Erasure]:
    """Every erasure of the ledger, oldest first: ids only."""
    return [
        Erasure(event.event_id, event.shipment_id, to_text(event.occurred_at), event.fact)
        for event in ledger.of_kind(conn, ev.PersonErased.kind)
        if isinstance(event.fact, ev.PersonErased)
    ]


# --------------------------------------------------------------------------------------------------------- the plan


def _plan(conn: sqlite3.Connection, person: Person, wish: Wish) -> _Plan:
    shares = shares_of(conn, person)
    left = [share for share in shares if share.under_way]
    parties = [row for one in person.parties if (row := people.party_row(conn, one)) is not None]
    ended = [share for share in shares if not share.under_way]
    whole = [share.shipment_id for share in ended if share.whole]
    traces = traces_of(conn, flat(ended)[0], whole, person.contacts)
    strangers = traces.contacts if person.contacts else ()
    names = [row["name"] for row in parties if row["name"] != ERASED] + [one.name for one in strangers]
    told = [row["phone"] or row["phone_typed"] for row in parties] + [one.phone_key for one in strangers]
    phones = tuple(dict.fromkeys(one for one in told if one))
    marks = Marks.of(names, phones)
    return _Plan(
        shares=ended,
        left=left,
        marks=marks,
        phones=phones,
        senders=senders_of(conn, names, phones) if wish.as_sender else [],
        mentions=mentions_of(conn, marks, shares) if wish.mentions else [],
        drafts=drafts_naming(conn, marks),
        traces=traces,
    )


def _numbers(shares: Iterable[Share]) -> tuple[str, ...]:
    return tuple(share.state.number for share in shares if share.state is not None)


def _few(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:_MOST_NUMBERS])
    return f"{shown}…" if len(numbers) > _MOST_NUMBERS else shown


def _full_rows(conn: sqlite3.Connection, lots: Iterable[Lot]) -> tuple[int, int, int]:
    """How many rows of these hold something."""
    listed = list(lots)
    return rows.full_rows(
        conn,
        [one for lot in listed for one in lot.parties],
        [one for lot in listed for one in lot.addresses],
        [one for lot in listed for one in lot.texts],
    )


def _contents(conn: sqlite3.Connection, lots: Sequence[Lot]) -> rows.Contents:
    parties = [one for lot in lots for one in lot.parties]
    return rows.contents(conn, parties, [one for lot in lots for one in lot.addresses])


def _needles(conn: sqlite3.Connection, was: rows.Contents, texts: Iterable[str]) -> list[bytes]:
    """What must not stand in the file any more, now that the rows are blank: a few, for the whole file is read."""
    gone = [*rows.borne_by_nobody(conn, was), *was.written, *sorted(texts, key=len, reverse=True)]
    return [one.encode() for one in dict.fromkeys(gone) if len(one) >= _LONG_ENOUGH][:_MOST_NEEDLES]


# -------------------------------------------------------------------------------------------------------- blanking


def blank_in(tx: Tx, lots: Sequence[Lot], mentions: Iterable[Mention], marks: Marks) -> rows.Counts:
    """Blank the rows of these lots, mark the mentions, and bring the search up to it; how many rows held something."""
    conn = tx.conn
    touched = _touched(conn, lots)
    before = {one: search.terms_of(conn, state) for one, state in touched.items()}
    words = _words(conn, lots)
    for mention in mentions:
        rows.rewrite_text(conn, mention.text_id, marks.blanked(mention.text))
    counts = rows.blank(
        conn,
        [one for lot in lots for one in lot.parties],
        [one for lot in lots for one in lot.addresses],
        [one for lot in lots for one in lot.texts],
    )
    for one, state in touched.items():
        search.change(conn, shipment_rows.ordinal_of(conn, one), before[one], search.terms_of(conn, state))
    for word in sorted(words):
        rows.forget_word(conn, word)
    rows.forget_said(conn, [lot.shipment_id for lot in lots if lot.shipment_id is not None])
    return counts


def _words(conn: sqlite3.Connection, lots: Sequence[Lot]) -> set[str]:
    """The words in these rows that may stand in the vocabulary for mistyped names."""
    said = [*_contents(conn, lots).texts, *_texts(conn, lots)]
    # Any of them may have been a postal code, which the index marks.
    return {word for text in said for word in (*tokens(text), *search.search_terms("", "", text).words.split())}


def _texts(conn: sqlite3.Connection, lots: Iterable[Lot]) -> list[str]:
    return list(rows.texts_of(conn, [one for lot in lots for one in lot.texts]).values())


def _touched(conn: sqlite3.Connection, lots: Iterable[Lot]) -> Mapping[ShipmentId, ShipmentState]:
    """The shipments whose words in the search change: those of the lots, and all that a blanked sender sent."""
    ids: dict[ShipmentId, None] = {}
    for lot in lots:
        if lot.shipment_id is not None:
            ids[lot.shipment_id] = None
        else:
            ids.update(dict.fromkeys(one for party in lot.parties for one in rows.shipments_sent(conn, party)))
    return states.load(conn, list(ids))


def _forget_beside(tx: Tx, plan: _Plan) -> None:
    """What names the person beside the ledger: drafts, maps of a sender's columns; an opt-out outlives its phone."""
    rows.drop_drafts(tx.conn, plan.drafts)
    for key, signature, mapping in rows.column_maps(tx.conn):
        if plan.marks.names_them(key) or plan.marks.names_them(spelt_out(mapping)):
            rows.drop_column_map(tx.conn, key, signature)
    hide_opt_outs(tx, plan.phones)


def hide_opt_outs(tx: Tx, phones: Iterable[str]) -> None:
    """Keep the opt-outs of these phones without the phones."""
    for phone in phones:
        rows.hide_opt_out(tx.conn, phone_key(phone), secrets.token_hex(16))


def _unsent(tx: Tx, shares: Iterable[Share]) -> list[ev.Event]:
    """What was still to be sent to the person is not sent any more."""
    return [
        tx.event(ev.NoticeNotSent(notice_id=NoticeId(notice.notice_id), why="person_erased"), share.shipment_id)
        for share in shares
        if share.whole and share.state is not None
        for notice in notice_rows.of_shipment(tx.conn, share.shipment_id)
        if notice.state in WAITING or notice.state in NOT_GONE
    ]


def _events(tx: Tx, plan: _Plan, why: Why) -> list[ev.Event]:
    facts = [
        (lot.shipment_id, ev.PersonErased(why=why.value, parties=lot.parties, addresses=lot.addresses, texts=lot.texts))
        for lot in plan.lots
    ]
    if plan.mentions:
        redacted = tuple(one.text_id for one in plan.mentions)
        facts.append((None, ev.PersonErased(why=why.value, redacted=redacted)))
    return [tx.event(fact, shipment_id) for shipment_id, fact in facts]


# ------------------------------------------------------------------------------------------------ older backups


def reapply_kept_aside(ctx: Context) -> int:
    """Erase again what the list beside the ledger says, when this ledger has not seen that list; how many it concerned.

    Called at each opening: an older backup may have been put in the ledger's place meanwhile.
    """
    folder = ctx.store.path.parent
    now = digest(folder)
    with ctx.read() as conn:
        if not now or plain.kept(conn, SEEN) == now:
            return 0
    done = reapply(ctx, load(folder))
    with ctx.write(Right.UPKEEP) as tx:
        plain.keep(tx.conn, SEEN, digest(folder))
    return done


def reapply(ctx: Context, erasures: Iterable[Erasure]) -> int:
    """Erase again what an older ledger still holds, after it was put in place; how many erasures it concerned.

    An erasure that the ledger knows, or of rows that it never had, changes nothing.
    """
    listed = list(erasures)
    with ctx.read() as conn:
        missing = [one for one in listed if not ledger.holds(conn, one.event_id) and _concerns(conn, one)]
    if not missing:
        return 0
    with ctx.write(Right.UPKEEP) as tx:
        done = _reapply_in(tx, missing)
        plain.keep(tx.conn, UNFINISHED, to_text(tx.now))
        tx.topics.update(Topic)
    finish(ctx)
    return done


def _concerns(conn: sqlite3.Connection, one: Erasure) -> bool:
    fact = one.fact
    return bool(sum(rows.full_rows(conn, fact.parties, fact.addresses, (*fact.texts, *fact.redacted))))


def _reapply_in(tx: Tx, missing: Sequence[Erasure]) -> int:
    conn = tx.conn
    parties = [one for erasure in missing for one in erasure.fact.parties]
    found = [row for one in parties if (row := people.party_row(conn, one)) is not None]
    phones = [row["phone"] or row["phone_typed"] for row in found]
    marks = Marks.of([row["name"] for row in found], phones)
    known = states.load(conn, [one.shipment_id for one in missing if one.shipment_id is not None])
    lots = [
        Lot(
            one.shipment_id if one.shipment_id in known else None,
            one.fact.parties,
            one.fact.addresses,
            one.fact.texts,
        )
        for one in missing
    ]
    rows.drop_drafts(conn, drafts_naming(conn, marks))
    hide_opt_outs(tx, [phone for phone in phones if phone])
    theirs = [one for one, state in known.items() if state.recipient_id in parties]
    # An erasure that names texts alone was of somebody who only ever wrote.
    of_recipients = {one.at for one in missing if one.shipment_id is not None or one.fact.parties}
    alone = [one.fact.texts for one in missing if one.at not in of_recipients]
    traces = traces_of(conn, parties, theirs, strangers_of(conn, [text for texts in alone for text in texts]))
    redacted = rows.texts_of(conn, [one for erasure in missing for one in erasure.fact.redacted])
    mentions = [Mention(text_id, MentionKind.TEXT, "", text) for text_id, text in redacted.items()]
    blank_in(tx, lots, mentions, marks)
    blank_traces(tx, traces)
    record(tx, [_again(tx, one, lot.shipment_id) for one, lot in zip(missing, lots, strict=True)])
    return len(missing)


def _again(tx: Tx, one: Erasure, shipment_id: ShipmentId | None) -> ev.Event:
    return tx.event(one.fact, shipment_id, at=from_text(one.at), event_id=one.event_id)
