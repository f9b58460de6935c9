"""One suite over all gateways: what a gateway promises, tried on a service that keeps books and makes trouble."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.messaging import (
    Attachment,
    Feed,
    Found,
    MessageState,
    Outcome,
    OutcomeKind,
)
from courier_desktop.domain.phone import phone_key
from courier_desktop.domain.sentences.gateways import FACTS
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import is_code
from courier_desktop.gateways.catalogue import kinds
from tests.gateways.rigs.asking import MAY_BE_OUT, asked_about, leaks, prepared, well_told, went
from tests.gateways.rigs.base import UNBOOKED_TROUBLES, Booked, Rig, Stand, Trouble, in_flight
from tests.gateways.rigs.found import rigs

RIGS = rigs()
HOSTILE = (
    "Señor Muñoz: {{nombre}} {text} %s ${x} <b>negrita</b> & \"comillas\" 'simples' \\ </script> 🚚📦👩‍👩‍👧 á\n"
    "segunda línea; DROP TABLE outbox; --\n" + "ñandú €uro " * 20
)[:300]


@cache
def requests_of_a_send(rig: Rig) -> int:
    """How many requests `prepare` and `send` make on a good day."""
    with rig.start() as stand:
        before = stand.asked()
        assert went(stand, rig.outgoing()).kind is OutcomeKind.SENT
        return stand.asked() - before


def test_every_kind_has_a_rig() -> None:
    assert {one.name for one in RIGS} == set(kinds())


def test_a_rig_names_every_secret_of_its_form() -> None:
    for one in RIGS:
        asked = {field.name for field in kinds()[one.name].form.fields if field.secret}
        assert asked == set(one.secrets), one.name
        assert all(len(secret) >= 8 for secret in one.secrets.values())


# ------------------------------------------------------------------------------------------------------------ sending


def test_a_good_send_is_sent_and_booked_once(rig: Rig, stand: Stand) -> None:
    outcome = went(stand, rig.outgoing())
    assert outcome.kind is OutcomeKind.SENT, outcome
    assert outcome.reference
    assert [(phone_key(one.address) or one.address, one.text) for one in stand.books()] == [
        (phone_key(rig.address) or rig.address, rig.arrives(rig.outgoing().text)),
    ]


def test_an_unknown_recipient_is_final_for_them_alone(rig: Rig, stand: Stand) -> None:
    outcome = went(stand, rig.outgoing(address=rig.stranger or rig.address))
    well_told(rig, outcome)
    if rig.stranger:
        assert outcome.kind in rig.stranger_outcomes, outcome
    else:
        assert outcome.kind is OutcomeKind.SENT


def test_a_hostile_text_arrives_unchanged(rig: Rig, stand: Stand) -> None:
    assert len(HOSTILE) == 300
    outcome = went(stand, rig.outgoing(text=HOSTILE))
    assert outcome.kind is OutcomeKind.SENT, outcome
    assert [one.text for one in stand.books()] == [rig.arrives(HOSTILE)]


def test_a_file_goes_or_is_refused_but_never_left_behind(rig: Rig, stand: Stand) -> None:
    photo = Attachment(name="entrega.jpg", media_type="image/jpeg", content=b"\xff\xd8\xff\xe0 a picture")
    outcome = went(stand, replace(rig.outgoing(), attachments=(photo,)))
    well_told(rig, outcome)
    if stand.gateway.traits.attachments:
        assert outcome.kind is OutcomeKind.SENT, outcome
        assert len(stand.books()) == 1
    else:
        assert outcome.kind is OutcomeKind.FINAL_CONTENT, outcome
        assert not stand.books()


def test_a_text_beyond_the_longest_is_final(rig: Rig, stand: Stand) -> None:
    longest = stand.gateway.traits.longest
    if longest < 1_000_000:
        outcome = went(stand, rig.outgoing(text="x" * (longest + 1)))
        assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_CONTENT, "text_too_long")
        assert not stand.books()


def test_no_text_or_address_makes_a_gateway_raise(rig: Rig, stand: Stand) -> None:
    letters, number = st.characters(codec="utf-8"), count()

    @settings(max_examples=20)
    @given(text=st.text(letters, max_size=80), address=st.text(letters, max_size=20) | st.just(rig.address))
    def tried(text: str, address: str) -> None:
        before = len(stand.books())
        # Each its own id: the phone takes none twice.
        message = replace(rig.outgoing(text=text, address=address or rig.address), message_id=f"M{next(number):012d}")
        outcome = went(stand, message)
        well_told(rig, outcome)
        assert (len(stand.books()) == before + 1) == (outcome.kind is OutcomeKind.SENT), outcome

    tried()


def test_a_page_in_the_services_place_is_no_service(rig: Rig, stand: Stand) -> None:
    """A hotel's network answers everything with its welcome, at 200."""
    stand.answer(200, "text/html", b"<!DOCTYPE html><html><body><h1>Bienvenido</h1> OK</body></html>")
    assert went(stand, rig.outgoing()).kind is not OutcomeKind.SENT
    assert not stand.gateway.check().good
    assert stand.gateway.fetch_inbound("").inbound == ()


