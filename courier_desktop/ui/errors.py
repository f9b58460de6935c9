"""Errors said in the window: what happened, what was kept, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from courier_desktop.domain.errors import CourierError, RefusedError
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import ErrorCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.ui.jobs import BugReport


def sentence_of(error: CourierError | BugReport) -> str:
    """What happened, in the interface's language."""
    if not isinstance(error, CourierError):
        return QCoreApplication.translate("Errors", "El programa tropezó con algo que no esperaba.")
    from courier_desktop.domain.wording import say

    code = error.sentence_code if isinstance(error, RefusedError) else error.code
    return say(code, current_language(), **error.params)


def error_card(error: CourierError | BugReport, kept: str, dismiss: Callable[[], object]) -> ErrorCard:
    """The card for that error; a bug's can be copied for whoever mends it."""
    buttons = [Button(QCoreApplication.translate("Errors", "Entendido"))]
    buttons[0].clicked.connect(dismiss)
    if not isinstance(error, CourierError):
        detail = f"{error.title}\n\n{error.detail}"
        copy = Button(QCoreApplication.translate("Errors", "Copiar el informe"), Kind.PLAIN, icon="content-copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(detail))
        buttons.append(copy)
        kept = kept or QCoreApplication.translate("Errors", "Lo que ya estaba guardado sigue guardado. ") + error.title
    return ErrorCard(sentence_of(error), kept, buttons)
