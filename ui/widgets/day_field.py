"""A field for a day, typed as people write it. It begins empty: no day is ever proposed."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

from consentregister.domain.errors import InvalidInput
from ui.desk import Kit

_FORMS = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y", "%d %B %Y")


class DayField(QLineEdit):
    """One day, or none."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit, self._name = kit, name
        kit.texts.changed.connect(self._speak)
        self._speak()

    def day(self) -> date | None:
        """The day typed; None where nothing is.

        Raises:
            InvalidInput: it is no day.
        """
        text = self.text().strip()
        return read_day(text) if text else None

    def show_day(self, day: date | None) -> None:
        """Show a day as people write it."""
        self.setText(f"{day:%d.%m.%Y}" if day else "")

    def _speak(self) -> None:
        self.setPlaceholderText(self._kit.texts("window.day_hint"))
        self.setAccessibleName(self._kit.texts(self._name))


def read_day(text: str) -> date:
    """A day as people write it: 24.11.2026, 24.11.26, 2026-11-24.

    Raises:
        InvalidInput: it is no day.
    """
    for form in _FORMS:
        try:
            return datetime.strptime("".join(text.split()) if "%B" not in form else text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise InvalidInput("day", "date_invalid", value=text[:40])
