"""Whose yes has not been used for long: who, for what, and the day from which it counts no more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.review import Review
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
        for place, review in enumerate(due[:_MOST]):
            self._add(place, review)
        self._rest.say("today.more", count=len(due) - _MOST)
        self._rest.setVisible(len(due) > _MOST)
        for button in (self._print, self._calendar):
            button.setEnabled(bool(due))
        self._print.setFocus()

    def _add(self, place: int, review: Review) -> None:
        desk, texts = self._desk, self._desk.kit.texts
        name = Button(desk.kit, "today.person", partial(self._open, review.person), kind="link", name=review.name)
        what, until = Label(desk.kit, "body", wrap=True), Label(desk.kit, "muted")
        purpose = texts(f"person.purpose_for.{review.purpose}")
        what.show_plain(f"{texts.heading(desk.channel_name(review.channel))} {purpose}")
        until.show_plain(texts("today.review_until", day=texts.day(review.due.astimezone().date())))
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
