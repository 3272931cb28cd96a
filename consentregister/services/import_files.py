"""Files of people, by whatever program: an address book or a table, read into contacts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from consentregister.domain.batch import Watch
from consentregister.domain.column_use import Mapping
from consentregister.domain.errors import InvalidInput
from consentregister.domain.imports import Columns, ImportSource, Reason
from consentregister.exchange.cards import LARGEST, cards_in, cards_of
from consentregister.exchange.contact_sheets import contacts_of, read_sheet
from consentregister.exchange.sheet import Sheet
from consentregister.services.input_files import content_of, shown_name
from consentregister.store.column_mappings import remembered
from consentregister.store.connection import Connection

_CARD: Final = b"BEGIN:VCARD"
_BEGINNING: Final = 4_096
_ENDINGS: Final = frozenset({".vcf", ".vcard"})
_SAMPLE: Final = 5

T = TypeVar("T")


def read_source(
    path: Path, said: Mapping | None, *, connection: Connection, country: str, watch: Watch
) -> ImportSource:
    """The contacts of a file.

    Args:
        said: what the columns hold, as the user says; else as remembered of a table like it, or as recognised.

    Raises:
        NotFound: it is not there. UnreadableFile: no file of people.
        InvalidInput: `said` has not a use for each column.
    """
    name, content = shown_name(path), content_of(path, LARGEST)
    digest = hashlib.sha256(content).hexdigest()
    if _is_address_book(path, content):
        return _address_book(name, digest, content, watch)
    sheet = read_sheet(content, name)
    mapping = said or remembered(connection, sheet.heads) or sheet.proposed
    if len(mapping) != len(sheet.proposed):
        raise InvalidInput("mapping", "columns_differ", file=name)
    contacts = list(_watched(contacts_of(sheet, mapping, country=country), len(sheet.rows), watch))
    columns = _columns(sheet, mapping)
    return ImportSource(file=name, digest=digest, contacts=contacts, columns=columns, is_said=said is not None)


def _address_book(name: str, digest: str, content: bytes, watch: Watch) -> ImportSource:
    cards = list(_watched(cards_of(content, name), cards_in(content, name), watch))
    return ImportSource(
        file=name,
        digest=digest,
        contacts=[card.contact for card in cards if card.contact],
        unread={card.row: Reason(card.problem) for card in cards if card.problem},
    )


def _columns(sheet: Sheet, mapping: Mapping) -> Columns:
    return Columns(
        heads=sheet.heads,
        mapping=mapping,
        unsure=sheet.unsure,
        sample=[cells for _, cells in sheet.rows[:_SAMPLE]],
        of_consent=sheet.consent_columns,
    )


def _is_address_book(path: Path, content: bytes) -> bool:
    """By what stands in it; by its name only where that tells nothing, so that the sentence fits the file."""
    return _CARD in content[:_BEGINNING].replace(b"\0", b"").upper() or path.suffix.lower() in _ENDINGS


def _watched(things: Iterable[T], of: int, watch: Watch) -> Iterator[T]:
    for done, one in enumerate(things):
        watch(done, of)
        yield one
