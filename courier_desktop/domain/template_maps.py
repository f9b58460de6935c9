"""Which approved template stands for a notice, and what each of its variables says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.sms import without_marks
from courier_desktop.domain.template_suggestions import suggestion
from courier_desktop.domain.template_variables import KEYS, fallbacks, key_of, variable
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.whatsapp_templates import clean, problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from courier_desktop.domain.notices import NoticeEvent
    from courier_desktop.domain.whatsapp_templates import ApprovedTemplate
    from courier_desktop.domain.words import Language

_LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateMap:
    """A template by name and language, and the key of what each of its variables says, in their order."""

    name: str
    language: str
    keys: tuple[str, ...] = ()
    header_key: str = ""
    button_key: str = ""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every variable that it says."""
        return (*self.keys, *filter(None, (self.header_key, self.button_key)))


def problem_of(template: ApprovedTemplate | None, chosen: TemplateMap) -> str:
    """Why the chosen template cannot stand for the notice: a code of wording; "" when it can."""
    if template is None:
        return "template_missing"
    if any(key not in KEYS or variable(key).asked for key in chosen.all_keys):
        return "template_mismatch"
    some = ["x"] * len(chosen.keys)
    return problems(template, some, button_value=chosen.button_key, header_value=chosen.header_key)


def value_of(key: str, said: Mapping[str, str], language: Language) -> str:
    """What a variable says to WhatsApp: one line, never empty: what stands for it when there is nothing, else "-"."""
    text = clean(without_marks(said.get(key, "")))
    if text == "-":
        text = clean(fallbacks(language).get(key, ""))
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1].rstrip() + "…"


def guess(template: ApprovedTemplate, event: NoticeEvent, language: Language) -> TemplateMap:
    """What its variables probably say: by their names, by the program's own suggestion, else in the usual order."""
    told = suggestion(event, language)
    usual = [*told.keys, *(key for key in ("first_name", "number", "sender", "when") if key not in told.keys)]
    keys: list[str] = []
    for place, name in enumerate(template.variables):
        named = None if name.isdigit() else key_of(name)
        left = next((key for key in usual if key not in keys), "number")
        keys.append(named or (usual[place] if place < len(usual) and usual[place] not in keys else left))
    return TemplateMap(
        name=template.name,
        language=template.language,
        keys=tuple(keys),
        header_key="number" if template.header_asks else "",
        button_key="number" if template.asking_button is not None else "",
    )
