"""Forms for many by the door: who was never asked, the order of filing, progress, cancelling, one document for all."""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from consentregister.domain.batch import MOST_AT_ONCE, Cancelled, SheetOrder, filing_key
from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.paper import Paper
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, FormKind, PersonKind, Purpose
from consentregister.register import Register

Record = Callable[..., int]


@pytest.fixture
def record(register: Register) -> Record:
    """Records somebody with a mobile number, unless told otherwise."""
    numbers = itertools.count(10)

    def one(name: str, **more: Any) -> int:
        points = (ContactPoint.phone(f"0171 39200 {next(numbers):02}"),)
        return register.people.record(NewPerson(name=name, **{"contact_points": points, **more})).value.id

    return one


def test_who_was_never_asked(register: Register, record: Record, tmp_path: Path) -> None:
    """Customers a messenger reaches, of whom nothing is on file; whoever said or got anything is not asked."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    fresh = record("Nie Gefragt")
    wrote = record("Hat Geschrieben")
    register.messages.log(wrote, "whatsapp", Direction.IN, matter="Termin")
    child = record("Kind Mit", contact_points=(), minor=True, guardian=fresh)
    yes, no, asked, objected, binned = (record(f"Person {n}") for n in range(5))
    register.consents.grant(yes, "sms", [Purpose.ADVERTISING], evidence=paper)
    register.consents.refuse(no, "whatsapp", [Purpose.ADVERTISING])
    register.forms.print([asked])
    register.consents.object_to(objected)
    register.people.remove(binned)
    record("Eva Team", kind=PersonKind.EMPLOYEE)
    record("Firma Lieferant", kind=PersonKind.BUSINESS_CONTACT)
    record("Nur Festnetz", contact_points=(ContactPoint.phone("030 23125 111"),))

    assert set(register.batches.unasked()) == {fresh, wrote, child}


def test_asked_once_is_asked_enough(register: Register, record: Record) -> None:
    """Who got a form is not asked again, also when nobody waits for it any more; a void one never was."""
    person = record("Anna Beispiel")
    (form,) = register.forms.print([person]).value.forms
    assert register.batches.unasked() == []
    register.forms.stop_waiting(form.code)
    assert register.batches.unasked() == []
    register.forms.void(form.code, "verdruckt")
    assert register.batches.unasked() == [person]


@pytest.mark.parametrize(
    ("names"),
    [
        (
            "Otto Bär",
            "Karl Baer",
            "Anna Bärmann",
            "Jan Berg",
            "Dr. Zoe Berg",
            "Max Bergmann",
            "Leyla Özdemir",
            "Ute Zink",
        ),
        ("Anna Groß", "Dr. med. Berta Groß", "Carl Gross", "Dora Große"),
        ("Abel von Berg", "Cain Berg"),
    ],
)
def test_the_order_of_a_file(names: Sequence[str]) -> None:
    """Names stand as a German office files them: ä as ae, ß as ss, without titles, by first name within a surname."""
    by_key = sorted(names, key=lambda name: filing_key(name, PersonKind.NEW_CUSTOMER))
    if "Otto Bär" in names:
        assert by_key == ["Karl Baer", "Otto Bär", *names[2:]]
    else:
        assert by_key == list(names)


def test_forms_come_in_letter_order(register: Register, record: Record) -> None:
    """By name or by postcode, whatever the order of choosing; each person once, those without postcode last."""
    zink = record("Ute Zink", postcode="10115", city="Beispielstadt")
    baer = record("Otto Bär", postcode="20095", city="Beispielhafen")
    berg = record("Jan Berg")
    chosen = [zink, berg, baer, zink]
    assert register.batches.plan(chosen).persons == (baer, berg, zink)
    assert register.batches.plan(chosen, SheetOrder.POSTCODE).persons == (zink, baer, berg)


def test_who_has_no_way_is_told_and_left_out(register: Register, record: Record) -> None:
    """One person whom no way reaches does not keep the others from their forms."""
    register.settings.set({"channels": "whatsapp letter"})
    anna = record("Anna Beispiel")
    post = record("Nur Post", contact_points=(), street="Weg 1", postcode="10115", city="Beispielstadt")
    mail = record("Nur Mail", contact_points=(ContactPoint.email("mail@example.org"),))
    batch = register.batches.plan([anna, post, mail])
    assert batch.persons == (anna,)
    assert set(batch.left_out) == {"Nur Post", "Nur Mail"}


def test_cancelled_leaves_nothing(register: Register, record: Record) -> None:
    """Whoever cancels while forms are drawn finds nothing recorded, asked or told."""
    people = [record(f"Person {number}") for number in range(4)]
    before = register.log.count()

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        register.forms.prepare(people, watch=stop)
    assert (register.log.count(), register.forms.all()) == (before, [])


def test_prepared_is_not_recorded_yet(register: Register, record: Record) -> None:
    """Drawn forms are recorded as one change, once they are on paper; progress was told from none to all."""
    people = [record(f"Person {number}") for number in range(3)]
    told: list[tuple[int, int]] = []
    prepared = register.forms.prepare(people, watch=lambda done, of: told.append((done, of)))
    assert register.forms.all() == []
    changed = register.forms.record(prepared)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [form.person for form in changed.value.forms] == people
    assert len(register.forms.all(open_only=True)) == 3
    assert register.log.verify().ok


@pytest.mark.slow
def test_five_hundred_forms_are_one_document(
    open_register: Callable[[], Register], register: Register, record: Record
) -> None:
    """Each of 500 forms finds its own page in the common file, and memory does not grow with what was drawn before."""
    people = [
        record(f"Person N{number:03}", contact_points=(ContactPoint.email("a@example.org"),)) for number in range(500)
    ]
    assert len(register.batches.plan(people).persons) == MOST_AT_ONCE
    few, many = (_peak(register, people[:count]) for count in (50, 500))
    printed = register.forms.record(register.forms.prepare(people)).value

    assert (many - few) / 450 < 80_000  # bytes a form: the pages of the file itself, and where their boxes are
    assert len(printed.pdf) < 10_000_000
    for number in (0, 249, 499):
        form = register.forms.find(printed.forms[number].code)
        assert form.page == number + 1
        assert register.forms.picture(register.forms.pdf(form.code), form.page, width=200).startswith(b"\x89PNG")
        assert f"Person N{number:03}" in text_of(register.forms.pdf(form.code), form.page)


def _peak(register: Register, people: Sequence[int]) -> int:
    tracemalloc.start()
    register.forms.prepare(people)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def text_of(pdf: bytes, page: int) -> str:
    """The words of one page."""
    document = pypdfium2.PdfDocument(pdf)
    text = str(document[page - 1].get_textpage().get_text_range())
    document.close()
    return text


def test_printed_again_it_keeps_its_number(register: Register, record: Record) -> None:
    """A form printed once more stands in the log, asks nothing new and stays as it was; a void one is refused."""
    people = [record("Anna Beispiel"), record("Ben Beispiel")]
    paper = Paper(notice_on_back=True, copy=True)
    first, second = register.forms.print(people, paper=paper).value.forms
    forms, statements = register.forms.all(), register.consents.of(people[0])
    changed = register.forms.printed_again(first.code)
    (entry,) = register.log.show(limit=1)
    assert (entry.kind, entry.person, entry.payload["code"]) == ("form_reprinted", people[0], first.code)
    assert (changed.value.page, changed.value.last_page, second.page) == (1, 4, 5)
    assert (register.forms.all(), register.consents.of(people[0])) == (forms, statements)
    register.forms.void(first.code, "verdruckt")
    with pytest.raises(InvalidInput):
        register.forms.printed_again(first.code)


def test_a_form_printed_again_brings_nobody_elses_letter(register: Register, record: Record) -> None:
    """Between two forms with their letters the next person's letter belongs to the next person."""
    people = [record("Anna Beispiel"), record("Ben Beispiel")]
    first, second = register.forms.print(people, FormKind.CONSENT_REQUEST).value.forms
    pdf = register.forms.pdf(first.code)
    assert "Ben" in text_of(pdf, second.page - 1)
    pages = range(first.page, first.last_page + 1)
    assert not any("Ben" in text_of(pdf, page) for page in pages)
