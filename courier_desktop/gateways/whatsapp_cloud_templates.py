"""Templates as Meta lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.domain.whatsapp_templates import ApprovedTemplate, TemplateButton, variables_of
from courier_desktop.gateways.reading import objects_at, text_at

if TYPE_CHECKING:
    from courier_desktop.gateways.reading import Fields

FIELDS = "name,language,status,category,components"


def template_of(told: Fields) -> ApprovedTemplate | None:
    """One of the list; None for what has no name or language."""
    name, language = text_at(told, "name"), text_at(told, "language")
    if not name or not language:
        return None
    parts = {text_at(one, "type").upper(): one for one in objects_at(told, "components")}
    header, body = parts.get("HEADER", {}), text_at(parts.get("BODY", {}), "text")
    return ApprovedTemplate(
        name=name,
        language=language,
        status=text_at(told, "status").upper(),
        category=text_at(told, "category").upper(),
        body=body,
        variables=variables_of(body),
        header=text_at(header, "format").upper(),
        header_text=text_at(header, "text"),
        footer=text_at(parts.get("FOOTER", {}), "text"),
        buttons=tuple(
            TemplateButton(
                kind=text_at(one, "type").upper(),
                text=text_at(one, "text"),
                url=text_at(one, "url"),
            )
            for one in objects_at(parts.get("BUTTONS", {}), "buttons")
        ),
    )
