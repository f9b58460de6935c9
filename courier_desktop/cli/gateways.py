"""`gateways list|check|set|secret|on|off|pause|resume`: the services by which messages go by themselves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from courier_desktop.cli import as_json
from courier_desktop.cli import gateway_words as words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer, UsageError
from courier_desktop.cli.said import Voice, code_of
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import GATEWAY_TITLES, GatewayName
from courier_desktop.domain.secret import Secret
from courier_desktop.services import gateways
from courier_desktop.services.gateway_light import Light, light_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands, Parser
    from courier_desktop.domain.gateway_forms import GatewayField
    from courier_desktop.domain.messaging import Check
    from courier_desktop.services.context import Context
    from courier_desktop.services.gateways import Standing


def add(commands: Commands) -> None:
    """Teach the grammar these commands."""
    below = commands.group("gateways", words.GATEWAYS)
    below.add("list", words.LIST, run=list_gateways)
    one = below.add("check", words.CHECK, run=check)
    below.option(one, "name", said=words.CHECK_NAME, metavar="NAME", nargs="?", default="")
    settings = _named(below, below.add("set", words.SET, run=set_fields))
    below.option(settings, "values", said=words.SET_VALUES, metavar="FIELD=VALUE", nargs="*", default=[])
    secret = _named(below, below.add("secret", words.SECRET, run=keep_secret))
    below.option(secret, "field", said=words.SECRET_FIELD, metavar="FIELD")
    below.option(secret, "--forget", said=words.FORGET, action="store_true")
    on = _named(below, below.add("on", words.ON, run=switch_on))
    below.option(on, "--understood", said=words.UNDERSTOOD, action="store_true")
    _named(below, below.add("off", words.OFF, run=switch_off))
    _named(below, below.add("pause", words.PAUSE, run=pause))
    _named(below, below.add("resume", words.RESUME, run=resume))


def _named(commands: Commands, parser: Parser) -> Parser:
    commands.option(parser, "name", said=words.NAME, metavar="NAME")
    return parser


# ------------------------------------------------------------------------------------------------------- the commands


def list_gateways(ctx: Context, options: argparse.Namespace) -> Answer:
    """Every gateway, and how it stands."""
    say, found = Voice(ctx, options.language), gateways.standings(ctx)
    heads = (words.HEAD_NAME, words.HEAD_CHANNEL, words.HEAD_STATE, words.HEAD_TODAY, words.HEAD_CHECKED)
    rows = [
        (one.name.value, one.traits.channel.value, _state(one, say), _today(one, say), _checked(one, say))
        for one in found
    ]
    lines = table([Column(say(head)) for head in heads], rows)
    return Answer({"gateways": [_as_json(one, say) for one in found]}, tuple(lines))


def check(ctx: Context, options: argparse.Namespace) -> Answer:
    """Ask the named gateway, or each that is on; status 1 when any would not send."""
    from courier_desktop.services.draining import switched_on

    say = Voice(ctx, options.language)
    names = [_name(options.name)] if options.name else list(switched_on(ctx))
    found = [(name, gateways.check(ctx, name)) for name in names]
    lines = [line for name, one in found for line in _check_lines(name, one, say)]
    told = () if found else (say(words.NONE_ON),)
    values: Json = {"checks": [_check_json(name, one, say) for name, one in found]}
    return Answer(values, tuple(lines), told, DONE if all(one.good for _, one in found) else NOTHING_DONE)


def set_fields(ctx: Context, options: argparse.Namespace) -> Answer:
    """What the gateway asks for, changed first where values are given: all of them or none."""
    name, say = _name(options.name), Voice(ctx, options.language)
    fields = {one.name: one for one in gateways.standing(ctx, name).form.fields}
    values = dict(_pair(text, fields) for text in options.values)
    wrong = gateways.problems(name, values)
    if wrong:
        told = [f"{field}: {say.error(error)}" for field, error in wrong.items()]
        first = next(iter(wrong.values()))
        values_json = {"error": {"code": code_of(first), "message": told[0]}}
        return Answer(values_json, told=tuple(told), status=NOTHING_DONE)
    if values:
        gateways.save(ctx, name, values, {})
    one = gateways.standing(ctx, name)
    rows = [(field.name, _value(field, one, say), say(field.label)) for field in one.form.fields]
    shown: Json = {"gateway": _as_json(one, say), "fields": [_field_json(field, one, say) for field in one.form.fields]}
    heads = (Column(say(words.HEAD_FIELD)), Column(say(words.HEAD_VALUE), gives=True), Column("", gives=True))
    return Answer(shown, tuple(table(heads, rows)))


def keep_secret(ctx: Context, options: argparse.Namespace) -> Answer:
    """Keep a secret that is read from standard input, or forget it."""
    name, say = _name(options.name), Voice(ctx, options.language)
    known = {one.name: one for one in gateways.standing(ctx, name).form.fields if one.secret}
    if options.field not in known:
        raise UsageError("setting_unknown", known, name=options.field)
    text = "" if options.forget else _read_secret(say, known[options.field])
    if not text and not options.forget:
        raise UsageError("gateway_incomplete", what=say(known[options.field].label))
    lasting = gateways.save(ctx, name, {}, {options.field: Secret(text)})
    values: Json = {"gateway": _as_json(gateways.standing(ctx, name), say), "lasting": lasting}
    if not lasting and not options.forget:
        # This program ends now, and with it what no keyring took.
        return Answer(values, told=(say.sentence("keyring_missing"),), status=NOTHING_DONE)
    return Answer(values, (say(words.FORGOTTEN if options.forget else words.KEPT),))


def switch_on(ctx: Context, options: argparse.Namespace) -> Answer:
    """Switch it on; one with a warning wants `--understood`."""
    name, say = _name(options.name), Voice(ctx, options.language)
    one = gateways.standing(ctx, name)
    if one.missing:
        what = ", ".join(say(field.label) for field in one.missing)
        raise RefusedError("gateway_incomplete", what=what)
    if one.form.warning is not None and not one.understood:
        if not options.understood:
            sentence = say.sentence("gateway_warning_unread")
            error = {"code": "gateway_warning_unread", "message": sentence}
            return Answer({"error": error}, told=(say(one.form.warning), sentence), status=NOTHING_DONE)
        gateways.understand(ctx, name)
    return _acted(ctx, options, lambda: gateways.switch(ctx, name, on=True))


def switch_off(ctx: Context, options: argparse.Namespace) -> Answer:
    """Switch it off."""
    return _acted(ctx, options, lambda: gateways.switch(ctx, _name(options.name), on=False))


def pause(ctx: Context, options: argparse.Namespace) -> Answer:
    """Pause it."""
    return _acted(ctx, options, lambda: gateways.pause(ctx, _name(options.name)))


def resume(ctx: Context, options: argparse.Namespace) -> Answer:
    """Let it go on."""
    return _acted(ctx, options, lambda: gateways.resume(ctx, _name(options.name)))


def _acted(ctx: Context, options: argparse.Namespace, act: Callable[[], None]) -> Answer:
    act()
    say, one = Voice(ctx, options.language), gateways.standing(ctx, _name(options.name))
    return Answer({"gateway": _as_json(one, say)}, (f"{say(one.form.title)}: {_state(one, say)}",))


# ----------------------------------------------------------------------------------------------- what is read and said


def _name(text: str) -> GatewayName:
    try:
        return GatewayName(text.strip().casefold())
    except ValueError:
        raise UsageError("setting_unknown", [one.value for one in GatewayName], name=text) from None


def _pair(text: str, fields: dict[str, GatewayField]) -> tuple[str, str]:
    """FIELD=VALUE; a secret never stands in a command, which every program may see."""
    field, sign, value = text.partition("=")
    open_ones = [name for name, one in fields.items() if not one.secret]
    if not sign or field not in open_ones:
        raise UsageError("setting_unknown", open_ones, name=field)
    return field, value


def _read_secret(say: Voice, field: GatewayField) -> str:
    """From standard input, unseen when a person types it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    from getpass import getpass

    return getpass(say(words.ASK_SECRET, label=say(field.label))).strip()


