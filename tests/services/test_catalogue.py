"""The channels and the services behind them."""

from __future__ import annotations

import pytest

from consentregister.domain.channel import Channel, Service
from consentregister.domain.words import AddressKind, ChannelClass, Language, Verdict
from consentregister.services.catalogue import load_catalogue

CATALOGUE = load_catalogue()


def test_channels_in_order() -> None:
    """All channels are there, messengers first, in the order shown."""
    assert list(CATALOGUE.channels) == [
        *("whatsapp", "signal", "threema", "telegram", "facebook_messenger", "instagram", "imessage"),
        *("matrix_element", "wire", "viber", "sms", "rcs", "phone_call", "email", "letter", "in_person"),
    ]


def test_every_class_has_a_channel() -> None:
    """There is no class the decision knows and nobody can use."""
    assert {channel.channel_class for channel in CATALOGUE.channels.values()} == set(ChannelClass)


def test_mobile_number_serves() -> None:
    """One mobile number reaches all services that go by number."""
    by_number = {c.id for c in CATALOGUE.channels.values() if c.address_kind is AddressKind.MOBILE}
    assert by_number == {"whatsapp", "signal", "telegram", "viber", "imessage", "sms", "rcs"}


@pytest.mark.parametrize("channel", CATALOGUE.channels.values(), ids=lambda channel: channel.id)
def test_channel_is_complete(channel: Channel) -> None:
    """A channel has a name in each language, services that know it, and a pattern where its address is its own."""
    assert set(channel.names) == {language.value for language in Language}
    assert [CATALOGUE.services[service].channel for service in channel.services] == [channel.id] * len(channel.services)
    assert bool(channel.link_address) == (channel.address_kind is AddressKind.OWN and bool(channel.link))


@pytest.mark.parametrize("service", CATALOGUE.services.values(), ids=lambda service: service.id)
def test_service_is_complete(service: Service) -> None:
    """A service says in each language where data go and what to do, and when and where that was read."""
    assert all(service.country[language] and service.advice[language] for language in Language)
    assert service.as_of
    assert service.source


def test_skype_is_a_fact_and_no_channel() -> None:
    """Skype was switched off: nobody can choose it, and what is left of it is a no."""
    assert "skype" not in CATALOGUE.channels
    assert CATALOGUE.services["skype"].careful is Verdict.BLOCK


def test_default_service() -> None:
    """The first service of a channel is the one meant for businesses."""
    assert CATALOGUE.channels["whatsapp"].services[0] == "whatsapp_business_app"
    assert CATALOGUE.channels["threema"].services[0] == "threema_work"
