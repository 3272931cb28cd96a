"""A batch of 500 forms against single ones, and the memory it takes against a tenth of it."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Sequence

from consentregister.register import Register
from tests.benchmarks.measure import Result, pairs, timed

_MANY, _FEW = 500, 50
_ROUNDS = 3


def measure(register: Register) -> list[Result]:
    """Forms drawn in one file, nothing recorded; memory in seconds' place is told in megabytes."""
    persons = register.batches.unasked()[:_MANY]
    batch, single = pairs(
        lambda: timed(lambda: register.forms.prepare(persons)) / len(persons),
        lambda: timed(lambda: [register.forms.preview(person) for person in persons[:_FEW]]) / _FEW,
        _ROUNDS,
    )
    few, many = _peak(register, persons[:_FEW]), _peak(register, persons)
    each = (many - few) / (len(persons) - _FEW)
    return [
        Result(f"one of {len(persons)} forms in one file", batch, "a form alone", single, aim=1.0),
        Result("memory of 500 forms (1 ms = 1 MB)", many / 1e9, "of 50", few / 1e9),
        Result(
            "memory of each more (1 µs = 1 kB)",
            each / 1e9,
            "its page in the file",
            _page(register, persons) / 1e9,
            aim=8,
        ),
    ]


def _page(register: Register, persons: Sequence[int]) -> float:
    """How large one page is in the finished file."""
    return len(register.forms.prepare(persons[:_FEW]).printed.pdf) / _FEW


def _peak(register: Register, persons: Sequence[int]) -> int:
    gc.collect()
    tracemalloc.start()
    register.forms.prepare(persons)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
