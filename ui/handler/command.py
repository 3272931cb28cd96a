"""How the system starts this program with a link, in the ways of Linux and of Windows to write a command."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_WINDOWED = "pythonw.exe"
_SPECIAL = re.compile(r'(["`$\\])')


def command(register: Path) -> tuple[str, ...]:
    """The words before the link. `--link` makes sure that what follows is taken for a link, whatever it looks like."""
    if getattr(sys, "frozen", False):
        return (sys.executable, str(register), "--link")
    # -P: the browser's folder of downloads must not be searched for our modules.
    return (_python(), "-P", "-m", "ui", str(register), "--link")


def desktop_exec(words: Sequence[str]) -> str:
    """The value of `Exec` in a desktop file: quoted, then escaped as every value of such a file is."""
    return " ".join([*(_quoted(word) for word in words), "%u"])


def windows_command(words: Sequence[str]) -> str:
    """The value of a ProgId's command in Windows' registry."""
    return subprocess.list2cmdline(words) + ' "%1"'


def _quoted(word: str) -> str:
    if not word.isprintable():
        raise OSError(word)
    inside = _SPECIAL.sub(r"\\\1", word).replace("%", "%%")
    return f'"{inside}"'.replace("\\", "\\\\")


def _python() -> str:
    windowed = Path(sys.executable).with_name(_WINDOWED)
    return str(windowed if windowed.exists() else sys.executable)
