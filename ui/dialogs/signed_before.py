"""Signed before: consents on paper from the time before the register, for many people at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.errors import InvalidInput
from consentregister.domain.signed_before import TakenBefore
from consentregister.domain.words import ChannelClass, Purpose
from ui import messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.wishes import Offer

_WIDTH = 560
_MOST_NAMED = 5
_SIGNED_FOR = (ChannelClass.MESSENGER, ChannelClass.SMS, ChannelClass.EMAIL)
_MATTERS = (
    ("signed_before.own_matters", (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)),
    ("words.purpose.service_reminder", (Purpose.SERVICE_REMINDER,)),
    ("words.purpose.advertising", (Purpose.ADVERTISING,)),
    ("words.purpose.review_request", (Purpose.REVIEW_REQUEST,)),
)


class SignedBefore(Sheet):
    """The questions about a stack of old papers: for what, when, and where they are."""

    def __init__(self, desk: Desk, over: QWidget, persons: Sequence[int], name: str = "") -> None:
        """`name`: of a single person."""
        super().__init__(desk.kit, over, width=_WIDTH, title="signed_before.title")
        self._desk, self._persons, kit = desk, persons, desk.kit
        self._name = name
        self._evidence: Path | None = None
        self._channel: Choice[str] = Choice(kit, "signed_before.channel")
        self._matters = [(Check(kit, key), purposes) for key, purposes in _MATTERS]
        self._ask_channel = Field(kit, "signed_before.channel", self._channel)
        self._ask_matters = Field(
            kit, "signed_before.purposes", holding(column(*(box for box, _ in self._matters), gap=0))
        )
        self._day = DayField(kit, "signed_before.signed_on")
        self._ask_day = Field(kit, "signed_before.signed_on", self._day)
        self._file = Label(kit, "caption", "signed_before.no_file", wrap=True)
        self._take = Button(kit, "signed_before.take", self._record, kind="primary")
        self._lay_out()
        self._channel.offer([(one, kit.texts.heading(desk.channel_name(one))) for one in _to_sign_for(desk)])

    def attach(self, file: Path) -> None:
        """Take the papers, as one file."""
        self._evidence = file
        self._file.show_plain(file.name)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        self.body.addWidget(Label(kit, "muted", "signed_before.intro", wrap=True))
        who = Label(kit, "body")
        who.show_plain(self._name or kit.texts.counted("lists.selected", len(self._persons)))
        self.body.addWidget(who)
        for part in (self._ask_channel, self._ask_matters, self._ask_day):
            self.body.addWidget(part)
        proof = row(Button(kit, "signed_before.attach", self._choose_file, icon="image"), self._file, gap=12)
        proof.setStretch(1, 1)
        self.body.addLayout(proof)
        self._take.setDefault(True)
        self.foot.addLayout(row(self._take, Button(kit, "recording.cancel", self.reject), STRETCH))
        self.foot.setContentsMargins(20, 8, 20, 20)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._desk.kit.texts("signed_before.attach"))
        if chosen:
            self.attach(Path(chosen))

    def _record(self) -> None:
        for field in (self._ask_matters, self._ask_day):
            field.note("")
        try:
            day = self._day.day()
        except InvalidInput as error:
            self._complain(error)
            return
        self._take.setEnabled(False)
        purposes = [purpose for box, purposes in self._matters if box.isChecked() for purpose in purposes]
        take = self._desk.register.signed_before.take
        job = partial(take, self._persons, self._channel.value(), purposes, signed_on=day, evidence=self._evidence)
        self._desk.work.change(job, self._tell, self._complain)

    def _tell(self, changed: Changed[TakenBefore]) -> None:
        self.accept()
        texts, came = self._desk.kit.texts, changed.value
        sentences = [texts.counted("signed_before.taken", len(came.persons))]
        if came.left_out:
            named = [texts(f"signed_before.left_out.{one.why}", name=one.name) for one in came.left_out[:_MOST_NAMED]]
            names = ", ".join(named) + (" …" if len(came.left_out) > _MOST_NAMED else "")
            count = len(came.left_out)
            key = f"signed_before.aside.{'one' if count == 1 else 'many'}"
            sentences.append(texts(key, count=count, names=names))
        job = partial(self._desk.register.signed_before.undo, came, texts("signed_before.mistaken"))
        undo = partial(self._desk.work.change, job, partial(_tell_undone, self._desk))
        self._desk.wishes.offered.emit(Offer(" ".join(sentences), texts("signed_before.undo"), undo, stays=True))

    def _complain(self, error: Exception) -> None:
        self._take.setEnabled(True)
        sentence = messages.sentence(error, self._desk.kit.texts)
        field = error.field if isinstance(error, InvalidInput) else ""
        if field in ("signed_on", "day"):
            self._ask_day.complain(sentence)
        elif field == "file":
            self._file.show_plain(sentence)
        else:
            self._ask_matters.complain(sentence)


def _tell_undone(desk: Desk, changed: Changed[TakenBefore]) -> None:
    desk.wishes.told.emit(desk.kit.texts.counted("signed_before.undone", len(changed.value.persons)))


def _to_sign_for(desk: Desk) -> list[str]:
    """The channels a consent is signed for."""
    return [one.id for one in desk.register.catalogue.channels.values() if one.channel_class in _SIGNED_FOR]
