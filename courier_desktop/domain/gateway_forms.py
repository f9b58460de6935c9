"""What a gateway asks its owner for, and how it explains itself: the settings page of each follows from it."""

from __future__ import annotations

from courier_desktop.domain.messaging import GatewayName
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.settings import SettingKind
from courier_desktop.domain.values import dataclass
from courier_desktop.domain.words import Words

Value = str | int | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayField:
    """One setting of a gateway. `secret` ones stand in the keyring only, and a form shows whether there is one.

    `advanced` ones (base addresses, API versions) stand folded away: the default suits nearly everybody. `lines` = how
    many lines a text may want.
    """

    name: str
    kind: SettingKind
    label: Words
    help: Words
    default: Value = ""
    secret: bool = False
    required: bool = False
    advanced: bool = False
    choices: tuple[str, ...] = ()
    choice_words: tuple[Words, ...] = ()
    least: int = 0
    most: int = 1_000_000
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayForm:
    """A gateway as its settings page shows it. `steps` = how to set it up, one sentence or two each, in order.

    `warning` = what the owner must say to have understood before it can be switched on. `notes` = what it cannot do,
    what it costs, plainly.
    """

    name: GatewayName
    channel: Channel
    title: Words
    summary: Words
    icon: str
    fields: tuple[GatewayField, ...]
    steps: tuple[Words, ...]
    notes: tuple[Words, ...] = ()
    warning: Words | None = None
