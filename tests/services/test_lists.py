"""A list, not one: who may be written to, who not and why, who is unknown; and what goes out is noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, StoreError
from consentregister.domain.lists import CheckedList, Entry
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, Language, PersonKind, Purpose, Verdict
from consentregister.register import Register
from consentregister.store.work import Change

ADVERTISING, APPOINTMENT = Purpose.ADVERTISING, Purpose.APPOINTMENT_OR_ORDER


def add(register: Register, name: str, *addresses: str, **more: object) -> int:
    """Record somebody with numbers and e-mail addresses."""
    points = [ContactPoint.email(one) if "@" in one else ContactPoint.phone(one) for one in addresses]
    return register.people.record(NewPerson(name=name, contact_points=tuple(points), **more)).value.id  # type: ignore[arg-type]


def grant(register: Register, paper: Path, person: int, purpose: Purpose = ADVERTISING, **more: object) -> None:
    """File a signed yes for WhatsApp."""
    register.consents.grant(person, "whatsapp", [purpose], evidence=paper, **more)  # type: ignore[arg-type]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper that was signed."""
    file = tmp_path / "paper.txt"
    file.write_text("signed")
    return file


def checked(register: Register, text: str, channel: str = "whatsapp", purpose: Purpose = ADVERTISING) -> CheckedList:
    """A pasted list, checked."""
    return register.lists.check(register.lists.read_text(text), channel, purpose)


def names(found: CheckedList) -> list[tuple[str, Verdict]]:
    """Who is in the answer, and with what."""
    return [(row.name, row.answer.verdict) for row in found.rows]


def test_allowed_not_yet_and_unknown(register: Register, paper: Path) -> None:
    """Each line has its answer and its reason; who is not in the register is named as written."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert Beispiel", "0171 39200 34")
    grant(register, paper, anna)

    found = checked(register, "0171 39200 33\n0171 39200 34\n0171 39200 35")

    assert names(found) == [("Anna Beispiel", Verdict.ALLOW_WITH_NOTICE), ("Bert Beispiel", Verdict.ASK_FIRST)]
    assert all(row.answer.reason for row in found.rows)
    assert [row.name for row in found.going_out] == ["Anna Beispiel"]
    assert found.to_ask == [bert]
    assert [entry.text for entry in found.unknown] == ["0171 39200 35"]


def test_everybody_with_one_number_is_named(register: Register) -> None:
    """A number that two people share brings both, each with their own answer."""
    add(register, "Anna Beispiel", "0171 39200 33")
    add(register, "Karl Beispiel", "0171 39200 33")

    assert [row.name for row in checked(register, "0171 39200 33").rows] == ["Anna Beispiel", "Karl Beispiel"]


def test_a_person_twice_in_a_list_is_one(register: Register) -> None:
    """By number, e-mail and name: one question, one answer."""
    add(register, "Anna Beispiel", "0171 39200 33", "anna@example.org")

    found = checked(register, "0171 39200 33\nANNA@example.org\nAnna Beispiel\nBeispiel, Anna\nbeispiel anna")

    assert [row.name for row in found.rows] == ["Anna Beispiel"]
    assert found.unknown == []


def test_a_yes_holds_for_the_address_listed(register: Register, paper: Path) -> None:
    """Signed for one of two numbers: the other one in the list is not allowed."""
    anna = add(register, "Anna Beispiel", "0171 39200 33", "0171 39200 44")
    grant(register, paper, anna, address="+491713920033")

    found = checked(register, "0171 39200 33\n0171 39200 44")

    assert [(row.answer.contact_point, row.goes_out) for row in found.rows] == [
        ("+491713920033", True),
        ("+491713920044", False),
    ]


def test_names_are_found_in_any_order(register: Register) -> None:
    """A full name with umlauts, turned round, a firm's as it stands; part of a name is nobody."""
    add(register, "Sabine Müller", "0171 39200 33")
    add(register, "Bau Groß KG", "030 23125 101", kind=PersonKind.BUSINESS_CONTACT)

    found = checked(register, "MUELLER, SABINE\nBau Gross KG\nMüller")

    assert [row.name for row in found.rows] == ["Sabine Müller", "Bau Groß KG"]
    assert [entry.text for entry in found.unknown] == ["Müller"]


def test_who_lies_in_the_bin_is_unknown(register: Register) -> None:
    """By number, by name, and by id."""
    anna = add(register, "Anna Beispiel", "0171 39200 33")
    register.people.remove(anna)

    assert checked(register, "0171 39200 33\nAnna Beispiel").rows == []
    assert register.lists.check([Entry(text=str(anna), person=anna)], "whatsapp", ADVERTISING).unknown


