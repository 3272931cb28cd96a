"""Links that come in from outside: what they may say, and nothing more."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consentregister.domain.asked_link import LONGEST_LINK, SCHEMES, read_link
from consentregister.domain.errors import InvalidInput
from consentregister.domain.links import link_for
from consentregister.services.catalogue import load_catalogue

CHANNELS = load_catalogue().channels
ANNA, PER_MAIL = "+491713920010", "anna@example.com"
# Channels whose own link is one of those that come in, and the channel it is read as.
COMING_BACK = {
    "whatsapp": "whatsapp",
    "sms": "sms",
    "rcs": "sms",
    "imessage": "sms",
    "phone_call": "phone_call",
    "email": "email",
}


@pytest.mark.parametrize(
    ("link", "channel", "address"),
    [
        ("whatsapp://send?phone=491713920010", "whatsapp", ANNA),
        ("whatsapp://send/?phone=%2B49%20171%2039200%2010&text=Hallo%0ADu&type=phone_number", "whatsapp", ANNA),
        ("WhatsApp:send?phone=00491713920010", "whatsapp", ANNA),
        ("whatsapp://send?text=Sch%C3%B6n", "whatsapp", ""),
        ("https://wa.me/491713920010?text=100%", "whatsapp", ANNA),
        ("tel:+491713920010", "phone_call", ANNA),
        ("tel:0171/39200-10", "phone_call", ANNA),
        ("tel:+49-30-23125-101;ext=12", "phone_call", "+493023125101"),
        ("sms:+491713920010?body=x;y", "sms", ANNA),
        ("smsto:0171%2039200%2010", "sms", ANNA),
        ("sms:?body=Hallo", "sms", ""),
        ("mailto:Anna@example.com?subject=Termin&body=Hallo%0D%0ADu", "email", PER_MAIL),
        ("mailto:?subject=Seite&body=x", "email", ""),
        ("consentregister:check?number=0171%2039200%2010&channel=signal", "signal", ANNA),
    ],
)
def test_a_link_names_channel_and_address(link: str, channel: str, address: str) -> None:
    """Each kind is read for whom it goes to and how; the link itself stays as it came."""
    asked = read_link(link)

    assert (asked.channel, asked.address, asked.others, asked.link) == (channel, address, (), link)


def test_a_link_of_our_own_names_a_person_and_leads_nowhere() -> None:
    """Another program asks about a name; there is nothing to pass on."""
    asked = read_link("consentregister://check/?person=Leyla+%C3%96zdemir")

    assert (asked.name, asked.address, asked.channel) == ("Leyla Özdemir", "", "")
    assert not asked.leads_on
    assert read_link(f"tel:{ANNA}").leads_on


@pytest.mark.parametrize(
    ("link", "others"),
    [
        ("mailto:anna@example.com,bo@example.org", ["bo@example.org"]),
        ("mailto:anna@example.com%2C%20bo@example.org", ["bo@example.org"]),
        (
            "mailto:anna@example.com?CC=bo@example.org&bcc=cy@example.org,ANNA@example.com",
            ["bo@example.org", "cy@example.org"],
        ),
        ("mailto:?to=anna@example.com,bo@example.org", ["bo@example.org"]),
        ("sms:+491713920010,0171%2039200%2011", ["+491713920011"]),
    ],
)
def test_others_are_named(link: str, others: list[str]) -> None:
    """Nobody who would get the message stays unseen, each is named once, and the first is the one to ask about."""
    asked = read_link(link)

    assert asked.address in {ANNA, PER_MAIL}
    assert list(asked.others) == others


@pytest.mark.parametrize(
    "link",
    [
        "",
        "tel:",
        "--help",
        "/etc/passwd",
        "C:\\Windows\\notepad.exe",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://example.com/",
        "https://wa.me/491713920010/../x",
        "https://wa.me@example.com/491713920010",
        "consentregister:../../",
        "consentregister:check",
        "consentregister:check?person=",
        "consentregister:check?person=a&number=0171",
        "consentregister:check?person=a&run=b",
        "consentregister:check?person=a&channel=../x",
        "consentregister:erase?person=anna",
        "consentregister:check?person=%E2%80%AEanna",
        "consentregister:check?person=" + "a" * 201,
        "tel:+491713920010&evil",
        "tel:+491713920010?evil",
        "tel:+491713920010;evil=1",
        "tel:*%2306%23",
        "tel:*#06#",
        "tel:+49171\x003920010",
        "tel:+491713920010%00",
        "tel:+491713920010\n",
        "tel:+4917139200%0A10",
        "tel:+49171%2539200",
        "tel:\u202e+491713920010",
        "tel:+٤٩١٧١٣٩٢٠٠١٠abc",
        "tel:110--help",
        "whatsapp://send?phone=491713920010&text=a%00b",
        "whatsapp://send?phone=491713920010&text=a\u202eb",
        "mailto:anna@example.com?body=a\nb",
        "whatsapp://send?phone=;rm -rf",
        "whatsapp://send?phone=;rm%20-rf",
        "whatsapp://send?phone=491713920010&phone=491713920011",
        "whatsapp://send?phone=491713920010&PHONE=491713920011",
        "whatsapp://send?phone=491713920010&amp;phone=491713920011",
        "whatsapp://send?phone=491713920010&abid=7",
        "whatsapp://send?phone=%zz",
        "whatsapp://send?phone=%ff",
        "whatsapp://chat?code=abc",
        "whatsapp://send?phone=491713920010#&text=x",
        "whatsapp://send?text=a#&phone=491713920010",
        "sms:+491713920010?addresses=+491713920011",
        "sms://open?addresses=+491713920010",
        "mailto:anna",
        "mailto:anna@example.com,,bo@example.org",
        "mailto:Anna%20<anna@example.com>",
        "mailto:anna@example.com?attach=/etc/passwd",
        "mailto:anna@example.com?subject=x%0d%0aBcc:bo@example.org",
        "mailto:anna@example.com%0d%0abcc:bo@example.org",
        "mailto:" + ",".join(f"a{n}@example.com" for n in range(60)),
        'mailto:"a b"@example.com',
        "tel:\ud800",
    ],
)
def test_what_is_not_understood_whole_is_refused(link: str) -> None:
    """Paths, commands, hidden signs, second recipients by the back door: each is refused as a whole."""
    with pytest.raises(InvalidInput) as refused:
        read_link(link)

    assert refused.value.key == "errors.link_invalid"
    assert refused.value.data == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_long_link_is_refused(scheme: str) -> None:
    """A megabyte is not looked at, whatever it begins with."""
    with pytest.raises(InvalidInput) as refused:
        read_link(f"{scheme}:" + "1" * 1_000_000)

    assert refused.value.key == "errors.link_too_long"


def test_the_longest_link_is_read() -> None:
    """A long text may come along."""
    begin = f"mailto:{PER_MAIL}?body="
    assert read_link(begin + "x" * (LONGEST_LINK - len(begin))).address == PER_MAIL


def test_numbers_without_a_country_are_those_of_the_business() -> None:
    """An Austrian salon clicks an Austrian number."""
    assert read_link("tel:0512%209999%20101", country="AT").address == "+435129999101"


@given(channel=st.sampled_from(sorted(COMING_BACK)), text=st.text())
def test_a_link_we_make_is_read_back(channel: str, text: str) -> None:
    """What the register opens itself it understands when it comes in: same address, whatever the text."""
    address = PER_MAIL if channel == "email" else ANNA
    link = link_for(CHANNELS[channel], address, text)
    assert link is not None
    if "%00" not in link and len(link) <= LONGEST_LINK:
        asked = read_link(link)
        assert (asked.channel, asked.address, asked.others) == (COMING_BACK[channel], address, ())


@given(
    scheme=st.sampled_from([*SCHEMES, "https", "file", ""]),
    middle=st.sampled_from([":", "://", "://send?", ":send?phone=", ":check?person=", ":check?", "://wa.me/"]),
    rest=st.text() | st.text(alphabet="+0123456789%&=?;,@abcdef./-"),
)
@example("mailto", ":", "@")
@example("mailto", ":", "a@[1.2.3.4]")
@example("tel", ":", "+" + "9" * 5_000)
@example("consentregister", ":check?person=", "%F0%9F")
def test_reading_never_fails_otherwise(scheme: str, middle: str, rest: str) -> None:
    """Whatever comes in, it is a link with everybody named, or it is refused; nothing else ever happens."""
    link = scheme + middle + rest
    with suppress(InvalidInput):
        asked = read_link(link)
        assert asked.link == link
        assert all(value.isprintable() for value in (asked.address, asked.name, *asked.others))