def _state(one: Standing, say: Voice) -> str:
    light = light_of(one, say.ctx.clock())
    text = say(words.LIGHTS[light.value], until=say.clock(one.wait_until))
    why = _why(one, light, say)
    return f"{text}: {why}" if why else text


def _why(one: Standing, light: Light, say: Voice) -> str:
    """The sentence behind the light; "" where the word says it all."""
    if light in {Light.TROUBLE, Light.DOUBT}:
        return say.sentence(one.trouble or one.check_code)
    return ", ".join(say(field.label) for field in one.missing) if light is Light.MISSING else ""


def _today(one: Standing, say: Voice) -> str:
    cap = one.traits.daily_cap
    return str(one.sent_today) if cap is None else say(words.SENT_OF, sent=one.sent_today, cap=cap)


def _checked(one: Standing, say: Voice) -> str:
    when = say.clock(one.checked_at)
    return f"{when}: {say.sentence(one.check_code)}" if when and one.check_code else when


def _check_lines(name: GatewayName, one: Check, say: Voice) -> Sequence[str]:
    title = GATEWAY_TITLES[name]
    if one.good:
        lines = [say(words.GOOD, title=title)]
    else:
        lines = [say(words.BAD, title=title, why=say.sentence(one.code, one.params))]
    if one.said:
        lines.append(f"  {say(words.SAID, said=one.said)}")
    return [*lines, *(f"  {_fact(code, say)}: {value}" for code, value in one.facts)]


def _fact(code: str, say: Voice) -> str:
    from courier_desktop.domain.sentences.gateways import FACTS

    return say(FACTS[code]) if code in FACTS else code


def _value(field: GatewayField, one: Standing, say: Voice) -> str:
    if field.secret:
        return say(words.KEPT_SECRET) if field.name in one.secrets else ""
    value = one.values[field.name]
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


# ------------------------------------------------------------------------------------------------------- for machines


def _as_json(one: Standing, say: Voice) -> Json:
    light = light_of(one, say.ctx.clock())
    return {
        "name": one.name.value,
        "title": say(one.form.title),
        "channel": one.traits.channel.value,
        "state": light.value,
        "on": one.switched_on,
        "code": one.trouble or None,
        "message": _why(one, light, say) or None,
        "said": one.said or None,
        "since": as_json.moment(one.since),
        "waits_until": as_json.moment(one.wait_until),
        "sent_today": one.sent_today,
        "daily_cap": one.traits.daily_cap,
        "missing": [field.name for field in one.missing],
        "checked_at": as_json.moment(one.checked_at),
        "check": one.check_code or None,
    }


def _field_json(field: GatewayField, one: Standing, say: Voice) -> Json:
    kept = field.name in one.secrets
    return {
        "name": field.name,
        "label": say(field.label),
        "help": say(field.help),
        "value": ("***" if kept else "") if field.secret else one.values[field.name],
        "secret": field.secret,
        "required": field.required,
        "advanced": field.advanced,
        "choices": list(field.choices),
    }


def _check_json(name: GatewayName, one: Check, say: Voice) -> Json:
    return {
        "name": name.value,
        "good": one.good,
        "code": one.code or None,
        "message": say.sentence(one.code, one.params) if one.code else None,
        "said": one.said or None,
        "facts": [{"name": code, "value": value} for code, value in one.facts],
    }
