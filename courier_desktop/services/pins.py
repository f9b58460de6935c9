"""PINs: what one looks like, its hash, and how long a wrong one makes the next wait."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_PIN = re.compile(r"[0-9]{4,8}")
FREE = 3
"""So many wrong PINs cost nothing: fingers slip."""
MINUTE_S = 60
_WAITS_S = (5, 15, 60, 300, 900)


def is_pin(text: str) -> bool:
    """Four to eight figures."""
    return _PIN.fullmatch(text) is not None


def hash_pin(pin: str) -> str:
    """The hash to keep, salted, slow on purpose (argon2id; a few hundredths of a second)."""
    return _hasher().hash(pin)


def matches(pin: str, hashed: str) -> bool:
    """Whether it is the PIN of that hash; as slow as hashing."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    # Here, so that a window without PINs never loads it.
    from argon2 import PasswordHasher

    # The least that OWASP advises for argon2id: an old computer in the depot has neither cores nor memory to spare.
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def wait_after(failed: int) -> timedelta:
    """How long the next try waits after so many wrong ones: nothing, then 5 s, growing to a quarter of an hour."""
    if failed <= FREE:
        return timedelta()
    return timedelta(seconds=_WAITS_S[min(failed - FREE, len(_WAITS_S)) - 1])


def wait_text(wait: timedelta) -> str:
    """The wait as every language writes it: "15 s", "5 min"."""
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    return f"{seconds} s" if seconds < MINUTE_S else f"{-(-seconds // MINUTE_S)} min"
