"""From an error to its sentence. The technical text goes to the log file, without personal data."""

from __future__ import annotations

import logging
import traceback

from consentregister.domain.errors import RegisterError
from ui.texts import Texts

_LOG = logging.getLogger("consentregister.window")


def sentence(error: Exception, texts: Texts) -> str:
    """What happened, what was kept and what to do, in the language of the window."""
    if isinstance(error, RegisterError):
        try:
            return texts(error.key, **error.data)
        except (KeyError, FileNotFoundError):
            _LOG.error("no sentence for %s", error.key)
    return texts("window.unexpected")


def note_unexpected(error: Exception) -> None:
    """Write to the log file where an error of ours arose: kind and places, never its words, which may hold names."""
    if isinstance(error, RegisterError):
        return
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    _LOG.error("%s at %s", type(error).__name__, " < ".join(reversed(places)))
