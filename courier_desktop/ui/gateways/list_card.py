"""The gateways in Settings: a row each, with its light, its day and its last test; Enter opens its page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from courier_desktop.services.gateway_light import light_of
from courier_desktop.ui.gateways import work
from courier_desktop.ui.gateways.words import LOOKS, channel_word, checked_words, light_word, sent_words
from courier_desktop.ui.language import current_language
from courier_desktop.ui.parts.cards import Card, SkeletonRows
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.parts.paint import PILL, RIGHT, draw_pill, pill_width, put, rounded, write_elided
from courier_desktop.ui.parts.rows import RowDelegate, RowsModel, RowsView
from courier_desktop.ui.theme.fonts import Type, text_width
from courier_desktop.ui.theme.icons import draw_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from courier_desktop.domain.gateway_forms import Value
    from courier_desktop.domain.messaging import GatewayName
    from courier_desktop.domain.secret import Secret
    from courier_desktop.services.context import Context
    from courier_desktop.services.gateways import Standing
    from courier_desktop.ui.gateways.sheet import GatewaySheet
    from courier_desktop.ui.shell import Shell
    from courier_desktop.ui.theme.theme import Theme

ROW = 50
_ICON, _PAD, _GAP = 32, 4, 12


class GatewaysCard(Card):
    """Every way out that goes by itself; wa.me by hand needs none of them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=16, spacing=8)
        self._shell = shell
        self._model = RowsModel(lambda one: one.name, partial(spoken, shell.ctx))
        self.list = RowsView(self._model, GatewayDelegate(shell.ctx), self.tr("Canales y servicios"))
        self._skeleton = SkeletonRows(4)
        self._wanted = ""
        self._sheet: GatewaySheet | None = None
        self._drafts: dict[GatewayName, dict[str, Value | Secret]] = {}
        says = self.tr(
            "Con uno encendido los avisos salen solos por su canal. Sin ninguno sigues enviando a mano por WhatsApp."
        )
        self.body.addWidget(Label(says, Type.SMALL, "t2", wrap=True))
        self.body.addWidget(self._skeleton)
        self.body.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.hide()
        self._skeleton.begin()
        self.list.row_opened.connect(lambda one: self.open_page(one.name.value))
        self.list.clicked.connect(lambda _index: self.open_page(self.list.row.name.value))

    def refresh(self) -> None:
        """Look again; it asks the keyring, which may take its time."""
        self._shell.jobs.network.run(partial(work.all_of, self._shell.ctx), done=self._show, key="gateways")

    def open_page(self, name: str) -> None:
        """Open that gateway's page, at once or as soon as it is known."""
        one = next((one for one in self._model.rows if one.name == name), None)
        self._wanted = "" if one is not None else name
        if one is not None:
            from courier_desktop.ui.gateways.sheet import GatewaySheet

            self.list.choose_id(one.name)
            self._sheet = GatewaySheet(self._shell, one)
            self._sheet.changed.connect(self.refresh)
            self._sheet.closed.connect(self._closed)
            self._sheet.fields.take(self._drafts.pop(one.name, {}))
            self._shell.show_sheet(self._sheet)

    def _closed(self) -> None:
        """What was typed and not kept stands there again when the page is opened anew."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None and (typed := sheet.fields.typed):
            self._drafts[sheet.name] = typed
            self._shell.say(self.tr("Lo escrito en {gateway} aún no se guarda.").format(gateway=sheet.title))

    def _show(self, found: Sequence[Standing]) -> None:
        self._skeleton.end()
        self._skeleton.hide()
        self._model.set_rows(found)
        self.list.setFixedHeight(ROW * len(found) + 2)
        self.list.setVisible(bool(found))
        if self._wanted:
            self.open_page(self._wanted)
        elif self._sheet is not None:
            self._sheet.show_standing(next(one for one in found if one.name is self._sheet.name))


def spoken(ctx: Context, one: Standing) -> str:
    """What a screen reader says of a gateway."""
    now, zone = ctx.clock(), ctx.zone
    light = light_word(light_of(one, now), one.wait_until, zone)
    parts = (one.form.title.in_(current_language()), light, sent_words(one), checked_words(one, now, zone))
    return ", ".join(part for part in parts if part)


class GatewayDelegate(RowDelegate):
    """A gateway on two lines: its name over its channel, its light over its day and its last test."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ROW, inset=0, focused_only=True)
        self._ctx = ctx

    def rule_below(self, row: Standing) -> float | None:
        return _PAD + _ICON + _GAP

    def paint_row(self, painter: QPainter, rect: QRectF, row: Standing, theme: Theme, *, current: bool) -> None:
        now, zone = self._ctx.clock(), self._ctx.zone
        light = light_of(row, now)
        look = LOOKS[light]
        icon = QRectF(rect.x() + _PAD, rect.center().y() - _ICON / 2, _ICON, _ICON)
        rounded(painter, icon, 8, theme.tone(look.tone).tint)
        draw_icon(painter, icon, row.form.icon, theme.tone(look.tone).text, 18)
        word = light_word(light, row.wait_until, zone)
        wide = pill_width(look.icon, word)
        right = rect.right() - 16
        draw_pill(painter, QRectF(right - wide, rect.y() + 4, wide, PILL), look.icon, word, theme.tone(look.tone))
        quiet = theme.t2 if current else theme.t3
        told = " · ".join(part for part in (sent_words(row), checked_words(row, now, zone)) if part)
        width = round(text_width(told, Type.SMALL)) + 4
        put(painter, QRectF(right - width, rect.y() + 27, width, 18), told, Type.SMALL, quiet, RIGHT)
        left = icon.right() + _GAP
        name = QRectF(left, rect.y() + 5, right - wide - 12 - left, 21)
        write_elided(painter, name, row.form.title.in_(current_language()), Type.STRONG, theme.t1)
        below = QRectF(left, rect.y() + 26, right - width - 20 - left, 19)
        says = f"{channel_word(row.traits.channel)} · {row.form.summary.in_(current_language())}"
        write_elided(painter, below, says, Type.SMALL, quiet)
