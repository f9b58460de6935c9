"""The slip as it comes out of the printer, sharp at any scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from courier_desktop.ui.parts.paint import frame
from courier_desktop.ui.theme.theme import current_theme

if TYPE_CHECKING:
    from courier_desktop.paper.formats import PageFormat

LEAST = 120


class SlipView(QWidget):
    """Draws the picture in the middle, as large as there is room; `resized` asks for one of the new size."""

    resized = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QImage()
        self._ratio = 1.5
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pixels(self) -> int:
        """How many device pixels wide the picture should be to be sharp."""
        return max(1, round(self._paper().width() * self.devicePixelRatioF()))

    @property
    def image(self) -> QImage:
        """The picture shown."""
        return self._image

    def set_paper(self, paper: PageFormat) -> None:
        """The paper's proportions."""
        self._ratio = paper.height_mm / paper.width_mm
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show that picture; an empty one shows bare paper's place."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        # What stands below it says how high it may be; it takes the rest.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, round(LEAST * self._ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = self._paper()
        if self._image.isNull():
            return
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(paper, self._image)
        frame(painter, paper.adjusted(-1, -1, 1, 1), 1, theme.line2, 1)

    def _paper(self) -> QRectF:
        """Where the paper lies: whole pixels, so that the codes' modules are not smeared."""
        room_wide, room_tall = self.width() - 2, self.height() - 2
        wide = min(room_wide, int(room_tall / self._ratio))
        tall = int(wide * self._ratio)
        return QRectF((self.width() - wide) // 2, (self.height() - tall) // 2, wide, tall)
