"""The approved template of official WhatsApp: which one stands for the notice, and what each of its variables says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from courier_desktop.domain.messaging import GATEWAY_TITLES, GatewayName
from courier_desktop.domain.template_maps import TemplateMap, guess, problem_of
from courier_desktop.domain.template_suggestions import suggestion
from courier_desktop.domain.template_variables import VARIABLES
from courier_desktop.domain.values import replace
from courier_desktop.domain.whatsapp_templates import APPROVED, ApprovedTemplate
from courier_desktop.services.whatsapp_templates import BY_HAND, OFFICIAL
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.gateways.words import sentence
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import SMALL, Button, Kind
from courier_desktop.ui.parts.cards import Card, NoticeLine
from courier_desktop.ui.parts.chip import Segmented
from courier_desktop.ui.parts.fields import Field, Select
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.templates.chips import name_of
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from courier_desktop.domain.words import Language
    from courier_desktop.ui.templates.work import EventView

_SAYABLE = tuple(one for one in VARIABLES if not one.asked)


class OfficialPane(QScrollArea):
    """`changed`: another template, variable or account. `fetch_wanted`, `add_wanted`: get more templates."""

    changed = Signal()
    fetch_wanted = Signal()
    add_wanted = Signal()
    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.gateway = OFFICIAL[0]
        self.chosen: TemplateMap | None = None
        self.template: ApprovedTemplate | None = None
        self._view: EventView | None = None
        self._language: Language | None = None
        self._offered: tuple[ApprovedTemplate, ...] = ()
        self.accounts = Segmented([(one, GATEWAY_TITLES[one]) for one in OFFICIAL], self.tr("Cuenta"))
        self.get = Button(self.tr("Traer aprobadas"), icon="download", key="F5", height=SMALL)
        self._known = Label("", Type.SMALL, "t2", wrap=True)
        self.select = Select()
        self._field = Field(self.tr("Plantilla aprobada"), self.select)
        self.rows = _VariableRows()
        self._sign, self._fits = IconLabel("check-circle", Tone.GREEN, 17), Label("", Type.STRONG, wrap=True)
        self._off = NoticeLine("", "information-outline", Tone.AMBER)
        self._trouble = NoticeLine("", "alert-circle-outline", Tone.RED)
        self.advice = SuggestionCard()
        self._build()
        self._connect()

    @property
    def problem(self) -> str:
        """Why the choice cannot stand for the notice: a code; "" when it can."""
        if self.chosen is None:
            return "template_missing"
        return problem_of(self.template, self.chosen)

    def show_view(self, view: EventView, language: Language, draft: TemplateMap | None) -> None:
        """Show what stands for that notice in that language; a draft goes before what is kept."""
        first = self._view is None
        self._view, self._language = view, language
        if first and view.official:
            self.gateway = view.official[0]
        self.accounts.choose(self.gateway)
        kept = view.mapped.get((self.gateway, language))
        self.chosen = draft or (kept.chosen if kept is not None else None)
        self._offered = view.known[self.gateway].fitting(language)
        self._off.setVisible(self.gateway not in view.official)
        self._off.show_text(
            self.tr("{0} está apagado: lo que elijas vale cuando lo enciendas en Ajustes.").format(
                GATEWAY_TITLES[self.gateway]
            )
        )
        self.advice.show_event(view, language)
        self._fill_select()
        self._show_choice()

    def show_known(self, now: datetime, zone: tzinfo) -> None:
        """Tell how many templates are known, and since when."""
        if self._view is None:
            return
        known = self._view.known[self.gateway]
        by_hand = self.gateway in BY_HAND
        self.get.setText(self.tr("Agregar por ContentSid…") if by_hand else self.tr("Traer aprobadas"))
        if known.fetched_at is None:
            self._known.setText(self.tr("Todavía no hay ninguna aquí."))
            return
        at = moment_text(known.fetched_at, now, zone, current_language())
        self._known.setText(self.tr("%n plantillas", None, len(known.templates)) + f" · {at}")

    @property
    def trouble(self) -> bool:
        """Whether it is told why the account told nothing."""
        return not self._trouble.isHidden()

    def show_trouble(self, sentence: str) -> None:
        """Say why the account told nothing; "" takes it back."""
        self._trouble.setVisible(bool(sentence))
        if sentence:
            self._trouble.show_text(sentence)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.accounts)
        head.addStretch(1)
        head.addWidget(self.get)
        state = QHBoxLayout()
        state.setSpacing(7)
        state.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._fits, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._known)
        column.addWidget(self._off)
        column.addWidget(self._trouble)
        self._trouble.hide()
        column.addWidget(self._field)
        column.addWidget(self.rows)
        column.addLayout(state)
        column.addWidget(self.advice)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def _connect(self) -> None:
        self.accounts.chosen.connect(self._choose_account)
        self.select.activated.connect(self._choose)
        self.rows.changed.connect(self._choose_key)
        self.get.clicked.connect(self.get_more)
        self.advice.copy_wanted.connect(self.copy_wanted)

    def get_more(self) -> None:
        """Ask the account for its templates, or have one typed in."""
        (self.add_wanted if self.gateway in BY_HAND else self.fetch_wanted).emit()

    def choose_template(self, template: ApprovedTemplate) -> None:
        """Let that template stand for the notice, its variables guessed."""
        if self._view is not None and self._language is not None:
            self.chosen = guess(template, self._view.event, self._language)
            self._show_choice()
            self.changed.emit()

    def _choose_account(self, gateway: GatewayName) -> None:
        self.gateway = gateway
        if self._view is not None and self._language is not None:
            self.show_view(self._view, self._language, None)
            self.changed.emit()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            self.choose_template(self._offered[place])

    def _choose_key(self, place: int, key: str) -> None:
        """A variable says something else: the body's by its place, then the header's, then the button's."""
        if self.chosen is None:
            return
        keys, count = list(self.chosen.keys), len(self.chosen.keys)
        if place < count:
            keys[place] = key
            self.chosen = replace(self.chosen, keys=tuple(keys))
        elif place == count and self.chosen.header_key:
            self.chosen = replace(self.chosen, header_key=key)
        else:
            self.chosen = replace(self.chosen, button_key=key)
        self._show_state()
        self.changed.emit()

    def _fill_select(self) -> None:
        self.select.clear()
        for one in self._offered:
            word = "" if one.status == APPROVED else " · " + self.tr("sin aprobar")
            self.select.addItem(f"{one.name} · {one.language}{word}")
        self.select.setEnabled(bool(self._offered))
        self.select.setPlaceholderText(self.tr("Elige una") if self._offered else self.tr("Ninguna en este idioma"))

    def _show_choice(self) -> None:
        chosen = self.chosen
        names = [(one.name, one.language) for one in self._offered]
        wanted = None if chosen is None else (chosen.name, chosen.language)
        place = names.index(wanted) if wanted in names else -1
        self.select.setCurrentIndex(place)
        self.template = self._offered[place] if place >= 0 else None
        self.rows.show_map(self.template, chosen)
        self._show_state()

    def _show_state(self) -> None:
        problem = self.problem
        nothing = self.chosen is None
        self._sign.setVisible(not nothing)
        self._fits.setVisible(not nothing)
        if nothing or self.chosen is None:
            return
        count = len(self.chosen.all_keys)
        self._sign.set_icon("alert-circle-outline" if problem else "check-circle", Tone.RED if problem else Tone.GREEN)
        self._fits.set_ink(Tone.RED if problem else Tone.GREEN)
        self._fits.setText(
            sentence(problem) if problem else self.tr("Aprobada y cuadra: {0} de {0} datos").format(count)
        )


