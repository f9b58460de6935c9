"""The interface's language: which one is in force and how to change it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from courier_desktop.domain.words import Language, language_of
from courier_desktop.paths import translations_dir

LANGUAGE = "courierLanguage"
TRANSLATOR = "courierTranslator"


def current_language() -> Language:
    """The language the window speaks; Spanish before any was set."""
    app = QCoreApplication.instance()
    return language_of(app.property(LANGUAGE) if app is not None else None)


def set_language(app: QCoreApplication, language: Language) -> None:
    """Speak that language from now on: windows made later follow at once, open ones get a LanguageChange event."""
    old = app.property(TRANSLATOR)
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
    app.setProperty(LANGUAGE, language.value)
    QLocale.setDefault(QLocale(language.value))
    made = QTranslator(app)
    code = language.value.split("-")[0]
    # The source text is Spanish: courier_es.qm holds its plural forms alone.
    if made.load(str(translations_dir() / f"courier_{code}.qm")):
        app.installTranslator(made)
    app.setProperty(TRANSLATOR, made)
