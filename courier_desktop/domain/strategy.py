"""Who is told what by which channels, when, how often: what the owner may change, and what needs no visit."""

from __future__ import annotations

from enum import StrEnum
from zoneinfo import ZoneInfo

from courier_desktop.domain.notices import Channel, NoticeEvent, OptOut
from courier_desktop.domain.values import dataclass, field, replace
from courier_desktop.domain.words import Language


class CustomerKind(StrEnum):
    """Kinds of recipients that a strategy tells apart; a person's rules are everybody's."""

    PERSON = "person"
    COMPANY = "company"
    SPECIAL = "special"


def kind_of(company: str, noted: str = "") -> CustomerKind:
    """The kind noted for a contact, else what the shipment says: who has a company's name is one."""
    if noted in set(CustomerKind):
        return CustomerKind(noted)
    return CustomerKind.COMPANY if company.strip() else CustomerKind.PERSON


# What may answer and costs nothing more comes before what is charged; a person's hand is the last.
DEFAULT_ORDER = (Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS, Channel.EMAIL, Channel.WA_ME)
_AT_ONCE = frozenset({NoticeEvent.YOU_ARE_NEXT, NoticeEvent.AT_THE_DOOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is done with one event. Empty `earliest` or `latest` ("HH:MM" at the recipient's) = no limit of its own.

    `wait_minutes` holds back what a gateway carries, so that it can be taken back. `most_a_day` = for one person, 0 =
    no limit; it never holds back a result. `merge` = several parcels of one person share a message.
    """

    on: bool = True
    channels: tuple[Channel, ...] = DEFAULT_ORDER
    earliest: str = ""
    latest: str = ""
    wait_minutes: int = 1
    merge: bool = True
    most_a_day: int = 0


class SenderNews(StrEnum):
    """What a shop is told of its parcels."""

    NONE = "none"
    EACH = "each"
    DIGEST = "digest"


# What a shop is told one by one; the rest is the recipient's alone.
SENDER_EVENTS = frozenset(
    {
        NoticeEvent.DELIVERED,
        NoticeEvent.ATTEMPT_FAILED,
        NoticeEvent.DELAY,
        NoticeEvent.NOT_TODAY,
        NoticeEvent.RETURNING,
    }
)
SENDER_ORDER = (Channel.EMAIL, Channel.WHATSAPP, Channel.TELEGRAM, Channel.SMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderPolicy:
    """What a shop is told, and when its digest of the day goes ("HH:MM" at the courier's)."""

    news: SenderNews = SenderNews.NONE
    digest_at: str = "19:00"
    channels: tuple[Channel, ...] = SENDER_ORDER


def default_rule(event: NoticeEvent) -> Rule:
    """The rule of an event that nobody has changed."""
    return _DEFAULTS[event]


_DEFAULTS = {event: Rule(wait_minutes=0 if event in _AT_ONCE else 1) for event in NoticeEvent}

# What a kind's rule has instead of everybody's, by the name of the Rule's field.
Changes = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """Everything that the owner has changed; what is not in it has its default.

    `rules` are everybody's. `kinds` holds, for companies and special customers, only the fields that differ: the rest
    follows everybody's rule. `most_a_day` = notices to one person, 0 = no limit. `senders` by the shop's party id.
    """

    rules: dict[NoticeEvent, Rule] = field(default_factory=dict)
    kinds: dict[CustomerKind, dict[NoticeEvent, Changes]] = field(default_factory=dict)
    most_a_day: int = 8
    sender: SenderPolicy = field(default_factory=SenderPolicy)
    senders: dict[str, SenderPolicy] = field(default_factory=dict)

    def rule(self, event: NoticeEvent, kind: CustomerKind = CustomerKind.PERSON) -> Rule:
        """The rule that holds for that event and kind of customer."""
        base = self.rules.get(event) or _DEFAULTS[event]
        own = self.kinds.get(kind)
        changes = own.get(event) if own else None
        return replace(base, **changes) if changes else base  # type: ignore[arg-type]  # checked when read

    def policy(self, sender_id: str) -> SenderPolicy:
        """What that shop is told."""
        return self.senders.get(sender_id, self.sender)


DEFAULT = Strategy()


@dataclass(frozen=True, slots=True)
class Way:
    """Which channels have a gateway that is switched on; a person's hand always is."""

    on: frozenset[Channel] = frozenset()

    def carries(self, channel: Channel) -> bool:
        """Whether a notice may go there now."""
        return channel is Channel.WA_ME or channel in self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """What planning needs to know of a person.

    `addresses`: where each channel reaches them, only those that may be used; WA_ME and SMS bear the phone in E.164.
    `refused`: the channels of which they want nothing; `opt_out`: they want nothing at all. `problem`: a code that says
    why there is no phone. `language` and `zone` None = the courier's.
    """

    kind: CustomerKind = CustomerKind.PERSON
    addresses: dict[Channel, str] = field(default_factory=dict)
    preferred: Channel | None = None
    language: Language | None = None
    zone: ZoneInfo | None = None
    refused: frozenset[Channel] = frozenset()
    opt_out: OptOut | None = None
    problem: str = ""

    def refuses(self, channel: Channel) -> bool:
        """Whether they want nothing there. A WhatsApp that a person sends is one all the same."""
        return channel in self.refused or (channel is Channel.WA_ME and Channel.WHATSAPP in self.refused)

    def chain(self, rule: Rule, way: Way) -> tuple[Channel, ...]:
        """Every channel that may be tried, in order, none twice: the preferred one first where the rule allows it."""
        order = rule.channels
        if self.preferred in order:
            order = (self.preferred, *(one for one in order if one is not self.preferred))
        return tuple([one for one in order if self.addresses.get(one) and way.carries(one) and not self.refuses(one)])


def next_channel(
    strategy: Strategy, recipient: Recipient, way: Way, event: NoticeEvent, tried: frozenset[Channel]
) -> Channel | None:
    """Where a notice goes on after the recipient could not be reached by those tried; None = nowhere.

    A hand is the last of all, wherever the rule or the recipient puts it: a person sends what no gateway could. Who
    wants no notices, and an event that is switched off, go nowhere. Never ask this of a send that may have gone out.
    """
    rule = strategy.rule(event, recipient.kind)
    if recipient.opt_out is not None or not rule.on:
        return None
    left = [one for one in recipient.chain(rule, way) if one not in tried]
    return next((one for one in left if one is not Channel.WA_ME), left[-1] if left else None)
