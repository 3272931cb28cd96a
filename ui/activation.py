"""Coming forward when called: some systems let a window do so only by leave of the program that was just clicked."""

from __future__ import annotations

import os
import re
import sys

from PySide6.QtGui import QGuiApplication

_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 (the name of a variable)
_LOOKS_LIKE_ONE = r"[\x21-\x7e]{1,200}"
_ANYBODY = -1  # ASFW_ANY


def leave() -> str:
    """The leave this start was given by the desktop, to hand on (Wayland); on Windows it is given away at once."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
    return os.environ.get(_TOKEN, "")


def take_leave(token: str) -> None:
    """Let Qt use a leave that was handed on, with the next window that comes forward."""
    if QGuiApplication.platformName().startswith("wayland") and re.fullmatch(_LOOKS_LIKE_ONE, token):
        os.environ[_TOKEN] = token
