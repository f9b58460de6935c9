"""Counts, days and places of the person's sheet in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.person import CopyPlace, CopyState, MentionKind, Why
from courier_desktop.ui.format import day_text
from courier_desktop.ui.language import current_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from courier_desktop.domain.person import Mention, OtherCopy

translate = QCoreApplication.translate


def shipments_word(count: int) -> str:
    """How many shipments."""
    return translate("PersonSheet", "%n guía(s)", None, count)


def dated(at: datetime, zone: tzinfo) -> str:
    """The day with its year: "jue 19 nov 2026"; in English "Thu 19 Nov 2026"."""
    day = at.astimezone(zone).date()
    return f"{day_text(day, current_language())} {day.year}"


def dated_time(at: datetime, zone: tzinfo) -> str:
    """The day with its hour: "jue 19 nov 2026, 13:41"."""
    return f"{dated(at, zone)}, {at.astimezone(zone):%H:%M}"


def mention_words(one: Mention) -> str:
    """Where a text that may name the person stands."""
    match one.kind:
        case MentionKind.SETBACK_NOTE:
            return translate("PersonSheet", "Nota de un contratiempo")
        case MentionKind.NOTICE:
            return translate("PersonSheet", "Aviso de la guía {0}").format(one.number)
        case MentionKind.SHIPMENT:
            return translate("PersonSheet", "Guía {0}").format(one.number)
        case MentionKind.TEXT:
            return translate("PersonSheet", "Otra nota")


def why_words(why: Why) -> str:
    """Why a person is erased."""
    return {
        Why.ASKED: translate("PersonSheet", "Lo pidió"),
        Why.NO_LONGER_NEEDED: translate("PersonSheet", "Ya no hace falta"),
        Why.MISTAKE: translate("PersonSheet", "Se anotó por error"),
    }[why]


def copies_head(copies: Sequence[OtherCopy]) -> str:
    """Whether other copies hold the person, or may."""
    closed = sum(one.state is CopyState.CLOSED for one in copies)
    if not copies:
        return translate("PersonSheet", "Ninguna otra copia la tiene")
    if closed == len(copies):
        return translate("PersonSheet", "%n copia(s) podría(n) tenerla todavía", None, closed)
    if closed:
        return translate("PersonSheet", "%n copia(s) la tiene(n) todavía, o podría(n) tenerla", None, len(copies))
    return translate("PersonSheet", "%n copia(s) la tiene(n) todavía", None, len(copies))


def copy_words(one: OtherCopy, zone: tzinfo) -> tuple[str, str]:
    """A copy in words: when it was made, and where it stands; encrypted ones say that nobody can look."""
    when = dated_time(one.made_at, zone) if one.made_at is not None else translate("PersonSheet", "No está a la mano")
    place = {
        CopyPlace.HERE: translate("PersonSheet", "respaldo en esta computadora"),
        CopyPlace.SECOND: translate("PersonSheet", "respaldo en el segundo lugar"),
        CopyPlace.BESIDE: translate("PersonSheet", "copia junto al libro"),
    }[one.place]
    closed = translate("PersonSheet", "cerrado con llave: no se puede ver por dentro")
    parts = [Path(one.path).name, place, *([closed] if one.state is CopyState.CLOSED and one.made_at else [])]
    return when, " · ".join(parts)


def in_a_row(numbers: tuple[str, ...], most: int = 6) -> str:
    """The first numbers, then how many more there are."""
    shown = ", ".join(numbers[:most])
    more = len(numbers) - most
    if more <= 0:
        return shown
    return translate("PersonSheet", "{0} y %n más", None, more).format(shown)
