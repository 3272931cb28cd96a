"""The work phone's address book: who comes onto it, who must go from it, and what changed since (S1)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput, NotFound, UnreadableFile
from consentregister.domain.person import NewPerson
from consentregister.domain.phone_book import CardFate, PhoneBookCheck
from consentregister.domain.settings import Settings
from consentregister.domain.words import Direction, Language, PersonKind, Purpose
from consentregister.exchange.cards import cards_of
from consentregister.register import Register
from consentregister.store.connection import connect
from tests.conftest import Clock

APPOINTMENT, ADVERTISING, STAFF = Purpose.APPOINTMENT_OR_ORDER, Purpose.ADVERTISING, Purpose.STAFF_MATTER


def add(register: Register, name: str, *numbers: str, label: str = "", **more: object) -> int:
    """Record somebody with numbers."""
    points = tuple(
        ContactPoint(one.kind, one.value, mobile=one.mobile, label=label) for one in map(ContactPoint.phone, numbers)
    )
    return register.people.record(NewPerson(name=name, contact_points=points, **more)).value.id  # type: ignore[arg-type]


def grant(register: Register, paper: Path, person: int, purpose: Purpose = APPOINTMENT, **more: object) -> None:
    """File a signed yes for WhatsApp."""
    register.consents.grant(person, "whatsapp", [purpose], evidence=paper, **more)  # type: ignore[arg-type]


def phone(tmp_path: Path, *cards: str, name: str = "handy.vcf") -> Path:
    """A file as the phone exports it, of cards like "Anna Beispiel 0171 39200 33, 030 23125 101"."""
    file = tmp_path / name
    lines = []
    for card in cards:
        words, _, numbers = card.partition(":")
        tels = [f"TEL;TYPE=CELL:{number.strip()}" for number in numbers.split(",") if number.strip()]
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"FN:{words}", *tels, "PHOTO;ENCODING=b:AAAA", "END:VCARD"]
    file.write_bytes("\r\n".join([*lines, ""]).encode())
    return file


def fates(checked: PhoneBookCheck) -> list[tuple[str, str]]:
    """What becomes of each card."""
    return [(entry.name, entry.fate.value) for entry in checked.entries]


def written(file: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """Who stands in a file, with numbers and labels."""
    content = file.read_bytes()
    contacts = [card.contact for card in cards_of(content, "x")] if content else []
    return [(one.name, [(p.text, p.label) for p in one.phones]) for one in contacts if one]


def test_only_whose_yes_covers_it_comes_onto_the_phone(register: Register, paper: Path, tmp_path: Path) -> None:
    """With number and label; of everybody else the reason is told."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33", label="Praxis"), add(register, "Bert", "0171 39200 34")
    grant(register, paper, anna)

    made = register.phone_book.export(tmp_path / "handy.vcf", channel="whatsapp").value

    assert written(tmp_path / "handy.vcf") == [("Anna Beispiel", [("+491713920033", "Praxis")])]
    assert list(made.people) == [anna]
    [left_out] = made.left_out
    assert (left_out.person, left_out.name) == (bert, "Bert")
    assert "Bert" in left_out.reason


def test_without_a_channel_everybody_comes(register: Register, tmp_path: Path) -> None:
    """For a phone without such a messenger; who has no number or address is told."""
    anna, nobody = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Ohne Nummer")

    made = register.phone_book.export(tmp_path / "handy.vcf").value

    assert (list(made.people), [one.person for one in made.left_out]) == ([anna], [nobody])
    assert register.log.show(limit=1)[0].text.endswith("Personen: 1, weggelassen: 1")


def test_out_of_one_register_and_into_another(register: Register, tmp_path: Path) -> None:
    """Nobody's name, number, label or address is lost on the way over the phone."""
    add(register, "Anna-Lena von Beispiel", "0171 39200 33", "030 23125 102", label='Praxis; hinten, "neu"')
    add(register, "Özdemir, İpek", "+43 1 2345678", label="WORK FAX")
    add(register, "Bau Groß KG", "030 23125 103", street="Ring 3, 2. OG", postcode="10115", city="Wien, Österreich")
    mail = (ContactPoint.email("karl@example.org"), ContactPoint.own("threema", "*ABCD123"))
    register.people.record(NewPerson(name="Karl", contact_points=mail))
    register.phone_book.export(tmp_path / "handy.vcf")

    with closing(Register.create(tmp_path / "other.consentregister", Settings(business_name="Anderer"))) as other:
        other.imports.take(other.imports.preview(other.imports.read(tmp_path / "handy.vcf")))

        assert cards(other) == cards(register)


