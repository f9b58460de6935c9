"""What the new shipment form holds, what becomes of it after saving, and the draft it makes. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from datetime import datetime
from enum import StrEnum

from courier_desktop.domain.address import Address, clean_postal_code
from courier_desktop.domain.draft import Party, Promise, ShipmentDraft
from courier_desktop.domain.money import Money, parse_money
from courier_desktop.domain.phone import normalize_phone
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Language

MOST_PIECES = 999
_MOST_GRAMS = 2_000_000
_CODE_LENGTH = 5
_WEIGHT = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:kg|kilos?)?\.?", re.IGNORECASE)
_LANGUAGES = {"BR": Language.PT, "US": Language.EN}


class Mode(StrEnum):
    """What the form keeps for the next shipment."""

    STAR = "star"
    CHAIN = "chain"
    ROUND_TRIP = "round_trip"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormValues:
    """The form as it was typed. `returning` = this is the way back of a round trip."""

    sender_name: str = ""
    sender_phone: str = ""
    phone: str = ""
    name: str = ""
    company: str = ""
    street: str = ""
    exterior: str = ""
    interior: str = ""
    colonia: str = ""
    postal_code: str = ""
    municipality: str = ""
    state: str = ""
    between: str = ""
    references: str = ""
    pieces: int = 1
    weight: str = ""
    contents: str = ""
    cash: str = ""
    declared: str = ""
    promise: Promise | None = None
    note: str = ""
    signed_copy: bool = False
    language: Language = Language.ES
    returning: bool = False


ADDRESS_NAMES = (
    "street",
    "exterior",
    "interior",
    "colonia",
    "postal_code",
    "municipality",
    "state",
    "between",
    "references",
)
RECIPIENT_NAMES = ("phone", "name", "company", "language")
_BLANK = FormValues()


def next_form(mode: Mode, saved: FormValues, blank: FormValues = _BLANK) -> FormValues:
    """The form for the next shipment, after `saved` was saved; `blank` is the courier's usual empty form."""
    match mode:
        case Mode.STAR:
            gone = {name: getattr(blank, name) for name in (*RECIPIENT_NAMES, *ADDRESS_NAMES)}
            return replace(saved, returning=False, **gone)
        case Mode.CHAIN:
            return replace(blank, sender_name=saved.name, sender_phone=saved.phone)
        case Mode.ROUND_TRIP if not saved.returning:
            return replace(
                blank,
                sender_name=saved.name,
                sender_phone=saved.phone,
                phone=saved.sender_phone,
                name=saved.sender_name,
                returning=True,
            )
        case _:
            return blank


def carried_over(now: FormValues, saved: FormValues, after: FormValues) -> FormValues:
    """`after`, with what was typed into the form since `saved` was handed in."""
    typed = {one.name: getattr(now, one.name) for one in fields(now)}
    return replace(after, **{name: value for name, value in typed.items() if value != getattr(saved, name)})


def usual_language(region: str) -> Language:
    """The language of notices where nothing else is said."""
    return _LANGUAGES.get(region, Language.ES)


def parse_weight(text: str) -> int | None:
    """Grams out of kilos as people write them ("1.5", "0,250 kg"); None when it is no weight."""
    found = _WEIGHT.fullmatch(text.strip())
    if found is None:
        return None
    grams = round(float(found[1].replace(",", ".")) * 1000)
    return grams if 0 < grams <= _MOST_GRAMS else None


def good_postal_code(text: str, region: str) -> bool:
    """Whether it may be a postal code there; in Mexico five digits, a lost leading zero forgiven."""
    code = clean_postal_code(text, region)
    return region != "MX" or (len(code) == _CODE_LENGTH and code.isdecimal())


def address_of(values: FormValues, region: str) -> Address:
    """The address as typed, in the courier's country."""
    return Address(country=region, **{name: getattr(values, name).strip() for name in ADDRESS_NAMES})


def recipient_of(values: FormValues, region: str) -> Party:
    """The recipient, with the phone in E.164 when it is one."""
    return _party(values.name, values.phone, region, company=values.company.strip(), language=values.language)


def to_draft(values: FormValues, region: str, currency: str) -> ShipmentDraft:
    """The shipment to register. Amounts and weights that cannot be read are left out: check them first."""
    return ShipmentDraft(
        sender=_party(values.sender_name, values.sender_phone, region, language=usual_language(region)),
        recipient=recipient_of(values, region),
        address=address_of(values, region),
        pieces=values.pieces,
        contents=values.contents.strip(),
        weight_g=parse_weight(values.weight),
        cash_on_delivery=_amount(values.cash, currency),
        declared_value=_amount(values.declared, currency),
        promise=values.promise,
        note=values.note.strip(),
        signed_copy=values.signed_copy,
    )


def _party(name: str, phone: str, region: str, *, company: str = "", language: Language) -> Party:
    typed = phone.strip()
    e164 = normalize_phone(typed, region).e164 if typed else ""
    return Party(" ".join(name.split()), phone=e164, phone_typed=typed, company=company, language=language)


def _amount(text: str, currency: str) -> Money | None:
    return parse_money(text, currency) if text.strip() else None


def written(mode: Mode, values: FormValues) -> str:
    """The form as a draft to keep."""
    body = asdict(values)
    if values.promise is not None:
        body["promise"] = [values.promise.start.isoformat(), values.promise.end.isoformat()]
    return json.dumps({"mode": mode, "values": body}, ensure_ascii=False)


def read(body: str | None) -> tuple[Mode, FormValues] | None:
    """The draft that was kept; None when there is none, or one of another version."""
    if not body:
        return None
    try:
        kept = json.loads(body)
        values = dict(kept["values"])
        promise = values.pop("promise")
        if promise is not None:
            start, end = (datetime.fromisoformat(one) for one in promise)
            promise = Promise(start, end)
        language = Language(values.pop("language"))
        return Mode(kept["mode"]), FormValues(**values, promise=promise, language=language)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