class _VariableRows(QWidget):
    """A line for each variable: its number or name, what it says. `changed` carries its place and the key."""

    changed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.selects: list[Select] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._shape: tuple[str, ...] | None = None

    def show_map(self, template: ApprovedTemplate | None, chosen: TemplateMap | None) -> None:
        """Show what each variable of that choice says."""
        names = self._names(template, chosen)
        if names != self._shape:
            self._remake(names)
        keys = [one.key for one in _SAYABLE]
        for select, key in zip(self.selects, chosen.all_keys if chosen is not None else (), strict=False):
            select.setCurrentIndex(keys.index(key) if key in keys else -1)

    def _remake(self, names: tuple[str, ...]) -> None:
        self._shape = names
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.selects = []
        for place, name in enumerate(names):
            select = Select()
            for one in _SAYABLE:
                select.addItem(name_of(one), one.key)
            select.setAccessibleName(name)
            select.activated.connect(partial(self._tell, place))
            self._grid.addWidget(Label(name, Type.MEDIUM, "accent"), place, 0)
            self._grid.addWidget(select, place, 1)
            self.selects.append(select)

    def _names(self, template: ApprovedTemplate | None, chosen: TemplateMap | None) -> tuple[str, ...]:
        """What each variable is called: {{1}}, the header's, the button's."""
        if chosen is None:
            return ()
        told = template.variables if template is not None else ()
        names = [f"{{{{{told[place] if place < len(told) else place + 1}}}}}" for place in range(len(chosen.keys))]
        if chosen.header_key:
            names.append(self.tr("Encabezado"))
        if chosen.button_key:
            names.append(self.tr("Botón"))
        return tuple(names)

    def _tell(self, place: int, at: int) -> None:
        self.changed.emit(place, _SAYABLE[at].key)


class SuggestionCard(Card):
    """A text to submit for approval, that keeps WhatsApp's rules; `copy_wanted` carries it."""

    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=12, spacing=6, quiet=True)
        self._name = Label("", Type.SMALL_STRONG, "t2")
        self._text = Label("", Type.SMALL, "t1", wrap=True)
        self.copy = Button(self.tr("Copiar"), Kind.PLAIN, icon="content-copy", key="F6", height=SMALL)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Texto para pedir la aprobación"), Type.SMALL_STRONG), 1)
        head.addWidget(self.copy)
        self.body.addLayout(head)
        self.body.addWidget(self._text)
        self.body.addWidget(self._name)
        self._body = ""
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._body))

    @property
    def text(self) -> str:
        """What is copied."""
        return self._body

    def show_event(self, view: EventView, language: Language) -> None:
        """Offer the text of that notice."""
        told = suggestion(view.event, language)
        self._body = told.body
        self._text.setText(told.body)
        says = self.tr("Nombre: {0} · categoría: utilidad (UTILITY)").format(told.name)
        self._name.setText(says)
