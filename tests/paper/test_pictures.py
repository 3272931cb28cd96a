"""Files from outside: read by content, capped before decoding, and refused by name."""

from __future__ import annotations

import struct
import warnings
import zlib
from contextlib import suppress
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from consentregister.domain.errors import UnreadableFile
from consentregister.paper import pictures
from consentregister.paper.pictures import count_pages, open_pages, render_png


def saved(kind: str, **options: object) -> bytes:
    """A small picture, its upper left corner black."""
    picture = Image.new("RGB", (80, 40), "white")
    picture.paste("black", (0, 0, 20, 20))
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), password: str = "") -> bytes:
    """A PDF of empty sheets."""
    buffer = BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(buffer, pagesize=size, encrypt=lock, invariant=1)
    for _ in range(pages):
        canvas.drawString(10, 10, "x")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def png_head(width: int, height: int) -> bytes:
    """The head of a picture that would be huge, and next to nothing behind it."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def refused(data: bytes) -> str:
    """The name of the error a file is refused with."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UnreadableFile) as caught:
            list(open_pages(data, "scan"))
    assert caught.value.data["file"] == "scan"
    return caught.value.key.removeprefix("errors.")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_one_page(kind: str) -> None:
    """PNG, JPEG and TIFF are known by their content, whatever their name."""
    (page,) = open_pages(saved(kind), "scan.pdf")
    assert (page.page, page.image.size, page.image.mode) == (1, (80, 40), "RGB")
    assert page.image.getpixel((5, 5)) < (60, 60, 60)


def test_a_pdf_is_rendered_at_200_dpi() -> None:
    """Each page of a PDF becomes a picture fine enough for the code."""
    pages = list(open_pages(pdf(3), "scan.jpg"))
    assert [page.page for page in pages] == [1, 2, 3]
    assert pages[0].image.size == pytest.approx((1654, 2339), abs=2)
    assert count_pages(pdf(3), "x") == 3


def test_a_tiff_has_many_pages() -> None:
    """A scanner's TIFF is read to its last page."""
    frames = [Image.new("L", (30, 30), shade) for shade in (0, 120, 250)]
    buffer = BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    shades = [page.image.getpixel((1, 1)) for page in open_pages(buffer.getvalue(), "x")]
    assert shades == [(0, 0, 0), (120, 120, 120), (250, 250, 250)]


def test_a_photo_stands_upright() -> None:
    """What the camera noted about its position is followed."""
    exif = Image.Exif()
    exif[0x0112] = 6
    (page,) = open_pages(saved("JPEG", exif=exif), "x")
    assert page.image.size == (40, 80)
    assert page.image.getpixel((35, 5)) < (60, 60, 60)


def test_what_is_transparent_is_paper() -> None:
    """A transparent PNG lies on white."""
    buffer = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(buffer, "PNG")
    (page,) = open_pages(buffer.getvalue(), "x")
    assert page.image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "file_empty"),
        (b"Guten Tag, hier ist kein Bild.", "file_type_unknown"),
        (b"PK\x03\x04" + bytes(100), "file_type_unknown"),
        (b"GIF89a" + bytes(100), "file_type_unknown"),
        (b"\x89PNG\r\n\x1a\n", "file_damaged"),
        (saved("PNG")[:60], "file_damaged"),
        (saved("JPEG")[:400], "file_damaged"),
        (saved("TIFF")[:200], "file_damaged"),
        (b"%PDF-1.7\nnothing", "file_damaged"),
        (pdf(password="x"), "file_password"),  # noqa: S106 a password for the test to stumble over
        (pdf(pages=201), "too_many_pages"),
        (pdf(size=(14000, 14000)), "picture_too_large"),
        (png_head(30_000, 30_000), "picture_too_large"),
        (png_head(10_000, 9_000), "picture_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_are_refused_by_name(data: bytes, error: str) -> None:
    """Each bad file has its error, and no library's error or warning shows."""
    assert refused(data) == error


def test_a_large_file_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is checked before anything else reads the bytes."""
    monkeypatch.setattr(pictures, "LARGEST_FILE", 50)
    assert refused(saved("PNG")) == "file_too_large"


def test_too_many_frames_are_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A TIFF's pages are counted before the first is decoded."""
    monkeypatch.setattr(pictures, "MOST_PAGES", 2)
    frames = [Image.new("L", (9, 9)) for _ in range(3)]
    buffer = BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    assert refused(buffer.getvalue()) == "too_many_pages"


def test_a_broken_pdf_never_leaks() -> None:
    """A PDF cut anywhere is read, or refused with one of our errors."""
    whole = pdf(2)
    for end in range(10, len(whole), 97):
        with suppress(UnreadableFile):
            list(open_pages(whole[:end], "x"))


@pytest.mark.parametrize("data", [pdf(2), saved("PNG")], ids=["pdf", "png"])
def test_a_page_is_shown_at_the_width_asked_for(data: bytes) -> None:
    """The window gets a PNG of its width; a page that is not there is refused."""
    shown = Image.open(BytesIO(render_png(data, 1, 300)))
    assert (shown.format, shown.width) == ("PNG", 300)
    with pytest.raises(UnreadableFile) as caught:
        render_png(data, 9, 300)
    assert caught.value.key == "errors.page_missing"


def test_pdfium_is_used_by_one_thread_at_a_time() -> None:
    """The lock is free again after a page, and after an error."""
    assert refused(b"%PDF-1.7\nnothing") == "file_damaged"
    pages = open_pages(pdf(2), "x")
    next(pages)
    assert not pictures._pdfium_lock.locked()
    assert pypdfium2.PdfDocument(pdf()).get_version() is not None
