"""What an Android phone tells by webhook: signed on the bytes and the time, the same reply as in its inbox."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    InboundKind,
    MessageState,
    WebhookRequest,
)
from courier_desktop.domain.values import replace
from courier_desktop.gateways.smsgate import KIND, SmsGateGateway
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.smsgate import KEY, SECRETS, event, signed
from tests.gateways.servers.smsgate import USERNAME, SmsGateServer, iso

ANA = "+525512345678"


@pytest.fixture
def phone() -> Iterator[SmsGateServer]:
    with SmsGateServer() as server:
        yield server


def gateway_on(phone: SmsGateServer, **values: Value) -> SmsGateGateway:
    made = KIND.make(means_of(KIND, {"base_url": phone.base_url, "username": USERNAME} | values, SECRETS))
    assert isinstance(made, SmsGateGateway)
    return made


@pytest.fixture
def gateway(phone: SmsGateServer) -> SmsGateGateway:
    return gateway_on(phone)


RECEIVED = event(
    "sms:received",
    messageId="fffffff6",
    message="Sí, aquí",
    sender="5512345678",
    recipient="+525500000000",
    simNumber=1,
    receivedAt="2026-11-22T03:46:11.123-06:00",
)


def test_a_signed_reply_is_the_one_in_the_inbox(phone: SmsGateServer, gateway: SmsGateGateway) -> None:
    answer = gateway.verify_webhook(signed(gateway, RECEIVED))
    (came,) = answer.post.inbound
    assert (came.text, came.phone, came.kind) == ("Sí, aquí", ANA, InboundKind.TEXT)
    assert came.at == datetime(2026, 11, 22, 9, 46, 11, 123000, tzinfo=UTC)
    listed: dict[str, object] = {"id": "text:-10", "type": "SMS", "sender": "5512345678", "contentPreview": came.text}
    phone.inbox.append(listed | {"createdAt": iso(came.at)})
    told: dict[str, Value] = {"base_url": phone.base_url, "username": USERNAME}
    later = KIND.make(means_of(KIND, told, SECRETS, lambda: came.at + timedelta(hours=1))).fetch_inbound("")
    assert [one.reference for one in later.inbound] == [came.reference]


def test_the_signature_is_of_the_bytes_and_the_time(gateway: SmsGateGateway) -> None:
    stamp = str(int(time.time()))
    proof = hmac.new(KEY.encode(), RECEIVED + stamp.encode(), hashlib.sha256).hexdigest()
    good = WebhookRequest(method="POST", path="/", headers={"x-signature": proof, "x-timestamp": stamp}, body=RECEIVED)
    assert gateway.verify_webhook(good).status == 200
    assert gateway.verify_webhook(replace(good, headers=good.headers | {"x-signature": proof.upper()})).status == 200
    rewritten = json.dumps(json.loads(RECEIVED), ensure_ascii=False).encode()
    assert gateway.verify_webhook(replace(good, body=rewritten)).status == 401
    later = good.headers | {"x-timestamp": str(int(stamp) + 1)}
    assert gateway.verify_webhook(replace(good, headers=later)).status == 401


@pytest.mark.parametrize(("off_s", "status"), [(-310, 401), (-290, 200), (290, 200), (310, 401)])
def test_an_old_request_is_refused(gateway: SmsGateGateway, off_s: float, status: int) -> None:
    assert gateway.verify_webhook(signed(gateway, RECEIVED, at=time.time() + off_s)).status == status


@pytest.mark.parametrize("stamp", ["", "x", "-5", "9" * 40, "1e9", "²"])
def test_an_odd_time_is_refused(gateway: SmsGateGateway, stamp: str) -> None:
    good = signed(gateway, RECEIVED)
    assert gateway.verify_webhook(replace(good, headers=good.headers | {"x-timestamp": stamp})).status == 401


def test_without_a_key_nothing_is_taken(phone: SmsGateServer) -> None:
    means = means_of(KIND, {"base_url": phone.base_url, "username": USERNAME}, {"password": "x"})
    gateway = KIND.make(means)
    assert gateway.verify_webhook(signed(gateway, RECEIVED, key="")).status == 403


def test_states_come_by_webhook_under_our_id(gateway: SmsGateGateway) -> None:
    body = event("sms:failed", messageId="M0000000000A1-2", reason="sendSMS: Invalid phone number", failedAt="x")
    (news,) = gateway.verify_webhook(signed(gateway, body)).post.states
    assert (news.message_id, news.reference) == ("M0000000000A1", "M0000000000A1-2")
    assert (news.state, news.code, news.recipient) == (MessageState.FAILED, "number_wrong", True)
    body = event("sms:sent", messageId="M0000000000A1", partsCount=3, sentAt="2026-11-22T03:46:11.000-06:00")
    (news,) = gateway.verify_webhook(signed(gateway, body)).post.states
    assert (news.state, news.segments) == (MessageState.SENT, 3)
