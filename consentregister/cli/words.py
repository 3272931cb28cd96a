"""What is typed on the command line, read into the domain's values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, TypeAlias

import typer

from consentregister.domain.channel import Channel
from consentregister.domain.contact import ContactPoint
from consentregister.domain.times import read_day
from consentregister.domain.words import AddressKind, Purpose
from consentregister.register import Register

Id: TypeAlias = Annotated[int, typer.Argument(metavar="ID", help="The person's number.")]
Persons: TypeAlias = Annotated[list[int], typer.Argument(metavar="ID...", help="The persons' numbers.")]
ChannelWord: TypeAlias = Annotated[str, typer.Option("--channel", metavar="CHANNEL", help="As whatsapp, sms, email.")]
OnePurpose: TypeAlias = Annotated[Purpose, typer.Option("--purpose")]
Purposes: TypeAlias = Annotated[list[Purpose], typer.Option("--purpose", help="May be given again.")]
Reason: TypeAlias = Annotated[str, typer.Option("--reason")]


def channel_option(channels: Mapping[str, Channel], word: str) -> str:
    """A channel's id.

    Raises:
        typer.BadParameter: not in the list (exit 2).
    """
    if word not in channels:
        raise typer.BadParameter(f"{word!r} is not one of {', '.join(channels)}")
    return word


def day(text: str, field: str) -> date | None:
    """A day as typed, None for nothing."""
    return read_day(text, field) if text else None


def contact_points(
    register: Register, phones: Sequence[str], emails: Sequence[str], others: Sequence[str]
) -> tuple[ContactPoint, ...]:
    """Numbers and addresses as typed, in their order."""
    country = register.settings.show().country
    points = [ContactPoint.phone(text, country=country) for text in phones]
    points += [ContactPoint.email(text) for text in emails]
    points += [_on_channel(register, text, country) for text in others]
    return tuple(points)


def _on_channel(register: Register, text: str, country: str) -> ContactPoint:
    word, equals, address = text.partition("=")
    channel = register.catalogue.channels[channel_option(register.catalogue.channels, word.strip())]
    if not equals:
        raise typer.BadParameter(f"{text!r} is not CHANNEL=ADDRESS")
    match channel.address_kind:
        case AddressKind.EMAIL:
            return ContactPoint.email(address)
        case AddressKind.PHONE:
            return ContactPoint.phone(address, country=country)
        case AddressKind.MOBILE:
            return ContactPoint.own(channel.id, ContactPoint.phone(address, country=country).value)
        case AddressKind.OWN:
            return ContactPoint.own(channel.id, address)
        case _:
            raise typer.BadParameter(f"{channel.id} has no address of its own")