@pytest.mark.parametrize("trouble", list(Trouble))
def test_no_trouble_is_told_as_what_it_was_not(rig: Rig, trouble: Trouble) -> None:
    if trouble not in rig.troubles:
        assert trouble not in {Trouble.CUT_READ, Trouble.LATE, Trouble.REFUSED}, "every service can make these"
        return
    requests = requests_of_a_send(rig)
    # Every LATE one is waited for: the first and the last stand for all.
    for at in {0, requests - 1} if trouble is Trouble.LATE else range(requests):
        with rig.start() as stand:
            stand.trouble(at, trouble)
            message = prepared(stand, rig.outgoing())
            outcome = stand.gateway.send(message)
            rightly_told(rig, outcome, trouble, stand.books())
            found = stand.gateway.reconcile([asked_about(message, outcome)])
            assert [one.message_id for one in found] == [message.message_id]
            assert not leaks(rig, *found)
            honest(stand, found[0].found, booked=stand.books(), trouble=trouble)


def rightly_told(rig: Rig, outcome: Outcome, trouble: Trouble, booked: Sequence[Booked]) -> None:
    """A booked message may be out; one that is not was not sent; a refused line wrote nothing."""
    told = f"{trouble}: {outcome}, books: {booked}"
    well_told(rig, outcome)
    assert len(booked) <= 1, told
    if booked:
        assert outcome.kind in MAY_BE_OUT, told
    else:
        assert outcome.kind is not OutcomeKind.SENT, told
    if trouble is Trouble.REFUSED and not booked:
        assert outcome.kind is not OutcomeKind.UNKNOWN_MAYBE_SENT, told


@pytest.mark.parametrize("trouble", [Trouble.BUSY, Trouble.BUSY_DATE, Trouble.UNAUTHORISED])
def test_what_was_refused_at_the_last_request_is_known_not_to_be_out(rig: Rig, trouble: Trouble) -> None:
    if trouble not in rig.troubles:
        return
    last = requests_of_a_send(rig) - 1
    with rig.start() as stand:
        stand.trouble(last, trouble)
        outcome = went(stand, rig.outgoing())
        assert not stand.books()
        if trouble is Trouble.UNAUTHORISED:
            assert outcome.kind is OutcomeKind.CONFIG_ERROR, outcome
        else:
            assert outcome.kind is OutcomeKind.RETRY_WAIT, outcome


# ------------------------------------------------------------------------------------------------------------- traits


def honest(stand: Stand, found: Found, *, booked: Sequence[Booked], trouble: Trouble) -> None:
    """What is found is what the books hold, or nobody can tell."""
    told = f"{trouble}: {found}, books: {booked}"
    if not stand.gateway.traits.reconciles:
        assert found is Found.CANNOT_TELL, told
    elif booked:
        assert found is Found.THERE, told
    else:
        assert found in {Found.NOT_THERE, Found.NOT_YET}, told


def test_an_unsent_message_is_told_absent_in_the_end(rig: Rig, stand: Stand) -> None:
    message = prepared(stand, rig.outgoing())
    lost = in_flight(message, message.reference, datetime.now(UTC) - timedelta(hours=1), MessageState.UNKNOWN)
    found = [one.found for one in stand.gateway.reconcile([lost])]
    assert found == [Found.NOT_THERE if stand.gateway.traits.reconciles else Found.CANNOT_TELL]


def test_nothing_is_asked_of_nothing(stand: Stand) -> None:
    assert list(stand.gateway.reconcile([])) == []
    assert list(stand.gateway.fetch_states([])) == []


def test_states_are_of_the_messages_asked_about(rig: Rig, stand: Stand) -> None:
    message = prepared(stand, rig.outgoing())
    outcome = stand.gateway.send(message)
    news = stand.gateway.fetch_states([asked_about(message, outcome)])
    assert all(one.message_id == message.message_id or one.reference == outcome.reference for one in news)
    assert all(not one.code or is_code(one.code) for one in news)
    if stand.gateway.traits.states is not Feed.POLLED:
        assert not news


