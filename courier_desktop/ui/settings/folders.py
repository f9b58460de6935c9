"""Choose a folder with the system's own dialog, or none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from courier_desktop.ui.parts.button import Button, IconButton
from courier_desktop.ui.parts.label import Label
from courier_desktop.ui.theme.fonts import Type


class FolderPicker(QWidget):
    """A folder's name with what changes it; the whole path stands in the tooltip."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self._name = Label("", Type.SMALL, "t2")
        self._name.setMaximumWidth(200)
        self._choose = Button(QCoreApplication.translate("Settings", "Elegir…"), icon="folder-outline")
        self._none = IconButton("close", QCoreApplication.translate("Settings", "Quitar"))
        self._choose.clicked.connect(self.ask)
        self._none.clicked.connect(lambda: self.picked.emit(""))
        self.setFocusProxy(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name.set_eliding())
        row.addWidget(self._choose)
        row.addWidget(self._none)

    def show_path(self, value: object) -> None:
        """Show that folder."""
        self._path = str(value)
        # The drive or share is the telling part, so the folder's parent goes along.
        parts = [part for part in self._path.replace("\\", "/").split("/") if part]
        self._name.setText("/".join(parts[-2:]) or self._path)
        self._name.setToolTip(self._path)
        self._none.setVisible(bool(self._path))

    def ask(self) -> None:
        """The system's own dialog, without a second event loop."""
        dialog = QFileDialog(self.window(), QCoreApplication.translate("Settings", "Elige una carpeta"), self._path)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
