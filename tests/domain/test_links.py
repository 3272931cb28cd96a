"""Links that open a channel."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.links import link_for
from consentregister.services.catalogue import load_catalogue

CHANNELS = load_catalogue().channels
PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%:/?#&=+@")


@pytest.mark.parametrize(
    ("channel", "address", "link"),
    [
        ("whatsapp", "+491713920033", "https://wa.me/491713920033"),
        ("signal", "+491713920033", "https://signal.me/#p/+491713920033"),
        ("threema", "ABCD1234", "https://threema.id/ABCD1234"),
        ("threema", "*SALON01", "https://threema.id/%2ASALON01"),
        ("telegram", "+491713920033", "https://t.me/+491713920033"),
        ("facebook_messenger", "anna.mueller", "https://m.me/anna.mueller"),
        ("instagram", "@anna_m", "https://ig.me/m/anna_m"),
        ("imessage", "+491713920033", "sms:+491713920033"),
        ("matrix_element", "@anna:example.org", "https://matrix.to/#/@anna:example.org"),
        ("viber", "+491713920033", "viber://chat?number=%2B491713920033"),
        ("sms", "+491713920033", "sms:+491713920033"),
        ("rcs", "+491713920033", "sms:+491713920033"),
        ("phone_call", "+493023125101", "tel:+493023125101"),
        ("email", "anna@example.com", "mailto:anna@example.com"),
    ],
)
def test_link(channel: str, address: str, link: str) -> None:
    """Each channel opens by its own kind of link."""
    assert link_for(CHANNELS[channel], address) == link


@pytest.mark.parametrize("channel", ["letter", "in_person", "wire"])
def test_no_link(channel: str) -> None:
    """A letter, a talk and a service without links open nothing."""
    assert link_for(CHANNELS[channel], "anna") is None


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("whatsapp", "0171 3920003"),
        ("whatsapp", "+49171&text=x"),
        ("whatsapp", "+491713920033\n"),
        ("whatsapp", "+٤٩١٧١٣٩٢٠٠٠٣٣"),
        ("telegram", "+joinchat"),
        ("sms", "+491713920033,+4917139200034"),
        ("phone_call", "*#06#"),
        ("email", "anna@example.com,bob@example.com"),
        ("email", "anna@example.com\r\nbcc: bob@example.com"),
        ("email", "anna"),
        ("instagram", "../../evil"),
        ("facebook_messenger", "anna?ref=evil"),
        ("matrix_element", "javascript:alert(1)"),
        ("threema", "ABCD1234?text=x"),
        ("signal", ""),
    ],
)
def test_address_that_does_not_fit(channel: str, address: str) -> None:
    """An address that is not what the channel's link takes opens nothing at all."""
    assert link_for(CHANNELS[channel], address) is None


@pytest.mark.parametrize(("channel", "key"), [("whatsapp", "text"), ("sms", "body"), ("email", "body")])
def test_text_arrives_whole(channel: str, key: str) -> None:
    """The text to begin with arrives as written, with every sign that means something in a link."""
    address = {"email": "anna@example.com"}.get(channel, "+491713920033")
    text = "Schöne Grüße & bis 10 Uhr?\n50 % #Farbe +1 = gut ✂"
    link = link_for(CHANNELS[channel], address, text)
    assert link is not None
    assert parse_qs(urlsplit(link).query) == {key: [text]}


def test_services_that_take_no_text() -> None:
    """Where a service takes no text the link stays as it is."""
    signal = CHANNELS["signal"]
    assert link_for(signal, "+491713920033", "Hallo") == link_for(signal, "+491713920033")


def test_mail_address_cannot_add_headers() -> None:
    """What an address may hold by the letter of the standard still can't add a recipient or a subject."""
    link = link_for(CHANNELS["email"], "a&bcc=x?subject=y@example.com")
    assert link == "mailto:a%26bcc%3Dx%3Fsubject%3Dy@example.com"


@given(channel=st.sampled_from(sorted(CHANNELS)), address=st.text(), text=st.text())
def test_any_text_stays_inside(channel: str, address: str, text: str) -> None:
    """No address and no text puts anything but plain signs into a link, nor changes how it begins."""
    link = link_for(CHANNELS[channel], address, text)
    if link is not None:
        assert set(link) <= PLAIN
        assert link.startswith(CHANNELS[channel].link.partition("{")[0])


@given(text=st.text(alphabet=st.characters()))
def test_any_text_in_whatsapp(text: str) -> None:
    """A text never ends the part of the link it stands in."""
    link = link_for(CHANNELS["whatsapp"], "+491713920033", text)
    assert link is not None
    parts = urlsplit(link)
    assert (parts.path, parts.fragment, parts.query.count("=")) == ("/491713920033", "", 1 if text else 0)
