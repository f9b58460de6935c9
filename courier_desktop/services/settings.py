"""Read and change the settings; each is checked before it is stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.ids import DriverId
from courier_desktop.domain.phone import normalize_phone
from courier_desktop.domain.rows import DriverRow
from courier_desktop.domain.settings import SettingKind, SettingSpec, setting_specs
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.tracking_number import is_prefix
from courier_desktop.services.integrity import count_again
from courier_desktop.store import people, plain

if TYPE_CHECKING:
    from courier_desktop.services.context import Context

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# How the screen looks and sounds changes nothing of the courier's: whoever sits before it may choose.
_SCREEN = frozenset({"language", "theme", "density", "sounds"})
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def change(ctx: Context, name: str, value: str | int | bool) -> None:  # noqa: FBT001 - a switch's value is a bool
    """Store one setting. RefusedError says what is wrong with the value."""
    checked = _checked(ctx, name, value, setting_specs()[name])
    with ctx.write(Right.UPKEEP if name in _SCREEN else Right.SETTINGS) as tx:
        plain.save_setting(tx.conn, name, checked)
        if name == "zone" and checked != ctx.settings.zone:
            count_again(tx, ZoneInfo(str(checked)))
        tx.topics.add(Topic.SETTINGS)


def _checked(ctx: Context, name: str, value: str | int | bool, spec: SettingSpec) -> str | int | bool:  # noqa: FBT001
    if spec.kind is SettingKind.NUMBER:
        if not isinstance(value, int) or not spec.least <= value <= spec.most:
            raise RefusedError("setting_number", least=spec.least, most=spec.most)
        return value
    if isinstance(value, str):
        return _checked_text(ctx, name, value.strip(), spec)
    return value


def _checked_text(ctx: Context, name: str, value: str, spec: SettingSpec) -> str:
    if spec.kind is SettingKind.PHONE and value:
        found = normalize_phone(value, ctx.settings.region)
        if found.problem:
            raise RefusedError(found.problem, value=value)
        return found.e164
    wrong = {
        SettingKind.CHOICE: lambda: value not in spec.choices,
        SettingKind.COLOUR: lambda: not _COLOUR.fullmatch(value),
        SettingKind.TIME: lambda: not _CLOCK.fullmatch(value),
        SettingKind.ZONE: lambda: value not in available_timezones(),
    }
    if spec.kind in wrong and wrong[spec.kind]():
        raise RefusedError("setting_value", value=value)
    if name == "prefix":
        value = value.upper()
        if not is_prefix(value):
            raise RefusedError("setting_prefix", value=value)
    return value


def drivers(ctx: Context) -> tuple[DriverRow, ...]:
    """All drivers, the active first."""
    with ctx.read() as conn:
        return people.drivers(conn)


def save_driver(
    ctx: Context, name: str, *, phone: str = "", vehicle: str = "", driver_id: DriverId | None = None
) -> DriverRow:
    """Add a driver, or change one. RefusedError for an empty name."""
    if not name.strip():
        raise RefusedError("missing_name")
    row = DriverRow(driver_id or DriverId(ctx.new_id()), name.strip(), phone.strip(), vehicle.strip(), active=True)
    with ctx.write(Right.ROUTES) as tx:
        people.save_driver(tx.conn, row)
        tx.topics.add(Topic.ROUTES)
    return row


def draft(ctx: Context, name: str) -> str | None:
    """A kept draft of a form, as it was stored."""
    with ctx.read() as conn:
        return plain.draft(conn, name)


def keep_draft(ctx: Context, name: str, body: str | None) -> None:
    """Keep a form's draft, or drop it with None."""
    with ctx.write(Right.UPKEEP) as tx:
        plain.save_draft(tx.conn, name, body)
