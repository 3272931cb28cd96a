"""People from another program's file: new, known, completed, refused; taken over as a whole and back as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.batch import Cancelled
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.imported import ImportedContact, Labelled
from consentregister.domain.imports import Fate, ImportBatch, ImportChoices, ImportPreview, ImportSource
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, PersonKind, Purpose, Verdict
from consentregister.register import Register
from consentregister.services.import_candidates import Candidate
from consentregister.services.import_plan import Plan, gathered
from consentregister.store.imports import KnownPerson
from tests.conftest import Clock

CHANNEL, APPOINTMENT = "whatsapp", Purpose.APPOINTMENT_OR_ORDER


def contact(row: int, name: str, *addresses: str, **more: str) -> ImportedContact:
    """A contact of a file, with numbers and e-mail addresses."""
    phones = tuple(Labelled(one) for one in addresses if "@" not in one)
    emails = tuple(Labelled(one) for one in addresses if "@" in one)
    return ImportedContact(row=row, name=name, phones=phones, emails=emails, **more)  # type: ignore[arg-type]


ANNA = contact(1, "Anna Beispiel", "0171 39200 01", street="Gartenweg 3", postcode="10115", city="Beispielstadt")
BERT = contact(2, "Bert Muster", "0171 39200 02", "bert@example.org")


def plan(
    register: Register,
    *contacts: ImportedContact,
    choices: ImportChoices = ImportChoices(),  # noqa: B008 (frozen)
) -> ImportPreview:
    """What would come of a file with these contacts."""
    return register.imports.preview(ImportSource(file="kunden.vcf", digest="0" * 64, contacts=contacts), choices)


def take(register: Register, *contacts: ImportedContact) -> ImportBatch:
    """Take over a file with these contacts."""
    return register.imports.take(plan(register, *contacts)).value


def fates(preview: ImportPreview) -> list[Fate]:
    """What would come of each, in order."""
    return [row.fate for row in preview.rows]


def names(register: Register) -> list[str]:
    """Who is in the register."""
    return [row.full_name for row in register.people.everybody()]


def test_preview_keeps_nothing(register: Register) -> None:
    """Looking at a file changes nothing."""
    before = register.log.count()
    assert fates(plan(register, ANNA, BERT)) == [Fate.NEW, Fate.NEW]
    assert (names(register), register.log.count()) == ([], before)


def test_who_comes_by_a_file_was_never_asked(register: Register) -> None:
    """A new person has all that the file said, and no consent: on WhatsApp they have to be asked first."""
    batch = take(register, ANNA, BERT)
    assert (batch.new, batch.changed) == (2, 0)
    [row] = register.people.find("anna")
    anna = register.people.show(row.id)
    assert (anna.street, anna.postcode, anna.city) == ("Gartenweg 3", "10115", "Beispielstadt")
    assert register.consents.of(row.id) == []
    assert register.checks.check(row.id, CHANNEL, APPOINTMENT).verdict is Verdict.ASK_FIRST


def test_the_log_tells_of_each_and_of_the_file(register: Register) -> None:
    """Each person has their entry, the file one of its own, and the whole log verifies."""
    take(register, ANNA, BERT)
    assert [entry.kind for entry in reversed(register.log.show(limit=3))] == [
        "person_recorded",
        "person_recorded",
        "people_imported",
    ]
    assert register.log.verify().ok


def test_the_same_file_again_changes_nothing(register: Register) -> None:
    """Who is on file with all of it is the same, and taking over a file of those leaves no trace."""
    take(register, ANNA, BERT)
    before = register.log.count()
    assert fates(plan(register, ANNA, BERT)) == [Fate.SAME, Fate.SAME]
    batch = take(register, ANNA, BERT)
    assert (batch.id, batch.new, batch.changed, register.log.count()) == (0, 0, 0, before)


def test_what_was_missing_is_added_and_nothing_overwritten(register: Register) -> None:
    """A second number and the address come to the card; name, first number and consent stay."""
    take(register, contact(1, "Anna Beispiel", "0171 39200 01"))
    [anna] = register.people.everybody()
    richer = contact(
        1,
        "BEISPIEL Anna",
        "030 23125 101",
        "0171 39200 01",
        street="Am Markt 1",
        postcode="10115",
        city="Beispielstadt",
    )
    [row] = plan(register, richer).rows
    assert (row.fate, row.person, [point.value for point in row.adds], row.adds_address) == (
        Fate.CHANGED,
        anna.id,
        ["+493023125101"],
        True,
    )
    assert take(register, richer).changed == 1
    after = register.people.show(anna.id)
    assert after.name == "Anna Beispiel"
    assert [point.value for point in after.contact_points] == ["+491713920001", "+493023125101"]
    assert after.street == "Am Markt 1"

    take(register, replace(richer, street="Woanders 2"))
    assert register.people.show(anna.id).street == "Am Markt 1"


def test_one_number_and_another_name_is_a_family(register: Register) -> None:
    """Mother and son share a number: both are kept, and it is told that they do."""
    take(register, ANNA)
    [row] = plan(register, contact(1, "Tim Beispiel", "0171 39200 01")).rows
    assert (row.fate, [(one.name, one.reason) for one in row.alike]) == (Fate.NEW, [("Anna Beispiel", "number")])


def test_one_name_and_nothing_else_is_told_and_not_made_one(register: Register) -> None:
    """Two people of one name with different numbers are two, until the user says otherwise."""
    take(register, contact(1, "Sabine Müller", "0171 39200 01"))
    [row] = plan(register, contact(1, "Mueller, Sabine", "0171 39200 09")).rows
    assert (row.fate, [(one.name, one.reason) for one in row.alike]) == (Fate.NEW, [("Sabine Müller", "name")])


def test_the_same_name_at_the_same_address_is_the_same_person(register: Register) -> None:
    """A new number of somebody who lives where they lived comes to their card."""
    take(register, ANNA)
    moved = contact(1, "Anna Beispiel", "0171 39200 09", street="Gartenweg 3", postcode="10115", city="Beispielstadt")
    [row] = plan(register, moved).rows
    assert (row.fate, [point.value for point in row.adds]) == (Fate.CHANGED, ["+491713920009"])


def test_one_person_twice_in_a_file_is_recorded_once_with_all(register: Register) -> None:
    """Three cards of one person, as phones have them, become one with all three numbers."""
    cards = (
        contact(1, "Anna Beispiel", "0171 39200 01"),
        contact(2, "Anna Beispiel", "0171 39200 01", "anna@example.org"),
        contact(3, "Anna Beispiel", "ANNA@example.org", "030 23125 101"),
    )
    preview = plan(register, *cards)
    assert [(row.fate, row.same_row) for row in preview.rows] == [(Fate.NEW, 0), (Fate.SAME, 1), (Fate.SAME, 1)]
    register.imports.take(preview)
    [anna] = register.people.everybody()
    points = {point.value for point in register.people.show(anna.id).contact_points}
    assert points == {"+491713920001", "+493023125101", "anna@example.org"}


def test_two_rows_that_complete_one_person_both_do(register: Register) -> None:
    """Both numbers come to the card, whichever row had them."""
    take(register, ANNA)
    batch = take(
        register,
        contact(1, "Anna Beispiel", "0171 39200 01", "030 23125 101"),
        contact(2, "Anna Beispiel", "0171 39200 01", "030 23125 102"),
    )
    [anna] = register.people.everybody()
    assert batch.changed == 1
    assert len(register.people.show(anna.id).contact_points) == 3


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (contact(7, "", "0171 39200 01"), "imports.reason.name_empty"),
        (contact(7, "Mailbox", "*100#"), "imports.reason.phone_letters"),
        (contact(7, "Auskunft", "118"), "imports.reason.phone_impossible"),
        (contact(7, "Anna Beispiel", "0171 39200 01", "anna@"), "imports.reason.email_invalid"),
    ],
)
def test_refused_with_line_and_reason(register: Register, wrong: ImportedContact, key: str) -> None:
    """What can't be read is refused by its line with the reason, and the others are taken."""
    preview = plan(register, ANNA, wrong)
    [refused] = preview.refused
    assert refused.reason is not None
    assert (refused.row, refused.reason.key) == (7, key)
    register.imports.take(preview)
    assert names(register) == ["Anna Beispiel"]


