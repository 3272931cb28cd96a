"""Blocks of a page as pieces of known height, which are then placed on sheets one under the other."""

from __future__ import annotations

from functools import singledispatch

from consentregister.paper.box_pieces import boxes_pieces, choices_pieces
from consentregister.paper.measures import Style
from consentregister.paper.page import (
    Block,
    Boxes,
    Choices,
    Facts,
    Items,
    Notices,
    Paragraph,
    Signatures,
    SignOff,
    Table,
)
from consentregister.paper.piece import Piece
from consentregister.paper.sign_pieces import signatures_pieces
from consentregister.paper.table_pieces import table_pieces
from consentregister.paper.text_pieces import (
    facts_pieces,
    items_pieces,
    notices_pieces,
    paragraph_pieces,
    sign_off_pieces,
)


@singledispatch
def pieces_of(block: Block, style: Style) -> list[Piece]:
    """The pieces of a block."""
    raise TypeError(f"{type(block).__name__} at {style.size} pt")


pieces_of.register(Paragraph, paragraph_pieces)
pieces_of.register(Notices, notices_pieces)
pieces_of.register(Facts, facts_pieces)
pieces_of.register(Items, items_pieces)
pieces_of.register(SignOff, sign_off_pieces)
pieces_of.register(Boxes, boxes_pieces)
pieces_of.register(Choices, choices_pieces)
pieces_of.register(Table, table_pieces)
pieces_of.register(Signatures, signatures_pieces)
