"""What a page would like to happen elsewhere: it says so here, and whoever can do it has connected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from consentregister.domain.words import Language, Purpose


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence of what was done, with a button: the way back, or what follows.

    Attributes:
        on: where to go from there, the word and what it does, beside a way back.
        stays: until it is closed: something went wrong, or needs a look.
    """

    sentence: str
    word: str
    act: Callable[[], object]
    on: tuple[str, Callable[[], object]] | None = None
    stays: bool = False


@dataclass(frozen=True, slots=True)
class SignOrder:
    """Whose form is to be signed on the screen, and what is asked; what is left empty follows the person."""

    person: int
    channels: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    language: Language | None = None


class Wishes(QObject):
    """Signals between pages and dialogs that do not know each other.

    Signals:
        help: show the help.
        page: go to a page, by its key ("today", "people", "forms", "history", "settings"), or to a part of it
            ("settings/phone").
        person: show a person, by id.
        new_person: ask for a new person; the text is what was searched for, to begin with.
        edit_person: edit a person, by id.
        may_i: open "May I?", for a person's id, or 0 for nobody yet.
        check_list: check a list: these ids, or one to paste for an empty list.
        check_file: check the people in a file as a list (a `Path`).
        import_people: take over people from a file (a `Path`), or from one to choose for None.
        people_file: ask what is to be done with a file of people (a `Path`).
        signed_before: record for these ids that they signed on paper, before the register was there; with the name of
            a single one, else "".
        check_phone_book: check a file as the address book of the work phone (a `Path`).
        phone_book: check the address book of the work phone, or make one for it.
        reviews: show whose yes was not used for long.
        asked_link: open "May I?" for a link that came in, as it came.
        twins: show who may be in the register twice: a person, by id, or everybody for 0.
        wrote: record that a person wrote, by id.
        no_more: record that a person wants no more, by id.
        print_unasked: print forms for all who were never asked.
        print_confirmation: print for a person, by id, the confirmation that they get no more.
        sign: have a form signed on the screen.
        print_form: print a form for these ids; an empty one for none.
        reprint: print a form once more as it was, by its code.
        show_form: show a printed form, by its code.
        file: file the pages of these paths (a list of `Path`).
        paste: take the picture or the files on the clipboard.
        take_before: take what lay in the watched folder when it was chosen.
        code: open what a sheet's code names, as it was scanned or typed.
        card: make a counter card.
        notices: make the small information sheets for the business card.
        compare: show the messengers compared.
        wordings: edit the texts of the forms.
        offered: what was done, with the way back or on.
        told: one sentence for the banner.
    """

    help = Signal()
    page = Signal(str)
    person = Signal(int)
    new_person = Signal(str)
    edit_person = Signal(int)
    may_i = Signal(int)
    check_list = Signal(list)
    check_file = Signal(Path)
    import_people = Signal(object)
    people_file = Signal(Path)
    signed_before = Signal(list, str)
    check_phone_book = Signal(Path)
    phone_book = Signal()
    reviews = Signal()
    twins = Signal(int)
    asked_link = Signal(str)
    wrote = Signal(int)
    no_more = Signal(int)
    sign = Signal(SignOrder)
    print_form = Signal(list)
    print_unasked = Signal()
    print_confirmation = Signal(int)
    reprint = Signal(str)
    show_form = Signal(str)
    file = Signal(list)
    paste = Signal()
    take_before = Signal()
    code = Signal(str)
    card = Signal()
    notices = Signal()
    compare = Signal()
    wordings = Signal()
    offered = Signal(Offer)
    told = Signal(str)
