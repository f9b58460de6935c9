"""The program's entry: python -m courier_desktop, and the `courier-desktop` command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a shell gives to a program that Ctrl+C ended.
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these words (the shell's without any); the exit status."""
    try:
        from courier_desktop.app import main as start

        return start(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        # Ctrl+C before there was anything to cancel.
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
