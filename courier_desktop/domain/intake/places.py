"""Countries, and the states of Mexico, Argentina and Brazil as people write them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from courier_desktop.domain.fold import fold
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

_COUNTRIES: dict[str, str] = {
    "MX": "mexico|mex|mejico|estados unidos mexicanos",
    "AR": "argentina|arg|republica argentina",
    "BR": "brasil|brazil|bra",
    "CO": "colombia|col",
    "CL": "chile|chl",
    "PE": "peru|per",
    "UY": "uruguay|ury",
    "PY": "paraguay|pry",
    "BO": "bolivia|bol",
    "EC": "ecuador|ecu",
    "VE": "venezuela|ven",
    "GT": "guatemala|gtm",
    "SV": "el salvador|salvador|slv",
    "HN": "honduras|hnd",
    "NI": "nicaragua|nic",
    "CR": "costa rica|cri",
    "PA": "panama|pan",
    "DO": "republica dominicana|dominican republic|rep. dominicana|dom",
    "PR": "puerto rico|pri",
    "CU": "cuba|cub",
    "ES": "espana|spain|esp",
    "PT": "portugal|prt",
    "US": "usa|estados unidos|united states|united states of america|ee.uu.|eeuu|eua|e.u.a.",
    "CA": "canada|can",
    "GB": "united kingdom|uk|reino unido|great britain|gbr",
    "FR": "france|francia|franca|fra",
    "DE": "germany|alemania|alemanha|deu",
    "IT": "italy|italia|ita",
    "NL": "netherlands|paises bajos|holanda|nld",
    "KE": "kenya|ken",
    "AU": "australia|aus",
}
_COUNTRY_BY_NAME = {name: code for code, names in _COUNTRIES.items() for name in names.split("|")}

_MEXICAN_STATES: dict[str, str] = {
    "Aguascalientes": "ag|ags|agu",
    "Baja California": "bc|bcn",
    "Baja California Sur": "bs|bcs",
    "Campeche": "cm|camp|cam",
    "Chiapas": "cs|chis|chp",
    "Chihuahua": "ch|chih|chh",
    "Ciudad de México": "cdmx|cmx|df|d.f.|distrito federal|mexico city|mexico df|mexico d.f.|ciudad de mexico",
    "Coahuila": "co|coah|coa|coahuila de zaragoza",
    "Colima": "cl|col",
    "Durango": "dg|dgo|dur",
    "Estado de México": "mx|edomex|edo mex|edo. mex.|edo. mex|edo. de mexico|edo de mexico|mex|mexico|mex.",
    "Guanajuato": "gt|gto|gua",
    "Guerrero": "gr|gro",
    "Hidalgo": "hg|hgo|hid",
    "Jalisco": "ja|jal",
    "Michoacán": "mi|mich|mic|michoacan de ocampo",
    "Morelos": "mo|mor",
    "Nayarit": "na|nay",
    "Nuevo León": "nl|n.l.|nle",
    "Oaxaca": "oa|oax",
    "Puebla": "pu|pue",
    "Querétaro": "qt|qro|que|queretaro de arteaga",
    "Quintana Roo": "qr|qroo|q. roo|q roo|roo",
    "San Luis Potosí": "sl|slp|s.l.p.",
    "Sinaloa": "si|sin",
    "Sonora": "so|son",
    "Tabasco": "tb|tab",
    "Tamaulipas": "tm|tamps|tam",
    "Tlaxcala": "tl|tlax|tla",
    "Veracruz": "ve|ver|veracruz de ignacio de la llave",
    "Yucatán": "yu|yuc",
    "Zacatecas": "za|zac",
}
_MEXICAN_BY_NAME = {
    name: state for state, names in _MEXICAN_STATES.items() for name in (fold(state), *names.split("|"))
}
_OTHER_STATES: dict[str, str] = {
    "AR": "Buenos Aires|Gran Buenos Aires|Capital Federal|CABA|Catamarca|Chaco|Chubut|Córdoba|Corrientes|Entre Ríos"
    "|Formosa|Jujuy|La Pampa|La Rioja|Mendoza|Misiones|Neuquén|Río Negro|Salta|San Juan|San Luis|Santa Cruz|Santa Fe"
    "|Santiago del Estero|Tierra del Fuego|Tucumán",
    "BR": "Acre|Alagoas|Amapá|Bahia|Ceará|Distrito Federal|Espírito Santo|Goiás|Maranhão|Mato Grosso"
    "|Mato Grosso do Sul|Minas Gerais|Pará|Paraíba|Paraná|Pernambuco|Piauí|Rio de Janeiro|Rio Grande do Norte"
    "|Rio Grande do Sul|Rondônia|Roraima|Santa Catarina|São Paulo|Sergipe|Tocantins|AC|AL|AP|AM|BA|CE|ES|GO|MA|MT|MS"
    "|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO",
    "CO": "Antioquia|Atlántico|Bolívar|Boyacá|Caldas|Cauca|Cundinamarca|Huila|Magdalena|Meta|Nariño|Quindío|Risaralda"
    "|Santander|Norte de Santander|Tolima|Valle del Cauca|Bogotá|Bogotá D.C.|Cesar|Sucre|Casanare|Guajira|La Guajira",
    "PE": "Lima|Arequipa|Cusco|Cuzco|Piura|La Libertad|Lambayeque|Junín|Áncash|Callao|Cajamarca|Puno|Ica|Loreto|Tacna"
    "|San Martín|Ucayali|Huánuco|Ayacucho|Moquegua|Tumbes|Apurímac|Huancavelica|Pasco|Madre de Dios",
    "BO": "La Paz|Cochabamba|Oruro|Potosí|Tarija|Beni|Pando|Chuquisaca",
    "CL": "Región Metropolitana|Metropolitana|Valparaíso|Biobío|Antofagasta|Tarapacá|Atacama|Coquimbo|O'Higgins|Maule"
    "|Ñuble|Araucanía|Los Lagos|Los Ríos|Aysén|Magallanes|Arica y Parinacota",
}
_COUNTRY_OF_STATE = {
    fold(name): country for country, names in reversed(_OTHER_STATES.items()) for name in names.split("|")
}
_CODE_LENGTH = 2
_PORTUGUESE = frozenset({"BR", "PT"})
_ENGLISH = frozenset({"US", "CA", "GB", "AU", "KE"})
_CURRENCY_COUNTRY = {
    "MXN": "MX",
    "ARS": "AR",
    "BRL": "BR",
    "COP": "CO",
    "CLP": "CL",
    "PEN": "PE",
    "UYU": "UY",
    "PYG": "PY",
    "BOB": "BO",
    "GTQ": "GT",
    "HNL": "HN",
    "CRC": "CR",
    "DOP": "DO",
    "CAD": "CA",
}
_COUNTRY_CURRENCY = {country: currency for currency, country in _CURRENCY_COUNTRY.items()} | {
    "US": "USD",
    "EC": "USD",
    "SV": "USD",
    "PA": "USD",
    "PR": "USD",
    "ES": "EUR",
    "PT": "EUR",
    "FR": "EUR",
    "DE": "EUR",
    "IT": "EUR",
    "NL": "EUR",
}


@lru_cache(maxsize=1024)
def country_code(raw: str) -> str:
    """The ISO 3166 alpha-2 code that the text names, empty when it names none."""
    text = raw.strip()
    if len(text) == _CODE_LENGTH and text.isascii() and text.isalpha():
        return "GB" if text.upper() == "UK" else text.upper()
    return _COUNTRY_BY_NAME.get(fold(text), "")


@lru_cache(maxsize=1024)
def mexican_state(raw: str) -> str:
    """The full name of the Mexican state that the text names or abbreviates, empty when it names none."""
    return _MEXICAN_BY_NAME.get(fold(raw).strip().rstrip(",;").strip(), "") or _MEXICAN_BY_NAME.get(
        fold(raw).strip(" .,;"), ""
    )


def is_state(raw: str) -> bool:
    """Whether the text is the name of a state or province known here."""
    return bool(mexican_state(raw)) or fold(raw).strip(" .,;") in _COUNTRY_OF_STATE


def country_of_states(names: Iterable[str]) -> str:
    """The country in which most of these states lie, empty when no one country has most of them."""
    found: dict[str, int] = {}
    total = 0
    for name in names:
        total += 1
        country = "MX" if mexican_state(name) else _COUNTRY_OF_STATE.get(fold(name).strip(" .,;"), "")
        found[country] = found.get(country, 0) + 1
    best = max(found, key=lambda country: found[country], default="")
    return best if best and found[best] * 2 > total else ""


def language_for(country: str, default: Language) -> Language:
    """The language in which a recipient of that country is written to."""
    if country in _PORTUGUESE:
        return Language.PT
    if country in _ENGLISH:
        return Language.EN
    return default if country == "" else Language.ES


def country_of_currency(currency: str) -> str:
    """The country that pays in that currency, empty when several do or none is known."""
    return _CURRENCY_COUNTRY.get(currency.strip().upper(), "")


def currency_of(country: str, default: str = "MXN") -> str:
    """The currency of that country."""
    return _COUNTRY_CURRENCY.get(country, default)
