"""Time things fairly on a shared machine: in turn, several rounds, the median, and the ratio round by round."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def paired(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """The medians of ours and of the peer's seconds, and of their ratios, measured in turn."""
    pairs = [(ours(), peer()) for _ in range(rounds)]
    return (
        median(one for one, _ in pairs),
        median(other for _, other in pairs),
        median(one / other for one, other in pairs),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def report(what: str, ours: str, peer: str, ratio: float, limits: str) -> None:
    """One line: what, our figure, the peer's, ours / peer, and the limit it is held to."""
    print(f"{what:<46} {ours:>16} {peer:>16}   x{ratio:<7.2f} {limits}")


def milliseconds(value_s: float) -> str:
    """Seconds as "0.21 ms"."""
    return f"{value_s * 1000:.2f} ms"
