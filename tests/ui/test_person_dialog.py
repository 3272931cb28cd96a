"""A new person and an edited one, by keyboard alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import PersonKind
from consentregister.register import Register
from tests.ui.helpers import button, chip, click, opened, press, type_in
from ui.desk import Desk
from ui.dialogs.person_dialog import PersonDialog
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.pages.settings_page import SettingsPage

SABINE, KARL, NEW = 4, 7, 8
_TAB, _ENTER, _RIGHT, _SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space


def form(qtbot: QtBot, desk: Desk, text: str = "") -> PersonDialog:
    """The form for a new person, ready to type."""
    desk.wishes.new_person.emit(text)
    return ready(qtbot)


def ready(qtbot: QtBot) -> PersonDialog:
    """The form, once it has read what it begins with."""
    dialog = opened(qtbot, PersonDialog)
    qtbot.waitUntil(dialog._save.isEnabled)
    return dialog


def saved(qtbot: QtBot) -> None:
    """Wait until the form is gone."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_name_and_number_are_enough(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """Name, Tab, number, Enter: the person is there, shown, and told of."""
    said: list[str] = []
    desk.wishes.told.connect(said.append)
    form(qtbot, desk)

    type_in(qtbot, "Tim Weiß")
    press(qtbot, _TAB)
    type_in(qtbot, "0176 04069 020")
    press(qtbot, _ENTER)

    saved(qtbot)
    assert register.people.show(NEW).name == "Tim Weiß"
    assert said == ["Angelegt: Tim Weiß."]
    assert window.go("people").person.current == NEW


def test_everything_is_reached_by_tab_and_arrows(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Kind, first contact and liked channels without a mouse, in reading order."""
    form(qtbot, desk, "Tim Weiß")

    type_in(qtbot, "0176 04069 020, 030 23125 101")
    press(qtbot, _TAB, _TAB, _RIGHT)  # Stammkundschaft
    press(qtbot, _TAB, _SPACE)  # WhatsApp geschrieben
    press(qtbot, _TAB, _RIGHT, _RIGHT, _SPACE, Qt.Key.Key_Left, Qt.Key.Key_Left, _SPACE)  # Anruf, dann WhatsApp
    press(qtbot, _ENTER)

    saved(qtbot)
    person = register.people.show(NEW)
    assert (person.kind, person.preferred) == (PersonKind.EXISTING_CUSTOMER, ("phone_call", "whatsapp"))
    assert (person.first_contact, person.number_given, len(person.contact_points)) == ("whatsapp", True, 2)


