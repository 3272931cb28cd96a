"""Files from outside as pictures of pages. Every file is hostile until read: all caps are checked before decoding.

What a file is says its content, never its name. Whatever a library complains about becomes one of few errors.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from consentregister.domain.errors import UnreadableFile
from consentregister.domain.paper import Pixels
from consentregister.paper.filled import Widget, open_fields, read_widgets

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE: Final = 50_000_000
MOST_PAGES: Final = 200
MOST_PIXELS: Final = 40_000_000
RESOLUTION: Final = 200
_PRINT: Final = 300
_FORMATS: Final = ("PNG", "JPEG", "TIFF")
_MAGIC: Final = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_PDF: Final = b"%PDF-"
# A PDF may have some bytes before its head.
_HEAD: Final = 1024
_PDF_PASSWORD: Final = 4
# PDFium is not thread-safe, and its objects must be closed under the same lock.
_pdfium_lock = Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page of a file.

    Attributes:
        page: its number in the file, from 1.
        image: in colour, upright by what the camera wrote down.
        dpi: the resolution, where the file says one; 0 for a photo.
        widgets: fields filled in on the screen; a PDF has them.
    """

    page: int
    image: Image
    dpi: float
    widgets: tuple[Widget, ...] = ()


def open_pages(data: bytes, name: str) -> Iterator[PageImage]:
    """The pages of a PDF, PNG, JPEG or TIFF, one at a time.

    Args:
        data: the file's bytes.
        name: what the user calls it, for the error's sentence only.

    Raises:
        UnreadableFile: file_empty, file_too_large, file_type_unknown, file_damaged, file_password, too_many_pages or
            picture_too_large. Nothing is raised before the first page is asked for.
    """
    _check_bytes(data, name)
    yield from _pdf_pages(data, name) if _is_pdf(data) else _picture_pages(data, name)


def count_pages(data: bytes, name: str, *, ours: bool = False) -> int:
    """How many pages a file has, without decoding one; for a file of `ours` they may be as many as they are.

    Raises:
        UnreadableFile: as `open_pages`.
    """
    _check_bytes(data, name)
    if _is_pdf(data):
        with _pdf(data, name, ours=ours) as document:
            return len(document)
    with _picture(data, name) as picture:
        return _frames(picture, name)


def render_pixels(data: bytes, page: int) -> Pixels:
    """One page of a PDF of ours for the printer.

    Raises:
        UnreadableFile: page_missing when the file has no such page.
    """
    with _pdf(data, "", ours=True) as document:
        if not 1 <= page <= len(document):
            raise UnreadableFile("page_missing", file="", page=page)
        image = _render(document, page, _PRINT / 72, "")
    return Pixels(image.width, image.height, image.tobytes(), _PRINT)


def render_png(data: bytes, page: int, width: int, name: str = "", *, ours: bool = False) -> bytes:
    """One page of a file as PNG of a width in pixels, for showing it.

    Raises:
        UnreadableFile: as `open_pages`; page_missing when the file has no such page.
    """
    _check_bytes(data, name)
    shown = _pdf_image(data, page, width, name, ours=ours) if _is_pdf(data) else _picture_image(data, page, name)
    height = max(1, round(shown.height * width / shown.width))
    _check_pixels(width, height, name)
    buffer = BytesIO()
    shown.resize((width, height)).save(buffer, "PNG")
    return buffer.getvalue()


def render_page(data: bytes, page: int, width: int) -> Image:
    """One page of a PDF of our own, which may have any number of them, as a picture of a width in pixels.

    Raises:
        UnreadableFile: as `render_png`.
    """
    return _pdf_image(data, page, width, "", ours=True)


def page_width(data: bytes, page: int) -> float:
    """How wide a page of a PDF of our own is, in millimetres.

    Raises:
        UnreadableFile: as `render_png`.
    """
    with _pdf(data, "", ours=True) as document:
        if not 1 <= page <= len(document):
            raise UnreadableFile("page_missing", file="", page=page)
        return float(document.get_page_size(page - 1)[0]) / 72 * 25.4


