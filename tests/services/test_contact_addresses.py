"""Where customers write to the business: what is taken, what is refused, and the links made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consentregister.domain.errors import InvalidInput
from consentregister.domain.links import contact_link
from consentregister.domain.settings import ADDRESSED, Settings
from consentregister.services.catalogue import load_catalogue
from consentregister.services.contact_addresses import check_contact_addresses, contact_address
from consentregister.services.settings import check_settings

CATALOGUE = load_catalogue()
SALON = Settings(business_name="Salon", business_phone="0171 39200 15", business_email="Salon@example.org")
SIGNAL_LINK = "https://signal.me/#eu/AbCd-EfGh_0123456789AbCdEfGh0123456789AbCdEfGh0123456789AbCdEfGh01"


def link(channel: str, typed: str, text: str = "Hallo") -> str | None:
    """The link for an address as typed."""
    settings = replace(SALON, **{f"{channel}_address": typed})
    return contact_link(
        CATALOGUE.channels[channel], contact_address(CATALOGUE.channels[channel], settings), text, "Anfrage"
    )


@pytest.mark.parametrize(
    ("channel", "typed", "expected"),
    [
        ("whatsapp", "", "https://wa.me/491713920015?text=Hallo"),
        ("whatsapp", "030 23125 101", "https://wa.me/493023125101?text=Hallo"),
        ("signal", "+49 (0)171 39200 16", "https://signal.me/#p/+491713920016"),
        ("signal", SIGNAL_LINK, SIGNAL_LINK),
        ("threema", "abcd1234", "https://threema.id/ABCD1234?text=Hallo"),
        ("threema", "*SALON01", "https://threema.id/%2ASALON01?text=Hallo"),
        ("telegram", "@salon_beispiel", "https://t.me/salon_beispiel?text=Hallo"),
        ("telegram", "https://t.me/salon_beispiel", "https://t.me/salon_beispiel?text=Hallo"),
        ("telegram", "0171 39200 17", "https://t.me/+491713920017"),
        ("instagram", "@salon.beispiel", "https://ig.me/m/salon.beispiel"),
        ("facebook_messenger", "salon.beispiel", "https://m.me/salon.beispiel"),
        ("matrix_element", "@salon:example.org", "https://matrix.to/#/@salon:example.org"),
    ],
)
def test_links(channel: str, typed: str, expected: str) -> None:
    """Each service is reached by its own kind of link, with the first text where it takes one."""
    assert link(channel, typed) == expected


def test_mail_has_text_and_subject() -> None:
    """A mail begins with its text and a subject, both encoded."""
    mail = CATALOGUE.channels["email"]
    address = contact_address(mail, SALON)
    assert contact_link(mail, address, "Guten Tag & 1 + 1", "Anfrage?") == (
        "mailto:salon@example.org?body=Guten%20Tag%20%26%201%20%2B%201&subject=Anfrage%3F"
    )


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        ("whatsapp", "@salon"),
        ("whatsapp", "https://wa.me/491713920015"),
        ("whatsapp", "0171"),
        ("signal", "salon.42"),
        ("signal", "https://signal.group/#abcdefghijklmnopqrstuvwxyz"),
        ("threema", "ABCD123"),
        ("threema", "*ABCD1234"),
        ("telegram", "ab"),
        ("telegram", "+joinchat"),
        ("instagram", "salon beispiel"),
        ("facebook_messenger", "https://facebook.com/salon"),
        ("matrix_element", "salon@example.org"),
    ],
)
def test_what_is_no_address_is_refused_by_its_field(channel: str, typed: str) -> None:
    """The error names the setting, so that its sentence stands under the field."""
    with pytest.raises(InvalidInput) as error:
        check_settings(replace(SALON, **{f"{channel}_address": typed}), CATALOGUE)
    assert error.value.field == f"{channel}_address"


def test_a_landline_is_no_whatsapp_by_itself() -> None:
    """Only a mobile number of the business stands in where no other is set; nothing else does."""
    landline = replace(SALON, business_phone="030 23125 101")
    assert contact_address(CATALOGUE.channels["whatsapp"], landline) == ""
    assert contact_address(CATALOGUE.channels["signal"], SALON) == ""


@pytest.mark.parametrize("text", ["x" * 121, "Guten Tag\nich"])
def test_a_first_text_that_no_code_takes_is_refused(text: str) -> None:
    """Too long, or more than one line."""
    with pytest.raises(InvalidInput) as error:
        check_contact_addresses(replace(SALON, card_text=text), CATALOGUE)
    assert error.value.field == "card_text"


@given(channel=st.sampled_from(ADDRESSED), typed=st.text(max_size=60), text=st.text(max_size=60))
def test_any_address_is_refused_or_makes_a_link_of_its_service(channel: str, typed: str, text: str) -> None:
    """Nothing that is typed leads elsewhere than to the service."""
    starts = tuple(
        pattern.partition("{")[0].rstrip("+")
        for pattern in (CATALOGUE.channels[channel].link, CATALOGUE.channels[channel].name_link)
        if pattern
    )
    try:
        made = link(channel, typed, text)
    except InvalidInput:
        return
    assert made is None or (made.startswith(starts) and made.isascii() and " " not in made)
