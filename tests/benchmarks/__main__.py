"""Makes two registers of invented people and measures: `make bench`. What misses its aim is told; no run fails."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from consentregister.register import Register
from tests.benchmarks import batches, checks, forms, imports, scans, search, start
from tests.benchmarks.measure import show

_SOME, _MANY = 10_000, 100_000
# Enough to see that nothing is amiss; `python -m tests.benchmarks.scans 1000` measures.
_PAGES = 40
# The export has a run of its own, of some minutes: `python -m tests.benchmarks.exports`.


def main() -> None:
    """Measure everything, in some two minutes."""
    with tempfile.TemporaryDirectory() as folder:
        small = _filled(Path(folder) / "small.consentregister", _SOME)
        large = _filled(Path(folder) / "large.consentregister", _MANY)
        results = start.measure(small, _SOME)
        register = Register.open(large)
        results += checks.measure(register, _MANY)
        results += forms.measure(register)
        results += batches.measure(register)
        results += search.measure(register, _MANY)
        register.close()
        results += imports.measure(_SOME)
    show(results)
    sys.stdout.write("\n")
    scans.show(scans.measure(_PAGES))


def _filled(place: Path, people: int) -> Path:
    """A register of invented people, closed again; how long it took is told."""
    begun = time.perf_counter()
    register = Register.create_demo(place)
    register.demo.fill(people)
    register.close()
    size = place.stat().st_size / 1e6
    sys.stdout.write(f"made a register of {people:,} people, {size:.0f} MB, in {time.perf_counter() - begun:.1f} s\n")
    return place


if __name__ == "__main__":
    main()
