"""WhatsApp's links in their three forms."""

from __future__ import annotations

import pytest

from consentregister.domain.asked_link import read_link
from consentregister.domain.whatsapp_links import for_browser, for_program

TEXT = "text=Sch%C3%B6n%20%26%20gut%0A"
WEB = "https://wa.me/491713920010"
APP = "whatsapp://send?phone=491713920010"


@pytest.mark.parametrize("text", ["", TEXT])
def test_each_form_says_the_same(text: str) -> None:
    """Number and text stay as they are, whichever form they are put into."""
    web, app = (link + (sign + text if text else "") for link, sign in ((WEB, "?"), (APP, "&")))

    assert for_program(web) == app
    assert for_browser(web) == for_browser(app) == app.replace("whatsapp://", "https://web.whatsapp.com/")
    assert read_link(for_program(web)).address == "+491713920010"


def test_the_program_gets_its_own_link_untouched() -> None:
    """A link that came in is passed on letter by letter."""
    link = "WhatsApp://send/?text=a&phone=%2B491713920010"
    assert for_program(link) == link
