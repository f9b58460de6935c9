"""The templates: the notices at the left, the words in the middle, at the right what a recipient will read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.messaging import GATEWAY_TITLES
from courier_desktop.domain.notices import NoticeEvent
from courier_desktop.domain.template_words import shown_in
from courier_desktop.domain.words import Language
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.language import current_language
from courier_desktop.ui.messages.looks import event_word
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.fields import Select
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.templates import work
from courier_desktop.ui.templates.acts import TemplateActs
from courier_desktop.ui.templates.chips import VariablePopover
from courier_desktop.ui.templates.events_list import EventsList
from courier_desktop.ui.templates.lines import UprightLine
from courier_desktop.ui.templates.pane import WordsPane
from courier_desktop.ui.templates.preview import PreviewPane
from courier_desktop.ui.templates.trying import Trying
from courier_desktop.ui.templates.words import Face, language_word
from courier_desktop.ui.theme.fonts import Type

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.templates.drafts import Drafts
    from courier_desktop.ui.templates.work import EventView

_LIST, _PREVIEW = 204, 322
_NARROW, _NARROW_LIST, _NARROW_PREVIEW = 900, 168, 250
_LOW = 520


class TemplatesSheet(Sheet):
    """Each notice's words by channel and language, tried as they are typed. What is not saved stays a draft."""

    changed = Signal()

    def __init__(self, shell: Shell, drafts: Drafts, event: NoticeEvent = NoticeEvent.OUT_FOR_DELIVERY) -> None:
        super().__init__("message-text-outline", self.tr("Plantillas"), "")
        self.shell, self.drafts, self.notice = shell, drafts, event
        self.view: EventView | None = None
        self._shipment: ShipmentId | None = None
        self.list, self.pane, self.preview = EventsList(), WordsPane(), PreviewPane()
        self.languages, self._left = Select(icon="web"), QWidget()
        self.whose = Label("", Type.SMALL, "t2").set_eliding()
        self.reset_button = Button(self.tr("Poner las del programa"), Kind.PLAIN, icon="restore", key="F8")
        self.save_button = Button(self.tr("Guardar"), Kind.FILLED, icon="content-save-outline", key="Ctrl+S")
        self.acts = TemplateActs(self)
        self._trying = Trying(self)
        self._build()
        self.list.choose_id(event)
        self._connect()
        self._look()

    def keys(self) -> list[KeyHelp]:
        """Ctrl+S keeps; Ctrl+PgDown the next notice; Ctrl+1 to 4 the channel; F7 the language; Alt+1 to 9 put in."""
        pane = self.pane
        official = pane.place[1] is Face.OFFICIAL
        keys = [
            KeyHelp("Ctrl+S", self.tr("Guardar"), self.acts.save, hint=self.tr("guardar")),
            KeyHelp("F8", self.reset_button.text(), self.acts.reset),
            KeyHelp("Ctrl+PgDown", self.tr("Siguiente aviso"), partial(self.list.step, 1), hint=self.tr("otro aviso")),
            KeyHelp("Ctrl+PgUp", self.tr("Aviso anterior"), partial(self.list.step, -1)),
            KeyHelp("F7", self.tr("Otro idioma"), self._next_language, hint=self.tr("otro idioma")),
            KeyHelp("F9", self.tr("Probar con otro envío"), self.preview.search.setFocus, hint=self.tr("otro envío")),
            *(
                KeyHelp(f"Ctrl+{place}", face, partial(self._go, list(Face)[place - 1]))
                for place, face in enumerate((self.tr("Mensaje"), "SMS", self.tr("Correo"), self.tr("Oficial")), 1)
            ),
        ]
        if official:
            keys.append(KeyHelp("F5", pane.official.get.text(), pane.official.get_more, hint=self.tr("traer")))
            keys.append(KeyHelp("F6", self.tr("Copiar el texto sugerido"), pane.official.advice.copy.click))
            return keys
        keys.append(KeyHelp("Ctrl+Space", pane.every.text(), self._offer_all, hint=self.tr("datos")))
        for place, chip in enumerate(pane.chips.chips):
            keys.append(KeyHelp(f"Alt+{place + 1}", chip.text(), partial(pane.put_chip, place)))
        return keys

    def first_focus(self) -> QWidget:
        """The notices: the arrows choose, Tab goes on to the words."""
        return self.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the place is short, the sides give way to the words."""
        super().resizeEvent(event)
        narrow = self.panel.width() < _NARROW
        self._left.setFixedWidth(_NARROW_LIST if narrow else _LIST)
        self.preview.setFixedWidth(_NARROW_PREVIEW if narrow else _PREVIEW)
        self.pane.chips.setVisible(self.panel.height() >= _LOW)

    def _build(self) -> None:
        for one in Language:
            self.languages.addItem(language_word(one), one)
        self.languages.setAccessibleName(self.tr("Idioma"))
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 6)
        top.addWidget(self.languages)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in (self._left, UprightLine(), self.pane, UprightLine(), self.preview):
            row.addWidget(part, 1 if part is self.pane else 0)
        self.body.addLayout(row, 1)
        self.foot.addWidget(self.whose, 1)
        self.foot.addWidget(self.reset_button)
        self.foot.addWidget(self.save_button)

    def _connect(self) -> None:
        self.list.row_changed.connect(lambda line: self._choose(line.event))
        self.languages.activated.connect(self._choose_language)
        self.pane.place_changed.connect(self._show_place)
        self.pane.typed.connect(self._typed)
        self.pane.every.clicked.connect(self._offer_all)
        official = self.pane.official
        official.changed.connect(self._chose)
        official.fetch_wanted.connect(self.acts.fetch)
        official.add_wanted.connect(self.acts.ask_sid)
        official.copy_wanted.connect(self.acts.copy)
        self.preview.searched.connect(self.acts.search)
        self.preview.bare_changed.connect(self._trying.refresh)
        self.save_button.clicked.connect(self.acts.save)
        self.reset_button.clicked.connect(self.acts.reset)
        self.acts.done.connect(self._look)
        self.acts.done.connect(self.changed)

    # -------------------------------------------------------------------------------------------------- what is shown

    def _look(self) -> None:
        """Ask for the notice anew."""
        ask = partial(work.look, self.shell.ctx, self.notice, self._shipment)
        self.shell.jobs.run(ask, done=self._show, key="template")

    def _choose(self, event: NoticeEvent) -> None:
        if event is not self.notice:
            self.notice = event
            self._look()

    def _show(self, view: EventView) -> None:
        if view.event is not self.notice:
            return
        self.view = view
        self.subtitle.setText(event_word(view.event))
        self.preview.show_sample(view.sample, view.sms_part)
        self._show_place()

    def _show_place(self) -> None:
        """Show the words of the channel and language that are chosen: the draft, else what is kept."""
        view, place = self.view, self.pane.place
        if view is None:
            return
        language, face = place
        if face is Face.OFFICIAL:
            draft = self.drafts.maps.get((view.event, language, self.pane.official.gateway))
            self.pane.show_official()
            self.pane.show_window("")
            self.pane.official.show_view(view, language, draft)
            self.pane.official.show_known(self.shell.ctx.clock(), self.shell.ctx.zone)
        else:
            body, subject = self.drafts.words.get((view.event, *place)) or self._kept()
            self.pane.show_words(body, subject, view.programs[place])
            self.pane.show_window(self._window_words(view, place))
        self._trying.refresh()
        self.hints_changed.emit()

    def _window_words(self, view: EventView, place: work.Place) -> str:
        """What becomes of a message that official WhatsApp does not let through any more."""
        missing = [
            one for one in view.official if (one, place[0]) not in view.mapped or view.mapped[one, place[0]].problem
        ]
        if place[1] is not Face.MESSAGE or not missing:
            return ""
        return self.tr(
            "Pasadas 24 horas de su último mensaje, {0} no deja salir este texto. Elige su plantilla aprobada: Ctrl+4."
        ).format(GATEWAY_TITLES[missing[0]])

    def _kept(self) -> tuple[str, str]:
        """The words that are kept for this place, with variables called as in the window."""
        if self.view is None or self.pane.place[1] is Face.OFFICIAL:
            return "", ""
        words, language = self.view.words[self.pane.place], current_language()
        subject = words.subject if self.pane.place[1] is Face.EMAIL else ""
        return shown_in(words.body, language), shown_in(subject, language)

    def _typed(self) -> None:
        if self.view is None:
            return
        key, words = (self.view.event, *self.pane.place), self.pane.words
        if words == self._kept():
            self.drafts.words.pop(key, None)
        else:
            self.drafts.words[key] = words
        self._trying.refresh()

    def _chose(self) -> None:
        """Another approved template, variable or account."""
        view, official, language = self.view, self.pane.official, self.pane.place[0]
        if view is None:
            return
        key, kept = (view.event, language, official.gateway), view.mapped.get((official.gateway, language))
        if official.chosen is None or (kept is not None and kept.chosen == official.chosen):
            self.drafts.maps.pop(key, None)
        else:
            self.drafts.maps[key] = official.chosen
        official.show_known(self.shell.ctx.clock(), self.shell.ctx.zone)
        self._trying.refresh()

    # ------------------------------------------------------------------------------------------------- moving around

    def try_on(self, shipment_id: ShipmentId) -> None:
        """Show the words on that shipment from now on."""
        self._shipment = shipment_id
        self._look()

    def _go(self, face: Face) -> None:
        self.pane.faces.choose(face)
        self._show_place()

    def _next_language(self) -> None:
        place = (self.languages.currentIndex() + 1) % self.languages.count()
        self.languages.setCurrentIndex(place)
        self._choose_language(place)

    def _choose_language(self, place: int) -> None:
        self.pane.language = list(Language)[place]
        self._show_place()

    def _offer_all(self) -> None:
        popover = VariablePopover()
        popover.wanted.connect(self.pane.put_in)
        self.shell.show_popover(popover, self.pane.every)
