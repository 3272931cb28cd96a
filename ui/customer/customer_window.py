"""The whole screen for one customer and one form. It closes for the owner only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.printed import FormRow
from consentregister.domain.shown_form import FormToSign
from ui import look, messages
from ui.customer.end_page import EndPage
from ui.customer.form_sheet import FormSheet
from ui.customer.frame import framed, head, to_read
from ui.customer.sign_page import SignPage
from ui.desk import Desk, Kit
from ui.texts import Texts
from ui.widgets.boxes import STRETCH, column
from ui.widgets.button import Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.label import Label


class CustomerWindow(QWidget):
    """Read and tick, sign, thank you. It speaks the form's language, whatever the rest of the program speaks.

    Attributes:
        form, info: the sheets. sign: the second step. end: the last page.

    Signals:
        left: the owner is back; whether the form was signed.
    """

    left = Signal(bool)

    def __init__(self, desk: Desk, form: FormToSign, *, has_pin: bool) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self._form = desk, form
        self._kit = kit = Kit(desk.kit.look, desk.kit.icons, Texts(form.language, parent=self))
        self._signed, self._may_close = False, False
        self.setWindowTitle(kit.texts("signing.window", business=form.business))
        self.setMinimumSize(*look.SMALLEST_WINDOW)
        self.form, self.info = FormSheet(kit, form.sheet), FormSheet(kit, form.info)
        self.sign = SignPage(kit, form)
        self._complaint = Label(kit, "reading_wrong", wrap=True)
        self.end = EndPage(kit, desk, form.business, self._go_on, has_pin=has_pin)
        self._lay_out()
        self.sign.written.connect(partial(self._complain, ""))
        self.end.lock.unlocked.connect(self._leave)
        self._ring = FocusRing(self, desk.kit.look)

    def take_screen(self, beside: QWidget) -> None:
        """Cover the screen that a window is on."""
        self.setScreen(beside.screen())
        self.setGeometry(beside.screen().geometry())
        self.showFullScreen()
        self.come_forward()

    def come_forward(self) -> None:
        """Be in front, whoever called."""
        self.raise_()
        self.activateWindow()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._reading, self._informing, self._signing = self._read_page(), self._info_page(), self._sign_page()
        for page in (self._reading, self._informing, self._signing, self.end):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages, gap=0))
        self._before: QWidget = self._reading

    def _read_page(self) -> QWidget:
        kit, title = self._kit, self._form.sheet.title
        info = Button(kit, "signing.info", self._show_info, kind="touch", icon="info")
        cancel = Button(kit, "signing.cancel", self._ask_end, kind="touch")
        on = Button(kit, "signing.next", self._show_sign, kind="touch_primary")
        top = head(kit, self._form.business, title, "signing.step_read", info)
        return framed(top, to_read(self.form), cancel, STRETCH, on)

    def _info_page(self) -> QWidget:
        kit = self._kit
        back = Button(kit, "signing.to_form", self._go_on, kind="touch_primary")
        top = head(kit, self._form.business, self._form.info.title, "signing.info_step")
        return framed(top, to_read(self.info), back, STRETCH)

    def _sign_page(self) -> QWidget:
        kit, title = self._kit, self._form.sheet.title
        cancel = Button(kit, "signing.cancel", self._ask_end, kind="touch")
        self._back = Button(kit, "signing.back", self._show_form, kind="touch")
        self._finish = Button(kit, "signing.sign", self._sign_now, kind="touch_primary", icon="pencil")
        self._buttons = (cancel, self._back, self._finish)
        self._complaint.hide()
        top = head(kit, self._form.business, title, "signing.step_sign")
        return framed(top, self.sign, cancel, STRETCH, self._back, self._finish, complaint=self._complaint)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def _show_form(self) -> None:
        self._show(self._reading)

    def _show_info(self) -> None:
        self._before = self._reading
        self._show(self._informing)

    def _show_sign(self) -> None:
        self.sign.show_choice(self.form.in_words())
        self._complain("")
        self._show(self._signing)
        self.setFocus()  # no keyboard comes up on the glass before the place is touched

    def _ask_end(self) -> None:
        """Stop, unless one thinks better of it; the form becomes void when the owner is back."""
        self._before = self._pages.currentWidget()
        self._end("ended")

    def _end(self, ending: str) -> None:
        self.end.tell(ending)
        self._show(self.end)
        self.end.lock.begin()

    def _go_on(self) -> None:
        self._show(self._before)

    def _sign_now(self) -> None:
        for button in self._buttons:
            button.setEnabled(False)
        self._complain("")
        job = partial(
            self._desk.register.signing.finish,
            self._form.code,
            ticked=self.form.ticked(),
            named=self.form.named(),
            topics=self.form.topics(),
            signatures=self.sign.signatures(),
            place=self.sign.place.text(),
        )
        self._desk.work.change(job, self._thank, self._refuse)

    def _thank(self, _changed: Changed[FormRow]) -> None:
        self._signed = True
        self._end("thanks")

    def _refuse(self, error: Exception) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        self._complain(messages.sentence(error, self._kit.texts))

    def _complain(self, sentence: str) -> None:
        self._complaint.show_plain(sentence)
        self._complaint.setVisible(bool(sentence))

    def _leave(self) -> None:
        self._may_close = True
        self.left.emit(self._signed)
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the owner closes it, or the computer when it shuts down."""
        app = QGuiApplication.instance()
        ends = isinstance(app, QGuiApplication) and app.isSavingSession()
        if self._may_close or ends:
            super().closeEvent(event)
        else:
            event.ignore()
