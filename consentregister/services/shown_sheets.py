"""Pages as composed for paper, turned into what the screen shows: the same words and boxes, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from consentregister.domain.form import FieldType
from consentregister.domain.shown_form import (
    ShownBlock,
    ShownBox,
    ShownBoxes,
    ShownChoices,
    ShownFacts,
    ShownSheet,
    ShownTable,
    ShownText,
    Signer,
)
from consentregister.domain.words import FormKind
from consentregister.paper.page import (
    Block,
    Box,
    Boxes,
    Cell,
    Choices,
    Facts,
    Lead,
    Notices,
    Page,
    Paragraph,
    Signatures,
    Table,
)


def shown_sheet(page: Page) -> ShownSheet:
    """A page's title and blocks for the screen; where it is signed is asked by itself (`signers_of`)."""
    return ShownSheet(title=page.title, blocks=tuple(one for block in page.blocks for one in _shown(block)))


def signers_of(page: Page, kind: FormKind) -> tuple[Signer, ...]:
    """Who can sign, and who must: the parents for a child, the person on every other form."""
    must = must_sign(kind)
    lines = (line for block in page.blocks if isinstance(block, Signatures) for line in block.signatures)
    return tuple(Signer(line.name, line.label, line.name == must) for line in lines if line.type is FieldType.SIGNATURE)


def must_sign(kind: FormKind) -> str:
    """The name of the signature without which a form says nothing."""
    return "guardian" if kind is FormKind.CONSENT_GUARDIAN else "person"


def _shown(block: Block) -> Iterator[ShownBlock]:
    match block:
        case Lead(point, text):
            yield ShownText(point, text, "lead")
        case Paragraph(point, text):
            yield ShownText(point, text)
        case Notices(paragraphs):
            yield from (ShownText(one.point, one.text, "notice") for one in paragraphs)
        case Facts(left, right):
            yield ShownFacts(tuple((fact.label, fact.value) for fact in (*left, *right) if fact.value))
        case Boxes(headings, rows):
            yield ShownBoxes(headings, tuple((row.label, tuple(map(_cell, row.cells))) for row in rows))
        case Choices(text, choices):
            yield ShownChoices(text, tuple((_box(one.box), one.text) for one in choices))
        case Table(headings, rows):
            yield ShownTable(headings, rows)
        case Signatures():
            return


def _cell(cell: Cell) -> ShownBox | str:
    return _box(cell) if isinstance(cell, Box) else cell


def _box(box: Box) -> ShownBox:
    return ShownBox(box.channel, box.purposes, box.name)
