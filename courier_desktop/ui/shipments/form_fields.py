"""The fields of the shipment form, each with its label and what may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from courier_desktop.domain.capture import MOST_PIECES, good_postal_code, parse_weight
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Language
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.fields import Field

if TYPE_CHECKING:
    from courier_desktop.ui.parts.fields import NumberField, Select

_TONGUES = {Language.ES: "Español", Language.EN: "English", Language.PT: "Português"}
translate = QCoreApplication.translate


def say_here(code: str) -> str:
    """The sentence of that code in the interface's language."""
    from courier_desktop.domain.wording import say

    return say(code, current_language())


@dataclass(frozen=True, slots=True)
class Checks:
    """What may stand in a field; each gives the error's sentence or ""."""

    region: str
    currency: str

    def phone(self, text: str) -> str:
        """Empty, or a phone."""
        if not text.strip():
            return ""
        from courier_desktop.domain.phone import normalize_phone

        problem = normalize_phone(text, self.region).problem
        return say_here(problem) if problem else ""

    def postal_code(self, text: str) -> str:
        """Empty, or a postal code of the country."""
        return "" if not text.strip() or good_postal_code(text, self.region) else say_here("bad_postal_code")

    def money(self, text: str) -> str:
        """Empty, or an amount in the courier's currency."""
        if not text.strip():
            return ""
        from courier_desktop.domain.money import parse_money

        found = parse_money(text, self.currency)
        return "" if found is not None and found.currency == self.currency else say_here("bad_amount")

    def pieces(self, text: str) -> str:
        """How many parcels, 1 to 999."""
        digits = text.strip()
        return "" if digits.isdecimal() and 1 <= int(digits) <= MOST_PIECES else say_here("bad_pieces")

    def weight(self, text: str) -> str:
        """Empty, or kilos."""
        if not text.strip() or parse_weight(text) is not None:
            return ""
        return translate("ShipmentForm", "Escribe los kilos así: 1.5")


def make_fields(checks: Checks, pieces: NumberField, language: Select, *, amending: bool) -> dict[str, Field]:
    """The fields by their names in FormValues, in the order they are gone through; the note is the last."""
    for tongue, word in _TONGUES.items():
        language.addItem(word, tongue.value)
    fields = {} if amending else _sender(checks)
    fields["phone"] = Field(translate("ShipmentForm", "Teléfono"), check=checks.phone)
    fields["name"] = Field(translate("ShipmentForm", "Nombre"))
    fields["company"] = Field(translate("ShipmentForm", "Empresa"))
    fields["language"] = Field(translate("ShipmentForm", "Idioma de los avisos"), language)
    fields |= _address(checks)
    fields["pieces"] = Field(translate("ShipmentForm", "Bultos"), pieces, check=checks.pieces)
    fields["weight"] = Field(translate("ShipmentForm", "Peso, kg"), check=checks.weight)
    fields["contents"] = Field(translate("ShipmentForm", "Contenido"))
    fields["cash"] = Field(translate("ShipmentForm", "Por cobrar"), check=checks.money)
    fields["declared"] = Field(translate("ShipmentForm", "Valor declarado"), check=checks.money)
    fields["note"] = Field(translate("ShipmentForm", "Nota para el repartidor"))
    return fields


def _sender(checks: Checks) -> dict[str, Field]:
    return {
        "sender_name": Field(translate("ShipmentForm", "Nombre o tienda")),
        "sender_phone": Field(translate("ShipmentForm", "Teléfono"), check=checks.phone),
    }


def _address(checks: Checks) -> dict[str, Field]:
    return {
        "street": Field(translate("ShipmentForm", "Calle")),
        "exterior": Field(translate("ShipmentForm", "Núm. exterior")),
        "interior": Field(translate("ShipmentForm", "Interior")),
        "colonia": Field(translate("ShipmentForm", "Colonia")),
        "postal_code": Field(translate("ShipmentForm", "Código postal"), check=checks.postal_code),
        "municipality": Field(translate("ShipmentForm", "Municipio o alcaldía")),
        "state": Field(translate("ShipmentForm", "Estado")),
        "between": Field(translate("ShipmentForm", "Entre calles")),
        "references": Field(translate("ShipmentForm", "Referencias")),
    }
