"""A list, not one: who of many may be written to, who not and why; and the allowed ones for another program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import resources
from consentregister.domain.changed import Changed
from consentregister.domain.channel import Catalogue, Channel
from consentregister.domain.contact import shown_phone
from consentregister.domain.errors import InvalidInput, UnreadableFile
from consentregister.domain.lists import CheckedList, Entry, ListRow
from consentregister.domain.person import sort_name
from consentregister.domain.search_key import typed_key
from consentregister.domain.words import AddressKind, Language, PersonKind, Purpose
from consentregister.exchange.lists import read_list
from consentregister.exchange.tables import LARGEST, read_table, table_bytes
from consentregister.services.checks import Checks
from consentregister.services.output_files import saved
from consentregister.store.people import people_by_address, people_by_name
from consentregister.store.store import Store
from consentregister.store.work import Change

_NUMBERS = (AddressKind.MOBILE, AddressKind.PHONE)


class Lists:
    """What a user does with a list of people."""

    def __init__(self, store: Store, catalogue: Catalogue, checks: Checks) -> None:
        self._store = store
        self._catalogue = catalogue
        self._checks = checks

    def read_file(self, path: Path) -> tuple[Entry, ...]:
        """The people a table file of another program names.

        Raises:
            NotFound: it is not there. UnreadableFile: empty, no text, too large.
        """
        return read_list(read_table(path), path.name, country=self._store.settings().country)

    def read_text(self, text: str) -> tuple[Entry, ...]:
        """The people a pasted text names: numbers, e-mail addresses, names.

        Raises:
            InvalidInput: nobody in it, or more than can be checked at once.
        """
        if not text.strip():
            raise InvalidInput("list", "pasted_empty")
        if len(text) > LARGEST:
            raise InvalidInput("list", "pasted_too_long")
        try:
            return read_list(text, country=self._store.settings().country)
        except UnreadableFile as error:
            empty = error.key.endswith("empty")
            raise InvalidInput("list", "pasted_empty" if empty else "pasted_too_long") from None

    def check(
        self, entries: Sequence[Entry], channel: str, purpose: Purpose, *, language: Language = Language.DE
    ) -> CheckedList:
        """The answers for everybody a list names; of several people with one number each has their own.

        Raises:
            InvalidInput: the channel is unknown.
        """
        meant = self._meant(entries)
        asked = [question for questions in meant.values() for question in questions]
        rows = self._checks.rows(asked, channel, purpose, language=language)
        known = {row.answer.person for row in rows}
        unknown = [entry for entry, questions in meant.items() if not known & {person for person, _ in questions}]
        return CheckedList(channel, purpose, rows, unknown)

    def export(
        self,
        entries: Sequence[Entry],
        channel: str,
        purpose: Purpose,
        file: Path,
        *,
        language: Language = Language.DE,
    ) -> Changed[int]:
        """Write who may be contacted now into a CSV file, and log each of them. They are checked anew for it.

        Returns: how many there are.

        Raises:
            InvalidInput: nobody may. UnreadableFile: the file can't be written; nothing was logged.
        """
        rows = self.check(entries, channel, purpose, language=language).going_out
        if not rows:
            raise InvalidInput("list", "list_nobody_allowed")
        content = self._table(rows, self._catalogue.channels[channel], language)
        with saved(self._store, file, content) as change:
            _log(change, rows, channel, purpose)
        return change.made(len(rows))

    def _meant(self, entries: Sequence[Entry]) -> Mapping[Entry, list[tuple[int, str]]]:
        """Whom each line may mean, with the address it names them by."""
        values = {value for entry in entries for value in _addresses(entry)}
        keys = {key for entry in entries for key in _name_keys(entry)}
        by_address = people_by_address(self._store.read(), values)
        by_name = people_by_name(self._store.read(), keys)
        return {entry: list(_questions(entry, by_address, by_name)) for entry in entries}

    def _table(self, rows: Sequence[ListRow], channel: Channel, language: Language) -> bytes:
        """The allowed ones as a spreadsheet of this language opens them: name, and number or address."""
        head = [
            resources.text(language, "lists.name"),
            resources.text(language, f"lists.column.{channel.address_kind}"),
        ]
        cells = [[row.name, _in_a_cell(channel, row.answer.contact_point or "")] for row in rows]
        return table_bytes([head, *cells], separator=";" if language is Language.DE else ",")


def _addresses(entry: Entry) -> tuple[str, ...]:
    """What an entry's text may be as kept; a word alone may be an address of a service's own, as a Threema ID."""
    return entry.addresses if entry.addresses or entry.person else (entry.text,)


def _name_keys(entry: Entry) -> set[str]:
    """How a name may be kept: as it stands, and with its last or its first word in front."""
    if entry.addresses or entry.person:
        return set()
    first, _, rest = entry.text.replace(",", "").partition(" ")
    names = (entry.text, sort_name(entry.text, PersonKind.NEW_CUSTOMER), f"{first}, {rest}", f"{rest}, {first}")
    return {typed_key(name) for name in names}


def _questions(
    entry: Entry, by_address: Mapping[str, Sequence[int]], by_name: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, str]]:
    if entry.person:
        yield entry.person, ""
    for value in _addresses(entry):
        yield from ((person, value) for person in by_address.get(value, ()))
    for key in sorted(_name_keys(entry)):
        yield from ((person, "") for person in by_name.get(key, ()))


def _in_a_cell(channel: Channel, address: str) -> str:
    """An address for a spreadsheet: a number in groups and without a plus, so that it stays the text it is."""
    if channel.address_kind not in _NUMBERS or not address.startswith("+"):
        return address
    shown = shown_phone(address)
    return f"00{shown[1:]}" if shown.startswith("+") else shown


def _log(change: Change, rows: Sequence[ListRow], channel: str, purpose: Purpose) -> None:
    for row in rows:
        answer = row.answer
        change.log(
            "list_entry",
            answer.person,
            channel=channel,
            purpose=purpose.value,
            verdict=answer.verdict.value,
            rule=answer.rule,
            state=answer.state.value,
            address=answer.contact_point or "",
        )
    change.log("list_exported", channel=channel, purpose=purpose.value, count=len(rows))
