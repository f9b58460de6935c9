"""What the setback sheet and the log say of a recipient: what they receive, or why not."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.wording import is_code, say
from courier_desktop.ui.contacts.words import CHANNEL_ICONS, channel_word
from courier_desktop.ui.format import day_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.rows import AffectedRow

translate = QCoreApplication.translate

# Nothing is told, and nobody has to call: the recipient knows, or the shipment came in finished.
SETTLED = frozenset({"already_told", "imported_final", "implied_step", "late_marking"})

_BLOCK_ICONS = {
    "opted_out": "message-off-outline",
    "too_many_delays": "bell-alert-outline",
    "no_phone": "phone-off-outline",
    "day_over": "clock-alert-outline",
    "no_whatsapp": "phone-off-outline",
}


class Fate(Enum):
    """What a setback means to one shipment."""

    TOLD = "told"
    LEFT_OUT = "left_out"
    BLOCKED = "blocked"
    SETTLED = "settled"
    IN_WINDOW = "in_window"


def fate_of(row: AffectedRow, *, skipped: bool) -> Fate:
    """What the setback means to that one, as the office has it now."""
    if not row.leaves:
        return Fate.IN_WINDOW
    if row.blocked:
        return Fate.SETTLED if row.blocked in SETTLED else Fate.BLOCKED
    return Fate.LEFT_OUT if skipped else Fate.TOLD


@dataclass(frozen=True, slots=True)
class Told:
    """A few words with their look, as the list's last column shows them; `ink` None = the quiet text colour."""

    text: str
    icon: str
    ink: Tone | None


def told(row: AffectedRow, fate: Fate) -> Told:
    """What that one receives, in a few words."""
    match fate:
        case Fate.TOLD if row.channel is not None and row.channel is not Channel.WA_ME:
            return _told_by(row.channel, options=row.options)
        case Fate.TOLD if row.options:
            return Told(translate("Setback", "Aviso con dos opciones"), "whatsapp", Tone.BLUE)
        case Fate.TOLD:
            return Told(translate("Setback", "Un aviso, nueva hora"), "whatsapp", None)
        case Fate.LEFT_OUT:
            return Told(translate("Setback", "Sin aviso: lo quitaste"), "minus-circle-outline", None)
        case Fate.BLOCKED:
            return Told(short_why(row.blocked, row.blocked_params), block_icon(row.blocked), Tone.RED)
        case Fate.SETTLED:
            return Told(short_why(row.blocked, row.blocked_params), "check-all", None)
        case Fate.IN_WINDOW:
            return Told(translate("Setback", "Sigue en su ventana"), "check", Tone.GREEN)


def _told_by(channel: Channel, *, options: bool) -> Told:
    """What goes by itself: by which channel, with what in it."""
    # An SMS has room for the new time alone.
    both = options and channel is not Channel.SMS
    words = translate("Setback", "{0}, dos opciones") if both else translate("Setback", "{0}, nueva hora")
    return Told(words.format(channel_word(channel)), CHANNEL_ICONS[channel], Tone.BLUE if both else None)


def block_icon(code: str) -> str:
    """The icon of why a notice must not go."""
    if code.startswith("phone"):
        return "phone-off-outline"
    return _BLOCK_ICONS.get(code, "message-off-outline")


def short_why(code: str, params: Mapping[str, str | int], *, call: bool = True) -> str:
    """Why nothing goes, short enough for a column; the whole sentence is `long_why`. `call` adds what to do."""
    match code:
        case "opted_out":
            since = _short_day(str(params.get("since", "")))
            if not since:
                return translate("Setback", "Pidió BAJA")
            asked = (
                translate("Setback", "Pidió BAJA el {0} · llamar")
                if call
                else translate("Setback", "Pidió BAJA el {0}")
            )
            return asked.format(since)
        case "day_over":
            return translate("Setback", "Ya no da tiempo hoy")
    return _short(code, params)


def _short(code: str, params: Mapping[str, str | int]) -> str:
    """What has no date in it."""
    match code:
        case "too_many_delays" | "too_many_today":
            return translate("Setback", "Ya recibió %n aviso(s) hoy", "", int(params.get("count", 0)))
        case "already_told":
            return translate("Setback", "Ya se le avisó")
        case "no_gateway_on":
            return translate("Setback", "Sin canal encendido")
        case "no_address_there":
            return translate("Setback", "Sin dirección en ese canal")
        case "channel_refused":
            return translate("Setback", "No quiere ese canal")
    if code == "no_phone" or code.startswith("phone"):
        return translate("Setback", "Sin teléfono válido")
    return long_why(code, params)


def long_why(code: str, params: Mapping[str, str | int]) -> str:
    """Why nothing goes, by whom and since when."""
    # What an import says of a missing phone is not what a notice has to say.
    code = "no_phone" if code == "phone_missing" else code
    return say(code, current_language(), **params) if is_code(code) else code


def _short_day(text: str) -> str:
    """An ISO date as "3 nov"."""
    from datetime import date

    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return ""
    return day_text(day, current_language()).split(" ", 1)[1]
