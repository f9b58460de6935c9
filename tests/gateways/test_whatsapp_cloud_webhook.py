"""What Meta posts: proof by raw bytes, every type of message, states that find their message, and nothing that raises.

The shapes are our own, with the traits of payloads recorded in the test suites of two open-source clients: numbers
and user ids side by side, quick replies without context, interactive messages with nothing in them, groups, echoes,
edits inside of messages, deletions, a system's notes, prices per conversation and per message.
"""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import Cost, Inbound, InboundKind, MessageState, StateNews, WebhookRequest
from courier_desktop.gateways.whatsapp_cloud import KIND, WhatsAppCloudGateway
from courier_desktop.gateways.whatsapp_cloud_webhook import post_of
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.whatsapp_cloud import SECRETS, VALUES
from tests.gateways.servers.whatsapp_cloud import APP_SECRET, JSON, PHONE_ID, TOKEN, VERIFY_TOKEN, message, news, posted

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
AT = datetime.fromtimestamp(1795338000, UTC)
WAMID = "wamid.HBgNNTIxNTUxMjM0NTY3OBUCABEYEjlBM0RBMDZEN0Y="


def cloud(**secrets: str) -> WhatsAppCloudGateway:
    told: dict[str, Value] = {**VALUES}
    return WhatsAppCloudGateway(means_of(KIND, told, SECRETS | secrets, lambda: NOW))


def hmac_sha256(key: bytes, content: bytes) -> str:
    """RFC 2104, written out: not the function that the gateway uses."""
    block = key.ljust(64, b"\0") if len(key) <= 64 else hashlib.sha256(key).digest().ljust(64, b"\0")
    inner = hashlib.sha256(bytes(one ^ 0x36 for one in block) + content).digest()
    return hashlib.sha256(bytes(one ^ 0x5C for one in block) + inner).hexdigest()


def post(body: bytes, signature: str | None = None, **headers: str) -> WebhookRequest:
    proof = f"sha256={hmac_sha256(APP_SECRET.encode(), body)}" if signature is None else signature
    return WebhookRequest(
        method="POST",
        path="/hooks/whatsapp",
        headers={"content-type": "application/json", "x-hub-signature-256": proof, **headers},
        body=body,
    )


# -------------------------------------------------------------------------------------------------------------- proof


def test_the_written_out_hmac_is_the_standards() -> None:
    """Test case 2 of RFC 4231."""
    told = hmac_sha256(b"Jefe", b"what do ya want for nothing?")
    assert told == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_the_very_bytes_are_proved() -> None:
    """Meta escapes every á: the same JSON in other bytes is another body."""
    body = posted(news({"messages": [message("text", text={"body": "Sí, está aquí"})]}))
    assert b"\\u00ed" in body
    gateway = cloud()
    answer = gateway.verify_webhook(post(body))
    assert [one.text for one in answer.post.inbound] == ["Sí, está aquí"]
    written_anew = json.dumps(json.loads(body), ensure_ascii=False).encode()
    signature = f"sha256={hmac_sha256(APP_SECRET.encode(), body)}"
    assert gateway.verify_webhook(post(written_anew, signature)).status == 403


@pytest.mark.parametrize("signature", ["", "sha256=", "sha1=" + "0" * 40, "sha256=" + "0" * 64, "sha256=é\udcff", "x"])
def test_what_is_not_proved_brings_nothing(signature: str) -> None:
    body = posted(news({"messages": [message("text", text={"body": "Sí"})]}))
    answer = cloud().verify_webhook(post(body, signature))
    assert (answer.status, answer.post.inbound) == (403, ())


def test_without_a_secret_nothing_is_believed() -> None:
    body = posted(news({"messages": [message("text", text={"body": "Sí"})]}))
    signature = f"sha256={hmac_sha256(b'', body)}"
    assert cloud(app_secret="").verify_webhook(post(body, signature)).status == 403


def asked(mode: str, token: str, challenge: str = "1158201444") -> WebhookRequest:
    path = f"/hooks/whatsapp?hub.mode={mode}&hub.challenge={challenge}&hub.verify_token={token}"
    return WebhookRequest(method="GET", path=path, headers={}, body=b"")


