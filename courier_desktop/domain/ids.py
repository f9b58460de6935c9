"""The kinds of identifier, and time-ordered ids made from a given clock and given random bits."""

from __future__ import annotations

from typing import NewType

ShipmentId = NewType("ShipmentId", str)
RouteId = NewType("RouteId", str)
EventId = NewType("EventId", str)
ActId = NewType("ActId", str)
NoticeId = NewType("NoticeId", str)
DelayId = NewType("DelayId", str)
PartyId = NewType("PartyId", str)
AddressId = NewType("AddressId", str)
DriverId = NewType("DriverId", str)
TextId = NewType("TextId", str)

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_RAND_B = (1 << 62) - 1


def uuid7(unix_ms: int, random_bits: int) -> str:
    """A UUIDv7 text for that millisecond; the low 74 bits of `random_bits` make it unique."""
    rand_a = (random_bits >> 62) & 0xFFF
    value = (unix_ms & 0xFFFFFFFFFFFF) << 80 | _VERSION_7 | rand_a << 64 | _VARIANT | random_bits & _RAND_B
    # uuid.UUID would do the same five times slower, and an import makes a million of them.
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


_DIGITS = "0123456789abcdefghijklmnopqrstuv"
# Two digits at once: an import makes hundreds of thousands of ids.
_PAIRS = tuple(high + low for high in _DIGITS for low in _DIGITS)
SHORT_BITS = 20


def time_digits(unix_ms: int) -> str:
    """The first nine digits of a short id: 45 bits of milliseconds in base 32, which sort as the time does."""
    pairs = (_PAIRS[unix_ms >> shift & 1023] for shift in (35, 25, 15, 5))
    return "".join(pairs) + _DIGITS[unix_ms & 31]


def short_id(first_nine: str, low: int) -> str:
    """A 13-character id: those digits of its time and 20 further bits."""
    return first_nine + _PAIRS[low >> 10] + _PAIRS[low & 1023]
