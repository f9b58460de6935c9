"""The panel at the right: the slip as it comes out, its pieces one by one, paper size, print and save."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from courier_desktop.ui.parts.button import Button, IconButton, Kind
from courier_desktop.ui.parts.cards import NoticeLine, ProgressCard
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.floating import DRAWER_WIDTH, Drawer
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.slips.preview import SlipView
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

NARROW = 320
FORMATS = ("100x150", "4x6")


class SlipPanel(Drawer):
    """What comes out, and how."""

    def __init__(self) -> None:
        super().__init__()
        self.number = Label("", Type.HEAD)
        self.place = Label("", Type.SMALL, "t3")
        self.before = IconButton("chevron-left", self.tr("Etiqueta anterior"), key="Left")
        self.after = IconButton("chevron-right", self.tr("Etiqueta siguiente"), key="Right")
        words = ((self.tr("100 × 150 mm"), "100×150"), (self.tr("4 × 6 in"), "4×6"))
        self._sizes = dict(zip(FORMATS, words, strict=True))
        shown = [(name, word[0]) for name, word in self._sizes.items()]
        self.paper = Segmented(shown, self.tr("Tamaño de la etiqueta"))
        self.view = SlipView(self.tr("Vista de la etiqueta"))
        self.progress = ProgressCard()
        self.notice = NoticeLine("", "printer-outline", Tone.AMBER)
        self.saved = NoticeLine("", "check-circle", Tone.GREEN)
        self.open_file = Button(self.tr("Abrir"), icon="open-in-new", height=28)
        self.total = Label("", Type.SMALL, "t2")
        self.print_ = Button(self.tr("Imprimir"), Kind.FILLED, icon="printer-outline", key="Ctrl+P")
        self.save = Button(self.tr("Guardar PDF"), key="Ctrl+S")
        self.more = IconButton("dots-horizontal", self.tr("Más"), key="X", kind=Kind.OUTLINED, height=32)
        self._build()

    def set_narrow(self, narrow: bool) -> None:
        """Take less room in a small window: the keys stay in the hint bar."""
        self.setFixedWidth(NARROW if narrow else DRAWER_WIDTH)
        for button in (self.print_, self.save):
            button.set_key_shown(not narrow)
        for name, words in self._sizes.items():
            self.paper.set_text(name, words[narrow])

    def show_slip(self, number: str, place: str) -> None:
        """Say which slip shows."""
        self.number.setText(number)
        self.place.setText(place)

    def show_notice(self, text: str) -> None:
        """Say what stands in the way, "" for nothing."""
        self.notice.show_text(text)
        self.notice.setVisible(bool(text))
        self.saved.hide()

    def show_saved(self, text: str, whole: str) -> None:
        """Say where the file is."""
        self.notice.hide()
        self.saved.show_text(text)
        self.saved.setToolTip(whole)
        self.saved.show()

    def show_total(self, pieces: int, shipments: int) -> None:
        """How many slips of how many shipments come out; nothing for none."""
        slips = self.tr("Saldrán %n etiqueta(s)", "", pieces)
        of = self.tr("de %n guía(s)", "", shipments) if shipments and shipments != pieces else ""
        self.total.setText(" ".join(part for part in (slips, of) if part) if pieces else "")

    def _build(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(4)
        title.addWidget(self.number.set_eliding(), 1)
        title.addWidget(self.before)
        title.addWidget(self.after)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.place.set_eliding(), 1)
        second.addWidget(self.paper)
        self.head.addLayout(title)
        self.head.addLayout(second)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.saved)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.total)
        self.body.setContentsMargins(18, 6, 16, 8)
        self.foot.setContentsMargins(18, 10, 16, 12)
        self.foot.setSpacing(8)
        for button in (self.print_, self.save, self.more):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.saved.row.addWidget(self.open_file)
        self.notice.hide()
        self.saved.hide()
