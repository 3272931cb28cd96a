"""The first page: each count leads to what it counts, and the day is told by name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from consentregister.domain.times import local_day
from consentregister.domain.words import Direction, Purpose
from consentregister.register import Register
from tests.ui.helpers import button, buttons, click, opened
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.reviews_dialog import ReviewsDialog
from ui.main_window import MainWindow
from ui.pages.forms_page import FormsPage
from ui.pages.people_page import PeoplePage
from ui.pages.today_page import TodayPage
from ui.widgets.label import Label

LEYLA = 6


def today(qtbot: QtBot, window: MainWindow) -> TodayPage:
    """The page, read anew."""
    page = window.go("today")
    assert isinstance(page, TodayPage)
    page._lists.shown = None
    page.reload()
    qtbot.waitUntil(lambda: page._lists.shown is not None and page._lists.happened.isVisible())
    return page


def test_forms_that_are_missing_lead_to_them(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """Two forms counted are two forms listed, behind the tab of those that are missing."""
    register.forms.print([1, 2])
    page = today(qtbot, window)
    qtbot.waitUntil(lambda: "Beim nächsten Besuch" in buttons(page))  # lists of a reading before may come in first

    click(qtbot, button(page, "Beim nächsten Besuch"))

    forms = window.go("forms")
    assert isinstance(forms, FormsPage)
    qtbot.waitUntil(lambda: forms.sheets.model.rowCount() == 2)


def test_who_wrote_leads_to_the_person(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """The name is the way to answer; once answered it no longer waits, and stands under today."""
    register.messages.log(LEYLA, "whatsapp", Direction.IN, matter="Farbe")
    page = today(qtbot, window)
    qtbot.waitUntil(lambda: "Leyla Özdemir" in buttons(page._lists.unanswered))
    click(qtbot, button(page._lists.unanswered, "Leyla Özdemir"))
    people = window.go("people")
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: people.person.current == LEYLA)

    register.messages.log(LEYLA, "whatsapp", Direction.OUT, purpose=Purpose.ANSWER_OWN_REQUEST)

    page = today(qtbot, window)
    qtbot.waitUntil(page._lists.unanswered._nothing.isVisible)
    qtbot.waitUntil(lambda: "Leyla Özdemir" in buttons(page._lists.happened))


def test_the_four_shares_are_said_in_words(qtbot: QtBot, window: MainWindow, register: Register) -> None:
    """Who was asked and has not answered is neither "yes" nor "never asked"."""
    register.forms.print([1])

    words = today(qtbot, window)._shares._words

    qtbot.waitUntil(lambda: words.text() == "✓ 0 Ja  ·  … 1 gefragt  ·  ? 6 noch nie gefragt  ·  ✕ 0 Nein")


def test_yeses_long_unused_lead_to_their_names_and_forms(
    qtbot: QtBot, window: MainWindow, register: Register, tmp_path: Path
) -> None:
    """What ends on one day in one line, with what it is for; one click makes the forms ready."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(register.forms.preview(LEYLA))
    signed = local_day(datetime.now(UTC)) - timedelta(days=720)
    both = [Purpose.APPOINTMENT_OR_ORDER, Purpose.SERVICE_REMINDER]
    register.consents.grant(LEYLA, "whatsapp", both, evidence=paper, signed_on=signed)
    page = today(qtbot, window)
    qtbot.waitUntil(lambda: "Namen ansehen" in buttons(page))
    click(qtbot, button(page, "Namen ansehen"))
    dialog = opened(qtbot, ReviewsDialog)
    qtbot.waitUntil(dialog._print.isEnabled)
    qtbot.waitUntil(lambda: "Leyla Özdemir" in buttons(dialog))
    texts = [label.text() for label in dialog.findChildren(Label)]
    assert "WhatsApp: Termine, Wieder fällig" in texts
    assert sum(text.startswith("zählt bis ") for text in texts) == 1

    click(qtbot, dialog._print)

    assert opened(qtbot, PrintDialog)._persons == (LEYLA,)
