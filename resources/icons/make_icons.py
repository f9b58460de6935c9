# ruff: noqa: INP001 - a script beside what it makes
"""Write `mdi.ttf` and `mdi.json`: the glyphs of Material Design Icons that this program draws, and their code points.

Run it when `names.txt` grows: `python make_icons.py FONT.ttf CHARMAP.json` (fonttools needed). The font and the map of
names to code points are those that the qtawesome package carries for Material Design Icons 6.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent


def main(font_file: Path, charmap_file: Path) -> None:
    """Subset the font to the names of `names.txt`; an unknown name is an error."""
    charmap = json.loads(charmap_file.read_text(encoding="utf-8"))
    names = HERE.joinpath("names.txt").read_text(encoding="utf-8").split()
    points = {name: int(charmap[name], 16) for name in sorted(names)}
    font = TTFont(font_file)
    subsetter = Subsetter(Options(hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6]))
    subsetter.populate(unicodes=points.values())
    subsetter.subset(font)
    # The source keeps no bounding boxes; with them, FreeType moves each glyph to the bearing that stands beside it.
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    font.save(HERE / "mdi.ttf")
    HERE.joinpath("mdi.json").write_text(json.dumps(points, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
