"""What a Telegram bot hears, by a poll or by its webhook: read defensively, believed only when proved."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.messaging import Inbound, InboundKind, WebhookRequest
from courier_desktop.domain.secret import Secret
from courier_desktop.gateways.reading import fields_at
from courier_desktop.gateways.telegram import KIND, TelegramGateway
from courier_desktop.gateways.telegram_updates import inbound_of, next_offset, proved, pushed
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.telegram import SECRETS
from tests.gateways.servers.telegram import ANA, BOT, JSON, press, private

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
HOOK_SECRET = SECRETS["webhook_secret"]


# ------------------------------------------------------------------------------------------------------------ updates


def heard(**what: object) -> Inbound | None:
    return inbound_of({"update_id": 9, **what}, NOW)


def said(**content: object) -> Inbound:
    found = heard(message=private(ANA, 11, 1795338000) | content)
    assert found is not None
    return found


def test_a_message_is_read_whole() -> None:
    found = said(text="Sí, aquí estaré", reply_to_message={"message_id": 5})
    assert found == Inbound(
        reference="3527065:11",
        address=ANA,
        kind=InboundKind.TEXT,
        at=datetime.fromtimestamp(1795338000, UTC),
        text="Sí, aquí estaré",
        name="Ana Muñoz",
        answers="3527065:5",
    )


@pytest.mark.parametrize(
    ("text", "kind", "payload"),
    [
        ("/start Xy_9-z", InboundKind.START, "Xy_9-z"),
        (f"/start@{BOT} Xy9", InboundKind.START, "Xy9"),
        ("/start", InboundKind.START, ""),
        ("/start  ", InboundKind.START, ""),
        ("/starting Xy9", InboundKind.TEXT, ""),
        ("/start dos palabras", InboundKind.TEXT, ""),
        ("/start " + "x" * 65, InboundKind.TEXT, ""),
        ("quiero /start x", InboundKind.TEXT, ""),
    ],
)
def test_a_start_link_brings_its_token(text: str, kind: InboundKind, payload: str) -> None:
    found = said(text=text)
    assert (found.kind, found.payload) == (kind, payload)
    assert found.text == ("/start" if kind is InboundKind.START else text)


def test_an_edited_message_is_another_one() -> None:
    edited = private(ANA, 11, 1795338000) | {"text": "Calle 5, no 6", "edit_date": 1795338060}
    found = heard(edited_message=edited)
    assert found is not None
    assert (found.reference, found.text) == ("3527065:11:1795338060", "Calle 5, no 6")
    assert found.at == datetime.fromtimestamp(1795338060, UTC)


def test_a_place_is_read_once_however_it_moves() -> None:
    place = {"location": {"latitude": 19.4326, "longitude": -99.1332, "live_period": 900}}
    found = said(**place)
    assert (found.kind, found.payload) == (InboundKind.LOCATION, "19.4326,-99.1332")
    assert heard(edited_message=private(ANA, 11, 1) | place | {"edit_date": 2}) is None
    named = said(**place, venue={"location": {}, "title": "Café Sur", "address": "Calle 5"})
    assert named.text == "Café Sur, Calle 5"


@pytest.mark.parametrize(("owner", "phone"), [(3527065, "+525512345678"), (99, ""), (None, "")])
def test_only_ones_own_phone_is_believed(owner: int | None, phone: str) -> None:
    card = {"phone_number": "5215512345678", "first_name": "Ana", **({"user_id": owner} if owner else {})}
    found = said(contact=card)
    assert found.phone == phone
    assert "+525512345678" in found.text


@pytest.mark.parametrize(
    ("content", "reference", "media_type", "text"),
    [
        (
            {"photo": [{"file_id": "S", "width": 90}, {"file_id": "L", "width": 1280}], "caption": "La casa"},
            "L",
            "image/jpeg",
            "La casa",
        ),
        ({"document": {"file_id": "D", "mime_type": "application/pdf"}}, "D", "application/pdf", ""),
        ({"voice": {"file_id": "V", "duration": 3}}, "V", "audio/ogg", ""),
        ({"video": {"file_id": "W"}}, "W", "video/mp4", ""),
        ({"sticker": {"file_id": "K", "emoji": "👍"}}, "K", "image/webp", "👍"),
    ],
)
def test_files_are_named_not_fetched(content: JSON, reference: str, media_type: str, text: str) -> None:
    found = said(**content)
    assert found.kind is InboundKind.MEDIA
    assert (found.media_reference, found.media_type, found.text) == (reference, media_type, text)


def test_what_nobody_knows_yet_is_kept_and_telegrams_own_notes_are_not() -> None:
    assert said(checklist={"title": "x"}).kind is InboundKind.UNSUPPORTED
    assert heard(message=private(ANA, 11, 1) | {"pinned_message": {}}) is None
    assert heard(message=private(ANA, 11, 1) | {"from": {"id": 1, "is_bot": True}, "text": "x"}) is None
    assert heard(channel_post=private(ANA, 11, 1) | {"text": "x"}) is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("kicked", InboundKind.BLOCKED),
        ("left", InboundKind.BLOCKED),
        ("member", InboundKind.UNBLOCKED),
    ],
)
def test_blocks_and_their_end_are_heard(status: str, kind: InboundKind) -> None:
    changed = private(ANA, 1, 1795338000) | {"new_chat_member": {"status": status}}
    found = heard(my_chat_member=changed)
    assert found is not None
    assert (found.kind, found.address, found.reference) == (kind, ANA, "member:3527065:9")
    assert heard(my_chat_member=changed | {"new_chat_member": {"status": "odd"}}) is None


def test_a_button_of_a_message_that_is_gone_still_counts() -> None:
    found = heard(callback_query={"id": "1", "from": private(ANA, 1, 1)["from"], "data": "yes"})
    assert found is not None
    assert (found.address, found.answers, found.text, found.at) == (ANA, "", "", NOW)


def test_numbers_may_begin_anew() -> None:
    assert next_offset([{"update_id": 5}, {"update_id": 6}]) == "7"
    assert next_offset([{"update_id": "x"}]) == ""


# ------------------------------------------------------------------------------------------------------------ webhook


def request(body: bytes, secret: str = HOOK_SECRET) -> WebhookRequest:
    headers = {"x-telegram-bot-api-secret-token": secret}
    return WebhookRequest(method="POST", path="/hooks/telegram", headers=headers, body=body)


def test_a_webhook_is_believed_by_its_secret_alone() -> None:
    body = json.dumps({"update_id": 9, "message": private(ANA, 11, 1795338000) | {"text": "Sí"}}).encode()
    gateway = TelegramGateway(means_of(KIND, {}, SECRETS))
    assert [one.text for one in gateway.verify_webhook(request(body)).post.inbound] == ["Sí"]
    for wrong in ("", "x", HOOK_SECRET + "x", "\udcff", "ñ"):
        assert gateway.verify_webhook(request(body, wrong)).status == 403
    assert not proved(request(body, ""), Secret(""))


def test_a_webhook_brings_what_a_poll_does_and_answers_buttons_at_once() -> None:
    update: JSON = {"update_id": 9, "callback_query": press("conf")}
    answer = pushed(json.dumps(update).encode(), NOW)
    assert answer.post.inbound == (inbound_of(update, NOW),)
    assert json.loads(answer.body) == {
        "method": "answerCallbackQuery",
        "callback_query_id": "4382bfdwdsb323b2d9",
    }


_NAMES = [
    *("message", "edited_message", "callback_query", "my_chat_member", "reply_to_message", "new_chat_member"),
    *("chat", "from", "id", "message_id", "update_id", "user_id", "date", "status", "data", "text"),
    *("photo", "document", "contact", "location", "latitude", "longitude"),
]
_ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_NAMES),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=100)
@given(update=_ODD)
def test_no_update_is_too_odd(update: object) -> None:
    found = inbound_of(fields_at(update), NOW)
    assert found is None or (found.reference and found.address)
