"""Telegram's bot on a loopback service: what it writes, what each answer means, what it hears, and how it breaks.

Every request that is made here was held once against the machine-readable Bot API (10.1): method, names and types of
parameters. No parse_mode, whatever the text.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from courier_desktop.domain.gateway_forms import Value
from courier_desktop.domain.messaging import (
    Attachment,
    Feed,
    InboundKind,
    Outcome,
    OutcomeKind,
    Outgoing,
)
from courier_desktop.domain.wording import is_code
from courier_desktop.domain.words import Language
from courier_desktop.gateways.http import Answer, Call, Http, HttpTroubleError
from courier_desktop.gateways.telegram import KIND, TelegramGateway, start_link
from tests.gateways.rigs.base import means_of
from tests.gateways.servers.base import BOOKED_FAULTS, Fault
from tests.gateways.servers.telegram import ANA, BOT, REFUSALS, TOKEN, TelegramServer, press

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
# Faults that last: only for these is the time limit short, so that a busy computer is not taken for a late service.
SLOW = frozenset({Fault.LATE_BEFORE, Fault.LATE_AFTER_BOOKING, Fault.DRIP_BOOKED, Fault.ENDLESS_BOOKED})
HOOK_SECRET = "tg-hook_0123456789"
LONG = "Ñandú, " * 200
PDF = Attachment(name="guía 1.pdf", media_type="application/pdf", content=b"%PDF-1.7 slip")
PICTURE = Attachment(name="entrega.jpg", media_type="image/jpeg", content=b"\xff\xd8\xff picture")


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as service:
        yield service


def bot(server: TelegramServer, token: str = TOKEN, **values: Value) -> TelegramGateway:
    """The gateway on the service, polling without waiting."""
    told: dict[str, Value] = {"base_url": server.base_url, "wait_s": 0, **values}
    gateway = TelegramGateway(means_of(KIND, told, {"token": token, "webhook_secret": HOOK_SECRET}, lambda: NOW))
    gateway.read_s = 2.0
    return gateway


def message(text: str = "Llega hoy", address: str = ANA, *files: Attachment) -> Outgoing:
    return Outgoing(message_id="M0000000000A1", address=address, text=text, language=Language.ES, attachments=files)


def methods(server: TelegramServer) -> list[str]:
    return [one.path.rpartition("/")[2] for one in server.requests]


# ------------------------------------------------------------------------------------------------------------ sending


def test_a_text_goes_as_it_is(server: TelegramServer) -> None:
    text = "Calle *5_de_Mayo* [12] <b> & `x` \\ 🚚"
    outcome = bot(server).send(message(text))
    assert outcome == Outcome(kind=OutcomeKind.SENT, reference=server.books[0].reference)
    assert server.requests[0].json() == {"chat_id": 3527065, "text": text}


@pytest.mark.parametrize(
    ("chat", "kind", "code"),
    [
        ("404", OutcomeKind.FINAL_RECIPIENT, "recipient_gone"),
        ("4031", OutcomeKind.OPTED_OUT, "recipient_stopped"),
        ("4032", OutcomeKind.FINAL_RECIPIENT, "recipient_gone"),
        ("4033", OutcomeKind.FINAL_RECIPIENT, "recipient_gone"),
        ("4034", OutcomeKind.FINAL_RECIPIENT, "address_unfit"),
        ("-4035", OutcomeKind.OPTED_OUT, "recipient_stopped"),
        ("-4036", OutcomeKind.FINAL_RECIPIENT, "recipient_gone"),
        ("4001", OutcomeKind.FINAL_RECIPIENT, "recipient_gone"),
        ("-4002", OutcomeKind.FINAL_RECIPIENT, "recipient_gone"),
        ("4291", OutcomeKind.RETRY_WAIT, "gateway_busy"),
        ("4292", OutcomeKind.RETRY_WAIT, "gateway_busy"),
        ("5001", OutcomeKind.UNKNOWN_MAYBE_SENT, "gateway_failed"),
        ("4009", OutcomeKind.CONFIG_ERROR, "gateway_other_poller"),
    ],
)
def test_each_refusal_is_told_for_what_it_is(server: TelegramServer, chat: str, kind: OutcomeKind, code: str) -> None:
    outcome = bot(server).send(message(address=chat))
    assert (outcome.kind, outcome.code, outcome.said) == (kind, code, REFUSALS[chat][1])
    assert outcome.wait_s == {"4291": 17, "4292": 3600}.get(chat, 0)
    assert server.books == []


@pytest.mark.parametrize("address", ["@ana_munoz", "+525512345678", "", "0", "12345678901234567890", "12 34", "１２"])
def test_what_is_no_chat_is_not_asked(server: TelegramServer, address: str) -> None:
    assert bot(server).send(message(address=address)).code == "address_unfit"
    assert server.requests == []


def test_a_group_that_became_another_is_followed_and_learned(server: TelegramServer) -> None:
    outcome = bot(server).send(message(address="-777"))
    assert outcome.kind is OutcomeKind.SENT
    assert outcome.learned == "-1001234567"
    assert [one.address for one in server.books] == ["-1001234567"]
    assert outcome.reference.startswith("-1001234567:")


def test_files_follow_a_group_that_moved(server: TelegramServer) -> None:
    outcome = bot(server).send(message(LONG, "-777", PDF))
    assert [one.address for one in server.books] == ["-1001234567"] * 2
    assert outcome.code == ""


@pytest.mark.parametrize("token", ["7214365809:AAF-another_bots_token_that_is_gone", "nonsense"])
def test_a_wrong_token_stops_the_gateway(server: TelegramServer, token: str) -> None:
    gateway = bot(server, token)
    outcome = gateway.send(message())
    assert (outcome.kind, outcome.code) == (OutcomeKind.CONFIG_ERROR, "gateway_credentials")
    assert gateway.check().code == "gateway_credentials"


def test_a_token_that_would_break_the_path_is_never_written(server: TelegramServer) -> None:
    gateway = bot(server, "123:abc/../getMe?x#")
    assert gateway.send(message()).code == "gateway_credentials"
    assert gateway.fetch_inbound("5").cursor == "5"
    assert gateway.remove_webhook().code == "gateway_credentials"
    assert server.requests == []


def test_another_service_at_the_address_is_a_wrong_address(server: TelegramServer) -> None:
    gateway = bot(server)
    server.faults.append(Fault.NOT_FOUND_404)
    assert gateway.send(message()).code == "gateway_address_wrong"


def test_too_long_and_empty_texts_never_go(server: TelegramServer) -> None:
    gateway = bot(server)
    assert gateway.send(message("x" * 4097)).code == "text_too_long"
    assert server.requests == []
    assert gateway.send(message("x" * 4096)).kind is OutcomeKind.SENT
    assert gateway.send(message("  ")).code == "gateway_refused"


# -------------------------------------------------------------------------------------------------------------- files


def test_a_picture_and_a_document_go_with_the_text_below(server: TelegramServer) -> None:
    gateway = bot(server)
    gateway.send(message("Recibió: Ana", ANA, PICTURE))
    gateway.send(message("Su guía", ANA, PDF))
    assert server.files == [
        ("sendPhoto", "entrega.jpg", "image/jpeg", PICTURE.content),
        ("sendDocument", "guía 1.pdf", "application/pdf", PDF.content),
    ]
    assert [one.text for one in server.books] == ["Recibió: Ana", "Su guía"]


def test_a_text_too_long_for_a_caption_goes_ahead(server: TelegramServer) -> None:
    outcome = bot(server).send(message(LONG, ANA, PICTURE, PDF))
    assert methods(server) == ["sendMessage", "sendPhoto", "sendDocument"]
    assert [one.text for one in server.books] == [LONG, "", ""]
    assert outcome.reference == server.books[0].reference


def test_a_caption_of_emojis_counts_twice(server: TelegramServer) -> None:
    gateway = bot(server)
    gateway.send(message("🚚" * 512, ANA, PDF))
    gateway.send(message("🚚" * 513, ANA, PDF))
    assert methods(server) == ["sendDocument", "sendMessage", "sendDocument"]


def test_half_characters_stop_nothing(server: TelegramServer) -> None:
    gateway = bot(server)
    outcomes = [gateway.send(message("Hola \ud83d", ANA)), gateway.send(message("\ud83d\ude9a \udc00", ANA, PDF))]
    assert [one.kind for one in outcomes] == [OutcomeKind.SENT] * 2
    assert [one.text for one in server.books] == ["Hola \ufffd", "🚚 \ufffd"]


def test_a_picture_that_telegram_shows_to_nobody_goes_as_a_file(server: TelegramServer) -> None:
    server.odd_pictures = True
    assert bot(server).send(message("Recibió: Ana", ANA, PICTURE)).kind is OutcomeKind.SENT
    assert methods(server) == ["sendPhoto", "sendDocument"]
    assert [one.text for one in server.books] == ["Recibió: Ana"]


def test_large_pictures_go_as_files_and_larger_ones_not_at_all(server: TelegramServer) -> None:
    large = Attachment(name="a.png", media_type="image/png", content=b"x" * (10 * 1024 * 1024 + 1))
    larger = Attachment(name="a.pdf", media_type="application/pdf", content=b"x" * (50 * 1024 * 1024 + 1))
    empty = Attachment(name="a.pdf", media_type="application/pdf", content=b"")
    gateway = bot(server)
    gateway.send(message("Foto", ANA, large))
    assert methods(server) == ["sendDocument"]
    for file in (larger, empty):
        outcome = gateway.send(message("Foto", ANA, file))
        assert (outcome.kind, outcome.code) == (OutcomeKind.FINAL_CONTENT, "media_refused")
    assert len(server.requests) == 1


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("fault", [one for one in Fault if one is not Fault.NONE])
def test_every_fault_at_every_request_is_told_as_the_books_have_it(
    server: TelegramServer, fault: Fault, at: int
) -> None:
    """A text and a file: what follows the first taken request is never a reason to send it again."""
    server.late_s, server.busy_now = 0.9, NOW.timestamp()
    gateway = bot(server)
    gateway.read_s = 0.5 if fault in SLOW else 5.0
    server.faults.extend([Fault.NONE] * at + [fault])
    outcome = gateway.send(message(LONG, ANA, PDF))
    text_booked = any(one.text for one in server.books)
    assert sum(bool(one.text) for one in server.books) <= 1
    if at == 1:
        assert outcome.kind is OutcomeKind.SENT
        assert (outcome.code == "") == (fault is Fault.DUPLICATE_ANSWER)
    elif fault is Fault.DUPLICATE_ANSWER:
        assert outcome.kind is OutcomeKind.SENT
    elif fault in BOOKED_FAULTS:
        assert text_booked
        assert outcome.kind is OutcomeKind.UNKNOWN_MAYBE_SENT
    else:
        assert not text_booked
        assert outcome.kind is _UNBOOKED[fault]


_UNBOOKED = {
    Fault.CUT_BEFORE: OutcomeKind.UNKNOWN_MAYBE_SENT,
    Fault.LATE_BEFORE: OutcomeKind.UNKNOWN_MAYBE_SENT,
    Fault.ERROR_500_UNBOOKED: OutcomeKind.UNKNOWN_MAYBE_SENT,
    Fault.BAD_GATEWAY_502_UNBOOKED: OutcomeKind.UNKNOWN_MAYBE_SENT,
    Fault.UNAVAILABLE_503_UNBOOKED: OutcomeKind.UNKNOWN_MAYBE_SENT,
    Fault.BUSY_429_SECONDS: OutcomeKind.RETRY_WAIT,
    Fault.BUSY_429_DATE: OutcomeKind.RETRY_WAIT,
    Fault.BUSY_429_BARE: OutcomeKind.RETRY_WAIT,
    Fault.UNAUTHORISED_401: OutcomeKind.CONFIG_ERROR,
    Fault.FORBIDDEN_403: OutcomeKind.CONFIG_ERROR,
    Fault.NOT_FOUND_404: OutcomeKind.CONFIG_ERROR,
    Fault.REDIRECT_302: OutcomeKind.CONFIG_ERROR,
}


def test_nobody_listening_is_tried_again(server: TelegramServer) -> None:
    gateway = bot(server)
    with server.refuses():
        outcome = gateway.send(message())
    assert (outcome.kind, outcome.code) == (OutcomeKind.RETRY_BACKOFF, "gateway_unreachable")


def test_the_token_is_in_no_log_and_no_error(server: TelegramServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    gateway = bot(server)
    server.faults.extend([Fault.CUT_AFTER_BOOKING, Fault.UNAVAILABLE_503_UNBOOKED, Fault.CUT_BEFORE])
    told = [gateway.send(message()), gateway.check(), gateway.fetch_inbound(""), gateway, vars(gateway)]
    with server.refuses():
        told += [gateway.send(message()), gateway.check(), gateway.remove_webhook()]
    assert TOKEN not in f"{told!s}{told!r}{caplog.text}"


# -------------------------------------------------------------------------------------------------------------- check


def test_a_check_tells_whose_bot_it_is(server: TelegramServer) -> None:
    check = bot(server).check()
    assert check.good
    assert check.facts == (("bot", f"@{BOT}"), ("account", "Paquetes del Norte"))


def test_a_check_finds_out_who_gets_the_messages(server: TelegramServer) -> None:
    gateway = bot(server)
    server.webhook = "https://elsewhere.example/hook/secret-path"
    check = gateway.check()
    assert check.code == "gateway_webhook_set"
    assert "secret-path" not in str(check)
    post = gateway.fetch_inbound("7")
    assert (post.cursor, post.trouble) == ("7", "gateway_webhook_set")
    assert gateway.remove_webhook().good
    assert gateway.check().good
    server.other_polls = True
    assert gateway.check().code == "gateway_other_poller"
    assert gateway.fetch_inbound("7").trouble == "gateway_other_poller"


def test_a_check_takes_no_message_away(server: TelegramServer) -> None:
    gateway = bot(server)
    server.hears(ANA, "Hola")
    gateway.check()
    assert [one.text for one in gateway.fetch_inbound("").inbound] == ["Hola"]


def test_a_bot_that_listens_by_webhook_does_not_poll(server: TelegramServer) -> None:
    gateway = bot(server, receive="webhook")
    assert gateway.traits.inbound is Feed.WEBHOOK
    assert gateway.fetch_inbound("") == gateway.fetch_inbound("")
    assert server.requests == []
    assert gateway.check().code == "gateway_inbox_unreachable"
    server.webhook = "https://here.example/hook"
    assert gateway.check().good
    server.webhook_trouble = "Wrong response from the webhook: 502 Bad Gateway"
    assert gateway.check().said == server.webhook_trouble


# ------------------------------------------------------------------------------------------------------------ polling


def test_the_cursor_is_kept_by_whoever_asks(server: TelegramServer) -> None:
    """An update is asked for until a later poll names the one after it: a crash before the commit loses nothing."""
    gateway = bot(server)
    server.hears(ANA, "Uno")
    first = gateway.fetch_inbound("")
    assert [one.text for one in gateway.fetch_inbound("").inbound] == ["Uno"]
    server.hears(ANA, "Dos")
    second = gateway.fetch_inbound(first.cursor)
    assert [one.text for one in second.inbound] == ["Dos"]
    assert server.offsets == [0, 0, 900_000_002]
    assert server.requests[-1].json()["allowed_updates"] == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ]


def test_many_updates_come_in_pages(server: TelegramServer) -> None:
    gateway = bot(server)
    for number in range(250):
        server.hears(ANA, str(number))
    texts: list[str] = []
    cursor, more = "", True
    while more:
        post = gateway.fetch_inbound(cursor)
        texts += [one.text for one in post.inbound]
        cursor, more = post.cursor, post.more
    assert texts == [str(number) for number in range(250)]


def test_an_odd_update_neither_stops_nor_repeats(server: TelegramServer) -> None:
    server.tell(message={"message_id": "x", "chat": 7})
    server.tell(poll={"id": "1"})
    server.updates.append({"update_id": {"odd": 1}})
    server.hears(ANA, "Hola")
    post = bot(server).fetch_inbound("")
    assert [one.text for one in post.inbound] == ["Hola"]
    assert post.cursor == "900000004"


class Recorder(Http):
    """Keeps what was asked and says that nobody is there."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Call] = []

    def ask(self, call: Call) -> Answer:
        self.calls.append(call)
        raise HttpTroubleError("gateway_unreachable", written=False)


