"""Times, always in pairs: ours and the floor by turns, so that a busy computer slows both."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One row of the table, times in seconds.

    Attributes:
        aim: the ratio to reach; None where there is only something to know.
    """

    name: str
    ours: float
    floor_name: str
    floor: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor


def timed(job: Callable[[], object]) -> float:
    """How long a job takes, in seconds."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def pairs(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The pair in the middle by its ratio; the first pair only warms up. `rounds` is odd."""
    taken = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return sorted(taken, key=lambda pair: pair[0] / pair[1])[rounds // 2]


def percentile(values: Sequence[float], share: int) -> float:
    """The value that `share` per cent of the others stay under."""
    return statistics.quantiles(values, n=100)[share - 1]


def show(results: Sequence[Result]) -> None:
    """Print the table."""
    lines = [("", "ours", "floor", "", "ratio", "aim", "")]
    for one in results:
        aim = "" if one.aim is None else f"{one.aim:.1f}"
        verdict = "missed" if one.aim is not None and one.ratio > one.aim else ""
        lines.append((one.name, _shown(one.ours), _shown(one.floor), one.floor_name, f"{one.ratio:.2f}", aim, verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    numbers = {1, 2, 4, 5}
    for line in lines:
        cells = (
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def _shown(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 0.001 else f"{seconds * 1e6:.0f} µs"
