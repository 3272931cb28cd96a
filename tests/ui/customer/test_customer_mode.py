"""Customer mode in the real window: one form, nothing else, and back for the owner only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.words import FormState, Language, Purpose
from consentregister.register import Register
from tests.ui.customer.test_pad import write
from tests.ui.helpers import button, buttons, click, opened
from ui import look
from ui.customer import hold_button
from ui.customer.customer_window import CustomerWindow
from ui.desk import Desk
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.signed_dialog import SignedDialog
from ui.main_window import MainWindow
from ui.wishes import SignOrder


@pytest.fixture
def anna(register: Register) -> int:
    """Anna Beispiel."""
    return register.people.find("Beispiel")[0].id


@pytest.fixture
def customer(qtbot: QtBot, window: MainWindow, desk: Desk, anna: int) -> Iterator[CustomerWindow]:
    """The screen in Anna's hands."""
    screen = begin(qtbot, window, SignOrder(anna))
    yield screen
    if window.customer.screen is not None:
        screen._may_close = True
        screen.close()


@pytest.fixture
def quick_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A button need not be held for long."""
    monkeypatch.setattr(hold_button, "HOLD", 80)


def begin(qtbot: QtBot, window: MainWindow, order: SignOrder) -> CustomerWindow:
    """Hand the screen over."""
    window._desk.wishes.sign.emit(order)
    qtbot.waitUntil(lambda: window.customer.screen is not None)
    screen = window.customer.screen
    assert screen is not None
    qtbot.waitExposed(screen)
    return screen


def sign(qtbot: QtBot, customer: CustomerWindow) -> None:
    """Tick the first box, sign, and wait for the thanks."""
    click(qtbot, customer.form.boxes()[0])
    click(qtbot, button(customer, "Weiter zur Unterschrift"))
    write(customer.sign.pads["person"])
    click(qtbot, button(customer, "Unterschreiben"))
    qtbot.waitUntil(customer.end.isVisible)


def hold(qtbot: QtBot, customer: CustomerWindow) -> None:
    """The owner takes the device back."""
    QTest.mousePress(customer.end.lock.hold, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(customer.left):
        pass


def test_nothing_else_is_on_the_screen(customer: CustomerWindow, window: MainWindow) -> None:
    """The register's window is gone; the form fills the screen, stays on top and holds everything else off."""
    assert not window.isVisible()
    assert customer.isFullScreen()
    assert QApplication.activeModalWidget() is customer
    assert customer.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert "Anna" not in customer.windowTitle()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [customer]


def test_it_says_what_the_paper_says_and_nothing_is_ticked(customer: CustomerWindow) -> None:
    """Every box is empty; each is large enough for a finger and says what it is about."""
    boxes = customer.form.boxes()
    assert boxes
    assert not any(box.isChecked() for box in boxes)
    assert all(box.width() >= 44 <= box.height() for box in boxes)
    assert boxes[0].accessibleName() == "WhatsApp: Meine Anfragen, Termine, Aufträge"
    assert len({box.accessibleName() for box in boxes}) == len(boxes)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return])
def test_keys_lead_nowhere(qtbot: QtBot, customer: CustomerWindow, window: MainWindow, key: Qt.Key) -> None:
    """Escape and the keys of the register's window do nothing."""
    qtbot.keyClick(customer, key)
    for keys in (Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_F, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_W, Qt.Key.Key_Q):
        qtbot.keyClick(customer, keys, Qt.KeyboardModifier.ControlModifier)
    assert customer.isVisible()
    assert not window.isVisible()
    assert QApplication.activeModalWidget() is customer


def test_it_does_not_close(customer: CustomerWindow, window: MainWindow) -> None:
    """Alt F4 and the task bar's "close" are refused, on every page."""
    event = QCloseEvent()
    QApplication.sendEvent(customer, event)
    assert not event.isAccepted()
    customer.close()
    assert customer.isVisible()
    assert not window.isVisible()


def test_nothing_can_be_dropped(customer: CustomerWindow, tmp_path: Path) -> None:
    """A file drawn over it is not taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    event.ignore()
    QApplication.sendEvent(customer, event)
    assert not event.isAccepted()


def test_a_second_start_shows_the_form(customer: CustomerWindow, window: MainWindow) -> None:
    """The program started once more brings the customer's window forward, and no other."""
    window.come_forward()
    assert not window.isVisible()
    assert customer.isVisible()


def test_a_link_waits(qtbot: QtBot, customer: CustomerWindow, window: MainWindow, quick_hold: None) -> None:
    """A link that comes in asks nothing on the customer's screen; its question comes when the owner is back."""
    from ui.dialogs.may_i import MayI

    window.links.come("tel:+4917139200010")
    qtbot.wait(400)
    assert QApplication.activeModalWidget() is customer
    sign(qtbot, customer)
    hold(qtbot, customer)
    opened(qtbot, SignedDialog).accept()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MayI), timeout=3000)
    QApplication.activeModalWidget().close()


