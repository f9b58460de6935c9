"""The rows of the approved templates that an account has, and of which one stands for which notice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.template_maps import TemplateMap
from courier_desktop.domain.times import from_text, to_text
from courier_desktop.domain.whatsapp_templates import ApprovedTemplate, TemplateButton
from courier_desktop.domain.words import Language

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

MapKey = tuple[GatewayName, NoticeEvent, Language]


def load_all(conn: sqlite3.Connection, gateway: GatewayName) -> tuple[ApprovedTemplate, ...]:
    """The templates known of an account, by name and language."""
    rows = conn.execute("SELECT * FROM whatsapp_templates WHERE gateway = ? ORDER BY name, language", (gateway.value,))
    return tuple(map(_template, rows))


def load(conn: sqlite3.Connection, gateway: GatewayName, name: str, language: str) -> ApprovedTemplate | None:
    """One of them."""
    row = conn.execute(
        "SELECT * FROM whatsapp_templates WHERE gateway = ? AND name = ? AND language = ?",
        (gateway.value, name, language),
    ).fetchone()
    return None if row is None else _template(row)


def _template(row: sqlite3.Row) -> ApprovedTemplate:
    shape = json.loads(row["shape"])
    return ApprovedTemplate(
        name=row["name"],
        language=row["language"],
        status=row["status"],
        category=row["category"],
        body=row["body"],
        variables=tuple(shape["variables"]),
        header=shape["header"],
        header_text=shape["header_text"],
        footer=shape["footer"],
        buttons=tuple(TemplateButton(kind=kind, text=text, url=url) for kind, text, url in shape["buttons"]),
    )


def fetched_at(conn: sqlite3.Connection, gateway: GatewayName) -> datetime | None:
    """When the account's templates were asked for last; None = never."""
    row = conn.execute("SELECT max(fetched_at) FROM whatsapp_templates WHERE gateway = ?", (gateway.value,)).fetchone()
    return None if row[0] is None else from_text(row[0])


def save(conn: sqlite3.Connection, gateway: GatewayName, template: ApprovedTemplate, now: datetime) -> None:
    """Keep a template as the account has it."""
    shape = {
        "variables": template.variables,
        "header": template.header,
        "header_text": template.header_text,
        "footer": template.footer,
        "buttons": [(one.kind, one.text, one.url) for one in template.buttons],
    }
    conn.execute(
        "INSERT INTO whatsapp_templates (gateway, name, language, status, category, body, shape, fetched_at)"
        " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (gateway, name, language) DO UPDATE SET status = excluded.status,"
        " category = excluded.category, body = excluded.body, shape = excluded.shape, fetched_at = excluded.fetched_at",
        (
            gateway.value,
            template.name,
            template.language,
            template.status,
            template.category,
            template.body,
            json.dumps(shape, ensure_ascii=False),
            to_text(now),
        ),
    )


def keep_all(
    conn: sqlite3.Connection, gateway: GatewayName, templates: Iterable[ApprovedTemplate], now: datetime
) -> None:
    """Keep these in place of all that were known of the account."""
    conn.execute("DELETE FROM whatsapp_templates WHERE gateway = ?", (gateway.value,))
    for one in templates:
        save(conn, gateway, one, now)


def drop(conn: sqlite3.Connection, gateway: GatewayName, name: str, language: str) -> None:
    """Forget a template."""
    conn.execute(
        "DELETE FROM whatsapp_templates WHERE gateway = ? AND name = ? AND language = ?",
        (gateway.value, name, language),
    )


def map_of(conn: sqlite3.Connection, key: MapKey) -> TemplateMap | None:
    """Which template stands for that notice in that language."""
    row = conn.execute("SELECT * FROM template_maps WHERE gateway = ? AND event = ? AND language = ?", key).fetchone()
    return None if row is None else _map(row)


def maps(conn: sqlite3.Connection, gateway: GatewayName) -> dict[tuple[NoticeEvent, Language], TemplateMap]:
    """All of an account's."""
    rows = conn.execute("SELECT * FROM template_maps WHERE gateway = ?", (gateway.value,))
    return {(NoticeEvent(row["event"]), Language(row["language"])): _map(row) for row in rows}


def _map(row: sqlite3.Row) -> TemplateMap:
    told = json.loads(row["variables"])
    return TemplateMap(
        name=row["name"],
        language=row["template_language"],
        keys=tuple(told["body"]),
        header_key=told["header"],
        button_key=told["button"],
    )


def save_map(conn: sqlite3.Connection, key: MapKey, chosen: TemplateMap) -> None:
    """Let that template stand for the notice."""
    told = {"body": chosen.keys, "header": chosen.header_key, "button": chosen.button_key}
    conn.execute(
        "INSERT INTO template_maps (gateway, event, language, name, template_language, variables) VALUES (?,?,?,?,?,?)"
        " ON CONFLICT (gateway, event, language) DO UPDATE SET name = excluded.name,"
        " template_language = excluded.template_language, variables = excluded.variables",
        (*key, chosen.name, chosen.language, json.dumps(told)),
    )


def drop_map(conn: sqlite3.Connection, key: MapKey) -> None:
    """No template stands for the notice any more."""
    conn.execute("DELETE FROM template_maps WHERE gateway = ? AND event = ? AND language = ?", key)
