"""What the editor does: keep the words, put the program's back, find a shipment, get approved templates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.template_words import shown_in
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.gateways.words import sentence
from courier_desktop.ui.language import current_language
from courier_desktop.ui.templates import work
from courier_desktop.ui.templates.add_popover import AddTemplatePopover
from courier_desktop.ui.templates.words import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from courier_desktop.domain.errors import CourierError
    from courier_desktop.domain.messaging import Check
    from courier_desktop.domain.rows import SearchHit
    from courier_desktop.domain.whatsapp_templates import ApprovedTemplate
    from courier_desktop.ui.jobs import BugReport
    from courier_desktop.ui.templates.sheet import TemplatesSheet


class TemplateActs(QObject):
    """The acts of a sheet; `done` = the ledger holds other words now."""

    done = Signal()

    def __init__(self, sheet: TemplatesSheet) -> None:
        super().__init__(sheet)
        self._sheet, self._shell = sheet, sheet.shell
        self._popover: AddTemplatePopover | None = None

    def save(self) -> None:
        """Keep what stands there."""
        sheet, ctx = self._sheet, self._shell.ctx
        if sheet.save_button.off:
            return
        place, event = sheet.pane.place, sheet.notice
        language, face = place
        official = sheet.pane.official
        if face is not Face.OFFICIAL:
            body, subject = sheet.pane.words
            act = partial(work.save, ctx, event, place, body, subject)
            self._run(act, partial(sheet.drafts.words.pop, (event, *place), None), self.tr("Palabras guardadas."))
        elif official.chosen is not None:
            gateway = official.gateway
            act = partial(work.save_map, ctx, gateway, event, language, official.chosen)
            forget = partial(sheet.drafts.maps.pop, (event, language, gateway), None)
            self._run(act, forget, self.tr("Plantilla elegida."))

    def reset(self) -> None:
        """Put the program's words there, to be saved; or let no approved template stand for the notice."""
        sheet = self._sheet
        if sheet.reset_button.off or sheet.view is None:
            return
        language, face = sheet.pane.place
        if face is not Face.OFFICIAL:
            program, shown = sheet.view.programs[language, face], current_language()
            sheet.pane.replace_words(shown_in(program.body, shown), shown_in(program.subject, shown))
            return
        gateway = sheet.pane.official.gateway
        act = partial(work.drop_map, self._shell.ctx, gateway, sheet.notice, language)
        forget = partial(sheet.drafts.maps.pop, (sheet.notice, language, gateway), None)
        self._run(act, forget, self.tr("Ya no hay plantilla para este aviso."))

    def _run(self, act: Callable[[], None], forget: Callable[[], object], said: str) -> None:
        def kept(_nothing: None) -> None:
            forget()
            self._shell.say(said)
            self.done.emit()

        self._shell.jobs.run(act, done=kept, failed=self._failed)

    def _failed(self, error: CourierError | BugReport) -> None:
        if isinstance(error, RefusedError):
            self._sheet.pane.show_fault(sentence_of(error), *_where(error))
        else:
            self._shell.tell_error(error)

    # --------------------------------------------------------------------------------------------- another shipment

    def search(self, text: str) -> None:
        """Try the words on the shipment that this finds."""
        if text:
            self._shell.jobs.run(partial(work.find, self._shell.ctx, text), done=self._found, key="template_search")

    def _found(self, hit: SearchHit | None) -> None:
        if hit is None:
            self._shell.say(self.tr("Ningún envío con eso."))
            return
        self._sheet.preview.search.clear()
        self._sheet.try_on(hit.shipment_id)

    # ------------------------------------------------------------------------------------------- approved templates

    def fetch(self) -> None:
        """Ask the account for its approved templates."""
        sheet = self._sheet
        sheet.pane.official.get.block(self.tr("Preguntando…"))
        act = partial(work.fetch, self._shell.ctx, sheet.pane.official.gateway)
        self._shell.jobs.network.run(act, done=self._fetched, failed=self._not_fetched, key="templates")

    def _fetched(self, check: Check) -> None:
        self._sheet.pane.official.get.block("")
        if check.code:
            said = " ".join(part for part in (sentence(check.code, **check.params), check.said) if part)
            self._sheet.pane.official.show_trouble(said)
            return
        self._sheet.pane.official.show_trouble("")
        self._shell.say(self.tr("Plantillas al día."))
        self.done.emit()

    def _not_fetched(self, error: CourierError | BugReport) -> None:
        self._sheet.pane.official.get.block("")
        self._sheet.pane.official.show_trouble(sentence_of(error))

    def ask_sid(self) -> None:
        """Let a template be typed in that Twilio knows by its ContentSid."""
        official = self._sheet.pane.official
        self._popover = AddTemplatePopover(official.advice.text)
        self._popover.answered.connect(self._add)
        self._shell.show_popover(self._popover, official.get)

    def _add(self, sid: str, body: str) -> None:
        sheet, popover = self._sheet, self._popover

        def refused(error: CourierError | BugReport) -> None:
            if popover is not None and isinstance(error, RefusedError):
                popover.show_error(error.refusal, sentence_of(error))
            elif not isinstance(error, RefusedError):
                self._shell.tell_error(error)

        def added(_template: ApprovedTemplate) -> None:
            if popover is not None:
                popover.close_up()
            self.done.emit()

        gateway, language = sheet.pane.official.gateway, sheet.pane.place[0]
        act = partial(work.add, self._shell.ctx, gateway, sid, language, body)
        self._shell.jobs.run(act, done=added, failed=refused)

    def copy(self, text: str) -> None:
        """Put the suggested text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self._shell.say(self.tr("Copiado: pégalo en el administrador de WhatsApp."))


def _where(error: RefusedError) -> tuple[int, int]:
    return int(error.params.get("line", 0)), int(error.params.get("column", 0))
