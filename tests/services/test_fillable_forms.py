"""Forms filled in on the screen: printed with fields, read back by their fields, filed when a person confirms."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from consentregister.domain.contact import ContactPoint
from consentregister.domain.errors import RegisterError
from consentregister.domain.filled import Filled
from consentregister.domain.form import Field, FieldType
from consentregister.domain.paper import Paper
from consentregister.domain.person import NewPerson
from consentregister.domain.printed import PrintedForm, ScanPage
from consentregister.domain.words import FormKind, Purpose
from consentregister.register import Register
from consentregister.services.filled_forms import read_typed_day
from tests.filling import filled_on_screen, flattened

ADVERTISING = Purpose.ADVERTISING


@pytest.fixture
def form(salon: Register, anna: int) -> PrintedForm:
    """Anna's form with fields to fill in."""
    return salon.forms.print([anna], fillable=True).value.forms[0]


@pytest.fixture
def read(salon: Register, tmp_path: Path) -> Callable[[bytes], list[ScanPage]]:
    """Reads a file that came back; nothing is kept."""

    def propose(content: bytes) -> list[ScanPage]:
        file = tmp_path / "back.pdf"
        file.write_bytes(content)
        return salon.scans.propose(file)

    return propose


def day_of(form: PrintedForm) -> Field:
    """Where the day of the signature is typed."""
    return next(field for field in form.fields if field.type is FieldType.DATE)


def box(form: PrintedForm, channel: str, purpose: Purpose) -> Field:
    """The box of a cell."""
    return next(field for field in form.fields if field.channel == channel and purpose in field.purposes)


def test_empty_means_no_field_is_on(
    salon: Register, form: PrintedForm, read: Callable[[bytes], list[ScanPage]]
) -> None:
    """As it leaves the house nothing is ticked and no day is set."""
    (page,) = read(salon.forms.pdf(form.code))
    assert page.code == form.code
    assert page.filled == Filled(frozenset(), frozenset(range(11)))


def test_ticks_and_day_come_from_the_fields(
    salon: Register, form: PrintedForm, read: Callable[[bytes], list[ScanPage]]
) -> None:
    """What was clicked and typed is proposed with full confidence, everything else as empty."""
    ticked = box(form, "whatsapp", ADVERTISING)
    pdf = filled_on_screen(salon.forms.pdf(form.code), [ticked], {day_of(form): "24.11.2026"})
    (page,) = read(pdf)
    assert page.filled is not None
    assert page.filled.signed_on == date(2026, 11, 24)
    assert {(one.channel, one.purpose) for one in page.ticks if one.ticked} == {("whatsapp", ADVERTISING)}
    assert {one.confidence for one in page.ticks} == {1.0}
    assert page.signed is False


def test_filed_when_a_person_confirms(salon: Register, anna: int, form: PrintedForm, tmp_path: Path) -> None:
    """In the inbox it is shown as read, and becomes a consent by confirming, with the file as its proof."""
    file = tmp_path / "back.pdf"
    file.write_bytes(filled_on_screen(salon.forms.pdf(form.code), [box(form, "sms", ADVERTISING)]))
    (taken,) = salon.scans.take([file]).value
    page = salon.scans.show(taken.id)
    assert page.filled is not None
    assert not salon.checks.check(anna, "sms", ADVERTISING).verdict.is_yes
    salon.scans.file(page.id, ticked=[(t.channel, t.purpose) for t in page.ticks if t.ticked], signed_on=None)
    assert salon.checks.check(anna, "sms", ADVERTISING).verdict.is_yes
    assert not salon.checks.check(anna, "whatsapp", ADVERTISING).verdict.is_yes


