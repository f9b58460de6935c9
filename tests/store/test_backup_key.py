"""Encrypted backups: made without a passphrase, opened by nobody without it, and noticed when a byte differs."""

from __future__ import annotations

import errno
import shutil
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any  # pyrage has no types

import pytest

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.store import backup_key as key

AT = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
pytestmark = pytest.mark.slow
WORDS = "cuatro palabras que recuerdo bien"
CONTENT = bytes(range(256)) * 2000


@pytest.fixture(scope="module")
def one_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Locking and unlocking take a second each, on purpose: made once."""
    folder = tmp_path_factory.mktemp("key")
    key.make_key(folder, WORDS, AT)
    return folder


@pytest.fixture(scope="module")
def unlocked(one_key: Path) -> list[object]:
    return list(key.unlock([one_key], WORDS))


@pytest.fixture
def folder(one_key: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(one_key, tmp_path / "data"))


@pytest.fixture
def sealed(folder: Path) -> Path:
    plain, target = folder / "plain", folder / "sealed.age"
    plain.write_bytes(CONTENT)
    key.seal(plain, target, key.public_key(folder))
    return target


def opened(folder: Path, sealed: Path, keys: list[Any]) -> bytes:
    key.unseal(sealed, folder / "back", keys)
    return (folder / "back").read_bytes()


def refused(folder: Path, sealed: Path, keys: list[Any]) -> str:
    with pytest.raises(RefusedError) as caught:
        opened(folder, sealed, keys)
    return caught.value.refusal


def test_what_was_sealed_comes_back(folder: Path, sealed: Path, unlocked: list[Any]) -> None:
    assert CONTENT[:256] not in sealed.read_bytes()
    assert opened(folder, sealed, unlocked) == CONTENT


def test_any_age_tool_reads_it(folder: Path, sealed: Path) -> None:
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert (folder / key.LOCKED).read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert key.public_key(folder).startswith("age1")


def test_a_wrong_passphrase_opens_nothing(folder: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        key.unlock([folder], "otra frase cualquiera")
    assert caught.value.refusal == "backup_passphrase_wrong"


def test_a_truncated_file_is_damaged(folder: Path, sealed: Path, unlocked: list[Any]) -> None:
    content = sealed.read_bytes()
    for length in (len(content) - 1, len(content) // 2, 300):
        sealed.write_bytes(content[:length])
        assert refused(folder, sealed, unlocked) == "backup_damaged"


def test_a_flipped_bit_is_damage_wherever_it_stands(folder: Path, sealed: Path, unlocked: list[Any]) -> None:
    content = sealed.read_bytes()
    for place in (len(content) - 1, len(content) // 2, len(content) // 3, 250):
        flipped = bytearray(content)
        flipped[place] ^= 1
        sealed.write_bytes(bytes(flipped))
        assert refused(folder, sealed, unlocked) in {"backup_damaged", "backup_key_other"}


def test_a_file_of_another_kind_is_damaged(folder: Path, sealed: Path, unlocked: list[Any]) -> None:
    sealed.write_bytes(b"Hola, esto no es un respaldo." * 40)
    assert refused(folder, sealed, unlocked) == "backup_damaged"


def test_another_couriers_key_does_not_open_it(folder: Path, sealed: Path) -> None:
    from pyrage.x25519 import Identity

    assert refused(folder, sealed, [Identity.generate()]) == "backup_key_other"


def test_without_its_key_it_stays_closed(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        key.unlock([tmp_path, tmp_path / "none"], WORDS)
    assert caught.value.refusal == "backup_key_missing"


def test_an_accent_typed_in_two_signs_is_the_same_passphrase() -> None:
    words = "canción número nueve"
    assert key._plain(unicodedata.normalize("NFD", words)) == key._plain(words) == words


@pytest.mark.parametrize("words", ["", "1234567", "        "])
def test_a_short_passphrase_is_refused_before_anything_is_made(tmp_path: Path, words: str) -> None:
    with pytest.raises(RefusedError) as caught:
        key.make_key(tmp_path, words, AT)
    assert caught.value.refusal == "backup_passphrase_short"
    assert list(tmp_path.iterdir()) == []


def test_switched_off_and_on_again_with_the_same_key(folder: Path) -> None:
    public = key.public_key(folder)
    key.leave_key(folder)
    assert key.public_key(folder) == ""
    with pytest.raises(RefusedError):
        key.use_key_again(folder, "otra frase cualquiera")
    assert key.public_key(folder) == ""
    assert key.use_key_again(folder, WORDS)
    assert key.public_key(folder) == public


def test_a_new_key_keeps_the_old_one_and_either_passphrase_finds_its_own(folder: Path, unlocked: list[Any]) -> None:
    key.make_key(folder, "frase nueva y distinta", AT)
    assert len(key.key_files(folder)) == 2
    assert [str(one) for one in key.unlock([folder], WORDS)] == [str(one) for one in unlocked]
    assert key.public_key(folder) != str(unlocked[0].to_public())


def test_another_passphrase_locks_the_same_key(folder: Path, unlocked: list[Any]) -> None:
    key.change_passphrase(folder, WORDS, "frase nueva y distinta")
    assert [str(one) for one in key.unlock([folder], "frase nueva y distinta")] == [str(one) for one in unlocked]


def test_cancelling_and_a_full_disk_come_through_age_as_they_are(
    folder: Path, sealed: Path, unlocked: list[Any]
) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    def full(_done: int, _total: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    big = folder / "big"
    big.write_bytes(bytes(3 << 20))
    with pytest.raises(CancelledError):
        key.seal(big, folder / "t", key.public_key(folder), cancel)
    with pytest.raises(OSError, match="full"):
        key.seal(big, folder / "t", key.public_key(folder), full)
    key.seal(big, sealed, key.public_key(folder))
    with pytest.raises(CancelledError):
        key.unseal(sealed, folder / "t", unlocked, cancel)
