"""The link that asked "May I?": what it means for the question, and what may follow from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.asked_link import AskedLink, read_link
from consentregister.domain.contact import shown_phone
from consentregister.domain.errors import InvalidInput
from consentregister.domain.links import link_for
from ui.desk import Desk
from ui.dialogs.may_i_words import Asked
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from consentregister.register import Register

_NAMED = 3
_FRESH = 700  # ms


def read_asked(register: Register, link: str) -> AskedLink:
    """Read a link that came in, for this business. Of several it goes to, the first one known here is asked about.

    Raises:
        InvalidInput: it is not understood whole, or names a channel that does not exist.
    """
    asked = read_link(link, country=register.settings.show().country)
    if asked.channel and asked.channel not in register.catalogue.channels:
        raise InvalidInput("link", "link_invalid")
    people = (asked.address, *asked.others) if asked.others else ()
    known = next((one for one in people if register.people.similar("", [one])), asked.address)
    return replace(asked, address=known, others=tuple(one for one in people if one != known))


def about(link: AskedLink) -> Asked:
    """The question a link asks."""
    return Asked(text=link.name or shown(link.address), channel=link.channel, address=link.address)


def shown(address: str) -> str:
    """A number as people write it, an address as it is."""
    return shown_phone(address) if address.startswith("+") else address


class LinkBar(QWidget):
    """Says that a link asked, who else gets the message, and offers to open it where nobody is known by its address.

    Attributes:
        is_there: whether a link asked.

    Signals:
        opened: the link was opened without a question to answer.
    """

    opened = Signal()

    def __init__(self, desk: Desk, link: AskedLink | None) -> None:
        super().__init__()
        self._desk, self._link = desk, link
        self.is_there = link is not None
        self._since = QElapsedTimer()
        self._since.start()
        self._others = Label(desk.kit, "body", wrap=True)
        self._open = Button(desk.kit, "may_i.open_unknown", self._open_unknown, kind="quiet", icon="external-link")
        self._open.hide()
        where = Label(desk.kit, "caption", "may_i.from_link" if link and link.leads_on else "may_i.from_program")
        self.setLayout(column(row(where, self._open, STRETCH), self._others, gap=4))
        self._name_others()
        self.setVisible(self.is_there)

    def leads_on(self, answer: Answer) -> str:
        """The link as it came, where this answer is about it; "" once something else was asked."""
        link = self._link
        if link is None or not link.leads_on or link.channel != answer.channel:
            return ""
        return link.link if link.address in {"", answer.contact_point} else ""

    def code(self, answer: Answer) -> str:
        """What the phone is given where nothing could be opened here."""
        if not self.leads_on(answer) or answer.contact_point is None:
            return ""
        return link_for(self._desk.register.catalogue.channels[answer.channel], answer.contact_point) or ""

    def offer(self, asked: Asked, *, unknown: bool) -> None:
        """Offer to open the link where nobody is known by its address: a supplier, a friend."""
        link = self._link
        self._open.setVisible(bool(unknown and link and link.leads_on and asked.address))

    def is_fresh(self) -> bool:
        """Whether the question came up just now: an Enter meant for the browser must not answer it."""
        return self.is_there and self._since.elapsed() < _FRESH

    def _name_others(self) -> None:
        others = self._link.others if self._link else ()
        names = ", ".join(shown(one) for one in others[:_NAMED])
        if more := len(others) - _NAMED:
            names = self._desk.kit.texts("may_i.and_more", names=names, count=more) if more > 0 else names
        self._others.say("may_i.others", names=names)
        self._others.setVisible(bool(others))

    def _open_unknown(self) -> None:
        if self._link and self._desk.open_link(self._link.link):
            self.opened.emit()
        else:
            self._desk.wishes.told.emit(self._desk.kit.texts("may_i.not_opened_here"))