def _check_bytes(data: bytes, name: str) -> None:
    if not data:
        raise UnreadableFile("file_empty", file=name)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("file_too_large", file=name, limit=LARGEST_FILE // 1_000_000)
    if not (data.startswith(_MAGIC) or _is_pdf(data)):
        raise UnreadableFile("file_type_unknown", file=name)


def _is_pdf(data: bytes) -> bool:
    return _PDF in data[:_HEAD] and not data.startswith(_MAGIC[1:])


def _check_pages(count: int, name: str) -> None:
    if count > MOST_PAGES:
        raise UnreadableFile("too_many_pages", file=name, pages=count, limit=MOST_PAGES)


def _check_pixels(width: float, height: float, name: str) -> None:
    if not (width >= 1 and height >= 1):
        raise UnreadableFile("file_damaged", file=name)
    if width * height > MOST_PIXELS:
        raise UnreadableFile("picture_too_large", file=name, limit=MOST_PIXELS // 1_000_000)


# --- PDF ---


@contextmanager
def _pdf(data: bytes, name: str, *, ours: bool = False) -> Iterator[Any]:
    """An open document under the lock; what PDFium complains about becomes one of our errors."""
    import pypdfium2

    with _pdfium_lock:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _PDF_PASSWORD
            raise UnreadableFile("file_password" if locked else "file_damaged", file=name) from None
        try:
            open_fields(document, data)
            if not ours:
                _check_pages(len(document), name)
            if not len(document):
                raise UnreadableFile("file_damaged", file=name)
            yield document
        except pypdfium2.PdfiumError:
            raise UnreadableFile("file_damaged", file=name) from None
        finally:
            document.close()


def _pdf_pages(data: bytes, name: str) -> Iterator[PageImage]:
    # The lock is not held while the caller works on a page; the document stays open in between.
    with _pdf(data, name) as document:
        count = len(document)
    for number in range(1, count + 1):
        with _pdf(data, name) as document:
            image = _render(document, number, RESOLUTION / 72, name)
            widgets = _read_widgets(document, number)
        yield PageImage(number, image, RESOLUTION, widgets)


def _read_widgets(document: Any, number: int) -> tuple[Widget, ...]:
    if not document.formenv:
        return ()
    page = document[number - 1]
    try:
        return read_widgets(document, page)
    finally:
        page.close()


def _pdf_image(data: bytes, page: int, width: int, name: str, *, ours: bool = False) -> Image:
    with _pdf(data, name, ours=ours) as document:
        if not 1 <= page <= len(document):
            raise UnreadableFile("page_missing", file=name, page=page)
        points = max(1.0, document.get_page_size(page - 1)[0])
        return _render(document, page, width / points, name)


def _render(document: Any, number: int, scale: float, name: str) -> Image:
    wide, high = document.get_page_size(number - 1)
    _check_pixels(wide * scale, high * scale, name)
    page = document[number - 1]
    try:
        bitmap = page.render(scale=scale)
        try:
            image: Image = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()
    return image


# --- PNG, JPEG, TIFF ---


@contextmanager
def _picture(data: bytes, name: str) -> Iterator[Image]:
    """An opened, not yet decoded picture; what Pillow complains about becomes one of our errors."""
    import PIL.Image

    with warnings.catch_warnings():
        # Pillow warns of large pictures and of odd metadata; we have a limit of our own and no use for the second.
        warnings.simplefilter("ignore")
        try:
            with PIL.Image.open(BytesIO(data), formats=_FORMATS) as picture:
                yield picture
        except UnreadableFile:
            raise
        except PIL.Image.DecompressionBombError:
            raise UnreadableFile("picture_too_large", file=name, limit=MOST_PIXELS // 1_000_000) from None
        except Exception:  # noqa: BLE001 Pillow's decoders raise whatever a damaged file makes them trip over
            raise UnreadableFile("file_damaged", file=name) from None


def _frames(picture: Image, name: str) -> int:
    count = int(getattr(picture, "n_frames", 1))
    _check_pages(count, name)
    return count


def _picture_pages(data: bytes, name: str) -> Iterator[PageImage]:
    with _picture(data, name) as picture:
        count = _frames(picture, name)
    for number in range(1, count + 1):
        yield _picture_page(data, number, name)


def _picture_page(data: bytes, number: int, name: str) -> PageImage:
    with _picture(data, name) as picture:  # let go of before the page is worked on
        return PageImage(number, _decoded(picture, number, name), _dpi(picture))


def _picture_image(data: bytes, page: int, name: str) -> Image:
    with _picture(data, name) as picture:
        if not 1 <= page <= _frames(picture, name):
            raise UnreadableFile("page_missing", file=name, page=page)
        return _decoded(picture, page, name)


def _decoded(picture: Image, number: int, name: str) -> Image:
    from PIL import ImageOps

    if number > 1:
        picture.seek(number - 1)
    _check_pixels(picture.width, picture.height, name)
    ImageOps.exif_transpose(picture, in_place=True)  # a copy of a large picture costs more than all that comes after
    return _on_white(picture)


def _on_white(image: Image) -> Image:
    """In colour, what is transparent as white paper."""
    import PIL.Image

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        coloured = image.convert("RGBA")
        paper = PIL.Image.new("RGBA", coloured.size, "white")
        return PIL.Image.alpha_composite(paper, coloured).convert("RGB")
    return image.convert("RGB")


def _dpi(picture: Image) -> float:
    given = picture.info.get("dpi", (0, 0))
    try:
        return float(given[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0