def test_no_menu_of_the_clipboard(customer: CustomerWindow) -> None:
    """The menu of a field would show what the business copied last: there is none."""
    none = Qt.ContextMenuPolicy.NoContextMenu
    assert customer.sign.place.contextMenuPolicy() == none
    assert customer.end.lock.pin.contextMenuPolicy() == none


def test_one_form_at_a_time(qtbot: QtBot, customer: CustomerWindow, window: MainWindow, desk: Desk, anna: int) -> None:
    """While one customer has the screen there is no second."""
    desk.wishes.sign.emit(SignOrder(anna))
    qtbot.wait(100)
    assert window.customer.screen is customer
    assert len(desk.register.forms.all(person=anna)) == 1


def test_signed_in_the_hands_of_a_customer(
    qtbot: QtBot, customer: CustomerWindow, window: MainWindow, desk: Desk, anna: int, quick_hold: None, tmp_path: Path
) -> None:
    """Read, tick, sign, thanks; the owner comes back, and a copy is saved as it was sealed."""
    click(qtbot, customer.form.boxes()[0])
    click(qtbot, button(customer, "Weiter zur Unterschrift"))
    assert "WhatsApp: Meine Anfragen, Termine, Aufträge" in customer.sign._choice.text()
    click(qtbot, button(customer, "Unterschreiben"))
    qtbot.waitUntil(customer._complaint.isVisible)
    assert customer._complaint.text().startswith("Die Unterschrift fehlt noch")
    write(customer.sign.pads["person"])
    assert not customer._complaint.isVisible()
    click(qtbot, button(customer, "Unterschreiben"))
    qtbot.waitUntil(customer.end.isVisible)
    assert buttons(customer) == ["3 Sekunden gedrückt halten"]

    hold(qtbot, customer)
    assert window.isVisible()
    dialog = opened(qtbot, SignedDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)
    copy = tmp_path / "copy.pdf"
    dialog.save_as(copy)
    qtbot.waitUntil(copy.exists)
    (form,) = desk.register.forms.all(person=anna)
    assert form.state is FormState.RETURNED
    qtbot.waitUntil(lambda: copy.read_bytes() == desk.register.forms.pdf(form.code))
    dialog.accept()
    granted = [one.said for one in desk.register.consents.of(anna) if one.state == "granted"]
    assert {(said.channel, said.way) for said in granted} == {("whatsapp", "screen")}
    assert desk.register.log.verify().ok


def test_the_information_sheet_can_be_read(qtbot: QtBot, customer: CustomerWindow) -> None:
    """One button away, and back again with every tick in its place."""
    click(qtbot, customer.form.boxes()[2])
    click(qtbot, button(customer, "Infoblatt lesen"))
    assert customer.info.isVisible()
    click(qtbot, button(customer, "Zurück zum Formular"))
    assert customer.form.isVisible()
    assert customer.form.boxes()[2].isChecked()


def test_broken_off(
    qtbot: QtBot, customer: CustomerWindow, window: MainWindow, desk: Desk, anna: int, quick_hold: None
) -> None:
    """Breaking off can be taken back; with the owner back the form is void and nothing else has changed."""
    click(qtbot, button(customer, "Abbrechen"))
    click(qtbot, button(customer, "Doch weiter ausfüllen"))
    assert customer.form.isVisible()
    click(qtbot, button(customer, "Abbrechen"))
    hold(qtbot, customer)
    assert window.isVisible()
    qtbot.waitUntil(lambda: desk.register.forms.all(person=anna)[0].state is FormState.VOID)
    assert desk.register.consents.of(anna) == []


def test_a_short_press_does_not_lead_back(qtbot: QtBot, customer: CustomerWindow, window: MainWindow) -> None:
    """A click on the owner's button is not enough."""
    click(qtbot, button(customer, "Abbrechen"))
    with qtbot.assertNotEmitted(customer.left, wait=300):
        click(qtbot, customer.end.lock.hold)
    assert not window.isVisible()


def test_the_pin_leads_back(qtbot: QtBot, window: MainWindow, desk: Desk, anna: int) -> None:
    """With a PIN there is no button to hold; a wrong one is told, the right one leads back, by touch or keyboard."""
    desk.register.customer_pin.set("4711")
    customer = begin(qtbot, window, SignOrder(anna))
    sign(qtbot, customer)
    lock = customer.end.lock
    assert not lock.hold.isVisible()
    for digit in "123":
        click(qtbot, button(customer, digit))
    click(qtbot, button(customer, "Weiter"))
    qtbot.waitUntil(lambda: lock._wrong.text() == "Das war nicht die richtige PIN.")
    assert not window.isVisible()
    with qtbot.waitSignal(customer.left):
        qtbot.keyClicks(lock.pin, "4711")
        qtbot.keyClick(lock.pin, Qt.Key.Key_Return)
    opened(qtbot, SignedDialog).accept()


