"""Today: what waits, how many may be written to, whether the work phone and the register are safe."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTime, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from consentregister.domain.today import Today
from consentregister.domain.words import Verdict
from ui import look
from ui.desk import Desk
from ui.pages.page import Page
from ui.pages.today_lists import DayLists
from ui.pages.today_reading import read_day
from ui.widgets.boxes import STRETCH, clear, column, holding, row, rule, scrolling
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.share_bar import ShareBar

_NOON, _EVENING = 11, 18
_PAINT_FIRST = 30  # ms: the numbers are painted before the lists below them are read


class TodayPage(Page):
    """The first page."""

    shows: ClassVar[frozenset[str]] = frozenset({"people", "forms", "scans", "settings", "log", "backups", "folder"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kit = desk.kit
        self._greeting = Label(kit, "title", _greeting())
        self._waiting = Card(kit, "today.waiting")
        self._people = Card(kit, "today.people")
        self._phone = Card(kit, "today.phone")
        self._safety = Card(kit, "today.safety")
        self._rows = QVBoxLayout()
        self._numbers = row(gap=look.GAP_WIDE)
        self._shares = ShareBar(kit)
        self._phone_state = Label(kit, "muted", wrap=True)
        self._backup = Mark(kit)
        self._lists = DayLists(desk)
        self._lay_out()

    def load(self) -> None:
        """Read the numbers of the day, and then, below them, what happened."""
        self._greeting.say(_greeting())
        self.desk.work.read(self.desk.register.today.show, self._show, key="today")

    def _lay_out(self) -> None:
        self._rows.setSpacing(0)
        self._fill_cards()
        grid = QGridLayout()
        grid.setSpacing(look.GAP_WIDE)
        for place, card in enumerate(self._cards()):
            grid.addWidget(card, *divmod(place, 2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inner = column(self._greeting, grid, STRETCH, gap=20, margin=look.PAGE_MARGIN)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(holding(inner, ground="page")))

    def _cards(self) -> tuple[Card, ...]:
        lists = (self._lists.unanswered, self._lists.happened)
        return (self._waiting, self._people, *lists, self._phone, self._safety)

    def _fill_cards(self) -> None:
        kit, go = self.desk.kit, self.desk.wishes.page.emit
        self._waiting.add(self._rows)
        self._people.add(self._numbers)
        self._people.add(self._shares)
        self._phone.add(self._phone_state)
        self._phone.add(row(Button(kit, "today.make_contacts", lambda: go("settings/phone")), STRETCH))
        self._safety.add(row(self._backup, STRETCH))
        self._safety.add(row(Button(kit, "today.see_backups", lambda: go("settings/safety")), STRETCH))
        for card in (self._waiting, self._people, self._phone, self._safety):
            card.content.addStretch(1)

    def _show(self, today: Today) -> None:
        QTimer.singleShot(_PAINT_FIRST, self, partial(self._load_lists, today))
        self._show_waiting(today)
        self._show_people(today)
        self._show_phone(today)
        if today.last_backup:
            self._backup.show_mark(Verdict.ALLOW, "today.backed_up", at=self.desk.kit.texts.moment(today.last_backup))
        else:
            self._backup.show_mark(Verdict.ASK_FIRST, "today.not_backed_up")

    def _load_lists(self, today: Today) -> None:
        job = partial(read_day, self.desk.register, today, self.desk.kit.texts.language)
        self.desk.work.read(job, self._lists.show_day, key="today-lists")

    def _show_phone(self, today: Today) -> None:
        if today.device_ready and today.device_confirmed_at:
            self._phone_state.say("today.phone_ready", day=self.desk.kit.texts.day(today.device_confirmed_at))
        else:
            self._phone_state.say("today.phone_not_ready")

    def _show_waiting(self, today: Today) -> None:
        clear(self._rows)
        wishes, due = self.desk.wishes, today.reviews_due
        waiting = (
            ("scans", today.waiting.scans_waiting, partial(wishes.page.emit, "forms/back")),
            ("forms", today.waiting.forms_open, partial(wishes.page.emit, "forms/missing")),
            ("reviews", len(due), wishes.reviews.emit),
            ("folder", int(today.folder_gone), partial(wishes.page.emit, "settings/folder")),
        )
        shown = [item for item in waiting if item[1]]
        for name, count, act in shown:
            self._add_waiting(name, count, act)
        if not shown:
            key = "today.nobody" if not today.people else "today.nothing_waits"
            self._rows.addWidget(Label(self.desk.kit, "muted", key, wrap=True))
        if not today.people:
            new = Button(self.desk.kit, "window.new_person", lambda: self.desk.wishes.new_person.emit(""), icon="plus")
            self._rows.addLayout(row(new, STRETCH, margin=(0, 12, 0, 0)))

    def _add_waiting(self, name: str, count: int, act: Callable[[], object]) -> None:
        kit = self.desk.kit
        what = Label(kit, "strong")
        what.show_plain(kit.texts.counted(f"today.{name}", count))
        what.setMinimumWidth(116)
        why = Label(kit, "muted", f"today.{name}.why", wrap=True)
        go = Button(kit, f"today.{name}.go", act, kind="link")
        line = row(what, why, go, gap=12, margin=(8, 6, 0, 6))
        line.setStretch(1, 1)
        self._rows.addWidget(rule())
        self._rows.addLayout(line)

    def _show_people(self, today: Today) -> None:
        clear(self._numbers)
        self._add_number(today.people, "today.count.people")
        channel = self.desk.channel_name(today.messenger)
        self._add_number(today.messenger_yes, "today.count.yes", channel=channel)
        self._add_number(today.said_no, "today.count.said_no")
        self._shares.show_shares(
            yes=today.messenger_yes, waiting=today.no_answer, no=today.said_no, unasked=today.never_asked
        )

    def _add_number(self, number: int, key: str, **data: object) -> None:
        count = Label(self.desk.kit, "count")
        count.show_plain(str(number))
        caption = Label(self.desk.kit, "muted", key, wrap=True, **data)
        caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._numbers.addLayout(column(count, caption, STRETCH, gap=2), 1)


def _greeting() -> str:
    hour = QTime.currentTime().hour()
    return "today.morning" if hour < _NOON else "today.day" if hour < _EVENING else "today.evening"
