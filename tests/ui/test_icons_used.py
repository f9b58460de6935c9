"""Whatever icon the window names in its code is in the font it ships."""

from __future__ import annotations

import ast
import json
from pathlib import Path

from courier_desktop.paths import resources_dir

UI = Path(__file__).resolve().parents[2] / "courier_desktop" / "ui"
FIRST = {"IconLabel", "IconButton", "Look", "EmptyState", "Sheet", "set_icon", "show_state", "icon", "glyph"}
SECOND = {"NoticeLine", "PageSpec"}
THIRD = {"draw_icon"}


def named(call: ast.Call) -> list[str]:
    """The constants that stand where that call takes an icon."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = 0 if name in FIRST else 1 if name in SECOND else 2 if name in THIRD else None
    found = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
    if place is not None and len(call.args) > place:
        found.append(call.args[place])
    return [item.value for item in found if isinstance(item, ast.Constant) and isinstance(item.value, str)]


def test_every_icon_named_in_the_code_is_shipped() -> None:
    shipped = set(json.loads((resources_dir() / "icons" / "mdi.json").read_text(encoding="utf-8")))
    used = {
        (name, path.name)
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for name in named(node)
        if name
    }
    assert len(used) > 30
    assert {pair for pair in used if pair[0] not in shipped} == set()
