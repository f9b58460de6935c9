"""Encrypted backups: switch them on and off, change the passphrase, encrypt what was made before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.domain.staff import Right
from courier_desktop.domain.topics import Topic
from courier_desktop.domain.values import replace
from courier_desktop.paths import backups_dir
from courier_desktop.services.backups import folder_of, is_of, ledger_id, share
from courier_desktop.store import backup_key, manifests
from courier_desktop.store.durable import bring_small, said_as_place_errors, sha256_of, written

if TYPE_CHECKING:
    from courier_desktop.services.backup_checking import Watch
    from courier_desktop.services.context import Context
    from courier_desktop.store.durable import Step


def is_on(data_dir: Path) -> bool:
    """Whether backups are encrypted."""
    return bool(backup_key.public_key(data_dir))


def has_key(data_dir: Path) -> bool:
    """Whether there is a key from before, which its passphrase would put to use again."""
    return (data_dir / backup_key.LOCKED).exists()


def turn_on(ctx: Context, passphrase: str, again: str, *, anew: bool = False) -> None:
    """Encrypt backups from now on; with the key from before when its passphrase is given, `anew` with a new one.

    RefusedError when both differ, when it is under 8 letters, or when it does not open the key from before.
    """
    ctx.need(Right.SETTINGS)
    if passphrase != again:
        raise RefusedError("backup_passphrase_differs")
    data_dir = folder_of(ctx)
    if anew or not backup_key.use_key_again(data_dir, passphrase):
        backup_key.make_key(data_dir, passphrase, ctx.clock())
    _spread_keys(ctx)
    ctx.published(frozenset({Topic.SETTINGS}))


def turn_off(ctx: Context) -> None:
    """Encrypt no more. The key stays for the backups made with it."""
    ctx.need(Right.SETTINGS)
    backup_key.leave_key(folder_of(ctx))
    ctx.published(frozenset({Topic.SETTINGS}))


def change_passphrase(ctx: Context, old: str, new: str, again: str) -> None:
    """Another passphrase for the same key. RefusedError for a wrong old one, a short new one, or two that differ.

    A copy of the key that is away (a drive in a drawer) still opens with the old one.
    """
    ctx.need(Right.SETTINGS)
    if new != again:
        raise RefusedError("backup_passphrase_differs")
    backup_key.change_passphrase(folder_of(ctx), old, new)
    _spread_keys(ctx)


def plain_ones(ctx: Context) -> int:
    """How many backups lie there readable by anybody."""
    ours = ledger_id(ctx)
    return sum(len(_plain_in(folder, ours)) for folder in _folders(ctx))


def seal_all(ctx: Context, job: Watch | None = None) -> int:
    """Encrypt the backups that were made before it was switched on, in both places; how many."""
    ctx.need(Right.SETTINGS)
    recipient = backup_key.public_key(folder_of(ctx))
    if not recipient:
        return 0
    ours = ledger_id(ctx)
    todo = [path for folder in _folders(ctx) for path in _plain_in(folder, ours)]
    for place, path in enumerate(todo):
        _seal(path, recipient, share(job, place / len(todo), 1 / len(todo)))
    ctx.published(frozenset({Topic.SETTINGS}))
    return len(todo)


def _seal(path: Path, recipient: str, step: Step) -> None:
    manifest = manifests.load(path)
    target = path.with_name(f"{path.name}.age")
    with said_as_place_errors(path.parent), written(target) as part:
        backup_key.seal(path, part, recipient, step)
        if manifest is not None:
            manifests.save(target, replace(manifest, sha256=sha256_of(part), bytes=part.stat().st_size))
    with said_as_place_errors(path.parent):
        path.unlink()
        manifests.manifest_path(path).unlink(missing_ok=True)


def _plain_in(folder: Path, ours: str) -> list[Path]:
    """Ours only; one set aside with a log beside it is damaged and stays as it is."""
    return [
        path
        for path in manifests.backups_in(folder)
        if path.suffix != ".age"
        and not path.with_name(f"{path.name}-wal").exists()
        and is_of(ours, manifests.load(path))
    ]


def _folders(ctx: Context) -> list[Path]:
    own, second = backups_dir(folder_of(ctx)), ctx.settings.backup_folder
    return [own, Path(second)] if second else [own]


def _spread_keys(ctx: Context) -> None:
    """The locked key goes beside the backups at once: without it nobody opens them, and it opens nothing by itself."""
    for folder in _folders(ctx):
        for key in backup_key.key_files(folder_of(ctx)):
            try:
                if folder.is_dir():
                    bring_small(key, folder / key.name)
            except OSError:
                # It goes along with the next backup that arrives there.
                continue
