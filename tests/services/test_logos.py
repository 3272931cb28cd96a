"""The logo: chosen, on the paper, removed; hostile pictures refused."""

from __future__ import annotations

import io
import zlib
from itertools import starmap
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from consentregister.domain.errors import InvalidInput, UnreadableFile
from consentregister.domain.words import FormKind
from consentregister.paper.logos import clean_logo
from consentregister.register import Register


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A logo with nothing around it, half transparent."""
    picture = PIL.Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    PIL.ImageDraw.Draw(picture).ellipse((300, 50, 500, 250), fill=(150, 30, 90, 255))
    file = tmp_path / "logo.png"
    picture.save(file)
    return file


def pictures_on(pdf: bytes) -> int:
    """How many pictures are on the first page; a QR is drawn and is none."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(list(document[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE])))
    document.close()
    return count


def test_a_logo_stands_on_every_paper_until_it_is_removed(salon: Register, anna: int, logo: Path) -> None:
    """Kept in the register as a document, told in the log, and gone from the next form when removed."""
    png = salon.logos.choose(logo).value
    assert salon.logos.show() == png
    for kind in (FormKind.CONSENT_CUSTOMER, FormKind.INFO_ART13, FormKind.ACCESS_ANSWER):
        assert pictures_on(salon.forms.preview(anna, kind)) == 1
    salon.logos.remove()
    assert salon.logos.show() == b""
    assert pictures_on(salon.forms.preview(anna)) == 0
    assert salon.log.verify().ok


def test_one_logo_is_in_a_file_once(salon: Register, anna: int, logo: Path) -> None:
    """Fifty forms hold the picture once: the file does not grow by it."""
    salon.logos.choose(logo)
    forms = salon.forms.print([anna], blank=20).value.pdf
    assert forms.count(b"/Subtype /Image") == 1


def test_a_logo_is_white_where_it_was_transparent_and_trimmed(logo: Path) -> None:
    """On paper there is no transparency, and its empty edges would push it off its place."""
    picture = PIL.Image.open(io.BytesIO(clean_logo(logo.read_bytes(), "logo.png")))
    assert picture.mode == "RGB"
    assert picture.size == pytest.approx((201, 201), abs=1)
    assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_only_what_the_register_holds_is_a_logo(salon: Register) -> None:
    """The setting is not typed: a digest from elsewhere is refused."""
    with pytest.raises(InvalidInput, match="logo_unknown"):
        salon.settings.set({"logo": "a" * 64})


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""
    head = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(starmap(chunk, chunks))


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def strip_of_a_picture() -> bytes:
    """A line, nine times as long as wide."""
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (900, 90), "black").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "logo_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo_type"),
        (b"%PDF-1.4", "logo_type"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "logo_damaged"),
        (b"\xff\xd8\xff" + b"x" * 6_000_000, "logo_too_large"),
        (bomb(), "logo_too_large"),
        (strip_of_a_picture(), "logo_too_narrow"),
    ],
)
def test_what_can_be_no_logo_is_refused(salon: Register, tmp_path: Path, data: bytes, reason: str) -> None:
    """One sentence for each, and the logo before stays."""
    file = tmp_path / "x.png"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile, match=reason):
        salon.logos.choose(file)
    assert salon.logos.show() == b""


def test_a_file_that_is_not_there(salon: Register, tmp_path: Path) -> None:
    """It is told, not tripped over."""
    with pytest.raises(UnreadableFile, match="file_missing"):
        salon.logos.choose(tmp_path / "nowhere.png")
