"""Whose yes has not been used for long: who, for what, and the day from which it counts no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.review import Review
from consentregister.domain.times import local_day
from ui import messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.save_as import ask_where
from ui.widgets.boxes import STRETCH, clear, holding, row
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.label import Label

_WIDTH = 680
_MOST = 100


class ReviewsDialog(Sheet):
    """Names the people, at most a hundred of them, has the forms of all made ready, and the days put in a calendar."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="today.reviews_title")
        self._desk = desk
        self._persons: list[int] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._rest = Label(desk.kit, "caption")
        self._print = Button(
            desk.kit, "today.reviews_print", self._print_forms, kind="primary", icon="printer", shortcut="window.enter"
        )
        self._print.setDefault(True)
        self._print.setEnabled(False)
        self._calendar = Button(desk.kit, "calendar.save", self._ask_file, icon="download")
        self._calendar.setEnabled(False)
        self._names = Check(desk.kit, "calendar.names")
        self._note = Label(desk.kit, "caption", wrap=True)
        self._note.hide()
        for part in (Label(desk.kit, "muted", "today.reviews_why", wrap=True), holding(self._grid), self._rest):
            self.body.addWidget(part)
        self.foot.addWidget(self._note)
        self.foot.addLayout(row(self._calendar, self._names, STRETCH, self._print, margin=(0, 8, 0, 16)))
        desk.work.read(desk.register.reviews.due, self._show, key="reviews")

    def _show(self, due: Sequence[Review]) -> None:
        self._persons = list(dict.fromkeys(review.person for review in due))
        clear(self._grid)
        lines = _together(due)
        for place, reviews in enumerate(lines[:_MOST]):
            self._add(place, reviews)
        self._rest.say("today.more", count=len(lines) - _MOST)
        self._rest.setVisible(len(lines) > _MOST)
        for button in (self._print, self._calendar):
            button.setEnabled(bool(due))
        self._print.setFocus()

    def _add(self, place: int, reviews: Sequence[Review]) -> None:
        desk, texts, review = self._desk, self._desk.kit.texts, reviews[0]
        name = Button(desk.kit, "today.person", partial(self._open, review.person), kind="link", name=review.name)
        what, until = Label(desk.kit, "body", wrap=True), Label(desk.kit, "muted")
        purposes = ", ".join(texts(f"words.purpose_short.{one.purpose}") for one in reviews)
        what.show_plain(f"{texts.heading(desk.channel_name(review.channel))}: {purposes}")
        until.show_plain(texts("today.review_until", day=texts.day(local_day(review.due))))
        for column, widget in enumerate((name, what, until)):
            self._grid.addWidget(widget, place, column)

    def _open(self, person: int) -> None:
        self.accept()
        self._desk.wishes.person.emit(person)

    def _ask_file(self) -> None:
        texts = self._desk.kit.texts
        kinds = {texts("calendar.file_types"): ".ics"}
        file = ask_where(self, texts("calendar.save"), texts("calendar.file"), kinds)
        if file is not None:
            save = self._desk.register.calendar.save
            job = partial(save, file, names=self._names.isChecked(), language=texts.language)
            self._desk.work.change(job, partial(self._tell_saved, file.name), self._complain)

    def _tell_saved(self, file: str, changed: Changed[int]) -> None:
        self._say(self._desk.kit.texts.counted("calendar.saved", changed.value, file=file))

    def _complain(self, error: Exception) -> None:
        self._say(messages.sentence(error, self._desk.kit.texts))

    def _say(self, sentence: str) -> None:
        """Say it here, where one looks: the foot of the window is in the shade."""
        self._note.show_plain(sentence)
        self._note.show()
        self._fit()

    def _print_forms(self) -> None:
        self.accept()
        self._desk.wishes.print_form.emit(self._persons)


def _together(due: Sequence[Review]) -> list[list[Review]]:
    """What of one person ends on one way on one day stands in one line."""
    lines: dict[tuple[int, str, date], list[Review]] = {}
    for review in due:
        lines.setdefault((review.person, review.channel, local_day(review.due)), []).append(review)
    return list(lines.values())
