"""The sizes of paper, on a grid of dots of 0.125 mm: what a thermal printer of 203 dpi calls a dot."""

from __future__ import annotations

from courier_desktop.domain.values import dataclass

DOTS_PER_MM = 8
MM_PER_INCH = 25.4
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A size of paper, portrait; `name` is what settings and the command line call it."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def width(self) -> int:
        """Whole dots across."""
        return int(self.width_mm * DOTS_PER_MM)

    @property
    def height(self) -> int:
        """Whole dots down."""
        return int(self.height_mm * DOTS_PER_MM)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in PostScript points, exact."""
        scale = POINTS_PER_INCH / MM_PER_INCH
        return self.width_mm * scale, self.height_mm * scale


SLIP_FORMATS: dict[str, PageFormat] = {
    "100x150": PageFormat("100x150", 100, 150),
    "4x6": PageFormat("4x6", 4 * MM_PER_INCH, 6 * MM_PER_INCH),
}

SHEET_FORMATS: dict[str, PageFormat] = {
    "letter": PageFormat("letter", 8.5 * MM_PER_INCH, 11 * MM_PER_INCH),
    "a4": PageFormat("a4", 210, 297),
}


def mm(length: float) -> int:
    """That length in whole dots."""
    return round(length * DOTS_PER_MM)
