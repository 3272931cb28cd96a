"""Every sheet as a stationer would check it: nothing over the margin, nothing over anything else, nothing left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from consentregister.domain.paper import Paper, PaperSize
from consentregister.domain.settings import Settings
from consentregister.domain.words import FormKind, Language
from consentregister.paper.draw import draw
from consentregister.paper.measures import MM, SHEETS
from consentregister.paper.page import Page
from consentregister.paper.qr_codes import find_codes
from consentregister.services.wordings import BY_EMAIL, PersonOnPaper
from tests.paper.reading import picture_of, words_of
from tests.paper.samples import LUKASZ, SABINE, SALON, TWO_MESSENGERS, page

Edges: TypeAlias = tuple[float, float, float, float]
PAPERS = {
    "a4": Paper(),
    "letter": Paper(size=PaperSize.LETTER),
    "large": Paper(large=True),
    "large letter": Paper(size=PaperSize.LETTER, large=True),
}
LONG = "Karl-Theodor Maria Nikolaus Johann Jacob Philipp Franz von und zu Beispielhausen-Mustermannstein"
LONG_PERSON = PersonOnPaper(
    name=LONG,
    address="Straße der Vereinigten Musterhandwerksbetriebe 1234 Hinterhaus, 12345 Beispielstadt an der Musterach",
    mobile="+491713920015",
    phone="+493023125102",
    email="karl-theodor.maria.von.und.zu.beispielhausen-mustermannstein@example-mit-langem-namen.example.org",
    guardian=replace(SABINE, name=LONG),
    guardian_relation="Vormundin",
)
LONG_SALON = replace(
    SALON,
    business_name="Friseurmeisterbetrieb Scherenschnitt & Töchter Inhaberin Kim Probe-Beispielhausen e. K.",
    business_services="Haarschnitt, Farbe, Pflegeprodukten, Brautfrisuren, Bartpflege und Wimpernverlängerung",
    privacy_notice_url="https://www.friseurmeisterbetrieb-scherenschnitt-und-toechter.example.org/datenschutz/infoblatt",
)
EMPTY = Settings(business_name="S")
# A hair: printed shapes of neighbouring lines may touch in an accent or a descender, not more.
_HAIR = 1.0
# What two readings of one code may differ by, a third of a millimetre at 150 dpi.
_PIXELS = 2


def written(pdf: bytes) -> Iterator[tuple[int, str, Edges]]:
    """Each piece of text with its page and the edges of its ink, in points from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    for number, sheet in enumerate(document):
        height, text = sheet.get_height(), sheet.get_textpage()
        for piece in sheet.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=3):
            left, bottom, right, top = piece.get_bounds()
            yield number, text.get_text_bounded(left, bottom, right, top), (left, height - top, right, height - bottom)
    document.close()


def over_each_other(first: Edges, second: Edges) -> bool:
    """Whether two pieces of text share more than a hair."""
    wide = min(first[2], second[2]) - max(first[0], second[0])
    high = min(first[3], second[3]) - max(first[1], second[1])
    return wide > _HAIR and high > _HAIR


def check_sheets(pdf: bytes, paper: Paper) -> None:
    """No text over a margin of 10 mm at the sides, of 8 mm above and 5.5 mm below, and none over another."""
    sheet = SHEETS[paper.size]
    pieces = list(written(pdf))
    assert pieces
    for _, text, (left, top, right, bottom) in pieces:
        assert left > 10 * MM, text
        assert right < sheet.width - 10 * MM, text
        assert top > 8 * MM, text
        assert bottom < sheet.height - 5.5 * MM, text
    for number in {number for number, _, _ in pieces}:
        of_sheet = [(text, edges) for on, text, edges in pieces if on == number]
        for (text, edges), (other, others) in combinations(of_sheet, 2):
            assert not over_each_other(edges, others), (number, text, other)