def test_flattened_it_goes_the_way_of_paper(
    salon: Register, form: PrintedForm, read: Callable[[bytes], list[ScanPage]]
) -> None:
    """Printed into a PDF there are no fields left: code and boxes are read as on paper."""
    pdf = flattened(filled_on_screen(salon.forms.pdf(form.code), [box(form, "sms", ADVERTISING)]))
    (page,) = read(pdf)
    assert (page.code, page.filled) == (form.code, None)
    assert {(one.channel, one.purpose) for one in page.ticks if one.ticked} == {("sms", ADVERTISING)}


def test_forms_of_one_file_stay_apart(salon: Register, anna: int, read: Callable[[bytes], list[ScanPage]]) -> None:
    """A tick on one of two forms in a file is a tick on that one only."""
    ben = salon.people.record(
        NewPerson(name="Ben Muster", contact_points=(ContactPoint.phone("0171 39200 34"),))
    ).value.id
    printed = salon.forms.print([anna, ben], fillable=True).value
    second = printed.forms[1]
    pages = read(filled_on_screen(printed.pdf, [second.fields[0]], page=second.page))
    assert [page.filled.ticked if page.filled else None for page in pages] == [frozenset(), frozenset({0})]
    assert [page.person for page in pages] == [anna, ben]


def test_a_field_set_but_not_seen_counts_for_nothing(
    salon: Register, form: PrintedForm, read: Callable[[bytes], list[ScanPage]]
) -> None:
    """A person confirms what they see: a field that says yes behind an empty box is not proposed."""
    pdf = filled_on_screen(salon.forms.pdf(form.code), [form.fields[0]])
    (page,) = read(_with_annotations(pdf, 0, lambda one: raw.FPDFAnnot_SetFlags(one, raw.FPDF_ANNOT_FLAG_HIDDEN)))
    assert page.filled is not None
    assert 0 not in page.filled.ticked | page.filled.empty
    assert [one.confidence for one in page.ticks if not one.confidence] == [0.0, 0.0]


def test_a_field_moved_over_another_box_counts_for_nothing(
    salon: Register, form: PrintedForm, read: Callable[[bytes], list[ScanPage]]
) -> None:
    """A field that does not lie where it was printed is left to the eye."""
    pdf = filled_on_screen(salon.forms.pdf(form.code), [form.fields[0]])

    def move(annotation: object) -> None:
        place = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, place)
        place.top, place.bottom = place.top - 25, place.bottom - 25
        raw.FPDFAnnot_SetRect(annotation, place)

    (page,) = read(_with_annotations(pdf, 0, move))
    assert page.filled is not None
    assert 0 not in page.filled.ticked | page.filled.empty


def test_fields_of_a_form_of_another_register_are_refused(
    salon: Register, form: PrintedForm, read: Callable[[bytes], list[ScanPage]]
) -> None:
    """A file whose QR is gone and whose fields tell a code that is not ours is refused by name."""
    wrong = ("2" if form.code[0] != "2" else "3") + form.code[1:]
    pages = read(_acro_form(f"CR1-{form.code}-0"))
    assert [page.code for page in pages] == [form.code]
    with pytest.raises(RegisterError) as refused:
        read(_acro_form(f"CR1-{wrong}-0"))
    assert refused.value.key == "errors.code_foreign"


@pytest.mark.parametrize(
    "extra",
    [
        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.getField\\('x'\\).value = 'Yes';) >>",
        "/AA << /WC << /S /JavaScript /JS (while \\(true\\) {}) >> >>",
        "/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << >> >>] >> >>",
        "/OpenAction << /S /Launch /F (calc.exe) >>",
        "/OpenAction << /S /URI /URI (https://example.org/track) >>",
    ],
)
def test_nothing_in_a_file_runs(extra: str, read: Callable[[bytes], list[ScanPage]]) -> None:
    """Scripts, attachments and links in a returned PDF are passed over in silence; a page without a code waits."""
    (page,) = read(_acro_form("name", catalog=extra))
    assert (page.code, page.filled) == ("", None)


