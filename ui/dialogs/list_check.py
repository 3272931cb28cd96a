"""Check a list: from where, on which channel, about what; who may, who not and why; and on with both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.lists import CheckedList, Entry
from consentregister.domain.words import Purpose
from ui import messages
from ui.desk import Desk
from ui.dialogs.file_sheet import FileSheet
from ui.dialogs.list_outcome import ListOutcome
from ui.dialogs.list_source import ListSource
from ui.dialogs.list_steps import ListSteps
from ui.models.list_model import Line
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.field import Field, beside
from ui.widgets.label import Label

if TYPE_CHECKING:
    from consentregister.register import Register

_WIDTH = 920
_ABOVE_AND_BELOW = 376  # what stands around the lines, and the window around the sheet
_FEWEST, _HIGHEST = 240, 620
_FIRST_PURPOSE = Purpose.ADVERTISING  # the strictest, so that a list taken too quickly says no
_SOURCE, _OUTCOME = 0, 1


class ListCheck(FileSheet):
    """A list given by ids or in a file, or one to paste, choose or drop. Every choice shows the answers anew.

    Attributes:
        source, outcome: the two pages. steps: what can be done with the second.
    """

    def __init__(self, desk: Desk, over: QWidget, persons: Sequence[int] = (), *, file: Path | None = None) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="lists.title")
        self._desk, kit = desk, desk.kit
        self._entries: tuple[Entry, ...] = ()
        self._checked: CheckedList | None = None
        self.source, self.outcome = ListSource(kit), ListOutcome(desk)
        self._of = Label(kit, "muted")
        self._another = Button(kit, "lists.another", self._ask_another, kind="link", icon="undo-2")
        self._channel: Choice[str] = Choice(kit, "lists.channel")
        self._purpose: Choice[Purpose] = Choice(
            kit, "lists.purpose", [(one, f"words.purpose.{one}") for one in Purpose]
        )
        self.steps = ListSteps(kit, self)
        self._lay_out(over)
        self._connect()
        desk.work.read(partial(_offered, desk.register), partial(self._begin, persons, file), key="list-begin")

    def _lay_out(self, over: QWidget) -> None:
        kit = self._desk.kit
        choices = beside(Field(kit, "lists.channel", self._channel), Field(kit, "lists.purpose", self._purpose))
        outcome = column(row(self._of, self._another, STRETCH), choices, self.outcome, gap=12)
        outcome.setStretch(2, 1)
        self._pages = QStackedWidget()
        for page in (self.source, holding(outcome)):
            self._pages.addWidget(page)
        height = max(_FEWEST, min(over.height() - _ABOVE_AND_BELOW, _HIGHEST))
        self.outcome.setMinimumHeight(height)
        self.body.addWidget(self._pages)
        self.foot.addWidget(self.steps)
        self.foot.setContentsMargins(20, 0, 20, 20)
        self.steps.hide()
        self._purpose.choose(_FIRST_PURPOSE)

    def _connect(self) -> None:
        self.source.text.connect(self._read_text)
        self.source.file.connect(self._read_file)
        self.dropped.connect(self._read_file)
        self.source.phone_book.connect(self._go_to_phone_book)
        self.outcome.opened.connect(self._open)
        for choice in (self._channel, self._purpose):
            choice.currentIndexChanged.connect(self._check)
        self.steps.save.connect(self._ask_file)
        self.steps.print.connect(self._print_forms)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._read_box)

    def _begin(self, persons: Sequence[int], file: Path | None, channels: Sequence[str]) -> None:
        heading = self._desk.kit.texts.heading
        self._channel.offer([(one, heading(self._desk.channel_name(one))) for one in channels])
        if persons:
            self._of.show_plain(self._desk.kit.texts.counted("lists.selected", len(persons)))
            self._take(tuple(Entry(text=str(person), person=person) for person in persons))
        elif file:
            self._read_file(file)
        else:
            self.source.box.setFocus()
        self.setAcceptDrops(True)

    def _go_to_phone_book(self) -> None:
        self.accept()
        self._desk.wishes.phone_book.emit()

    def _read_box(self) -> None:
        if self._pages.currentIndex() == _SOURCE:
            self.source.take()

    def _read_text(self, text: str) -> None:
        job = partial(self._desk.register.lists.read_text, text)
        self._desk.work.read(job, partial(self._read, ""), self._refuse, key="list-read")

    def _read_file(self, file: Path) -> None:
        job = partial(self._desk.register.lists.read_file, file)
        self._desk.work.read(job, partial(self._read, file.name), self._refuse, key="list-read")

    def _read(self, file: str, entries: tuple[Entry, ...]) -> None:
        """Check what was read; a list of e-mail addresses is most likely meant for e-mail."""
        count = self._desk.kit.texts.counted("lists.source", len(entries))
        self._of.show_plain(" · ".join(part for part in (file, count) if part))
        if all("@" in one for entry in entries for one in entry.addresses or ("",)):
            self._choose_channel("email")
        self._take(entries)

    def _choose_channel(self, channel: str) -> None:
        self._channel.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self._channel.choose(channel)
        self._channel.blockSignals(False)  # noqa: FBT003

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self.source.complain("")
        self._turn_to(_OUTCOME)
        self._check()
        self.outcome.view.setFocus()

    def _refuse(self, error: Exception) -> None:
        self._ask_another()
        self.source.complain(messages.sentence(error, self._desk.kit.texts))

    def _ask_another(self) -> None:
        self._desk.work.forget("list-check")
        self._offer(None)
        self._turn_to(_SOURCE)
        self.source.box.setFocus()
        self.source.box.selectAll()

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.steps.setVisible(page == _OUTCOME)
        if self.isVisible():
            self._fit()

    def _check(self) -> None:
        """Read the answers. Until they are there nothing can be done on the ones before."""
        self.outcome.wait()
        self._offer(None)
        check = self._desk.register.lists.check
        language = self._desk.kit.texts.language
        job = partial(check, self._entries, self._channel.value(), self._purpose.value(), language=language)
        self._desk.work.read(job, self._show, key="list-check")

    def _show(self, checked: CheckedList) -> None:
        self.outcome.show_list(checked)
        self._offer(checked)

    def _offer(self, checked: CheckedList | None) -> None:
        self._checked = checked
        self.steps.show_list(checked)

    def _ask_file(self) -> None:
        texts = self._desk.kit.texts
        channel, purpose = self._channel.currentText(), texts(f"words.purpose_short.{self._purpose.value()}")
        name = f"{texts('lists.file_name', channel=channel, purpose=purpose)}.csv"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("lists.title"), name, "CSV (*.csv)")
        if chosen:
            self._save(Path(chosen))

    def _save(self, file: Path) -> None:
        self.steps.wait(saving=True)
        export = self._desk.register.lists.export
        language = self._desk.kit.texts.language
        job = partial(export, self._entries, self._channel.value(), self._purpose.value(), file, language=language)
        self._desk.work.change(job, partial(self._saved, file.name), self._complain)

    def _saved(self, file: str, changed: Changed[int]) -> None:
        self._say(self._desk.kit.texts("lists.exported", file=file, count=changed.value))

    def _complain(self, error: Exception) -> None:
        self._say(messages.sentence(error, self._desk.kit.texts))

    def _say(self, sentence: str) -> None:
        self.steps.wait(saving=False)
        self.steps.say(sentence)

    def _print_forms(self) -> None:
        if self._checked:
            self.accept()
            self._desk.wishes.print_form.emit(list(self._checked.to_ask))

    def _open(self, line: Line) -> None:
        self.accept()
        if line.person:
            self._desk.wishes.person.emit(line.person)
        else:
            self._desk.wishes.new_person.emit(line.text)


def _offered(register: Register) -> Sequence[str]:
    """The channels to choose from, in a worker thread: those of the settings, all of them where none is set."""
    return register.settings.show().offered_channels or tuple(register.catalogue.channels)
