"""Messages as the Cloud API takes them. Shapes were held against Meta's OpenAPI (v23)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.phone import digits
from courier_desktop.domain.whatsapp_templates import clean
from courier_desktop.gateways.reading import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.messaging import Attachment, Outgoing, TemplateUse
    from courier_desktop.gateways.reading import Fields

_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024
_MEGABYTE = 1024 * 1024
_LARGEST_PICTURE = 5 * _MEGABYTE
_LARGEST_FILE = 100 * _MEGABYTE
_PICTURES = frozenset({"image/jpeg", "image/png"})
_NUMBER = re.compile(r"\+?[0-9]{6,15}")
_NAMELESS = re.compile(r"[A-Z]{2}(?:\.ENT)?\.[A-Za-z0-9]{1,128}")
_MEXICAN, _MEXICAN_OLD = re.compile(r"52([0-9]{10})"), re.compile(r"521([0-9]{10})")
_ARGENTINE_MOBILE = re.compile(r"549([0-9]{10})")
_OURS = "out:"

Upload = tuple["Attachment", str]


def recipient_of(address: str) -> Fields | None:
    """Who it goes to, by number or by WhatsApp's own id of people without one; None for what is neither."""
    text = address.strip()
    if _NUMBER.fullmatch(text):
        return {"to": digits(text)}
    return {"recipient": text} if _NAMELESS.fullmatch(text) else None


def other_spelling(to: Fields) -> Fields | None:
    """The same number as the list of a development account may have it.

    Argentina's 9 is left out but never put in: without it a number may be another person's landline.
    """
    number = str(to.get("to", ""))
    if found := _MEXICAN.fullmatch(number):
        return {"to": f"521{found[1]}"}
    if found := _MEXICAN_OLD.fullmatch(number):
        return {"to": f"52{found[1]}"}
    if found := _ARGENTINE_MOBILE.fullmatch(number):
        return {"to": f"54{found[1]}"}
    return None


def unfit(message: Outgoing) -> str:
    """Why WhatsApp would take none of it: a code of wording; "" when it may."""
    if message.template is None and len(message.text) > _LONGEST_TEXT:
        return "text_too_long"
    if message.template is not None and len(message.attachments) > 1:
        return "media_refused"
    return "media_refused" if any(not 0 < len(one.content) <= _LARGEST_FILE for one in message.attachments) else ""


def bodies_of(message: Outgoing, uploads: Sequence[Upload]) -> list[Fields]:
    """The requests in order, without the recipient. A text stands below the first file where it fits."""
    if message.template is not None:
        return [_body(message, "template", _template(message.template, uploads))]
    text = whole(message.text)
    # A caption's limit may count UTF-16: an emoji is two.
    if not uploads or len(text.encode("utf-16-le")) > 2 * _LONGEST_CAPTION:
        body: Fields = {"body": text, "preview_url": False}
        return [_body(message, "text", body), *(_file_body(message, one, "") for one in uploads)]
    first, *more = uploads
    return [_file_body(message, first, text), *(_file_body(message, one, "") for one in more)]


def message_id_of(callback: str) -> str:
    """Our id of a message, from what Meta gives back with its states; "" when it is none of ours."""
    return callback.removeprefix(_OURS) if callback.startswith(_OURS) else ""


def _body(message: Outgoing, kind: str, what: Fields) -> Fields:
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "type": kind,
        kind: what,
        "biz_opaque_callback_data": f"{_OURS}{message.message_id}",
    }


def _file_body(message: Outgoing, upload: Upload, caption: str) -> Fields:
    kind, what = _media(upload)
    return _body(message, kind, what | ({"caption": caption} if caption else {}))


def _media(upload: Upload) -> tuple[str, Fields]:
    file, media_id = upload
    if file.media_type.lower() in _PICTURES and len(file.content) <= _LARGEST_PICTURE:
        return "image", {"id": media_id}
    return "document", {"id": media_id, "filename": file.name}


def _template(use: TemplateUse, uploads: Sequence[Upload]) -> Fields:
    components: list[Fields] = []
    if uploads:
        kind, what = _media(uploads[0])
        components.append({"type": "header", "parameters": [{"type": kind, kind: what}]})
    elif use.header_value:
        components.append({"type": "header", "parameters": [_text(use.header_value)]})
    if use.values:
        names = use.names or ("",) * len(use.values)
        values = [_text(value, name) for value, name in zip(use.values, names, strict=False)]
        components.append({"type": "body", "parameters": values})
    if use.button_value:
        button: Fields = {"type": "button", "sub_type": "url", "index": str(use.button_index)}
        components.append(button | {"parameters": [_text(use.button_value)]})
    language = {"policy": "deterministic", "code": use.language.replace("-", "_")}
    return {"name": use.name, "language": language, **({"components": components} if components else {})}


def _text(value: str, name: str = "") -> Fields:
    return {"type": "text", **({"parameter_name": name} if name else {}), "text": clean(whole(value))}
