"""A text of one's own: written in the settings by the keyboard, printed, taken back; what was printed stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from consentregister.domain.wording import WordingKey
from consentregister.domain.words import FormKind, Language
from consentregister.register import Register
from tests.conftest import SALON
from tests.journeys.day import Day
from tests.journeys.hands import click, closed, keys, opened, press, seen, wait_for
from tests.paper.reading import words_of
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.widgets.template_edit import TemplateEdit

_CTRL = Qt.KeyboardModifier.ControlModifier
_KEY = WordingKey(FormKind.CONSENT_CUSTOMER, Language.DE)

pytestmark = pytest.mark.slow


@pytest.fixture
def day(styled_app: QApplication, tmp_path: Path) -> Iterator[Day]:
    """A salon with one customer, whose form was printed with the program's text."""
    day = Day(styled_app, tmp_path)
    Register.create(day.place, SALON).close()
    day.open()
    day.record("Anna Beispiel", "0171 39200 11")
    day.register.forms.print([1])
    yield day
    day.close()


def written_over(name: str, text: str) -> None:
    """Click into the first field of a name, and type over what stands there."""
    QTest.mouseClick(seen(TemplateEdit, name).viewport(), Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_A, held=_CTRL)
    keys(text)


def test_write_print_and_take_back(day: Day) -> None:
    """Type a greeting, see it told that "leer heißt Nein" is gone, put it back, save, print, and undo."""
    before = day.register.forms.pdf(day.register.forms.all()[0].code)
    day.go("settings")
    click("Formulare", day.window.centralWidget().findChild(type(day.window._pages["settings"])))
    click("Texte der Formulare …")
    dialog = opened(WordingsDialog)
    wait_for(lambda: dialog.picture.is_shown, "the page to be drawn")

    written_over("Fett am Anfang", "Schön, dass Sie da sind.")
    wait_for(lambda: any("leeres Kästchen" in one for one in dialog.remarks.said), "the warning")
    press(Qt.Key.Key_End)
    keys(" Leer heißt Nein.")
    wait_for(lambda: not any("leeres Kästchen" in one for one in dialog.remarks.said), "the warning to go")
    click("Speichern")
    wait_for(lambda: day.register.wordings.row(_KEY).version == 2, "the second version")

    printed = day.register.forms.print([1]).value.pdf
    assert "Schön, dass Sie da sind. Leer heißt Nein." in words_of(printed)
    click("Zurück zu Fassung 1")
    wait_for(lambda: day.register.wordings.row(_KEY).version == 3, "the way back")
    press(Qt.Key.Key_Escape)
    closed()
    assert [row.wording for row in day.register.forms.all()] == ["2", "1"]
    assert day.register.forms.pdf(day.register.forms.all()[-1].code) == before
    assert day.register.log.verify().ok
