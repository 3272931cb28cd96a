"""Opens a dialog for each wish. A dialog is imported when it is first wanted, so that the window opens without it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk import Desk

if TYPE_CHECKING:
    from consentregister.domain.asked_link import AskedLink


class Opener(QObject):
    """Connects wishes to dialogs. A new dialog is one method here."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        wishes = desk.wishes
        wishes.may_i.connect(self.ask_may_i)
        wishes.asked_link.connect(self._read_link)
        wishes.new_person.connect(self._add_person)
        wishes.edit_person.connect(self._edit_person)
        wishes.check_list.connect(self._check_list)
        wishes.check_file.connect(self._check_file)
        wishes.import_people.connect(self._import_people)
        wishes.people_file.connect(self._ask_about_file)
        wishes.signed_before.connect(self._take_signed_before)
        wishes.phone_book.connect(self._open_phone_book)
        wishes.check_phone_book.connect(self._check_phone_book)
        wishes.wrote.connect(self._note_message)
        wishes.no_more.connect(self._note_no_more)
        wishes.card.connect(self._make_card)
        wishes.notices.connect(self._make_notices)
        wishes.compare.connect(self._compare)
        wishes.reviews.connect(self._show_reviews)
        wishes.twins.connect(self._show_twins)
        wishes.wordings.connect(self._edit_wordings)

    def ask_may_i(self, person: int, text: str = "") -> None:
        """Open "May I?" for a person, or with what was searched for; 0 and "" for nobody yet."""
        from ui.dialogs.may_i import MayI

        MayI(self._desk, self._window, person, text).open()

    def _read_link(self, link: str) -> None:
        from ui.dialogs.may_i_link import read_asked

        self._desk.work.read(partial(read_asked, self._desk.register, link), self._ask_about_link, key="asked-link")

    def _ask_about_link(self, link: AskedLink) -> None:
        from ui.dialogs.may_i import MayI

        MayI(self._desk, self._window, link=link).open()

    def _add_person(self, text: str) -> None:
        from ui.dialogs.person_dialog import PersonDialog

        PersonDialog(self._desk, self._window, text=text).open()

    def _edit_person(self, person: int) -> None:
        from ui.dialogs.person_dialog import PersonDialog

        PersonDialog(self._desk, self._window, person=person).open()

    def _check_list(self, persons: list[int]) -> None:
        from ui.dialogs.list_check import ListCheck

        ListCheck(self._desk, self._window, persons).open()

    def _check_file(self, file: Path) -> None:
        from ui.dialogs.list_check import ListCheck

        ListCheck(self._desk, self._window, file=file).open()

    def _import_people(self, file: object) -> None:
        from ui.dialogs.import_dialog import ImportDialog

        ImportDialog(self._desk, self._window, file if isinstance(file, Path) else None).open()

    def _ask_about_file(self, file: Path) -> None:
        from ui.dialogs.people_file import PeopleFile

        PeopleFile(self._desk, self._window, file).open()

    def _take_signed_before(self, persons: list[int], name: str) -> None:
        from ui.dialogs.signed_before import SignedBefore

        SignedBefore(self._desk, self._window, persons, name).open()

    def _check_phone_book(self, file: Path) -> None:
        from ui.dialogs.phone_book import PhoneBookDialog

        PhoneBookDialog(self._desk, self._window, file).open()

    def _open_phone_book(self) -> None:
        from ui.dialogs.phone_book import PhoneBookDialog

        PhoneBookDialog(self._desk, self._window).open()

    def _note_message(self, person: int) -> None:
        from ui.dialogs.wrote import Wrote

        Wrote(self._desk, self._window, person).open()

    def _note_no_more(self, person: int) -> None:
        from ui.dialogs.no_more import NoMore

        NoMore(self._desk, self._window, person).open()

    def _make_card(self) -> None:
        from ui.dialogs.card_dialog import CardDialog

        CardDialog(self._desk, self._window).open()

    def _make_notices(self) -> None:
        from ui.dialogs.notices_dialog import NoticesDialog

        NoticesDialog(self._desk, self._window).open()

    def _compare(self) -> None:
        from ui.dialogs.compare_dialog import CompareDialog

        CompareDialog(self._desk, self._window).open()

    def _show_reviews(self) -> None:
        from ui.dialogs.reviews_dialog import ReviewsDialog

        ReviewsDialog(self._desk, self._window).open()

    def _show_twins(self, person: int) -> None:
        from ui.dialogs.twins_dialog import TwinsDialog

        TwinsDialog(self._desk, self._window, person).open()

    def _edit_wordings(self) -> None:
        from ui.dialogs.wordings_dialog import WordingsDialog

        WordingsDialog(self._desk, self._window).open()
