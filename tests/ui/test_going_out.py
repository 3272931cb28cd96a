"""What goes out by the window: the register, a receipt, the calendar; stopped, refused, told in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from consentregister.domain.times import local_day
from consentregister.domain.words import Purpose
from consentregister.register import Register
from consentregister.store import exports
from tests.ui.helpers import button, buttons, click, opened
from ui import look
from ui.dialogs.progress import ProgressSheet
from ui.dialogs.reviews_dialog import ReviewsDialog
from ui.main_window import MainWindow
from ui.pages.people_page import PeoplePage
from ui.pages.person_page import PersonPage
from ui.pages.settings_page import SettingsPage
from ui.save_as import ask_where

LEYLA = 6
EXPORT = "Kartei als Excel-Datei speichern …"
Choose = Callable[[Path | None, str], list[str]]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Choose this place and this kind of file whenever asked; gives the names that were offered."""

    def choose_this(file: Path | None, kind: str = "") -> list[str]:
        offered: list[str] = []

        def ask(_over: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
            offered.append(name)
            return str(file or ""), kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return offered

    return choose_this


@pytest.fixture
def safety(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """The settings, on the copies."""
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    page.open("safety")
    qtbot.waitUntil(lambda: EXPORT in buttons(page))
    return page


@pytest.fixture
def leyla(qtbot: QtBot, window: MainWindow, register: Register, paper: Path) -> PersonPage:
    """The page of somebody who signed for appointments by WhatsApp."""
    register.consents.grant(LEYLA, "whatsapp", [Purpose.APPOINTMENT_OR_ORDER], evidence=paper)
    people = window.go("people")
    assert isinstance(people, PeoplePage)
    window._desk.wishes.person.emit(LEYLA)
    qtbot.waitUntil(lambda: people.person.board.isVisible() and people.person.head._name.text() == "Leyla Özdemir")
    asked(qtbot, people.person, Purpose.APPOINTMENT_OR_ORDER, "für Termine")
    return people.person


def asked(qtbot: QtBot, page: PersonPage, purpose: Purpose, words: str) -> None:
    """Ask about a purpose by WhatsApp, and wait for the answer."""
    page.board.choose("whatsapp", purpose)
    qtbot.waitUntil(lambda: words in page.answer.accessibleName())


def test_the_register_as_a_workbook(
    qtbot: QtBot, window: MainWindow, safety: SettingsPage, register: Register, choose: Choose, tmp_path: Path
) -> None:
    """One click and a place; what it is and where it lies is told, and noted."""
    offered = choose(tmp_path / "kartei.xlsx", "Excel-Datei (*.xlsx)")
    click(qtbot, button(safety, EXPORT))
    qtbot.waitUntil(lambda: window.banner.text() == "Gespeichert und notiert: kartei.xlsx, Personen: 7.")
    assert offered == ["Kartei.xlsx"]
    assert len(CalamineWorkbook.from_path(tmp_path / "kartei.xlsx").get_sheet_by_name("Personen").to_python()) == 8
    assert register.log.show(limit=1)[0].kind == "register_exported"


def test_thinking_better_of_it(
    qtbot: QtBot, window: MainWindow, safety: SettingsPage, register: Register, choose: Choose
) -> None:
    """No place, no file, no entry."""
    before = register.log.count()
    choose(None, "")
    click(qtbot, button(safety, EXPORT))
    qtbot.waitUntil(lambda: not window._desk.work._open)
    assert register.log.count() == before


def test_a_place_that_is_none_is_told(
    qtbot: QtBot, window: MainWindow, safety: SettingsPage, choose: Choose, tmp_path: Path
) -> None:
    """One sentence, no library's words."""
    choose(tmp_path / "gone" / "kartei.xlsx", "")
    click(qtbot, button(safety, EXPORT))
    qtbot.waitUntil(lambda: "Den Ordner für „kartei.xlsx“ gibt es nicht" in window.banner.text())


@pytest.fixture
def slow_reading(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Reading that waits before its first people until it is let go on."""
    go_on = Event()
    real = exports.exported_people

    def some(connection: Any) -> Any:
        for people in real(connection):
            go_on.wait(10)
            yield people

    monkeypatch.setattr("consentregister.services.exports.exported_people", some)
    return go_on


def test_a_long_export_is_stopped_without_a_trace(
    qtbot: QtBot,
    window: MainWindow,
    safety: SettingsPage,
    register: Register,
    choose: Choose,
    slow_reading: Event,
    tmp_path: Path,
) -> None:
    """It shows how far it is; stopped, there is no file and no entry."""
    before = register.log.count()
    folder = tmp_path / "out"
    folder.mkdir()
    choose(folder / "kartei.xlsx", "")
    click(qtbot, button(safety, EXPORT))
    sheet = opened(qtbot, ProgressSheet)
    qtbot.waitUntil(lambda: sheet.bar.maximum() == 7)
    click(qtbot, sheet.stop)
    slow_reading.set()
    qtbot.waitUntil(lambda: window.banner.text() == "Abgebrochen. Gespeichert wurde nichts.")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert list(folder.iterdir()) == []
    assert register.log.count() == before


@pytest.mark.parametrize(("kind", "begins"), [(".pdf", b"%PDF"), (".json", b"{")])
def test_a_receipt_of_what_was_said(
    qtbot: QtBot,
    window: MainWindow,
    leyla: PersonPage,
    register: Register,
    choose: Choose,
    tmp_path: Path,
    kind: str,
    begins: bytes,
) -> None:
    """By the answer's own line; told and noted at the person."""
    offered = choose(tmp_path / f"beleg{kind}", "")
    click(qtbot, button(leyla.answer, "Beleg …"))
    qtbot.waitUntil(lambda: f"beleg{kind}" in window.banner.text())
    assert offered == ["Beleg Leyla Özdemir, WhatsApp, Termine.pdf"]
    assert (tmp_path / f"beleg{kind}").read_bytes().startswith(begins)
    assert register.log.show(LEYLA, limit=1)[0].kind == "receipt_made"


def test_no_receipt_where_nothing_was_said(qtbot: QtBot, leyla: PersonPage) -> None:
    """It is offered for what was asked or answered only."""
    assert "Beleg …" in buttons(leyla.answer)
    asked(qtbot, leyla, Purpose.ADVERTISING, "für Werbung")
    assert "Beleg …" not in buttons(leyla.answer)


def test_a_no_has_its_receipt_too(
    qtbot: QtBot, leyla: PersonPage, register: Register, choose: Choose, tmp_path: Path
) -> None:
    """What was refused is something said."""
    leyla._desk.work.change(lambda: register.consents.refuse(LEYLA, "whatsapp", [Purpose.ADVERTISING]))
    asked(qtbot, leyla, Purpose.ADVERTISING, "für Werbung")
    qtbot.waitUntil(lambda: "Beleg …" in buttons(leyla.answer))
    choose(tmp_path / "nein.json", "")
    click(qtbot, button(leyla.answer, "Beleg …"))
    qtbot.waitUntil((tmp_path / "nein.json").exists)
    (event,) = json.loads((tmp_path / "nein.json").read_text("utf-8"))["dpv:hasRecordOfActivity"][
        "dpv:hasConsentStatus"
    ]
    assert event["@type"] == "dpv:ConsentRefused"


def test_the_line_of_the_receipt_fits_the_smallest_window(qtbot: QtBot, window: MainWindow, leyla: PersonPage) -> None:
    """Nothing of it is pushed out at the right."""
    window.resize(*look.SMALLEST_WINDOW)
    qtbot.waitUntil(lambda: window.width() == look.SMALLEST_WINDOW[0])
    for text in ("Warum?", "Beleg …", "Nur das hier beenden"):
        one = button(leyla.answer, text)
        qtbot.waitUntil(lambda one=one: one.visibleRegion().boundingRect().width() == one.width())


@pytest.fixture
def reviews(qtbot: QtBot, window: MainWindow, register: Register, paper: Path) -> ReviewsDialog:
    """The names of those whose yes was not used for long."""
    signed = local_day(datetime.now(UTC)) - timedelta(days=720)
    register.consents.grant(LEYLA, "whatsapp", [Purpose.APPOINTMENT_OR_ORDER], evidence=paper, signed_on=signed)
    window._desk.wishes.reviews.emit()
    dialog = opened(qtbot, ReviewsDialog)
    qtbot.waitUntil(dialog._calendar.isEnabled)
    return dialog


def test_reviews_into_the_calendar_without_names(
    qtbot: QtBot, reviews: ReviewsDialog, choose: Choose, tmp_path: Path
) -> None:
    """How many a day and no more, told where one looks; the sheet stays."""
    choose(tmp_path / "k.ics", "")
    click(qtbot, reviews._calendar)
    qtbot.waitUntil(lambda: reviews._note.text().startswith("Gespeichert: k.ics, 1 Tag."))
    content = (tmp_path / "k.ics").read_text("utf-8")
    assert "SUMMARY:Einwilligungen prüfen (1)" in content
    assert "Leyla" not in content
    assert reviews.isVisible()


def test_with_names_when_ticked(qtbot: QtBot, reviews: ReviewsDialog, choose: Choose, tmp_path: Path) -> None:
    """Only then."""
    choose(tmp_path / "k.ics", "")
    click(qtbot, reviews._names)
    click(qtbot, reviews._calendar)
    qtbot.waitUntil((tmp_path / "k.ics").exists)
    assert "Leyla Özdemir: WhatsApp (Termine)" in (tmp_path / "k.ics").read_text("utf-8").replace("\n ", "")


def test_a_calendar_that_cannot_be_written(
    qtbot: QtBot, reviews: ReviewsDialog, choose: Choose, tmp_path: Path
) -> None:
    """The sentence stands in the sheet."""
    choose(tmp_path / "gone" / "k.ics", "")
    click(qtbot, reviews._calendar)
    qtbot.waitUntil(lambda: "Den Ordner für „k.ics“ gibt es nicht" in reviews._note.text())


def test_an_ending_is_added(window: MainWindow, choose: Choose, tmp_path: Path) -> None:
    """That of the kind chosen, else the usual one; a name with one of the endings is taken as it is."""
    kinds = {"PDF (*.pdf)": ".pdf", "JSON (*.json)": ".json"}
    choose(tmp_path / "beleg", "JSON (*.json)")
    assert ask_where(window, "", "x", kinds) == tmp_path / "beleg.json"
    choose(tmp_path / "Beleg 24.11.2026", "")
    assert ask_where(window, "", "x", kinds) == tmp_path / "Beleg 24.11.2026.pdf"
    choose(tmp_path / "beleg.JSON", "PDF (*.pdf)")
    assert ask_where(window, "", "x", kinds) == tmp_path / "beleg.JSON"


def test_what_exists_is_replaced_only_when_named(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the ending that was added makes it a file that is there, one is asked once more, by its whole name."""
    (tmp_path / "beleg.pdf").write_text("before")
    answers = iter([(str(tmp_path / "beleg"), ""), ("", "")])
    offered: list[str] = []

    def ask(_over: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return next(answers)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert ask_where(window, "", "x", {"PDF (*.pdf)": ".pdf"}) is None
    assert offered == ["x.pdf", str(tmp_path / "beleg.pdf")]
