"""A past day replayed: every notice becomes one thing, and messages never mix people; what shops are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.notice_planning import NoticeRules
from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.strategy import DEFAULT, CustomerKind, Recipient, Strategy, Way
from courier_desktop.domain.strategy_digest import MOST_NAMED, News, ParcelNews, digest_words, each_words
from courier_desktop.domain.strategy_merge import MOST_MERGED
from courier_desktop.domain.strategy_replay import PastNotice, replay
from courier_desktop.domain.strategy_text import changed
from courier_desktop.domain.values import replace
from courier_desktop.domain.words import Language

ZONE = ZoneInfo("America/Mexico_City")
MORNING = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
RULES = NoticeRules(zone=ZONE, strategy=DEFAULT, way=Way(frozenset({Channel.SMS})))
PERSON = CustomerKind.PERSON


@st.composite
def days(draw: st.DrawFn) -> list[PastNotice]:
    """A morning's notices to five people."""
    found = []
    for place in range(draw(st.integers(0, 25))):
        who = draw(st.integers(0, 4))
        phone = f"+52331482000{who}"
        addresses = {Channel.WA_ME: phone, Channel.SMS: phone} if who else {}
        at = MORNING + timedelta(seconds=draw(st.integers(0, 600)))
        found.append(
            PastNotice(
                shipment_id=ShipmentId(str(place)),
                event=draw(st.sampled_from(list(NoticeEvent))),
                planned_at=at,
                expires_at=None,
                recipient=Recipient(addresses=addresses, problem="no_phone"),
                language=draw(st.sampled_from(list(Language))),
            )
        )
    return sorted(found, key=lambda one: one.planned_at)


@given(days(), st.integers(0, 5), st.booleans(), st.booleans())
def test_every_notice_becomes_one_thing(past: list[PastNotice], most: int, merge: bool, on: bool) -> None:
    strategy = changed(replace(DEFAULT, most_a_day=most), NoticeEvent.DELIVERED, PERSON, merge=merge, on=on)
    made = replay(past, replace(RULES, strategy=strategy))
    assert len(made.messages) + made.merged + sum(made.blocked.values()) + made.off == len(past)
    assert sum(made.by_channel.values()) == sum(made.by_event.values()) == len(made.messages)
    assert all(1 <= one.parcels <= MOST_MERGED for one in made.messages)
    if not merge:
        assert all(one.parcels == 1 for one in made.messages if one.event is NoticeEvent.DELIVERED)
    assert made.blocked["no_phone"] <= sum(1 for one in past if not one.recipient.addresses)


@given(days())
def test_by_hand_nothing_is_merged_or_limited(past: list[PastNotice]) -> None:
    made = replay(past, replace(RULES, strategy=Strategy(most_a_day=1), way=Way()))
    assert made.merged == 0
    assert "too_many_today" not in made.blocked


def test_parcels_marked_one_after_the_other_share_a_message_while_it_waits() -> None:
    who = Recipient(addresses=dict.fromkeys((Channel.WA_ME, Channel.SMS), "+523314820000"))
    past = [
        PastNotice(
            shipment_id=ShipmentId(str(minute)),
            event=NoticeEvent.AT_DEPOT,
            planned_at=MORNING + timedelta(minutes=minute),
            expires_at=None,
            recipient=who,
            language=Language.ES,
        )
        for minute in (0, 4, 9, 11)
    ]
    waiting = changed(DEFAULT, NoticeEvent.AT_DEPOT, PERSON, wait_minutes=10)
    assert [one.parcels for one in replay(past, replace(RULES, strategy=waiting)).messages] == [3, 1]
    assert [one.parcels for one in replay(past, RULES).messages] == [1, 1, 1, 1]


NAMES = st.text(max_size=40)


@given(
    st.lists(st.tuples(st.sampled_from(list(News)), NAMES), max_size=40),
    NAMES,
    st.sampled_from(list(Language)),
)
def test_a_digest_counts_every_parcel(told: list[tuple[News, str]], shop: str, language: Language) -> None:
    parcels = [
        ParcelNews(number=f"CLB-{place:04d}", recipient=name, place="Oblatos", news=news)
        for place, (news, name) in enumerate(told)
    ]
    subject, text = digest_words(("Colibrí", shop), "hoy", parcels, language)
    assert subject
    for news in News:
        mine = [one for one in parcels if one.news is news]
        if mine:
            assert f": {len(mine)}*" in text
        if news is not News.UNDER_WAY:
            assert all(one.number in text for one in mine[:MOST_NAMED])
    for one in parcels[:3]:
        assert one.number in each_words("Colibrí", one, language)
