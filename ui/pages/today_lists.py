"""The lower half of the first page: who waits for an answer, and what happened today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ui.desk import Desk
from ui.pages.today_reading import DayView
from ui.widgets.boxes import clear
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_MOST = 4
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Line:
    """When, who, and what about."""

    when: str
    person: int
    name: str
    what: str


class PeopleCard(Card):
    """A few lines, each with a name that leads to the person."""

    def __init__(self, desk: Desk, title: str, nothing: str) -> None:
        """`nothing`: the key of what is said where there is no line."""
        super().__init__(desk.kit, title)
        self._desk = desk
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._nothing = Label(desk.kit, "muted", nothing, wrap=True)
        self._nothing.hide()
        self._more = Label(desk.kit, "caption")
        for part in (self._nothing, self._grid, self._more):
            self.add(part)
        self.content.addStretch(1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the first few of them."""
        clear(self._grid)
        for place, line in enumerate(lines[:_MOST]):
            self._add_line(place, line)
        self._nothing.setVisible(not lines)
        self._more.say("today.more", count=len(lines) - _MOST)
        self._more.setVisible(len(lines) > _MOST)

    def _add_line(self, place: int, line: Line) -> None:
        kit = self._desk.kit
        when, what = Label(kit, "muted"), Label(kit, "body", wrap=True)
        when.show_plain(line.when)
        what.show_plain(line.what)
        go = partial(self._desk.wishes.person.emit, line.person)
        name = Button(kit, "today.person", go, kind="link", name=line.name)
        for column, widget in enumerate((when, name, what)):
            self._grid.addWidget(widget, place, column, Qt.AlignmentFlag.AlignVCenter)


class DayLists:
    """Both cards.

    Attributes:
        unanswered, happened: the cards.
        shown: the day they show, None before the first.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.shown: DayView | None = None
        self.unanswered = PeopleCard(desk, "today.unanswered", "today.all_answered")
        self.happened = PeopleCard(desk, "today.happened", "today.nothing_happened")

    def show_day(self, view: DayView) -> None:
        """Show them; there is nothing to tell before there are people."""
        self.shown = view
        self.unanswered.show_lines(list(self._waiting(view)))
        self.happened.show_lines(list(self._entries(view)))
        for card in (self.unanswered, self.happened):
            card.setVisible(view.today.people > 0)

    def _waiting(self, view: DayView) -> Iterable[Line]:
        texts = self._desk.kit.texts
        for one in view.today.unanswered:
            day = one.at.astimezone().date()
            when = f"{one.at.astimezone():%H:%M}" if day == view.today.day else texts.day(day)
            yield Line(when, one.person, one.name, " · ".join(filter(None, (self._channel(one.channel), one.matter))))

    def _entries(self, view: DayView) -> Iterable[Line]:
        for entry in view.entries:
            if entry.person and (name := view.names.get(entry.person)):
                yield Line(f"{entry.at.astimezone():%H:%M}", entry.person, name, entry.text)

    def _channel(self, channel: str) -> str:
        known = channel in self._desk.register.catalogue.channels
        return self._desk.kit.texts.heading(self._desk.channel_name(channel)) if known else channel
