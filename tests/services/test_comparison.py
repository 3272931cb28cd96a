"""The messengers compared: dated, sourced, in plain words, on one sheet."""

from __future__ import annotations

import pypdfium2
import pytest

from consentregister.domain.words import Language
from consentregister.register import Register
from tests.paper.reading import words_of


@pytest.mark.parametrize("language", [*Language])
def test_every_fact_is_worded_dated_and_sourced(register: Register, language: Language) -> None:
    """No cell is empty in either language, and each service says when and where it was read."""
    for one in register.comparison.show(language):
        facts = (one.name, one.provider, one.outside, one.encrypted, one.address_book, one.contract, one.advice)
        assert all(facts), one.id
        assert one.as_of.year >= 2026
        assert one.source
        assert one.checked


def test_no_german_sheet_speaks_english(register: Register) -> None:
    """The facts of the table of services are put into German, also where they are not verified."""
    words = words_of(register.comparison.pdf(Language.DE)).lower()
    assert [word for word in ("unverified", "none", "yes", "private app)", "adequacy") if word in words] == [
        "private app)"
    ]


def test_what_the_business_uses_is_marked(register: Register) -> None:
    """Of WhatsApp's three services the one set, of the others those offered."""
    register.settings.set({"channels": "whatsapp threema sms", "whatsapp_service": "whatsapp_platform"})
    used = [one.id for one in register.comparison.show() if one.used]
    assert used == ["whatsapp_platform", "threema_work", "sms"]


@pytest.mark.parametrize("language", [*Language])
def test_the_sheet_is_one_page_with_date_and_all_services(register: Register, language: Language) -> None:
    """One A4 on its side holds every service, the day of the facts and who hands it out."""
    pdf = register.comparison.pdf(language)
    document = pypdfium2.PdfDocument(pdf)
    assert [tuple(map(round, page.get_size())) for page in document] == [(842, 595)]
    text = document[0].get_textpage()
    lowest = min(text.get_rect(number)[1] for number in range(text.count_rects()))
    text.close()
    document.close()
    assert lowest > 14
    words = words_of(pdf).replace(" ", "")
    for one in register.comparison.show(language):
        assert one.name.replace(" ", "") in words
        assert one.outside.replace(" ", "") in words
    assert {Language.DE: "24.11.2026", Language.EN: "24/11/2026"}[language] in words
    assert "SalonScherenschnitt" in words


def test_a_contract_that_nobody_verified_is_not_claimed(register: Register) -> None:
    """Signal has none, Threema Work has one, an operator of text messages needs none."""
    contracts = {one.id: one.contract for one in register.comparison.show(Language.EN)}
    assert (contracts["signal"], contracts["threema_work"], contracts["sms"]) == ("none known", "yes", "not needed")