@pytest.mark.parametrize(
    "form_extra", ["/XFA [(template) 4 0 R]", "/CO [5 0 R 5 0 R] /NeedAppearances true", "/Fields [9 0 R 9 0 R 3 0 R]"]
)
def test_odd_forms_are_passed_over(form_extra: str, read: Callable[[bytes], list[ScanPage]]) -> None:
    """XFA, orders of calculation and fields that are none leave the page what it is."""
    (page,) = read(_acro_form("name", form=form_extra))
    assert page.filled is None


def test_a_giant_form_is_passed_over_at_once(read: Callable[[bytes], list[ScanPage]]) -> None:
    """100,000 fields, for which PDFium alone takes minutes, are a page like any other."""
    fields = "/Fields [" + "<< /FT /Tx /T (a) >> " * 100_000 + "]"
    begun = time.perf_counter()
    (page,) = read(_acro_form("name", form=fields))
    assert page.filled is None
    assert time.perf_counter() - begun < 5


def test_pdfium_has_no_engine_for_scripts() -> None:
    """The build in use can neither run JavaScript nor load XFA."""
    assert not {"V8", "XFA"} & set(pypdfium2.version.PDFIUM_INFO.flags)


def test_sheets_that_stay_there_have_no_fields(salon: Register, anna: int) -> None:
    """The information sheet is the same with fields or without: nobody sends it back."""
    pdf = salon.forms.print([anna], FormKind.INFO_ART13, fillable=True).value.pdf
    assert b"/AcroForm" not in pdf


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.11.2026", date(2026, 11, 24)),
        (" 24. 11. 26 ", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("31.02.2026", None),
        ("heute", None),
        ("", None),
    ],
)
def test_days_as_they_are_typed(typed: str, day: date | None) -> None:
    """A day is read as customers type it; what is none is never guessed."""
    assert read_typed_day(typed) == day


def _with_annotations(pdf: bytes, number: int, change: Callable[[object], object]) -> bytes:
    """A PDF with one annotation of its first page changed, its picture kept as the annotation says."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[0]
    annotation = raw.FPDFPage_GetAnnot(sheet, number)
    change(annotation)
    raw.FPDFPage_CloseAnnot(annotation)
    buffer = BytesIO()
    document.save(buffer)
    sheet.close()
    document.close()
    return buffer.getvalue()


def _acro_form(name: str, *, catalog: str = "", form: str = "") -> bytes:
    """A small PDF with one checkbox, made by hand."""
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << {form or '/Fields [5 0 R]'} >> {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] >>",
        "<< /Length 0 >>\nstream\n\nendstream",
        (
            f"<< /Type /Annot /Subtype /Widget /FT /Btn /T ({name}) /Rect [100 100 120 120] /F 4 /V /Yes /AS /Yes"
            " /AA << /K << /S /JavaScript /JS (app.exit\\(\\)) >> >> >>"
        ),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    head = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{head}trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def test_a_form_on_several_sheets_is_read_as_one(salon: Register, anna: int, tmp_path: Path) -> None:
    """In large print the ticks lie on the first sheet and the day on the last: each page tells both."""
    printed = salon.forms.print([anna], fillable=True, paper=Paper(large=True)).value
    form = printed.forms[0]
    day = day_of(form)
    assert (form.fields[0].sheet, day.sheet > 1) == (1, True)
    pdf = filled_on_screen(printed.pdf, [form.fields[0]])
    file = tmp_path / "large.pdf"
    file.write_bytes(filled_on_screen(pdf, [], {day: "24.11.2026"}, page=day.sheet))
    pages = salon.scans.take([file]).value
    for page in (salon.scans.show(pages[0].id), salon.scans.show(pages[-1].id)):
        assert page.filled is not None
        assert (page.filled.ticked, page.filled.signed_on) == (frozenset({0}), date(2026, 11, 24))
    assert [page.filled for page in salon.scans.propose(file)] == [page.filled] * len(pages)
