"""When a message is tried again, asked about, given up: pure, with the luck passed in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courier_desktop.domain.messaging import Traits

# A send that a service did not process is tried again so often; the last waits add up to some eight hours.
MOST_TRIES = 9
_FIRST_S = 20.0
_LONGEST_S = 3 * 3600.0
# A service out of reach is asked again this often at most: the line may be back any moment.
_LINE_LONGEST_S = 300.0
# When a gateway is asked what became of a message, counted from its send.
_ASKED_AFTER = (
    *(timedelta(seconds=15), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1)),
    *(timedelta(days=1), timedelta(days=2), timedelta(days=3)),
)
# How long one holder may keep a gateway without saying that it lives: longer than any one request may take.
LEASE = timedelta(seconds=120)


def wait_before_retry(tries: int, luck: float) -> timedelta:
    """How long to wait after so many tries (1 = the first): doubling, and by `luck` (0 to 1) up to half as long again.

    The luck keeps two offices from knocking at the same second.
    """
    plain = min(_FIRST_S * 2.0 ** (max(1, tries) - 1), _LONGEST_S)
    return timedelta(seconds=plain * (1 + luck / 2))


def wait_for_the_line(failures: int, luck: float) -> timedelta:
    """How long the whole gateway waits after so many times out of reach in a row."""
    plain = min(5.0 * 2.0 ** (max(1, failures) - 1), _LINE_LONGEST_S)
    return timedelta(seconds=plain * (1 + luck / 2))


def next_question(sent_at: datetime, now: datetime) -> datetime | None:
    """When the gateway is asked next what became of a message; None = it has told all it will."""
    return next((at for after in _ASKED_AFTER if (at := sent_at + after) > now), None)


def next_turn(traits: Traits, last_sent_at: datetime | None, luck: float) -> datetime | None:
    """Not before when the next message may go, by the gateway's pace; None = at once."""
    if last_sent_at is None or traits.pace_s + traits.jitter_s <= 0:
        return None
    return last_sent_at + timedelta(seconds=traits.pace_s + traits.jitter_s * luck)
