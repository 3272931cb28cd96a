"""From the start of the process to the first page with its numbers, against an empty window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import Result, pairs

_ROUNDS = 11


def measure(place: Path, people: int) -> list[Result]:
    """Both as whole programs, by turns."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(
            ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "PYTHONPYCACHEPREFIX"), home
        )
        # As an installed program has it, both find their bytecode compiled; the first pair of starts writes it.
        environment = {**os.environ, **folders, "PYTHONDONTWRITEBYTECODE": ""}
        ours, floor = pairs(
            lambda: _until_painted(environment, "first_page", str(place), str(people)),
            lambda: _until_painted(environment, "empty_window"),
            _ROUNDS,
        )
    return [Result(f"start to first page, {people:,} people", ours, "empty window", floor, aim=2.5)]


def _until_painted(environment: dict[str, str], program: str, *arguments: str) -> float:
    start = time.monotonic()
    command = [sys.executable, "-m", f"tests.benchmarks.{program}", *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return float(done.stdout) - start
