"""Customer mode: while a customer has the screen, nothing else of the register is on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from consentregister.domain.changed import Changed
from ui.desk import Desk
from ui.wishes import SignOrder

if TYPE_CHECKING:
    from consentregister.domain.printed import FormRow
    from consentregister.domain.shown_form import FormToSign
    from consentregister.register import Register
    from ui.customer.customer_window import CustomerWindow


@dataclass(frozen=True, slots=True)
class _Begun:
    """A form that was made, and whether the owner has a PIN."""

    form: FormToSign
    has_pin: bool


class CustomerMode(QObject):
    """Hides the register's window for as long as the customer's is there.

    Attributes:
        screen: the customer's window, None while the owner has the screen.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._starting = False
        self.screen: CustomerWindow | None = None

    def come_forward(self) -> bool:
        """Show the customer's window to whoever calls for the other one. Returns: whether a customer has the screen."""
        if self.screen is not None:
            self.screen.come_forward()
        return self.screen is not None

    def start(self, order: SignOrder) -> None:
        """Have a form signed on the screen; nothing happens while one is."""
        if self._starting or self.screen is not None:
            return
        self._starting = True
        self._desk.work.change(partial(_begin, self._desk.register, order), self._show, self._refuse)

    def _show(self, changed: Changed[_Begun]) -> None:
        from ui.customer.customer_window import CustomerWindow

        self._starting = False
        begun = changed.value
        self.screen = CustomerWindow(self._desk, begun.form, has_pin=begun.has_pin)
        self.screen.left.connect(partial(self._end, begun.form))
        self.screen.take_screen(self._window)
        self._window.hide()

    def _refuse(self, error: Exception) -> None:
        from ui import messages

        self._starting = False
        self._desk.work.failed.emit(messages.sentence(error, self._desk.kit.texts))

    def _end(self, form: FormToSign, signed: bool) -> None:  # noqa: FBT001 (a signal's argument)
        """The owner is back."""
        self.screen = None
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if signed:
            self._offer_copy(form)
        else:
            self._desk.work.change(partial(self._desk.register.signing.cancel, form.code), self._tell_cancelled)

    def _offer_copy(self, form: FormToSign) -> None:
        from ui.dialogs.signed_dialog import SignedDialog

        SignedDialog(self._desk, self._window, form).open()

    def _tell_cancelled(self, changed: Changed[FormRow]) -> None:
        told = self._desk.kit.texts("signing.told_cancelled", name=changed.value.person_name)
        self._desk.wishes.told.emit(told)


def _begin(register: Register, order: SignOrder) -> Changed[_Begun]:
    made = register.signing.start(
        order.person, channels=order.channels, purposes=order.purposes, language=order.language
    )
    begun = _Begun(made.value, register.customer_pin.is_set())
    return Changed(begun, made.events, made.persons, made.areas)