def cards(register: Register) -> dict[str, object]:
    """Everybody's numbers and addresses by name."""
    people = [register.people.show(row.id) for row in register.people.find("", limit=100)]
    return {one.name: (one.contact_points, one.street, one.postcode, one.city) for one in people}


def test_only_the_number_a_yes_was_given_for(register: Register, paper: Path, tmp_path: Path) -> None:
    """A second mobile number stays away, a landline's comes along: no messenger finds anybody by it."""
    anna = add(register, "Anna Beispiel", "0171 39200 33", "0171 39200 44", "030 23125 102")
    grant(register, paper, anna, address="+491713920033")

    register.phone_book.export(tmp_path / "handy.vcf", channel="whatsapp")

    assert written(tmp_path / "handy.vcf") == [("Anna Beispiel", [("+491713920033", ""), ("+493023125102", "")])]


@pytest.mark.parametrize(
    ("asked", "stays"), [(None, True), (ADVERTISING, True), (APPOINTMENT, False), (Purpose.REVIEW_REQUEST, False)]
)
def test_a_yes_for_any_purpose_covers_it_unless_one_is_named(
    register: Register, paper: Path, asked: Purpose | None, stays: bool
) -> None:
    """WhatsApp reads the number whatever it is written for."""
    anna = add(register, "Anna Beispiel", "0171 39200 33")
    grant(register, paper, anna, ADVERTISING)

    assert bool(register.phone_book.plan("whatsapp", asked).people) is stays


def test_a_first_message_opens_an_answer_and_no_address_book(register: Register) -> None:
    """Who only wrote to us may be answered; their number need not be saved for it."""
    anna = add(register, "Anna Beispiel", "0171 39200 33")
    register.messages.log(anna, "whatsapp", Direction.IN)

    assert register.phone_book.plan("whatsapp").people == []
    assert register.phone_book.plan("whatsapp", Purpose.ANSWER_OWN_REQUEST).people == [anna]


def test_staff_come_by_what_they_signed(register: Register, paper: Path) -> None:
    """Work in the team is the purpose that counts for them."""
    kim, lee = (
        add(register, name, number, kind=PersonKind.EMPLOYEE)
        for name, number in (("Kim Probe", "0171 39200 35"), ("Lee Probe", "0171 39200 36"))
    )
    grant(register, paper, kim, STAFF)

    made = register.phone_book.plan("whatsapp")

    assert (list(made.people), [one.person for one in made.left_out]) == ([kim], [lee])


def test_the_phones_checklist_is_not_asked_for(register: Register, paper: Path) -> None:
    """It asks for a phone with only these people in it: they can't be asked to wait for it."""
    anna = add(register, "Anna Beispiel", "0171 39200 33")
    grant(register, paper, anna)
    register.settings.set({"device_work_phone_only": "no"})

    assert register.phone_book.plan("whatsapp").people == [anna]


def test_who_wants_no_more_is_left_out(register: Register, paper: Path) -> None:
    """From the moment it was said; who lies in the bin is not even named."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert", "0171 39200 34")
    grant(register, paper, anna)
    register.consents.wants_no_more(anna, "not_on_channel", channel="whatsapp")
    register.people.remove(bert)

    made = register.phone_book.plan("whatsapp")

    assert (made.people, [one.person for one in made.left_out]) == ([], [anna])


def test_the_export_is_logged_without_a_name(register: Register, paper: Path, tmp_path: Path) -> None:
    """One entry, with the file's digest, that nobody needs to be erased from."""
    grant(register, paper, add(register, "Anna Beispiel", "0171 39200 33"))

    register.phone_book.export(tmp_path / "handy.vcf", channel="whatsapp", purpose=APPOINTMENT)

    [entry] = register.log.show(limit=1)
    assert (entry.kind, entry.person, entry.payload["count"]) == ("phone_book_exported", None, 1)
    assert "WhatsApp" in entry.text
    assert "Anna" not in str(entry.payload)
    assert register.log.verify().ok


