"""Restore a backup: lay it ready, show what it would bring and take, exchange it, and the way back.

None of it needs a ledger that opens: each takes the data folder.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from courier_desktop.domain.backup_rows import NO_LOSS, LedgerFacts, Loss, Present, Restored, RestorePreview
from courier_desktop.domain.errors import RefusedError
from courier_desktop.paths import ledger_path
from courier_desktop.store import backup_reading, backup_restoring
from courier_desktop.store.backup_restoring import Staged
from courier_desktop.store.durable import no_step

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from courier_desktop.services.backup_checking import Watch
    from courier_desktop.store.durable import Step

__all__ = ("Staged", "discard", "exchange", "finish_interrupted", "make_ready", "preview", "restore", "stage")


def stage(data_dir: Path, source: Path, passphrase: str = "", *, job: Watch | None = None) -> Staged:
    """Lay a backup ready beside the ledger, checked. Nothing of the ledger is touched.

    RefusedError when it is damaged, changed, no backup, of a newer program, or when the passphrase does not open it.
    """
    return backup_restoring.stage(data_dir, source, passphrase, _step(job))


def preview(staged: Staged) -> RestorePreview:
    """What the backup holds, and what of the present ledger would be gone."""
    manifest = staged.manifest
    present, events, loss, returns = _compared(staged)
    return RestorePreview(
        name=staged.source.name,
        made_at=manifest.made_at if manifest is not None else staged.facts.newest_at,
        why=manifest.why if manifest is not None else None,
        facts=staged.facts,
        encrypted=staged.source.suffix == ".age",
        verified_at=manifest.verified_at if manifest is not None else None,
        present=present,
        present_events=events,
        loss=loss,
        returns=returns,
    )


def _compared(staged: Staged) -> tuple[Present, int, Loss, int]:
    ledger, everything = ledger_path(staged.data_dir), staged.facts.events
    if not ledger.exists():
        return Present.MISSING, 0, NO_LOSS, everything
    try:
        with backup_reading.live(ledger) as now, backup_reading.frozen(staged.ledger) as then:
            facts = backup_reading.facts(now, ledger.name)
            if not facts.events:
                return Present.EMPTY, 0, NO_LOSS, everything
            same = facts.ledger == staged.facts.ledger
            common = backup_reading.common_events(now, then) if same else 0
            loss = backup_reading.loss_after(now, common)
            returns = backup_reading.events_after(then, common)
            return (Present.SAME if same else Present.OTHER), facts.events, loss, returns
    except (sqlite3.DatabaseError, RefusedError, ValueError, TypeError):
        return Present.UNREADABLE, 0, NO_LOSS, everything


def make_ready(staged: Staged) -> Staged:
    """Bring what is laid ready to this program's version, before anything is exchanged. LedgerOpenError."""
    backup_restoring.bring_to_this_version(staged)
    return staged


def exchange(staged: Staged, now: datetime) -> Restored:
    """Put it in the ledger's place; the present one is set aside as a backup of its own.

    Close every context over the ledger before. LedgerOpenError when another program has it open, RefusedError when the
    present one cannot be set aside; then nothing has changed.
    """
    facts: LedgerFacts = staged.facts
    aside = backup_restoring.exchange(staged, now)
    return Restored(facts.events, facts.shipments, aside)


def discard(data_dir: Path) -> None:
    """Forget what was laid ready."""
    backup_restoring.discard(data_dir)


def finish_interrupted(data_dir: Path) -> bool:
    """Finish the exchange that a crash interrupted; whether there was one."""
    return backup_restoring.finish(data_dir)


def restore(data_dir: Path, source: Path, passphrase: str = "", *, now: datetime, job: Watch | None = None) -> Restored:
    """All at once: lay ready, bring up to date, exchange. Errors as of each."""
    finish_interrupted(data_dir)
    return exchange(make_ready(stage(data_dir, source, passphrase, job=job)), now)


def _step(job: Watch | None) -> Step:
    if job is None:
        return no_step

    def step(done: int, total: int) -> None:
        job.check()
        job.progress(done, max(total, 1))

    return step
