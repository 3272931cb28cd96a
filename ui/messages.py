"""From an error to its sentence. The technical text goes to the log file, without personal data."""

from __future__ import annotations

import logging
import traceback

from consentregister.domain.errors import RegisterError
from consentregister.register import worlds_fault
from ui.texts import Texts

_LOG = logging.getLogger("consentregister.window")


def sentence(error: Exception, texts: Texts) -> str:
    """What happened, what was kept and what to do, in the language of the window."""
    told = error if isinstance(error, RegisterError) else worlds_fault(error)
    if told is not None:
        try:
            return texts(told.key, **told.data)
        except (KeyError, FileNotFoundError):
            _LOG.error("no sentence for %s", told.key)
    return texts("window.unexpected")


def note_unexpected(error: Exception) -> None:
    """Write to the log file where an error of ours arose: kind and places, never its words, which may hold names."""
    if isinstance(error, RegisterError) or worlds_fault(error) is not None:
        return
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    _LOG.error("%s at %s", type(error).__name__, " < ".join(reversed(places)))
