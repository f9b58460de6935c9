"""What a gateway's page does, one thing at a time, each on a lane of its own: keep, test, switch, hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.gateways import work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.domain.secret import Secret
    from courier_desktop.ui.jobs import BugReport, Job
    from courier_desktop.ui.shell import Shell

translate = QCoreApplication.translate


class GatewayActs(QObject):
    """`done` carries what is seen of the gateway afterwards and what to say; `asking` comes as a test begins."""

    done = Signal(object, str)
    kept = Signal(object)
    asking = Signal()
    failed = Signal(str)
    shown = Signal(str)

    def __init__(self, shell: Shell, name: GatewayName) -> None:
        super().__init__()
        self._shell, self._name = shell, name
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether one is under way."""
        return self._job is not None

    def look(self, then: Callable[[work.Seen], object]) -> None:
        """See how it stands, without holding up anything."""
        self._shell.jobs.network.run(partial(work.look, self._shell.ctx, self._name), done=then)

    def keep(self, values: Mapping[str, Value], new: Mapping[str, Secret], *, then_test: bool = False) -> None:
        """Keep what was typed, and perhaps ask the service then."""

        def kept(seen: work.Seen) -> None:
            self.kept.emit(seen)
            if then_test:
                self.test()
            else:
                self._end(translate("Gateways", "Guardado."), seen)

        self._run(partial(work.save, self._shell.ctx, self._name, values, new), kept)

    def test(self) -> None:
        """Ask the service whether it would send."""
        self.asking.emit()
        self._run(partial(work.check, self._shell.ctx, self._name), partial(self._end, ""))

    def switch(self, *, on: bool) -> None:
        """Switch it on or off."""
        said = translate("Gateways", "Encendido: los avisos de su canal salen solos.") if on else ""
        said = said or translate("Gateways", "Apagado.")
        self._run(partial(work.switch, self._shell.ctx, self._name, on=on), partial(self._end, said))

    def hold(self, *, paused: bool) -> None:
        """Pause it, or let it go on."""
        said = translate("Gateways", "En pausa: los mensajes esperan.") if paused else ""
        said = said or translate("Gateways", "Sigue enviando.")
        self._run(partial(work.hold, self._shell.ctx, self._name, paused=paused), partial(self._end, said))

    def understand(self) -> None:
        """Its warning was read."""
        self._run(partial(work.understand, self._shell.ctx, self._name), partial(self._end, ""))

    def show_request(self, values: Mapping[str, Value]) -> None:
        """The exact request that would go out with these values."""
        shown = partial(work.request_shown, self._shell.ctx, self._name, values)
        self._shell.jobs.network.run(shown, done=self.shown.emit, failed=self._fail, key="gateway-request")

    def leave(self) -> bool:
        """Want no answer of what is under way, which may go on; whether anything was."""
        job, self._job = self._job, None
        if job is not None:
            job.drop()
        return job is not None

    def _run(self, act: Callable[[], work.Seen], then: Callable[[work.Seen], object]) -> None:
        self._job = self._shell.jobs.network.run(act, done=then, failed=self._fail)

    def _end(self, said: str, seen: work.Seen) -> None:
        self._job = None
        self.done.emit(seen, said)

    def _fail(self, error: CourierError | BugReport) -> None:
        self._job = None
        self.failed.emit(sentence_of(error))
