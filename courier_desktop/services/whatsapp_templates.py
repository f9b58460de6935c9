"""WhatsApp's approved templates: fetched, chosen for each notice, filled when it goes."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import GatewayName, TemplateUse
from courier_desktop.domain.staff import Right
from courier_desktop.domain.template_maps import TemplateMap, guess, problem_of, value_of
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.whatsapp_templates import (
    APPROVED,
    ApprovedTemplate,
    Fetched,
    filled,
    filled_body,
    languages_for,
    preview,
    problems,
    variables_of,
)
from courier_desktop.services.message_templates import said_values
from courier_desktop.store import whatsapp_templates as rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from courier_desktop.domain.messaging import Check
    from courier_desktop.domain.notices import MessageValues, NoticeEvent
    from courier_desktop.domain.words import Language
    from courier_desktop.services.context import Context

OFFICIAL = (GatewayName.WHATSAPP_CLOUD, GatewayName.TWILIO_WHATSAPP)
"""The ways that need templates: outside the 24 hours nothing else goes there."""
BY_HAND = frozenset({GatewayName.TWILIO_WHATSAPP})
"""Those whose templates a person types in: Twilio is asked for messages only."""
_CONTENT_SID = re.compile(r"HX[0-9a-fA-F]{32}")
_MOST_VARIABLES = 20


@runtime_checkable
class HasTemplates(Protocol):
    """A gateway that tells its account's templates."""

    def fetch_templates(self) -> Fetched:
        """All of them, or why they could not be had."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an account's templates: `fetched_at` None = nobody has asked yet."""

    gateway: GatewayName
    templates: tuple[ApprovedTemplate, ...] = ()
    fetched_at: datetime | None = None

    def fitting(self, language: Language) -> tuple[ApprovedTemplate, ...]:
        """Those in that language that are approved, then the rest of that language; other languages are left out."""
        ours = languages_for(language)
        base = ours[0].partition("_")[0]
        same = [one for one in self.templates if one.language in ours or one.language.partition("_")[0] == base]
        return tuple(sorted(same, key=lambda one: (one.status != APPROVED, one.name, one.language)))


@dataclass(frozen=True, slots=True)
class Mapped:
    """What stands for a notice: the choice, the template (None = gone), why it cannot be used ("" = it can)."""

    chosen: TemplateMap
    template: ApprovedTemplate | None
    problem: str


def known(ctx: Context, gateway: GatewayName) -> Known:
    """The templates that were fetched or typed in."""
    with ctx.read() as conn:
        return Known(gateway=gateway, templates=rows.load_all(conn, gateway), fetched_at=rows.fetched_at(conn, gateway))


def fetch(ctx: Context, gateway: GatewayName, source: HasTemplates | None = None) -> Check:
    """Ask the account for its templates and keep them; what is wrong when it will not tell: then nothing changes.

    Network: never on the window's thread. RefusedError for a way that tells none.
    """
    fetched = _asked(ctx, gateway) if source is None else source.fetch_templates()
    if fetched.check.good:
        with ctx.write(Right.SETTINGS) as tx:
            rows.keep_all(tx.conn, gateway, fetched.templates, tx.now)
            tx.topics.add(Topic.SETTINGS)
    return fetched.check


def _asked(ctx: Context, gateway: GatewayName) -> Fetched:
    from courier_desktop.gateways.http import Http
    from courier_desktop.services.gateways import make

    http = Http()
    try:
        source = make(ctx, gateway, http).gateway
        if not isinstance(source, HasTemplates):
            raise RefusedError("template_missing")
        return source.fetch_templates()
    finally:
        http.close()


def add_by_hand(ctx: Context, gateway: GatewayName, sid: str, language: Language, body: str) -> ApprovedTemplate:
    """Keep a Content template that somebody had approved, by its ContentSid and its text as it was submitted.

    RefusedError for what is no ContentSid, or a text whose variables do not count up from 1.
    """
    name, text = sid.strip(), body.strip()
    if gateway not in BY_HAND or not _CONTENT_SID.fullmatch(name):
        raise RefusedError("template_sid_wrong")
    variables = variables_of(text)
    counted = tuple(str(one) for one in range(1, len(variables) + 1))
    if not text or variables != counted or len(counted) > _MOST_VARIABLES:
        raise RefusedError("template_numbers_wrong")
    template = ApprovedTemplate(
        name=name,
        language=languages_for(language)[0],
        status=APPROVED,
        category="UTILITY",
        body=text,
        variables=variables,
    )
    with ctx.write(Right.SETTINGS) as tx:
        rows.save(tx.conn, gateway, template, tx.now)
        tx.topics.add(Topic.SETTINGS)
    return template


