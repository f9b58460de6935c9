"""The courier's gateways: what each is set to, whether it is on, how it stands, the check behind its test button."""

from __future__ import annotations

import secrets as random_bytes
from datetime import datetime
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.gateway_forms import GatewayField, GatewayForm, Value
from courier_desktop.domain.messaging import GATEWAY_TITLES, Check, GatewayName, Traits, channel_of
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.staff import Right
from courier_desktop.domain.times import local_day
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import dataclass, replace
from courier_desktop.domain.words import Language, Words, language_of
from courier_desktop.gateways.base import Gateway, Means
from courier_desktop.gateways.catalogue import kinds
from courier_desktop.gateways.http import Http
from courier_desktop.gateways.secrets import KeyringSecrets, Secrets
from courier_desktop.store import gateways as rows
from courier_desktop.store import plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from courier_desktop.domain.notices import Channel
    from courier_desktop.domain.secret import Secret
    from courier_desktop.services.context import Context

_LEDGER_NAME = "ledger_name"
_SAMPLE_TEXT = Words(
    "Su paquete “Ñandú & Cía.” llegó 🙂", "Your parcel “Ñandú & Co.” has arrived 🙂", "Seu pacote “Ñandú” chegou 🙂"
)
# Among a gateway's settings: changes with its secrets, of which the ledger holds nothing else.
_SECRETS_KEPT = "secrets_kept"
# A line that was down for so many tries in a row is worth telling of: the first ones are over in seconds.
_OUT_OF_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A gateway as its owner sees it. `active` = notices of its channel go through it now.

    `values` hold every field that is not secret; `secrets` name the secret ones that are known. `trouble` = a code of
    wording why nothing goes ("" = all is well), `said` the service's own words, `since` when it began.
    """

    name: GatewayName
    form: GatewayForm
    traits: Traits
    values: dict[str, Value]
    secrets: frozenset[str]
    switched_on: bool
    understood: bool
    active: bool
    trouble: str = ""
    said: str = ""
    since: datetime | None = None
    wait_until: datetime | None = None
    sent_today: int = 0
    checked_at: datetime | None = None
    check_code: str = ""
    check_said: str = ""

    @property
    def missing(self) -> tuple[GatewayField, ...]:
        """Which fields must still be filled before it can be switched on."""
        return tuple(one for one in self.form.fields if one.required and not _filled(one, self.values, self.secrets))


@dataclass(frozen=True, slots=True)
class Ready:
    """A gateway that may be used now."""

    name: GatewayName
    gateway: Gateway
    traits: Traits


def _filled(one: GatewayField, values: Mapping[str, Value], known: frozenset[str]) -> bool:
    return one.name in known if one.secret else str(values.get(one.name, "")).strip() != ""


def secrets_of(ctx: Context) -> Secrets:
    """Where this ledger's passwords stand: the operating system's keyring, unless another place was given."""
    if ctx.secrets is None:
        with ctx.read() as conn:
            name = plain.kept(conn, _LEDGER_NAME)
        if name is None and not ctx.store.read_only:
            name = random_bytes.token_hex(8)
            with ctx.write(Right.UPKEEP) as tx:
                plain.keep(tx.conn, _LEDGER_NAME, name)
        ctx.secrets = KeyringSecrets(name or "")
    return ctx.secrets


def active(conn: sqlite3.Connection) -> dict[Channel, GatewayName]:
    """Through which gateway each channel goes now: the first of the catalogue that is on."""
    known = rows.load_all(conn)
    found: dict[Channel, GatewayName] = {}
    for name in GatewayName:
        row = known.get(name)
        if row is not None and row.switched_on:
            found.setdefault(channel_of(name, row.settings), name)
    return found


def standing(ctx: Context, name: GatewayName) -> Standing:
    """One gateway as it stands. It asks the keyring."""
    return next(one for one in standings(ctx) if one.name is name)


def standings(ctx: Context) -> tuple[Standing, ...]:
    """Every gateway as it stands, in the catalogue's order. It asks the keyring."""
    with ctx.read() as conn:
        known, now_active = rows.load_all(conn), active(conn)
    kept = secrets_of(ctx)
    today = local_day(ctx.clock(), ctx.zone).isoformat()
    found = []
    for name, kind in kinds().items():
        row = known.get(name) or rows.GatewayRow(gateway=name)
        values = with_defaults(kind.form, row.settings)
        there = frozenset(one.name for one in kind.form.fields if one.secret and kept.get(name, one.name))
        found.append(
            Standing(
                name=name,
                form=kind.form,
                traits=kind.traits(values),
                values=values,
                secrets=there,
                switched_on=row.switched_on,
                understood=row.understood,
                active=name in now_active.values(),
                trouble=row.paused_why,
                said=row.paused_said,
                since=row.paused_at,
                wait_until=row.wait_until,
                sent_today=row.sent_today if row.day == today else 0,
                checked_at=row.checked_at,
                check_code=row.check_code,
                check_said=row.check_said,
            )
        )
    return tuple(found)


