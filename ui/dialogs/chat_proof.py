"""What an exported chat shows, beside the choice of it as a proof; and what has to be said before it can be read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.chat import ChatProof, ChatReading
from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import Direction
from ui import messages
from ui.desk import Desk
from ui.widgets.boxes import column
from ui.widgets.check import Check
from ui.widgets.chips import ChoiceChips
from ui.widgets.label import Label

_ENDINGS = (".txt", ".zip")
# What is no chat may still be a proof: a note, a file of another messenger.
_NO_CHAT = frozenset({"errors.chat_empty", "errors.chat_no_text", "errors.chat_not_in_zip"})
_DAY, _MONTH = "day_first", "month_first"


class ChatProofBox(QWidget):
    """Tells who wrote first; hidden for any other file.

    Attributes:
        is_chat: whether the file is an exported chat.
        reading: what was said of it.

    Signals:
        told: it is a chat, and what it shows stands here.
    """

    told = Signal()

    def __init__(self, desk: Desk, person: int) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._file = Path()
        self.is_chat = False
        self._shown = Label(desk.kit, "body", wrap=True)
        self._choices = ChoiceChips(desk.kit.texts("wrote.chat_choices"))
        self._keep_text = Check(desk.kit, "wrote.chat_keep_text")
        self.reading = ChatReading()
        self._choices.chosen.connect(self._answer)
        self.setLayout(column(self._shown, self._choices, self._keep_text, gap=6))
        self.hide()

    def read(self, file: Path) -> None:
        """Read a file that was chosen as a proof."""
        self._file, self.reading = file, ChatReading()
        self.is_chat = False
        self.hide()
        if file.suffix.lower() in _ENDINGS:
            self._read()

    @property
    def keep_text(self) -> bool:
        """Whether what was written is to be kept too."""
        return self._keep_text.isChecked()

    def _read(self) -> None:
        job = partial(self._desk.register.chats.read, self._person, self._file, self.reading)
        self._desk.work.read(job, self._show, self._ask, key="chat")

    def _show(self, proof: ChatProof) -> None:
        texts = self._desk.kit.texts
        first = proof.first_writer is Direction.IN
        key = "wrote.chat_they_first" if first else "wrote.chat_we_first"
        sentences = [texts(key, name=proof.person, moment=texts.moment(proof.first_at))]
        if proof.without_yes:
            sentences.append(texts.counted("wrote.chat_without_yes", len(proof.without_yes)))
        self._tell("\n".join(sentences), choices=False, keep=first)

    def _ask(self, error: Exception) -> None:
        if isinstance(error, InvalidInput) and error.key in _NO_CHAT:
            return
        options = self._options(error)
        self._choices.choose("")
        self._choices.offer(options)
        self._tell(messages.sentence(error, self._desk.kit.texts), choices=bool(options), keep=False)

    def _options(self, error: Exception) -> list[tuple[str, str]]:
        """What can be said to what was asked."""
        asked = error.field if isinstance(error, InvalidInput) else ""
        if isinstance(error, InvalidInput) and asked == "named":
            who = error.data["who"]
            return [(one, one) for one in who] if isinstance(who, tuple) else []
        return [(one, self._desk.kit.texts(f"wrote.{one}")) for one in (_DAY, _MONTH)] if asked == "day_first" else []

    def _answer(self, value: str) -> None:
        if value in (_DAY, _MONTH):
            self.reading = replace(self.reading, day_first=value == _DAY)
        else:
            self.reading = replace(self.reading, named=value)
        self._read()

    def _tell(self, sentence: str, *, choices: bool, keep: bool) -> None:
        self.is_chat = True
        self._shown.show_plain(sentence)
        self._choices.setVisible(choices)
        self._keep_text.setVisible(keep)
        self.show()
        self.told.emit()
