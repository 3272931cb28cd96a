"""WhatsApp's links in their three forms: for any device (wa.me), for its own program, for its page in the browser.

The page behind wa.me calls the program by `whatsapp:` once more. Where that kind of link comes to us, wa.me would ask
the same question again and again; the other two forms lead there at once.
"""

from __future__ import annotations

from typing import Final

WEB: Final = "https://wa.me/"
_APP = "whatsapp://send"
_BROWSER = "https://web.whatsapp.com/send"


def for_program(link: str) -> str:
    """The link as WhatsApp's own program takes it; one that has this form stays as it is."""
    return f"{_APP}?{_query(link)}" if link.startswith(WEB) else link


def for_browser(link: str) -> str:
    """The link as WhatsApp's page in the browser takes it without calling the program."""
    return f"{_BROWSER}?{_query(link)}"


def _query(link: str) -> str:
    before, _, query = link.partition("?")
    if not link.startswith(WEB):
        return query
    phone = f"phone={before.removeprefix(WEB)}"
    return f"{phone}&{query}" if query else phone
