"""What goes out together: letter, form, information sheet, copy; and blank forms that become somebody's later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import InvalidInput
from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.person import NewPerson
from consentregister.domain.words import Direction, FormKind, Language, PersonKind, Purpose, StopScope
from consentregister.paper.qr_codes import find_codes
from consentregister.register import Register
from tests.conftest import Clock
from tests.paper.reading import picture_of
from tests.services.stories import told

EMAIL = ContactPoint.email("anna@example.org")
PHONE = ContactPoint.phone("0171 39200 33")


@pytest.fixture
def vera(salon: Register) -> int:
    """A customer with telephone, e-mail and address."""
    new = NewPerson(
        name="Vera Beispiel",
        street="Lindenallee 45",
        postcode="12345",
        city="Beispielstadt",
        contact_points=(ContactPoint.phone("0171 39200 12"), ContactPoint.email("vera@example.org")),
    )
    return salon.people.record(new).value.id


def sheets(pdf: bytes) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    words = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return words


def starts_with(pdf: bytes, *words: str) -> bool:
    """Whether there are as many pages as words, and each page says its word."""
    found: Sequence[str] = sheets(pdf)
    return len(found) == len(words) and all(word in page for word, page in zip(words, found, strict=True))


def test_a_request_is_letter_form_and_sheet(salon: Register, vera: int) -> None:
    """In this order in one file; recorded is the form, which comes back, with the wordings that went along."""
    changed = salon.forms.print([vera], FormKind.CONSENT_REQUEST)
    (form,) = changed.value.forms
    assert starts_with(changed.value.pdf, "Wie dürfen wir Sie erreichen?", "Jedes Kästchen", "Ihr Widerspruchsrecht")
    assert (form.kind, form.page, form.sheets) == (FormKind.CONSENT_CUSTOMER, 2, 1)
    assert {field.type for field in form.fields} >= {"tick", "signature", "date"}
    [(kind, person, story)] = told(salon, changed)
    assert (kind, person) == ("form_printed", vera)
    assert [one.split()[0] for one in story["enclosed"]] == ["consent_request", "info_art13"]
    assert salon.log.verify().ok


def test_a_childs_letter_goes_to_the_parents(salon: Register, vera: int) -> None:
    """The letter is to the guardian, with the guardian's form."""
    kim = salon.people.record(NewPerson(name="Kim Kleinkind", minor=True, guardian=vera)).value.id
    pdf = salon.forms.print([kim], FormKind.CONSENT_REQUEST, channels=["sms"]).value.pdf
    letter, form, _ = sheets(pdf)
    assert "Guten Tag Vera Beispiel" in letter
    assert "Einwilligung für ein Kind" in form


def test_staff_get_no_such_letter(salon: Register) -> None:
    """The letter is for customers; for staff nothing is printed, in one sentence."""
    eva = salon.people.record(NewPerson(name="Eva", kind=PersonKind.EMPLOYEE, contact_points=(PHONE,))).value.id
    with pytest.raises(InvalidInput, match="request_not_for_staff"):
        salon.forms.print([eva], FormKind.CONSENT_REQUEST)
    assert salon.forms.all() == []


def test_the_sheet_on_the_back(salon: Register, anna: int, vera: int) -> None:
    """Two people on a printer for both sides: form, its sheet behind it, and each form says where the sheet is."""
    printed = salon.forms.print([anna, vera], paper=Paper(notice_on_back=True)).value
    assert [form.page for form in printed.forms] == [1, 3]
    first, back, second, last = sheets(printed.pdf)
    assert all("steht auf der Rückseite" in page for page in (first, second))
    assert all("Ihre Daten bei" in page for page in (back, last))


def test_a_form_of_two_pages_says_that_the_sheet_is_enclosed(salon: Register, anna: int) -> None:
    """Where its own back is taken the sheet lies beside it; nobody is sent to a back that says something else."""
    three = salon.forms.print([anna], paper=Paper(large=True, notice_on_back=True)).value
    (form,) = three.forms
    said = " ".join(sheets(three.pdf)[: form.sheets])
    assert ("steht auf der Rückseite" in said) == (form.sheets % 2 == 1)
    assert ("liegt bei" in said) == (form.sheets % 2 == 0)


def test_a_copy_for_the_customer(salon: Register, anna: int) -> None:
    """A second print with the same number says whose it is, and has no code that could be filed."""
    printed = salon.forms.print([anna], paper=Paper(copy=True)).value
    (form,) = printed.forms
    signed, copy = sheets(printed.pdf)
    number = "-".join(form.code[at : at + 4] for at in (0, 4, 8))
    assert number in signed
    assert number in copy
    assert "Ausfertigung für Sie" in copy
    assert [len(find_codes(picture_of(printed.pdf, 200, sheet))) for sheet in (1, 2)] == [1, 0]


def test_both_with_the_sheet_behind(salon: Register, anna: int) -> None:
    """The person keeps a copy with the sheet on its back, and gives back the signed one with its own."""
    pdf = salon.forms.print([anna], paper=Paper(copy=True, notice_on_back=True)).value.pdf
    assert starts_with(pdf, "Jedes Kästchen", "Ihr Widerspruchsrecht", "Ausfertigung für Sie", "Ihr Widerspruchsrecht")


