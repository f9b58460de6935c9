"""PINs: what one looks like, its hash, and how long a wrong one makes the next wait."""

from __future__ import annotations

import re
from datetime import timedelta

_PIN = re.compile(r"[0-9]{4,8}")
FREE = 3
"""So many wrong PINs cost nothing: fingers slip."""
_WAITS_S = (5, 15, 60, 300, 900)


def is_pin(text: str) -> bool:
    """Four to eight figures."""
    return _PIN.fullmatch(text) is not None


def hash_pin(pin: str) -> str:
    """The hash to keep, salted, slow on purpose (argon2id; about a twentieth of a second)."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def matches(pin: str, hashed: str) -> bool:
    """Whether it is the PIN of that hash; as slow as hashing."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False


def wait_after(failed: int) -> timedelta:
    """How long the next try waits after so many wrong ones: nothing, then 5 s, growing to a quarter of an hour."""
    if failed <= FREE:
        return timedelta()
    return timedelta(seconds=_WAITS_S[min(failed - FREE, len(_WAITS_S)) - 1])


def wait_text(wait: timedelta) -> str:
    """The wait as every language writes it: "15 s", "5 min"."""
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    return f"{seconds} s" if seconds < 60 else f"{-(-seconds // 60)} min"