def test_taken_without_what_is_unreadable_when_the_user_says_so(register: Register) -> None:
    """The person is taken, and the preview names the number that stays outside."""
    choices = ImportChoices(leave_out_unreadable=True)
    [row] = plan(register, contact(1, "Anna Beispiel", "0171 39200 01", "*100#"), choices=choices).rows
    assert (row.fate, row.left_out) == (Fate.NEW, ("*100#",))


def test_the_user_says_what_they_are(register: Register) -> None:
    """All people of a file are of the kind the user chose."""
    register.imports.take(plan(register, ANNA, choices=ImportChoices(kind=PersonKind.EXISTING_CUSTOMER)))
    [anna] = register.people.everybody()
    assert anna.kind is PersonKind.EXISTING_CUSTOMER


def test_rows_left_out_are_not_taken(register: Register) -> None:
    """What the user unticked stays outside."""
    register.imports.take(plan(register, ANNA, BERT), without=[1])
    assert names(register) == ["Bert Muster"]


def test_a_childs_birth_date_is_kept_and_nobody_elses(register: Register) -> None:
    """The birth date that shows a child is needed; that of an adult is not, and stays outside."""
    take(
        register,
        contact(1, "Tim Beispiel", "0171 39200 03", birth_date="2016-05-04"),
        contact(2, "Anna Beispiel", "0171 39200 01", birth_date="1980-05-04"),
        contact(3, "Bert Muster", "0171 39200 02", birth_date="--05-04"),
    )
    people = {row.full_name: register.people.show(row.id) for row in register.people.everybody()}
    assert {name: (person.minor, person.birth_date is not None) for name, person in people.items()} == {
        "Tim Beispiel": (True, True),
        "Anna Beispiel": (False, False),
        "Bert Muster": (False, False),
    }