def forget(ctx: Context, gateway: GatewayName, name: str, language: str) -> None:
    """Drop a template that was typed in."""
    with ctx.write(Right.SETTINGS) as tx:
        rows.drop(tx.conn, gateway, name, language)
        tx.topics.add(Topic.SETTINGS)


def guessed(template: ApprovedTemplate, event: NoticeEvent, language: Language) -> TemplateMap:
    """What its variables probably say, to be looked over."""
    return guess(template, event, language)


def mapped(ctx: Context, gateway: GatewayName, event: NoticeEvent, language: Language) -> Mapped | None:
    """What stands for that notice; None for nothing yet."""
    with ctx.read() as conn:
        return _mapped(conn, (gateway, event, language))


def all_mapped(ctx: Context, gateway: GatewayName) -> dict[tuple[NoticeEvent, Language], Mapped]:
    """All of an account's choices, with what is wrong with each."""
    with ctx.read() as conn:
        templates = {(one.name, one.language): one for one in rows.load_all(conn, gateway)}
        found = rows.maps(conn, gateway)
    return {
        place: Mapped(chosen, template := templates.get((chosen.name, chosen.language)), problem_of(template, chosen))
        for place, chosen in found.items()
    }


def _mapped(conn: sqlite3.Connection, key: rows.MapKey) -> Mapped | None:
    chosen = rows.map_of(conn, key)
    if chosen is None:
        return None
    template = rows.load(conn, key[0], chosen.name, chosen.language)
    return Mapped(chosen, template, problem_of(template, chosen))


def save_map(ctx: Context, gateway: GatewayName, event: NoticeEvent, language: Language, chosen: TemplateMap) -> None:
    """Let that template stand for the notice. RefusedError when it is not approved or its counts disagree."""
    with ctx.write(Right.SETTINGS) as tx:
        problem = problem_of(rows.load(tx.conn, gateway, chosen.name, chosen.language), chosen)
        if problem:
            raise RefusedError(problem)
        rows.save_map(tx.conn, (gateway, event, language), chosen)
        tx.topics.add(Topic.SETTINGS)


def drop_map(ctx: Context, gateway: GatewayName, event: NoticeEvent, language: Language) -> None:
    """No template stands for the notice any more."""
    with ctx.write(Right.SETTINGS) as tx:
        rows.drop_map(tx.conn, (gateway, event, language))
        tx.topics.add(Topic.SETTINGS)


@dataclass(frozen=True, slots=True)
class Filled:
    """A template ready to go: what the gateway needs, the words as they will be read, its category for the price."""

    use: TemplateUse
    text: str
    category: str


def template_for(
    conn: sqlite3.Connection, gateway: GatewayName, event: NoticeEvent, language: Language, values: MessageValues
) -> Filled | str:
    """The approved template that says that notice, filled with these values; or a code of wording why none can."""
    found = _mapped(conn, (gateway, event, language))
    if found is None:
        return "template_missing"
    if found.problem or found.template is None:
        return found.problem or "template_missing"
    return fill(found.template, found.chosen, language, said_values(values, language))


def fill(template: ApprovedTemplate, chosen: TemplateMap, language: Language, said: Mapping[str, str]) -> Filled | str:
    """That template with these words of its variables, as `template_for`; pure: for a choice not kept yet."""
    body = tuple(value_of(key, said, language) for key in chosen.keys)
    header = value_of(chosen.header_key, said, language) if chosen.header_key else ""
    button = value_of(chosen.button_key, said, language) if chosen.button_key else ""
    problem = problems(template, body, button_value=button, header_value=header)
    if problem:
        return problem
    use = filled(template, body, button_value=button, header_value=header)
    text = preview(template, body, header_value=header) if template.body else filled_body(template, body)
    return Filled(use, text, template.category)
