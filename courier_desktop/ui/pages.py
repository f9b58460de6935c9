"""The pages of the window, in the rail's order; a new page is one more line here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from courier_desktop.domain.values import dataclass
from courier_desktop.ui.page import Page
from courier_desktop.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key, its icon and name in the rail, and what builds it when it is first shown."""

    key: str
    icon: str
    title: str
    factory: Callable[[Shell], Page]

    @property
    def name(self) -> str:
        """The name in the interface's language."""
        return QCoreApplication.translate("Pages", self.title)


def _today(shell: Shell) -> Page:
    from courier_desktop.ui.today.page import TodayPage

    return TodayPage(shell)


def _shipments(shell: Shell) -> Page:
    from courier_desktop.ui.shipments.page import ShipmentsPage

    return ShipmentsPage(shell)


def _routes(shell: Shell) -> Page:
    from courier_desktop.ui.routes.page import RoutesPage

    return RoutesPage(shell)


def _delays(shell: Shell) -> Page:
    from courier_desktop.ui.delays.page import DelaysPage

    return DelaysPage(shell)


def _messages(shell: Shell) -> Page:
    from courier_desktop.ui.messages.page import MessagesPage

    return MessagesPage(shell)


def _slips(shell: Shell) -> Page:
    from courier_desktop.ui.slips.page import SlipsPage

    return SlipsPage(shell)


def _settings(shell: Shell) -> Page:
    from courier_desktop.ui.settings.page import SettingsPage

    return SettingsPage(shell)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "white-balance-sunny", str(QT_TRANSLATE_NOOP("Pages", "Hoy")), _today),
    PageSpec("shipments", "package-variant-closed", str(QT_TRANSLATE_NOOP("Pages", "Envíos")), _shipments),
    PageSpec("routes", "map-marker-path", str(QT_TRANSLATE_NOOP("Pages", "Rutas")), _routes),
    PageSpec("delays", "timer-sand", str(QT_TRANSLATE_NOOP("Pages", "Contratiempos")), _delays),
    PageSpec("messages", "send-outline", str(QT_TRANSLATE_NOOP("Pages", "Mensajes")), _messages),
    PageSpec("slips", "barcode", str(QT_TRANSLATE_NOOP("Pages", "Etiquetas")), _slips),
    PageSpec("settings", "cog-outline", str(QT_TRANSLATE_NOOP("Pages", "Ajustes")), _settings),
)
