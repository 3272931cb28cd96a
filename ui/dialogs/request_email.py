"""Asking by e-mail for the yes to one's own matters: what to write, and what to attach."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.printed import Printed, RequestEmail
from consentregister.domain.words import Language
from ui import look, messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.print_order import write_whole
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH = 640
_TEXT_HEIGHT = 300


class RequestEmailDialog(Sheet):
    """Subject and text, ready to be copied or opened. Saving the attachment records the form as handed out.

    Attributes:
        text: what is written. save, open_mail: the two steps.
    """

    def __init__(self, desk: Desk, window: QWidget, person: int, language: Language | None) -> None:
        super().__init__(desk.kit, window, width=_WIDTH, title="print.email.title")
        self._desk, self._person, self._language = desk, person, language
        self._email: RequestEmail | None = None
        kit = desk.kit
        self._head = Label(kit, "body", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.setAccessibleName(kit.texts("print.email.title"))
        self._mistake = Label(kit, "wrong", wrap=True)
        self._copy = Button(kit, "print.email.copy", self._copy_text, kind="link", icon="copy")
        self.save = Button(kit, "print.email.save", self._choose_file, kind="primary", icon="download")
        self.open_mail = Button(kit, "print.email.open", self._open, icon="mail")
        self._lay_out()
        job = partial(desk.register.forms.email_request, person, language=language)
        desk.work.read(job, self._show, self._refuse, key="request-email")

    def save_as(self, file: Path) -> None:
        """Make the form to attach, write it, and record it as handed out."""
        make = partial(self._desk.register.forms.print_for_email, self._person, language=self._language)
        self._desk.work.change(partial(write_whole, make, file), partial(self._saved, file.name), self._refuse)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        for part in (Label(kit, "muted", "print.email.why", wrap=True), self._head, self.text, self._mistake):
            self.body.addWidget(part)
        self._mistake.hide()
        self.foot.addLayout(row(self._copy, STRETCH, self.save, self.open_mail, gap=look.GAP))
        self.foot.setContentsMargins(20, 0, 20, 16)
        self.save.setDefault(True)
        self._set_ready(ready=False)

    def _show(self, email: RequestEmail) -> None:
        self._email = email
        self._head.show_plain(f"{email.to}\n{email.subject}")
        self.text.setPlainText(email.text)
        self._set_ready(ready=True)

    def _refuse(self, error: Exception) -> None:
        self._mistake.show_plain(messages.sentence(error, self._desk.kit.texts))
        self._mistake.show()

    def _set_ready(self, *, ready: bool) -> None:
        for button in (self._copy, self.save, self.open_mail):
            button.setEnabled(ready)

    def _copy_text(self) -> None:
        if self._email:
            QGuiApplication.clipboard().setText(f"{self._email.subject}\n\n{self._email.text}")
            self._copy.say("print.email.copied")

    def _open(self) -> None:
        if self._email and self._email.link and self._desk.open_link(self._email.link):
            self.accept()

    def _choose_file(self) -> None:
        texts = self._desk.kit.texts
        name = f"{texts('print.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, texts("print.save"), name, "PDF (*.pdf)")
        if chosen:
            self.save_as(Path(chosen))

    def _saved(self, name: str, _changed: Changed[Printed]) -> None:
        """The second step is the main one now."""
        self._desk.wishes.told.emit(self._desk.kit.texts("forms.saved", file=name))
        self.save.be("secondary")
        self.open_mail.be("primary")
        self.open_mail.setFocus()
