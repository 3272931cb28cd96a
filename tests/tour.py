"""The day with invented people, a picture of each step written to `tour/`. Needs no screen.

`python -m tests.tour --readme` makes the two pictures of the README instead.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from consentregister.domain.card import CardOrder
from consentregister.domain.contact import ContactPoint
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Language, Purpose, Statement
from tests.journeys.day import Day
from tests.journeys.pictures import screen
from tests.paper_in import as_picture
from tests.tour_papers import every_paper, windows_about_paper
from tests.tour_people import show_people
from tests.tour_rules import show_rules
from ui.app import make_application

_TOUR = Path("tour")
_README = Path("resources/pictures")
_FORM_WIDTH = 900
_OWN = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)
_OTHERS = {
    "Anna Beispiel": Statement.GRANTED,
    "Jonas Bergmann": None,
    "Ellen Groß": Statement.GRANTED,
    "Emre Mustermann": Statement.REFUSED,
    "Leyla Özdemir": Statement.GRANTED,
    "Karl Schulz": None,
    "Tim Weiß": Statement.GRANTED,
}


class Album:
    """Numbers the pictures and tells of each.

    Attributes:
        taken: how many there are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.taken = 0

    def look(self, step: str) -> None:
        """Take a picture of what one sees."""
        self.taken += 1
        name = f"{self.taken:03d}-{step}.png"
        screen().save(str(self._folder / name))
        say(name)


def main() -> int:
    """Make the pictures of the tour, or those of the README."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        if "--readme" in sys.argv:
            picture_readme(app, Path(folder))
        else:
            take_tour(app, Path(folder))
    return 0


def take_tour(app: QApplication, folder: Path) -> None:
    """The day, then the same register in the dark and in English."""
    shutil.rmtree(_TOUR, ignore_errors=True)
    _TOUR.mkdir()
    album = Album(_TOUR)
    day = Day(app, folder, look=album.look)
    whole_day(day)
    for paper in (day.form, day.scan):
        shutil.copy(paper, _TOUR)
        say(paper.name)
    as_picture(day.form, dpi=110, colour=True).save(_TOUR / "form.png")
    say("form.png")
    more_people(day)
    paper_for_the_counter(day)
    every_paper(day, keep_paper)
    windows_about_paper(day)
    day.close()
    for name, dark, language in (("dark", True, Language.DE), ("english", False, Language.EN)):
        look_around(Day(app, folder, dark=dark, language=language, look=album.look), name)
    show_people(app, folder, album.look, keep_paper)
    show_rules(app, folder, album.look)
    say(f"Look into {_TOUR}/")


def whole_day(day: Day) -> None:
    """From an empty folder to the check in the evening."""
    day.first_start()
    day.record("Sabine Müller", "0171 39200 15")
    day.find("mueller", finds=1)
    day.ask_board("WhatsApp, Termin, Auftrag, Rechnung")
    day.print_form()
    day.come_back("whatsapp appointment_or_order")
    day.file("WhatsApp: Antwort und Termine")
    day.may_i("sabine whatsapp termin")
    day.go_ahead()
    day.go("people")
    day.see("person")
    day.wants_no_more("Nichts mehr über WhatsApp")
    day.may_i("sabine whatsapp termin")
    day.think_better_of_it()
    day.check_log()
    day.go("today")
    day.see("today")


def more_people(day: Day) -> None:
    """A customer who writes first, a child, somebody of the team."""
    day.record_who_came_by("Leyla Özdemir", "0171 39200 21", "WhatsApp geschrieben")
    day.ask_board("WhatsApp, Antwort auf ihre Nachricht")
    day.record_child("Tim Weiß", parent="Eva Weiß", phone="0171 39200 22", birthday="24.11.2014")
    day.print_form()
    day.record_who_came_by("Emre Mustermann", "0176 040690 23", "Im Team")
    day.print_form()


def paper_for_the_counter(day: Day) -> None:
    """The counter card and the messengers compared, in the window and as PDF."""
    day.register.settings.set({"whatsapp_address": "0171 39200 10", "signal_address": "0171 39200 10"})
    day.register.settings.set({"channels": "whatsapp signal sms phone_call email letter"})
    day.go("forms")
    day.window._desk.wishes.card.emit()
    day.see("card")
    day.think_better_of_it()
    day.window._desk.wishes.compare.emit()
    day.see("messengers")
    day.think_better_of_it()
    for language in Language:
        keep_paper(f"card-{language}", day.register.cards.preview(CardOrder(language=language)), pages=2)
        keep_paper(f"messengers-{language}", day.register.comparison.pdf(language))


def keep_paper(name: str, pdf: bytes, *, pages: int = 1) -> None:
    """A paper as PDF, and a picture of each of its pages."""
    file = _TOUR / f"{name}.pdf"
    file.write_bytes(pdf)
    for page in range(1, pages + 1):
        as_picture(file, page, dpi=110, colour=True).save(_TOUR / f"{name}-{page}.png")
    say(file.name)


def look_around(day: Day, name: str) -> None:
    """Every page once more."""
    day.open()
    day.go("today")
    day.see(f"{name}-today")
    day.go("people")
    day.see(f"{name}-person")
    day.may_i("leyla whatsapp")
    day.think_better_of_it()
    for place in ("forms", "history", "settings"):
        day.go(place)
        day.see(f"{name}-{place}")
    day.close()


def picture_readme(app: QApplication, folder: Path) -> None:
    """A person with her board and answer, and the form she signed."""
    day = Day(app, folder)
    day.first_start()
    day.record_who_came_by("Sabine Müller", "0171 39200 15", "Stammkundschaft", "Angerufen", email="sabine@example.org")
    day.print_form()
    as_picture(day.form, colour=True).resize((_FORM_WIDTH, round(_FORM_WIDTH * 297 / 210))).save(
        _README / "form.png", optimize=True
    )
    day.come_back("whatsapp appointment_or_order", "whatsapp service_reminder")
    day.file("WhatsApp: Antwort und Termine", "WhatsApp: Wieder fällig")
    invent_others(day)
    day.may_i("sabine whatsapp termin")
    day.go_ahead()
    day.go("people")
    day.window.banner.hide()
    day.window.head.search.clearFocus()
    day.settle()
    screen().save(str(_README / "window.png"))
    day.close()


def invent_others(day: Day) -> None:
    """Others for the list, some of them asked already."""
    for number, (name, says) in enumerate(_OTHERS.items(), start=31):
        points = (ContactPoint.phone(f"0171 39200 {number}"), ContactPoint.email(f"kunde{number}@example.org"))
        person = day.register.people.record(NewPerson(name=name, contact_points=points)).value.id
        if says is Statement.GRANTED:
            day.register.consents.grant(person, "whatsapp", _OWN, evidence=day.scan)
        elif says is Statement.REFUSED:
            day.register.consents.refuse(person, "whatsapp", _OWN)


def say(line: str) -> None:
    """Tell what was made."""
    print(line, flush=True)  # noqa: T201 (this program has no other way to speak)


if __name__ == "__main__":
    sys.exit(main())
