"""The language of the window, switchable while it runs."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

import resources
from consentregister.domain.channel import Channel
from consentregister.domain.words import Language


class Texts(QObject):
    """The texts of the catalogue in the language in force. Call it with a key: `texts("window.search")`.

    Attributes:
        language: the language in force; set it by `speak`.

    Signals:
        changed: the language is another one now; say everything anew.
    """

    changed = Signal()

    def __init__(self, language: Language = Language.DE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language

    def __call__(self, key: str, /, **data: object) -> str:
        """The text for a key of the catalogue."""
        return resources.text(self.language, key, **data)

    def counted(self, key: str, count: int, **data: object) -> str:
        """The text for a number of things: the entry `<key>.one` or `<key>.many`."""
        return self(f"{key}.{'one' if count == 1 else 'many'}", count=count, **data)

    def speak(self, language: Language) -> None:
        """Change the language of the window."""
        if language != self.language:
            self.language = language
            self.changed.emit()

    def channel(self, channel: Channel) -> str:
        """A channel's name."""
        return channel.names[self.language]

    def heading(self, words: str) -> str:
        """Words as they begin a line: "e-mail" becomes "E-mail"."""
        return words[:1].upper() + words[1:]

    def day(self, day: date) -> str:
        """A day as people write it here: 03.05.2026, 3 May 2026."""
        if self.language == Language.DE:
            return f"{day:%d.%m.%Y}"
        return f"{day.day} {self(f'window.month.{day.month}')} {day.year}"

    def moment(self, moment: datetime) -> str:
        """A time in the computer's own zone: "03.05.2026, 08:02"."""
        local = moment.astimezone()
        return f"{self.day(local.date())}, {local:%H:%M}"