def test_a_place_that_cannot_be_written_is_logged_nowhere(register: Register, tmp_path: Path) -> None:
    """No file, no entry."""
    add(register, "Anna Beispiel", "0171 39200 33")
    before = register.log.count()

    with pytest.raises(UnreadableFile, match="output_"):
        register.phone_book.export(tmp_path / "none" / "handy.vcf")

    assert register.log.count() == before


def test_who_may_stay_who_must_go_who_is_unknown(register: Register, paper: Path, tmp_path: Path) -> None:
    """Each card of the phone by its number, however it is written there."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert Groß", "0171 39200 34")
    grant(register, paper, anna)
    file = phone(tmp_path, "Anna B.:+49 171 3920033", "Bertl:0049 171/3920034", "Oma:0171 39200 99", "Notiz:")

    checked = register.phone_book.check(file)

    assert fates(checked) == [("Anna B.", "may_stay"), ("Bertl", "must_go"), ("Oma", "unknown"), ("Notiz", "may_stay")]
    assert [entry.person for entry in checked.entries] == [anna, bert, 0, 0]
    assert [entry.reason for entry in checked.entries[:2]] == [
        "Anna Beispiel hat für WhatsApp unterschrieben.",
        "Bert Groß hat für WhatsApp noch nicht unterschrieben.",
    ]
    assert checked.to_ask == [bert]


def test_every_mobile_number_of_a_card_counts(register: Register, paper: Path, tmp_path: Path) -> None:
    """WhatsApp reads them all: one that is not covered is enough."""
    anna = add(register, "Anna Beispiel", "0171 39200 44", "0171 39200 33", "030 23125 102")
    grant(register, paper, anna, address="+491713920033")
    file = phone(
        tmp_path,
        "Anna:0171 39200 33, 030 23125 102",
        "Anna:0171 39200 33, 0171 39200 44",
        "Anna:0171 39200 33, 0171 39200 99",
        "Anna:0171 39200 33, 030 23125 109",
        "Anna:030 23125 102",
    )

    checked = register.phone_book.check(file)

    assert [entry.fate.value for entry in checked.entries] == ["may_stay", "must_go", "unknown", "may_stay", "may_stay"]
    assert "0171 39200 99" in checked.entries[2].reason


def test_of_two_with_one_number_the_card_says_who(register: Register, paper: Path, tmp_path: Path) -> None:
    """The name on the card decides; where it names neither, the stricter answer does."""
    anna = add(register, "Anna Beispiel", "0171 39200 33")
    add(register, "Karl Beispiel", "0171 39200 33")
    grant(register, paper, anna)

    checked = register.phone_book.check(
        phone(tmp_path, "Beispiel, Anna:0171 39200 33", "Karl Beispiel:0171 39200 33", "Zuhause:0171 39200 33")
    )

    assert [entry.fate.value for entry in checked.entries] == ["may_stay", "must_go", "must_go"]


def test_what_is_no_customer(register: Register, tmp_path: Path) -> None:
    """The business's own number may stay; a short number is for a person to judge; a broken card is told."""
    file = phone(tmp_path, "Salon:030 23125 101", "Notruf:112")
    file.write_bytes(file.read_bytes() + b"BEGIN:VCARD\r\nFN:Halb\r\n")

    checked = register.phone_book.check(file)

    assert [entry.fate for entry in checked.entries] == [CardFate.MAY_STAY, CardFate.UNKNOWN, CardFate.UNREADABLE]
    assert all(entry.reason for entry in checked.entries)


