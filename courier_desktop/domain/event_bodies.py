"""Facts as JSON-ready values, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from json.encoder import encode_basestring
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from courier_desktop.domain.events import FACTS, Fact
from courier_desktop.domain.times import from_text, to_text

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def to_body(fact: Fact) -> dict[str, object]:
    """The fact as JSON-ready values; empty ones are left out."""
    return {
        name: _plain(value)
        for name, default in _defaults(fact.kind)
        if (value := getattr(fact, name)) is not default and value != default
    }


def to_json(fact: Fact) -> str:
    """The same as JSON text, as the ledger keeps it; field by field, for an import writes hundreds of thousands."""
    told: list[str] = []
    for name, default in _defaults(fact.kind):
        value = getattr(fact, name)
        if value is default or value == default:
            continue
        kind = value.__class__
        if kind is str:
            told.append(f'"{name}":{encode_basestring(value)}')
        elif kind is int:
            told.append(f'"{name}":{value}')
        else:
            told.append(f'"{name}":{_encode(_plain(value))}')
    return f"{{{','.join(told)}}}"


def from_body(kind: str, body: dict[str, Any]) -> Fact:
    """The fact that such a body holds. KeyError when the kind is unknown (a newer program's ledger)."""
    cls = FACTS[kind]
    return cls(
        **{name: decode(body[name]) if decode else body[name] for name, decode in _decoders(kind) if name in body}
    )


def _decoder(hint: Any) -> Any:  # noqa: ANN401 - type hints are values of any kind
    """What turns a JSON value into the hinted one; None when it is that already."""
    if get_origin(hint) in (Union, UnionType):
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return _decoder(inner)
    if get_origin(hint) is tuple:
        inner_decoder = _decoder(get_args(hint)[0])
        return tuple if inner_decoder is None else lambda items: tuple(inner_decoder(item) for item in items)
    if hint is datetime:
        return from_text
    if hint is date:
        return date.fromisoformat
    return hint if isinstance(hint, type) and issubclass(hint, StrEnum) else None


@cache
def _defaults(kind: str) -> tuple[tuple[str, object], ...]:
    """The fields of a kind of fact with their defaults."""
    return tuple((field.name, field.default) for field in fields(FACTS[kind]))  # type: ignore[arg-type]  # all are


@cache
def _decoders(kind: str) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind of fact with what reads each from JSON."""
    hints = get_type_hints(FACTS[kind])
    return tuple((name, _decoder(hints[name])) for name, _ in _defaults(kind))
