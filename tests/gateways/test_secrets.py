"""Where passwords are kept: a keyring that works, one that refuses, one that forgets, and none."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from collections.abc import Iterator

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError, PasswordSetError

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.secret import Secret
from courier_desktop.gateways.base import Means
from courier_desktop.gateways.http import Http
from courier_desktop.gateways.secrets import KeyringSecrets, SessionSecrets
from tests.gateways.rigs.base import means_of
from tests.gateways.rigs.found import rigs

TOKEN = "5511:AAH-ñ/é+secret?&=%"


class Drawer(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class LockedDrawer(Drawer):
    """A keyring whose owner does not open it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("refused")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringError("refused")


def used(backend: KeyringBackend) -> Iterator[KeyringBackend]:
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    made = Drawer()
    for _ in used(made):
        yield made


@pytest.fixture
def locked() -> Iterator[None]:
    for _ in used(LockedDrawer()):
        yield


@pytest.fixture
def none_at_all() -> Iterator[None]:
    for _ in used(fail.Keyring()):  # type: ignore[no-untyped-call]
        yield


@pytest.fixture
def forgetful() -> Iterator[None]:
    for _ in used(null.Keyring()):  # type: ignore[no-untyped-call]
        yield


def test_a_keyring_keeps_secrets_past_the_program(drawer: Drawer) -> None:
    assert KeyringSecrets("A").put(GatewayName.WAHA, "api_key", Secret(TOKEN)) is True
    later = KeyringSecrets("A")
    assert later.lasting
    assert later.get(GatewayName.WAHA, "api_key").matches(TOKEN)
    assert list(drawer.kept) == [("Courier Desktop", "A/waha/api_key")]


def test_ledgers_gateways_and_names_are_told_apart(drawer: Drawer) -> None:
    secrets = KeyringSecrets("A")
    secrets.put(GatewayName.WAHA, "api_key", Secret(TOKEN))
    assert not KeyringSecrets("B").get(GatewayName.WAHA, "api_key")
    assert not secrets.get(GatewayName.EVOLUTION, "api_key")
    assert not secrets.get(GatewayName.WAHA, "webhook_key")


def test_an_empty_secret_forgets(drawer: Drawer) -> None:
    secrets = KeyringSecrets("A")
    secrets.put(GatewayName.WAHA, "api_key", Secret(TOKEN))
    assert secrets.put(GatewayName.WAHA, "api_key", Secret("")) is True
    assert drawer.kept == {}
    assert not secrets.get(GatewayName.WAHA, "api_key")
    assert secrets.put(GatewayName.WAHA, "api_key", Secret("")) is True


def test_a_new_secret_takes_the_old_ones_place(drawer: Drawer) -> None:
    secrets = KeyringSecrets("A")
    for text in ("first-one", "second-one"):
        secrets.put(GatewayName.WAHA, "api_key", Secret(text))
    assert list(drawer.kept.values()) == ["second-one"]
    assert secrets.get(GatewayName.WAHA, "api_key").matches("second-one")


def test_a_locked_keyring_keeps_for_this_session(locked: None) -> None:
    secrets = KeyringSecrets("A")
    assert secrets.put(GatewayName.WAHA, "api_key", Secret(TOKEN)) is False
    assert secrets.get(GatewayName.WAHA, "api_key").matches(TOKEN)
    assert not KeyringSecrets("A").get(GatewayName.WAHA, "api_key")
    secrets.put(GatewayName.WAHA, "api_key", Secret(""))
    assert not secrets.get(GatewayName.WAHA, "api_key")


def test_no_keyring_at_all_is_told_and_keeps_for_this_session(none_at_all: None) -> None:
    secrets = KeyringSecrets("A")
    assert not secrets.lasting
    assert secrets.put(GatewayName.EMAIL, "password", Secret(TOKEN)) is False
    assert secrets.get(GatewayName.EMAIL, "password").matches(TOKEN)


