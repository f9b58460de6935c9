"""The one style sheet of the application: what Qt's own widgets need beside the palette; parts paint themselves."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from courier_desktop.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from courier_desktop.ui.theme.theme import Theme

SHEET = Template("""
QToolTip { background: $inv; color: $oninv; border: 0; padding: 5px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $surface; color: $t1; border: 1px solid $ctl; border-radius: 6px; padding: 0 9px;
  selection-background-color: $fill; selection-color: $on_fill; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $t3; }
QLineEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox { min-height: 32px; }
QPlainTextEdit, QTextEdit { padding: 4px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 8px; min-height: 30px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 4px; min-height: 0; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {
  border: 2px solid $red; padding: 0 8px; min-height: 30px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
  background: $hover; color: $t3; border-color: $line2; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"], QTextEdit[bare="true"] {
  background: transparent; border: 0; padding: 0; min-height: 0; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow, QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 0; }
QComboBox QAbstractItemView { background: $surface; color: $t1; border: 1px solid $line2; border-radius: 8px;
  outline: 0; padding: 4px; selection-background-color: $soft; selection-color: $t1; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 6px; }
QListView[completer="true"] { color: $t1; border: 1px solid $line2; padding: 4px;
  selection-background-color: $soft; selection-color: $t1; }
QListView[completer="true"]::item { min-height: 28px; padding: 0 6px; border-radius: 6px; }
QMenu { background: $surface; color: $t1; border: 1px solid $line2; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 22px 6px 10px; border-radius: 6px; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $t3; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line2; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QAbstractItemView { border: 0; outline: 0; background: $surface; }
QListView[bare="true"] { background: transparent; }
QSplitter::handle { background: $line; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet of that theme."""
    names = (
        "inv",
        "oninv",
        "surface",
        "t1",
        "t3",
        "ctl",
        "fill",
        "on_fill",
        "accent",
        "hover",
        "line",
        "line2",
        "soft",
    )
    colors = {name: getattr(theme, name).name() for name in names}
    red = theme.tone(Tone.RED).solid.name()
    return SHEET.substitute(red=red, **colors)
