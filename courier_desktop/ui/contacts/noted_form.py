"""What staff note of a recipient: four choices, kept as soon as one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.strategy import CustomerKind
from courier_desktop.domain.words import Language
from courier_desktop.services.contact_card import Noted
from courier_desktop.ui.contacts.words import channel_word, kind_word, zone_word
from courier_desktop.ui.parts.fields import Field, Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.services.contact_card import ContactCard

# Where Mexico's clocks differ; another that was noted by hand stands after them.
ZONES = (
    *("America/Mexico_City", "America/Monterrey", "America/Merida", "America/Cancun", "America/Chihuahua"),
    *("America/Ciudad_Juarez", "America/Ojinaga", "America/Matamoros", "America/Mazatlan", "America/Hermosillo"),
    *("America/Tijuana", "America/Bahia_Banderas"),
)
LANGUAGES = {Language.ES: "Español", Language.EN: "English", Language.PT: "Português"}
translate = QCoreApplication.translate


class NotedForm(QWidget):
    """Preferred channel, language, kind, clock. `changed` carries what is noted now."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.preferred, self.language, self.kind, self.zone = Select(), Select(), Select(), Select()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for label, select in (
            (translate("Contacts", "Canal que prefiere"), self.preferred),
            (translate("Contacts", "Idioma"), self.language),
            (translate("Contacts", "Clase de cliente"), self.kind),
            (translate("Contacts", "Su reloj"), self.zone),
        ):
            column.addWidget(Field(label, select))
            select.activated.connect(self._tell)
        column.addStretch(1)

    def show_card(self, card: ContactCard) -> None:
        """Show what is noted; the first choice of each says what holds without a note."""
        noted = card.noted
        as_told = translate("Contacts", "El de las reglas")
        channels = (Channel.WHATSAPP, Channel.SMS, Channel.TELEGRAM, Channel.EMAIL, Channel.WA_ME)
        _fill(self.preferred, [(as_told, None), *((channel_word(one), one) for one in channels)], noted.preferred)
        told = translate("Contacts", "Como la guía ({0})").format(LANGUAGES[card.language])
        own = told if noted.language is None else translate("Contacts", "Como la guía")
        _fill(self.language, [(own, None), *((name, one) for one, name in LANGUAGES.items())], noted.language)
        kinds = [(kind_word(one), one) for one in CustomerKind]
        _fill(self.kind, [(translate("Contacts", "Como la guía"), None), *kinds], noted.kind)
        here = translate("Contacts", "El de su domicilio")
        if not noted.zone:
            here = translate("Contacts", "El de su domicilio ({0})").format(zone_word(card.zone))
        known = ZONES if noted.zone in ("", *ZONES) else (*ZONES, noted.zone)
        _fill(self.zone, [(here, ""), *((zone_word(one), one) for one in known)], noted.zone)

    def _tell(self) -> None:
        # Qt hands a code back as a plain text.
        kind, preferred, language = (one.currentData() for one in (self.kind, self.preferred, self.language))
        self.changed.emit(
            Noted(
                kind=CustomerKind(kind) if kind else None,
                preferred=Channel(preferred) if preferred else None,
                language=Language(language) if language else None,
                zone=self.zone.currentData() or "",
            )
        )


def _fill(select: Select, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    with QSignalBlocker(select):
        select.clear()
        for text, value in choices:
            select.addItem(text, value)
        values = [value for _, value in choices]
        select.setCurrentIndex(values.index(chosen) if chosen in values else 0)
