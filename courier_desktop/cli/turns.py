"""In whose name a command acts: where there is staff, `--actor` names who, and COURIER_PIN opens the door."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from courier_desktop.domain.errors import RefusedError
from courier_desktop.services import staff

if TYPE_CHECKING:
    import argparse

    from courier_desktop.services.context import Context

PIN_VARIABLE = "COURIER_PIN"


def come_in(ctx: Context, options: argparse.Namespace) -> None:
    """Let the member of `--actor` act. RefusedError when the ledger has staff and nobody is named, or not let in.

    Nothing is ever asked: a command may run where nobody sits. One that only looks after the ledger
    (`options.unattended`) needs nobody.
    """
    if not ctx.staffed:
        return
    name = getattr(options, "actor", "")
    if not name:
        if getattr(options, "unattended", False):
            return
        raise RefusedError("actor_needed")
    member = staff.named(ctx, name)
    pin = os.environ.get(PIN_VARIABLE, "")
    if member.has_pin and not pin:
        raise RefusedError("pin_variable", name=member.name)
    staff.act_as(ctx, member.staff_id, pin)
