"""Address books as vCard files (2.1, 3.0, 4.0): cut into single cards, each kept as it is and read on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consentregister.domain.errors import UnreadableFile
from consentregister.domain.imported import ImportedContact

LARGEST: Final = 64 * 1024 * 1024
MOST: Final = 200_000
_LARGEST_CARD: Final = 16 * 1024 * 1024  # a photo as the camera made it
_MOST_LINES: Final = 2_000_000
_MOST_LINES_OF_CARD: Final = 300_000
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"B\0": "utf-16-le", b"\0B": "utf-16-be"}
_UTF8_MARK = b"\xef\xbb\xbf"
_EDGE = re.compile(rb"\n([Bb][Ee][Gg][Ii][Nn]|[Ee][Nn][Dd]):[Vv][Cc][Aa][Rr][Dd][ \t]*(?=\r?\n|\Z)")
_AGENT = re.compile(rb"\nAGENT[^\n:]*:[ \t]*\r?\Z", re.IGNORECASE)
_LONGEST_AGENT: Final = 200


@dataclass(frozen=True, slots=True)
class Card:
    """One card of an address book.

    Attributes:
        row: its number in the file, from 1.
        raw: the card as it stands there, photo and all, from its first line to its last.
        contact: what it says; None where it can't be taken.
        problem: then the key of the sentence why, as "contact_cards.unclosed".
    """

    row: int
    raw: bytes
    contact: ImportedContact | None = None
    problem: str = ""


def cards_of(content: bytes, name: str) -> Iterator[Card]:
    """The cards of a file in its order; one that can't be read is among them with the reason.

    The file is looked at when it is called, each card when it is asked for.

    Args:
        content: the whole file. name: what the user knows it by.

    Raises:
        UnreadableFile: no vCard, empty, too large or too many cards.
    """
    text = _checked(content, name)
    return (_read(row, raw, is_whole=is_whole) for row, (raw, is_whole) in enumerate(_cut(text), start=1))


def cards_in(content: bytes, name: str) -> int:
    """How many cards there are, without reading them: for the progress. Raises as `cards_of` does."""
    return sum(1 for _ in _cut(_checked(content, name)))


def joined(cards: Iterator[Card] | list[Card]) -> bytes:
    """A file of some cards, each as it was."""
    return b"".join(card.raw + b"\r\n" for card in cards)


def _checked(content: bytes, name: str) -> bytes:
    """The file's bytes in a coding that keeps ASCII, beginning with an end of line."""
    if len(content) > LARGEST:
        raise UnreadableFile("cards_too_large", file=name)
    if not content.strip():
        raise UnreadableFile("cards_empty", file=name)
    text = b"\n" + _ascii_based(content)
    if b"\0" in text or not (first := _EDGE.search(text)) or first[1].upper() != b"BEGIN":
        raise UnreadableFile("cards_no_vcard", file=name)
    if text.count(b"\n") > _MOST_LINES:
        raise UnreadableFile("cards_too_large", file=name)
    if sum(1 for _ in _EDGE.finditer(text)) > 2 * MOST:
        raise UnreadableFile("cards_too_many", file=name, most=MOST)
    return text


def _ascii_based(content: bytes) -> bytes:
    """UTF-16 as UTF-8, marks taken off, and the ends of lines of old Macs as everybody's."""
    coding = _UTF16.get(content[:2])
    if coding:
        content = content.decode(coding, "replace").encode("utf-8", "replace")
    content = content.removeprefix(_UTF8_MARK)
    return content if b"\n" in content else content.replace(b"\r", b"\n")


def _cut(text: bytes) -> Iterator[tuple[bytes, bool]]:
    """The single cards, and whether each was closed. An agent's card within another's belongs to the other."""
    begun, depth = -1, 0
    for edge in _EDGE.finditer(text):
        if edge[1].upper() == b"END":
            depth -= depth > 0
            if begun >= 0 and not depth:
                yield text[begun : edge.end()], True
                begun = -1
        elif begun >= 0 and _AGENT.search(text, max(begun, edge.start() - _LONGEST_AGENT), edge.start()):
            depth += 1
        else:
            if begun >= 0:
                yield text[begun : edge.start()], False
            begun, depth = edge.start() + 1, 1
    if begun >= 0:
        yield text[begun:], False


def _read(row: int, raw: bytes, *, is_whole: bool) -> Card:
    from consentregister.exchange.card_contact import contact_of
    from consentregister.exchange.card_lines import DamagedCard

    if not is_whole:
        return Card(row, raw, problem="contact_cards.unclosed")
    if len(raw) > _LARGEST_CARD or raw.count(b"\n") > _MOST_LINES_OF_CARD:
        return Card(row, raw, problem="contact_cards.too_large")
    try:
        contact = contact_of(raw, row)
    except DamagedCard:
        return Card(row, raw, problem="contact_cards.damaged")
    if contact.is_empty:
        return Card(row, raw, problem="contact_cards.empty")
    return Card(row, raw, contact)
