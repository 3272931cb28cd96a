"""The texts of the forms in the window: written, checked while typing, looked at, saved, taken back, and who signed."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from consentregister.domain.wording import WordingKey
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.register import Register
from tests.ui.helpers import button, buttons, click, opened
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.dialogs.wording_compare import WordingCompare
from ui.dialogs.wording_parts import PartEdit
from ui.dialogs.wording_versions import WordingVersions
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.main_window import MainWindow

S = TypeVar("S", bound=Sheet)
CUSTOMER = WordingKey(FormKind.CONSENT_CUSTOMER, Language.DE)
GREETING = "Schön, dass Sie da sind."


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, desk: Desk) -> WordingsDialog:
    """The dialog with the customer's form in it, as drawn."""
    desk.wishes.wordings.emit()
    dialog = window.findChild(WordingsDialog)
    assert isinstance(dialog, WordingsDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)
    return dialog


def part(dialog: WordingsDialog, point: str) -> PartEdit:
    """The paragraph that begins with a point."""
    return next(one for one in dialog.editor.parts if one.edits and one.edits[0].text == point)


def write(qtbot: QtBot, dialog: WordingsDialog, text: str, *, field: int = 0, where: int = 0) -> None:
    """Write over a field, and wait until what is said about it is there."""
    dialog.editor.parts[where].edits[field].setPlainText(text)
    rested(qtbot, dialog)


