"""Care of the ledger: check that everything agrees, derive it again, pack a file for whoever helps."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from courier_desktop.domain.errors import CancelledError
from courier_desktop.domain.staff import Right, may
from courier_desktop.ui.care_words import check_line, last_line
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.parts.button import Button, Kind
from courier_desktop.ui.parts.cards import Card, NoticeLine, ProgressCard, Rule
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type
from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.services.care import Checked
    from courier_desktop.services.context import Context
    from courier_desktop.services.integrity import Verified
    from courier_desktop.services.support import Packed
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell


class CareCard(Card):
    """Three things to do for the ledger; one at a time, its button stops it."""

    def __init__(self, shell: Shell, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
        super().__init__(margin=16, spacing=12)
        self._shell = shell
        self._open_url = open_url
        self._job: Job | None = None
        self._place: Path | None = None
        self.dialog: QFileDialog | None = None
        self.verify = Button(self.tr("Revisar"), Kind.OUTLINED, icon="shield-check-outline")
        self.rebuild = Button(self.tr("Rehacer"), Kind.OUTLINED, icon="restore")
        self.support = Button(self.tr("Guardar…"), Kind.OUTLINED, icon="tray-arrow-down")
        self.stop = Button(self.tr("Cancelar"), Kind.OUTLINED, icon="close", key="Esc")
        self.last = Label("", Type.SMALL, "t2", wrap=True)
        self.progress = ProgressCard()
        self.good = NoticeLine("", "check-circle-outline", Tone.GREEN)
        self.bad = NoticeLine("", "alert-circle-outline", Tone.RED)
        self.show_folder = Button(self.tr("Abrir la carpeta"), Kind.LINK, height=28)
        # No higher than the line beside it, whose icon stands at its top.
        self.show_folder.setFixedHeight(20)
        self._build()
        self.verify.clicked.connect(self.check_now)
        self.rebuild.clicked.connect(self.rebuild_now)
        self.support.clicked.connect(self.choose_file)
        self.stop.clicked.connect(self.cancel)
        self.show_folder.clicked.connect(self._open)

    def _build(self) -> None:
        checked = self.tr(
            "Compara cada guía con su historia y sigue la cadena de los hechos: nota si algo se cambió por fuera."
        )
        rebuilt = self.tr("Saca otra vez de la historia el estado de cada guía. Lo que pasó no cambia.")
        packed = self.tr("Versiones, cuentas y bitácora en un .zip para quien te ayuda. No lleva datos de nadie.")
        rows = (
            (self.tr("Revisar que todo cuadre"), checked, self.verify),
            (self.tr("Rehacer el estado"), rebuilt, self.rebuild),
            (self.tr("Archivo de soporte"), packed, self.support),
        )
        for place, (title, text, button) in enumerate(rows):
            if place:
                self.body.addWidget(Rule())
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(Label(title, Type.STRONG))
            words.addWidget(Label(text, Type.SMALL, "t2", wrap=True))
            if button is self.verify:
                words.addWidget(self.last)
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addLayout(words, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        buttons = (self.verify, self.rebuild, self.support)
        wide = max(button.sizeHint().width() for button in buttons)
        for button in buttons:
            button.setFixedWidth(wide)
        self.good.row.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.setSpacing(12)
        under.addWidget(self.progress, 1)
        under.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(under)
        for part in (self.progress, self.stop, self.last):
            part.hide()
        for line in (self.good, self.bad):
            line.hide()
            self.body.addWidget(line)
        self.setFocusProxy(self.verify)

    def refresh(self) -> None:
        """Say what the last check found, and offer to whom it is allowed what needs a right."""
        allowed = may(self._shell.ctx.role, Right.REPAIR)
        self.rebuild.block("" if allowed else self.tr("Tu papel no rehace el libro. Pídelo a la oficina."))
        self._shell.jobs.run(partial(_last_check, self._shell.ctx), done=self._show_last, key="care.last")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()

    # ---------------------------------------------------------------------------------------------------- the acts

    def check_now(self) -> None:
        """Compare everything with the history."""
        if self._begin(self.tr("Revisando el libro")):
            work = partial(_verify, self._shell.ctx)
            self._job = self._shell.jobs.aside.run(
                work, done=self._checked, failed=self._failed, progress=self.progress.advance
            )

    def rebuild_now(self) -> None:
        """Derive every row again."""
        if self._begin(self.tr("Rehaciendo el estado de cada guía")):
            work = partial(_rebuild, self._shell.ctx)
            self._job = self._shell.jobs.run(
                work, done=self._rebuilt, failed=self._failed, progress=self.progress.advance
            )

    def choose_file(self) -> None:
        """Ask where the support file goes."""
        from courier_desktop.services.support import file_name

        ctx = self._shell.ctx
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = documents / file_name(ctx.clock().astimezone(ctx.zone))
        dialog = QFileDialog(self.window(), self.tr("Guardar el archivo de soporte"), str(documents), "ZIP (*.zip)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(str(name))
        dialog.fileSelected.connect(lambda chosen: self.pack(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def pack(self, out: Path) -> None:
        """Write the support file there."""
        if self._begin(self.tr("Juntando el archivo de soporte")):
            work = partial(_pack, self._shell.ctx, out, screen_words())
            self._job = self._shell.jobs.aside.run(
                work, done=self._packed, failed=self._failed, progress=self.progress.advance
            )

    def _begin(self, what: str) -> bool:
        """Show that it begins; False while something else is under way."""
        if self._job is not None:
            return False
        self.good.hide()
        self.bad.hide()
        self.progress.begin(what)
        self.stop.show()
        return True

    def _end(self) -> None:
        self._job = None
        self.progress.end()
        self.stop.hide()

    # ------------------------------------------------------------------------------------------------ what came of it

    def _checked(self, found: Verified) -> None:
        self._end()
        said = check_line(found, self._shell.ctx)
        self._tell(said, good=found.clean)
        self.refresh()

    def _rebuilt(self, count: int) -> None:
        self._end()
        self._tell(self.tr("Se rehizo el estado de %Ln guía(s).", "", count), good=True)

    def _packed(self, packed: Packed) -> None:
        self._end()
        self._place = packed.path
        size = -(-packed.bytes // 1024)
        self._tell(self.tr("{0}, {1} kB. Ábrelo y míralo antes de mandarlo.").format(packed.path, size), good=True)
        self.show_folder.show()

    def _tell(self, text: str, *, good: bool) -> None:
        line = self.good if good else self.bad
        line.show_text(text)
        line.show()
        self.show_folder.hide()
        if not self.isVisible():
            # The person went on with something else meanwhile.
            self._shell.say(text)

    def _failed(self, error: CourierError | BugReport) -> None:
        self._end()
        if isinstance(error, CancelledError):
            self._shell.say(self.tr("Cancelado: el libro queda como estaba"))
        else:
            self._tell(sentence_of(error), good=False)

    def _show_last(self, found: Checked | None) -> None:
        self.last.setText(last_line(found, self._shell.ctx))
        self.last.setVisible(found is not None)

    def _open(self) -> None:
        if self._place is not None:
            self._open_url(QUrl.fromLocalFile(str(self._place.parent)))


def screen_words() -> dict[str, str | int]:
    """What the support file tells of Qt and the screen."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "width": size.width(),
        "height": size.height(),
        "scale_percent": round(screen.devicePixelRatio() * 100),
    }


def _last_check(ctx: Context) -> Checked | None:
    from courier_desktop.services import care

    return care.last_check(ctx)


def _verify(ctx: Context, job: Job) -> Verified:
    from courier_desktop.services import care, integrity

    total = integrity.size(ctx)

    def step(done: int) -> None:
        job.check()
        job.progress(done, total)

    found = integrity.verify(ctx, progress=step)
    care.note(ctx, found)
    return found


def _rebuild(ctx: Context, job: Job) -> int:
    from courier_desktop.services import integrity

    total = integrity.size(ctx)

    def step(done: int) -> None:
        job.check()
        job.progress(done, total)

    return integrity.rebuild(ctx, progress=step)


def _pack(ctx: Context, out: Path, screen: dict[str, str | int], job: Job) -> Packed:
    from courier_desktop.services import support

    return support.pack(ctx, out, screen=screen, job=job)
