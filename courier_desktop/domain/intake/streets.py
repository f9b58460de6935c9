"""Mexican addresses taken apart: a street with its number inside, a whole address in one line, streets between."""

from __future__ import annotations

import re

from courier_desktop.domain.fold import fold
from courier_desktop.domain.intake.places import country_code, is_state, mexican_state
from courier_desktop.domain.values import dataclass

_INTERIOR = (
    r"(?:int(?:erior|\.)?|depto\.?|dpto\.?|departamento|apto\.?|apt\.?|apartamento|local|loc\.|piso|oficina|of\.|consultorio|bodega|casa"
    r"|lote|lt\.|edificio|edif\.|torre|unit|suite|ste\.)"
)
# "Av. Vallarta 1500-B int. 4", "Alemania 123 #45", "Calle 60 No. 491"; the last number before the interior counts.
_NUMBERED = re.compile(
    rf"^(?P<street>.*?[^\W\d_].*?)[\s,]+(?:(?:#|n[oº°]\.?|n[uú]m\.?|n[uú]mero|ext\.?|exterior)\s*[:.]?\s*)*"
    rf"(?P<exterior>\#?\s*\d{{1,6}}(?:\s?[-/]\s?[A-Za-z0-9]{{1,4}})?(?:\s?[A-Za-z]\b)?|s/?n\b\.?|sin n[uú]mero)"
    rf"(?P<rest>(?:[\s,]+(?:-\s*)?(?P<interior>{_INTERIOR}\b\.?.*))?)$",
    re.IGNORECASE,
)
_HASH = re.compile(
    r"^(?P<street>.*?[^\W\d_].*?)[\s,]*\#\s*(?P<exterior>\d{1,6}(?:\s?-\s?[A-Za-z0-9]{1,4})?[A-Za-z]?)\b[\s,]*(?P<rest>.*)$"
)
_STREET_KIND = re.compile(
    r"^(?:calle|c\.|av\.?|avenida|calz\.?|calzada|andador|privada|priv\.?|circuito|cerrada|km\.?|kilometro|carretera|camino|manzana|mz\.?)$"
)
_NO_SPLIT = re.compile(r"\b(?:km|kil[oó]metro|manzana|mza?\.?|sm|super ?manzana|lote|lt)\.?\s*\d", re.IGNORECASE)
_CROSSING = re.compile(r"\s+(?:x|por|entre|e/)\s+(\d+[\w-]*\s+(?:y|e|&)\s+\d+[\w-]*)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:entre\s+(?:las\s+)?(?:calles?\s+)?(?:de\s+)?|e/\s*|between\s+)[:\s]*"
    r"(?P<first>[^;,.|/\n]{1,60}?)\s+(?:y|e|and|&)\s+(?P<second>[^;,.|/\n]{1,60})",
    re.IGNORECASE,
)
_HOURS_BETWEEN = re.compile(r"^\s*(?:las\s+)?\d{1,2}(?::\d{2})?\s*(?:am|pm|hrs?|hs|h|horas)?\s*$", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|manana|tarde)\b")
_INTERIOR_HEAD = re.compile(rf"^(?:{_INTERIOR})\b[\s.:#]*(?P<rest>.*)$", re.IGNORECASE)
_INTERIOR_WORD = re.compile(r"^(?:int(?:erior)?\b\.?|n[uú]m\.? int\.?)[\s.:#]*", re.IGNORECASE)
_COLONIA = re.compile(
    r"^(?:col(?:onia)?\b\.?|fracc(?:ionamiento)?\b\.?|barrio\b|bo\.|bairro\b|residencial\b|unidad habitacional\b"
    r"|u\.?\s?h\.)[\s.:]*",
    re.IGNORECASE,
)
_COLONIA_KEPT = re.compile(r"^(?:fracc|barrio|residencial|unidad|u\.?\s?h)", re.IGNORECASE)
_POSTAL_NAMED = re.compile(
    r"\b(?:c\.?\s?p\.?|c[oó]digo postal|cep)[\s.:#]*(\d{4,5}(?:-\d{3,4})?|[A-Z]\d{4}[A-Z]{3})\b", re.IGNORECASE
)
_POSTAL_BARE = re.compile(r"(?<![\w#-])(\d{5}(?:-\d{3,4})?|[A-Z]\d{4}[A-Z]{3})(?![\w-])")
_REFERENCE = re.compile(
    r"^(?:ref(?:erencias?|s)?\b\.?|frente a|junto a|a un lado|casa color|port[oó]n|atr[aá]s|a lado)[\s.:]*",
    re.IGNORECASE,
)
_REFERENCE_NAMED = re.compile(r"^(?:ref(?:erencias?|s)?\b\.?)[\s.:]*", re.IGNORECASE)
_REFERENCE_INSIDE = re.compile(r"[\s(/-]*\breferencias?\s*:\s*", re.IGNORECASE)
_PARTS = re.compile(r"[,;\n|]+|\s+/\s+|\s+-\s+")
_TOWN_HEAD = re.compile(r"^(?:municipio de|mpio\.? de|alcald[ií]a|delegaci[oó]n|del\.)[\s.:]*", re.IGNORECASE)