def test_a_polled_reply_comes_once(rig: Rig, stand: Stand) -> None:
    if stand.gateway.traits.inbound is not Feed.POLLED:
        assert stand.gateway.fetch_inbound("x").inbound == ()
        return
    cursor, first = drained(stand, "")
    assert first == []
    stand.reply(rig.address, "Sí, aquí estaré 👍")
    cursor, came = drained(stand, cursor)
    assert [one[1] for one in came] == ["Sí, aquí estaré 👍"]
    assert phone_key(came[0][2]) == phone_key(rig.address) or came[0][2] == rig.address
    _, again = drained(stand, cursor)
    assert {one[0] for one in again} <= {one[0] for one in came}
    stand.reply(rig.address, "¿A qué hora?")
    _, later = drained(stand, cursor)
    assert [one[1] for one in later if one[0] != came[0][0]] == ["¿A qué hora?"]


def drained(stand: Stand, cursor: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The new cursor, and (reference, text, address or phone) of all that came."""
    found: list[tuple[str, str, str]] = []
    for _ in range(10):
        post = stand.gateway.fetch_inbound(cursor)
        cursor = post.cursor
        found += [(one.reference, one.text, one.phone or one.address) for one in post.inbound]
        if not post.more:
            return cursor, found
    raise AssertionError("there is always more")


@pytest.mark.parametrize("trouble", sorted(Trouble))
def test_a_poll_in_trouble_keeps_its_place(rig: Rig, trouble: Trouble) -> None:
    if trouble not in rig.troubles:
        return
    with rig.start() as stand:
        if stand.gateway.traits.inbound is not Feed.POLLED:
            return
        cursor, _ = drained(stand, "")
        stand.reply(rig.address, "Hola")
        stand.trouble(0, trouble)
        post = stand.gateway.fetch_inbound(cursor)
        assert is_code(post.trouble) if post.trouble else True, post
        assert not (post.trouble and post.inbound), post
        _, later = drained(stand, post.cursor)
        assert [one.text for one in post.inbound] + [one[1] for one in later] in (["Hola"], ["Hola", "Hola"])


def test_a_poll_that_may_not_look_says_why(rig: Rig, stand: Stand) -> None:
    if stand.gateway.traits.inbound is Feed.POLLED:
        assert not stand.gateway.fetch_inbound("").trouble
        stand.answer(401, "application/json", b"{}")
        assert is_code(stand.gateway.fetch_inbound("").trouble)


# -------------------------------------------------------------------------------------------------------------- check


def test_a_good_service_is_good(rig: Rig, stand: Stand) -> None:
    check = stand.gateway.check()
    assert check.good, check
    assert not stand.books()
    assert all(name in FACTS or is_code(name) for name, _ in check.facts), check.facts
    assert not leaks(rig, check)


@pytest.mark.parametrize("trouble", sorted(UNBOOKED_TROUBLES | {Trouble.HTML, Trouble.LATE}))
def test_a_check_in_trouble_says_why(rig: Rig, trouble: Trouble) -> None:
    if trouble not in rig.troubles:
        return
    with rig.start() as stand:
        stand.trouble(0, trouble)
        check = stand.gateway.check()
        # A GET is asked again by the session itself: a passing trouble may be over.
        assert check.good or is_code(check.code), check
        if trouble is Trouble.UNAUTHORISED:
            assert not check.good
        assert not leaks(rig, check)


# ------------------------------------------------------------------------------------------------------------ secrets


def test_no_secret_is_told_or_logged(rig: Rig, stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.NOTSET)
    message = rig.outgoing()
    outcome = went(stand, message)
    told: list[object] = [stand.gateway, vars(stand.gateway), outcome, stand.gateway.check()]
    echo = " ".join(rig.secrets.values())
    # A service that repeats what it was asked in its error.
    for status in (400, 401, 403, 404, 500):
        body = {
            "error": {"message": echo, "code": 1},
            "message": echo,
            "description": echo,
            "response": {"message": echo},
        }
        stand.answer(status, "application/json", json.dumps(body).encode())
        flight = asked_about(message, outcome)
        told += [went(stand, message), stand.gateway.check(), stand.gateway.fetch_inbound("")]
        told += [stand.gateway.fetch_states([flight]), stand.gateway.reconcile([flight])]
    assert not leaks(rig, *told)
    assert not leaks(rig, caplog.text)


def test_no_secret_is_told_when_nobody_answers(rig: Rig, stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stand.trouble(0, Trouble.REFUSED)
    told = [went(stand, rig.outgoing()), stand.gateway.check()]
    assert not leaks(rig, *told, caplog.text)