def test_a_large_file_gets_the_time_that_it_takes() -> None:
    http = Recorder()
    gateway = TelegramGateway(means_of(KIND, {}, {"token": TOKEN}, http=http))
    large = Attachment(name="a.pdf", media_type="application/pdf", content=b"x" * 25_000_000)
    gateway.send(message("Foto", ANA, large))
    assert [one.read_s for one in http.calls] == [gateway.read_s + 100]


def test_a_longer_wait_is_waited_for() -> None:
    http = Recorder()
    gateway = TelegramGateway(means_of(KIND, {"wait_s": 30}, {"token": TOKEN}, http=http))
    gateway.fetch_inbound("")
    assert [one.read_s for one in http.calls] == [gateway.read_s + 30]
    assert gateway.read_s > 10


@pytest.mark.parametrize("fault", [one for one in Fault if one not in {Fault.NONE, Fault.DUPLICATE_ANSWER}])
def test_a_poll_in_any_trouble_stays_where_it_is(server: TelegramServer, fault: Fault) -> None:
    gateway = bot(server)
    gateway.read_s, server.late_s = 0.5 if fault in SLOW else 5.0, 0.9
    server.hears(ANA, "Hola")
    server.faults.append(fault)
    post = gateway.fetch_inbound("900000001")
    assert (post.inbound, post.cursor, post.more) == ((), "900000001", False)
    assert is_code(post.trouble)
    assert "answer" not in post.trouble
    gateway.read_s = 5.0
    assert [one.text for one in gateway.fetch_inbound("900000001").inbound] == ["Hola"]


