"""How an import is said: fields, confidences, values, problems, what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.intake.fields import FIELD_WORDS, Field
from courier_desktop.domain.money import Money
from courier_desktop.domain.wording import say
from courier_desktop.ui.format import money_text, phone_text
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.status import Look
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.domain.errors import Problem
    from courier_desktop.services.intake.inspect import ColumnView

SURE = 0.9
_GRAMS = 1000


def field_word(field: Field) -> str:
    """The field's name in the interface's language."""
    return FIELD_WORDS[field].in_(current_language())


def doubtful(column: ColumnView) -> bool:
    """Whether a person should look at what the column was taken for."""
    return column.field is not None and not column.fallback and column.confidence < SURE


def confidence_of(column: ColumnView, *, chosen: bool) -> tuple[str, Look]:
    """How sure the program is of a column: the word, its icon and tone."""
    if chosen:
        return QCoreApplication.translate("Import", "lo elegiste tú"), Look("gesture-tap", Tone.BLUE)
    if column.field is None:
        return QCoreApplication.translate("Import", "no se usa"), Look("minus-circle-outline", Tone.NEUTRAL)
    if column.fallback:
        return QCoreApplication.translate("Import", "si falta la otra"), Look("layers-triple-outline", Tone.NEUTRAL)
    if column.confidence < SURE:
        return QCoreApplication.translate("Import", "revisar"), Look("alert-circle-outline", Tone.AMBER)
    return QCoreApplication.translate("Import", "seguro"), Look("check-circle-outline", Tone.GREEN)


def value_text(field: Field, value: str) -> str:
    """A compared value as people read it; a dash for none."""
    if not value:
        return "—"
    if field is Field.PHONE and value.startswith("+"):
        return phone_text(value)
    if field is Field.CASH_ON_DELIVERY:
        minor, _, currency = value.partition(" ")
        return money_text(Money(int(minor), currency))
    if field is Field.WEIGHT:
        return f"{int(value) / _GRAMS:g} kg"
    return " · ".join(value.splitlines())


def problem_text(problem: Problem) -> str:
    """The row's problem and what to do about it."""
    return say(problem.code, current_language(), **problem.params)
