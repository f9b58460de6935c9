"""A word of the vocabulary in the three languages of the program."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from courier_desktop.domain.values import dataclass


class Language(StrEnum):
    """The languages a reader may have; the first is the default."""

    ES = "es-MX"
    EN = "en"
    PT = "pt-BR"


@dataclass(frozen=True, slots=True)
class Words:
    """The same word in Spanish, English and Portuguese."""

    es: str
    en: str
    pt: str

    def in_(self, language: Language) -> str:
        """The word as the reader of that language says it."""
        match language:
            case Language.ES:
                return self.es
            case Language.EN:
                return self.en
            case Language.PT:
                return self.pt


@lru_cache(maxsize=64)
def language_of(text: str | None, default: Language = Language.ES) -> Language:
    """The language that a code such as "es", "es-MX", "pt_BR" or "en-US" names, else the default."""
    head = (text or "").replace("_", "-").split("-")[0].lower()
    return next((language for language in Language if language.value.split("-")[0] == head), default)
