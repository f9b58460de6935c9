"""WhatsApp's approved templates: what each asks for, why one cannot be used, how a filled one reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import Check, TemplateUse
from courier_desktop.domain.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from courier_desktop.domain.words import Language

APPROVED = "APPROVED"
MEDIA_HEADERS = frozenset({"IMAGE", "DOCUMENT"})
_LONGEST_BODY = 1024
_LONGEST_HEADER = 60
_STOPPED = frozenset({"PAUSED", "REJECTED", "DISABLED", "FLAGGED", "LIMIT_EXCEEDED", "ARCHIVED"})
_PLAIN_HEADERS = frozenset({"", "TEXT"})
# Buttons that nothing has to be given for when the template is sent.
_PLAIN_BUTTONS = frozenset({"URL", "PHONE_NUMBER", "QUICK_REPLY", "VOICE_CALL"})
_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")
# Where a language is approved under a country's name only.
_ALSO = {"en": ("en_US", "en_GB")}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateButton:
    """A button below a template. `kind` is WhatsApp's word (URL, QUICK_REPLY …); a URL may end in a variable."""

    kind: str
    text: str = ""
    url: str = ""

    @property
    def asks(self) -> bool:
        """Whether its address wants a value."""
        return self.kind == "URL" and bool(_VARIABLE.search(self.url))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedTemplate:
    """A template as WhatsApp has it, approved or not (`status`), in one language ("es_MX", "es").

    `variables` = the body's, in the order in which values are given: "1", "2" … or names. `header` = WhatsApp's word
    for what stands above: "", TEXT, IMAGE, DOCUMENT, VIDEO, LOCATION.
    """

    name: str
    language: str
    status: str
    category: str = ""
    body: str = ""
    variables: tuple[str, ...] = ()
    header: str = ""
    header_text: str = ""
    footer: str = ""
    buttons: tuple[TemplateButton, ...] = ()

    @property
    def named(self) -> bool:
        """Whether its variables have names instead of numbers."""
        return any(not one.isdigit() for one in self.variables)

    @property
    def asking_button(self) -> int | None:
        """The place of the button whose address wants a value."""
        return next((place for place, one in enumerate(self.buttons) if one.asks), None)

    @property
    def header_asks(self) -> bool:
        """Whether the written header wants a value."""
        return self.header == "TEXT" and bool(_VARIABLE.search(self.header_text))

    @property
    def wants_file(self) -> bool:
        """Whether a picture or document must go with it."""
        return self.header in MEDIA_HEADERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a service told of its templates: all of them, or `check` says why they could not be had."""

    templates: tuple[ApprovedTemplate, ...] = ()
    check: Check = field(default_factory=Check)


def variables_of(body: str) -> tuple[str, ...]:
    """The variables of a body, each once: numbers by size, names in their order."""
    found = tuple(dict.fromkeys(_VARIABLE.findall(body)))
    return tuple(sorted(found, key=int)) if found and all(one.isdigit() for one in found) else found


def clean(value: str) -> str:
    """A value as WhatsApp takes it: one line, single spaces, never empty."""
    return " ".join(value.split()) or "-"


def problems(
    template: ApprovedTemplate,
    values: Sequence[str],
    *,
    button_value: str = "",
    header_value: str = "",
    with_file: bool = False,
) -> str:
    """Why WhatsApp would refuse it filled like that: a code of wording; "" when it would not."""
    if template.status in _STOPPED:
        return "template_paused"
    if template.status != APPROVED:
        return "template_missing"
    if template.category == "AUTHENTICATION" or any(one.kind not in _PLAIN_BUTTONS for one in template.buttons):
        return "template_mismatch"
    fits = (
        len(values) == len(template.variables),
        bool(button_value) == (template.asking_button is not None),
        sum(one.asks for one in template.buttons) <= 1,
        bool(header_value) == template.header_asks,
        with_file == template.wants_file,
        template.header in _PLAIN_HEADERS | MEDIA_HEADERS,
    )
    if not all(fits):
        return "template_mismatch"
    header = len(_put(template.header_text, ("1",), (header_value,), any_name=True))
    too_long = len(filled_body(template, values)) > _LONGEST_BODY or header > _LONGEST_HEADER
    return "text_too_long" if too_long else ""


def filled_body(template: ApprovedTemplate, values: Sequence[str]) -> str:
    """The body with its values; variables without one stay as they are."""
    return _put(template.body, template.variables, values)


def preview(template: ApprovedTemplate, values: Sequence[str], *, header_value: str = "") -> str:
    """The whole message as the recipient reads it: header, body, footer, with an empty line between."""
    header = _put(template.header_text, ("1",), (header_value,) if header_value else (), any_name=True)
    return "\n\n".join(part for part in (header, filled_body(template, values), template.footer) if part)


def filled(
    template: ApprovedTemplate, values: Sequence[str], *, button_value: str = "", header_value: str = ""
) -> TemplateUse:
    """The template with these values, ready to be sent; ask `problems` first."""
    return TemplateUse(
        name=template.name,
        language=template.language,
        values=tuple(clean(one) for one in values),
        names=template.variables if template.named else (),
        button_value=button_value,
        button_index=template.asking_button or 0,
        header_value=header_value,
    )


def languages_for(language: Language) -> tuple[str, ...]:
    """WhatsApp's names of a language, best first: es-MX → es_MX, es. One approved in "es" is not found as "es_MX"."""
    whole = language.value.replace("-", "_")
    base = whole.partition("_")[0]
    return tuple(dict.fromkeys((whole, base, *_ALSO.get(base, ()))))


def best(templates: Iterable[ApprovedTemplate], name: str, language: Language) -> ApprovedTemplate | None:
    """The approved template of that name in the nearest form of the language."""
    known = {one.language: one for one in templates if one.name == name and one.status == APPROVED}
    return next((known[one] for one in languages_for(language) if one in known), None)


def _put(text: str, names: Sequence[str], values: Sequence[str], *, any_name: bool = False) -> str:
    """The text with its variables filled. `any_name` = the only variable, whatever it is called."""
    known = {name: clean(value) for name, value in zip(names, values, strict=False)}

    def of(found: re.Match[str]) -> str:
        if any_name and known:
            return next(iter(known.values()))
        return known.get(found[1], found[0])

    return _VARIABLE.sub(of, text)
