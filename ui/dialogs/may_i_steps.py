"""What one can do after an answer, as buttons: the first is the main one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from consentregister.domain.answer import Answer
from consentregister.domain.words import AddressKind, ChannelClass, ConsentState, Verdict
from ui import icons
from ui.contacting import needs_note
from ui.desk import Desk
from ui.widgets.button import Button

_OTHER_WAYS = 2
_PHONE_FIRST = "M1"
_HELPED_BY_WRITING = (ChannelClass.MESSENGER, ChannelClass.SMS)


class Steps(QObject):
    """Makes the buttons of an answer.

    Signals:
        taken: contact the person now, as the answer says.
        other_way: a channel that is allowed instead.
        form, wrote, address: print the form; record that the person wrote; add a number or address.
        phone: set up the work phone.
        copied: the text that goes with the message.
    """

    taken = Signal()
    other_way = Signal(str)
    form = Signal()
    wrote = Signal()
    phone = Signal()
    address = Signal()
    copied = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def made(self, answer: Answer) -> list[Button]:
        """The buttons, most fitting first."""
        buttons = self._after_yes(answer) if answer.verdict.is_yes else self._after_no(answer)
        if buttons:
            buttons[0].be("primary")
        return buttons

    def _after_yes(self, answer: Answer) -> list[Button]:
        if self._is_unreachable(answer):
            return [self._button("may_i.add_address", self.address.emit, "pencil")]
        buttons = [self._main(answer)]
        if answer.accompany:
            copy = partial(self.copied.emit, answer.accompany)
            buttons.append(self._button("person.copy_text", copy, "copy"))
        return buttons

    def _main(self, answer: Answer) -> Button:
        channel = answer.channel
        if not answer.link and not needs_note(self._desk, answer):
            return self._button("may_i.note_it", self.taken.emit, "check", key="window.enter")
        words = "person.call" if channel == "phone_call" else "person.open_channel"
        return self._button(words, self.taken.emit, icons.of_channel(channel), key="window.enter", channel=channel)

    def _after_no(self, answer: Answer) -> list[Button]:
        buttons = [self._other(channel) for channel in answer.allowed_channels[:_OTHER_WAYS]]
        if any(notice.id == _PHONE_FIRST for notice in answer.notices):
            buttons.append(self._button("person.set_up_phone", self.phone.emit, "smartphone"))
        if answer.verdict is Verdict.ASK_FIRST and answer.state is not ConsentState.REQUESTED:
            buttons.append(self._button("person.print_form", self.form.emit, "printer"))
        if answer.next_step_2:
            buttons.append(self._button("person.wrote", self.wrote.emit, "message-circle"))
        return buttons

    def _other(self, channel: str) -> Button:
        words = "person.call" if channel == "phone_call" else "person.other_channel"
        return self._button(words, partial(self.other_way.emit, channel), icons.of_channel(channel), channel=channel)

    def _is_unreachable(self, answer: Answer) -> bool:
        known = self._desk.register.catalogue.channels[answer.channel]
        return answer.contact_point is None and known.address_kind is not AddressKind.NONE

    def _button(self, words: str, act: Callable[[], object], icon: str, *, key: str = "", channel: str = "") -> Button:
        name = self._desk.kit.texts.heading(self._desk.channel_name(channel)) if channel else ""
        return Button(self._desk.kit, words, act, icon=icon, shortcut=key, channel=name)