def sample(kind: FormKind, language: Language, **more: object) -> Page:
    """A form of a kind with two messengers; the parents' for a child."""
    person = LUKASZ if kind is FormKind.CONSENT_GUARDIAN else SABINE
    return page(kind, language, **{"person": person, "channels": TWO_MESSENGERS, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("kind", [*FormKind])
def test_nothing_stands_over_a_margin_or_over_something_else(kind: FormKind, language: Language, paper: Paper) -> None:
    """Every form, in both languages, on every paper: usual people, long names, a business with hardly a setting."""
    usual = sample(kind, language)
    long = sample(kind, language, person=LONG_PERSON, settings=LONG_SALON)
    empty = sample(kind, language, person=PersonOnPaper(), settings=EMPTY)
    copy = replace(usual, copy="Ausfertigung für Sie" if language is Language.DE else "Your copy")
    for form in (usual, long, empty, copy):
        pdf = draw([form], paper).pdf
        check_sheets(pdf, paper)
        assert "{" not in words_of(pdf)
    whole = words_of(draw([long], paper).pdf).replace(" ", "")
    assert LONG_SALON.business_name.replace(" ", "") in whole


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("kind", [*FormKind])
def test_large_print_is_large(kind: FormKind, language: Language) -> None:
    """Most of what is printed is 14 pt, nothing that one has to read less than 8."""
    form = sample(kind, language)
    document = pypdfium2.PdfDocument(draw([form], Paper(large=True)).pdf)
    sizes = [_size(piece) for sheet in document for piece in sheet.get_objects(filter=[FPDF_PAGEOBJ_TEXT])]
    document.close()
    assert sorted(sizes)[len(sizes) // 2] >= 12
    assert sizes.count(14.0) >= 8


def _size(piece: pypdfium2.PdfObject) -> float:
    from ctypes import byref, c_float

    from pypdfium2.raw import FPDFTextObj_GetFontSize

    size = c_float()
    FPDFTextObj_GetFontSize(piece, byref(size))
    return round(size.value, 1)


def test_letter_keeps_every_place_from_the_top_left() -> None:
    """A form that is set alike on both has its fields at the same millimetres: a scan is read alike."""
    form = page(FormKind.WITHDRAWAL)
    assert draw([form]).fields == draw([form], PAPERS["letter"]).fields


def test_the_code_is_at_the_same_place_on_letter() -> None:
    """The QR's corner is where reading expects it, on both sizes of paper."""
    corners: list[float] = []
    for paper in (PAPERS["a4"], PAPERS["letter"]):
        (found,) = find_codes(picture_of(draw([page()], paper).pdf, 150))
        corners += [length for corner in found.corners for length in corner]
    on_a4, on_letter = corners[:8], corners[8:]
    assert on_letter == pytest.approx(on_a4, abs=_PIXELS)


def test_a_copy_has_the_number_but_no_code() -> None:
    """A scanned copy can't be taken for the signed form; whoever reads it still finds the number."""
    pdf = draw([replace(page(), copy="Ausfertigung für Sie")]).pdf
    assert find_codes(picture_of(pdf, 200)) == []
    assert "7KQ2-M4XD-P9TB" in words_of(pdf)
    assert "Ausfertigung für Sie" in words_of(pdf)


def test_a_letter_has_its_address_in_the_window() -> None:
    """After DIN 5008, form B: the address between 62 and 90 mm from the top, 25 to 105 mm from the left."""
    pdf = draw([page(FormKind.CONSENT_REQUEST)]).pdf
    lines = {text: edges for _, text, edges in written(pdf)}
    for line in ("Sabine Müller", "Gartenweg 7", "12345 Beispielstadt"):
        left, top, right, bottom = (edge / MM for edge in lines[line])
        assert 24.5 < left < right < 105
        assert 62 < top < bottom < 90


def test_where_both_sides_are_printed_each_form_begins_on_a_front() -> None:
    """The sheet of information is behind its form; after an odd number of pages a white one follows."""
    paper = Paper(notice_on_back=True)
    form, notice = page(), replace(page(FormKind.INFO_ART13, code=None), behind=True)
    drawn = draw([form, notice, form, form, notice], paper)
    assert drawn.starts == (1, 2, 3, 5, 6)
    assert len(pypdfium2.PdfDocument(drawn.pdf)) == 6


@pytest.mark.parametrize("language", [*Language])
def test_the_request_by_email_never_speaks_of_advertising(language: Language) -> None:
    """The e-mail asks for the own matter alone, and leaves nothing open."""
    email = page(FormKind.CONSENT_REQUEST, language, variant=BY_EMAIL, code=None)
    text = f"{email.title} {email.blocks!r}".lower()
    assert not any(word in text for word in ("werbung", "angebot", "advertising", "offer", "____", "{"))


def test_every_letter_people_here_write_is_in_the_typeface() -> None:
    """German, Polish, Turkish, quotes, dashes and the sign of money print as they are."""
    letters = "ÄÖÜäöüßẞ „“ ‚‘ – — € § ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ çğıöşü ÇĞİÖŞÜ"
    drawn = draw([page(person=replace(SABINE, name=letters))])
    assert drawn.replaced == (False,)
    assert set(letters) - set(words_of(drawn.pdf)) == set()


@pytest.mark.parametrize("kind", [*FormKind])
def test_the_footer_tells_form_version_and_page(kind: FormKind) -> None:
    """On every sheet: what it is or its number, the wording's version, page x of y."""
    for paper in PAPERS.values():
        drawn = draw([sample(kind, Language.DE)], paper)
        document = pypdfium2.PdfDocument(drawn.pdf)
        for number, sheet in enumerate(document, 1):
            text = sheet.get_textpage().get_text_range()
            assert "Fassung 1" in text
            assert f"Seite {number} von {drawn.pages_per_form[0]}" in text
        document.close()