def with_defaults(form: GatewayForm, settings: Mapping[str, Value]) -> dict[str, Value]:
    """Every field that is not secret: as set, else its default."""
    return {one.name: settings.get(one.name, one.default) for one in form.fields if not one.secret}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A gateway that is on and lets nothing through: since when and why, for the one line that tells of it.

    `until` = it is only out of reach, and tried again then. `held` = nothing goes; else only its last test or poll
    found something wrong.
    """

    name: GatewayName
    title: str
    code: str
    said: str
    since: datetime | None
    waiting: int
    until: datetime | None = None
    held: bool = True


def troubles(ctx: Context) -> tuple[Trouble, ...]:
    """The gateways that are on and paused, out of reach for a while or deaf, with how many notices wait for each.

    One that somebody paused by hand is told of only while something waits for it.
    """
    from courier_desktop.store import outbox

    with ctx.read() as conn:
        known, now_active = rows.load_all(conn), active(conn)
        found = []
        for name in now_active.values():
            row = known[name]
            waiting = outbox.waiting(conn, channel_of(name, row.settings))
            if row.paused_why:
                told = Trouble(name, GATEWAY_TITLES[name], row.paused_why, row.paused_said, row.paused_at, waiting)
            elif row.failures >= _OUT_OF_REACH and row.wait_until is not None and row.wait_until > ctx.clock():
                title = GATEWAY_TITLES[name]
                told = Trouble(name, title, "gateway_unreachable", "", row.last_sent_at, waiting, row.wait_until)
            elif row.check_code:
                title, code, said = GATEWAY_TITLES[name], row.check_code, row.check_said
                told = Trouble(name, title, code, said, row.checked_at, waiting, held=False)
            else:
                continue
            if waiting or told.code != "gateway_paused_by_hand":
                found.append(told)
        off = {channel_of(name, row.settings): name for name, row in known.items() if not row.switched_on}
        for channel, name in off.items():
            if channel not in now_active and (waiting := outbox.waiting(conn, channel)):
                # It was switched off while notices waited for it.
                found.append(Trouble(name, GATEWAY_TITLES[name], "no_gateway_on", "", None, waiting))
        return tuple(found)


def save(ctx: Context, name: GatewayName, values: Mapping[str, Value], new_secrets: Mapping[str, Secret]) -> bool:
    """Keep what its owner typed; a secret that is not given stays. Whether secrets will be there after a restart.

    RefusedError with the field's label when a value cannot be. What paused it is over: it is tried anew.
    """
    ctx.need(Right.SETTINGS)
    form = kinds()[name].form
    clean = {one.name: _clean(one, values[one.name]) for one in form.fields if not one.secret and one.name in values}
    kept = secrets_of(ctx)
    lasting = True
    for one in form.fields:
        if one.secret and one.name in new_secrets:
            lasting = kept.put(name, one.name, new_secrets[one.name]) and lasting
    if new_secrets:
        # Whoever sends by it, here or in another program, sees by this that it must be made anew.
        clean[_SECRETS_KEPT] = ctx.new_id()
    with ctx.write(Right.SETTINGS) as tx:
        row = rows.load(tx.conn, name)
        rows.save_settings(tx.conn, name, {**row.settings, **clean})
        rows.resume(tx.conn, name)
        tx.topics.add(Topic.GATEWAYS)
    return lasting


def problems(name: GatewayName, values: Mapping[str, Value]) -> dict[str, RefusedError]:
    """Which of these values cannot be, and why, by the name of their field."""
    found = {}
    for one in kinds()[name].form.fields:
        if not one.secret and one.name in values:
            try:
                _clean(one, values[one.name])
            except RefusedError as error:
                found[one.name] = error
    return found


def _clean(one: GatewayField, value: Value) -> Value:
    match one.kind:
        case SettingKind.NUMBER:
            try:
                number = int(value)
            except ValueError:
                raise RefusedError("setting_number", least=one.least, most=one.most) from None
            if not one.least <= number <= one.most:
                raise RefusedError("setting_number", least=one.least, most=one.most)
            return number
        case SettingKind.SWITCH:
            return value if isinstance(value, bool) else str(value).casefold() in {"1", "true", "yes", "si", "sí", "on"}
        case SettingKind.CHOICE:
            if str(value) not in one.choices:
                raise RefusedError("setting_value", value=str(value), choices=", ".join(one.choices))
            return str(value)
        case _:
            return str(value).strip()


def switch(ctx: Context, name: GatewayName, *, on: bool) -> None:
    """Switch it on or off. RefusedError while a field is missing or its warning was not understood."""
    if on:
        now = standing(ctx, name)
        if now.missing:
            raise RefusedError("gateway_incomplete", what=now.missing[0].label.in_(language_of(ctx.settings.language)))
        if now.form.warning is not None and not now.understood:
            raise RefusedError("gateway_warning_unread")
    with ctx.write(Right.SETTINGS) as tx:
        rows.switch(tx.conn, name, on=on)
        tx.topics.add(Topic.GATEWAYS)


def understand(ctx: Context, name: GatewayName) -> None:
    """Its owner says to have understood its warning."""
    with ctx.write(Right.SETTINGS) as tx:
        rows.understand(tx.conn, name)
        tx.topics.add(Topic.GATEWAYS)


def pause(ctx: Context, name: GatewayName) -> None:
    """Stop it by hand: what waits goes on waiting."""
    with ctx.write(Right.NOTIFY) as tx:
        rows.pause(tx.conn, name, "gateway_paused_by_hand", tx.who, tx.now)
        tx.topics.add(Topic.GATEWAYS)


def resume(ctx: Context, name: GatewayName) -> None:
    """Let it go on, whatever stopped it."""
    with ctx.write(Right.NOTIFY) as tx:
        rows.resume(tx.conn, name)
        tx.topics.add(Topic.GATEWAYS)


def check(ctx: Context, name: GatewayName) -> Check:
    """Ask the service itself whether it would send now; nothing is sent. Network: never on the window's thread.

    A gateway that a trouble had paused goes on when all is well.
    """
    ctx.need(Right.NOTIFY)
    http = Http()
    try:
        found = _in_words(name, make(ctx, name, http).gateway.check(), language_of(ctx.settings.language))
    finally:
        http.close()
    with ctx.write(Right.NOTIFY) as tx:
        rows.keep_check(tx.conn, name, found.code, found.said, tx.now)
        row = rows.load(tx.conn, name)
        if found.good and row.paused_why and row.paused_why != "gateway_paused_by_hand":
            rows.resume(tx.conn, name)
        tx.topics.add(Topic.GATEWAYS)
    return found


def _in_words(name: GatewayName, found: Check, language: Language) -> Check:
    """The check with the field that it names called as the form calls it; a gateway names it as it likes."""
    words: dict[str, str] = {}
    for one in kinds()[name].form.fields:
        words[one.name] = words[one.label.es] = one.label.in_(language)
    what = found.params.get("what", "")
    if what not in words:
        return found
    return replace(found, params={**found.params, "what": words[str(what)]})


def make(ctx: Context, name: GatewayName, http: Http) -> Ready:
    """The gateway over its settings and secrets, whether it is on or not."""
    kind = kinds()[name]
    with ctx.read() as conn:
        values = with_defaults(kind.form, rows.load(conn, name).settings)
    kept = secrets_of(ctx)
    known = {one.name: kept.get(name, one.name) for one in kind.form.fields if one.secret}
    means = Means(values=values, secrets=known, http=http, clock=ctx.clock, region=ctx.settings.region)
    gateway = kind.make(means)
    return Ready(name, gateway, gateway.traits)


def request_shown(ctx: Context, name: GatewayName, values: Mapping[str, Value]) -> str:
    """The exact request that the generic gateway would make with these values, its secrets out of sight; sends nothing.

    "" for a gateway whose requests are its own.
    """
    from courier_desktop.domain.messaging import Outgoing
    from courier_desktop.gateways.http_template import HttpTemplateGateway

    http = Http()
    try:
        kind = kinds()[name]
        kept = secrets_of(ctx)
        known = {one.name: kept.get(name, one.name) for one in kind.form.fields if one.secret}
        every = {**with_defaults(kind.form, {}), **values}
        gateway = kind.make(Means(values=every, secrets=known, http=http, clock=ctx.clock, region=ctx.settings.region))
        if not isinstance(gateway, HttpTemplateGateway):
            return ""
        language = language_of(ctx.settings.language)
        text = _SAMPLE_TEXT.in_(language)
        message = Outgoing(
            message_id=ctx.new_id(), address=ctx.settings.phone or "+525512345678", text=text, language=language
        )
        return gateway.dry_run(message)
    finally:
        http.close()
