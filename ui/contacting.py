"""Contacting somebody after an answer: checked anew at the click, then the channel is opened and the contact noted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from consentregister.domain.answer import Answer
from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.links import link_for
from consentregister.domain.words import Direction
from ui.desk import Desk

if TYPE_CHECKING:
    from consentregister.register import Register


def needs_note(desk: Desk, answer: Answer) -> bool:
    """Whether a yes opens only after a word on why: the way is there, and the door holds its link back."""
    return answer.needs_note and _link(desk, answer) is not None


class Contacting(QObject):
    """Contacts somebody. Between the answer and the click another seat may have entered a no.

    Signals:
        done: the contact is noted, and the channel of a yes is open.
        outdated: the answer is another one by now; nothing was opened or noted.
        not_opened: the channel did not open; nothing was noted.
    """

    done = Signal()
    outdated = Signal(Answer)
    not_opened = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def go(self, answer: Answer, *, reason: str = "", asked: str = "") -> None:
        """Open the channel of a yes and note the contact; after a no, note it with its reason and open nothing.

        Args:
            answer: what was shown when somebody clicked.
            reason: why, after a no or where a yes needs a word on it.
            asked: the link that came in and asked; it is opened in place of our own, after a reason too.
        """
        job = partial(_check_anew, self._desk.register, answer)
        self._desk.work.read(job, partial(self._act, answer, reason, asked), key="contact")

    def _act(self, shown: Answer, reason: str, asked: str, fresh: Answer) -> None:
        if _is_outdated(shown, fresh):
            self._desk.wishes.told.emit(self._desk.kit.texts("may_i.outdated"))
            self.outdated.emit(fresh)
            return
        link = asked or fresh.link or (_link(self._desk, fresh) if fresh.verdict.is_yes else None)
        if link and not self._desk.open_link(link):
            self.not_opened.emit()
            return
        self._note(fresh, reason, opened=bool(link))
        self.done.emit()

    def _note(self, answer: Answer, reason: str, *, opened: bool) -> None:
        log, desk = self._desk.register.messages.log, self._desk
        job = partial(log, answer.person, answer.channel, Direction.OUT, purpose=answer.purpose, reason=reason)
        told = "may_i.opened" if opened else "may_i.noted"
        sentence = desk.kit.texts(told, channel=desk.channel_name(answer.channel), name=answer.name)
        desk.work.change(job, lambda _changed: desk.wishes.told.emit(sentence))


def _check_anew(register: Register, shown: Answer) -> Answer:
    """The same question once more, for the same address as far as the person still has it."""
    ask = partial(register.checks.check, shown.person, shown.channel, shown.purpose, language=shown.language)
    fresh = ask()
    if fresh.contact_point == shown.contact_point or shown.contact_point is None:
        return fresh
    try:
        return ask(address=shown.contact_point)
    except (InvalidInput, NotFound):
        return fresh


def _is_outdated(shown: Answer, fresh: Answer) -> bool:
    """Whether a yes is no longer one, waits for a note by now, or would go to another address."""
    if not shown.verdict.is_yes:
        return False
    return (
        not fresh.verdict.is_yes
        or fresh.contact_point != shown.contact_point
        or (fresh.needs_note and not shown.needs_note)
    )


def _link(desk: Desk, answer: Answer) -> str | None:
    if answer.contact_point is None:
        return None
    return link_for(desk.register.catalogue.channels[answer.channel], answer.contact_point)