def test_a_forgetful_keyring_is_told_and_keeps_for_this_session(forgetful: None) -> None:
    secrets = KeyringSecrets("A")
    assert not secrets.lasting
    assert secrets.put(GatewayName.EMAIL, "password", Secret(TOKEN)) is False
    assert secrets.get(GatewayName.EMAIL, "password").matches(TOKEN)


def test_what_the_session_kept_goes_to_the_keyring_when_it_opens(drawer: Drawer) -> None:
    secrets = KeyringSecrets("A")
    keyring.set_keyring(LockedDrawer())
    secrets.put(GatewayName.WAHA, "api_key", Secret("older-one"))
    keyring.set_keyring(drawer)
    assert secrets.put(GatewayName.WAHA, "api_key", Secret(TOKEN)) is True
    assert secrets.get(GatewayName.WAHA, "api_key").matches(TOKEN)
    assert KeyringSecrets("A").get(GatewayName.WAHA, "api_key").matches(TOKEN)


def test_session_secrets_last_no_longer() -> None:
    secrets = SessionSecrets()
    assert not secrets.lasting
    assert secrets.put(GatewayName.WAHA, "api_key", Secret(TOKEN)) is False
    assert secrets.get(GatewayName.WAHA, "api_key").matches(TOKEN)
    assert not SessionSecrets().get(GatewayName.WAHA, "api_key")


def test_every_secret_of_every_gateway_fits_windows_keyring(drawer: Drawer) -> None:
    """Windows takes 2,560 bytes an entry, in UTF-16: a token of a thousand letters is more than any service gives."""
    secrets = KeyringSecrets("A")
    for rig in rigs():
        for name in rig.secrets:
            secrets.put(rig.name, name, Secret("x" * 1000))
    assert all(len(text.encode("utf-16-le")) <= 2560 for text in drawer.kept.values())
    assert all(len(user) < 300 for _, user in drawer.kept)


# ----------------------------------------------------------------------------------------------------------- a Secret


def test_a_secret_is_not_seen_by_accident(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret(TOKEN)
    logging.getLogger("courier").warning("with %s and %r", secret, [secret])
    holder = Means(values={}, secrets={"api_key": secret}, http=Http(), clock=lambda: None)  # type: ignore[arg-type, return-value]
    told = [str(secret), repr(secret), f"{secret}", f"{secret!r:>10}", repr({"a": secret}), repr(holder), caplog.text]
    assert not [one for one in told if TOKEN in one]
    assert not hasattr(secret, "__dict__")
    assert TOKEN not in repr(ValueError(secret))


def test_a_secret_is_not_written_or_copied() -> None:
    for away in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps):
        with pytest.raises(TypeError):
            away(Secret(TOKEN))


def test_secrets_are_not_compared_by_accident() -> None:
    assert Secret(TOKEN) != Secret(TOKEN)
    assert Secret(TOKEN).matches(TOKEN)
    assert not Secret(TOKEN).matches(TOKEN + " ")
    assert not Secret("").matches("x")
    assert (bool(Secret("")), bool(Secret(" "))) == (False, True)


@given(token=st.text(st.characters(codec="utf-8"), min_size=4, max_size=40), before=st.text(max_size=9))
def test_property_a_masked_text_does_not_hold_the_secret(token: str, before: str) -> None:
    from urllib.parse import quote, quote_plus

    secret = Secret(token)
    for written in (token, quote(token, safe=""), quote_plus(token)):
        masked = secret.masks(f"{before}{written}")
        assert written not in masked or written in "***"


def test_means_mask_every_secret_they_hold() -> None:
    for rig in rigs():
        from courier_desktop.gateways.catalogue import kinds

        means = means_of(kinds()[rig.name], {}, rig.secrets)
        told = means.masked(" ".join(rig.secrets.values()))
        assert not [one for one in rig.secrets.values() if one in told], rig.name
        assert not [one for one in rig.secrets.values() if one in repr(means)], rig.name
