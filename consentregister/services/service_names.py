"""What people call the services behind a channel, where one provider has several."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from consentregister.domain.channel import Channel, Service
from consentregister.domain.words import Language
from resources import read_toml


def service_name(channel: Channel, service: Service, language: Language) -> str:
    """A service's name: "WhatsApp Business (App)", or the channel's where that tells enough."""
    return _names(language).get(service.id) or channel.names[language]


@cache
def _names(language: Language) -> Mapping[str, str]:
    names: Mapping[str, str] = read_toml(f"wordings/comparison.{language.value}.toml")["names"]
    return names
