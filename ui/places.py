"""The five places of the window, in the order of the rail. A new page is one line here.

Each page is imported when it is first visited, so that the window opens with the first one only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui.desk import Desk
from ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    Attributes:
        key: its word in code and in `Wishes.page`; its title is the text "window.place.<key>".
        icon: a file of `resources/icons`.
        make: makes the page.
    """

    key: str
    icon: str
    make: Callable[[Desk], Page]


def _today(desk: Desk) -> Page:
    from ui.pages.today_page import TodayPage

    return TodayPage(desk)


def _people(desk: Desk) -> Page:
    from ui.pages.people_page import PeoplePage

    return PeoplePage(desk)


def _forms(desk: Desk) -> Page:
    from ui.pages.forms_page import FormsPage

    return FormsPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(desk)


def _history(desk: Desk) -> Page:
    from ui.pages.history_page import HistoryPage

    return HistoryPage(desk)


PLACES = (
    Place("today", "house", _today),
    Place("people", "users", _people),
    Place("forms", "inbox", _forms),
    Place("history", "scroll-text", _history),
    Place("settings", "settings-2", _settings),
)
