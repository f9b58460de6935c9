"""What came in: stored once, whoever wrote known, the shipment found, a word of opting out obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courier_desktop.domain.contacts import Contact, Deed
from courier_desktop.domain.draft import Party
from courier_desktop.domain.errors import NotFoundError
from courier_desktop.domain.ids import NoticeId, ShipmentId
from courier_desktop.domain.messaging import GatewayName, Inbound, InboundKind, MessageState, Post
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.staff import Right
from courier_desktop.domain.statuses import Status
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language
from courier_desktop.services import contacts, inbound, notices
from courier_desktop.store import contacts as contact_rows
from courier_desktop.store import outbox, people
from courier_desktop.store.outbox import MessageFacts
from tests.fakes.desk import MORNING, Desk
from tests.fakes.gateway import FakeGateway, Sender

PHONE = "+523314820937"
WA_ID = "5213314820937"
ITZEL = Party("Itzel Ochoa", phone=PHONE, phone_typed="3314820937", email="itzel@example.mx")
CLOUD, BOT, MAIL, SMS = GatewayName.WHATSAPP_CLOUD, GatewayName.TELEGRAM, GatewayName.EMAIL, GatewayName.SMSGATE


def said(text: str = "Hola", *, at: int = 0, **how: Any) -> Inbound:  # noqa: ANN401 - any of a message's fields
    values: dict[str, Any] = {"reference": f"m{at}", "address": WA_ID, "kind": InboundKind.TEXT, "text": text}
    return Inbound(**values | {"at": MORNING - timedelta(hours=1) + timedelta(minutes=at)} | how)


def take(desk: Desk, *messages: Inbound, gateway: GatewayName = CLOUD) -> inbound.Taken:
    return inbound.take(desk.ctx, gateway, Post(inbound=messages))


def contact(desk: Desk, channel: Channel = Channel.WHATSAPP, address: str = WA_ID) -> Contact:
    with desk.ctx.read() as conn:
        found = contact_rows.by_address(conn, channel, address)
    assert found is not None
    return found


def refused(desk: Desk, phone: str = PHONE) -> str | None:
    with desk.ctx.read() as conn:
        row = people.opt_out_of(conn, phone)
    return None if row is None else str(row["source"])


def answers(desk: Desk) -> list[tuple[str, str, str]]:
    """The messages of no notice that wait: the channel, the address, the text."""
    with desk.ctx.read() as conn:
        found = conn.execute(
            "SELECT m.channel, m.address, t.text FROM outbox AS m JOIN texts AS t ON t.text_id = m.text_id"
            " WHERE m.dedupe LIKE 'optout:%' ORDER BY m.queued_at, m.message_id"
        ).fetchall()
    return [tuple(row) for row in found]


@contextmanager
def sent(desk: Desk, one: ShipmentId, gateway: GatewayName, address: str) -> Iterator[str]:
    """A message about that shipment that went out; its id at the gateway."""
    with desk.ctx.write(Right.UPKEEP) as tx:
        facts = MessageFacts(
            message_id=f"ours{one}",
            dedupe=f"test:{one}",
            channel=Channel.WHATSAPP,
            gateway=gateway,
            address=address,
            party_id=desk.state(one).recipient_id,
            language=Language.ES,
            state=MessageState.SENT,
            reference=f"theirs{one}",
            queued_at=tx.now,
            not_before=tx.now,
        )
        notice = desk.notices(one)[0].notice_id if desk.notices(one) else NoticeId("none")
        outbox.add_message(tx.conn, facts, [notice])
    yield facts.reference


def test_a_message_is_stored_once_and_its_sender_is_the_recipient(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    assert len(take(desk, said("¿A qué hora?")).fresh) == 1
    assert take(desk, said("¿A qué hora?")) == inbound.Taken()
    (row,) = inbound.newest(desk.ctx)
    assert (row.text, row.address, row.channel, row.recipient) == (
        "¿A qué hora?",
        WA_ID,
        Channel.WHATSAPP,
        "Itzel Ochoa",
    )
    assert row.shipment_id == one
    assert contact(desk).phone_key == PHONE


def test_the_same_id_at_another_gateway_is_another_message(desk: Desk) -> None:
    take(desk, said(reference="1"))
    take(desk, said(reference="1", address="3527065"), gateway=BOT)
    assert inbound.unseen_count(desk.ctx) == 2


def test_the_window_opens_and_consent_is_noted_with_its_place(desk: Desk) -> None:
    take(desk, said(at=5), said(at=3), said(at=9))
    found = contact(desk)
    assert found.consent_at == MORNING - timedelta(minutes=57)
    assert found.consent_from == "whatsapp"
    with desk.ctx.read() as conn:
        last = MORNING - timedelta(minutes=51)
        assert contacts.window_open(conn, Channel.WHATSAPP, PHONE, last + timedelta(hours=23))
        assert not contacts.window_open(conn, Channel.WHATSAPP, PHONE, last + timedelta(hours=24))


def test_an_address_that_failed_is_good_again_when_they_write(desk: Desk) -> None:
    desk.shipment(recipient=ITZEL)
    with desk.ctx.write(Right.UPKEEP) as tx:
        contacts.address_failed(tx, Channel.WHATSAPP, WA_ID, "not_on_whatsapp")
    take(desk, said(at=0))
    with desk.ctx.read() as conn:
        known = contact_rows.address(conn, Channel.WHATSAPP, WA_ID)
        assert known is not None
        # What was written before the failure says nothing about it.
        assert not known.usable
    desk.clock.advance(hours=1)
    take(desk, said(at=90, reference="later"))
    with desk.ctx.read() as conn:
        known = contact_rows.address(conn, Channel.WHATSAPP, WA_ID)
        assert known is not None
        assert known.usable


def test_a_stranger_is_a_new_contact_without_a_shipment(desk: Desk) -> None:
    take(desk, said(address="MX.1502576394655843", name="Ana R."))
    (row,) = inbound.newest(desk.ctx)
    assert (row.name, row.shipment_id, row.number) == ("Ana R.", None, "")
    assert contact(desk, address="MX.1502576394655843").phone_key == ""


def test_a_mail_is_known_by_the_one_we_wrote_to(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    with sent(desk, one, MAIL, "itzel@example.mx"):
        pass
    take(desk, said(address="Itzel@Example.MX"), gateway=MAIL)
    assert contact(desk, Channel.EMAIL, "itzel@example.mx").phone_key == PHONE
    assert inbound.of_shipment(desk.ctx, one)[0].text == "Hola"


def test_an_answer_is_about_the_message_that_it_answers(desk: Desk) -> None:
    first, second = desk.shipment(recipient=ITZEL), desk.shipment(recipient=ITZEL)
    desk.mark(first, Status.AT_DEPOT)
    with sent(desk, first, CLOUD, PHONE) as reference:
        take(desk, said(at=1), said(at=2, answers=reference), said(at=3, answers=f"ours{first}"))
    about = {row.at.minute: row.shipment_id for row in inbound.newest(desk.ctx)}
    assert about == {1: second, 2: first, 3: first}


def test_a_number_in_the_text_goes_before_the_newest(desk: Desk) -> None:
    first, _ = desk.shipment(recipient=ITZEL), desk.shipment(recipient=ITZEL)
    take(desk, said(f"Hola, guía {desk.state(first).number}"))
    assert inbound.newest(desk.ctx)[0].shipment_id == first


def test_after_the_delivery_a_thank_you_is_about_what_was_delivered(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    desk.mark(one, Status.DELIVERED)
    take(desk, said("Gracias"))
    desk.clock.advance(days=4)
    take(desk, said("Hola", at=99, reference="later"))
    assert [row.shipment_id for row in inbound.newest(desk.ctx)] == [None, one]


def test_baja_on_one_channel_is_meant_for_all_and_is_answered_once(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    desk.mark(one, Status.AT_DEPOT)
    taken = take(desk, said("BAJA", at=1), said("Baja.", at=2))
    assert taken.opted_out == 2
    assert refused(desk) == "BAJA"
    assert {notice.why for notice in desk.notices(one)} == {"opted_out"}
    assert [(channel, address) for channel, address, _ in answers(desk)] == [("whatsapp", PHONE)]
    assert "ALTA" in answers(desk)[0][2]
    assert contact(desk).consent_at is None


def test_a_sentence_with_the_word_opts_nobody_out(desk: Desk) -> None:
    taken = take(desk, said("¿Lo puede dejar en la planta baja?"))
    assert taken.opted_out == 0
    assert refused(desk) is None
    assert answers(desk) == []


def test_cancelar_is_for_staff_to_ask(desk: Desk) -> None:
    assert take(desk, said("CANCELAR")).ask_staff == 1
    assert refused(desk) is None
    assert inbound.unseen(desk.ctx)[0].deed is Deed.ASK_STAFF


def test_alta_takes_it_back_and_the_office_may_with_a_reason(desk: Desk) -> None:
    desk.shipment(recipient=ITZEL)
    take(desk, said("STOP", at=1))
    take(desk, said("alta", at=2))
    assert refused(desk) is None
    take(desk, said("STOP", at=3))
    notices.opt_in(desk.ctx, PHONE, "Llamó para pedirlo")
    assert refused(desk) is None
    assert len(answers(desk)) == 2


def test_a_wish_of_the_office_later_than_an_old_alta_stays(desk: Desk) -> None:
    desk.shipment(recipient=ITZEL)
    notices.opt_out(desk.ctx, PHONE, "call")
    take(desk, said("ALTA", at=1))
    assert refused(desk) == "call"


def test_an_old_baja_that_comes_after_its_alta_blocks_nothing(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    desk.mark(one, Status.AT_DEPOT)
    take(desk, said("ALTA", at=2))
    assert take(desk, said("BAJA", at=1)).opted_out == 1
    assert refused(desk) is None
    assert {notice.why for notice in desk.notices(one)} == {""}
    assert answers(desk) == []


def test_a_mailbox_that_unsubscribes_writes_only_a_subject(desk: Desk) -> None:
    take(desk, said("", address="ema@example.mx", subject="BAJA"), gateway=MAIL)
    with desk.ctx.read() as conn:
        refusals = contact_rows.refused_by(conn, contact(desk, Channel.EMAIL, "ema@example.mx").contact_id)
    assert [one.channel for one in refusals] == [Channel.EMAIL]
    assert [channel for channel, _, _ in answers(desk)] == ["email"]


def test_who_blocks_the_bot_refuses_that_channel_until_they_let_it_in(desk: Desk) -> None:
    def refusals() -> list[Channel]:
        with desk.ctx.read() as conn:
            found = contact_rows.by_address(conn, Channel.TELEGRAM, "3527065")
            assert found is not None
            return [one.channel for one in contact_rows.refused_by(conn, found.contact_id)]

    take(desk, said("", at=1, address="3527065", kind=InboundKind.BLOCKED), gateway=BOT)
    assert refusals() == [Channel.TELEGRAM]
    take(desk, said("", at=2, address="3527065", kind=InboundKind.UNBLOCKED), gateway=BOT)
    assert refusals() == []
    take(desk, said("BAJA", at=3, address="3527065"), gateway=BOT)
    take(desk, said("", at=4, address="3527065", kind=InboundKind.BLOCKED), gateway=BOT)
    take(desk, said("", at=5, address="3527065", kind=InboundKind.UNBLOCKED), gateway=BOT)
    assert refusals() == [Channel.TELEGRAM]


def test_a_start_link_joins_the_chat_to_its_recipient_once(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    token = contacts.start_token(desk.ctx, one)
    assert len(token) >= 14
    assert contacts.start_token(desk.ctx, one) == token
    press = said("", at=1, address="3527065", kind=InboundKind.START, payload=token)
    take(desk, press, gateway=BOT)
    take(desk, said("", at=2, address="999", kind=InboundKind.START, payload=token), gateway=BOT)
    assert contact(desk, Channel.TELEGRAM, "3527065").phone_key == PHONE
    assert contact(desk, Channel.TELEGRAM, "999").phone_key == ""
    assert contacts.start_token(desk.ctx, one) != token
    with desk.ctx.read() as conn:
        found = contacts.recipient_of(conn, people.party_row(conn, desk.state(one).recipient_id), desk.ctx)
        assert token not in str([tuple(row) for row in conn.execute("SELECT * FROM inbound")])
    assert found.addresses[Channel.TELEGRAM] == "3527065"


def test_a_phone_that_is_shared_makes_two_contacts_one(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    take(desk, said(at=1))
    take(desk, said(at=2, address="3527065"), gateway=BOT)
    assert contact(desk).contact_id != contact(desk, Channel.TELEGRAM, "3527065").contact_id
    take(desk, said(at=3, address="3527065", phone="+5213314820937"), gateway=BOT)
    assert contact(desk).contact_id == contact(desk, Channel.TELEGRAM, "3527065").contact_id
    assert len(inbound.of_contact(desk.ctx, contact(desk).contact_id)) == 3
    assert inbound.of_shipment(desk.ctx, one)[0].at == MORNING - timedelta(minutes=57)


def test_what_was_read_waits_no_more(desk: Desk) -> None:
    take(desk, said(at=1), said(at=2))
    first = inbound.unseen(desk.ctx)[0]
    assert inbound.mark_seen(desk.ctx, [first.inbound_id, first.inbound_id]) == 1
    assert inbound.unseen_count(desk.ctx) == 1
    assert inbound.newest(desk.ctx, before=inbound.newest(desk.ctx)[0].at)[0].seen_at is not None


def test_staff_say_what_it_is_about(desk: Desk) -> None:
    take(desk, said(address="MX.15"))
    one = desk.shipment()
    inbound.set_shipment(desk.ctx, inbound.newest(desk.ctx)[0].inbound_id, one)
    assert inbound.of_shipment(desk.ctx, one)[0].text == "Hola"
    with pytest.raises(NotFoundError):
        inbound.set_shipment(desk.ctx, inbound.newest(desk.ctx)[0].inbound_id.replace("0", "x"), one)  # type: ignore[arg-type]  # no such id


def test_a_time_to_come_is_now_and_a_broken_letter_loses_no_message(desk: Desk) -> None:
    take(desk, said("roto \ud83d\0", at=9_999))
    take(desk, said("sin hora", at=1, reference=""), said("sin hora", at=1, reference=""))
    rows = inbound.newest(desk.ctx)
    assert [row.text for row in rows] == ["roto ?", "sin hora"]
    assert rows[0].at == desk.clock.now


def test_one_answer_goes_then_silence(desk: Desk) -> None:
    """Through a gateway: the notice that waited stays, the answer goes once, and nothing after it."""
    office = Sender(desk, FakeGateway())
    one = desk.shipment(recipient=ITZEL)
    office.plan(one)
    for n in (1, 2):
        office.gateway.posts.append(Post(inbound=(said("Baja", at=n, address=PHONE),), cursor=str(n)))
        inbound.take(desk.ctx, SMS, office.gateway.fetch_inbound(""))
    for _ in range(3):
        office.turn()
        desk.clock.advance(minutes=5)
    assert [(address, "ALTA" in text) for _, address, text in office.gateway.books] == [(PHONE, True)]
    office.plan(desk.shipment(recipient=ITZEL))
    office.turn()
    assert len(office.gateway.books) == 1


def test_who_wrote_from_nowhere_is_somebody_new_each_time(desk: Desk) -> None:
    one = desk.shipment(recipient=ITZEL)
    with sent(desk, one, CLOUD, ""):
        pass
    take(desk, said("Hola", at=1, address=""), said("BAJA", at=2, address=""))
    rows = inbound.newest(desk.ctx)
    assert len({row.contact_id for row in rows}) == 2
    assert {row.name for row in rows} == {""}
    assert refused(desk) is None


ANY_TEXT = st.one_of(st.sampled_from(["BAJA", "ALTA", "CANCELAR", "Hola"]), st.text(max_size=60))
ANY = st.builds(
    Inbound,
    reference=st.sampled_from(["", "a", "b", "c", "d", "e"]),
    address=st.one_of(st.sampled_from([WA_ID, PHONE, "MX.15", "", "3527065"]), st.text(max_size=20)),
    kind=st.sampled_from(InboundKind),
    at=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=MORNING.tzinfo)),  # noqa: DTZ001 - made aware at once
    text=ANY_TEXT,
    phone=st.sampled_from(["", PHONE, "+5213314820937"]),
    payload=st.text(max_size=10),
    answers=st.text(max_size=10),
    subject=ANY_TEXT,
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(st.lists(ANY, max_size=8), st.sampled_from(list(GatewayName)))
def test_nothing_that_comes_in_is_lost_or_stored_twice(
    desk: Desk, messages: list[Inbound], gateway: GatewayName
) -> None:
    with desk.ctx.read() as conn:
        before = {row[0] for row in conn.execute("SELECT reference FROM inbound WHERE gateway = ?", (gateway.value,))}
    take(desk, *messages, gateway=gateway)
    again = take(desk, *reversed(messages), gateway=gateway)
    assert again.fresh == ()
    with desk.ctx.read() as conn:
        after = [row[0] for row in conn.execute("SELECT reference FROM inbound WHERE gateway = ?", (gateway.value,))]
    assert len(after) == len(set(after))
    assert set(after) - before >= {one.reference for one in messages if one.reference} - before
    named = {one.reference for one in messages}
    assert ("" in named) <= any(one.startswith("~") for one in after)


TALK = ["BAJA", "ALTA", "Hola", "BAJA", "STOP", "ALTA", InboundKind.BLOCKED, InboundKind.UNBLOCKED, InboundKind.START]


def _talk(words: list[str | InboundKind], head: str) -> list[Inbound]:
    return [
        said("", at=n, kind=word, reference=f"{head}{n}", address=head)
        if isinstance(word, InboundKind)
        else said(word, at=n, reference=f"{head}{n}", address=head)
        for n, word in enumerate(words)
    ]


def _outcome(desk: Desk, messages: Iterable[Inbound], address: str) -> tuple[object, ...]:
    """What holds for whoever writes from there after they came one by one in that order."""
    for one in messages:
        take(desk, one)
    with desk.ctx.read() as conn:
        found = contact_rows.by_address(conn, Channel.WHATSAPP, address)
        if found is None:
            return ()
        wish = people.opt_out_of(conn, found.phone_key) if found.phone_key else None
        refusals = [(one.channel, one.wish.source) for one in contact_rows.refused_by(conn, found.contact_id)]
        return (wish is not None, refusals, found.consent_at)


@pytest.mark.parametrize("known", [True, False], ids=["by phone", "by id"])
@pytest.mark.parametrize("first", TALK[1:3] + TALK[-3:])
@pytest.mark.parametrize("second", TALK[:3] + TALK[-3:])
def test_of_two_messages_the_later_counts(
    desk: Desk, first: str | InboundKind, second: str | InboundKind, *, known: bool
) -> None:
    one, other = ("5233148200001", "5233148200002") if known else ("MX.1", "MX.2")
    words = ["BAJA", first, second]
    want = _outcome(desk, _talk(words, one), one)
    for order in ((2, 0, 1), (2, 1, 0), (1, 0, 2)):
        talk = _talk(words, other)
        assert _outcome(desk, [replace(talk[n], reference=f"{order}{n}") for n in order], other) == want
        with desk.ctx.write(Right.UPKEEP) as tx:
            tx.conn.execute("DELETE FROM inbound WHERE address = ?", (other,))
            contact_rows.drop(tx.conn, contact(desk, address=other).contact_id)
            people.clear_opt_out(tx.conn, f"+{other}")


@QUICK
@given(st.lists(st.sampled_from(TALK), max_size=7), st.randoms(use_true_random=False))
def test_the_last_word_counts_in_whatever_order_messages_come(
    desk: Desk,
    words: list[str | InboundKind],
    luck: Any,  # noqa: ANN401 - hypothesis's own
) -> None:
    desk.count += 1
    ordered, mixed = f"52331482{2 * desk.count:04}", f"52331482{2 * desk.count + 1:04}"
    shuffled = _talk(words, mixed)
    luck.shuffle(shuffled)
    assert _outcome(desk, _talk(words, ordered), ordered) == _outcome(desk, shuffled, mixed)
