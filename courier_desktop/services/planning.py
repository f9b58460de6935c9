"""What the notices of one act share: the strategy, the gateways that are on, what each person was told today."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from courier_desktop.domain.messaging import channel_of
from courier_desktop.domain.notice_planning import NoticeRules, ToldToday
from courier_desktop.domain.notices import IN_BETWEEN, Channel, NoticeEvent
from courier_desktop.domain.strategy import DEFAULT, Strategy, Way
from courier_desktop.domain.strategy_text import strategy_of
from courier_desktop.domain.times import day_start, local_day, to_text
from courier_desktop.domain.values import dataclass, field
from courier_desktop.store import gateways, plain
from courier_desktop.store import notices as notice_rows

if TYPE_CHECKING:
    import sqlite3

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.domain.strategy import Recipient
    from courier_desktop.services.context import Context, Tx

KEPT = "strategy"


def strategy_in(conn: sqlite3.Connection) -> Strategy:
    """The strategy in force."""
    return strategy_of(plain.kept(conn, KEPT))


def way_in(conn: sqlite3.Connection) -> Way:
    """The channels that have a gateway which is switched on."""
    known = gateways.load_all(conn)
    return Way(frozenset(channel_of(name, row.settings) for name, row in known.items() if row.switched_on))


def rules_of(ctx: Context, strategy: Strategy = DEFAULT, way: Way = Way()) -> NoticeRules:  # noqa: B008 - it never changes
    """The courier's notice rules, under that strategy."""
    settings = ctx.settings
    return NoticeRules(
        zone=ctx.zone,
        strategy=strategy,
        way=way,
        quiet_until=settings.quiet_until,
        quiet_from=settings.quiet_from,
        late_mark=timedelta(minutes=settings.late_mark_minutes),
        delay_notices_a_day=settings.delay_notices_a_day,
    )


# A message: its event, when it was planned, and, where parcels do not share one, the parcel.
Told = tuple[str, str, str]


@dataclass(slots=True)
class Planning:
    """Made once for an act. `told` holds, by phone, what its owner was told today, this act's own messages with it."""

    rules: NoticeRules
    today: datetime
    told: dict[str, set[Told]] = field(default_factory=dict)

    def told_today(self, tx: Tx, recipient: Recipient, event: NoticeEvent, shipment_id: ShipmentId) -> ToldToday:
        """How many messages they had today, where the strategy counts them; one that this one joins is none of them."""
        if not self._counts(event, recipient):
            return ToldToday()
        told = self._told(tx, recipient) - {self._message(event, to_text(tx.now), shipment_id, recipient)}
        return ToldToday(len(told), sum(1 for one in told if one[0] == event.value))

    def note(self, tx: Tx, recipient: Recipient, event: NoticeEvent, shipment_id: ShipmentId) -> None:
        """One more notice of this act; those of one event and time are one message."""
        if self._counts(event, recipient):
            self._told(tx, recipient).add(self._message(event, to_text(tx.now), shipment_id, recipient))

    def _counts(self, event: NoticeEvent, recipient: Recipient) -> bool:
        if not self.rules.way.on or event not in IN_BETWEEN or not _person(recipient):
            return False
        strategy = self.rules.strategy
        return strategy.most_a_day > 0 or strategy.rule(event, recipient.kind).most_a_day > 0

    def _told(self, tx: Tx, recipient: Recipient) -> set[Told]:
        phone = _person(recipient)
        if phone not in self.told:
            found = notice_rows.told_since(tx.conn, phone, self.today)
            self.told[phone] = {self._message(event, when, one, recipient) for event, when, one in found}
        return self.told[phone]

    def _message(self, event: NoticeEvent, when: str, shipment_id: ShipmentId, recipient: Recipient) -> Told:
        merge = self.rules.strategy.rule(event, recipient.kind).merge
        return (event.value, when, "" if merge else shipment_id)


def _person(recipient: Recipient) -> str:
    """The phone by which a person is known; one without is counted by nothing."""
    return recipient.addresses.get(Channel.WA_ME, "") or recipient.addresses.get(Channel.SMS, "")


def planning(tx: Tx) -> Planning:
    """What this act's notices share."""
    shared = tx.shared.get(Planning)
    if not isinstance(shared, Planning):
        rules = rules_of(tx.ctx, strategy_in(tx.conn), way_in(tx.conn))
        shared = tx.shared[Planning] = Planning(rules, day_start(local_day(tx.now, rules.zone), rules.zone))
    return shared
