"""Reads what services answer: whatever shape it has, a reader gives a value of its own type and never raises."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from courier_desktop.domain.messaging import Cost

if TYPE_CHECKING:
    from courier_desktop.gateways.http import Answer

Step = str | int
Fields = dict[str, object]
_LONGEST_SAID = 300
_MILLIONTH = 1_000_000
# Times told in milliseconds begin here: in seconds that is the year 5138.
_MILLISECONDS_FROM = 100_000_000_000
_MOST_DIGITS = 25


def at(value: object, *path: Step) -> object:
    """What stands there: names lead into objects, numbers into lists; None where nothing does."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = cast("dict[str, object]", value).get(step)
        elif isinstance(step, int) and isinstance(value, list) and -len(value) <= step < len(value):
            value = cast("list[object]", value)[step]
        else:
            return None
    return value


def text_at(value: object, *path: Step) -> str:
    """A text of whole characters, or a whole number as text; "" for anything else."""
    found = at(value, *path)
    if isinstance(found, str):
        return whole(found)
    return str(found) if _is_whole(found) else ""


def number_at(value: object, *path: Step) -> int | None:
    """A whole number, also when told as text; None for anything else."""
    found = at(value, *path)
    if isinstance(found, str):
        text = found.strip()
        digits = text.removeprefix("-")
        return int(text) if digits.isascii() and digits.isdigit() and len(digits) < _MOST_DIGITS else None
    if isinstance(found, float) and found.is_integer() and abs(found) < 2**53:
        return int(found)
    return cast("int", found) if _is_whole(found) else None


def flag_at(value: object, *path: Step) -> bool | None:
    """True or false; None for anything else."""
    found = at(value, *path)
    return found if isinstance(found, bool) else None


def list_at(value: object, *path: Step) -> list[object]:
    """A list; an empty one for anything else."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def fields_at(value: object, *path: Step) -> Fields:
    """An object; an empty one for anything else."""
    found = at(value, *path)
    return found if isinstance(found, dict) else {}


def objects_at(value: object, *path: Step) -> list[Fields]:
    """The objects of a list, in order; what is none is left out."""
    return [cast("Fields", one) for one in list_at(value, *path) if isinstance(one, dict)]


def json_of(answer: Answer) -> object:
    """The body as JSON; None when it is none."""
    from courier_desktop.gateways.http import UnreadableAnswerError

    try:
        return answer.json()
    except UnreadableAnswerError:
        return None


def fields_of(answer: Answer) -> Fields:
    """The body as a JSON object; an empty one when it is none."""
    return fields_at(json_of(answer))


def time_at(value: object, *path: Step) -> datetime | None:
    """A time: ISO 8601, RFC 2822, or seconds or milliseconds since 1970; without a zone it is UTC. None else."""
    found = at(value, *path)
    if isinstance(found, str) and not found.strip().isdigit():
        return _time_of_text(found.strip())
    seconds = number_at(found)
    if seconds is None or seconds <= 0:
        return None
    return _time_of_seconds(seconds / 1000 if seconds >= _MILLISECONDS_FROM else seconds)


def cost_at(value: object, currency: str, *path: Step) -> Cost | None:
    """A price told as decimal text or number, without its sign: exact to the millionth; None when there is none."""
    from decimal import Decimal, InvalidOperation

    found = at(value, *path)
    if isinstance(found, bool) or not isinstance(found, str | int | float) or not currency:
        return None
    try:
        micros = abs(Decimal(str(found).strip())) * _MILLIONTH
        whole = int(micros.to_integral_value())
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return Cost(whole, currency.upper()) if whole < 10**15 else None


def whole(text: str) -> str:
    """The text with pairs of half characters joined and lone halves replaced: JSON may hold them, UTF-8 may not."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def said(text: str) -> str:
    """A service's own words as they can be shown: one line, not endless."""
    line = " ".join("".join(one if one.isprintable() or one.isspace() else "?" for one in text[:4000]).split())
    return line if len(line) <= _LONGEST_SAID else line[: _LONGEST_SAID - 1] + "…"


def check_code(code: str) -> str:
    """The code of a trouble with a send, for a question: where nothing was sent, nothing may have gone out."""
    if code.startswith("answer_"):
        return "gateway_unexpected" if code == "answer_unreadable" else "gateway_unreachable"
    return {"gateway_failed": "gateway_unreachable", "gateway_refused": "gateway_unexpected"}.get(code, code)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_MOST_DIGITS


def _time_of_text(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _time_of_seconds(seconds: float) -> datetime | None:
    if not math.isfinite(seconds):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
