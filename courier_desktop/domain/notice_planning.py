"""What the rules make of an event: a notice by which channel, from when and until when; a blocked one; or none."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from courier_desktop.domain.notices import IN_BETWEEN, THROTTLED, Channel, NoticeEvent
from courier_desktop.domain.strategy import Recipient, Rule, Strategy, Way
from courier_desktop.domain.times import at_local, day_end, local_day
from courier_desktop.domain.values import dataclass, field

# How long a notice makes sense, counted from the event; None = until the local day's end.
_LIFE: dict[NoticeEvent, timedelta | None] = {
    NoticeEvent.AT_DEPOT: timedelta(days=1),
    NoticeEvent.OUT_FOR_DELIVERY: None,
    NoticeEvent.YOU_ARE_NEXT: None,
    NoticeEvent.AT_THE_DOOR: timedelta(minutes=30),
    NoticeEvent.DELIVERED: timedelta(days=2),
    NoticeEvent.ATTEMPT_FAILED: timedelta(days=2),
    NoticeEvent.READY_FOR_PICKUP: timedelta(days=4),
    NoticeEvent.DELAY: None,
    NoticeEvent.NOT_TODAY: None,
    NoticeEvent.ADDRESS_NEEDED: timedelta(days=4),
    NoticeEvent.RETURNING: timedelta(days=4),
    NoticeEvent.CANCELLED: timedelta(days=4),
}


@dataclass(frozen=True, slots=True)
class ToldToday:
    """How many messages a person was told since the local day began: of any event, and of this one."""

    any_event: int = 0
    this_event: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What happened to whom, and what they were told already.

    `told` holds (event, occasion); `occasion` tells an event's repeats apart: the attempt's number, the setback's id.
    `until` = when what it tells is over (a new window's end), where that is known better than by the kind of event.
    """

    event: NoticeEvent
    occasion: str
    occurred_at: datetime
    now: datetime
    recipient: Recipient
    imported_final: bool = False
    implied: bool = False
    told: frozenset[tuple[NoticeEvent, str]] = frozenset()
    told_today: ToldToday = field(default_factory=ToldToday)
    delay_notices_today: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRules:
    """What the courier has set about notices. `quiet_until` and `quiet_from` are local clock times "HH:MM"."""

    zone: ZoneInfo
    strategy: Strategy
    way: Way
    quiet_until: str = "08:00"
    quiet_from: str = "21:00"
    late_mark: timedelta = timedelta(minutes=30)
    delay_notices_a_day: int = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """The notice is to be prepared: channel, template (the event's), from when and until when."""

    channel: Channel
    template: NoticeEvent
    not_before: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Block:
    """The notice is shown but must not be sent; the code says why, the params by whom and since when."""

    code: str
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unneeded:
    """No notice at all, and why."""

    code: str


def plan_notice(at: Situation, rules: NoticeRules) -> Plan | Block | Unneeded:
    """What the rules make of a situation: prepare, show as blocked, or nothing."""
    rule = rules.strategy.rule(at.event, at.recipient.kind)
    if reason := _unneeded(at, rules, rule):
        return Unneeded(reason)
    channel = next(iter(at.recipient.chain(rule, rules.way)), None)
    if block := _block(at, rules, rule, channel):
        return block
    expires_at = at.until or expiry(at.event, at.occurred_at, rules.zone)
    # A person's hand needs no time to be taken back.
    wait = 0 if channel is Channel.WA_ME else rule.wait_minutes
    not_before = first_allowed(at.now + timedelta(minutes=wait), expires_at, rule, rules, at.recipient.zone)
    if channel is None or not_before >= expires_at:
        return Block("day_over")
    return Plan(channel, at.event, not_before, expires_at)


def _unneeded(at: Situation, rules: NoticeRules, rule: Rule) -> str:
    if at.imported_final:
        return "imported_final"
    if at.implied:
        return "implied_step"
    if (at.event, at.occasion) in at.told:
        return "already_told"
    if at.event in IN_BETWEEN and at.now - at.occurred_at > rules.late_mark:
        return "late_marking"
    return "" if rule.on else "switched_off"


