"""Has written: on which channel, about what. The first message decides what may be answered (S2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import Direction, Purpose
from ui import messages
from ui.desk import Desk
from ui.dialogs.chat_proof import ChatProofBox
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import Field, TextField
from ui.widgets.label import Label

if TYPE_CHECKING:
    from consentregister.register import Register

_WIDTH = 560
_NOT_WRITTEN = frozenset({"phone_call", "in_person"})
_YES, _NO = "yes", "no"
_CHAT_OF = "whatsapp"


@dataclass(frozen=True, slots=True)
class Start:
    """What the dialog begins with: the person's name, and the channels one can write on."""

    name: str
    channels: tuple[str, ...]


def read_start(register: Register, person: int) -> Start:
    """Read it, in a worker thread."""
    channels = register.checks.board(person).channels
    return Start(register.people.show(person).name, tuple(one for one in channels if one not in _NOT_WRITTEN))


class Wrote(Sheet):
    """The questions about a message that came in. Enter saves; only the channel is needed."""

    def __init__(self, desk: Desk, over: QWidget, person: int) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="wrote.title")
        self._desk, self._person, kit = desk, person, desk.kit
        self._name = ""
        self._evidence: Path | None = None
        self._who = Label(kit, "muted")
        self._channel = ChoiceChips()
        self._own_matter = ChoiceChips(options=[(one, kit.texts(f"wrote.{one}")) for one in (_YES, _NO)])
        self._matter = TextField(kit, "wrote.matter", hint="wrote.matter_hint")
        self._file = Label(kit, "caption", "wrote.evidence_hint", wrap=True)
        self._chat = ChatProofBox(desk, person)
        self._chat.told.connect(self._show_chat)
        self._save = Button(kit, "recording.save", self._record, kind="primary", shortcut="window.enter")
        self._lay_out()
        desk.work.read(partial(read_start, desk.register, person), self._begin, key="wrote")

    def _lay_out(self) -> None:
        kit = self._desk.kit
        attach = Button(kit, "wrote.attach", self._choose_file, icon="image")
        self.body.addWidget(self._who)
        self.body.addWidget(Field(kit, "wrote.channel", self._channel))
        self.body.addWidget(self._matter)
        self.body.addWidget(Field(kit, "wrote.own_matter", self._own_matter))
        proof = row(attach, self._file, gap=12)
        proof.setStretch(1, 1)
        self.body.addLayout(proof)
        self.body.addWidget(self._chat)
        self.body.addStretch(1)
        cancel = Button(kit, "recording.cancel", self.reject)
        cancel.setAutoDefault(True)
        self._save.setDefault(True)
        self._save.setEnabled(False)
        self.foot.addLayout(row(self._save, cancel, STRETCH))
        self.foot.setContentsMargins(20, 8, 20, 20)

    def _begin(self, start: Start) -> None:
        self._name = start.name
        self._who.show_plain(start.name)
        texts = self._desk.kit.texts
        self._channel.offer([(one, texts.heading(self._desk.channel_name(one))) for one in start.channels])
        self._channel.choose(start.channels[0])
        self._channel.focus()
        self._save.setEnabled(True)

    def _choose_file(self) -> None:
        words = self._desk.kit.texts("wrote.attach")
        chosen, _filter = QFileDialog.getOpenFileName(self, words)
        if chosen:
            self._evidence = Path(chosen)
            self._file.show_plain(self._evidence.name)
            self._chat.read(self._evidence)

    def _show_chat(self) -> None:
        self._channel.choose(_CHAT_OF)
        self.reveal(self._chat)

    def _record(self) -> None:
        self._matter.note("")
        self._save.setEnabled(False)
        register, matter = self._desk.register, self._matter.text
        purpose = Purpose.APPOINTMENT_OR_ORDER if self._own_matter.value == _YES else None
        if self._evidence and self._chat.is_chat and self._channel.value == _CHAT_OF:
            filed = partial(register.chats.file, self._person, self._evidence, self._chat.reading)
            filed = partial(filed, matter=matter, purpose=purpose, keep_text=self._chat.keep_text)
            self._desk.work.change(filed, self._saved, self._complain)
        else:
            noted = partial(register.messages.log, self._person, self._channel.value, Direction.IN)
            noted = partial(noted, matter=matter, purpose=purpose, evidence=self._evidence)
            self._desk.work.change(noted, self._saved, self._complain)

    def _saved(self, _changed: object) -> None:
        self.accept()
        channel = self._desk.channel_name(self._channel.value)
        sentence = self._desk.kit.texts("person.noted_message", name=self._name, channel=channel)
        self._desk.wishes.told.emit(sentence)

    def _complain(self, error: Exception) -> None:
        self._save.setEnabled(True)
        sentence = messages.sentence(error, self._desk.kit.texts)
        if isinstance(error, InvalidInput) and error.field == "matter":
            self._matter.complain(sentence)
        elif isinstance(error, InvalidInput) and error.field in ("file", "named", "day_first"):
            self._file.show_plain(sentence)
        else:
            self._desk.work.failed.emit(sentence)
