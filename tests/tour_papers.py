"""The part of the tour about paper: every form in both languages, one's own texts, the customer's screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from consentregister.domain.paper import Paper
from consentregister.domain.words import FormKind, Language
from tests.journeys.day import Day
from tests.journeys.hands import click, opened, wait_for
from ui.dialogs.signed_dialog import SignedDialog
from ui.wishes import SignOrder

Keep = Callable[[str, bytes], None]


def every_paper(day: Day, keep: Keep) -> None:
    """Each form, filled for somebody whom it fits; the customer's in large print and with fields as well."""
    customer, child, member = (day.register.people.find(name)[0].id for name in ("Leyla", "Tim", "Emre"))
    fits = {FormKind.CONSENT_GUARDIAN: child, FormKind.CONSENT_STAFF: member, FormKind.INFO_ART13_STAFF: member}
    for language in Language:
        for kind in FormKind:
            keep(f"{kind}-{language}", day.register.forms.preview(fits.get(kind, customer), kind, language=language))
        large = day.register.forms.preview(customer, language=language, paper=Paper(large=True))
        keep(f"large-print-{language}", large)
        filled = day.register.forms.prepare([customer], language=language, fillable=True)
        keep(f"to-fill-in-{language}", filled.printed.pdf)


def windows_about_paper(day: Day) -> None:
    """Forms for many, the texts, the folder, and the form in the customer's hands."""
    wishes = day.window._desk.wishes
    for name, wish in (("many", wishes.print_unasked.emit), ("texts", wishes.wordings.emit)):
        wish()
        day.see(f"paper-{name}")
        day.think_better_of_it()
    day.go("settings")
    for section in ("letterhead", "customer", "folder"):
        wishes.page.emit(f"settings/{section}")
        day.see(f"paper-{section}")
    in_customers_hands(day)


def in_customers_hands(day: Day) -> None:
    """Read, tick, sign, thanks; then the owner takes the device back."""
    day.window._desk.wishes.sign.emit(SignOrder(day.register.people.find("Leyla")[0].id))
    wait_for(lambda: day.window.customer.screen, "the customer's screen")
    customer = day.window.customer.screen
    assert customer is not None
    day.see("customer-read")
    customer.form.boxes()[0].click()
    click("Weiter zur Unterschrift", customer)
    _write(customer.sign.pads["person"])
    day.see("customer-sign")
    click("Unterschreiben", customer)
    wait_for(customer.end.isVisible, "the thanks")
    day.see("customer-thanks")
    QTest.mousePress(customer.end.lock.hold, Qt.MouseButton.LeftButton)
    opened(SignedDialog)
    day.see("customer-signed")
    day.think_better_of_it()


def _write(pad: QWidget) -> None:
    """Something like a name."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    for step in range(1, 41):
        QTest.mouseMove(pad, QPoint(60 + 8 * step, 90 - step % 7 * 9))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
