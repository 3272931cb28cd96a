"""The command line on the salon's register, in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import Cli


@pytest.fixture
def cli(place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line on the salon's register."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return Cli(place, capsys)
