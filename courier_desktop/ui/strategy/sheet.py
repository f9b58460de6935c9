"""The strategy of notices, changed and tried on a past day before it is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.staff import Right, may
from courier_desktop.domain.strategy import DEFAULT, CustomerKind, Strategy
from courier_desktop.domain.strategy_text import MOST_A_DAY
from courier_desktop.domain.values import replace
from courier_desktop.services import strategy as services
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.keys import KeyHelp
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.fields import NumberField
from courier_desktop.ui.parts.floating import Sheet
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.strategy import work
from courier_desktop.ui.strategy.edits import Edits
from courier_desktop.ui.strategy.pane import EditorPane
from courier_desktop.ui.strategy.preview import PreviewStrip
from courier_desktop.ui.strategy.rows import RuleRow, RulesHead, RulesView, rows_of
from courier_desktop.ui.strategy.trial import Trial
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.strategy_preview import Preview
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
        self._opening: Opening | None = None
        self.seen: Preview | None = None
        self.edits = Edits()
        self.trial = Trial(shell, self)
        self.strip, self.head, self.rules, self.pane = PreviewStrip(), RulesHead(), RulesView(), EditorPane()
        self.most = NumberField(0, MOST_A_DAY, DEFAULT.most_a_day)
        self.undo_button = Button(self.tr("Deshacer"), Kind.PLAIN, icon="undo", key="Ctrl+Z")
        self.all_button = Button(self.tr("Restaurar todo"), Kind.PLAIN, icon="restore")
        self.save_button = Button(self.tr("Guardar"), Kind.FILLED, icon="content-save-outline", key="Ctrl+S")
        self._why = Label("", Type.SMALL_MEDIUM, "t2")
        self._build()
        self._connect()
        self._show_rows()
        self.trial.read()
        shell.jobs.run(partial(work.opening, shell.ctx), done=self._opened_with, key="strategy")

    def keys(self) -> list[KeyHelp]:
        """Everything on the sheet by keyboard."""
        return [
            KeyHelp("Space", self.tr("Encender o apagar el aviso"), self.flip, hint=self.tr("encender o apagar")),
            KeyHelp("Return", self.tr("Ir al aviso elegido, y volver"), self.enter, hint=self.tr("cambiar")),
            KeyHelp("Alt+Up", self.tr("Subir el canal elegido"), None),
            KeyHelp("Alt+Down", self.tr("Bajar el canal elegido"), None),
            KeyHelp("J", self.tr("Juntar o no los paquetes"), partial(self.flip, "merge"), hint=self.tr("juntar")),
            KeyHelp("R", self.tr("Dejar el aviso como venía"), self.restore_one, hint=self.tr("como venía")),
            KeyHelp("1", self.tr("Reglas para todos"), partial(self.choose_kind, CustomerKind.PERSON)),
            KeyHelp("2", self.tr("Reglas para empresas"), partial(self.choose_kind, CustomerKind.COMPANY)),
            KeyHelp("3", self.tr("Reglas para clientes especiales"), partial(self.choose_kind, CustomerKind.SPECIAL)),
            KeyHelp(",", self.tr("Probar un día antes"), partial(self.trial.move, -1), hint=self.tr("otro día")),
            KeyHelp(".", self.tr("Probar un día después"), partial(self.trial.move, 1), hint=self.tr("otro día")),
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
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, _RULES_SHARE)
        row.addWidget(_Line())
        row.addWidget(self.pane, _EDITOR_SHARE)
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
        edits, rule, shops = self.edits, self.pane.rule, self.pane.shops
        self.rules.row_changed.connect(lambda _row: self._show_line())
        self.rules.row_opened.connect(lambda _row: self.enter())
        self.rules.switched.connect(self.flip)
        self.head.kinds.chosen.connect(lambda _kind: self._show_rows())
        rule.edited.connect(lambda values: self.edit(edits.rule(self.rules.row.event, self.kind, **values)))
        rule.restored.connect(self.restore_one)
        shops.edited.connect(lambda shop, policy: self.edit(edits.policy(shop, policy)))
        self.most.editingFinished.connect(lambda: self.edit(replace(edits.strategy, most_a_day=self.most.value)))
        self.strip.day_asked.connect(self.trial.move)
        self.trial.reading.connect(lambda: self.strip.show_reading(self.trial.day, self.trial.yesterday))
        self.trial.tried.connect(self._show_preview)
        self.undo_button.clicked.connect(self.undo)
        self.all_button.clicked.connect(lambda: self.edit(DEFAULT))
        self.save_button.clicked.connect(self.save)
        self.closed.connect(self._leave)

    # ---------------------------------------------------------------------------------------------------- what it shows

    @property
    def kind(self) -> CustomerKind:
        """For whom the lines are."""
        value = self.head.kinds.value
        return value if isinstance(value, CustomerKind) else CustomerKind.PERSON

    def _opened_with(self, opening: Opening) -> None:
        self._opening = opening
        self.edits.begin(opening.kept, opening.draft)
        self.pane.shops.show_shops(opening.shops)
        self._show_all()

    def _show_all(self) -> None:
        self._show_rows()
        self.most.set_value(self.edits.strategy.most_a_day)
        self._show_buttons()
        self.trial.try_on(self.edits.strategy)

    def _show_rows(self) -> None:
        carried = self._opening.carried if self._opening is not None else frozenset()
        self.rules.lines.set_rows(rows_of(self.edits.strategy, self.kind, carried, self.seen))
        self._show_line()

    def _show_line(self) -> None:
        row: RuleRow | None = self.rules.row
        if row is not None:
            settings = self._shell.ctx.settings
            self.pane.show_line(row, self.edits.strategy, self.kind, (settings.quiet_until, settings.quiet_from))

    def _show_buttons(self) -> None:
        edits = self.edits
        owner = may(self._shell.ctx.role, Right.SETTINGS)
        forbidden = "" if owner else self.tr("Tu papel no cambia ajustes. Pídelo a un dueño.")
        self.save_button.block(forbidden or ("" if edits.differ else self.tr("No hay nada por guardar.")))
        self.undo_button.block("" if edits.undoable else self.tr("No hay cambios que deshacer."))
        self.all_button.block("" if edits.strategy != DEFAULT else self.tr("Ya está como viene."))
        self._why.setText(forbidden or (self.tr("Cambios sin guardar") if edits.differ else ""))

    def _show_preview(self, seen: Preview) -> None:
        self.seen = seen
        self.strip.show_preview(seen, self.trial.yesterday)
        self.pane.blocked.show_preview(seen)
        # Only the counts have changed: what is being typed beside the lines stays.
        carried = self._opening.carried if self._opening is not None else frozenset()
        self.rules.lines.set_rows(rows_of(self.edits.strategy, self.kind, carried, seen))

    # -------------------------------------------------------------------------------------------------------- changing

    def edit(self, strategy: Strategy) -> None:
        """Have that strategy on the sheet, and try it on."""
        if self.edits.take(strategy):
            self._show_all()

    def flip(self, what: str = "on") -> None:
        """Turn the chosen notice on or off ("on"), or its merging ("merge"); of the shops, go to what they are told."""
        row: RuleRow | None = self.rules.row
        if row is not None and row.event is not None:
            self.edit(self.edits.rule(row.event, self.kind, **{what: not getattr(row.rule, what)}))
        elif row is not None:
            self.pane.enter(row)

    def enter(self) -> None:
        """From the lines to the editor of the chosen one, from there back."""
        row: RuleRow | None = self.rules.row
        if row is not None and self.rules.hasFocus():
            self.pane.enter(row)
        else:
            self.rules.setFocus(Qt.FocusReason.TabFocusReason)

    def restore_one(self) -> None:
        """The chosen notice as it came, or as everybody's."""
        row: RuleRow | None = self.rules.row
        if row is not None and row.event is not None:
            self.edit(self.edits.restored(row.event, self.kind))
        elif row is not None:
            self.edit(self.edits.policy(self.pane.shops.chosen, None))

    def choose_kind(self, kind: CustomerKind) -> None:
        """Show the rules of that kind of customer."""
        self.head.kinds.choose(kind)
        self._show_rows()

    def undo(self) -> None:
        """Take the last change back."""
        if self.edits.undo():
            self._show_all()

    def save(self) -> None:
        """Keep it: what is planned from now on follows it."""
        self.pane.take()
        if self.save_button.off:
            return
        wanted = self.edits.strategy

        def done(_nothing: object) -> None:
            self.edits.saved = wanted
            self._show_buttons()
            self.kept.emit()
            self._shell.say(self.tr("La estrategia quedó guardada y vale desde ahora."))

        def failed(error: CourierError | BugReport) -> None:
            self._why.setText(sentence_of(error))

        self._shell.jobs.run(partial(services.change, self._shell.ctx, wanted), done=done, failed=failed)

    def _leave(self) -> None:
        """What was changed and not kept waits for the next time."""
        if self._opening is not None:
            self.pane.take()
            draft = self.edits.strategy if self.edits.differ else None
            if draft != self._opening.draft:
                self._shell.jobs.run(partial(services.keep_draft, self._shell.ctx, draft))


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