def test_the_settings_say_how_unless_told(salon: Register, anna: int) -> None:
    """Letter and the copy once set hold for the next forms, and one can still print otherwise."""
    salon.settings.set({"paper_size": "letter", "customer_copy": "yes"})
    document = pypdfium2.PdfDocument(salon.forms.print([anna]).value.pdf)
    assert [tuple(map(round, page.get_size())) for page in document] == [(612, 792)] * 2
    usual = pypdfium2.PdfDocument(salon.forms.preview(anna, paper=Paper(size=PaperSize.A4)))
    assert [tuple(map(round, page.get_size())) for page in usual] == [(595, 842)]


@pytest.mark.parametrize("language", [*Language])
def test_the_answer_tells_what_is_on_file(salon: Register, vera: int, language: Language) -> None:
    """Art. 15: kinds of data, purposes and source from the register; recipients by name or a line to write on."""
    salon.messages.log(vera, "whatsapp", Direction.IN)
    salon.settings.set({"recipients_list": "Steuerbüro Weber, Köln"})
    (page,) = sheets(salon.forms.preview(vera, FormKind.ACCESS_ANSWER, language=language))
    words = {
        Language.DE: ("Telefonnummern", "E-Mail-Adressen", "Anschrift", "von Ihnen selbst", "WhatsApp"),
        Language.EN: ("phone numbers", "e-mail addresses", "address", "from you", "WhatsApp"),
    }[language]
    assert all(word in page for word in (*words, "Steuerbüro Weber, Köln"))


def test_a_service_never_used_got_nothing(salon: Register, vera: int) -> None:
    """A messenger nobody wrote by is not named among those that have data, however much it is offered."""
    (answer,) = sheets(salon.forms.preview(vera, FormKind.ACCESS_ANSWER))
    (erased,) = sheets(salon.forms.preview(vera, FormKind.ERASURE_CONFIRMATION))
    assert "WhatsApp" not in answer + erased


def test_an_erasure_says_what_is_kept_and_until_when(salon: Register, vera: int, paper: Path) -> None:
    """Proofs of a yes that was taken back are kept; the backups are overwritten ninety days after the letter."""
    salon.consents.grant(vera, "whatsapp", [Purpose.ADVERTISING], evidence=paper)
    salon.consents.withdraw(vera)
    salon.consents.object_to(vera, StopScope.ADVERTISING)
    (page,) = sheets(salon.forms.preview(vera, FormKind.ERASURE_CONFIRMATION))
    assert "Noch nicht gelöscht" in page
    assert "31.12.2029" in page
    assert "Sperrvermerk" in page
    assert "22.02.2027" in page


def test_asked_by_email(salon: Register, vera: int) -> None:
    """The e-mail speaks of the own matters; the form attached has one column and the sheet with it."""
    draft = salon.forms.email_request(vera)
    before = salon.forms.all()
    changed = salon.forms.print_for_email(vera)
    (form,) = changed.value.forms
    assert before == []
    assert draft.to == "vera@example.org"
    assert draft.link.startswith("mailto:vera@example.org?")
    assert "subject=" in draft.link
    assert "____" not in draft.subject + draft.text
    assert starts_with(changed.value.pdf, "Um Werbung geht es auf diesem Blatt nicht", "Ihr Widerspruchsrecht")
    asked = {purpose for field in form.fields for purpose in field.purposes}
    assert asked == {Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER}


def test_nobody_is_asked_by_email_who_may_not_be(salon: Register, anna: int, vera: int) -> None:
    """Without an address, after a no to any contact, for a child or staff: one sentence, and nothing is recorded."""
    salon.people.block(vera)
    eva = salon.people.record(NewPerson(name="Eva", kind=PersonKind.EMPLOYEE, contact_points=(EMAIL,))).value.id
    kim = salon.people.record(NewPerson(name="Kim", minor=True, guardian=anna, contact_points=(EMAIL,))).value.id
    for person in (anna, vera, eva, kim):
        with pytest.raises(InvalidInput, match="email_request_not_allowed"):
            salon.forms.email_request(person)
        with pytest.raises(InvalidInput, match="email_request_not_allowed"):
            salon.forms.print_for_email(person)
    assert salon.forms.all() == []


def test_blank_forms_from_the_van(salon: Register, vera: int, clock: Clock, tmp_path: Path) -> None:
    """Three numbered ones go out; one comes back days later and becomes hers, with the day she signed."""
    printed = salon.forms.print([], blank=3, paper=Paper(notice_on_back=True)).value
    assert len({form.code for form in printed.forms}) == 3
    clock.forward(days=6)
    document = pypdfium2.PdfDocument.new()
    document.import_pages(pypdfium2.PdfDocument(printed.pdf), [printed.forms[1].page - 1])
    document.save(tmp_path / "back.pdf")

    (page,) = salon.scans.take([tmp_path / "back.pdf"]).value
    assert (page.code, page.person) == (printed.forms[1].code, None)
    signed = date(2026, 11, 26)
    box = ("whatsapp", Purpose.APPOINTMENT_OR_ORDER)
    filed = salon.scans.file(page.id, ticked=[box], signed_on=signed, person=vera).value

    assert filed.person == vera
    assert [one.said.signed_on for one in salon.consents.of(vera) if one.said.statement == "granted"] == [signed] * 2
    assert len(salon.forms.all(open_only=True)) == 2
    assert salon.log.verify().ok


def test_small_sheets_four_on_a_page(salon: Register) -> None:
    """One page with four of them on either paper; nothing is recorded."""
    before = salon.log.count()
    for size, points in ((PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))):
        for language in Language:
            pdf = salon.small_notices.pdf(language, size)
            document = pypdfium2.PdfDocument(pdf)
            assert [tuple(map(round, page.get_size())) for page in document] == [points]
    assert salon.log.count() == before