_CODE_LENGTH = 3
_TOWN_AND_STATE = 2


@dataclass(slots=True)
class Parts:
    """The parts of an address as they are found; empty until then."""

    street: str = ""
    exterior: str = ""
    interior: str = ""
    colonia: str = ""
    postal_code: str = ""
    municipality: str = ""
    state: str = ""
    country: str = ""
    between: str = ""
    references: str = ""


def split_street(line: str) -> tuple[str, str, str]:
    """Street, exterior and interior of "Av. Vallarta 1500 int. 4"; the whole line as street when it has no number.

    "Calle 5" and "Calle 5 de Mayo" keep their number: it is the street's name.
    """
    text = line.strip(" ,")
    if text.isalpha():
        return text, "", ""
    if _NO_SPLIT.search(text):
        return text, "", ""
    if "#" in text and (found := _HASH.match(text)):
        rest = found["rest"].strip(" ,-")
        return found["street"].strip(" ,"), found["exterior"].replace(" ", ""), bare_interior(rest)
    found = _NUMBERED.match(text)
    if found is None or is_street_kind(found["street"]):
        return text, "", ""
    exterior = re.sub(r"^#?\s*", "", found["exterior"]).strip()
    if re.match(r"s/?n|sin", exterior, re.IGNORECASE):
        exterior = "S/N"
    return found["street"].strip(" ,"), exterior, bare_interior(found["interior"] or "")


def is_street_kind(text: str) -> bool:
    """Whether the text only says what kind of street it is: "Calle", "Av."."""
    return bool(_STREET_KIND.match(fold(text).strip(" ,")))


def bare_interior(text: str) -> str:
    """The unit alone: "Int. 4" is "4"; "Depto. 4" stays, for the word tells what it is."""
    return _INTERIOR_WORD.sub("", text.strip()).strip(" ,.-#") if text else ""


def is_interior(text: str) -> bool:
    """Whether the line names a flat, a floor, a unit."""
    return bool(_INTERIOR_HEAD.match(text.strip()))


def colonia_named(text: str) -> str:
    """The colonia that the line names as such ("Col. Moderna"), empty when it does not."""
    found = _COLONIA.match(text.strip())
    if found is None:
        return ""
    return text.strip() if _COLONIA_KEPT.match(text.strip()) else text.strip()[found.end() :].strip(" .,")


def take_between(text: str) -> tuple[str, str]:
    """The streets between, found inside a text, and the rest of it: ("Hidalgo y Morelos", "tocar fuerte").

    "Entre 9 y 14 horas" and "entre lunes y viernes" are no streets.
    """
    lowered = text.lower()
    if "entre" not in lowered and "e/" not in lowered and "between" not in lowered:
        return "", text
    found = _BETWEEN.search(text)
    if found is None or (_HOURS_BETWEEN.match(found["first"]) and not re.search(r"calles?", found[0], re.IGNORECASE)):
        return "", text
    if _DAYS.search(fold(found[0])):
        return "", text
    rest = f"{text[: found.start()].rstrip(' ,;:(-')}; {text[found.end() :].lstrip(' ,;:.)-')}".strip(" ;")
    return f"{found['first'].strip()} y {found['second'].strip(' )')}", rest


