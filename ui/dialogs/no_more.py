"""Wants no more: three choices in plain words, one click each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.consent import Consent
from consentregister.domain.person import PersonRow
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.chips import ChoiceChips
from ui.widgets.label import Label
from ui.wishes import Offer

if TYPE_CHECKING:
    from consentregister.register import Register

_WIDTH = 560
_ON_CHANNEL = "not_on_channel"


@dataclass(frozen=True, slots=True)
class Start:
    """What the dialog begins with.

    Attributes:
        channels: the one used last first. shared: others with one of the person's numbers.
    """

    name: str
    channels: tuple[str, ...]
    shared: Sequence[PersonRow]


def read_start(register: Register, person: int) -> Start:
    """Read it, in a worker thread."""
    used = [channel for matter in register.messages.open_matters(person) for channel in matter.channels]
    channels = register.checks.board(person).channels
    known = dict.fromkeys(channel for channel in (*used, *channels) if channel in channels)
    return Start(register.people.show(person).name, tuple(known), register.people.shared(person))


class NoMore(Sheet):
    """The three choices; a number that belongs to somebody else too asks once whether it holds for both."""

    def __init__(self, desk: Desk, over: QWidget, person: int) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="no_more.title")
        self._desk, self._person, kit = desk, person, desk.kit
        self._start: Start | None = None
        self._choice = ""
        self._who = Label(kit, "muted")
        self._channel = ChoiceChips(kit.texts("no_more.channels"))
        self._by_channel = self._button(_ON_CHANNEL, "message-circle", channel="…")
        self._both = Label(kit, "body", wrap=True)
        self._lay_out()
        self._channel.chosen.connect(self._say_channel)
        desk.work.read(partial(read_start, desk.register, person), self._begin, key="no-more")

    def _lay_out(self) -> None:
        kit = self._desk.kit
        choices = column(
            self._button("no_advertising", "bell-off"),
            Label(kit, "caption", "no_more.still.no_advertising", wrap=True),
            8,
            self._by_channel,
            self._channel,
            Label(kit, "caption", "no_more.still.not_on_channel", wrap=True),
            8,
            self._button("no_contact", "octagon-x"),
            Label(kit, "caption", "no_more.still.no_contact", wrap=True),
            gap=6,
        )
        self._choices = holding(choices)
        yes = Button(kit, "no_more.for_both", partial(self._record, both=True), kind="primary")
        no = Button(kit, "no_more.for_one", partial(self._record, both=False))
        self._yes = yes
        self._question = holding(column(self._both, row(yes, no, STRETCH), gap=12))
        self._question.hide()
        for widget in (self._who, self._choices, self._question):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _button(self, choice: str, icon: str, channel: str = "") -> Button:
        act = partial(self._choose, choice)
        button = Button(self._desk.kit, f"no_more.{choice}", act, icon=icon, kind="choice", channel=channel)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _begin(self, start: Start) -> None:
        self._start = start
        self._who.show_plain(start.name)
        self._channel.offer([(one, self._channel_name(one)) for one in start.channels])
        self._channel.choose(start.channels[0])
        self._say_channel(start.channels[0])

    def _say_channel(self, channel: str) -> None:
        self._by_channel.say(f"no_more.{_ON_CHANNEL}", channel=self._channel_name(channel))

    def _choose(self, choice: str) -> None:
        if self._start is None:
            return
        self._choice = choice
        if not self._start.shared:
            self._record(both=False)
            return
        others = ", ".join(row.full_name for row in self._start.shared)
        self._both.say("no_more.shared", other=others)
        self._choices.hide()
        self._question.show()
        self._yes.setFocus()

    def _record(self, *, both: bool) -> None:
        start = self._start
        if start is None:
            return
        channel = self._channel.value if self._choice == _ON_CHANNEL else None
        others = [row.id for row in start.shared]
        also, not_for = (others, []) if both else ([], others)
        wants_no_more = self._desk.register.consents.wants_no_more
        job = partial(wants_no_more, self._person, self._choice, channel=channel, also=also, not_for=not_for)
        self._desk.work.change(job, self._saved)

    def _saved(self, _changed: Changed[list[Consent]]) -> None:
        """Tell, and offer the confirmation to print."""
        self.accept()
        texts, name = self._desk.kit.texts, self._start.name if self._start else ""
        channel = self._channel_name(self._channel.value)
        sentence = texts(f"person.stopped.{self._choice}", name=name, channel=channel)
        confirm = partial(self._desk.wishes.print_confirmation.emit, self._person)
        self._desk.wishes.offered.emit(Offer(sentence, texts("no_more.print"), confirm))

    def _channel_name(self, channel: str) -> str:
        return self._desk.kit.texts.heading(self._desk.channel_name(channel))
