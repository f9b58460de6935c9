"""Puts a theme on the application: fonts, palette and the one style sheet; switches at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette

from courier_desktop.ui.theme.fonts import Type, font, load_fonts
from courier_desktop.ui.theme.lines import forget_lines
from courier_desktop.ui.theme.sheet import style_sheet
from courier_desktop.ui.theme.theme import PROPERTY, Theme, current_theme, make_theme
from courier_desktop.ui.theme.tokens import DEFAULT_ACCENT, Mode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LOADED = "courierFontsLoaded"
STYLED = "courierStyled"
# For a new application: a style set later comes back as an object whose enumerations cost the start ten milliseconds.
STYLE_ARGUMENTS = ("-style", "Fusion")


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Make the application look so, now; every widget repaints itself with the new colours."""
    if not app.property(LOADED):
        load_fonts()
        forget_lines()
        app.setProperty(LOADED, True)
        if not app.property(STYLED):
            app.setStyle("Fusion")
        app.setFont(QFont(font(Type.BODY)))
    app.setProperty(PROPERTY, theme)
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))
    for widget in app.allWidgets():
        widget.update()


def wear(app: QApplication, theme: Theme) -> None:
    """Make the application look so, unless it does already."""
    if not app.property(LOADED) or theme is not current_theme():
        apply_theme(app, theme)


def chosen_theme(app: QApplication, choice: str, accent: str = DEFAULT_ACCENT) -> Theme:
    """The theme for a setting: "light", "dark", or anything else for the system's own."""
    if choice in {Mode.LIGHT, Mode.DARK}:
        return make_theme(Mode(choice), accent)
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return make_theme(Mode.DARK if dark else Mode.LIGHT, accent)


def _palette(theme: Theme) -> QPalette:
    roles: dict[QPalette.ColorRole, QColor] = {
        QPalette.ColorRole.Window: theme.win,
        QPalette.ColorRole.WindowText: theme.t1,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.sunken,
        QPalette.ColorRole.Text: theme.t1,
        QPalette.ColorRole.PlaceholderText: theme.t3,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.t1,
        QPalette.ColorRole.BrightText: theme.on_fill,
        QPalette.ColorRole.Highlight: theme.fill,
        QPalette.ColorRole.HighlightedText: theme.on_fill,
        QPalette.ColorRole.Accent: theme.fill,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.ToolTipBase: theme.inv,
        QPalette.ColorRole.ToolTipText: theme.oninv,
        QPalette.ColorRole.Light: theme.surface,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.line2,
        QPalette.ColorRole.Dark: theme.ctl,
        QPalette.ColorRole.Shadow: theme.line2,
    }
    palette = QPalette()
    for role, color in roles.items():
        palette.setColor(role, color)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.t3)
    return palette
