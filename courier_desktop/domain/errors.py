"""The errors that are expected: a class and a stable code each, no sentence; `wording.say` says them."""

from __future__ import annotations

from typing import ClassVar

from courier_desktop.domain.values import dataclass, field


class CourierError(Exception):
    """An expected failure. `code` names its sentence, `params` fill it."""

    code: ClassVar[str] = "error"

    def __init__(self, **params: str | int) -> None:
        """Keep what the sentence needs."""
        super().__init__(self.code, params)
        self.params: dict[str, str | int] = params


class RefusedError(CourierError):
    """An act that the rules refuse; the sentence says why and how to do it properly."""

    def __init__(self, code: str, /, **params: str | int) -> None:
        """Take the refusal's own code."""
        super().__init__(**params)
        self.refusal = code

    @property
    def sentence_code(self) -> str:
        """The code of the sentence to say."""
        return self.refusal


class NotFoundError(CourierError):
    """Nothing stands under that number or id."""

    code = "not_found"


class LedgerOpenError(CourierError):
    """The ledger's file could not be opened; `params["why"]` is a code of wording."""

    code = "ledger_open"


class UnreadableFileError(CourierError):
    """A file that is no table this program reads."""

    code = "file_unreadable"


class CancelledError(CourierError):
    """The person cancelled; nothing of the act was kept."""

    code = "cancelled_by_person"


@dataclass(frozen=True, slots=True)
class Problem:
    """A row's problem as a value: where, which, and what its sentence needs. `row` counts from 1 as in the sheet."""

    row: int
    column: str
    code: str
    params: dict[str, str | int] = field(default_factory=dict)
