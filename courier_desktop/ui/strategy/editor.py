"""What one notice does, to be changed: its switch, channels, hours, wait, merging and limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from courier_desktop.domain.notices import IN_BETWEEN
from courier_desktop.domain.strategy import DEFAULT_ORDER, SENDER_ORDER, Rule, SenderNews, SenderPolicy
from courier_desktop.domain.strategy_text import LONGEST_WAIT, MOST_A_DAY
from courier_desktop.ui.messages.looks import event_word
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import CheckBox, Field, NumberField, Select, Toggle
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.strategy.channels import ChannelOrder
from courier_desktop.ui.strategy.words import EVENT_ICONS, SENDER_ICON, news_word
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.domain.notices import Channel
    from courier_desktop.ui.strategy.rows import RuleRow

translate = QCoreApplication.translate
_CLOCK = re.compile(r"([01]?\d|2[0-3])(?::?([0-5]\d))?")


def clock_of(typed: str) -> str | None:
    """The time that was typed as "HH:MM": "9", "0930" and "9:30" too; "" for none, None when it is no time."""
    text = typed.strip().replace(".", ":")
    if not text:
        return ""
    found = _CLOCK.fullmatch(text)
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else None


def clock_error(typed: str) -> str:
    """What is wrong with a time."""
    return "" if clock_of(typed) is not None else translate("Strategy", "Escribe la hora como 09:30.")


class RuleEditor(QWidget):
    """Shows the chosen line. `edited` carries the fields of the rule that changed."""

    edited = Signal(dict)
    restored = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.toggle = Toggle(translate("Strategy", "Se avisa"))
        self.channels = ChannelOrder(DEFAULT_ORDER)
        self.earliest, self.latest = QLineEdit(), QLineEdit()
        self.wait = NumberField(0, LONGEST_WAIT, 1)
        self.limit = NumberField(0, MOST_A_DAY, 0)
        self.merge = CheckBox(translate("Strategy", "Juntar varios paquetes de una persona"))
        self.restore_button = Button("", Kind.LINK, icon="restore", key="R")
        self._icon, self._name = IconLabel("bell-outline", "t1", 20), Label("", Type.HEAD)
        self._follows = Label("", Type.SMALL, "t2", wrap=True)
        self._fields: list[Field] = []
        self._shown: Rule = Rule()
        # Nothing to take before a line shows.
        self._showing = True
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._name.set_eliding(), 1)
        head.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._follows)
        column.addWidget(Label(translate("Strategy", "Se intenta en este orden"), Type.SMALL_STRONG, "t2"))
        column.addWidget(self.channels)
        pairs = (
            (translate("Strategy", "Desde las"), self.earliest, clock_error),
            (translate("Strategy", "Hasta las"), self.latest, clock_error),
            (translate("Strategy", "Espera (min)"), self.wait, None),
            (translate("Strategy", "Tope al día"), self.limit, None),
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        for label, edit, check in pairs:
            one = Field(label, edit, check=check)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._fields.append(one)
            row.addWidget(one, 1)
        column.addLayout(row)
        self._said = Label("", Type.SMALL, "t3", wrap=True)
        column.addWidget(self._said)
        column.addWidget(self.merge)
        column.addStretch(1)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.toggle.clicked.connect(lambda: self._tell(on=self.toggle.isChecked()))
        self.channels.changed.connect(lambda used: self._tell(channels=used))
        self.merge.clicked.connect(lambda: self._tell(merge=self.merge.isChecked()))
        self.restore_button.clicked.connect(self.restored)
        for edit in (self.earliest, self.latest, self.wait, self.limit):
            edit.editingFinished.connect(self.take)

    def show_row(self, row: RuleRow, follows: str, quiet: tuple[str, str]) -> None:
        """Show that line; `follows` = what it goes by where nothing of its own is set; `quiet` = the quiet hours."""
        if row.event is None:
            return
        self._showing = True
        rule, self._shown = row.rule, row.rule
        self._icon.set_icon(EVENT_ICONS[row.event], "t1")
        self._name.setText(event_word(row.event))
        self.toggle.setChecked(rule.on)
        self.toggle.setAccessibleName(translate("Strategy", "Se avisa: {name}").format(name=event_word(row.event)))
        self.channels.show_channels(rule.channels, row.carried)
        for edit, text, hint in ((self.earliest, rule.earliest, quiet[0]), (self.latest, rule.latest, quiet[1])):
            edit.setText(text)
            edit.setPlaceholderText(hint)
        self.wait.set_value(rule.wait_minutes)
        self.limit.set_value(rule.most_a_day)
        self.merge.setChecked(rule.merge)
        self._fields[3].setVisible(row.event in IN_BETWEEN)
        for one in self._fields:
            one.show_error("")
        if row.event in IN_BETWEEN:
            said = translate("Strategy", "La espera deja deshacer una marca; a mano no la hay. Tope 0 = sin tope.")
        else:
            said = translate("Strategy", "La espera deja tiempo para deshacer una marca; a mano no hay espera.")
        self._said.setText(said)
        self._follows.setText(follows)
        self._follows.setVisible(bool(follows))
        back = translate("Strategy", "Como venía") if not follows else translate("Strategy", "Igual que Todos")
        self.restore_button.setText(back)
        self.restore_button.setVisible(row.own)
        self._showing = False

    def _tell(self, **values: object) -> None:
        if not self._showing:
            self.edited.emit(values)

    def take(self) -> None:
        """Tell what was typed, once it can be."""
        if self._showing or not all(one.verify() for one in self._fields[:2]):
            return
        earliest, latest = clock_of(self.earliest.text()) or "", clock_of(self.latest.text()) or ""
        if earliest and latest and earliest >= latest:
            self._fields[1].show_error(translate("Strategy", "Va después de la primera."))
            return
        typed = {
            "earliest": earliest,
            "latest": latest,
            "wait_minutes": self.wait.value,
            "most_a_day": self.limit.value,
        }
        changed = {name: value for name, value in typed.items() if getattr(self._shown, name) != value}
        if changed:
            self.edited.emit(changed)


class SenderEditor(QWidget):
    """What a shop is told: all of them, or one that is chosen. `edited` carries (shop's id or "", policy or None)."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.shop = Select(icon=SENDER_ICON)
        self.shop.setAccessibleName(translate("Strategy", "Qué tienda"))
        self.news = Segmented([(one, news_word(one)) for one in SenderNews], translate("Strategy", "Qué se le avisa"))
        self.hour = QLineEdit()
        self.channels = ChannelOrder(SENDER_ORDER)
        self.restore_button = Button(translate("Strategy", "Igual que todas"), Kind.LINK, icon="restore", key="R")
        self._hour = Field(translate("Strategy", "A las"), self.hour, check=clock_error)
        self._said = Label("", Type.SMALL, "t2", wrap=True)
        self._policies: dict[str, SenderPolicy] = {}
        self._policy = SenderPolicy()
        self._carried: frozenset[Channel] = frozenset()
        self._ready = False
        self._build()
        self.shop.activated.connect(lambda _place: self._show())
        self.news.chosen.connect(lambda _news: self.take())
        self.hour.editingFinished.connect(self.take)
        self.channels.changed.connect(lambda _used: self.take())
        self.restore_button.clicked.connect(lambda: self.edited.emit(self.chosen, None))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel(SENDER_ICON, "t1", 20))
        head.addWidget(Label(translate("Strategy", "A las tiendas"), Type.HEAD), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.shop)
        column.addWidget(self.news, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        self._hour.setMaximumWidth(120)
        column.addWidget(self._hour)
        self._order = Label(translate("Strategy", "Se intenta en este orden"), Type.SMALL_STRONG, "t2")
        column.addWidget(self._order)
        column.addWidget(self.channels)
        column.addStretch(1)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def chosen(self) -> str:
        """The id of the shop that shows, "" for all of them."""
        return str(self.shop.currentData() or "")

    def show_shops(self, shops: Sequence[tuple[str, str]]) -> None:
        """Offer these shops."""
        chosen = self.chosen
        self.shop.clear()
        self.shop.addItem(translate("Strategy", "Todas las tiendas"), "")
        for party, name in shops:
            self.shop.addItem(name, party)
        self.shop.setCurrentIndex(max(0, self.shop.findData(chosen)))

    def show_policies(self, policy: SenderPolicy, own: dict[str, SenderPolicy], carried: frozenset[Channel]) -> None:
        """Show what all are told, what some are told instead, and which channels have a gateway."""
        self._policy, self._policies, self._carried, self._ready = policy, own, carried, True
        self._show()

    def _show(self) -> None:
        policy = self._policies.get(self.chosen, self._policy)
        self.news.choose(policy.news)
        self.hour.setText(policy.digest_at)
        self.channels.show_channels(policy.channels, self._carried)
        told = policy.news is not SenderNews.NONE
        self._hour.setVisible(policy.news is SenderNews.DIGEST)
        self._order.setVisible(told)
        self.channels.setVisible(told)
        self.restore_button.setVisible(bool(self.chosen) and self.chosen in self._policies)
        self._said.setText(
            {
                SenderNews.NONE: translate("Strategy", "La tienda no recibe mensajes del programa."),
                SenderNews.EACH: translate(
                    "Strategy", "Un mensaje por cada envío entregado, fallido, retrasado o que regresa."
                ),
                SenderNews.DIGEST: translate(
                    "Strategy",
                    "Un mensaje al día: qué se entregó, qué falló y por qué, qué va tarde. Sin novedades no sale.",
                ),
            }[policy.news]
        )

    def take(self) -> None:
        """Tell what stands here, where it differs."""
        if not self._ready or not self._hour.verify():
            return
        news = self.news.value
        policy = SenderPolicy(
            news=news if isinstance(news, SenderNews) else SenderNews.NONE,
            digest_at=clock_of(self.hour.text()) or self._policy.digest_at,
            channels=self.channels.used,
        )
        if policy != self._policies.get(self.chosen, self._policy):
            self.edited.emit(self.chosen, policy)
