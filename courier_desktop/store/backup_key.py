"""The key of encrypted backups: age's format, so that any age tool opens them too.

One X25519 identity is made once. Its public half lies open in the data folder, so that backups are encrypted without
asking anybody; the identity itself lies beside it, encrypted by the owner's passphrase, and goes along with the
backups. Without the passphrase nothing opens them.
"""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import CancelledError, RefusedError
from courier_desktop.store.durable import flush, no_step, write_text, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from pyrage.x25519 import Identity

    from courier_desktop.store.durable import Step

LOCKED, PUBLIC = "backup-key.age", "backup-key.pub"
SHORTEST = 8
_LOCKED_KEYS = "backup-key*.age"


def public_key(data_dir: Path) -> str:
    """With what backups are encrypted; "" when the owner does not want it."""
    try:
        return (data_dir / PUBLIC).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def make_key(data_dir: Path, passphrase: str, now: datetime) -> None:
    """Encrypt backups from now on. A key from before is kept under another name: its backups need it.

    RefusedError for a passphrase under 8 letters.
    """
    from pyrage.x25519 import Identity

    words = _plain(passphrase)
    if len(words) < SHORTEST:
        raise RefusedError("backup_passphrase_short", least=SHORTEST)
    old = data_dir / LOCKED
    if old.exists():
        old.rename(old.with_name(f"backup-key-{now:%Y%m%d-%H%M%S}.age"))
    identity = Identity.generate()
    _lock(data_dir, identity, words)
    write_text(data_dir / PUBLIC, f"{identity.to_public()}\n")


def use_key_again(data_dir: Path, passphrase: str) -> bool:
    """Encrypt from now on with the key from before; False when there is none. RefusedError for a wrong passphrase."""
    if not (data_dir / LOCKED).exists():
        return False
    identity = _unlocked((data_dir / LOCKED).read_bytes(), _plain(passphrase))
    write_text(data_dir / PUBLIC, f"{identity.to_public()}\n")
    return True


def leave_key(data_dir: Path) -> None:
    """Encrypt no more; the key stays for the backups made with it."""
    (data_dir / PUBLIC).unlink(missing_ok=True)


def change_passphrase(data_dir: Path, old: str, new: str) -> None:
    """Lock the same key with another passphrase. RefusedError for a wrong old one or a short new one."""
    if len(_plain(new)) < SHORTEST:
        raise RefusedError("backup_passphrase_short", least=SHORTEST)
    _lock(data_dir, _unlocked((data_dir / LOCKED).read_bytes(), _plain(old)), _plain(new))


def key_files(folder: Path) -> list[Path]:
    """The locked keys that lie in that folder."""
    return sorted(folder.glob(_LOCKED_KEYS))


def unlock(folders: Iterable[Path], passphrase: str) -> list[Identity]:
    """The keys in these folders that the passphrase opens.

    RefusedError when it opens none, or when there is none.
    """
    found = {path.read_bytes() for folder in folders for path in key_files(folder)}
    if not found:
        raise RefusedError("backup_key_missing")
    opened: list[Identity] = []
    for locked in sorted(found):
        try:
            opened.append(_unlocked(locked, _plain(passphrase)))
        except RefusedError:
            continue
    if not opened:
        raise RefusedError("backup_passphrase_wrong")
    return opened


def seal(source: Path, target: Path, recipient: str, step: Step = no_step) -> None:
    """Encrypt a file for that public key."""
    import pyrage
    from pyrage.x25519 import Recipient

    with source.open("rb") as reading, target.open("wb") as writing:
        reader, writer = _Reader(reading, source.stat().st_size, step), _Writer(writing)
        try:
            pyrage.encrypt_io(reader, writer, [Recipient.from_str(recipient)])
        except (pyrage.EncryptError, OSError) as error:
            # What our own reader or writer met comes back as a text of age's.
            raise (reader.met or writer.met or error) from error
    flush(target)


def unseal(source: Path, target: Path, identities: Iterable[Identity], step: Step = no_step) -> None:
    """Decrypt a file. RefusedError when none of the keys fits, or when a byte of it differs."""
    import pyrage

    with source.open("rb") as reading, target.open("wb") as writing:
        reader, writer = _Reader(reading, source.stat().st_size, step), _Writer(writing)
        try:
            pyrage.decrypt_io(reader, writer, list(identities))
        except (pyrage.DecryptError, OSError) as error:
            met = reader.met or writer.met
            if met is not None:
                raise met from error
            code = "backup_key_other" if str(error) == "No matching keys found" else "backup_damaged"
            raise RefusedError(code, name=source.name) from error
    flush(target)


def _lock(data_dir: Path, identity: Identity, words: str) -> None:
    import pyrage

    with written(data_dir / LOCKED) as part:
        part.write_bytes(pyrage.passphrase.encrypt(str(identity).encode(), words))


def _unlocked(locked: bytes, words: str) -> Identity:
    import pyrage
    from pyrage.x25519 import Identity

    try:
        return Identity.from_str(pyrage.passphrase.decrypt(locked, words).decode())
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError) as error:
        raise RefusedError("backup_passphrase_wrong") from error


def _plain(passphrase: str) -> str:
    """The same letters whatever keyboard typed them: an accent is one sign on one system and two on another."""
    return unicodedata.normalize("NFC", passphrase.strip())


class _Reader(io.RawIOBase):
    """Tells how far it is, and remembers what went wrong: age says it in words only."""

    def __init__(self, file: io.BufferedIOBase, total: int, step: Step) -> None:
        super().__init__()
        self._file, self._total, self._step, self._done = file, total, step, 0
        self.met: OSError | CancelledError | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            block = self._file.read(size)
            if self._done >> 20 != (self._done + len(block)) >> 20:
                self._step(self._done, self._total)
        except (OSError, CancelledError) as error:
            self.met = error
            raise
        self._done += len(block)
        return block


class _Writer(io.RawIOBase):
    """Remembers what went wrong."""

    def __init__(self, file: io.BufferedIOBase) -> None:
        super().__init__()
        self._file = file
        self.met: OSError | CancelledError | None = None

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, block: bytes) -> int:  # type: ignore[override]  # age gives bytes
        """Write them all."""
        try:
            return self._file.write(block)
        except (OSError, CancelledError) as error:
            self.met = error
            raise

    def flush(self) -> None:
        """Pass on what is kept back."""
        if not self._file.closed:
            self._file.flush()