def test_in_the_language_of_the_form(qtbot: QtBot, window: MainWindow, anna: int, quick_hold: None) -> None:
    """The form's language is spoken on the whole screen, the window's own stays what it was."""
    customer = begin(qtbot, window, SignOrder(anna, language=Language.EN))
    assert button(customer, "On to the signature")
    assert customer.form.boxes()[0].accessibleName().startswith("WhatsApp: My requests")
    click(qtbot, button(customer, "Stop"))
    hold(qtbot, customer)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.rail.isVisible()


def test_from_the_print_dialog(qtbot: QtBot, window: MainWindow, desk: Desk, anna: int, quick_hold: None) -> None:
    """What is chosen in the print dialog is what is asked on the screen."""
    desk.wishes.print_form.emit([anna])
    dialog = opened(qtbot, PrintDialog)
    qtbot.waitUntil(dialog._sign.isVisible)
    next(box for way, box in dialog.choices._ways.items() if way == "sms").setChecked(False)
    click(qtbot, dialog._sign)
    qtbot.waitUntil(lambda: window.customer.screen is not None)
    customer = window.customer.screen
    assert customer is not None
    assert not any(box.accessibleName().startswith("SMS") for box in customer.form.boxes())
    assert desk.register.forms.all(person=anna)[0].state is FormState.OPEN
    click(qtbot, button(customer, "Abbrechen"))
    hold(qtbot, customer)


def test_from_the_persons_page(qtbot: QtBot, window: MainWindow, anna: int, quick_hold: None) -> None:
    """The person's page asks for the signature, at the forms, and in a wide window at the top too."""
    window.show_person(anna)
    page = window.go("people").person
    qtbot.waitUntil(lambda: page.forms._person is not None)
    top = page.head._sign
    window.resize(*look.SMALLEST_WINDOW)
    qtbot.waitUntil(lambda: not top.isVisible())
    window.resize(1500, 900)
    qtbot.waitUntil(top.isVisible)
    click(qtbot, top)
    qtbot.waitUntil(lambda: window.customer.screen is not None)
    customer = window.customer.screen
    assert customer is not None
    click(qtbot, button(customer, "Abbrechen"))
    hold(qtbot, customer)


def test_a_refused_start_keeps_the_window(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Somebody without any of the ways: one sentence at the foot, and the register stays where it is."""
    from consentregister.domain.person import NewPerson

    nobody = desk.register.people.record(NewPerson(name="Ohne Nummer")).value.id
    desk.wishes.sign.emit(SignOrder(nobody))
    qtbot.waitUntil(window.banner.isVisible)
    assert window.isVisible()
    assert window.customer.screen is None


def test_a_failure_is_told_and_can_be_tried_again(
    qtbot: QtBot, customer: CustomerWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told on the customer's screen in one sentence; nothing is lost, and the buttons work again."""
    from consentregister.domain.errors import StoreError

    def fail(*_args: Any, **_named: Any) -> None:
        raise StoreError("disk_full")

    monkeypatch.setattr(type(desk.register.signing), "finish", fail)
    click(qtbot, button(customer, "Weiter zur Unterschrift"))
    write(customer.sign.pads["person"])
    click(qtbot, button(customer, "Unterschreiben"))
    qtbot.waitUntil(customer._complaint.isVisible)
    assert customer._complaint.text().startswith("Die Festplatte ist voll")
    assert button(customer, "Unterschreiben").isEnabled()


def test_it_is_filed_like_paper(
    qtbot: QtBot, customer: CustomerWindow, window: MainWindow, desk: Desk, quick_hold: None
) -> None:
    """The forms' page shows the sealed form and its day; taken back with a reason, it is void."""
    sign(qtbot, customer)
    hold(qtbot, customer)
    opened(qtbot, SignedDialog).accept()
    code = desk.register.forms.all()[0].code
    desk.wishes.show_form.emit(code)
    view = window.go("forms").form  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view._state.text().startswith("Am Bildschirm unterschrieben"))
    view._take_back("falsche Person")
    qtbot.waitUntil(lambda: desk.register.forms.find(code).state is FormState.VOID)
    assert desk.register.checks.check(
        desk.register.people.find("Beispiel")[0].id, "whatsapp", Purpose.APPOINTMENT_OR_ORDER
    ).verdict != "allow"  # fmt: skip
