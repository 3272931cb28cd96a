"""Where the paper lies: proposed, changed, searched for."""

from __future__ import annotations

from pathlib import Path

import pytest

from consentregister.domain.errors import InvalidInput, NotFound
from consentregister.domain.form_code import shown_code
from consentregister.register import Register


@pytest.fixture
def filed(register: Register, anna: int, tmp_path: Path) -> str:
    """Anna's form, back and lying in a folder. Returns: its code."""
    printed = register.forms.print([anna]).value
    scan = tmp_path / "scan.png"
    scan.write_bytes(register.forms.picture(printed.pdf, 1, width=1000))
    [page] = register.scans.take([scan]).value
    register.scans.file(page.id, ticked=(), signed_on=None, lies_in="Ordner 3, 27")
    return printed.forms[0].code


def test_the_next_place_counts_up(register: Register, filed: str) -> None:
    """After the paper filed last; before the first there is nothing to propose."""
    assert register.places.proposed() == "Ordner 3, 28"


def test_before_the_first_paper_nothing_is_proposed(register: Register) -> None:
    """An empty field."""
    assert register.places.proposed() == ""


def test_paper_that_was_moved_is_found_there(register: Register, anna: int, filed: str) -> None:
    """The new place stands at the form, the log says so, and all seals stay whole."""
    changed = register.places.move(filed, " Karton B, 1 ")

    assert register.forms.find(filed).lies_in == "Karton B, 1"
    entry = register.log.show(anna, limit=1)[0]
    assert entry.text == f"Papier von Formular {shown_code(filed)} liegt jetzt in: Karton B, 1"
    assert changed.persons == {anna}
    assert register.log.verify().problems == ()


def test_a_form_that_is_not_back_lies_nowhere(register: Register, anna: int) -> None:
    """Its place is said when it is filed."""
    code = register.forms.print([anna]).value.forms[0].code
    with pytest.raises(InvalidInput, match="form_not_back"):
        register.places.move(code, "Ordner 1")


@pytest.mark.parametrize("text", ["anna", "ordner 3", "27 anna", "ANNA beispiel"])
def test_paper_is_found_by_person_and_place(register: Register, filed: str, text: str) -> None:
    """Every word must fit, in any order."""
    assert [form.code for form in register.places.find(text)] == [filed]
    assert register.places.find(f"{text} karton") == []


def test_paper_is_found_by_its_number(register: Register, filed: str) -> None:
    """As it stands on the sheet, as a scanner types it, or a part of it."""
    for text in (shown_code(filed), f"CR1Ö{filed}", shown_code(filed)[:9]):
        assert [form.code for form in register.places.find(text)] == [filed]


def test_a_sheets_code_names_its_form(register: Register, filed: str) -> None:
    """With or without the prefix; a name is no code, a foreign or unknown one its own sentence."""
    for text in (f"CR1:{filed}", filed.lower(), f"cr1ö{filed}"):
        found = register.places.sheet(text)
        assert found is not None
        assert found.code == filed
    assert register.places.sheet("Anna Beispiel") is None
    assert register.places.sheet("7KQ2M4XDP9TB") is None
    with pytest.raises(InvalidInput, match="code_foreign"):
        register.places.sheet("CR1:7KQ2M4XDP9TB")


def test_a_code_of_ours_without_a_form_is_told(register: Register) -> None:
    """As after a backup was brought back."""
    from consentregister.domain.form_code import make_code

    code = make_code(b"abcde", register._store.key)
    with pytest.raises(NotFound, match="form_unknown"):
        register.places.sheet(f"CR1:{code}")
