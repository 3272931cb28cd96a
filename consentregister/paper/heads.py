"""What stands at the top of a sheet: letterhead, title and code of a form; address and date of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from consentregister.domain.form_code import qr_text, shown_code
from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import (
    ADDRESS,
    BESIDE_QR,
    BESIDE_TOP,
    BESIDE_WINDOW,
    FOLDS,
    HOLES,
    INK,
    LETTER_MARK,
    LETTER_WIDTH,
    MARK,
    MM,
    MUTED,
    QR,
    QR_LEFT,
    QUIET,
    SENDER_LINE,
    SUBJECT,
    TOP,
    WINDOW_WIDTH,
    Style,
)
from consentregister.paper.page import Lead, Page, Window
from consentregister.paper.pen import Pen
from consentregister.paper.piece import Piece, paragraph_lines
from consentregister.paper.qr_codes import qr_modules
from consentregister.paper.typefaces import Face, em_width, printable

_CODE_SIZE: Final = 8.0
_BELOW_CODE: Final = TOP + QR + QUIET + _CODE_SIZE + 2 * MM
_WIDEST_LOGO: Final = 3.4  # times its height
_HEAD_LINE: Final = 10.4
_ADDRESS_SIZE: Final = 11.0
_ADDRESS_LEADING: Final = 14.0


def head_of(page: Page, style: Style) -> Piece:
    """All that stands above the text of the first sheet."""
    return _letter_head(page, page.window, style) if page.window else _form_head(page, style)


def head_of_next(page: Page, style: Style) -> Piece:
    """What tells on the following sheets whose they are."""
    width = BESIDE_QR if page.code else style.width
    title = plain(page.title, width, style.size + 1, Face.BOLD)
    leading = (style.size + 1) * 1.2
    height = len(title) * leading + style.leading + style.gap

    def draw(pen: Pen, y: float) -> None:
        pen.lines(
            style.left, y, plain(page.author, width, style.caption)[:1], style.caption, style.leading, colour=MUTED
        )
        pen.lines(style.left, y + style.leading, title, style.size + 1, leading)

    return Piece(max(height, _BELOW_CODE - TOP if page.code else 0), 0, draw)


def draw_code(pen: Pen, page: Page) -> None:
    """Draw the code that names the form; on the copy that stays with the person its number only."""
    if page.code is None:
        return
    if page.copy:
        _draw_copy_mark(pen, page.copy, page.colour)
    else:
        pen.modules(QR_LEFT, TOP, qr_modules(qr_text(page.code)))
    baseline = TOP + QR + QUIET + _CODE_SIZE * 0.75
    pen.centred(QR_LEFT + QR / 2, baseline, shown_code(page.code), _CODE_SIZE, Face.MEDIUM)


def draw_folds(pen: Pen) -> None:
    """Draw where a letter is folded for the window, and where it is punched."""
    for y, length in ((FOLDS[0], 5 * MM), (HOLES, 7 * MM), (FOLDS[1], 5 * MM)):
        pen.line(4 * MM, y, 4 * MM + length, y, colour=MUTED)


def _draw_copy_mark(pen: Pen, words: str, colour: str) -> None:
    size = min(_fitting(word, QR - 3 * MM, 12.0) for word in words.split())
    lines = plain(words, QR - 3 * MM, size, Face.BOLD)
    pen.frame(QR_LEFT, TOP, QR, QR, colour=colour)
    pen.centred_lines(QR_LEFT + QR / 2, TOP + (QR - len(lines) * size * 1.3) / 2, lines, size, size * 1.3)


def _form_head(page: Page, style: Style) -> Piece:
    """Letterhead, title and what stands under it, left of the code."""
    width = BESIDE_QR if page.code else style.width
    title = plain(page.title, width, style.title, Face.BOLD)
    between = style.title * 1.18
    leading = min(style.leading, style.size * 1.375)
    lead_lines = [paragraph_lines(block, width, style.size) for block in page.blocks if isinstance(block, Lead)]
    title_top = (max(MARK, _letterhead_height(page, style)) + style.wide_gap if page.letterhead else 0.0) + 1 * MM
    lead_top = title_top + len(title) * between + style.gap * 0.5
    height = max(lead_top + sum(map(len, lead_lines)) * leading, _BELOW_CODE - TOP - 2 * MM if page.code else 0)

    def draw(pen: Pen, y: float) -> None:
        _draw_letterhead(pen, y, page, style)
        pen.lines(style.left, y + title_top, title, style.title, between)
        top = y + lead_top
        for lines in lead_lines:
            pen.lines(style.left, top, lines, style.size, leading)
            top += len(lines) * leading

    return Piece(height, 0, draw)


def _draw_letterhead(pen: Pen, y: float, page: Page, style: Style) -> None:
    head = page.letterhead
    if head is None:
        return
    beside = _draw_mark(pen, style.left, y, MARK, page) + 4 * MM
    left, width = style.left + beside, (BESIDE_QR if page.code else style.width) - beside
    size = _fitting(head.name, width, style.name)
    below = max(14.0, size * 1.15)
    pen.lines(left, y, plain(head.name, width, size, Face.BOLD)[:1], size, below)
    for number, line in enumerate(head.lines):
        small = _fitting(line, width, style.caption)
        top = y + below + number * max(_HEAD_LINE, style.caption_leading)
        pen.lines(left, top, plain(line, width, small)[:1], small, _HEAD_LINE, colour=MUTED)


def _letterhead_height(page: Page, style: Style) -> float:
    lines = len(page.letterhead.lines) if page.letterhead else 0
    return max(14.0, style.name * 1.15) + lines * max(_HEAD_LINE, style.caption_leading)


def _fitting(text: str, width: float, size: float) -> float:
    """The size at which a line fits, at most as given and never smaller than can be read."""
    return max(6.5, min(size, 0.98 * width / max(0.1, em_width(printable(text), Face.BOLD))))


def _draw_mark(pen: Pen, x: float, y: float, side: float, page: Page) -> float:
    """Draw the logo, or the letter in its place; returns its width."""
    head = page.letterhead
    if head is None:
        return 0.0
    if not head.logo:
        pen.mark(x, y, side, head.mark, page.colour)
        return side
    image = _logo(head.logo)
    across, down = image.getSize()
    width = min(side * across / down, side * _WIDEST_LOGO)
    height = width * down / across
    pen.picture(x, y + (side - height) / 2, width, height, image)
    return float(width)


@lru_cache(maxsize=4)
def _logo(png: bytes) -> Any:
    """A picture as reportlab takes it: the same one is in a file once only."""
    from reportlab.lib.utils import ImageReader

    return ImageReader(BytesIO(png))


# --- letters ---


def _letter_head(page: Page, window: Window, style: Style) -> Piece:
    """A letter's head after DIN 5008, form B; everything has its place on the sheet, whatever `y` is."""
    subject = plain(page.title, LETTER_WIDTH, style.title, Face.BOLD)
    leading = style.title * 1.25

    def draw(pen: Pen, _y: float) -> None:
        _draw_letter_mark(pen, page, style)
        _draw_window(pen, window, style)
        _draw_beside(pen, window, style)
        pen.lines(style.left, SUBJECT, subject, style.title, leading)

    return Piece(SUBJECT - TOP + len(subject) * leading + style.gap, 0, draw)