def test_a_yes_without_an_address_does_not_go_out(register: Register) -> None:
    """Who may get an e-mail and has no address is not among those to write to."""
    add(register, "Anna Beispiel", "0171 39200 33")

    found = checked(register, "0171 39200 33", "email", APPOINTMENT)

    assert found.rows[0].answer.verdict.is_yes
    assert found.going_out == []


def test_a_call_that_needs_a_note_does_not_go_out(register: Register) -> None:
    """A firm that rang us may be called for advertising with a written reason: one by one, never from a list (R74)."""
    firm = add(register, "Bau Groß KG", "030 23125 101", kind=PersonKind.BUSINESS_CONTACT)
    register.messages.log(firm, "phone_call", Direction.IN)

    found = checked(register, "030 23125 101", "phone_call")

    assert found.rows[0].answer.verdict is Verdict.ALLOW_WITH_NOTICE
    assert found.going_out == []


def test_who_was_asked_is_not_asked_again(register: Register) -> None:
    """A form that is not back yet is not printed a second time."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert Beispiel", "0171 39200 34")
    register.forms.print([anna])

    found = checked(register, "0171 39200 33\n0171 39200 34")

    assert (found.to_ask, found.asked_before) == ([bert], 1)


def test_who_has_no_address_stops_nobody_elses_form(register: Register) -> None:
    """A form for somebody without any number is made one by one; the others of the list come out of the printer."""
    anna, tim = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Tim Weiß")
    found = register.lists.check([Entry(text=str(one), person=one) for one in (anna, tim)], "whatsapp", ADVERTISING)

    assert len(register.forms.print(found.to_ask).value.forms) == 1


def test_the_strictest_come_first(register: Register, paper: Path) -> None:
    """No, then not yet, then yes; among equals by last name."""
    people = {name: add(register, name, f"0171 39200 {at}") for at, name in enumerate(("Ute C", "Ute B", "Ute A"), 33)}
    grant(register, paper, people["Ute C"])
    register.people.block(people["Ute B"])

    found = checked(register, "0171 39200 33\n0171 39200 34\n0171 39200 35")

    assert [row.name for row in found.strictest_first] == ["Ute B", "Ute A", "Ute C"]


def exported(register: Register, text: str, file: Path, *, language: Language = Language.DE) -> str:
    """The file of a list's allowed ones."""
    entries = register.lists.read_text(text)
    register.lists.export(entries, "whatsapp", ADVERTISING, file, language=language)
    return file.read_bytes().decode("utf-8-sig")


def test_the_allowed_are_exported_and_noted(register: Register, paper: Path, tmp_path: Path) -> None:
    """Name and number of the allowed only; one entry of the log for each, and one for the list."""
    anna, _ = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert Beispiel", "0171 39200 34")
    grant(register, paper, anna)
    before = register.log.count()

    text = exported(register, "0171 39200 33\n0171 39200 34\n0171 39200 35", tmp_path / "allowed.csv")

    assert text == '"Name";"Telefon"\r\n"Anna Beispiel";"0171 39200 33"\r\n'
    listed, each = register.log.show(limit=register.log.count() - before)
    assert (listed.kind, listed.payload["count"], listed.person) == ("list_exported", 1, None)
    assert (each.kind, each.person, each.payload["rule"]) == ("list_entry", anna, "R70_PROMO_CONSENT")
    assert "WhatsApp" in each.text
    assert register.log.verify().ok


def test_what_was_exported_is_read_back(register: Register, paper: Path, tmp_path: Path) -> None:
    """The file as a spreadsheet gets it names the same people when it is checked again, foreign numbers too."""
    numbers = ("0171 39200 33", "+43 1 2345678", "+49 176 04069012", "+1 202 555 0123")
    for at, number in enumerate(numbers):
        point = ContactPoint.phone(number)
        person = register.people.record(NewPerson(name=f"Ute {'ABCD'[at]}", contact_points=(point,))).value.id
        register.consents.grant(person, "phone_call", [ADVERTISING], evidence=paper)
    file = tmp_path / "allowed.csv"
    entries = register.lists.read_text("\n".join(numbers))
    changed = register.lists.export(entries, "phone_call", ADVERTISING, file)
    assert f'"Ute B";"{numbers[1].replace("+", "00")}"' in file.read_text("utf-8-sig")

    again = register.lists.check(register.lists.read_file(file), "phone_call", ADVERTISING)

    assert changed.value == len(numbers)
    assert [row.name for row in again.rows] == ["Ute A", "Ute B", "Ute C", "Ute D"]
    assert again.unknown == []


