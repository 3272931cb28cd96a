"""A sheet that came back, read against its own print."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import PIL.Image
import PIL.ImageDraw
import pytest

from consentregister.domain.form import Field
from consentregister.domain.form_code import qr_text
from consentregister.domain.paper import Paper
from consentregister.domain.sheet_reading import FieldReading, Mark, SheetReading
from consentregister.paper.draw import Drawn, draw
from consentregister.paper.landmarks import PER_MM
from consentregister.paper.qr_codes import find_codes
from consentregister.paper.sheets import PrintedSheet, printed_sheet, read_sheet
from tests.came_back import boxes_of, written_on
from tests.paper.reading import picture_of
from tests.paper.samples import CODE, page
from tests.pens import PENS, TICKED, UNCLEAR, Tick
from tests.scanners import Handling, seen

FLAT = Handling(degrees=2, noise=4)
PHOTO = Handling(degrees=8, dpi=170, noise=7, blur=0.08, shadow=0.4, crumple=0.8, tilt=0.12)


@pytest.fixture(scope="module")
def form() -> Drawn:
    """A customer's form."""
    return draw([page()])


@pytest.fixture(scope="module")
def large() -> Drawn:
    """The same in large print, on two sheets."""
    return draw([page()], Paper(large=True))


def sheets_of(form: Drawn) -> list[PrintedSheet]:
    """Its sheets as printed."""
    pictures = [picture_of(form.pdf, PER_MM * 25.4, number) for number in range(1, form.pages_per_form[0] + 1)]
    found = [printed_sheet(number, picture, qr_text(CODE)) for number, picture in enumerate(pictures, start=1)]
    return [sheet for sheet in found if sheet is not None]


def read(form: Drawn, paper: PIL.Image.Image, handling: Handling = FLAT, code: int = 0) -> SheetReading:
    """What is read of a paper after a scanner or a telephone saw it, as JPEG."""
    buffer = BytesIO()
    seen(paper, handling, random.Random(3)).save(  # noqa: S311 noise
        buffer, "JPEG", quality=60
    )
    picture = PIL.Image.open(buffer).convert("RGB")
    codes = sorted(find_codes(picture), key=lambda found: found.corners[0])
    return read_sheet(picture, codes[code], form.fields[0], sheets_of(form))


def marks(reading: SheetReading, places: list[int]) -> list[Mark]:
    """What stands in some fields."""
    by_field = {one.field: one for one in reading.fields}
    return [by_field[place].mark if by_field[place].is_clear else Mark.UNCLEAR for place in places]


def signatures(form: Drawn, reading: SheetReading) -> dict[str, FieldReading]:
    """The signature fields that were read, by who signs."""
    fields: tuple[Field, ...] = form.fields[0]
    return {fields[one.field].name: one for one in reading.fields if fields[one.field].type == "signature"}


@pytest.mark.parametrize("pen", PENS)
def test_ticks_of_every_kind_and_pen(form: Drawn, pen: str) -> None:
    """Cross, hook, line and filled box are ticks, whatever pen made them; empty boxes are empty."""
    boxes = boxes_of(form.fields[0])
    reading = read(form, written_on(form.pdf, form.fields[0], dict(zip(boxes, TICKED, strict=False)), pen=pen))
    assert marks(reading, boxes) == [Mark.SET] * 4 + [Mark.EMPTY] * (len(boxes) - 4)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_photo_at_a_slant_in_uneven_light(form: Drawn, turned: float) -> None:
    """However a sheet lies, and however crumpled: its boxes and signatures are read, and none of them wrongly."""
    boxes = boxes_of(form.fields[0])
    handling = replace(PHOTO, degrees=turned + 8)
    reading = read(form, written_on(form.pdf, form.fields[0], {boxes[0]: Tick.CROSS}), handling)
    found = marks(reading, boxes)
    assert (found[0], set(found[1:]) - {Mark.UNCLEAR}, found.count(Mark.UNCLEAR) < 3) == (Mark.SET, {Mark.EMPTY}, True)
    assert {name: one.mark for name, one in signatures(form, reading).items()} == {
        "person": Mark.SET, "guardian": Mark.EMPTY,
    }  # fmt: skip


