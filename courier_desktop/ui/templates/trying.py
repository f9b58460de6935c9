"""A template tried as it is typed: what it would say, what is wrong with it, and whether it may be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.staff import Right, may
from courier_desktop.domain.template_texts import Written
from courier_desktop.domain.values import replace
from courier_desktop.services.message_templates import trial
from courier_desktop.services.whatsapp_templates import fill
from courier_desktop.ui.errors import sentence_of
from courier_desktop.ui.format import moment_text
from courier_desktop.ui.gateways.words import sentence
from courier_desktop.ui.language import current_language
from courier_desktop.ui.templates.words import CHANNELS, Face, whose_words

if TYPE_CHECKING:
    from courier_desktop.ui.templates.sheet import TemplatesSheet

# Whoever is in the middle of a word is not told that it is none.
PATIENCE_MS = 700


class Trying(QObject):
    """Keeps a sheet's preview, its fault and its foot in step with what stands in its fields."""

    def __init__(self, sheet: TemplatesSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._fault: RefusedError | None = None
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.patience.timeout.connect(self._tell_fault)

    def refresh(self) -> None:
        """Say it anew, and whether it may be saved."""
        sheet = self._sheet
        view = sheet.view
        if view is None:
            return
        language, face = sheet.pane.place
        said = (view.sample.empty if sheet.preview.bare.isChecked() else view.sample.said)[language]
        self._fault = None
        if face is Face.OFFICIAL:
            sheet.preview.show_message(face, Written(self._official_text(said)), "")
        else:
            try:
                self._say_words(face, said)
            except RefusedError as refused:
                self._fault = refused
        if self._fault is None:
            self.patience.stop()
            sheet.pane.show_fault("")
        else:
            self.patience.start()
        self._show_foot(sentence_of(self._fault) if self._fault is not None else "")

    def _tell_fault(self) -> None:
        """Say what is wrong with the words, once the person has stopped typing."""
        sheet = self._sheet
        fault = self._fault
        if fault is not None:
            where = int(fault.params.get("line", 0)), int(fault.params.get("column", 0))
            sheet.pane.show_fault(sentence_of(fault), *where)

    def _say_words(self, face: Face, said: dict[str, str]) -> None:
        sheet = self._sheet
        channel, settings = CHANNELS[face], sheet.shell.ctx.settings
        told = trial(sheet.pane.words, said, channel, settings)
        typed = ""
        if face is Face.SMS:
            typed = trial(sheet.pane.words, said, channel, replace(settings, sms_plain=False)).body
        sheet.preview.show_message(face, told, typed)

    def _official_text(self, said: dict[str, str]) -> str:
        sheet = self._sheet
        official = sheet.pane.official
        if official.template is None or official.chosen is None:
            return self.tr("Aquí se verá la plantilla aprobada que elijas.")
        filled = fill(official.template, official.chosen, sheet.pane.place[0], said)
        return official.template.body if isinstance(filled, str) else filled.text

    def _show_foot(self, fault: str) -> None:
        """Whose words they are, and what may be done."""
        sheet = self._sheet
        view, (language, face), official = sheet.view, sheet.pane.place, sheet.pane.official
        if view is None:
            return
        sheet.list.show_lines(language, view.own, sheet.drafts.events)
        forbidden = "" if may(sheet.shell.ctx.role, Right.SETTINGS) else self.tr("Tu papel no cambia ajustes.")
        if face is Face.OFFICIAL:
            unsaved = (view.event, language, official.gateway) in sheet.drafts.maps
            why = sentence(official.problem) if official.problem else ""
            kept = (official.gateway, language) in view.mapped
            sheet.whose.setText("")
            sheet.reset_button.setText(self.tr("Quitar la elección"))
            sheet.reset_button.block(forbidden or ("" if kept else self.tr("No hay ninguna elegida.")))
        else:
            unsaved, why = (view.event, language, face) in sheet.drafts.words, fault
            own = view.words[language, face].own
            ctx = sheet.shell.ctx
            when = moment_text(own.changed_at, ctx.clock(), ctx.zone, current_language()) if own else ""
            inherited = view.words[language, face].body != view.programs[language, face].body
            sheet.whose.setText(whose_words(own, when, inherited=inherited))
            sheet.reset_button.setText(self.tr("Poner las del programa"))
            sheet.reset_button.block(
                forbidden or ("" if inherited or own or unsaved else self.tr("Ya son las del programa."))
            )
        sheet.save_button.block(forbidden or ("" if unsaved else self.tr("No hay nada por guardar.")) or why)
