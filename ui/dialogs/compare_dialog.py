"""The messengers compared: dated, sourced facts to read, to print, to hand over (S5)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QTextBrowser, QWidget

from consentregister.domain.comparison import ComparedService
from consentregister.domain.words import Language
from ui import look
from ui.desk import Desk
from ui.dialogs.compare_text import comparison_html
from ui.dialogs.sheet import Sheet
from ui.paper_printing import PaperPrinting
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_WIDTH = 980
_TEXT_HEIGHT = 400


class CompareDialog(Sheet):
    """The table, and the sheet for customers.

    Attributes:
        text: what is read. language: of the sheet. printing: what prints.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk.kit, window, width=_WIDTH, title="compare.title")
        self._desk, kit = desk, desk.kit
        self.printing = PaperPrinting(desk, window, landscape=True)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setAccessibleName(kit.texts("compare.title"))
        self.text.setMinimumHeight(_TEXT_HEIGHT)
        self.language: Choice[Language] = Choice(
            kit, "print.language", [(Language.DE, "print.language_de"), (Language.EN, "print.language_en")]
        )
        self.language.choose(kit.texts.language)
        self._lay_out()
        job = partial(desk.register.comparison.show, kit.texts.language)
        desk.work.read(job, self._show, key="compare")

    def print(self) -> None:
        """Ask for the printer and print the sheet; nothing is noted."""
        if self.printing.print(self._maker(), _nothing):
            self.accept()

    def save_as(self, file: Path) -> None:
        """Save the sheet as PDF."""
        self.printing.save(self._maker(), file, _nothing)
        self.accept()

    def _lay_out(self) -> None:
        kit = self._desk.kit
        self.body.addWidget(Label(kit, "muted", "compare.why", wrap=True))
        self.body.addWidget(self.text)
        save = Button(kit, "print.save", self._choose_file)
        print_ = Button(kit, "print.print", self.print, kind="primary", icon="printer")
        self.language.setFixedWidth(140)
        caption = Label(kit, "muted", "compare.sheet")
        self.foot.addLayout(row(caption, self.language, STRETCH, save, print_, gap=look.GAP_WIDE))
        self.foot.setContentsMargins(20, 0, 20, 16)
        print_.setDefault(True)

    def _maker(self) -> partial[bytes]:
        return partial(self._desk.register.comparison.pdf, self.language.value())

    def _show(self, services: Sequence[ComparedService]) -> None:
        self.text.setHtml(comparison_html(services, self._desk.kit))

    def _follow(self, link: QUrl) -> None:
        self._desk.open_link(link.toString())

    def _choose_file(self) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('compare.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("print.save"), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))


def _nothing() -> None:
    """Nothing more is to be done: the sheet names nobody."""