def test_who_was_asked_is_not_asked_again(register: Register, tmp_path: Path) -> None:
    """A form that is not back yet is not printed a second time."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert", "0171 39200 34")
    register.forms.print([anna])

    checked = register.phone_book.check(phone(tmp_path, "Anna:0171 39200 33", "Bert:0171 39200 34"))

    assert (len(checked.of(CardFate.MUST_GO)), checked.to_ask) == (2, [bert])


def test_the_cleaned_file_holds_the_cards_as_they_were(register: Register, paper: Path, tmp_path: Path) -> None:
    """Only those that may stay, with their photos, and the log knows of it."""
    grant(register, paper, add(register, "Anna Beispiel", "0171 39200 33"))
    file = phone(tmp_path, "Anna:0171 39200 33", "Oma:0171 39200 99")
    out = tmp_path / "sauber.vcf"

    register.phone_book.cleaned(file, out)

    assert out.read_bytes() == phone(tmp_path, "Anna:0171 39200 33", name="wie.vcf").read_bytes()
    [entry] = register.log.show(limit=1)
    assert (entry.kind, entry.payload["count"], entry.payload["left_out"]) == ("phone_book_cleaned", 1, 1)


def test_a_cleaned_file_of_nobody_is_not_written(register: Register, tmp_path: Path) -> None:
    """A phone that imports it would have learned nothing."""
    with pytest.raises(InvalidInput, match="phone_book_nobody_stays"):
        register.phone_book.cleaned(phone(tmp_path, "Oma:0171 39200 99"), tmp_path / "sauber.vcf")

    assert not (tmp_path / "sauber.vcf").exists()


def test_what_changed_since_the_last_check(register: Register, paper: Path, tmp_path: Path, clock: Clock) -> None:
    """Who came, who must go now and might stay then, and how many are there no more."""
    anna, bert = add(register, "Anna Beispiel", "0171 39200 33"), add(register, "Bert", "0171 39200 34")
    for person in (anna, bert):
        grant(register, paper, person)
    first = register.phone_book.check(phone(tmp_path, "Anna:0171 39200 33", "Bert:0171 39200 34", "Oma:0171 39200 99"))
    assert first.since is None
    register.phone_book.note(first)
    then = clock.now
    clock.forward(days=7)
    register.consents.wants_no_more(bert, "not_on_channel", channel="whatsapp")

    since = register.phone_book.check(
        phone(tmp_path, "Anna:0171 39200 33", "Bert:0171 39200 34", "Neu:0171 39200 98")
    ).since

    assert since
    assert (since.at, since.gone) == (then, 1)
    assert [entry.name for entry in since.came] == ["Neu"]
    assert [entry.name for entry in since.lost] == ["Bert"]


def test_nothing_changed(register: Register, tmp_path: Path) -> None:
    """The same file again is told as the same."""
    file = phone(tmp_path, "Oma:0171 39200 99")
    register.phone_book.note(register.phone_book.check(file))

    since = register.phone_book.check(file).since

    assert since
    assert since.is_nothing


def test_no_number_is_kept_of_the_phone(register: Register, place: Path, tmp_path: Path) -> None:
    """Only digests that nobody can look up without the register's key; the last check only."""
    file = phone(tmp_path, "Oma:0171 39200 99")
    for _ in range(2):
        register.phone_book.note(register.phone_book.check(file))

    with closing(connect(place, read_only=True)) as connection:
        rows = [tuple(row) for row in connection.execute("SELECT entries FROM phone_book")]
    assert len(rows) == 1
    assert "3920099" not in str(rows)
    assert "Oma" not in str(rows)


def test_another_register_keeps_another_digest(open_register: Callable[[], Register]) -> None:
    """The key is in it."""
    from consentregister.store.phone_book import number_digest

    key = open_register()._store.key
    assert number_digest(key, "+491713920033") != number_digest(b"another", "+491713920033")


def test_a_file_that_is_no_address_book(register: Register, tmp_path: Path) -> None:
    """Missing, or a picture that is named like one: a sentence, and nothing is kept."""
    picture = tmp_path / "handy.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    with pytest.raises(UnreadableFile, match="cards_no_vcard"):
        register.phone_book.check(picture)
    with pytest.raises(NotFound, match="file_missing"):
        register.phone_book.check(tmp_path / "none.vcf")
    with pytest.raises(InvalidInput, match="channel_unknown"):
        register.phone_book.check(picture, channel="icq")


def test_reasons_in_english(register: Register, tmp_path: Path) -> None:
    """As the reader reads."""
    add(register, "Anna Beispiel", "0171 39200 33")
    file = phone(tmp_path, "Anna:0171 39200 33", "Oma:0171 39200 99")

    checked = register.phone_book.check(file, language=Language.EN)

    assert checked.entries[0].reason == "Anna Beispiel has not signed for WhatsApp yet."
    assert checked.entries[1].reason == "Not on file."
