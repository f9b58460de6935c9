"""Fresh ids: short ones for what stands in rows, UUIDv7 for events, which other programs may make as well."""

from __future__ import annotations

import os
import threading

from courier_desktop.domain.ids import SHORT_BITS, EventId, short_id, time_digits, uuid7

_TAIL_DIGITS = 12
_TAIL = (1 << 4 * _TAIL_DIGITS) - 1


# Of the 74 that a UUIDv7 leaves, the highest stays free for counting on.
_EVENT_BITS = 74


def _random_bits(count: int) -> int:
    # `secrets` would do the same, and its modules cost the window's start three milliseconds.
    return int.from_bytes(os.urandom(16)) >> (128 - count)


class IdSource:
    """Time-ordered ids; each sorts after the one before, also within one millisecond and when the clock went back."""

    def __init__(self) -> None:
        """Begin anywhere."""
        self._lock = threading.Lock()
        self._ms = self._event_ms = 0
        self._low = self._bits = 0
        self._digits = self._event_head = ""

    def next(self, unix_ms: int) -> str:
        """A 13-character id of that millisecond, or of a later one that was asked for already."""
        with self._lock:
            self._low += 1
            if unix_ms > self._ms:
                self._begin(unix_ms, _random_bits(SHORT_BITS - 1))
            elif self._low >> SHORT_BITS:
                self._begin(self._ms + 1, 0)
            return short_id(self._digits, self._low)

    def _begin(self, unix_ms: int, low: int) -> None:
        self._ms, self._low, self._digits = unix_ms, low, time_digits(unix_ms)

    def next_event(self, unix_ms: int) -> EventId:
        """A UUIDv7 of that millisecond, or of a later one that was asked for already."""
        with self._lock:
            self._bits += 1
            if unix_ms > self._event_ms:
                self._event_ms, self._bits = unix_ms, _random_bits(_EVENT_BITS - 1)
                self._event_head = ""
            # Ids made one after the other differ in their last digits alone.
            tail = self._bits & _TAIL
            if not (self._event_head and tail):
                self._event_head = uuid7(self._event_ms, self._bits)[:-_TAIL_DIGITS]
            return EventId(f"{self._event_head}{tail:012x}")
