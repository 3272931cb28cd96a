"""The small information sheet for the business card: four on a page, to be cut."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.words import Language
from consentregister.register import Register
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.paper_printing import PaperPrinting
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture

_WIDTH = 640
_PICTURE_HEIGHT = 420
_PREVIEW_WIDTH = 1000


class NoticesDialog(Sheet):
    """The sheet, its language, and the two ways out. It belongs to nobody, so nothing is noted.

    Attributes:
        picture, language, printing: the parts.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk.kit, window, width=_WIDTH, title="print.notices.title")
        self._desk, kit = desk, desk.kit
        self.printing = PaperPrinting(desk, window)
        self.picture = PagePicture(kit, "print.preview")
        self.picture.setMinimumHeight(_PICTURE_HEIGHT)
        self.language: Choice[Language] = Choice(
            kit, "print.language", [(Language.DE, "print.language_de"), (Language.EN, "print.language_en")]
        )
        self.language.choose(kit.texts.language)
        self.language.currentIndexChanged.connect(lambda _place: self._read())
        self._mistake = Label(kit, "wrong", wrap=True)
        self._save = Button(kit, "print.save", self._choose_file)
        self._print = Button(kit, "print.print", self.print, kind="primary", icon="printer")
        self._lay_out()
        self._read()

    def print(self) -> None:
        """Ask for the printer and print the sheet."""
        if self.printing.print(self._maker(), _nothing):
            self.accept()

    def save_as(self, file: Path) -> None:
        """Save the sheet as PDF."""
        self.printing.save(self._maker(), file, _nothing)
        self.accept()

    def _lay_out(self) -> None:
        for part in (Label(self._desk.kit, "muted", "print.notices.why", wrap=True), self.picture, self._mistake):
            self.body.addWidget(part)
        self._mistake.hide()
        self.language.setFixedWidth(140)
        self.foot.addLayout(row(self.language, STRETCH, self._save, self._print, gap=look.GAP_WIDE))
        self.foot.setContentsMargins(20, 0, 20, 16)
        self._print.setDefault(True)

    def _maker(self) -> partial[bytes]:
        return partial(self._desk.register.small_notices.pdf, self.language.value())

    def _read(self) -> None:
        job = partial(_draw, self._desk.register, self._maker())
        self._desk.work.read(job, self.picture.show_png, self._refuse, key="notices-preview")

    def _refuse(self, error: Exception) -> None:
        self.picture.clear()
        self._mistake.show_plain(messages.sentence(error, self._desk.kit.texts))
        self._mistake.show()
        for button in (self._save, self._print):
            button.setEnabled(False)

    def _choose_file(self) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('print.notices.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("print.save"), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))


def _draw(register: Register, make: partial[bytes]) -> bytes:
    return register.forms.picture(make(), 1, width=_PREVIEW_WIDTH)


def _nothing() -> None:
    pass
