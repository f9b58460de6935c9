"""Every kind of work by its name in the table."""

from __future__ import annotations

from tests.kills.broken import BROKEN, BROKEN_BACKUP, BROKEN_WITNESSES
from tests.kills.file_works import FILE_WORKS, FIRST_OPENING, MIGRATION, MORE_DESK_WORKS
from tests.kills.witness import Witness
from tests.kills.works import DESK_WORKS, Work

SOUND: dict[str, Work] = {**DESK_WORKS, **MORE_DESK_WORKS, **FILE_WORKS, **MIGRATION, **FIRST_OPENING}
WORKS: dict[str, Work] = {**SOUND, **BROKEN, **BROKEN_BACKUP}
WITNESSES: dict[str, type[Witness]] = BROKEN_WITNESSES
