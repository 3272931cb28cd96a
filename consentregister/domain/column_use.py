"""What a column of another program's table holds, as its head tells or the user says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as ByHead
from enum import StrEnum
from typing import TypeAlias

from consentregister.domain.errors import InvalidInput


class ColumnUse(StrEnum):
    """What a column is read for. Several of one use are joined (names, streets) or all taken (numbers, addresses)."""

    NAME = "name"
    TITLE = "title"  # "Dr.", "Prof."; a salutation is none
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FIRM = "firm"
    CONTACT = "contact"  # who speaks for the firm
    MOBILE = "mobile"
    PHONE = "phone"
    PHONE_LABEL = "phone_label"  # what the number beside it is called
    EMAIL = "email"
    EMAIL_LABEL = "email_label"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    CITY = "city"  # with the postcode before it, in some
    COUNTRY = "country"
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    THREEMA = "threema"
    TELEGRAM = "telegram"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook_messenger"
    CONSENT = "consent"  # what another program says of consent: told to the user, never read
    IGNORE = "ignore"


# By column, as many as the table has.
Mapping: TypeAlias = tuple[ColumnUse, ...]

OWN_CHANNELS = (ColumnUse.THREEMA, ColumnUse.TELEGRAM, ColumnUse.INSTAGRAM, ColumnUse.FACEBOOK)
_NAMES = {ColumnUse.NAME, ColumnUse.FIRST_NAME, ColumnUse.LAST_NAME, ColumnUse.FIRM, ColumnUse.CONTACT}
_WAYS = {ColumnUse.MOBILE, ColumnUse.PHONE, ColumnUse.EMAIL, *OWN_CHANNELS}


def names_somebody(mapping: Mapping) -> bool:
    """Whether people can be made of it: a name, and where one reaches them."""
    return has_names(mapping) and not _WAYS.isdisjoint(mapping)


def has_names(mapping: Mapping) -> bool:
    """Whether it says where the names are."""
    return not _NAMES.isdisjoint(mapping)


def mapping_of(heads: Sequence[str], said: ByHead[str, str], proposed: Mapping) -> Mapping:
    """The mapping with what somebody said by head, as in `{"Kundin": "name", "Handynummer": "mobile"}`.

    Args:
        heads: of the table, by column.
        said: the use by head, upper or lower case; what is not named stays as proposed.

    Raises:
        InvalidInput: a head the table does not have, or a use there is none of.
    """
    places: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        places.setdefault(head.strip().casefold(), []).append(place)
    uses = list(proposed)
    for head, use in said.items():
        if (found := places.get(head.strip().casefold())) is None:
            raise InvalidInput("mapping", "column_unknown", column=head)
        for place in found:
            uses[place] = use_named(use)
    return tuple(uses)


def use_named(word: str) -> ColumnUse:
    """The use of that name.

    Raises:
        InvalidInput: there is none.
    """
    try:
        return ColumnUse(word)
    except ValueError:
        raise InvalidInput("mapping", "column_use_unknown", value=word[:40]) from None


def uses_named(words: Iterable[str]) -> Mapping:
    """The mapping of those names, as it was remembered.

    Raises:
        InvalidInput: a name there is no use of.
    """
    return tuple(use_named(word) for word in words)
