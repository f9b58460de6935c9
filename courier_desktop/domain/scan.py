"""What a scanner read: a tracking number in any form, a reason or an act of the printed card, or nothing known."""

from __future__ import annotations

import re
from enum import StrEnum

from courier_desktop.domain.reasons import ReasonCode
from courier_desktop.domain.tracking_number import find_numbers
from courier_desktop.domain.values import dataclass

_REASON, _ACT = "MOTIVO", "MARCA"

# A scanner types like a US keyboard: on a Spanish layout the colon comes out as Ñ, the underscore as a question mark.
_CARD = re.compile(rf"\s*({_REASON}|{_ACT})[^a-z0-9]+([a-z][^0-9]*)", re.IGNORECASE)


class CardAct(StrEnum):
    """What the reason card can say besides the reasons."""

    AT_DOOR = "at_door"
    DELIVERED = "delivered"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """A shipment's number, as printed."""

    number: str


@dataclass(frozen=True, slots=True)
class ScannedReason:
    """A reason of the card: the attempt failed for it."""

    code: ReasonCode


@dataclass(frozen=True, slots=True)
class ScannedAct:
    """An act of the card, for the stop scanned before."""

    act: CardAct


@dataclass(frozen=True, slots=True)
class ScannedNothing:
    """Nothing of ours; `text` is what was read."""

    text: str


Scanned = ScannedNumber | ScannedReason | ScannedAct | ScannedNothing


def reason_qr(code: ReasonCode) -> str:
    """What the card's QR for that reason holds."""
    return f"{_REASON}:{code.value}"


def act_qr(act: CardAct) -> str:
    """What the card's QR for that act holds."""
    return f"{_ACT}:{act.value}"


def read_scan(text: str) -> Scanned:
    """What the scanned or typed text stands for; of several numbers the first."""
    if card := _CARD.fullmatch(text):
        word = _letters(card[2])
        if card[1].upper() == _REASON:
            code = next((code for code in ReasonCode if _letters(code.value) == word), None)
            return ScannedNothing(text) if code is None else ScannedReason(code)
        act = next((act for act in CardAct if _letters(act.value) == word), None)
        return ScannedNothing(text) if act is None else ScannedAct(act)
    numbers = find_numbers(text)
    return ScannedNumber(numbers[0]) if numbers else ScannedNothing(text)


def _letters(text: str) -> str:
    """The plain letters alone: what stands between words depends on the keyboard's layout."""
    return re.sub("[^a-z]", "", text.lower())