def test_the_address_is_ours_for_whoever_knows_our_word() -> None:
    gateway = cloud()
    answer = gateway.verify_webhook(asked("subscribe", VERIFY_TOKEN))
    assert (answer.status, answer.body, answer.media_type) == (200, "1158201444", "text/plain")
    wrong = (("subscribe", "otra"), ("subscribe", ""), ("unsubscribe", VERIFY_TOKEN), ("subscribe", "%F0%9F%98%80"))
    assert {gateway.verify_webhook(asked(*one)).status for one in wrong} == {403}
    assert gateway.verify_webhook(asked("subscribe", VERIFY_TOKEN, "x" * 501)).status == 403
    assert cloud(verify_token="").verify_webhook(asked("subscribe", "")).status == 403


# ----------------------------------------------------------------------------------------------------------- messages

CONTACT: JSON = {
    "profile": {"name": "Ana Muñoz"},
    "wa_id": "5215512345678",
    "user_id": "MX.1502576394655843",
    "parent_user_id": "MX.ENT.11815799212886844830",
}


def heard(*messages: JSON, contact: JSON = CONTACT) -> tuple[Inbound, ...]:
    return post_of(posted(news({"contacts": [contact], "messages": list(messages)})), PHONE_ID, NOW).inbound


def one(kind: str, **what: object) -> Inbound:
    (found,) = heard(message(kind, **what))
    return found


def test_a_text_is_read_whole() -> None:
    context = {"from": "525512340001", "id": WAMID}
    assert one("text", text={"body": "Sí, aquí estaré"}, context=context) == Inbound(
        reference="wamid.IN1=",
        address="5215512345678",
        kind=InboundKind.TEXT,
        at=AT,
        text="Sí, aquí estaré",
        phone="+525512345678",
        name="Ana Muñoz",
        answers=WAMID,
    )


def test_half_characters_can_be_kept() -> None:
    """JSON may hold half of an emoji; no database does."""
    found = one("text", text={"body": "Sí \ud83d"}, id="wamid.\udc00=")
    assert (found.text, found.reference) == ("Sí \ufffd", "wamid.\ufffd=")


@pytest.mark.parametrize("stamp", ["1795338000", 1795338000, "1795338000000", 1795338000000])
def test_times_come_in_seconds_and_in_milliseconds(stamp: object) -> None:
    assert one("text", text={"body": "x"}, timestamp=stamp).at == AT


@pytest.mark.parametrize("stamp", [None, "", "soon", -5, [], 10**30])
def test_a_time_that_is_none_is_now(stamp: object) -> None:
    assert one("text", text={"body": "x"}, timestamp=stamp).at == NOW


def test_people_without_a_number_are_known_by_their_id() -> None:
    told = message("text", text={"body": "Hola"}, from_user_id="MX.1502576394655843")
    del told["from"]
    contact: JSON = {"profile": {"username": "ana.m"}, "user_id": "MX.1502576394655843"}
    (found,) = heard(told, contact=contact)
    assert (found.address, found.phone, found.name) == ("MX.1502576394655843", "", "ana.m")
    (in_place,) = heard(told | {"from": "MX.1502576394655843"}, contact=contact)
    assert (in_place.address, in_place.phone, in_place.name) == ("MX.1502576394655843", "", "ana.m")


@pytest.mark.parametrize(
    ("kind", "what", "text", "payload"),
    [
        ("button", {"button": {"payload": "conf:AB12CD", "text": "Confirmo"}}, "Confirmo", "conf:AB12CD"),
        (
            "interactive",
            {"interactive": {"type": "button_reply", "button_reply": {"id": "c1", "title": "Sí"}}},
            "Sí",
            "c1",
        ),
        (
            "interactive",
            {
                "interactive": {
                    "type": "list_reply",
                    "list_reply": {"id": "l2", "title": "Mañana", "description": "9-13"},
                }
            },
            "Mañana",
            "l2",
        ),
    ],
)
def test_pressed_buttons_bring_their_payload(kind: str, what: JSON, text: str, payload: str) -> None:
    found = one(kind, **what)
    assert (found.kind, found.text, found.payload) == (InboundKind.BUTTON, text, payload)