def test_a_card_is_no_first_contact(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """A number from a business card did not come from the person: nothing is logged as written."""
    dialog = form(qtbot, desk, "Tim Weiß")

    click(qtbot, chip(dialog, "Visitenkarte, anders"))
    press(qtbot, _ENTER)

    saved(qtbot)
    person = register.people.show(NEW)
    assert (person.first_contact, person.number_given) == (None, False)


def test_a_mistake_is_said_under_its_field_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """A wrong number leads back to its field; the name stays, and the rest of the way is the same."""
    dialog = form(qtbot, desk, "Tim Weiß")
    type_in(qtbot, "0171 abc")

    press(qtbot, _ENTER)

    phone = dialog.fields.by_name["phone"]
    assert "keine Telefonnummer" in phone.says
    assert phone.line.hasFocus()
    assert dialog.fields.draft().name == "Tim Weiß"
    assert register.people.count() == NEW - 1


def test_a_missing_name_is_said_under_the_name(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Without a name nothing is saved."""
    dialog = form(qtbot, desk, "0171 39200 98")

    press(qtbot, _ENTER)

    assert dialog.fields.by_name["name"].says.startswith("Der Name fehlt")


def test_who_is_there_already_is_one_click_away(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """The number of somebody on file, in any spelling, shows who has it."""
    dialog = form(qtbot, desk, "Jemand")
    type_in(qtbot, "+49 (0)171 3920013")
    qtbot.waitUntil(dialog._there.isVisible)
    assert dialog.fields.by_name["phone"].says == "Verstanden: 0171 39200 13"

    click(qtbot, button(dialog, "Schon da: Sabine Müller · 0171 39200 13"))

    assert window.go("people").person.current == SABINE


def test_a_child_gets_parents(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """On "not yet 16" the form asks for a parent, who is recorded along."""
    dialog = form(qtbot, desk, "Tim Weiß")
    click(qtbot, chip(dialog, "Nein"))
    for name, text in {"parent_name": "Eva Weiß", "parent_phone": "0171 39200 77", "birth_date": "24.11.2014"}.items():
        qtbot.keyClicks(dialog.fields.by_name[name].line, text)

    press(qtbot, _ENTER)

    saved(qtbot)
    child = register.people.find("Tim")[0]
    person = register.people.show(child.id)
    assert person.minor
    assert register.people.show(person.guardian or 0).name == "Eva Weiß"


def test_a_parent_on_file_is_taken(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """A parent who is a customer too is not recorded twice."""
    dialog = form(qtbot, desk, "Tim Müller")
    click(qtbot, chip(dialog, "Weiß ich nicht"))
    qtbot.keyClicks(dialog.fields.by_name["parent_name"].line, "Karl Schulz")
    take = "Schon da: Karl Schulz · 0171 39200 16 – übernehmen"
    qtbot.waitUntil(
        lambda: any(one.text() == take and one.isVisible() for one in dialog.findChildren(type(dialog._save)))
    )

    click(qtbot, button(dialog, take))
    press(qtbot, _ENTER)

    saved(qtbot)
    assert register.people.show(NEW).guardian == KARL


def test_a_wrong_parents_number_is_said_there(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """The parents' number has a field, and a sentence, of its own."""
    dialog = form(qtbot, desk, "Tim Weiß")
    click(qtbot, chip(dialog, "Nein"))
    qtbot.keyClicks(dialog.fields.by_name["parent_name"].line, "Eva Weiß")
    qtbot.keyClicks(dialog.fields.by_name["parent_phone"].line, "abc")

    press(qtbot, _ENTER)

    assert "keine Telefonnummer" in dialog.fields.by_name["parent_phone"].says


def test_editing_keeps_what_the_form_does_not_ask(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Only the name changes; number, e-mail, liked channels and where the number came from stay."""
    before = register.people.show(SABINE)
    desk.wishes.edit_person.emit(SABINE)
    dialog = ready(qtbot)
    dialog.fields.by_name["name"].line.setText("Sabine Meier")

    press(qtbot, _ENTER)

    saved(qtbot)
    after = register.people.show(SABINE)
    assert after.name == "Sabine Meier"
    for kept in ("contact_points", "preferred", "number_given", "kind", "minor", "guardian"):
        assert getattr(after, kept) == getattr(before, kept)


def test_escape_saves_nothing(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """The form closes, and nobody is recorded."""
    form(qtbot, desk, "Tim Weiß")

    press(qtbot, Qt.Key.Key_Escape)

    saved(qtbot)
    assert register.people.count() == NEW - 1


def test_the_bin_is_one_click_away_and_so_is_the_way_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Who is put in the bin is gone from the list, and one click in the banner brings them back."""
    person = register.people.find("")[0].id
    desk.wishes.edit_person.emit(person)
    dialog = opened(qtbot, PersonDialog)
    qtbot.waitUntil(dialog._save.isEnabled)

    click(qtbot, button(dialog, "In den Papierkorb"))
    qtbot.waitUntil(lambda: [row.id for row in register.people.bin()] == [person])
    qtbot.waitUntil(lambda: window.banner._action.text() == "Zurückholen")
    click(qtbot, window.banner._action)

    qtbot.waitUntil(lambda: register.people.bin() == [])


def test_who_is_put_in_the_bin_makes_room_for_the_next(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """The way back stays at the foot, somebody else is shown, and a search for the name leads to the bin."""
    page = window.go("people")
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.person.head._name.text() == "Anna Beispiel")
    desk.wishes.edit_person.emit(page.person.current)

    click(qtbot, button(ready(qtbot), "In den Papierkorb"))

    qtbot.waitUntil(lambda: page.person.head._name.text() == "Jonas Bergmann")
    assert window.banner.text() == "Anna Beispiel liegt im Papierkorb."

    window.head.search.setText("anna")
    qtbot.waitUntil(page.people._binned.isVisible)
    click(qtbot, page.people._see_bin)
    assert isinstance(window._stack.currentWidget(), SettingsPage)


def test_a_service_that_is_liked_asks_for_its_own_address(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Who likes Threema best is asked for the ID there, and it is kept and shown."""
    register.settings.set({"channels": "threema phone_call"})
    dialog = form(qtbot, desk, "Tim Weiß")
    assert not dialog.fields.own.isVisible()

    click(qtbot, chip(dialog, "Threema"))
    dialog.fields.own.fields["threema"].line.setFocus()
    type_in(qtbot, "ABCD1234")
    press(qtbot, _ENTER)

    saved(qtbot)
    assert register.people.show(NEW).contact_points == (ContactPoint("threema", "ABCD1234"),)
    qtbot.waitUntil(lambda: "Threema ABCD1234" in window.go("people").person.head._line.text())


def test_another_address_is_added_from_the_list_of_services(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """A user name is typed below the others; one that can't be opened is told, and taken all the same."""
    desk.wishes.edit_person.emit(KARL)
    dialog = ready(qtbot)
    own = dialog.fields.own

    own.menu.aboutToShow.emit()  # the platform without a screen can't show a menu
    next(one for one in own.menu.actions() if one.text() == "Instagram").trigger()
    type_in(qtbot, "karl schulz")
    press(qtbot, _TAB)
    assert own.fields["instagram"].says.startswith("Mit dieser Adresse lässt sich Instagram")
    dialog._save.click()

    saved(qtbot)
    assert ContactPoint("instagram", "karl schulz") in register.people.show(KARL).contact_points


def test_an_address_the_register_can_not_take_is_said_below_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """Too long for any service: one sentence under the field, nothing is saved."""
    _give(register, KARL, "threema", "ABCD1234")
    desk.wishes.edit_person.emit(KARL)
    dialog = ready(qtbot)
    field = dialog.fields.own.fields["threema"]

    field.line.setText("A" * 300)
    press(qtbot, _ENTER)

    assert field.says.startswith("Diese Adresse kann das Register nicht aufnehmen")
    assert ContactPoint("threema", "ABCD1234") in register.people.show(KARL).contact_points


def test_an_address_taken_out_is_gone_and_the_others_stay(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """The field of one service is emptied; a second ID there, and what another service has, is kept."""
    _give(register, KARL, "threema", "ABCD1234", "EFGH5678")
    _give(register, KARL, "wire", "karl")
    desk.wishes.edit_person.emit(KARL)
    dialog = ready(qtbot)

    dialog.fields.own.fields["threema"].line.clear()
    press(qtbot, _ENTER)

    saved(qtbot)
    own = {(point.kind, point.value) for point in register.people.show(KARL).contact_points[2:]}
    assert own == {("threema", "EFGH5678"), ("wire", "karl")}


def test_a_field_that_is_added_is_seen(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """In a low window the form scrolls to the field one types into."""
    window.resize(1024, 700)
    dialog = form(qtbot, desk)

    for channel in ("threema", "instagram", "wire"):
        dialog.fields.own._add(channel)

    line = dialog.fields.own.fields["wire"].line
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())


def test_the_day_of_the_information_sheet_is_corrected(
    qtbot: QtBot, window: MainWindow, desk: Desk, register: Register
) -> None:
    """A day to come is refused below its field, which unfolds; the right one is kept."""
    desk.wishes.edit_person.emit(KARL)
    dialog = ready(qtbot)
    day = dialog.fields.by_name["info_sheet_given"]
    day.line.setText("24.11.2999")
    press(qtbot, _ENTER)
    qtbot.waitUntil(lambda: day.isVisible() and "Zukunft" in day.says)

    day.line.setText("24.11.2024")
    press(qtbot, _ENTER)

    saved(qtbot)
    assert register.people.show(KARL).info_sheet_given == date(2024, 11, 24)


def _give(register: Register, person: int, channel: str, *addresses: str) -> None:
    """Put addresses of a service on file."""
    before = register.people.show(person)
    points = (*before.contact_points, *(ContactPoint.own(channel, one) for one in addresses))
    kept = {name: getattr(before, name) for name in NewPerson.__dataclass_fields__}
    register.people.edit(person, NewPerson(**{**kept, "contact_points": points}))


def test_the_tick_for_offers_by_mail(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """Asked only where the business uses § 7(3) UWG; ticked, it is kept, and kept when nobody is asked any more."""
    desk.wishes.edit_person.emit(SABINE)
    assert ready(qtbot).fields._conditions.isHidden()
    press(qtbot, Qt.Key.Key_Escape)
    saved(qtbot)
    for asked in (True, False):
        register.settings.set({"use_7_3": "yes" if asked else "no"})
        desk.wishes.edit_person.emit(SABINE)
        dialog = ready(qtbot)
        if asked:
            dialog.fields._offers_by_mail.click()
        dialog._save.click()
        saved(qtbot)
        qtbot.waitUntil(lambda: register.people.show(SABINE).uwg_7_3)


def test_offers_by_mail_end_with_the_tick(qtbot: QtBot, window: MainWindow, desk: Desk, register: Register) -> None:
    """Unticked, advertising by e-mail needs a signature again."""
    register.settings.set({"use_7_3": "yes"})
    for _ in range(2):
        desk.wishes.edit_person.emit(SABINE)
        dialog = ready(qtbot)
        dialog.fields._offers_by_mail.click()
        dialog._save.click()
        saved(qtbot)

    qtbot.waitUntil(lambda: not register.people.show(SABINE).uwg_7_3)
