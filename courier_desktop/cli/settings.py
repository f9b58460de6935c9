"""`settings`: what the courier has set, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courier_desktop.cli import help_words, words
from courier_desktop.cli.answer import Answer, UsageError
from courier_desktop.cli.said import Voice
from courier_desktop.cli.tables import Column, table
from courier_desktop.domain.settings import SettingKind, SettingSpec, setting_specs
from courier_desktop.services import settings

if TYPE_CHECKING:
    import argparse

    from courier_desktop.cli.answer import Json
    from courier_desktop.cli.parser import Commands
    from courier_desktop.services.context import Context

_YES = frozenset({"1", "true", "yes", "on", "si", "sí", "sim"})
_NO = frozenset({"0", "false", "no", "off", "não", "nao"})


def add(commands: Commands) -> None:
    """Teach the grammar this command."""
    parser = commands.add("settings", help_words.SETTINGS, run=show_settings)
    commands.option(parser, "name", said=help_words.SETTINGS_NAME, nargs="?", default="", metavar="NAME")
    commands.option(parser, "value", said=help_words.SETTINGS_VALUE, nargs="?", metavar="VALUE")


def show_settings(ctx: Context, options: argparse.Namespace) -> Answer:
    """All settings or the named one, changed first when a value is given."""
    specs = setting_specs()
    if options.name and options.name not in specs:
        raise UsageError("setting_unknown", specs, name=options.name)
    if options.value is not None:
        settings.change(ctx, options.name, _value(options.value, specs[options.name]))
    names = [options.name] if options.name else list(specs)
    say = Voice(ctx, options.language)
    rows = [(name, _shown(ctx, name, specs[name]), say(specs[name].label)) for name in names]
    values: Json = {"settings": [_values(ctx, name, specs[name], say) for name in names]}
    columns = (Column(say(words.NAME)), Column(say(words.VALUE)), Column(""))
    return Answer(values, tuple(table(columns, rows)))


def _value(text: str, spec: SettingSpec) -> str | int | bool:
    """The text as the kind of value that the setting holds."""
    if spec.kind is SettingKind.SWITCH:
        if text.lower() not in _YES | _NO:
            raise UsageError("setting_value", ("yes", "no"), value=text)
        return text.lower() in _YES
    if spec.kind is SettingKind.NUMBER:
        try:
            return int(text)
        except ValueError:
            raise UsageError("setting_number", least=spec.least, most=spec.most) from None
    return text


def _shown(ctx: Context, name: str, spec: SettingSpec) -> str:
    value = getattr(ctx.settings, name)
    if spec.secret:
        return "***" if value else ""
    if spec.kind is SettingKind.SWITCH:
        return "yes" if value else "no"
    return str(value)


def _values(ctx: Context, name: str, spec: SettingSpec, say: Voice) -> Json:
    value = getattr(ctx.settings, name)
    return {
        "name": name,
        "value": "***" if spec.secret and value else value,
        "label": say(spec.label),
        "help": say(spec.help),
        "kind": spec.kind.value,
        "choices": list(spec.choices),
    }
