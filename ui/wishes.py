"""What a page would like to happen elsewhere: it says so here, and whoever can do it has connected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """Signals between pages and dialogs that do not know each other.

    Signals:
        page: go to a page, by its key ("today", "people", "forms", "history", "settings").
        person: show a person, by id.
        new_person: ask for a new person; the text is what was searched for, to begin with.
        edit_person: edit a person, by id.
        may_i: open "May I?", for a person's id, or 0 for nobody yet.
        print_form: print a form for these ids.
        show_form: show a printed form, by its code.
        file: file the pages of these paths (a list of `Path`).
        undoable: a sentence of what was done, the word of the way back, and a function that goes it.
        told: one sentence for the banner.
    """

    page = Signal(str)
    person = Signal(int)
    new_person = Signal(str)
    edit_person = Signal(int)
    may_i = Signal(int)
    print_form = Signal(list)
    show_form = Signal(str)
    file = Signal(list)
    undoable = Signal(str, str, object)
    told = Signal(str)
