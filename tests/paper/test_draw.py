"""Forms on paper: one sheet, all words, empty boxes where the fields say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2
import pytest

from consentregister.domain.form import Field, FieldType
from consentregister.domain.paper import Paper
from consentregister.domain.words import FormKind, Language
from consentregister.paper.draw import draw
from consentregister.paper.page import Box, Boxes, Choices, Page
from consentregister.paper.typefaces import printable
from consentregister.services.wordings import PersonOnPaper
from tests.paper.reading import picture_of, words_of
from tests.paper.samples import (
    CALL,
    EMAIL,
    LUKASZ,
    SABINE,
    SALON,
    SIGNAL,
    SMS,
    THREEMA,
    TWO_MESSENGERS,
    WHATSAPP,
    page,
)

KINDS = [*FormKind]
NOT_LOOKED_UP = replace(SALON, dpf_checked_at=None, use_7_3=True)


def sample(kind: FormKind, language: Language) -> Page:
    """A form of each kind with two messengers, the most text there is on one sheet."""
    person = LUKASZ if kind is FormKind.CONSENT_GUARDIAN else SABINE
    return page(kind, language, person=person, channels=TWO_MESSENGERS)


def texts_of(value: Any) -> list[str]:
    """Every text of a page's blocks."""
    if isinstance(value, Box | FieldType):
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for inner in value for text in texts_of(inner)]
    if is_dataclass(value):
        return [
            text
            for field in fields(value)
            if field.name not in {"name", "type"}
            for text in texts_of(getattr(value, field.name))
        ]
    return []


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not FormKind.ACCESS_ANSWER])
def test_a_form_with_two_messengers_is_one_sheet(kind: FormKind, language: Language) -> None:
    """Every form for which one sheet is promised fits one of A4, with the careful text on both messengers too."""
    person = LUKASZ if kind is FormKind.CONSENT_GUARDIAN else SABINE
    careful = page(kind, language, person=person, channels=TWO_MESSENGERS, settings=NOT_LOOKED_UP)
    drawn = draw([sample(kind, language), careful])
    assert drawn.pages_per_form == (1, 1)
    document = pypdfium2.PdfDocument(drawn.pdf)
    assert [tuple(map(round, sheet.get_size())) for sheet in document] == [(595, 842)] * 2
    document.close()


@pytest.mark.parametrize("language", [*Language])
def test_an_empty_form_is_one_sheet(language: Language) -> None:
    """A form to be filled in by hand has lines to write on and still fits."""
    drawn = draw([page(language=language, person=PersonOnPaper(), channels=TWO_MESSENGERS)])
    assert drawn.pages_per_form == (1,)


def test_three_messengers_take_a_second_sheet_and_say_so() -> None:
    """A form that does not fit goes on, with the code and all fields on their sheets."""
    channels = (WHATSAPP, SIGNAL, THREEMA, SMS, CALL, EMAIL)
    drawn = draw([page(person=PersonOnPaper(), channels=channels)])
    assert drawn.pages_per_form == (2,)
    assert {field.sheet for field in drawn.fields[0]} == {1, 2}
    assert words_of(drawn.pdf).count("7KQ2-M4XD-P9TB") >= 4
    assert "Seite 2 von 2" in words_of(drawn.pdf)


def test_large_print_takes_more_sheets() -> None:
    """On request the form is set in 14 pt, which takes a second and a third sheet."""
    assert draw([page()], Paper(large=True)).pages_per_form == (3,)


@pytest.mark.parametrize("language", [*Language])
@pytest.mark.parametrize("kind", KINDS)
def test_all_text_is_on_the_paper(kind: FormKind, language: Language) -> None:
    """Paper leaves no word out and adds none but the page's number."""
    form = sample(kind, language)
    # A line's end may fall between any two words, and a PDF does not keep hyphens at its end apart from others.
    shown = words_of(draw([form]).pdf).replace(" ", "")
    for text in [form.title, *texts_of(form.blocks)]:
        assert "".join(text.split()) in shown, text


def test_a_box_cannot_be_ticked_beforehand() -> None:
    """Each box of the page is drawn once, and white inside."""
    form = page(channels=TWO_MESSENGERS)
    drawn = draw([form])
    picture = picture_of(drawn.pdf)
    ticks = [field for field in drawn.fields[0] if field.type is FieldType.TICK]
    assert len(ticks) == sum(isinstance(cell, Box) for cell in _cells(form)) == 18
    for field in ticks:
        assert _darkest(picture, field, inset=0.6) > 250


@pytest.mark.parametrize("kind", [FormKind.CONSENT_CUSTOMER, FormKind.CONSENT_GUARDIAN, FormKind.CONSENT_STAFF])
def test_fields_lie_where_they_are_drawn(kind: FormKind) -> None:
    """On the rendered sheet each box has ink on all four edges, each signature and date an empty field over a line."""
    drawn = draw([sample(kind, Language.DE)])
    picture = picture_of(drawn.pdf, 300)
    for field in drawn.fields[0]:
        if field.type is FieldType.TICK:
            assert (field.w, field.h) == (5, 5)
            assert all(_darkest_at(picture, x, y) < 120 for x, y in _edges(field)), field
        else:
            assert _darkest(picture, field, inset=0.2) > 250, field
            assert _darkest_at(picture, field.x + field.w / 2, field.y + field.h + 0.4) < 120, field