@pytest.mark.parametrize(
    ("kind", "told", "media_type", "text"),
    [
        (
            "image",
            {"id": "65", "mime_type": "image/jpeg", "caption": "La casa", "url": "https://x"},
            "image/jpeg",
            "La casa",
        ),
        ("document", {"id": "65", "mime_type": "application/pdf", "filename": "a.pdf"}, "application/pdf", ""),
        ("voice", {"id": "65", "mime_type": "audio/ogg"}, "audio/ogg", ""),
        ("audio", {"id": "65", "mime_type": "audio/ogg; codecs=opus", "voice": True}, "audio/ogg", ""),
        ("video", {"id": "65", "mime_type": "video/mp4"}, "video/mp4", ""),
        ("sticker", {"id": "65", "mime_type": "image/webp", "animated": False}, "image/webp", ""),
    ],
)
def test_files_are_named_not_fetched(kind: str, told: JSON, media_type: str, text: str) -> None:
    found = one(kind, **{kind: told})
    assert found.kind is InboundKind.MEDIA
    assert (found.media_reference, found.media_type, found.text) == ("65", media_type, text)


def test_a_place_is_read() -> None:
    found = one("location", location={"latitude": 19.4326, "longitude": -99.1332, "name": "Café Sur"})
    assert (found.kind, found.payload, found.text) == (InboundKind.LOCATION, "19.4326,-99.1332", "Café Sur")


def test_a_smile_answers_and_taking_it_back_says_nothing() -> None:
    found = one("reaction", reaction={"message_id": WAMID, "emoji": "👍"})
    assert (found.kind, found.text, found.answers) == (InboundKind.TEXT, "👍", WAMID)
    assert heard(message("reaction", reaction={"message_id": WAMID, "emoji": ""})) == ()


def test_an_edited_message_is_read_as_it_is_now() -> None:
    inner = {"context": {"id": "M0"}, "type": "text", "text": {"body": "Calle 6, no 5"}}
    found = one("edit", edit={"original_message_id": WAMID, "message": inner})
    assert (found.kind, found.text) == (InboundKind.TEXT, "Calle 6, no 5")


@pytest.mark.parametrize(
    ("kind", "what", "text"),
    [
        ("hologram", {"hologram": {"x": 1}}, ""),
        ("unsupported", {"errors": [{"code": 131051, "title": "Message type unknown"}]}, ""),
        ("interactive", {}, ""),
        ("text", {"text": "no object"}, ""),
        ("image", {"image": {"mime_type": "image/jpeg"}}, ""),
        ("order", {"order": {"catalog_id": "1", "product_items": []}}, ""),
        ("revoke", {"revoke": {"original_message_id": WAMID}}, ""),
        (
            "system",
            {"system": {"body": "User A changed number", "type": "user_changed_number"}},
            "User A changed number",
        ),
        (
            "contacts",
            {"contacts": [{"name": {"formatted_name": "Luis"}, "phones": [{"phone": "+52 55"}]}]},
            "Luis +52 55",
        ),
    ],
)
def test_what_nobody_reads_yet_is_kept(kind: str, what: JSON, text: str) -> None:
    found = one(kind, **what)
    assert (found.kind, found.text) == (InboundKind.UNSUPPORTED, text)


def test_all_entries_changes_and_messages_are_read() -> None:
    first = news({"messages": [message("text", id=f"a{n}", text={"body": str(n)}) for n in range(2)]})
    second = news({"messages": [message("text", id="b", text={"body": "2"})]})
    assert isinstance(first["entry"], list)
    assert isinstance(second["entry"], list)
    first["entry"][0]["changes"] += second["entry"][0]["changes"]
    first["entry"] += [{"id": "x"}, "odd", *second["entry"]]
    found = post_of(posted(first), PHONE_ID, NOW)
    assert [got.reference for got in found.inbound] == ["a0", "a1", "b", "b"]


def test_others_news_is_not_ours() -> None:
    text = message("text", text={"body": "Hola"})
    assert heard(text | {"group_id": "Y2FwaV9ncm91cDox"}) == ()
    for body in (
        news({"messages": [text]}, phone_id="5"),
        news({"message_echoes": [text]}, "smb_message_echoes"),
        news({"messages": [text]}, "history"),
        news({"messages": [text]}) | {"entry": {}},
    ):
        assert post_of(posted(body), PHONE_ID, NOW).inbound == ()
    assert post_of(posted(news({"messages": [text]}, phone_id="")), "", NOW).inbound == ()


# ------------------------------------------------------------------------------------------------------------- states


def states(*told: JSON) -> tuple[StateNews, ...]:
    return post_of(posted(news({"statuses": list(told)})), PHONE_ID, NOW).states