def _block(at: Situation, rules: NoticeRules, rule: Rule, channel: Channel | None) -> Block | None:
    if at.recipient.opt_out is not None:
        since = local_day(at.recipient.opt_out.since, rules.zone).isoformat()
        return Block("opted_out", {"who": at.recipient.opt_out.actor, "since": since})
    if channel is None:
        return Block(_no_way(at.recipient, rule))
    if at.event is NoticeEvent.DELAY and at.delay_notices_today >= rules.delay_notices_a_day:
        return Block("too_many_delays", {"count": at.delay_notices_today})
    return None if channel is Channel.WA_ME else _too_many(at, rules.strategy, rule)


def _no_way(recipient: Recipient, rule: Rule) -> str:
    """Why none of the rule's channels carries anything to that person."""
    if not recipient.addresses:
        return recipient.problem or "no_phone"
    known = [one for one in rule.channels if recipient.addresses.get(one)]
    if not known:
        return "no_address_there"
    return "channel_refused" if all(map(recipient.refuses, known)) else "no_gateway_on"


def _too_many(at: Situation, strategy: Strategy, rule: Rule) -> Block | None:
    """Why a gateway must not tell this person one thing more today; a person at the desk sees what they do."""
    told = at.told_today
    if at.event in THROTTLED and 0 < strategy.most_a_day <= told.any_event:
        return Block("too_many_today", {"count": told.any_event})
    if at.event in IN_BETWEEN and 0 < rule.most_a_day <= told.this_event:
        return Block("too_many_today", {"count": told.this_event})
    return None


def expiry(event: NoticeEvent, occurred_at: datetime, zone: ZoneInfo) -> datetime:
    """Until when a notice of that event makes sense: "llega hoy" dies at the day's end."""
    life = _LIFE[event]
    if life is None:
        return day_end(local_day(occurred_at, zone), zone)
    return occurred_at + life


def in_quiet_hours(moment: datetime, rules: NoticeRules, zone: ZoneInfo | None = None) -> bool:
    """Whether the clock there stands where no notice may go. Equal limits mean no quiet hours."""
    return after_quiet(moment, rules, zone) > moment


def after_quiet(moment: datetime, rules: NoticeRules, zone: ZoneInfo | None = None) -> datetime:
    """The moment itself, or the first one after it at which a notice may go; the zone is the courier's unless given."""
    return _opened(moment, zone or rules.zone, rules.quiet_until, rules.quiet_from)


def first_allowed(
    moment: datetime, expires_at: datetime, rule: Rule, rules: NoticeRules, zone: ZoneInfo | None
) -> datetime:
    """The first moment that is neither quiet nor outside the rule's own hours, all by the recipient's clock.

    Hours that never meet find none: then it is one at which the notice has expired.
    """
    moment = after_quiet(moment, rules, zone)
    if not rule.earliest and not rule.latest:
        return moment
    while moment < expires_at:
        own = _opened(moment, zone or rules.zone, rule.earliest or "00:00", rule.latest or "00:00")
        heard = after_quiet(own, rules, zone)
        if heard == moment:
            break
        moment = heard
    return moment


def _opened(moment: datetime, zone: ZoneInfo, opens_at: str, closes_at: str) -> datetime:
    """The moment, or the first after it between these hours of the local clock."""
    opens, closes = time.fromisoformat(opens_at), time.fromisoformat(closes_at)
    if opens == closes:
        return moment
    local = moment.astimezone(zone)
    clock = local.time()
    if opens < closes:
        if opens <= clock < closes:
            return moment
        day = local.date() if clock < opens else local.date() + timedelta(days=1)
    else:
        # A night shift: notices go from the evening until the morning.
        if clock >= opens or clock < closes:
            return moment
        day = local.date()
    return at_local(day, opens_at, zone)
