"""What was typed in the editor and not saved, while the program runs: closing it loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.domain.notices import NoticeEvent
    from courier_desktop.domain.template_maps import TemplateMap
    from courier_desktop.domain.words import Language
    from courier_desktop.ui.templates.words import Face


class Drafts:
    """The unsaved words and choices by notice, language and channel or account."""

    __slots__ = ("maps", "words")

    def __init__(self) -> None:
        self.words: dict[tuple[NoticeEvent, Language, Face], tuple[str, str]] = {}
        self.maps: dict[tuple[NoticeEvent, Language, GatewayName], TemplateMap] = {}

    @property
    def events(self) -> frozenset[NoticeEvent]:
        """The notices with something unsaved."""
        return frozenset(key[0] for key in (*self.words, *self.maps))
