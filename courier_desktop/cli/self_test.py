"""`--self-test`: is the program whole? A shipment's life in a ledger that is thrown away."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from courier_desktop.cli import words
from courier_desktop.cli.answer import DONE, NOTHING_DONE, Answer
from courier_desktop.domain.address import Address
from courier_desktop.domain.draft import Party, ShipmentDraft
from courier_desktop.domain.errors import CourierError
from courier_desktop.domain.ids import ShipmentId
from courier_desktop.domain.statuses import Status
from courier_desktop.paths import resources_dir, translations_dir
from courier_desktop.services import integrity, notices, registering, settings, slips
from courier_desktop.services.context import Context
from courier_desktop.services.marking import Mark, mark
from courier_desktop.services.open import close_context, open_context

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from courier_desktop.cli.answer import Json
    from courier_desktop.domain.words import Language

_SHIPPED = ("fonts", "icons", "sounds", "templates", "sample")
# What a program that lacks a file or a library raises at the place that needs it.
_LACKING = (CourierError, OSError, ImportError, RuntimeError, LookupError, ValueError)


class _WrongError(RuntimeError):
    """A check ran and its result is not what it must be."""


@dataclass
class _Life:
    """A shipment's life, check by check; each needs the one before."""

    folder: Path
    ctx: Context | None = None
    ids: list[ShipmentId] = field(default_factory=list)

    @property
    def open_ctx(self) -> Context:
        if self.ctx is None:
            raise _WrongError
        return self.ctx

    def resources(self) -> None:
        missing = [name for name in _SHIPPED if not (resources_dir() / name).is_dir()]
        _must(not missing and translations_dir().is_dir(), *missing)

    def ledger(self) -> None:
        self.ctx = open_context(self.folder / "ledger", actor="self-test")
        settings.change(self.ctx, "phone", "33 3615 0042")

    def register(self) -> None:
        draft = ShipmentDraft(
            sender=Party("Courier Desktop"),
            recipient=Party("Ana Pérez", phone="+523314820937", phone_typed="33 1482 0937"),
            address=Address("Juárez", "10", colonia="Centro", postal_code="44100", municipality="Guadalajara"),
        )
        self.ids.append(registering.register(self.open_ctx, draft).shipment_id)

    def mark(self) -> None:
        outcome = mark(self.open_ctx, Mark(shipment_ids=tuple(self.ids), target=Status.DELIVERED)).outcomes[0]
        _must(not outcome.refused, outcome.refused)

    def notices(self) -> None:
        _must(any(one.text for one in notices.of_shipment(self.open_ctx, self.ids[0])))

    def verify(self) -> None:
        _must(integrity.verify(self.open_ctx).clean)

    def rebuild(self) -> None:
        _must(integrity.rebuild(self.open_ctx) == 1 and integrity.verify(self.open_ctx).clean)

    def slip(self) -> None:
        from courier_desktop.paper.formats import SLIP_FORMATS
        from courier_desktop.paper.pdf import slips_pdf

        path = self.folder / "slip.pdf"
        slips_pdf(path, slips.slip_rows(self.open_ctx, self.ids), SLIP_FORMATS["100x150"])
        _must(path.read_bytes().startswith(b"%PDF"))


def _must(right: object, *why: str) -> None:
    if not right:
        raise _WrongError(*why)


def run(_options: argparse.Namespace, language: Language) -> Answer:
    """One line a check; status 1 when one failed."""
    checks: list[Json] = []
    with tempfile.TemporaryDirectory(prefix="courier-", ignore_cleanup_errors=True) as folder:
        life = _Life(Path(folder))
        for name in words.CHECKS:
            trouble = _trouble(getattr(life, name))
            checks.append({"name": name, "ok": trouble is None, "trouble": trouble})
        if life.ctx is not None:
            close_context(life.ctx)
    lines = tuple(_line(check, language) for check in checks)
    whole = all(check["ok"] for check in checks)
    return Answer({"ok": whole, "checks": checks}, lines, status=DONE if whole else NOTHING_DONE)


def _line(check: Json, language: Language) -> str:
    state = (words.WORKS if check["ok"] else words.BROKEN).in_(language)
    trouble = f": {check['trouble']}" if check["trouble"] else ""
    return f"{state:6} {words.CHECKS[str(check['name'])].in_(language)}{trouble}"


def _trouble(check: Callable[[], None]) -> str | None:
    try:
        check()
    except _LACKING as error:
        return f"{type(error).__name__}: {error}"
    return None
