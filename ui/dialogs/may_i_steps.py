"""What one can do after an answer, as buttons: the first is the main one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from consentregister.domain.answer import Answer
from consentregister.domain.words import AddressKind, ConsentState, Verdict
from ui import icons
from ui.contacting import needs_note
from ui.desk import Desk
from ui.widgets.button import Button

_OTHER_WAYS = 2
_PHONE_FIRST = "M1"
_CALL = "phone_call"
_NOW = ("person.call", "person.other_channel")
_MEANWHILE = ("person.call_meanwhile", "person.other_channel_meanwhile")


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing to do: its words, what it does, its icon, the channel it names."""

    words: str
    act: Callable[[], object]
    icon: str
    channel: str = ""


class Steps(QObject):
    """Makes the buttons of an answer.

    Signals:
        taken: contact the person now, as the answer says.
        other_way: a channel that is allowed instead.
        form, wrote, address: print the form; record that the person wrote; add a number or address.
        phone: set up the work phone.
    """

    taken = Signal()
    other_way = Signal(str)
    form = Signal()
    wrote = Signal()
    phone = Signal()
    address = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def made(self, answer: Answer) -> list[Button]:
        """The buttons, most fitting first."""
        steps = self._after_yes(answer) if answer.verdict.is_yes else self._after_no(answer)
        return [self._button(step, is_main=step is steps[0]) for step in steps]

    def _after_yes(self, answer: Answer) -> list[_Step]:
        if self._is_unreachable(answer):
            return [_Step("may_i.add_address", self.address.emit, "pencil")]
        return [self._main(answer)]

    def _main(self, answer: Answer) -> _Step:
        if not answer.link and not needs_note(self._desk, answer):
            return _Step("may_i.note_it", self.taken.emit, "check")
        words = "person.call" if answer.channel == _CALL else "person.open_channel"
        return _Step(words, self.taken.emit, icons.of_channel(answer.channel), answer.channel)

    def _after_no(self, answer: Answer) -> list[_Step]:
        meanwhile = answer.state is ConsentState.REQUESTED
        steps = [self._other(channel, meanwhile=meanwhile) for channel in answer.allowed_channels[:_OTHER_WAYS]]
        if any(notice.id == _PHONE_FIRST for notice in answer.notices):
            steps.append(_Step("person.set_up_phone", self.phone.emit, "smartphone"))
        if answer.verdict is Verdict.ASK_FIRST and answer.state is not ConsentState.REQUESTED:
            steps.append(_Step("person.print_form", self.form.emit, "printer"))
        if answer.next_step_2:
            steps.append(_Step("person.wrote", self.wrote.emit, "message-circle"))
        return steps

    def _other(self, channel: str, *, meanwhile: bool) -> _Step:
        """A way that is allowed; while an answer is waited for it says so, as nobody is to be called about that."""
        keys = _MEANWHILE if meanwhile else _NOW
        words = keys[0] if channel == _CALL else keys[1]
        return _Step(words, partial(self.other_way.emit, channel), icons.of_channel(channel), channel)

    def _is_unreachable(self, answer: Answer) -> bool:
        known = self._desk.register.catalogue.channels[answer.channel]
        return answer.contact_point is None and known.address_kind is not AddressKind.NONE

    def _button(self, step: _Step, *, is_main: bool) -> Button:
        name = self._desk.kit.texts.heading(self._desk.channel_name(step.channel)) if step.channel else ""
        return Button(
            self._desk.kit,
            step.words,
            step.act,
            kind="primary" if is_main else "secondary",
            icon=step.icon,
            shortcut="window.enter" if is_main else "",
            channel=name,
        )
