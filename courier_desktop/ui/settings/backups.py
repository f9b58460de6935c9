"""How safe the courier is: the last backup, the second place, the newest copies, and the way back to one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.staff import Right, may
from courier_desktop.domain.wording import say
from courier_desktop.services import backup_keys, backups
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, NoticeLine, ProgressCard, Rule, button_row
from courier_desktop.ui.parts.label import IconLabel, Label
from courier_desktop.ui.parts.rows import RowsView
from courier_desktop.ui.restore.rows import HEIGHT, BackupDelegate, BackupsModel
from courier_desktop.ui.restore.words import shipments_text, when_text
from courier_desktop.ui.settings.passphrase import PassphrasePopover, Wish
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from courier_desktop.domain.backup_rows import BackupRow, BackupStanding
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.backups import Made
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.settings.editors import SettingLine, Value
    from courier_desktop.ui.shell import Shell

SHOWN = 4


class BackupsCard(Card):
    """The state in a sentence, what to do, the newest backups, the settings, and encryption."""

    def __init__(self, shell: Shell, lines: Mapping[str, SettingLine]) -> None:
        """`lines` = the settings' own lines by their names; they stand below the backups."""
        super().__init__(margin=16, spacing=10)
        self._shell = shell
        self._job: Job | None = None
        self._lines = lines
        self.state = StateLine()
        self.warning = NoticeLine("", "alert-outline", Tone.AMBER)
        self.now = Button(self.tr("Respaldar ahora"), Kind.FILLED, icon="content-save-outline")
        self.back = Button(self.tr("Restaurar…"), icon="restore")
        self.open_folder = Button(self.tr("Abrir la carpeta"), Kind.PLAIN, icon="folder-open-outline")
        self.progress = ProgressCard()
        self.stop = Button(self.tr("Cancelar"), Kind.PLAIN)
        ctx = shell.ctx
        self.model = BackupsModel(ctx.clock, ctx.zone)
        self.list = RowsView(self.model, BackupDelegate(ctx.clock, ctx.zone, inside_card=True), self.tr("Respaldos"))
        self.sealing = SealingLine()
        self._build()
        self._connect()
        self.setFocusProxy(self.now)

    def _build(self) -> None:
        self.warning.hide()
        self.stop.hide()
        self.list.hide()
        self.body.addWidget(self.state)
        self.body.addWidget(self.warning)
        self.body.addLayout(button_row([self.now, self.back, self.open_folder, self.stop]))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.list)
        wishes = QVBoxLayout()
        wishes.setSpacing(0)
        for place, line in enumerate((*self._lines.values(), self.sealing)):
            if place:
                wishes.addWidget(Rule())
            wishes.addWidget(line)
        self.body.addLayout(wishes)

    def _connect(self) -> None:
        self.now.clicked.connect(self.make)
        self.stop.clicked.connect(self.cancel)
        self.progress.cancelled.connect(self.cancel)
        self.back.clicked.connect(self.restore)
        self.open_folder.clicked.connect(self._open_folder)
        self.list.row_opened.connect(lambda _row: self.restore())
        self.sealing.turn_on.clicked.connect(partial(self._ask, Wish.TURN_ON))
        self.sealing.change.clicked.connect(partial(self._ask, Wish.CHANGE))
        self.sealing.turn_off.clicked.connect(self._turn_off)
        self.sealing.seal.clicked.connect(self._seal)

    # -------------------------------------------------------------------------------------------------------- showing

    def refresh(self) -> None:
        """Ask how it stands."""
        self._shell.upkeep.run(partial(_looked_at, self._shell), done=self._show, failed=_unheard, key="backups")

    def _show(self, found: tuple[BackupStanding, Sequence[BackupRow], int]) -> None:
        standing, rows, plain = found
        ctx = self._shell.ctx
        self.state.show_standing(standing, self._when, in_sample=self._shell.in_sample)
        trouble = _trouble(standing)
        self.warning.show_text(trouble)
        self.warning.setVisible(bool(trouble))
        self.model.set_rows(rows[:SHOWN])
        self.list.setFixedHeight(HEIGHT * min(len(rows), SHOWN) + 2)
        self.list.setVisible(bool(rows))
        allowed = not self._shell.in_sample
        self.now.setEnabled(allowed and self._job is None and may(ctx.role, Right.BACKUP))
        self.back.setEnabled(allowed and may(ctx.role, Right.RESTORE))
        self.sealing.setVisible(allowed and may(ctx.role, Right.SETTINGS))
        self.sealing.show_state(on=standing.encrypted, plain=plain)

    def _when(self, standing: BackupStanding) -> str:
        ctx = self._shell.ctx
        return when_text(standing.last.made_at if standing.last else None, ctx.clock(), ctx.zone)

    # --------------------------------------------------------------------------------------------------------- acting

    def make(self) -> None:
        """Back the ledger up now."""
        if self._job is not None:
            return
        self._begin(self.tr("Respaldando…"))
        work = partial(backups.make, self._shell.ctx)
        self._job = self._shell.upkeep.run(
            work, done=self._made, failed=self._failed, progress=self.progress.advance, key="backup"
        )

    def cancel(self) -> None:
        """Stop what is under way; nothing half stays."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, what: str) -> None:
        self.now.setEnabled(False)
        self.stop.show()
        self.progress.begin(what)

    def _end(self) -> None:
        self._job = None
        self.stop.hide()
        self.progress.end()
        self.refresh()

    def _made(self, made: Made) -> None:
        self._end()
        said = self.tr("Nada cambió desde el último respaldo") if made.unchanged else self.tr("Respaldo guardado")
        self._shell.say(said)

    def _failed(self, error: CourierError | BugReport) -> None:
        self._end()
        if not isinstance(error, CancelledError):
            self._shell.tell_error(error)

    def restore(self) -> None:
        """Open the way back."""
        if not self.back.isEnabled():
            return
        from courier_desktop.ui.restore.sheet import RestoreSheet

        self._shell.show_sheet(RestoreSheet(self._shell))

    def choose_place(self, value: Value) -> None:
        """Bring backups to that folder too, and at once; "" for none."""
        folder = Path(str(value)) if value else None

        def work(job: Job) -> str:
            backups.choose_place(self._shell.ctx, folder)
            return backups.catch_up(self._shell.ctx, job)

        def refused(error: CourierError | BugReport) -> None:
            from courier_desktop.ui.errors import sentence_of

            self._lines["backup_folder"].show_error(sentence_of(error))
            self.refresh()

        self._shell.upkeep.run(work, done=lambda _trouble: self.refresh(), failed=refused, key="place")

    def _open_folder(self) -> None:
        folder = backups.folder_of(self._shell.ctx) / "backups"
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parent)))

    # ----------------------------------------------------------------------------------------------------- encryption

    def _ask(self, wish: Wish) -> None:
        popover = PassphrasePopover(self._shell, wish, known=backup_keys.has_key(backups.folder_of(self._shell.ctx)))
        popover.done.connect(self.refresh)
        self._shell.show_popover(popover, self.sealing)

    def _turn_off(self) -> None:
        self._shell.upkeep.run(
            partial(backup_keys.turn_off, self._shell.ctx), done=lambda _nothing: self.refresh(), key="sealing"
        )

    def _seal(self) -> None:
        self._begin(self.tr("Cifrando los respaldos anteriores…"))
        work = partial(backup_keys.seal_all, self._shell.ctx)
        self._job = self._shell.upkeep.run(
            work,
            done=lambda _count: self._end(),
            failed=self._failed,
            progress=self.progress.advance,
            key="backup",
        )


class StateLine(QWidget):
    """The state in one sentence, the second place in another."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("database-check-outline", Tone.GREEN, 20, tinted=34)
        self._head = Label("", Type.CARD, "t1", wrap=True)
        self._detail = Label("", Type.SMALL, "t2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._head)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)

    @property
    def said(self) -> str:
        """Both sentences."""
        return f"{self._head.text()} {self._detail.text()}"

    def show_standing(
        self, standing: BackupStanding, when: Callable[[BackupStanding], str], *, in_sample: bool
    ) -> None:
        """Show how it stands."""
        if in_sample:
            self._show("database", Tone.NEUTRAL, self.tr("El día de ejemplo no se respalda"), "")
            return
        if standing.last is None:
            detail = self.tr("El primero se hace solo en cuanto haya guías, y al cerrar.")
            self._show("database", Tone.NEUTRAL, self.tr("Todavía no hay respaldos"), detail)
            return
        head = self.tr("Último respaldo: {moment}").format(moment=when(standing))
        parts = [shipments_text(standing.last.shipments), self._second(standing)]
        tone = Tone.RED if standing.trouble else Tone.AMBER if standing.second_trouble else Tone.GREEN
        icon = "alert-outline" if standing.trouble else "database-check-outline"
        self._show(icon, tone, head, " · ".join(part for part in parts if part))

    def _second(self, standing: BackupStanding) -> str:
        if not standing.second_folder:
            return self.tr("solo en esta computadora: elige un segundo lugar")
        if standing.second_trouble:
            return self.tr("falta llevarlo al segundo lugar")
        return self.tr("aquí y en el segundo lugar") if standing.second_at else self.tr("en camino al segundo lugar")

    def _show(self, icon: str, tone: Tone, head: str, detail: str) -> None:
        self._icon.set_icon(icon, tone)
        self._head.setText(head)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))


