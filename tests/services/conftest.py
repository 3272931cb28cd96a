"""A salon with one customer, and how to read what the log tells of a change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from consentregister.register import Register
from tests.conftest import Clock


@pytest.fixture
def salon(anna: int, open_register: Callable[[], Register], clock: Clock) -> Register:
    """The register of a salon with one customer, Anna Beispiel, an hour after she was recorded."""
    clock.forward(hours=3)
    return open_register()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A signed paper, scanned."""
    scan = tmp_path / "paper.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    return scan
