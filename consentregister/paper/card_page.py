"""A finished counter card as paper gets it: worded, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from consentregister.domain.words import Language
from consentregister.paper.page import Block


@dataclass(frozen=True, slots=True)
class CardCode:
    """One code with its words.

    Attributes:
        name: of the service. address: as people read it, or "". link: what the code holds.
        is_mail: whether it is mail, which has a sign of its own.
    """

    name: str
    address: str
    link: str
    is_mail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFront:
    """What customers see.

    Attributes:
        name: of the business. headline: the friendly sentence.
        hint, how, steps: how it is done, in one line or in steps.
        promise: what happens after one wrote. call: the telephone number in words, or "".
        address: where the business is. see_back: where to read on.
    """

    name: str
    headline: str
    hint: str
    how: str
    steps: tuple[str, ...]
    codes: tuple[CardCode, ...]
    promise: str
    call: str
    address: str
    see_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBack:
    """The information sheet in short: paragraphs and panels."""

    title: str
    blocks: tuple[Block, ...]
    footer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """A card, ready to be drawn; `title` and `language` are kept in the PDF's properties."""

    title: str
    language: Language
    front: CardFront
    back: CardBack
