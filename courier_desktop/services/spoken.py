"""Days, hours and names as a message says them aloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.words import Language, Words

if TYPE_CHECKING:
    from datetime import date, datetime, time

_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    Language.ES: ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    Language.PT: (
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ),
}
_MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_MONTHS_EN = "January February March April May June July August September October November December"
_MONTHS_PT = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
_MONTHS: dict[Language, tuple[str, ...]] = {
    Language.ES: tuple(_MONTHS_ES.split()),
    Language.EN: tuple(_MONTHS_EN.split()),
    Language.PT: tuple(_MONTHS_PT.split()),
}
YESTERDAY = Words("ayer", "yesterday", "ontem")
TODAY = Words("hoy", "today", "hoje")
_NEAR_DAYS = {
    -1: YESTERDAY,
    0: TODAY,
    1: Words("mañana", "tomorrow", "amanhã"),
}
_NOON = 12

# Written before a name, never part of it.
_TITLES_TEXT = (
    "dr dra lic licda ing arq mtro mtra profr profra prof profa sr sra srta srita señor señora señorita"
    " don doña dn cp cpt qfb mvz psic enf pbro padre fray sor mr mrs ms miss dona seu c"
)
_TITLES = frozenset(_TITLES_TEXT.split())
_FAMILIAR_TITLES = frozenset({"don", "doña", "dn", "dona", "seu", "c"})
_SPELT_OUT = {"ma": "María", "mª": "María", "gpe": "Guadalupe", "fco": "Francisco", "jse": "José", "ant": "Antonio"}
# A first name that is seldom used without its second one, when that one follows.
_DOUBLE_FIRST_TEXT = "maría maria josé jose juan ana luis"
_DOUBLE_FIRST = frozenset(_DOUBLE_FIRST_TEXT.split())
_DOUBLE_SECOND_TEXT = (
    "fernanda guadalupe josé jose elena isabel teresa luisa cristina del carmen paula sofía sofia laura"
    " lucía lucia karen ángel angel luis antonio manuel maría maria pablo carlos eduardo alberto miguel"
    " ramón ramon de daniel enrique alejandra fernando francisco gabriel cecilia inés ines rosa pía clara"
)
_DOUBLE_SECOND = frozenset(_DOUBLE_SECOND_TEXT.split())
_PARTICLES = frozenset({"del", "de", "la", "los"})
_COMPANY_WORDS_TEXT = (
    "abarrotes almacén almacen asociados bar boutique café cafe cafetería centro cia cía clínica clinica"
    " clinic colegio comercial comercializadora company consultorio corporativo creaciones delicatessen"
    " deportes despacho distribuidora dulces escuela estética estetica estudio farmacia farmacias"
    " ferretería florería frutería fundación gimnasio grupo gym hermanos hijos hnos hospital hotel iglesia"
    " inc industrias instituto joyería laboratorio laboratorios lavandería librería llc loja ltd ltda"
    " maderas manufacturas materiales mercería moda modas mueblería muebles notaría oficina óptica optica"
    " panadería papelería parroquia pastelería plásticos primaria productos proveedora recepción"
    " refaccionaria refacciones restaurant restaurante salón salon secundaria servicio servicios shop"
    " store studio súper super supermercado taller tienda tlapalería tortillería transportes universidad"
    " veterinaria vidriería viajes vivero zapatería"
)
_COMPANY_WORDS = frozenset(_COMPANY_WORDS_TEXT.split())
_COMPANY_FORMS = re.compile(
    r"\b(s\.?\s?a\.?( de c\.?\s?v\.?)?|s\.? de r\.?\s?l\.?|s\.?c\.?|a\.?c\.?)\s*$", re.IGNORECASE
)


def spoken_day(day: date, today: date, language: Language) -> str:
    """The day in words: "hoy", "mañana", "el jueves 19 de noviembre"; the year only when it is another one."""
    near = _NEAR_DAYS.get((day - today).days)
    if near is not None:
        return near.in_(language)
    weekday, month = _WEEKDAYS[language][day.weekday()], _MONTHS[language][day.month - 1]
    other_year = day.year != today.year
    match language:
        case Language.ES:
            return f"el {weekday} {day.day} de {month}" + (f" de {day.year}" if other_year else "")
        case Language.EN:
            return f"{weekday}, {month} {day.day}" + (f", {day.year}" if other_year else "")
        case Language.PT:
            return f"{weekday}, {day.day} de {month}" + (f" de {day.year}" if other_year else "")


def spoken_time(moment: datetime | time, language: Language) -> str:
    """The clock time as that reader writes it: "13:30", "1:30 pm", "13h30". Pass a local time."""
    match language:
        case Language.ES:
            return f"{moment.hour}:{moment.minute:02}"
        case Language.EN:
            return f"{moment.hour % _NOON or _NOON}:{moment.minute:02} {'am' if moment.hour < _NOON else 'pm'}"
        case Language.PT:
            return f"{moment.hour}h{moment.minute:02}" if moment.minute else f"{moment.hour}h"


def spoken_window(start: str, end: str, language: Language) -> str:
    """Two spoken times as a window: "entre 11:30 y 13:30". Either may be empty; both empty give ""."""
    if start and end and start != end:
        return Words(
            f"entre {start} y {end}",
            f"between {_shared_half(start, end)} and {end}",
            f"entre {start} e {end}",
        ).in_(language)
    if start and end:
        return Words(f"a las {end}", f"at {end}", f"às {end}").in_(language)
    if start:
        return Words(f"después de las {start}", f"after {start}", f"depois das {start}").in_(language)
    if end:
        return Words(f"antes de las {end}", f"before {end}", f"antes das {end}").in_(language)
    return ""


def _shared_half(start: str, end: str) -> str:
    """The start without its "am" when the end says the same half of the day."""
    clock, _, half = start.rpartition(" ")
    return clock if half in {"am", "pm"} and end.endswith(f" {half}") else start


def spoken_when(day: str, start: str, end: str, language: Language) -> str:
    """A spoken day and window together: "hoy entre 11:30 y 13:30"; whatever is known of them, "" for nothing."""
    window = spoken_window(start, end, language)
    if not (day and window):
        return day or window
    # "Thursday, November 19, between …": after a date that has a comma, another one closes it.
    comma = "," if "," in day else ""
    return f"{day}{comma} {window}"


def is_company(name: str) -> bool:
    """Whether a name reads like a business rather than a person."""
    text = " ".join(name.split())
    words = [word.strip(".,;:()\"'«»").lower() for word in text.split()]
    if any(word in _COMPANY_WORDS or word.endswith("ería") for word in words):
        return True
    return bool(_COMPANY_FORMS.search(text)) or "&" in text or any(letter.isdigit() for letter in text)


def first_name(name: str) -> str:
    """How a message greets: "Raúl" of "Dr. Raúl Ibáñez Cortés"; a company stays whole; "" when there is no name."""
    text = " ".join(name.split())
    if not any(letter.isalpha() for letter in text):
        return ""
    if is_company(text):
        return text
    family, comma, given = text.partition(",")
    written = (given if comma and given.strip() else family).split()
    words = _without_titles(written)
    first = _written_out(words[0]) if words else ""
    if not first[:1].isalpha():
        return text if text[:1].isalpha() and not words else ""
    if _is_formal(written, words) or len(first) == 1:
        return text  # "Sra. Ruiz" and "J. Pérez" hold no first name
    return " ".join([first, *_second(first, words[1:])])


def _is_formal(written: list[str], words: list[str]) -> bool:
    """A title before a family name alone."""
    if len(written) == len(words) or written[0].replace(".", "").lower() in _FAMILIAR_TITLES:
        return False
    return len(words) == 1 or words[0].lower() in _PARTICLES


def _without_titles(words: list[str]) -> list[str]:
    kept = list(words)
    # "C. Juan Pérez" is a citizen; "C" without its dot may be an initial.
    while kept and (bare := kept[0].replace(".", "").lower()) in _TITLES and (bare != "c" or kept[0].endswith(".")):
        kept.pop(0)
    return kept


def _written_out(word: str) -> str:
    bare = word.strip(".,;:()\"'«»*_~`")
    spelt = _SPELT_OUT.get(bare.lower())
    if spelt:
        return spelt
    return bare.capitalize() if bare.isupper() or bare.islower() else bare


def _second(first: str, rest: list[str]) -> list[str]:
    if len(rest) < 2 or first.lower() not in _DOUBLE_FIRST:  # noqa: PLR2004 - a second name and a family name
        return []
    names = [_written_out(word) for word in rest]
    if names[0].lower() not in _DOUBLE_SECOND:
        return []
    if names[0].lower() in _PARTICLES:
        # "María del Carmen Ruiz": the particles and the name after them, if a family name still follows.
        count = 1 + next((place for place, one in enumerate(names) if one.lower() not in _PARTICLES), len(names))
        return [*(one.lower() for one in names[: count - 1]), names[count - 1]] if count < len(names) else []
    return names[:1]
