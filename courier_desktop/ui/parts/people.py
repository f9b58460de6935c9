"""People who work here, as lists show them: initials in a circle, the name, the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from courier_desktop.ui.parts.keyset import DISPLAY
from courier_desktop.ui.parts.member import draw_initials, role_word
from courier_desktop.ui.parts.paint import RIGHT, put, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from courier_desktop.domain.staff import StaffMember
    from courier_desktop.ui.parts.table import Index
    from courier_desktop.ui.theme.theme import Theme

MEMBER_ROW = 44
_CIRCLE = 28


def spoken_member(one: StaffMember) -> str:
    """What a screen reader says of a member."""
    return ", ".join(part for part in (one.name, role_word(one.role), pin_word(one)) if part)


def pin_word(one: StaffMember) -> str:
    """How a member comes in, in words; that one does no more."""
    with_pin, without, gone = _pin_words()
    if not one.active:
        return gone
    return with_pin if one.has_pin else without


def _pin_words() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate("People", "con PIN"),
        QCoreApplication.translate("People", "sin PIN"),
        QCoreApplication.translate("People", "de baja"),
    )


class MembersModel(RowsModel):
    """Members of the staff as rows; the whole name stands in the tooltip."""

    def __init__(self) -> None:
        super().__init__(lambda one: one.staff_id, spoken_member)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.rows[index.row()].name
        return super().data(index, role)


class MemberDelegate(RowDelegate):
    """A member on one line: initials, name, role at the right; `detailed` adds the PIN's sign and its word."""

    def __init__(self, *, detailed: bool = False, focused_only: bool = False) -> None:
        super().__init__(MEMBER_ROW, inset=0, radius=8, focused_only=focused_only)
        self._detailed = detailed
        self._pad = 4 if detailed else 12

    def rule_below(self, row: StaffMember) -> float | None:
        return self._pad + _CIRCLE + 12 if self._detailed else None

    def paint_row(self, painter: QPainter, rect: QRectF, row: StaffMember, theme: Theme, *, current: bool) -> None:
        left = rect.x() + self._pad
        draw_initials(painter, QRectF(left, rect.center().y() - _CIRCLE / 2, _CIRCLE, _CIRCLE), row.name, theme)
        quiet = theme.t2 if current else theme.t3
        right = rect.right() - (16 if self._detailed else 14)
        if self._detailed:
            right = self._paint_pin(painter, QRectF(rect.x(), rect.y(), right - rect.x(), rect.height()), row, theme)
        role = role_word(row.role)
        wide = round(text_width(role, Type.SMALL)) + 4
        put(painter, QRectF(right - wide, rect.y(), wide, rect.height()), role, Type.SMALL, quiet, RIGHT)
        left += _CIRCLE + 12
        room = QRectF(left, rect.y(), right - wide - 12 - left, rect.height())
        write_elided(
            painter, room, row.name, Type.STRONG if current else Type.MEDIUM, theme.t1 if row.active else quiet
        )

    def _paint_pin(self, painter: QPainter, rect: QRectF, row: StaffMember, theme: Theme) -> float:
        """The PIN's sign at the right end, in a column of its own; where the role may end."""
        column = 24 + round(max(text_width(word, Type.SMALL) for word in _pin_words()))
        left = rect.right() - column
        icon = "lock-outline" if row.has_pin and row.active else ""
        if icon:
            draw_icon(painter, QRectF(left, rect.y(), 18, rect.height()), icon, theme.t2, 15)
        box = QRectF(left + 22, rect.y(), column - 20, rect.height())
        write_elided(painter, box, pin_word(row), Type.SMALL, theme.t2)
        return left - 24
