"""Tables in HTML and in the XML of old spreadsheets, which shops save under the name .xls."""

from __future__ import annotations

from html.parser import HTMLParser

_MOST_COLUMNS = 2000
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_SHEETS = frozenset({"table", "worksheet"})


class _Tables(HTMLParser):
    """Collects the cells of every table; tables inside a cell are part of the outer one's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        name = tag.rpartition(":")[2]
        if name in {"script", "style"}:
            self._skip += 1
        elif name in _SHEETS and name != "worksheet":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif name in _ROWS and self.tables and self._depth == 1:
            self._close_cell()
            self.tables[-1].append([])
        elif name in _CELLS and self.tables and self.tables[-1] and self._depth == 1:
            self._close_cell()
            self._fill_to(dict(attrs).get("ss:index"))
            self._cell = []
        elif name == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a table or a cell."""
        name = tag.rpartition(":")[2]
        if name in {"script", "style"}:
            self._skip = max(self._skip - 1, 0)
        elif name in _CELLS and self._depth == 1:
            self._close_cell()
        elif name in _SHEETS and name != "worksheet":
            if self._depth == 1:
                self._close_cell()
            self._depth = max(self._depth - 1, 0)

    def handle_data(self, data: str) -> None:
        """Take a cell's text."""
        if self._cell is not None and not self._skip:
            self._cell.append(data)

    def _close_cell(self) -> None:
        if self._cell is not None and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("".join(self._cell).strip())
        self._cell = None

    def _fill_to(self, index: str | None) -> None:
        """Empty cells up to the column that the XML names."""
        row = self.tables[-1][-1]
        if index and index.isdecimal() and int(index) <= _MOST_COLUMNS:
            row.extend([""] * (int(index) - 1 - len(row)))


def tables_of(text: str) -> list[list[list[str]]]:
    """The rows of each table in the text that has any."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return [table for table in parser.tables if any(any(row) for row in table)]


def looks_like_markup(text: str) -> bool:
    """Whether the text is HTML or XML with a table in it."""
    head = text[:4000].lstrip().lower()
    return head.startswith("<") and any(mark in text[: 1 << 20].lower() for mark in ("<table", "<ss:table", ":table"))
