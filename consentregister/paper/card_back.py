"""The back of a counter card: the information sheet in short, as large as it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from consentregister.paper.card_measures import CARD_HEIGHT, CARD_WIDTH, SMALLEST_TYPE, DoesNotFit
from consentregister.paper.card_page import CardBack
from consentregister.paper.lines import Line, plain
from consentregister.paper.measures import ACCENT, MM, MUTED
from consentregister.paper.page import Notices, Paragraph
from consentregister.paper.pen import Pen
from consentregister.paper.piece import paragraph_lines
from consentregister.paper.typefaces import Face

_SIZES: Final = (9.4, 9.0, 8.6, 8.2, 7.9, 7.7, 7.5, 7.2, 6.8, 6.4, 6.0, 5.6, 5.3, 4.6, 3.8)
_TITLE: Final = 12.0
# Printers leave out the outermost 4 to 5 mm.
_MARGIN: Final = 6.5 * MM
_WIDTH: Final = CARD_WIDTH - 2 * _MARGIN
_HEAD: Final = 6 * MM
_FOOTER: Final = 7.5
# Leading and the least room between paragraphs, both in sizes of the type: closed up a little before it is set smaller.
_SETTINGS: Final = ((1.36, 0.5), (1.3, 0.4), (1.24, 0.3))
_LAST_RESORT: Final = (1.2, 0.12)
_PANEL_PAD: Final = 1.8 * MM


def draw_back(pen: Pen, back: CardBack, grown: float, colour: str = ACCENT) -> None:
    """Draw the back; `grown` is how many times as large as A6 it will be, `colour` the title's.

    Raises:
        DoesNotFit: the words need a type smaller than people can read.
    """
    for size, leading, air in _steps(grown):
        blocks = list(_blocks(back, size))
        height = sum(_height(lines, size * leading, panel=panel) for lines, panel in blocks)
        gap = (_foot(back, grown) - _top() - height) / max(1, len(blocks) - 1)
        if gap >= size * air:
            pen.lines(_MARGIN, _HEAD, plain(back.title, _WIDTH, _TITLE, Face.BOLD)[:1], _TITLE, _TITLE, colour=colour)
            _draw(pen, blocks, size, size * leading, min(gap, size * 0.75))
            _draw_footer(pen, back, grown)
            return
    raise DoesNotFit(back.title)


def _steps(grown: float) -> Iterator[tuple[float, float, float]]:
    """Size, leading and air to try, from the most generous to the last that people can read."""
    sizes = [size for size in _SIZES if size * grown >= SMALLEST_TYPE]
    yield from ((size, *setting) for size in sizes for setting in _SETTINGS)
    yield sizes[-1], *_LAST_RESORT


def _blocks(back: CardBack, size: float) -> Iterator[tuple[Sequence[Line], bool]]:
    """The lines of each paragraph, with whether it stands in a panel."""
    for block in back.blocks:
        if isinstance(block, Paragraph):
            yield paragraph_lines(block, _WIDTH, size), False
        elif isinstance(block, Notices):
            for paragraph in block.paragraphs:
                yield paragraph_lines(paragraph, _WIDTH - 2 * _PANEL_PAD, size), True


def _top() -> float:
    return _HEAD + _TITLE * 1.5


def _height(lines: Sequence[Line], leading: float, *, panel: bool) -> float:
    return len(lines) * leading + (2 * _PANEL_PAD if panel else 0.0)


def _draw(
    pen: Pen,
    blocks: Sequence[tuple[Sequence[Line], bool]],
    size: float,
    leading: float,
    gap: float,
) -> None:
    y = _top()
    for lines, panel in blocks:
        height = _height(lines, leading, panel=panel)
        inset = _PANEL_PAD if panel else 0.0
        if panel:
            pen.panel(_MARGIN, y, _WIDTH, height)
        pen.lines(_MARGIN + inset, y + inset, lines, size, leading)
        y += height + gap


def _footer_size(grown: float) -> float:
    return max(SMALLEST_TYPE / grown, _FOOTER * 0.8)


def _foot(back: CardBack, grown: float) -> float:
    return CARD_HEIGHT - _HEAD - len(_footer_lines(back, grown)) * _footer_size(grown) * 1.3 - 1.5 * MM


def _footer_lines(back: CardBack, grown: float) -> Sequence[Line]:
    return plain(back.footer, _WIDTH, _footer_size(grown))


def _draw_footer(pen: Pen, back: CardBack, grown: float) -> None:
    size = _footer_size(grown)
    pen.lines(_MARGIN, _foot(back, grown) + 1.5 * MM, _footer_lines(back, grown), size, size * 1.3, colour=MUTED)