def status(state: str, **more: object) -> JSON:
    head: JSON = {"id": WAMID, "status": state, "timestamp": "1795338000", "recipient_id": "5215512345678"}
    return head | more


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("sent", MessageState.SENT),
        ("delivered", MessageState.DELIVERED),
        ("read", MessageState.READ),
        ("played", MessageState.READ),
    ],
)
def test_states_find_their_message_by_our_own_id(told: str, state: MessageState) -> None:
    """Also when the program died before it kept Meta's."""
    (found,) = states(status(told, biz_opaque_callback_data="out:M0000000000A1"))
    assert found == StateNews(state=state, message_id="M0000000000A1", reference=WAMID, at=AT)
    (bare,) = states(status(told, biz_opaque_callback_data="campaign-7"))
    assert (bare.message_id, bare.reference) == ("", WAMID)


@pytest.mark.parametrize(
    ("code", "why", "recipient"),
    [
        (131026, "not_on_whatsapp", True),
        (131030, "recipient_not_allowed", True),
        (131049, "recipient_limit", True),
        (130472, "recipient_limit", True),
        (131047, "window_closed", False),
        (131050, "recipient_stopped", False),
        (131042, "gateway_no_credit", False),
        (132015, "template_paused", False),
        (131053, "try_later", False),
        (424242, "not_delivered", False),
    ],
)
def test_a_failure_told_later_says_why(code: int, why: str, recipient: bool) -> None:
    error = {"code": code, "title": "Title", "message": "Message", "error_data": {"details": "What exactly"}}
    (found,) = states(status("failed", errors=[error]))
    assert (found.state, found.code, found.said, found.recipient) == (
        MessageState.FAILED,
        why,
        "What exactly",
        recipient,
    )


@pytest.mark.parametrize("errors", [[], None, ["odd"], [{}], [{"code": "x"}]])
def test_a_failure_without_a_reason_is_one(errors: object) -> None:
    (found,) = states(status("failed", errors=errors))
    assert (found.state, found.code) == (MessageState.FAILED, "not_delivered")


def test_a_price_is_told_only_when_there_is_one() -> None:
    """Meta says whether a message is billed, and by which category; how much stands in the owner's table."""
    billed = {"billable": True, "pricing_model": "PMP", "category": "utility", "type": "regular"}
    free = {"billable": False, "pricing_model": "PMP", "category": "service", "type": "free_customer_service"}
    told = states(status("sent", pricing=billed), status("sent", pricing=free), status("delivered"))
    assert [found.cost for found in told] == [None, Cost(0, "USD"), None]


def test_states_of_groups_and_of_nothing_are_none() -> None:
    group = status("read", recipient_type="group", recipient_participant_id="5215512345678")
    assert states(group, status("deleted"), status("hologram"), status("read", id="")) == ()


def test_a_failure_never_repeats_a_secret() -> None:
    error = {"code": 100, "message": f"Echo of {TOKEN}"}
    answer = cloud().verify_webhook(post(posted(news({"statuses": [status("failed", errors=[error])]}))))
    assert [found.said for found in answer.post.states] == ["Echo of ***"]


# -------------------------------------------------------------------------------------------------------------- odder


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"entry":[[[]]]}',
        base64.b64encode(b"x" * 99),
    ],
)
def test_what_is_proved_and_unreadable_is_answered_well(body: bytes) -> None:
    """Else Meta sends it again for a week."""
    answer = cloud().verify_webhook(post(body))
    assert (answer.status, answer.post.inbound, answer.post.states) == (200, (), ())


_NAMES = [
    *("id", "from", "from_user_id", "type", "text", "body", "timestamp", "errors", "code", "status", "context"),
    *("image", "button", "interactive", "button_reply", "location", "latitude", "longitude", "edit", "message"),
    *("reaction", "emoji", "pricing", "billable", "contacts", "profile", "wa_id", "biz_opaque_callback_data"),
]
_ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["text", "edit", "failed", "x", "7"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=100)
@given(told=_ODD, listed=st.sampled_from(["messages", "statuses", "contacts"]))
def test_no_shape_is_too_odd(told: object, listed: str) -> None:
    found = post_of(posted(news({listed: [told, told]})), PHONE_ID, NOW)
    assert all(got.reference and got.address for got in found.inbound)
    assert all(got.reference for got in found.states)
