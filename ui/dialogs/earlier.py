"""How it was on an earlier day: one day to type, the answer of that day to read and to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.errors import InvalidInput
from consentregister.domain.times import read_day
from ui import messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.field import TextField
from ui.widgets.label import Label
from ui.widgets.mark import Mark

if TYPE_CHECKING:
    from consentregister.register import Register

_WIDTH = 620


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer for an earlier day with its whole explanation."""

    answer: Answer
    explanation: str


class Earlier(Sheet):
    """Asks the question of an answer once more, for an earlier day."""

    def __init__(self, desk: Desk, over: QWidget, now: Answer) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="may_i.earlier_title")
        self._desk, self._now, kit = desk, now, desk.kit
        question = kit.texts(
            "may_i.earlier_question",
            name=now.name,
            channel=desk.channel_name(now.channel),
            purpose=kit.texts(f"person.purpose_for.{now.purpose}"),
        )
        what = Label(kit, "muted", wrap=True)
        what.show_plain(question)
        self.day = TextField(kit, "may_i.earlier_day", hint="may_i.earlier_hint")
        self._look = Button(kit, "may_i.earlier_look", self._ask, kind="primary", shortcut="window.enter")
        self._look.setDefault(True)
        self._verdict = Mark(kit)
        self.told = Label(kit, "body", wrap=True)
        self._copy = Button(kit, "may_i.copy_why", self._copy_told, icon="copy")
        line = row(self.day, self._look)
        line.setStretch(0, 1)
        line.setAlignment(self._look, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(
            column(what, line, row(self._verdict, STRETCH), self.told, row(self._copy, STRETCH), gap=12)
        )
        for widget in (self._verdict, self.told, self._copy):
            widget.hide()
        self.day.line.setFocus()

    def _ask(self) -> None:
        self.day.note("")
        try:
            day = read_day(self.day.text, "at")
        except InvalidInput as error:
            self._complain(error)
            return
        job = partial(_read, self._desk.register, self._now, day)
        self._desk.work.read(job, self._show, self._complain, key="earlier")

    def _show(self, told: _Told) -> None:
        texts = self._desk.kit.texts
        self._verdict.show_mark(told.answer.verdict, f"words.verdict.{told.answer.verdict}")
        self.told.show_plain(told.explanation)
        for widget in (self._verdict, self.told, self._copy):
            widget.show()
        self.told.setAccessibleName(texts("may_i.earlier_title"))

    def _complain(self, error: Exception) -> None:
        for widget in (self._verdict, self.told, self._copy):
            widget.hide()
        self.day.complain(messages.sentence(error, self._desk.kit.texts))

    def _copy_told(self) -> None:
        QGuiApplication.clipboard().setText(self.told.text())
        self._desk.wishes.told.emit(self._desk.kit.texts("may_i.why_copied"))


def _read(register: Register, now: Answer, day: date) -> _Told:
    """The answer of that day, in a worker thread."""
    then = register.checks.on(now.person, now.channel, now.purpose, day, language=now.language)
    return _Told(then, register.checks.explanation(then))
