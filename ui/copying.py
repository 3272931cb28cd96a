"""What goes to the clipboard, with a word that it is there."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from consentregister.domain.answer import Answer
from ui.desk import Desk


def copy_explanation(desk: Desk, answer: Answer) -> None:
    """Put an answer with all it rests on into the clipboard; wording it reads nothing, so no thread is needed."""
    QGuiApplication.clipboard().setText(desk.register.checks.explanation(answer))
    desk.wishes.told.emit(desk.kit.texts("may_i.why_copied"))
