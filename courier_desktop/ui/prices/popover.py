"""The form of one price: of what, where, how much, from which day on."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.messaging import GATEWAY_TITLES, GatewayName
from courier_desktop.domain.prices import (
    ANY_COUNTRY,
    CATEGORY_WORDS,
    COUNTRIES,
    CURRENCIES,
    PriceCategory,
    PriceKey,
    categories_of,
    counts_parts,
    plain_price,
)
from courier_desktop.domain.times import local_day
from courier_desktop.services import prices
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Keycap, Kind
from courier_desktop.ui.parts.fields import Field, Select
from courier_desktop.ui.parts.floating import SHADOW, Popover
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.prices.words import country_word
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.prices import Price
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell

WIDTH = 420
_DAY = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*")


def read_day(text: str) -> date | None:
    """The day of "01/10/2026" or "2026-10-01"; None for none."""
    found = _DAY.fullmatch(text)
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


class PricePopover(Popover):
    """Enter keeps it; `kept` then. An opened price may be forgotten here as well."""

    kept = Signal()

    def __init__(self, shell: Shell, price: Price | None) -> None:
        super().__init__()
        self._shell, self._price = shell, price
        ctx = shell.ctx
        self.gateway, self.category, self.country, self.currency = Select(), Select(), Select(), Select()
        today = local_day(ctx.clock(), ctx.zone)
        since = price.key.valid_from if price is not None else today.replace(day=1)
        self.amount = Field(self.tr("Precio"), QLineEdit(plain_price(price.cost.micros) if price is not None else ""))
        self.since = Field(self.tr("Vale desde"), QLineEdit(since.strftime("%d/%m/%Y")), check=self._check_day)
        self.save_button = Button(self.tr("Guardar"), Kind.FILLED, key="Return")
        self.drop_button = Button(self.tr("Quitar"), Kind.DANGER)
        self.setAccessibleName(self.tr("Precio"))
        self._fill()
        self._build()
        self.gateway.activated.connect(lambda _place: self._fill_categories())
        self.save_button.clicked.connect(self.save)
        self.drop_button.clicked.connect(self.drop)

    def keys(self) -> list[KeyHelp]:
        return [KeyHelp("Return", self.save_button.text(), self.save)]

    def first_focus(self) -> QWidget:
        return self.gateway if self._price is None else self.amount.editor

    def save(self) -> None:
        """Keep what stands in the fields."""
        day = read_day(self.since.text)
        if not self.since.verify() or day is None:
            self.since.editor.setFocus()
            return
        key = PriceKey(
            gateway=GatewayName(self.gateway.currentData()),
            country=str(self.country.currentData()),
            category=PriceCategory(self.category.currentData()),
            valid_from=day,
        )
        keep = partial(
            prices.save_price,
            self._shell.ctx,
            key,
            self.amount.text,
            str(self.currency.currentData()),
            instead_of=self._price.key if self._price is not None else None,
        )
        self._shell.jobs.run(keep, done=self._done, failed=self._refused)

    def drop(self) -> None:
        """Forget this price."""
        if self._price is not None:
            forget = partial(prices.drop_price, self._shell.ctx, self._price.key)
            self._shell.jobs.run(forget, done=self._done, failed=self._refused)

    def _done(self, _nothing: None) -> None:
        self.close_up()
        self.kept.emit()

    def _refused(self, error: CourierError | BugReport) -> None:
        if isinstance(error, RefusedError):
            self.amount.show_error(sentence_of(error))
            self.amount.editor.setFocus()
        else:
            self._shell.tell_error(error)

    def _check_day(self, text: str) -> str:
        return "" if read_day(text) is not None else self.tr("Escribe el día como 01/10/2026.")

    def _fill(self) -> None:
        settings, price = self._shell.ctx.settings, self._price
        for one in GatewayName:
            self.gateway.addItem(GATEWAY_TITLES[one], one.value)
        for code in (ANY_COUNTRY, *sorted(COUNTRIES, key=country_word)):
            self.country.addItem(country_word(code), code)
        for code in CURRENCIES:
            self.currency.addItem(code, code)
        gateway = price.key.gateway if price is not None else GatewayName.WHATSAPP_CLOUD
        self.gateway.setCurrentIndex(self.gateway.findData(gateway.value))
        self._fill_categories()
        if price is not None:
            self.category.setCurrentIndex(max(0, self.category.findData(price.key.category.value)))
        country = price.key.country if price is not None else settings.region
        self.country.setCurrentIndex(max(0, self.country.findData(country)))
        currency = price.cost.currency if price is not None else settings.currency
        self.currency.setCurrentIndex(max(0, self.currency.findData(currency)))

    def _fill_categories(self) -> None:
        gateway = GatewayName(self.gateway.currentData())
        self.category.clear()
        for one in categories_of(gateway):
            self.category.addItem(CATEGORY_WORDS[one].in_(current_language()), one.value)
        self.amount.set_hint(
            self.tr("De cada parte del SMS.") if counts_parts(gateway) else self.tr("De cada mensaje.")
        )

    def _build(self) -> None:
        self.body.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 12)
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Precio de un mensaje"), Type.CARD), 1)
        head.addWidget(Keycap("Esc"))
        self.body.addLayout(head)
        fields = (
            (Field(self.tr("Servicio"), self.gateway), Field(self.tr("De qué"), self.category)),
            (Field(self.tr("País de quien recibe"), self.country), self.since),
            (self.amount, Field(self.tr("Moneda"), self.currency)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for line, row in enumerate(fields):
            for column, field in enumerate(row):
                field.setMinimumWidth((WIDTH - 12) // 2)
                grid.addWidget(field, line, column)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        foot.addWidget(self.drop_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        self.body.addLayout(foot)
        self.drop_button.setVisible(self._price is not None)