def test_signatures_have_room() -> None:
    """At least 17 mm are free above the line of a signature, and nobody printed a date into the date's field."""
    drawn = draw([sample(FormKind.CONSENT_GUARDIAN, Language.DE)])
    found = {field.name: field for field in drawn.fields[0] if field.type is FieldType.SIGNATURE}
    assert found.keys() == {"guardian", "child"}
    assert all(field.h >= 17 for field in found.values())


def test_two_forms_in_one_file_do_not_mix() -> None:
    """Each form starts on a sheet of its own and counts its own sheets."""
    drawn = draw([page(), page(FormKind.CONSENT_STAFF)])
    assert drawn.pages_per_form == (1, 1)
    assert {field.sheet for form in drawn.fields for field in form} == {1}


def test_the_same_page_gives_the_same_bytes() -> None:
    """No clock and no chance is in the file; another code makes another file."""
    assert draw([page()]).pdf == draw([page()]).pdf
    assert draw([page()]).pdf != draw([page(code="7KQ2M4XDP9TC")]).pdf


def test_the_file_says_what_it_is() -> None:
    """Title, author and language stand in the PDF, for screen readers and file lists."""
    drawn = draw([page(language=Language.EN)])
    document = pypdfium2.PdfDocument(drawn.pdf)
    assert document.get_metadata_value("Title") == "Consent to messages and calls"
    assert document.get_metadata_value("Author") == "Salon Scherenschnitt"
    document.close()
    assert b"/Lang (en)" in drawn.pdf


@pytest.mark.parametrize(
    "name", ["Şükrü Özdemir-Yıldız", "İpek Ağaç", "Łukasz Żółć", "Nguyễn Thị Hồng", "Олена Шевченко"]
)
def test_names_are_printed_as_they_are_written(name: str) -> None:
    """Letters of the names people here have are all in the typeface."""
    drawn = draw([page(person=replace(SABINE, name=name))])
    assert name in words_of(drawn.pdf)
    assert drawn.replaced == (False,)


def test_unknown_characters_are_told() -> None:
    """A character that can't be printed shows as a question mark, and the drawn form says so."""
    drawn = draw([page(person=replace(SABINE, name="Ming 明 ✂"))])
    assert drawn.replaced == (True,)
    assert "Ming ? ?" in words_of(drawn.pdf)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Mu\u0308ller", "Müller"),
        ("a\u202fb", "a\u00a0b"),
        ("a\u2011b", "a-b"),
        ("a\u200db\u200e", "ab"),
        ("\ufb01n", "fin"),
        ("a\x00\nb", "a b"),
    ],
)
def test_near_relatives_take_the_place_of_what_is_missing(given: str, shown: str) -> None:
    """Decomposed letters, odd spaces and hyphens, ligatures and invisible marks print as one expects."""
    assert printable(given) == shown


def test_a_very_long_name_is_broken_not_cut_off() -> None:
    """A name of 200 letters without a space stays on the sheet, whole."""
    name = "Wolkenstein" * 18
    drawn = draw([page(person=replace(SABINE, name=name))])
    assert name in words_of(drawn.pdf).replace(" ", "").replace("Handy(WhatsApp,SMS)", "")


def test_nothing_to_draw_is_our_fault() -> None:
    """A file without a sheet is no file."""
    with pytest.raises(ValueError, match="no pages"):
        draw([])


def _cells(form: Page) -> list[Box | str]:
    tables = [block for block in form.blocks if isinstance(block, Boxes)]
    choices = [choice.box for block in form.blocks if isinstance(block, Choices) for choice in block.choices]
    return [*choices, *(cell for table in tables for row in table.rows for cell in row.cells)]


def _edges(field: Field) -> list[tuple[float, float]]:
    middle_x, middle_y = field.x + field.w / 2, field.y + field.h / 2
    return [
        (field.x, middle_y),
        (field.x + field.w, middle_y),
        (middle_x, field.y),
        (middle_x, field.y + field.h),
    ]


def _darkest(picture: Any, field: Field, *, inset: float) -> int:
    per_mm = picture.width / 210
    left, top = (field.x + inset) * per_mm, (field.y + inset) * per_mm
    right, bottom = (field.x + field.w - inset) * per_mm, (field.y + field.h - inset) * per_mm
    return int(picture.crop((round(left), round(top), round(right), round(bottom))).getextrema()[0])


def _darkest_at(picture: Any, x: float, y: float) -> int:
    per_mm = picture.width / 210
    near = (x - 0.3) * per_mm, (y - 0.3) * per_mm, (x + 0.3) * per_mm, (y + 0.3) * per_mm
    return int(picture.crop(tuple(map(round, near))).getextrema()[0])


@pytest.fixture
def often() -> Iterator[None]:
    """Threads take turns far more often than usual, so that what two may spoil together is spoiled."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("often")
def test_two_drawings_at_a_time_do_not_mix() -> None:
    """Previews are drawn in several threads: each gets the same bytes as if it were alone."""
    pages = [sample(kind, language) for kind in FormKind for language in Language] * 4
    alone = [draw([page]).pdf for page in pages]

    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(lambda page: draw([page]).pdf, pages))

    assert together == alone
