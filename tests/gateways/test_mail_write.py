"""A notice as an e-mail: whatever is in it, the mail holds that and nothing more."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.messaging import Attachment, Outgoing
from courier_desktop.domain.words import Language
from courier_desktop.gateways.mail_html import text_of_html
from courier_desktop.gateways.mail_write import (
    LONGEST_SUBJECT,
    Sender,
    as_html,
    fit_address,
    many_lines,
    one_line,
    our_id,
    own_message_id,
    written_mail,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OWN = f"avisos@{'x' * 50}.norte.example"
ADDRESSES = ("avisos@norte.example", OWN)
HOSTILE = (
    *("😀" * 300, "á b" * 100, "=?utf-8?q?a=0D=0ABcc:_x@y.z?= x", "x\r\nBcc: otro@mal.example", "{{ name }} {text} %s"),
    *(
        '"; <script>alert(1)</script>',
        "a\x00b\x0cc\u2028d\u202ee",
        "\ud800 medio",
        "  blancos  ",
        "\t",
        "",
        ".",
        "\n.\n.\n",
    ),
    *("a" * 300, ", ; : @ < > ( ) [ ] \\", "Ana Ñandú, S.A. de C.V.", "Fwd: =?", "\r", "é" * 77 + " " + "é" * 77),
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=300),
    st.text(alphabet='aé😀 {}"<>@,;:\\=?_\n\r\t.', max_size=300),
)


def outgoing(text: str, subject: str = "Llega hoy", *files: Attachment) -> Outgoing:
    return Outgoing(
        message_id="M0000000000A1",
        address="ana@cliente.example",
        text=text,
        language=Language.ES,
        subject=subject,
        attachments=files,
    )


def written(text: str, subject: str = "Llega hoy", name: str = "Norte", *files: Attachment) -> bytes:
    return written_mail(outgoing(text, subject, *files), Sender(address=OWN, name=name), NOON)


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=default)


def words(raw: bytes, name: str) -> str:
    return str(make_header(decode_header(str(message_from_bytes(raw)[name]))))


def plain(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n").removesuffix("\n")


@given(text=TEXTS, subject=TEXTS, name=TEXTS, file=TEXTS)
def test_whatever_is_written_is_read_and_nothing_else(text: str, subject: str, name: str, file: str) -> None:
    content = text.encode("utf-8", "replace")
    raw = written(text, subject, name, Attachment(name=file, media_type="application/pdf", content=content))
    mail = read(raw)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) < 200
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert sorted(one.lower() for one in mail.keys()) == [  # noqa: SIM118 - a mail's headers may repeat
        *("auto-submitted", "content-type", "date", "from", "list-unsubscribe", "message-id", "mime-version"),
        *("subject", "to"),
    ]
    assert plain(mail) == many_lines(text).removesuffix("\n")
    told = one_line(subject, LONGEST_SUBJECT)
    assert words(raw, "Subject") == told or not told
    assert words(raw, "From") == (f"{one_line(name, 100)} <{OWN}>" if one_line(name, 100) else OWN)
    assert mail["Message-ID"] == own_message_id("M0000000000A1", OWN)
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == content
    assert not re.search(r'[\r\n/\\"]', attached.get_filename() or "")


@given(text=TEXTS)
def test_the_html_says_the_same_and_runs_nothing(text: str) -> None:
    html = as_html(many_lines(text), "es-MX")
    tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, attrs))

    Reader().feed(html)
    assert {one for one, _ in tags} <= {"html", "head", "meta", "body", "p", "a", "br"}
    links = [value or "" for tag, attrs in tags for name, value in attrs if name == "href"]
    assert all(one.startswith(("http://", "https://")) for one in links)
    assert {name for _, attrs in tags for name, _ in attrs} <= {"lang", "charset", "style", "href"}
    assert "".join(text_of_html(html).split()) == "".join(many_lines(text).split())


def test_a_link_can_be_pressed_and_ends_before_the_stop() -> None:
    html = as_html("Sigue tu envío: https://norte.example/g?a=1&b=2. Gracias", "es-MX")
    assert '<a href="https://norte.example/g?a=1&amp;b=2">https://norte.example/g?a=1&amp;b=2</a>. Gracias' in html


def test_the_headers_of_a_notice() -> None:
    sender = Sender(address="avisos@norte.example", name="Norte", replies="hola@norte.example", opt_out="")
    mail = read(written_mail(outgoing("Hola"), sender, NOON))
    assert dict(mail.items()) == {
        "From": "Norte <avisos@norte.example>",
        "Reply-To": "hola@norte.example",
        "To": "ana@cliente.example",
        "Subject": "Llega hoy",
        "Date": "Sun, 22 Nov 2026 12:00:00 +0000",
        "Message-ID": "<aviso.M0000000000A1@norte.example>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<mailto:avisos@norte.example?subject=BAJA>",
        "MIME-Version": "1.0",
        "Content-Type": mail["Content-Type"],
    }
    assert [one.get_content_type() for one in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_notice_without_a_subject_takes_its_first_line() -> None:
    assert words(written("\n\nSeñor Muñoz: llega hoy\nmás", ""), "Subject") == "Señor Muñoz: llega hoy"
    assert words(written("a" * 100, ""), "Subject") == "a" * 77 + "…"


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("image/jpeg", "image/jpeg"),
        ("message/rfc822", "application/octet-stream"),
        ("x\r\nBcc: a@b/c", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_a_file_has_a_type_that_is_one(kind: str, kept: str) -> None:
    mail = read(written("Hola", "a", "b", Attachment(name="a.jpg", media_type=kind, content=b"\x00\xff\r\n.\r\n")))
    (file,) = mail.iter_attachments()
    assert (file.get_content_type(), file.get_content()) == (kept, b"\x00\xff\r\n.\r\n")


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        (" Ana.Lopez+envios@Cliente.Example ", "Ana.Lopez+envios@cliente.example"),
        ("ana@ñandú.example", "ana@xn--and-6ma2c.example"),
        *(
            (one, "")
            for one in ("", "ana", "@x.mx", "ana@", "a b@x.mx", "josé@x.mx", "a@b@c.mx", "ana@x..mx", "a@-x.mx")
        ),
        *(
            (one, "")
            for one in ("a@x.mx\r\nRCPT TO:<b@y.mx>", "a@x.mx>", "<a@x.mx", "a,b@x.mx", "a@x.mx,b@y.mx", ".a@x.mx")
        ),
        ("a" * 65 + "@x.mx", ""),
        ("a@" + "b" * 64 + ".mx", ""),
    ],
)
def test_only_a_plain_address_is_one(typed: str, fit: str) -> None:
    assert fit_address(typed) == fit


@given(text=st.text(max_size=80) | st.from_regex(r"[a-z.<>@\r\n ]{1,20}@[a-z.\r\n<>]{1,20}", fullmatch=True))
def test_no_address_ends_its_line(text: str) -> None:
    fit = fit_address(text)
    assert re.fullmatch(r"[^\s<>,;:\"]+@[a-z0-9.-]+", fit) or not fit


@given(number=st.from_regex(r"[A-Za-z0-9]{13}", fullmatch=True), address=st.sampled_from(ADDRESSES))
def test_our_id_is_found_again(number: str, address: str) -> None:
    assert our_id(own_message_id(number, address)) == number


@pytest.mark.parametrize("text", ["", "<x@y>", "<aviso.@y>", "<aviso.M0000000000A1>", "aviso", "<aviso.M1@a@b>"])
def test_others_have_no_id_of_ours(text: str) -> None:
    assert our_id(text) == ""
