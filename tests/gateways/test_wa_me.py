"""wa.me links: exact for any text, never too long."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courier_desktop.gateways.wa_me import MOST_URL_CHARACTERS, WaMeLink, read_link, wa_me_link

ANA = "+523314820937"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)


@given(texts)
@example("50% + 50% = 100%25 & más #1?\nSegunda línea; \"comillas\" 'y' / \\ ¿?")
@example("Tu paquete llega hoy 🚚💨 👩‍👩‍👧")
@example("a+b %2B %20 %zz &text=otro")
@example("\r\n\t \u00a0")
def test_the_text_arrives_as_written(text: str) -> None:
    link = wa_me_link(ANA, text)
    assert not link.text_on_clipboard
    assert read_link(link.url) == ("523314820937", text)


@given(texts)
def test_the_address_is_plain_ascii_with_one_field(text: str) -> None:
    url = wa_me_link(ANA, text).url
    assert url.isascii()
    assert url.isprintable()
    assert " " not in url
    assert "+" not in url
    parts = urlsplit(url)
    assert (parts.netloc, parts.fragment) == ("wa.me", "")
    assert parts.query.count("&") == 0


@given(st.text(max_size=400), st.integers(1, 8))
def test_never_longer_than_windows_takes(text: str, times: int) -> None:
    long = text * times
    link = wa_me_link(ANA, long)
    assert len(link.url) <= MOST_URL_CHARACTERS
    if link.text_on_clipboard:
        assert link.url == "https://wa.me/523314820937"
        assert (
            len(wa_me_link(ANA, "").url) + len("?text=") + len(long.encode("utf-8", "replace")) * 3
            > MOST_URL_CHARACTERS
        )


def test_the_longest_text_that_fits() -> None:
    room = MOST_URL_CHARACTERS - len("https://wa.me/523314820937?text=")
    assert wa_me_link(ANA, "x" * room) == WaMeLink(f"https://wa.me/523314820937?text={'x' * room}")
    assert wa_me_link(ANA, "x" * (room + 1)) == WaMeLink("https://wa.me/523314820937", text_on_clipboard=True)


@pytest.mark.parametrize(
    ("text", "read"),
    [("hola \ud83d", "hola \ufffd"), ("\ude9a!", "\ufffd!"), ("\ud83d\ude9a", "🚚"), ("", "")],
)
def test_half_characters_are_mended(text: str, read: str) -> None:
    assert read_link(wa_me_link(ANA, text).url) == ("523314820937", read)
