"""The address book of the work phone: who of it must go, and contacts made for it from the register (S1)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from consentregister.domain.phone_book import CardFate, PhoneBookCheck, PhoneBookExport
from ui import messages
from ui.desk import Desk
from ui.dialogs.file_sheet import FileSheet
from ui.dialogs.list_outcome import ListOutcome
from ui.dialogs.phone_book_source import PhoneBookSource
from ui.dialogs.phone_book_steps import PhoneBookSteps
from ui.dialogs.phone_book_words import (
    BADGES,
    check_lines,
    check_summed_up,
    export_lines,
    export_summed_up,
    since_in_words,
)
from ui.models.list_model import Line
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 920
_ABOVE_AND_BELOW = 340  # what stands around the lines, and the window around the sheet
_FEWEST, _HIGHEST = 240, 620
_SOURCE, _OUTCOME = 0, 1


class PhoneBookDialog(FileSheet):
    """Begins with the phone's file or with the register; shows every line with its reason, and what to do with them.

    Attributes:
        source, outcome: the two pages. steps: what can be done with the second.
    """

    def __init__(self, desk: Desk, over: QWidget, file: Path | None = None) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="phone_book.title")
        self._desk, kit = desk, desk.kit
        self._file = Path()
        self._shown: PhoneBookCheck | PhoneBookExport | None = None
        self.source, self.outcome = PhoneBookSource(kit), ListOutcome(desk, BADGES)
        self._of, self._since = Label(kit, "muted"), Label(kit, "body", wrap=True)
        self._another = Button(kit, "phone_book.another", self._go_back, kind="link", icon="undo-2")
        self.steps = PhoneBookSteps(kit, self)
        self._lay_out(over)
        self._connect()
        self.setAcceptDrops(True)
        self.source.choose.setFocus()
        if file:
            self._read_file(file)

    def _lay_out(self, over: QWidget) -> None:
        outcome = column(row(self._of, self._another, STRETCH), self.outcome, self._since, gap=12)
        outcome.setStretch(1, 1)
        self._pages = QStackedWidget()
        for page in (self.source, holding(outcome)):
            self._pages.addWidget(page)
        self.outcome.setMinimumHeight(max(_FEWEST, min(over.height() - _ABOVE_AND_BELOW, _HIGHEST)))
        self.body.addWidget(self._pages)
        self.foot.addWidget(self.steps)
        self.foot.setContentsMargins(20, 0, 20, 20)
        self.steps.hide()

    def _connect(self) -> None:
        self.source.file.connect(self._read_file)
        self.dropped.connect(self._read_file)
        self.source.made.connect(self._read_plan)
        self.outcome.opened.connect(self._open)
        self.steps.save.connect(self._ask_file)
        self.steps.print.connect(self._print_forms)
        self.steps.take.connect(self._take_over)
        self.steps.make.connect(self._read_plan)

    def _read_file(self, file: Path) -> None:
        self._file = file
        self._begin(file.name)
        job = partial(self._desk.register.phone_book.check, file, language=self._desk.kit.texts.language)
        self._desk.work.read(job, self._show_check, self._refuse, key="phone-book")

    def _read_plan(self) -> None:
        self._begin(self._desk.kit.texts("phone_book.of_register"))
        plan, language = self._desk.register.phone_book.plan, self._desk.kit.texts.language
        job = partial(plan, self.source.who.value(), language=language)
        self._desk.work.read(job, self._show_plan, self._refuse, key="phone-book")

    def _begin(self, of: str) -> None:
        """Turn to the lines. Until they are there nothing can be done on others."""
        self._shown = None
        self._of.show_plain(of)
        self._since.hide()
        self.outcome.wait()
        self.outcome.model.set_lines([])
        self.steps.offer("phone_book.save_made", 0, 0, can_make=False)
        self.source.complain("")
        self._turn_to(_OUTCOME)

    def _show_check(self, checked: PhoneBookCheck) -> None:
        texts = self._desk.kit.texts
        count = texts.counted("phone_book.source", len(checked.entries))
        self._of.show_plain(f"{checked.file} · {count}")
        self._since.show_plain(since_in_words(checked.since, texts))
        self._since.setVisible(checked.since is not None)
        self.outcome.show_lines(check_summed_up(checked, texts), check_lines(checked, texts))
        staying = len(checked.of(CardFate.MAY_STAY))
        unknown = len(checked.of(CardFate.UNKNOWN))
        self._offer(checked, "phone_book.save_cleaned", staying, unknown, can_make=True)
        if not self._desk.register.read_only:
            self._desk.work.change(partial(self._desk.register.phone_book.note, checked))

    def _show_plan(self, plan: PhoneBookExport) -> None:
        texts = self._desk.kit.texts
        self.outcome.show_lines(export_summed_up(plan, texts), export_lines(plan, texts))
        self._offer(plan, "phone_book.save_made", len(plan.people), can_make=False)

    def _offer(
        self, shown: PhoneBookCheck | PhoneBookExport, key: str, saved: int, unknown: int = 0, *, can_make: bool
    ) -> None:
        self._shown = shown
        self.steps.offer(key, saved, len(shown.to_ask), unknown, can_make=can_make)
        self.outcome.view.setFocus()

    def _refuse(self, error: Exception) -> None:
        self._go_back()
        self.source.complain(messages.sentence(error, self._desk.kit.texts))

    def _go_back(self) -> None:
        self._desk.work.forget("phone-book")
        self._shown = None
        self._turn_to(_SOURCE)
        self.source.choose.setFocus()

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.steps.setVisible(page == _OUTCOME)
        if self.isVisible():
            self._fit()

    def _ask_file(self) -> None:
        texts = self._desk.kit.texts
        key = "phone_book.cleaned_file" if isinstance(self._shown, PhoneBookCheck) else "phone_book.made_file"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("phone_book.title"), f"{texts(key)}.vcf", "vCard (*.vcf)")
        if chosen:
            self._save(Path(chosen))

    def _save(self, file: Path) -> None:
        """Write what is shown: it is checked anew for it."""
        book, language = self._desk.register.phone_book, self._desk.kit.texts.language
        self.steps.wait(saving=True)
        if isinstance(self._shown, PhoneBookCheck):
            job: partial[Any] = partial(book.cleaned, self._file, file, language=language)
            key = "phone_book.cleaned"
        else:
            job = partial(book.export, file, channel=self.source.who.value(), language=language)
            key = "phone_book.made"
        done = self._desk.kit.texts(key, file=file.name, before=self._file.name)
        self._desk.work.change(job, lambda _changed: self._say(done), self._complain)

    def _complain(self, error: Exception) -> None:
        self._say(messages.sentence(error, self._desk.kit.texts))

    def _say(self, sentence: str) -> None:
        self.steps.wait(saving=False)
        self.steps.say(sentence)

    def _print_forms(self) -> None:
        if self._shown:
            self.accept()
            self._desk.wishes.print_form.emit(list(self._shown.to_ask))

    def _take_over(self) -> None:
        """Who is not on file comes there first, looked at; then forms are printed for them as for everybody."""
        self.accept()
        self._desk.wishes.import_people.emit(self._file)

    def _open(self, line: Line) -> None:
        if not line.person and not line.text:
            return
        self.accept()
        if line.person:
            self._desk.wishes.person.emit(line.person)
        else:
            self._desk.wishes.new_person.emit(line.text)
