"""How times, windows, counts and errors read on the screen of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.errors import CourierError, RefusedError
from courier_desktop.domain.money import Money, format_money
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.wording import is_code, say
from courier_desktop.domain.words import Language, Words
from courier_desktop.services import notices
from courier_desktop.services.context import Context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from courier_desktop.domain.rows import NoticeRow, Window

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one language, with the courier's clock."""

    ctx: Context
    language: Language

    def __call__(self, words: Words, /, **values: object) -> str:
        """The words, their {places} filled."""
        text = words.in_(self.language)
        return text.format(**values) if values else text

    def clock(self, at: datetime | None) -> str:
        """The time as "13:41" today, with its day on another one; empty for none."""
        if at is None:
            return ""
        local = at.astimezone(self.ctx.zone)
        time = f"{local:%H:%M}"
        if local.date() == self.ctx.clock().astimezone(self.ctx.zone).date():
            return time
        day = f"{local.day} {_MONTHS[local.month - 1]}" if self.language is Language.EN else f"{local:%d/%m}"
        return f"{day} {time}"

    def window(self, window: Window) -> str:
        """The promise as "12:00–13:00"; empty without one."""
        if window.start is None or window.end is None:
            return ""
        return f"{self.clock(window.start)}–{window.end.astimezone(self.ctx.zone):%H:%M}"

    def money(self, amount: Money | None) -> str:
        """The amount as its country writes it; empty for none."""
        return "" if amount is None else format_money(amount)

    def sentence(self, code: str, params: Mapping[str, str | int] | None = None) -> str:
        """What wording says under that code; the code itself where it has nothing to say."""
        return say(code, self.language, **(params or {})) if is_code(code) else code

    def why(self, notice: NoticeRow) -> str:
        """Why a notice is blocked, was not sent or expired; empty when there is nothing to say."""
        if not notice.why:
            return ""
        return self.sentence(notice.why, notices.why_params(self.ctx, [notice]).get(notice.notice_id))

    def error(self, error: CourierError) -> str:
        """What an expected error says."""
        return self.sentence(code_of(error), error.params)


def code_of(error: CourierError) -> str:
    """The code under which an error's sentence stands."""
    return error.sentence_code if isinstance(error, RefusedError) else error.code


def counted(count: int, one: str, many: str) -> str:
    """The count with its word: "1 guía", "3 guías"."""
    return f"{count} {one if count == 1 else many}"
