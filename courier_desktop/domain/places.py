"""The time zone of a place in Mexico, by its state or postal code: quiet hours are the recipient's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.fold import tokens

if TYPE_CHECKING:
    from courier_desktop.domain.address import Address

_CENTRE, _PACIFIC, _SONORA = "America/Mexico_City", "America/Mazatlan", "America/Hermosillo"
_BORDER, _EAST, _CHIHUAHUA = "America/Tijuana", "America/Cancun", "America/Chihuahua"
_MERIDA, _MONTERREY = "America/Merida", "America/Monterrey"

# Each state: its zone, the first two digits of its postal codes, and how it is written in an address.
_STATES: tuple[tuple[str, str, str], ...] = (
    (_CENTRE, "20", "aguascalientes|ags|agu"),
    (_BORDER, "21 22", "baja california|baja california norte|bc|bcn|bcno"),
    (_PACIFIC, "23", "baja california sur|bcs|bcsu"),
    (_MERIDA, "24", "campeche|camp|cam|cmp"),
    (_MONTERREY, "25 26 27", "coahuila|coahuila de zaragoza|coah|coa"),
    (_CENTRE, "28", "colima|col|clm"),
    (_CENTRE, "29 30", "chiapas|chis|chp|cps"),
    (_CHIHUAHUA, "31 32 33", "chihuahua|chih|chi|chh"),
    (
        _CENTRE,
        "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16",
        "ciudad de mexico|cdmx|distrito federal|df|mexico df|cmx|cd de mexico|cd mexico|mexico city",
    ),
    (_MONTERREY, "34 35", "durango|dgo|dur"),
    (_CENTRE, "36 37 38", "guanajuato|gto|gua"),
    (_CENTRE, "39 40 41", "guerrero|gro"),
    (_CENTRE, "42 43", "hidalgo|hgo|hid"),
    (_CENTRE, "44 45 46 47 48 49", "jalisco|jal"),
    (_CENTRE, "50 51 52 53 54 55 56 57", "mexico|estado de mexico|edo de mexico|edo mexico|edo mex|edomex|mex|em"),
    (_CENTRE, "58 59 60 61", "michoacan|michoacan de ocampo|mich|mic"),
    (_CENTRE, "62", "morelos|mor"),
    (_PACIFIC, "63", "nayarit|nay"),
    (_MONTERREY, "64 65 66 67", "nuevo leon|nl|nle"),
    (_CENTRE, "68 69 70 71", "oaxaca|oax"),
    (_CENTRE, "72 73 74 75", "puebla|pue"),
    (_CENTRE, "76", "queretaro|queretaro de arteaga|qro|que"),
    (_EAST, "77", "quintana roo|q roo|qroo|qr|roo"),
    (_CENTRE, "78 79", "san luis potosi|slp"),
    (_PACIFIC, "80 81 82", "sinaloa|sin"),
    (_SONORA, "83 84 85", "sonora|son"),
    (_CENTRE, "86", "tabasco|tab"),
    (_MONTERREY, "87 88 89", "tamaulipas|tamps|tam"),
    (_CENTRE, "90", "tlaxcala|tlax|tla"),
    (_CENTRE, "91 92 93 94 95 96", "veracruz|veracruz de ignacio de la llave|ver"),
    (_MERIDA, "97", "yucatan|yuc"),
    (_CENTRE, "98 99", "zacatecas|zac"),
)
# What keeps other hours than its state, by the postal code's first digits, the longest first: along the border the
# clocks change with the neighbour's, and the bay of Banderas keeps Puerto Vallarta's.
_APART = (
    ("6373", "America/Bahia_Banderas"),
    ("3288", "America/Ojinaga"),
    ("3289", "America/Ojinaga"),
    ("329", "America/Ojinaga"),
    ("32", "America/Ciudad_Juarez"),
    *((code, "America/Matamoros") for code in ("260", "261", "262", "263", "264", "265", "266", "6503")),
    *((code, "America/Matamoros") for code in ("873", "874", "875", "88")),
)
_ZONES = {"".join(tokens(name)): zone for zone, _, names in _STATES for name in names.split("|")}
_ZONES_BY_CODE = {code: zone for zone, codes, _ in _STATES for code in codes.split()}
_DIGITS = 5


def zone_of(address: Address) -> str:
    """The IANA name of the time zone there; "" where it cannot be told, or outside Mexico.

    The state's name decides where it and the postal code tell different states.
    """
    if address.country != "MX":
        return ""
    named = _ZONES.get("".join(tokens(address.state)), "")
    code = address.postal_code.strip()
    if len(code) != _DIGITS or not (code.isascii() and code.isdigit()):
        return named
    by_code = _ZONES_BY_CODE.get(code[:2], "")
    if named not in ("", by_code):
        return named
    return next((zone for first, zone in _APART if code.startswith(first)), by_code)
