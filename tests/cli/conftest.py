"""The command line as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import Cli


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system speaks English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def cli(place: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line on the salon's register."""
    return Cli(place, capsys)
