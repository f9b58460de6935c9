"""Phones: from what people type and spreadsheets mangle to E.164, or to the problem; nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from courier_desktop.domain.fold import fold
from courier_desktop.domain.values import dataclass

_MEXICO = "+52"
_NATIONAL_LENGTH = 10
_BIG_CITIES = ("55", "56", "33", "81")
_FEWEST_BEFORE_EXTENSION = 7
_FEWEST_FOREIGN = 11
_FEWEST_WITH_EXIT_CODE = 14
_ZEROS_OF_A_CUT_NUMBER = "000000"

# Most numbers are written plainly; an import of a hundred thousand rows feels the difference.
_GROUPING = str.maketrans("", "", " -()")
_PLAIN_MEXICAN = re.compile(r"(?:\+?52)?([2-9](?!([0-9])\2{8})[0-9]{3}(?!000000)[0-9]{6})")
# The first three digits of every number that Mexico's plan allows; a test holds them against the library.
_MEXICAN_AREAS = (
    "200-201 220-229 231-233 235-238 241 243-249 271-276 278-279 281-285 287-288 294 296-297 300 311-317 319 321-339"
    " 341-349 351-359 371-378 381-389 391-395 411-415 417-419 421-429 431-438 440-459 461-469 471-479 481-483 485-489"
    " 492-496 498-500 550-569 588 591-597 599 612-616 618 621-629 631-639 641-649 651-653 656-665 667-669 671-677"
    " 686-687 694-698 711-729 731-739 741-749 751 753-759 761-779 781-786 789 791 797 800 810-819 821 823-826 828-829"
    " 831-836 841-842 844-846 861-862 864 866-873 877-878 888 891-892 894 897 899-900 913-914 916-919 921-924 932-934"
    " 936-938 951 953-954 958 960-969 971-972 981-988 990-999"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SCIENTIFIC = re.compile(r"\+?([0-9])(?:[.,]([0-9]+))?[eE]\+?([0-9]{1,2})")
_FLOAT_TAIL = re.compile(r"(?<=[0-9])[.,]0+$")
_EXTENSION = re.compile(
    r"(?:(?<![^\W\d_])(?:ext(?:ensi[oó]n)?|x|int(?:erno)?|anexo|ramal|opci[oó]n)\.?\s*:?\s*[0-9]{1,6}\b.*|#\s*[0-9]{1,6})$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[/|;,\n\r]+|\([^\W\d_]+\)|\b(?:y|o|e|ou|or|and)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:tel[eé]fono|tel|celular|cel|m[oó]vil|whatsapp|wpp|wa|phone|mobile)\W*(?=[+0-9(])", re.IGNORECASE
)
_WORD = re.compile(r"(?<![0-9])\b[^\W\d_]+\b(?![0-9])")
_NOTHING = frozenset(
    {
        *("", "-", "--", ".", "0", "n/a", "na", "n.a.", "s/n", "sn", "s/t", "null", "none", "nan", "no", "x", "?"),
        *("no informado", "nao informado", "no informa", "no tiene", "no proporcionado", "no disponible", "no aplica"),
        *("sin telefono", "sin numero", "sin tel", "sin dato", "sin datos", "ninguno", "vacio", "pendiente", "unknown"),
        *("not provided", "not available", "no phone", "sem telefone", "nao tem", "nao informada", "desconocido"),
    },
)


@dataclass(frozen=True, slots=True)
class PhoneResult:
    """`e164` or, when there is none, `problem`: a code of wording. Exactly one of them is empty."""

    e164: str
    problem: str = ""


def normalize_phone(raw: str, region: str = "MX") -> PhoneResult:
    """The number in E.164 (the first good one of several in a cell) or why there is none.

    `region` (ISO 3166) is where a number without country code is. The problem is one of phone_missing,
    phone_unreadable, phone_truncated (a spreadsheet kept only its first digits), phone_incomplete, phone_too_long,
    phone_invalid.
    """
    if region == "MX" and (usual := usual_mexican(raw)):
        return PhoneResult(usual)
    if region == "MX" and (plain := _PLAIN_MEXICAN.fullmatch(raw.translate(_GROUPING))):
        return _in_mexico(plain.group(1), raw, plus=False)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", raw)).strip(" \t\r\n=\"'’")
    if fold(text) in _NOTHING:
        return PhoneResult("", "phone_missing")
    if scientific := _SCIENTIFIC.fullmatch(text.replace(" ", "")):
        first, rest, power = scientific.groups(default="")
        kept = rest.rstrip("0") if len(rest) > int(power) else rest
        if len(kept) != int(power):
            return PhoneResult("", "phone_truncated")
        text = first + kept
    first_problem = ""
    for part in _numbers_in(text):
        result = _one_number(part, region)
        if result.e164:
            return result
        first_problem = first_problem or result.problem
    return PhoneResult("", first_problem or "phone_unreadable")


def usual_mexican(raw: str) -> str:
    """The E.164 of a number as most are written in Mexico, at once; empty when it wants a closer look."""
    national = raw.replace(" ", "").replace("-", "").replace("(", "").replace(")", "")
    if len(national) > _NATIONAL_LENGTH:
        national = national.removeprefix("+52" if national[0] == "+" else "52")
    if (
        len(national) == _NATIONAL_LENGTH
        and national.isdecimal()
        and national.isascii()
        and national[:3] in _mexican_areas()
        and national.count(national[1]) < _NATIONAL_LENGTH - 1
        and not national.endswith(_ZEROS_OF_A_CUT_NUMBER)
    ):
        return _MEXICO + national
    return ""


def phone_key(e164: str) -> str:
    """The key under which one person's spellings match: E.164, with WhatsApp's 521 and ten digits folded into 52.

    Argentina's 9 stays: without it the number may be someone else's.
    """
    found = digits(e164)
    if re.fullmatch(r"521[0-9]{10}", found):
        found = f"52{found[3:]}"
    return f"+{found}" if found else ""


def digits(e164: str) -> str:
    """The digits alone, country code first, as wa.me wants them."""
    return "".join(c for c in e164 if c.isascii() and c.isdigit())


def last4(e164: str) -> str:
    """The last four digits, for places where the whole number must not stand."""
    return digits(e164)[-4:]


def display_phone(e164: str) -> str:
    """The number as read: "33 1482 0937" in Mexico, with the country code elsewhere; what is no number unchanged."""
    if re.fullmatch(r"\+52[0-9]{10}", e164):
        area = 2 if e164[3:5] in _BIG_CITIES else 3
        national = e164[3:]
        return f"{national[:area]} {national[area:6]} {national[6:]}"
    if not e164.startswith("+"):
        return e164
    import phonenumbers

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _numbers_in(text: str) -> list[str]:
    """The texts that may each be a number, in order; the whole comes last, for "55/1234/5678"."""
    cut = [part.strip() for part in _SEPARATOR.split(text)]
    found = [part for part in cut if any(c.isdigit() for c in part)]
    words = text.split()
    if len(words) > 1 and all(len(digits(word)) >= _NATIONAL_LENGTH for word in words):
        return words
    if len(found) <= 1:
        return found or [text]
    if len(digits(text)) <= _NATIONAL_LENGTH:
        found.append("".join(cut))
    return found


def _one_number(text: str, region: str) -> PhoneResult:
    """The number of a text that holds one at most."""
    extension = _EXTENSION.search(text)
    if extension and len(digits(text[: extension.start()])) >= _FEWEST_BEFORE_EXTENSION:
        text = text[: extension.start()]
    text = _WORD.sub(" ", _FLOAT_TAIL.sub("", _LABEL.sub("", text).strip()))
    found = digits(text)
    if not found or any(c.isalpha() for c in text):
        return PhoneResult("", "phone_unreadable")
    plus = text.lstrip(" (").startswith("+")
    if found.startswith("00") and len(found) > _NATIONAL_LENGTH:
        plus, found = True, found[2:]
    if len(set(found)) == 1:
        return PhoneResult("", "phone_invalid")
    if not plus and found.endswith(_ZEROS_OF_A_CUT_NUMBER):
        return PhoneResult("", "phone_truncated")
    if region == "MX":
        return _in_mexico(found, text, plus=plus)
    return _elsewhere(found, region, plus=plus)


def _in_mexico(found: str, text: str, *, plus: bool) -> PhoneResult:
    """A number typed in Mexico, the dialling habits of before 2019 stripped."""
    if found.startswith("011") and len(found) >= _FEWEST_WITH_EXIT_CODE:
        plus, found = True, found[3:]
    if plus and not found.startswith("52"):
        return _foreign(found)
    national = found[2:] if plus or (found.startswith("52") and len(found) > _NATIONAL_LENGTH) else found
    national = _without_trunk_code(national)
    if len(national) == _NATIONAL_LENGTH:
        if _mexican_pattern().fullmatch(national):
            return PhoneResult(f"{_MEXICO}{national}")
        return PhoneResult("", "phone_invalid") if plus or len(found) < _FEWEST_FOREIGN else _told_foreign(found, text)
    if len(national) < _NATIONAL_LENGTH:
        return PhoneResult("", "phone_incomplete")
    return PhoneResult("", "phone_too_long") if plus else _told_foreign(found, text)


def _without_trunk_code(national: str) -> str:
    """The national number without 044, 045 or 01, and without a 1 that stands before ten digits."""
    for trunk in ("044", "045", "01"):
        if national.startswith(trunk):
            return national.removeprefix(trunk)
    if national.startswith("1") and len(national) == _NATIONAL_LENGTH + 1:
        return national[1:]
    return national


def _told_foreign(found: str, text: str) -> PhoneResult:
    """A number without + that is none of Mexico's: a foreign mobile, unless it looks like ours and a digit more."""
    groups = [len(group) for group in re.findall("[0-9]+", text)]
    doubled_digit = len(found) == _NATIONAL_LENGTH + 1 and (
        groups[:2] in ([2, 4], [3, 3]) or (len(groups) == 1 and found.startswith(_BIG_CITIES))
    )
    result = (
        PhoneResult("", "phone_too_long") if doubled_digit or found.startswith("0") else _foreign(found, mobile=True)
    )
    return result if result.e164 else PhoneResult("", "phone_too_long")


