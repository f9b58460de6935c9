"""The recipient's card: how each channel reaches them, what they prefer, agreed to, refuse and wrote lately."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.values import replace
from courier_desktop.services import contact_card, notices
from courier_desktop.ui.contacts.lists import ReachList, ReceivedList
from courier_desktop.ui.contacts.noted_form import NotedForm
from courier_desktop.ui.contacts.words import channel_word, consent_words, day_of, source_words
from courier_desktop.ui.format import phone_text
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button
from courier_desktop.ui.parts.cards import NoticeLine, Rule
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.shipments.ask_popover import AskPopover, Question
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.ids import ShipmentId
    from courier_desktop.services.contact_card import ContactCard, Noted, Reach
    from courier_desktop.ui.shell import Shell

SIDE_WIDTH = 320
translate = QCoreApplication.translate


class ContactSheet(Sheet):
    """One recipient. Every change is kept at once; the card is read anew after it."""

    def __init__(self, shell: Shell, shipment_id: ShipmentId, number: str) -> None:
        super().__init__("account-outline", translate("Contacts", "Ficha del destinatario"), number)
        self._shell, self._shipment, self._number = shell, shipment_id, number
        self._card: ContactCard | None = None
        ctx = shell.ctx
        self.reaches, self.received = ReachList(ctx.zone, ctx.clock), ReceivedList(ctx.zone, ctx.clock)
        self.form = NotedForm()
        self.wish = NoticeLine("", "message-off-outline", Tone.RED)
        self.consent = Label("", Type.BODY, "t1", wrap=True)
        self._nothing = Label(translate("Contacts", "Todavía no ha escrito."), Type.SMALL, "t3")
        self.turn = Button("", icon="bell-off-outline", key="O")
        self.link = Button(translate("Contacts", "Enlace de Telegram"), icon="qrcode", key="T")
        self.agree = Button(translate("Contacts", "Anotar consentimiento…"), icon="check", key="C")
        self._build()
        for button, act in ((self.turn, self.turn_wish), (self.link, self.show_link), (self.agree, self.ask_consent)):
            button.clicked.connect(act)
        self.form.changed.connect(self._note)
        self._ask()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(_scrolled(self._left()), 1)
        row.addWidget(_upright())
        side = _scrolled(self._right())
        side.setFixedWidth(SIDE_WIDTH)
        row.addWidget(side)
        self.body.addLayout(row, 1)
        self.foot.addStretch(1)
        for button in (self.agree, self.link, self.turn):
            self.foot.addWidget(button)

    def _left(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(8)
        told = QVBoxLayout()
        told.setContentsMargins(6, 0, 6, 0)
        told.addWidget(self.wish)
        column.addLayout(told)
        head = Label(translate("Contacts", "Canales"), Type.CARD)
        head.setContentsMargins(10, 0, 0, 0)
        column.addWidget(head)
        column.addWidget(self.reaches)
        column.addSpacing(6)
        later = Label(translate("Contacts", "Lo que escribió hace poco"), Type.CARD)
        for under in (later, self._nothing):
            under.setContentsMargins(10, 0, 0, 0)
            column.addWidget(under)
        column.addWidget(self.received, 100)
        # Takes the room of the list while there is none.
        column.addStretch(1)
        return inner

    def _right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addWidget(Label(translate("Contacts", "Consentimiento"), Type.SMALL_STRONG, "t2"))
        column.addWidget(self.consent)
        column.addSpacing(4)
        column.addWidget(self.form, 1)
        return inner

    # ------------------------------------------------------------------------------------------------------ shown

    def _ask(self) -> None:
        ctx, one = self._shell.ctx, self._shipment
        self._shell.jobs.run(lambda: contact_card.card(ctx, one), done=self.show_card, key=f"contact-{id(self)}")

    def show_card(self, card: ContactCard) -> None:
        """Show it as it stands now."""
        if self.isHidden() and self._card is not None:
            return
        self._card = card
        zone = self._shell.ctx.zone
        parts = (card.name, phone_text(card.phone) if card.phone else "", self._number)
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.reaches.delegate.preferred = card.noted.preferred
        self.reaches.model_of_rows.set_rows(card.reaches)
        self.reaches.updateGeometry()
        if self.reaches.row is None:
            self.reaches.choose(0)
        self.received.model_of_rows.set_rows(card.received)
        self.received.setVisible(bool(card.received))
        self._nothing.setVisible(not card.received)
        self.form.show_card(card)
        nobody = translate("Contacts", "Nadie lo ha anotado y no ha escrito.")
        told = consent_words(card.consent_at, card.consent_from, zone) if card.consent_at else nobody
        self.consent.setText(told)
        self.wish.setVisible(card.wish is not None)
        if card.wish is not None:
            since, source = day_of(card.wish.since, zone), source_words(card.wish.source)
            who = translate("Contacts", "No quiere avisos desde el {0} ({1}). Lo anotó {2}.")
            self.wish.show_text(who.format(since, source, card.wish.actor))
        self._show_buttons(card)
        self.hints_changed.emit()

    def _show_buttons(self, card: ContactCard) -> None:
        out = card.wish is not None
        again, no_more = translate("Contacts", "Quiere avisos otra vez…"), translate("Contacts", "No quiere avisos")
        self.turn.setText(again if out else no_more)
        self.turn.block("" if card.phone.startswith("+") else translate("Contacts", "No hay teléfono anotado."))
        self.agree.block("" if card.consent_at is None else translate("Contacts", "Ya consta su consentimiento."))
        no_bot = translate("Contacts", "Enciende un bot de Telegram en Ajustes.")
        self.link.block("" if card.bot else no_bot)

    def keys(self) -> list[KeyHelp]:
        """What the current channel and the recipient allow."""
        return [
            KeyHelp("P", translate("Contacts", "Preferir este canal"), self.prefer, translate("Contacts", "preferir")),
            KeyHelp(
                "X",
                translate("Contacts", "No quiere este canal, o sí otra vez"),
                self.turn_channel,
                _turn_hint(self.reaches.row),
            ),
            KeyHelp("S", translate("Contacts", "Esa dirección es de otra persona"), self.split),
            KeyHelp("O", self.turn.text(), self.turn_wish),
            KeyHelp("T", self.link.text(), self.show_link, translate("Contacts", "Telegram")),
            KeyHelp("C", self.agree.text(), self.ask_consent, translate("Contacts", "consentimiento")),
        ]

    def first_focus(self) -> QWidget:
        """The channels."""
        return self.reaches

    # ------------------------------------------------------------------------------------------------------- acts

    def _run(self, act: Callable[[], object], said: str) -> None:
        def done(_: object) -> None:
            self._shell.say(said)
            self._ask()

        self._shell.jobs.run(act, done=done)

    def _note(self, noted: Noted) -> None:
        ctx, one = self._shell.ctx, self._shipment
        self._run(lambda: contact_card.note(ctx, one, noted), translate("Contacts", "Anotado en su ficha"))

    def prefer(self) -> None:
        """Make the current channel the preferred one, or none when it is."""
        row, card = self.reaches.row, self._card
        if row is not None and card is not None:
            chosen = None if card.noted.preferred is row.channel else row.channel
            self._note(replace(card.noted, preferred=chosen))

    def turn_channel(self) -> None:
        """Note that they refuse the current channel, or take it again."""
        row, ctx, one = self.reaches.row, self._shell.ctx, self._shipment
        if row is None:
            return
        turn = contact_card.accept if row.refused is not None else contact_card.refuse
        said = (
            translate("Contacts", "Anotado: otra vez por {0}")
            if row.refused is not None
            else translate("Contacts", "Anotado: nada por {0}")
        )
        self._run(partial(turn, ctx, one, row.channel), said.format(channel_word(row.channel)))

    def split(self) -> None:
        """Say that the current channel's learned address is somebody else's."""
        row, ctx = self.reaches.row, self._shell.ctx
        if row is None or row.learned_at is None:
            self._shell.say(translate("Contacts", "Esa dirección viene de la guía: corrígela ahí."))
            return
        act = partial(contact_card.split, ctx, row.channel, row.learned_address)
        self._run(act, translate("Contacts", "Anotado: esa dirección es de otra persona"))

    def turn_wish(self) -> None:
        """No more notices at all; or notices again, with the reason why the office says so."""
        card, ctx = self._card, self._shell.ctx
        if card is None or not card.phone.startswith("+"):
            return
        phone = card.phone
        if card.wish is None:
            said = translate("Contacts", "Anotado: ese teléfono no quiere avisos")
            self._run(lambda: notices.opt_out(ctx, phone, "office"), said)
            return
        question = Question(
            title=translate("Contacts", "Quiere avisos otra vez"),
            about=translate("Contacts", "Lo pidió así: {0}").format(source_words(card.wish.source)),
            label=translate("Contacts", "¿Por qué vuelve a quererlos?"),
            verb=translate("Contacts", "Anotar"),
            icon="bell-outline",
            needed=translate("Contacts", "Escribe el motivo: queda en la historia."),
        )
        said = translate("Contacts", "Anotado: ese teléfono quiere avisos otra vez")
        self._ask_for(question, self.turn, lambda why: self._run(lambda: notices.opt_in(ctx, phone, why), said))

    def ask_consent(self) -> None:
        """Note a consent with the words of where it comes from."""
        card, ctx, one = self._card, self._shell.ctx, self._shipment
        if card is None or card.consent_at is not None:
            return
        question = Question(
            title=translate("Contacts", "Anotar consentimiento"),
            about=translate("Contacts", "Cómo y dónde aceptó que le avisemos."),
            label=translate("Contacts", "De dónde viene"),
            verb=translate("Contacts", "Anotar"),
            icon="check",
            needed=translate("Contacts", "Escribe de dónde viene."),
        )
        said = translate("Contacts", "Anotado su consentimiento")
        self._ask_for(
            question, self.agree, lambda words: self._run(lambda: contact_card.consented(ctx, one, words), said)
        )

    def _ask_for(self, question: Question, anchor: QWidget, answered: Callable[[str], None]) -> None:
        popover = AskPopover(question)
        popover.answered.connect(answered)
        self._shell.show_popover(popover, anchor)

    def show_link(self) -> None:
        """Make the Telegram link and show it."""
        card, ctx, one = self._card, self._shell.ctx, self._shipment
        if card is None or not card.bot:
            return
        self._shell.jobs.run(lambda: contact_card.telegram_link(ctx, one), done=self._show_link)

    def _show_link(self, link: str) -> None:
        from courier_desktop.ui.contacts.link_popover import LinkPopover

        self._shell.show_popover(LinkPopover(link), self.link)

    def close_up(self) -> None:
        """Close for good."""
        if self.isHidden():
            return
        super().close_up()
        self.deleteLater()


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    return area


def _turn_hint(row: Reach | None) -> str:
    refused = row is not None and row.refused is not None
    return translate("Contacts", "sí lo quiere") if refused else translate("Contacts", "no lo quiere")


def _upright() -> Rule:
    rule = Rule()
    rule.setMaximumHeight(16_777_215)
    rule.setFixedWidth(1)
    return rule
