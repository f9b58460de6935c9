"""How a gateway stands, at the head of its page: its light in words, its day, what the last test said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.sentences.gateways import FACTS
from courier_desktop.services.gateway_light import Light, light_of
from courier_desktop.ui.gateways.words import LOOKS, checked_words, light_sentence, light_word, sent_words, sentence
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.cards import Card, NoticeLine
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from courier_desktop.domain.messaging import Check
    from courier_desktop.services.gateways import Standing


class StateCard(Card):
    """The light, what it means, how many went today, when it was last tried."""

    def __init__(self) -> None:
        super().__init__(margin=12, spacing=6, quiet=True)
        self._icon = IconLabel("power", Tone.NEUTRAL, 18, tinted=34)
        self._head = Label("", Type.CARD)
        self._means = Label("", Type.BODY, "t1", wrap=True)
        self._said = Label("", Type.SMALL, "t2", wrap=True)
        self._figures = Label("", Type.SMALL_MEDIUM, "t2")
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self._figures)
        words.addLayout(head)
        words.addWidget(self._means)
        words.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    @property
    def said(self) -> str:
        """All that it says."""
        parts = (self._head, self._means, self._said, self._figures)
        return " · ".join(part.text() for part in parts if part.text())

    def show_standing(self, one: Standing, now: datetime, zone: tzinfo) -> None:
        """Show how it stands."""
        light = light_of(one, now)
        self._icon.set_icon(LOOKS[light].icon, LOOKS[light].tone)
        self._head.setText(light_word(light, one.wait_until, zone))
        self._head.set_ink(LOOKS[light].tone if light is not Light.OFF else "t1")
        means = light_sentence(one, light, now, zone) or (one.form.summary.in_(current_language()))
        self._means.setText(means)
        said = one.said if light is Light.TROUBLE else one.check_said if light is Light.DOUBT else ""
        said = "" if one.trouble == "gateway_incomplete" else said
        self._said.setText(self.tr("El servicio dijo: {said}").format(said=said) if said else "")
        self._said.setVisible(bool(self._said.text()))
        parts = (sent_words(one), checked_words(one, now, zone))
        self._figures.setText(" · ".join(part for part in parts if part))
        self.setAccessibleName(self.said)


class CheckResult(QWidget):
    """What a test found: the sentence, the service's own words beneath, what it told of the account."""

    def __init__(self) -> None:
        super().__init__()
        self._good = NoticeLine("", "check-circle-outline", Tone.GREEN)
        self._bad = NoticeLine("", "alert-circle-outline", Tone.RED)
        self._busy = NoticeLine("", "progress-check", Tone.BLUE)
        self._said = Label("", Type.SMALL, "t2", wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnStretch(1, 1)
        self._facts.setContentsMargins(12, 0, 12, 0)
        self._labels: list[Label] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._good, self._bad, self._busy):
            column.addWidget(part)
        self._said.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self._said)
        column.addLayout(self._facts)
        self.clear()

    @property
    def said(self) -> str:
        """All that it says; "" while it says nothing."""
        return self._text

    def clear(self) -> None:
        """Say nothing."""
        self._show(None, "", "")

    def show_busy(self, title: str) -> None:
        """The service is being asked."""
        self._show(self._busy, self.tr("Preguntando a {gateway}… Esc cancela.").format(gateway=title), "")

    def show_check(self, found: Check) -> None:
        """Show what the test found."""
        if found.good:
            self._show(self._good, self.tr("Funciona: el servicio contestó y puede enviar. No se mandó nada."), "")
        else:
            said = self.tr("El servicio dijo: {said}").format(said=found.said) if found.said else ""
            self._show(self._bad, sentence(found.code, **found.params), said)
        language = current_language()
        for row, (code, value) in enumerate(found.facts):
            name = FACTS[code].in_(language) if code in FACTS else code
            for place, (text, ink) in enumerate(((name, "t3"), (value, "t1"))):
                label = Label(text, Type.SMALL_MEDIUM, ink, wrap=place == 1)
                self._facts.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
                self._labels.append(label)

    def show_error(self, text: str) -> None:
        """Something else went wrong."""
        self._show(self._bad, text, "")

    def show_kept(self, text: str) -> None:
        """What was typed is kept."""
        self._show(self._good, text, "")

    def _show(self, line: NoticeLine | None, text: str, said: str) -> None:
        self._text = f"{text} {said}".strip()
        for label in self._labels:
            self._facts.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for one in (self._good, self._bad, self._busy):
            one.setVisible(one is line)
        if line is not None:
            line.show_text(text)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setVisible(line is not None)
        self.setAccessibleName(self._text)
