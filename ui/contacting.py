"""Contacting somebody after an answer: open the channel, note it in the register, say so."""

from __future__ import annotations

from functools import partial

from consentregister.domain.answer import Answer
from consentregister.domain.links import link_for
from consentregister.domain.words import Direction
from ui.desk import Desk


def needs_note(desk: Desk, answer: Answer) -> bool:
    """Whether a yes opens only after a word on why: the way is there, and the door holds its link back."""
    return answer.verdict.is_yes and answer.link is None and _link(desk, answer) is not None


def contact(desk: Desk, answer: Answer, name: str, *, reason: str = "", asked: str = "") -> bool:
    """Open the channel of a yes and note the contact; after a no, note it with its reason and open nothing.

    Args:
        asked: the link that came in and asked; it is opened in place of our own, after a reason too.

    Returns: False when the channel did not open; then nothing is noted.
    """
    link = asked or answer.link or (_link(desk, answer) if answer.verdict.is_yes else None)
    if link and not desk.open_link(link):
        return False
    log = desk.register.messages.log
    job = partial(log, answer.person, answer.channel, Direction.OUT, purpose=answer.purpose, reason=reason)
    told = "may_i.opened" if link else "may_i.noted"
    sentence = desk.kit.texts(told, channel=desk.channel_name(answer.channel), name=name)
    desk.work.change(job, lambda _changed: desk.wishes.told.emit(sentence))
    return True


def _link(desk: Desk, answer: Answer) -> str | None:
    if answer.contact_point is None:
        return None
    return link_for(desk.register.catalogue.channels[answer.channel], answer.contact_point)