@pytest.mark.parametrize("tick", UNCLEAR)
def test_what_was_scribbled_over_is_left_to_a_person(form: Drawn, tick: Tick) -> None:
    """A box struck out, or one with a speck, is never pre-selected."""
    boxes = boxes_of(form.fields[0])
    for seed in range(4):
        paper = written_on(form.pdf, form.fields[0], dict.fromkeys(boxes[::2], tick), seed=seed)
        assert marks(read(form, paper), boxes[::2]) == [Mark.UNCLEAR] * len(boxes[::2])


def test_a_line_through_the_field_is_no_signature(form: Drawn) -> None:
    """A stroke across the field, as who refuses makes it, is left to a person."""
    paper = written_on(form.pdf, form.fields[0], signers=())
    field = next(field for field in form.fields[0] if field.name == "person" and field.type == "signature")
    per_mm = paper.width / 210
    ends = (field.x + 3, field.y + 12, field.x + field.w - 3, field.y + 6)
    PIL.ImageDraw.Draw(paper).line([end * per_mm for end in ends], fill=(20, 30, 120), width=4)
    assert not signatures(form, read(form, paper))["person"].is_clear


def test_the_sheet_on_the_picture_is_the_one_read(large: Drawn) -> None:
    """All sheets carry one code: which lies there is told by its print, and only its fields are read."""
    assert large.pages_per_form == (3,)
    for number in (1, 3):
        reading = read(large, written_on(large.pdf, large.fields[0], page=number, sheet=number))
        assert reading.sheet == number
        assert {large.fields[0][one.field].sheet for one in reading.fields} == {number}
    assert signatures(large, reading)["person"].mark is Mark.SET


def test_another_print_is_not_read(form: Drawn, large: Drawn) -> None:
    """A sheet that does not look like the form of its code is not guessed at."""
    reading = read(large, written_on(form.pdf, form.fields[0], {boxes_of(form.fields[0])[0]: Tick.CROSS}))
    assert not any(one.is_clear and one.mark is Mark.SET for one in reading.fields)


def test_two_sheets_on_one_picture(form: Drawn) -> None:
    """Each code leads to its own sheet: what is ticked on one is not read on the other."""
    boxes = boxes_of(form.fields[0])
    one, other = (written_on(form.pdf, form.fields[0], {boxes[place]: Tick.CROSS}) for place in (0, 5))
    both = PIL.Image.new("RGB", (one.width * 2 + 60, one.height), (120, 110, 100))
    both.paste(one, (0, 0))
    both.paste(other, (one.width + 60, 0))
    codes = sorted(find_codes(both), key=lambda found: found.corners[0])
    for code, ticked in zip(codes, (0, 5), strict=True):
        reading = read_sheet(both, code, form.fields[0], sheets_of(form))
        wanted = [Mark.SET if place == ticked else Mark.EMPTY for place in range(len(boxes))]
        assert marks(reading, boxes) == wanted


def test_what_is_not_on_the_picture_is_not_empty(form: Drawn) -> None:
    """A photo that ends above the signature says nothing of it."""
    paper = written_on(form.pdf, form.fields[0])
    reading = read(form, paper.crop((0, 0, paper.width, round(paper.height * 0.75))), Handling())
    assert {one.confidence for one in signatures(form, reading).values()} == {0.0}


def test_a_covered_field_is_not_empty(form: Drawn) -> None:
    """A hand on the paper: what lies below is left to a person."""
    paper = written_on(form.pdf, form.fields[0])
    per_mm = paper.width / 210
    PIL.ImageDraw.Draw(paper).rectangle([0, 200 * per_mm, 210 * per_mm, 297 * per_mm], fill=(190, 140, 120))
    assert not any(one.is_clear for one in signatures(form, read(form, paper)).values())


def test_the_outlines_lie_on_the_fields(form: Drawn) -> None:
    """The corners told for the picture are within a millimetre of the fields."""
    picture = picture_of(form.pdf).convert("RGB")
    (code,) = find_codes(picture)
    for one in read_sheet(picture, code, form.fields[0], sheets_of(form)).fields:
        field = form.fields[0][one.field]
        assert [one.outline[0][0] * 210, one.outline[0][1] * 297] == pytest.approx([field.x, field.y], abs=1)
        assert [one.outline[2][0] * 210, one.outline[2][1] * 297] == pytest.approx(
            [field.x + field.w, field.y + field.h], abs=1
        )
