"""Under the list of a setback: how many go by which channel, what they come to, which gateway holds some back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from courier_desktop.domain.notices import Channel
from courier_desktop.domain.prices import totals_text
from courier_desktop.ui.contacts.words import channel_word
from courier_desktop.ui.delays.words import Fate
from courier_desktop.ui.format import count_text
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courier_desktop.services.delay_costs import Batch
    from courier_desktop.ui.delays.affected import Line


class BatchLine(QWidget):
    """Hidden while all of them go by hand: then there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("send-clock-outline", "t2", 16)
        self._sums = Label("", Type.SMALL_STRONG, "t2").set_eliding()
        self._held = Label("", Type.SMALL_MEDIUM, Tone.AMBER).set_eliding()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self._sums)
        row.addWidget(self._held, 1)
        self.hide()

    def show_batch(self, lines: Sequence[Line], batch: Batch) -> None:
        """Show what those lines come to as they are checked now."""
        told = [line.row for line in lines if line.fate is Fate.TOLD]
        channels = Counter(row.channel or Channel.WA_ME for row in told)
        self.setVisible(any(channel is not Channel.WA_ME for channel in channels))
        parts = [self.tr("{0} por {1}").format(count_text(n), _amid(one)) for one, n in channels.most_common()]
        total = batch.total(row.shipment_id for row in told)
        if total.costs:
            parts.append(self.tr("aprox. {0}").format(totals_text(total.costs)))
        if total.unpriced:
            parts.append(self.tr("%n sin precio", "", total.unpriced))
        self._sums.setText(" · ".join(parts))
        held = [self._why(batch, channel) for channel in channels if channel is not Channel.WA_ME]
        self._held.setText(" · ".join(why for why in held if why))
        self.setAccessibleName(f"{self._sums.text()} {self._held.text()}")

    def _why(self, batch: Batch, channel: Channel) -> str:
        """What holds that channel's messages back."""
        flow = batch.flows.get(channel)
        if flow is None:
            return self.tr("ningún servicio encendido para {0}").format(_amid(channel))
        if flow.trouble:
            return self.tr("{0} en pausa: esperan").format(flow.title)
        if flow.full:
            return self.tr("{0} llegó a su límite: salen mañana").format(flow.title)
        return ""


def _amid(channel: Channel) -> str:
    """The channel amid a sentence: only the names keep their capital."""
    word = channel_word(channel)
    return word.lower() if channel is Channel.EMAIL else word