@pytest.mark.parametrize("language", list(Language))
def test_a_name_is_no_formula(register: Register, paper: Path, tmp_path: Path, language: Language) -> None:
    """A name that a spreadsheet would run is written as text, in the separator of the language."""
    person = add(register, '=HYPERLINK("http://example.org","x")', "0171 39200 33")
    grant(register, paper, person)

    text = exported(register, "0171 39200 33", tmp_path / "allowed.csv", language=language)

    separator = ";" if language is Language.DE else ","
    assert f'\r\n"\'=HYPERLINK(""http://example.org"",""x"")"{separator}"0171 39200 33"\r\n' in text
    assert text.count("+") == 0


def test_a_withdrawal_before_the_export_counts(register: Register, paper: Path, tmp_path: Path) -> None:
    """The list is checked anew when it is written: who has said no since is not in it."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert Beispiel", "0171 39200 34")
    for person in (anna, bert):
        grant(register, paper, person)
    entries = register.lists.read_text("0171 39200 33\n0171 39200 34")
    assert len(register.lists.check(entries, "whatsapp", ADVERTISING).going_out) == 2

    register.consents.wants_no_more(anna, "not_on_channel", channel="whatsapp")
    file = tmp_path / "allowed.csv"
    register.lists.export(entries, "whatsapp", ADVERTISING, file)

    assert "Anna" not in file.read_text("utf-8-sig")


@pytest.mark.parametrize("fault", ["nobody", "nowhere", "folder"])
def test_nothing_is_noted_of_what_was_not_written(register: Register, paper: Path, tmp_path: Path, fault: str) -> None:
    """Without anybody allowed, or without a place to write, log and folder stay as they were."""
    anna = add(register, "Anna Beispiel", "0171 39200 33")
    if fault != "nobody":
        grant(register, paper, anna)
    file = tmp_path / "none" / "allowed.csv" if fault == "nowhere" else tmp_path / "allowed.csv"
    if fault == "folder":
        file.mkdir()
    before = register.log.count(), sorted(tmp_path.iterdir())

    with pytest.raises(InvalidInput, match="list_nobody_allowed" if fault == "nobody" else "output_"):
        exported(register, "0171 39200 33", file)

    assert (register.log.count(), sorted(tmp_path.iterdir())) == before


def test_nothing_is_written_that_was_not_noted(
    register: Register, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full at the last moment, no file lies there that the log does not know."""
    grant(register, paper, add(register, "Anna Beispiel", "0171 39200 33"))
    change, before, file = register._store.change, register.log.count(), tmp_path / "allowed.csv"

    @contextmanager
    def full() -> Iterator[Change]:
        with change() as begun:
            yield begun
            raise StoreError("disk_full")

    monkeypatch.setattr(register._store, "change", full)
    with pytest.raises(StoreError, match="disk_full"):
        exported(register, "0171 39200 33", file)

    assert not file.exists()
    assert register.log.count() == before


@pytest.mark.parametrize(
    ("text", "key"), [("", "pasted_empty"), (" \n;;", "pasted_empty"), ("a" * 200_000, "pasted_too_long")]
)
def test_a_pasted_text_of_nobody_is_refused(register: Register, text: str, key: str) -> None:
    """Nothing pasted, and far too much, each with its sentence."""
    with pytest.raises(InvalidInput, match=key):
        register.lists.read_text(text)


@pytest.mark.parametrize("text", ["Anna\x00Beispiel", "Anna \ud83d", "'; DROP TABLE person; --", '"', "%", "*"])
def test_a_strange_text_names_nobody(register: Register, text: str) -> None:
    """What no name looks like is unknown, and nothing breaks."""
    add(register, "Anna Beispiel", "0171 39200 33")

    assert checked(register, text).rows == []


def test_an_address_of_a_services_own(register: Register) -> None:
    """A Threema ID alone finds its owner."""
    register.people.record(NewPerson(name="Anna Beispiel", contact_points=(ContactPoint.own("threema", "ABCD1234"),)))

    assert [row.name for row in checked(register, "ABCD1234", "threema").rows] == ["Anna Beispiel"]


def test_a_list_of_nothing(register: Register) -> None:
    """No entries, no answers."""
    none: Sequence[Entry] = ()
    found = register.lists.check(none, "whatsapp", ADVERTISING)

    assert (found.rows, found.unknown, found.going_out, found.to_ask) == ([], [], [], [])
