"""After a signature on the screen: the form as it was sealed, and a copy for whoever signed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from consentregister.domain.form_code import shown_code
from consentregister.domain.shown_form import FormToSign
from consentregister.register import Register
from ui import look
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.paper_printing import PaperPrinting
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.page_picture import PagePicture

_WIDTH = 780
_PICTURE_HEIGHT = 520
_PICTURE_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class _Copy:
    """The sealed PDF, and its first page as a picture."""

    pdf: bytes
    picture: bytes


class SignedDialog(Sheet):
    """Print it or save it: the file is the sealed one, with the information sheet behind it. Nothing is sent.

    Attributes:
        picture: the first page. printing: what prints and saves.
    """

    def __init__(self, desk: Desk, window: QWidget, form: FormToSign) -> None:
        super().__init__(desk.kit, window, width=_WIDTH, title="signing.done_title")
        kit = desk.kit
        self._desk, self._form = desk, form
        self._pdf = b""
        self.printing = PaperPrinting(desk, window)
        self.picture = PagePicture(kit, "signing.picture")
        self.picture.setMinimumHeight(_PICTURE_HEIGHT)
        code = shown_code(form.code)
        told = Label(kit, "body", "signing.done", wrap=True, name=form.person_name, code=code)
        self._print = Button(kit, "signing.print_copy", self._print_copy, icon="printer")
        self._save = Button(kit, "signing.save_copy", self._choose_file, icon="download")
        done = Button(kit, "signing.finished", self.accept, kind="primary")
        done.setDefault(True)
        copies = Label(kit, "muted", "signing.done_copy", wrap=True)
        right = column(told, copies, row(self._print, STRETCH), row(self._save, STRETCH), STRETCH, row(done, STRETCH))
        right.setSpacing(12)
        outer = row(self.picture, right, gap=look.PAGE_MARGIN)
        outer.setStretch(0, 3)
        outer.setStretch(1, 2)
        self.body.addLayout(outer)
        self._set_ready(ready=False)
        done.setFocus()
        desk.work.read(partial(_read, desk.register, form.code), self._show, key="signed-copy")

    def save_as(self, file: Path) -> None:
        """Save the sealed PDF, byte for byte."""
        self.printing.save(lambda: self._pdf, file, _nothing_more)

    def _show(self, copy: _Copy) -> None:
        self._pdf = copy.pdf
        self.picture.show_png(copy.picture)
        self._set_ready(ready=True)

    def _set_ready(self, *, ready: bool) -> None:
        self._print.setEnabled(ready)
        self._save.setEnabled(ready)

    def _print_copy(self) -> None:
        self.printing.print(lambda: self._pdf, _nothing_more)

    def _choose_file(self) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('signing.file')} {shown_code(self._form.code)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("signing.save_copy"), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))


def _nothing_more() -> None:
    """Told already; the dialog stays, for there may be a second wish."""


def _read(register: Register, code: str) -> _Copy:
    pdf = register.forms.pdf(code)
    return _Copy(pdf, register.forms.picture(pdf, 1, width=_PICTURE_WIDTH))
