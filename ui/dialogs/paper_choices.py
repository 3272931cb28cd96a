"""How a form is printed: folded away in one line, as it is nearly always the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.paper import Paper, PaperSize
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.choice import Choice

_SIZES = tuple((size, f"print.paper.size.{size}") for size in PaperSize)


class PaperChoices(QWidget):
    """One line that says how; a click shows what can be changed.

    Attributes:
        sheet_size, large, notice_on_back, copy: the choices. always: whether they hold from now on.

    Signals:
        changed: something else is chosen. unfolded: what can be changed is shown.
    """

    changed = Signal()
    unfolded = Signal(QWidget)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._usual = Paper()
        self._line = Button(kit, "print.paper.line", self.unfold, kind="link", icon="chevron-right", how="")
        self.sheet_size: Choice[PaperSize] = Choice(kit, "print.paper.size_name", _SIZES)
        self.large, self.notice_on_back, self.copy, self.always = (
            Check(kit, f"print.paper.{name}") for name in ("large", "notice_on_back", "copy", "always")
        )
        self._only_signed = (self.notice_on_back, self.copy)
        boxes = column(self.sheet_size, self.large, *self._only_signed, self.always, gap=0)
        self._folded = holding(boxes)
        self._folded.hide()
        self.setLayout(column(row(self._line, STRETCH), self._folded, gap=4))
        self.sheet_size.currentIndexChanged.connect(lambda _place: self._choose())
        for box in (self.large, *self._only_signed):
            box.toggled.connect(lambda _on: self._choose())
        kit.texts.changed.connect(self._say)
        self._say()

    def begin(self, usual: Paper) -> None:
        """Begin with what the settings say."""
        self._usual = usual
        self.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self.sheet_size.choose(usual.size)
        self.large.setChecked(usual.large)
        self.notice_on_back.setChecked(usual.notice_on_back)
        self.copy.setChecked(usual.copy)
        self.blockSignals(False)  # noqa: FBT003
        self._say()

    def offer(self, *, signed: bool) -> None:
        """Offer what is for forms to sign only with those."""
        for box in self._only_signed:
            box.setVisible(signed)

    def paper(self) -> Paper:
        """What is chosen."""
        return Paper(
            size=self.sheet_size.value(),
            large=self.large.isChecked(),
            notice_on_back=self.notice_on_back.isChecked(),
            copy=self.copy.isChecked(),
        )

    def to_remember(self) -> dict[str, str]:
        """The settings to keep; none unless it was asked for."""
        chosen = self.paper()
        if not self.always.isChecked() or chosen == self._usual:
            return {}
        switches = {
            "large_print": chosen.large,
            "notice_on_back": chosen.notice_on_back,
            "customer_copy": chosen.copy,
        }
        return {"paper_size": chosen.size.value, **{key: "yes" if on else "no" for key, on in switches.items()}}

    def unfold(self) -> None:
        """Show what can be changed, or fold it away again."""
        self._folded.setVisible(self._folded.isHidden())
        if not self._folded.isHidden():
            self.unfolded.emit(self._folded)

    def _choose(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Say in one line what is chosen."""
        texts, chosen = self._kit.texts, self.paper()
        told = {"large": chosen.large, "on_back": chosen.notice_on_back, "with_copy": chosen.copy}
        more = [texts(f"print.paper.{word}") for word, on in told.items() if on]
        self._line.say("print.paper.line", how=", ".join([texts(f"print.paper.size.{chosen.size}"), *more]))
