"""A contact as another program's file has it: texts, not yet looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number or an address as written, and what the other program calls it ("Praxis", "CELL"; "" for nothing)."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedContact:
    """One card of an address book, or one row of a table. Nothing in it was checked but that it is text.

    Attributes:
        row: the card's number, or the row's line in its table, from 1: what the user finds it by.
        name: the whole name as people say it: "Anna Beispiel"; a firm's where there is no person's; "" for none.
        on: addresses of services by channel: (("threema", "ABCD1234"),).
        city: with the country behind a comma, where it is another than the business's.
        birth_date: as written.
    """

    row: int
    name: str = ""
    phones: tuple[Labelled, ...] = ()
    emails: tuple[Labelled, ...] = ()
    on: tuple[tuple[str, str], ...] = ()
    street: str = ""
    postcode: str = ""
    city: str = ""
    birth_date: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it at all."""
        return not (self.name or self.phones or self.emails or self.on)