class SealingLine(QWidget):
    """Whether backups are encrypted, and what may be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self._detail = Label("", Type.SMALL, "t2", wrap=True)
        self.turn_on = Button(self.tr("Cifrar…"), icon="lock-outline")
        self.change = Button(self.tr("Cambiar la frase…"))
        self.turn_off = Button(self.tr("Dejar de cifrar"), Kind.PLAIN)
        self.seal = Button(self.tr("Cifrar también los anteriores"), Kind.PLAIN)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(self.tr("Respaldos cifrados"), Type.STRONG))
        words.addWidget(self._detail)
        words.addLayout(button_row([self.turn_on, self.change, self.seal, self.turn_off]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 4)
        row.addLayout(words, 1)
        self.show_state(on=False, plain=0)

    @property
    def said(self) -> str:
        """What it says."""
        return self._detail.text()

    def show_state(self, *, on: bool, plain: int) -> None:
        """Show whether they are, and how many older ones anybody may read."""
        if on and plain:
            said = self.tr("Sin la frase nadie los abre. %n anterior(es) sigue(n) sin cifrar.", None, plain)
        elif on:
            said = self.tr("Sin la frase nadie los abre, y si se pierde, nadie la recupera. Guárdala también en papel.")
        else:
            said = self.tr(
                "Quien tenga el archivo lee nombres, teléfonos y domicilios. Cífralos si van en una memoria USB."
            )
        self._detail.setText(said)
        self.turn_on.setVisible(not on)
        for button in (self.change, self.turn_off):
            button.setVisible(on)
        self.seal.setVisible(on and plain > 0)


def _looked_at(shell: Shell) -> tuple[BackupStanding, Sequence[BackupRow], int]:
    ctx = shell.ctx
    rows = backups.list_of(backups.folder_of(ctx), ctx.settings.backup_folder)
    return backups.standing(ctx), rows, backup_keys.plain_ones(ctx)


def _trouble(standing: BackupStanding) -> str:
    """What is wrong and what to do, "" when all is well."""
    if standing.trouble:
        return say(standing.trouble, current_language(), path=standing.folder)
    if standing.second_trouble:
        return say(standing.second_trouble, current_language(), path=standing.second_folder)
    return ""


def _unheard(_error: CourierError | BugReport) -> None:
    """The card keeps what it shows: the page tells nothing that the person did not ask for."""
