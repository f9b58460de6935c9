"""The strategy of notices, changed and tried on a past day before it is kept."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from courier_desktop.domain.notices import Channel, NoticeEvent
from courier_desktop.domain.staff import Right, may
from courier_desktop.domain.strategy import DEFAULT, CustomerKind, SenderPolicy, Strategy
from courier_desktop.domain.strategy_text import MOST_A_DAY, changed, restored
from courier_desktop.domain.values import replace
from courier_desktop.services import strategy as services
from courier_desktop.services import strategy_preview
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.fields import NumberField
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.strategy import work
from courier_desktop.ui.strategy.editor import RuleEditor, SenderEditor
from courier_desktop.ui.strategy.preview import PreviewStrip
from courier_desktop.ui.strategy.rows import RuleRow, RulesHead, RulesView
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.strategy_preview import PastDay, Preview
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.strategy.work import Opening

_RULES_SHARE, _EDITOR_SHARE = 63, 37


class StrategySheet(Sheet):
    """Nothing counts before it is kept; what was changed and not kept is there the next time. `kept` = it was kept."""

    kept = Signal()

    def __init__(self, shell: Shell) -> None:
        title = QCoreApplication.translate("StrategySheet", "Estrategia de avisos")
        says = QCoreApplication.translate("StrategySheet", "Qué se avisa, a quién, por dónde y a qué hora")
        super().__init__("tune-variant", title, says)
        self._shell = shell
        self._strategy = self._saved = DEFAULT
        self._earlier: list[Strategy] = []
        self._opening: Opening | None = None
        self._past: PastDay | None = None
        self._seen: Preview | None = None
        self._yesterday = self._day = strategy_preview.yesterday(shell.ctx)
        self.strip = PreviewStrip()
        self.head = RulesHead()
        self.rules = RulesView()
        self.rule, self.shops = RuleEditor(), SenderEditor()
        self.most = NumberField(0, MOST_A_DAY, DEFAULT.most_a_day)
        self.undo_button = Button(self.tr("Deshacer"), Kind.PLAIN, icon="undo", key="Ctrl+Z")
        self.all_button = Button(self.tr("Restaurar todo"), Kind.PLAIN, icon="restore")
        self.save_button = Button(self.tr("Guardar"), Kind.FILLED, icon="content-save-outline", key="Ctrl+S")
        self._why = Label("", Type.SMALL_MEDIUM, "t2")
        self._build()
        self._connect()
        self._show_rows()
        self.strip.show_reading(self._day, self._yesterday)
        shell.jobs.run(partial(work.opening, shell.ctx), done=self._opened_with, key="strategy")
        self._read_day()

    def keys(self) -> list[KeyHelp]:
        """Everything on the sheet by keyboard."""
        return [
            KeyHelp("Space", self.tr("Encender o apagar el aviso"), self.switch, hint=self.tr("encender o apagar")),
            KeyHelp("Return", self.tr("Cambiar el aviso elegido"), self.enter, hint=self.tr("cambiar")),
            KeyHelp("Alt+Up", self.tr("Subir el canal elegido"), None),
            KeyHelp("Alt+Down", self.tr("Bajar el canal elegido"), None),
            KeyHelp("J", self.tr("Juntar o no los paquetes de una persona"), self.merge, hint=self.tr("juntar")),
            KeyHelp("R", self.tr("Dejar el aviso como venía"), self.restore_one, hint=self.tr("como venía")),
            KeyHelp("1", self.tr("Reglas para todos"), partial(self.choose_kind, CustomerKind.PERSON)),
            KeyHelp("2", self.tr("Reglas para empresas"), partial(self.choose_kind, CustomerKind.COMPANY)),
            KeyHelp("3", self.tr("Reglas para clientes especiales"), partial(self.choose_kind, CustomerKind.SPECIAL)),
            KeyHelp(",", self.tr("Probar un día antes"), partial(self.move_day, -1), hint=self.tr("otro día")),
            KeyHelp(".", self.tr("Probar un día después"), partial(self.move_day, 1), hint=self.tr("otro día")),
            KeyHelp("Ctrl+Z", self.tr("Deshacer el último cambio"), self.undo, hint=self.tr("deshacer")),
            KeyHelp("Ctrl+S", self.tr("Guardar la estrategia"), self.save, hint=self.tr("guardar")),
        ]

    def first_focus(self) -> QWidget:
        """The lines."""
        return self.rules

    # ------------------------------------------------------------------------------------------------------- building

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(self.rules, 1)
        self._stack = QStackedWidget()
        for one in (self.rule, self.shops):
            self._stack.addWidget(_scrolling(one))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, _RULES_SHARE)
        row.addWidget(_Line())
        row.addWidget(self._stack, _EDITOR_SHARE)
        self.body.addWidget(self.strip)
        self.body.addWidget(_Line(level=True))
        self.body.addLayout(row, 1)
        label = Label(self.tr("Tope por persona al día"), Type.SMALL_STRONG, "t2")
        label.setBuddy(self.most)
        self.most.setFixedWidth(56)
        self.most.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.most.setAccessibleName(self.tr("Tope de avisos por persona al día; 0 = sin tope"))
        self.most.setToolTip(self.tr("Solo detiene avisos intermedios; un resultado siempre se avisa. 0 = sin tope."))
        self.foot.addWidget(label)
        self.foot.addWidget(self.most)
        self.foot.addWidget(self._why.set_eliding(), 1)
        for button in (self.undo_button, self.all_button, self.save_button):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        self.rules.row_changed.connect(lambda _row: self._show_editor())
        self.rules.row_opened.connect(lambda _row: self.enter())
        self.rules.switched.connect(self.switch)
        self.head.kinds.chosen.connect(lambda _kind: self._show_rows())
        self.rule.edited.connect(lambda values: self._change_rule(**values))
        self.rule.restored.connect(self.restore_one)
        self.shops.edited.connect(self._change_sender)
        self.strip.day_asked.connect(self.move_day)
        self.most.editingFinished.connect(self._change_most)
        self.undo_button.clicked.connect(self.undo)
        self.all_button.clicked.connect(lambda: self._apply(DEFAULT))
        self.save_button.clicked.connect(self.save)
        self.closed.connect(self._leave)

    # ---------------------------------------------------------------------------------------------------- what it shows

    @property
    def strategy(self) -> Strategy:
        """The strategy as it stands on the sheet."""
        return self._strategy

    @property
    def kind(self) -> CustomerKind:
        """For whom the lines are."""
        value = self.head.kinds.value
        return value if isinstance(value, CustomerKind) else CustomerKind.PERSON

    def _opened_with(self, opening: Opening) -> None:
        self._opening = opening
        self._saved = opening.kept
        self._strategy = opening.draft if opening.draft is not None else opening.kept
        self.shops.show_shops(opening.shops)
        self._show_all()

    def _show_all(self) -> None:
        self._show_rows()
        self.most.set_value(self._strategy.most_a_day)
        self._show_buttons()
        self._try_on()

    def _row(self, event: NoticeEvent) -> RuleRow:
        kind, seen = self.kind, self._seen
        rule = self._strategy.rule(event, kind)
        plain = DEFAULT.rule(event) if kind is CustomerKind.PERSON else self._strategy.rule(event)
        count = None if seen is None or kind is not CustomerKind.PERSON else seen.events.get(event, 0)
        return RuleRow(
            event=event, rule=rule, policy=SenderPolicy(), carried=self._carried, own=rule != plain, count=count
        )

    @property
    def _carried(self) -> frozenset[Channel]:
        return self._opening.carried if self._opening is not None else frozenset()

    def _show_rows(self) -> None:
        policy = self._strategy.sender
        shops = RuleRow(
            event=None,
            rule=DEFAULT.rule(NoticeEvent.DELIVERED),
            policy=policy,
            carried=self._carried,
            own=policy != DEFAULT.sender or bool(self._strategy.senders),
        )
        self.rules.lines.set_rows([*(self._row(event) for event in NoticeEvent), shops])
        if self.rules.row is None:
            self.rules.choose(0)
        self._show_editor()

    def _show_editor(self) -> None:
        row: RuleRow | None = self.rules.row
        if row is None:
            return
        self._stack.setCurrentIndex(0 if row.event is not None else 1)
        if row.event is None:
            self.shops.show_policies(self._strategy.sender, self._strategy.senders, self._carried)
            return
        follows = {
            CustomerKind.PERSON: "",
            CustomerKind.COMPANY: self.tr("A las empresas. Lo que no cambies aquí sigue a Todos."),
            CustomerKind.SPECIAL: self.tr("A los clientes especiales. Lo que no cambies aquí sigue a Todos."),
        }[self.kind]
        settings = self._shell.ctx.settings
        self.rule.show_row(row, follows, (settings.quiet_until, settings.quiet_from))

    def _show_buttons(self) -> None:
        owner = may(self._shell.ctx.role, Right.SETTINGS)
        differs = self._strategy != self._saved
        forbidden = "" if owner else self.tr("Tu papel no cambia ajustes. Pídelo a un dueño.")
        self.save_button.block(forbidden or ("" if differs else self.tr("No hay nada por guardar.")))
        self.undo_button.block("" if self._earlier else self.tr("No hay cambios que deshacer."))
        self.all_button.block("" if self._strategy != DEFAULT else self.tr("Ya está como viene."))
        self._why.setText(forbidden or (self.tr("Cambios sin guardar") if differs else ""))

    # -------------------------------------------------------------------------------------------------------- changing

    def _apply(self, strategy: Strategy) -> None:
        if strategy == self._strategy:
            return
        self._earlier.append(self._strategy)
        self._strategy = strategy
        self._show_all()

    def _change_rule(self, **values: object) -> None:
        row: RuleRow | None = self.rules.row
        if row is not None and row.event is not None:
            self._apply(changed(self._strategy, row.event, self.kind, **values))

    def _change_sender(self, shop: str, policy: SenderPolicy | None) -> None:
        if not shop:
            self._apply(replace(self._strategy, sender=policy or DEFAULT.sender))
            return
        senders = {one: kept for one, kept in self._strategy.senders.items() if one != shop}
        self._apply(replace(self._strategy, senders=senders if policy is None else {**senders, shop: policy}))

    def _change_most(self) -> None:
        self._apply(replace(self._strategy, most_a_day=self.most.value))

    def switch(self) -> None:
        """Turn the chosen notice on or off; of the shops, go to what they are told."""
        row: RuleRow | None = self.rules.row
        if row is not None and row.event is not None:
            self._change_rule(on=not row.rule.on)
        else:
            self.enter()

    def merge(self) -> None:
        """Let the parcels of a person share this notice's message, or not."""
        row: RuleRow | None = self.rules.row
        if row is not None and row.event is not None:
            self._change_rule(merge=not row.rule.merge)

    def enter(self) -> None:
        """Go to the chosen line's editor."""
        row: RuleRow | None = self.rules.row
        if row is not None:
            target = self.rule.channels if row.event is not None else self.shops.shop
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def restore_one(self) -> None:
        """The chosen notice as it came, or as everybody's."""
        row: RuleRow | None = self.rules.row
        if row is not None and row.event is not None:
            self._apply(restored(self._strategy, row.event, self.kind))
        elif row is not None:
            self._change_sender(self.shops.chosen, None)

    def choose_kind(self, kind: CustomerKind) -> None:
        """Show the rules of that kind of customer."""
        self.head.kinds.choose(kind)
        self._show_rows()

    def undo(self) -> None:
        """Take the last change back."""
        if self._earlier:
            self._strategy = self._earlier.pop()
            self._show_all()

    def save(self) -> None:
        """Keep it: what is planned from now on follows it."""
        if self.save_button.off:
            return
        wanted = self._strategy

        def done(_nothing: object) -> None:
            self._saved = wanted
            self._show_buttons()
            self.kept.emit()
            self._shell.say(self.tr("La estrategia quedó guardada y vale desde ahora."))

        def failed(error: CourierError | BugReport) -> None:
            self._why.setText(sentence_of(error))

        self._shell.jobs.run(partial(services.change, self._shell.ctx, wanted), done=done, failed=failed)

    def _leave(self) -> None:
        """What was changed and not kept waits for the next time."""
        if self._opening is None:
            return
        draft = self._strategy if self._strategy != self._saved else None
        if draft != self._opening.draft:
            self._shell.jobs.run(partial(services.keep_draft, self._shell.ctx, draft))

    # --------------------------------------------------------------------------------------------------------- preview

    def move_day(self, step: int) -> None:
        """Try it on another day, none later than yesterday."""
        day = self._day + timedelta(days=step)
        if day <= self._yesterday:
            self._day = day
            self._past = None
            self.strip.show_reading(day, self._yesterday)
            self._read_day()

    def _read_day(self) -> None:
        read = partial(work.read_day, self._shell.ctx, self._day)
        self._shell.jobs.run(read, done=self._have_day, key="strategy-day")

    def _have_day(self, past: PastDay) -> None:
        self._past = past
        self._try_on()

    def _try_on(self) -> None:
        if self._past is not None and self._opening is not None:
            tried = partial(work.try_on, self._shell.ctx, self._past, self._strategy)
            self._shell.jobs.run(tried, done=self._show_preview, key="strategy-preview")

    def _show_preview(self, seen: Preview) -> None:
        self._seen = seen
        self.strip.show_preview(seen, self._yesterday)
        self._show_counts()

    def _show_counts(self) -> None:
        """The counts in the lines; what is being typed beside them stays."""
        shops = self.rules.lines.rows[-1]
        self.rules.lines.set_rows([*(self._row(event) for event in NoticeEvent), shops])


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


class _Line(QWidget):
    """A thin line between two parts."""

    def __init__(self, *, level: bool = False) -> None:
        super().__init__()
        if level:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().line)