def test_a_pressed_button_is_answered(server: TelegramServer) -> None:
    server.tell(callback_query=press("conf:AB12CD"))
    post = bot(server).fetch_inbound("")
    assert [(one.kind, one.payload, one.text) for one in post.inbound] == [
        (InboundKind.BUTTON, "conf:AB12CD", "Sí, aquí estaré"),
    ]
    assert server.pressed == ["4382bfdwdsb323b2d9"]


def test_a_button_whose_clock_cannot_be_stopped_is_heard_all_the_same(server: TelegramServer) -> None:
    server.tell(callback_query=press("a"))
    server.tell(callback_query=press("b"))
    server.faults.extend([Fault.NONE, Fault.CUT_BEFORE])
    assert len(bot(server).fetch_inbound("").inbound) == 2
    assert methods(server) == ["getUpdates", "answerCallbackQuery"]


# --------------------------------------------------------------------------------------------------------------- link


def test_a_start_link_is_built_of_what_telegram_takes() -> None:
    assert start_link(f"@{BOT}", "Xy_9-z") == f"https://t.me/{BOT}?start=Xy_9-z"
    for name, token in ((BOT, ""), (BOT, "x" * 65), (BOT, "a b"), (BOT, "ñ"), ("", "x"), ("a/b", "x")):
        with pytest.raises(ValueError, match="start token"):
            start_link(name, token)


def test_traits_follow_the_settings() -> None:
    assert not KIND.traits({}).harmless
    assert KIND.traits({"harmless": True}).harmless
    assert KIND.traits({}).person_pace_s == 1.0