def take_crossing(street: str) -> tuple[str, str]:
    """The crossing streets of Mérida's way, "Calle 60 #491 x 57 y 59": ("57 y 59", the rest)."""
    found = _CROSSING.search(street)
    if found is None:
        return "", street
    return found[1], f"{street[: found.start()]} {street[found.end() :]}".strip()


def split_line(line: str, *, mexican: bool = True) -> Parts:
    """A whole address written in one line, as parts; what fits nowhere goes to the references."""
    parts = Parts()
    text = " ".join(line.split())
    if found := _REFERENCE_INSIDE.search(text):
        head, tail = text[: found.start()], text[found.end() :]
        first, mark, after = tail.partition(",")
        parts.references, text = first.strip(" )"), f"{head}{mark}{after}"
    parts.between, text = take_between(text)
    if not parts.between:
        parts.between, text = take_crossing(text)
    text = _take_postal(text, parts)
    pieces = [piece.strip(" .") for piece in _PARTS.split(text) if piece.strip(" .,-")]
    if not pieces:
        return parts
    _take_street(pieces.pop(0), parts, mexican=mexican)
    _take_tail(pieces, parts)
    _take_middle(pieces, parts)
    return parts


def _take_postal(text: str, parts: Parts) -> str:
    """The postal code, said as such or standing alone behind the street, and the text without it."""
    found = _POSTAL_NAMED.search(text)
    if found is None:
        comma = text.find(",")
        found = _POSTAL_BARE.search(text, comma) if comma >= 0 else None
    if found is None:
        return text
    parts.postal_code = found[1]
    return f"{text[: found.start()].rstrip()} , {text[found.end() :].lstrip()}"


def _take_street(piece: str, parts: Parts, *, mexican: bool) -> None:
    """The first piece is the street with its number."""
    if mexican:
        parts.street, parts.exterior, parts.interior = split_street(piece)
    else:
        parts.street = piece


def _take_tail(pieces: list[str], parts: Parts) -> None:
    """Country, state and town stand last, in that order from the end."""
    if _ends_with_country(pieces):
        parts.country = country_code(pieces.pop())
    if len(pieces) > 1 and is_state(pieces[-1]):
        parts.state = mexican_state(pieces[-1]) or pieces[-1]
        pieces.pop()
    for i in range(len(pieces) - 1, -1, -1):
        if not (_REFERENCE.match(pieces[i]) or is_interior(pieces[i]) or _COLONIA.match(pieces[i])):
            parts.municipality = _TOWN_HEAD.sub("", pieces.pop(i))
            return


def _ends_with_country(pieces: list[str]) -> bool:
    """Whether the last piece is the country; "México" behind a town alone is the state."""
    if not pieces or not country_code(pieces[-1]):
        return False
    if len(pieces) > 1 and is_state(pieces[-2]):
        return True
    return len(pieces[-1]) > _CODE_LENGTH and not (mexican_state(pieces[-1]) and len(pieces) <= _TOWN_AND_STATE)


def _take_middle(pieces: list[str], parts: Parts) -> None:
    """Colonia, interior, references; the first piece that says nothing of itself is the colonia."""
    left: list[str] = []
    for piece in pieces:
        if named := colonia_named(piece):
            parts.colonia = parts.colonia or named
        elif is_interior(piece) and not parts.interior:
            parts.interior = bare_interior(piece)
        elif not parts.exterior and re.fullmatch(
            r"(?:#|no\.?|n[uú]m\.?|ext\.?)?\s*\d+\s?[A-Za-z]?", piece, re.IGNORECASE
        ):
            parts.exterior = re.sub(r"^\D+", "", piece)
        elif not parts.colonia and not _REFERENCE.match(piece):
            parts.colonia = piece
        else:
            left.append(_REFERENCE_NAMED.sub("", piece))
    if left:
        parts.references = "; ".join(part for part in (parts.references, *left) if part)
