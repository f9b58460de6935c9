"""The prices and the month's meter in Settings, over a real ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from courier_desktop.domain.messaging import Cost, GatewayName, MessageState
from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import PriceCategory, PriceKey
from courier_desktop.domain.staff import Right
from courier_desktop.domain.words import Language
from courier_desktop.services import prices
from courier_desktop.store.outbox import MessageFacts, add_message
from courier_desktop.ui.jobs import Jobs
from courier_desktop.ui.prices.card import PricesCard
from courier_desktop.ui.prices.popover import PricePopover, read_day
from courier_desktop.ui.prices.words import country_word, line_cost, line_title
from tests.fakes.desk import Desk, desk_over, migrated_ledger
from tests.ui.conftest import Stage
from tests.ui.fakes import FakeShell
from tests.ui.keyboard import click, key, type_text

CLOUD = GatewayName.WHATSAPP_CLOUD
KEY = PriceKey(gateway=CLOUD, country="MX", category=PriceCategory.UTILITY, valid_from=date(2026, 10, 1))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_over(migrated_ledger(tmp_path)) as made:
        yield made


@pytest.fixture
def shell(desk: Desk, jobs: Jobs) -> Any:  # noqa: ANN401 - a fake of the window
    return FakeShell(desk.ctx, jobs)


@pytest.fixture
def settled(jobs: Jobs, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not jobs.busy)


@pytest.fixture
def card(shell: Any, stage: Stage, settled: Callable[[], None]) -> PricesCard:  # noqa: ANN401
    made = PricesCard(shell)
    stage(made).resize(720, 500)
    made.refresh()
    settled()
    return made


def opened(card: PricesCard, shell: FakeShell) -> PricePopover:
    """The form that was asked for last, shown."""
    name, args, _ = shell.asked[-1]
    assert name == "show_popover"
    form = args[0]
    assert isinstance(form, PricePopover)
    form.open_at(card.window(), QRect(10, 10, 10, 10))
    return form


def sent(desk: Desk, cost: Cost | None, *, told: bool = False) -> None:
    desk.count += 1
    with desk.ctx.write(Right.UPKEEP) as tx:
        add_message(
            tx.conn,
            MessageFacts(
                message_id=f"m{desk.count}",
                dedupe=f"d{desk.count}",
                channel=Channel.WHATSAPP,
                gateway=CLOUD,
                address="+523312345678",
                language=Language.ES,
                state=MessageState.SENT,
                queued_at=desk.clock.now,
                not_before=desk.clock.now,
                cost=cost,
                cost_told=told,
            ),
        )


def words(card: PricesCard) -> list[str]:
    """The meter's lines as they are read aloud."""
    return [
        widget.accessibleName()
        for place in range(card.lines.count())
        if isinstance(widget := card.lines.itemAt(place).widget(), QWidget)  # type: ignore[union-attr]  # it is there
    ]


def test_an_empty_month_claims_nothing(card: PricesCard) -> None:
    assert card.month.text() == "Noviembre"
    assert card.total.text() == ""
    assert words(card) == []
    assert card.list.isHidden()


def test_a_price_is_typed_corrected_and_forgotten(
    card: PricesCard, shell: FakeShell, desk: Desk, settled: Callable[[], None]
) -> None:
    click(card.add)
    form = opened(card, shell)
    assert form.country.currentData() == "MX"
    form.currency.setCurrentIndex(form.currency.findData("USD"))
    editor = form.amount.editor
    assert isinstance(editor, QLineEdit)
    type_text(editor, "x")
    key(editor, Qt.Key.Key_Return)
    settled()
    assert form.amount.error.startswith("Eso no es un precio")
    editor.clear()
    type_text(editor, "0.0085")
    key(editor, Qt.Key.Key_Return)
    settled()
    assert [one.cost for one in prices.table(desk.ctx)] == [Cost(8_500, "USD")]
    assert card.list.isVisible()
    card.list.setFocus()
    key(card.list, Qt.Key.Key_Return)
    form = opened(card, shell)
    assert form.amount.text == "0.0085"
    form.amount.set_text("0,01")
    form.since.set_text("01/12/2026")
    key(form.amount.editor, Qt.Key.Key_Return)
    settled()
    kept = prices.table(desk.ctx)
    assert [(one.cost.micros, one.key.valid_from) for one in kept] == [(10_000, date(2026, 12, 1))]
    key(card.list, Qt.Key.Key_Delete)
    settled()
    assert prices.table(desk.ctx) == ()


def test_a_day_that_is_none_is_not_kept(card: PricesCard, shell: FakeShell, desk: Desk) -> None:
    click(card.add)
    form = opened(card, shell)
    form.amount.set_text("1")
    form.since.set_text("31/02/2026")
    key(form.amount.editor, Qt.Key.Key_Return)
    assert form.since.error == "Escribe el día como 01/10/2026."
    assert prices.table(desk.ctx) == ()


def test_what_is_priced_follows_the_gateway(card: PricesCard, shell: FakeShell) -> None:
    click(card.add)
    form = opened(card, shell)
    assert form.category.count() == 4
    place = form.gateway.findData(GatewayName.TWILIO_SMS.value)
    form.gateway.setCurrentIndex(place)
    form.gateway.activated.emit(place)
    assert form.category.count() == 1


def test_the_meter_tells_estimates_and_what_has_no_price(
    card: PricesCard, desk: Desk, settled: Callable[[], None]
) -> None:
    for cost, told in ((Cost(5_000_000, "MXN"), True), (Cost(4_200_000, "MXN"), False), (None, False)):
        sent(desk, cost, told=told)
    card.refresh()
    settled()
    assert words(card) == ["WhatsApp Cloud · 3 mensajes: $9.20 aprox. · 1 sin precio"]
    assert card.total.text() == "$9.20 aprox."
    click(card.before)
    settled()
    assert card.month.text() == "Octubre"
    assert words(card) == []
    click(card.after)
    settled()
    assert card.month.text() == "Noviembre"
    assert card.after.off


def test_nothing_is_ever_called_free(desk: Desk) -> None:
    sent(desk, None)
    line = prices.meter(desk.ctx).lines[0]
    assert line_title(line).startswith("WhatsApp Cloud · 1 mensaje")
    assert line_cost(line) == "sin precio"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/10/2026", date(2026, 10, 1)),
        ("1-10-2026", date(2026, 10, 1)),
        ("2026-10-01", date(2026, 10, 1)),
        ("31/02/2026", None),
        ("mañana", None),
        ("", None),
    ],
)
def test_days_as_they_are_typed(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_every_country_has_a_name() -> None:
    for code in ("", "MX", "SV", "US", "DO"):
        assert len(country_word(code)) > 2
