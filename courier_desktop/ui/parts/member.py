"""A member of the staff as the rail and the lists show one: initials in a circle, the role in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.staff import ROLE_WORDS, Role
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.paint import CENTER, put, rounded
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.icons import draw_icon
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from courier_desktop.ui.theme.theme import Theme


def role_word(role: Role) -> str:
    """The role in the window's language."""
    return ROLE_WORDS[role].in_(current_language())


def draw_initials(painter: QPainter, circle: QRectF, name: str, theme: Theme) -> None:
    """The initials of that name in their circle, a small figure when it has none."""
    violet = theme.tone(Tone.VIOLET)
    rounded(painter, circle, circle.height() / 2, violet.tint)
    initials = "".join(word[0] for word in name.split()[:2]).upper()
    if initials:
        put(painter, circle, initials, Type.CAPTION_STRONG, violet.text, CENTER)
    else:
        draw_icon(painter, circle, "account-outline", violet.text, 16)
