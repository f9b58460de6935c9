"""The model behind long lists: pages fetched by key on the database lane, grown as one scrolls."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from courier_desktop.domain.values import dataclass

if TYPE_CHECKING:
    from courier_desktop.domain.errors import CourierError
    from courier_desktop.ui.jobs import BugReport, Job, Jobs

Row = TypeVar("Row")
Key = TypeVar("Key")
Fetch = Callable[[Key | None, int, Callable[[], bool]], tuple[Sequence[Row], Key | None]]

AnyRow = Any  # each page has its own frozen row
PAGE_SIZE = 200
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHECKED_ROLE = int(Qt.ItemDataRole.UserRole) + 2
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (also the name to sort by), title, least width, and when it leaves (0 = never, 9 = first)."""

    key: str
    title: str = ""
    width: int = 80
    stretch: int = 0
    leaves: int = 0
    right: bool = False
    sortable: bool = False
    check: bool = False
    text: Callable[[Any], str] | None = None


class RowsTable(QAbstractTableModel, Generic[Row]):
    """Frozen rows in columns, some of them checked; `set_rows` keeps current row and checks by id."""

    checks_changed = Signal()

    def __init__(self, columns: Sequence[Column], id_of: Callable[[Row], Hashable]) -> None:
        """`id_of(row)` names a row across refreshes."""
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self.checked: dict[Hashable, Row] = {}
        self._id_of = id_of

    def set_rows(self, rows: Sequence[Row]) -> None:
        """The rows anew. The same ids in the same order need no reset, so nothing on screen moves."""
        fresh = list(rows)
        same = [self._id_of(row) for row in fresh] == [self._id_of(row) for row in self.rows]
        if same:
            self.rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(self.columns) - 1))
        elif not self.rows:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
        else:
            self._rearrange(fresh)
        if self.checked:
            self.checked = {self._id_of(row): row for row in fresh if self._id_of(row) in self.checked}
        self.checks_changed.emit()

    def column_at(self, place: int) -> Column:
        """The column at that place."""
        return self.columns[place]

    def columns_for(self, width: int) -> list[Column]:
        """The columns that fit: those that leave first go first."""
        shown = list(self.columns)
        while sum(column.width for column in shown) > width:
            going = max(shown, key=lambda column: column.leaves)
            if going.leaves == 0:
                break
            shown.remove(going)
        return shown

    def row_of(self, row_id: Hashable) -> int:
        """The place of the row of that id among those loaded, -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if self._id_of(row) == row_id), -1)

    def shows_checked(self, place: int) -> bool:
        """Whether the row at that place stands on the ground of checked ones."""
        return bool(self.checked) and self._id_of(self.rows[place]) in self.checked

    def toggle(self, place: int) -> None:
        """Check or uncheck the row at that place."""
        row = self.rows[place]
        row_id = self._id_of(row)
        if row_id in self.checked:
            del self.checked[row_id]
        else:
            self.checked[row_id] = row
        self._checks_moved(place, place)

    def check(self, place: int) -> None:
        """Check the row at that place."""
        if self._id_of(self.rows[place]) not in self.checked:
            self.toggle(place)

    def check_all(self, *, on: bool) -> None:
        """Check every row loaded, or none."""
        self.checked = {self._id_of(row): row for row in self.rows} if on else {}
        self._checks_moved(0, len(self.rows) - 1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = DISPLAY) -> object:
        # Roles are compared as plain integers: comparing enumerations doubles the time of a repaint.
        if role == ROW_ROLE:
            place = index.row()
            return self.rows[place] if place < len(self.rows) else None
        if role == CHECKED_ROLE:
            return self.shows_checked(index.row())
        if role in (DISPLAY, SPOKEN):
            text = self.columns[index.column()].text
            return text(self.rows[index.row()]) if text is not None else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None

    def _rearrange(self, fresh: list[Row]) -> None:
        """Another order: the views keep their current row by its id, through the persistent indexes."""
        self.layoutAboutToBeChanged.emit()
        places = {self._id_of(row): place for place, row in enumerate(fresh)}
        old = self.persistentIndexList()
        moved = [places.get(self._id_of(self.rows[index.row()]), -1) for index in old]
        self.rows = fresh
        new = [self.index(place, index.column()) for place, index in zip(moved, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _checks_moved(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1), [CHECKED_ROLE])
        self.checks_changed.emit()


class KeysetModel(RowsTable[Row], Generic[Row, Key]):
    """Rows in pages. `fetch(after, limit, stop)` runs on the lane and gives the rows and the next key (None = end).

    It may give up with CancelledError once `stop()` holds: another list is asked for.
    """

    loaded = Signal()
    failed = Signal(object)

    def __init__(self, columns: Sequence[Column], jobs: Jobs, id_of: Callable[[Row], Hashable], name: str) -> None:
        """`name` is the job key, one for each list."""
        super().__init__(columns, id_of)
        self._jobs, self._name = jobs, name
        self._fetch: Fetch[Key, Row] | None = None
        self._next: Key | None = None
        self._loading = False

    def load(self, fetch: Fetch[Key, Row]) -> None:
        """Show another list from its beginning; checks go."""
        self._fetch = fetch
        if self.checked:
            self.checked.clear()
            self.checks_changed.emit()
        self._start(PAGE_SIZE, self._replace)

    def refresh(self) -> None:
        """Fetch again what is shown, in place: current row and checks stay with their ids."""
        if self._fetch is not None:
            self._start(max(PAGE_SIZE, len(self.rows)), self._renew)

    @property
    def loading(self) -> bool:
        """Whether a page is awaited."""
        return self._loading

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._next is not None and not self._loading

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            self._start(PAGE_SIZE, self._append, after=self._next)

    def _start(self, limit: int, then: Callable[[Any], None], after: Key | None = None) -> None:
        fetch = self._fetch
        if fetch is None:
            return
        self._loading = True

        def work(job: Job) -> tuple[Sequence[Row], Key | None]:
            return fetch(after, limit, lambda: job.cancelled)

        self._jobs.run(work, done=then, failed=self._refuse, key=self._name)

    def _refuse(self, error: CourierError | BugReport) -> None:
        self._loading = False
        self.failed.emit(error)

    def _replace(self, answer: tuple[Sequence[Row], Key | None]) -> None:
        self.beginResetModel()
        self.rows = list(answer[0])
        self.endResetModel()
        self._arrived(answer[1])

    def _renew(self, answer: tuple[Sequence[Row], Key | None]) -> None:
        self.set_rows(answer[0])
        self._arrived(answer[1])

    def _append(self, answer: tuple[Sequence[Row], Key | None]) -> None:
        first = len(self.rows)
        if answer[0]:
            self.beginInsertRows(QModelIndex(), first, first + len(answer[0]) - 1)
            self.rows.extend(answer[0])
            self.endInsertRows()
        self._arrived(answer[1])

    def _arrived(self, next_key: Key | None) -> None:
        self._next = next_key
        self._loading = False
        self.loaded.emit()