def _draw_letter_mark(pen: Pen, page: Page, style: Style) -> None:
    head = page.letterhead
    if head is None:
        return
    wide = _draw_mark(pen, style.left, TOP, LETTER_MARK, page)
    left = style.left + wide + 5 * MM
    size = _fitting(head.name, LETTER_WIDTH - wide - 5 * MM, 16.0)
    top = TOP + (LETTER_MARK - size * 1.2) / 2
    pen.lines(left, top, plain(head.name, LETTER_WIDTH - wide - 5 * MM, size, Face.BOLD)[:1], size, size * 1.2)


def _draw_window(pen: Pen, window: Window, style: Style) -> None:
    small = max(6.0, min(7.0, 0.98 * WINDOW_WIDTH / max(0.1, em_width(printable(window.sender), Face.REGULAR))))
    sender = plain(window.sender, WINDOW_WIDTH, small)
    pen.lines(style.left, SENDER_LINE - 1 - len(sender) * small * 1.15, sender, small, small * 1.15, colour=MUTED)
    pen.rule(style.left, SENDER_LINE, WINDOW_WIDTH, colour=MUTED)
    baseline = ADDRESS + _ADDRESS_LEADING * 0.8
    for line in _address_lines(window):
        if line:
            pen.text(style.left, baseline, line[0].text, _ADDRESS_SIZE)
        else:
            baseline += _ADDRESS_LEADING * 0.5
            pen.rule(style.left, baseline, WINDOW_WIDTH, colour=MUTED)
        baseline += _ADDRESS_LEADING


def _address_lines(window: Window) -> Sequence[Line]:
    """The lines of the address, at most six; an empty one stays empty."""
    lines: list[Line] = []
    for line in window.recipient:
        lines += plain(line, WINDOW_WIDTH, _ADDRESS_SIZE) or [()]
    return lines[:6]


def _draw_beside(pen: Pen, window: Window, style: Style) -> None:
    """The block beside the window; place and date stand last, with some room before them."""
    wide = style.left + LETTER_WIDTH - BESIDE_WINDOW
    y = BESIDE_TOP
    for number, line in enumerate(window.beside):
        last = number == len(window.beside) - 1
        y += 6 if last and number else 0
        set_lines = plain(line, wide, 9.6)
        pen.lines(BESIDE_WINDOW, y, set_lines, 9.6, 12.6, colour=INK if last else MUTED)
        y += len(set_lines) * 12.6
