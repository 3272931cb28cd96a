"""Settings: each section reads, writes, and says below a field what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from consentregister.domain.words import Language
from consentregister.register import Register
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.settings.section import FieldsSection
from ui.pages.settings_page import SettingsPage
from ui.taste import Taste, taste_file
from ui.widgets.button import Button


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """The settings, on the business."""
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: line(page, "business", "business_name").text() != "")
    return page


def line(page: SettingsPage, section: str, name: str) -> QLineEdit:
    """The line of a setting."""
    fields = page.sections[section]
    assert isinstance(fields, FieldsSection)
    widget = fields.fields.widget(name)
    assert isinstance(widget, QLineEdit)
    return widget


def test_the_business_is_saved(qtbot: QtBot, window: MainWindow, page: SettingsPage, register: Register) -> None:
    """What is typed stands in the register after saving, not before."""
    line(page, "business", "business_city").setText("Beispielstadt")
    assert register.settings.show().business_city == ""

    page.sections["business"].save()

    qtbot.waitUntil(lambda: "Gespeichert" in window.banner.text())
    assert register.settings.show().business_city == "Beispielstadt"


def test_a_mistake_stands_below_its_field(qtbot: QtBot, page: SettingsPage, register: Register) -> None:
    """A number that can't be is refused there, and nothing is saved."""
    line(page, "business", "business_phone").setText("abc")

    page.sections["business"].save()

    section = page.sections["business"]
    assert isinstance(section, FieldsSection)
    cell = section.fields._cells["business_phone"]
    qtbot.waitUntil(lambda: "abc" in cell.says)
    assert register.settings.show().business_phone == ""


def test_ways_are_offered_in_their_order(qtbot: QtBot, page: SettingsPage, register: Register) -> None:
    """Unticked ways go, moved ones stand where they were put."""
    page.open("ways")
    ways = page.sections["ways"]
    qtbot.waitUntil(lambda: ways.ways.count() > 0)
    ways.ways.item(0).setCheckState(Qt.CheckState.Unchecked)
    ways.ways.setCurrentRow(2)
    ways._move(-1)

    ways.save()

    qtbot.waitUntil(lambda: register.settings.show().offered_channels == ("phone_call", "sms", "email", "letter"))


def test_the_work_phone_is_confirmed_with_its_day(qtbot: QtBot, page: SettingsPage, register: Register) -> None:
    """All three points ticked and saved are confirmed as of today; one unticked takes it back."""
    page.open("phone")
    phone = page.sections["phone"]
    qtbot.waitUntil(lambda: all(box.isChecked() for box in phone.boxes.values()))
    phone.save()
    qtbot.waitUntil(lambda: register.settings.show().device_confirmed_at is not None)

    phone.boxes["device_no_cloud_backup"].setChecked(False)
    phone.save()

    qtbot.waitUntil(lambda: not register.settings.show().device_ready)


def test_rules_are_saved(qtbot: QtBot, page: SettingsPage, register: Register) -> None:
    """Ages, periods and switches."""
    page.open("rules")
    qtbot.waitUntil(lambda: line(page, "rules", "guardian_age").text() == "16")
    line(page, "rules", "guardian_age").setText("18")
    line(page, "rules", "dpf_checked_at").setText("3.11.2026")

    page.sections["rules"].save()

    qtbot.waitUntil(lambda: register.settings.show().guardian_age == 18)
    assert str(register.settings.show().dpf_checked_at) == "2026-11-03"


def test_a_backup_is_made_now(qtbot: QtBot, window: MainWindow, page: SettingsPage, register: Register) -> None:
    """One click makes a copy and says where."""
    page.open("safety")

    page.sections["safety"].backup()

    qtbot.waitUntil(lambda: "Gesichert:" in window.banner.text())
    assert len(register.backups.all()) == 1


def test_language_and_look_hold_at_once_and_next_time(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    """The window speaks English and turns dark, and the next start does so too."""
    page.open("appearance")
    appearance = page.sections["appearance"]
    appearance.language.choose(Language.EN)
    appearance.look.choose("dark")
    appearance.look.activated.emit(2)

    assert desk.kit.texts.language is Language.EN
    assert desk.kit.look.is_dark
    kept = Taste(taste_file())
    assert (kept.language, kept.look) == (Language.EN, "dark")
    desk.kit.look.force(dark=False)


def test_the_bin_gives_back(qtbot: QtBot, page: SettingsPage, register: Register) -> None:
    """Who was put there comes back with one click."""
    register.people.remove(1)
    page.open("bin")
    section = page.sections["bin"]
    qtbot.waitUntil(lambda: bool(section.findChildren(Button)))

    section.findChildren(Button)[0].click()

    qtbot.waitUntil(lambda: register.people.bin() == [])


def test_today_s_copy_is_made_at_the_start(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """The first start of the day copies the register; the second leaves it."""
    window.back_up()
    qtbot.waitUntil(lambda: len(register.backups.all()) == 1)

    with qtbot.waitSignal(window._desk.work.busy, check_params_cb=lambda busy: not busy):
        window.back_up()
    assert len(register.backups.all()) == 1


def test_a_copy_that_fails_is_told(qtbot: QtBot, window: MainWindow, register: Register, tmp_path: Path) -> None:
    """Where the copies' folder can't be made the foot of the window says so."""
    (tmp_path / "backups").write_text("a file where the folder should be", encoding="utf-8")

    window.back_up()

    qtbot.waitUntil(lambda: "Sicherung ließ sich nicht schreiben" in window.banner.text())


def test_a_wish_leads_to_the_section(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """Whoever is told to set up the phone lands there."""
    desk.wishes.page.emit("settings/phone")

    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    assert page.sections["phone"].isVisible()