def test_labels_come_along_and_survive_an_edit(register: Register) -> None:
    """A number keeps what its owner calls it, also when the card is typed anew."""
    labelled = ImportedContact(row=1, name="Anna Beispiel", phones=(Labelled("0171 39200 01", "Praxis"),))
    take(register, labelled)
    [row] = register.people.everybody()
    register.people.edit(row.id, NewPerson(name="Anna Neu", contact_points=(ContactPoint.phone("0171 3920001"),)))
    assert [point.label for point in register.people.show(row.id).contact_points] == ["Praxis"]


@pytest.mark.parametrize("text", ["1713920033", "491713920033", "+49 (0)171 39200 33", "0049 171 3920033"])
def test_numbers_as_tables_have_them(register: Register, text: str) -> None:
    """A spreadsheet takes the zero from a number, or the plus: it is the same number."""
    [row] = plan(register, contact(1, "Anna Beispiel", text)).rows
    assert row.new is not None
    assert [point.value for point in row.new.contact_points] == ["+491713920033"]


def test_cancelled_keeps_nothing(register: Register) -> None:
    """Stopped in the middle of writing, nobody of the file is in the register."""
    many = [contact(row, f"Person {row}", f"030 23125{row:03}") for row in range(1, 900)]

    def stop(done: int, _of: int) -> None:
        if done >= 500:
            raise Cancelled

    preview = plan(register, *many)
    before = register.log.count()
    with pytest.raises(Cancelled):
        register.imports.take(preview, watch=stop)
    assert (names(register), register.log.count(), register.imports.recent()) == ([], before, [])


