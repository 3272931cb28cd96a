"""The list of people comes in pages."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from consentregister.domain.person import PersonRow
from consentregister.domain.words import Verdict
from ui.desk import Kit
from ui.models.people_model import BADGE, PeopleModel, PeopleRows


def test_more_people_are_asked_for_once(qtbot: QtBot, kit: Kit, qtmodeltester: ModelTester) -> None:
    """Scrolling down asks for the next page, and not again before it came."""
    model = PeopleModel(kit.texts, {"whatsapp": "WhatsApp"}.__getitem__)
    model.set_rows(people(1, 200, complete=False))

    with qtbot.waitSignal(model.wanted) as wanted:
        model.fetchMore(QModelIndex())

    assert wanted.args == [200]
    assert not model.canFetchMore(QModelIndex())
    model.add_rows(people(201, 250, complete=True))
    assert model.rowCount() == 250
    qtmodeltester.check(model)


def test_a_row_is_told_in_words(kit: Kit) -> None:
    """A screen reader hears name, number and answer."""
    model = PeopleModel(kit.texts, {"whatsapp": "WhatsApp"}.__getitem__)
    model.set_rows(PeopleRows([row(1, "Anna Beispiel", "0171 39200 33")], {1: ("whatsapp", Verdict.ASK_FIRST)}))

    told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert told == "Anna Beispiel, 0171 39200 33, WhatsApp für Termine: Noch nicht"


def test_a_new_answer_changes_one_row(qtbot: QtBot, kit: Kit) -> None:
    """A refreshed badge repaints its row and no other."""
    model = PeopleModel(kit.texts, {"whatsapp": "WhatsApp"}.__getitem__)
    model.set_rows(people(1, 3, complete=True))

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_badges({2: ("whatsapp", Verdict.BLOCK)})

    assert changed.args[0].row() == 1
    assert model.data(model.index(1), BADGE) == ("whatsapp", Verdict.BLOCK)


def people(first: int, last: int, *, complete: bool) -> PeopleRows:
    """Invented people."""
    rows = [row(n, f"Person {n}", f"0171 39200 {n % 100:02}") for n in range(first, last + 1)]
    return PeopleRows(rows, {}, complete=complete)


def row(number: int, name: str, phone: str) -> PersonRow:
    """One line of the list."""
    return PersonRow(id=number, name=name, full_name=name, phone=phone, number="", email="")
