"""The code of a form, read back from the paper as scanners and telephones see it."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
import segno
from PIL import Image, ImageFilter

from consentregister.domain.form_code import qr_text
from consentregister.paper.draw import draw
from consentregister.paper.qr_codes import find_codes
from tests.paper.reading import picture_of
from tests.paper.samples import CODE, page


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    """A consent form at 150 dpi."""
    return picture_of(draw([page()]).pdf)


def scanned(picture: Image.Image, degrees: float) -> Image.Image:
    """A picture as a poor scanner delivers it: turned, blurred, noisy, and squeezed."""
    turned = picture.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    chance = random.Random(7)  # noqa: S311 noise, not a secret
    noise = Image.frombytes("L", turned.size, chance.randbytes(turned.width * turned.height))
    noisy = Image.blend(turned.filter(ImageFilter.GaussianBlur(0.6)), noise, 0.12)
    buffer = BytesIO()
    noisy.save(buffer, "JPEG", quality=60)
    return Image.open(buffer)


@pytest.mark.parametrize("degrees", [0, 3, -3, 90, 180, 270])
def test_the_code_reads_however_the_sheet_lies(sheet: Image.Image, degrees: float) -> None:
    """At 150 dpi with noise, blur and JPEG 60 the code says the form's code."""
    assert [found.text for found in find_codes(scanned(sheet, degrees))] == [qr_text(CODE)]


def test_the_corners_are_those_of_the_print(sheet: Image.Image) -> None:
    """The corners lie on the symbol, 25 mm wide with its right edge on the margin, and turn with the sheet."""
    per_mm = sheet.width / 210
    (found,) = find_codes(sheet)
    for (x, y), (wanted_x, wanted_y) in zip(found.corners, [(169, 16), (194, 16), (194, 41), (169, 41)], strict=True):
        assert (x / per_mm, y / per_mm) == pytest.approx((wanted_x, wanted_y), abs=0.5)
    (turned,) = find_codes(sheet.rotate(180))
    assert turned.corners[0][0] < turned.corners[0][1]


def test_a_small_code_is_found_on_the_second_look() -> None:
    """A code of barely two pixels a module is read from the enlarged picture, with corners of the given one."""
    buffer = BytesIO()
    segno.make("CR1:7KQ2M4XDP9TB", version=2, error="h").save(buffer, kind="png", scale=4, border=4)
    large = Image.open(buffer).convert("L")
    small = large.resize((int(large.width * 0.36), int(large.height * 0.36)))
    (found,) = find_codes(small)
    assert max(coordinate for corner in found.corners for coordinate in corner) <= small.width


def test_other_codes_are_told_as_they_are() -> None:
    """A Wi-Fi code on the wall of the shop is returned with its text: who asked decides that it is none of ours."""
    buffer = BytesIO()
    segno.make("WIFI:S:Salon;T:WPA;P:example;;").save(buffer, kind="png", scale=6, border=4)
    assert [found.text for found in find_codes(Image.open(buffer))] == ["WIFI:S:Salon;T:WPA;P:example;;"]


def test_a_sheet_without_a_code_has_none() -> None:
    """White paper is white paper."""
    assert find_codes(Image.new("RGB", (600, 800), "white")) == []
