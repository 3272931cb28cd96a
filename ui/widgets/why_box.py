"""What an answer rests on: the facts, the rule with its source, what is debated; to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.answer import Answer
from ui import look
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label


class WhyBox(QWidget):
    """Folded away until somebody asks why.

    Signals:
        copied: the answer whose explanation is to be copied.
        earlier: the answer whose question is to be asked for an earlier day.
    """

    copied = Signal(Answer)
    earlier = Signal(Answer)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._answer: Answer | None = None
        self._facts = Label(kit, "muted", wrap=True)
        self._law = Label(kit, "caption", wrap=True)
        copy = Button(kit, "may_i.copy_why", self._copy, kind="link", icon="copy")
        earlier = Button(kit, "may_i.earlier", self._look_earlier, kind="link", icon="scroll-text")
        self.setLayout(column(self._facts, self._law, row(copy, earlier, STRETCH, gap=12), gap=6))
        for label in (self._facts, self._law):
            label.setMaximumWidth(look.LINE_OF_TEXT)

    def show_answer(self, answer: Answer) -> None:
        """Say what this answer rests on."""
        texts = self._kit.texts
        self._answer = answer
        self._facts.show_plain("\n".join(f"• {fact}" for fact in answer.facts))
        law = [f"{answer.rule} · {answer.source}"]
        if answer.seeds:
            law.append(texts("may_i.seeds", seeds=answer.seeds))
        law += [texts("may_i.debated", text=text) for text in answer.debated]
        self._law.show_plain("\n".join(law))

    def text(self) -> str:
        """All that it says."""
        return f"{self._facts.text()}\n{self._law.text()}"

    def _copy(self) -> None:
        if self._answer:
            self.copied.emit(self._answer)

    def _look_earlier(self) -> None:
        if self._answer:
            self.earlier.emit(self._answer)
