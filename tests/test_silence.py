"""Silence is tested: what warns, fails."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

LOUD_AND_QUIET = """
import logging, warnings
from PySide6.QtCore import qWarning

def test_quiet(clock):
    logging.getLogger("a").info("all is well")
    assert str(clock()) == "2026-11-24 09:00:00+00:00"

def test_python_warns():
    warnings.warn("careful", stacklevel=1)

def test_qt_warns(qtbot):
    qWarning("careful")

def test_log_warns():
    logging.getLogger("a").warning("careful")

def test_expects_the_warning(caplog):
    logging.getLogger("a").warning("careful")
    assert caplog.messages == ["careful"]
    caplog.clear()
"""


def test_a_warning_of_python_qt_or_the_log_fails_a_test(tmp_path: Path) -> None:
    """Under the project's own settings every loud test fails, and the quiet and the expecting one pass."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "tests")
    (tmp_path / "tests/test_it.py").write_text(LOUD_AND_QUIET)

    command = [sys.executable, "-m", "pytest", "-q", "-rA"]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    output = subprocess.run(command, cwd=tmp_path, env=outside, capture_output=True, text=True, check=False).stdout

    told = {(word, name) for word, name in re.findall(r"^(PASSED|FAILED|ERROR) \S+::test_(\w+)", output, re.MULTILINE)}
    assert {name for word, name in told if word != "PASSED"} == {"python_warns", "qt_warns", "log_warns"}, output
    assert {("PASSED", "quiet"), ("PASSED", "expects_the_warning")} <= told