def test_taken_back_as_a_whole(register: Register) -> None:
    """The new ones lie in the bin, the completed card is as it was, and the log verifies."""
    take(register, contact(1, "Anna Beispiel", "0171 39200 01"))
    batch = take(register, ANNA, BERT)
    undone = register.imports.undo(batch.id).value
    assert (undone.undone, undone.kept) == (2, 0)
    [anna] = register.people.everybody()
    assert (anna.full_name, register.people.show(anna.id).street) == ("Anna Beispiel", "")
    assert [row.full_name for row in register.people.bin()] == ["Bert Muster"]
    assert register.imports.recent()[0].undone
    assert register.log.verify().ok


def test_who_was_touched_since_stays(register: Register, clock: Clock) -> None:
    """Somebody who wrote since, and somebody edited since, are kept when the import is taken back."""
    batch = take(register, ANNA, BERT, contact(3, "Cem Muster", "0171 39200 03"))
    ids = {row.full_name: row.id for row in register.people.everybody()}
    register.messages.log(ids["Anna Beispiel"], CHANNEL, Direction.IN)
    register.people.edit(ids["Bert Muster"], NewPerson(name="Bert Neu"))
    register.checks.check(ids["Cem Muster"], CHANNEL, APPOINTMENT)
    undone = register.imports.undo(batch.id).value
    assert (undone.undone, undone.kept) == (1, 2)
    assert sorted(names(register)) == ["Anna Beispiel", "Bert Neu"]


def test_who_was_merged_since_stays(register: Register) -> None:
    """Two cards of a file that were put together are no longer what the file brought: both are left alone."""
    batch = take(register, ANNA, BERT, contact(3, "Bert Muster", "0171 39200 03"))
    anna, *berts = sorted((row for row in register.people.everybody()), key=lambda row: row.id)
    register.merging.merge(berts[0].id, berts[1].id)
    undone = register.imports.undo(batch.id).value
    assert (undone.undone, undone.kept) == (1, 2)
    assert names(register) == ["Bert Muster"]
    assert anna.full_name in [row.full_name for row in register.people.bin()]


def test_an_import_is_taken_back_once(register: Register) -> None:
    """A second time is refused, and so is one that never was."""
    batch = take(register, ANNA)
    register.imports.undo(batch.id)
    for number, key in ((batch.id, "errors.import_undone"), (77, "errors.import_unknown")):
        with pytest.raises(InvalidInput) as raised:
            register.imports.undo(number)
        assert raised.value.key == key


def test_what_changed_meanwhile_counts(register: Register) -> None:
    """A person recorded between preview and taking over is not recorded a second time."""
    preview = plan(register, ANNA)
    take(register, ANNA)
    register.imports.take(preview)
    assert names(register) == ["Anna Beispiel"]


NUMBERS = st.integers(0, 9).map(lambda one: ContactPoint("phone", f"+49171392000{one}", mobile=True))
CARDS = st.builds(
    NewPerson,
    name=st.sampled_from(["Anna Beispiel", "Beispiel Anna", "Tim Beispiel", "Müller", "Mueller"]),
    contact_points=st.lists(NUMBERS, max_size=3, unique=True).map(tuple),
    city=st.sampled_from(["", "Beispielstadt"]),
)


@given(st.lists(CARDS, max_size=8), st.lists(CARDS, max_size=8))
def test_nothing_of_a_file_is_lost(there: list[NewPerson], cards: list[NewPerson]) -> None:
    """Whatever is matched with whom: each number of the file ends at somebody of the name it had there."""
    known = [
        KnownPerson(number, one.name, tuple((p.kind, p.value) for p in one.contact_points), one.city)
        for number, one in enumerate(there, start=1)
    ]
    rows = Plan(known).rows([Candidate(row, card) for row, card in enumerate(cards, start=1)])
    kept = {(one.name, p.value) for one in there for p in one.contact_points}
    kept |= {(row.name, p.value) for row, card in gathered(rows) for p in card.contact_points}
    folded = {(_folded(name), value) for name, value in kept}
    assert {(_folded(card.name), p.value) for card in cards for p in card.contact_points} <= folded


def _folded(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace("ü", "ue").split())