def _foreign(found: str, *, mobile: bool = False) -> PhoneResult:
    """A number that begins with its country's code; with `mobile`, only one that may be a mobile."""
    import phonenumbers
    from phonenumbers import PhoneNumberType, ValidationResult

    try:
        number = phonenumbers.parse(f"+{found}")
    except phonenumbers.NumberParseException:
        return PhoneResult("", "phone_invalid")
    mobiles = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    if phonenumbers.is_valid_number(number) and (not mobile or phonenumbers.number_type(number) in mobiles):
        return PhoneResult(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    match phonenumbers.is_possible_number_with_reason(number):
        case ValidationResult.TOO_SHORT | ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return PhoneResult("", "phone_incomplete")
        case ValidationResult.TOO_LONG:
            return PhoneResult("", "phone_too_long")
        case _:
            return PhoneResult("", "phone_invalid")


def _elsewhere(found: str, region: str, *, plus: bool) -> PhoneResult:
    """A number typed in another country: its own habits (Argentina's 15, Brazil's carriers) are the library's."""
    if plus:
        return _foreign(found)
    import phonenumbers

    try:
        number = phonenumbers.parse(found, region)
    except phonenumbers.NumberParseException:
        return _foreign(found)
    if phonenumbers.is_valid_number(number):
        return PhoneResult(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    if len(found) >= _FEWEST_FOREIGN:
        abroad = _foreign(found)
        if abroad.e164:
            return abroad
    return _foreign(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:])


@lru_cache(maxsize=1)
def _mexican_areas() -> frozenset[str]:
    """The first three digits of Mexico's numbers."""
    ranges = [area.partition("-") for area in _MEXICAN_AREAS.split()]
    return frozenset(str(n) for first, _, last in ranges for n in range(int(first), int(last or first) + 1))


@lru_cache(maxsize=1)
def _mexican_pattern() -> re.Pattern[str]:
    """The library's own pattern of Mexico's numbers: the answer of its validity test in a hundredth of the time."""
    from phonenumbers import PhoneMetadata

    mexico = PhoneMetadata.metadata_for_region("MX")
    if mexico is None:
        raise LookupError("MX")
    kinds = (
        *(mexico.fixed_line, mexico.mobile, mexico.toll_free, mexico.premium_rate, mexico.shared_cost),
        *(mexico.personal_number, mexico.voip, mexico.pager, mexico.uan, mexico.voicemail),
    )
    patterns = {kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern}
    return re.compile("|".join(f"(?:{pattern})" for pattern in sorted(patterns)))