def rested(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """Wait until the text was looked at."""
    qtbot.waitUntil(lambda: not dialog._pause.isActive() and dialog._desk.work._open == 0)


def said(dialog: WordingsDialog) -> str:
    """What is said about the text."""
    return " ".join(dialog.remarks.said)


def over(qtbot: QtBot, kind: type[S]) -> S:
    """The sheet to read that lies over the dialog."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, kind)
    return sheet


def shown(within: QWidget) -> str:
    """Every word of its labels."""
    return " ".join(label.text() for label in within.findChildren(QLabel))


def test_the_settings_lead_to_it(qtbot: QtBot, window: MainWindow) -> None:
    """One click in the settings of the forms opens the texts, with every form in the window's language."""
    page = window.go("settings/papers")
    click(qtbot, button(page, "Texte der Formulare …"))
    dialog = opened(qtbot, WordingsDialog)
    qtbot.waitUntil(lambda: dialog.picture.is_shown)
    assert dialog.forms.list.count() >= 8
    assert dialog.key == CUSTOMER


def test_what_is_written_is_saved_as_the_next_version(qtbot: QtBot, dialog: WordingsDialog, register: Register) -> None:
    """A new beginning is saved; the dialog says so and goes on with it, and another click undoes it."""
    write(qtbot, dialog, GREETING)
    click(qtbot, button(dialog, "Speichern"))
    qtbot.waitUntil(lambda: "Fassung 2" in dialog._said.text())
    assert register.wordings.draft(CUSTOMER).parts[0].point == GREETING
    qtbot.waitUntil(lambda: not dialog._save.isEnabled())

    click(qtbot, button(dialog, "Zurück zu Fassung 1"))
    qtbot.waitUntil(lambda: register.wordings.row(CUSTOMER).version == 3)
    assert register.wordings.draft(CUSTOMER).parts == register.wordings.shipped_draft(CUSTOMER).parts
    rested(qtbot, dialog)


def test_the_page_follows_the_keys(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """What is typed is on the page soon after, and nothing is kept by it."""
    before = dialog.picture._page.toImage()
    write(qtbot, dialog, GREETING)
    assert dialog.picture._page.toImage() != before
    assert dialog._desk.register.wordings.versions(CUSTOMER) == []


def test_a_name_that_is_none_is_told_with_the_nearest(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """A misspelt name is told at once with the one that was meant, and can't be saved."""
    write(qtbot, dialog, "Bei ‹Name des Betiebs›", field=1)
    assert "‹Name des Betriebs›?" in said(dialog)
    assert not dialog._save.isEnabled()
    dialog.save()
    rested(qtbot, dialog)
    assert dialog._desk.register.wordings.row(CUSTOMER).version == 1


def test_what_the_law_asks_for_is_missed_by_name(qtbot: QtBot, dialog: WordingsDialog, register: Register) -> None:
    """Without the paragraph on voluntariness a warning names it; saving goes all the same."""
    assert "Alles da" in said(dialog)
    dialog.editor._remove(part(dialog, "Freiwillig."))
    rested(qtbot, dialog)
    assert "freiwillig" in said(dialog)
    assert "Datenschutz auskennt" in said(dialog)
    dialog.save()
    qtbot.waitUntil(lambda: register.wordings.row(CUSTOMER).version == 2)
    rested(qtbot, dialog)


def test_a_placeholder_is_put_in_by_name(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """It goes where one writes, by its name, and is the placeholder in the text."""
    field = part(dialog, "Freiwillig.").edits[1]
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    dialog.editor.put_in("Name des Betriebs")
    rested(qtbot, dialog)
    assert field.text.endswith("‹Name des Betriebs›")
    draft = dialog.editor.draft()
    assert draft is not None
    assert next(one for one in draft.parts if one.point == "Freiwillig.").text.endswith("{{business_name}}")


def test_boxes_and_signatures_cannot_be_touched(dialog: WordingsDialog) -> None:
    """What stands fixed has no field and no button, and is shown."""
    fixed = [one for one in dialog.editor.parts if one._part.is_fixed]
    assert [one._part.sort for one in fixed] == ["facts", "boxes", "signatures"]
    for one in fixed:
        assert one.edits == []
        assert buttons(one) == []
        assert "Steht fest" in shown(one)


def test_discard_brings_back_what_is_in_use(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """Everything written, added and taken out since is gone."""
    before = dialog.editor.draft()
    write(qtbot, dialog, GREETING)
    dialog.editor._add_below(dialog.editor.parts[0])
    dialog.editor._remove(part(dialog, "Freiwillig."))
    rested(qtbot, dialog)
    click(qtbot, button(dialog, "Verwerfen"))
    rested(qtbot, dialog)
    assert dialog.editor.draft() == before
    assert not dialog._save.isEnabled()


def test_an_edit_outlasts_a_look_at_another_form(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """Another form is opened and left again: what was written is still there, and marked in the list."""
    write(qtbot, dialog, GREETING)
    dialog.forms.list.setCurrentRow(4)
    qtbot.waitUntil(lambda: dialog.key is not None and dialog.key.kind is FormKind.INFO_ART13)
    rested(qtbot, dialog)
    dialog.forms.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: dialog.key == CUSTOMER)
    rested(qtbot, dialog)
    assert dialog.editor.parts[0].edits[0].text == GREETING
    assert dialog._save.isEnabled()


def test_nothing_written_is_lost_by_escape(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """Escape tells once of what is not saved before it closes."""
    write(qtbot, dialog, GREETING)
    dialog.reject()  # as Escape does
    assert dialog.isVisible()
    assert "nicht gespeichert" in dialog._said.text()
    dialog.reject()  # as Escape does
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_who_signed_which_is_one_click(
    qtbot: QtBot, dialog: WordingsDialog, window: MainWindow, register: Register, tmp_path: Path
) -> None:
    """The versions are shown with those whose yes rests on each; a name leads to the person."""
    (person,) = register.people.find("Anna")
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(register.forms.print([person.id]).value.pdf)
    (page,) = register.scans.take([paper]).value
    register.scans.file(page.id, ticked=[("whatsapp", Purpose.APPOINTMENT_OR_ORDER)], signed_on=None)
    write(qtbot, dialog, GREETING)
    dialog.save()
    qtbot.waitUntil(lambda: "Fassung 2" in dialog._said.text())
    rested(qtbot, dialog)

    click(qtbot, button(dialog, "Wer hat welchen Text unterschrieben?"))
    sheet = over(qtbot, WordingVersions)
    qtbot.waitUntil(lambda: "Anna Beispiel" in buttons(sheet))
    assert "1 Person · 1 Mal gedruckt" in shown(sheet)
    assert "0 Personen · noch nicht gedruckt · wird jetzt gedruckt" in shown(sheet)
    persons: list[int] = []
    dialog._desk.wishes.person.connect(persons.append)
    click(qtbot, button(sheet, "Anna Beispiel"))
    qtbot.waitUntil(lambda: persons == [person.id])
    assert not dialog.isVisible()


def test_what_differs_is_shown_side_by_side(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """Only the paragraph that was changed, in both wordings."""
    write(qtbot, dialog, GREETING)
    click(qtbot, button(dialog, "Vergleichen"))
    sheet = over(qtbot, WordingCompare)
    assert GREETING in shown(sheet)
    assert "Bitte kreuzen Sie nur an" in shown(sheet)
    assert "Freiwillig." not in shown(sheet)


def test_no_real_person_is_in_the_preview(dialog: WordingsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is made out to the invented person: none of the register is asked for."""
    draft = dialog.editor.draft()
    assert draft is not None
    monkeypatch.setattr("consentregister.services.form_orders.read_person", None)
    monkeypatch.setattr("consentregister.services.form_orders.read_dossier", None)
    assert dialog._desk.register.wordings.preview(draft).sheets == 1


def test_english_forms_can_be_edited_in_a_german_window(qtbot: QtBot, dialog: WordingsDialog) -> None:
    """Another language lists and opens its forms; placeholders keep the window's names."""
    dialog.forms.language.choose(Language.EN)
    dialog.forms.language.activated.emit(dialog.forms.language.currentIndex())
    qtbot.waitUntil(lambda: dialog.key is not None and dialog.key.language is Language.EN)
    rested(qtbot, dialog)
    texts = " ".join(edit.text for one in dialog.editor.parts for edit in one.edits)
    assert "‹Name des Betriebs›" in texts
    assert "Voluntary" in texts
