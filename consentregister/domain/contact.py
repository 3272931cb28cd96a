"""Telephone numbers, e-mail addresses and the addresses of services: how a person is reached."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from consentregister.domain.errors import InvalidInput
from consentregister.domain.words import AddressKind

PHONE: Final = "phone"
EMAIL: Final = "email"

_PHONE_TEXT = re.compile(r"[\d\s()/.+\-–]+")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_LONGEST_ADDRESS = 200
# Kinds of numbers that phones translate themselves; any other label is the own word of the phone's owner.
PHONE_KINDS: Final = frozenset({"HOME", "WORK", "CELL", "FAX", "PAGER", "MAIN", "IPHONE", "CAR"})


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One address of a person.

    Attributes:
        kind: "phone", "email", or the channel whose own address it is (a Threema ID, a user name).
        value: E.164 for a telephone number, lower case for an e-mail, else as given.
        mobile: whether a telephone number is a mobile one, so that messengers and SMS reach it.
        doubtful: possible, but not a number the country's plan knows: taken, and told to the user.
        label: what its owner's address book calls it ("Praxis"), "" for nothing.
    """

    kind: str
    value: str
    mobile: bool = False
    doubtful: bool = False
    label: str = ""

    @classmethod
    def phone(cls, text: str, *, country: str = "DE") -> ContactPoint:
        """Read a telephone number as typed: `0171 …`, `+49 (0)171 …`, `0049 …`.

        Raises:
            InvalidInput: for letters, a number a spreadsheet rounded (4,91714E+11), or one that can't exist.
        """
        import phonenumbers

        typed = text.strip()
        if _ROUNDED.fullmatch(typed):
            raise InvalidInput("phone", "phone_rounded", value=text)
        if not typed or not _PHONE_TEXT.fullmatch(typed):
            raise InvalidInput("phone", "phone_letters", value=text)
        # "+49 (0)171": the zero in brackets is for callers at home and does not belong to the number.
        typed = re.sub(r"^(\+|00)(.*?)\(0\)", r"\1\2", typed)
        try:
            number = phonenumbers.parse(typed, country)
        except phonenumbers.NumberParseException:
            raise InvalidInput("phone", "phone_impossible", value=text) from None
        # A number that only works within its own town would be kept as another one.
        if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
            raise InvalidInput("phone", "phone_impossible", value=text)
        types = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
        kind = phonenumbers.number_type(number)
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        valid = kind != phonenumbers.PhoneNumberType.UNKNOWN
        mobile = kind in types or (not valid and _GERMAN_MOBILE.match(e164) is not None)
        return cls(PHONE, e164, mobile=mobile, doubtful=not valid)

    @classmethod
    def email(cls, text: str) -> ContactPoint:
        """Read an e-mail address. Asks no name server: nothing leaves the computer.

        Raises:
            InvalidInput: when it can't be an address.
        """
        from email_validator import EmailNotValidError, validate_email

        try:
            found = validate_email(text.strip(), check_deliverability=False)
        except EmailNotValidError:
            raise InvalidInput("email", "email_invalid", value=text) from None
        return cls(EMAIL, found.normalized.lower())

    @classmethod
    def own(cls, channel: str, text: str) -> ContactPoint:
        """Take a service's own address (a Threema ID, a user name) as given.

        Raises:
            InvalidInput: when it is empty, too long, or holds control characters.
        """
        value = text.strip()
        if not value or len(value) > _LONGEST_ADDRESS or not value.isprintable():
            raise InvalidInput("address", "address_invalid", value=text[:40])
        return cls(channel, value)

    def serves(self, address_kind: AddressKind, channel: str) -> bool:
        """Whether this address reaches the person on a channel that needs `address_kind`."""
        match address_kind:
            case AddressKind.MOBILE:
                return (self.kind == PHONE and self.mobile) or self.kind == channel
            case AddressKind.PHONE:
                return self.kind == PHONE
            case AddressKind.EMAIL:
                return self.kind == EMAIL
            case AddressKind.OWN:
                return self.kind == channel
            case _:
                return False


def with_labels(points: Iterable[ContactPoint], before: Iterable[ContactPoint]) -> tuple[ContactPoint, ...]:
    """Numbers and addresses as typed anew, with the labels those among them had before."""
    labels = {(point.kind, point.value): point.label for point in before}
    return tuple(
        point if point.label else replace(point, label=labels.get((point.kind, point.value), "")) for point in points
    )


_GERMAN_MOBILE = re.compile(r"\+491[567]\d")


@lru_cache(maxsize=2_000)  # while somebody types, the same people are found again and again
def shown_phone(e164: str) -> str:
    """A telephone number as people write it here: "0171 39200 33", "030 23125 101", "+43 1 234567"."""
    import phonenumbers

    # The library's own grouping of German mobile numbers ("01522 8817386") reads oddly.
    if _GERMAN_MOBILE.match(e164):
        return f"0{e164[3:6]} {e164[6:-2]} {e164[-2:]}"
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    german = number.country_code == 49
    style = phonenumbers.PhoneNumberFormat
    shown = phonenumbers.format_number(number, style.NATIONAL if german else style.INTERNATIONAL)
    area, _, rest = shown.partition(" ")
    return f"{area} {rest[:5]} {rest[5:]}" if german and rest.isdigit() and len(rest) > 7 else shown


def shown_label(label: str, say: Callable[[str], str]) -> str:
    """A number's label as people read it: "WORK FAX" as "geschäftlich Fax", an own word as it is.

    `say`: words the key of a text.
    """
    return " ".join(say(f"words.label.{word.lower()}") if word in PHONE_KINDS else word for word in label.split())
