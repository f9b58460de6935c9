"""What no gateway stumbles over: answers and webhooks of any shape, proved and unproved."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from courier_desktop.domain.messaging import Feed, MessageState, WebhookRequest
from courier_desktop.domain.values import replace
from courier_desktop.domain.wording import is_code
from tests.gateways.rigs.asking import leaks, well_told, went
from tests.gateways.rigs.base import Rig, Stand, in_flight

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("id", "key", "status", "state", "error", "message", "messages", "result", "ok", "data", "code"),
                    *(
                        "response",
                        "exists",
                        "numberExists",
                        "chatId",
                        "items",
                        "sid",
                        "description",
                        "contacts",
                        "recipients",
                    ),
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
BODIES = st.one_of(
    st.binary(max_size=200),
    JSON.map(lambda one: json.dumps(one).encode()),
    st.sampled_from(
        [b"", b"{}", b"[]", b"null", b"[" * 5000, b"<html><body>404</body></html>", b"\xff\xfe\x00", b'"x"']
    ),
)
STATUSES = st.sampled_from([200, 200, 200, 201, 202, 204, 301, 400, 403, 404, 409, 422, 429, 500])
KINDS = st.sampled_from(["application/json", "text/html; charset=utf-8", "application/octet-stream", "text/plain"])


def test_no_answer_makes_a_gateway_raise(rig: Rig, stand: Stand) -> None:
    message = rig.outgoing()
    flight = in_flight(message, "some-reference", datetime.now(UTC), MessageState.UNKNOWN)

    @settings(max_examples=25)
    @given(status=STATUSES, kind=KINDS, body=BODIES)
    def tried(status: int, kind: str, body: bytes) -> None:
        stand.answer(status, kind, body)
        outcome = went(stand, message)
        well_told(rig, outcome)
        check = stand.gateway.check()
        assert check.good or is_code(check.code)
        states = stand.gateway.fetch_states([flight])
        post = stand.gateway.fetch_inbound("")
        found = stand.gateway.reconcile([flight])
        assert [one.message_id for one in found] == [flight.message_id]
        assert not leaks(rig, outcome, check, states, post, found)

    tried()


# ----------------------------------------------------------------------------------------------------------- webhooks


def test_an_unproved_webhook_brings_nothing(rig: Rig, stand: Stand) -> None:
    if rig.webhooks is None:
        assert stand.gateway.traits.states is not Feed.WEBHOOK
        assert stand.gateway.traits.inbound is not Feed.WEBHOOK
        return
    for sample in rig.webhooks.samples:
        good = rig.webhooks.signed(stand.gateway, sample.body)
        bare = replace(good, headers={k: v for k, v in good.headers.items() if k not in rig.webhooks.proof})
        wrong = replace(good, headers=good.headers | dict.fromkeys(rig.webhooks.proof, "0" * 64))
        odd = replace(good, headers=good.headers | dict.fromkeys(rig.webhooks.proof, "é\x00ñ"))
        changed = replace(good, body=good.body + b" ") if rig.webhooks.signs_body else bare
        for request in (bare, wrong, odd, changed):
            answer = stand.gateway.verify_webhook(request)
            assert answer.status in {401, 403}, request
            assert (answer.post.inbound, answer.post.states) == ((), ())


def test_a_proved_webhook_brings_what_it_says(rig: Rig, stand: Stand) -> None:
    for sample in rig.webhooks.samples if rig.webhooks else ():
        assert rig.webhooks
        answer = stand.gateway.verify_webhook(rig.webhooks.signed(stand.gateway, sample.body))
        assert answer.status == 200, sample
        assert (len(answer.post.inbound), len(answer.post.states)) == (sample.inbound, sample.states), sample
        assert all(one.reference and one.address for one in answer.post.inbound)
        assert not leaks(rig, answer)


def test_a_gateway_without_a_webhook_knows_no_such_page(rig: Rig, stand: Stand) -> None:
    request = WebhookRequest(method="POST", path="/", headers={}, body=b"{}")
    answer = stand.gateway.verify_webhook(request)
    assert answer.status in ({401, 403} if rig.webhooks else {404})


def test_no_webhook_makes_a_gateway_raise(rig: Rig, stand: Stand) -> None:
    hooks = rig.webhooks
    if hooks is None:
        return

    @settings(max_examples=100)
    @given(body=BODIES)
    def tried(body: bytes) -> None:
        answer = stand.gateway.verify_webhook(hooks.signed(stand.gateway, body))
        assert answer.status in {200, 400}
        assert answer.post.states == ()

    tried()
