"""A short state in a verdict's colours: shape and words, as "Saved today, 08:02"."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from consentregister.domain.words import Verdict
from ui import icons, look
from ui.desk import Kit
from ui.widgets.boxes import row
from ui.widgets.label import Label

_FRAME = "Mark {{ background: {ground}; border-radius: {corner}px; }} QLabel {{ color: {text}; }}"


class Mark(QFrame):
    """Icon and words on the verdict's ground."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._verdict = Verdict.ALLOW
        self._sign = QLabel()
        self._words = Label(kit, "strong")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setLayout(row(self._sign, self._words, gap=6, margin=(10, 4, 10, 4)))
        kit.look.changed.connect(self._colour)

    def show_mark(self, verdict: Verdict, key: str, **data: object) -> None:
        """Show a state."""
        self._verdict = verdict
        self._words.say(key, **data)
        self.setAccessibleName(self._words.text())
        self._colour()

    def _colour(self) -> None:
        pair = self._kit.look.verdict(self._verdict)
        self.setStyleSheet(_FRAME.format(ground=pair.ground, text=pair.text, corner=look.BADGE_CORNER))
        self._sign.setPixmap(self._kit.icons.pixmap(icons.OF_VERDICT[self._verdict], pair.text))
