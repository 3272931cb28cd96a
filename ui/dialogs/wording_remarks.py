"""What is wrong with a text, and what the law asks for that it does not say: a sentence each, the Article on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.wording import Remark, Weight
from consentregister.domain.words import Verdict
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, clear, column
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.mark import Mark

_MOST_ERRORS = 4


class WordingRemarks(QWidget):
    """Errors first, then what is missing.

    Signals:
        led: the part that a remark is about, by its position.
    """

    led = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._lines = column(gap=4)
        self.setLayout(column(self._lines, STRETCH, gap=0, margin=(0, 0, 4, 0)))
        self.said: list[str] = []
        self._laws: list[Label] = []

    def show_remarks(
        self, remarks: Sequence[Remark], title_of: Callable[[int | None], str], called: Callable[[str], str]
    ) -> None:
        """Say them all."""
        clear(self._lines)
        self.said, self._laws = [], []
        errors = [one for one in remarks if one.weight is Weight.ERROR]
        missing = [one for one in remarks if one.weight is Weight.WARNING]
        for remark in errors[:_MOST_ERRORS]:
            self._say_error(remark, title_of(remark.part), called)
        if len(errors) > _MOST_ERRORS:
            self._say("caption", self._kit.texts("wordings.more_remarks", count=len(errors) - _MOST_ERRORS))
        for remark in remarks:
            if remark.weight is Weight.HINT:
                self._say("muted", self._kit.texts(f"wordings.remark.{remark.name}", **remark.data))
        if missing:
            self._say_missing(missing)
        elif not errors:
            self._mark(Verdict.ALLOW, "wordings.fine")

    def _say_error(self, remark: Remark, title: str, called: Callable[[str], str]) -> None:
        key = f"wordings.remark.{remark.name}"
        if remark.data.get("nearest") == "":
            key = "wordings.remark.unknown_placeholder_none"
        data = {name: called(value) for name, value in remark.data.items()}
        self._say("wrong", self._kit.texts(key, **data, part=title))
        if remark.part is not None:
            show = Button(self._kit, "wordings.show", partial(self.led.emit, remark.part), kind="quiet")
            self._lines.addWidget(show)

    def _say_missing(self, missing: Sequence[Remark]) -> None:
        self._mark(Verdict.ASK_FIRST, "wordings.missing_head")
        for remark in missing:
            self._say("body", f"• {self._kit.texts(f'wordings.duty.{remark.name}')}", remark.source)
        self._say("caption", self._kit.texts("wordings.expert"))
        self._lines.addWidget(Button(self._kit, "wordings.law", self._show_law, kind="quiet"))

    def _show_law(self) -> None:
        """Show the Articles, or hide them again."""
        hidden = any(law.isHidden() for law in self._laws)
        for law in self._laws:
            law.setVisible(hidden)

    def _mark(self, verdict: Verdict, key: str) -> None:
        mark = Mark(self._kit)
        mark.show_mark(verdict, key)
        self._lines.addWidget(mark)
        self.said.append(self._kit.texts(key))

    def _say(self, kind: str, sentence: str, source: str = "") -> None:
        label = Label(self._kit, kind, wrap=True)
        label.show_plain(sentence)
        self._lines.addWidget(label)
        if source:
            law = Label(self._kit, "caption", wrap=True)
            law.show_plain(source)
            law.setContentsMargins(10, 0, 0, 2)
            law.hide()
            self._laws.append(law)
            self._lines.addWidget(law)
        self.said.append(sentence)
